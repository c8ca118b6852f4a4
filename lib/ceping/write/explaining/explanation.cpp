// One unit's explanation. Source: ceping-explain(1).
#include <ceping/write/explaining/explanation.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/explaining/parts.hpp>
#include <ceping/write/explaining/phrases.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

/// `text = value`, or the value alone where it is all; a fraction is followed by `≈` and its decimals.
std::string arithmetic(const ArithmeticLine& line) {
    const std::string value = figure(line.value);
    return line.text == line.value.plain() ? value : line.text + " = " + value;
}

/// Name, id, region.
std::string unit_heading(const Unit& unit) {
    const std::string out = unit_label(unit.id, unit.name);
    return unit.region.empty() ? out : out + " " + unit.region;
}

/// `得分 87.35，等次 良好 …`.
Words headline(const Rubric& rubric, const Result& result) {
    const auto fixed = [&](const Exact& score) {
        return score.fixed(rubric.rounding.final, rubric.rounding.mode);
    };
    const bool verified = result.stage == Stage::verified;
    std::vector<Words> out{phrases::headline_score.with({{"score", fixed(result.score)}})};
    if (result.band) {
        out.push_back(phrases::headline_band.with({{"band", band_word(rubric, result.band).words}}));
    }
    if (!result.eligible) {
        out.emplace_back("不具备评定资格", "not eligible");
    }
    if (verified && result.claimed) {
        out.push_back(phrases::headline_claimed.with({{"score", fixed(*result.claimed)}}));
    }
    out.push_back(verified ? Words{"核验阶段", "stage verified"} : Words{"自评阶段", "stage self"});
    out.push_back(phrases::headline_rubric.with({{"rubric", id_and_title(rubric.id, rubric.edition)}}));
    return joined(out, {"，", ", "});
}

Words node_state(const NodeScore& node) {
    switch (node.status) {
        case NodeStatus::scored: return {"已计分", "scored"};
        case NodeStatus::missing: return {"未填报", "missing"};
        case NodeStatus::not_applicable: return {"不涉及", "not applicable"};
    }
    return {};
}

/// Lines for programs.
Report::Table lines_of(const std::vector<ArithmeticLine>& all, Language language, std::string id = {}) {
    const auto of = [&all](auto cell) {
        return [&all, cell](std::size_t i) -> Cell {
            return all[i].remark() ? Cell() : Cell(std::invoke(cell, all[i]));
        };
    };
    Report::Table out{std::move(id), all.size()};
    out.readers = Report::programs;
    out.for_data("what", Type::text, [&all, language](std::size_t i) { return all[i].what.in(language); });
    out.for_data("text", Type::text, of(&ArithmeticLine::text));
    out.for_data("value", Type::exact, of(&ArithmeticLine::value));
    return out;
}

/// One unit's report while it is written. What its tables refer to is kept alive by `explanation`.
class UnitReport {
public:
    UnitReport(const Rubric& rubric, const std::shared_ptr<const Explanation>& explanation, Language language)
        : rubric_(rubric), kept_(explanation), of_(*explanation), result_(explanation->derivation.result) {
        out_.language = language;
        out_.tag = "explanation/1";
        out_.page = out_.say({"得分推导", "How scores come about"});
        out_.inset = true;
    }

