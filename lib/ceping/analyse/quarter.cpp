#include <ceping/analyse/quarter.hpp>

#include <ceping/analyse/comparing/rectification.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <charconv>
#include <tuple>

namespace ceping {

namespace {

constexpr int months = 3;  // of a quarter

/// Whether one of the unit's records of this source is there by the day; a record without a date is.
bool is_there(const SavedResult& result, std::string_view source, const Date& day) {
    return std::any_of(result.inputs.begin(), result.inputs.end(), [&](const SavedInput& input) {
        const auto on = parse_loose_date(input.date);
        return input.source == source && (!on || *on <= day);
    });
}

}  // namespace

Date Quarter::first() const {
    return {static_cast<std::int16_t>(year), static_cast<std::int8_t>((number - 1) * months + 1), 1};
}

Date Quarter::last() const {
    const bool long_month = number == 1 || number == 4;  // March and December
    return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(number * months),
            static_cast<std::int8_t>(long_month ? 31 : 30)};
}

std::optional<Quarter> parse_quarter(std::string_view text) {
    constexpr std::size_t year_digits = 4;
    Quarter out;
    const auto year = text.substr(0, year_digits);
    const auto [end, failed] = std::from_chars(year.data(), year.data() + year.size(), out.year);
    if (year.size() < year_digits || failed != std::errc() || end != year.data() + year.size() ||
        out.year < 1) {
        return std::nullopt;
    }
    text.remove_prefix(year_digits);
    if (text.starts_with('-') || text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    if (text.size() != 2 || lower_ascii(text[0]) != 'q' || text[1] < '1' || text[1] > '4') {
        return std::nullopt;
    }
    out.number = text[1] - '0';
    return out;
}

QuarterProgress quarter_progress(const Rubric& rubric, const ResultSet& set, const Quarter& quarter) {
    QuarterProgress out;
    out.quarter = quarter;
    const Date first = quarter.first();
    const Date last = quarter.last();
    const std::vector<ItemId> items = items_of_nodes(rubric, set);
    for (std::size_t i = 0; i < rubric.methods.size(); ++i) {
        const MethodId method(i);
        if (std::any_of(rubric.items.begin(), rubric.items.end(),
                        [&](const Item& item) { return item.criterion && item.criterion->names(method); })) {
            out.methods.push_back({method});
        }
    }
    for (std::size_t at = 0; at < set.results.size(); ++at) {
        const SavedResult& result = set.results[at];
        UnitProgress& unit = out.units.emplace_back();
        unit.result = at;
        unit.reported = is_there(result, "self", last);
        for (const auto& input : result.inputs) {
            const auto on = parse_loose_date(input.date);
            if (input.source == "self" && on && *on <= last && (!unit.on || *unit.on < *on)) {
                unit.on = on;
            }
        }
        for (const auto& input : result.inputs) {
            const auto on = parse_loose_date(input.date);
            out.later += on && *on > last ? 1 : 0;
        }
        out.reported += unit.reported ? 1 : 0;
        out.in_quarter += unit.on && *unit.on >= first ? 1 : 0;
        out.undated += unit.reported && !unit.on ? 1 : 0;
        for (auto& progress : out.methods) {
            const std::string& id = rubric.method(progress.method).id;
            bool visited = false;
            for (const auto& input : result.inputs) {
                const auto on = parse_loose_date(input.date);
                if (input.source == id && on && *on >= first && *on <= last) {
                    ++progress.records;
                    visited = true;
                    unit.visits.emplace_back(progress.method, *on);
                }
            }
            const bool wanted =
                std::any_of(result.nodes.begin(), result.nodes.end(), [&](const SavedNode& node) {
                    const ItemId item = items[node.node.at()];
                    return item && node.status != NodeStatus::not_applicable && rubric.at(item).criterion &&
                           rubric.at(item).criterion->names(progress.method);
                });
            if (!wanted) {
                continue;
            }
            ++progress.wanted;
            progress.visited += visited ? 1 : 0;
            if (is_there(result, id, last)) {
                ++progress.done;
            } else {
                unit.outstanding.push_back(progress.method);
            }
        }
        std::sort(unit.visits.begin(), unit.visits.end(), [](const auto& a, const auto& b) {
            return std::tie(a.second, a.first) < std::tie(b.second, b.first);
        });
        out.outstanding += unit.outstanding.empty() ? 0 : 1;
    }
    return out;
}

}  // namespace ceping
