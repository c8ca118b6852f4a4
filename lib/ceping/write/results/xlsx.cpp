// Results as a workbook. Source: ceping-result(5), WORKBOOK.
#include <ceping/write/results/results.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/column_words.hpp>
#include <ceping/version.hpp>
#include <ceping/write/formats/sheet_table.hpp>
#include <ceping/write/formats/workbook.hpp>
#include <ceping/write/results/result_parts.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

enum class ResultSheet : std::uint8_t { units, nodes, findings };

/// Rows on their way from the threads that make them to the one that fills sheets, as one text: parts, each a sign, its
/// length, a colon and what it holds. Nothing in a text can be taken for the end of one.
class SheetRowsText {
public:
    void tally(std::string_view text) { part('T', text); }
    void row(ResultSheet sheet, Tone tone) {
        part('R', std::string{static_cast<char>('0' + static_cast<int>(sheet)),
                              static_cast<char>('0' + static_cast<int>(tone))});
    }
    void text(std::string_view text) { part(text.empty() ? '-' : 't', text); }
    void number(const Exact& value) { part('n', value.text()); }
    void number(const std::optional<Exact>& value) { value ? number(*value) : empty(); }
    void empty() { part('-', {}); }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void part(char sign, std::string_view holds) {
        ((out_ += sign) += std::to_string(holds.size())) += ':';
        out_ += holds;
    }

    std::string out_;
};

/// Takes the next part from what SheetRowsText made.
std::pair<char, std::string_view> take_part(std::string_view& rest) {
    const char sign = rest.front();
    std::size_t size = 0;
    const char* const colon = std::from_chars(rest.data() + 1, rest.data() + rest.size(), size).ptr;
    rest.remove_prefix(static_cast<std::size_t>(colon - rest.data()) + 1);
    const std::string_view holds = rest.substr(0, size);
    rest.remove_prefix(size);
    return {sign, holds};
}

class XlsxWriter : public ResultWriter {
public:
    XlsxWriter(const Rubric& rubric, const ResultOptions& options)
        : rubric_(rubric),
          options_(options),
          overrides_(overrides_text(options.overrides)),
          bands_(rubric.bands.size()) {}

    void begin(const ByteSink& out) override;
    [[nodiscard]] std::string row(const Result& result) const override;
    void put(std::string&& row, const ByteSink& out) override;
    void finish(const ByteSink& out) override;

private:
    using Columns = std::vector<SheetColumn>;

    [[nodiscard]] const std::string& say(const Words& words) const { return words.in(options_.language); }
    [[nodiscard]] bool wanted(const Item& item) const {
        return options_.detail == Detail::full || (options_.detail == Detail::groups && item.group);
    }
    [[nodiscard]] SheetColumn column(std::string_view key, Report::Type type, std::size_t width = 0) const {
        return {column_title(key, options_.language), type, {}, width};
    }
    void add(ResultSheet which, const Words& name, Columns columns, std::size_t printed = SIZE_MAX);
    [[nodiscard]] Columns unit_columns() const;
    void append_unit(SheetRowsText& out, const Result& result) const;
    void append_nodes(SheetRowsText& out, const Result& result) const;
    void append_findings(SheetRowsText& out, const Result& result) const;
    [[nodiscard]] std::string tally_of(const Result& result) const;
    void count(std::string_view tally);
    void tell();

    const Rubric& rubric_;
    ResultOptions options_;
    std::string overrides_;  ///< empty: the scores are the rubric's
    std::optional<Workbook> book_;
    std::array<std::optional<SheetTable>, 3>
        sheets_;  ///< by ResultSheet; no nodes where nobody asked for them
    BatchCount count_;
    std::vector<std::size_t> bands_;
    Exact sum_;
};

/// The first two columns, which name the unit, stay when the sheet is scrolled.
void XlsxWriter::add(ResultSheet which, const Words& name, Columns columns, std::size_t printed) {
    sheets_[static_cast<std::size_t>(which)].emplace(
        *book_, options_.language, SheetTable::Head{say(name), say(name), 2, printed}, std::move(columns));
}

XlsxWriter::Columns XlsxWriter::unit_columns() const {
    using Type = Report::Type;
    Columns out = {
        column("unit", Type::text, 14),  column("name", Type::text, 30), column("region", Type::text, 16),
        column("status", Type::text, 8), column("stage", Type::text, 8), column("score", Type::points),
        column("claimed", Type::points), column("base", Type::points),   column("bonus", Type::points),
        column("penalty", Type::points), column("band", Type::text, 10), column("eligible", Type::text, 8),
        column("remark", Type::text, 26)};
    for (auto& each : out) {
        if (each.title == column_title("score", options_.language) ||
            each.title == column_title("claimed", options_.language)) {
            each.decimals = {rubric_.rounding.final, rubric_.rounding.mode};
        }
    }
    if (!overrides_.empty()) {
        out.push_back(column("overrides", Type::text, 24));
    }
    for (const auto& fact : rubric_.facts) {
        out.push_back(
            {fact.title.empty() ? fact.id : fact.title, fact.number ? Type::exact : Type::text, {}, 14});
    }
    return out;
}

