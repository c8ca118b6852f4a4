#include <ceping/decode/authored/authored_rules.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_levels.hpp>
#include <ceping/decode/authored/authored_words.hpp>
#include <ceping/decode/phrases.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace ceping {

namespace {

/// Of what a rule is made, no more is quoted.
constexpr std::size_t longest_quote = 70;
constexpr std::string_view discretion = "视情|酌情|酌扣|视程度|视具体|根据情况|综合评";
constexpr std::string_view best_of = "取最高|就高|按最高|最高一项|最高级|不重复计|不重复加|不累计|不累加";

Exact worth(const PointsMention& mention, const Exact& points) {
    return mention.verb == Verb::full ? points : mention.high.value_or(mention.amount);
}

/// 95% and 95 个百分点 are of one measure.
bool in_percent(std::string_view unit) { return unit == "%" || unit == "百分点" || unit == "个百分点"; }

class RuleReader {
public:
    RuleReader(std::string_view standard, const Exact& points, AuthoredSection section)
        : plain_(plain_words(standard)), standard_(standard), points_(points), section_(section) {
        for (auto& mention : points_mentions(plain_)) {
            if (mention.verb == Verb::most) {
                rule_.most = mention.amount;
            } else if (mention.verb != Verb::whole) {
                mentions_.push_back(std::move(mention));
            }
        }
        rule_.highest = has_any(plain_, best_of);
        rule_.may_not_apply = says_not_applicable(standard);
        discretion_ = has_any(plain_, discretion);
        read_vetoes();
    }

    AuthoredRule take() && {
        const bool understood = read_falling_rate() || read_ratio() || read_named_levels() ||
                                read_equal_parts() || read_steps() || read_share() || read_ranges() ||
                                read_losses() || read_gains() || read_parts() || read_all_or_none();
        if (!understood) {
            rule_.decisions.push_back(discretion_         ? phrases::authored_discretion
                                      : mentions_.empty() ? phrases::authored_no_rule
                                                          : phrases::authored_unclear);
        } else {
            if (discretion_) {
                rule_.decisions.push_back(phrases::authored_discretion);
            }
            if (earns() && rule_.kind == AuthoredKind::count && rule_.most && *rule_.most != points_) {
                decide(phrases::authored_most_differs.with(
                    {{"most", rule_.most->plain()}, {"points", points_.plain()}}));
            }
            rule_.said = quoted();
        }
        return std::move(rule_);
    }

private:
    [[nodiscard]] bool earns() const { return section_ == AuthoredSection::items; }
    [[nodiscard]] bool is(const PointsMention& mention, bool losing) const {
        return (mention.verb == Verb::lose) == losing;
    }
    void decide(const Words& what) { rule_.decisions.push_back(what); }

    /// The sentences that speak of points, as the author wrote them.
    [[nodiscard]] std::string quoted() const {
        std::string out;
        std::string sentence;
        const auto end = [&] {
            if (has_any(plain_words(sentence), "分|扣|A|B|C|D|%|优|例|否决|×")) {
                out += (out.empty() ? "" : "；") + std::string(trim(sentence));
            }
            sentence.clear();
        };
        for (std::string_view rest = standard_; !rest.empty();) {
            const char32_t c = take_code_point(rest);
            if (c == U'。' || c == U'；' || c == U';' || c == U'\n' || c == U'\r') {
                end();
            } else {
                append_code_point(sentence, c);
            }
        }
        end();
        const std::size_t cut = offset_after(out, longest_quote);
        return cut < out.size() ? out.substr(0, cut) + "…" : out;
    }

    void read_vetoes() {
        for (std::string_view rest = standard_; !rest.empty();) {
            std::size_t at = std::string_view::npos;
            std::size_t length = 1;
            for (const std::string_view stop : {"。", "；", ";", "\n"}) {
                if (const std::size_t found = rest.find(stop); found < at) {
                    at = found;
                    length = stop.size();
                }
            }
            const std::string_view sentence = trim(rest.substr(0, at));
            if (is_veto(sentence)) {
                rule_.vetoes.emplace_back(sentence);
            }
            rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + length);
        }
    }

