#pragma once

#include <ceping/decode/record/record_parts.hpp>
#include <ceping/node/node.hpp>

namespace ceping {

// A workbook that ceping-form made, after somebody filled it in. Its cells are known by the column 字段 and by the headers above
// them, so that sheets may be renamed and reordered, and columns inserted. Source: ceping-record(5), WORKBOOKS.

/// Whether a document is such a workbook: one of its sheets, hidden or not, says so.
[[nodiscard]] bool is_form(const Document& document);

/// The record that it holds, or, of a visit that two assessors saw, both.
void decode_form(const Document& document, const RecordContext& context, const RecordSink& sink);

}  // namespace ceping
