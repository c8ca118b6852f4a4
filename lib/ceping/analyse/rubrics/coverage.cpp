#include <ceping/analyse/rubrics/coverage.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/score/outcome.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

Words named(const Words& what, const std::string& id) {
    return phrases::what_and_id.with({{"what", what}, {"id", id}});
}

/// A turn of one criterion or group.
Words of_node(const Item& item, const Words& what) {
    return phrases::turn_of.with({{"item", item.id}, {"turn", what}});
}

bool some_criterion(const Rubric& rubric, const std::function<bool(const Item&)>& holds) {
    return std::any_of(rubric.items.begin(), rubric.items.end(),
                       [&](const Item& item) { return item.criterion && holds(item); });
}

/// How many visits of a method it takes for its rule to matter.
std::size_t visits_needed(const Method& method) { return method.visits == Visits::trimmed ? 3 : 2; }

/// Whether `given` is asked of the record's source.
bool counts(const Item& item, const Record& record) {
    return record.is_self() || item.criterion->names(record.method);
}

/// Whether a variant may take another turn at the key of a trial. What each level stands for is found under `standard`.
bool turns_on(std::string_view key, const Variant& variant) {
    const std::string_view root = key.substr(0, key.find('.'));
    return variant.names(root) || ((root == "standard" || root == "levels") && variant.names("scale"));
}

}  // namespace

Coverage::Coverage(const Rubric& rubric) : rubric_(rubric), nodes_(rubric.items.size()) {
    sort({"前置条件", "prerequisites"});
    for (const auto& each : rubric.prerequisites) {
        denied_.push_back(
            add_part(each.places.of("id"), named({"被否认的前置条件", "a denied prerequisite"}, each.id)));
        unstated_.push_back(
            each.follows ? none
                         : add_part(each.places.of("id"),
                                    named({"没有填写的前置条件", "an unstated prerequisite"}, each.id)));
        plan_when(each.id, each.when, each.places.of("when"));
    }
    sort({"一票否决", "vetoes"});
    for (const auto& each : rubric.vetoes) {
        vetoes_.push_back(add_part(each.places.of("id"), named({"一票否决", "veto"}, each.id)));
        outside_.push_back(each.months
                               ? add_part(each.places.of("months"),
                                          named({"时限以外的一票否决", "a veto outside its window"}, each.id))
                               : none);
        plan_when(each.id, each.when, each.places.of("when"));
    }
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        plan_node(rubric.items[i], nodes_[i]);
    }
    sort({"加分和扣分的上限", "caps"});
    rubric.each_extra([&](const ExtraSection& section, Section which, const Item* group) {
        const Words name = which == Section::bonus ? Words{"加分达到上限", "the cap of bonus"}
                                                   : Words{"扣分达到上限", "the cap of penalties"};
        plan_section(section,
                     group == nullptr ? name : phrases::turn_of.with({{"item", group->id}, {"turn", name}}));
    });
    if (rubric.bonus.ceiling_total) {
        ceiling_ = add_part(rubric.bonus.places.of("ceiling"), {"加分突破满分", "a bonus past full marks"});
    }
    plan_standing();
    plan_methods();
}

std::size_t Coverage::add_part(Location where, Words what) {
    parts_.push_back({std::move(where), std::move(what), sort_, false});
    return parts_.size() - 1;
}

void Coverage::plan_when(const std::string& id, const When& when, const Location& where) {
    if (!when.always()) {
        const auto part = [&](const Words& turn) {
            return add_part(where, phrases::turn_of.with({{"item", id}, {"turn", turn}}));
        };
        const std::size_t holds = part({"when 成立", "its `when' holding"});
        whens_.push_back({&when, holds, part({"when 不成立", "its `when' not holding"})});
    }
}

void Coverage::plan_node(const Item& item, NodeParts& out) {
    if (!item.when.always()) {
        sort({"适用条件", "conditions"});
        out.when_true = add_part(item.places.of("when"), of_node(item, {"when 成立", "its `when' holding"}));
        out.when_false =
            add_part(item.places.of("when"), of_node(item, {"when 不成立", "its `when' not holding"}));
    }
    if (item.criterion) {
        plan_criterion(item, out);
    } else if (!item.group->gate.empty()) {
        plan_gate(item, out);
    }
}

void Coverage::plan_criterion(const Item& item, NodeParts& out) {
    const Criterion& criterion = *item.criterion;
    out.versions.resize(criterion.variants.size() + 1);
    plan_version(item, 0, out);
    sort({"不适用", "answers n/a"});
    if (criterion.may_not_apply) {
        out.not_applicable = add_part(item.places.of("may_not_apply"), of_node(item, {"n/a", "n/a"}));
    }
    for (std::size_t version = 1; version < out.versions.size(); ++version) {
        sort({"适用条件", "conditions"});
        out.versions[version].chosen =
            add_part(criterion.variants[version - 1].places.of("when"),
                     of_node(item, phrases::variant_answered.with({{"number", version}})));
        plan_version(item, version, out);
    }
}

