#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/node/readers.hpp>

#include <array>
#include <cerrno>
#include <iterator>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

// What forms are filled in with, and nothing here reads.
constexpr auto office_suffixes = std::to_array<std::string_view>(
    {".doc", ".docx", ".et", ".ett", ".ods", ".odt", ".txt", ".wps", ".xls", ".xlsm"});

/// `~$自评.xlsx`, which Excel and WPS keep beside a workbook while somebody has it open.
bool is_lock_file(std::string_view path) { return path.substr(path.rfind('/') + 1).starts_with("~$"); }

}  // namespace

std::string known_suffixes() {
    std::vector<std::string_view> all;
    for (const auto& format : input_formats()) {
        all.insert(all.end(), format.suffixes.begin(), format.suffixes.end());
    }
    return join(all);
}

std::vector<std::string> expand_paths(const std::vector<std::string>& paths, Diagnostics& found,
                                      std::vector<std::string>* unread) {
    std::vector<std::string> suffixes;
    for (const auto& format : input_formats()) {
        suffixes.insert(suffixes.end(), format.suffixes.begin(), format.suffixes.end());
    }
    std::vector<std::string> files;
    const auto unreadable = [&found](const std::string& path, const Words& reason) {
        found.add("file-unreadable", {path, 0, 0, {}}, {reason});
    };
    for (const auto& path : paths) {
        const bool standard_input = path == "-";
        if (!standard_input && !exists(path)) {
            unreadable(path, system_reason(errno));
        } else if (standard_input || !is_folder(path)) {
            files.push_back(path);
        } else {
            for (auto& file : files_below(
                     path, suffixes, [&](const FileError& e) { unreadable(e.where().path, e.reason()); })) {
                if (!is_lock_file(file)) {
                    files.push_back(std::move(file));
                }
            }
            if (unread != nullptr) {
                // By itself: a record may be a link to a file that looks like one of these. What cannot be entered was told.
                auto office = files_below(path, {office_suffixes.begin(), office_suffixes.end()},
                                          [](const FileError& /*told*/) {});
                unread->insert(unread->end(), std::make_move_iterator(office.begin()),
                               std::make_move_iterator(office.end()));
            }
        }
    }
    return files;
}

}  // namespace ceping
