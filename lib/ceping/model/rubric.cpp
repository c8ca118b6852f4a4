#include <ceping/model/rubric.hpp>

#include <algorithm>

namespace ceping {

namespace {

template <typename List>
int position(const List& list, std::string_view id) {
    const auto at = std::find_if(list.begin(), list.end(), [id](const auto& each) { return each.id == id; });
    return at == list.end() ? -1 : static_cast<int>(at - list.begin());
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

void Rubric::index() {
    by_id_.clear();
    for (std::size_t i = 0; i < items.size(); ++i) {
        by_id_.emplace(items[i].id, static_cast<int>(i));
    }
}

int Rubric::find(std::string_view id_of_node) const {
    const auto at = by_id_.find(id_of_node);
    return at == by_id_.end() ? -1 : at->second;
}

int Rubric::find_method(std::string_view id_of_method) const { return position(methods, id_of_method); }
int Rubric::find_fact(std::string_view id_of_fact) const { return position(facts, id_of_fact); }
int Rubric::find_prerequisite(std::string_view id_of_condition) const {
    return position(prerequisites, id_of_condition);
}
int Rubric::find_veto(std::string_view id_of_condition) const { return position(vetoes, id_of_condition); }

bool Rubric::is_below(int below, int above) const {
    while (below >= 0 && below != above) {
        below = at(below).parent;
    }
    return below >= 0;
}

}  // namespace ceping
