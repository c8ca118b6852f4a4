#include <ceping/write/starts/authored_rubric.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/authored/phrases.hpp>
#include <ceping/write/starts/phrases.hpp>
#include <ceping/write/starts/yaml_lines.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>
#include <vector>

namespace ceping {

namespace {

struct MethodName {
    std::string_view word;
    std::string_view id;
};
constexpr auto method_names = std::to_array<MethodName>({{"暗访", "secret"},
                                                         {"实地", "onsite"},
                                                         {"现场", "onsite"},
                                                         {"问卷", "survey"},
                                                         {"材料", "material"},
                                                         {"资料", "material"},
                                                         {"台账", "material"},
                                                         {"档案", "material"},
                                                         {"网络", "online"},
                                                         {"网上", "online"},
                                                         {"汇报", "briefing"},
                                                         {"访谈", "interview"},
                                                         {"座谈", "interview"},
                                                         {"走访", "interview"},
                                                         {"电话", "phone"},
                                                         {"抽查", "spot-check"}});

struct NamedScale {
    std::string id;
    std::string text;
};

std::string scale_text(const AuthoredRule& rule) {
    std::string out;
    const bool shares = std::all_of(rule.choices.begin(), rule.choices.end(),
                                    [](const auto& choice) { return choice.ratio.has_value(); });
    for (const auto& choice : rule.choices) {
        const std::string worth =
            shares ? choice.ratio->plain() : "{points: " + choice.points.value_or(Exact()).plain() + "}";
        out += (out.empty() ? "{" : ", ") + yaml_text(choice.name) + ": " + worth;
    }
    return out + "}";
}

std::string scale_name(const AuthoredRule& rule, std::size_t number) {
    std::string letters;
    for (const auto& choice : rule.choices) {
        if (choice.name.size() != 1 || lower_ascii(choice.name[0]) < 'a' ||
            lower_ascii(choice.name[0]) > 'z') {
            return "levels-" + std::to_string(number);
        }
        letters += lower_ascii(choice.name[0]);
    }
    return letters + "-" + std::to_string(number);
}

/// `a` … `z`, then `27`.
std::string check_id(std::size_t at) {
    return at < 26 ? std::string(1, static_cast<char>('a' + static_cast<int>(at))) : std::to_string(at + 1);
}

class RubricWriter {
public:
    RubricWriter(const AuthoredTable& table, const RubricStart& start, Language language)
        : table_(table), start_(start), language_(language) {}

    std::string take() && {
        name_methods();
        name_scales(table_.items);
        name_scales(table_.bonus.items);
        name_scales(table_.penalties.items);
        write_head();
        write_names();
        write_conditions("prerequisites", table_.prerequisites, "P");
        write_conditions("vetoes", table_.vetoes, "V");
        out_.line("items:");
        out_.indent(4);
        for (const auto& item : table_.items) {
            write_item(item);
        }
        out_.outdent(4);
        write_extra("bonus", table_.bonus);
        write_extra("penalties", table_.penalties);
        out_.blank();
        comment(phrases::start_bands);
        comment(phrases::start_bands_example);
        return out_.take();
    }

private:
    void comment(const Words& words) { out_.comment(words.in(language_)); }

    void name_methods() {
        for (const auto& title : table_.methods) {
            std::string id = "m" + std::to_string(methods_.size() + 1);
            for (const auto& [word, name] : method_names) {
                const bool taken =
                    std::any_of(methods_.begin(), methods_.end(),
                                [&known = name](const auto& each) { return each.first == known; });
                if (title.find(word) != std::string::npos && !taken) {
                    id = name;
                    break;
                }
            }
            methods_.emplace_back(std::move(id), title);
        }
    }

    void name_scales(const std::vector<AuthoredItem>& items) {
        for (const auto& item : items) {
            name_scales(item.items);
            if (!item.is_group() && item.rule.kind == AuthoredKind::level && scale_of(item.rule).empty()) {
                scales_.push_back({scale_name(item.rule, scales_.size() + 1), scale_text(item.rule)});
            }
        }
    }

    [[nodiscard]] std::string scale_of(const AuthoredRule& rule) const {
        const std::string text = scale_text(rule);
        for (const auto& scale : scales_) {
            if (scale.text == text) {
                return scale.id;
            }
        }
        return {};
    }

