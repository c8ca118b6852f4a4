#pragma once

#include <ceping/node/node.hpp>

#include <cstddef>
#include <memory>
#include <vector>

namespace ceping {

/// Builds a tree from the events of a parser. Children wait on one stack until their parent ends, and only then move
/// into the arena: no recursion, and no allocation once the stacks have grown.
class TreeBuilder {
public:
    void clear() {
        count_ = 0;
        open_.clear();
    }

    [[nodiscard]] std::size_t depth() const { return open_.size(); }
    /// Whether the innermost collection is a map; there must be one.
    [[nodiscard]] bool in_map() const { return open_.back().map; }
    /// Whether the next node is the key of a map.
    [[nodiscard]] bool at_key() const {
        return !open_.empty() && open_.back().map && (count_ - open_.back().first) % 2 == 0;
    }

    void add(const Node& node) {
        if (count_ == waiting_.size()) {
            waiting_.resize(2 * count_ + 64);
        }
        waiting_[count_++] = node;
    }
    /// `at` carries the place of the collection.
    void open(const Node& at, bool map) { open_.push_back({at, count_, map, false}); }
    /// The next key (any node but a text) and its value are left out of the map.
    void refuse_key() { open_.back().refused = true; }
    /// Ends the innermost collection.
    const Node& close(Arena& arena);
    /// The whole tree once depth() is 0 again; null where nothing came.
    [[nodiscard]] const Node* root() const { return count_ == 0 ? nullptr : waiting_.data(); }

private:
    struct Open {
        Node at;
        std::size_t first;
        bool map;
        bool refused;
    };
    void drop_refused(std::size_t first);

    std::vector<Node> waiting_;  // the first count_ are in use
    std::size_t count_ = 0;
    std::vector<Open> open_;
};

/// The scratch memory of a reader: kept by the thread between calls, so that reading a stream record by record does not
/// allocate anew for each. A reader that is called while another is at work (`extends`) gets its own.
struct Workspace {
    Document document;
    TreeBuilder tree;

    /// A document with nothing in it, on the last one's memory where the sink did not move that away.
    Document& fresh(const std::shared_ptr<const Source>& source);
};

class WorkspaceLease {
public:
    WorkspaceLease();
    WorkspaceLease(const WorkspaceLease&) = delete;
    WorkspaceLease& operator=(const WorkspaceLease&) = delete;
    ~WorkspaceLease();
    Workspace* operator->() const { return workspace_.get(); }
    Workspace& operator*() const { return *workspace_; }

private:
    std::unique_ptr<Workspace> workspace_;
};

}  // namespace ceping