    Report take(const Overrides& overrides) {
        members(overrides);
        out_.heading(1, unit_heading(result_.unit));
        if (!result_.scored()) {
            const bool rejected = result_.status == UnitStatus::rejected;
            const Tone tone = rejected ? Tone::fault : Tone::doubt;
            out_.paragraph(rejected ? Words{"已不予计分，没有得分：", "rejected, without a score:"}
                                    : Words{"未测评，没有得分：", "not assessed, without a score:"},
                           tone);
            for (const auto& finding : result_.findings) {
                if (tells_why(finding, result_.status)) {
                    out_.item(finding.line(out_.language), tone);
                }
            }
            return std::move(out_);
        }
        out_.paragraph(headline(rubric_, result_));
        if (!overrides.empty()) {
            out_.paragraph(other_policy(overrides_text(overrides)), Tone::doubt);
        }
        if (of_.derive) {
            derivation();
        }
        if (of_.goal) {
            plan(*of_.goal);
        }
        if (of_.margin) {
            margin(*of_.margin);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] const NodeScore& score_of(ItemId item) const { return result_.nodes[item.at()]; }

    /// Adds a table for programs that keeps what it refers to.
    void keep(Report::Table table) {
        for (auto& column : table.columns) {
            column.cell = [kept = kept_, cell = std::move(column.cell)](std::size_t i) { return cell(i); };
        }
        out_.add(std::move(table));
    }

    /// What programs are told of the unit as a whole.
    void members(const Overrides& overrides) {
        Report::Object rubric("rubric");
        rubric.text("id", rubric_.id).text("edition", rubric_.edition);
        rubric.text("sha256", rubric_.sha256).text("scoring", rubric_.scoring);
        out_.add(std::move(rubric).take());
        Report::Object changed("overrides");
        for (const auto& [name, value] : overrides) {
            changed.text(name, value);
        }
        if (!overrides.empty()) {
            out_.add(std::move(changed).take());
        }
        Report::Object unit("unit");
        unit.text("id", result_.unit.id).text("name", result_.unit.name).text("region", result_.unit.region);
        out_.add(std::move(unit).take());
        Report::Object own;
        own.text("status", key_of(result_.status));
        if (result_.scored()) {
            own.text("stage", result_.stage == Stage::verified ? "verified" : "self");
            own.figure("score", result_.score).put("exact", Type::exact, result_.exact);
            own.figure("claimed", result_.claimed);
            own.text("band", result_.band ? band_word(rubric_, result_.band).key : "");
            own.flag("eligible", result_.eligible);
        }
        out_.add(std::move(own).take());
    }

    void derivation() {
        const Derivation& of = of_.derivation;
        if (!of_.node) {
            out_.heading(2, {"总分", "Total"});
            lines(of.total);
            keep(lines_of(of.total, out_.language, "total"));
            standing();
        }
        out_.heading(2, {"逐项", "Item by item"});
        std::vector<const DerivedNode*> shown;
        for (const auto& node : of.nodes) {
            if (!of_.node || rubric_.is_below(node.item, of_.node)) {
                shown.push_back(&node);
                one_node(node);
            }
        }
        nodes(shown);
        sources();
    }

    void lines(const std::vector<ArithmeticLine>& all) {
        for (const auto& line : all) {
            out_.item(line.remark()
                          ? line.what
                          : phrases::told_of.with({{"what", line.what}, {"text", arithmetic(line)}}));
        }
    }

    void standing() {
        const Derivation& of = of_.derivation;
        if (!of.bands.empty() || !of.eligibility.empty()) {
            out_.heading(2, {"评定资格与等次", "Eligibility and band"});
        }
        for (const auto& words : of.eligibility) {
            out_.item(words);
        }
        if (!result_.eligible && !(of.bands.empty() && of.eligibility.empty())) {
            out_.item(Words{"不具备评定资格", "not eligible"}, Tone::doubt);
        }
        for (const auto& tried : of.bands) {
            std::vector<Words> conditions;
            bool missed = false;
            for (const auto& each : tried.comparisons) {
                missed = missed || !each.holds;
                const Pattern& pattern = each.holds ? phrases::condition_met : phrases::condition_missed;
                conditions.push_back(
                    each.text.empty() ? each.what : pattern.with({{"what", each.what}, {"text", each.text}}));
            }
            if (!tried.passed_over.en.empty()) {
                conditions.push_back(tried.passed_over);
            } else if (conditions.empty()) {
                conditions.emplace_back("其余单位", "all others");
            }
            out_.item(phrases::told_of.with({{"what", band_word(rubric_, tried.band).words},
                                             {"text", joined(conditions, {"；", "; "})}}),
                      missed ? Tone::doubt : Tone::usual);
        }
        Report::Table eligibility{"eligibility", of.eligibility.size()};
        eligibility.readers = Report::programs;
        eligibility.shape = Report::Shape::values;
        eligibility.for_data(
            {}, Type::text,
            [&all = of.eligibility, language = out_.language](std::size_t i) { return all[i].in(language); });
        keep(std::move(eligibility));
        std::vector<Report::Object> bands;
        for (const auto& tried : of.bands) {
            std::vector<Report::Object> comparisons;
            for (const auto& each : tried.comparisons) {
                comparisons.emplace_back();
                comparisons.back().text("what", out_.say(each.what)).text("text", each.text);
                comparisons.back().flag("holds", each.holds);
            }
            bands.emplace_back();
            bands.back().text("id", band_word(rubric_, tried.band).key).flag("given", tried.given);
            bands.back().add("comparisons", std::move(comparisons));
            bands.back().text("passed_over", out_.say(tried.passed_over));
        }
        Report::Object own;
        out_.add(std::move(own.add("bands", std::move(bands))).take());
    }

    void one_node(const DerivedNode& node) {
        const Item& item = rubric_.at(node.item);
        const NodeScore& score = score_of(node.item);
        const bool claimed = score.claimed && *score.claimed != score.points;
        const Words points =
            score.status == NodeStatus::not_applicable
                ? node_state(score)
                : Words(figure(score.points) + (score.max ? " / " + figure(*score.max) : std::string()));
        const Words claim =
            claimed ? phrases::node_claim.with({{"points", figure(*score.claimed)}}) : Words();
        const Words source =
            item.source.empty() ? Words() : phrases::node_source.with({{"source", item.source}});
        out_.heading(2 + item.depth, phrases::node_heading.with({{"node", item.id + " " + item.title},
                                                                 {"points", points},
                                                                 {"claim", claim},
                                                                 {"source", source}}));
        // What was lost is what people look for.
        const bool lost = item.criterion.has_value() && score.lost && score.lost->sign() > 0;
        std::get<Report::Heading>(out_.blocks.back()).tone = lost         ? Tone::doubt
                                                             : item.group ? Tone::heading
                                                                          : Tone::usual;
        lines(node.lines);
        const std::string id = item.source.substr(0, item.source.find('#'));
        const bool known = std::any_of(rubric_.sources.begin(), rubric_.sources.end(),
                                       [&](const CitedSource& each) { return each.id == id; });
        if (known && !among(id, cited_)) {
            cited_.push_back(id);
        }
    }

    /// The same for programs.
    void nodes(const std::vector<const DerivedNode*>& shown) {
        const auto of_item = [&rubric = rubric_, shown](auto cell) {
            return [&rubric, shown, cell](std::size_t i) -> Cell {
                return std::invoke(cell, rubric.at(shown[i]->item));
            };
        };
        const auto of_score = [&result = result_, shown](auto cell) {
            return [&result, shown, cell](std::size_t i) -> Cell {
                return std::invoke(cell, result.nodes[shown[i]->item.at()]);
            };
        };
        Report::Table out{"nodes", shown.size()};
        out.readers = Report::programs;
        out.for_data("id", Type::text, of_item(&Item::id));
        out.for_data("title", Type::text, of_item(&Item::title));
        out.for_data("status", Type::text, of_score([](const NodeScore& score) {
                         return std::string(result_fields::word_of(score.status));
                     }));
        out.for_data("points", Type::points, of_score(&NodeScore::points));
        out.for_data("exact", Type::exact, of_score(&NodeScore::points));
        out.for_data("max", Type::points, of_score(&NodeScore::max));
        out.for_data("source", Type::text, of_item(&Item::source));
        out.for_data("cited", Type::text, of_item([&rubric = rubric_](const Item& item) {
                         return item.source.empty() ? std::string() : cited(rubric, item.source);
                     }));
        out.for_data("lines", Type::text, [shown, language = out_.language](std::size_t i) {
            return lines_of(shown[i]->lines, language);
        });
        keep(std::move(out));
    }

    /// What the ids before `#` stand for, said once.
    void sources() {
        if (!cited_.empty()) {
            out_.heading(2, {"出处", "Sources"});
        }
        for (const auto& id : cited_) {
            out_.item(phrases::told_of.with({{"what", id}, {"text", cited(rubric_, id)}}));
        }
    }

    void plan(const Goal& goal) {
        const ImprovementPlan& plan = of_.plan;
        const bool possible = plan.verdict == ImprovementPlan::Verdict::possible;
        out_.heading(2, {"改进办法", "Improvements"});
        const Words words = verdict(rubric_, goal, plan);
        out_.paragraph(words);
        Report::Table rows = change_rows(rubric_, plan.changes, true, out_.language);
        Report::Object member("plan");
        if (goal.band) {
            member.text("band", band_word(rubric_, goal.band).key);
        } else {
            member.figure("score", goal.score);
        }
        member.flag("possible", possible || plan.verdict == ImprovementPlan::Verdict::reached);
        member.text("verdict", out_.say(words)).put("cost", Type::exact, plan.cost);
        if (possible) {
            member.flag("proven", plan.proven).put("at_least", Type::exact, plan.at_least);
        }
        member.put("changes", Type::text, rows);
        keep(std::move(member).take());
        if (!plan.changes.empty()) {
            rows.readers = Report::people;
            keep(std::move(rows));
        }
    }

    void margin(const std::vector<Change>& changes) {
        out_.heading(2, {"等次的余地", "What would cost the band"});
        Report::Table rows = change_rows(rubric_, changes, false, out_.language);
        rows.id = "margin";
        rows.readers = changes.empty() || !result_.eligible ? Report::programs : Report::people_and_programs;
        if (!result_.eligible) {
            out_.paragraph({"不具备评定资格，已是最末等次", "not eligible, and in the last band already"});
        } else {
            const Pattern& pattern = changes.empty() ? phrases::no_margin : phrases::margins;
            out_.paragraph(pattern.with({{"band", band_word(rubric_, result_.band).words}}));
        }
        keep(std::move(rows));
    }

    const Rubric& rubric_;
    std::shared_ptr<const Explanation> kept_;
    const Explanation& of_;
    const Result& result_;
    std::vector<std::string> cited_;  ///< ids of sources that were named
    Report out_;
};

/// 3.36 for people, and whether it was rounded.
Words about(const Exact& value) {
    const std::string text = value.shortest(2);
    return value == value.rounded(2, Rounding::half_up) ? Words(text)
                                                        : phrases::about.with({{"points", text}});
}

/// 约需多得3.36分. Where `effort` weighs what is to be done, a cost is no sum of points and is told beside it.
Words cost_words(const ImprovementPlan& plan) {
    Exact won;
    for (const auto& change : plan.changes) {
        const Exact moved = change.to - change.from;
        won += moved.sign() < 0 ? -moved : moved;  // of a penalty less is taken
    }
    const bool rough = won != won.rounded(2, Rounding::half_up);
    const Words out = (rough ? phrases::rough_cost : phrases::cost)
                          .with({{"points", {won.shortest(2), counted(about(won).en, "point")}}});
    return plan.cost == won ? out
                            : phrases::cost_by_effort.with({{"cost", out}, {"effort", about(plan.cost)}});
}

}  // namespace