    void write_head() {
        const auto tally = tally_of(table_);
        comment(phrases::start_made_of.with(
            {{"table", std::filesystem::path(table_.path).filename().string()},
             {"criteria", {std::to_string(tally.criteria), counted(tally.criteria, "criterion", "criteria")}},
             {"total", table_.total.plain()}}));
        comment(phrases::start_how_marked.with({{"file", start_.file}}));
        if (!table_.blank_columns.empty()) {
            std::vector<std::string_view> names(table_.blank_columns.begin(), table_.blank_columns.end());
            comment(phrases::start_blank_columns.with({{"columns", listed(names)}}));
        }
        for (const auto& remark : table_.remarks) {
            comment(phrases::start_remark.with({{"text", remark}}));
        }
        out_.blank();
        out_.line("ceping: rubric/1");
        out_.line("id: " + yaml_text(start_.id));
        if (start_.title.empty() && table_.title.empty()) {
            comment(phrases::start_decide.with({{"what", phrases::start_no_title}}));
        }
        out_.entry("title", !start_.title.empty()   ? start_.title
                            : !table_.title.empty() ? table_.title
                                                    : start_.id);
        // What is called 2015年度… is of 2015, unless it is to be called something else.
        const bool own = table_.year && start_.title.empty() && !start_.year_given;
        const std::string year = four_digits(own ? *table_.year : start_.year);
        out_.line("edition: \"" + year + "\"    # " +
                  (own ? phrases::authored_year : phrases::start_edition).in(language_));
        out_.line("status: draft");
        write_total();
        out_.line("period: {from: " + year + "-01-01, to: " + year + "-12-31}    # " +
                  (own ? phrases::authored_year_period : phrases::start_period).in(language_));
        out_.blank();
    }

    static std::string four_digits(int year) {
        std::string out = std::to_string(year);
        out.insert(0, 4 - std::min<std::size_t>(4, out.size()), '0');
        return out;
    }

    void write_total() {
        const auto& stated = table_.stated_total;
        const std::string sum = table_.total.plain();
        if (table_.is_brought()) {
            comment(phrases::start_guessed.with(
                {{"what", phrases::start_converted.with({{"sum", sum}, {"total", stated->plain()}})}}));
            out_.line("total: " + stated->plain());
            out_.line("out_of: " + sum);
            return;
        }
        if (stated && *stated != table_.total) {
            const bool bonus = *stated == table_.total + table_.bonus.cap.value_or(Exact());
            comment(bonus ? phrases::start_total_with_bonus.with({{"stated", stated->plain()}})
                          : phrases::start_total_sum.with({{"stated", stated->plain()}, {"sum", sum}}));
        }
        out_.line("total: " + sum);
    }

    void write_names() {
        if (methods_.empty()) {
            comment(phrases::start_no_methods);
        } else {
            comment(phrases::start_methods);
            for (const auto& joined : table_.joined_methods) {
                comment(phrases::start_guessed.with({{"what", joined}}));
            }
            out_.line("methods:");
            for (const auto& [id, title] : methods_) {
                out_.line("  " + id + ": {title: " + yaml_text(title) + "}");
            }
            comment(phrases::start_default_methods);
            out_.line("default_methods: [" + methods_.front().first + "]");
        }
        out_.blank();
        if (!scales_.empty()) {
            comment(phrases::start_scales);
            out_.line("scales:");
            for (const auto& [id, text] : scales_) {
                out_.line("  " + id + ": " + text);
            }
            out_.blank();
        }
    }

    void write_conditions(std::string_view key, const std::vector<AuthoredCondition>& conditions,
                          std::string_view letter) {
        if (conditions.empty()) {
            return;
        }
        const bool vetoes = key == "vetoes";
        if (vetoes) {
            comment(phrases::start_veto_effect);
        }
        out_.line(std::string(key) + ":");
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            if (!conditions[i].said.empty()) {
                comment(phrases::start_veto_of.with({{"said", conditions[i].said}}));
            }
            out_.line("  - {id: " + std::string(letter) + std::to_string(i + 1) + ", title: " +
                      yaml_text(printable(conditions[i].title)) + (vetoes ? ", effect: ineligible}" : "}"));
        }
        out_.blank();
    }

    void write_extra(std::string_view key, const AuthoredExtra& extra) {
        if (extra.items.empty()) {
            return;
        }
        out_.blank();
        out_.line(std::string(key) + ":");
        out_.indent(2);
        if (!extra.cap_remark.zh.empty()) {
            comment(phrases::start_guessed.with({{"what", extra.cap_remark}}));
        }
        if (extra.cap) {
            out_.line("cap: " + extra.cap->plain());
        }
        out_.line("items:");
        out_.indent(4);
        for (const auto& item : extra.items) {
            write_item(item);
        }
        out_.outdent(6);
    }

    void write_item(const AuthoredItem& item) {
        out_.begin_entry();
        for (const auto& remark : item.remarks) {
            comment(phrases::start_guessed.with({{"what", remark}}));
        }
        if (item.stated) {
            comment(
                phrases::start_stated.with({{"stated", item.stated->plain()}, {"sum", item.points.plain()}}));
        }
        const auto row = item.place.line;
        if (!item.is_group() && !item.rule.said.empty()) {
            comment(phrases::start_guess.with(
                {{"row", row}, {"said", item.rule.said}, {"answer", item.rule.answer}}));
        }
        for (const auto& what : item.rule.decisions) {
            comment(phrases::start_decide_row.with({{"row", row}, {"what", what}}));
        }
        out_.line("id: " +
                  (item.id[0] >= '0' && item.id[0] <= '9' ? '"' + item.id + '"' : yaml_text(item.id)));
        out_.entry("title", item.title);
        if (!item.points.is_zero()) {
            out_.line("points: " + item.points.plain());
        }
        if (item.is_group()) {
            if (!item.standard.empty()) {
                out_.entry("note", item.standard);
            }
            out_.line("items:");
            out_.indent(4);
            for (const auto& child : item.items) {
                write_item(child);
            }
            out_.outdent(4);
            return;
        }
        write_rule(item.rule);
        if (item.rule.may_not_apply) {
            out_.line("may_not_apply: true");
        }
        write_methods(item);
        write_standard(item);
    }

