#include <ceping/analyse/comparing/recheck.hpp>

#include <ceping/analyse/comparing/result_lines.hpp>
#include <ceping/analyse/phrases.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/manifest.hpp>
#include <ceping/decode/result_columns.hpp>
#include <ceping/version.hpp>

#include <cerrno>
#include <optional>
#include <utility>
#include <vector>

namespace ceping {

namespace {

constexpr std::size_t shown_of_a_line = 200;  // bytes

/// What the output of a manifest is now; nothing where it is not there.
std::optional<std::string> output_digest(const Manifest& manifest) {
    try {
        return manifest.run > 0 ? run_digest(manifest.output.path, manifest.run)
                                : file_digest(manifest.output.path);
    } catch (const FileError&) {
        return std::nullopt;  // told by the caller: what is gone cannot be compared
    }
}

/// As much of a line as people look at.
std::string shortened_line(std::string_view line) {
    // Of a table for people neither the mark nor the line end is part of what they look at.
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    line.remove_prefix(line.starts_with(mark) ? mark.size() : 0);
    line.remove_suffix(line.ends_with('\r') ? 1 : 0);
    if (line.size() <= shown_of_a_line) {
        return printable(line);
    }
    std::size_t end = shown_of_a_line;
    while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return printable(line.substr(0, end)) + "…";
}

}  // namespace

Recheck::Recheck(Manifest manifest, Tell tell)
    : manifest_(std::move(manifest)), tell_(std::move(tell)), fresh_(std::tmpfile()) {
    if (fresh_ == nullptr) {
        throw Error(phrases::no_temporary_file.with({{"reason", system_reason(errno)}}));
    }
}

void Recheck::tell_files() const {
    if (manifest_.version != version) {
        tell_(phrases::other_version.with({{"old", manifest_.version}, {"now", version}}));
    }
    std::vector<FileDigest> files = manifest_.rubric_files;
    if (manifest_.rulings) {
        files.push_back(*manifest_.rulings);
    }
    files.insert(files.end(), manifest_.inputs.begin(), manifest_.inputs.end());
    for (const auto& file : files) {
        const std::string now = file_digest_if_any(file.path);
        const std::string path = printable(file.path);
        if (now == file.sha256) {
            continue;
        }
        if (now.empty()) {
            tell_(phrases::input_gone.with({{"path", path}, {"was", file.sha256}}));
        } else if (file.sha256.empty()) {
            tell_(phrases::input_appeared.with({{"path", path}, {"now", now}}));
        } else {
            tell_(phrases::input_changed.with({{"path", path}, {"was", file.sha256}, {"now", now}}));
        }
    }
}

void Recheck::write(std::string_view bytes) {
    digest_.add(bytes);
    if (std::fwrite(bytes.data(), 1, bytes.size(), fresh_.get()) != bytes.size()) {
        throw Error(phrases::temporary_file_full.with({{"reason", system_reason(errno)}}));
    }
}

bool Recheck::next_line(std::string& line) {
    line.clear();
    for (int c = std::fgetc(fresh_.get()); c != EOF; c = std::fgetc(fresh_.get())) {
        if (c == '\n') {
            return true;
        }
        line += static_cast<char>(c);
    }
    return !line.empty();
}

/// Hands over the old output line by line.
void Recheck::old_lines(const std::function<bool(std::string_view)>& take) const {
    const std::string& path = manifest_.output.path;
    if (manifest_.run > 0) {
        read_result_tables(path, result_tables(), {std::to_string(manifest_.run)},
                           [&](std::int64_t, std::uint32_t, const std::string& line) {
                               return take(std::string_view(line).substr(0, line.size() - 1));
                           });
        return;
    }
    std::string rest;
    bool going = true;
    read_blocks(path, [&](std::string_view bytes) {
        rest += bytes;
        std::size_t from = 0;
        for (std::size_t end = rest.find('\n'); going && end != std::string::npos;
             end = rest.find('\n', from)) {
            going = take(std::string_view(rest).substr(from, end - from));
            from = end + 1;
        }
        rest.erase(0, from);
        return going;
    });
    if (going && !rest.empty()) {
        take(rest);
    }
}

void Recheck::tell_first_difference() {
    std::rewind(fresh_.get());
    std::size_t number = 0;
    std::string line;
    bool told = false;
    std::vector<Words> origin;
    const auto tell = [&](const Words& words) {
        tell_(phrases::told_of.with({{"what", printable(manifest_.output.path)}, {"text", words}}));
        told = true;
    };
    old_lines([&](std::string_view was) {
        ++number;
        if (!next_line(line)) {
            tell(phrases::lines_ended.with({{"number", number}, {"was", shortened_line(was)}}));
            return false;
        }
        if (line == was) {
            return true;
        }
        auto difference = result_difference(was, line);
        if (difference.only_origin) {
            // A file that was touched changes the digests of many units; a figure further down says more.
            origin = origin.empty() ? std::move(difference.lines) : std::move(origin);
            return true;
        }
        for (const auto& each : difference.lines) {
            tell(each);
        }
        if (difference.lines.empty()) {
            tell(phrases::line_was.with({{"number", number}, {"was", shortened_line(was)}}));
            tell(phrases::line_is.with({{"number", number}, {"now", shortened_line(line)}}));
        }
        return false;
    });
    if (!told && next_line(line)) {
        tell(phrases::line_is_new.with({{"number", number + 1}, {"now", shortened_line(line)}}));
    }
    if (!told) {
        for (const auto& each : origin) {
            tell(each);
        }
    }
}

bool Recheck::same() {
    const std::string fresh = digest_.hex();
    const auto now = output_digest(manifest_);
    const std::string path = printable(manifest_.output.path);
    if (!now) {
        tell_(phrases::output_gone.with({{"path", path}}));
    } else if (*now != manifest_.output.sha256) {
        tell_(phrases::output_changed.with({{"path", path}}));
    }
    if (now && fresh != *now) {
        tell_first_difference();
    }
    const bool same = fresh == manifest_.output.sha256 && (!now || *now == fresh);
    tell_(same ? Words{"结果相同", "the same"} : Words{"结果不同", "different"});
    return same;
}

}  // namespace ceping