    static bool is_veto(std::string_view sentence) {
        return has_any(sentence, "一票否决|取消资格|取消评") ||
               (has_word(sentence, "取消") && has_word(sentence, "资格"));
    }

    /// 每低1个百分点扣0.2分.
    bool read_falling_rate() {
        const auto at = std::find_if(mentions_.begin(), mentions_.end(), [](const auto& mention) {
            return mention.per && in_percent(mention.unit);
        });
        if (at == mentions_.end() || !earns() || points_.is_zero() || at->amount.is_zero()) {
            return false;
        }
        const std::string_view words =
            std::string_view(at->trigger).substr(std::min(at->trigger.rfind("每"), at->trigger.size()));
        const std::size_t each = plain_.find(words);
        std::optional<Exact> target = last_percent(std::string_view(plain_).substr(0, each));
        target = target ? target : last_percent(std::string_view(plain_).substr(each + words.size()));
        if (!target) {
            decide(phrases::authored_target);
        }
        const Exact base = target.value_or(Exact(100));
        const Exact span = points_ * at->per_count / at->amount;
        rule_.kind = AuthoredKind::measure;
        rule_.unit = "%";
        const bool rising = has_any(at->trigger, "每高|每超|每上升|每增");
        if (at->verb != Verb::lose) {
            // Earned from the base on.
            rule_.curve = {{target.value_or(Exact()), Exact()}, {target.value_or(Exact()) + span, points_}};
        } else if (rising) {
            rule_.curve = {{base, points_}, {base + span, Exact()}};
        } else if (span <= base) {
            rule_.curve = {{base - span, Exact()}, {base, points_}};
        } else {
            rule_.curve = {{Exact(), points_ - base * at->amount / at->per_count}, {base, points_}};
        }
        return true;
    }

