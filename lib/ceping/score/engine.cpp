#include <ceping/score/assessors.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/score/same_unit.hpp>

#include <ceping/model/applicability.hpp>
#include <ceping/score/counting.hpp>
#include <ceping/score/groups.hpp>
#include <ceping/score/sources.hpp>
#include <ceping/score/stated.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace ceping {

struct Scorer::Plan {
    const Rubric& rubric;
    ScoreOptions options;
    std::vector<int> compared;  ///< facts that some `when` looks at
    std::vector<int> criteria;  ///< positions of the criteria, in the rubric's order
    std::optional<Exact>
        declared;  ///< points of all criteria but bonus and penalties; nothing where too large
    Exact bonus_cap;
    Exact penalty_cap;
    Exact ceiling;

    Plan(const Rubric& of, ScoreOptions chosen) : rubric(of), options(chosen), compared(compared_facts(of)) {
        for (std::size_t i = 0; i < rubric.items.size(); ++i) {
            if (rubric.items[i].criterion) {
                criteria.push_back(static_cast<int>(i));
            }
        }
        declared = sum_of_declared();
        bonus_cap = cap_of(rubric.bonus);
        penalty_cap = cap_of(rubric.penalties);
        ceiling = rubric.bonus.ceiling_total ? rubric.total : rubric.total + bonus_cap;
    }

    [[nodiscard]] std::optional<Exact> sum_of_declared() const {
        try {
            Exact sum;
            for (const int position : criteria) {
                const Item& item = rubric.at(position);
                sum += item.section == Section::items ? item.points : Exact();
            }
            return sum;
        } catch (const NumberTooLarge&) {
            return std::nullopt;
        }
    }

    /// Without a cap, the sum of the criteria's declared points. Source: ceping-scoring(7), 5.
    [[nodiscard]] Exact cap_of(const ExtraSection& section) const {
        if (section.cap) {
            return *section.cap;
        }
        Exact sum;
        for (const int position : section.items) {
            sum += rubric.at(position).points;
        }
        return sum;
    }
};

namespace {

/// All nodes of one unit under one stage.
struct Pass {
    std::vector<NodeState> nodes;
    std::vector<CriterionScore> criteria;  ///< beside the nodes; groups' stay empty
    Exact base;
    Exact bonus;
    Exact penalty;
    Exact exact;
    bool any_applies = false;

    /// As new, but for the memory of the lists.
    void clear() {
        nodes.clear();
        criteria.clear();
        base = bonus = penalty = exact = Exact();
        any_applies = false;
    }
};

/// Lists that are as long as the rubric, kept by the thread from unit to unit.
struct Scratch {
    Pass self_pass;
    Pass second_pass;
    std::vector<std::uint8_t> excluded;
    std::vector<Reading> self_readings;

    static Scratch& of_thread() {
        thread_local Scratch scratch;
        return scratch;
    }
};

/// One unit on its way through the steps of ceping-scoring(7), 2 to 7.
class UnitScoring {
public:
    UnitScoring(const Scorer::Plan& plan, std::vector<Record>& records)
        : plan_(plan), rubric_(plan.rubric), records_(records) {}

    Result run() {
        drop_duplicates();
        choose_stage();
        if (used_.size() > 1) {
            check_same_unit(rubric_, {used_.data(), used_.size()}, found_);
        }
        Record& primary = self_ != nullptr ? *self_ : *used_.front();
        result_.unit = std::move(primary.unit);
        for (const Record* record : used_) {
            result_.inputs.push_back({record->path, record->digest, record->method});
        }
        if (check(primary)) {
            try {
                score();
                if (self_ == nullptr && result_.stage == Stage::verified) {
                    say("visit-without-self", primary.at(primary.id_place), {result_.unit.id});
                }
            } catch (const NumberTooLarge&) {
                const Location where = primary.at(primary.unit_place);
                const std::string id = current_ >= 0 ? rubric_.at(current_).id : rubric_.id;
                reject("score-overflow", where, {id});
            }
        } else {
            result_.rejected = true;
        }
        if (result_.rejected) {
            Result rejected;
            rejected.unit = std::move(result_.unit);
            rejected.rejected = true;
            rejected.inputs = std::move(result_.inputs);
            result_ = std::move(rejected);
        }
        gather_findings();
        return std::move(result_);
    }

private:
    void say(Code code, Location where, std::vector<Words> words) {
        found_.add(code, std::move(where), std::move(words));
    }

