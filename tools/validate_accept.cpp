#include "validate_accept.hpp"

#include <ceping/base/text.hpp>
#include <ceping/write/records/accepted.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "frame/frame.hpp"
#include "frame/phrases.hpp"

namespace validate_accept {

namespace {

using ceping::Severity;
using ceping::Words;
namespace phrases = ceping::frame::phrases;

std::size_t count_of(const ceping::ValidatedUnit& unit, Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(unit.findings.begin(), unit.findings.end(),
                      [severity](const ceping::Diagnostic& each) { return each.severity == severity; }));
}

/// Why a unit is left out; nothing where it is not.
std::optional<Words> fault_of(const ceping::ValidatedUnit& unit, bool kept, std::size_t errors, bool strict) {
    errors = std::max(errors, count_of(unit, Severity::error));
    const std::size_t warnings = strict ? count_of(unit, Severity::warning) : 0;
    if (errors > 0) {
        return phrases::errors_there.with(
            {{"errors", Words(std::to_string(errors), ceping::counted(errors, "error"))}});
    }
    if (warnings > 0) {
        return phrases::warnings_there.with(
            {{"warnings", Words(std::to_string(warnings), ceping::counted(warnings, "warning"))}});
    }
    return kept ? std::nullopt : std::optional<Words>({"其中有不能采用的内容", "not all of it can be used"});
}

std::string title_of(const ceping::ValidatedUnit& unit) {
    if (unit.identity->id.empty()) {
        return unit.findings.empty() ? unit.identity->name : unit.findings.front().where.path;
    }
    return ceping::id_and_title(unit.identity->id, unit.identity->name);
}

}  // namespace

void declare(CLI::App& app, Options& options) {
    ceping::frame::add_text(app, "--accept", options.folder, "DIR",
                            {"把没有错误的单位的记录连同佐证，整理成一个单位一个文件，写入这个文件夹",
                             "write the records of units without errors, and their evidence, a file a unit"});
}

void check(const Options& options, const std::vector<std::string>& inputs) {
    if (!options.wanted()) {
        return;
    }
    ceping::check_accept_folder(options.folder);
    namespace fs = std::filesystem;
    std::error_code failed;
    const fs::path into = fs::weakly_canonical(options.folder, failed);
    for (const auto& input : inputs) {
        const fs::path from = fs::weakly_canonical(input, failed);
        const bool inside =
            fs::is_directory(from, failed) &&
            std::mismatch(from.begin(), from.end(), into.begin(), into.end()).first == from.end();
        if (inside) {
            // The next run would read the copies beside what they were made of.
            throw ceping::UsageError(
                phrases::accept_inside.with({{"folder", options.folder}, {"input", input}}));
        }
    }
}

std::vector<std::size_t> errors_of(const ceping::Validation& validation) {
    std::vector<std::size_t> out;
    for (const auto& unit : validation.units) {
        out.push_back(count_of(unit, Severity::error));
    }
    return out;
}

void write(const Options& options, const ceping::Rubric& rubric, const ceping::Validation& validation,
           const std::vector<std::size_t>& errors, const ceping::EvidenceOptions& evidence, bool strict,
           bool quiet) {
    std::vector<const std::vector<ceping::Record>*> accepted;
    std::vector<Words> left_out;
    for (std::size_t i = 0; i < validation.units.size(); ++i) {
        const auto& unit = validation.units[i];
        if (unit.records == 0) {
            continue;  // on the roster, and nothing came
        }
        const bool kept = i < validation.records.size() && !validation.records[i].empty();
        if (const auto fault = fault_of(unit, kept, errors[i], strict)) {
            left_out.push_back(
                phrases::not_accepted.with({{"unit", ceping::printable(title_of(unit))}, {"why", *fault}}));
        } else {
            accepted.push_back(&validation.records[i]);
        }
    }
    const auto written = ceping::write_accepted(rubric, accepted, evidence, options.folder);
    if (quiet) {
        return;
    }
    for (const auto& each : left_out) {
        ceping::frame::tell(ceping::frame::say(each));
    }
    ceping::frame::tell(ceping::frame::say(phrases::accepted_written.with(
        {{"folder", ceping::printable(options.folder)},
         {"units", ceping::unit_count(written.units)},
         {"files", Words(std::to_string(written.evidence), ceping::counted(written.evidence, "file"))},
         {"left", Words(std::to_string(left_out.size()), ceping::counted(left_out.size(), "unit"))}})));
}

}  // namespace validate_accept