    [[nodiscard]] static std::optional<Exact> last_percent(std::string_view text) {
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

    /// 完成数/应完成数×分值.
    bool read_ratio() {
        const bool product =
            has_any(plain_, "×|*|乘以|乘") && has_any(plain_, "分值|满分|权重|标准分|本项分|分");
        if (!earns() || points_.is_zero() ||
            (!product &&
             !has_any(plain_, "按比例计|按比例得|按比例折|按完成比例|按实际比例|按比例给|按比例记"))) {
            return false;
        }
        rule_.kind = AuthoredKind::measure;
        rule_.unit = "%";
        const auto full = std::find_if(mentions_.begin(), mentions_.end(), [](const auto& mention) {
            return mention.verb == Verb::full && stated_bound(mention.trigger);
        });
        Exact end = 100;
        if (full != mentions_.end()) {
            const auto bound = stated_bound(full->trigger);
            end = bound->unit == "%" && bound->low && bound->low->sign() > 0 ? *bound->low : end;
        }
        rule_.curve = {{Exact(), Exact()}, {end, points_}};
        return true;
    }

    /// 投诉回访的占投诉总数的比例, without a word of how it counts.
    bool read_share() {
        const bool told = std::all_of(mentions_.begin(), mentions_.end(), [](const auto& mention) {
            return mention.verb == Verb::full || mention.amount.is_zero();
        });
        const bool of_hundred = has_word(plain_, "100分") && has_any(plain_, "折算为|折合为");
        if (!earns() || points_.is_zero() ||
            !((told && has_word(plain_, "占") && has_word(plain_, "比例")) || of_hundred)) {
            return false;
        }
        rule_.kind = AuthoredKind::measure;
        rule_.unit = of_hundred ? "分" : "%";
        rule_.curve = {{Exact(), Exact()}, {Exact(100), points_}};
        return true;
    }

    /// 三项各0.5分, 三项分别为6、5、4分, 三项全部做到得1.5分，缺一项不得分.
    bool read_equal_parts() {
        const auto parts = equal_parts(plain_, points_);
        if (!earns() || parts.points.empty()) {
            return false;
        }
        rule_.kind = AuthoredKind::checklist;
        rule_.all = parts.all;
        auto names = numbered_parts(standard_);
        if (names.size() != parts.points.size()) {
            names.clear();
            decide(phrases::authored_name_parts);
        }
        for (std::size_t i = 0; i < parts.points.size(); ++i) {
            rule_.choices.push_back(
                {names.empty() ? "第" + std::to_string(i + 1) + "项" : names[i], parts.points[i], {}, {}, 0});
        }
        return true;
    }

    bool read_named_levels() {
        const bool found = earns() && (levels_by_checks(standard_, plain_, rule_) ||
                                       labelled_levels(plain_, points_, rule_));
        if (!found) {
            return false;
        }
        rule_.kind = AuthoredKind::level;
        if (std::any_of(rule_.choices.begin(), rule_.choices.end(),
                        [](const auto& choice) { return !choice.points; })) {
            decide(phrases::authored_ratios);
            guess_ratios(rule_, points_);
        }
        return true;
    }

    /// 达95%以上得2分，80%至95%得1分.
    bool read_steps() {
        if (points_.is_zero() || section_ == AuthoredSection::penalties) {
            return false;
        }
        std::vector<std::pair<Exact, Exact>> steps;
        Exact below;
        std::string unit;
        bool open = false;
        std::size_t bounded = 0;
        for (const auto& mention : mentions_) {
            const auto bound = stated_bound(mention.trigger);
            if (mention.per || mention.high) {
                return false;
            }
            if (!bound) {
                if (worth(mention, points_).sign() > 0) {
                    return false;
                }
                continue;
            }
            if (bounded++ > 0 && bound->unit != unit && !bound->unit.empty()) {
                return false;
            }
            unit = bound->unit.empty() ? unit : bound->unit;
            open = open || bound->open;
            const Exact value =
                mention.verb == Verb::lose ? points_ - mention.amount : worth(mention, points_);
            if (value.sign() < 0 || value > points_) {
                return false;
            }
            if (bound->low) {
                steps.emplace_back(*bound->low, value);
            } else {
                below = value;
            }
        }
        if (bounded < 2 && (bounded == 0 || mentions_.size() < 2)) {
            return false;
        }
        return take_steps(std::move(steps), below, std::move(unit), open);
    }

    bool take_steps(std::vector<std::pair<Exact, Exact>> steps, const Exact& below, std::string unit,
                    bool open) {
        std::sort(steps.begin(), steps.end());
        const bool reached =
            below == points_ ||
            std::any_of(steps.begin(), steps.end(), [&](const auto& step) { return step.second == points_; });
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
            decide(phrases::authored_open_bound);
        }
        rule_.kind = AuthoredKind::measure;
        rule_.stepped = true;
        rule_.unit = std::move(unit);
        rule_.curve = std::move(steps);
        return true;
    }

    /// 以5分为一档.
    void read_step_of_points() {
        const std::size_t at = plain_.find("分为一档");
        std::size_t begin = at == std::string::npos ? 0 : at;
        while (begin > 0 &&
               (plain_[begin - 1] == '.' || (plain_[begin - 1] >= '0' && plain_[begin - 1] <= '9'))) {
            --begin;
        }
        std::string_view figure =
            std::string_view(plain_).substr(begin, at == std::string::npos ? 0 : at - begin);
        const auto step = take_number(figure);
        if (step && step->sign() > 0 && (points_ / *step).is_whole()) {
            rule_.step = step;
        }
    }

