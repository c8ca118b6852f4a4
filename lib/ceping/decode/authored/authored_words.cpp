#include <ceping/decode/authored/authored_words.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/published/published_cells.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

constexpr std::u32string_view numerals = U"一二三四五六七八九十百两零";

bool is_decimal(char c) { return c >= '0' && c <= '9'; }

/// The length of the digits, with a decimal part, that `text` begins with.
std::size_t digits_length(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_decimal(text[at])) {
        ++at;
    }
    if (at > 0 && at + 1 < text.size() && text[at] == '.' && is_decimal(text[at + 1])) {
        ++at;
        while (at < text.size() && is_decimal(text[at])) {
            ++at;
        }
    }
    return at;
}

std::size_t numerals_length(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        std::string_view next = rest;
        if (numerals.find(take_code_point(next)) == std::u32string_view::npos) {
            break;
        }
        rest = next;
    }
    return text.size() - rest.size();
}

/// The length of ① … ⑳ or a numeral with the sign that ends it; 0 where there is none. `number` is which.
std::size_t marker_length(std::string_view text, std::size_t number) {
    std::string ring;
    append_code_point(ring, static_cast<char32_t>(0x245F + number));
    if (text.starts_with(ring)) {
        return ring.size();
    }
    const std::string digits = std::to_string(number);
    for (const std::string_view opening : {"(", "（"}) {
        for (const std::string_view closing : {")", "）"}) {
            const std::string marker = std::string(opening) + digits + std::string(closing);
            if (text.starts_with(marker)) {
                return marker.size();
            }
        }
    }
    if (!text.starts_with(digits)) {
        return 0;
    }
    const std::string_view sign = begins_with_any(text.substr(digits.size()), ")|）|、|.|．");
    const std::size_t length = digits.size() + sign.size();
    const bool decimal = sign == "." && length < text.size() && is_decimal(text[length]);
    return sign.empty() || decimal ? 0 : length;
}

/// Where the marker of a part stands at or after `from`: at the beginning, or behind what ends a sentence.
std::pair<std::size_t, std::size_t> find_marker(std::string_view text, std::size_t number, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        const std::string_view before = trim(text.substr(0, at));
        const bool may_begin = before.empty() ||
                               !ends_with_any(before, "。|;|；|,|，|：|:|、|)|）").empty() ||
                               text[at - 1] == '\n';
        if (const std::size_t length = may_begin ? marker_length(text.substr(at), number) : 0; length > 0) {
            return {at, length};
        }
        // Rings and brackets stand anywhere.
        const bool ring = static_cast<unsigned char>(text[at]) == 0xE2;
        if (const std::size_t length = ring ? marker_length(text.substr(at), number) : 0; length > 0) {
            return {at, length};
        }
    }
    return {std::string_view::npos, 0};
}

}  // namespace

std::string plain_words(std::string_view text) {
    std::string out;
    for (std::string_view rest = text; !rest.empty();) {
        const char32_t c = take_code_point(rest);
        append_code_point(out, c == U'\n' || c == U'\r' ? U';' : c == U'〇' ? U'0' : c);
    }
    return folded(out);
}

