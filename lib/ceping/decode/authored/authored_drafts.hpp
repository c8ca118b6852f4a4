#pragma once

#include <ceping/decode/authored/authored_layout.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// The tree of an author's table, before anything is made of its points. Not part of the public face.

/// What one row says of a criterion.
struct DraftRow {
    std::string number;
    std::string standard;
    std::string rule;
    std::string note;
    std::vector<std::string> methods;
    std::vector<std::pair<std::string, std::string>> grades;  ///< header and text
    std::optional<Exact> points;
    bool shares = false;  ///< its points stand above, in a merged cell
    Place place;
};

struct Draft {
    std::string title;    ///< without its numeral and points
    std::string words;    ///< where the cell is more than a title: all of it
    std::string scoring;  ///< and that without its numeral and points
    Place place;
    std::optional<Exact> stated;  ///< in the heading or beside it
    bool most = false;            ///< which is a cap
    std::optional<Exact> subtotal;
    Place subtotal_place;
    std::vector<DraftRow> rows;
    std::vector<Words> remarks;    ///< guesses about it
    std::vector<Words> decisions;  ///< what is open about it
    std::vector<Draft> children;

    [[nodiscard]] bool is_leaf() const { return children.empty(); }
};

struct DraftTree {
    std::vector<Draft> nodes;
    std::vector<std::string> above;
    std::vector<std::string> below;
    std::optional<Exact> total;  ///< of a row 合计
    Place total_place;
};

/// The beginning of a text that names what it is about.
[[nodiscard]] std::string title_of_text(std::string_view text);

[[nodiscard]] DraftTree draft_tree(const AuthoredLayout& layout);

}  // namespace ceping
