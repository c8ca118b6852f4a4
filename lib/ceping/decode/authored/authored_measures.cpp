#include <ceping/decode/authored/authored_measures.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/authored/phrases.hpp>
#include <ceping/decode/phrases.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// 95% and 95 个百分点 are of one measure.
bool in_percent(std::string_view unit) { return unit == "%" || unit == "百分点" || unit == "个百分点"; }

std::optional<Exact> last_percent(std::string_view text) {
    std::optional<Exact> out;
    for (std::string_view rest = text; !rest.empty(); take_code_point(rest)) {
        std::string_view behind = rest;
        const bool in_words = behind.starts_with("百分之");
        behind.remove_prefix(in_words ? std::string_view("百分之").size() : 0);
        const auto value = take_number(behind);
        if (value && (in_words || behind.starts_with("%"))) {
            out = value;
            rest = behind;
            if (rest.empty()) {
                break;
            }
        }
    }
    return out;
}

/// The 80 of 80分以上每增加1分.
std::optional<Exact> mark_before(std::string_view trigger) {
    const auto bound = stated_bound(trigger.substr(0, trigger.rfind("每")));
    return bound && bound->unit == "分" && trigger.find("每") != std::string_view::npos ? bound->low
                                                                                        : std::nullopt;
}

bool take_steps(RuleWords& words, std::vector<std::pair<Exact, Exact>> steps, const Exact& below,
                std::string unit, bool open) {
    std::sort(steps.begin(), steps.end());
    const bool reached =
        below == words.points || std::any_of(steps.begin(), steps.end(),
                                             [&](const auto& step) { return step.second == words.points; });
    if (steps.empty() || !reached) {
        return false;
    }
    if (steps.front().first.sign() > 0) {
        steps.emplace(steps.begin(), Exact(), below);
    }
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        if (steps[i].first == steps[i + 1].first) {
            return false;
        }
    }
    if (open) {
        words.decide(phrases::authored_open_bound);
    }
    words.rule.kind = AuthoredKind::measure;
    words.rule.stepped = true;
    words.rule.unit = std::move(unit);
    words.rule.curve = std::move(steps);
    return true;
}

/// What a part of the measure is worth.
struct Span {
    StatedBound bound;
    Exact value;
    std::string said;
};

/// 3天内5分，3-5天3分: from the least on, each worth less than the one before.
bool falls(const std::vector<Span>& spans) {
    for (std::size_t i = 1; i < spans.size(); ++i) {
        const auto& before = spans[i - 1].bound;
        const auto& bound = spans[i].bound;
        const bool on = before.upper && ((bound.low && *bound.low >= *before.upper) ||
                                         (!bound.low && bound.upper && *bound.upper > *before.upper));
        if (!on || spans[i].value >= spans[i - 1].value) {
            return false;
        }
    }
    return spans.size() > 1;
}

/// The bound of the last clause of a trigger, else of all of it: 低于100%的按比例扣分，低于80%.
std::optional<StatedBound> last_bound(std::string_view trigger) {
    const std::size_t comma = trigger.rfind(',');
    auto out = comma == std::string_view::npos ? std::nullopt : stated_bound(trigger.substr(comma + 1));
    return out ? out : stated_bound(trigger);
}

/// 低于90%不得分, where a line has not come down to nothing there: it ends in a step, which a line can only have
/// between two figures.
void drop_to_nothing(RuleWords& words, const PointsMention& nothing) {
    const auto bound = last_bound(nothing.trigger);
    auto& curve = words.rule.curve;
    if (!bound || (!bound->unit.empty() && bound->unit != words.rule.unit) || curve.size() < 2) {
        return;
    }
    const bool rises = curve.front().second < curve.back().second;
    const auto& from = rises ? bound->high : bound->low;
    if (!from) {
        return;
    }
    // 90%及以下 takes the number itself, 低于90% does not.
    const bool own = rises ? has_any(nothing.trigger, "及以下|(含)以下|不超过|≤|<=") : !bound->open;
    const Exact little = Exact::fraction(1, 100);
    const Exact last = !own ? *from : rises ? *from + little : *from - little;
    const Exact zero = !own && rises ? *from - little : own ? *from : *from + little;
    for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
        const auto [x, y] = curve[i];
        const auto [end, worth] = curve[i + 1];
        if (last < x || !(last < end)) {
            continue;
        }
        const Exact there = y + (worth - y) * (last - x) / (end - x);
        if (there.sign() <= 0) {
            return;
        }
        std::vector<std::pair<Exact, Exact>> out;
        if (rises) {
            out = {{zero, Exact()}, {last, there}};
            out.insert(out.end(), curve.begin() + static_cast<std::ptrdiff_t>(i) + 1, curve.end());
        } else {
            out.assign(curve.begin(), curve.begin() + static_cast<std::ptrdiff_t>(i) + (x < last ? 1 : 0));
            out.emplace_back(last, there);
            out.emplace_back(zero, Exact());
        }
        curve = std::move(out);
        words.decide(phrases::authored_drop.with({{"said", nothing.trigger},
                                                  {"last", last.plain() + words.rule.unit},
                                                  {"points", there.plain()},
                                                  {"zero", zero.plain() + words.rule.unit}}));
        return;
    }
}

