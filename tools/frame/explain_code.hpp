#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frame.hpp"

namespace ceping::frame {

/// Declares --explain CODE.
void add_explain(CLI::App& app, std::string& code);

/// Prints the page of a code on standard output, or for `all` the table of codes: code, severity, message. Throws
/// UsageError where there is no such code.
Status explain_code(std::string_view code);

/// Throws UsageError for the first text that is not a code, with a suggestion.
void check_codes(const std::vector<std::string>& codes);

}  // namespace ceping::frame
