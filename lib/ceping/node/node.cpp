#include <ceping/node/node.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t first_block = 32U * 1024U;
constexpr std::size_t largest_block = 1024U * 1024U;
constexpr std::size_t most_excerpts = 1000;

}  // namespace

Node::Entries Node::entries() const {
    return is_map() ? Entries(static_cast<const Node*>(data_), size_) : Entries(nullptr, 0);
}

const Node* Node::find(std::string_view key) const {
    for (const auto entry : entries()) {
        if (entry.key.text() == key) {
            return &entry.value;
        }
    }
    return nullptr;
}

Place Node::place() const {
    if (line_ != 0 || source_ == nullptr) {
        return {line_, column_};
    }
    return source_->place_of(column_);
}

Location Node::location() const { return source_ == nullptr ? Location{} : source_->locate(place()); }

void Arena::reset() {
    block_ = 0;
    used_ = 0;
}

void* Arena::take_from_next(std::size_t bytes) {
    while (block_ + 1 < blocks_.size()) {
        ++block_;
        if (bytes <= blocks_[block_].size) {
            used_ = bytes;
            return blocks_[block_].bytes.get();
        }
    }
    const std::size_t usual =
        blocks_.empty() ? first_block : std::min(blocks_.back().size * 2, largest_block);
    const std::size_t size = std::max(bytes, usual);
    // Not make_unique: it would clear memory that is about to be written.
    blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
    block_ = blocks_.size() - 1;
    used_ = bytes;
    return blocks_.back().bytes.get();
}

void report_at(Diagnostics& found, const Source& source, Place place, Code code, std::vector<Words> words,
               std::string suggestion) {
    Diagnostic& finding = found.add(code, source.locate(place), std::move(words), std::move(suggestion));
    // Nobody reads the lines of thousands of findings.
    if (found.size() <= most_excerpts) {
        finding.excerpt = source.excerpt(place);
    }
}

void add_excerpts(const std::vector<const Source*>& sources, Diagnostics& found) {
    for (auto& finding : found.all()) {
        for (const auto* source : sources) {
            if (finding.excerpt.empty() && finding.where.line > 0 && finding.where.path == source->path() &&
                finding.where.sheet == source->sheet()) {
                finding.excerpt = source->excerpt(finding.where.place());
            }
        }
    }
}

void report(Diagnostics& found, const Node& at, Code code, std::vector<Words> words, std::string suggestion) {
    if (at.source() == nullptr) {
        found.add(code, {}, std::move(words), std::move(suggestion));
        return;
    }
    report_at(found, *at.source(), at.place(), code, std::move(words), std::move(suggestion));
}

Node map_of(const std::vector<std::pair<Node, Node>>& entries, const Node& where, Arena& arena) {
    std::vector<Node> flat;
    flat.reserve(entries.size() * 2);
    for (const auto& [key, value] : entries) {
        flat.push_back(key);
        flat.push_back(value);
    }
    return Node::make_map(*where.source(), {}, arena.keep(flat.data(), flat.size()), entries.size())
        .moved_to(where);
}

}  // namespace ceping
