#include "support/source_dir.hpp"

namespace ceping::test {

std::string source_dir() { return CEPING_SOURCE_DIR; }

}  // namespace ceping::test
