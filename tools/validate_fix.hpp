#pragma once

#include <ceping/model/rubric.hpp>

#include <string>
#include <vector>

#include "frame/frame.hpp"
#include "frame/options.hpp"

namespace validate_fix {

/// --fix and --diff.
struct Options {
    bool fix = false;
    bool diff = false;
    [[nodiscard]] bool wanted() const { return fix || diff; }
};
void declare(CLI::App& app, Options& options);

/// What fixing came to.
struct Outcome {
    std::size_t files = 0;  ///< that were fixed, or would be
    bool failed = false;    ///< one could not be read; it was said
};

/// How files are read, and what is said of them.
struct Reading {
    const ceping::frame::CommonOptions& common;
    std::string encoding;  ///< of tables; empty: told by their bytes
};

/// Fixes the YAML, JSON and CSV files among `inputs` with --fix, and shows the changes with --diff on `out`. Each fix is said on
/// standard error unless `quiet`; one that may move a score always is. Throws Error where a file cannot be written.
[[nodiscard]] Outcome run(const Options& options, const ceping::Rubric& rubric,
                          const std::vector<std::string>& inputs, const Reading& reading,
                          const ceping::ByteSink& out);

}  // namespace validate_fix
