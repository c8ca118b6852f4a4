#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

[[nodiscard]] std::string_view status_word(NodeStatus status);
/// `name (id)`, or the id.
[[nodiscard]] std::string unit_label(const std::string& id, const std::string& name);
/// `scored` or `rejected`, of a unit.
[[nodiscard]] Report::Word status_of(bool rejected);

/// `visits=lowest;unverified=zero`.
[[nodiscard]] std::string overrides_text(const std::vector<std::pair<std::string, std::string>>& overrides);
/// That a score was made under --set and is none of the rubric's, as a sentence without a full stop.
[[nodiscard]] Words other_policy(std::string_view overrides);

/// The maps and lists of result/1 that stand as JSON in every format that keeps them. What does not change from unit to
/// unit is quoted once. Thread-safe. Source: ceping-result(5).
class ResultParts {
public:
    explicit ResultParts(const Rubric& rubric);

    /// Members for the facts that the unit states, each with a comma before it: `,"kind":"服务窗口"`.
    void append_facts(std::string& out, const Unit& unit) const;
    /// `{"P1":"confirmed"}`; only of a rubric that has prerequisites.
    void append_prerequisites(std::string& out, const Result& result) const;
    /// `["V1"]`.
    void append_vetoes(std::string& out, const Result& result) const;
    /// `[{"id":"V1","holds":true,…}]`, of a result that has grounds.
    void append_grounds(std::string& out, const Result& result) const;
    /// `{"onsite":2.64}`, of a node that has points by method.
    void append_methods(std::string& out, const NodeScore& node) const;
    /// `[{"name":…}]`.
    void append_inputs(std::string& out, const Result& result) const;

private:
    std::vector<std::string> facts_;
    std::vector<bool> number_facts_;
    std::vector<std::string> prerequisites_;
    std::vector<std::string> vetoes_;
    std::vector<std::string> items_;  // quoted, as are the next
    std::vector<std::string> prerequisite_ids_;
    std::vector<std::string> methods_;
    std::vector<std::string> method_keys_;
};

}  // namespace ceping