std::size_t Coverage::part_like(const Trial& trial, const VersionParts& of) {
    const auto at = std::find_if(of.rule.begin(), of.rule.end(), [&](const Trial& each) {
        return each.key == trial.key && each.what.en == trial.what.en;
    });
    return at == of.rule.end() ? none : of.trials[static_cast<std::size_t>(at - of.rule.begin())];
}

void Coverage::plan_version(const Item& item, std::size_t version, NodeParts& parts) {
    VersionParts& out = parts.versions[version];
    const Variant* const variant = version == 0 ? nullptr : &item.criterion->variants[version - 1];
    const Criterion& criterion = variant == nullptr ? *item.criterion : variant->criterion;
    const Places& places = variant == nullptr ? item.places : variant->places;
    const auto told = [&](const Words& turn) {
        return of_node(item, variant == nullptr
                                 ? turn
                                 : phrases::turn_of_variant.with({{"number", version}, {"turn", turn}}));
    };
    sort({"计分规则的情形", "turns of rules"});
    out.rule = criterion.kind->trials(item.points);
    for (const auto& trial : out.rule) {
        const std::size_t same = variant == nullptr || turns_on(trial.key, *variant)
                                     ? none
                                     : part_like(trial, parts.versions.front());
        out.trials.push_back(same != none ? same : add_part(places.of(trial.key), told(trial.what)));
    }
    sort({"佐证", "evidence"});
    const bool says_so = variant == nullptr || variant->names("evidence");
    if (says_so && criterion.evidence.zero && criterion.evidence.min > 0 &&
        item.section != Section::penalties && !criterion.kind->from_submission()) {
        out.evidence = add_part(places.of("evidence"), told({"佐证不足", "too little evidence"}));
        if (criterion.evidence.within_period || criterion.evidence.within_days) {
            out.outdated = add_part(places.of("evidence.within"),
                                    told({"佐证因日期而不足", "too little evidence for its dates alone"}));
        }
    }
}

void Coverage::plan_gate(const Item& item, NodeParts& out) {
    sort({"保证项目", "gates"});
    out.gate_passed = add_part(item.places.of("gate"), of_node(item, {"通过保证项目", "its gate passed"}));
    out.gate_failed = {parts_.size(), item.group->gate.size()};
    for (const auto& condition : item.group->gate) {
        add_part(condition.where,
                 of_node(item, phrases::gate_failed_on.with({{"id", rubric_.at(condition.item).id}})));
    }
}

void Coverage::plan_section(const ExtraSection& section, const Words& name) {
    const auto most = most_answered(rubric_, section);
    if (section.cap && (!most || *section.cap < *most)) {
        caps_.emplace_back(&section, add_part(section.places.of("cap"), name));
    }
}

void Coverage::plan_standing() {
    sort({"等次", "bands"});
    for (const auto& band : rubric_.bands) {
        bands_.push_back(add_part(band.places.of("id"), named({"等次", "band"}, band.id)));
        plan_when(band.id, band.when, band.places.of("when"));
        requirements_.push_back({parts_.size(), band.requirements.size()});
        for (const auto& each : band.requirements) {
            add_part(each.where,
                     phrases::misses_by.with({{"id", rubric_.at(each.item).id}, {"band", band.id}}));
        }
    }
}

void Coverage::plan_methods() {
    sort({"测评方法", "methods"});
    for (std::size_t m = 0; m < rubric_.methods.size(); ++m) {
        const Method& method = rubric_.methods[m];
        const bool used =
            some_criterion(rubric_, [&](const Item& item) { return item.criterion->names(MethodId(m)); });
        by_method_.push_back(used ? add_part(method.places.whole, named({"测评方法", "method"}, method.id))
                                  : none);
        void_.push_back(
            used && method.leaves_out_invalid
                ? add_part(method.places.of("invalid"), phrases::void_answer_of.with({{"method", method.id}}))
                : none);
        const std::string needed = std::to_string(visits_needed(method));
        visits_.push_back(
            used ? add_part(method.places.whole,
                            phrases::visits_of_method.with(
                                {{"visits", {needed, counted(needed, "visit")}}, {"method", method.id}}))
                 : none);
    }
    if (some_criterion(rubric_, [](const Item& item) { return item.criterion->methods.size() > 1; })) {
        several_methods_ = add_part(rubric_.places.of("methods"),
                                    {"同一内容由几种方法测评", "a criterion assessed by several methods"});
    }
    if (!rubric_.methods.empty()) {
        silent_method_ =
            add_part(rubric_.places.of("unverified"), {"“单位有核验记录、某项却没有核验”的情形",
                                                       "a criterion that no method answered, though "
                                                       "there are records of methods"});
    }
}

