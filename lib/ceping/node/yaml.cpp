#include <ceping/base/encoding.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/tree_builder.hpp>
#include <ceping/node/typing_slips.hpp>
#include <ceping/node/yaml_fast.hpp>
#include <ceping/node/yaml_problems.hpp>

#include <algorithm>
#include <new>
#include <string>
#include <unordered_map>

#include <yaml.h>

namespace ceping {

namespace {

constexpr std::string_view core_tags = "tag:yaml.org,2002:";

/// libyaml's parser, freed.
struct Parser {
    yaml_parser_t parser;

    explicit Parser(std::string_view text) {
        if (yaml_parser_initialize(&parser) == 0) {
            throw std::bad_alloc();
        }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { yaml_parser_delete(&parser); }
};

struct Event {
    yaml_event_t event;  // yaml_parser_parse() clears it first of all

    Event() {}  // NOLINT(modernize-use-equals-default, cppcoreguidelines-pro-type-member-init)
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&event); }
};

std::string_view text_of(const yaml_char_t* text) { return reinterpret_cast<const char*>(text); }

/// A scalar's text, in which U+0000 may stand.
std::string_view value_of(const yaml_event_t& event) {
    return {reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length};
}

/// A tag as its author wrote it, as far as libyaml lets us know.
std::string shown_tag(std::string_view tag) {
    return tag.starts_with(core_tags) ? "!!" + std::string(tag.substr(core_tags.size())) : std::string(tag);
}

bool writes_null(const yaml_event_t& event) {
    if (event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE) {
        return false;
    }
    const std::string_view text = value_of(event);
    return text.empty() || text == "~" || text == "null";
}

class Reader {
public:
    Reader(const std::shared_ptr<const Source>& source, YamlRest rest, const ReadOptions& options,
           const DocumentSink& sink, Diagnostics& found)
        : source_(source),
          rest_(rest),
          options_(options),
          sink_(sink),
          found_(found),
          parser_(text()),
          has_escapes_(text().find('\\') != std::string_view::npos),
          odd_line_ends_(has_odd_line_end(source->text())) {}

    bool run() {
        for (;;) {
            Event next;
            if (yaml_parser_parse(&parser_.parser, &next.event) == 0) {
                report_syntax();
                return false;
            }
            if (next.event.type == YAML_STREAM_END_EVENT || !take(next.event)) {
                return !broken_;
            }
        }
    }

private:
    /// An anchored node, and what expanding it costs.
    struct Anchor {
        Node node;
        std::size_t nodes = 0;
        std::size_t aliases = 0;
        bool complete = false;
    };
    /// An anchored collection that is still open.
    struct Pending {
        std::size_t depth;
        std::string name;
        std::size_t nodes;
        std::size_t aliases;
    };

    /// False where reading ends.
    bool take(const yaml_event_t& event) {
        switch (event.type) {
            case YAML_DOCUMENT_START_EVENT: begin(); return true;
            case YAML_DOCUMENT_END_EVENT: return deliver();
            case YAML_ALIAS_EVENT: alias(event); return true;
            case YAML_SCALAR_EVENT: scalar(event); return true;
            case YAML_SEQUENCE_START_EVENT:
                return open(event, false, event.data.sequence_start.anchor, event.data.sequence_start.tag);
            case YAML_MAPPING_START_EVENT:
                return open(event, true, event.data.mapping_start.anchor, event.data.mapping_start.tag);
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT: close(); return true;
            default: return true;
        }
    }

    void begin() {
        document_ = &workspace_->fresh(source_);
        dropped_ = false;
        nodes_ = 0;
        aliases_ = 0;
        pending_.clear();
        if (!anchors_.empty()) {
            anchors_.clear();
        }
    }

    /// A document that holds nothing is no record.
    bool deliver() {
        const Node* const root = tree().root();
        if (dropped_ || root == nullptr || (root->is_null() && !document_->faulty)) {
            return true;
        }
        document_->root = *root;
        return sink_(*document_);
    }