bool says_none(std::string_view trigger) { return !begins_with_any(trigger, "没有|未|无|零").empty(); }

/// What comes in whole numbers: beyond 3 is 4.
bool is_counted(std::string_view unit) {
    return !unit.empty() && !in_percent(unit) &&
           !among(unit, split("克|公斤|吨|秒|分贝|分|小时|分钟|点|米|公里|平方米|元|万元|倍|年|岁", '|'));
}

/// A step begins with its first number. Where the part before it ends with that same number, which it includes, the
/// step begins behind it. What is to be decided of that is returned.
std::vector<Words> settle_falling(std::vector<Span>& spans, std::string_view unit) {
    std::vector<Words> out;
    const bool whole = is_counted(unit);
    const Exact next = whole ? Exact(1) : Exact::fraction(1, 100);
    const auto with_unit = [&](const Exact& value) { return value.plain() + std::string(unit); };
    // Less than the first part is no worse than it.
    spans.front().bound.low.reset();
    for (std::size_t i = 1; i < spans.size(); ++i) {
        const auto& before = spans[i - 1];
        auto& bound = spans[i].bound;
        const Exact end = *before.bound.upper;
        // 3天内5分，5天内3分
        const bool unsaid = !bound.low;
        if ((!unsaid && *bound.low != end) || before.bound.upper_open) {
            bound.low = unsaid ? end : *bound.low;
            continue;
        }
        bound.low = end + next;
        const bool twice = !unsaid && !bound.open;
        bound.open = false;
        const Words figure = with_unit(end);
        if (twice) {
            out.push_back(phrases::authored_bound_twice.with({{"bound", figure},
                                                              {"first", before.said},
                                                              {"second", spans[i].said},
                                                              {"next", with_unit(*bound.low)}}));
        } else if (!whole) {
            out.push_back(phrases::authored_bound_after.with(
                {{"bound", figure}, {"first", before.said}, {"next", with_unit(*bound.low)}}));
        }
    }
    const Span& last = spans.back();
    if (last.bound.upper && last.value.sign() > 0) {
        out.push_back(phrases::authored_beyond.with({{"bound", with_unit(*last.bound.upper)}}));
        StatedBound beyond;
        beyond.low = last.bound.upper_open ? *last.bound.upper : *last.bound.upper + next;
        spans.push_back({std::move(beyond), Exact(), {}});
    }
    return out;
}

}  // namespace

