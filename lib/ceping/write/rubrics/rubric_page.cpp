// A rubric for people on a terminal, and plain lists of it for scripts.
#include <ceping/write/rubrics/rubric_page.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/expect.hpp>
#include <ceping/model/kind.hpp>
#include <ceping/write/formats/text_table.hpp>
#include <ceping/write/rubrics/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

class Page {
public:
    Page(const Rubric& rubric, const PageOptions& options)
        : rubric_(rubric),
          options_(options),
          table_({{say({"编号", "id"})},
                  {say({"标题", "title"}), false, true},
                  {say({"分值", "points"}), true},
                  {say({"类型", "kind"})},
                  {say({"规则", "rule"}), false, true},
                  {say({"测评方法", "methods"}), false, true},
                  {say({"说明", "notes"}), false, true}}) {}

    std::string text() {
        for (const auto& item : rubric_.items) {
            const auto cells = cells_of(item);
            table_.measure({cells.begin(), cells.end()});
        }
        table_.settle(options_.width);
        add_head();
        add_items(Section::items, {}, nullptr);
        add_items(Section::bonus, {"加分", "bonus"}, &rubric_.bonus);
        add_items(Section::penalties, {"扣分", "penalties"}, &rubric_.penalties);
        add_conditions({"前置条件", "prerequisites"}, rubric_.prerequisites, false);
        add_conditions({"一票否决", "vetoes"}, rubric_.vetoes, true);
        add_bands();
        add_expect();
        add_facts();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(options_.language); }

    void line(const Words& text) { out_ += printable(say(text)) + "\n"; }

    void heading(const std::string& text) {
        const std::string shown = printable(text);
        out_ += "\n" + (options_.color ? "\x1B[1m" + shown + "\x1B[0m" : shown) + "\n";
    }

    void add_head() {
        const std::string title = printable(rubric_.title);
        out_ += (options_.color ? "\x1B[1m" + title + "\x1B[0m" : title) + "\n";
        std::vector<Words> names = {rubric_.id, rubric_.edition, status_words(rubric_.status),
                                    rubric_.authority};
        std::erase_if(names, [](const Words& each) { return each.en.empty(); });
        line(joined(names, comma_));
        const auto& due = rubric_.deadline;
        line(phrases::page_facts.with(
            {{"points", rubric_.out_of ? phrases::points_of_full.with({{"points", rubric_.total.plain()},
                                                                       {"full", rubric_.out_of->plain()}})
                                       : phrases::page_points.with({{"points", rubric_.total.plain()}})},
             {"period",
              rubric_.period ? phrases::page_period.with({{"period", period_words(rubric_)}}) : Words()},
             {"deadline", due ? phrases::page_deadline.with({{"day", date_words(*due)}}) : Words()},
             {"policy", policy_words(rubric_.policy)}}));
        for (const auto& base : rubric_.bases) {
            line(phrases::extends_base.with({{"base", base}}));
        }
        heading(table_.header());
    }

    [[nodiscard]] std::string methods_of(const Criterion& criterion) const {
        std::string out;
        const bool equal = std::all_of(
            criterion.methods.begin(), criterion.methods.end(),
            [&](const MethodShare& each) { return each.weight == criterion.methods.front().weight; });
        for (const auto& share : criterion.methods) {
            out += out.empty() ? "" : " ";
            out += !share.method ? say({"自评", "self"}) : rubric_.method(share.method).id;
            out += equal ? "" : ":" + share.weight.plain();
        }
        return out;
    }

