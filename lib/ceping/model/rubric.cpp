#include <ceping/model/rubric.hpp>

#include <algorithm>
#include <tuple>

namespace ceping {

bool When::same_as(const When& other) const {
    const auto same_test = [](const Test& a, const Test& b) {
        const auto parts = [](const Test& of) {
            return std::tie(of.fact, of.allowed, of.numbers, of.min, of.max, of.over, of.under, of.is_range);
        };
        return parts(a) == parts(b);
    };
    const auto same = [](const When& a, const When& b) { return a.same_as(b); };
    const auto same_list = [&](const std::vector<When>& a, const std::vector<When>& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
    };
    return std::equal(tests.begin(), tests.end(), other.tests.begin(), other.tests.end(), same_test) &&
           std::equal(any.begin(), any.end(), other.any.begin(), other.any.end(), same_list) &&
           same_list(none, other.none);
}

namespace {

template <typename Id, typename List>
Id position(const List& list, std::string_view id) {
    const auto at = std::find_if(list.begin(), list.end(), [id](const auto& each) { return each.id == id; });
    return at == list.end() ? Id() : Id(static_cast<std::size_t>(at - list.begin()));
}

template <typename List>
std::string title_in(const List& list, std::string_view id) {
    const auto at = std::find_if(list.begin(), list.end(), [id](const auto& each) { return each.id == id; });
    return at == list.end() || at->title.empty() ? std::string(id) : at->title;
}

}  // namespace

bool Places::has(std::string_view key) const {
    return std::any_of(places_.begin(), places_.end(), [key](const auto& each) { return each.first == key; });
}

Location Places::of(std::string_view key) const {
    for (;;) {
        for (const auto& [name, where] : places_) {
            if (name == key) {
                return where;
            }
        }
        const std::size_t dot = key.rfind('.');
        if (dot == std::string_view::npos) {
            return whole;
        }
        key = key.substr(0, dot);
    }
}

bool Criterion::names(MethodId method) const {
    return std::any_of(methods.begin(), methods.end(),
                       [method](const MethodShare& share) { return share.method == method; });
}

void Rubric::index() {
    by_id_.clear();
    for (std::size_t i = 0; i < items.size(); ++i) {
        by_id_.emplace(items[i].id, i);
    }
}

ItemId Rubric::find(std::string_view id_of_node) const {
    const auto at = by_id_.find(id_of_node);
    return at == by_id_.end() ? ItemId() : at->second;
}

BandId Rubric::find_band(std::string_view id_of_band) const { return position<BandId>(bands, id_of_band); }
MethodId Rubric::find_method(std::string_view id_of_method) const {
    return position<MethodId>(methods, id_of_method);
}
FactId Rubric::find_fact(std::string_view id_of_fact) const { return position<FactId>(facts, id_of_fact); }
PrerequisiteId Rubric::find_prerequisite(std::string_view id_of_condition) const {
    return position<PrerequisiteId>(prerequisites, id_of_condition);
}
VetoId Rubric::find_veto(std::string_view id_of_condition) const {
    return position<VetoId>(vetoes, id_of_condition);
}

std::string Rubric::band_title(std::string_view id_of_band) const { return title_in(bands, id_of_band); }
std::string Rubric::method_title(std::string_view id_of_method) const {
    return title_in(methods, id_of_method);
}
std::string Rubric::fact_title(std::string_view id_of_fact) const { return title_in(facts, id_of_fact); }

const std::string& Rubric::id_of(const RuledId& subject) const {
    if (const auto* item = std::get_if<ItemId>(&subject)) {
        return at(*item).id;
    }
    const auto* veto_id = std::get_if<VetoId>(&subject);
    return (veto_id != nullptr ? veto(*veto_id) : prerequisite(std::get<PrerequisiteId>(subject))).id;
}

ItemId Rubric::top_of(ItemId item) const {
    while (at(item).parent) {
        item = at(item).parent;
    }
    return item;
}

bool Rubric::is_below(ItemId below, ItemId above) const {
    while (below && below != above) {
        below = at(below).parent;
    }
    return bool(below);
}

}  // namespace ceping
