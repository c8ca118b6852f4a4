// Results as a run in an SQLite file. Source: ceping-result(5), SQLITE.
#include <ceping/write/results/results.hpp>

#include <ceping/base/database.hpp>
#include <ceping/node/result_tables.hpp>
#include <ceping/version.hpp>
#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

namespace ceping {

namespace {

// A row is worked out in some thread and bound in the one that writes. Between the two it is a text: for each row of a
// table its letter, then its values from left to right, each null or its length and its bytes. Numbers are bound as
// texts too, and become what their column is.

enum class Table : char { unit = 'u', node = 'n', finding = 'f', ground = 'g' };

class RowText {
public:
    explicit RowText(std::size_t size) { out_.reserve(size); }

    void begin(Table table) { out_ += static_cast<char>(table); }
    void null() { out_ += '0'; }
    void text(std::string_view value) {
        out_ += '1';
        const auto size = static_cast<std::uint32_t>(value.size());
        char bytes[sizeof size];
        std::memcpy(bytes, &size, sizeof size);
        out_.append(bytes, sizeof size);
        out_ += value;
    }
    void text_or_null(std::string_view value) {
        if (value.empty()) {
            null();
        } else {
            text(value);
        }
    }
    /// The column for people, then the exact one.
    void number(const Exact& value) {
        figure_.clear();
        append_number(figure_, value);
        text(figure_);
        text(value.text());
    }
    void number(const std::optional<Exact>& value) {
        if (value) {
            number(*value);
        } else {
            null();
            null();
        }
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
    std::string figure_;
};

class RowReader {
public:
    explicit RowReader(std::string_view rest) : rest_(rest) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    Table table() {
        const char letter = rest_.front();
        rest_.remove_prefix(1);
        return static_cast<Table>(letter);
    }
    std::optional<std::string_view> value() {
        const bool null = rest_.front() == '0';
        rest_.remove_prefix(1);
        if (null) {
            return std::nullopt;
        }
        std::uint32_t size = 0;
        std::memcpy(&size, rest_.data(), sizeof size);
        const std::string_view out = rest_.substr(sizeof size, size);
        rest_.remove_prefix(sizeof size + size);
        return out;
    }

private:
    std::string_view rest_;
};

constexpr int unit_values = 26;  // columns after the keys
constexpr int node_values = 14;
constexpr int finding_values = 4;
constexpr int ground_values = 7;

std::string insert(std::string_view table, int keys, int values) {
    std::string out = "INSERT INTO " + std::string(table) + " VALUES (?";
    for (int i = 1; i < keys + values; ++i) {
        out += ",?";
    }
    return out + ")";
}

std::string_view detail_word(Detail detail) {
    switch (detail) {
        case Detail::score: return "score";
        case Detail::groups: return "groups";
        case Detail::full: break;
    }
    return "full";
}

/// The file while a run is being added to it. The transaction begins with the first result, so that other processes may
/// write while this one reads its records.
class RunWriter {
public:
    explicit RunWriter(const std::string& path) : database_(path, Database::Use::append) {
        // Whatever else the file is, it is told before anything is scored.
        (void)has_result_tables(database_);
    }

    void start(const Rubric& rubric, const ResultOptions& options) {
        database_.run("BEGIN IMMEDIATE");
        if (!has_result_tables(database_)) {
            database_.run(result_tables_schema);
        }
        if (!has_ground_table(database_)) {
            database_.run(ground_table_schema);
        }
        run_ = database_.number("SELECT coalesce(max(id), 0) + 1 FROM run");
        add_run(rubric, options);
        unit_.emplace(database_, insert("unit", 2, unit_values));
        node_.emplace(database_, insert("node", 3, node_values));
        finding_.emplace(database_, insert("finding", 3, finding_values));
        ground_.emplace(database_, insert("ground", 3, ground_values));
    }
    [[nodiscard]] bool started() const { return run_ > 0; }
    [[nodiscard]] std::int64_t run() const { return run_; }

    void put(std::string_view row) {
        ++unit_position_;
        std::int64_t nodes = 0;
        std::int64_t findings = 0;
        std::int64_t grounds = 0;
        for (RowReader reader(row); !reader.at_end();) {
            switch (reader.table()) {
                case Table::unit: add(*unit_, 0, unit_values, reader); break;
                case Table::node: add(*node_, ++nodes, node_values, reader); break;
                case Table::finding: add(*finding_, ++findings, finding_values, reader); break;
                case Table::ground: add(*ground_, ++grounds, ground_values, reader); break;
            }
        }
    }

    void commit() { database_.run("COMMIT"); }

private:
    void add_run(const Rubric& rubric, const ResultOptions& options) {
        Statement run(database_, insert("run", 1, 9));
        std::string overrides;
        for (const auto& [name, value] : options.overrides) {
            overrides += (overrides.empty() ? "{" : ",") + json_quoted(name) + ":" + json_quoted(value);
        }
        overrides += overrides.empty() ? "" : "}";
        std::string total;
        append_number(total, rubric.total);
        const std::string total_exact = rubric.total.text();
        const auto text = [&run](int parameter, std::string_view value) {
            if (!value.empty()) {
                run.bind(parameter, value);
            }
        };
        run.bind(1, run_);
        text(2, rubric.id);
        text(3, rubric.edition);
        text(4, rubric.sha256);
        text(5, rubric.scoring);
        text(6, overrides);
        text(7, detail_word(options.detail));
        text(8, total);
        text(9, total_exact);
        text(10, version);
        run.step();
    }

