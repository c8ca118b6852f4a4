#pragma once

#include <ceping/analyse/ranking/rank.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "options.hpp"

namespace ceping::frame {

/// How units are ordered, as typed.
struct RankChoices {
    std::string by;
    std::string style;
    std::vector<std::string> tie_break;
};
void add_rank_choices(CLI::App& app, RankChoices& choices);

/// How the units of a run are ordered: options beat the rubric.
class RankRule {
public:
    /// `rubric` may be null. `several_years`: nodes of several years are not one, so that only the unrounded score is left
    /// to order equal scores by. Throws UsageError.
    RankRule(const RankChoices& choices, const Rubric* rubric, bool several_years);

    /// Adds the nodes that order equal scores.
    void wants(NodesWanted& nodes) const;
    [[nodiscard]] RankOptions on(ResultSet& set) const;
    /// Results without a node of `nodes.ids` are a finding.
    static void check(const ResultSet& set, const NodesWanted& nodes, Diagnostics& found);
    /// A fact, `region`, or empty.
    [[nodiscard]] const std::string& by() const { return by_; }
    /// What each of its groups is told apart by further.
    [[nodiscard]] const std::vector<Grouping>& then() const { return then_; }

private:
    void set_by(const std::string& stated);
    [[nodiscard]] Grouping grouping(std::string fact) const;

    const Rubric* rubric_;
    std::string by_;
    std::size_t depth_ = 0;
    std::vector<Grouping> then_;
    bool dense_ = false;
    std::vector<std::string> ties_;
};

/// One table compares results of one rubric under one policy; anything else is a finding.
void check_mixed(const ResultSet& set, Diagnostics& found);

/// A fact that no unit states would put all of them into one group: a slip, where there are any. Throws UsageError.
void check_stated(const ResultSet& set, const std::string& fact, std::string_view option);

}  // namespace ceping::frame
