// result/1 as NDJSON and as a JSON array. Source: ceping-result(5).
#include <ceping/write/results/results.hpp>

#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

// Whatever does not change from unit to unit is quoted and escaped once; a row is appended piece by piece, since this is
// where a big batch spends its time after reading.

/// A node's object up to its `id`, which is the same for every unit.
struct NodeHead {
    std::string text;  ///< `{"id":"1.1"`
    bool wanted = true;
};

class JsonWriter : public ResultWriter {
public:
    JsonWriter(const Rubric& rubric, const ResultOptions& options);
    [[nodiscard]] std::string row(const Result& result) const override;
    void put(std::string&& row, const ByteSink& out) override {
        row += '\n';
        out(row);
    }

private:
    void append_nodes(std::string& out, const Result& result) const;

    const Rubric& rubric_;
    ResultParts parts_;
    Language language_;
    Detail detail_;
    std::string head_;  // up to the unit's members
    std::string head_of_unscored_;
    std::vector<NodeHead> nodes_;
};

JsonWriter::JsonWriter(const Rubric& rubric, const ResultOptions& options)
    : rubric_(rubric), parts_(rubric), language_(options.language), detail_(options.detail) {
    std::string members;
    parts_.append_members(members, result_fields::rubric, rubric, rubric);
    const std::string start = "{\"ceping\":\"result/1\",\"rubric\":{" + members.substr(1) + "},";
    head_of_unscored_ = start + "\"unit\":";
    const std::string overrides = overrides_json(options.overrides);
    head_ = start + (overrides.empty() ? "" : "\"overrides\":" + overrides + ",") + "\"unit\":";
    for (const auto& item : rubric.items) {
        nodes_.push_back(
            {"{\"id\":" + json_quoted(item.id), detail_ == Detail::full || item.group.has_value()});
    }
}

void JsonWriter::append_nodes(std::string& out, const Result& result) const {
    out += ",\"nodes\":";
    char before = '[';
    for (std::size_t i = 0; i < std::min(nodes_.size(), result.nodes.size()); ++i) {
        if (nodes_[i].wanted) {
            out += std::exchange(before, ',');
            out += nodes_[i].text;
            parts_.append_members(out, result_fields::node, result.nodes[i], rubric_);
            out += '}';
        }
    }
    out += before == '[' ? "[]" : "]";
}

std::string JsonWriter::row(const Result& result) const {
    std::string out;
    out.reserve(head_.size() + 1024 + 96 * result.nodes.size());
    out += result.scored() ? head_ : head_of_unscored_;
    const std::size_t at = out.size();
    parts_.append_members(out, result_fields::unit, result.unit, rubric_);
    out[at] = '{';
    out.append("},\"status\":\"").append(key_of(result.status)) += '"';
    if (result.scored()) {
        parts_.append_members(out, result_fields::score, result, rubric_);
        if (!result.grounds.empty()) {
            out += ",\"grounds\":";
            parts_.append_list(out, result_fields::ground, result.grounds, rubric_);
        }
        if (detail_ != Detail::score) {
            append_nodes(out, result);
        }
    }
    out += ",\"findings\":";
    parts_.append_list(out, result_fields::finding, result.findings, language_);
    out += ",\"inputs\":";
    parts_.append_list(out, result_fields::input, result.inputs, rubric_);
    out += '}';
    return out;
}

/// The same objects as elements of one array.
class JsonArrayWriter : public JsonWriter {
public:
    using JsonWriter::JsonWriter;

    void begin(const ByteSink& out) override { out("["); }
    void put(std::string&& row, const ByteSink& out) override {
        row.insert(0, std::exchange(first_, false) ? "\n" : ",\n");
        out(row);
    }
    void finish(const ByteSink& out) override { out("\n]\n"); }

private:
    bool first_ = true;
};

}  // namespace

std::unique_ptr<ResultWriter> make_ndjson_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<JsonWriter>(rubric, options);
}

std::unique_ptr<ResultWriter> make_json_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<JsonArrayWriter>(rubric, options);
}

}  // namespace ceping
