// A project of somebody else's, built against what is installed alone: RUBRIC is the shipped one. Two records of one unit, its
// own and a visit's, become a score, a band and the explanation of both.
#include <ceping/ceping.hpp>
#include <iostream>

int main(int, char** argv) {
    ceping::Diagnostics found;
    auto campaign = ceping::Campaign::open(argv[1], {}, found);
    if (!campaign) {
        std::cerr << ceping::written(found.all(), "text", ceping::Language::en);
        return 1;
    }
    ceping::RecordDraft own;
    own.unit = "u1";
    own.name = "丰泽区婚姻登记处";
    own.region = "泉州市/丰泽区";
    own.facts = {{"kind", "婚姻登记"}, {"window", "是"}, {"minors", "否"}, {"canteen", "否"},
                 {"led", "是"},        {"tier", "县级"}, {"civ", "市级"},  {"staff", "12"}};
    own.submitted = "2015-12-15";
    own.prerequisites = {{"Q1", true}, {"Q2", true}, {"Q3", true}};
    const ceping::EvidenceDraft paper{"学习计划", "plan.pdf", {}, "文件", "2015-03-14"};
    own.answers = {{"A1.1", {.value = "B", .evidence = {paper, paper}}},
                   {"A1.3", {.value = "12", .evidence = {paper}}},
                   {"A1.4", {.met = {{"a", "b"}}, .evidence = {paper, paper}}},
                   {"A1.7", {.num = "11", .den = "12", .evidence = {paper}}},
                   {"C2.2", {.met = {{"a", "b", "c"}}}}};
    campaign->add(own);

    ceping::RecordDraft visit;
    visit.unit = own.unit;
    visit.name = own.name;
    visit.source = "onsite";
    visit.date = "2015-12-20";
    visit.assessor = "甲";
    visit.answers = {{"C2.2", {.met = {{"a", "b"}}}}};
    campaign->add(visit);

    for (const ceping::Result& result : campaign->score()) {
        std::cout << result.unit.id << ": " << result.score.plain() << ", "
                  << (result.band ? campaign->rubric().band(result.band).title : "none") << "\n\n";
    }
    std::cout << ceping::written(campaign->explain("u1"), "text");
    return 0;
}
