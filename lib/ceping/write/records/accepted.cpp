#include <ceping/write/records/accepted.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/file_names.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/records/record_yaml.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>

#include <unistd.h>

namespace ceping {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t block = std::size_t{64} * 1024;

[[noreturn]] void refuse(const fs::path& path, const std::error_code& why) {
    throw FileError({"无法写入", "cannot be written"}, system_reason(why.value()), path.string());
}

void make_folder(const fs::path& path) {
    std::error_code failed;
    fs::create_directories(path, failed);
    if (failed) {
        refuse(path, failed);
    }
}

void move_to(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    fs::rename(from, to, failed);
    if (failed) {
        refuse(to, failed);
    }
}

/// A folder in which all is written before any of it stands where it belongs. What was not put there goes with it.
class Draft {
public:
    explicit Draft(const std::string& folder) : target_(fs::path(folder) / "") {
        target_ = target_.lexically_normal().parent_path();
        target_ = target_.empty() ? fs::path("/") : target_;
        const std::string name = ".ceping-" + std::to_string(::getpid()) + ".part";
        // An empty folder that is there stays, with whatever is permitted in it, and is filled.
        fills_ = is_folder(target_.string());
        path_ = fills_ ? target_ / name : target_.parent_path() / name;
        make_folder(path_);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    [[nodiscard]] const fs::path& path() const { return path_; }

    void commit() {
        if (!fills_) {
            move_to(path_, target_);
            return;
        }
        std::vector<fs::path> names;
        for (const auto& each : fs::directory_iterator(path_)) {
            names.push_back(each.path().filename());
        }
        for (const auto& name : names) {
            move_to(path_ / name, target_ / name);
        }
    }

private:
    fs::path target_;
    fs::path path_;
    bool fills_ = false;
};

/// Copies a file and gives its digest.
std::string copied(const std::string& from, const fs::path& to) {
    FileReader reader(from);
    FileWriter writer(to.string());
    Sha256 digest;
    std::string bytes(block, '\0');
    for (std::size_t got = reader.read(bytes.data(), bytes.size()); got > 0;
         got = reader.read(bytes.data(), bytes.size())) {
        const std::string_view piece = std::string_view(bytes).substr(0, got);
        digest.add(piece);
        writer.write(piece);
    }
    writer.commit();
    return digest.hex();
}

/// The evidence of one unit: each file once, by its own name.
class EvidenceFolder {
public:
    EvidenceFolder(const EvidenceOptions& options, const fs::path& draft, const std::string& unit)
        : options_(options), draft_(draft), below_("evidence/" + unit) {}

    EvidencePlace take(const Record& record, const Evidence& piece) {
        if (piece.file.empty()) {
            return {{}, lower_ascii(piece.sha256)};
        }
        const std::string folder = evidence_folder(record, options_);
        const std::string path = folder + piece.file;
        const auto [at, is_new] = places_.try_emplace(real_path(path));
        if (is_new) {
            at->second.file = below_ + "/" + name_of(piece.file);
            // Of a criterion that does not apply, nobody has looked whether it is there.
            if (fs::is_regular_file(path) && lies_below(path, folder.empty() ? "." : folder)) {
                make_folder(draft_ / below_);
                at->second.sha256 = copied(path, draft_ / at->second.file);
                ++count;
            }
        }
        return {at->second.file, at->second.sha256.empty() ? lower_ascii(piece.sha256) : at->second.sha256};
    }

    std::size_t count = 0;

private:
    std::string name_of(const std::string& file) {
        const fs::path name = fs::path(file).filename();
        return names_.take(name.stem().string(), name.extension().string());
    }

    const EvidenceOptions& options_;
    const fs::path& draft_;
    std::string below_;
    FileNames names_;
    std::map<std::string, EvidencePlace> places_;  ///< by the path without links
};

/// A unit's records as one file.
std::string documents(const Rubric& rubric, const std::vector<Record>& records,
                      const EvidencePlaces& places) {
    std::vector<const Record*> order;
    for (const Record& each : records) {
        order.push_back(&each);
    }
    std::stable_partition(order.begin(), order.end(), [](const Record* each) { return each->is_self(); });
    std::string out;
    for (const Record* each : order) {
        out += (out.empty() ? "" : "---\n") + record_yaml(rubric, *each, places);
    }
    return out;
}

}  // namespace

void check_accept_folder(const std::string& folder) {
    std::error_code failed;
    const auto status = fs::status(folder, failed);
    if (status.type() == fs::file_type::not_found) {
        return;
    }
    if (status.type() != fs::file_type::directory || !fs::is_empty(folder, failed) || failed) {
        throw UsageError({"--accept 只写入不存在或空的文件夹：" + printable(folder),
                          "--accept writes into a folder that is empty or not there: " + printable(folder)});
    }
}

Accepted write_accepted(const Rubric& rubric, const std::vector<const std::vector<Record>*>& units,
                        const EvidenceOptions& evidence, const std::string& folder) {
    check_accept_folder(folder);
    std::vector<const std::vector<Record>*> by_code = units;
    // So that codes that are one as names of files get the same numbers in whatever order they came.
    std::sort(by_code.begin(), by_code.end(),
              [](const auto* a, const auto* b) { return a->front().unit.id < b->front().unit.id; });
    Draft draft(folder);
    FileNames names;
    Accepted out;
    for (const auto* records : by_code) {
        const std::string name = names.take(records->front().unit.id, "");
        EvidenceFolder pieces(evidence, draft.path(), name);
        EvidencePlaces places;
        if (evidence.files) {
            places = [&](const Record& record, const Evidence& piece) { return pieces.take(record, piece); };
        }
        FileWriter file((draft.path() / (name + ".yaml")).string());
        file.write(documents(rubric, *records, places));
        file.commit();
        ++out.units;
        out.evidence += pieces.count;
    }
    draft.commit();
    return out;
}

}  // namespace ceping