bool measured_by_falling_rate(RuleWords& words) {
    // 每下降1分扣0.5分 is a rate too, where it is said from what mark on.
    const auto marked = std::find_if(words.mentions.begin(), words.mentions.end(), [&](const auto& mention) {
        const auto bound = stated_bound(mention.trigger);
        return !mention.per && mention.verb != Verb::lose && words.worth(mention) == words.points && bound &&
               bound->unit == "分" && (bound->low || bound->high);
    });
    // 80分以上每增加1分得0.5分
    const auto earned = std::find_if(words.mentions.begin(), words.mentions.end(), [](const auto& mention) {
        return mention.per && mention.unit == "分" && mention.verb != Verb::lose &&
               mark_before(mention.trigger).has_value();
    });
    const bool by_marks = marked != words.mentions.end() || earned != words.mentions.end();
    const auto at = std::find_if(words.mentions.begin(), words.mentions.end(), [&](const auto& mention) {
        return mention.per && (in_percent(mention.unit) || (by_marks && mention.unit == "分"));
    });
    if (at == words.mentions.end() || !words.earns() || words.points.is_zero() || at->amount.is_zero()) {
        return false;
    }
    const std::string unit = in_percent(at->unit) ? "%" : "分";
    const std::string_view each_words =
        std::string_view(at->trigger).substr(std::min(at->trigger.rfind("每"), at->trigger.size()));
    const std::size_t each = words.plain.find(each_words);
    std::optional<Exact> target = last_percent(std::string_view(words.plain).substr(0, each));
    if (!target) {
        // No further than to the next rate.
        const std::string_view behind = std::string_view(words.plain).substr(each + each_words.size());
        target = last_percent(behind.substr(0, behind.find("每")));
    }
    if (unit == "分") {
        if (earned != words.mentions.end()) {
            target = mark_before(earned->trigger);
        } else {
            const auto bound = stated_bound(marked->trigger);
            target = bound->low ? bound->low : bound->high;
        }
    }
    if (!target) {
        words.decide(phrases::authored_target);
    }
    const Exact base = target.value_or(Exact(100));
    const Exact span = words.points * at->per_count / at->amount;
    words.rule.kind = AuthoredKind::measure;
    words.rule.unit = unit;
    const bool rising = has_any(at->trigger, "每高|每超|每上升|每增");
    const auto others = std::count_if(words.mentions.begin(), words.mentions.end(), [](const auto& mention) {
        return mention.per && in_percent(mention.unit);
    });
    if (others > 1) {
        words.decide(phrases::authored_several_rates);
    }
    const auto reached = std::find_if(words.mentions.begin(), at, [&](const auto& mention) {
        const auto bound = stated_bound(mention.trigger);
        return mention.verb != Verb::lose && !mention.per && mention.amount.sign() > 0 &&
               mention.amount < words.points && bound && bound->low == target && target && target->sign() > 0;
    });
    if (at->verb != Verb::lose && reached != at) {
        // 达50%得5分，每提高10个百分点加1分
        const Exact before = base - Exact::fraction(1, 100);
        words.decide(phrases::authored_not_reached.with(
            {{"bound", base.plain() + unit}, {"before", before.plain() + unit}}));
        words.rule.curve = {
            {before, Exact()},
            {base, reached->amount},
            {base + (words.points - reached->amount) * at->per_count / at->amount, words.points}};
    } else if (at->verb != Verb::lose) {
        // Earned from the base on.
        words.rule.curve = {{target.value_or(Exact()), Exact()},
                            {target.value_or(Exact()) + span, words.points}};
    } else if (rising) {
        words.rule.curve = {{base, words.points}, {base + span, Exact()}};
    } else if (span <= base) {
        words.rule.curve = {{base - span, Exact()}, {base, words.points}};
    } else {
        words.rule.curve = {{Exact(), words.points - base * at->amount / at->per_count},
                            {base, words.points}};
    }
    for (const auto& mention : words.mentions) {
        if (at->verb == Verb::lose && !mention.per && mention.verb != Verb::lose &&
            mention.verb != Verb::full && !mention.high && mention.amount.is_zero()) {
            drop_to_nothing(words, mention);
        }
    }
    return true;
}

bool measured_by_shortfall(RuleWords& words) {
    const PointsMention* enough = nullptr;
    const PointsMention* fewer = nullptr;
    bool none = false;
    for (const auto& mention : words.mentions) {
        if (mention.per && mention.verb == Verb::lose && has_any(mention.trigger, "少|缺|差|低|减")) {
            if (fewer != nullptr) {
                return false;
            }
            fewer = &mention;
        } else if (enough == nullptr && !mention.per && !mention.high && mention.verb != Verb::lose &&
                   words.worth(mention) == words.points) {
            enough = &mention;
        } else if (mention.verb != Verb::earn || mention.amount.sign() > 0) {
            return false;
        } else {
            none = none || says_none(mention.trigger);
        }
    }
    if (!words.earns() || words.points.is_zero() || enough == nullptr || fewer == nullptr ||
        fewer->amount.is_zero()) {
        return false;
    }
    const auto bound = stated_bound(enough->trigger);
    if (!bound || !bound->low || bound->open || bound->low->sign() <= 0 || in_percent(bound->unit) ||
        (!fewer->unit.empty() && fewer->unit != bound->unit)) {
        return false;
    }
    const Exact& base = *bound->low;
    const Exact each = fewer->amount / fewer->per_count;
    const Exact span = words.points / each;
    const bool reaches = !(span < base);
    // 未开展不得分: the first is worth more than what it adds.
    none = none && reaches && base > Exact(1);
    const Exact least = none || !reaches ? Exact() : words.points - base * each;
    words.rule.kind = AuthoredKind::measure;
    words.rule.unit = bound->unit;
    words.rule.curve = {{reaches ? Exact() : base - span, least}, {base, words.points}};
    if (none) {
        words.rule.curve.insert(words.rule.curve.begin() + 1,
                                {Exact(1), words.points - (base - Exact(1)) * each});
    }
    words.decide(phrases::authored_shortfall.with({{"unit", bound->unit},
                                                   {"base", base.plain()},
                                                   {"per", fewer->per_count.plain()},
                                                   {"each", fewer->amount.plain()},
                                                   {"least", least.plain()}}));
    return true;
}

