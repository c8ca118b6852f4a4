#include "arithmetic.hpp"

#include <algorithm>
#include <vector>

namespace plain {
namespace {

/// Reads one expression from the left; every function leaves `rest` behind what it took.
class Reader {
public:
    Reader(std::string_view text, Mode mode) : rest(text), mode_(mode) {}

    std::optional<Number> sum() {
        auto left = product();
        while (left) {
            const bool plus = take(" + ");
            if (!plus && !take(" - ")) {
                return left;
            }
            const auto right = product();
            if (!right) {
                return std::nullopt;
            }
            left = plus ? Number(*left + *right) : Number(*left - *right);
        }
        return left;
    }

    std::string_view rest;

private:
    bool take(std::string_view word) {
        if (rest.substr(0, word.size()) != word) {
            return false;
        }
        rest.remove_prefix(word.size());
        return true;
    }

    std::optional<Number> product() {
        auto left = factor();
        while (left) {
            const bool times = take(" × ");
            if (!times && !take(" ÷ ")) {
                return left;
            }
            const auto right = factor();
            if (!right || (!times && *right == 0)) {
                return std::nullopt;
            }
            left = times ? Number(*left * *right) : Number(*left / *right);
        }
        return left;
    }

    std::optional<Number> factor() {
        for (const std::string_view name : {"min(", "max(", "round("}) {
            if (take(name)) {
                return called(name);
            }
        }
        if (take("(")) {
            const auto inside = sum();
            return inside && take(")") ? inside : std::nullopt;
        }
        const std::size_t size = std::min(rest.find_first_not_of("-0123456789./"), rest.size());
        const auto value = size == 0 ? std::nullopt : read_number(rest.substr(0, size));
        rest.remove_prefix(size);
        return value;
    }

    std::optional<Number> called(std::string_view name) {
        std::vector<Number> values;
        do {
            const auto each = sum();
            if (!each) {
                return std::nullopt;
            }
            values.push_back(*each);
        } while (take("; "));
        if (!take(")")) {
            return std::nullopt;
        }
        if (name == "min(") {
            return *std::min_element(values.begin(), values.end());
        }
        if (name == "max(") {
            return *std::max_element(values.begin(), values.end());
        }
        return values.size() == 2 ? std::optional(rounded(values[0], static_cast<int>(values[1]), mode_))
                                  : std::nullopt;
    }

    Mode mode_;
};

}  // namespace

std::optional<Number> worked_out(std::string_view text, Mode mode) {
    Reader reader(text, mode);
    auto value = reader.sum();
    return reader.rest.empty() ? value : std::nullopt;
}

std::optional<bool> compared(std::string_view text, Mode mode) {
    for (const std::string_view sign : {" ≥ ", " < ", " > ", " ≤ "}) {
        const std::size_t at = text.find(sign);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto left = worked_out(text.substr(0, at), mode);
        const auto right = worked_out(text.substr(at + sign.size()), mode);
        if (!left || !right) {
            return std::nullopt;
        }
        return sign == " ≥ "   ? *left >= *right
               : sign == " < " ? *left < *right
               : sign == " > " ? *left > *right
                               : *left <= *right;
    }
    return std::nullopt;
}

}  // namespace plain
