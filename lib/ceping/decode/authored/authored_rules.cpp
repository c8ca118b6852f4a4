#include <ceping/decode/authored/authored_rules.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_levels.hpp>
#include <ceping/decode/authored/authored_measures.hpp>
#include <ceping/decode/authored/authored_words.hpp>
#include <ceping/decode/authored/phrases.hpp>
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

class RuleReader {
public:
    RuleReader(std::string_view standard, const Exact& points, AuthoredSection section) {
        words_.standard = standard;
        words_.plain = plain_words(standard);
        words_.points = points;
        words_.section = section;
        for (auto& mention : points_mentions(words_.plain)) {
            if (mention.verb == Verb::most) {
                words_.rule.most = mention.amount;
                caps_.push_back(mention.amount);
            } else if (mention.verb != Verb::whole) {
                if (mention.verb == Verb::half) {
                    mention.verb = Verb::earn;
                    mention.amount = points / Exact(2);
                }
                words_.mentions.push_back(std::move(mention));
            }
        }
        tell_apart();
        words_.rule.highest = has_any(words_.plain, best_of);
        words_.rule.may_not_apply = says_not_applicable(standard);
        discretion_ = has_any(words_.plain, discretion);
        words_.rule.vetoes = veto_sentences(standard);
    }

    AuthoredRule take() && {
        const bool understood = measured_by_falling_rate(words_) || measured_by_shortfall(words_) ||
                                measured_by_ratio(words_) || read_named_levels() || read_equal_parts() ||
                                measured_by_steps(words_) || measured_by_share(words_) || read_ranges() ||
                                read_sequence() || read_losses() || read_gains() || read_parts() ||
                                read_all_or_none();
        if (!understood) {
            words_.rule.decisions.push_back(discretion_               ? phrases::authored_discretion
                                            : words_.mentions.empty() ? phrases::authored_no_rule
                                                                      : phrases::authored_unclear);
        } else {
            if (discretion_) {
                words_.rule.decisions.push_back(phrases::authored_discretion);
            }
            if (words_.earns() && words_.rule.kind == AuthoredKind::count && caps_.size() == 1 &&
                *words_.rule.most != words_.points) {
                words_.decide(phrases::authored_most_differs.with(
                    {{"most", words_.rule.most->plain()}, {"points", words_.points.plain()}}));
            }
            tell_what_is_left_out();
            tell_gaps();
            words_.rule.said = quoted();
        }
        return std::move(words_.rule);
    }

private:
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
        for (std::string_view rest = words_.standard; !rest.empty();) {
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

    /// 扣完不得分 says where it ends, and of nothing else that it is worth nothing.
    static bool only_ends(std::string_view trigger) { return has_any(trigger, "扣完|扣光|为止|直至"); }

    /// Whether the rule holds what a mention says. Where in doubt it does not: to be asked once too often costs less
    /// than a clause that is lost.
    [[nodiscard]] bool holds(const PointsMention& mention) const {
        const AuthoredRule& rule = words_.rule;
        const Exact& points = words_.points;
        const Exact most = mention.high.value_or(mention.amount);
        const bool lost = mention.verb == Verb::lose;
        const auto chosen = [&](const Exact& value) {
            return (rule.each && *rule.each == value) ||
                   std::any_of(rule.choices.begin(), rule.choices.end(),
                               [&](const auto& choice) { return choice.points && *choice.points == value; });
        };
        switch (rule.kind) {
            case AuthoredKind::judged: return true;  // ranges, of which a person is asked already
            case AuthoredKind::measure: return curve_holds(rule, mention, words_);
            case AuthoredKind::level:
                return !(mention.per && lost) && chosen(lost ? points - most : words_.worth(mention));
            case AuthoredKind::checklist:
                return mention.verb == Verb::full || most.is_zero() || most == points || chosen(most);
            case AuthoredKind::count: break;
        }
        if (mention.verb == Verb::full || (mention.amount.is_zero() && mention.high)) {
            return true;
        }
        if (words_.gives_nothing(mention)) {
            const auto bound = stated_bound(mention.trigger);
            return mention.trigger.empty() || only_ends(mention.trigger) ||
                   (rule.from_full ? chosen(points) : !bound);
        }
        return chosen(most) || most.is_zero() || (rule.from_full && !lost && most == points);
    }

    /// What the standard says of points and the rule does not: 弄虚作假不得分 beside steps, a second cap.
    void tell_what_is_left_out() {
        std::string said;
        const auto add = [&](const std::string& text) { said += (said.empty() ? "" : "；") + text; };
        for (const auto& mention : words_.mentions) {
            if (!holds(mention)) {
                const bool lost = mention.verb == Verb::lose;
                add(mention.trigger + (words_.gives_nothing(mention)
                                           ? "不得分"
                                           : (lost ? "扣" : "得") + words_.worth(mention).plain() + "分"));
            }
        }
        const auto& most = words_.rule.most;
        const bool told = words_.earns() && words_.rule.kind == AuthoredKind::count;
        const bool other = most && !told && !words_.points.is_zero() && *most != words_.points;
        for (const auto& cap : caps_) {
            if (caps_.size() > 1 || other) {
                add("最多" + cap.plain() + "分");
            }
        }
        const bool line = words_.rule.kind == AuthoredKind::measure && !words_.rule.stepped;
        if (const std::size_t at = words_.plain.find("按比例"); at != std::string::npos && !line) {
            const std::string_view plain = words_.plain;
            const std::size_t begin = plain.substr(0, at).find_last_of(",;");
            const std::string_view clause = plain.substr(begin == std::string_view::npos ? 0 : begin + 1);
            add(std::string(clause.substr(0, clause.find_first_of(",;"))));
        }
        if (!said.empty()) {
            const std::size_t cut = offset_after(said, longest_quote);
            words_.decide(phrases::authored_left_out.with(
                {{"said", cut < said.size() ? said.substr(0, cut) + "…" : said}}));
        }
    }

    /// 无投诉得10分，1起扣2分，3起以上不得分 does not say what 2 are worth.
    void tell_gaps() {
        constexpr std::string_view counted = "次|人次|起|处|人|件|项|例|个|条|篇|户|家|名|位|张|份|场|期";
        if (words_.rule.kind != AuthoredKind::level) {
            return;
        }
        std::optional<Exact> last;
        std::string_view before;
        for (const auto& mention : words_.mentions) {
            const auto bound = stated_bound(mention.trigger);
            if (!bound) {
                const bool none = !begins_with_any(mention.trigger, "没有|未|无|零").empty();
                last = none ? std::optional(Exact()) : std::nullopt;
                before = mention.trigger;
                continue;
            }
            if (!among(bound->unit, split(counted, '|'))) {
                return;
            }
            const auto first = bound->low && bound->open ? std::optional(*bound->low + Exact(1)) : bound->low;
            if (last && first && *first > *last + Exact(1)) {
                const Exact from = *last + Exact(1);
                const Exact to = *first - Exact(1);
                words_.decide(phrases::authored_gap.with(
                    {{"what", from.plain() + (from == to ? "" : "至" + to.plain()) + bound->unit},
                     {"first", before},
                     {"second", mention.trigger}}));
            }
            const bool on = has_any(mention.trigger, "以上|超过|多于|大于|高于|不少于|不低于|达|≥|>");
            last = bound->upper ? bound->upper : on ? std::nullopt : first;
            before = mention.trigger;
        }
    }

    /// 县级、市级、省级的分别加1分、2分、3分: each has its own.
    void tell_apart() {
        auto& mentions = words_.mentions;
        for (std::size_t i = 0; i < mentions.size(); ++i) {
            std::string_view names = mentions[i].trigger;
            const std::string_view sign = ends_with_any(names, "的分别|,分别|分别");
            std::size_t end = i + 1;
            while (end < mentions.size() && mentions[end].trigger.empty() &&
                   (mentions[end].verb == Verb::plain || mentions[end].verb == mentions[i].verb)) {
                ++end;
            }
            names = names.substr(0, names.size() - sign.size());
            names = names.substr(names.rfind(',') == std::string_view::npos ? 0 : names.rfind(',') + 1);
            const auto list = split_words(names, "、");
            if (sign.empty() || list.size() != end - i) {
                continue;
            }
            for (std::size_t n = 0; n < list.size(); ++n) {
                mentions[i + n].verb = mentions[i].verb;
                mentions[i + n].trigger = list[n];
            }
        }
    }

    static std::vector<std::string> split_words(std::string_view text, std::string_view sign) {
        std::vector<std::string> out;
        for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign)) {
            out.emplace_back(text.substr(0, at));
            text.remove_prefix(at + sign.size());
        }
        out.emplace_back(text);
        return out;
    }

    /// 无占道得15分，有占道1-3处扣5分，4处以上扣15分; 每周1次得10分，每月1次得3分，没有不得分: one of them holds.
    bool read_sequence() {
        const auto& mentions = words_.mentions;
        if (!words_.earns() || mentions.size() < 3 || words_.points.is_zero() || words_.rule.most ||
            mentions.front().verb == Verb::lose) {
            return false;
        }
        std::vector<Exact> values;
        for (const auto& mention : mentions) {
            const bool lost = mention.verb == Verb::lose;
            Exact value = lost ? words_.points - mention.amount : words_.worth(mention);
            const bool falls = values.empty() ? value == words_.points : value < values.back();
            if (mention.high || !falls || value.sign() < 0 || (lost && mention.per) || mention.again) {
                return false;
            }
            values.push_back(std::move(value));
        }
        if (!values.back().is_zero()) {
            return false;
        }
        words_.rule.kind = AuthoredKind::level;
        for (std::size_t i = 0; i < values.size(); ++i) {
            add_choice(mentions[i].trigger, values[i]);
        }
        return true;
    }

    /// 三项各0.5分, 三项分别为6、5、4分, 三项全部做到得1.5分，缺一项不得分.
    bool read_equal_parts() {
        const auto parts = equal_parts(words_.plain, words_.points);
        if (!words_.earns() || parts.points.empty()) {
            return false;
        }
        words_.rule.kind = AuthoredKind::checklist;
        words_.rule.all = parts.all;
        auto names = numbered_parts(words_.standard);
        if (names.size() != parts.points.size()) {
            names.clear();
            words_.decide(phrases::authored_name_parts);
        }
        for (std::size_t i = 0; i < parts.points.size(); ++i) {
            words_.rule.choices.push_back(
                {names.empty() ? "第" + std::to_string(i + 1) + "项" : names[i], parts.points[i], {}, {}, 0});
        }
        return true;
    }

    bool read_named_levels() {
        const bool found = words_.earns() && (levels_by_checks(words_.standard, words_.plain, words_.rule) ||
                                              labelled_levels(words_.plain, words_.points, words_.rule));
        if (!found) {
            return false;
        }
        words_.rule.kind = AuthoredKind::level;
        if (std::any_of(words_.rule.choices.begin(), words_.rule.choices.end(),
                        [](const auto& choice) { return !choice.points; })) {
            words_.decide(phrases::authored_ratios);
            guess_ratios(words_.rule, words_.points);
        }
        return true;
    }

    /// 以5分为一档.
    void read_step_of_points() {
        const std::size_t at = words_.plain.find("分为一档");
        std::size_t begin = at == std::string::npos ? 0 : at;
        while (begin > 0 && (words_.plain[begin - 1] == '.' ||
                             (words_.plain[begin - 1] >= '0' && words_.plain[begin - 1] <= '9'))) {
            --begin;
        }
        std::string_view figure =
            std::string_view(words_.plain).substr(begin, at == std::string::npos ? 0 : at - begin);
        const auto step = take_number(figure);
        if (step && step->sign() > 0 && (words_.points / *step).is_whole()) {
            words_.rule.step = step;
        }
    }

    /// 扣1-2分, 18-20分: how much lies with the assessor.
    bool read_ranges() {
        const bool ranges =
            !words_.mentions.empty() &&
            std::all_of(words_.mentions.begin(), words_.mentions.end(),
                        [](const auto& m) { return m.high || m.verb == Verb::full || m.amount.is_zero(); }) &&
            std::any_of(words_.mentions.begin(), words_.mentions.end(),
                        [](const auto& m) { return m.high.has_value(); });
        if (!ranges) {
            return false;
        }
        words_.rule.kind = AuthoredKind::judged;
        read_step_of_points();
        if (!discretion_ && !words_.rule.step) {
            words_.decide(phrases::authored_range);
        }
        return true;
    }

    bool read_losses() {
        std::vector<PointsMention> losses;
        bool none = false;
        bool gains = false;
        for (const auto& mention : words_.mentions) {
            if (mention.verb == Verb::lose && (mention.high || (discretion_ && !mention.per))) {
                words_.decide(phrases::authored_range);
                none = none || !mention.high;
            }
            const bool some = mention.high.value_or(mention.amount).sign() > 0;
            if (mention.verb == Verb::lose && some && !(discretion_ && !mention.per)) {
                losses.push_back(mention);
            }
        }
        if (losses.empty() || words_.section == AuthoredSection::bonus) {
            return false;
        }
        if (words_.earns() && losses.size() == 1 && !losses[0].per && losses[0].amount == words_.points) {
            two_levels(losses[0].trigger);
            return true;
        }
        words_.rule.kind = AuthoredKind::count;
        words_.rule.from_full = words_.earns();
        for (const auto& mention : words_.mentions) {
            // Whoever has not begun at all loses the whole.
            const bool nothing =
                words_.gives_nothing(mention) && !mention.trigger.empty() && !only_ends(mention.trigger);
            if (words_.earns() && nothing && !words_.points.is_zero()) {
                PointsMention all = mention;
                all.amount = words_.points;
                losses.push_back(std::move(all));
            } else if (mention.verb == Verb::earn && mention.amount.sign() > 0 &&
                       mention.amount < words_.points) {
                gains = true;
            }
        }
        if (gains) {
            words_.decide(phrases::authored_gain_beside);
        }
        take_counted(losses);
        return true;
    }

    bool read_gains() {
        std::vector<PointsMention> gains;
        const bool extra = words_.section != AuthoredSection::items;
        bool each = false;
        for (const auto& mention : words_.mentions) {
            if (mention.verb != Verb::full && mention.amount.sign() > 0) {
                gains.push_back(mention);
                each = each || mention.per;
            }
        }
        if (gains.empty() || (!each && !extra)) {
            return false;
        }
        words_.rule.kind = AuthoredKind::count;
        if (std::any_of(gains.begin(), gains.end(), [](const auto& mention) { return mention.high; })) {
            words_.decide(phrases::authored_range);
        }
        take_counted(gains);
        return true;
    }

    void take_counted(const std::vector<PointsMention>& counted) {
        if (std::any_of(counted.begin(), counted.end(), [](const auto& mention) { return mention.again; })) {
            words_.decide(phrases::authored_again);
        }
        if (counted.size() == 1) {
            const auto& only = counted.front();
            words_.rule.highest = false;
            words_.rule.each = only.high.value_or(only.amount);
            words_.rule.unit = only.per_count == Exact(1) ? only.unit : only.per_count.plain() + only.unit;
            return;
        }
        for (const auto& mention : counted) {
            add_choice(mention.trigger, mention.high.value_or(mention.amount));
        }
    }

    void add_choice(std::string_view trigger, const Exact& points) {
        std::string name = short_name(trigger);
        if (name.empty()) {
            name = "情形" + std::to_string(words_.rule.choices.size() + 1);
            if (!std::exchange(nameless_, true)) {
                words_.decide(phrases::authored_nameless);
            }
        }
        const auto taken = [&] {
            return std::any_of(words_.rule.choices.begin(), words_.rule.choices.end(),
                               [&](const auto& choice) { return choice.name == name; });
        };
        const std::string first = name;
        for (std::size_t n = 2; taken(); ++n) {
            name = first + std::to_string(n);
        }
        words_.rule.choices.push_back({std::move(name), points, {}, {}, 0});
    }

    /// 独立15分、共用9分、无0分 are levels; 有制度1分，有记录1分 are checks.
    bool read_parts() {
        std::vector<std::pair<std::string_view, Exact>> parts;
        Exact sum;
        bool falling = true;
        std::size_t positive = 0;
        for (const auto& mention : words_.mentions) {
            Exact value = words_.worth(mention);
            falling = falling && (parts.empty() || value < parts.back().second);
            positive += value.sign() > 0 ? 1U : 0U;
            sum += value;
            parts.emplace_back(mention.trigger, std::move(value));
        }
        const bool ranges = std::any_of(words_.mentions.begin(), words_.mentions.end(),
                                        [](const auto& mention) { return mention.high.has_value(); });
        if (positive == 0 || words_.points.is_zero() || ranges) {
            return false;
        }
        if (parts.size() == 1) {
            // 没有差评得满分 says nothing of the others.
            if (words_.mentions[0].verb == Verb::full || sum != words_.points ||
                has_any(words_.plain, "比例|平均|其他|其它")) {
                return false;
            }
            words_.rule.kind = AuthoredKind::level;
            add_choice(parts[0].first, words_.points);
            add_choice("不符合", Exact());
            return true;
        }
        if (words_.rule.highest && positive == parts.size()) {
            // 省级得1分、市级0.7分，就高计一项: awards are counted, of which the best is taken.
            words_.rule.kind = AuthoredKind::count;
            for (const auto& [trigger, value] : parts) {
                add_choice(trigger, value);
            }
            return true;
        }
        const bool levels = parts.size() > 1 && falling && parts.front().second == words_.points;
        if (!levels && sum != words_.points) {
            return false;
        }
        words_.rule.kind = levels ? AuthoredKind::level : AuthoredKind::checklist;
        for (const auto& [trigger, value] : parts) {
            if (levels || value.sign() > 0) {
                add_choice(trigger, value);
            }
        }
        const bool rest = has_any(parts.back().first, "其余|其他|其它");
        if (levels && parts.back().second.sign() > 0 && !rest) {
            add_choice("其他", Exact());
        }
        return true;
    }

    /// 未建立的不得分 alone: a level that is worth nothing.
    bool read_all_or_none() {
        if (words_.mentions.size() != 1 ||
            (words_.mentions[0].verb != Verb::earn && words_.mentions[0].verb != Verb::plain) ||
            !words_.mentions[0].amount.is_zero() || !words_.earns() || words_.points.is_zero()) {
            return false;
        }
        two_levels(words_.mentions[0].trigger);
        return true;
    }

    void two_levels(std::string_view failing) {
        words_.rule.kind = AuthoredKind::level;
        add_choice("符合", words_.points);
        add_choice(failing.empty() ? "不符合" : failing, Exact());
    }

    RuleWords words_;
    bool discretion_ = false;
    std::vector<Exact> caps_;  ///< each 最多
    bool nameless_ = false;    ///< which was told
};