bool has_word(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

bool has_any(std::string_view text, std::string_view words) {
    const auto list = split(words, '|');
    return std::any_of(list.begin(), list.end(), [&](std::string_view word) { return has_word(text, word); });
}

std::string_view begins_with_any(std::string_view text, std::string_view words) {
    for (const std::string_view word : split(words, '|')) {
        if (text.starts_with(word)) {
            return word;
        }
    }
    return {};
}

std::string_view ends_with_any(std::string_view text, std::string_view words) {
    for (const std::string_view word : split(words, '|')) {
        if (text.ends_with(word)) {
            return word;
        }
    }
    return {};
}

std::optional<Exact> take_number(std::string_view& text) {
    constexpr std::size_t longest = 18;  // digits; more are a telephone number or worse
    if (const std::size_t length = digits_length(text); length > longest) {
        return std::nullopt;
    } else if (length > 0) {
        auto out = Exact::parse(text.substr(0, length));
        text.remove_prefix(length);
        return out;
    }
    const std::size_t length = numerals_length(text);
    const auto value = chinese_number(text.substr(0, length));
    if (!value) {
        return std::nullopt;
    }
    text.remove_prefix(length);
    return Exact(*value);
}

std::string_view without_numeral(std::string_view text) {
    const std::string_view whole = trim(text);
    std::string_view rest = whole;
    const std::string_view opening = begins_with_any(rest, "第|（|(");
    rest.remove_prefix(opening.size());
    std::size_t length = numerals_length(rest);
    if (length == 0) {
        while (length < rest.size() && (is_decimal(rest[length]) || (length > 0 && rest[length] == '.'))) {
            ++length;
        }
    }
    if (length == 0) {
        const auto c = rest.empty() ? U'\0' : take_code_point(rest);
        return c >= 0x2460 && c <= 0x2473 && !trim(rest).empty() ? trim(rest) : whole;
    }
    const bool dotted = rest.substr(0, length).ends_with('.');
    rest.remove_prefix(length);
    const std::string_view closing = begins_with_any(
        rest, opening == "第" ? "部分、|部分:|部分：|部分|项|章" : "、|）|)|.|．|:|：| |\t|　");
    if (closing.empty() && !dotted) {
        return whole;
    }
    const std::string_view heading = trim(rest.substr(closing.size()));
    return heading.empty() ? whole : heading;
}

HeadingPoints heading_points(std::string_view text) {
    HeadingPoints out;
    const std::string_view whole = trim(text);
    out.title = whole;
    const std::string plain = plain_words(whole);
    std::string_view rest = plain;
    const bool closed = rest.ends_with(")");
    if (closed) {
        rest.remove_suffix(1);
    }
    if (!rest.ends_with("分")) {
        return out;
    }
    rest.remove_suffix(std::string_view("分").size());
    std::size_t begin = rest.size();
    while (begin > 0 && (is_decimal(rest[begin - 1]) || rest[begin - 1] == '.')) {
        --begin;
    }
    std::string_view figure = rest.substr(begin);
    const auto points = take_number(figure);
    if (!points || !figure.empty()) {
        return out;
    }
    const std::string_view before = rest.substr(0, begin);
    const std::string_view word = ends_with_any(
        before, "最高加|最高扣|最高得|最高|最多加|最多扣|最多|上限|不超过|满分|共计|共|计|总分|:");
    std::string_view left = before.substr(0, before.size() - word.size());
    if (closed != left.ends_with("(") || (!closed && has_any(left, ",|。|;|扣|得"))) {
        return out;  // no heading, but a sentence that ends in points
    }
    if (closed && word.empty() && points_in_brackets(whole) != points) {
        return out;  // several parts with their points
    }
    out.points = points;
    out.most = has_any(word, "最高|最多|上限|不超过");
    if (closed) {
        const std::size_t ascii = whole.rfind('(');
        const std::size_t wide = whole.rfind("（");
        out.title = trim(whole.substr(0, ascii == std::string_view::npos  ? wide
                                         : wide == std::string_view::npos ? ascii
                                                                          : std::max(ascii, wide)));
    } else {
        out.title = trim(left);
    }
    return out;
}

std::optional<Exact> points_of_cell(std::string_view text) {
    const std::string plain = plain_words(text);
    std::string_view rest = plain;
    rest.remove_prefix(begins_with_any(rest, "(|满分|+|-").size());
    const auto value = take_number(rest);
    rest.remove_prefix(begins_with_any(rest, "分|%").size());
    rest.remove_prefix(begins_with_any(rest, ")").size());
    return value && rest.empty() ? value : std::nullopt;
}

std::optional<Exact> points_in_brackets(std::string_view text) {
    const std::string plain = plain_words(text);
    std::vector<Exact> figures;
    Exact sum;
    for (std::size_t at = plain.find('('); at != std::string::npos; at = plain.find('(', at + 1)) {
        std::string_view rest = std::string_view(plain).substr(at + 1);
        rest.remove_prefix(begins_with_any(rest, "共计|共|计|满分").size());
        const auto value = take_number(rest);
        if (value && rest.starts_with("分)")) {
            figures.push_back(*value);
            sum += *value;
        }
    }
    if (figures.empty()) {
        return std::nullopt;
    }
    // The whole may stand before its parts, or behind them.
    for (const Exact& whole : {figures.front(), figures.back()}) {
        if (figures.size() > 2 && whole + whole == sum) {
            return whole;
        }
    }
    return sum;
}

bool is_to_be_signed(std::string_view text) {
    constexpr std::string_view whole =
        "检查人|检查人员|审核人|审批人|填表人|填报人|制表人|评分人|评审人|考核人|考评人|测评人|测评员|复核人|记录人|经办人|"
        "负责人|组长|签字|签名|签章|盖章|日期|年月日";
    constexpr std::string_view ends =
        "人|人员|单位|单位名称|测评员|考评员|检查员|组长|组员|成员|签字|签名|签章|盖章|公章|日期|时间|审核|审批|制表|填表|复核";
    constexpr std::size_t longest = 14;
    std::string plain = plain_words(text);
    std::erase_if(plain, [](char c) { return c == ';' || c == '_' || c == '(' || c == ')'; });
    if (among(plain, split(whole, '|'))) {
        return true;
    }
    // Each of 填表人：审核人：日期： 年 月 日 in one cell.
    std::string_view rest = plain;
    bool any = false;
    for (std::size_t colon = rest.find(':'); colon != std::string_view::npos; colon = rest.find(':')) {
        const std::string_view label = rest.substr(0, colon);
        if (code_points(label) > longest || ends_with_any(label, ends).empty()) {
            return false;
        }
        any = true;
        rest.remove_prefix(colon + 1);
    }
    return any ? rest.empty() || rest == "年月日" : plain == "年月日";
}

std::optional<int> year_in(std::string_view text) {
    constexpr std::size_t digits = 4;
    const std::string plain = plain_words(text);
    for (std::size_t at = plain.find("年"); at != std::string::npos; at = plain.find("年", at + 1)) {
        const std::string_view before = std::string_view(plain).substr(0, at);
        const std::size_t first = before.find_last_not_of("0123456789") + 1;
        const std::string_view figure = before.substr(first);
        if (figure.size() == digits && (figure.starts_with("19") || figure.starts_with("20"))) {
            int year = 0;
            for (const char c : figure) {
                year = year * 10 + (c - '0');
            }
            return year;
        }
    }
    return std::nullopt;
}

std::vector<std::string> numbered_parts(std::string_view text) {
    std::vector<std::string> out;
    auto [at, length] = find_marker(text, 1, 0);
    for (std::size_t number = 2; at != std::string_view::npos; ++number) {
        const std::size_t begin = at + length;
        std::tie(at, length) = find_marker(text, number, begin);
        std::string_view part = trim(text.substr(begin, at == std::string_view::npos ? at : at - begin));
        for (auto sign = ends_with_any(part, "；|;|。|,|，"); !sign.empty();
             sign = ends_with_any(part, "；|;|。|,|，")) {
            part = trim(part.substr(0, part.size() - sign.size()));
        }
        out.emplace_back(part);
    }
    const bool empty = std::any_of(out.begin(), out.end(), [](const auto& part) { return part.empty(); });
    if (out.size() < 2 || empty) {
        out.clear();
    }
    return out;
}

std::string short_name(std::string_view text) {
    constexpr std::size_t longest = 24;
    // 标识清楚，错一处: the last clause is what it is for, but where it only says 每例.
    if (const std::size_t comma = text.rfind(','); comma != std::string_view::npos) {
        const std::string_view clause = text.substr(comma + 1);
        const bool counts_only = clause.starts_with("每") && code_points(clause) <= 3;
        text = counts_only ? text.substr(0, comma) : clause;
        const std::size_t before = text.rfind(',');
        text = before == std::string_view::npos ? text : text.substr(before + 1);
    }
    // 通道：（1）有坡道: neither is what stands before the colon.
    if (const std::size_t colon = text.rfind(':');
        colon != std::string_view::npos && colon + 1 < text.size()) {
        text.remove_prefix(colon + 1);
    }
    std::string name;
    for (const char c : without_numeral(text)) {
        if (c != ';' && c != '=' && c != '|' && c != '\n' && c != '"') {
            name += c;
        }
    }
    std::string_view out = trim(name);
    for (bool cut = true; cut && !out.empty();) {
        const std::string_view first = begins_with_any(out, "、|,|:|.|)|的|凡|对");
        const std::string_view last = ends_with_any(out, "、|,|:|(|的|者|为|。|可|则");
        out = out.substr(first.size());
        out = trim(out.substr(0, out.size() - std::min(last.size(), out.size())));
        cut = !first.empty() || !last.empty();
    }
    return std::string(out.substr(0, offset_after(out, longest)));
}

}  // namespace ceping
