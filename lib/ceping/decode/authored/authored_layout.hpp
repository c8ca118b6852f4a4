#pragma once

#include <ceping/decode/authored/authored.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// Where what stands in an author's table. Not part of the public face.

struct TableCell {
    std::string text;  ///< trimmed
    const Node* node = nullptr;
    bool merged = false;  ///< filled from above, or empty within a merged range

    [[nodiscard]] bool own() const { return !merged && !text.empty(); }
};
using TableRow = std::vector<TableCell>;

enum class AuthoredRole : std::uint8_t {
    none,
    number,    ///< 序号
    title,     ///< 测评项目, 测评指标, 测评内容, from the left
    standard,  ///< 测评标准: what is asked for
    rule,      ///< 评分标准: how points come about
    method,
    points,
    note,
    grade,  ///< A, 优: what is asked for that level
    blank   ///< 自评分, 扣分原因: to be filled in
};

struct AuthoredColumn {
    AuthoredRole role = AuthoredRole::none;
    std::string header;  ///< as it stands
};

struct AuthoredLayout {
    std::vector<TableRow> rows;  ///< all of one width
    std::size_t header = 0;
    std::size_t body = 0;  ///< the first row below the header
    std::vector<AuthoredColumn> columns;

    [[nodiscard]] std::vector<std::size_t> columns_of(AuthoredRole role) const;
};

/// What a header calls its column.
[[nodiscard]] AuthoredRole role_of_header(std::string_view header);
/// Whether a row heads a column of items and one of standards or points.
[[nodiscard]] bool is_authored(const Node& rows);
/// Throws Error where no row heads a column of items and one of standards or points.
[[nodiscard]] AuthoredLayout lay_out_authored(const Node& rows, std::span<const MergedCells> merged);

}  // namespace ceping
