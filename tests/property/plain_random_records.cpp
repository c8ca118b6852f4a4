// Random records for a random rubric.
#include "plain_pass.hpp"
#include "plain_random.hpp"

#include <algorithm>
#include <map>

namespace plain {
namespace {

class RecordMaker {
public:
    RecordMaker(Dice& dice, const Wish& wish, Case& made)
        : dice_(dice), made_(made), rubric_(made.rubric), criteria_(all_criteria(made.rubric)) {
        const bool clean = wish.monotone || wish.valid;
        invalid_percent_ = !clean && dice_.chance(12) ? dice_.between(1, 15) : 0;
        const bool varies = std::any_of(criteria_.begin(), criteria_.end(),
                                        [](const Node* each) { return !each->variants.empty(); });
        keeps_facts_ = clean && varies;
        duplicates_ = !clean && dice_.chance(5);
        lists_evidence_ = dice_.chance(60);
        generous_ = dice_.chance(10);
        made_.options.keep_invalid = invalid_percent_ > 0 && dice_.chance(50);
        made_.options.duplicates_latest = duplicates_ && dice_.chance(60);
        const int stage = dice_.between(0, 99);
        if (stage < 8) {
            made_.options.stage = StageOption::self;
        } else if (stage < 18 && !rubric_.methods.empty()) {
            made_.options.stage = StageOption::verified;
        }
    }

    void make() {
        const int units = dice_.between(1, 4);
        for (int i = 1; i <= units; ++i) {
            make_unit("u" + std::to_string(i) + dice_.word({"", "-甲", "_x", ".0"}));
        }
        if (dice_.chance(35)) {
            dice_.shuffle(made_.records);
        }
    }

private:
    void make_unit(const std::string& id) {
        Record unit;
        unit.unit = id;
        unit.name = "单位" + id;
        unit.region =
            dice_.word({"", "泉州市", "泉州市/丰泽区", "厦门市/思明区", "泉州市丰泽", "泉州市/丰泽区/东海"});
        for (const auto& fact : rubric_.facts) {
            if (dice_.chance(fact.required ? 97 : 75)) {
                unit.facts.emplace_back(fact.id, fact.is_number
                                                     ? dice_.word({"12", "3", "100", "0.5", "12.5"})
                                                     : dice_.pick(fact.values));
            }
        }
        const bool self_alone = rubric_.methods.empty() || dice_.chance(30);
        const bool has_self = self_alone || dice_.chance(88);
        if (has_self) {
            make_self(unit);
            if (duplicates_ && dice_.chance(50)) {
                make_self(unit);
            }
        }
        const std::size_t before = made_.records.size();
        for (const auto& method : rubric_.methods) {
            const int roll = dice_.between(0, 99);
            const int visits = roll < 35 ? 0 : roll < 65 ? 1 : roll < 78 ? 2 : roll < 92 ? 3 : 4;
            for (int i = 0; !self_alone && i < visits; ++i) {
                make_visit(unit, method.id);
            }
        }
        if (!has_self && made_.records.size() == before) {
            make_visit(unit, rubric_.methods.front().id);
        }
    }

    void make_statements(Record& record) {
        for (const auto& asked : rubric_.prerequisites) {
            if (dice_.chance(60)) {
                record.prerequisites.emplace_back(asked.id, dice_.chance(88));
            }
        }
        for (const auto& veto : rubric_.vetoes) {
            if (veto.months > 0 && dice_.chance(30)) {
                // Before, on and after either end of each window.
                record.dated_vetoes.emplace_back(veto.id, day_about_windows(dice_));
            } else if (dice_.chance(40)) {
                record.vetoes.emplace_back(veto.id, dice_.chance(15));
            }
        }
    }

    void make_self(const Record& unit) {
        Record record = unit;
        if (dice_.chance(80)) {
            record.submitted = date_after(rubric_.deadline.empty() ? "2015-12-18" : rubric_.deadline,
                                          dice_.chance(50) ? dice_.between(-5, 3) : dice_.between(-3, 40));
        }
        if (!record.facts.empty() && dice_.chance(4) && !keeps_facts_) {
            record.facts.pop_back();  // then not stated, whatever a visit states
        }
        record.style = dice_.between(0, 11);
        make_statements(record);
        make_answers(record, unit);
        made_.records.push_back(record);
    }

    void make_visit(const Record& unit, const std::string& method) {
        Record record = unit;
        record.source = method;
        if (keeps_facts_) {
            // Whoever says who the unit is says the same.
        } else if (dice_.chance(60)) {
            record.facts.clear();
        } else if (dice_.chance(20)) {
            record.region.clear();
        }
        if (dice_.chance(75)) {
            record.date = dice_.word({"2015-10-09", "2015-10-10", "2015-09-30", "2015-11-01"});
        }
        record.assessor = dice_.chance(40) ? dice_.word({"甲", "乙", "丙"}) : "";
        record.style = dice_.between(0, 11);
        make_statements(record);
        make_answers(record, unit);
        made_.records.push_back(record);
    }

    bool assesses(const std::string& source, const Node& criterion) const {
        const Pairs shares = methods_of(rubric_, criterion);
        return std::any_of(shares.begin(), shares.end(),
                           [&](const auto& share) { return share.first == source; });
    }

    /// The criteria that a `when` shuts for a unit.
    void find_shut(const std::vector<Node>& nodes, const Record& unit, bool above,
                   std::map<std::string, bool>& shut) {
        for (const auto& node : nodes) {
            const bool here = above || (node.when && !matches(rubric_, *node.when, unit));
            shut[node.id] = here;
            for (const auto* below : {&node.items, &node.bonus.items, &node.penalties.items}) {
                find_shut(*below, unit, here, shut);
            }
        }
    }

