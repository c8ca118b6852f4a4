#include <ceping/node/yaml_second.hpp>

#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>
#include <ceping/node/tree_builder.hpp>

#include <istream>
#include <map>
#include <streambuf>
#include <string>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace ceping {

namespace yaml_second {

namespace {

/// A stream over text that is in memory already.
class View : public std::streambuf {
public:
    explicit View(std::string_view text) {
        char* const begin =
            const_cast<char*>(text.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): only read
        setg(begin, begin, begin + text.size());
    }
};

/// yaml-cpp's events, made a tree.
class Handler : public YAML::EventHandler {
public:
    Handler(Document& document, TreeBuilder& tree)
        : document_(document), tree_(tree), source_(*document.source) {}

    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(null(mark), anchor); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        tree_.add(anchors_[anchor].moved_to(null(mark)));
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        const auto style = tag == "?" ? Node::Style::plain : Node::Style::quoted;
        const Node node = Node::make_text(source_, {}, document_.arena.keep(value), style);
        add(node.moved_to(null(mark)), anchor);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        open(mark, anchor, false);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        open(mark, anchor, true);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    Node null(const YAML::Mark& mark) {
        return Node::make_null(source_, {}).at_offset(static_cast<std::size_t>(mark.pos < 0 ? 0 : mark.pos));
    }
    void add(const Node& node, YAML::anchor_t anchor) {
        tree_.add(node);
        if (anchor != 0) {
            anchors_[anchor] = node;
        }
    }
    void open(const YAML::Mark& mark, YAML::anchor_t anchor, bool map) {
        tree_.open(null(mark), map);
        open_anchors_.push_back(anchor);
    }
    void close() {
        const Node& node = tree_.close(document_.arena);
        if (open_anchors_.back() != 0) {
            anchors_[open_anchors_.back()] = node;
        }
        open_anchors_.pop_back();
    }

    Document& document_;
    TreeBuilder& tree_;
    const Source& source_;
    std::map<YAML::anchor_t, Node> anchors_;
    std::vector<YAML::anchor_t> open_anchors_;
};

}  // namespace

bool read(const std::shared_ptr<const Source>& source, const DocumentSink& sink, Diagnostics& found) {
    View view(source->text());
    std::istream stream(&view);
    WorkspaceLease workspace;
    try {
        YAML::Parser parser(stream);
        for (;;) {
            Document& document = workspace->fresh(source);
            Handler handler(document, workspace->tree);
            if (!parser.HandleNextDocument(handler)) {
                return true;
            }
            const Node* const root = workspace->tree.root();
            if (root == nullptr || root->is_null()) {
                continue;  // as the first reader does
            }
            document.root = *root;
            if (!sink(document)) {
                return true;
            }
        }
    } catch (const YAML::Exception& error) {
        const auto offset = static_cast<std::size_t>(error.mark.pos < 0 ? 0 : error.mark.pos);
        report_at(found, *source, source->place_of(offset), "second-reader",
                  {phrases::second_reader_stops.with({{"why", error.msg}})});
        return false;
    }
}

}  // namespace yaml_second

namespace {

constexpr std::size_t most_differences = 5;

/// yaml-cpp takes `Null` and `NULL` for nothing; the format does not, and the first reader decides.
bool is_null_to_second(const Node& first) {
    return first.is_text() && first.style() == Node::Style::plain &&
           (first.text() == "Null" || first.text() == "NULL");
}

Words shown(const Node& node) {
    switch (node.type()) {
        case Node::Type::text: return "`" + fit(printable(node.text()), 60) + "'";
        case Node::Type::list: return phrases::list_of_size.with({{"size", node.size()}});
        case Node::Type::map: return phrases::map_of_size.with({{"size", node.size()}});
        case Node::Type::null: break;
    }
    return {"空值", "nothing"};
}

class Comparison {
public:
    explicit Comparison(Diagnostics& found) : found_(found) {}

    void nodes(const Node& first, const Node& second) {
        if (differences_ >= most_differences || (is_null_to_second(first) && second.is_null())) {
            return;
        }
        if (first.type() != second.type() || first.text() != second.text() ||
            (!first.is_text() && first.size() != second.size())) {
            ++differences_;

            report(found_, first, "second-reader",
                   {phrases::read_two_ways.with({{"one", shown(first)}, {"other", shown(second)}})});
        } else if (first.is_list()) {
            for (std::size_t i = 0; i < first.size(); ++i) {
                nodes(first[i], second[i]);
            }
        } else if (first.is_map()) {
            auto theirs = second.entries().begin();
            for (const auto ours : first.entries()) {
                const auto entry = *theirs;
                key(ours.key, entry.key);
                nodes(ours.value, entry.value);
                ++theirs;
            }
        }
    }

private:
    /// A key is always a text to the first reader; to yaml-cpp the key `~` is nothing.
    void key(const Node& first, const Node& second) {
        if (!second.is_null() || (first.text() != "~" && first.text() != "null")) {
            nodes(first, second);
        }
    }

    Diagnostics& found_;
    std::size_t differences_ = 0;
};

}  // namespace

void compare_trees(const Node& first, const Node& second, Diagnostics& found) {
    Comparison(found).nodes(first, second);
}

}  // namespace ceping