void XlsxWriter::begin(const ByteSink& /*out*/) {
    using Type = Report::Type;
    const std::string of = id_and_title(rubric_.title.empty() ? rubric_.id : rubric_.title, rubric_.edition);
    book_.emplace(of, std::nullopt, options_.language, CellOrder::by_rows);
    // Facts would make everything small on paper.
    const Columns units = unit_columns();
    add(ResultSheet::units, {"单位得分", "Units"}, units, units.size() - rubric_.facts.size());
    Columns nodes = {column("unit", Type::text, 14), column("name", Type::text, 30)};
    for (const auto& item : rubric_.items) {
        if (wanted(item)) {
            nodes.push_back({id_and_title(item.id, item.title), Type::points});
        }
    }
    if (nodes.size() > 2) {
        add(ResultSheet::nodes, {"节点得分", "Nodes"}, std::move(nodes));
    }
    add(ResultSheet::findings, {"问题", "Findings"},
        {column("unit", Type::text, 14), column("name", Type::text, 30), column("severity", Type::text, 8),
         column("code", Type::text, 18), column("path", Type::text, 28), column("line", Type::count),
         column("column", Type::count), column("message", Type::text, 60)});
}

std::string XlsxWriter::tally_of(const Result& result) const {
    if (!result.scored()) {
        return result.status == UnitStatus::rejected ? "r" : "n";
    }
    return std::string(result.eligible ? "e" : "i") +
           (result.band ? std::to_string(result.band.at()) : std::string()) + " " + result.score.text();
}

void XlsxWriter::append_unit(SheetRowsText& out, const Result& result) const {
    const bool scored = result.scored();
    out.row(ResultSheet::units, result.status == UnitStatus::rejected ? Tone::fault
                                : scored && result.eligible           ? Tone::usual
                                                                      : Tone::doubt);
    out.text(result.unit.id);
    out.text(result.unit.name);
    out.text(result.unit.region);
    out.text(say(words_of(result.status)));
    if (scored) {
        out.text(say(result.stage == Stage::verified ? Words{"核验", "verified"} : Words{"自评", "self"}));
        out.number(result.score);
        out.number(result.claimed);
        out.number(result.base);
        out.number(result.bonus);
        out.number(result.penalty);
        out.text(result.band ? rubric_.band_title(rubric_.band(result.band).id) : std::string());
        out.text(say(result.eligible ? Words{"具备", "yes"} : Words{"不具备", "no"}));
        out.text(ids_against(rubric_, result));
    } else {
        for (int i = 0; i < 8; ++i) {
            out.empty();
        }
        out.text(why_unscored(result, options_.language));
    }
    if (!overrides_.empty()) {
        out.text(scored ? overrides_ : "");
    }
    for (std::size_t i = 0; i < rubric_.facts.size(); ++i) {
        const auto& facts = result.unit.facts;
        if (i >= facts.size() || !facts[i]) {
            out.empty();
        } else if (const auto& number = facts[i]->number;
                   rubric_.facts[i].number && number && number->plain().find('/') == std::string::npos) {
            out.number(*number);
        } else {
            out.text(facts[i]->text);
        }
    }
}

void XlsxWriter::append_nodes(SheetRowsText& out, const Result& result) const {
    out.row(ResultSheet::nodes, Tone::usual);
    out.text(result.unit.id);
    out.text(result.unit.name);
    for (std::size_t i = 0; i < std::min(rubric_.items.size(), result.nodes.size()); ++i) {
        if (!wanted(rubric_.items[i])) {
            continue;
        }
        switch (result.nodes[i].status) {
            case NodeStatus::scored: out.number(result.nodes[i].points); break;
            case NodeStatus::missing: out.text(say({"未填报", "not answered"})); break;
            case NodeStatus::not_applicable: out.text(say({"不涉及", "n/a"})); break;
        }
    }
}

void XlsxWriter::append_findings(SheetRowsText& out, const Result& result) const {
    for (const auto& each : result.findings) {
        out.row(ResultSheet::findings, each.severity == Severity::error     ? Tone::fault
                                       : each.severity == Severity::warning ? Tone::doubt
                                                                            : Tone::usual);
        out.text(result.unit.id);
        out.text(result.unit.name);
        out.text(severity_word(each.severity, options_.language));
        out.text(each.code.name());
        out.text(each.where.sheet.empty() ? each.where.path : each.where.path + ":" + each.where.sheet);
        const auto place = [&out](std::uint32_t value) {
            value == 0 ? out.empty() : out.number(Exact(std::int64_t{value}));
        };
        place(each.where.line);
        place(each.where.line == 0 ? 0 : each.where.column);
        std::string message = each.message(options_.language);
        for (const auto& more : each.more) {
            message += "\n" + more.in(options_.language);
        }
        out.text(message);
    }
}

