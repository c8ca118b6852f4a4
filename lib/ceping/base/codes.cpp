#include <ceping/base/codes.hpp>

namespace ceping {

const CodeRow* find_code(std::string_view name) {
    for (const auto& row : code_table) {
        if (row.name == name) {
            return &row;
        }
    }
    return nullptr;
}

}  // namespace ceping
