#include <ceping/write/rubrics/handbook.hpp>

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/write/rubrics/handbook_parts.hpp>
#include <ceping/write/rubrics/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace ceping {

namespace {

void add_overview(HandbookText& text) {
    const Rubric& rubric = text.rubric;
    if (rubric.status == Status::illustrative) {
        text.paragraph(
            {"本细则仅作示例，不是官方标准，不得作为正式测评的依据。",
             "This rubric is illustrative. It is not an official standard, and no official evaluation may "
             "rest on it."},
            true);
    } else if (rubric.status == Status::draft) {
        text.paragraph({"本细则是草案，尚未定稿。", "This rubric is a draft, not a final text."}, true);
    }
    Report::Facts facts;
    text.fact(facts, {"版本", "edition"}, rubric.edition);
    text.fact(facts, {"性质", "status"}, status_words(rubric.status));
    text.fact(facts, {"制定单位", "authority"}, rubric.authority);
    if (rubric.period) {
        text.fact(facts, {"测评期", "period"}, period_words(rubric));
    }
    if (rubric.deadline) {
        text.fact(facts, {"提交截止", "deadline"}, date_words(*rubric.deadline));
    }
    text.fact(facts, {"满分", "full marks"}, phrases::full_marks.with({{"points", rubric.total.plain()}}));
    text.add(std::move(facts));
}

/// How many criteria stand below each item that has none above it; what a group adds or takes of its own is no part of its
/// points, and is not among them.
std::vector<std::size_t> criteria_below_top(const Rubric& rubric) {
    std::vector<std::size_t> out(rubric.items.size());
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        out[rubric.top_of(ItemId(i)).at()] += item.criterion && !item.is_of_group() ? 1U : 0U;
    }
    return out;
}

void add_sections(HandbookText& text) {
    const Rubric& rubric = text.rubric;
    text.heading(2, "sections", {"测评项目一览", "Sections"});
    const bool weighted = rubric.aggregate == Aggregate::weighted;
    Grid table;
    table.columns = {text.column({"测评项目", "section"}), text.column({"测评内容（项）", "criteria"}, true),
                     text.column(weighted ? Words{"权重", "weight"} : Words{"分值", "points"}, true)};
    std::size_t all = 0;
    Exact weights;
    const auto counts = criteria_below_top(rubric);
    for (const ItemId top : rubric.top) {
        const Item& item = rubric.at(top);
        const std::size_t below = counts[top.at()];
        all += below;
        table.rows.push_back({{{id_and_title(item.id, item.title), false, anchor_of(rubric, top)}},
                              {{std::to_string(below)}},
                              {{(weighted ? *item.weight : item.points).plain()}}});
        weights += item.weight.value_or(Exact());
    }
    table.rows.push_back({{{text.say({"合计", "total"}), true}},
                          {{std::to_string(all)}},
                          {{(weighted ? weights : rubric.full()).plain(), true}}});
    const auto extra = [&](const ExtraSection& section, const Words& of, const Words& name,
                           const char* anchor, const char* sign) {
        if (section.items.empty()) {
            return;
        }
        const std::optional<Exact> sum = declared(rubric, section);
        const std::optional<Exact> most = section.cap && sum ? least(*section.cap, *sum)
                                          : sum              ? sum
                                                             : section.cap;
        table.rows.push_back({{{text.say(most ? name : of), false, anchor}},
                              {{std::to_string(section.items.size())}},
                              {{most ? sign + most->plain() : std::string()}}});
    };
    extra(rubric.bonus, {"加分", "bonus"}, {"加分（最多）", "bonus (at most)"}, "bonus", "+");
    extra(rubric.penalties, {"扣分", "penalties"}, {"扣分（最多）", "penalties (at most)"}, "penalties", "−");
    text.add(std::move(table));
}

void add_expectations(HandbookText& text) {
    const Rubric& rubric = text.rubric;
    if (rubric.expect.empty()) {
        return;
    }
    text.heading(2, "consistency", {"一致性核对", "Consistency"});
    text.paragraph(
        {"校验自评材料时按下列规则核对各处填报内容是否一致。规则只作提示，不影响得分。",
         "When records are checked, these rules compare answers with one another. No score depends "
         "on them."});
    Grid table;
    table.columns = {text.column({"规则", "rule"}), text.column({"提示", "message"}),
                     text.column({"程度", "severity"})};
    for (const auto& rule : rubric.expect) {
        table.rows.push_back({text.plain(expect_words(rubric, rule)),
                              {{rule.message}},
                              {{std::string(severity_word(rule.severity, text.language))}}});
    }
    text.add(std::move(table));
}

void add_facts(HandbookText& text) {
    if (text.rubric.facts.empty()) {
        return;
    }
    text.heading(2, "facts", {"单位信息", "What a unit states about itself"});
    Grid table;
    table.columns = {text.column({"编号", "id"}), text.column({"名称", "title"}),
                     text.column({"填写内容", "values"}), text.column({"必填", "required"})};
    for (const auto& fact : text.rubric.facts) {
        Words values = fact.number ? Words("数字", "a number") : Words("文字", "a text");
        if (!fact.values.empty()) {
            values = Words(join({fact.values.begin(), fact.values.end()}, text.say({"、", ", "})));
        }
        table.rows.push_back({{{fact.id}},
                              {{fact.title}},
                              text.plain(values),
                              text.plain(fact.required ? Words("是", "yes") : Words("否", "no"))});
    }
    text.add(std::move(table));
}

void add_sources(HandbookText& text) {
    if (text.rubric.sources.empty()) {
        return;
    }
    text.heading(2, "sources", {"依据", "Sources"});
    Grid table;
    table.columns = {text.column({"代号", "id"}), text.column({"名称", "title"}),
                     text.column({"日期", "date"})};
    for (const auto& source : text.rubric.sources) {
        table.rows.push_back(
            {{{source.id}}, {{source.title}}, {{source.date ? source.date->text() : std::string()}}});
    }
    text.add(std::move(table));
    const auto& items = text.rubric.items;
    if (std::any_of(items.begin(), items.end(), [](const Item& item) { return !item.source.empty(); })) {
        text.paragraph({"没有注明依据的测评内容，依据与所属的组相同。",
                        "A criterion that names no source has that of its group."});
    }
}

void add_identity(HandbookText& text) {
    const Rubric& rubric = text.rubric;
    text.heading(2, "identity", {"版本标识", "Identity"});
    text.paragraph(
        {"本手册由测评细则文件生成。计分摘要相同的两份细则，得分规则相同，只是文字可能不同。",
         "This handbook was made from a rubric's file. Two rubrics of one scoring digest score alike, "
         "though their wording may differ."});
    Report::Facts facts;
    text.fact(facts, {"细则编号", "rubric"}, rubric.id);
    text.fact(facts, {"文件 SHA-256", "SHA-256 of the file"}, rubric.sha256);
    text.fact(facts, {"计分摘要", "scoring digest"}, rubric.scoring);
    text.add(std::move(facts));
}

}  // namespace

std::string anchor_of(const Rubric& rubric, ItemId item) {
    const std::string& id = rubric.at(item).id;
    const bool writable = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    });
    return writable ? "n-" + id : "x-" + std::to_string(item.at());
}

Report handbook(const Rubric& rubric, Language language) {
    HandbookText text(rubric, language);
    add_overview(text);
    add_scoring(text);
    add_sections(text);
    add_items(text, Section::items);
    add_items(text, Section::bonus);
    add_items(text, Section::penalties);
    add_expectations(text);
    add_facts(text);
    add_sources(text);
    add_identity(text);
    return std::move(text.article);
}

}  // namespace ceping
