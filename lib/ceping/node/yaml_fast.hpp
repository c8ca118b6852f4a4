#pragma once

#include <ceping/node/formats.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace ceping {

/// The part of a YAML source that is still to be read: it begins with a document.
struct YamlRest {
    std::size_t offset = 0;  ///< the size of the text where nothing is left
    std::uint32_t line = 1;  ///< of the file, on which the rest begins
};

/// Reads documents from the beginning of `source` as long as they keep to what forms and machines write: maps and lists
/// in block style, texts of one line without escapes, lists and maps in brackets on one line, comments, `---`. Their
/// trees are the very same that read_yaml_with_libyaml() gives, ten times as fast; the first document with anything
/// else in it, sound or not, is left to that, and all after it. Nothing is ever reported.
///
/// The source must have passed the checks of read_input(). That both readers agree rests on the tests that hold them
/// against each other (tests/property/yaml_fast_test.cpp and tests/fuzz/yaml_fast_fuzz.cpp).
[[nodiscard]] YamlRest read_yaml_fast(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                                      const DocumentSink& sink);

/// Reads the rest of a source; see InputFormat::read.
bool read_yaml_with_libyaml(const std::shared_ptr<const Source>& source, YamlRest rest,
                            const ReadOptions& options, const DocumentSink& sink, Diagnostics& found);

/// Line ends that libyaml counts but editors do not: next line, line separator, paragraph separator.
[[nodiscard]] bool has_odd_line_end(std::string_view text);

}  // namespace ceping
