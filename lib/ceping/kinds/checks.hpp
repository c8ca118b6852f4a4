#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/kinds/registry.hpp>
#include <ceping/model/answer.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// The checks 清单项 of a criterion, of which an answer names those that are met.
struct Checks {
    std::vector<std::string> names;
    std::vector<std::string> titles;

    /// `a;c` as in a cell; `-` for none.
    [[nodiscard]] std::string listed_checks(const std::vector<std::uint32_t>& picks) const;
    /// An answer that names some of them.
    [[nodiscard]] AnswerForm form_of_checks() const;
    /// What is to be met; `also`: on top of others.
    [[nodiscard]] Words added(const std::vector<std::uint32_t>& checks, bool also) const;
    /// What is to be left out.
    [[nodiscard]] Words without(const std::vector<std::uint32_t>& checks) const;
};

/// Whether a form's field among these has something.
[[nodiscard]] Formula any_filled(const std::vector<std::size_t>& fields);

/// The list under `checks`; null where it is missing, none, or empty, which is reported.
[[nodiscard]] const Node* list_of_checks(const KindContext& context);
/// Adds the id and title of an entry, a map with `keys`; false where it is wrong.
bool decode_check(const KindContext& context, const Node& check, std::span<const std::string_view> keys,
                  Checks& out);
/// The checks that an answer names; false with findings.
bool read_met(const AnswerContext& context, const Checks& checks, Answer& out);

}  // namespace ceping
