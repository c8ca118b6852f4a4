#include <ceping/decode/manifest.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/decode/result_columns.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/version.hpp>

#include <array>
#include <limits>
#include <span>
#include <string_view>

namespace ceping {

namespace {

constexpr auto root_keys =
    std::to_array<std::string_view>({"ceping", "tool", "options", "rubric", "rulings", "inputs", "output"});
constexpr auto tool_keys = std::to_array<std::string_view>({"name", "version"});
constexpr auto option_keys = std::to_array<std::string_view>(
    {"detail", "stage", "duplicates", "encoding", "language", "plain", "keep_invalid", "stream", "set"});
constexpr auto rubric_keys = std::to_array<std::string_view>({"id", "edition", "sha256", "scoring", "files"});
constexpr auto file_keys = std::to_array<std::string_view>({"path", "sha256"});
constexpr auto output_keys = std::to_array<std::string_view>({"path", "format", "run", "sha256"});

const Words a_manifest{"运行清单", "a manifest"};

class ManifestDecoder {
public:
    explicit ManifestDecoder(Diagnostics& found) : found_(found) {}

    Manifest read(const Node& root) {
        Manifest out;
        if (!map(root, "manifest/1", root_keys)) {
            return out;
        }
        const Node* tag = needed(root, "ceping");
        if (tag != nullptr && tag->text() != "manifest/1") {
            report_format(*tag, "manifest/1", found_);
        }
        if (const Node* tool = needed(root, "tool"); tool != nullptr && map(*tool, "tool", tool_keys)) {
            text(*tool, "version", out.version, true);
            std::string name;
            text(*tool, "name", name, true);
            if (!name.empty() && name != "ceping-score") {
                report(found_, *tool->find("name"), "bad-value", {"name", name, "ceping-score"});
            }
        }
        if (const Node* given = needed(root, "options");
            given != nullptr && map(*given, "options", option_keys)) {
            options(*given, out);
        }
        if (const Node* node = needed(root, "rubric"); node != nullptr && map(*node, "rubric", rubric_keys)) {
            text(*node, "id", out.rubric_id, true);
            text(*node, "edition", out.rubric_edition, false);
            text(*node, "sha256", out.rubric_sha256, true);
            text(*node, "scoring", out.rubric_scoring, true);
            out.rubric_files = files(*node, "files");
            const Node* list = node->find("files");
            if (list != nullptr && list->is_list() && list->size() == 0) {
                report(found_, *list, "missing-key", {"path", a_manifest});
            }
        }
        if (const Node* rulings = root.find("rulings")) {
            out.rulings = file(*rulings);
        }
        out.inputs = files(root, "inputs");
        if (const Node* node = needed(root, "output"); node != nullptr && map(*node, "output", output_keys)) {
            text(*node, "path", out.output.path, true);
            text(*node, "sha256", out.output.sha256, true);
            text(*node, "format", out.format, true);
            if (const Node* run = node->find("run")) {
                out.run =
                    read_whole(*run, "run", 1, std::numeric_limits<std::int64_t>::max(), found_).value_or(0);
            }
        }
        return out;
    }

private:
    bool map(const Node& node, std::string_view name, std::span<const std::string_view> keys) {
        if (!expect_map(node, name, found_)) {
            return false;
        }
        check_keys(node, keys, a_manifest, found_);
        return true;
    }

    const Node* needed(const Node& map, std::string_view key) {
        const Node* value = map.find(key);
        if (value == nullptr) {
            report(found_, map, "missing-key", {key, a_manifest});
        }
        return value;
    }

    void text(const Node& map, std::string_view key, std::string& into, bool need) {
        const Node* value = need ? needed(map, key) : map.find(key);
        if (value != nullptr) {
            into = read_string(*value, key, found_).value_or("");
        }
    }

    void flag(const Node& map, std::string_view key, bool& into) {
        if (const Node* value = map.find(key)) {
            into = read_bool(*value, key, found_).value_or(into);
        }
    }

    void options(const Node& map, Manifest& out) {
        text(map, "detail", out.detail, true);
        text(map, "stage", out.stage, false);
        text(map, "duplicates", out.duplicates, true);
        text(map, "encoding", out.encoding, false);
        text(map, "language", out.language, true);
        flag(map, "plain", out.plain);
        flag(map, "keep_invalid", out.keep_invalid);
        flag(map, "stream", out.stream);
        const Node* set = map.find("set");
        if (set != nullptr && expect_map(*set, "set", found_)) {
            check_duplicates(*set, found_);
            for (const auto& [key, value] : set->entries()) {
                out.set.emplace_back(key.text(), read_string(value, key.text(), found_).value_or(""));
            }
        }
    }

    FileDigest file(const Node& node) {
        FileDigest out;
        if (map(node, "path", file_keys)) {
            text(node, "path", out.path, true);
            text(node, "sha256", out.sha256, false);
        }
        return out;
    }

    std::vector<FileDigest> files(const Node& map, std::string_view key) {
        std::vector<FileDigest> out;
        const Node* list = needed(map, key);
        if (list != nullptr && expect_list(*list, key, found_)) {
            for (const auto& each : *list) {
                out.push_back(file(each));
            }
        }
        return out;
    }

    Diagnostics& found_;
};

}  // namespace

std::optional<Manifest> load_manifest(const std::string& path, Diagnostics& found) {
    Diagnostics own;
    Manifest out;
    read_input(
        path, "json", {},
        [&](Document& document) {
            out = ManifestDecoder(own).read(document.root);
            return false;
        },
        own);
    const bool good = own.errors() == 0;
    found.append(std::move(own));
    return good ? std::optional(std::move(out)) : std::nullopt;
}

void describe_inputs(Manifest& manifest, const Rubric& rubric, const std::string& rulings,
                     const std::vector<std::string>& inputs) {
    manifest.version = version;
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

std::string run_digest(const std::string& file, std::int64_t run) {
    Sha256 digest;
    read_result_tables(file, result_tables(), {std::to_string(run)},
                       [&](std::int64_t, std::uint32_t, const std::string& line) {
                           digest.add(line);
                           return true;
                       });
    return digest.hex();
}

}  // namespace ceping
