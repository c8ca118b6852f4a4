// Explanations for people: text and Markdown. Source: ceping-explain(1).
#include <ceping/write/explanation.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/explanation_parts.hpp>
#include <ceping/write/markdown_text.hpp>
#include <ceping/write/result_parts.hpp>
#include <ceping/write/rubric_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

constexpr std::string_view text_format = "text";
constexpr std::string_view markdown_format = "markdown";
constexpr std::string_view json_format = "json";

/// What both forms for people say, and in which order; how a heading or a line looks is theirs.
class PeopleWriter : public ExplanationWriter {
public:
    PeopleWriter(const Rubric& rubric, const ExplanationOptions& options)
        : rubric_(rubric), options_(options) {}

    void put(const Explanation& explanation, const ByteSink& out) override {
        const Result& result = explanation.derivation.result;
        std::string text = first_ ? "" : "\n";
        first_ = false;
        heading(text, 1, unit_heading(result.unit));
        if (result.rejected) {
            paragraph(text, say({"已不予计分，没有得分：", "rejected, without a score:"}), Tone::fault);
            for (const auto& finding : result.findings) {
                if (finding.severity == Severity::error) {
                    item(text, finding.line(options_.language), Tone::fault);
                }
            }
            out(text);
            return;
        }
        paragraph(text, say(headline(rubric_, result)));
        if (!options_.overrides.empty()) {
            paragraph(text, say(other_policy(overrides_text(options_.overrides))), Tone::doubt);
        }
        if (explanation.derive) {
            derivation(text, explanation);
        }
        if (explanation.goal) {
            plan(text, *explanation.goal, explanation.plan);
        }
        if (explanation.margin) {
            margin(text, result, *explanation.margin);
        }
        out(text);
    }

protected:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(options_.language); }
    [[nodiscard]] std::size_t width() const { return options_.width; }

    [[nodiscard]] bool color() const { return options_.color; }

    virtual void heading(std::string& text, int level, const std::string& words, Tone tone) = 0;
    virtual void paragraph(std::string& text, const std::string& words, Tone tone) = 0;
    virtual void item(std::string& text, const std::string& words, Tone tone) = 0;
    void heading(std::string& text, int level, const std::string& words) {
        heading(text, level, words, Tone::heading);
    }
    void paragraph(std::string& text, const std::string& words) { paragraph(text, words, Tone::usual); }
    void item(std::string& text, const std::string& words) { item(text, words, Tone::usual); }
    virtual void table(std::string& text, const RowTable& rows) = 0;

