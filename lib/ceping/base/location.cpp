#include <ceping/base/location.hpp>

namespace ceping {

std::string Location::text() const {
    if (!cell.empty()) {
        return path + ":" + cell;
    }
    if (line == 0) {
        return path;
    }
    return path + ":" + std::to_string(line) + ":" + std::to_string(column);
}

}  // namespace ceping
