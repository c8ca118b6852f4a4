// What a run was made of, and the same run again: --manifest and --verify. See ceping-score(1), MANIFESTS.
#include "score_manifest.hpp"

#include <ceping/analyse/comparing/result_lines.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/manifest.hpp>
#include <ceping/decode/result_columns.hpp>
#include <ceping/version.hpp>

#include <cerrno>

#include "frame/file_digest.hpp"
#include "frame/output.hpp"

using ceping::frame::file_digest;
using ceping::frame::file_digest_if_any;
using ceping::frame::read_blocks;
using ceping::frame::say;
using ceping::frame::Status;

namespace {

constexpr std::size_t shown_of_a_line = 200;  // bytes

/// What the output of a manifest is now; empty where it is not there.
std::string output_digest(const ceping::Manifest& manifest) {
    try {
        return manifest.run > 0 ? run_digest(manifest.output.path, manifest.run)
                                : file_digest(manifest.output.path);
    } catch (const ceping::FileError&) {
        return {};  // told by the caller: what is gone cannot be compared
    }
}

void line_out(const ceping::Words& words) {
    ceping::frame::Output out("-");
    out.write(say(words) + "\n");
    out.commit();
}

/// As much of a line as people look at.
std::string shortened(std::string_view line) {
    // Of a table for people neither the mark nor the line end is part of what they look at.
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    line.remove_prefix(line.starts_with(mark) ? mark.size() : 0);
    line.remove_suffix(line.ends_with('\r') ? 1 : 0);
    if (line.size() <= shown_of_a_line) {
        return ceping::printable(line);
    }
    std::size_t end = shown_of_a_line;
    while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return ceping::printable(line.substr(0, end)) + "…";
}

}  // namespace

std::string run_digest(const std::string& file, std::int64_t run) {
    ceping::Sha256 digest;
    ceping::read_result_tables(file, ceping::result_tables(), {std::to_string(run)},
                               [&](std::int64_t, std::uint32_t, const std::string& line) {
                                   digest.add(line);
                                   return true;
                               });
    return digest.hex();
}

void add_files(ceping::Manifest& manifest, const ceping::Rubric& rubric, const std::string& rulings,
               const std::vector<std::string>& inputs) {
    manifest.version = ceping::version;
    manifest.rubric_id = rubric.id;
    manifest.rubric_edition = rubric.edition;
    manifest.rubric_sha256 = rubric.sha256;
    manifest.rubric_scoring = rubric.scoring;
    manifest.rubric_files.push_back({rubric.path, file_digest(rubric.path)});
    for (const auto& base : rubric.bases) {
        manifest.rubric_files.push_back({base, file_digest(base)});
    }
    if (!rulings.empty()) {
        manifest.rulings = {rulings, file_digest(rulings)};
    }
    for (const auto& input : inputs) {
        manifest.inputs.push_back({input, file_digest_if_any(input)});
    }
}

Recheck::Recheck(const std::string& path, const ceping::frame::CommonOptions& common)
    : fresh_(std::tmpfile()) {
    if (fresh_ == nullptr) {
        throw ceping::Error({"无法建立临时文件：" + ceping::system_reason(errno).zh,
                             "no temporary file can be made: " + ceping::system_reason(errno).en});
    }
    ceping::Diagnostics found;
    auto manifest = ceping::load_manifest(path, found);
    found.sort();
    ceping::frame::tell_findings(found.all(), common);
    if (!manifest) {
        throw ceping::Error({"运行清单不可用：" + path, "the manifest cannot be used: " + path});
    }
    manifest_ = std::move(*manifest);
}