    void write_methods(const AuthoredItem& item) {
        std::string list;
        for (const auto& [id, title] : methods_) {
            if (among(title, item.methods)) {
                list += (list.empty() ? "" : ", ") + id;
            }
        }
        if (!list.empty()) {
            out_.line("methods: [" + list + "]");
        }
    }

    void write_standard(const AuthoredItem& item) {
        const bool by_level = std::any_of(item.rule.choices.begin(), item.rule.choices.end(),
                                          [](const auto& each) { return item_has_standard(each); });
        std::string note = item.note;
        if (item.rule.kind == AuthoredKind::level && by_level && item.rule.checks.empty()) {
            out_.line("standard:");
            for (const auto& choice : item.rule.choices) {
                if (item_has_standard(choice)) {
                    out_.line("  " + yaml_text(choice.name) + ": " + yaml_text(choice.standard));
                }
            }
            note = item.standard + (note.empty() || item.standard.empty() ? "" : "\n") + note;
        } else if (!item.standard.empty()) {
            out_.entry("standard", item.standard);
        }
        if (!note.empty()) {
            out_.entry("note", note);
        }
    }

    static bool item_has_standard(const AuthoredChoice& choice) { return !choice.standard.empty(); }

    void write_rule(const AuthoredRule& rule) {
        switch (rule.kind) {
            case AuthoredKind::judged:
                out_.line("kind: judged");
                if (rule.step) {
                    out_.line("step: " + rule.step->plain());
                }
                return;
            case AuthoredKind::level: write_level(rule); return;
            case AuthoredKind::checklist: write_checklist(rule); return;
            case AuthoredKind::measure: write_measure(rule); return;
            case AuthoredKind::count: write_count(rule); return;
        }
    }

    void write_level(const AuthoredRule& rule) {
        out_.line("kind: level");
        out_.line("scale: " + scale_of(rule));
        if (rule.checks.empty()) {
            return;
        }
        out_.line("checks:");
        for (std::size_t i = 0; i < rule.checks.size(); ++i) {
            out_.line("  - {id: " + check_id(i) + ", title: " + yaml_text(rule.checks[i]) + "}");
        }
        std::string levels;
        for (const auto& choice : rule.choices) {
            if (choice.at_least > 0) {
                levels += (levels.empty() ? "" : ", ") + yaml_text(choice.name) +
                          ": {at_least: " + std::to_string(choice.at_least) + "}";
            }
        }
        out_.line("levels: {" + levels + "}");
    }

    void write_checklist(const AuthoredRule& rule) {
        out_.line("kind: checklist");
        if (rule.all) {
            out_.line("rule: all");
        }
        out_.line("checks:");
        for (std::size_t i = 0; i < rule.choices.size(); ++i) {
            out_.line(
                "  - {id: " + check_id(i) + ", title: " + yaml_text(rule.choices[i].name) +
                (rule.all ? "}" : ", points: " + rule.choices[i].points.value_or(Exact()).plain() + "}"));
        }
    }

    void write_measure(const AuthoredRule& rule) {
        out_.line("kind: measure");
        if (!rule.unit.empty()) {
            out_.line("unit: " + yaml_text(rule.unit));
        }
        if (rule.unit == "%" && rule.curve.back().first <= Exact(100)) {
            out_.line("range: [0, 100]");
        }
        out_.line(rule.stepped ? "shape: step" : "shape: linear");
        std::string curve;
        for (const auto& [x, points] : rule.curve) {
            curve += (curve.empty() ? "[" : ", [") + x.plain() + ", " + points.plain() + "]";
        }
        out_.line("curve: [" + curve + "]");
    }

    void write_count(const AuthoredRule& rule) {
        out_.line("kind: count");
        out_.line(rule.from_full ? "from: full" : "from: zero");
        if (rule.each) {
            out_.line("each: " + rule.each->plain());
            if (!rule.unit.empty()) {
                out_.line("unit: " + yaml_text(rule.unit));
            }
            return;
        }
        if (rule.highest) {
            out_.line("take: highest");
        }
        out_.line("classes:");
        for (const auto& choice : rule.choices) {
            out_.line("  " + yaml_text(choice.name) + ": " + choice.points.value_or(Exact()).plain());
        }
    }

    const AuthoredTable& table_;
    const RubricStart& start_;
    Language language_;
    YamlLines out_;
    std::vector<std::pair<std::string, std::string>> methods_;
    std::vector<NamedScale> scales_;
};

}  // namespace

std::string authored_rubric(const AuthoredTable& table, const RubricStart& start, Language language) {
    return RubricWriter(table, start, language).take();
}

}  // namespace ceping
