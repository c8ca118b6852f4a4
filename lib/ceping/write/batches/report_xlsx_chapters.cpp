// The sheets of chapters that are tables and sentences on pages. Source: ceping-report(1), WORKBOOK.
#include <ceping/base/text.hpp>
#include <ceping/write/batches/report_chapters.hpp>
#include <ceping/write/batches/report_xlsx_parts.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/formats/sheet_table.hpp>

#include <algorithm>
#include <utility>
#include <variant>

namespace ceping {

namespace {

/// What stands below some headings has a shorter name as a sheet. By their anchors.
const Words* sheet_of_heading(std::string_view anchor) {
    static const std::pair<std::string_view, Words> names[] = {
        {"weak-by-kind", {"薄弱环节（分组）", "Weak areas by group"}},
        {"checked-criteria", {"核验（内容）", "Verification by criterion"}},
        {"overstated", {"核验（单位）", "Verification by unit"}},
        {"moved-units", {"变化", "Movement"}},
        {"moved-sections", {"变化（项目）", "Movement by section"}}};
    const auto* const found = std::find_if(std::begin(names), std::end(names),
                                           [&](const auto& each) { return each.first == anchor; });
    return found == std::end(names) ? nullptr : &found->second;
}

void add_table_sheet(const ReportBook& of, SheetTable::Head head, const Report::Table& table) {
    const Language language = of.choices.language;
    std::vector<SheetColumn> columns;
    const auto shown = columns_for(table, Report::people_and_books);
    for (const auto* column : shown) {
        columns.push_back({column->title.in(language), column->type, column->decimals,
                           sheet_width(longest_text(*column, table.rows, language))});
    }
    // A unit's id and name, or what else a row is about.
    head.stay = shown.front()->id == "id" ? 2 : 1;
    SheetTable sheet(of.book, language, std::move(head), std::move(columns));
    for (std::size_t row = 0; row < table.rows; ++row) {
        std::vector<Report::Cell> cells;
        for (const auto* column : shown) {
            cells.push_back(column->cell(row));
        }
        sheet.row(cells, row_tone(table, row));
    }
    sheet.finish();
}

/// A sentence above a table is not broken by programs, and ends at the edge of a page: a long one is broken at its stops.
void add_note(std::vector<std::string>& notes, std::string_view text) {
    constexpr std::size_t most = 110;  // digits
    while (display_width(text) > most) {
        std::size_t end = 0;
        for (const std::string_view stop : {"；", "。", "; ", ". "}) {
            for (std::size_t at = text.find(stop); at != std::string_view::npos;
                 at = text.find(stop, at + 1)) {
                const std::size_t behind = at + stop.size();
                if (behind < text.size() && (end == 0 || display_width(text.substr(0, behind)) <= most)) {
                    end = std::max(end, behind);
                }
            }
        }
        if (end == 0) {
            break;
        }
        notes.emplace_back(trim(text.substr(0, end)));
        text.remove_prefix(end);
    }
    notes.emplace_back(text);
}

/// What a chapter, or a part of one, says and shows.
class ChapterSheets {
public:
    ChapterSheets(const ReportBook& of, const Words& sheet, const Words& title)
        : of_(of), sheet_(sheet.in(of.choices.language)), title_(title.in(of.choices.language)) {}

    void add(void (*text)(ReportText& text)) {
        ReportText article(of_.report, of_.choices, ReportText::For::book);
        const std::string name = sheet_;
        const std::string title = title_;
        text(article);
        for (const auto& block : article.article.blocks) {
            std::visit([this](const auto& each) { put(each); }, block);
        }
        if (!notes_.empty()) {
            add_notes(name, title);
        }
    }

private:
    void put(const Report::Heading& heading) {
        const Words* known = sheet_of_heading(heading.anchor);
        title_ = heading.text;
        sheet_ = known != nullptr ? known->in(of_.choices.language) : heading.text;
    }
    void put(const Report::Paragraph& paragraph) { add_note(notes_, plain_text(paragraph.text)); }
    void put(const Report::List& list) {
        std::transform(list.items.begin(), list.items.end(), std::back_inserter(notes_), plain_text);
    }
    void put(const Report::Facts& facts) {
        for (const auto& [label, value] : facts.entries) {
            notes_.push_back(label + (of_.choices.language == Language::zh ? "：" : ": ") +
                             plain_text(value));
        }
    }
    void put(const Report::Gap& /*gap*/) {}
    void put(const Report::Table& table) {
        if (!is_for(table.readers, Report::people) || (table.rows == 0 && !table.header)) {
            return;
        }
        add_table_sheet(of_, {.sheet = sheet_, .title = title_, .notes = std::exchange(notes_, {})}, table);
    }

    /// Sentences that no table stands below.
    void add_notes(const std::string& name, const std::string& title) {
        Sheet& sheet = of_.book.add(of_.book.free_name(name, name));
        widen_for_texts(sheet);
        sheet.text(0, 0, title, {.kind = CellLook::Kind::title});
        for (std::size_t i = 0; i < notes_.size(); ++i) {
            sheet.text(i + 1, 0, notes_[i], {.kind = CellLook::Kind::bare, .wrap = true});
        }
    }

    const ReportBook& of_;
    std::string sheet_;
    std::string title_;
    std::vector<std::string> notes_;  // since the last table
};

}  // namespace

const Words& chapter_sheet(std::string_view chapter) {
    const auto all = report_chapters();
    return std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == chapter; })
        ->sheet_name();
}

void add_xlsx_chapter(const ReportBook& of, const ReportChapter& chapter) {
    if (chapter.text != nullptr) {
        ChapterSheets(of, chapter.sheet_name(), chapter.title).add(chapter.text);
    }
}

void add_xlsx_weak_groups(const ReportBook& of) {
    ChapterSheets(of, chapter_sheet("weak-areas"), {}).add(add_area_tables);
}

}  // namespace ceping
