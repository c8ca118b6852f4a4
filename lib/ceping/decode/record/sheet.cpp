#include <ceping/decode/record/sheet.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

constexpr std::size_t rows_looked_at = 30;
constexpr std::size_t long_remark = 40;  // characters: longer than any unit's code

constexpr auto idle_headers = std::to_array<std::string_view>(
    {"序号",       "备注",      "联系人",  "联系电话", "联系方式", "电话",   "手机",     "手机号",
     "手机号码",   "传真",      "邮箱",    "电子邮箱", "邮编",     "地址",   "单位地址", "负责人",
     "单位负责人", "填报人",    "填表人",  "审核人",   "复核人",   "经办人", "制表人",   "签名",
     "签字",       "盖章",      "公章",    "no.",      "no",       "#",      "remark",   "remarks",
     "phone",      "telephone", "contact", "email"});

constexpr auto remark_starts = std::to_array<std::string_view>(
    {"注",     "备注",   "说明",   "填表说明", "填报说明",   "填报单位", "填报人",
     "填表人", "审核人", "复核人", "负责人",   "单位负责人", "联系人",   "联系电话",
     "制表",   "经办人", "盖章",   "日期",     "填报日期",   "填表日期"});

constexpr auto totals = std::to_array<std::string_view>(
    {"合计", "总计", "小计", "共计", "平均", "平均分", "平均值", "均值", "total", "sum", "average", "mean"});

bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF); }

bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0xA0;
}

template <std::size_t N>
bool is_word_of(std::string_view text, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return equal_ignoring_case(text, word); });
}

/// `注：…`, `备注1.`: one of the words, and then a colon or nothing of a name.
bool begins_remark(std::string_view text) {
    return std::any_of(remark_starts.begin(), remark_starts.end(), [&](std::string_view word) {
        if (!text.starts_with(word)) {
            return false;
        }
        const std::string_view rest = trim(text.substr(word.size()));
        return rest.empty() || rest.starts_with(':') || rest.starts_with("：") || rest.starts_with("1") ||
               rest.starts_with("（") || rest.starts_with('(');
    });
}

std::size_t filled(const Node& row) {
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](const Node& cell) { return !trim(cell.text()).empty(); }));
}

/// Whether `lower` goes on with the header `upper`: it names columns that the upper one leaves open, and says nothing else.
bool is_second_row(const Node& upper, const Node& lower,
                   const std::function<HeaderWord(std::string_view)>& means) {
    std::size_t named = 0;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const std::string below = header_text(lower[i]);
        if (below.empty()) {
            continue;
        }
        const std::string above = i < upper.size() ? header_text(upper[i]) : std::string();
        const HeaderWord over = above.empty() ? HeaderWord::unknown : means(above);
        if (over == HeaderWord::criterion || over == HeaderWord::unit ||
            means(below) == HeaderWord::unknown) {
            return false;
        }
        named += over == HeaderWord::unknown ? 1U : 0U;
    }
    const bool long_table = std::any_of(upper.begin(), upper.end(), [&](const Node& cell) {
        return means(header_text(cell)) == HeaderWord::criterion;
    });
    return named > 0 && !long_table;
}

}  // namespace

std::string header_text(const Node& cell) {
    const std::string ascii = to_ascii(trim(cell.text()));
    std::string out;
    char32_t before = 0;
    for (std::string_view rest = trim(ascii); !rest.empty();) {
        const std::string_view here = rest;
        const char32_t c = take_code_point(rest);
        if (is_space(c)) {
            std::string_view next = rest;
            char32_t after = c;
            while (!next.empty() && is_space(after)) {
                after = take_code_point(next);
            }
            if (is_han(before) && is_han(after)) {
                continue;
            }
        }
        out += here.substr(0, here.size() - rest.size());
        before = is_space(c) ? before : c;
    }
    return out;
}

SheetHeader find_header(const Node& table, const std::function<HeaderWord(std::string_view)>& means) {
    SheetHeader out;
    const std::size_t end = std::min(table.size(), rows_looked_at);
    std::size_t most = 0;
    for (std::size_t i = 0; i < end && !out.has_unit; ++i) {
        const Node& row = table[i];
        out.has_unit = std::any_of(row.begin(), row.end(), [&](const Node& cell) {
            return means(header_text(cell)) == HeaderWord::unit;
        });
        const std::size_t cells = filled(row);
        if (out.has_unit || cells > most) {
            out.row = i;
            most = std::max(most, cells);
        }
    }
    if (table.size() == 0) {
        return out;
    }
    const Node& upper = table[out.row];
    out.first = out.row + 1;
    out.cells.assign(upper.begin(), upper.end());
    if (out.has_unit && out.first < table.size() && is_second_row(upper, table[out.first], means)) {
        const Node& lower = table[out.first];
        for (std::size_t i = 0; i < lower.size(); ++i) {
            if (i >= out.cells.size()) {
                out.cells.push_back(lower[i]);
            } else if (!header_text(lower[i]).empty() &&
                       means(header_text(out.cells[i])) == HeaderWord::unknown) {
                out.cells[i] = lower[i];
            }
        }
        ++out.first;
    }
    return out;
}

std::optional<Words> no_data(const Node& row, std::string_view code, std::string_view name) {
    const auto label = [](std::string_view text) {
        std::string out;
        for (std::string_view rest = trim(text); !rest.empty();) {
            const std::string_view here = rest;
            if (!is_space(take_code_point(rest))) {
                out += here.substr(0, here.size() - rest.size());
            }
        }
        return out;
    };
    const auto* const first =
        std::find_if(row.begin(), row.end(), [](const Node& cell) { return !trim(cell.text()).empty(); });
    const bool coded = !trim(code).empty();
    if (is_word_of(label(code), totals) ||
        (!coded && (is_word_of(label(name), totals) ||
                    (first != row.end() && is_word_of(label(first->text()), totals))))) {
        return Words("合计、平均行", "a row of totals or means");
    }
    if (first == row.end()) {
        return std::nullopt;
    }
    const std::string_view text = trim(first->text());
    const bool alone = filled(row) == 1;
    const bool all_say_so = std::all_of(row.begin(), row.end(), [](const Node& cell) {
        const std::string_view each = trim(cell.text());
        return each.empty() || begins_remark(each);
    });
    if (all_say_so || (alone && (begins_remark(text) || code_points(text) > long_remark))) {
        return Words("说明行", "a remark");
    }
    return std::nullopt;
}

bool is_blank_row(const Node& row) { return filled(row) == 0; }

bool carries_no_data(std::string_view header) { return is_word_of(header, idle_headers); }

}  // namespace ceping
