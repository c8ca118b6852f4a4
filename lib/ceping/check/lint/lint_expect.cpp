// Rules of expect that no answers can break.
#include <ceping/check/lint/lint_parts.hpp>
#include <ceping/check/phrases.hpp>
#include <ceping/model/expect.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace ceping {

namespace {

/// The answers that a test is about, as far as figures go.
struct Bounds {
    std::optional<Exact> lowest;
    std::optional<Exact> highest;
};

AnswerForm form_of(const Rubric& rubric, ItemId position) {
    const Item& item = rubric.at(position);
    return widest_form(item);
}

bool starts_by(const std::optional<Exact>& min, const std::optional<Exact>& lowest) {
    return !min || (lowest && *min <= *lowest);
}

bool ends_after(const std::optional<Exact>& max, const std::optional<Exact>& highest) {
    return !max || (highest && *max >= *highest);
}

/// How many figures can be answered, where that is a list.
std::optional<Exact> how_many(const AnswerForm& form) {
    if (!form.lowest || !form.highest || !form.step) {
        return std::nullopt;
    }
    return (*form.highest / *form.step).rounded(0, Rounding::down) -
           (*form.lowest / *form.step).rounded(0, Rounding::down) + Exact(1);
}

/// Whether every answer to its criterion is as the test asks.
bool always_met(const Rubric& rubric, const AnswerTest& test) {
    const AnswerForm form = form_of(rubric, test.item);
    if (!test.levels.empty()) {
        return test.levels.size() == form.choices.size();
    }
    if (!test.checks.empty()) {
        return false;
    }
    if (!test.numbers.empty()) {
        return how_many(form) == Exact(static_cast<std::int64_t>(test.numbers.size()));
    }
    return starts_by(test.min, form.lowest) && ends_after(test.max, form.highest);
}

bool within(const AnswerTest& range, const Exact& number) {
    return (!range.min || number >= *range.min) && (!range.max || number <= *range.max);
}

/// Whether every answer that meets `given`, on the same criterion, meets `then`, too.
bool implies(const AnswerTest& given, const AnswerTest& then) {
    if (!given.levels.empty()) {
        return std::includes(then.levels.begin(), then.levels.end(), given.levels.begin(),
                             given.levels.end());
    }
    if (!given.checks.empty()) {
        return std::includes(given.checks.begin(), given.checks.end(), then.checks.begin(),
                             then.checks.end());
    }
    if (given.numbers.empty()) {
        return then.numbers.empty() && starts_by(then.min, given.min) && ends_after(then.max, given.max);
    }
    return then.numbers.empty() ? std::all_of(given.numbers.begin(), given.numbers.end(),
                                              [&](const Exact& number) { return within(then, number); })
                                : std::includes(then.numbers.begin(), then.numbers.end(),
                                                given.numbers.begin(), given.numbers.end());
}

bool cannot_fail(const Rubric& rubric, const ExpectRule& rule, const AnswerTest& test) {
    return always_met(rubric, test) ||
           std::any_of(rule.given.begin(), rule.given.end(), [&](const AnswerTest& given) {
               return given.item == test.item && implies(given, test);
           });
}

/// Whether the figure on the left can be the greater one.
bool can_fall(const Rubric& rubric, ItemId left, ItemId right) {
    const auto most = form_of(rubric, left).highest;
    const auto least = form_of(rubric, right).lowest;
    return left != right && !(most && least && *most <= *least);
}

std::set<ItemId> criteria_of(const ExpectRule& rule) {
    std::set<ItemId> out(rule.rising.begin(), rule.rising.end());
    for (const auto* tests : {&rule.given, &rule.then}) {
        for (const auto& test : *tests) {
            out.insert(test.item);
        }
    }
    return out;
}

/// Every condition that a unit must meet to be asked all of these criteria.
std::vector<const When*> conditions_of(const Rubric& rubric, const std::set<ItemId>& criteria) {
    std::set<ItemId> items;
    for (ItemId at : criteria) {
        for (; at; at = rubric.at(at).parent) {
            items.insert(at);
        }
    }
    std::vector<const When*> out;
    for (const ItemId item : items) {
        if (!rubric.at(item).when.always()) {
            out.push_back(&rubric.at(item).when);
        }
    }
    return out;
}

Words ids_of(const Rubric& rubric, const std::set<ItemId>& criteria) {
    std::vector<std::string_view> ids;
    for (const ItemId each : criteria) {
        ids.emplace_back(rubric.at(each).id);
    }
    return listed(ids);
}

/// A test as a text that two tests share only where they ask for the same.
std::string identity(const AnswerTest& test) {
    std::string out = std::to_string(test.item.at());
    for (const auto* positions : {&test.levels, &test.checks}) {
        out += '|';
        for (const auto each : *positions) {
            out += std::to_string(each) + ' ';
        }
    }
    out += '|';
    for (const auto& number : test.numbers) {
        out += number.text() + ' ';
    }
    return out + (test.min ? ">" + test.min->text() : "") + (test.max ? "<" + test.max->text() : "") + '\n';
}

/// The order in which criteria are named makes no difference but in less_or_equal.
std::string identity(const Rubric& rubric, const ExpectRule& rule) {
    std::string out = describe(rubric, rule.when).en;
    for (const auto* tests : {&rule.given, &rule.then}) {
        std::set<std::string> lines;
        for (const auto& test : *tests) {
            lines.insert(identity(test));
        }
        out += "\n:";
        for (const auto& line : lines) {
            out += line;
        }
    }
    for (const ItemId position : rule.rising) {
        out += std::to_string(position.at()) + '<';
    }
    return out;
}

class ExpectLint {
public:
    ExpectLint(const Rubric& rubric, const std::vector<bool>& never, Diagnostics& found)
        : rubric_(rubric), never_(never), found_(found) {}

