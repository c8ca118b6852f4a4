#pragma once

#include <ceping/decode/authored/authored.hpp>
#include <ceping/decode/authored/authored_words.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// Rules that measure something. Not part of the public face.

/// A standard as it is read, and what is known of its rule so far.
struct RuleWords {
    std::string_view standard;
    std::string plain;
    Exact points;
    AuthoredSection section = AuthoredSection::items;
    std::vector<PointsMention> mentions;
    AuthoredRule rule;

    [[nodiscard]] bool earns() const { return section == AuthoredSection::items; }
    void decide(const Words& what) { rule.decisions.push_back(what); }
    /// 不得分, 得0分.
    [[nodiscard]] static bool gives_nothing(const PointsMention& mention) {
        return (mention.verb == Verb::earn || mention.verb == Verb::plain) && !mention.high &&
               mention.amount.is_zero();
    }
    /// What a mention stands for; of a range the most.
    [[nodiscard]] Exact worth(const PointsMention& mention) const {
        return mention.verb == Verb::full ? points : mention.high.value_or(mention.amount);
    }
};

// Each makes the rule and returns true where the words say so.

/// 每低1个百分点扣0.2分.
[[nodiscard]] bool measured_by_falling_rate(RuleWords& words);
/// 不少于4次得5分，少1次扣1分.
[[nodiscard]] bool measured_by_shortfall(RuleWords& words);
/// 完成数/应完成数×分值; 60%及以下不得分，95%以上得满分，其间按比例计分.
[[nodiscard]] bool measured_by_ratio(RuleWords& words);
/// 达95%以上得2分，80%至95%得1分.
[[nodiscard]] bool measured_by_steps(RuleWords& words);
/// 回访的占投诉总数的比例, without a word of how it counts.
[[nodiscard]] bool measured_by_share(RuleWords& words);
/// Whether a curve gives what a mention says, where it says so.
[[nodiscard]] bool curve_holds(const AuthoredRule& rule, const PointsMention& mention,
                               const RuleWords& words);

}  // namespace ceping
