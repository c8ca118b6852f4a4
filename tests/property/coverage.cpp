#include "coverage.hpp"

#include "plain_pass.hpp"
#include "plain_random.hpp"

#include <algorithm>

namespace plain {
namespace {

const char* word(Mode mode) {
    return mode == Mode::half_up ? "half_up" : mode == Mode::half_even ? "half_even" : "down";
}

const char* word(Policy policy) {
    return policy == Policy::prorate ? "prorate" : policy == Policy::exclude ? "exclude" : "full";
}

const char* word(Visits visits) {
    switch (visits) {
        case Visits::mean: return "mean";
        case Visits::trimmed: return "trimmed";
        case Visits::lowest: return "lowest";
        case Visits::latest: break;
    }
    return "latest";
}

const NodeResult* find(const UnitResult& result, const std::string& id) {
    for (const auto& node : result.nodes) {
        if (node.id == id) {
            return &node;
        }
    }
    return nullptr;
}

bool uses(const When& when, const std::string& what) {
    const bool here =
        (what == "any" && when.has_any) || (what == "not" && !when.negated.empty()) ||
        (what == "none" && when.has_any && when.any.empty()) ||
        std::any_of(when.tests.begin(), when.tests.end(), [&](const FactTest& test) {
            return (what == "region" && test.fact == "region") || (what == "range" && test.is_range) ||
                   (what == "over" && !test.over.empty()) || (what == "under" && !test.under.empty()) ||
                   (what == "number" && test.fact == "staff" && !test.is_range);
        });
    const auto below = [&](const When& one) { return uses(one, what); };
    return here || std::any_of(when.any.begin(), when.any.end(), below) ||
           std::any_of(when.negated.begin(), when.negated.end(), below);
}

// Everything that a run of some thousand cases has to come across.
std::vector<std::string> wanted() {
    std::vector<std::string> all = {"kind level by ratio",
                                    "kind level by points",
                                    "kind level by checks",
                                    "kind level by checks, none met",
                                    "kind checklist each",
                                    "kind checklist all",
                                    "kind checklist with points",
                                    "kind measure linear",
                                    "kind measure step",
                                    "kind measure num/den",
                                    "kind measure %",
                                    "kind measure range",
                                    "kind count each from zero",
                                    "kind count each from full",
                                    "kind count sum from zero",
                                    "kind count sum from full",
                                    "kind count highest from zero",
                                    "kind count highest from full",
                                    "kind count events sum",
                                    "kind count events highest",
                                    "kind count events from full",
                                    "kind count events each",
                                    "kind count no events",
                                    "event multiplied",
                                    "event multiplied by the largest of two",
                                    "event of a matter that counts already",
                                    "event dearer than one before of its matter",
                                    "event as dear as one before of its matter",
                                    "event outside its window",
                                    "event on the first day of its window",
                                    "event on the last day of its window",
                                    "event undated under months",
                                    "kind judged",
                                    "kind judged step",
                                    "kind timeliness on time",
                                    "kind timeliness late",
                                    "kind timeliness in penalties",
                                    "zero_den not_applicable",
                                    "zero_den zero",
                                    "zero_den full",
                                    "sample too small",
                                    "sample enough",
                                    "status scored",
                                    "status missing",
                                    "status not_applicable",
                                    "unit rejected: invalid answer",
                                    "unit rejected: no criterion",
                                    "unit rejected: two self records",
                                    "unit rejected: nothing applies",
                                    "unit rejected: the required fact",
                                    "unit rejected: no self record",
                                    "invalid answer kept as missing",
                                    "duplicates latest",
                                    "stage self",
                                    "stage verified",
                                    "stage option self",
                                    "stage option verified",
                                    "claimed",
                                    "nothing claimed",
                                    "when any",
                                    "when not",
                                    "when none",
                                    "when region",
                                    "when range",
                                    "when over",
                                    "when under",
                                    "root weighted with not_applicable",
                                    "root out of",
                                    "void answer left out",
                                    "evidence out of time",
                                    "prerequisite not_applicable",
                                    "prerequisite by node confirmed",
                                    "prerequisite by node denied",
                                    "veto dated counts",
                                    "veto dated does not count",
                                    "veto not for the unit",
                                    "band by conditions alone",
                                    "band not for the unit",
                                    "when number",
                                    "excluded by when",
                                    "group excluded by when",
                                    "weighted with not_applicable under prorate",
                                    "weighted with not_applicable under exclude",
                                    "weighted with not_applicable under full",
                                    "group without applying children under full",
                                    "group that does not apply",
                                    "gate item",
                                    "gate itself",
                                    "gate without rate",
                                    "gate on what does not apply",
                                    "gate shut",
                                    "gate passed",
                                    "gate exactly reached",
                                    "points rounded above max",
                                    "no limit in bonus",
                                    "no limit in bonus, capped",
                                    "no limit in penalties",
                                    "no limit in penalties, capped",
                                    "no limit in penalties without cap",
                                    "no limit in penalties, all taken",
                                    "no limit in bonus of a group",
                                    "no limit in penalties of a group, capped",
                                    "no limit in penalties of a group without cap",
                                    "no limit not_applicable",
                                    "group bonus",
                                    "group bonus capped",
                                    "group bonus over",
                                    "group penalty",
                                    "group penalty capped",
                                    "group penalty to 0",
                                    "group extras under full",
                                    "group extras prorated",
                                    "group extras weighted",
                                    "group extras left out with it",
                                    "bonus capped",
                                    "penalty capped",
                                    "ceiling total",
                                    "clamped at 0",
                                    "clamped at the ceiling",
                                    "bonus not_applicable",
                                    "unverified self",
                                    "unverified zero",
                                    "self share",
                                    "method left out",
                                    "method ignored",
                                    "by two methods",
                                    "veto ineligible",
                                    "veto zero",
                                    "prerequisite confirmed",
                                    "prerequisite denied",
                                    "prerequisite unstated",
                                    "band first",
                                    "band last",
                                    "band missed by requires",
                                    "band by ineligibility",
                                    "band min exactly reached",
                                    "evidence zero",
                                    "variant of level",
                                    "variant of checked level",
                                    "variant of checklist",
                                    "variant of measure",
                                    "variant of count",
                                    "variant of judged",
                                    "variant of timeliness",
                                    "variant of evidence",
                                    "variant, none matches",
                                    "variant, not the first",
                                    "variant that names nothing",
                                    "variant that takes a key away",
                                    "variant by another record's facts"};
    for (const char* mode : {"half_up", "half_even", "down"}) {
        for (const char* what : {"criterion", "group", "final", "tie"}) {
            all.push_back(std::string("rounding ") + what + " " + mode);
        }
    }
    for (const char* policy : {"prorate", "exclude", "full"}) {
        all.push_back(std::string("policy ") + policy);
        all.push_back(std::string("policy at the root ") + policy);
    }
    for (const char* rule : {"mean", "trimmed", "lowest", "latest"}) {
        all.push_back(std::string("visits ") + rule);
    }
    all.emplace_back("visits latest on one day");
    return all;
}

}  // namespace

void Coverage::events(const Rubric& rubric, const Node& node, const std::vector<Event>& told) {
    const EventTerms& terms = *node.events;
    reach(told.empty() ? "kind count no events"
                       : std::string("kind count events ") + (node.classes.empty() ? "each"
                                                              : node.take_highest  ? "highest"
                                                                                   : "sum"));
    reach_if(node.from_full && !told.empty(), "kind count events from full");
    Node untold = node;
    untold.events->once_a_matter = false;
    const auto alone = worth_of_events(rubric, untold, told);
    for (std::size_t i = 0; i < told.size(); ++i) {
        const Event& event = told[i];
        std::vector<std::string> tags = event.tags;
        std::sort(tags.begin(), tags.end());
        tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
        reach_if(!tags.empty() && alone[i] > 0, "event multiplied");
        reach_if(tags.size() > 1 && alone[i] > 0, "event multiplied by the largest of two");
        if (terms.months > 0) {
            const std::string next = event.date.empty() ? "" : date_after(event.date, 1);
            const std::string last = event.date.empty() ? "" : date_after(event.date, -1);
            const bool inside = !event.date.empty() && in_window(rubric, terms.months, event.date);
            reach_if(event.date.empty(), "event undated under months");
            reach_if(!event.date.empty() && !inside, "event outside its window");
            reach_if(inside && !in_window(rubric, terms.months, last),
                     "event on the first day of its window");
            reach_if(inside && !in_window(rubric, terms.months, next), "event on the last day of its window");
        }
        for (std::size_t j = 0; j < i && terms.once_a_matter; ++j) {
            const std::string matter = trimmed(event.matter);
            if (!matter.empty() && trimmed(told[j].matter) == matter && alone[i] > 0 && alone[j] > 0) {
                reach("event of a matter that counts already");
                reach_if(alone[i] > alone[j], "event dearer than one before of its matter");
                reach_if(alone[i] == alone[j], "event as dear as one before of its matter");
            }
        }
    }
}

// What a valid answer shows of its kind.
void Coverage::kind(const Rubric& rubric, const Node& node, const Answer& answer) {
    const std::string from = node.from_full ? " from full" : " from zero";
    switch (node.kind) {
        case Kind::level:
            for (const auto& scale : rubric.scales) {
                for (const auto& level : scale.levels) {
                    if (scale.id == node.scale && level.name == answer.value) {
                        reach(level.is_points ? "kind level by points" : "kind level by ratio");
                    }
                }
            }
            return;
        case Kind::checked_level:
            reach("kind level by checks");
            reach_if(answer.met.empty(), "kind level by checks, none met");
            return;
        case Kind::checklist:
            reach(node.rule_all ? "kind checklist all" : "kind checklist each");
            reach_if(!node.rule_all && !node.checks.front().points.empty(), "kind checklist with points");
            return;
        case Kind::measure:
            reach(node.step_shape ? "kind measure step" : "kind measure linear");
            reach_if(answer.shape == Shape::ratio, "kind measure num/den");
            reach_if(answer.value.find('%') != std::string::npos, "kind measure %");
            reach_if(!node.range_low.empty(), "kind measure range");
            reach_if(!node.min_sample.empty(), "sample enough");
            return;
        case Kind::count:
            reach("kind count " +
                  std::string(node.classes.empty() ? "each"
                              : node.take_highest  ? "highest"
                                                   : "sum") +
                  from);
            if (answer.shape == Shape::events) {
                events(rubric, node, answer.events);
            }
            return;
        case Kind::judged: reach(node.step.empty() ? "kind judged" : "kind judged step"); return;
        case Kind::timeliness: return;
    }
}

void Coverage::answer(const Case& input, const Node& node, const UnitResult& result, const NodeResult& here,
                      const Record& record, const Answer& given) {
    using What = Reading::What;
    const Reading reading = read_answer(input.rubric, node, given, false);
    reach_if(reading.what == What::invalid && here.status == Status::missing,
             "invalid answer kept as missing");
    if (node.kind == Kind::measure) {
        reach_if(reading.what == What::nothing && !given.sample.empty(), "sample too small");
        const bool over_nothing = given.shape == Shape::ratio && number(given.den) == 0;
        const char* rules[] = {"not_applicable", "zero", "full"};
        reach_if(over_nothing && (reading.what == What::points || reading.what == What::not_applicable),
                 std::string("zero_den ") + rules[static_cast<int>(node.zero_den)]);
    }
    const auto shares = methods_of(input.rubric, node);
    const bool named = std::any_of(shares.begin(), shares.end(),
                                   [&](const auto& share) { return share.first == record.source; });
    reach_if(record.source != "self" && !named, "method ignored");
    const Evidence& evidence = node.evidence.stated ? node.evidence : input.rubric.evidence;
    const bool wanting = evidence.stated && evidence.zero && given.evidence < evidence.min;
    reach_if(wanting && record.source == "self" && reading.points > 0 && !result.verified_stage &&
                 here.points == 0,
             "evidence zero");
    reach_if(evidence.zero && !evidence.within.empty() && given.evidence >= evidence.min &&
                 record.source == "self" && reading.points > 0 && !result.verified_stage && here.points == 0,
             "evidence out of time");
    reach_if(
        reading.what == Reading::What::invalid && !result.rejected &&
            std::any_of(input.rubric.methods.begin(), input.rubric.methods.end(),
                        [&](const Method& method) { return method.id == record.source && method.leave_out; }),
        "void answer left out");
    if (reading.what == What::points) {
        kind(input.rubric, node, given);
    }
}

void Coverage::criterion(const Case& input, const Node& node, const UnitResult& result,
                         const NodeResult& here) {
    const char* statuses[] = {"scored", "not_applicable", "missing"};
    reach(std::string("status ") + statuses[static_cast<int>(here.status)]);
    reach_if(!here.unlimited && here.points > here.max, "points rounded above max");
    reach_if(input.rubric.criterion_places && here.status == Status::scored,
             std::string("rounding criterion ") + word(input.rubric.mode));
    reach_if(node.unlimited() && here.status == Status::not_applicable, "no limit not_applicable");
    const bool penalty = is_penalty(input.rubric, node.id);
    if (node.kind == Kind::timeliness && here.status == Status::scored) {
        reach(penalty                  ? "kind timeliness in penalties"
              : here.points < here.max ? "kind timeliness late"
                                       : "kind timeliness on time");
    }
    for (const auto& record : input.records) {
        for (const auto& [id, given] : record.answers) {
            if (record.unit == result.unit && id == node.id) {
                answer(input, node, result, here, record, given);
            }
        }
    }
}

// What a group shows, once its children are known.
void Coverage::group(const Case& input, const Node& node, Policy policy, const UnitResult& result,
                     const NodeResult& here) {
    const auto sum = [&](const Extra& extra) {
        Number points = 0;
        for (const auto& item : extra.items) {
            points += find(result, item.id)->points;
        }
        return points;
    };
    const Number bonus = sum(node.bonus);
    const Number penalty = sum(node.penalties);
    if (here.status == Status::not_applicable) {
        reach("group that does not apply");
        reach_if(node.bonus.stated || node.penalties.stated, "group extras left out with it");
        return;
    }
    const auto applies = [&](const Node& child) {
        return find(result, child.id)->status != Status::not_applicable;
    };
    const bool all = std::all_of(node.items.begin(), node.items.end(), applies);
    const bool none = std::none_of(node.items.begin(), node.items.end(), applies);
    reach_if(input.rubric.group_places.has_value(), std::string("rounding group ") + word(input.rubric.mode));
    reach_if(!all && !none,
             std::string(node.weighted ? "weighted with not_applicable under " : "policy ") + word(policy));
    reach_if(none, "group without applying children under full");
    const auto unlimited = [&](const Extra& extra) {
        return std::any_of(extra.items.begin(), extra.items.end(), [&](const Node& each) {
            return each.unlimited() && find(result, each.id)->points > 0;
        });
    };
    reach_if(unlimited(node.bonus), "no limit in bonus of a group");
    if (unlimited(node.penalties)) {
        reach(node.penalties.cap.empty()             ? "no limit in penalties of a group without cap"
              : penalty > number(node.penalties.cap) ? "no limit in penalties of a group, capped"
                                                     : "group penalty");
    }
    reach_if(bonus > 0, "group bonus");
    reach_if(node.bonus.stated && !node.bonus.cap.empty() && bonus > number(node.bonus.cap),
             "group bonus capped");
    reach_if(here.points > here.max && node.bonus.over && bonus > 0, "group bonus over");
    reach_if(penalty > 0, "group penalty");
    reach_if(node.penalties.stated && !node.penalties.cap.empty() && penalty > number(node.penalties.cap),
             "group penalty capped");
    reach_if(penalty > 0 && here.points == 0 && !here.gated, "group penalty to 0");
    reach_if(bonus + penalty > 0 && node.weighted, "group extras weighted");
    reach_if(bonus + penalty > 0 && !node.weighted && !all && policy != Policy::exclude,
             policy == Policy::full ? "group extras under full" : "group extras prorated");
    for (const auto& gate : node.gate) {
        reach(gate.item.empty() ? "gate itself" : "gate item");
        reach(here.gated ? "gate shut" : "gate passed");
        reach_if(gate.min_rate.empty(), "gate without rate");
        const NodeResult* about = gate.item.empty() ? nullptr : find(result, gate.item);
        if (about != nullptr) {
            reach_if(about->status == Status::not_applicable, "gate on what does not apply");
            reach_if(about->max > 0 && !gate.min_rate.empty() &&
                         about->points / about->max == number(gate.min_rate),
                     "gate exactly reached");
        }
    }
}

void Coverage::nodes(const Case& input, const std::vector<Node>& items, Policy inherited,
                     const UnitResult& result) {
    for (const auto& node : items) {
        const NodeResult& here = *find(result, node.id);
        if (node.when) {
            for (const char* what : {"any", "not", "none", "region", "range", "over", "under", "number"}) {
                reach_if(uses(*node.when, what), std::string("when ") + what);
            }
            Record stating;
            stating.region = result.region;
            stating.facts = result.facts;
            if (!matches(input.rubric, *node.when, stating)) {
                reach(node.is_group ? "group excluded by when" : "excluded by when");
                continue;
            }
        }
        if (node.is_group) {
            const Policy policy = node.policy == Policy::inherited ? inherited : node.policy;
            group(input, node, policy, result, here);
            nodes(input, node.items, policy, result);
            nodes(input, node.bonus.items, policy, result);
            nodes(input, node.penalties.items, policy, result);
        } else {
            criterion(input, node, result, here);
        }
    }
}

// Which of a criterion's methods spoke.
void Coverage::sources(const Case& input, const UnitResult& result) {
    const auto criteria = all_criteria(input.rubric);
    for (const Node* criterion : criteria) {
        const NodeResult& node = *find(result, criterion->id);
        std::map<std::string, std::vector<std::string>> dates;
        bool self_answered = false;
        bool somebody_left_out = false;
        for (const auto& record : input.records) {
            for (const auto& [id, given] : record.answers) {
                if (record.unit != result.unit || id != node.id) {
                    continue;
                }
                const Reading reading = read_answer(input.rubric, *criterion, given, false);
                const bool points = reading.what == Reading::What::points;
                self_answered = self_answered || (record.source == "self" && points);
                somebody_left_out =
                    somebody_left_out || (record.source != "self" && !points && !node.by.empty());
                if (record.source != "self" && points) {
                    dates[record.source].push_back(record.date);
                }
            }
        }
        reach_if(node.by.size() > 1, "by two methods");
        reach_if(somebody_left_out, "method left out");
        for (const auto& method : input.rubric.methods) {
            const auto& visits = dates[method.id];
            const std::size_t enough = method.visits == Visits::trimmed ? 3 : 2;
            const bool counted = std::any_of(node.by.begin(), node.by.end(),
                                             [&](const auto& by) { return by.first == method.id; });
            if (counted && visits.size() >= enough) {
                reach(std::string("visits ") + word(method.visits));
                reach_if(method.visits == Visits::latest && visits.front() == visits.back(),
                         "visits latest on one day");
            }
        }
        const Pairs shares = methods_of(input.rubric, *criterion);
        const bool shared =
            shares.size() > 1 && std::any_of(shares.begin(), shares.end(),
                                             [](const auto& share) { return share.first == "self"; });
        if (result.verified_stage && node.status != Status::not_applicable && self_answered) {
            reach_if(node.by.empty() && !shared,
                     input.rubric.unverified_zero ? "unverified zero" : "unverified self");
            reach_if(shared && !node.by.empty(), "self share");
        }
    }
}

// Sections 5 and 6.
void Coverage::score_of(const Rubric& rubric, const UnitResult& result) {
    Number scaled = result.exact;
    for (int i = 0; i < rubric.final_places; ++i) {
        scaled *= 10;
    }
    reach(std::string("rounding final ") + word(rubric.mode));
    reach_if(is_whole(scaled * 2) && !is_whole(scaled), std::string("rounding tie ") + word(rubric.mode));
    const bool some_left_out = std::any_of(rubric.items.begin(), rubric.items.end(), [&](const Node& node) {
        return find(result, node.id)->status == Status::not_applicable;
    });
    reach_if(some_left_out, std::string("policy at the root ") + word(rubric.policy));
    const auto sum = [&](const Extra& extra) {
        Number points = 0;
        for (const auto& item : extra.items) {
            points += find(result, item.id)->points;
        }
        return points;
    };
    const auto unlimited = [&](const Extra& extra) {
        return std::any_of(extra.items.begin(), extra.items.end(), [&](const Node& node) {
            return node.unlimited() && find(result, node.id)->points > 0;
        });
    };
    if (unlimited(rubric.bonus)) {
        reach("no limit in bonus");
        reach_if(sum(rubric.bonus) > result.bonus, "no limit in bonus, capped");
    }
    if (unlimited(rubric.penalties)) {
        reach("no limit in penalties");
        reach_if(sum(rubric.penalties) > result.penalty, "no limit in penalties, capped");
        reach_if(rubric.penalties.cap.empty(), "no limit in penalties without cap");
        reach_if(result.base + result.bonus < result.penalty, "no limit in penalties, all taken");
    }
    reach_if(sum(rubric.bonus) > result.bonus, "bonus capped");
    reach_if(sum(rubric.penalties) > result.penalty, "penalty capped");
    for (const auto& item : rubric.bonus.items) {
        reach_if(find(result, item.id)->status == Status::not_applicable, "bonus not_applicable");
    }
    const Number before = result.base + result.bonus - result.penalty;
    reach_if(before < 0, "clamped at 0");
    reach_if(!rubric.out_of.empty(), "root out of");
    reach_if(rubric.weighted && std::any_of(rubric.items.begin(), rubric.items.end(),
                                            [&](const Node& item) {
                                                return find(result, item.id)->status ==
                                                       Status::not_applicable;
                                            }),
             "root weighted with not_applicable");
    reach_if(result.exact > 0 && before > result.exact,
             rubric.bonus.ceiling_total ? "ceiling total" : "clamped at the ceiling");
}

void Coverage::standing(const Rubric& rubric, const UnitResult& result) {
    for (const auto& veto : rubric.vetoes) {
        const bool counted =
            std::find(result.vetoes.begin(), result.vetoes.end(), veto.id) != result.vetoes.end();
        reach_if(counted, veto.effect == Effect::zero ? "veto zero" : "veto ineligible");
    }
    for (std::size_t i = 0; i < result.prerequisites.size(); ++i) {
        const char* states[] = {"confirmed", "denied", "unstated", "not_applicable"};
        reach(std::string(rubric.prerequisites[i].item.empty() ? "prerequisite " : "prerequisite by node ") +
              states[static_cast<int>(result.prerequisites[i].second)]);
    }
    if (rubric.bands.size() < 2) {
        return;
    }
    const bool last = result.band == rubric.bands.back().id;
    reach_if(last, result.eligible ? "band last" : "band by ineligibility");
    reach_if(result.band == rubric.bands.front().id, "band first");
    for (const auto& band : rubric.bands) {
        if (band.id == result.band) {
            reach_if(!last && !band.min.empty() && number(band.min) == number(result.score),
                     "band min exactly reached");
            reach_if(!last && band.min.empty(), "band by conditions alone");
            return;
        }
        const bool reached = band.min.empty() || number(band.min) <= number(result.score);
        reach_if(result.eligible && reached && !band.when, "band missed by requires");
        reach_if(result.eligible && reached && band.when && band.requires_.empty(), "band not for the unit");
    }
}

void Coverage::statements(const Case& input, const UnitResult& result) {
    const auto counts = [&](const std::string& id) {
        return std::find(result.vetoes.begin(), result.vetoes.end(), id) != result.vetoes.end();
    };
    for (const auto& record : input.records) {
        if (record.unit != result.unit) {
            continue;
        }
        for (const auto& [id, date] : record.dated_vetoes) {
            reach(counts(id) ? "veto dated counts" : "veto dated does not count");
        }
        for (const auto& veto : input.rubric.vetoes) {
            for (const auto& [id, holds] : record.vetoes) {
                reach_if(holds && id == veto.id && veto.when && !counts(id), "veto not for the unit");
            }
        }
    }
}

// Who the unit is, as the record says that counts for it.
Record stating_of(const UnitResult& result) {
    Record out;
    out.facts = result.facts;
    out.region = result.region;
    return out;
}

void Coverage::variants(const Case& input, const UnitResult& result) {
    const Record stating = stating_of(result);
    for (const Node* node : all_criteria(input.rubric)) {
        const NodeResult* here = find(result, node->id);
        if (node->variants.empty() || here->status != Status::scored) {
            continue;
        }
        const auto at = std::find_if(
            node->variants.begin(), node->variants.end(),
            [&](const Variant& variant) { return matches(input.rubric, variant.when, stating); });
        if (at == node->variants.end()) {
            reach("variant, none matches");
            continue;
        }
        const char* kinds[] = {"level", "checked level", "checklist", "measure",
                               "count", "judged",        "timeliness"};
        reach(std::string("variant of ") + kinds[static_cast<int>(node->kind)]);
        reach_if(at != node->variants.begin(), "variant, not the first");
        reach_if(at->names.empty(), "variant that names nothing");
        const auto names = [&](const char* key) {
            return std::find(at->names.begin(), at->names.end(), key) != at->names.end();
        };
        reach_if(names("evidence") && at->as.front().evidence.zero, "variant of evidence");
        reach_if(names("min_sample") && at->as.front().min_sample.empty() && !node->min_sample.empty(),
                 "variant that takes a key away");
        for (const auto& record : input.records) {
            const bool answers = std::any_of(record.answers.begin(), record.answers.end(),
                                             [&](const auto& given) { return given.first == node->id; });
            reach_if(record.unit == result.unit && answers && record.facts.empty() && !result.facts.empty(),
                     "variant by another record's facts");
        }
    }
}

void Coverage::unit(const Case& of_all, const UnitResult& result) {
    variants(of_all, result);
    Case input = of_all;
    input.rubric = for_unit(of_all.rubric, stating_of(result));
    reach(result.verified_stage ? "stage verified" : "stage self");
    reach_if(input.options.stage == StageOption::self, "stage option self");
    reach_if(input.options.stage == StageOption::verified, "stage option verified");
    reach(result.claimed ? "claimed" : "nothing claimed");
    score_of(input.rubric, result);
    standing(input.rubric, result);
    statements(input, result);
    nodes(input, input.rubric.items, input.rubric.policy, result);
    nodes(input, input.rubric.bonus.items, input.rubric.policy, result);
    nodes(input, input.rubric.penalties.items, input.rubric.policy, result);
    sources(input, result);
}

void Coverage::add(const Case& input, const std::vector<UnitResult>& results) {
    for (const auto& result : results) {
        if (result.rejected) {
            for (const char* reason : {"invalid answer", "no criterion", "two self records",
                                       "nothing applies", "the required fact", "no self record"}) {
                if (result.reason.rfind(reason, 0) == 0) {
                    reach(std::string("unit rejected: ") + reason);
                }
            }
            continue;
        }
        const auto selves = std::count_if(
            input.records.begin(), input.records.end(),
            [&](const Record& record) { return record.unit == result.unit && record.source == "self"; });
        if (selves > 1) {
            reach("duplicates latest");
        }
        unit(input, result);
    }
}

std::vector<std::string> Coverage::missing() const {
    std::vector<std::string> never;
    for (const auto& what : wanted()) {
        if (reached_.count(what) == 0) {
            never.push_back(what);
        }
    }
    return never;
}

std::string Coverage::report() const {
    std::string out;
    for (const auto& [what, times] : reached_) {
        out += "  " + what + ": " + std::to_string(times) + "\n";
    }
    return out;
}

}  // namespace plain