private:
    void derivation(std::string& text, const Explanation& explanation) {
        const Derivation& of = explanation.derivation;
        if (explanation.node < 0) {
            heading(text, 2, say({"总分", "Total"}));
            lines(text, of.total);
            standing(text, of);
        }
        heading(text, 2, say({"逐项", "Item by item"}));
        for (const auto& node : of.nodes) {
            if (shows(rubric_, explanation, node.item)) {
                one_node(text, of, node);
            }
        }
        sources(text);
    }

    void standing(std::string& text, const Derivation& of) {
        if (of.bands.empty() && of.eligibility.empty()) {
            return;
        }
        heading(text, 2, say({"评定资格与等次", "Eligibility and band"}));
        for (const auto& words : of.eligibility) {
            item(text, say(words));
        }
        if (!of.result.eligible) {
            item(text, say({"不具备评定资格", "not eligible"}), Tone::doubt);
        }
        for (const auto& tried : of.bands) {
            std::string words = band_name(rubric_, tried.band) + say({"：", ": "});
            const bool missed = std::any_of(tried.comparisons.begin(), tried.comparisons.end(),
                                            [](const auto& each) { return !each.holds; });
            for (const auto& each : tried.comparisons) {
                words += say(each.what) + " " + each.text +
                         say(each.holds ? Words{"，达到", ", met"} : Words{"，未达到", ", not met"});
                words += &each == &tried.comparisons.back() ? "" : say({"；", "; "});
            }
            if (tried.comparisons.empty()) {
                words += say({"其余单位", "all others"});
            }
            item(text, words, missed ? Tone::doubt : Tone::usual);
        }
    }

    void one_node(std::string& text, const Derivation& of, const DerivedNode& node) {
        const Item& item_of = rubric_.at(node.item);
        const NodeScore& score = of.result.nodes[static_cast<std::size_t>(node.item)];
        std::string words = item_of.id + " " + item_of.title + say({"：", ": "});
        if (score.status == NodeStatus::not_applicable) {
            words += say(node_state(score));
        } else {
            words += figure(score.points) + " / " + figure(score.max);
        }
        if (score.claimed && *score.claimed != score.points) {
            words += say({"，自评 ", ", self "}) + figure(*score.claimed);
        }
        if (!item_of.source.empty()) {
            words += say({"，出处 ", ", source "}) + item_of.source;
            note_source(item_of.source);
        }
        // What was lost is what people look for.
        const bool lost = item_of.criterion.has_value() && score.lost && score.lost->sign() > 0;
        heading(text, 2 + item_of.depth, words,
                lost            ? Tone::doubt
                : item_of.group ? Tone::heading
                                : Tone::usual);
        lines(text, node.lines);
    }

    void note_source(const std::string& source) {
        const std::string id = source.substr(0, source.find('#'));
        const bool known = std::any_of(rubric_.sources.begin(), rubric_.sources.end(),
                                       [&](const CitedSource& each) { return each.id == id; });
        if (known && std::find(cited_.begin(), cited_.end(), id) == cited_.end()) {
            cited_.push_back(id);
        }
    }

    /// What the ids before `#` stand for, said once.
    void sources(std::string& text) {
        if (cited_.empty()) {
            return;
        }
        heading(text, 2, say({"出处", "Sources"}));
        for (const auto& id : cited_) {
            item(text, id + say({"：", ": "}) + cited(rubric_, id));
        }
        cited_.clear();
    }

    void lines(std::string& text, const std::vector<Working>& all) {
        for (const auto& line : all) {
            const std::string words = say(line.what);
            item(text, line.remark() ? words : words + say({"：", ": "}) + arithmetic(line));
        }
    }

    void plan(std::string& text, const Goal& goal, const ImprovementPlan& plan) {
        heading(text, 2, say({"改进办法", "Improvements"}));
        paragraph(text, say(verdict(rubric_, goal, plan)));
        if (!plan.changes.empty()) {
            table(text, change_rows(rubric_, plan.changes, true, options_.language));
        }
    }

    void margin(std::string& text, const Result& result, const std::vector<Change>& changes) {
        heading(text, 2, say({"等次的余地", "What would cost the band"}));
        if (!result.eligible) {
            paragraph(text,
                      say({"不具备评定资格，已是最末等次", "not eligible, and in the last band already"}));
        } else if (changes.empty()) {
            paragraph(text, say({"没有哪一项单独失分会失去“" + band_name(rubric_, result.band) + "”",
                                 "no criterion alone would cost `" + band_name(rubric_, result.band) + "'"}));
        } else {
            paragraph(text, say({"以下各项单独失去这些分，就失去“" + band_name(rubric_, result.band) +
                                     "”，宜先核验",
                                 "each of these alone, losing that much, would cost `" +
                                     band_name(rubric_, result.band) + "': verify them first"}));
            table(text, change_rows(rubric_, changes, false, options_.language));
        }
    }

    const Rubric& rubric_;
    ExplanationOptions options_;
    std::vector<std::string> cited_;  ///< ids of sources that were named in this unit
    bool first_ = true;
};

class TextWriter final : public PeopleWriter {
public:
    using PeopleWriter::PeopleWriter;

private:
    void heading(std::string& text, int level, const std::string& words, Tone tone) override {
        indent_ = level < 3 ? 0 : static_cast<std::size_t>(level - 3) * 2;
        if (level == 2) {
            text += '\n';
        }
        text.append(indent_, ' ').append(painted(printable(words), tone, color())).append("\n");
    }
    void paragraph(std::string& text, const std::string& words, Tone tone) override {
        text.append(painted(printable(words), tone, color())).append("\n");
    }
    void item(std::string& text, const std::string& words, Tone tone) override {
        text.append(indent_ + 4, ' ').append(painted(printable(words), tone, color())).append("\n");
    }
    void table(std::string& text, const RowTable& rows) override { text += text_of(rows, width(), color()); }

