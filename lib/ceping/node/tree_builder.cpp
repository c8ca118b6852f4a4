#include <ceping/node/tree_builder.hpp>

#include <utility>

namespace ceping {

namespace {

/// After a larger input than this the memory is given back.
constexpr std::size_t largest_kept = 4U * 1024U * 1024U;

/// What the thread's readers have left for the next one.
std::unique_ptr<Workspace>& idle_workspace() {
    thread_local std::unique_ptr<Workspace> workspace;
    return workspace;
}

}  // namespace

const Node& TreeBuilder::close(Arena& arena) {
    const Open ended = open_.back();
    open_.pop_back();
    if (ended.refused) {
        drop_refused(ended.first);
    }
    const Node* const children = waiting_.data() + ended.first;
    const std::size_t count = count_ - ended.first;
    const Node* const kept = arena.keep(children, count);
    count_ = ended.first;
    const Source& source = *ended.at.source();
    const Node made =
        ended.map ? Node::make_map(source, {}, kept, count / 2) : Node::make_list(source, {}, kept, count);
    add(made.moved_to(ended.at));
    return waiting_[count_ - 1];
}

void TreeBuilder::drop_refused(std::size_t first) {
    std::size_t to = first;
    for (std::size_t from = first; from + 1 < count_; from += 2) {
        if (waiting_[from].is_text()) {
            waiting_[to] = waiting_[from];
            waiting_[to + 1] = waiting_[from + 1];
            to += 2;
        }
    }
    count_ = to;
}

Document& Workspace::fresh(const std::shared_ptr<const Source>& source) {
    document.arena.reset();
    document.source = source;
    document.root = Node();
    document.table = false;
    document.sheets.clear();
    document.faulty = false;
    tree.clear();
    return document;
}

WorkspaceLease::WorkspaceLease() : workspace_(std::exchange(idle_workspace(), nullptr)) {
    if (workspace_ == nullptr) {
        workspace_ = std::make_unique<Workspace>();
    }
}

WorkspaceLease::~WorkspaceLease() {
    Document& document = workspace_->document;
    if (document.source != nullptr && document.source->text().size() > largest_kept) {
        return;
    }
    document.root = Node();
    document.sheets.clear();
    document.source.reset();
    idle_workspace() = std::move(workspace_);
}

}  // namespace ceping