    /// `position` 0: the unit's own row, which has no key below the unit.
    void add(Statement& statement, std::int64_t position, int values, RowReader& reader) const {
        int parameter = 0;
        statement.bind(++parameter, run_);
        statement.bind(++parameter, unit_position_);
        if (position > 0) {
            statement.bind(++parameter, position);
        }
        for (int i = 0; i < values; ++i) {
            ++parameter;
            if (const auto value = reader.value()) {
                statement.bind(parameter, *value);
            }
        }
        statement.step();
        statement.reset();
    }

    Database database_;
    std::int64_t run_ = 0;
    std::int64_t unit_position_ = 0;
    std::optional<Statement> unit_;
    std::optional<Statement> node_;
    std::optional<Statement> finding_;
    std::optional<Statement> ground_;
};

class SqliteWriter : public ResultWriter {
public:
    SqliteWriter(const Rubric& rubric, const ResultOptions& options)
        : rubric_(rubric), options_(options), parts_(rubric) {}

    void begin(const ByteSink& /*out*/) override { file_.emplace(options_.path); }
    [[nodiscard]] std::string row(const Result& result) const override;
    void put(std::string&& row, const ByteSink& /*out*/) override {
        start();
        file_->put(row);
    }
    void finish(const ByteSink& /*out*/) override {
        start();
        file_->commit();
    }
    [[nodiscard]] std::int64_t run() const override { return file_ ? file_->run() : 0; }

private:
    void start() {
        if (!file_->started()) {
            file_->start(rubric_, options_);
        }
    }
    void append_unit(RowText& out, const Result& result) const;
    void append_figures(RowText& out, const Result& result) const;
    void append_node(RowText& out, const Item& item, const NodeScore& node) const;
    void append_findings(RowText& out, const Result& result) const;
    void append_grounds(RowText& out, const Result& result) const;

    const Rubric& rubric_;
    ResultOptions options_;
    ResultParts parts_;
    std::optional<RunWriter> file_;
};

void SqliteWriter::append_unit(RowText& out, const Result& result) const {
    out.begin(Table::unit);
    out.text(result.unit.id);
    out.text_or_null(result.unit.name);
    out.text_or_null(result.unit.region);
    std::string json;
    parts_.append_facts(json, result.unit);
    if (json.empty()) {
        out.null();
    } else {
        json.front() = '{';
        out.text(json + "}");
    }
    out.text(result.rejected ? "rejected" : "scored");
    if (result.rejected) {
        for (int i = 0; i < unit_values - 6; ++i) {
            out.null();
        }
    } else {
        append_figures(out, result);
    }
    json.clear();
    parts_.append_inputs(json, result);
    out.text(json);
}

void SqliteWriter::append_figures(RowText& out, const Result& result) const {
    const bool verified = result.stage == Stage::verified;
    out.text(verified ? "verified" : "self");
    out.number(result.score);
    out.text(result.exact.text());
    out.number(result.base);
    out.number(result.bonus);
    out.number(result.penalty);
    out.number(result.claimed);
    out.text_or_null(result.band ? rubric_.band(result.band).id : std::string_view());
    out.text(result.eligible ? "1" : "0");
    out.number(result.answered);
    out.number(verified ? std::optional(result.verified) : std::nullopt);
    std::string json;
    if (!rubric_.prerequisites.empty()) {
        parts_.append_prerequisites(json, result);
    }
    out.text_or_null(json);
    json.clear();
    if (!rubric_.vetoes.empty()) {
        parts_.append_vetoes(json, result);
    }
    out.text_or_null(json);
}

void SqliteWriter::append_node(RowText& out, const Item& item, const NodeScore& node) const {
    out.begin(Table::node);
    out.text(item.id);
    out.number(node.points);
    out.number(node.max);
    out.text(status_word(node.status));
    out.text(node.gated ? "1" : "0");
    out.number(node.lost);
    out.number(node.claimed);
    std::string methods;
    if (!node.by.empty()) {
        parts_.append_methods(methods, node);
    }
    out.text_or_null(methods);
    out.text_or_null(node.answer);
    out.text_or_null(node.ruled);
}

void SqliteWriter::append_findings(RowText& out, const Result& result) const {
    for (const auto& finding : result.findings) {
        out.begin(Table::finding);
        out.text(finding.code.name());
        out.text(severity_word(finding.severity, Language::en));
        out.text(finding.message(options_.language));
        out.text(finding.where.text());
    }
}

void SqliteWriter::append_grounds(RowText& out, const Result& result) const {
    for (const auto& ground : result.grounds) {
        out.begin(Table::ground);
        out.text(rubric_.id_of(ground.about));
        if (std::holds_alternative<ItemId>(ground.about)) {
            out.null();
        } else {
            out.text(ground.holds ? "1" : "0");
        }
        if (ground.ruled.empty()) {
            out.text(ground.method ? rubric_.method(ground.method).id : std::string_view("self"));
        } else {
            out.null();
        }
        out.text_or_null(ground.ruled);
        out.text_or_null(ground.date ? ground.date->text() : std::string());
        out.text_or_null(ground.by);
        out.text(ground.where.text());
    }
}

std::string SqliteWriter::row(const Result& result) const {
    RowText out(1024 + 96 * result.nodes.size());
    append_unit(out, result);
    if (!result.rejected && options_.detail != Detail::score) {
        for (std::size_t i = 0; i < std::min(rubric_.items.size(), result.nodes.size()); ++i) {
            const Item& item = rubric_.items[i];
            if (options_.detail == Detail::full || item.group) {
                append_node(out, item, result.nodes[i]);
            }
        }
    }
    append_findings(out, result);
    append_grounds(out, result);
    return out.take();
}

}  // namespace

std::unique_ptr<ResultWriter> make_sqlite_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<SqliteWriter>(rubric, options);
}

}  // namespace ceping
