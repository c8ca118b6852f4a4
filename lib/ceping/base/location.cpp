#include <ceping/base/location.hpp>

namespace ceping {

std::string Location::text() const {
    if (!cell.empty()) {
        return path + ":" + cell;
    }
    if (!sheet.empty()) {
        return path + ":" + in_workbook();
    }
    if (line == 0) {
        return path;
    }
    return path + ":" + std::to_string(line) + ":" + std::to_string(column);
}

std::string Location::in_workbook() const {
    const std::string name = cell_name();
    return name.empty() ? sheet : sheet + "!" + name;
}

std::string Location::cell_name() const {
    return sheet.empty() || line == 0 || column == 0 ? std::string()
                                                     : column_letter(column - 1) + std::to_string(line);
}

std::string column_letter(std::size_t column) {
    std::string out;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return out;
}

}  // namespace ceping