    void scalar(const yaml_event_t& event) {
        if (dropped_) {
            return;
        }
        const auto& data = event.data.scalar;
        const Place at = place(event.start_mark);
        const std::string_view text = value_of(event);
        if (data.tag != nullptr) {
            refuse_tag(at, data.tag);
        }
        if (has_escapes_ && data.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
            if (const auto control = first_control(text)) {
                report_control(found_, *source_, at, text, *control);
                document_->faulty = true;
            }
        }
        ++nodes_;
        const bool is_null = writes_null(event);
        Node node = Node::make_null(*source_, at);
        if (tree().at_key()) {
            node = key(at, text, data.style);
        } else if (!is_null) {
            node = Node::make_text(*source_, at, document_->arena.keep(text), style_of(data.style));
        }
        tree().add(node);
        if (data.anchor != nullptr) {
            anchors_[std::string(text_of(data.anchor))] = {node, 1, 0, true};
        }
    }

    /// The node of a key; where it is refused, one that is no text.
    Node key(Place at, std::string_view text, yaml_scalar_style_t style) {
        const bool plain = style == YAML_PLAIN_SCALAR_STYLE;
        if (plain && text == "<<") {
            refuse_key(at, "yaml-merge");
        } else if ((plain && text.empty()) || text.find('\n') != std::string_view::npos) {
            refuse_key(at, "bad-key");
        } else {
            return Node::make_text(*source_, at, document_->arena.keep(text), style_of(style));
        }
        return Node::make_null(*source_, at);
    }

    bool open(const yaml_event_t& event, bool map, const yaml_char_t* anchor, const yaml_char_t* tag) {
        const Place at = place(event.start_mark);
        if (tree().depth() >= options_.max_depth) {
            report_at(found_, *source_, at, "too-deep", {std::to_string(options_.max_depth)});
            broken_ = true;
            return false;
        }
        if (!dropped_) {
            if (tag != nullptr) {
                refuse_tag(at, tag);
            }
            if (tree().at_key()) {
                refuse_key(at, "bad-key");
            }
            if (anchor != nullptr) {
                // An alias inside its own anchor would have no end: until the collection is closed there is nothing to
                // expand, not even an earlier anchor of that name.
                const std::string name(text_of(anchor));
                anchors_[name] = {};
                pending_.push_back({tree().depth(), name, nodes_, aliases_});
            }
            ++nodes_;
        }
        tree().open(Node::make_null(*source_, at), map);
        return true;
    }

    void close() {
        const Node& node = tree().close(document_->arena);
        if (!pending_.empty() && pending_.back().depth == tree().depth()) {
            const Pending& begun = pending_.back();
            anchors_[begun.name] = {node, nodes_ - begun.nodes, aliases_ - begun.aliases, true};
            pending_.pop_back();
        }
    }

    void alias(const yaml_event_t& event) {
        if (dropped_) {
            return;
        }
        const Place at = place(event.start_mark);
        const std::string name(text_of(event.data.alias.anchor));
        const auto known = anchors_.find(name);
        Node node = Node::make_null(*source_, at);
        if (known == anchors_.end() || !known->second.complete) {
            report_at(found_, *source_, at, "yaml-anchor", {name});
            document_->faulty = true;
        } else if (!expand(known->second, at)) {
            dropped_ = true;
            return;
        } else {
            node = known->second.node.moved_to(node);
        }
        if (tree().at_key() && !node.is_text()) {
            refuse_key(at, "bad-key");
        }
        tree().add(node);
    }

    /// Counts an expansion; false where the document expands beyond its limits.
    bool expand(const Anchor& anchor, Place at) {
        aliases_ += 1 + anchor.aliases;
        nodes_ += anchor.nodes;
        if (aliases_ > options_.max_aliases) {
            report_at(found_, *source_, at, "too-many-aliases", {std::to_string(options_.max_aliases)});
            return false;
        }
        if (nodes_ > options_.max_nodes) {
            report_at(found_, *source_, at, "too-large",
                      {phrases::nodes_per_document.with({{"limit", options_.max_nodes}})});
            return false;
        }
        return true;
    }

    void refuse_key(Place at, Code code) {
        report_at(found_, *source_, at, code, {});
        document_->faulty = true;
        tree().refuse_key();
    }

    void refuse_tag(Place at, const yaml_char_t* tag) {
        report_at(found_, *source_, at, "yaml-tag", {printable(shown_tag(text_of(tag)))});
        document_->faulty = true;
    }

