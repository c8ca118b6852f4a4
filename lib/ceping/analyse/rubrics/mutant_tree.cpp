// A rubric's tree with a mutant's edits in it.
#include <ceping/analyse/rubrics/mutants.hpp>

#include <unordered_map>

namespace ceping {

namespace {

/// Copies what holds an edit and shares all else with the original.
class Rebuilder {
public:
    Rebuilder(const std::vector<NodeEdit>& edits, Arena& arena) : arena_(arena) {
        for (const auto& edit : edits) {
            edits_.emplace(edit.at, &edit);
        }
    }

    /// Puts the node as it is to be into `out`; false where it is the same as before.
    bool rebuild(const Node& node, Node& out) {
        const NodeEdit* edit = edit_of(node);
        if (edit != nullptr && edit->what == NodeEdit::What::replace) {
            out = edit->value;
            return true;
        }
        std::vector<Node> children;
        bool changed = false;
        if (node.is_list()) {
            for (const auto& each : node) {
                changed = take(nullptr, each, children) || changed;
            }
        } else if (node.is_map()) {
            for (const auto& [key, value] : node.entries()) {
                changed = take(&key, value, children) || changed;
            }
        }
        if (edit != nullptr && edit->what == NodeEdit::What::append) {
            children.push_back(edit->key);
            children.push_back(edit->value);
            changed = true;
        }
        out = changed ? copy(node, children) : node;
        return changed;
    }

private:
    [[nodiscard]] const NodeEdit* edit_of(const Node& node) const {
        const auto at = edits_.find(&node);
        return at == edits_.end() ? nullptr : at->second;
    }

    bool take(const Node* key, const Node& value, std::vector<Node>& children) {
        const NodeEdit* edit = edit_of(value);
        if (edit != nullptr && edit->what == NodeEdit::What::take_away) {
            return true;
        }
        if (key != nullptr) {
            children.push_back(*key);
        }
        Node made;
        const bool changed = rebuild(value, made);
        children.push_back(made);
        return changed;
    }

    Node copy(const Node& node, const std::vector<Node>& children) {
        const Node* kept = arena_.keep(children.data(), children.size());
        const Node made = node.is_map() ? Node::make_map(*node.source(), {}, kept, children.size() / 2)
                                        : Node::make_list(*node.source(), {}, kept, children.size());
        return made.moved_to(node);
    }

    Arena& arena_;
    std::unordered_map<const Node*, const NodeEdit*> edits_;
};

}  // namespace

RubricTree apply_mutant(const RubricTree& tree, const Mutant& mutant) {
    RubricTree out;
    out.documents = tree.documents;
    out.path = tree.path;
    out.sha256 = tree.sha256;
    out.sum_causes = tree.sum_causes;
    std::vector<NodeEdit> edits = mutant.edits;
    if (const Node* expect = tree.root.find("expect")) {
        // It moves no score, and may name a level or a check that is gone.
        edits.push_back({expect, NodeEdit::What::take_away, {}, {}});
    }
    Rebuilder(edits, out.arena).rebuild(tree.root, out.root);
    return out;
}

}  // namespace ceping
