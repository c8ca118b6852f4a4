#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/result_fields.hpp>
#include <ceping/model/rubric.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ceping {

/// `name (id)`, or the id.
[[nodiscard]] std::string unit_label(const std::string& id, const std::string& name);
/// Of a unit.
[[nodiscard]] Report::Word status_of(UnitStatus status);

/// Why a unit has no score: its first error, or that nothing applies, with its place; `-` where nothing says it.
[[nodiscard]] std::string why_unscored(const Result& result, Language language);
/// The vetoes that hold and the prerequisites that are lacking, `V1 P2`; empty where nothing stands against the unit.
[[nodiscard]] std::string ids_against(const Rubric& rubric, const Result& result);

/// `, 3 not assessed`, to stand behind another count; empty where there are none.
[[nodiscard]] Words also_not_assessed(std::size_t units);

/// `visits=lowest;unverified=zero`.
[[nodiscard]] std::string overrides_text(const std::vector<std::pair<std::string, std::string>>& overrides);
/// `{"visits":"lowest"}`; empty: nothing was changed.
[[nodiscard]] std::string overrides_json(const std::vector<std::pair<std::string, std::string>>& overrides);
/// That a score was made under --set and is none of the rubric's, as a sentence without a full stop.
[[nodiscard]] Words other_policy(std::string_view overrides);

/// The members of result/1 as JSON, which every format that keeps maps and lists has of them. What does not change from
/// unit to unit is quoted once. Thread-safe. Source: ceping-result(5).
class ResultParts {
public:
    explicit ResultParts(const Rubric& rubric);

    /// All members of a list of fields that are there, each with a comma before it.
    template <typename Fields, typename From, typename With>
    void append_members(std::string& out, const Fields& fields, const From& from, const With& with) const {
        result_fields::walk(
            fields, [&](const auto& field) { append_member(out, field.key(), field.value(from, with)); });
    }
    /// `[{…}]`, an object an element.
    template <typename Fields, typename Froms, typename With>
    void append_list(std::string& out, const Fields& fields, const Froms& froms, const With& with) const {
        char before = '[';
        for (const auto& from : froms) {
            out += std::exchange(before, ',');
            const std::size_t at = out.size();
            append_members(out, fields, from, with);
            out[at] = '{';
            out += '}';
        }
        out += before == '[' ? "[]" : "]";
    }

    // --- maps and lists

    /// Members for the facts that the unit states, each with a comma before it: `,"kind":"服务窗口"`.
    void append_facts(std::string& out, const Unit& unit) const;
    /// `{"P1":"confirmed"}`.
    void append(std::string& out, const result_fields::Prerequisites& prerequisites) const;
    /// `["V1"]`.
    void append(std::string& out, const result_fields::Vetoes& vetoes) const;
    /// `{"onsite":2.64}`.
    void append(std::string& out, const result_fields::Methods& methods) const;

private:
    // A value by its type; `key` stands before it where it is there.
    template <typename Value>
    void append_member(std::string& out, std::string_view key, const Value& value) const {
        if constexpr (std::is_same_v<Value, std::string>) {
            if (!value.empty()) {
                append_member(out, key, std::string_view(value));
            }
        } else if constexpr (std::is_same_v<Value, result_fields::Remark>) {
            append_member(out, key, value.text);
        } else if constexpr (std::is_same_v<Value, result_fields::Always>) {
            append_member(out, key, std::string_view(value.text));
        } else if constexpr (std::is_same_v<Value, result_fields::Mark>) {
            if (value.set) {
                append_member(out, key, true);
            }
        } else if constexpr (std::is_same_v<Value, result_fields::Facts>) {
            append_facts(out, value.of);
        } else {
            out += key;
            append(out, value);
        }
    }
    template <typename Value>
    void append_member(std::string& out, std::string_view key, const std::optional<Value>& value) const {
        if (value) {
            append_member(out, key, *value);
        }
    }
    template <typename Word>
    requires std::is_enum_v<Word>
    void append(std::string& out, Word word) const {
        (out += '"').append(result_fields::word_of(word)) += '"';
    }
    void append(std::string& out, std::string_view text) const;
    void append(std::string& out, const Exact& figure) const;
    void append(std::string& out, std::same_as<bool> auto flag) const { out += flag ? "true" : "false"; }

    std::vector<std::string> facts_;
    std::vector<bool> number_facts_;
    std::vector<std::string> prerequisites_;
    std::vector<std::string> vetoes_;
    std::vector<std::string> methods_;
};

}  // namespace ceping
