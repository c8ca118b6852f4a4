// How single values are written: in any file a value is fixed only where it is already understood as what it becomes.
#include <ceping/base/date.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/check/fixing/fix_parts.hpp>
#include <ceping/check/phrases.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/kinds/common.hpp>

#include <functional>

namespace ceping {

namespace {

/// Longer texts are not looked at for `n/a` by the decoder either.
constexpr std::size_t longest_na = 24;

/// A number as it should be written; nothing where the text is none.
std::optional<std::string> plain_number(std::string_view text, bool percent) {
    std::string ascii = to_ascii(trim(text));
    ascii = trim(ascii);
    if (percent && ascii.ends_with('%')) {
        ascii.pop_back();
        ascii = trim(ascii);
    }
    try {
        return Exact::parse(ascii) ? std::optional(ascii) : std::nullopt;
    } catch (const NumberTooLarge&) {
        return std::nullopt;
    }
}

Words why_of(Fix::What what) {
    switch (what) {
        case Fix::What::blanks: return {"首尾的空格", "blanks at the ends"};
        case Fix::What::width: return {"全角字符", "full-width characters"};
        case Fix::What::percent: return {"百分号已在单位中", "the unit is % already"};
        case Fix::What::date: return {"日期写法", "the form of a date"};
        case Fix::What::separator: return {"分隔符", "the sign between entries"};
        case Fix::What::name:
        case Fix::What::order: break;
    }
    return {};
}

/// The pieces of a cell, each as `mend` writes it.
Mend mended_pieces(std::string_view text, const std::function<Mend(std::string_view)>& mend) {
    Mend out;
    for (const auto piece : split_cell(trim(text), ';')) {
        const Mend each = mend(piece);
        out.what = each.text != piece && out.what == Fix::What::blanks ? each.what : out.what;
        out.text += (piece.data() == trim(text).data() ? "" : ";") + each.text;
    }
    return out;
}

/// One entry of a list: a name, or several with another sign between them.
Mend mended_entry(std::string_view piece, const std::vector<std::string>& names) {
    const std::string inner = cell_text(trim(piece));
    const std::size_t at = find_name(inner, names);
    if (at < names.size()) {
        return inner == names[at] ? Mend{std::string(piece)}
                                  : Mend{cell_escaped(names[at]), Fix::What::width};
    }
    const auto several = several_names(inner, names);
    if (!several) {
        return {std::string(piece)};
    }
    Mend out{{}, Fix::What::separator};
    for (const std::uint32_t each : *several) {
        out.text += (out.text.empty() ? "" : ";") + cell_escaped(names[each]);
    }
    return out;
}

/// `NAME=NUMBER`; `names` are those of classes, or none where the name is a key.
Mend mended_pair(std::string_view piece, const std::vector<std::string>& names, bool percent) {
    const std::size_t mark = find_unescaped(piece, '=');
    if (mark == std::string_view::npos) {
        return {std::string(piece)};
    }
    const std::string_view before = piece.substr(0, mark);
    const std::string inner = cell_text(trim(before));
    const std::size_t at = find_name(inner, names);
    const std::string name =
        at < names.size() && inner != names[at] ? cell_escaped(names[at]) : std::string(before);
    const auto number = mended_number(piece.substr(mark + 1), percent && trim(before) == "value");
    const bool same = !number || number->text == trim(piece.substr(mark + 1));
    return {name + "=" + (same ? std::string(piece.substr(mark + 1)) : number->text),
            number && !same ? number->what : Fix::What::width};
}

Mend mended_list(std::string_view text, const std::vector<std::string>& names) {
    return mended_pieces(text, [&](std::string_view piece) { return mended_entry(piece, names); });
}

Mend mended_pairs(std::string_view text, const std::vector<std::string>& names, bool percent) {
    return mended_pieces(text, [&](std::string_view piece) { return mended_pair(piece, names, percent); });
}

/// The cell in which a whole answer may stand.
std::optional<Mend> mended_answer(const FixPlan::Entry& entry, std::string_view text) {
    if (auto na = mended_na(text)) {
        return na;
    }
    const bool pairs = find_unescaped(text, '=') != std::string_view::npos;
    switch (entry.shape) {
        case Shape::picks: return mended_list(text, entry.names);
        case Shape::counts:
            if (pairs) {
                return mended_pairs(text, entry.names, false);
            }
            if (auto of = mended_choice(cell_text(trim(text)), entry.names)) {  // an event's class
                return Mend{cell_escaped(of->text), of->what};
            }
            return mended_number(text, false);
        case Shape::key:
            if (auto level = mended_choice(cell_text(trim(text)), entry.names)) {
                return Mend{cell_escaped(level->text), level->what};
            }
            return std::nullopt;
        default: return pairs ? mended_pairs(text, {}, entry.percent) : mended_number(text, entry.percent);
    }
}

}  // namespace

std::optional<Mend> mended_number(std::string_view text, bool percent) {
    const auto plain = plain_number(text, percent);
    const bool sign = to_ascii(text).find('%') != std::string::npos;
    return plain ? std::optional(Mend{*plain, sign ? Fix::What::percent : Fix::What::width}) : std::nullopt;
}

std::optional<Mend> mended_date(std::string_view text) {
    text = trim(text);
    if (parse_date(text)) {
        return trimmed(text);
    }
    const auto loose = parse_loose_date(to_ascii(text));
    return loose ? std::optional(Mend{loose->text(), Fix::What::date}) : std::nullopt;
}

std::optional<Mend> mended_choice(std::string_view text, const std::vector<std::string>& names) {
    const std::size_t at = find_name(text, names);
    return at < names.size() ? std::optional(Mend{names[at], Fix::What::width}) : std::nullopt;
}

std::optional<Mend> mended_na(std::string_view text) {
    const std::string ascii = to_ascii(trim(text));
    const bool na = text.size() <= longest_na && equal_ignoring_case(ascii, "n/a");
    return na ? std::optional(Mend{ascii, Fix::What::width}) : std::nullopt;
}

Mend trimmed(std::string_view text) { return {std::string(trim(text)), Fix::What::blanks}; }

std::optional<Mend> mended_cell(const FixPlan::Entry& entry, std::string_view part, std::string_view text) {
    if (part == "value") {
        return mended_answer(entry, text);
    }
    if (part == "met" && entry.shape == Shape::picks) {
        return mended_list(text, entry.names);
    }
    if (part == "counts" && entry.shape == Shape::counts) {
        return mended_pairs(text, entry.names, false);
    }
    if (part == "tags" && entry.events) {
        return mended_list(text, entry.tags);
    }
    if (part == "event_date" && entry.events) {
        return mended_date(text);
    }
    const bool figure = part == "num" || part == "den" || part == "sample";
    return figure && among(part, entry.parts) ? mended_number(text, false) : std::nullopt;
}

Fix fix_of_value(const Node& value, const Mend& mend) {
    Fix out;
    out.what = trim(value.text()) == mend.text ? Fix::What::blanks : mend.what;
    out.place = value.place();
    out.said = phrases::becomes.with(
        {{"old", printable(value.text())}, {"now", printable(mend.text)}, {"why", why_of(out.what)}});
    return out;
}

}  // namespace ceping
