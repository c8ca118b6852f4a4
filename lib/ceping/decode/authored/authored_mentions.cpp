// Where a standard speaks of points, and what for.
#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_words.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

constexpr std::string_view point = "分";
/// Behind 分 these make another word of it, or a threshold: 分钟, 85分以上.
constexpr std::string_view no_points =
    "钟|之|值|数|类|工|管|别|级|布|析|公司|局|以上|及以上|(含)以上|以下|及以下|(含)|发|期";
constexpr std::string_view marks =
    "每下降|每降低|每降|每低|每低于|每减少|每少|每差|每提高|每上升|每升高|每增加|每高|每高出|每超过|每超";
constexpr std::string_view bounds_of_points = "不足|低于|高于|达到|超过|不低于|少于|线";
/// What things are counted by.
constexpr std::string_view counters =
    "个百分点|百分点|个工作日|工作日|人次|次|项|处|起|例|人|个|件|条|篇|家|户|场|天|日|小时|分钟|期|份|宗|张|块|本|间|台|辆|"
    "类|种|笔|月|年|岁|点|米|公里|平方米|册|元|万元|倍|名|位|所|座|克|公斤|吨|秒|分贝|%";

struct VerbWords {
    Verb verb;
    std::string_view words;
};
// Longer words first where one ends in another.
constexpr auto verb_words = std::to_array<VerbWords>(
    {{Verb::whole, "本项满分|满分为|满分"},
     {Verb::most,
      "最高不超过|最高可得|最高得|最高加|最高扣|最高计|最高为|最高|最多可得|最多得|最多加|最多扣|最多不超过|最多|"
      "累计不超过|不超过|上限为|上限|封顶|至多"},
     {Verb::lose, "另扣|加扣|再扣|另减|酌情扣|各扣分|各扣|扣除|扣减|倒扣|扣分|扣|减"},
     {Verb::bonus, "另加|再加|各加分|各加|加分|加|奖励|奖"},
     {Verb::earn, "可得|各得|得分|得|计分|计|记|给|为|赋|评"}});

struct Token {
    std::string_view word;
    Verb verb;
};
constexpr auto wordy = std::to_array<Token>({{"不得分", Verb::earn},
                                             {"不计分", Verb::earn},
                                             {"不给分", Verb::earn},
                                             {"得一半分", Verb::half},
                                             {"得一半", Verb::half},
                                             {"得50%分", Verb::half},
                                             {"减半计分", Verb::half},
                                             {"减半得分", Verb::half},
                                             {"计一半分", Verb::half},
                                             {"得满分", Verb::full},
                                             {"计满分", Verb::full},
                                             {"记满分", Verb::full},
                                             {"给满分", Verb::full},
                                             {"为满分", Verb::full},
                                             {"得全分", Verb::full},
                                             {"不扣分", Verb::full}});

class MentionScanner {
public:
    explicit MentionScanner(std::string_view text) : text_(text) {}

    std::vector<PointsMention> take() && {
        while (at_ < text_.size()) {
            if (!take_word() && !take_figure()) {
                std::string_view rest = text_.substr(at_);
                take_code_point(rest);
                at_ = text_.size() - rest.size();
            }
        }
        return std::move(out_);
    }

private:
    bool take_word() {
        for (const auto& [word, verb] : wordy) {
            if (text_.substr(at_).starts_with(word)) {
                PointsMention mention;
                mention.verb = verb;
                add(std::move(mention), at_, at_ + word.size());
                return true;
            }
        }
        return false;
    }

