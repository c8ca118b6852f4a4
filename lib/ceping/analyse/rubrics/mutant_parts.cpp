// What all mutants are made with.
#include <ceping/analyse/rubrics/mutant_parts.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

std::optional<Exact> figure_in(const Node* node) {
    try {
        return node != nullptr && node->is_text() ? number_in(node->text()) : std::nullopt;
    } catch (const NumberTooLarge&) {
        return std::nullopt;
    }
}

int decimals_in(const Node& node) {
    const std::string text = to_ascii(trim(node.text()));
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0
                                      : static_cast<int>(std::min<std::size_t>(text.size() - point - 1, 18));
}

Exact step_of(int decimals, const Exact& most) {
    Exact step = 1;
    for (int i = 0; i < decimals; ++i) {
        step /= Exact(10);
    }
    return most.sign() > 0 && most <= step ? step / Exact(10) : step;
}

std::string_view id_in(const Node& map) {
    const Node* id = map.find("id");
    return id == nullptr ? std::string_view() : trim(id->text());
}

const KindRow* kind_row_of(const Node& map) {
    const Node* kind = map.find("kind");
    return kind == nullptr ? nullptr : find_kind(trim(kind->text()));
}

std::vector<const Node*> variants_in(const Node& map) {
    std::vector<const Node*> out;
    const Node* list = map.find("variants");
    for (std::size_t i = 0; list != nullptr && list->is_list() && i < list->size(); ++i) {
        out.push_back(&(*list)[i]);
    }
    return out;
}

void drop_standard(const Node& criterion, std::string_view of, std::vector<NodeEdit>& edits) {
    const Node* standard = criterion.find("standard");
    const Node* text = standard != nullptr && standard->is_map() ? standard->find(of) : nullptr;
    if (text != nullptr) {
        edits.push_back(MutantSink::removal(*text));
    }
}

Node MutantSink::text(const Node& at, std::string_view of) {
    return Node::make_text(*at.source(), {}, arena_.keep(of), Node::Style::plain).moved_to(at);
}

NodeEdit MutantSink::replacement(const Node& value, std::string_view with) {
    return {&value, NodeEdit::What::replace, {}, text(value, with)};
}

NodeEdit MutantSink::removal(const Node& value) { return {&value, NodeEdit::What::take_away, {}, {}}; }

Words MutantSink::from_to(const Words& what, std::string_view from, std::string_view to) {
    return phrases::changed_from_to.with(
        {{"what", {what.zh, std::string(trim(what.en))}}, {"from", from}, {"to", to}});
}

Words MutantSink::without(const Words& what) { return phrases::taken_away.with({{"what", what}}); }

void MutantSink::add(std::vector<NodeEdit> edits, const Node& at, Words what, std::string extra) {
    out_.push_back({std::move(edits), at.location(), std::move(what), std::move(extra)});
}

void MutantSink::replace(const Node& value, std::string_view with, const Words& what) {
    add({replacement(value, with)}, value, from_to(what, trim(value.text()), with));
}

void MutantSink::take_away(const Node& value, const Words& what) {
    add({removal(value)}, value, without(what));
}

void MutantSink::nudge(const Node& value, const Words& what, int least_decimals) {
    if (const auto number = figure_in(&value)) {
        const Exact step = step_of(std::max(decimals_in(value), least_decimals), *number);
        replace(value, (*number + step).plain(), what);
        replace(value, (*number - step).plain(), what);
    }
}

void MutantSink::other_words(const Node& map, std::string_view key, std::span<const std::string_view> words,
                             const Words& what) {
    const Node* value = map.find(key);
    const std::string_view now = value != nullptr ? trim(value->text()) : words.front();
    for (const auto word : words) {
        if (word == now) {
            continue;
        }
        if (value != nullptr) {
            replace(*value, word, what);
        } else {
            add({{&map, NodeEdit::What::append, text(map, key), text(map, word)}}, map,
                from_to(what, now, word));
        }
    }
}

}  // namespace ceping