    void reject(Code code, Location where, std::vector<Words> words) {
        say(code, std::move(where), std::move(words));
        result_.rejected = true;
    }

    /// Which records count. Two self records are an error, or the latest one stays. Source: ceping-scoring(7), 7.
    void drop_duplicates() {
        const bool latest = plan_.options.latest_duplicate;
        const Record* counting = counting_self(records_, latest);
        Record* chosen =
            counting == nullptr ? nullptr : &records_[static_cast<std::size_t>(counting - records_.data())];
        self_ = chosen;
        for (auto& record : records_) {
            const bool other_self = record.method < 0 && record.known_source && &record != chosen;
            if (other_self && latest) {
                continue;
            }
            used_.push_back(&record);
            if (other_self) {
                reject("duplicate-self", record.at(record.source_place),
                       {record.unit.id, chosen->at(chosen->source_place).text()});
            }
        }
    }

    void choose_stage() {
        const bool methods =
            std::any_of(used_.begin(), used_.end(), [](const Record* r) { return r->method >= 0; });
        result_.stage = plan_.options.stage.value_or(methods ? Stage::verified : Stage::self);
    }

    /// Everything that can reject a unit before it is scored.
    bool check(const Record& primary) {
        bool good = !result_.rejected;
        for (const Record* record : used_) {
            good = good && record->usable(plan_.options.keep_invalid);
        }
        if (result_.unit.id.empty()) {
            return false;
        }
        const bool sources_known =
            std::all_of(used_.begin(), used_.end(), [](const Record* each) { return each->known_source; });
        if (self_ == nullptr && result_.stage == Stage::self && sources_known) {
            say("self-missing", primary.at(primary.place), {result_.unit.id});
            good = false;
        }
        for (std::size_t i = 0; i < rubric_.facts.size(); ++i) {
            if (rubric_.facts[i].required && !result_.unit.facts[i]) {
                good = false;
            }
            if (rubric_.facts[i].required && !result_.unit.facts[i] &&
                !primary.at_fault(rubric_.facts[i].id)) {
                const Fact& fact = rubric_.facts[i];
                say("fact-required", primary.at(place_of_fact(primary, i)),
                    {{fact.title.empty() ? fact.id : fact.title + "（" + fact.id + "）", fact.id}});
            }
        }
        find_excluded(rubric_, result_.unit, excluded_);
        // What kind of unit it is is not known then, so that nothing is said of what its kind need not answer.
        facts_known_ = !primary.findings.has_error() ||
                       std::none_of(rubric_.facts.begin(), rubric_.facts.end(),
                                    [&](const Fact& fact) { return primary.at_fault(fact.id); });
        for (const Record* record : used_) {
            good = check_answers(*record) && good;
        }
        if (good) {
            warn_unstated(primary);
        }
        return good;
    }

    /// Where a fact that is not stated could have been: its cell in a table, else the unit.
    static Place place_of_fact(const Record& record, std::size_t fact) {
        const bool known = fact < record.fact_places.size() && record.fact_places[fact].line > 0;
        return known ? record.fact_places[fact] : record.unit_place;
    }

    void warn_unstated(const Record& primary) {
        for (const int fact : plan_.compared) {
            const bool stated = fact < 0 ? !result_.unit.region.empty()
                                         : result_.unit.facts[static_cast<std::size_t>(fact)].has_value();
            if (!stated) {
                say("fact-unstated",
                    primary.at(fact < 0 ? primary.unit_place
                                        : place_of_fact(primary, static_cast<std::size_t>(fact))),
                    {fact < 0 ? std::string("region") : rubric_.facts[static_cast<std::size_t>(fact)].id});
            }
        }
    }

