#include <ceping/write/findings/baseline_file.hpp>

#include <ceping/base/files.hpp>
#include <ceping/write/formats/json_text.hpp>

#include <string_view>

namespace ceping {

std::string baseline_text(const Baseline& baseline) {
    JsonBuilder json;
    json.open('{').text("ceping", "baseline/1").list("findings");
    for (const auto& each : baseline.findings) {
        std::string line = "{";
        const auto member = [&line](std::string_view name, const std::string& value) {
            if (!value.empty()) {
                line += line.size() > 1 ? ", " : "";
                line += json_quoted(name) + ": " + json_quoted(value);
            }
        };
        member("fingerprint", each.fingerprint);
        member("code", each.code);
        member("path", each.path);
        member("unit", each.unit);
        member("message", each.message);
        json.raw(line + "}");
    }
    json.close().close();
    return json.take();
}

void write_baseline(const std::string& path, const Baseline& baseline) {
    FileWriter out(path, FileWriter::Over::also_an_input);
    out.write(baseline_text(baseline));
    out.commit();
}

}  // namespace ceping
