// Whether an answer as a result shows it is the answer that a record gave.
#include "compare.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace plain {
namespace {

// What `id=times;id=times` says, zeros left out.
std::set<std::string> counts_said(const Pairs& counts) {
    std::set<std::string> said;
    for (const auto& [name, times] : counts) {
        if (number(times) != 0) {
            said.insert(name + "=" + written(number(times)));
        }
    }
    return said;
}

Pairs split_pairs(const std::string& cell) {
    Pairs pairs;
    std::string key;
    std::string part;
    for (const char c : cell + ";") {
        if (c == '=') {
            key = part;
            part.clear();
        } else if (c == ';') {
            if (!part.empty() || !key.empty()) {
                pairs.emplace_back(key, part);
            }
            key.clear();
            part.clear();
        } else if (c != '\\') {
            part += c;
        }
    }
    return pairs;
}

// A level may be written in small letters.
bool same_letters(const std::string& a, const std::string& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char one, unsigned char other) {
        return std::tolower(one) == std::tolower(other);
    });
}

std::string without_percent(std::string text) {
    if (!text.empty() && text.back() == '%') {
        text.pop_back();
    }
    return text;
}

bool same_value(const std::string& ours, const std::string& cell) {
    const std::string wanted = without_percent(half_width(trimmed(ours)));
    std::string shown = without_percent(half_width(trimmed(cell)));
    for (const auto& [key, part] : split_pairs(cell)) {
        shown = key == "value" ? without_percent(half_width(trimmed(part))) : shown;
    }
    const auto value = read_number(wanted);
    return same_letters(wanted, shown) || (value && read_number(shown) == value) ||
           (value && *value == 0 && shown == "-");
}

bool same_ratio(const Answer& ours, const std::string& cell) {
    const Pairs parts = split_pairs(cell);
    const auto has = [&](const std::string& name, const std::string& wanted) {
        return std::any_of(parts.begin(), parts.end(), [&](const auto& one) {
            return one.first == name && read_number(one.second) == read_number(wanted);
        });
    };
    return has("num", ours.num) && has("den", ours.den);
}

}  // namespace

bool says_the_same(const Answer& ours, const std::string& cell) {
    const std::string list = cell == "-" || cell == "0" ? "" : cell;
    switch (ours.shape) {
        case Shape::none:
        case Shape::events: return false;  // not shown
        case Shape::value: return same_value(ours.value, cell);
        case Shape::ratio: return same_ratio(ours, cell);
        case Shape::counts: return counts_said(split_pairs(list)) == counts_said(ours.counts);
        case Shape::met: break;
    }
    std::set<std::string> met;
    for (const auto& [key, part] : split_pairs(cell == "-" ? "" : cell)) {
        met.insert(part);
    }
    return met == std::set<std::string>(ours.met.begin(), ours.met.end());
}

}  // namespace plain