    [[nodiscard]] std::string notes_of(const Item& item) const {
        std::vector<Words> out;
        if (!item.when.always()) {
            out.emplace_back("限部分单位", "when");
        }
        if (item.weight) {
            out.push_back(phrases::weighing.with({{"weight", item.weight->plain()}}));
        }
        if (item.group && item.group->aggregate == Aggregate::weighted) {
            out.emplace_back("加权", "weighted");
        }
        if (item.group && !item.group->gate.empty()) {
            out.emplace_back("保证项目", "gate");
        }
        if (item.group && item.group->has_extras()) {
            out.push_back(extras_of(*item.group));
        }
        if (item.is_of_group()) {
            out.push_back(item.section == Section::bonus ? Words{"本项目加分", "adds to its group"}
                                                         : Words{"本项目扣分", "taken from its group"});
        }
        if (item.criterion && item.criterion->may_not_apply) {
            out.emplace_back("可不适用", "n/a");
        }
        if (item.criterion && item.criterion->evidence.min > 0) {
            const EvidenceRule& rule = item.criterion->evidence;
            out.push_back(
                (rule.zero ? phrases::pieces_needed : phrases::pieces_asked).with({{"pieces", rule.min}}));
        }
        return say(joined(out, comma_));
    }

    /// The rule, then that of each variant.
    [[nodiscard]] Words rules_of(const Item& item) const {
        std::vector<Words> out;
        std::size_t number = 0;
        each_version(item, [&](const Criterion&, const Places&, const Variant* variant) {
            out.push_back(variant == nullptr ? rule_words(item) : variant_words(rubric_, item, number++));
        });
        return joined(out, {"；", "; "});
    }

    [[nodiscard]] std::vector<std::string> cells_of(const Item& item) const {
        const std::string indent(2 * static_cast<std::size_t>(std::max(item.depth - 1, 0)), ' ');
        std::vector<std::string> cells = {indent + item.id,
                                          indent + item.title,
                                          item.unlimited ? std::string() : item.points.plain(),
                                          "",
                                          "",
                                          "",
                                          notes_of(item)};
        if (item.criterion) {
            cells[3] = say(kind_words(*item.criterion->kind));
            cells[4] = say(rules_of(item));
            cells[5] = methods_of(*item.criterion);
        }
        for (auto& cell : cells) {
            cell = printable(cell);
        }
        return cells;
    }

    void add_items(Section section, const Words& title, const ExtraSection* extra) {
        if (extra != nullptr) {
            if (extra->items.empty()) {
                return;
            }
            const Words limits = limits_of(*extra);
            heading(say(limits.en.empty() ? title : joined({title, limits}, comma_)));
        }
        for (const auto& item : rubric_.items) {
            if (section_shown(item) != section) {
                continue;
            }
            const auto cells = cells_of(item);
            const std::string row = table_.line({cells.begin(), cells.end()});
            const bool bold = options_.color && item.group && item.depth == 1;
            out_ += (bold ? "\x1B[1m" + row + "\x1B[0m" : row) + "\n";
        }
    }

    /// Rows of id (or, where `sentence`, a text that may be cut), title and a remark, aligned among themselves.
    void add_rows(const Words& title, const std::vector<std::array<std::string, 3>>& rows,
                  bool sentence = false) {
        if (rows.empty()) {
            return;
        }
        TextTable table({{"", false, sentence}, {"", false, true}, {"", false, true}});
        for (const auto& row : rows) {
            table.measure({row.begin(), row.end()});
        }
        table.settle(options_.width);
        heading(say(title));
        for (const auto& row : rows) {
            out_ += table.line({row.begin(), row.end()}) + "\n";
        }
    }

    void add_conditions(const Words& title, const std::vector<Condition>& conditions, bool effect) {
        std::vector<std::array<std::string, 3>> rows;
        for (const auto& each : conditions) {
            std::vector<Words> notes;
            if (effect) {
                notes.push_back(effect_words(each.effect));
            }
            if (!each.when.always()) {
                notes.emplace_back("限部分单位", "when");
            }
            if (each.months) {
                notes.push_back(phrases::months_before_end.with(
                    {{"months",
                      {std::to_string(*each.months), counted(std::to_string(*each.months), "month")}}}));
            }
            if (each.follows) {
                notes.push_back(phrases::rate_from.with({{"node", rubric_.at(each.follows->item).id},
                                                         {"rate", share_text(*each.follows->min_rate)}}));
            }
            rows.push_back(
                {printable(each.id), printable(each.title), printable(say(joined(notes, comma_)))});
        }
        add_rows(title, rows);
    }

