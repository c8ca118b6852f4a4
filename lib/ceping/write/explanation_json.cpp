// Explanations as JSON, and the table of all units' nearest gains. Source: ceping-explain(1).
#include <ceping/write/explanation.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/explanation_parts.hpp>
#include <ceping/write/json_text.hpp>
#include <ceping/write/markdown_text.hpp>
#include <ceping/write/number.hpp>
#include <ceping/write/result_parts.hpp>
#include <ceping/write/rubric_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

constexpr std::string_view truth(bool value) { return value ? "true" : "false"; }

class ExplanationJson final : public ExplanationWriter {
public:
    ExplanationJson(const Rubric& rubric, const ExplanationOptions& options)
        : rubric_(rubric), options_(options) {
        json_.open('[');
    }

    void put(const Explanation& explanation, const ByteSink& /*out*/) override {
        const Result& result = explanation.derivation.result;
        json_.open('{').text("ceping", "explanation/1");
        json_.object("rubric").text("id", rubric_.id).text_if("edition", rubric_.edition);
        json_.text("sha256", rubric_.sha256).text("scoring", rubric_.scoring).close();
        if (!options_.overrides.empty()) {
            json_.object("overrides");
            for (const auto& [name, value] : options_.overrides) {
                json_.text(name, value);
            }
            json_.close();
        }
        json_.object("unit").text_if("id", result.unit.id).text_if("name", result.unit.name);
        json_.text_if("region", result.unit.region).close();
        json_.text("status", result.rejected ? "rejected" : "scored");
        if (!result.rejected) {
            scored(explanation, result);
        }
        json_.close();
    }

    void finish(const ByteSink& out) override {
        json_.close();
        out(json_.take());
    }

private:
    [[nodiscard]] const std::string& say(const Words& words) const { return words.in(options_.language); }

    void scored(const Explanation& explanation, const Result& result) {
        json_.text("stage", result.stage == Stage::verified ? "verified" : "self");
        json_.raw("score", number(result.score)).text("exact", result.exact.text());
        if (result.claimed) {
            json_.raw("claimed", number(*result.claimed));
        }
        if (result.band >= 0) {
            json_.text("band", rubric_.bands[static_cast<std::size_t>(result.band)].id);
        }
        json_.raw("eligible", truth(result.eligible));
        if (explanation.derive) {
            derivation(explanation);
        }
        if (explanation.goal) {
            plan(*explanation.goal, explanation.plan);
        }
        if (explanation.margin) {
            json_.list("margin");
            changes(*explanation.margin, false);
            json_.close();
        }
    }

    void derivation(const Explanation& explanation) {
        const Derivation& of = explanation.derivation;
        if (explanation.node < 0) {
            lines("total", of.total);
            json_.list("eligibility");
            for (const auto& words : of.eligibility) {
                json_.text(say(words));
            }
            json_.close().list("bands");
            for (const auto& tried : of.bands) {
                json_.open('{').text("id", rubric_.bands[static_cast<std::size_t>(tried.band)].id);
                json_.raw("given", truth(tried.given)).list("comparisons");
                for (const auto& each : tried.comparisons) {
                    json_.open('{').text("what", say(each.what)).text("text", each.text);
                    json_.raw("holds", truth(each.holds)).close();
                }
                json_.close().close();
            }
            json_.close();
        }
        json_.list("nodes");
        for (const auto& node : of.nodes) {
            if (shows(rubric_, explanation, node.item)) {
                one_node(node, of.result.nodes[static_cast<std::size_t>(node.item)]);
            }
        }
        json_.close();
    }

    void one_node(const DerivedNode& node, const NodeScore& score) {
        const Item& item = rubric_.at(node.item);
        json_.open('{').text("id", item.id).text_if("title", item.title);
        json_.text("status", score.status == NodeStatus::scored    ? "scored"
                             : score.status == NodeStatus::missing ? "missing"
                                                                   : "not_applicable");
        json_.text("points", score.points.text()).text("max", score.max.text());
        if (!item.source.empty()) {
            json_.text("source", item.source).text_if("cited", cited(rubric_, item.source));
        }
        lines("lines", node.lines);
        json_.close();
    }

    void lines(std::string_view name, const std::vector<Working>& all) {
        json_.list(name);
        for (const auto& line : all) {
            json_.open('{').text("what", say(line.what));
            if (!line.remark()) {
                json_.text("text", line.text).text("value", line.value.text());
            }
            json_.close();
        }
        json_.close();
    }

    void plan(const Goal& goal, const ImprovementPlan& plan) {
        json_.object("plan");
        if (goal.band >= 0) {
            json_.text("band", rubric_.bands[static_cast<std::size_t>(goal.band)].id);
        } else {
            json_.raw("score", number(goal.score));
        }
        json_.raw("possible", truth(plan.verdict == ImprovementPlan::Verdict::possible ||
                                    plan.verdict == ImprovementPlan::Verdict::reached));
        json_.text("verdict", say(verdict(rubric_, goal, plan)));
        json_.text("cost", plan.cost.text());
        if (plan.verdict == ImprovementPlan::Verdict::possible) {
            json_.raw("proven", truth(plan.proven)).text("at_least", plan.at_least.text());
        }
        json_.list("changes");
        changes(plan.changes, true);
        json_.close().close();
    }

    void changes(const std::vector<Change>& all, bool plan) {
        for (const auto& change : all) {
            json_.open('{').text("id", rubric_.at(change.item).id);
            json_.text("from", change.from.text()).text("to", change.to.text());
            json_.text(plan ? "cost" : "loss", change.cost.text());
            if (plan) {
                json_.text("adds", change.adds.text());
            }
            json_.text_if("answer", say(change.how)).close();
        }
    }

