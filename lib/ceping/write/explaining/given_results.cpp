#include <ceping/write/explaining/given_results.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/model/named.hpp>
#include <ceping/write/explaining/phrases.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace ceping {

namespace {

/// The first thing that another score, stage or node shows; empty where all agree.
Words first_difference(const Rubric& rubric, const ResultSet& set, const SavedResult& was,
                       const Result& now) {
    if (was.status != now.status) {
        return phrases::status_differs.with({{"was", words_of(was.status)}, {"now", words_of(now.status)}});
    }
    if (!was.scored()) {
        return {};
    }
    // A criterion first: groups differ by what is below them.
    for (const bool criteria : {true, false}) {
        for (std::size_t i = 0; i < rubric.items.size(); ++i) {
            const Item& item = rubric.items[i];
            const SavedNode* node = was.find(set.find_node(item.id));
            const Exact points = now.nodes[i].points.rounded(6, Rounding::half_up);
            if (item.criterion.has_value() == criteria && node != nullptr &&
                (node->points != points || node->status != now.nodes[i].status)) {
                return phrases::node_differs.with(
                    {{"id", item.id}, {"was", node->points.plain()}, {"now", points.plain()}});
            }
        }
    }
    if (was.score != now.score) {
        return phrases::score_differs.with({{"was", was.score.plain()}, {"now", now.score.plain()}});
    }
    if (was.exact != now.exact) {
        return phrases::exact_differs.with({{"was", was.exact.text()}, {"now", now.exact.text()}});
    }
    return {};
}

}  // namespace

GivenResults::GivenResults(const std::string& path, const std::vector<std::string>& units, bool with_nodes,
                           const std::function<void(const std::vector<Diagnostic>&)>& tell) {
    NodesWanted wanted;
    wanted.all = with_nodes;
    wanted.inputs = true;
    Diagnostics found;
    std::set<std::string> known;
    stream_results(
        {path}, wanted, set_,
        [&](SavedResult&& result) {
            const bool asked = units.empty() || among(result.unit, units) || among(result.name, units);
            if (asked && !result.unit.empty()) {
                by_unit_.emplace(result.unit, set_.results.size());
                set_.results.push_back(std::move(result));
            } else if (!asked) {
                known.insert(result.unit);
                known.insert(result.name);
            }
        },
        found);
    found.sort();
    tell(found.all());
    faulty_ = found.has_error();
    if (set_.results.empty() && known.empty()) {
        throw Error(phrases::no_usable_result.with({{"path", path}}));
    }
    for (const auto& unit : units) {
        const bool there = std::any_of(set_.results.begin(), set_.results.end(), [&](const auto& result) {
            return unit == result.unit || unit == result.name;
        });
        if (!there) {
            throw UsageError(phrases::no_result_of_unit.with(
                {{"unit", unit}, {"hint", name_hint(unit, {known.begin(), known.end()})}}));
        }
    }
}

std::vector<std::string> GivenResults::paths() const {
    std::vector<std::string> out;
    std::set<std::string_view> seen;
    for (const auto& result : set_.results) {
        for (const auto& input : result.inputs) {
            if (seen.insert(input.name).second) {
                out.push_back(input.name);
            }
        }
    }
    return out;
}

std::vector<std::string> GivenResults::overrides() const {
    const std::string& first = set_.results.front().overrides;
    for (const auto& result : set_.results) {
        if (result.overrides != first) {
            throw Error(phrases::other_overrides.with({}));
        }
    }
    std::vector<std::string> out;
    for (const auto part : split(first, ';')) {
        if (!part.empty()) {
            out.emplace_back(part);
        }
    }
    return out;
}

void GivenResults::check_rubric(const Rubric& rubric) const {
    for (const auto& result : set_.results) {
        const bool same =
            result.rubric == rubric.id && (result.scoring.empty() || result.scoring == rubric.scoring);
        if (!same) {
            throw Error(phrases::other_rules.with(
                {{"rubric", result.rubric}, {"edition", result.edition}, {"path", rubric.path}}));
        }
    }
}

std::vector<Words> GivenResults::differences(const Rubric& rubric, const Result& now) const {
    std::vector<Words> out;
    const auto at = by_unit_.find(now.unit.id);
    if (at == by_unit_.end()) {
        return out;
    }
    const SavedResult& was = set_.results[at->second];
    for (const auto& input : was.inputs) {
        const bool same = std::any_of(now.inputs.begin(), now.inputs.end(), [&](const InputUsed& each) {
            return *each.name == input.name && each.sha256 == input.sha256;
        });
        if (!same) {
            out.push_back(phrases::input_differs.with({{"unit", now.unit.id}, {"input", input.name}}));
            break;
        }
    }
    Words difference = first_difference(rubric, set_, was, now);
    if (!difference.en.empty() && out.empty()) {
        difference = phrases::options_as_scored.with({{"difference", difference}});
    }
    if (!difference.en.empty()) {
        out.push_back(phrases::told_of.with({{"what", now.unit.id}, {"text", difference}}));
    }
    return out;
}

}  // namespace ceping
