#include "plain_plans.hpp"

#include "plain_random.hpp"
#include "plain_score.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <utility>

namespace plain {
namespace {

using Answers = std::vector<Answer>;

/// More answers than this to one criterion are not tried.
constexpr std::size_t most_answers = 1000;

struct TooMany {};

/// A power of ten that divides `span` into 20 to 200 steps.
Number power_of_ten(const Number& span) {
    Number step = 1000000;
    while (span / step < 20) {
        step /= 10;
    }
    return step;
}

Answers level_answers(const Rubric& rubric, const Node& criterion) {
    Answers out;
    for (const auto& scale : rubric.scales) {
        for (const auto& level : scale.levels) {
            if (scale.id == criterion.scale) {
                out.push_back(value(level.name));
            }
        }
    }
    return out;
}

/// Every set of checks that holds those that are met, or (with `fewer`) is held by them.
Answers checklist_answers(const Node& criterion, const Answer* now, bool fewer) {
    std::set<std::string> met;
    for (const auto& each : now != nullptr ? now->met : std::vector<std::string>()) {
        met.insert(trimmed(each));
    }
    Answers out;
    for (std::size_t set = 0; set < std::size_t{1} << criterion.checks.size(); ++set) {
        Answer answer;
        answer.shape = Shape::met;
        bool fits = true;
        for (std::size_t i = 0; i < criterion.checks.size(); ++i) {
            const std::string& id = criterion.checks[i].id;
            const bool in = (set >> i & 1) == 1;
            fits = fits && (fewer ? !in || now == nullptr || met.count(id) == 1 : in || met.count(id) == 0);
            if (in) {
                answer.met.push_back(id);
            }
        }
        if (fits) {
            out.push_back(answer);
        }
    }
    return out;
}

/// Whole numbers from `from` up, as far as more of them change anything.
Number enough(const Number& from, const Number& each, const Number& full) {
    Number out = from;
    while ((out - from) * each < full) {
        out += 1;
        if (out - from > static_cast<long long>(most_answers)) {
            throw TooMany();
        }
    }
    return out;
}

/// The dearest event that there can be, where a tag makes it so.
std::optional<Event> tagged_event(const Node& criterion) {
    Event out;
    Number factor = 1;
    for (const auto& [tag, times] : criterion.events->times) {
        if (number(times) > factor) {
            factor = number(times);
            out.tags = {tag};
        }
    }
    for (const auto& [name, each] : criterion.classes) {
        const bool dearer = out.of_class.empty() || number(each) > [&] {
            for (const auto& [other, worth] : criterion.classes) {
                if (other == out.of_class) {
                    return number(worth);
                }
            }
            return Number(0);
        }();
        out.of_class = dearer ? name : out.of_class;
    }
    return out.tags.empty() ? std::nullopt : std::optional(out);
}

/// The events told with more of them, which have but a class (or of the highest alone also a tag), or with some left out.
Answers event_answers(const Node& criterion, const Answer& now, bool more) {
    Answers out;
    if (!more) {
        if (now.events.size() > 9) {
            throw TooMany();
        }
        for (std::size_t set = 0; set < std::size_t{1} << now.events.size(); ++set) {
            out.push_back(now);
            out.back().events.clear();
            for (std::size_t i = 0; i < now.events.size(); ++i) {
                if ((set >> i & 1) == 1) {
                    out.back().events.push_back(now.events[i]);
                }
            }
        }
        return out;
    }
    const Number full = number(criterion.points);
    out.push_back(now);
    Pairs classes = criterion.classes;
    if (classes.empty()) {
        classes.emplace_back("", criterion.each);
    }
    for (const auto& [name, each] : classes) {
        Event plain_event;
        plain_event.of_class = name;
        const Number last = number(each) == 0 ? Number(0) : enough(0, number(each), full);
        Answers longer;
        for (auto answer : out) {
            longer.push_back(answer);
            for (Number times = 1; times <= last; times += 1) {
                if (longer.size() == most_answers) {
                    throw TooMany();
                }
                answer.events.push_back(plain_event);
                longer.push_back(answer);
            }
        }
        out = longer;
    }
    return out;
}

Answers count_answers(const Node& criterion, const Answer* now, bool more) {
    Answers out;
    const Number full = number(criterion.points);
    const bool told = now != nullptr && now->shape == Shape::events;
    if (criterion.events && criterion.take_highest && (more || now == nullptr)) {
        if (const auto tagged = tagged_event(criterion)) {
            Answer answer;
            answer.shape = Shape::events;
            answer.events = told ? now->events : std::vector<Event>();
            for (const auto& [name, times] : now != nullptr ? now->counts : Pairs()) {
                if (number(times) > 0) {
                    answer.events.emplace_back().of_class = name;
                }
            }
            answer.events.push_back(*tagged);
            out.push_back(answer);
        }
    }
    if (told) {
        const Answers rest = event_answers(criterion, *now, more);
        out.insert(out.end(), rest.begin(), rest.end());
        return out;
    }
    if (criterion.classes.empty()) {
        for (Number times = 0; times <= enough(0, number(criterion.each), full); times += 1) {
            out.push_back(value(written(times)));
        }
        return out;
    }
    Answers alone;
    Answer none;
    none.shape = Shape::counts;
    alone.push_back(none);
    for (const auto& [name, each] : criterion.classes) {
        Number present = 0;
        for (const auto& [answered, times] : now != nullptr ? now->counts : Pairs()) {
            present += answered == name ? number(times) : Number(0);
        }
        const bool any = now == nullptr;
        const Number first = more && !any ? present : Number(0);
        const Number last = !more && !any       ? present
                            : number(each) == 0 ? first
                                                : enough(first, number(each), full);
        Answers longer;
        for (const auto& answer : alone) {
            for (Number times = first; times <= last; times += 1) {
                if (longer.size() == most_answers) {
                    throw TooMany();
                }
                longer.push_back(answer);
                longer.back().counts.emplace_back(name, written(times));
            }
        }
        alone = longer;
    }
    out.insert(out.end(), alone.begin(), alone.end());
    return out;
}

Answers measure_answers(const Node& criterion) {
    std::vector<Number> tried;
    for (const auto& point : criterion.curve) {
        tried.push_back(number(point.first));
    }
    const Number first = tried.front();
    const Number last = tried.back();
    if (!criterion.step_shape && first < last) {
        const Number step = power_of_ten(last - first);
        for (Number x = step * rounded(first / step, 0, Mode::down); x < last; x += step) {
            if (x > first) {
                tried.push_back(x);
            }
        }
    }
    if (!criterion.range_low.empty()) {
        tried.push_back(number(criterion.range_low));
        tried.push_back(number(criterion.range_high));
    }
    Answers out;
    for (const auto& x : tried) {
        Answer answer = value(written(x));
        answer.sample = criterion.min_sample;
        if (!answer.sample.empty()) {
            answer.style = 0;
        }
        out.push_back(answer);
    }
    return out;
}

Answers judged_answers(const Node& criterion) {
    Answers out;
    const Number full = number(criterion.points);
    const Number step = criterion.step.empty() ? power_of_ten(full) : number(criterion.step);
    if (full / step > static_cast<long long>(most_answers)) {
        throw TooMany();
    }
    for (Number points = 0; points <= full; points += step) {
        out.push_back(value(written(points)));
    }
    if (criterion.step.empty()) {
        out.push_back(value(criterion.points));
    }
    return out;
}

Answers answers_to(const Rubric& rubric, const Node& criterion, const Answer* now, bool better,
                   bool penalty) {
    const bool more_points = better != penalty;
    switch (criterion.kind) {
        case Kind::level: return level_answers(rubric, criterion);
        case Kind::checked_level:
        case Kind::checklist: return checklist_answers(criterion, now, !more_points);
        case Kind::measure: return measure_answers(criterion);
        case Kind::count: return count_answers(criterion, now, more_points != criterion.from_full);
        case Kind::judged: return judged_answers(criterion);
        case Kind::timeliness: return {};
    }
    return {};
}

void for_each_criterion(std::vector<Node>& items, const std::function<void(Node&)>& take) {
    for (auto& node : items) {
        if (node.is_group) {
            for (auto* below : {&node.items, &node.bonus.items, &node.penalties.items}) {
                for_each_criterion(*below, take);
            }
        } else {
            take(node);
        }
    }
}

/// A criterion's answer, and the points that it then has.
struct Way {
    std::optional<Answer> answer;  ///< nothing: it is taken away
    Number points;
};

struct Ways {
    const Node* criterion = nullptr;
    bool penalty = false;
    std::vector<Way> ways;
    bool unlimited = false;  ///< the criterion has no limit: its points say how far it is tried
};

/// How far a criterion without a limit is worth trying: as far as its section's cap, or until all is taken.
void set_far_enough(std::vector<Node>& items, const std::string& cap, const Number& all) {
    for (auto& item : items) {
        if (item.unlimited()) {
            item.points = cap.empty() ? written(all) : number(cap) == 0 ? "1" : cap;
        }
    }
}

Number bonus_at_most(const Extra& bonus) {
    Number sum = 0;
    for (const auto& item : bonus.items) {
        sum += item.unlimited() ? Number(0) : number(item.points);
    }
    return bonus.cap.empty() ? sum : number(bonus.cap);
}

Number carried_over(const std::vector<Node>& items) {
    Number sum = 0;
    for (const auto& item : items) {
        sum += carried_over(item.items) + (item.bonus.over ? bonus_at_most(item.bonus) : Number(0));
    }
    return sum;
}

void set_far_enough(std::vector<Node>& items) {
    for (auto& item : items) {
        if (item.is_group) {
            const Number all = declared_points(item) + bonus_at_most(item.bonus) + carried_over(item.items);
            set_far_enough(item.penalties.items, item.penalties.cap, all);
            set_far_enough(item.bonus.items, item.bonus.cap, 0);
            set_far_enough(item.items);
        }
    }
}

void set_far_enough(Rubric& rubric) {
    const Number all = number(rubric.total) + bonus_at_most(rubric.bonus) + carried_over(rubric.items);
    set_far_enough(rubric.penalties.items, rubric.penalties.cap, all);
    set_far_enough(rubric.bonus.items, rubric.bonus.cap, 0);
    set_far_enough(rubric.items);
}

class Trier {
public:
    Trier(const Rubric& rubric, const Record& record) : rubric_(rubric) {
        input_.rubric = rubric;
        input_.records = {record};
        input_.options.stage = StageOption::self;
    }