    const Rubric& rubric_;
    ExplanationOptions options_;
    JsonBuilder json_;
};

std::string list_of(const Rubric& rubric, const std::vector<Change>& changes) {
    std::string out;
    for (const auto& change : changes) {
        out += (out.empty() ? "" : "; ") + rubric.at(change.item).id + " " + gain(change);
    }
    return out;
}

/// How far the score is below what the goal asks, or nothing where it is not the score that is short.
std::string short_by(const NearestGains& each, const Rubric& rubric) {
    const auto& min = rubric.bands[static_cast<std::size_t>(each.goal->band)].min;
    return min && *min > each.score ? (*min - each.score).plain() : "0";
}

void write_gains_json(const std::vector<NearestGains>& gains, const Rubric& rubric,
                      const ExplanationOptions& options, const ByteSink& out) {
    const Language language = options.language;
    const std::string overrides = overrides_text(options.overrides);
    JsonBuilder json;
    json.open('[');
    for (const auto& each : gains) {
        json.open('{').text_if("unit", each.unit).text_if("name", each.name);
        json.text("status", each.rejected ? "rejected" : "scored");
        if (!each.rejected) {
            json.raw("score", number(each.score));
            if (!overrides.empty()) {
                json.text("overrides", overrides);
            }
            if (each.band >= 0) {
                json.text("band", rubric.bands[static_cast<std::size_t>(each.band)].id);
            }
        }
        if (each.goal) {
            json.text("to", rubric.bands[static_cast<std::size_t>(each.goal->band)].id);
            json.raw("short", short_by(each, rubric));
            json.text("verdict", verdict(rubric, *each.goal, each.plan).in(language));
            json.text("cost", each.plan.cost.text());
            if (each.plan.verdict == ImprovementPlan::Verdict::possible) {
                json.raw("proven", each.plan.proven ? "true" : "false");
                json.text("at_least", each.plan.at_least.text());
            }
            json.list("changes");
            for (const auto& change : each.plan.changes) {
                json.open('{').text("id", rubric.at(change.item).id).text("from", change.from.text());
                json.text("to", change.to.text()).text_if("answer", change.how.in(language)).close();
            }
            json.close();
        }
        json.close();
    }
    json.close();
    out(json.take());
}

}  // namespace

std::unique_ptr<ExplanationWriter> make_explanation_json(const Rubric& rubric,
                                                         const ExplanationOptions& options) {
    return std::make_unique<ExplanationJson>(rubric, options);
}

std::vector<std::string> gains_format_names() { return {"text", "markdown", "csv", "json"}; }

void write_gains(const std::vector<NearestGains>& gains, const Rubric& rubric, std::string_view format,
                 const ExplanationOptions& options, const ByteSink& out) {
    if (format == "json") {
        write_gains_json(gains, rubric, options, out);
        return;
    }
    const bool csv = format == "csv";
    const std::string overrides = overrides_text(options.overrides);
    const CsvForm form{options.plain, options.language};
    const bool bare = csv && form.plain;
    const auto say = [&](const Words& words) { return bare ? words.en : words.in(options.language); };
    RowTable table;
    if (csv) {
        table.columns = {{"unit"}, {"name"}, {"score"}, {"band"}, {"to"}, {"short"}, {"cost"}, {"gains"}};
    } else {
        table.columns = {{say({"单位", "unit"}), false, true},
                         {say({"得分", "score"}), true},
                         {say({"等次", "band"})},
                         {say({"目标等次", "to"})},
                         {say({"差", "short"}), true},
                         {say({"难度折合", "cost"}), true},
                         {say({"最近的得分", "gains"}), false, true}};
    }
    if (csv && !overrides.empty()) {
        table.columns.push_back({"overrides"});
    }
    for (const auto& each : gains) {
        Cells row = csv ? Cells{each.unit, each.name}
                        : Cells{each.name.empty() ? each.unit : each.name + " (" + each.unit + ")"};
        const auto band = [&](int position) {
            return position < 0 ? ""
                   : bare       ? rubric.bands[static_cast<std::size_t>(position)].id
                                : band_name(rubric, position);
        };
        row.push_back(each.rejected ? "" : each.score.fixed(rubric.rounding.final, rubric.rounding.mode));
        row.push_back(each.rejected ? say({"不予计分", "rejected"}) : band(each.band));
        row.push_back(each.goal ? band(each.goal->band) : "");
        const bool possible = each.goal && each.plan.verdict == ImprovementPlan::Verdict::possible;
        row.push_back(each.goal ? short_by(each, rubric) : "");
        row.push_back(possible ? each.plan.cost.shortest() : "");
        row.push_back(
            possible ? list_of(rubric, each.plan.changes) +
                           (each.plan.proven ? "" : say({"（未证明最省）", " (not proven to be the least)"}))
            : each.goal ? say(each.plan.verdict == ImprovementPlan::Verdict::barred
                                  ? Words{"不具备评定资格", "not eligible"}
                                  : Words{"达不到", "out of reach"})
                        : "");
        if (csv && !overrides.empty()) {
            row.push_back(each.rejected ? "" : overrides);
        }
        table.rows.push_back(std::move(row));
        table.tones.push_back(each.rejected            ? Tone::fault
                              : each.goal && !possible ? Tone::doubt
                                                       : Tone::usual);
    }
    if (!csv && !overrides.empty()) {
        const std::string words = say(other_policy(overrides));
        out(format == "markdown" ? markdown_text(words) + "\n\n"
                                 : painted(printable(words), Tone::doubt, options.color) + "\n");
    }
    out(csv                    ? csv_of(table, form)
        : format == "markdown" ? markdown_of(table)
                               : text_of(table, options.width, options.color));
}

}  // namespace ceping
