// Reports as workbooks. Source: ceping(1), WORKBOOKS.
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/column_words.hpp>
#include <ceping/write/formats/phrases.hpp>
#include <ceping/write/formats/sheet_table.hpp>
#include <ceping/write/formats/workbook.hpp>

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace ceping {

namespace {

constexpr std::size_t widest_heading = 44;

/// A table with what stands above it.
struct PlacedTable {
    const Report::Table* table = nullptr;
    std::vector<std::string> headings;  ///< from the outermost on
};

/// Tables that go on one sheet, since they have the same columns.
struct SheetPlan {
    std::vector<PlacedTable> tables;
    std::vector<const Report::Column*> columns;  ///< of the first
    bool rows_of_data = false;                   ///< what CSV has
    std::string sheet{};                         ///< its name, once there is a sheet
};

/// What people see of a table; of one that is CSV's too, what CSV has, which can be sorted and filtered.
Report::For reader_of(const Report::Table& table) {
    return is_for(table.readers, Report::sheets) ? Report::sheets : Report::people;
}

std::vector<const Report::Column*> sheet_columns(const Report::Table& table) {
    const auto for_books = static_cast<Report::For>(Report::people_and_books & ~Report::people);
    return columns_for(table, static_cast<Report::For>(reader_of(table) | for_books));
}

std::string sheet_title(const Report::Column& column, Language language) {
    const std::string& own = column.title.in(language);
    return own.empty() ? column_title(column.id, language) : own;
}

bool stands_in_workbook(const Report::Table& table) {
    return (is_for(table.readers, Report::people) || is_for(table.readers, Report::sheets)) &&
           (table.rows > 0 || table.header) && !sheet_columns(table).empty();
}

/// The headings above a block, as blocks go by.
class HeadingTrail {
public:
    void pass(const Report::Heading& heading) {
        const auto level = static_cast<std::size_t>(std::max(heading.level, 1));
        trail_.resize(level - 1);
        trail_.push_back(heading.text);
    }
    /// Without levels that have none.
    [[nodiscard]] std::vector<std::string> list() const {
        std::vector<std::string> out;
        std::copy_if(trail_.begin(), trail_.end(), std::back_inserter(out),
                     [](const auto& each) { return !each.empty(); });
        return out;
    }

private:
    std::vector<std::string> trail_;
};

class XlsxReport {
public:
    explicit XlsxReport(const Report& report)
        : report_(report), book_(name(), std::nullopt, report.language, CellOrder::by_rows) {}

    void write(const ByteSink& out) {
        plan();
        if (plans_.empty() || has_texts()) {
            const std::string wanted = plans_.empty() ? name() : report_.say({"说明", "Notes"});
            texts_ = &book_.add(book_.free_name(wanted, report_.say({"说明", "Notes"})));
        }
        for (auto& each : plans_) {
            fill(each);
        }
        if (texts_ != nullptr) {
            tell();
        }
        book_.write(out);
    }

private:
    [[nodiscard]] const std::string& name() const {
        return report_.title.empty() ? report_.page : report_.title;
    }

    void plan() {
        HeadingTrail trail;
        std::vector<PlacedTable> rest;
        const bool read = std::any_of(report_.blocks.begin(), report_.blocks.end(), [](const auto& block) {
            const auto* table = std::get_if<Report::Table>(&block);
            return table != nullptr && shown(*table);
        });
        for (const auto& block : report_.blocks) {
            if (const auto* heading = std::get_if<Report::Heading>(&block)) {
                trail.pass(*heading);
            }
            const auto* table = std::get_if<Report::Table>(&block);
            if (table == nullptr || !stands_in_workbook(*table)) {
                continue;
            }
            // One for CSV alone has all in one table that people are told in several; without those it is what there is.
            if (read && !is_for(table->readers, Report::people)) {
                rest.push_back({table, {report_.say({"全部数据", "All data"})}});
            } else {
                add({table, trail.list()});
            }
        }
        for (auto& each : rest) {
            add(std::move(each));
        }
    }

    void add(PlacedTable placed) {
        const auto columns = sheet_columns(*placed.table);
        const bool data = reader_of(*placed.table) == Report::sheets;
        const auto alike = [&](const Report::Column* a, const Report::Column* b) {
            return a->id == b->id && a->type == b->type &&
                   sheet_title(*a, report_.language) == sheet_title(*b, report_.language);
        };
        const auto same = std::find_if(plans_.begin(), plans_.end(), [&](const SheetPlan& plan) {
            return plan.rows_of_data == data && plan.tables.front().table->id == placed.table->id &&
                   std::equal(plan.columns.begin(), plan.columns.end(), columns.begin(), columns.end(),
                              alike);
        });
        if (same != plans_.end()) {
            same->tables.push_back(std::move(placed));
        } else {
            plans_.push_back({{std::move(placed)}, columns, data});
        }
    }

    /// The last heading, where all of its tables have it; else the whole report's name.
    [[nodiscard]] std::string called(const SheetPlan& plan) const {
        const auto& first = plan.tables.front().headings;
        const bool one =
            !first.empty() && std::all_of(plan.tables.begin(), plan.tables.end(), [&](const auto& each) {
                return !each.headings.empty() && each.headings.back() == first.back();
            });
        return one ? first.back() : name();
    }

    void fill(SheetPlan& plan) {
        // Where people's tables stand one below the other, each row says what its table was about.
        const bool named = plan.tables.size() > 1 && !plan.rows_of_data;
        const auto above = [](const PlacedTable& of) {
            std::string out;
            for (const auto& each : of.headings) {
                out += (out.empty() ? "" : " / ") + each;
            }
            return out;
        };
        std::vector<SheetColumn> columns;
        if (named) {
            columns.push_back({report_.say({"所属", "of"})});
            for (const auto& each : plan.tables) {
                columns.front().width =
                    std::min(std::max(columns.front().width, display_width(above(each))), widest_heading);
            }
        }
        for (std::size_t i = 0; i < plan.columns.size(); ++i) {
            columns.push_back(column_of(plan, i));
        }
        SheetTable sheet(book_, report_.language,
                         {called(plan), called(plan), staying(plan) + (named ? 1 : 0)}, std::move(columns));
        plan.sheet = sheet.name();
        std::vector<Report::Cell> cells;
        for (const auto& each : plan.tables) {
            const auto own = sheet_columns(*each.table);
            for (std::size_t row = 0; row < each.table->rows; ++row) {
                cells.clear();
                if (named) {
                    cells.emplace_back(above(each));
                }
                for (const auto* column : own) {
                    cells.push_back(column->cell(row));
                }
                sheet.row(cells, row_tone(*each.table, row));
            }
        }
        sheet.finish();
    }

    /// Wide enough for what the first rows have, if that is no prose.
    [[nodiscard]] SheetColumn column_of(const SheetPlan& plan, std::size_t at) const {
        const Report::Column& of = *plan.columns[at];
        SheetColumn out{sheet_title(of, report_.language), of.type, of.decimals};
        std::size_t longest = 0;
        for (const auto& each : plan.tables) {
            const auto own = sheet_columns(*each.table);
            longest = std::max(longest, longest_text(*own[at], each.table->rows, report_.language));
        }
        out.width = sheet_width(longest);
        return out;
    }

    /// So many columns say what a row is about.
    static std::size_t staying(const SheetPlan& plan) {
        constexpr std::size_t within = 6;
        const auto names = [&](std::size_t i) {
            const Report::Column& column = *plan.columns[i];
            return column.id == "name" || (column.id.empty() && column.type == Report::Type::text && i == 0);
        };
        for (std::size_t i = 0; i < std::min(within, plan.columns.size()); ++i) {
            if (names(i)) {
                return i + 1;
            }
        }
        return 0;
    }

    // --- what is no table

    [[nodiscard]] bool has_texts() const {
        return std::any_of(report_.blocks.begin(), report_.blocks.end(), [](const Report::Block& block) {
            const auto* heading = std::get_if<Report::Heading>(&block);
            const auto* list = std::get_if<Report::List>(&block);
            return (heading != nullptr && !(heading->below + heading->tail).empty()) ||
                   (list != nullptr && !list->items.empty()) ||
                   std::holds_alternative<Report::Paragraph>(block) ||
                   std::holds_alternative<Report::Facts>(block);
        });
    }

    void line(std::string_view text, const CellLook& look) { texts_->text(row_++, 0, text, look); }

    static bool is_strong(const Report::Line& line) {
        return !line.empty() &&
               std::all_of(line.begin(), line.end(), [](const auto& run) { return run.strong; });
    }

    void tell() {
        using Style = CellLook::Kind;
        widen_for_texts(*texts_);
        if (!report_.kind.empty()) {
            line(report_.kind, {.kind = Style::bare});
        }
        if (!name().empty()) {
            line(name(), {.kind = Style::title, .wrap = true});
        }
        for (const auto& block : report_.blocks) {
            std::visit([this](const auto& each) { put(each); }, block);
        }
        texts_->repeat_rows(0, 0);
    }

    void put(const Report::Heading& heading) {
        if (heading.level <= 2 && row_ > 0) {
            ++row_;
        }
        const std::string tail = heading.tail.empty() ? "" : " " + heading.tail;
        CellLook look{.kind = CellLook::Kind::part, .wrap = true};
        if (heading.level > 2) {
            look.kind = CellLook::Kind::bare;
            look.tone = heading.tone;
        }
        line(heading.text + tail, look);
        if (!heading.below.empty()) {
            line(heading.below, {.kind = CellLook::Kind::bare, .wrap = true});
        }
    }

    void put(const Report::Paragraph& each) {
        CellLook look{.kind = CellLook::Kind::bare, .wrap = true, .tone = each.tone};
        if (each.notice) {
            look.kind = CellLook::Kind::notice;
        } else if (is_strong(each.text) && each.tone == Tone::usual) {
            look.tone = Tone::heading;
        }
        line(plain_text(each.text), look);
    }

    void put(const Report::List& list) {
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const std::string mark = list.first > 0 ? std::to_string(list.first + i) + ". " : "· ";
            line(mark + plain_text(list.items[i]),
                 {.kind = CellLook::Kind::bare,
                  .wrap = true,
                  .indented = true,
                  .tone = i < list.tones.size() ? list.tones[i] : Tone::usual});
        }
    }

    void put(const Report::Facts& facts) {
        for (const auto& [label, value] : facts.entries) {
            line(label + report_.say({"：", ": "}) + plain_text(value),
                 {.kind = CellLook::Kind::bare, .wrap = true, .indented = true});
        }
    }

    void put(const Report::Gap& /*gap*/) {}

    void put(const Report::Table& table) {
        for (const auto& plan : plans_) {
            if (plan.tables.front().table == &table) {
                line(phrases::on_sheet.with({{"sheet", plan.sheet}}).in(report_.language),
                     {.kind = CellLook::Kind::bare, .wrap = true, .tone = Tone::hint});
            }
        }
    }

    const Report& report_;
    Workbook book_;
    std::vector<SheetPlan> plans_;
    Sheet* texts_ = nullptr;  ///< what is no table; null: there is nothing
    std::size_t row_ = 0;
};

}  // namespace

void write_report_xlsx(const Report& report, const ReportLook& /*look*/, const ByteSink& out) {
    XlsxReport(report).write(out);
}

}  // namespace ceping
