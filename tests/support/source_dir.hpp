#pragma once

#include <string>

namespace ceping::test {

/// The checkout's folder. It stands in one object alone: in every test's command line it would keep a clone in another folder
/// from using what this one compiled.
[[nodiscard]] std::string source_dir();

}  // namespace ceping::test