bool measured_by_ratio(RuleWords& words) {
    const bool product = has_any(words.plain, "×|*|÷|乘以|除以") && has_any(words.plain, "分|%|权重");
    if (!words.earns() || words.points.is_zero() ||
        (!product &&
         !has_any(
             words.plain,
             "率折算|率计分|率计得分|率记分|度折算|度计分|按比例计|按比例得|按比例扣|按比例折|按完成比例|按实际比例|按比例给|按比例记"))) {
        return false;
    }
    words.rule.kind = AuthoredKind::measure;
    words.rule.unit = "%";
    // 95%以上得满分, and 90%以上得10分 where there are 10.
    const PointsMention* full = nullptr;
    const PointsMention* least = nullptr;
    for (const auto& mention : words.mentions) {
        if (mention.per || mention.high || mention.verb == Verb::lose || !last_bound(mention.trigger)) {
            continue;
        }
        const Exact worth = words.worth(mention);
        if (full == nullptr && worth == words.points) {
            full = &mention;
        } else if (least == nullptr && worth < words.points) {
            least = &mention;
        }
    }
    const auto top = full == nullptr ? std::nullopt : last_bound(full->trigger);
    const auto bottom = least == nullptr ? std::nullopt : last_bound(least->trigger);
    if (top && bottom && top->high && bottom->low && *top->high < *bottom->low) {
        // 投诉率1%以下得10分，5%以上不得分: less is better.
        words.rule.unit = top->unit;
        words.rule.curve = {{*top->high, words.points}, {*bottom->low, words.worth(*least)}};
        return true;
    }
    Exact end = 100;
    if (top && top->low && top->low->sign() > 0) {
        words.rule.unit = top->unit;
        end = *top->low;
    }
    words.rule.curve = {{Exact(), Exact()}, {end, words.points}};
    if (!bottom || !bottom->high || !(*bottom->high < end) || bottom->high->sign() <= 0 ||
        (top && top->low && bottom->unit != top->unit)) {
        return true;
    }
    words.rule.unit = bottom->unit.empty() ? words.rule.unit : bottom->unit;
    const bool share = product || (has_word(words.plain, "按比例扣") && !has_any(words.plain, "其间|之间"));
    if (share && least->amount.is_zero()) {
        // 低于80分的不得分，80分以上按得分×10%: what is reached is worth its share, and what is not, nothing.
        words.rule.curve = {{*bottom->high, *bottom->high * words.points / end}, {end, words.points}};
        drop_to_nothing(words, *least);
    } else {
        words.rule.curve = {{*bottom->high, words.worth(*least)}, {end, words.points}};  // 其间按比例
    }
    return true;
}

bool measured_by_share(RuleWords& words) {
    const bool told = std::all_of(words.mentions.begin(), words.mentions.end(), [](const auto& mention) {
        return mention.verb == Verb::full || mention.amount.is_zero();
    });
    const bool of_hundred = has_word(words.plain, "100分") && has_any(words.plain, "折算为|折合为");
    if (!words.earns() || words.points.is_zero() ||
        !((told && has_word(words.plain, "占") && has_word(words.plain, "比例")) || of_hundred)) {
        return false;
    }
    words.rule.kind = AuthoredKind::measure;
    words.rule.unit = of_hundred ? "分" : "%";
    words.rule.curve = {{Exact(), Exact()}, {Exact(100), words.points}};
    return true;
}