std::string gain(const Change& change) {
    const Exact moved = change.to - change.from;
    return (moved.sign() > 0 ? "+" : "") + moved.shortest();
}

Report::Word band_word(const Rubric& rubric, BandId band) {
    const Band& of = rubric.band(band);
    return {of.id, of.title.empty() ? of.id : of.title};
}

Words verdict(const Rubric& rubric, const Goal& goal, const ImprovementPlan& plan) {
    const Words aim =
        goal.band
            ? phrases::quoted_id.with({{"id", band_word(rubric, goal.band).words}})
            : phrases::to_score.with({{"score", {goal.score.plain(), counted(goal.score.plain(), "point")}}});
    const std::string score = plan.then.score.plain();
    const auto band = [&](const Pattern& pattern, bool shown) {
        return shown && plan.then.band ? pattern.with({{"band", band_word(rubric, plan.then.band).words}})
                                       : Words();
    };
    switch (plan.verdict) {
        case ImprovementPlan::Verdict::reached: return phrases::reached.with({{"aim", aim}});
        case ImprovementPlan::Verdict::barred: return phrases::barred.with({{"aim", aim}});
        case ImprovementPlan::Verdict::too_far:
            return phrases::too_far.with(
                {{"aim", aim}, {"score", score}, {"band", band(phrases::band_of_best, bool(goal.band))}});
        case ImprovementPlan::Verdict::possible: break;
    }
    const std::string number = std::to_string(plan.changes.size());
    const Words changes = {number, counted(number, "change")};
    const Words after = band(phrases::band_after, true);
    if (plan.proven) {
        return phrases::cheapest.with({{"aim", aim},
                                       {"changes", changes},
                                       {"cost", cost_words(plan)},
                                       {"score", score},
                                       {"band", after}});
    }
    return phrases::cheapest_found.with({{"aim", aim},
                                         {"changes", changes},
                                         {"cost", cost_words(plan)},
                                         {"least", plan.at_least.shortest()},
                                         {"score", score},
                                         {"band", after}});
}