    /// What an answer may be depends on whether the criterion applies to the unit.
    bool check_answers(const Record& record) {
        bool good = true;
        for (const auto& given : record.answers) {
            const Item& item = rubric_.at(given.item);
            const bool excluded = excluded_[static_cast<std::size_t>(given.item)] != 0;
            const bool not_applicable = given.answer.shape == Shape::not_applicable;
            if (excluded) {
                if (!not_applicable && facts_known_) {
                    say("answer-excluded", record.at(given.place), {item.id});
                }
                continue;
            }
            if (not_applicable && !item.criterion->may_not_apply) {
                say("na-not-allowed", record.at(given.place), {item.id});
                good = good && plan_.options.keep_invalid;
            }
            if (record.method >= 0 && !names_method(item, record.method)) {
                say("answer-by-method", record.at(given.place),
                    {item.id, rubric_.methods[static_cast<std::size_t>(record.method)].id});
            }
        }
        return good;
    }

    /// What a record says of a criterion, with its evidence looked at where it is the self record's.
    Reading read(const Record& record, const GivenAnswer& given, const Item& item) {
        Reading out;
        out.date = record.date;
        out.record = &record;
        if (given.answer.shape == Shape::not_applicable) {
            // An n/a that is not allowed got here only under keep_invalid, where it counts as missing.
            out.outcome = item.criterion->may_not_apply ? Outcome::not_applicable() : Outcome::missing();
            return out;
        }
        current_ = given.item;
        out.outcome = item.criterion->kind->points(given.answer, item.points);
        if (out.outcome.state == Outcome::State::missing) {
            return out;
        }
        out.answer = &given;
        const EvidenceRule& rule = item.criterion->evidence;
        if (record.method < 0 && rule.zero && item.section != Section::penalties &&
            out.outcome.state == Outcome::State::points && out.outcome.points.sign() > 0 &&
            given.evidence < rule.min) {
            out.outcome.points = Exact();
            say("evidence-few", record.at(given.place),
                {item.id,
                 listed_evidence(given.evidence),
                 {std::to_string(rule.min), counted(std::to_string(rule.min), "piece")}});
        }
        return out;
    }

    [[nodiscard]] const Ruling* ruling_on(Ruling::About about, std::size_t position) const {
        return ruling_about(rulings_, about, position);
    }

    void idle(const Ruling& ruling, const std::string& id) { say("ruling-idle", ruling.where, {id}); }

    /// What a ruling makes of a criterion, before its rounding.
    void apply_ruling(const Item& item, const Ruling& ruling, NodeState& node) {
        const NodeState before = node;
        Outcome outcome = Outcome::of(ruling.points.value_or(Exact()));
        if (ruling.answer) {
            outcome = ruling.answer->shape == Shape::not_applicable
                          ? Outcome::not_applicable()
                          : item.criterion->kind->points(*ruling.answer, item.points);
        }
        if (outcome.state == Outcome::State::missing) {
            outcome = Outcome::of(Exact());
        }
        node = NodeState();
        settle(item, outcome, node);
        if (node.points == before.points && node.max == before.max && node.status == before.status) {
            idle(ruling, item.id);
        }
    }

