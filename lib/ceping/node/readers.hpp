#pragma once

#include <ceping/node/formats.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace ceping {

// The readers behind the rows of node/formats.cpp; see InputFormat for what their functions promise.

bool read_yaml(const std::shared_ptr<const Source>& source, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found);
bool read_json(const std::shared_ptr<const Source>& source, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found);
bool read_ndjson(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                 const DocumentSink& sink, Diagnostics& found);
bool read_csv(const std::shared_ptr<const Source>& source, const ReadOptions& options,
              const DocumentSink& sink, Diagnostics& found);

bool read_xlsx(const std::shared_ptr<const Source>& source, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found);

/// A document of a stream with the directives and comments before it: up to the next `---`.
[[nodiscard]] std::size_t yaml_piece(std::string_view buffer, bool at_end);
/// A line with its end.
[[nodiscard]] std::size_t ndjson_piece(std::string_view buffer, bool at_end);

/// Whether bytes are a zip file with the parts of a workbook.
[[nodiscard]] bool looks_like_xlsx(std::string_view beginning);

/// `.yaml, .yml` …, for messages.
[[nodiscard]] std::string known_suffixes();

/// Reports a fault in a text whose faults are known.
void report_fault(Diagnostics& found, const Source& source, const TextFault& fault);

/// `U+0007`, for messages.
[[nodiscard]] std::string control_words(char32_t c);

/// Reports the control character at `offset` of `text`, which stands at `place` (escapes in quoted texts can write
/// what the check of the bytes cannot see).
void report_control(Diagnostics& found, const Source& source, Place place, std::string_view text,
                    std::size_t offset);

}  // namespace ceping