    std::size_t indent_ = 0;
};

class MarkdownWriter final : public PeopleWriter {
public:
    using PeopleWriter::PeopleWriter;

private:
    void heading(std::string& text, int level, const std::string& words, Tone /*tone*/) override {
        if (!text.empty() && text.back() == '\n' && !text.ends_with("\n\n")) {
            text += '\n';
        }
        text.append(static_cast<std::size_t>(std::min(level, 6)), '#')
            .append(" ")
            .append(markdown_text(words));
        text += "\n\n";
    }
    void paragraph(std::string& text, const std::string& words, Tone /*tone*/) override {
        text.append(markdown_text(words)).append("\n\n");
    }
    void item(std::string& text, const std::string& words, Tone /*tone*/) override {
        text.append("- ").append(markdown_text(words)).append("\n");
    }
    void table(std::string& text, const RowTable& rows) override {
        text.append(markdown_of(rows)).append("\n");
    }
};

}  // namespace

std::string arithmetic(const Working& line) {
    const std::string value = figure(line.value);
    return line.text == line.value.plain() ? value : line.text + " = " + value;
}

std::string gain(const Change& change) {
    const Exact moved = change.to - change.from;
    return (moved.sign() > 0 ? "+" : "") + moved.shortest();
}

std::string band_name(const Rubric& rubric, int band) {
    const Band& of = rubric.bands[static_cast<std::size_t>(band)];
    return of.title.empty() ? of.id : of.title;
}

/// 3.36 for people, and whether it was rounded.
Words about(const Exact& value) {
    const std::string text = value.shortest(2);
    return value == value.rounded(2, Rounding::half_up) ? Words(text) : Words{"约" + text, "about " + text};
}

/// 约需多得3.36分. Where `effort` weighs what is to be done, a cost is no sum of points and is told beside it.
Words cost_words(const ImprovementPlan& plan) {
    Exact won;
    for (const auto& change : plan.changes) {
        const Exact moved = change.to - change.from;
        won += moved.sign() < 0 ? -moved : moved;  // of a penalty less is taken
    }
    const Words points = about(won);
    const bool rough = points.zh.starts_with("约");
    Words out{(rough ? "约需多得" + won.shortest(2) : "需多得" + points.zh) + "分",
              counted(points.en, "point") + " more"};
    if (plan.cost != won) {
        out = out + Words("，按难度折合为", ", weighted by effort ") + about(plan.cost);
    }
    return out;
}

Words verdict(const Rubric& rubric, const Goal& goal, const ImprovementPlan& plan) {
    const Words aim =
        goal.band >= 0
            ? Words{"“" + band_name(rubric, goal.band) + "”", "`" + band_name(rubric, goal.band) + "'"}
            : Words{goal.score.plain() + " 分", counted(goal.score.plain(), "point")};
    const std::string score = plan.then.score.plain();
    const std::string band = plan.then.band >= 0 ? band_name(rubric, plan.then.band) : "";
    switch (plan.verdict) {
        case ImprovementPlan::Verdict::reached: return {"已达到" + aim.zh, aim.en + " is reached already"};
        case ImprovementPlan::Verdict::barred:
            return {
                "达不到" + aim.zh + "：前置条件或一票否决不能靠得分弥补",
                aim.en +
                    " cannot be reached: a prerequisite or a veto stands against it, whatever the points"};
        case ImprovementPlan::Verdict::too_far:
            return {"达不到" + aim.zh + "：各项都做到最好也只有 " + score + " 分" +
                        (goal.band >= 0 ? "，等次" + band : ""),
                    aim.en + " cannot be reached: with every criterion at its best it would be " + score +
                        (goal.band >= 0 ? ", " + band : "")};
        case ImprovementPlan::Verdict::possible: break;
    }
    const Words cost = cost_words(plan);
    const std::string least = plan.at_least.shortest();
    return {"达到" + aim.zh + (plan.proven ? "最省的办法：改进" : "的办法中，找到的最省的：改进") +
                std::to_string(plan.changes.size()) + "项，" + cost.zh +
                (plan.proven ? "" : "（尚未证明最省：任何办法都不少于" + least + "）") + "，改进后" + score +
                "分" + (band.empty() ? "" : "，" + band),
            (plan.proven ? "the cheapest way to " : "the cheapest way found to ") + aim.en + ": " +
                counted(plan.changes.size(), "change") + ", " + cost.en +
                (plan.proven ? "" : " (not proven to be the least: no way takes less than " + least + ")") +
                ", then " + score + (band.empty() ? "" : ", " + band)};
}