    UnitResult now() const { return score(input_).front(); }

    UnitResult with(const std::string& id, const std::optional<Answer>& answer) {
        const auto before = input_.records.front().answers;
        put(id, answer);
        UnitResult out = now();
        input_.records.front().answers = before;
        return out;
    }

    void put(const std::string& id, const std::optional<Answer>& answer) {
        auto& answers = input_.records.front().answers;
        answers.erase(std::remove_if(answers.begin(), answers.end(),
                                     [&](const auto& each) { return each.first == id; }),
                      answers.end());
        if (answer) {
            answers.emplace_back(id, *answer);
        }
    }

    const Answer* answer_to(const std::string& id) const {
        for (const auto& [answered, answer] : input_.records.front().answers) {
            if (answered == id) {
                return &answer;
            }
        }
        return nullptr;
    }

    /// Each number of points once that another answer gives, `better` or worse than now.
    Ways ways(const Node& criterion, bool penalty, const UnitResult& now, bool better) {
        Ways out{&criterion, penalty, {}};
        const Number present = points_in(now, criterion.id);
        const Answer* answer = answer_to(criterion.id);
        std::set<Number> seen;
        // An answer that is worth nothing for another reason is no beginning.
        const Reading reading =
            answer == nullptr ? Reading() : read_answer(rubric_, criterion, *answer, false);
        const Answer* from = reading.what == Reading::What::points ? answer : nullptr;
        for (auto& each : answers_to(rubric_, criterion, from, better, penalty)) {
            each.evidence = 9;
            each.dates.clear();
            const UnitResult then = with(criterion.id, each);
            if (then.rejected) {
                continue;
            }
            const Number points = points_in(then, criterion.id);
            const bool is_better = penalty ? points < present : points > present;
            if (points != present && is_better == better && seen.insert(points).second) {
                out.ways.push_back({each, points});
            }
        }
        return out;
    }

