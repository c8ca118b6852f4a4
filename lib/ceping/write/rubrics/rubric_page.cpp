// A rubric for people on a terminal, and plain lists of it for scripts.
#include <ceping/write/rubrics/rubric_page.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/expect.hpp>
#include <ceping/model/kind.hpp>
#include <ceping/write/formats/text_table.hpp>
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

    void line(const std::string& text) { out_ += printable(text) + "\n"; }

    void heading(const std::string& text) {
        const std::string shown = printable(text);
        out_ += "\n" + (options_.color ? "\x1B[1m" + shown + "\x1B[0m" : shown) + "\n";
    }

    void add_head() {
        const std::string title = printable(rubric_.title);
        out_ += (options_.color ? "\x1B[1m" + title + "\x1B[0m" : title) + "\n";
        const std::string comma = say({"，", ", "});
        line(rubric_.id + (rubric_.edition.empty() ? "" : comma + rubric_.edition) + comma +
             say(status_words(rubric_.status)) +
             (rubric_.authority.empty() ? "" : comma + rubric_.authority));
        std::string facts = rubric_.total.plain() + say({" 分", " points"});
        if (rubric_.period) {
            facts += say({"；测评期 ", "; period "}) + say(period_words(rubric_));
        }
        if (rubric_.deadline) {
            facts += say(Words("；截止 ", "; deadline ") + date_words(*rubric_.deadline));
        }
        facts += say({"；缺项", "; not applicable: "}) + say(policy_words(rubric_.policy));
        line(facts);
        for (const auto& base : rubric_.bases) {
            line(say({"底本 ", "extends "}) + base);
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
        std::string out;
        const std::string comma = say({"，", ", "});
        const auto add = [&](const std::string& note) { out += (out.empty() ? "" : comma) + note; };
        if (!item.when.always()) {
            add(say({"限部分单位", "when"}));
        }
        if (item.weight) {
            add(say({"权重 ", "weight "}) + item.weight->plain());
        }
        if (item.group && item.group->aggregate == Aggregate::weighted) {
            add(say({"加权", "weighted"}));
        }
        if (item.group && !item.group->gate.empty()) {
            add(say({"保证项目", "gate"}));
        }
        if (item.criterion && item.criterion->may_not_apply) {
            add(say({"可不适用", "n/a"}));
        }
        if (item.criterion && item.criterion->evidence.min > 0) {
            add(say({"佐证 ", "evidence "}) + std::to_string(item.criterion->evidence.min) +
                (item.criterion->evidence.zero ? "!" : ""));
        }
        return out;
    }

    [[nodiscard]] std::vector<std::string> cells_of(const Item& item) const {
        const std::string indent(2 * static_cast<std::size_t>(std::max(item.depth - 1, 0)), ' ');
        std::vector<std::string> cells = {
            indent + item.id, indent + item.title, item.points.plain(), "", "", "", notes_of(item)};
        if (item.criterion) {
            cells[3] = say(kind_words(*item.criterion->kind));
            cells[4] = item.criterion->kind->rule(item.points).in(options_.language);
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
            heading(say(limits.en.empty() ? title : title + Words("，", ", ") + limits));
        }
        for (const auto& item : rubric_.items) {
            if (item.section != section) {
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
            rows.push_back(
                {printable(each.id), printable(each.title), effect ? say(effect_words(each.effect)) : ""});
        }
        add_rows(title, rows);
    }

    void add_bands() {
        std::vector<std::array<std::string, 3>> rows;
        for (const auto& band : rubric_.bands) {
            std::string needs = band.min ? say({"≥ ", ">= "}) + band.min->plain() : "";
            for (const auto& each : band.requirements) {
                needs += needs.empty() ? "" : say({"，", ", "});
                needs += rubric_.at(each.item).id +
                         (each.min_rate ? say({" ≥ ", " >= "}) + share_text(*each.min_rate) : " > 0");
            }
            rows.push_back({printable(band.id), printable(band.title), printable(needs)});
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
            std::string values = fact.number ? say({"数字", "number"}) : "";
            for (const auto& value : fact.values) {
                values += (values.empty() ? "" : " ") + value;
            }
            values += fact.required ? say({"（必填）", " (required)"}) : "";
            rows.push_back({printable(fact.id), printable(fact.title), printable(values)});
        }
        add_rows({"单位信息", "facts"}, rows);
    }

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

constexpr List lists[] = {
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
    for (const auto& list : lists) {
        out.emplace_back(list.name);
    }
    return out;
}

std::string rubric_list(const Rubric& rubric, std::string_view what) {
    for (const auto& list : lists) {
        if (list.name == what) {
            return list.write(rubric);
        }
    }
    return {};
}

}  // namespace ceping