    void make_answers(Record& record, const Record& unit) {
        std::map<std::string, bool> shut;
        for (const auto* nodes : {&rubric_.items, &rubric_.bonus.items, &rubric_.penalties.items}) {
            find_shut(*nodes, unit, false, shut);
        }
        const bool self = record.source == "self";
        // Now and then somebody answers as though the unit were another.
        const Rubric mine = keeps_facts_ || dice_.chance(95) ? for_unit(rubric_, unit) : rubric_;
        for (const Node* criterion : all_criteria(mine)) {
            const bool asked = self || assesses(record.source, *criterion);
            const bool timeliness = criterion->kind == Kind::timeliness;
            const bool costs = generous_ && is_penalty(rubric_, criterion->id);
            if (!dice_.chance(timeliness || !asked || costs ? 5 : 86)) {
                continue;
            }
            Answer answer = generous_ ? good_answer(*criterion) : random_answer(dice_, *criterion, rubric_);
            if (timeliness) {
                // Ignored, whatever it is.
            } else if (dice_.chance(invalid_percent_)) {
                answer = invalid_answer(*criterion, answer);
            } else if (dice_.chance(shut[criterion->id] ? 50 : criterion->may_not_apply ? 20 : 0)) {
                answer = value(dice_.word({"n/a", "n/a", "N/A", "ｎ／ａ"}));
            } else if (dice_.chance(4)) {
                answer = Answer{};
            }
            if (self && lists_evidence_ && answer.shape != Shape::none && !dice_.chance(25)) {
                answer.evidence = dice_.between(0, 2);
                for (int i = dice_.chance(40) ? answer.evidence : 0; i > 0; --i) {
                    answer.dates.push_back(
                        dice_.word({"", "2014-12-31", "2015-01-01", "2015-10-31", "2015-11-20", "2015-12-18",
                                    "2015-12-31", "2016-01-01", "2016-03-01"}));
                }
            }
            answer.style = dice_.between(0, 59);
            record.answers.emplace_back(criterion->id, answer);
        }
        if (dice_.chance(invalid_percent_)) {
            record.answers.emplace_back(stray_id(), value("1"));
        }
        if (dice_.chance(20)) {
            dice_.shuffle(record.answers);
        }
    }

    /// The best of several answers.
    Answer good_answer(const Node& criterion) {
        Answer best = random_answer(dice_, criterion, rubric_);
        for (int i = 0; i < 6; ++i) {
            const Answer other = random_answer(dice_, criterion, rubric_);
            if (read_answer(rubric_, criterion, other, false).points >
                read_answer(rubric_, criterion, best, false).points) {
                best = other;
            }
        }
        return best;
    }

    std::string stray_id() {
        for (const auto& item : rubric_.items) {
            if (item.is_group && dice_.chance(50)) {
                return item.id;
            }
        }
        return "9.9.9";
    }

    Answer invalid_answer(const Node& criterion, Answer answer) {
        if (dice_.chance(25)) {
            return value("n/a");  // valid after all where the criterion may not apply
        }
        if (dice_.chance(20)) {
            Answer wrong_shape;
            const bool of_checks = criterion.kind == Kind::checklist || criterion.kind == Kind::checked_level;
            wrong_shape.shape = of_checks ? Shape::ratio : Shape::met;
            wrong_shape.met = {"a"};
            wrong_shape.num = "1";
            wrong_shape.den = "2";
            return wrong_shape;
        }
        switch (criterion.kind) {
            case Kind::level: return value(dice_.word({"Z", "a", "AA"}));
            case Kind::checked_level:
                return value(dice_.word({"A", "是", "x"}));  // a level is no answer there
            case Kind::checklist: answer.met.emplace_back("不存在"); return answer;
            case Kind::judged: return value(dice_.word({"-1", "1e1", "1000", "+1", ".5", "5.", "1,0", "好"}));
            case Kind::count:
                if (dice_.chance(criterion.events ? 60 : 10)) {
                    return wrong_event(criterion);
                }
                if (criterion.classes.empty()) {
                    return value(dice_.word({"0.5", "-1", "3/2", "1e2"}));
                }
                answer = Answer{};
                answer.shape = Shape::counts;
                answer.counts = {{criterion.classes.front().first, dice_.word({"0.5", "-1"})}};
                return answer;
            case Kind::measure:
                answer = Answer{};
                answer.shape = Shape::ratio;
                answer.num = dice_.word({"5", "-1"});
                answer.den = dice_.word({"0", "-2"});
                return answer;
            case Kind::timeliness: break;
        }
        return answer;
    }

    Answer wrong_event(const Node& criterion) {
        Answer answer;
        answer.shape = Shape::events;
        Event event;
        if (criterion.events) {
            event = random_event(dice_, criterion);
            switch (dice_.between(0, 3)) {
                case 0: event.date = "2015-13-01"; break;
                case 1: event.of_class = dice_.word({"没有", "0"}); break;
                case 2: event.of_class = criterion.classes.empty() ? "国家级" : ""; break;
                default: event.tags.emplace_back("没有"); break;
            }
        }
        answer.events = {event};
        return answer;
    }

    Dice& dice_;
    Case& made_;
    const Rubric& rubric_;
    std::vector<const Node*> criteria_;
    int invalid_percent_ = 0;
    bool duplicates_ = false;
    bool keeps_facts_ = false;  ///< since what is valid depends on them
    bool lists_evidence_ = false;
    bool generous_ = false;  ///< nearly full marks everywhere, so that scores come to the ceiling
};

}  // namespace

void add_records(Dice& dice, const Wish& wish, Case& to) { RecordMaker(dice, wish, to).make(); }

}  // namespace plain