    static Number points_in(const UnitResult& result, const std::string& id) {
        for (const auto& node : result.nodes) {
            if (node.id == id) {
                return node.points;
            }
        }
        return 0;
    }

    static bool applies(const UnitResult& result, const std::string& id) {
        return std::any_of(result.nodes.begin(), result.nodes.end(), [&](const NodeResult& node) {
            return node.id == id && node.status != Status::not_applicable;
        });
    }

private:
    const Rubric& rubric_;
    Case input_;
};

int place_of(const Rubric& rubric, const std::string& band) {
    for (std::size_t i = 0; i < rubric.bands.size(); ++i) {
        if (rubric.bands[i].id == band) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

Number size_of(const Number& value) { return value < 0 ? Number(-value) : value; }

class Combinations {
public:
    Combinations(Trier& trier, const Rubric& rubric, const UnitResult& now, const std::vector<Ways>& ways,
                 const std::vector<PlanGoal>& goals)
        : trier_(trier), rubric_(rubric), now_(now), ways_(ways), goals_(goals), best_(goals.size()) {}

    std::vector<LeastPlan> run() {
        from(0, 0, 0);
        return best_;
    }

private:
    void from(std::size_t at, const Number& cost, std::size_t changes) {
        if (at == ways_.size()) {
            take(cost, changes);
            return;
        }
        const Node* criterion = ways_[at].criterion;
        from(at + 1, cost, changes);
        const Answer* answer = trier_.answer_to(criterion->id);
        const std::optional<Answer> before = answer == nullptr ? std::nullopt : std::optional(*answer);
        for (const auto& way : ways_[at].ways) {
            trier_.put(criterion->id, way.answer);
            const Number won = size_of(way.points - Trier::points_in(now_, criterion->id));
            from(at + 1, cost + won * number(criterion->effort), changes + 1);
        }
        trier_.put(criterion->id, before);
    }

    void take(const Number& cost, std::size_t changes) {
        const UnitResult then = trier_.now();
        for (std::size_t i = 0; i < goals_.size(); ++i) {
            const bool met = goals_[i].band >= 0
                                 ? then.eligible && place_of(rubric_, then.band) <= goals_[i].band
                                 : number(then.score) >= number(goals_[i].score);
            LeastPlan& best = best_[i];
            if (met && (!best.possible || std::tie(cost, changes) < std::tie(best.cost, best.changes))) {
                best = {true, cost, changes};
            }
        }
    }

    Trier& trier_;
    const Rubric& rubric_;
    const UnitResult& now_;
    const std::vector<Ways>& ways_;
    const std::vector<PlanGoal>& goals_;
    std::vector<LeastPlan> best_;
};

void find_margin(Trier& trier, const Rubric& rubric, const UnitResult& now, Ways ways, EveryPlan& out) {
    const std::string& id = ways.criterion->id;
    const Number worst = ways.penalty ? number(ways.criterion->points) : Number(0);
    // Of what has no limit no answer is the worst.
    const bool reaches =
        (ways.unlimited && ways.penalty) ||
        std::any_of(ways.ways.begin(), ways.ways.end(), [&](const Way& way) { return way.points == worst; });
    if (!reaches && Trier::points_in(now, id) != worst) {
        const UnitResult without = trier.with(id, std::nullopt);
        if (without.rejected || !Trier::applies(without, id) || Trier::points_in(without, id) != worst) {
            out.no_margins.push_back(id);
            return;
        }
        ways.ways.push_back({std::nullopt, worst});
    }
    for (const auto& way : ways.ways) {
        const UnitResult then = trier.with(id, way.answer);
        const Number loss = size_of(way.points - Trier::points_in(now, id));
        const auto least = out.margins.find(id);
        if (place_of(rubric, then.band) > place_of(rubric, now.band) &&
            (least == out.margins.end() || loss < least->second)) {
            out.margins[id] = loss;
        }
    }
}

}  // namespace

void set_efforts(Rubric& rubric) {
    long long position = 0;
    for (auto* items : {&rubric.items, &rubric.bonus.items, &rubric.penalties.items}) {
        for_each_criterion(*items,
                           [&](Node& node) { node.effort = written(Number(++position % 3 + 1) / 2); });
    }
}

std::optional<EveryPlan> try_everything(const Rubric& of_all, const Record& record,
                                        const std::vector<PlanGoal>& goals, std::size_t most) try {
    const Rubric rubric = for_unit(of_all, record);
    Trier trier(rubric, record);
    const UnitResult now = trier.now();
    if (now.rejected) {
        return std::nullopt;
    }
    std::vector<Ways> better;
    std::vector<Ways> worse;
    std::size_t combinations = 1;
    Rubric copy = rubric;
    set_far_enough(copy);
    std::set<std::string> unlimited;
    for (const Node* each : all_criteria(rubric)) {
        if (each->unlimited()) {
            unlimited.insert(each->id);
        }
    }
    for (auto* items : {&copy.items, &copy.bonus.items, &copy.penalties.items}) {
        for_each_criterion(*items, [&](const Node& node) {
            if (Trier::applies(now, node.id)) {
                const bool penalty = is_penalty(rubric, node.id);
                better.push_back(trier.ways(node, penalty, now, true));
                worse.push_back(trier.ways(node, penalty, now, false));
                worse.back().unlimited = unlimited.contains(node.id);
                combinations = std::min(combinations * (better.back().ways.size() + 1), most + 1);
            }
        });
    }
    if (combinations > most) {
        return std::nullopt;
    }
    EveryPlan out;
    out.plans = Combinations(trier, rubric, now, better, goals).run();
    if (now.eligible && !rubric.bands.empty() &&
        place_of(rubric, now.band) + 1 < static_cast<int>(rubric.bands.size())) {
        for (auto& ways : worse) {
            find_margin(trier, rubric, now, ways, out);
        }
    }
    return out;
} catch (const TooMany&) {
    return std::nullopt;
}

}  // namespace plain