    void look_at(const ExpectRule& rule) {
        if (!repeats(rule) && !never_applies(rule)) {
            never_fails(rule);
        }
    }

private:
    void say(const Location& where, Words why) { found_.add("expect-idle", where, {std::move(why)}); }

    bool repeats(const ExpectRule& rule) {
        const auto [at, fresh] = seen_.emplace(identity(rubric_, rule), rule.places.whole);
        if (!fresh) {
            say(rule.places.whole, phrases::repeats_rule.with({{"place", at->second.text()}}));
        }
        return !fresh;
    }

    bool never_applies(const ExpectRule& rule) {
        const auto criteria = criteria_of(rule);
        for (const ItemId each : criteria) {
            if (never_[each.at()]) {
                const std::string& id = rubric_.at(each).id;
                say(rule.places.whole, phrases::never_asked.with({{"id", id}}));
                return true;
            }
        }
        auto conditions = conditions_of(rubric_, criteria);
        if (contradict(conditions, rubric_)) {
            say(rule.places.whole, phrases::never_asked_together.with({{"ids", ids_of(rubric_, criteria)}}));
            return true;
        }
        conditions.push_back(&rule.when);
        if (!rule.when.always() && contradict(conditions, rubric_)) {
            say(rule.places.of("when"), phrases::never_let_in.with({{"ids", ids_of(rubric_, criteria)}}));
            return true;
        }
        return false;
    }

    void never_fails(const ExpectRule& rule) {
        if (!rule.rising.empty()) {
            for (std::size_t i = 1; i < rule.rising.size(); ++i) {
                if (can_fall(rubric_, rule.rising[i - 1], rule.rising[i])) {
                    return;
                }
            }
            say(rule.places.of("less_or_equal"), {"它不可能不成立", "it always holds"});
            return;
        }
        if (std::all_of(rule.then.begin(), rule.then.end(),
                        [&](const AnswerTest& test) { return cannot_fail(rubric_, rule, test); })) {
            say(rule.places.of("then"),
                {"符合 if 的填报内容都符合 then", "whatever answers meet its `if' meet its `then', too"});
        }
    }

    const Rubric& rubric_;
    const std::vector<bool>& never_;
    Diagnostics& found_;
    std::map<std::string, Location, std::less<>> seen_;
};

}  // namespace

void lint_expect(const Rubric& rubric, const std::vector<bool>& never, Diagnostics& found) {
    ExpectLint part(rubric, never, found);
    for (const auto& rule : rubric.expect) {
        part.look_at(rule);
    }
}

}  // namespace ceping
