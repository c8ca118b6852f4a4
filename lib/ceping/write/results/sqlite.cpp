// Results as a run in an SQLite file. Source: ceping-result(5), SQLITE.
#include <ceping/write/results/results.hpp>

#include <ceping/base/database.hpp>
#include <ceping/decode/result_columns.hpp>
#include <ceping/model/result_fields.hpp>
#include <ceping/node/result_tables.hpp>
#include <ceping/version.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <type_traits>
#include <utility>

namespace ceping {

namespace {

// A row is worked out in some thread and bound in the one that writes. Between the two it is a text: for each row of a
// table its letter, then its values from left to right, each `0` for null, or `1`, its length and its bytes. Numbers are bound as
// texts too, and become what their column is.

enum class Table : char { unit = 'u', node = 'n', finding = 'f', ground = 'g' };

class RowText {
public:
    RowText(const ResultParts& parts, std::size_t size) : parts_(parts) { out_.reserve(size); }

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
    /// All members of a list of fields, each null where it is absent; `absent`: all of them. The total is the run's.
    template <typename Fields, typename From, typename With>
    void row(const Fields& fields, const From& from, const With& with, bool absent = false) {
        result_fields::walk(fields, [&](const auto& field) {
            using Value = std::decay_t<decltype(field.value(from, with))>;
            if (field.id == "total") {
                return;
            }
            if (absent) {
                value(std::optional<Value>());
            } else {
                value(field.value(from, with));
            }
        });
    }
    /// A value by its type: what is absent is null, a figure has its exact text behind it.
    template <typename Value>
    void value(const Value& value) {
        if constexpr (std::is_same_v<Value, Exact>) {
            figure_.clear();
            append_number(figure_, value);
            text(figure_);
            text(value.text());
        } else if constexpr (std::is_same_v<Value, bool>) {
            text(value ? "1" : "0");
        } else if constexpr (std::is_same_v<Value, result_fields::Mark>) {
            text(value.set ? "1" : "0");
        } else if constexpr (std::is_enum_v<Value>) {
            text(result_fields::word_of(value));
        } else if constexpr (std::is_same_v<Value, std::string_view>) {
            text(value);
        } else if constexpr (std::is_same_v<Value, std::string>) {
            text_or_null(value);
        } else if constexpr (std::is_same_v<Value, result_fields::Facts>) {
            std::string json;
            parts_.append_facts(json, value.of);
            json.replace(0, json.empty() ? 0 : 1, json.empty() ? "" : "{");
            text_or_null(json.empty() ? json : json + "}");
        } else if constexpr (result_fields::Compound<Value>) {
            std::string json;
            parts_.append(json, value);
            text(json);
        } else {
            text(value.text);  // Remark, Always
        }
    }
    template <typename Value>
    void value(const std::optional<Value>& maybe) {
        if (maybe) {
            value(*maybe);
        } else {
            null();
            if constexpr (std::is_same_v<typename result_fields::Within<Value>::Type, Exact>) {
                null();
            }
        }
    }
    void text_or_null(std::string_view value) {
        if (value.empty()) {
            null();
        } else {
            text(value);
        }
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    const ResultParts& parts_;
    std::string out_;
    std::string figure_;
};

class RowReader {
public:
    explicit RowReader(std::string_view rest) : rest_(rest) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    /// Else a row begins, or nothing follows.
    [[nodiscard]] bool has_value() const { return rest_.starts_with('0') || rest_.starts_with('1'); }
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

/// A table while rows are added to it, behind those that others have.
class Inserter {
public:
    Inserter(Database& database, const std::string& table) : statement_(database, text(database, table)) {}

    /// `keys`, then the row's values, up to the next row's letter.
    void add(std::initializer_list<std::int64_t> keys, RowReader& reader) {
        int parameter = 0;
        for (const std::int64_t key : keys) {
            statement_.bind(++parameter, key);
        }
        while (reader.has_value()) {
            ++parameter;
            if (const auto value = reader.value()) {
                statement_.bind(parameter, *value);
            }
        }
        statement_.step();
        statement_.reset();
    }

private:
    static std::string text(Database& database, const std::string& table) {
        const auto columns = database.number("SELECT count(*) FROM pragma_table_info('" + table + "')");
        std::string out = "INSERT INTO " + table + " VALUES (?";
        for (std::int64_t i = 1; i < columns; ++i) {
            out += ",?";
        }
        return out + ")";
    }

    Statement statement_;
};

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
        (void)has_result_tables(database_, result_tables());
    }

    void start(const Rubric& rubric, const ResultOptions& options) {
        database_.run("BEGIN IMMEDIATE");
        if (!has_result_tables(database_, result_tables())) {
            database_.run(result_tables().schema());
        }
        if (!has_ground_table(database_)) {
            database_.run(result_tables().ground_schema());
        }
        run_ = database_.number("SELECT coalesce(max(id), 0) + 1 FROM run");
        const ResultParts parts(rubric);
        RowText run(parts, 1024);
        run.row(result_fields::rubric, rubric, rubric);
        run.text_or_null(overrides_json(options.overrides));
        run.text(detail_word(options.detail));
        run.value(rubric.total);
        run.text(version);
        const std::string row = run.take();
        RowReader reader(row);
        Inserter(database_, "run").add({run_}, reader);
        unit_.emplace(database_, "unit");
        node_.emplace(database_, "node");
        finding_.emplace(database_, "finding");
        ground_.emplace(database_, "ground");
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
                case Table::unit: unit_->add({run_, unit_position_}, reader); break;
                case Table::node: node_->add({run_, unit_position_, ++nodes}, reader); break;
                case Table::finding: finding_->add({run_, unit_position_, ++findings}, reader); break;
                case Table::ground: ground_->add({run_, unit_position_, ++grounds}, reader); break;
            }
        }
    }

    void commit() { database_.run("COMMIT"); }

private:
    Database database_;
    std::int64_t run_ = 0;
    std::int64_t unit_position_ = 0;
    std::optional<Inserter> unit_;
    std::optional<Inserter> node_;
    std::optional<Inserter> finding_;
    std::optional<Inserter> ground_;
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

    const Rubric& rubric_;
    ResultOptions options_;
    ResultParts parts_;
    std::optional<RunWriter> file_;
};

std::string SqliteWriter::row(const Result& result) const {
    RowText out(parts_, 1024 + 96 * result.nodes.size());
    out.begin(Table::unit);
    out.row(result_fields::unit, result.unit, rubric_);
    out.text(key_of(result.status));
    out.row(result_fields::score, result, rubric_, !result.scored());
    std::string inputs;
    parts_.append_list(inputs, result_fields::input, result.inputs, rubric_);
    out.text(inputs);
    if (result.scored() && options_.detail != Detail::score) {
        for (std::size_t i = 0; i < std::min(rubric_.items.size(), result.nodes.size()); ++i) {
            const Item& item = rubric_.items[i];
            if (options_.detail == Detail::full || item.group) {
                out.begin(Table::node);
                out.text(item.id);
                out.row(result_fields::node, result.nodes[i], rubric_);
            }
        }
    }
    for (const auto& finding : result.findings) {
        out.begin(Table::finding);
        out.row(result_fields::finding, finding, options_.language);
    }
    if (result.scored()) {
        for (const auto& ground : result.grounds) {
            out.begin(Table::ground);
            out.row(result_fields::ground, ground, rubric_);
        }
    }
    return out.take();
}

}  // namespace

std::unique_ptr<ResultWriter> make_sqlite_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<SqliteWriter>(rubric, options);
}

}  // namespace ceping