std::string XlsxWriter::row(const Result& result) const {
    SheetRowsText out;
    out.tally(tally_of(result));
    append_unit(out, result);
    append_nodes(out, result);
    append_findings(out, result);
    return out.take();
}

void XlsxWriter::count(std::string_view tally) {
    ++count_.units;
    const char first = tally.front();
    if (first == 'r' || first == 'n') {
        ++(first == 'r' ? count_.rejected : count_.not_assessed);
        return;
    }
    count_.ineligible += first == 'i' ? 1U : 0U;
    const std::size_t blank = tally.find(' ');
    if (blank > 1) {
        std::size_t band = 0;
        std::from_chars(tally.data() + 1, tally.data() + blank, band);
        ++bands_[band];
    }
    sum_ += Exact::parse(tally.substr(blank + 1)).value_or(Exact());
}

void XlsxWriter::put(std::string&& row, const ByteSink& /*out*/) {
    std::vector<Report::Cell> cells;
    std::optional<std::pair<std::size_t, Tone>> where;
    const auto end_row = [&] {
        if (where && sheets_[where->first]) {
            sheets_[where->first]->row(cells, where->second);
        }
        cells.clear();
    };
    for (std::string_view rest = row; !rest.empty();) {
        const auto [sign, holds] = take_part(rest);
        switch (sign) {
            case 'T': count(holds); break;
            case 'R':
                end_row();
                where = {static_cast<std::size_t>(holds[0] - '0'), static_cast<Tone>(holds[1] - '0')};
                break;
            case 't': cells.emplace_back(std::string(holds)); break;
            case 'n': cells.emplace_back(Exact::parse(holds)); break;
            default: cells.emplace_back();
        }
    }
    end_row();
}

/// What the batch came to, and what it was scored by.
void XlsxWriter::tell() {
    Sheet& sheet = book_->add(book_->free_name(say({"说明", "Notes"}), "Notes"));
    std::size_t row = 0;
    sheet.limit_width(0, 24);
    sheet.limit_width(1, 70);
    sheet.widen(1, 40);
    const auto part = [&](const Words& words) {
        row += row > 0 ? 1 : 0;
        sheet.text(row++, 0, say(words), {.kind = CellLook::Kind::part});
    };
    const auto entry = [&](const Words& name, std::string_view text) {
        if (!text.empty()) {
            sheet.text(row, 0, say(name), {.indented = true});
            sheet.text(row++, 1, text, {.wrap = true, .indented = true});
        }
    };
    const auto figure = [&](const Words& name, const Exact& value, const char* format = "0") {
        sheet.text(row, 0, say(name), {.indented = true});
        sheet.number(row++, 1, value, {.number = format, .indented = true});
    };
    const auto units = [](std::size_t value) { return Exact(static_cast<std::int64_t>(value)); };
    part({"细则", "Rubric"});
    entry({"名称", "title"}, rubric_.title);
    entry({"编号", "id"}, rubric_.id);
    entry({"版本", "edition"}, rubric_.edition);
    entry({"性质", "status"}, say(status_words(rubric_.status)));
    entry({"制定单位", "authority"}, rubric_.authority);
    entry({"细则文件 SHA-256", "SHA-256 of its files"}, rubric_.sha256);
    if (!overrides_.empty()) {
        entry({"改用的口径（--set）", "changed when scoring (--set)"}, say(other_policy(overrides_)));
    }
    part({"总体情况", "In all"});
    figure({"参评单位数", "units"}, units(count_.units));
    figure({"计分", "scored"}, units(count_.scored()));
    if (count_.not_assessed > 0) {
        figure(words_of(UnitStatus::not_assessed), units(count_.not_assessed));
    }
    figure(words_of(UnitStatus::rejected), units(count_.rejected));
    figure({"不具备评定资格", "not eligible"}, units(count_.ineligible));
    if (count_.scored() > 0) {
        figure({"平均分", "mean score"}, sum_ / units(count_.scored()), "0.00");
    }
    if (!bands_.empty()) {
        part({"等次", "Bands"});
    }
    for (std::size_t i = 0; i < bands_.size(); ++i) {
        figure(rubric_.band_title(rubric_.bands[i].id), units(bands_[i]));
    }
    part({"程序", "Program"});
    entry({"程序", "program"}, "ceping " + std::string(version));
}

void XlsxWriter::finish(const ByteSink& out) {
    for (auto& each : sheets_) {
        if (each) {
            each->finish();
        }
    }
    tell();
    book_->write(out);
}

}  // namespace

std::unique_ptr<ResultWriter> make_xlsx_writer(const Rubric& rubric, const ResultOptions& options) {
    return std::make_unique<XlsxWriter>(rubric, options);
}

}  // namespace ceping