    /// 扣1-2分, 18-20分: how much lies with the assessor.
    bool read_ranges() {
        const bool ranges =
            !mentions_.empty() &&
            std::all_of(mentions_.begin(), mentions_.end(),
                        [](const auto& m) { return m.high || m.verb == Verb::full || m.amount.is_zero(); }) &&
            std::any_of(mentions_.begin(), mentions_.end(), [](const auto& m) { return m.high.has_value(); });
        if (!ranges) {
            return false;
        }
        rule_.kind = AuthoredKind::judged;
        read_step_of_points();
        if (!discretion_ && !rule_.step) {
            decide(phrases::authored_range);
        }
        return true;
    }

    bool read_losses() {
        std::vector<PointsMention> losses;
        bool none = false;
        for (const auto& mention : mentions_) {
            if (mention.verb == Verb::lose && (mention.high || (discretion_ && !mention.per))) {
                decide(phrases::authored_range);
                none = none || !mention.high;
            }
            if (mention.verb == Verb::lose && !(discretion_ && !mention.per)) {
                losses.push_back(mention);
            }
        }
        if (losses.empty() || section_ == AuthoredSection::bonus) {
            return false;
        }
        if (earns() && losses.size() == 1 && !losses[0].per && losses[0].amount == points_) {
            two_levels(losses[0].trigger);
            return true;
        }
        rule_.kind = AuthoredKind::count;
        rule_.from_full = earns();
        for (const auto& mention : mentions_) {
            // Whoever has not begun at all loses the whole.
            const bool nothing =
                mention.verb == Verb::earn && mention.amount.is_zero() && !mention.trigger.empty();
            if (earns() && nothing && !points_.is_zero()) {
                PointsMention all = mention;
                all.amount = points_;
                losses.push_back(std::move(all));
            } else if (mention.verb == Verb::earn && mention.amount.sign() > 0 && mention.amount < points_) {
                decide(phrases::authored_gain_beside);
            }
        }
        take_counted(losses);
        return true;
    }

    bool read_gains() {
        std::vector<PointsMention> gains;
        const bool extra = section_ != AuthoredSection::items;
        bool each = false;
        for (const auto& mention : mentions_) {
            if (mention.verb != Verb::full && mention.amount.sign() > 0) {
                gains.push_back(mention);
                each = each || mention.per;
            }
        }
        if (gains.empty() || (!each && !extra)) {
            return false;
        }
        rule_.kind = AuthoredKind::count;
        if (std::any_of(gains.begin(), gains.end(), [](const auto& mention) { return mention.high; })) {
            decide(phrases::authored_range);
        }
        take_counted(gains);
        return true;
    }

    void take_counted(const std::vector<PointsMention>& counted) {
        if (std::any_of(counted.begin(), counted.end(), [](const auto& mention) { return mention.again; })) {
            decide(phrases::authored_again);
        }
        if (counted.size() == 1) {
            const auto& only = counted.front();
            rule_.highest = false;
            rule_.each = only.high.value_or(only.amount);
            rule_.unit = only.per_count == Exact(1) ? only.unit : only.per_count.plain() + only.unit;
            return;
        }
        for (const auto& mention : counted) {
            add_choice(mention.trigger, mention.high.value_or(mention.amount));
        }
    }

    void add_choice(std::string_view trigger, const Exact& points) {
        std::string name = short_name(trigger);
        name = name.empty() ? "情形" + std::to_string(rule_.choices.size() + 1) : name;
        const auto taken = [&] {
            return std::any_of(rule_.choices.begin(), rule_.choices.end(),
                               [&](const auto& choice) { return choice.name == name; });
        };
        const std::string first = name;
        for (std::size_t n = 2; taken(); ++n) {
            name = first + std::to_string(n);
        }
        rule_.choices.push_back({std::move(name), points, {}, {}, 0});
    }