    bool take_figure() {
        std::string_view rest = text_.substr(at_);
        const bool digits = rest[0] >= '0' && rest[0] <= '9';
        auto value = take_number(rest);
        if (!value) {
            return false;
        }
        PointsMention mention;
        mention.amount = *value;
        const std::string_view between = begins_with_any(rest, "分-|分~|分至|分到|-|~|—|–|至|到");
        if (!between.empty()) {
            std::string_view second = rest.substr(between.size());
            if (auto high = take_number(second); high && second.starts_with(point)) {
                mention.high = high;
                rest = second;
            }
        }
        const std::size_t after = text_.size() - rest.size();
        const bool is_points =
            rest.starts_with(point) && begins_with_any(rest.substr(point.size()), no_points).empty();
        const auto [verb, word] = verb_before();
        // Without a verb 十分 is an adverb.
        // 不足75分 is a bound, 以5分为一档 a step.
        const bool bound =
            word.empty() && !ends_with_any(text_.substr(last_, at_ - last_), bounds_of_points).empty();
        const bool step = is_points && rest.substr(point.size()).starts_with("为一档");
        // 每下降1分扣0.5分: a mark that falls, and not what is taken off for it.
        const bool mark = !ends_with_any(text_.substr(last_, at_ - last_), marks).empty();
        // 80-90分得6分: what was reached, and what it is worth.
        const bool reached =
            is_points && word.empty() && is_worth(rest.substr(point.size()), mention.high.has_value());
        if (!is_points || bound || mark || reached || step || (!digits && word.empty())) {
            at_ = std::max(after, at_ + 1);
            return true;
        }
        mention.verb = verb;
        mention.again = !begins_with_any(word, "另|加扣|再").empty();
        mention.per = word.starts_with("各");
        std::size_t end = after + point.size();
        if (text_.substr(end).starts_with("/")) {
            const std::string_view unit = begins_with_any(text_.substr(end + 1), counters);
            mention.per = true;
            mention.unit = unit;
            end += 1 + unit.size();
        }
        add(std::move(mention), at_ - word.size(), end);
        return true;
    }

    static bool is_worth(std::string_view behind, bool range) {
        behind.remove_prefix(begins_with_any(behind, "的").size());
        behind.remove_prefix(range ? begins_with_any(behind, ",|:").size() : 0);
        const std::string_view verb = begins_with_any(behind, "不得分|得满分|计满分|得|计|记|给|扣");
        behind.remove_prefix(verb.size());
        return verb.ends_with(point) || (!verb.empty() && take_number(behind) && behind.starts_with(point));
    }

    [[nodiscard]] std::pair<Verb, std::string_view> verb_before() const {
        const std::string_view before = text_.substr(last_, at_ - last_);
        for (const auto& [verb, words] : verb_words) {
            if (const std::string_view word = ends_with_any(before, words); !word.empty()) {
                return {verb, word};
            }
        }
        return {Verb::plain, {}};
    }

    void add(PointsMention mention, std::size_t verb_at, std::size_t end) {
        std::string_view trigger = text_.substr(last_, std::max(verb_at, last_) - last_);
        for (const std::string_view stop : {"。", ";", "!"}) {
            if (const std::size_t cut = trigger.rfind(stop); cut != std::string_view::npos) {
                trigger.remove_prefix(cut + stop.size());
            }
        }
        for (auto sign = begins_with_any(trigger, ",|、|)|:"); !sign.empty();
             sign = begins_with_any(trigger, ",|、|)|:")) {
            trigger.remove_prefix(sign.size());
        }
        for (auto sign = ends_with_any(trigger, ",|、|:"); !sign.empty();
             sign = ends_with_any(trigger, ",|、|:")) {
            trigger.remove_suffix(sign.size());
        }
        mention.trigger = without_numeral(trigger);
        read_each(mention);
        out_.push_back(std::move(mention));
        at_ = last_ = end;
    }

    /// 每缺一项, 每低1个百分点, 错一处: for each, and of what.
    static void read_each(PointsMention& mention) {
        const std::string_view trigger = mention.trigger;
        const std::size_t each = trigger.rfind("每");
        if (each != std::string_view::npos && is_frequency(trigger.substr(each))) {
            return;
        }
        if (each != std::string_view::npos) {
            mention.per = true;
            read_unit(mention, trigger.substr(each + std::string_view("每").size()));
            return;
        }
        for (const std::string_view one : {"一", "1"}) {
            const std::size_t at = trigger.rfind(one);
            if (at == std::string_view::npos) {
                continue;
            }
            // 不满1小时 is a bound.
            const bool bound =
                !ends_with_any(trigger.substr(0, at), "不满|未满|不足|不到|少于|低于|达到|达|≥|≤|<|>=|<=")
                     .empty();
            const std::string_view rest = trigger.substr(bound ? trigger.size() : at + one.size());
            const std::string_view unit = begins_with_any(rest, counters);
            if (!unit.empty() && (rest.size() == unit.size() || rest.substr(unit.size()) == "的")) {
                mention.per = true;
                mention.unit = unit;
            }
        }
    }