    void score() {
        rulings_ = counting_rulings(plan_.options.rulings, result_.unit.id);
        read_self();
        const bool verified = result_.stage == Stage::verified;
        Pass& self_pass = scratch_.self_pass;
        self_pass.clear();
        if (self_ != nullptr) {
            run_pass(self_pass, false, false);
            if (self_pass.any_applies) {
                finish(self_pass, {self_}, false);
                result_.claimed = rounded(self_pass.exact);
                compare_stated(
                    rubric_, *self_,
                    {self_pass.nodes, self_pass.base, self_pass.bonus, self_pass.penalty, self_pass.exact},
                    found_);
            }
        }
        Pass& second_pass = scratch_.second_pass;
        second_pass.clear();
        if (verified) {
            read_methods();
        }
        const bool again = verified || !rulings_.empty();
        if (again) {
            run_pass(second_pass, verified, true);
        }
        Pass& pass = again ? second_pass : self_pass;
        if (!pass.any_applies) {
            const Record& primary = self_ != nullptr ? *self_ : *used_.front();
            reject("nothing-applies", primary.at(primary.unit_place), {result_.unit.id});
            return;
        }
        std::vector<const Record*> counted;
        if (verified) {
            counted.assign(used_.begin(), used_.end());
        } else {
            counted = {self_};
        }
        finish(pass, counted, true);
        result_.base = pass.base;
        result_.bonus = pass.bonus;
        result_.penalty = pass.penalty;
        result_.exact = pass.exact;
        result_.score = rounded(pass.exact);
        shares(pass);
        ground_criteria();
        eligibility(counted);
        choose_band(pass);
        if (plan_.options.detail != Detail::score) {
            write_nodes(pass);
        }
    }

    void read_self() {
        self_readings_.assign(rubric_.items.size(), Reading());
        if (self_ == nullptr) {
            return;
        }
        for (const auto& given : self_->answers) {
            const auto position = static_cast<std::size_t>(given.item);
            if (excluded_[position] == 0) {
                self_readings_[position] = read(*self_, given, rubric_.at(given.item));
            }
        }
        if (!self_->submitted || !rubric_.deadline) {
            return;
        }
        const std::int64_t late = days_between(*rubric_.deadline, *self_->submitted);
        for (const int position : plan_.criteria) {
            const Item& item = rubric_.at(position);
            if (item.criterion->kind->from_submission()) {
                current_ = position;
                auto points = item.criterion->kind->points_for_delay(late, item.points,
                                                                     item.section == Section::penalties);
                self_readings_[static_cast<std::size_t>(position)].outcome = Outcome::of(std::move(*points));
            }
        }
    }

    void read_methods() {
        method_readings_.assign(rubric_.items.size(), {});
        for (const Record* record : used_) {
            if (record->method < 0) {
                continue;
            }
            for (const auto& given : record->answers) {
                const auto position = static_cast<std::size_t>(given.item);
                const Item& item = rubric_.at(given.item);
                if (excluded_[position] != 0 || !names_method(item, record->method)) {
                    continue;
                }
                auto& readings = method_readings_[position];
                readings.resize(rubric_.methods.size());
                readings[static_cast<std::size_t>(record->method)].push_back(read(*record, given, item));
            }
        }
    }

    void run_pass(Pass& pass, bool verified, bool ruled) {
        pass.nodes.assign(rubric_.items.size(), NodeState());
        pass.criteria.assign(verified ? rubric_.items.size() : 0, CriterionScore());
        const std::vector<std::vector<Reading>> nobody(verified ? rubric_.methods.size() : 0);
        for (const int position : plan_.criteria) {
            const auto index = static_cast<std::size_t>(position);
            const Item& item = rubric_.at(position);
            current_ = position;
            NodeState& node = pass.nodes[index];
            const Ruling* ruling = ruled ? ruling_on(Ruling::About::criterion, index) : nullptr;
            if (excluded_[index] != 0) {
                node.status = NodeStatus::not_applicable;
                if (ruling != nullptr) {
                    idle(*ruling, item.id);
                }
                continue;
            }
            const bool own_answer =
                !verified || item.criterion->kind->from_submission() || item.criterion->methods.empty();
            if (own_answer) {
                settle(item, self_readings_[index].outcome, node);
                if (verified) {
                    self_only(self_readings_[index], pass.criteria[index]);
                }
            } else {
                const auto& readings = method_readings_[index];
                combine_sources(rubric_, item, self_readings_[index], readings.empty() ? nobody : readings,
                                pass.criteria[index]);
                settle(item, pass.criteria[index].outcome, node);
                if (ruling == nullptr) {
                    compare_assessors(item, readings, found_);
                }
            }
            if (ruling != nullptr) {
                apply_ruling(item, *ruling, node);
            }
            pass.any_applies = pass.any_applies ||
                               (item.section == Section::items && node.status != NodeStatus::not_applicable);
        }
        if (pass.any_applies) {
            pass.base = sum_up(rubric_, excluded_, pass.nodes, current_);
        }
    }