    void report_syntax() {
        const yaml_parser_t& parser = parser_.parser;
        if (parser.error == YAML_MEMORY_ERROR) {
            throw std::bad_alloc();
        }
        // Reader errors have an offset only; the bytes were checked before, so none is to be expected.
        // A key whose colon is not found is wrong where it stands, and libyaml notices lines further down.
        const bool lost_colon =
            parser.context != nullptr && std::string_view(parser.context) == "while scanning a simple key";
        const Place at = parser.error == YAML_READER_ERROR
                             ? source_->place_of(rest_.offset + parser.problem_offset)
                             : place(lost_colon ? parser.context_mark : parser.problem_mark);
        YamlProblem problem;
        problem.what = parser.problem == nullptr ? "" : parser.problem;
        problem.context = parser.context == nullptr ? "" : parser.context;
        problem.context_line = parser.context == nullptr ? 0 : place(parser.context_mark).line;
        const std::string_view before = source_->line(at.line).substr(0, at.column);
        problem.at_tab = before.ends_with('\t') && code_points(before) == at.column;
        problem.same_line = problem.context_line == at.line;
        if (const auto slip = slip_of(problem, at.line)) {
            report_at(found_, *source_, slip->place, "yaml-syntax", {slip->what});
        } else {
            report_at(found_, *source_, at, "yaml-syntax", {yaml_problem_words(problem)});
        }
    }

    /// What somebody typed by which libyaml ran into the problem, on its line or the one before.
    [[nodiscard]] std::optional<TypingSlip> slip_of(const YamlProblem& problem, std::uint32_t line) const {
        const bool flow = problem.context.find("flow") != std::string_view::npos;
        auto slip = find_typing_slip(*source_, flow ? problem.context_line : line, line);
        for (std::uint32_t above = line; !slip && above-- > source_->first_line();) {
            if (!trim(source_->line(above)).empty()) {
                slip = find_typing_slip(*source_, above, above);
                break;
            }
        }
        const bool by_indentation = problem.what == "did not find expected key" ||
                                    problem.what == "mapping values are not allowed in this context";
        return slip || flow || !by_indentation ? slip : find_indentation_slip(*source_, line);
    }

    /// Marks count lines and code points from 0.
    Place place(const yaml_mark_t& mark) {
        if (!odd_line_ends_) {
            return {static_cast<std::uint32_t>(mark.line) + rest_.line,
                    static_cast<std::uint32_t>(mark.column) + 1};
        }
        return source_->place_of(offset_of(mark.index));
    }

    /// The byte offset of a code point; marks come in rising order but for the contexts of errors.
    std::size_t offset_of(std::size_t index) {
        if (index < seen_index_) {
            seen_index_ = 0;
            seen_offset_ = 0;
        }
        std::string_view rest = text().substr(seen_offset_);
        while (seen_index_ < index && !rest.empty()) {
            (void)take_code_point(rest);
            ++seen_index_;
        }
        seen_offset_ = text().size() - rest.size();
        return rest_.offset + seen_offset_;
    }

    static Node::Style style_of(yaml_scalar_style_t style) {
        return style == YAML_PLAIN_SCALAR_STYLE ? Node::Style::plain : Node::Style::quoted;
    }

    TreeBuilder& tree() { return workspace_->tree; }
    [[nodiscard]] std::string_view text() const { return source_->text().substr(rest_.offset); }

    const std::shared_ptr<const Source>& source_;
    YamlRest rest_;
    const ReadOptions& options_;
    const DocumentSink& sink_;
    Diagnostics& found_;
    Parser parser_;
    WorkspaceLease workspace_;
    Document* document_ = nullptr;
    std::unordered_map<std::string, Anchor> anchors_;
    std::vector<Pending> pending_;
    std::size_t nodes_ = 0;
    std::size_t aliases_ = 0;
    bool dropped_ = false;  // the rest of this document is read over
    bool broken_ = false;   // nothing after this can be understood
    bool has_escapes_;
    bool odd_line_ends_;
    std::size_t seen_index_ = 0;   // in code points, counted in text()
    std::size_t seen_offset_ = 0;  // in bytes
};

}  // namespace

bool read_yaml_with_libyaml(const std::shared_ptr<const Source>& source, YamlRest rest,
                            const ReadOptions& options, const DocumentSink& sink, Diagnostics& found) {
    return Reader(source, rest, options, sink, found).run();
}

bool read_yaml(const std::shared_ptr<const Source>& source, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found) {
    const YamlRest rest = read_yaml_fast(source, options, sink);
    return rest.offset == source->text().size() || read_yaml_with_libyaml(source, rest, options, sink, found);
}

}  // namespace ceping
