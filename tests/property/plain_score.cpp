#include "plain_score.hpp"

#include "plain_pass.hpp"

#include <algorithm>

namespace plain {

// Section 11.1 and 2: a date counts from so many calendar months before the end of the period on, the day being the last
// of its month where that is shorter, until that end. Dates compare as texts.
bool in_window(const Rubric& rubric, int months, const std::string& date) {
    int year = std::stoi(rubric.period_to.substr(0, 4));
    int month = std::stoi(rubric.period_to.substr(5, 2));
    int day = std::stoi(rubric.period_to.substr(8, 2));
    for (int i = 0; i < months; ++i) {
        year -= month == 1 ? 1 : 0;
        month = month == 1 ? 12 : month - 1;
    }
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    const int lengths[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    day = std::min(day, lengths[month - 1]);
    const auto padded = [](int value, std::size_t width) {
        const std::string text = std::to_string(value);
        return std::string(width - text.size(), '0') + text;
    };
    const std::string first = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
    return first <= date && date <= rubric.period_to;
}

// Section 11.4: the first variant whose condition matches replaces the keys that it names.
Rubric for_unit(const Rubric& rubric, const Record& stating) {
    Rubric out = rubric;
    const auto choose = [&](const auto& again, std::vector<Node>& nodes) -> void {
        for (auto& node : nodes) {
            for (const auto& variant : std::vector<Variant>(node.variants)) {
                if (matches(rubric, variant.when, stating)) {
                    // What no variant can name stays.
                    Node as = variant.as.front();
                    as.when = node.when;
                    as.weight = node.weight;
                    as.effort = node.effort;
                    node = as;
                    break;
                }
            }
            node.variants.clear();
            again(again, node.items);
            again(again, node.bonus.items);
            again(again, node.penalties.items);
        }
    };
    choose(choose, out.items);
    choose(choose, out.bonus.items);
    choose(choose, out.penalties.items);
    return out;
}

namespace {

// A criterion of the rubric with what stands above it.
struct Found {
    const Node* criterion = nullptr;
    bool excluded = false;
};

Found find_criterion(const Rubric& rubric, const std::vector<Node>& items, const std::string& id,
                     const Record& stating, bool excluded) {
    for (const auto& node : items) {
        const bool here = excluded || (node.when && !matches(rubric, *node.when, stating));
        if (!node.is_group && node.id == id) {
            return {&node, here};
        }
        for (const auto* below : {&node.items, &node.bonus.items, &node.penalties.items}) {
            const Found found = find_criterion(rubric, *below, id, stating, here);
            if (found.criterion != nullptr) {
                return found;
            }
        }
    }
    return {};
}

Found find_criterion(const Rubric& rubric, const std::string& id, const Record& stating) {
    for (const auto* items : {&rubric.items, &rubric.bonus.items, &rubric.penalties.items}) {
        const Found found = find_criterion(rubric, *items, id, stating, false);
        if (found.criterion != nullptr) {
            return found;
        }
    }
    return {};
}

bool says(const std::vector<std::pair<std::string, bool>>& statements, const std::string& id, bool what) {
    return std::any_of(statements.begin(), statements.end(),
                       [&](const auto& one) { return one.first == id && one.second == what; });
}

class Unit {
public:
    Unit(const Rubric& rubric, const Options& options, std::vector<const Record*> records)
        : rubric_(rubric), options_(options), records_(std::move(records)) {}

    UnitResult score();

private:
    bool keep_one_self_record();
    std::string first_error() const;
    Statement prerequisite(const Prerequisite& asked, const Pass& pass) const;
    bool is_for_the_unit(const std::optional<When>& when) const;
    bool states(const Record& record, const Veto& veto) const;
    std::string band_of(const Pass& pass) const;
    void add_vetoes();
    void add_ground(const std::string& what, const Record& record);
    void add_claimed();

    Rubric rubric_;  ///< as it is for the unit, once that is known
    const Options& options_;
    std::vector<const Record*> records_;  ///< in input order; only those that count
    const Record* self_ = nullptr;
    const Record* stating_ = nullptr;
    UnitResult result_;
};

// Two self records are an error, or the one submitted last is kept.
bool Unit::keep_one_self_record() {
    for (const Record* record : records_) {
        if (record->source != "self") {
            continue;
        }
        if (self_ != nullptr && !options_.duplicates_latest) {
            return false;
        }
        if (self_ == nullptr || record->submitted >= self_->submitted) {
            self_ = record;
        }
    }
    std::vector<const Record*> kept;
    for (const Record* record : records_) {
        if (record->source != "self" || record == self_) {
            kept.push_back(record);
        }
    }
    records_ = kept;
    return true;
}

std::string Unit::first_error() const {
    for (const auto& fact : rubric_.facts) {
        const bool stated = std::any_of(stating_->facts.begin(), stating_->facts.end(),
                                        [&](const auto& one) { return one.first == fact.id; });
        if (fact.required && !stated) {
            return "the required fact " + fact.id + " is not stated";
        }
    }
    if (options_.keep_invalid) {
        return "";
    }
    for (const Record* record : records_) {
        const bool leaves_out = std::any_of(
            rubric_.methods.begin(), rubric_.methods.end(),
            [&](const Method& method) { return method.id == record->source && method.leave_out; });
        for (const auto& [id, answer] : record->answers) {
            const Found found = find_criterion(rubric_, id, *stating_);
            if (found.criterion == nullptr && !leaves_out) {
                return "no criterion " + id;
            }
            if (found.criterion == nullptr) {
                continue;
            }
            if (!leaves_out && read_answer(rubric_, *found.criterion, answer, found.excluded).what ==
                                   Reading::What::invalid) {
                return "invalid answer to " + id + " by " + record->source;
            }
        }
    }
    return "";
}

bool Unit::is_for_the_unit(const std::optional<When>& when) const {
    return !when || matches(rubric_, *when, *stating_);
}

Statement Unit::prerequisite(const Prerequisite& asked, const Pass& pass) const {
    const std::string& id = asked.id;
    if (!is_for_the_unit(asked.when)) {
        return Statement::not_applicable;
    }
    if (!asked.item.empty()) {
        const NodeResult& node = pass.node(asked.item);
        const bool holds =
            node.status == Status::not_applicable || node.points / node.max >= number(asked.min_rate);
        return holds ? Statement::confirmed : Statement::denied;
    }
    bool confirmed = false;
    for (const Record* record : records_) {
        if (says(record->prerequisites, id, false)) {
            return Statement::denied;
        }
        confirmed = confirmed || says(record->prerequisites, id, true);
    }
    return confirmed ? Statement::confirmed : Statement::unstated;
}

// Who speaks against the unit.
void Unit::add_ground(const std::string& what, const Record& record) {
    const std::string& date = record.source == "self" ? record.submitted : record.date;
    result_.grounds.push_back(what + " " + record.source + " " + date + " " + record.assessor);
}

bool Unit::states(const Record& record, const Veto& veto) const {
    const bool dated = std::any_of(
        record.dated_vetoes.begin(), record.dated_vetoes.end(),
        [&](const auto& one) { return one.first == veto.id && in_window(rubric_, veto.months, one.second); });
    return is_for_the_unit(veto.when) && (dated || says(record.vetoes, veto.id, true));
}

void Unit::add_vetoes() {
    for (const auto& veto : rubric_.vetoes) {
        bool counts = false;
        for (const Record* record : records_) {
            if (states(*record, veto)) {
                counts = true;
                add_ground(veto.id + " true", *record);
            }
        }
        if (!counts) {
            continue;
        }
        result_.vetoes.push_back(veto.id);
        result_.eligible = false;
        if (veto.effect == Effect::zero) {
            result_.exact = 0;
        }
    }
}

// What the self record alone would score, under its own vetoes only.
void Unit::add_claimed() {
    if (self_ == nullptr) {
        return;
    }
    Pass pass(rubric_, *stating_, self_, {}, false);
    if (!pass.run()) {
        return;
    }
    Number exact = pass.exact();
    for (const auto& veto : rubric_.vetoes) {
        if (veto.effect == Effect::zero && states(*self_, veto)) {
            exact = 0;
        }
    }
    result_.claimed = rounded_text(exact, rubric_.final_places, rubric_.mode);
}

std::string Unit::band_of(const Pass& pass) const {
    for (const auto& band : rubric_.bands) {
        if (&band == &rubric_.bands.back()) {
            break;
        }
        if (!result_.eligible || !is_for_the_unit(band.when) ||
            (!band.min.empty() && number(band.min) > number(result_.score))) {
            continue;
        }
        // Without a least score something that it requires must apply.
        if (band.min.empty() &&
            std::all_of(band.requires_.begin(), band.requires_.end(), [&](const Condition& one) {
                return pass.node(one.item).status == Status::not_applicable;
            })) {
            continue;
        }
        const bool holds =
            std::all_of(band.requires_.begin(), band.requires_.end(), [&](const Condition& one) {
                const NodeResult& node = pass.node(one.item);
                return node.status == Status::not_applicable ||
                       node.points / node.max >= number(one.min_rate);
            });
        if (holds) {
            return band.id;
        }
    }
    return rubric_.bands.empty() ? "" : rubric_.bands.back().id;
}

UnitResult Unit::score() {
    result_.unit = records_.front()->unit;
    result_.rejected = true;
    if (!keep_one_self_record()) {
        result_.reason = "two self records";
        return result_;
    }
    stating_ = self_ != nullptr ? self_ : records_.front();
    rubric_ = for_unit(rubric_, *stating_);
    result_.name = stating_->name;
    result_.region = stating_->region;
    result_.facts = stating_->facts;
    result_.reason = first_error();
    if (!result_.reason.empty()) {
        return result_;
    }
    if (options_.stage == StageOption::self) {
        if (self_ == nullptr) {
            result_.reason = "no self record";
            return result_;
        }
        records_ = {self_};
    }
    std::vector<const Record*> methods;
    for (const Record* record : records_) {
        if (record != self_) {
            methods.push_back(record);
        }
    }
    result_.verified_stage = !methods.empty() || options_.stage == StageOption::verified;
    Pass pass(rubric_, *stating_, self_, methods, result_.verified_stage);
    if (!pass.run()) {
        result_.reason = "nothing applies";
        return result_;
    }
    result_.rejected = false;
    result_.nodes = pass.nodes();
    result_.base = pass.base();
    result_.bonus = pass.bonus();
    result_.penalty = pass.penalty();
    result_.exact = pass.exact();
    result_.answered = pass.answered();
    result_.verified = pass.verified_share();
    for (const auto& asked : rubric_.prerequisites) {
        const Statement state = prerequisite(asked, pass);
        result_.prerequisites.emplace_back(asked.id, state);
        result_.eligible =
            result_.eligible && (state == Statement::confirmed || state == Statement::not_applicable);
        for (const Record* record : records_) {
            if (state != Statement::not_applicable && asked.item.empty() &&
                says(record->prerequisites, asked.id, false)) {
                add_ground(asked.id + " false", *record);
            }
        }
    }
    add_vetoes();
    result_.score = rounded_text(result_.exact, rubric_.final_places, rubric_.mode);
    add_claimed();
    result_.band = band_of(pass);
    return result_;
}

}  // namespace

Number declared_points(const Node& node) {
    if (!node.points.empty()) {
        return number(node.points);
    }
    Number sum = 0;
    for (const auto& child : node.items) {
        sum += declared_points(child);
    }
    return sum;
}

std::vector<UnitResult> score(const Case& input) {
    std::vector<std::vector<const Record*>> units;
    for (const auto& record : input.records) {
        const auto same = std::find_if(units.begin(), units.end(),
                                       [&](const auto& unit) { return unit.front()->unit == record.unit; });
        if (same == units.end()) {
            units.push_back({&record});
        } else {
            same->push_back(&record);
        }
    }
    std::vector<UnitResult> results;
    for (const auto& records : units) {
        results.push_back(Unit(input.rubric, input.options, records).score());
    }
    return results;
}

}  // namespace plain
