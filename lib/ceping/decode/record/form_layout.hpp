#pragma once

#include <ceping/node/node.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ceping {

// How a form that ceping-form wrote is recognised, and what its columns hold. Not part of the public face.

inline constexpr std::string_view form_identity_name = "_ceping";  ///< the hidden sheet

/// What a column of a form holds.
enum class FormColumn : std::uint8_t {
    other,
    key,
    answer,
    second,
    evidence,
    note,
    of_class,
    date,
    matter,
    tags
};

/// What a header says that its column holds.
[[nodiscard]] FormColumn column_of(std::string_view header);

/// The columns of a sheet, where it has one of fields.
struct FormHeader {
    std::size_t row = 0;
    std::vector<FormColumn> columns;

    [[nodiscard]] std::size_t key() const {
        return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), FormColumn::key) -
                                        columns.begin());
    }
};

[[nodiscard]] std::optional<FormHeader> header_of(const Node& rows);
/// What the hidden sheet says under a key; null where it is none of ours, or was deleted.
[[nodiscard]] const Node* form_identity(const TableSheet* sheet, std::string_view key);
/// The hidden sheet; null where a workbook has none.
[[nodiscard]] const TableSheet* form_identity_sheet(const Document& document);
/// Whether a sheet has the cells of a form, whatever became of the sheet that says so.
[[nodiscard]] bool has_form_fields(const TableSheet& sheet);
[[nodiscard]] bool has_second_assessor(const Document& document);

}  // namespace ceping
