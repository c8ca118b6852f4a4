// manifest/1. Source: ceping-score(1), MANIFESTS.
#include <ceping/write/manifest.hpp>

#include <ceping/write/formats/json_text.hpp>

namespace ceping {

namespace {

void flag_if(JsonBuilder& json, std::string_view name, bool value) {
    if (value) {
        json.raw(name, "true");
    }
}

void file(JsonBuilder& json, const FileDigest& each) {
    json.open('{').text("path", each.path);
    json.text_if("sha256", each.sha256);
    json.close();
}

void files(JsonBuilder& json, std::string_view name, const std::vector<FileDigest>& list) {
    json.list(name);
    for (const auto& each : list) {
        file(json, each);
    }
    json.close();
}

}  // namespace

std::string manifest_text(const Manifest& manifest) {
    JsonBuilder json;
    json.open('{').text("ceping", "manifest/1");
    json.object("tool").text("name", "ceping-score").text("version", manifest.version).close();
    json.object("options").text("detail", manifest.detail);
    json.text_if("stage", manifest.stage);
    json.text("duplicates", manifest.duplicates);
    json.text_if("encoding", manifest.encoding);
    json.text("language", manifest.language);
    // Before there was a CSV for people all of it was plain, so that is what a manifest means that does not say.
    if (manifest.format == "csv") {
        json.raw("plain", manifest.plain ? "true" : "false");
    }
    flag_if(json, "keep_invalid", manifest.keep_invalid);
    flag_if(json, "stream", manifest.stream);
    if (!manifest.set.empty()) {
        json.object("set");
        for (const auto& [key, value] : manifest.set) {
            json.text(key, value);
        }
        json.close();
    }
    json.close();
    json.object("rubric").text("id", manifest.rubric_id);
    json.text_if("edition", manifest.rubric_edition);
    json.text("sha256", manifest.rubric_sha256).text("scoring", manifest.rubric_scoring);
    files(json, "files", manifest.rubric_files);
    json.close();
    if (manifest.rulings) {
        json.key("rulings");
        file(json, *manifest.rulings);
    }
    files(json, "inputs", manifest.inputs);
    json.object("output").text("path", manifest.output.path).text("format", manifest.format);
    if (manifest.run > 0) {
        json.raw("run", std::to_string(manifest.run));
    }
    json.text("sha256", manifest.output.sha256).close();
    json.close();
    return json.take();
}

}  // namespace ceping