Report::Table change_rows(const Rubric& rubric, const std::vector<Change>& changes, bool plan,
                          Language language) {
    const CellsOf of(changes);
    const auto item_of = [&rubric, of](auto cell) {
        return of(
            [&rubric, cell](const Change& change) { return std::invoke(cell, rubric.at(change.item)); });
    };
    // Exact for programs, few digits for people.
    const auto shortest = [of](Exact Change::*member) {
        return of([member](const Change& change) { return (change.*member).shortest(); });
    };
    const auto exact = [of](Exact Change::*member) {
        return of([member](const Change& change) { return change.*member; });
    };
    Report::Table out{{}, changes.size()};
    out.for_people({"测评内容", "criterion"}, Type::text,
                   item_of([](const Item& item) { return item.id + " " + item.title; }))
        .may_cut = true;
    out.for_data("id", Type::text, item_of(&Item::id));
    out.for_people({"现得", "points"}, Type::points, shortest(&Change::from));
    out.for_data("from", Type::exact, exact(&Change::from));
    out.for_people({"变为", "to"}, Type::points, shortest(&Change::to));
    out.for_data("to", Type::exact, exact(&Change::to));
    out.for_people(plan ? Words{"得失", "won"} : Words{"失分", "lost"}, Type::points, of(gain));
    out.for_data(plan ? "cost" : "loss", Type::exact, exact(&Change::cost));
    if (plan) {
        out.for_people({"总分增", "score"}, Type::points, of([](const Change& change) {
                           return (change.adds.sign() > 0 ? "+" : "") + change.adds.shortest();
                       }));
        out.for_people({"难度折合", "cost"}, Type::points, shortest(&Change::cost));
        out.for_data("adds", Type::exact, exact(&Change::adds));
    }
    out.add("answer", {"填报内容", "answer"}, Type::text,
            of([language](const Change& change) { return change.how.in(language); }))
        .may_cut = true;
    if (plan) {
        out.for_people({"整改建议", "advice"}, Type::text,
                       item_of([](const Item& item) { return item.criterion->advice; }))
            .may_cut = true;
    }
    return out;
}

Report explanation_report(const Rubric& rubric, const std::shared_ptr<const Explanation>& explanation,
                          const Overrides& overrides, Language language) {
    return UnitReport(rubric, explanation, language).take(overrides);
}

}  // namespace ceping
