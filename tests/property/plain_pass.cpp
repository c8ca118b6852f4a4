#include "plain_pass.hpp"

#include <algorithm>
#include <utility>

namespace plain {
namespace {

using What = Reading::What;

// The points of several visits of one method as one. Undated visits stand before dated ones.
Number one_of(Visits rule, const std::vector<std::pair<std::string, Number>>& visits) {
    std::vector<Number> points;
    for (const auto& visit : visits) {
        points.push_back(visit.second);
    }
    if (rule == Visits::latest) {
        std::size_t latest = 0;
        for (std::size_t i = 1; i < visits.size(); ++i) {
            if (visits[i].first >= visits[latest].first) {
                latest = i;
            }
        }
        return points[latest];
    }
    std::sort(points.begin(), points.end());
    if (rule == Visits::lowest) {
        return points.front();
    }
    if (rule == Visits::trimmed && points.size() >= 3) {
        points.erase(points.begin());
        points.pop_back();
    }
    Number sum = 0;
    for (const auto& one : points) {
        sum += one;
    }
    return sum / static_cast<long long>(points.size());
}

void make_equal(Pairs& weights) {
    for (auto& share : weights) {
        share.second = "1";
    }
}

}  // namespace

Pairs methods_of(const Rubric& rubric, const Node& criterion) {
    Methods methods = criterion.methods;
    if (!methods.stated) {
        methods = rubric.default_methods;
    }
    if (!methods.stated) {
        for (const auto& method : rubric.methods) {
            methods.weights.emplace_back(method.id, "1");
        }
    }
    if (methods.as_list) {
        make_equal(methods.weights);
    }
    return methods.weights;
}

Pass::Pass(const Rubric& rubric, const Record& stating, const Record* self,
           std::vector<const Record*> methods, bool verified)
    : rubric_(rubric), stating_(stating), self_(self), methods_(std::move(methods)), verified_(verified) {}

bool Pass::is_excluded(const Node& node) const {
    return node.when && !matches(rubric_, *node.when, stating_);
}

const Answer* Pass::answer_in(const Record& record, const Node& criterion) const {
    for (const auto& [id, answer] : record.answers) {
        if (id == criterion.id) {
            return &answer;
        }
    }
    return nullptr;
}

// Invalid answers have rejected the unit before, or count as missing (--keep-invalid).
Reading Pass::reading_of(const Record& record, const Node& criterion) const {
    const Answer* answer = answer_in(record, criterion);
    if (answer == nullptr) {
        return {What::nothing, 0};
    }
    const Reading reading = read_answer(rubric_, criterion, *answer, false);
    return reading.what == What::invalid ? Reading{What::nothing, 0} : reading;
}

Reading Pass::timeliness(const Node& criterion, Section section) const {
    if (self_ == nullptr || self_->submitted.empty()) {
        return {What::nothing, 0};
    }
    Number late = day_number(self_->submitted) - day_number(rubric_.deadline);
    late -= criterion.grace_days.empty() ? Number(0) : number(criterion.grace_days);
    late = std::max(late, Number(0));
    const Number full = number(criterion.points);
    const Number cost = number(criterion.per_day) * late;
    if (section == Section::penalties) {
        return {What::points, std::min(full, cost)};
    }
    return {What::points, std::max(Number(0), Number(full - cost))};
}

// 11.11: of what has a date only what lies within counts.
int Pass::evidence_in_time(const Evidence& rule, const Answer& answer) const {
    int count = answer.evidence;
    for (const auto& date : answer.dates) {
        if (date.empty() || rule.within.empty()) {
            continue;
        }
        if (rule.within == "period") {
            count -= date < rubric_.period_from || date > rubric_.period_to ? 1 : 0;
        } else if (!self_->submitted.empty()) {
            count -= day_number(self_->submitted) - day_number(date) > std::stoi(rule.within) ? 1 : 0;
        }
    }
    return count;
}

Reading Pass::self_reading(const Node& criterion, Section section) const {
    if (criterion.kind == Kind::timeliness) {
        return timeliness(criterion, section);
    }
    if (self_ == nullptr) {
        return {What::nothing, 0};
    }
    Reading reading = reading_of(*self_, criterion);
    const Evidence& evidence = criterion.evidence.stated ? criterion.evidence : rubric_.evidence;
    if (reading.what == What::points && section != Section::penalties && evidence.stated && evidence.zero &&
        evidence_in_time(evidence, *answer_in(*self_, criterion)) < evidence.min) {
        reading.points = 0;
    }
    return reading;
}

Pass::Outcome Pass::from_self(const Node& criterion, Section section) const {
    const Reading reading = self_reading(criterion, section);
    Outcome outcome;
    outcome.applies = reading.what != What::not_applicable;
    outcome.answered = reading.what == What::points;
    outcome.points = outcome.answered ? reading.points : Number(0);
    if (outcome.answered && criterion.kind != Kind::timeliness) {
        outcome.used.push_back(answer_in(*self_, criterion));
    }
    return outcome;
}

std::optional<Number> Pass::visits_of(const Node& criterion, const std::string& method,
                                      bool& all_not_applicable, Outcome& outcome) const {
    std::vector<std::pair<std::string, Number>> visits;
    bool some_not_applicable = false;
    for (const Record* record : methods_) {
        if (record->source != method) {
            continue;
        }
        const Reading reading = reading_of(*record, criterion);
        some_not_applicable = some_not_applicable || reading.what == What::not_applicable;
        if (reading.what == What::points) {
            visits.emplace_back(record->date, reading.points);
            outcome.used.push_back(answer_in(*record, criterion));
        }
    }
    all_not_applicable = visits.empty() && some_not_applicable;
    if (visits.empty()) {
        return std::nullopt;
    }
    const auto found = std::find_if(rubric_.methods.begin(), rubric_.methods.end(),
                                    [&](const Method& one) { return one.id == method; });
    outcome.one_of_several_visits =
        outcome.one_of_several_visits || (visits.size() > 1 && found->visits != Visits::mean);
    return one_of(found->visits, visits);
}

// `by` lists the methods in the order in which the rubric declares them.
void Pass::order_by(Outcome& outcome) const {
    std::vector<std::pair<std::string, Number>> ordered;
    for (const auto& method : rubric_.methods) {
        for (const auto& one : outcome.by) {
            if (one.first == method.id) {
                ordered.push_back(one);
            }
        }
    }
    outcome.by = ordered;
}

// What a method says for itself; `self` as a method speaks through the self record.
Pass::Voice Pass::voice_of(const Node& criterion, const std::string& method, const Reading& self,
                           Outcome& outcome) const {
    Voice voice;
    if (method == "self") {
        voice.left_out = self.what == What::not_applicable;
        if (self.what == What::points) {
            voice.points = self.points;
            outcome.used.push_back(answer_in(*self_, criterion));
        }
        return voice;
    }
    voice.points = visits_of(criterion, method, voice.left_out, outcome);
    if (voice.points) {
        outcome.by.emplace_back(method, *voice.points);
    }
    return voice;
}

Pass::Outcome Pass::from_methods(const Node& criterion, Section section) const {
    const Pairs shares = methods_of(rubric_, criterion);
    const Reading self = self_reading(criterion, section);
    Outcome outcome;
    std::map<std::string, Voice> voices;
    for (const auto& share : shares) {
        const Voice voice = voice_of(criterion, share.first, self, outcome);
        voices[share.first] = voice;
        outcome.answered = outcome.answered || voice.points.has_value();
    }
    const bool somebody_spoke = outcome.answered;

    // Then what stands in for those that say nothing.
    Number sum = 0;
    Number weights = 0;
    for (const auto& [method, weight] : shares) {
        const Voice& voice = voices[method];
        Number points = 0;
        if (voice.left_out) {
            continue;
        }
        if (voice.points) {
            points = *voice.points;
        } else if (section != Section::items && somebody_spoke) {
            continue;  // a bonus or penalty is what those who looked saw
        } else if (method != "self" && !rubric_.unverified_zero) {
            if (self.what == What::not_applicable) {
                continue;
            }
            if (self.what == What::points) {
                points = self.points;
                outcome.answered = true;
                use(answer_in(*self_, criterion), outcome);
            }
        }
        sum += number(weight) * points;
        weights += number(weight);
    }
    outcome.applies = weights != 0;
    outcome.points = outcome.applies ? Number(sum / weights) : Number(0);
    order_by(outcome);
    return outcome;
}

// The self record's answer may stand in for several methods, and is one answer all the same.
void Pass::use(const Answer* answer, Outcome& outcome) {
    if (std::find(outcome.used.begin(), outcome.used.end(), answer) == outcome.used.end()) {
        outcome.used.push_back(answer);
    }
}

std::size_t Pass::enter(const Node& node) {
    const std::size_t place = nodes_.size();
    nodes_.emplace_back();
    nodes_[place].id = node.id;
    nodes_[place].is_group = node.is_group;
    nodes_[place].unlimited = node.unlimited();
    places_[node.id] = place;
    return place;
}

// A `when` shuts a node with all that stands below it.
void Pass::shut(const Node& node) {
    nodes_[enter(node)].status = Status::not_applicable;
    for (const auto* below : {&node.items, &node.bonus.items, &node.penalties.items}) {
        for (const auto& child : *below) {
            shut(child);
        }
    }
}

void Pass::criterion(const Node& node, Section section) {
    const bool from_self_alone = !verified_ || node.kind == Kind::timeliness;
    Outcome outcome = from_self_alone ? from_self(node, section) : from_methods(node, section);
    NodeResult& result = nodes_[enter(node)];
    if (rubric_.criterion_places) {
        outcome.points = rounded(outcome.points, *rubric_.criterion_places, rubric_.mode);
    }
    if (verified_) {
        // As it would stand in for a method: 0 where nothing is said, and never rounded, being one source's points.
        const Reading self = self_reading(node, section);
        if (self_ != nullptr && self.what != What::not_applicable) {
            result.claimed = self.what == What::points ? self.points : Number(0);
        }
        result.by = outcome.by;
    }
    if (!outcome.applies) {
        result.status = Status::not_applicable;
        return;
    }
    result.points = outcome.points;
    result.max = node.unlimited() ? Number(0) : number(node.points);
    result.status = section == Section::items && !outcome.answered ? Status::missing : Status::scored;
    if (section == Section::items) {
        result.lost = result.max - result.points;
        applying_points_ += number(node.points);
        answered_points_ += outcome.answered ? number(node.points) : Number(0);
        verified_points_ += outcome.by.empty() ? Number(0) : number(node.points);
    } else if (section == Section::penalties) {
        result.lost = result.points;
    }
    if (outcome.used.size() == 1) {
        result.answer = *outcome.used.front();
        result.shown = result.answer.shape == Shape::events ? Shown::no : Shown::yes;
    } else {
        result.shown = outcome.one_of_several_visits ? Shown::unclear : Shown::no;
    }
}

// Section 11.9: clamp(raw + b - p, 0, the upper end), which is what the group had already or its full points, and with `over`
// the bonus's cap more than those.
Number Pass::with_own(const Node* group, const Number& raw, const Number& max) const {
    if (group == nullptr || (!group->bonus.stated && !group->penalties.stated)) {
        return raw;
    }
    const auto come_to = [&](const Extra& extra) {
        Number sum = 0;
        for (const auto& item : extra.items) {
            sum += node(item.id).points;
        }
        return capped(extra, sum);
    };
    const Number end = std::max(raw, group->bonus.over ? Number(max + *cap_of(group->bonus)) : max);
    const Number changed = raw + come_to(group->bonus) - come_to(group->penalties);
    return std::max(Number(0), std::min(end, changed));
}

Number Pass::sum_of_items(const std::vector<Node>& items, Policy policy, const Number& full,
                          const Node* group) const {
    Number raw = 0;
    Number max = 0;
    Number not_applicable = 0;
    for (const auto& child : items) {
        const NodeResult& result = node(child.id);
        if (result.status == Status::not_applicable) {
            not_applicable += declared_points(child);
        } else {
            raw += result.points;
            max += result.max;
        }
    }
    switch (policy) {
        case Policy::full: return with_own(group, raw + not_applicable, full);
        case Policy::exclude: return with_own(group, raw, max);
        default: return with_own(group, raw, max) * full / max;
    }
}

// Section 4's table and formula. At least one child applies, or the policy is `full`.
Number Pass::together(const std::vector<Node>& items, bool weighted, Policy policy, const Number& full,
                      const Node* group) const {
    if (!weighted) {
        return sum_of_items(items, policy, full, group);
    }
    Number sum = 0;
    Number weights = 0;
    for (const auto& child : items) {
        const NodeResult& result = node(child.id);
        const Number weight = number(child.weight);
        if (result.status != Status::not_applicable) {
            sum += weight * result.points / result.max;
            weights += weight;
        } else if (policy == Policy::full) {
            sum += weight;
            weights += weight;
        }
    }
    return with_own(group, full * sum / weights, full);
}

bool Pass::passes(const Condition& gate, const Number& own_points, const Number& own_max) const {
    Number points = own_points;
    Number max = own_max;
    if (!gate.item.empty()) {
        const NodeResult& result = node(gate.item);
        if (result.status == Status::not_applicable) {
            return true;
        }
        points = result.points;
        max = result.max;
    }
    return gate.min_rate.empty() ? points > 0 : points / max >= number(gate.min_rate);
}

void Pass::extras(const Node& group, bool group_applies) {
    const auto all = [&](const Extra& extra, Section section) {
        for (const auto& item : extra.items) {
            if (!group_applies || is_excluded(item)) {
                shut(item);
            } else {
                criterion(item, section);
            }
        }
    };
    all(group.bonus, Section::bonus);
    all(group.penalties, Section::penalties);
}

void Pass::group(const Node& node, Policy inherited) {
    const std::size_t place = enter(node);
    const Policy policy = node.policy == Policy::inherited ? inherited : node.policy;
    Number max_of_applying = 0;
    bool some_apply = false;
    for (const auto& child : node.items) {
        if (is_excluded(child)) {
            shut(child);
        } else if (child.is_group) {
            group(child, policy);
        } else {
            criterion(child, Section::items);
        }
        const NodeResult& result = this->node(child.id);
        if (result.status != Status::not_applicable) {
            some_apply = true;
            max_of_applying += result.max;
        }
    }
    extras(node, some_apply || policy == Policy::full);
    NodeResult& result = nodes_[place];
    if (!some_apply && policy != Policy::full) {
        result.status = Status::not_applicable;
        return;
    }
    result.status = Status::scored;
    result.points = together(node.items, node.weighted, policy, declared_points(node), &node);
    result.max = policy == Policy::exclude && !node.weighted ? max_of_applying : declared_points(node);
    for (const auto& gate : node.gate) {
        result.gated = result.gated || !passes(gate, result.points, result.max);
    }
    if (result.gated) {
        result.points = 0;
    }
    if (rubric_.group_places) {
        result.points = rounded(result.points, *rubric_.group_places, rubric_.mode);
    }
}

bool Pass::run() {
    for (const auto& item : rubric_.items) {
        if (is_excluded(item)) {
            shut(item);
        } else if (item.is_group) {
            group(item, rubric_.policy);
        } else {
            criterion(item, Section::items);
        }
    }
    if (applying_points_ == 0) {
        return false;
    }
    const Policy at_the_top = rubric_.policy == Policy::full ? Policy::full : Policy::prorate;
    const Number total = number(rubric_.total);
    const Number whole = rubric_.out_of.empty() ? total : number(rubric_.out_of);
    base_ = together(rubric_.items, rubric_.weighted, at_the_top, whole, nullptr) * total / whole;
    const auto extra = [&](const Extra& section, Section name, Number& sum) {
        for (const auto& item : section.items) {
            if (is_excluded(item)) {
                shut(item);
            } else {
                criterion(item, name);
            }
            sum += node(item.id).points;
        }
    };
    extra(rubric_.bonus, Section::bonus, bonus_);
    extra(rubric_.penalties, Section::penalties, penalty_);
    return true;
}

// Where no cap is stated, the criteria's declared points are the most that can come together; where one of them declares none,
// there is no most. Section 11.3.
std::optional<Number> Pass::cap_of(const Extra& extra) {
    if (!extra.cap.empty()) {
        return number(extra.cap);
    }
    Number declared = 0;
    for (const auto& item : extra.items) {
        if (item.unlimited()) {
            return std::nullopt;
        }
        declared += number(item.points);
    }
    return declared;
}

Number Pass::capped(const Extra& extra, const Number& sum) {
    const auto cap = cap_of(extra);
    return cap ? std::min(*cap, sum) : sum;
}

Number Pass::exact() const {
    const Number total = number(rubric_.total);
    const Number ceiling = rubric_.bonus.ceiling_total ? total : Number(total + *cap_of(rubric_.bonus));
    return std::min(ceiling, std::max(Number(0), Number(base_ + bonus() - penalty())));
}

}  // namespace plain