    void add_bands() {
        std::vector<std::array<std::string, 3>> rows;
        for (const auto& band : rubric_.bands) {
            std::vector<Words> needs;
            if (!band.when.always()) {
                needs.emplace_back("限部分单位", "when");
            }
            if (band.min) {
                needs.push_back(phrases::score_from.with({{"score", band.min->plain()}}));
            }
            for (const auto& each : band.requirements) {
                const std::string& node = rubric_.at(each.item).id;
                needs.push_back(each.min_rate ? phrases::rate_from.with(
                                                    {{"node", node}, {"rate", share_text(*each.min_rate)}})
                                              : phrases::over_nothing.with({{"node", node}}));
            }
            rows.push_back(
                {printable(band.id), printable(band.title), printable(say(joined(needs, comma_)))});
        }
        add_rows({"等次", "bands"}, rows);
    }

    void add_expect() {
        std::vector<std::array<std::string, 3>> rows;
        for (const auto& rule : rubric_.expect) {
            const bool usual = rule.severity == Severity::warning;
            rows.push_back({printable(say(describe(rubric_, rule))), printable(rule.message),
                            usual ? "" : std::string(severity_word(rule.severity, options_.language))});
        }
        add_rows({"一致性规则", "consistency rules"}, rows, true);
    }

    void add_facts() {
        std::vector<std::array<std::string, 3>> rows;
        for (const auto& fact : rubric_.facts) {
            std::vector<Words> all(fact.values.begin(), fact.values.end());
            if (fact.number) {
                all.insert(all.begin(), Words{"数字", "number"});
            }
            const Words values = joined(all, " ");
            rows.push_back(
                {printable(fact.id), printable(fact.title),
                 printable(say(fact.required ? phrases::required_fact.with({{"values", values}}) : values))});
        }
        add_rows({"单位信息", "facts"}, rows);
    }

    const Words comma_{"，", ", "};
    const Rubric& rubric_;
    PageOptions options_;
    TextTable table_;
    std::string out_;
};

/// A list of a rubric: its name for --list and what makes its lines.
struct List {
    std::string_view name;
    std::string (*write)(const Rubric&);
};

std::string entry(std::string_view id, std::string_view title) {
    return printable(id) + "\t" + printable(title) + "\n";
}

template <typename Range>
std::string entries(const Range& range) {
    std::string out;
    for (const auto& each : range) {
        out += entry(each.id, each.title);
    }
    return out;
}

std::string nodes(const Rubric& rubric, bool groups) {
    std::string out;
    for (const auto& item : rubric.items) {
        out += item.group.has_value() == groups ? entry(item.id, item.title) : "";
    }
    return out;
}

constexpr List rubric_lists[] = {
    {"criteria", [](const Rubric& rubric) { return nodes(rubric, false); }},
    {"groups", [](const Rubric& rubric) { return nodes(rubric, true); }},
    {"facts", [](const Rubric& rubric) { return entries(rubric.facts); }},
    {"methods", [](const Rubric& rubric) { return entries(rubric.methods); }},
    {"vetoes", [](const Rubric& rubric) { return entries(rubric.vetoes); }},
    {"bands", [](const Rubric& rubric) { return entries(rubric.bands); }},
};

}  // namespace

std::string rubric_page(const Rubric& rubric, const PageOptions& options) {
    return Page(rubric, options).text();
}

std::vector<std::string> rubric_list_names() {
    std::vector<std::string> out;
    for (const auto& list : rubric_lists) {
        out.emplace_back(list.name);
    }
    return out;
}

std::string rubric_list(const Rubric& rubric, std::string_view what) {
    for (const auto& list : rubric_lists) {
        if (list.name == what) {
            return list.write(rubric);
        }
    }
    return {};
}

}  // namespace ceping