void Recheck::tell_files() {
    if (manifest_.version != ceping::version) {
        line_out({"清单由 ceping " + manifest_.version + " 写成，此程序是 " + std::string(ceping::version),
                  "the manifest was written by ceping " + manifest_.version + ", this is " +
                      std::string(ceping::version)});
    }
    std::vector<ceping::FileDigest> files = manifest_.rubric_files;
    if (manifest_.rulings) {
        files.push_back(*manifest_.rulings);
    }
    files.insert(files.end(), manifest_.inputs.begin(), manifest_.inputs.end());
    for (const auto& file : files) {
        const std::string now = file_digest_if_any(file.path);
        const std::string path = ceping::printable(file.path);
        if (now == file.sha256) {
            continue;
        }
        if (now.empty()) {
            line_out({path + "：读不到了；原 SHA-256 是 " + file.sha256,
                      path + ": cannot be read any more; its SHA-256 was " + file.sha256});
        } else if (file.sha256.empty()) {
            line_out({path + "：原来读不到；现 SHA-256 是 " + now,
                      path + ": could not be read then; its SHA-256 is " + now});
        } else {
            line_out({path + "：已改动；SHA-256 原为 " + file.sha256 + "，现为 " + now,
                      path + ": changed; its SHA-256 was " + file.sha256 + ", is " + now});
        }
    }
}

ceping::ByteSink Recheck::sink() {
    return [this](std::string_view bytes) {
        digest_.add(bytes);
        if (std::fwrite(bytes.data(), 1, bytes.size(), fresh_.get()) != bytes.size()) {
            throw ceping::Error({"无法写入临时文件：" + ceping::system_reason(errno).zh,
                                 "the temporary file cannot be written: " + ceping::system_reason(errno).en});
        }
    };
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

bool Recheck::old_lines(const std::function<bool(std::string_view)>& take) const {
    const std::string& path = manifest_.output.path;
    try {
        if (manifest_.run > 0) {
            ceping::read_result_tables(path, ceping::result_tables(), {std::to_string(manifest_.run)},
                                       [&](std::int64_t, std::uint32_t, const std::string& line) {
                                           return take(std::string_view(line).substr(0, line.size() - 1));
                                       });
            return true;
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
        return true;
    } catch (const ceping::FileError& error) {
        ceping::frame::complain(error);
        return false;
    }
}

void Recheck::tell_first_difference() {
    std::rewind(fresh_.get());
    const std::string path = ceping::printable(manifest_.output.path);
    std::size_t number = 0;
    std::string line;
    bool told = false;
    std::vector<ceping::Words> origin;
    const auto tell = [&](const ceping::Words& words) {
        line_out({path + "：" + words.zh, path + ": " + words.en});
        told = true;
    };
    const bool there = old_lines([&](std::string_view was) {
        ++number;
        const std::string at = std::to_string(number);
        if (!next_line(line)) {
            tell({"第 " + at + " 行起现在没有了：" + shortened(was),
                  "from line " + at + " on nothing comes out any more: " + shortened(was)});
            return false;
        }
        if (line == was) {
            return true;
        }
        auto difference = ceping::result_difference(was, line);
        if (difference.only_origin) {
            // A file that was touched changes the digests of many units; a figure further down says more.
            origin = origin.empty() ? std::move(difference.lines) : std::move(origin);
            return true;
        }
        for (const auto& each : difference.lines) {
            tell(each);
        }
        if (difference.lines.empty()) {
            tell({"第 " + at + " 行原为 " + shortened(was), "line " + at + " was " + shortened(was)});
            tell({"第 " + at + " 行现为 " + shortened(line), "line " + at + " is  " + shortened(line)});
        }
        return false;
    });
    if (there && !told && next_line(line)) {
        const std::string at = std::to_string(number + 1);
        tell({"第 " + at + " 行是新增的：" + shortened(line), "line " + at + " is new: " + shortened(line)});
    }
    if (!told) {
        for (const auto& each : origin) {
            tell(each);
        }
    }
}

Status Recheck::finish() {
    const std::string path = ceping::printable(manifest_.output.path);
    const std::string fresh = digest_.hex();
    const std::string now = output_digest(manifest_);
    const bool same = fresh == manifest_.output.sha256;
    if (now != manifest_.output.sha256) {
        line_out(now.empty() ? ceping::Words{path + "：读不到了", path + ": cannot be read any more"}
                             : ceping::Words{path + "：运行之后已被改动", path + ": changed since the run"});
    }
    if (fresh != now && !now.empty()) {
        tell_first_difference();
    }
    const bool good = same && (now.empty() || now == fresh);
    line_out(good ? ceping::Words{"结果相同", "the same"} : ceping::Words{"结果不同", "different"});
    return good ? Status::ok : Status::bad_data;
}
