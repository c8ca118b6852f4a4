#pragma once

#include <ceping/decode/authored/authored.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// What the words of a standard say of how points come about; `points` is what the criterion is worth, 0:
/// not stated. Where they say nothing that is understood, the rule is judged, with a decision. Not part of
/// the public face.
[[nodiscard]] AuthoredRule rule_of_words(std::string_view standard, const Exact& points,
                                         AuthoredSection section);

/// 未检查得满分, 无此项不计入: a unit may answer that it does not concern it.
[[nodiscard]] bool says_not_applicable(std::string_view text);

/// The sentences by which a unit loses everything: 发生重大事故的一票否决.
[[nodiscard]] std::vector<std::string> veto_sentences(std::string_view text);
/// Whether one of them says no more than that there is a veto, and nothing of what it is for.
[[nodiscard]] bool is_bare_veto(std::string_view sentence);

/// As rubric/1 calls it.
[[nodiscard]] std::string_view authored_kind_name(AuthoredKind kind);

/// The levels' points where the author gave names alone: equal steps from all of the points down to none.
void guess_ratios(AuthoredRule& rule, const Exact& points);

}  // namespace ceping
