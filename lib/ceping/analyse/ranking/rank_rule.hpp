#pragma once

#include <ceping/analyse/ranking/rank.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// How units are ordered, as typed; empty: as the rubric says. Source: ceping-rank(1), --by, --style, --tie-break.
struct RankChoices {
    std::string by;                      ///< facts with commas between, `region`, `region:N` or `none`
    std::string style;                   ///< `competition` or `dense`
    std::vector<std::string> tie_break;  ///< ids of nodes, `exact`
};

/// How the units of a run are ordered: choices beat the rubric.
class RankRule {
public:
    /// `rubric` may be null. `several_years`: nodes of several years are not one, so that only the unrounded score is left
    /// to order equal scores by. Throws UsageError.
    RankRule(const RankChoices& choices, const Rubric* rubric, bool several_years);

    /// Adds the nodes that order equal scores, and those that bands below a quota ask for.
    void wants(NodesWanted& nodes) const;
    [[nodiscard]] RankOptions on(ResultSet& set) const;
    /// A fact, `region`, or empty.
    [[nodiscard]] const std::string& by() const { return rule_.by; }
    /// check_stated() of all facts that tell groups apart.
    void check_groups(const ResultSet& set) const;

private:
    void set_by(const std::string& stated);
    [[nodiscard]] Grouping grouping(std::string fact) const;

    RankOptions rule_;  ///< but for its tie_break
    std::vector<std::string> ties_;
};

/// Results without a node of `nodes.ids` are a finding.
void check_nodes(const ResultSet& set, const NodesWanted& nodes, Diagnostics& found);

/// One table compares results of one rubric under one policy; anything else is a finding.
void check_mixed(const ResultSet& set, Diagnostics& found);

/// A fact that no unit states would put all of them into one group: a slip, where there are any. Throws UsageError.
void check_stated(const ResultSet& set, const std::string& fact, std::string_view option);

}  // namespace ceping
