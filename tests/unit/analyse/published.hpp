#pragma once

#include <ceping/model/published.hpp>

#include "results.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Published tables made by hand: what the tests of ceping-audit share.
namespace ceping::test {

/// A number with the interval of its decimals.
inline PrintedNumber printed(std::string_view text) {
    PrintedNumber out;
    out.value = exact(text);
    out.text = text;
    out.half = Exact::fraction(1, 2);
    const std::size_t point = text.find('.');
    for (std::size_t i = point == std::string_view::npos ? text.size() : point + 1; i < text.size(); ++i) {
        out.half /= Exact(10);
    }
    return out;
}

class Published {
public:
    explicit Published(std::size_t parts = 0) {
        table.path = "t.csv";
        table.parts.resize(parts);
        for (const auto role : {ColumnRole::name, ColumnRole::total, ColumnRole::rank, ColumnRole::band}) {
            table.columns.push_back({role, "", false});
        }
    }
    /// Adds a row, called a, b, c …; what follows is said of it.
    Published& row(std::string_view total) {
        PublishedRow out;
        out.name = std::string(1, static_cast<char>('a' + table.rows.size() % 26));
        out.total = printed(total);
        table.rows.push_back(out);
        return *this;
    }
    Published& parts(const std::vector<std::string>& texts) {
        for (const auto& text : texts) {
            table.rows.back().parts.emplace_back(printed(text));
        }
        return *this;
    }
    Published& rank(std::int64_t rank) {
        table.rows.back().rank = rank;
        return *this;
    }
    Published& band(std::string name) {
        table.rows.back().band = std::move(name);
        return *this;
    }
    Published& group(std::string name) {
        table.rows.back().group = std::move(name);
        return *this;
    }
    PublishedTable table;
};

/// The same numbers on every machine.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : state_(seed) {}
    /// 0 to below `end`.
    int below(int end) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(end));
    }

private:
    std::uint64_t state_;
};

}  // namespace ceping::test
