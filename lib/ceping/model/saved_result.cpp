#include <ceping/base/text.hpp>
#include <ceping/model/saved_result.hpp>

#include <algorithm>

namespace ceping {

std::optional<std::string_view> SavedResult::fact(std::string_view id) const {
    if (id == "region") {
        return region.empty() ? std::nullopt : std::optional<std::string_view>(region);
    }
    for (const auto& [name_of_fact, text] : facts) {
        if (name_of_fact == id) {
            return text;
        }
    }
    return std::nullopt;
}

std::vector<std::pair<std::string_view, std::string_view>> SavedResult::ruled(bool criteria) const {
    std::vector<std::pair<std::string_view, std::string_view>> out;
    for (const auto& ground : grounds) {
        if (!ground.ruled.empty() && (criteria || ground.holds)) {
            out.emplace_back(ground.id, ground.ruled);
        }
    }
    return out;
}

std::optional<std::string_view> SavedResult::set(std::string_view key) const {
    for (const auto each : split(overrides, ';')) {
        if (each.size() > key.size() && each.starts_with(key) && each[key.size()] == '=') {
            return each.substr(key.size() + 1);
        }
    }
    return std::nullopt;
}

bool SavedResult::zeroed() const {
    return scored() && !vetoes.empty() && exact.sign() == 0 && (base + bonus - penalty).sign() > 0;
}

const SavedNode* SavedResult::find(NodeId node) const {
    const auto at =
        std::find_if(nodes.begin(), nodes.end(), [node](const SavedNode& each) { return each.node == node; });
    return at == nodes.end() ? nullptr : &*at;
}

const SavedDetail* SavedResult::detail(const SavedNode& node) const {
    const auto at = static_cast<std::size_t>(&node - nodes.data());
    return at < details.size() ? &details[at] : nullptr;
}

NodeId ResultSet::node(std::string_view id) {
    const auto [at, fresh] = positions_.emplace(std::string(id), nodes.size());
    if (fresh) {
        nodes.emplace_back(id);
    }
    return at->second;
}

NodeId ResultSet::find_node(std::string_view id) const {
    const auto at = positions_.find(std::string(id));
    return at == positions_.end() ? NodeId() : at->second;
}

}  // namespace ceping
