// result/1 as NDJSON and as a JSON array. Source: ceping-result(5).
#include <ceping/write/results/results.hpp>

#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

// Whatever does not change from unit to unit is quoted and escaped once; a row is appended piece by piece, since this is
// where a big batch spends its time after reading.

std::string key(std::string_view name) { return json_quoted(name) + ":"; }

/// The parts of one node that are the same for every unit.
struct NodeParts {
    std::string head;  ///< `{"id":"1.1","points":`
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
    void append_unit(std::string& out, const Unit& unit) const;
    void append_scores(std::string& out, const Result& result) const;
    void append_conditions(std::string& out, const Result& result) const;
    void append_node(std::string& out, const NodeParts& parts, const NodeScore& node) const;
    void append_nodes(std::string& out, const Result& result) const;
    void append_findings(std::string& out, const Result& result) const;

    ResultParts parts_;
    Language language_;
    Detail detail_;
    std::string head_;  // up to the unit's members
    std::string head_of_rejected_;
    std::string total_;
    std::vector<std::string> bands_;
    bool prerequisites_;
    bool vetoes_;
    std::vector<NodeParts> nodes_;
};

std::string rubric_part(const Rubric& rubric) {
    std::string out = "\"rubric\":{\"id\":" + json_quoted(rubric.id);
    const auto add = [&out](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            out += "," + key(name) + json_quoted(value);
        }
    };
    add("edition", rubric.edition);
    add("sha256", rubric.sha256);
    add("scoring", rubric.scoring);
    return out + "},";
}

JsonWriter::JsonWriter(const Rubric& rubric, const ResultOptions& options)
    : parts_(rubric),
      language_(options.language),
      detail_(options.detail),
      prerequisites_(!rubric.prerequisites.empty()),
      vetoes_(!rubric.vetoes.empty()) {
    const std::string start = "{\"ceping\":\"result/1\"," + rubric_part(rubric);
    head_of_rejected_ = start + "\"unit\":{\"id\":";
    std::string overrides;
    for (const auto& [name, value] : options.overrides) {
        overrides += (overrides.empty() ? "" : ",") + key(name) + json_quoted(value);
    }
    head_ = start + (overrides.empty() ? "" : "\"overrides\":{" + overrides + "},") + "\"unit\":{\"id\":";
    total_ = ",\"total\":";
    append_number(total_, rubric.total);
    for (const auto& band : rubric.bands) {
        bands_.push_back(json_quoted(band.id));
    }
    for (const auto& item : rubric.items) {
        nodes_.push_back({"{\"id\":" + json_quoted(item.id) + ",\"points\":",
                          detail_ == Detail::full || item.group.has_value()});
    }
}

void append_text(std::string& out, std::string_view text) {
    out += '"';
    append_json_text(out, text);
    out += '"';
}

void JsonWriter::append_unit(std::string& out, const Unit& unit) const {
    append_text(out, unit.id);
    if (!unit.name.empty()) {
        out += ",\"name\":";
        append_text(out, unit.name);
    }
    if (!unit.region.empty()) {
        out += ",\"region\":";
        append_text(out, unit.region);
    }
    parts_.append_facts(out, unit);
    out += '}';
}

void JsonWriter::append_scores(std::string& out, const Result& result) const {
    const bool verified = result.stage == Stage::verified;
    out += ",\"status\":\"scored\",\"stage\":\"";
    out += verified ? "verified\",\"score\":" : "self\",\"score\":";
    append_number(out, result.score);
    out += ",\"exact\":\"";
    out += result.exact.text();
    out += "\",\"base\":";
    append_number(out, result.base);
    out += ",\"bonus\":";
    append_number(out, result.bonus);
    out += ",\"penalty\":";
    append_number(out, result.penalty);
    out += total_;
    if (result.claimed) {
        out += ",\"claimed\":";
        append_number(out, *result.claimed);
    }
    if (result.band) {
        out += ",\"band\":";
        out += bands_[result.band.at()];
    }
    out += result.eligible ? ",\"eligible\":true,\"answered\":" : ",\"eligible\":false,\"answered\":";
    append_number(out, result.answered);
    if (verified) {
        out += ",\"verified\":";
        append_number(out, result.verified);
    }
}

void JsonWriter::append_conditions(std::string& out, const Result& result) const {
    if (prerequisites_) {
        out += ",\"prerequisites\":";
        parts_.append_prerequisites(out, result);
    }
    if (vetoes_) {
        out += ",\"vetoes\":";
        parts_.append_vetoes(out, result);
    }
    if (!result.grounds.empty()) {
        out += ",\"grounds\":";
        parts_.append_grounds(out, result);
    }
}

void JsonWriter::append_node(std::string& out, const NodeParts& parts, const NodeScore& node) const {
    out += parts.head;
    append_number(out, node.points);
    out += ",\"max\":";
    append_number(out, node.max);
    out += ",\"status\":\"";
    out += status_word(node.status);
    out += node.gated ? "\",\"gated\":true" : "\"";
    if (node.lost) {
        out += ",\"lost\":";
        append_number(out, *node.lost);
    }
    if (node.claimed) {
        out += ",\"claimed\":";
        append_number(out, *node.claimed);
    }
    if (!node.by.empty()) {
        out += ",\"by\":";
        parts_.append_methods(out, node);
    }
    if (!node.answer.empty()) {
        out += ",\"answer\":";
        append_text(out, node.answer);
    }
    if (!node.ruled.empty()) {
        out += ",\"ruled\":";
        append_text(out, node.ruled);
    }
    out += '}';
}

void JsonWriter::append_nodes(std::string& out, const Result& result) const {
    if (detail_ == Detail::score) {
        return;
    }
    out += ",\"nodes\":";
    char before = '[';
    for (std::size_t i = 0; i < std::min(nodes_.size(), result.nodes.size()); ++i) {
        if (nodes_[i].wanted) {
            out += std::exchange(before, ',');
            append_node(out, nodes_[i], result.nodes[i]);
        }
    }
    out += before == '[' ? "[]" : "]";
}

void JsonWriter::append_findings(std::string& out, const Result& result) const {
    out += ",\"findings\":[";
    bool first = true;
    for (const auto& finding : result.findings) {
        out += std::exchange(first, false) ? "{\"code\":\"" : ",{\"code\":\"";
        out += finding.code.name();
        out += "\",\"severity\":\"";
        out += severity_word(finding.severity, Language::en);
        out += "\",\"message\":";
        append_text(out, finding.message(language_));
        // What is about no place, such as a unit as a whole, names none.
        if (const std::string where = finding.where.text(); !where.empty()) {
            out += ",\"where\":";
            append_text(out, where);
        }
        out += '}';
    }
    out += ']';
}

std::string JsonWriter::row(const Result& result) const {
    std::string out;
    out.reserve(head_.size() + 1024 + 96 * result.nodes.size());
    out += result.rejected ? head_of_rejected_ : head_;
    append_unit(out, result.unit);
    if (result.rejected) {
        out += ",\"status\":\"rejected\"";
    } else {
        append_scores(out, result);
        append_conditions(out, result);
        append_nodes(out, result);
    }
    append_findings(out, result);
    out += ",\"inputs\":";
    parts_.append_inputs(out, result);
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
