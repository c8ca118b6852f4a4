#include <ceping/write/diff_parts.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/json_text.hpp>
#include <ceping/write/markdown_text.hpp>
#include <ceping/write/number.hpp>

namespace ceping {

namespace {

void write_lines(const std::vector<std::string>& lines, bool markdown, const ByteSink& out) {
    for (const auto& line : lines) {
        out(markdown ? "- " + markdown_text(line) + "\n" : printable(line) + "\n");
    }
}

}  // namespace

CsvForm csv_form(const DiffOptions& options) { return {options.plain, options.language}; }

void write_parts(const std::vector<DiffPart>& parts, bool markdown, const PartsLook& look,
                 const ByteSink& out) {
    bool first = true;
    for (const auto& part : parts) {
        if (!first) {
            out("\n");
        }
        first = false;
        if (!part.heading.empty()) {
            out(markdown ? "## " + markdown_text(part.heading) + "\n\n"
                         : painted(printable(part.heading), Tone::heading, look.color) + "\n");
        }
        write_lines(part.lines, markdown, out);
        if (!part.table.rows.empty()) {
            out(markdown && !part.lines.empty() ? "\n" : "");
            out(markdown ? markdown_of(part.table) : text_of(part.table, look.width, look.color));
        }
        out(markdown && !part.after.empty() && (!part.table.rows.empty() || !part.lines.empty()) ? "\n" : "");
        write_lines(part.after, markdown, out);
    }
}

void JsonLine::name(std::string_view name) {
    out_ += empty_ ? "{" : ",";
    empty_ = false;
    out_ += json_quoted(name);
    out_ += ':';
}

JsonLine& JsonLine::text(std::string_view key, std::string_view value) {
    if (!value.empty()) {
        name(key);
        out_ += json_quoted(value);
    }
    return *this;
}

JsonLine& JsonLine::figure(std::string_view key, const Exact& value) {
    name(key);
    append_number(out_, value);
    return *this;
}

JsonLine& JsonLine::figure(std::string_view key, const std::optional<Exact>& value) {
    return value ? figure(key, *value) : *this;
}

JsonLine& JsonLine::count(std::string_view key, std::size_t value) { return raw(key, std::to_string(value)); }

JsonLine& JsonLine::flag(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }

JsonLine& JsonLine::raw(std::string_view key, std::string_view json) {
    name(key);
    out_ += json;
    return *this;
}

std::string json_lines(const std::vector<std::string>& elements) {
    std::string out = "[";
    for (std::size_t i = 0; i < elements.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        out += elements[i];
    }
    return out + (elements.empty() ? "]" : "\n]");
}

std::string diff_number(const std::optional<Exact>& value) {
    std::string out;
    if (value) {
        append_number(out, *value);
    }
    return out;
}

std::string diff_signed(const std::optional<Exact>& value) {
    return (value && value->sign() > 0 ? "+" : "") + diff_number(value);
}

std::string shown_number(const std::optional<Exact>& value) { return value ? diff_number(value) : "-"; }

std::string shown_signed(const std::optional<Exact>& value) { return value ? diff_signed(value) : "-"; }

std::string diff_change(const std::string& before, const std::string& after) {
    return before == after ? after : (before.empty() ? "-" : before) + " → " + (after.empty() ? "-" : after);
}

std::string left_out_line(const std::string& edition, const LeftOut& left_out, Language language) {
    if (left_out.empty()) {
        return {};
    }
    std::string names;
    for (const auto& [name, records] : left_out) {
        names += (names.empty() ? "" : ", ") + name + " (" + std::to_string(records) + ")";
    }
    return Words{edition + " 无法识别、因而略去的（括号内为份数）：" + names,
                 "left out under " + edition + ", which does not know it (number of records): " + names}
        .in(language);
}

std::string left_out_json(const LeftOut& left_out) {
    JsonLine out;
    for (const auto& [name, records] : left_out) {
        out.count(name, records);
    }
    return out.take();
}

std::string diff_label(const std::string& id, const std::string& name) {
    return name.empty() ? id : name + " (" + id + ")";
}

}  // namespace ceping