void Coverage::cover(std::size_t part) {
    if (part != none) {
        parts_[part].covered = true;
    }
}

void Coverage::add(const std::vector<Record>& records, const Result& result) {
    if (!result.scored()) {
        return;
    }
    std::vector<std::uint8_t> excluded;
    find_excluded(rubric_, result.unit, excluded);
    cover_when(result.unit, excluded);
    for (const auto& record : records) {
        cover_answers(record, result.unit, excluded);
        cover_delay(record, result.unit, excluded);
    }
    cover_gates(result);
    cover_standing(result);
    cover_sections(result);
    cover_methods(records, excluded);
}

void Coverage::cover_when(const Unit& unit, const std::vector<std::uint8_t>& excluded) {
    for (const auto& each : whens_) {
        cover(matches(*each.when, unit) ? each.holds : each.fails);
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const Item& item = rubric_.items[i];
        const bool above = item.parent && excluded[item.parent.at()] != 0;
        if (nodes_[i].when_true != none && !above) {
            cover(matches(item.when, unit) ? nodes_[i].when_true : nodes_[i].when_false);
        }
    }
}

void Coverage::cover_answers(const Record& record, const Unit& unit,
                             const std::vector<std::uint8_t>& excluded) {
    for (std::size_t i = 0; i < record.veto_dates.size(); ++i) {
        const auto& date = record.veto_dates[i];
        if (date && rubric_.vetoes[i].months && *date < window_of(rubric_, *rubric_.vetoes[i].months).first) {
            cover(outside_[i]);
        }
    }
    for (const auto& given : record.answers) {
        if (excluded[given.item.at()] == 0 && counts(rubric_.at(given.item), record)) {
            cover_answer(record, unit, given);
        }
    }
}

void Coverage::cover_rule(ItemId item, const Unit& unit, const std::function<bool(const Trial&)>& tried) {
    const Criterion& criterion = *rubric_.at(item).criterion;
    NodeParts& parts = nodes_[item.at()];
    parts.answered = true;
    const std::size_t version = version_for(criterion, unit);
    cover(parts.versions[version].chosen);
    const VersionParts& own = parts.versions[version];
    for (std::size_t i = 0; i < own.rule.size(); ++i) {
        if (tried(own.rule[i])) {
            cover(own.trials[i]);
        }
    }
}

void Coverage::cover_answer(const Record& record, const Unit& unit, const GivenAnswer& given) {
    NodeParts& parts = nodes_[given.item.at()];
    parts.answered = true;
    if (given.answer.shape == Shape::not_applicable) {
        cover(parts.not_applicable);
        return;
    }
    cover_rule(given.item, unit,
               [&](const Trial& trial) { return trial.tried_by && trial.tried_by(given.answer); });
    const Item& item = rubric_.at(given.item);
    const std::size_t version = version_for(*item.criterion, unit);
    if (record.is_self() && given.evidence < criterion_for(item, unit).evidence.min) {
        const std::size_t own = parts.versions[version].evidence;
        cover(own == none ? parts.versions.front().evidence : own);
        if (given.evidence + given.outside >= criterion_for(item, unit).evidence.min) {
            const std::size_t late = parts.versions[version].outdated;
            cover(own == none ? parts.versions.front().outdated : late);
        }
    }
}

void Coverage::cover_delay(const Record& record, const Unit& unit,
                           const std::vector<std::uint8_t>& excluded) {
    if (!record.is_self() || !record.submitted || !rubric_.deadline) {
        return;
    }
    const std::int64_t late = days_between(*rubric_.deadline, *record.submitted);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const Item& item = rubric_.items[i];
        if (!item.criterion || !item.criterion->kind->from_submission() || excluded[i] != 0) {
            continue;
        }
        cover_rule(ItemId(i), unit,
                   [late](const Trial& trial) { return trial.tried_by_delay && trial.tried_by_delay(late); });
    }
}

void Coverage::cover_gates(const Result& result) {
    const auto states = states_of(result);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const Item& item = rubric_.items[i];
        if (nodes_[i].gate_passed == none || states[i].status == NodeStatus::not_applicable) {
            continue;
        }
        if (!states[i].gated) {
            cover(nodes_[i].gate_passed);
            continue;
        }
        const auto& gate = item.group->gate;
        bool below_fails = false;
        for (std::size_t c = 0; c < gate.size(); ++c) {
            if (gate[c].item != ItemId(i) && !holds(gate[c], states)) {
                below_fails = true;
                cover(nodes_[i].gate_failed.first + c);
            }
        }
        // What the group had before its gate took it is not in the result: its own rate failed where nothing else did.
        for (std::size_t c = 0; c < gate.size() && !below_fails; ++c) {
            if (gate[c].item == ItemId(i)) {
                cover(nodes_[i].gate_failed.first + c);
            }
        }
    }
}