    /// 独立15分、共用9分、无0分 are levels; 有制度1分，有记录1分 are checks.
    bool read_parts() {
        std::vector<std::pair<std::string_view, Exact>> parts;
        Exact sum;
        bool falling = true;
        std::size_t positive = 0;
        for (const auto& mention : mentions_) {
            Exact value = worth(mention, points_);
            falling = falling && (parts.empty() || value < parts.back().second);
            positive += value.sign() > 0 ? 1U : 0U;
            sum += value;
            parts.emplace_back(mention.trigger, std::move(value));
        }
        const bool ranges = std::any_of(mentions_.begin(), mentions_.end(),
                                        [](const auto& mention) { return mention.high.has_value(); });
        if (positive == 0 || points_.is_zero() || ranges) {
            return false;
        }
        if (parts.size() == 1) {
            // 没有差评得满分 says nothing of the others.
            if (mentions_[0].verb == Verb::full || sum != points_ || has_any(plain_, "比例|平均|其他|其它")) {
                return false;
            }
            rule_.kind = AuthoredKind::level;
            add_choice(parts[0].first, points_);
            add_choice("不符合", Exact());
            return true;
        }
        const bool levels = parts.size() > 1 && falling && parts.front().second == points_;
        if (!levels && sum != points_) {
            return false;
        }
        // 省级得1分、市级0.7分，就高计一项: awards are counted, of which the best is taken.
        const bool awards = rule_.highest && parts.back().second.sign() > 0;
        rule_.kind = levels && awards ? AuthoredKind::count
                     : levels         ? AuthoredKind::level
                                      : AuthoredKind::checklist;
        for (const auto& [trigger, value] : parts) {
            if (levels || value.sign() > 0) {
                add_choice(trigger, value);
            }
        }
        if (levels && !awards && parts.back().second.sign() > 0) {
            add_choice("其他", Exact());
        }
        return true;
    }

    /// 未建立的不得分 alone: a level that is worth nothing.
    bool read_all_or_none() {
        if (mentions_.size() != 1 || mentions_[0].verb != Verb::earn || !mentions_[0].amount.is_zero() ||
            !earns() || points_.is_zero()) {
            return false;
        }
        two_levels(mentions_[0].trigger);
        return true;
    }

    void two_levels(std::string_view failing) {
        rule_.kind = AuthoredKind::level;
        add_choice("符合", points_);
        add_choice(failing.empty() ? "不符合" : failing, Exact());
    }

    std::string plain_;
    std::string_view standard_;
    Exact points_;
    AuthoredSection section_;
    std::vector<PointsMention> mentions_;
    bool discretion_ = false;
    AuthoredRule rule_;
};

/// How the rule reads in a rubric, for the comment beside it.
std::string answer_of(const AuthoredRule& rule) {
    std::string out(authored_kind_name(rule.kind));
    const auto add = [&](std::string_view text) { out += std::string(", ") += text; };
    if (rule.from_full) {
        add("from: full");
    }
    if (rule.each) {
        add("each: " + rule.each->plain());
    }
    if (rule.highest && rule.kind == AuthoredKind::count) {
        add("take: highest");
    }
    if (rule.all) {
        add("rule: all");
    }
    if (rule.step) {
        add("step: " + rule.step->plain());
    }
    if (rule.stepped) {
        add("shape: step");
    }
    if (rule.may_not_apply) {
        add("may_not_apply");
    }
    return out;
}

}  // namespace

bool says_not_applicable(std::string_view text) {
    return has_any(text, "未检查|没有检查|未抽查|未抽到|无此项|不涉及|没有该项|无该项|没有此项") &&
           has_any(text, "得满分|不扣分|不计入|不参评|不涉及|不计分");
}

std::string_view authored_kind_name(AuthoredKind kind) {
    switch (kind) {
        case AuthoredKind::level: return "level";
        case AuthoredKind::checklist: return "checklist";
        case AuthoredKind::measure: return "measure";
        case AuthoredKind::count: return "count";
        case AuthoredKind::judged: break;
    }
    return "judged";
}

AuthoredRule rule_of_words(std::string_view standard, const Exact& points, AuthoredSection section) {
    AuthoredRule out = RuleReader(standard, points, section).take();
    out.answer = answer_of(out);
    return out;
}

}  // namespace ceping
