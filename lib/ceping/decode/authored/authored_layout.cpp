#include <ceping/decode/authored/authored_layout.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_words.hpp>
#include <ceping/decode/phrases.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ceping {

namespace {

/// Titles and remarks above a header take no more rows than this.
constexpr std::size_t most_titles_above = 20;

struct RoleWords {
    AuthoredRole role;
    std::string_view whole;  ///< the header is one of these
    std::string_view ends;   ///< or ends in one of these
};
// In the order in which they are tried.
constexpr auto role_words = std::to_array<RoleWords>(
    {{AuthoredRole::number, "序号|编号|序|代码|项目编号|指标编号|编码|no|no.|id", "编号|序号"},
     {AuthoredRole::grade,
      "a|b|c|d|e|a级|b级|c级|d级|优|良|中|差|优秀|良好|中等|一般|较差|合格|基本合格|不合格|好|较好", ""},
     {AuthoredRole::blank,
      "复评|复核|初评|终评|自评|自评分|得分|评分|考评|考核|扣分|实得分|打分|自查|检查情况|评定|结果|score",
      "得分|自评分|考评分|评分值|扣分原因|扣分情况|自评情况|自评说明|核定分|专家评分|考核分|复评分|评审意见|扣分"},
     {AuthoredRole::points, "分值|分数|权重|权数|满分|标准分|配分|赋分|分|points|max|weight",
      "分值|权重|权数|满分|标准分|配分|赋分"},
     {AuthoredRole::method, "方法|方式|考核途径|数据来源|信息来源|method|methods",
      "测评方法|测评方式|考核方法|考核方式|检查方法|检查方式|评价方法|评价方式|考评方法|考评方式|测评办法|考核办法|考评办法|检查办法|评价办法|方法|方式|途径|来源"},
     {AuthoredRole::note, "备注|说明|注|note|notes|remarks", "备注|说明"},
     {AuthoredRole::rule, "扣分标准|加分标准|scoring|rule",
      "评分标准|评分细则|评分办法|评分方法|计分办法|计分标准|计分方法|计分规则|扣分标准|加扣分标准|扣分细则|评分依据|评分规则|得分标准|赋分标准|评定标准"},
     {AuthoredRole::standard, "标准|要求|standard|requirement", "标准|要求|细则"},
     {AuthoredRole::title,
      "项目|指标|内容|类别|类|模块|维度|部分|事项|要素|item|indicator|criterion|content|group",
      "项目|指标|内容|类别|模块|维度|事项|要素|要点|名称|项目及分值|内容及分值|指标及分值"}});

std::string plain_header(std::string_view header) {
    std::string plain = lower_ascii(plain_words(header));
    plain.erase(std::remove(plain.begin(), plain.end(), ';'), plain.end());
    if (const std::size_t bracket = plain.find('('); bracket != std::string::npos && bracket > 0) {
        plain.resize(bracket);
    }
    return plain;
}

std::size_t own_cells(const TableRow& row) {
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](const TableCell& cell) { return cell.own(); }));
}

std::vector<TableRow> grid_of(const Node& rows, std::span<const MergedCells> merged) {
    std::size_t width = 0;
    for (const auto& row : rows) {
        width = std::max(width, row.size());
    }
    std::vector<TableRow> out;
    for (const auto& row : rows) {
        TableRow cells(width);
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells[i] = {std::string(trim(row[i].text())), &row[i], false};
        }
        out.push_back(std::move(cells));
    }
    for (const auto& range : merged) {
        for (std::size_t r = range.row; r < std::min<std::size_t>(out.size(), range.row + range.rows); ++r) {
            for (std::size_t c = range.column; c < std::min<std::size_t>(width, range.column + range.columns);
                 ++c) {
                if (r == range.row && c == range.column) {
                    continue;
                }
                out[r][c].merged = true;
                out[r][c].text = c == range.column ? out[range.row][c].text : std::string();
            }
        }
    }
    return out;
}

/// How many columns of items, and of what belongs to them, a row heads; nothing where it is no header.
std::optional<std::size_t> heads(const TableRow& row) {
    std::size_t titles = 0;
    std::size_t others = 0;
    std::size_t known = 0;
    for (const auto& cell : row) {
        const AuthoredRole role = cell.own() ? role_of_header(cell.text) : AuthoredRole::none;
        titles += role == AuthoredRole::title || role == AuthoredRole::standard || role == AuthoredRole::rule
                      ? 1U
                      : 0U;
        others += role == AuthoredRole::standard || role == AuthoredRole::rule ||
                          role == AuthoredRole::points || role == AuthoredRole::grade ||
                          role == AuthoredRole::title
                      ? 1U
                      : 0U;
        known += role == AuthoredRole::none ? 0U : 1U;
    }
    const bool header = titles > 0 && others >= 2 && 2 * known >= own_cells(row);
    return header ? std::optional(known) : std::nullopt;
}