void Coverage::cover_standing(const Result& result) {
    for (std::size_t i = 0; i < denied_.size(); ++i) {
        const Confirmation state = result.prerequisites[i];
        if (state == Confirmation::denied) {
            cover(denied_[i]);
        } else if (state == Confirmation::unstated) {
            cover(unstated_[i]);
        }
    }
    for (const VetoId veto : result.vetoes) {
        cover(vetoes_[veto.at()]);
    }
    if (result.band) {
        cover(bands_[result.band.at()]);
    }
    const auto states = states_of(result);
    for (std::size_t b = 0; b < rubric_.bands.size() && result.eligible; ++b) {
        const Band& band = rubric_.bands[b];
        if (!reaches_min(band, result.score) || !concerns(band, result.unit)) {
            continue;
        }
        std::size_t failed = none;
        std::size_t failures = 0;
        for (std::size_t r = 0; r < band.requirements.size(); ++r) {
            if (!holds(band.requirements[r], states)) {
                failed = r;
                ++failures;
            }
        }
        if (failures == 1) {
            cover(requirements_[b].first + failed);
        }
    }
}

void Coverage::cover_sections(const Result& result) {
    const auto sum = [&](const ExtraSection& section) {
        Exact out;
        for (const ItemId position : section.items) {
            out += result.nodes[position.at()].points;
        }
        return out;
    };
    for (const auto& [section, part] : caps_) {
        if (sum(*section) >= *section->cap) {
            cover(part);
        }
    }
    if (ceiling_ != none && result.base + result.bonus - result.penalty > rubric_.total) {
        cover(ceiling_);
    }
}

void Coverage::cover_methods(const std::vector<Record>& records, const std::vector<std::uint8_t>& excluded) {
    // How many records of each method answer each criterion; the self record last.
    const std::size_t self = rubric_.methods.size();
    std::vector<std::vector<std::size_t>> answers(rubric_.items.size(), std::vector<std::size_t>(self + 1));
    bool methods = false;
    for (const auto& record : records) {
        methods = methods || !record.is_self();
        const auto& said = record.findings.all();
        if (!record.is_self() && std::any_of(said.begin(), said.end(), [](const Diagnostic& each) {
                return each.code == Code("answer-void");
            })) {
            cover(void_[record.method.at()]);
        }
        for (const auto& given : record.answers) {
            const std::size_t source = record.is_self() ? self : record.method.at();
            answers[given.item.at()][source] += given.answer.shape == Shape::not_applicable ? 0U : 1U;
        }
    }
    for (std::size_t i = 0; i < nodes_.size() && methods; ++i) {
        const Item& item = rubric_.items[i];
        if (!item.criterion || excluded[i] != 0 || item.criterion->kind->from_submission()) {
            continue;
        }
        std::size_t answering = 0;
        for (std::size_t m = 0; m < self; ++m) {
            if (answers[i][m] == 0 || !item.criterion->names(MethodId(m))) {
                continue;
            }
            ++answering;
            cover(by_method_[m]);
            if (answers[i][m] >= visits_needed(rubric_.methods[m])) {
                cover(visits_[m]);
            }
        }
        const bool by_self = answers[i][self] > 0 && item.criterion->names({});
        if (answering + (by_self ? 1 : 0) > 1) {
            cover(several_methods_);
        } else if (answering == 0 && item.section == Section::items) {
            cover(silent_method_);
        }
    }
}

std::size_t Coverage::covered() const {
    return static_cast<std::size_t>(
        std::count_if(parts_.begin(), parts_.end(), [](const Part& part) { return part.covered; }));
}

void Coverage::report(Diagnostics& found) const {
    std::vector<bool> told(parts_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const Item& item = rubric_.items[i];
        if (!item.criterion || nodes_[i].answered) {
            continue;
        }
        std::size_t turns = 0;
        for (const VersionParts& version : nodes_[i].versions) {
            for (const std::size_t part : version.trials) {
                turns += told[part] ? 0U : 1U;
                told[part] = true;
            }
        }
        found.add("case-uncovered", item.places.of("id"),
                  {phrases::never_tried.with({{"item", item.id}, {"turns", turns}}),
                   {"从未填报的内容", "criteria never answered"}});
    }
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!parts_[i].covered && !told[i]) {
            found.add("case-uncovered", parts_[i].where, {parts_[i].what, parts_[i].sort});
        }
    }
}

}  // namespace ceping
