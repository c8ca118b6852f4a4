// A cases/1 file as a whole, and the records in its cases.
#include <ceping/decode/rubric/rubric_cases.hpp>

#include <ceping/base/files.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/decode/rubric/rubric_parts.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <utility>

namespace ceping {

namespace {

constexpr auto top_keys = std::to_array<std::string_view>({"ceping", "rubric", "unit", "cases"});
// More than any rubric can ask for.
constexpr std::uint32_t plenty = std::numeric_limits<std::uint32_t>::max();

}  // namespace

bool is_cases_file(const std::string& path) {
    try {
        FileReader reader(path);
        std::string beginning(4096, '\0');
        beginning.resize(reader.read(beginning.data(), beginning.size()));
        for (const auto line : split(beginning, '\n')) {
            if (line.starts_with("ceping:")) {
                const std::string_view value = line.substr(7);
                return trim(value.substr(0, value.find(" #"))) == "cases/1";
            }
        }
    } catch (const FileError&) {
        return false;  // whoever reads it next will say so
    }
    return false;
}

std::optional<CasesFile> read_cases(const std::string& path, Diagnostics& found) {
    const std::size_t errors = found.errors();
    CasesFile out;
    std::size_t count = 0;
    read_input(
        path, "yaml", {},
        [&](Document& document) {
            if (++count == 1) {
                out.document = std::make_shared<Document>(std::move(document));
            } else {
                report(found, document.root, "bad-value",
                       {"cases", "---", {"一个文件只有一份", "one document per file"}});
            }
            return count < 2;
        },
        found);
    if (!out.document || found.errors() > errors || !expect_map(out.document->root, "cases/1", found)) {
        return std::nullopt;
    }
    const Node& root = out.document->root;
    const Node* tag = root.find("ceping");
    if (tag == nullptr) {
        report(found, root.size() > 0 ? (*root.entries().begin()).key : root, "missing-key",
               {"ceping", {"用例文件", "a file of cases"}});
    } else if (trim(tag->text()) != "cases/1") {
        report_format(*tag, "cases/1", found);
        return std::nullopt;  // of another document every key would be wrong
    }
    check_keys(root, top_keys, {"用例文件", "a file of cases"}, found);
    if (const Node* rubric = root.find("rubric"); usable(rubric)) {
        if (const auto name = read_string(*rubric, "rubric", found)) {
            const std::string named = beside(path, *name == "-" ? "./-" : *name);
            // Cases stand in a folder beside the rubrics that they are for.
            switch (root::access(named, folder_of(path) + "/..")) {
                case root::Access::granted:
                    out.rubric = std::filesystem::path(named).lexically_normal().string();
                    break;
                case root::Access::outside: report(found, *rubric, "path-outside", {*name}); break;
                case root::Access::special:
                    report(found, *rubric, "file-unreadable",
                           {{"不是普通文件", "it is not an ordinary file"}});
                    break;
            }
        }
    }
    return out;
}

CaseDecoder::CaseDecoder(const Rubric& rubric)
    : plan_(std::make_unique<const RecordDecoder::Plan>(rubric, RecordOptions())) {}

CaseDecoder::~CaseDecoder() = default;

std::vector<Record> CaseDecoder::records(const RubricCase& of) const {
    std::vector<Record> out;
    for (const auto& each : of.records) {
        const auto path = std::make_shared<const std::string>(each.map.source()->path());
        Arena arena;
        const RecordContext context{*plan_, path, {}, false, &arena};
        Record record = decode_record(each.map, context);
        const auto list = [&](GivenAnswer& given) {
            const std::string_view id = plan_->rubric.at(given.item).id;
            if (!std::binary_search(each.evident.begin(), each.evident.end(), id)) {
                given.evidence = each.enough_evidence ? plenty : 0;
            }
        };
        for (auto& given : record.answers) {
            list(given);
        }
        for (auto& version : record.versions) {
            if (version.answer) {
                list(*version.answer);
            }
        }
        out.push_back(std::move(record));
    }
    return out;
}

}  // namespace ceping
