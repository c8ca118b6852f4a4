#include <ceping/score/same_unit.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <vector>

namespace ceping {

namespace {

/// Whether two regions can be the same: one may say less, 泉州市 for 泉州市/丰泽区.
bool agree(std::string_view one, std::string_view other) {
    const std::string a = folded(one);
    const std::string b = folded(other);
    const auto begins = [](const std::string& longer, const std::string& start) {
        return longer.starts_with(start) && (longer.size() == start.size() || longer[start.size()] == '/');
    };
    return begins(a, b) || begins(b, a);
}

class Comparer {
public:
    Comparer(const Rubric& rubric, const Record& first, Diagnostics& found)
        : rubric_(rubric), first_(first), found_(found) {}

    void compare(const Record& record) {
        const Unit& here = record.unit;
        const Unit& there = first_.unit;
        if (!here.name.empty() && !there.name.empty() && folded(here.name) != folded(there.name)) {
            say({"单位名称", "name"}, record, record.name_place, here.name, there.name);
        }
        if (!here.region.empty() && !there.region.empty() && !agree(here.region, there.region)) {
            say({"所属地区", "region"}, record, record.region_place, here.region, there.region);
        }
        for (std::size_t i = 0; i < here.facts.size() && i < there.facts.size(); ++i) {
            const auto& fact = rubric_.facts[i];
            if (here.facts[i] && there.facts[i] && !same_fact(fact, *here.facts[i], *there.facts[i])) {
                const Place at = i < record.fact_places.size() ? record.fact_places[i] : record.place;
                say({fact.title.empty() ? fact.id : fact.title, fact.id}, record, at, here.facts[i]->text,
                    there.facts[i]->text);
            }
        }
    }

private:
    void say(Words what, const Record& record, Place at, const std::string& here, const std::string& there) {
        const Place place = at == Place{} ? record.place : at;
        found_.add("records-differ", record.at(place),
                   {std::move(what), here, there, first_.at(first_.place).text(), record.unit.id});
    }

    const Rubric& rubric_;
    const Record& first_;
    Diagnostics& found_;
};

}  // namespace

void check_same_unit(const Rubric& rubric, std::span<const Record* const> records, Diagnostics& found) {
    if (records.empty() || records.front()->unit.id.empty()) {
        return;
    }
    const auto self = std::find_if(records.begin(), records.end(),
                                   [](const Record* each) { return each->is_self() && each->known_source; });
    const Record& first = self == records.end() ? *records.front() : **self;
    Comparer comparer(rubric, first, found);
    for (const Record* each : records) {
        if (each != &first && !each->is_broken() && !first.is_broken()) {
            comparer.compare(*each);
        }
    }
}

}  // namespace ceping