    static void self_only(const Reading& reading, CriterionScore& out) {
        out.outcome = reading.outcome;
        out.answered = reading.outcome.state == Outcome::State::points;
        if (reading.answer != nullptr) {
            out.made_by = {reading.answer};
        }
    }

    /// A criterion's outcome becomes its points, after `rounding.criterion`.
    void settle(const Item& item, const Outcome& outcome, NodeState& node) const {
        const bool extra = item.section != Section::items;
        switch (outcome.state) {
            case Outcome::State::not_applicable: node.status = NodeStatus::not_applicable; return;
            case Outcome::State::missing:
                node.status = extra ? NodeStatus::scored : NodeStatus::missing;
                break;
            case Outcome::State::points:
                node.points = rubric_.rounding.criterion
                                  ? outcome.points.rounded(*rubric_.rounding.criterion, rubric_.rounding.mode)
                                  : outcome.points;
                break;
        }
        node.max = item.points;
    }

    /// Bonus, penalty, vetoes and the clamp. Source: ceping-scoring(7), 5.
    void finish(Pass& pass, const std::vector<const Record*>& counted, bool ruled) {
        const auto sum = [&](const ExtraSection& section) {
            Exact out;
            for (const int position : section.items) {
                current_ = position;
                out += pass.nodes[static_cast<std::size_t>(position)].points;
            }
            return out;
        };
        pass.bonus = least(plan_.bonus_cap, sum(rubric_.bonus));
        pass.penalty = least(plan_.penalty_cap, sum(rubric_.penalties));
        current_ = -1;
        pass.exact = least(plan_.ceiling, greatest(Exact(), pass.base + pass.bonus - pass.penalty));
        for (std::size_t i = 0; i < rubric_.vetoes.size(); ++i) {
            if (rubric_.vetoes[i].effect == VetoEffect::zero && veto_counts(i, counted, ruled)) {
                pass.exact = Exact();
            }
        }
    }

    static bool veto_stated(std::size_t veto, const std::vector<const Record*>& counted) {
        return std::any_of(counted.begin(), counted.end(),
                           [veto](const Record* r) { return r->vetoes[veto] == true; });
    }

    [[nodiscard]] bool veto_counts(std::size_t veto, const std::vector<const Record*>& counted,
                                   bool ruled) const {
        const Ruling* ruling = ruled ? ruling_on(Ruling::About::veto, veto) : nullptr;
        return ruling != nullptr ? ruling->holds : veto_stated(veto, counted);
    }

    [[nodiscard]] Exact rounded(const Exact& value) const {
        return value.rounded(rubric_.rounding.final, rubric_.rounding.mode);
    }

    /// `answered` and `verified`: shares by declared points of what applies. Source: ceping-result(5).
    void shares(const Pass& pass) {
        // From the whole down: few criteria are not applicable or missing.
        if (!plan_.declared) {
            throw NumberTooLarge();
        }
        Exact all = *plan_.declared;
        Exact missing;
        Exact verified;
        for (const int position : plan_.criteria) {
            const Item& item = rubric_.at(position);
            const auto index = static_cast<std::size_t>(position);
            if (item.section != Section::items) {
                continue;
            }
            const NodeStatus status = pass.nodes[index].status;
            if (status == NodeStatus::not_applicable) {
                all -= item.points;
                continue;
            }
            if (status == NodeStatus::missing) {
                missing += item.points;
            }
            const bool by_method = !pass.criteria.empty() && !pass.criteria[index].by.empty();
            if (by_method && ruling_on(Ruling::About::criterion, index) == nullptr) {
                verified += item.points;
            }
        }
        result_.answered = (all - missing) / all;
        result_.verified = verified / all;
    }

