#pragma once

#include <ceping/base/exact/exact.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// How the words of an author's table are read. Not part of the public face.

/// Without blanks, full-width forms as ASCII, 〇 as 0, and `;` for the end of a line.
[[nodiscard]] std::string plain_words(std::string_view text);
[[nodiscard]] bool has_word(std::string_view text, std::string_view word);
/// Whether any of `words`, which `|` separates, stands in it.
[[nodiscard]] bool has_any(std::string_view text, std::string_view words);
/// The first of `words`, which `|` separates, that `text` begins or ends with; empty where none does.
[[nodiscard]] std::string_view begins_with_any(std::string_view text, std::string_view words);
[[nodiscard]] std::string_view ends_with_any(std::string_view text, std::string_view words);

/// Takes a number off the front: digits, or Chinese numerals up to 999. Nothing, and nothing taken, where
/// there is none.
[[nodiscard]] std::optional<Exact> take_number(std::string_view& text);
/// Takes a numeral of a heading off: 一、 （二） 1. 1.2 ① 第三部分; what remains is the heading.
[[nodiscard]] std::string_view without_numeral(std::string_view text);

/// A heading and the points that it states: 基础设施（10分）, 服务质量 20分.
struct HeadingPoints {
    std::string title;
    std::optional<Exact> points;
    bool most = false;  ///< 最高10分: a cap
};
[[nodiscard]] HeadingPoints heading_points(std::string_view text);
/// A cell of a column of points: `5`, `5分`, `（5分）`, `30%`.
[[nodiscard]] std::optional<Exact> points_of_cell(std::string_view text);
/// The sum of all `（2分）` in a text, of which one may be the sum of the others; nothing where there is none.
[[nodiscard]] std::optional<Exact> points_in_brackets(std::string_view text);
/// The parts of a text that is numbered 1. 2. 3. or （1）（2） or ① ②; none where there are fewer than two.
[[nodiscard]] std::vector<std::string> numbered_parts(std::string_view text);

/// Whether a cell waits for a signature or a date: 检查人：, 单位（盖章）：, 年 月 日.
[[nodiscard]] bool is_to_be_signed(std::string_view text);
/// The year of a title: 2015年度文明窗口考核细则.
[[nodiscard]] std::optional<int> year_in(std::string_view text);

/// What a mention of points does.
enum class Verb : std::uint8_t {
    plain,  ///< 有制度2分
    lose,   ///< 扣, 减
    earn,   ///< 得, 计; 不得分 is 0
    bonus,  ///< 加
    most,   ///< 最高, 不超过
    half,   ///< 得一半分
    full,   ///< 得满分, 不扣分: the amount is that of the whole
    whole   ///< 满分5分: says what the criterion is worth
};

/// One mention of points in a standard.
struct PointsMention {
    Verb verb = Verb::plain;
    Exact amount;
    std::optional<Exact> high;  ///< 1-2分
    std::string trigger;        ///< what it is for
    bool per = false;           ///< for each one: 每…, 一处, 分/项
    Exact per_count = 1;        ///< 每3次
    std::string unit;           ///< 次, 项, 百分点
    bool again = false;         ///< 另扣
};

/// Of plain_words().
[[nodiscard]] std::vector<PointsMention> points_mentions(std::string_view plain);

/// What a standard that only gives points can come to: 每次得2分，最多10分. Nothing where it states no most, or
/// takes points off.
[[nodiscard]] std::optional<Exact> points_of_most(std::string_view text);
/// What a standard that only takes points off can take: 每处扣0.5分，最多扣3分; of several the sum.
[[nodiscard]] std::optional<Exact> points_of_most_lost(std::string_view text);

/// What a standard gives: the first of 优5分、良3分、差0分, the sum of 有制度1分，有记录1分. Nothing where it gives for each of
/// many, gives a range, or only takes off.
[[nodiscard]] std::optional<Exact> points_given(std::string_view text);

/// A bound that a trigger states: 95%以上, 80%-95%, 低于60%, 4次以上.
struct StatedBound {
    std::optional<Exact> low;    ///< none: whatever is below
    std::optional<Exact> high;   ///< where it alone is stated
    bool open = false;           ///< 超过 does not include the number
    std::string unit;            ///< %, 次
    std::optional<Exact> upper;  ///< where it ends: of 3天内, and of 3-5天
    bool upper_open = false;     ///< 不足3天 does not include the number
};
[[nodiscard]] std::optional<StatedBound> stated_bound(std::string_view trigger);

/// A short text that may be an id: a level, a class, the title of a check.
[[nodiscard]] std::string short_name(std::string_view text);

}  // namespace ceping