    /// 每年2次以上, 每月2次 say how often, and not what for each of which points come.
    static bool is_frequency(std::string_view words) {
        words.remove_prefix(std::string_view("每").size());
        const auto time = begins_with_any(words, "学期|半年|季度|年|季|月|周|天|日");
        std::string_view rest = words.substr(time.size());
        std::string_view behind;
        for (; !time.empty() && !rest.empty(); take_code_point(rest)) {
            behind = rest;
            const auto count = take_number(behind);
            const auto unit = begins_with_any(behind, counters);
            if (count && !unit.empty()) {
                behind.remove_prefix(unit.size());
                return *count != Exact(1) || !begins_with_any(behind, "以上|及以上|(含)以上").empty();
            }
        }
        return false;
    }

    static void read_unit(PointsMention& mention, std::string_view rest) {
        const auto own = begins_with_any(rest, counters);
        mention.unit = own;
        for (std::string_view from = rest; !from.empty(); take_code_point(from)) {
            std::string_view behind = from;
            const auto count = take_number(behind);
            if (!count) {
                continue;
            }
            // 每处超过1平方米: the places are counted.
            const std::string_view before = rest.substr(0, rest.size() - from.size());
            if (!own.empty() &&
                !ends_with_any(before, "超过|高于|大于|多于|达到|不足|低于|小于|少于").empty()) {
                return;
            }
            if (behind.empty() && own.empty() && count->sign() > 0) {
                mention.per_count = *count;  // 每超0.1
                return;
            }
            if (const auto unit = begins_with_any(behind, counters); !unit.empty() && count->sign() > 0) {
                mention.per_count = *count;
                mention.unit = unit.starts_with("个百") ? "百分点" : unit;
                return;
            }
            if (behind.starts_with(point) && own.empty() && count->sign() > 0) {
                mention.per_count = *count;
                mention.unit = point;
                return;
            }
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t last_ = 0;  // behind the mention before
    std::vector<PointsMention> out_;
};

/// What stands about a figure and makes a bound of it.
struct BoundWords {
    std::string_view before;
    std::string_view after;
    bool low;
    bool open;
};
// In the order in which they are looked for: 不低于 ends in 低于, 未达到 in 达到, and 完成80%以下 is below 80%.
constexpr auto bound_words =
    std::to_array<BoundWords>({{"不低于|不少于|不小于|大于等于|大于或等于|≥|>=", "", true, false},
                               {"不超过|不高于|不大于|不多于|小于等于|≤|<=", "", false, false},
                               {"低于|不足|不到|小于|<|未达到|未达|少于|未满|不满", "", false, true},
                               {"超过|高于|大于|多于|>", "", true, true},
                               {"", "(含)以上|及以上|以上|(含)及以上", true, false},
                               {"", "(不含)以下|(含)以下|及以下|以下|以内|之内|内", false, true},
                               {"达到|达|完成|满", "", true, false}});

const BoundWords* bound_of(std::string_view before, std::string_view after) {
    const auto* const at = std::find_if(bound_words.begin(), bound_words.end(), [&](const auto& words) {
        return !(words.before.empty() ? begins_with_any(after, words.after)
                                      : ends_with_any(before, words.before))
                    .empty();
    });
    return at == bound_words.end() ? nullptr : at;
}

struct Figure {
    Exact value;
    std::string unit;
    const BoundWords* words = nullptr;
    bool left_out = false;  ///< the words leave the number itself out
};

std::vector<Figure> figures_of(std::string_view trigger) {
    std::vector<Figure> out;
    std::string_view rest = trigger;
    while (!rest.empty()) {
        const std::string_view here = rest;
        const std::string_view before = trigger.substr(0, trigger.size() - here.size());
        const bool percent = rest.starts_with("百分之");
        rest.remove_prefix(percent ? std::string_view("百分之").size() : 0);
        const auto value = take_number(rest);
        if (!value) {
            rest = here;
            take_code_point(rest);
            continue;
        }
        Figure figure{*value, {}, nullptr, false};
        std::string_view unit = begins_with_any(rest, counters);
        unit = unit.empty() ? begins_with_any(rest, point) : unit;
        rest.remove_prefix(unit.size());
        figure.unit = percent ? "%" : std::string(unit);
        figure.words = bound_of(before, rest);
        figure.left_out = figure.words != nullptr &&
                          (figure.words->before.empty() ? rest.starts_with("(不含)") : figure.words->open);
        const bool range_ends = !out.empty() && !ends_with_any(before, "-|~|—|–|至|到").empty();
        if (percent || !unit.empty() || figure.words != nullptr || range_ends ||
            !begins_with_any(rest, "-|~|—|–|至|到").empty()) {
            out.push_back(std::move(figure));
        }
    }
    return out;
}

}  // namespace

std::vector<PointsMention> points_mentions(std::string_view plain) { return MentionScanner(plain).take(); }

std::optional<Exact> points_of_most(std::string_view text) {
    std::optional<Exact> out;
    for (const auto& mention : points_mentions(plain_words(text))) {
        if (mention.verb == Verb::lose) {
            return std::nullopt;
        }
        if (mention.verb == Verb::most) {
            out = mention.amount;
        }
    }
    return out;
}

std::optional<Exact> points_of_most_lost(std::string_view text) {
    std::optional<Exact> out;
    bool takes_off = false;
    for (const auto& mention : points_mentions(plain_words(text))) {
        if (mention.verb == Verb::most) {
            out = out.value_or(Exact()) + mention.amount;
        } else if (mention.verb == Verb::lose) {
            takes_off = true;
        } else if (mention.amount.sign() > 0) {
            return std::nullopt;
        }
    }
    return takes_off ? out : std::nullopt;
}

std::optional<Exact> points_given(std::string_view text) {
    Exact sum;
    std::optional<Exact> first;
    std::optional<Exact> last;
    bool falls = true;
    for (const auto& mention : points_mentions(plain_words(text))) {
        if (first && mention.verb == Verb::lose) {
            continue;  // 4次以上10分，每少1次减2分
        }
        const bool gives = mention.verb == Verb::earn || mention.verb == Verb::plain;
        if (!gives || mention.per || mention.high) {
            return std::nullopt;
        }
        falls = falls && (!last || mention.amount < *last);
        first = first ? first : mention.amount;
        last = mention.amount;
        sum += mention.amount;
    }
    if (!first || sum.is_zero()) {
        return std::nullopt;
    }
    return falls ? first : sum;
}

std::optional<StatedBound> stated_bound(std::string_view trigger) {
    const auto figures = figures_of(trigger);
    if (figures.empty() || figures.size() > 2) {
        return std::nullopt;
    }
    StatedBound out;
    out.unit = figures.back().unit.empty() ? figures.front().unit : figures.back().unit;
    if (figures.size() == 1) {
        const auto* words = figures[0].words;
        if (words == nullptr || words->low) {
            out.low = figures[0].value;
            out.open = words != nullptr && words->open;
        } else {
            out.high = figures[0].value;
            out.upper = out.high;
            out.upper_open = figures[0].left_out;
        }
        return out;
    }
    const bool rising = figures[0].value <= figures[1].value;
    const Figure& low = rising ? figures[0] : figures[1];
    const Figure& high = rising ? figures[1] : figures[0];
    out.upper = high.value;
    out.upper_open = high.left_out;
    out.low = low.value;
    out.open = low.words != nullptr && low.words->low && low.words->open;
    return out;
}

}  // namespace ceping