    static std::string name_of(const Ruling& ruling) {
        return ruling.document.empty() ? ruling.date.text() : ruling.document;
    }

    void ground(Ground::About about, std::size_t position, const Ruling& ruling) {
        result_.grounds.push_back({about, static_cast<int>(position), ruling.holds, -1, name_of(ruling),
                                   ruling.date, ruling.by, ruling.where});
    }

    /// A record speaks against the unit.
    void ground(Ground::About about, std::size_t position, const Record& record) {
        const bool veto = about == Ground::About::veto;
        const auto& places = veto ? record.veto_places : record.prerequisite_places;
        const Place place = position < places.size() ? places[position] : record.place;
        result_.grounds.push_back({about,
                                   static_cast<int>(position),
                                   veto,
                                   record.method,
                                   {},
                                   record.method < 0 ? record.submitted : record.date,
                                   record.assessor,
                                   record.at(place)});
    }

    /// Rulings on criteria that apply.
    void ground_criteria() {
        for (std::size_t i = 0; i < rubric_.items.size() && !rulings_.empty(); ++i) {
            const Ruling* ruling = ruling_on(Ruling::About::criterion, i);
            if (ruling != nullptr && excluded_[i] == 0) {
                ground(Ground::About::criterion, i, *ruling);
            }
        }
    }

    /// Prerequisites and vetoes. Source: ceping-scoring(7), 6.
    void eligibility(const std::vector<const Record*>& counted) {
        for (std::size_t i = 0; i < rubric_.prerequisites.size(); ++i) {
            Confirmation state = Confirmation::unstated;
            for (const Record* record : counted) {
                const auto& stated = record->prerequisites[i];
                if (stated == false) {
                    ground(Ground::About::prerequisite, i, *record);
                    state = Confirmation::denied;
                } else if (stated == true && state != Confirmation::denied) {
                    state = Confirmation::confirmed;
                }
            }
            if (const Ruling* ruling = ruling_on(Ruling::About::prerequisite, i)) {
                const Confirmation decided = ruling->holds ? Confirmation::confirmed : Confirmation::denied;
                if (decided == state) {
                    idle(*ruling, rubric_.prerequisites[i].id);
                }
                ground(Ground::About::prerequisite, i, *ruling);
                state = decided;
            }
            result_.prerequisites.push_back(state);
            result_.eligible = result_.eligible && state == Confirmation::confirmed;
        }
        for (std::size_t i = 0; i < rubric_.vetoes.size(); ++i) {
            const bool stated = veto_stated(i, counted);
            const Ruling* ruling = ruling_on(Ruling::About::veto, i);
            for (const Record* record : counted) {
                if (record->vetoes[i] == true) {
                    ground(Ground::About::veto, i, *record);
                }
            }
            if (ruling != nullptr) {
                ground(Ground::About::veto, i, *ruling);
            }
            if (ruling != nullptr && ruling->holds == stated) {
                idle(*ruling, rubric_.vetoes[i].id);
            }
            if (ruling != nullptr ? ruling->holds : stated) {
                result_.vetoes.push_back(static_cast<int>(i));
                result_.eligible = false;
            }
        }
    }

    void choose_band(const Pass& pass) {
        if (rubric_.bands.empty()) {
            return;
        }
        result_.band = static_cast<int>(rubric_.bands.size()) - 1;
        if (!result_.eligible) {
            return;
        }
        for (std::size_t i = 0; i < rubric_.bands.size(); ++i) {
            const Band& band = rubric_.bands[i];
            const bool reached =
                (!band.min || *band.min <= result_.score) &&
                std::all_of(band.requirements.begin(), band.requirements.end(),
                            [&](const NodeCondition& each) { return holds(each, pass.nodes); });
            if (reached) {
                result_.band = static_cast<int>(i);
                return;
            }
        }
    }

