#pragma once

#include <ceping/analyse/comparing/other_edition.hpp>
#include <ceping/analyse/comparing/result_diff.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/report.hpp>

#include <optional>
#include <string>

namespace ceping {

// What the reports of ceping-diff share. Not part of the public face.

/// `text`, or `before → after` where they differ.
[[nodiscard]] std::string diff_change(const std::string& before, const std::string& after);
/// With a `+` before what is over 0; `-` for nothing.
[[nodiscard]] std::string shown_signed(const std::optional<Exact>& value);
/// As an object of JSON: the rubric, edition, digest and policy of one side's results.
[[nodiscard]] Report::Table run_member(std::string id, const RunHead& head);
/// `原：…`, `现：…`.
void add_sides(Report& report, const std::string& before, const std::string& after);
/// What an edition lacked of the records, in a line; nothing where it lacked nothing.
void add_left_out(Report& report, const std::string& edition, const LeftOut& left_out);
/// The same for programs: names and how many records.
[[nodiscard]] Report::Object left_out_member(const LeftOut& left_out);
/// A report with this tag; `page` is what HTML calls it.
[[nodiscard]] Report begin_diff(std::string tag, const Words& page, Language language);

}  // namespace ceping
