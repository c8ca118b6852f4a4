#include <ceping/write/batches/report_words.hpp>

#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>

namespace ceping {

std::string clause_of(const Rubric& rubric, ItemId item) {
    for (ItemId at = item; at; at = rubric.at(at).parent) {
        if (!rubric.at(at).source.empty()) {
            return cited(rubric, rubric.at(at).source);
        }
    }
    return {};
}

Words standing_words(const Rubric& rubric) {
    switch (rubric.status) {
        case Status::illustrative:
            return {"所依据的细则仅作示例，不是官方标准，测评结果不得作为正式结论。",
                    "The rubric is illustrative and no official standard: no official conclusion may rest on "
                    "these results."};
        case Status::draft:
            return {"所依据的细则是草案，尚未定稿，测评结果仅供参考。",
                    "The rubric is a draft and not a final text: these results are provisional."};
        case Status::official: break;
    }
    return {};
}

std::optional<std::size_t> section_of(const BatchReport& report, ItemId item) {
    for (ItemId at = item; at; at = report.rubric->at(at).parent) {
        const auto found = std::find(report.sections.begin(), report.sections.end(), at);
        if (found != report.sections.end()) {
            return static_cast<std::size_t>(found - report.sections.begin());
        }
    }
    return std::nullopt;
}

std::string mending_words(const Rubric& rubric, const Item& item) {
    const Criterion& criterion = *item.criterion;
    if (!criterion.advice.empty()) {
        return criterion.advice;
    }
    std::string best;
    for (const auto& scale : rubric.scales) {
        if (scale.id == criterion.kind->scale() && !scale.levels.empty()) {
            best = scale.levels.front().key;
        }
    }
    for (const auto& [level, text] : criterion.standard) {
        if (level == best || level.empty()) {
            return text;
        }
    }
    return {};
}

}  // namespace ceping