/// 迟到一次扣5分，错接一票否决: what stands before the veto may be worth points, and is none.
std::string_view without_points(std::string_view sentence) {
    std::size_t from = 0;
    for (const std::string_view comma : {"，", ","}) {
        for (std::size_t at = sentence.find(comma); at != std::string_view::npos;
             at = sentence.find(comma, at + 1)) {
            const auto before = at > from ? points_mentions(plain_words(sentence.substr(from, at - from)))
                                          : std::vector<PointsMention>();
            const bool points = std::any_of(before.begin(), before.end(),
                                            [](const auto& mention) { return mention.amount.sign() > 0; });
            from = points ? at + comma.size() : from;
        }
    }
    return trim(sentence.substr(from));
}

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

std::vector<std::string> veto_sentences(std::string_view text) {
    std::vector<std::string> out;
    for (std::string_view rest = text; !rest.empty();) {
        std::size_t at = std::string_view::npos;
        std::size_t length = 1;
        for (const std::string_view stop : {"。", "；", ";", "\n"}) {
            if (const std::size_t found = rest.find(stop); found < at) {
                at = found;
                length = stop.size();
            }
        }
        std::string_view sentence = trim(rest.substr(0, at));
        sentence.remove_prefix(begins_with_any(sentence, "备注：|备注:|注：|注:|说明：|说明:").size());
        if (has_any(sentence, "一票否决|否决项|直接否决|单项否决|予以否决|取消资格|取消评") ||
            (has_word(sentence, "取消") && has_word(sentence, "资格"))) {
            out.emplace_back(without_points(sentence));
        }
        rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + length);
    }
    return out;
}

bool is_bare_veto(std::string_view sentence) {
    std::string plain = plain_words(sentence);
    for (const std::string_view word :
         {"一票否决制", "一票否决", "直接否决", "单项否决", "予以否决", "否决", "项目",
          "指标",       "本项",     "该项",     "此项",     "实行",     "属于", "列为",
          "作为",       "项",       "制",       "为",       "的",       "(",    ")",
          "★",          "*",        ":",        ",",        "!",        "【",   "】"}) {
        for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at)) {
            plain.erase(at, word.size());
        }
    }
    return plain.empty();
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
