#include <ceping/write/letters/letter_parts.hpp>

#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/letters/phrases.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t longest_stem =
    180;  // bytes; file systems allow 255 for a name with its suffix and number

bool is_kept(char32_t c) {
    const bool ascii = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
                       c == U'_' || c == U'-';
    // Ideographs with extension A, compatibility forms, the planes of rare ones, and 々 and 〇.
    const bool chinese = (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
                         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF) || c == 0x3005 ||
                         c == 0x3007;
    return ascii || chinese;
}

std::string stem_of(std::string_view id) {
    std::string out;
    while (!id.empty() && out.size() < longest_stem) {
        const char32_t c = take_code_point(id);
        // A dot at either end hides a file or reads as a suffix, and `..` is the folder above.
        const bool dot = c == U'.' && !out.empty() && out.back() != '.' && !id.empty();
        append_code_point(out, is_kept(c) || dot ? c : U'_');
    }
    if (out.ends_with('.')) {
        out.back() = '_';
    }
    return out.empty() ? "_" : out;
}

std::string lower_case(std::string text) {
    for (char& c : text) {
        c = lower_ascii(c);
    }
    return text;
}

/// Whether Windows takes a file of this name, whatever its suffix, for a device: `con`, `nul.md`, `com1`.
bool is_device(std::string_view stem) {
    const std::string name = lower_case(std::string(stem.substr(0, stem.find('.'))));
    constexpr std::array<std::string_view, 4> plain = {"con", "prn", "aux", "nul"};
    const bool port = name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) &&
                      name.back() >= '0' && name.back() <= '9';
    return port || among(name, plain);
}

/// A name that no program takes for an option, and none for a device.
std::string tame(const std::string& stem) {
    return stem.starts_with('-') || is_device(stem) ? "_" + stem : stem;
}

[[noreturn]] void refuse(const std::string& path, Words reason) {
    throw FileError({"无法写入", "cannot be written"}, std::move(reason), path);
}

}  // namespace

std::string letter_day(Date date) { return date_words(date).zh; }

std::string letter_edition(const Rubric& rubric) {
    const std::string& edition = rubric.edition;
    const bool year = edition.size() == 4 && edition.find_first_not_of("0123456789") == std::string::npos;
    return edition.empty() ? std::string()
           : year          ? phrases::letter_year.with({{"year", edition}})
                           : phrases::in_brackets.with({{"text", edition}});
}

std::string letter_rubric_name(const Rubric& rubric) {
    return phrases::letter_rubric.with({{"title", rubric.title}, {"edition", letter_edition(rubric)}});
}

std::string letter_addressee(std::string_view id, std::string_view name, bool shared) {
    return phrases::to_unit.with(
        {{"unit", id.empty() && name.empty() ? std::string("有关单位（材料中没有写明单位编码）")
                  : name.empty()             ? std::string(id)
                  : shared                   ? phrases::named_unit.with({{"name", name}, {"id", id}})
                                             : std::string(name)}});
}

void add_letter_signature(Report& letter, std::string_view office, const std::optional<Date>& date,
                          std::string annexed, std::string_view closing) {
    const auto say = [&](std::string text, bool right) {
        letter.blocks.emplace_back(Report::Paragraph{{{std::move(text)}}, false, right});
    };
    say(std::string(closing), false);
    if (!annexed.empty()) {
        say(std::move(annexed), false);
    }
    say(std::string(office.empty() ? letter_office : office), true);
    say(date ? letter_day(*date) : std::string(letter_date), true);
}

std::vector<std::string> letter_stems(const std::vector<std::string_view>& ids) {
    std::set<std::string> taken;
    std::vector<std::string> out;
    for (const auto id : ids) {
        const std::string stem = tame(stem_of(id));
        std::string name = stem;
        for (std::size_t number = 2; !taken.insert(lower_case(name)).second; ++number) {
            name = stem + "-" + std::to_string(number);
        }
        out.push_back(std::move(name));
    }
    return out;
}

LetterFolder::LetterFolder(std::string folder) : folder_(std::move(folder)) {
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    if (failed) {
        refuse(folder_, system_reason(failed.value()));
    }
    if (!is_folder(folder_)) {
        refuse(folder_, system_reason(ENOTDIR));
    }
}

std::string LetterFolder::put(const std::string& name, std::string_view text) const {
    std::string path = (std::filesystem::path(folder_) / name).string();
    std::error_code ignored;
    if (std::filesystem::is_symlink(path, ignored)) {
        refuse(path, {"这个文件名是一个链接", "there is a link of this name"});
    }
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored)) {
        refuse(path, {"这个名称已有别的东西，不是文件", "there is something else of this name, no file"});
    }
    FileWriter file(path);
    file.write(text);
    file.commit();
    return path;
}

}  // namespace ceping
