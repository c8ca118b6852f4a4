#include <ceping/analyse/rubrics/item_analysis_run.hpp>

#include <ceping/analyse/rubrics/item_analysis_remarks.hpp>
#include <ceping/check/ignores.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/decode/rubric/rubric.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ceping {

namespace {

/// Whether one of the findings says that a file itself could not be read.
bool unreadable(const Diagnostics& found) {
    constexpr Code codes[] = {"file-unreadable", "file-is-folder", "result-format"};
    return std::any_of(found.all().begin(), found.all().end(), [&](const Diagnostic& each) {
        return each.where.line == 0 &&
               std::find(std::begin(codes), std::end(codes), each.code) != std::end(codes);
    });
}

/// Takes away what the rubric ignores and gives the rest their lines.
void finish(const RubricTree& tree, Diagnostics& own) {
    std::vector<const Source*> sources;
    for (const auto& document : tree.documents) {
        sources.push_back(document->source.get());
    }
    apply_item_ignores(sources, own);
    add_excerpts(sources, own);
}

}  // namespace

ItemRun analyse_items(const std::string& rubric, const std::vector<std::string>& results,
                      Diagnostics& found) {
    ItemRun out;
    Diagnostics own;
    Diagnostics of_rubric;
    const auto tree = read_rubric_tree(rubric, of_rubric);
    const auto decoded = tree ? decode_rubric(*tree, of_rubric) : std::nullopt;
    for (const auto& each : of_rubric.all()) {
        if (each.severity == Severity::error) {
            own.add(each);
        }
    }
    if (decoded) {
        ItemAnalyser analyser(*decoded);
        NodesWanted wanted;
        wanted.all = true;
        wanted.details = true;
        ResultSet names;
        stream_results(
            results, wanted, names, [&](SavedResult&& result) { analyser.add(result, names); }, own);
        // Figures of a part of the results would be taken for those of all.
        if (!unreadable(own)) {
            out.analysis = analyser.take();
            item_findings(*out.analysis, *decoded, own);
        }
        finish(*tree, own);
    }
    out.readable = !unreadable(own);
    own.sort();
    found.append(std::move(own));
    return out;
}

}  // namespace ceping
