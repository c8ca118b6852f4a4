// The results that ceping-explain was given. See ceping-explain(1), RESULTS.
#include "explain_results.hpp"

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/result.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include "frame/frame.hpp"

namespace explain_results {

namespace {

using ceping::Words;

Words about(const std::string& unit, const Words& what) {
    return {unit + "：" + what.zh, unit + ": " + what.en};
}

/// The first thing that another score, stage or node shows; empty where all agree.
Words first_difference(const ceping::Rubric& rubric, const ceping::ResultSet& set,
                       const ceping::SavedResult& was, const ceping::Result& now) {
    const auto differs = [](const std::string& name_zh, const std::string& name_en, const std::string& before,
                            const std::string& after) {
        return Words{name_zh + "原为 " + before + "，按现有记录为 " + after,
                     name_en + " was " + before + ", the records give " + after};
    };
    if (was.rejected != now.rejected) {
        return was.rejected ? Words{"原不予计分，现可计分", "it was rejected, and is scored now"}
                            : Words{"原已计分，现不予计分", "it was scored, and is rejected now"};
    }
    if (was.rejected) {
        return {};
    }
    // A criterion first: groups differ by what is below them.
    std::vector<std::size_t> order;
    for (const bool criteria : {true, false}) {
        for (std::size_t i = 0; i < rubric.items.size(); ++i) {
            if (rubric.items[i].criterion.has_value() == criteria) {
                order.push_back(i);
            }
        }
    }
    for (const std::size_t i : order) {
        const ceping::SavedNode* node = was.find(set.find_node(rubric.items[i].id));
        const ceping::Exact points = now.nodes[i].points.rounded(6, ceping::Rounding::half_up);
        if (node != nullptr && (node->points != points || node->status != now.nodes[i].status)) {
            return differs("“" + rubric.items[i].id + "”", "`" + rubric.items[i].id + "'",
                           node->points.plain(), points.plain());
        }
    }
    if (was.score != now.score) {
        return differs("得分", "the score", was.score.plain(), now.score.plain());
    }
    if (was.exact != now.exact) {
        return differs("精确得分", "the exact score", was.exact.text(), now.exact.text());
    }
    return {};
}

}  // namespace

GivenResults::GivenResults(const std::string& path, const std::vector<std::string>& units, bool with_nodes,
                           ceping::frame::FindingsTeller& teller) {
    ceping::NodesWanted wanted;
    wanted.all = with_nodes;
    wanted.inputs = true;
    ceping::Diagnostics found;
    std::set<std::string> known;
    ceping::stream_results(
        {path}, wanted, set_,
        [&](ceping::SavedResult&& result) {
            const bool asked =
                units.empty() || std::any_of(units.begin(), units.end(), [&](const auto& unit) {
                    return unit == result.unit || unit == result.name;
                });
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
    teller.tell(found.all());
    faulty_ = found.has_error();
    if (set_.results.empty() && known.empty()) {
        throw ceping::Error({"没有可用的结果：" + path, "there is no result that can be used: " + path});
    }
    for (const auto& unit : units) {
        const bool there = std::any_of(set_.results.begin(), set_.results.end(), [&](const auto& result) {
            return unit == result.unit || unit == result.name;
        });
        if (!there) {
            const std::string near = ceping::nearest(unit, {known.begin(), known.end()});
            throw ceping::frame::UsageError(
                {"结果中没有单位“" + unit + "”" + (near.empty() ? "" : "；是否为“" + near + "”？"),
                 "the results have no unit `" + unit + "'" +
                     (near.empty() ? "" : "; did you mean `" + near + "'?")});
        }
    }
    if (set_.results.empty()) {
        throw ceping::Error({"没有可用的结果：" + path, "there is no result that can be used: " + path});
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
            throw ceping::Error(
                {"各结果的 --set 不一致；请用 --unit 分别说明",
                 "the results were made with different --set; explain them one by one with --unit"});
        }
    }
    std::vector<std::string> out;
    for (const auto part : ceping::split(first, ';')) {
        if (!part.empty()) {
            out.emplace_back(part);
        }
    }
    return out;
}

void GivenResults::check_rubric(const ceping::Rubric& rubric) const {
    for (const auto& result : set_.results) {
        const bool same =
            result.rubric == rubric.id && (result.scoring.empty() || result.scoring == rubric.scoring);
        if (!same) {
            throw ceping::Error({"结果是按细则 " + result.rubric + " " + result.edition + " 计的分，与 " +
                                     rubric.path + " 的规则不同",
                                 "the results were scored by the rubric " + result.rubric + " " +
                                     result.edition + ", by other rules than those of " + rubric.path});
        }
    }
}

std::vector<std::string> GivenResults::units() const {
    std::vector<std::string> out;
    for (const auto& result : set_.results) {
        out.push_back(result.unit);
    }
    return out;
}

std::vector<Words> GivenResults::differences(const ceping::Rubric& rubric, const ceping::Result& now) const {
    std::vector<Words> out;
    const auto at = by_unit_.find(now.unit.id);
    if (at == by_unit_.end()) {
        return out;
    }
    const ceping::SavedResult& was = set_.results[at->second];
    for (const auto& input : was.inputs) {
        const bool same =
            std::any_of(now.inputs.begin(), now.inputs.end(), [&](const ceping::InputUsed& each) {
                return *each.name == input.name && each.sha256 == input.sha256;
            });
        if (!same) {
            out.push_back(about(now.unit.id, {input.name + " 与评分时不同",
                                              input.name + " is not what it was when this was scored"}));
            break;
        }
    }
    Words difference = first_difference(rubric, set_, was, now);
    if (!difference.en.empty() && out.empty()) {
        difference.zh += "；评分时的 --rulings、--stage 等选项也要给出";
        difference.en +=
            "; what --rulings, --stage and the like were when it was scored must be given here, too";
    }
    if (!difference.en.empty()) {
        out.push_back(about(now.unit.id, difference));
    }
    return out;
}

}  // namespace explain_results