RowTable change_rows(const Rubric& rubric, const std::vector<Change>& changes, bool plan, Language language) {
    const auto say = [language](const Words& words) { return words.in(language); };
    RowTable out;
    out.columns = {{say({"测评内容", "criterion"}), false, true},
                   {say({"现得", "points"}), true},
                   {say({"变为", "to"}), true},
                   {plan ? say({"得失", "won"}) : say({"失分", "lost"}), true}};
    if (plan) {
        out.columns.push_back({say({"总分增", "score"}), true});
        out.columns.push_back({say({"难度折合", "cost"}), true});
    }
    out.columns.push_back({say({"填报内容", "answer"}), false, true});
    if (plan) {
        out.columns.push_back({say({"整改建议", "advice"}), false, true});
    }
    for (const auto& change : changes) {
        const Item& item = rubric.at(change.item);
        Cells row{item.id + " " + item.title, change.from.shortest(), change.to.shortest(), gain(change)};
        if (plan) {
            row.push_back((change.adds.sign() > 0 ? "+" : "") + change.adds.shortest());
            row.push_back(change.cost.shortest());
        }
        row.push_back(say(change.how));
        if (plan) {
            row.push_back(item.criterion->advice);
        }
        out.rows.push_back(std::move(row));
    }
    return out;
}

std::string unit_heading(const Unit& unit) {
    std::string out = unit.name.empty() ? unit.id : unit.name + " (" + unit.id + ")";
    return unit.region.empty() ? out : out + " " + unit.region;
}

Words headline(const Rubric& rubric, const Result& result) {
    Words out{"得分 " + result.score.fixed(rubric.rounding.final, rubric.rounding.mode),
              "score " + result.score.fixed(rubric.rounding.final, rubric.rounding.mode)};
    const auto add = [&](const std::string& zh, const std::string& en) {
        out.zh += "，" + zh;
        out.en += ", " + en;
    };
    if (result.band >= 0) {
        add("等次 " + band_name(rubric, result.band), "band " + band_name(rubric, result.band));
    }
    if (!result.eligible) {
        add("不具备评定资格", "not eligible");
    }
    const bool verified = result.stage == Stage::verified;
    if (verified && result.claimed) {
        const std::string claimed = result.claimed->fixed(rubric.rounding.final, rubric.rounding.mode);
        add("自评 " + claimed, "claimed " + claimed);
    }
    add(verified ? "核验阶段" : "自评阶段", verified ? "stage verified" : "stage self");
    const std::string edition = rubric.edition.empty() ? "" : " " + rubric.edition;
    add("细则 " + rubric.id + edition, "rubric " + rubric.id + edition);
    return out;
}

Words node_state(const NodeScore& node) {
    switch (node.status) {
        case NodeStatus::scored: return {"已计分", "scored"};
        case NodeStatus::missing: return {"未填报", "missing"};
        case NodeStatus::not_applicable: return {"不适用", "not applicable"};
    }
    return {};
}

bool shows(const Rubric& rubric, const Explanation& explanation, int item) {
    return explanation.node < 0 || item == explanation.node || rubric.is_below(item, explanation.node);
}

std::vector<std::string> explanation_format_names() {
    return {std::string(text_format), std::string(markdown_format), std::string(json_format)};
}

std::unique_ptr<ExplanationWriter> make_explanation_writer(std::string_view format, const Rubric& rubric,
                                                           const ExplanationOptions& options) {
    if (format == json_format) {
        return make_explanation_json(rubric, options);
    }
    if (format == markdown_format) {
        return std::make_unique<MarkdownWriter>(rubric, options);
    }
    return std::make_unique<TextWriter>(rubric, options);
}

}  // namespace ceping
