#pragma once

#include <ceping/analyse/restated.hpp>
#include <ceping/base/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/write/diff.hpp>
#include <ceping/write/rows.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What the writers of ceping-diff share. Not part of the public face.

/// How a difference is written as CSV.
[[nodiscard]] CsvForm csv_form(const DiffOptions& options);

/// A heading, lines, a table, lines: what text and Markdown are made of. Each of them may be absent.
struct DiffPart {
    std::string heading;
    std::vector<std::string> lines;
    RowTable table;
    std::vector<std::string> after;
};
/// How they look as text; Markdown takes none of it.
struct PartsLook {
    std::size_t width = 0;
    bool color = false;
};
void write_parts(const std::vector<DiffPart>& parts, bool markdown, const PartsLook& look,
                 const ByteSink& out);

/// An object on one line; what is empty or absent is left out.
class JsonLine {
public:
    JsonLine& text(std::string_view name, std::string_view value);
    JsonLine& figure(std::string_view name, const Exact& value);
    JsonLine& figure(std::string_view name, const std::optional<Exact>& value);
    JsonLine& count(std::string_view name, std::size_t value);
    JsonLine& flag(std::string_view name, bool value);
    /// JSON that stands ready.
    JsonLine& raw(std::string_view name, std::string_view json);
    [[nodiscard]] std::string take() { return std::move(out_) + (empty_ ? "{}" : "}"); }

private:
    void name(std::string_view name);
    std::string out_;
    bool empty_ = true;
};

/// `[`, an element a line, `]`; nothing between where there is none.
[[nodiscard]] std::string json_lines(const std::vector<std::string>& elements);

/// As result/1 writes numbers; nothing for nothing.
[[nodiscard]] std::string diff_number(const std::optional<Exact>& value);
/// The same with a `+` before what is over 0.
[[nodiscard]] std::string diff_signed(const std::optional<Exact>& value);
/// The same for people: `-` for nothing.
[[nodiscard]] std::string shown_number(const std::optional<Exact>& value);
[[nodiscard]] std::string shown_signed(const std::optional<Exact>& value);
/// `text`, or `before → after` where they differ.
[[nodiscard]] std::string diff_change(const std::string& before, const std::string& after);
/// What an edition lacked of the records, in a line; empty: nothing.
[[nodiscard]] std::string left_out_line(const std::string& edition, const LeftOut& left_out,
                                        Language language);
[[nodiscard]] std::string left_out_json(const LeftOut& left_out);
/// `name (id)`, or the id.
[[nodiscard]] std::string diff_label(const std::string& id, const std::string& name);

}  // namespace ceping