bool measured_by_steps(RuleWords& words) {
    if (words.points.is_zero() || words.section == AuthoredSection::penalties) {
        return false;
    }
    std::vector<Span> spans;
    std::string unit;
    std::size_t bounded = 0;
    bool none = false;
    for (const auto& mention : words.mentions) {
        auto bound = stated_bound(mention.trigger);
        if (mention.per || mention.high) {
            return false;
        }
        if (!bound) {
            if (words.worth(mention).sign() > 0) {
                return false;
            }
            none = none || says_none(mention.trigger);
            continue;
        }
        if (bounded++ > 0 && bound->unit != unit && !bound->unit.empty()) {
            return false;
        }
        unit = bound->unit.empty() ? unit : bound->unit;
        Exact value = mention.verb == Verb::lose ? words.points - mention.amount : words.worth(mention);
        if (value.sign() < 0 || value > words.points) {
            return false;
        }
        spans.push_back({std::move(*bound), std::move(value), mention.trigger});
    }
    if (bounded < 2 && (bounded == 0 || words.mentions.size() < 2)) {
        return false;
    }
    const std::vector<Words> told = falls(spans) ? settle_falling(spans, unit) : std::vector<Words>();
    std::vector<std::pair<Exact, Exact>> steps;
    Exact below;
    bool open = false;
    for (const auto& [bound, value, said] : spans) {
        open = open || bound.open;
        if (bound.low) {
            steps.emplace_back(*bound.low, value);
        } else {
            below = value;
        }
    }
    // 5张以下得2分，没有不得分: from the first on.
    if (none && told.empty() && below.sign() > 0 && is_counted(unit)) {
        steps.emplace_back(1, std::exchange(below, Exact()));
    }
    if (!take_steps(words, std::move(steps), below, std::move(unit), open)) {
        return false;
    }
    for (const auto& what : told) {
        words.decide(what);
    }
    return true;
}

bool curve_holds(const AuthoredRule& rule, const PointsMention& mention, const RuleWords& words) {
    const auto& curve = rule.curve;
    if (mention.per) {
        // The rate is a slope of it; of several rates a person is asked already.
        const Exact each = mention.amount / mention.per_count;
        for (std::size_t i = 1; i < curve.size() && !rule.stepped; ++i) {
            const Exact run = curve[i].first - curve[i - 1].first;
            const Exact rise = curve[i].second - curve[i - 1].second;
            if (rise == each * run || (rise + each * run).is_zero()) {
                return true;
            }
        }
        return std::any_of(rule.decisions.begin(), rule.decisions.end(),
                           [](const Words& what) { return what.zh == phrases::authored_several_rates.zh; });
    }
    const Exact worth = mention.verb == Verb::lose ? words.points - mention.amount : words.worth(mention);
    const auto bound = last_bound(mention.trigger);
    const bool reached =
        std::any_of(curve.begin(), curve.end(), [&](const auto& each) { return each.second == worth; });
    if (!bound) {
        // 没有不得分 and 其他不得分 are an end of the curve; 弄虚作假不得分 is none of it.
        const bool beside = worth.is_zero() && mention.verb != Verb::plain && !mention.trigger.empty() &&
                            !says_none(mention.trigger) &&
                            !has_any(mention.trigger, "其他|其它|其余|否则|达不到|未达");
        return reached && !mention.high && !beside;
    }
    // A step may begin a little, or one, behind the figure; a line has the worth there.
    const auto near = [&](const std::optional<Exact>& figure) {
        return figure && std::any_of(curve.begin(), curve.end(), [&](const auto& each) {
                   const Exact apart = each.first > *figure ? each.first - *figure : *figure - each.first;
                   return !(apart > Exact(1)) && (rule.stepped || each.second == worth);
               });
    };
    if (reached && (near(bound->low) || near(bound->high) || near(bound->upper))) {
        return true;
    }
    // 70%以下不得分, where the line has come down to nothing before.
    const bool rises = curve.front().second < curve.back().second;
    const auto& end = rises ? curve.front() : curve.back();
    const auto& figure = rises ? bound->high : bound->low;
    return worth.is_zero() && end.second.is_zero() && figure &&
           !(rises ? end.first < *figure : end.first > *figure);
}

}  // namespace ceping