/// Whether a row goes on with the header: what stands in it heads columns, below merged or empty cells.
bool goes_on(const TableRow& header, const TableRow& row) {
    std::size_t below = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i].own()) {
            continue;
        }
        const bool spread = i + 1 < header.size() && !header[i + 1].own();
        if (role_of_header(row[i].text) == AuthoredRole::none || (header[i].own() && !spread)) {
            return false;
        }
        ++below;
    }
    return below >= 2;
}

/// 同上 stands for the cell above.
void repeat_what_is_above(AuthoredLayout& layout) {
    for (std::size_t i = layout.body + 1; i < layout.rows.size(); ++i) {
        for (std::size_t column = 0; column < layout.columns.size(); ++column) {
            TableCell& cell = layout.rows[i][column];
            if (cell.own() && among(cell.text, split("同上|同上。|〃", '|'))) {
                cell.text = layout.rows[i - 1][column].text;
            }
        }
    }
}

/// 考核办法 may head methods, and may head what is taken off for what.
void find_rules_among_methods(AuthoredLayout& layout) {
    if (!layout.columns_of(AuthoredRole::rule).empty()) {
        return;
    }
    for (const std::size_t column : layout.columns_of(AuthoredRole::method)) {
        std::size_t cells = 0;
        std::size_t rules = 0;
        for (std::size_t i = layout.body; i < layout.rows.size(); ++i) {
            const TableCell& cell = layout.rows[i][column];
            cells += cell.own() ? 1U : 0U;
            rules += cell.own() && !points_mentions(plain_words(cell.text)).empty() ? 1U : 0U;
        }
        if (2 * rules > cells) {
            layout.columns[column].role = AuthoredRole::rule;
        }
    }
}

[[noreturn]] void refuse_table(const std::vector<TableRow>& rows, Location where) {
    std::vector<std::string_view> seen;
    for (const auto& row : rows) {
        if (own_cells(row) < 2 || !seen.empty()) {
            continue;
        }
        for (const auto& cell : row) {
            if (cell.own()) {
                where = seen.empty() ? cell.node->location() : where;
                seen.push_back(cell.text);
            }
        }
    }
    throw Error(
        phrases::authored_no_table.with({{"seen", seen.empty() ? phrases::authored_no_row : listed(seen)}}),
        where);
}

}  // namespace

bool is_authored(const Node& rows) {
    const std::vector<TableRow> all = grid_of(rows, {});
    return std::any_of(all.begin(), all.end(), [](const TableRow& row) { return heads(row).has_value(); });
}

AuthoredRole role_of_header(std::string_view header) {
    const std::string plain = plain_header(header);
    const std::string_view text = plain;
    for (const auto& words : role_words) {
        if (among(text, split(words.whole, '|')) ||
            (!words.ends.empty() && !ends_with_any(text, words.ends).empty())) {
            return words.role;
        }
    }
    return AuthoredRole::none;
}

std::vector<std::size_t> AuthoredLayout::columns_of(AuthoredRole role) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].role == role) {
            out.push_back(i);
        }
    }
    return out;
}

AuthoredLayout lay_out_authored(const Node& rows, std::span<const MergedCells> merged) {
    AuthoredLayout out;
    out.rows = grid_of(rows, merged);
    std::size_t best = 0;
    for (std::size_t i = 0; i < std::min(out.rows.size(), most_titles_above); ++i) {
        if (const auto known = heads(out.rows[i]); known && *known > best) {
            best = *known;
            out.header = i;
        }
    }
    if (best == 0) {
        refuse_table(out.rows, {rows.source() == nullptr ? "" : rows.source()->path(), 0, 0, {}});
    }
    const TableRow& header = out.rows[out.header];
    for (const auto& cell : header) {
        const bool own = cell.own();
        out.columns.push_back({own ? role_of_header(cell.text) : AuthoredRole::none, own ? cell.text : ""});
    }
    out.body = out.header + 1;
    if (out.body < out.rows.size() && goes_on(header, out.rows[out.body])) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (const auto& cell = out.rows[out.body][i]; cell.own()) {
                out.columns[i] = {role_of_header(cell.text), cell.text};
            }
        }
        ++out.body;
    }
    repeat_what_is_above(out);
    find_rules_among_methods(out);
    return out;
}

}  // namespace ceping
