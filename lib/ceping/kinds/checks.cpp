// The checks of a criterion, and what answers say of them.
#include <ceping/kinds/checks.hpp>

#include <ceping/base/text.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/phrases.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ceping {

namespace {

std::string names_of_checks(const Checks& of, const std::vector<std::uint32_t>& checks) {
    std::string list;
    for (const auto check : checks) {
        list += (list.empty() ? "" : ";") + of.names[check];
    }
    return list;
}

/// The one word for every check, where the list has no check of that name.
bool means_all(const Node& met, const Checks& checks) {
    return met.size() == 1 && met[0].is_text() && trim(met[0].text()) == "全部" &&
           find_name("全部", checks.names) == checks.names.size();
}

}  // namespace

std::span<const std::string_view> check_entry_keys() {
    static constexpr auto keys = std::to_array<std::string_view>({"id", "title", "points"});
    return keys;
}

std::string Checks::listed_checks(const std::vector<std::uint32_t>& picks) const {
    std::string out;
    for (const auto pick : picks) {
        out += (out.empty() ? "" : ";") + cell_escaped(names[pick]);
    }
    return out.empty() ? "-" : out;
}

AnswerForm Checks::form_of_checks() const {
    AnswerForm out;
    out.shapes = {Shape::picks};
    for (std::size_t i = 0; i < names.size(); ++i) {
        out.choices.push_back({names[i], titles[i]});
    }
    return out;
}

Words Checks::added(const std::vector<std::uint32_t>& checks, bool also) const {
    const std::string list = names_of_checks(*this, checks);
    return also ? phrases::also_checks.with({{"list", list}}) : Words(list);
}

Words Checks::without(const std::vector<std::uint32_t>& checks) const {
    return phrases::without_checks.with({{"list", names_of_checks(*this, checks)}});
}

Formula any_filled(const std::vector<std::size_t>& fields) {
    std::vector<Formula> filled;
    std::transform(fields.begin(), fields.end(), std::back_inserter(filled), formula::is_filled);
    return formula::any(std::move(filled));
}

const Node* list_of_checks(const KindContext& context) {
    const Node* checks = context.node.find("checks");
    if (checks == nullptr) {
        report(context.found, context.node, "missing-key", {"checks", context.id});
        return nullptr;
    }
    if (!expect_list(*checks, "checks", context.found)) {
        return nullptr;
    }
    if (checks->size() == 0) {
        report(context.found, *checks, "bad-value", {"checks", "[]", {"至少一项", "at least one check"}});
        return nullptr;
    }
    return checks;
}

bool decode_check(const KindContext& context, const Node& check, std::span<const std::string_view> keys,
                  Checks& out) {
    if (!expect_map(check, "checks", context.found)) {
        return false;
    }
    check_keys(check, keys, {"清单项", "a check"}, context.found);
    const Node* id = check.find("id");
    if (id == nullptr) {
        report(context.found, check, "missing-key", {"id", {"清单项", "a check"}});
        return false;
    }
    const auto name = read_id(*id, context.found);
    if (!name) {
        return false;
    }
    if (among(*name, out.names)) {
        report(context.found, *id, "duplicate-id", {*name, context.id});
        return false;
    }
    std::string title;
    if (const Node* text = check.find("title")) {
        title = read_string(*text, "title", context.found).value_or("");
    }
    out.names.push_back(*name);
    out.titles.push_back(std::move(title));
    return true;
}

bool read_met(const AnswerContext& context, const Checks& checks, Answer& out) {
    const Node& met = *context.parts.met;
    if (!expect_list(met, context.id, context.found)) {
        return false;
    }
    out.shape = Shape::picks;
    if (means_all(met, checks)) {
        for (std::uint32_t i = 0; i < checks.names.size(); ++i) {
            out.more().picks.push_back(i);
        }
        report(context.found, met[0], "word-read",
               {context.id, met[0].text(), checks.listed_checks(out.more().picks)});
        return true;
    }
    std::vector<std::uint32_t> told;  // named twice, and said
    out.more().picks.reserve(std::min(met.size(), checks.names.size()));
    bool good = true;
    for (const auto& each : met) {
        const std::size_t at = each.is_text() ? find_name(each.text(), checks.names) : checks.names.size();
        if (const auto several_checks = at == checks.names.size() && each.is_text()
                                            ? several_names(each.text(), checks.names)
                                            : std::nullopt) {
            report(context.found, each, "word-read",
                   {context.id, each.text(), checks.listed_checks(*several_checks)});
            for (const auto pick : *several_checks) {
                if (!among(pick, out.more().picks)) {
                    out.more().picks.push_back(pick);
                }
            }
            continue;
        }
        if (at == checks.names.size()) {
            report(
                context.found, each, "answer-check",
                {context.id, each.is_text() ? Words(each.text()) : type_words(each), names_of(checks.names)},
                near_name(each.text(), checks.names));
            good = false;
            continue;
        }
        const auto pick = static_cast<std::uint32_t>(at);
        if (among(pick, out.more().picks)) {
            if (!among(pick, told)) {
                report(context.found, each, "check-twice", {context.id, checks.names[at]});
                told.push_back(pick);
            }
            continue;
        }
        out.more().picks.push_back(pick);
    }
    std::sort(out.more().picks.begin(), out.more().picks.end());
    return good;
}

}  // namespace ceping
