#include <ceping/decode/authored/authored_measures.hpp>

#include <ceping/base/text.hpp>
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

}  // namespace

bool measured_by_falling_rate(RuleWords& words) {
    const auto at = std::find_if(words.mentions.begin(), words.mentions.end(),
                                 [](const auto& mention) { return mention.per && in_percent(mention.unit); });
    if (at == words.mentions.end() || !words.earns() || words.points.is_zero() || at->amount.is_zero()) {
        return false;
    }
    const std::string_view each_words =
        std::string_view(at->trigger).substr(std::min(at->trigger.rfind("每"), at->trigger.size()));
    const std::size_t each = words.plain.find(each_words);
    std::optional<Exact> target = last_percent(std::string_view(words.plain).substr(0, each));
    target = target ? target : last_percent(std::string_view(words.plain).substr(each + each_words.size()));
    if (!target) {
        words.decide(phrases::authored_target);
    }
    const Exact base = target.value_or(Exact(100));
    const Exact span = words.points * at->per_count / at->amount;
    words.rule.kind = AuthoredKind::measure;
    words.rule.unit = "%";
    const bool rising = has_any(at->trigger, "每高|每超|每上升|每增");
    if (at->verb != Verb::lose) {
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
    return true;
}

bool measured_by_ratio(RuleWords& words) {
    const bool product = has_any(words.plain, "×|*|÷|乘以|除以") && has_any(words.plain, "分|%|权重");
    if (!words.earns() || words.points.is_zero() ||
        (!product &&
         !has_any(words.plain, "按比例计|按比例得|按比例折|按完成比例|按实际比例|按比例给|按比例记"))) {
        return false;
    }
    words.rule.kind = AuthoredKind::measure;
    words.rule.unit = "%";
    const auto full = std::find_if(words.mentions.begin(), words.mentions.end(), [](const auto& mention) {
        return mention.verb == Verb::full && stated_bound(mention.trigger);
    });
    Exact end = 100;
    if (full != words.mentions.end()) {
        const auto bound = stated_bound(full->trigger);
        end = bound->unit == "%" && bound->low && bound->low->sign() > 0 ? *bound->low : end;
    }
    Exact begin;
    for (const auto& mention : words.mentions) {
        const auto bound = stated_bound(mention.trigger);
        if (bound && bound->unit == "%" && bound->high && mention.amount.is_zero() &&
            mention.verb == Verb::earn && *bound->high < end) {
            begin = *bound->high;  // 60%及以下不得分，其间按比例
        }
    }
    words.rule.curve = {{begin, Exact()}, {end, words.points}};
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
    std::vector<std::pair<Exact, Exact>> steps;
    Exact below;
    std::string unit;
    bool open = false;
    std::size_t bounded = 0;
    for (const auto& mention : words.mentions) {
        const auto bound = stated_bound(mention.trigger);
        if (mention.per || mention.high) {
            return false;
        }
        if (!bound) {
            if (words.worth(mention).sign() > 0) {
                return false;
            }
            continue;
        }
        if (bounded++ > 0 && bound->unit != unit && !bound->unit.empty()) {
            return false;
        }
        unit = bound->unit.empty() ? unit : bound->unit;
        open = open || bound->open;
        const Exact value = mention.verb == Verb::lose ? words.points - mention.amount : words.worth(mention);
        if (value.sign() < 0 || value > words.points) {
            return false;
        }
        if (bound->low) {
            steps.emplace_back(*bound->low, value);
        } else {
            below = value;
        }
    }
    if (bounded < 2 && (bounded == 0 || words.mentions.size() < 2)) {
        return false;
    }
    return take_steps(words, std::move(steps), below, std::move(unit), open);
}

}  // namespace ceping
