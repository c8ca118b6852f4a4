#include <ceping/analyse/comparing/rubric_elements.hpp>
#include <ceping/base/text.hpp>

namespace ceping {

namespace {

class Collector {
public:
    explicit Collector(std::vector<RubricElement>& out) : out_(out) {}

    void run(const Node& root) {
        named(root, "scales", RubricPart::scale);
        named(root, "methods", RubricPart::method);
        named(root, "facts", RubricPart::fact);
        listed(root, "prerequisites", RubricPart::prerequisite);
        listed(root, "vetoes", RubricPart::veto);
        nodes(root, "");
        extras(root, "");
        listed(root, "bands", RubricPart::band);
        named(root, "sources", RubricPart::source);
    }

private:
    static std::string text(const Node& map, std::string_view key) {
        const Node* value = map.find(key);
        return value == nullptr ? std::string() : std::string(trim(value->text()));
    }

    /// A map from ids to values.
    void named(const Node& root, std::string_view key, RubricPart part) {
        const Node* map = root.find(key);
        if (map == nullptr || !map->is_map()) {
            return;
        }
        std::size_t position = 0;
        for (const auto& [id, value] : map->entries()) {
            const std::string name(trim(id.text()));
            out_.push_back({part, name, text(value, "title"), "", &value, "", position++});
            if (part == RubricPart::scale) {
                levels(name, value);
            }
        }
    }

    void levels(const std::string& scale, const Node& map) {
        std::size_t position = 0;
        for (const auto& [id, value] : map.entries()) {
            out_.push_back({RubricPart::level, scale + "/" + std::string(trim(id.text())), "", scale, &value,
                            scale, position++});
        }
    }

    void listed(const Node& root, std::string_view key, RubricPart part) {
        const Node* list = root.find(key);
        std::size_t position = 0;
        for (std::size_t i = 0; list != nullptr && list->is_list() && i < list->size(); ++i) {
            const Node& each = (*list)[i];
            out_.push_back({part, text(each, "id"), text(each, "title"), "", &each, "", position++});
        }
    }

    void nodes(const Node& parent, const std::string& under) {
        const Node* list = parent.find("items");
        std::size_t position = 0;
        for (std::size_t i = 0; list != nullptr && list->is_list() && i < list->size(); ++i) {
            const Node& each = (*list)[i];
            const std::string id = text(each, "id");
            const bool group = each.find("items") != nullptr;
            out_.push_back({RubricPart::node, id, text(each, "title"), group ? "group" : text(each, "kind"),
                            &each, under, position++});
            checks(each, id);
            nodes(each, id);
            extras(each, id + ".");
        }
    }

    /// The bonus and the penalties of the whole, or of a group.
    void extras(const Node& of, const std::string& before) {
        for (const char* section : {"bonus", "penalties"}) {
            if (const Node* map = of.find(section); map != nullptr) {
                nodes(*map, before + section);
            }
        }
    }

    void checks(const Node& node, const std::string& owner) {
        const Node* list = node.find("checks");
        std::size_t position = 0;
        for (std::size_t i = 0; list != nullptr && list->is_list() && i < list->size(); ++i) {
            const Node& each = (*list)[i];
            out_.push_back({RubricPart::check, owner + "/" + text(each, "id"), text(each, "title"), owner,
                            &each, owner, position++});
        }
    }

    std::vector<RubricElement>& out_;
};

}  // namespace

std::vector<RubricElement> rubric_elements(const Node& root) {
    std::vector<RubricElement> out;
    Collector(out).run(root);
    return out;
}

std::vector<std::string_view> top_level_elements() {
    return {"ceping", "scales",  "methods", "facts",  "prerequisites", "vetoes", "items",
            "bands",  "sources", "extends", "remove", "override",      "add"};
}

std::vector<std::string_view> elements_below(RubricPart part) {
    return part == RubricPart::node ? std::vector<std::string_view>{"items", "checks"}
                                    : std::vector<std::string_view>{};
}

}  // namespace ceping
