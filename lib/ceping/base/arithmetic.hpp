#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A line of arithmetic that a person can do again with a pencil: `text`, worked out, is `value`. It is written with plain
/// decimals, or fractions in parentheses `(2/3)`, with `+ - × ÷`, parentheses, `min(a; b)`, `max(a; b)` and
/// `round(x; places)`. A remark has an empty text and no value. Source: ceping-explain(1), ARITHMETIC.
struct ArithmeticLine {
    Words what;
    std::string text;
    Exact value;

    [[nodiscard]] bool remark() const { return text.empty(); }
};

/// A number inside of such a text: in parentheses where it is a fraction or negative.
[[nodiscard]] std::string operand(const Exact& value);
/// Operands with `sign` between them; `0` where there are none.
[[nodiscard]] std::string operands(const std::vector<Exact>& values, std::string_view sign);

}  // namespace ceping
