#include <ceping/check/baseline.hpp>

#include <ceping/base/text.hpp>
#include <ceping/check/fingerprint.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace ceping {

namespace {

constexpr std::string_view format_name = "baseline/1";
constexpr std::size_t digest_length = 64;

std::vector<std::string> fingerprints_of(const std::vector<Diagnostic>& found) {
    std::vector<const Diagnostic*> list;
    list.reserve(found.size());
    for (const auto& each : found) {
        list.push_back(&each);
    }
    return fingerprints(list);
}

bool is_digest(std::string_view text) {
    return text.size() == digest_length &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

class Reading {
public:
    explicit Reading(Diagnostics& found) : found_(found) {}

    void read(const Node& root, Baseline& baseline) {
        constexpr auto keys = std::to_array<std::string_view>({"ceping", "findings"});
        if (!expect_map(root, format_name, found_)) {
            return;
        }
        check_keys(root, keys, format_name, found_);
        const Node* format = root.find("ceping");
        if (format == nullptr) {
            report(found_, root, "missing-key", {"ceping", format_name});
        } else if (!format->is_text() || format->text() != format_name) {
            report_format(*format, format_name, found_);
        }
        const Node* findings = root.find("findings");
        if (findings == nullptr) {
            report(found_, root, "missing-key", {"findings", format_name});
        } else if (expect_list(*findings, "findings", found_)) {
            for (const auto& each : *findings) {
                entry(each, baseline);
            }
        }
    }

private:
    void entry(const Node& node, Baseline& baseline) {
        constexpr auto keys =
            std::to_array<std::string_view>({"fingerprint", "code", "path", "unit", "message"});
        if (!expect_map(node, "findings", found_)) {
            return;
        }
        check_keys(node, keys, {"findings 的一条", "an entry of findings"}, found_);
        KnownFinding known;
        const Node* print = node.find("fingerprint");
        if (print == nullptr) {
            report(found_, node, "missing-key", {"fingerprint", {"findings 的一条", "an entry of findings"}});
        } else if (auto text = read_string(*print, "fingerprint", found_)) {
            if (!is_digest(*text)) {
                report(found_, *print, "bad-value",
                       {"fingerprint", *text, {"64 位十六进制数字", "64 hexadecimal digits"}});
            }
            known.fingerprint = std::move(*text);
        }
        take(node, "code", known.code);
        take(node, "path", known.path);
        take(node, "unit", known.unit);
        take(node, "message", known.message);
        baseline.findings.push_back(std::move(known));
    }

    void take(const Node& node, std::string_view key, std::string& into) {
        const Node* value = node.find(key);
        if (value != nullptr && !value->is_null()) {
            into = read_string(*value, key, found_).value_or(std::string());
        }
    }

    Diagnostics& found_;
};

}  // namespace

Baseline baseline_of(const std::vector<Diagnostic>& found) {
    auto prints = fingerprints_of(found);
    Baseline out;
    out.findings.reserve(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& each = found[i];
        out.findings.push_back({std::move(prints[i]), std::string(each.code.name()),
                                printable(plain_path(each.where.path)),
                                each.unit == nullptr ? std::string() : printable(each.unit->id),
                                printable(message_without_places(each))});
    }
    std::sort(out.findings.begin(), out.findings.end(), [](const KnownFinding& a, const KnownFinding& b) {
        return std::tie(a.path, a.unit, a.code, a.message, a.fingerprint) <
               std::tie(b.path, b.unit, b.code, b.message, b.fingerprint);
    });
    return out;
}

std::optional<Baseline> load_baseline(const std::string& path, Diagnostics& found) {
    Baseline out;
    Diagnostics own;
    std::size_t documents = 0;
    read_input(
        path, "json", {},
        [&](Document& document) {
            ++documents;
            Reading(own).read(document.root, out);
            return false;
        },
        own);
    const bool good = documents == 1 && own.errors() == 0;
    found.append(std::move(own));
    return good ? std::optional(std::move(out)) : std::nullopt;
}

BaselineCount apply_baseline(const Baseline& baseline, std::vector<Diagnostic>& found) {
    std::unordered_map<std::string_view, bool> met;
    for (const auto& each : baseline.findings) {
        met.emplace(each.fingerprint, false);
    }
    const auto prints = fingerprints_of(found);
    BaselineCount out;
    std::vector<Diagnostic> left;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto at = met.find(prints[i]);
        if (at == met.end()) {
            left.push_back(std::move(found[i]));
        } else {
            at->second = true;
            ++out.known;
        }
    }
    found = std::move(left);
    out.unmet = static_cast<std::size_t>(
        std::count_if(met.begin(), met.end(), [](const auto& each) { return !each.second; }));
    return out;
}

}  // namespace ceping