    /// The self record's own points for a criterion, never rounded: nothing where it says n/a or is not asked.
    [[nodiscard]] std::optional<Exact> claimed_points(std::size_t position) const {
        const Outcome& outcome = self_readings_[position].outcome;
        if (self_ == nullptr || excluded_[position] != 0 || outcome.state == Outcome::State::not_applicable) {
            return std::nullopt;
        }
        return outcome.points;
    }

    void write_nodes(Pass& pass) {
        const bool full = plan_.options.detail == Detail::full;
        const bool verified = result_.stage == Stage::verified;
        result_.nodes.resize(rubric_.items.size());
        for (std::size_t i = 0; i < rubric_.items.size(); ++i) {
            const Item& item = rubric_.items[i];
            NodeState& state = pass.nodes[i];
            NodeScore& out = result_.nodes[i];
            out.points = std::move(state.points);
            out.max = std::move(state.max);
            out.status = state.status;
            out.gated = state.gated;
            const Ruling* ruling = ruling_on(Ruling::About::criterion, i);
            if (ruling != nullptr && excluded_[i] == 0) {
                out.ruled = name_of(*ruling);
            }
            if (!item.criterion || !full) {
                continue;
            }
            if (out.status != NodeStatus::not_applicable && item.section == Section::items) {
                out.lost = out.max - out.points;
            } else if (out.status != NodeStatus::not_applicable && item.section == Section::penalties) {
                out.lost = out.points;
            }
            const bool shows = out.status != NodeStatus::not_applicable && out.ruled.empty();
            if (verified) {
                out.claimed = claimed_points(i);
                out.by = std::move(pass.criteria[i].by);
                if (shows && pass.criteria[i].made_by.size() == 1) {
                    out.answer = item.criterion->kind->shown(pass.criteria[i].made_by.front()->answer);
                }
            } else if (shows && self_readings_[i].answer != nullptr) {
                out.answer = item.criterion->kind->shown(self_readings_[i].answer->answer);
            }
        }
    }

    /// Findings of the records and of the scoring, by input order, line, column, code. Source: ceping-scoring(7), 10.
    void gather_findings() {
        auto& out = result_.findings;
        for (Record* record : used_) {
            for (auto& finding : record->findings.all()) {
                out.push_back(std::move(finding));
            }
        }
        for (auto& finding : found_.all()) {
            out.push_back(std::move(finding));
        }
        if (out.size() < 2) {
            return;
        }
        std::map<std::string_view, std::size_t> order;
        for (const Record* record : used_) {
            order.emplace(*record->path, order.size());
        }
        std::stable_sort(out.begin(), out.end(), [&](const Diagnostic& a, const Diagnostic& b) {
            const auto rank = [&](const Diagnostic& d) {
                const auto at = order.find(d.where.path);
                return at == order.end() ? order.size() : at->second;
            };
            return std::make_tuple(rank(a), a.where.line, a.where.column, a.code.name()) <
                   std::make_tuple(rank(b), b.where.line, b.where.column, b.code.name());
        });
    }

    const Scorer::Plan& plan_;
    const Rubric& rubric_;
    std::vector<Record>& records_;
    Record* self_ = nullptr;
    std::vector<Record*> used_;
    Result result_;
    std::vector<const Ruling*> rulings_;  ///< that count for this unit, one a node
    Diagnostics found_;
    Scratch& scratch_ = Scratch::of_thread();
    std::vector<std::uint8_t>& excluded_ = scratch_.excluded;
    std::vector<Reading>& self_readings_ = scratch_.self_readings;
    std::vector<std::vector<std::vector<Reading>>> method_readings_;  ///< by item, then method
    int current_ = -1;
    bool facts_known_ = true;  ///< none of the facts that the unit is judged by is at fault
};

}  // namespace

Scorer::Scorer(const Rubric& rubric, ScoreOptions options)
    : plan_(std::make_unique<const Plan>(rubric, options)) {}

Scorer::~Scorer() = default;

Result Scorer::score(std::vector<Record>& records) const { return UnitScoring(*plan_, records).run(); }

}  // namespace ceping
