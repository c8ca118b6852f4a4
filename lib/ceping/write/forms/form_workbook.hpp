#pragma once

#include <ceping/base/date.hpp>
#include <ceping/write/formats/workbook.hpp>
#include <ceping/write/forms/form_rows.hpp>
#include <ceping/write/forms/forms.hpp>
#include <ceping/write/forms/sheet_formula.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// A form as a workbook that reckons while it is filled in. Not part of the public face. Source: ceping-form(1), WORKBOOKS.

/// How cells of a form look, broken into lines where nothing else is said.
[[nodiscard]] CellLook look(CellLook::Kind kind, bool wrap = true);
[[nodiscard]] CellLook centred(CellLook::Kind kind = CellLook::Kind::plain);

class FormWorkbook {
public:
    FormWorkbook(const Rubric& rubric, const Form& form, const FormFilling& filling, Language language)
        : rubric_(rubric),
          form_(form),
          filling_(filling),
          language_(language),
          text_(form_text(rubric, form, language)),
          entries_(entries_of(form, filling)),
          now_(form.lines, entries_),
          book_(text_.title, rubric.period ? std::optional(rubric.period->first) : std::nullopt, language) {
        places_.fields.resize(form.fields.size());
        places_.lines.resize(form.lines.list().size());
        texts_.resize(form.fields.size());
    }

    void write(const ByteSink& out);

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }

    // What a criterion is like, in a column that nobody sees: by it cells are coloured and counted. A part of a criterion has the
    // same and `of_part`, a prerequisite `of_statement`, a veto `of_veto`; what is wrong with one of its cells is added.
    static constexpr int not_for_unit = 0;
    static constexpr int open = 1;
    static constexpr int answered = 2;
    static constexpr int wrong = 3;
    static constexpr int absent = 4;
    static constexpr int of_part = 10;
    static constexpr int of_statement = 20;
    static constexpr int of_veto = 30;
    static constexpr int entry_wrong = 100;
    static constexpr int evidence_wrong = 200;
    static constexpr int day_wrong = 400;
    static constexpr int second_wrong = 800;
    // The same of an event.
    static constexpr int class_wrong = 1;
    static constexpr int date_wrong = 2;
    static constexpr int tags_wrong = 4;

    // Columns of the form.
    static constexpr std::size_t id_column = 0;
    static constexpr std::size_t group_column = 1;
    static constexpr std::size_t content_column = 2;
    static constexpr std::size_t standard_column = 3;
    static constexpr std::size_t methods_column = 4;
    static constexpr std::size_t points_column = 5;
    static constexpr std::size_t entry_column = 6;
    static constexpr std::size_t score_column = 7;  ///< of a visit: what the second assessor enters
    static constexpr std::size_t evidence_column = 8;
    static constexpr std::size_t note_column = 9;
    static constexpr std::size_t key_column = 10;
    static constexpr std::size_t state_column = 11;
    static constexpr std::array<std::size_t, 12> form_widths = {9, 12, 28, 50, 12, 7, 13, 9, 26, 20, 12, 6};
    static constexpr std::size_t first_form_row = 3;
    /// A row is 409 points high at most, whatever stands in it.
    static constexpr std::size_t most_lines = 24;
    // Columns of events.
    static constexpr std::size_t event_class_column = 2;
    static constexpr std::size_t event_date_column = 3;
    static constexpr std::size_t event_matter_column = 4;
    static constexpr std::size_t event_tags_column = 5;
    static constexpr std::size_t event_note_column = 6;
    static constexpr std::size_t event_key_column = 7;
    static constexpr std::size_t event_state_column = 8;
    static constexpr std::array<std::size_t, 9> event_widths = {9, 26, 14, 14, 36, 22, 30, 12, 6};
    // Columns of the cover.
    static constexpr std::size_t unit_key_column = 3;
    static constexpr std::size_t unit_state_column = 4;
    static constexpr std::array<std::size_t, 5> cover_widths = {24, 40, 60, 12, 6};
    static constexpr std::size_t first_cover_row = 5;

    /// A row of the form; what does not fit into one goes on in the next.
    struct GridRow {
        const FormRow* of = nullptr;
        std::string standard;
        bool continued = false;
    };

    // ---- where everything stands, before any formula is written
    void name_sheets();
    void put(std::size_t field, const std::string& sheet, std::size_t row, std::size_t column);
    void place_choices();
    void place_cover();
    void place_form();
    void place_events();
    void place_numbers();
    void break_rows();

    // ---- what is written
    Sheet& add_sheet(const std::string& name);
    static void set_widths(Sheet& sheet, std::span<const std::size_t> widths);
    /// How many lines a text takes in a column. Chinese letters are a little wider than two digits.
    static std::size_t lines_in(std::string_view text, std::size_t width);
    void add_cell(Sheet& sheet, std::size_t row, std::size_t column, std::size_t field,
                  const std::string& prompt);
    /// What is known beforehand.
    void fill(Sheet& sheet, std::size_t row, std::size_t column, std::size_t field, const CellLook& cell);
    /// Whether what is entered is no answer at all; empty: whatever is entered may be one. `number`: where it stands as one.
    [[nodiscard]] std::string fault_of(std::size_t field, const std::string& cell, const std::string& number);
    /// Whether what is known beforehand is such a fault.
    [[nodiscard]] bool is_known_wrong(std::size_t field) const;
    [[nodiscard]] static std::string bounds_of(const std::string& number, const FormField& of);
    [[nodiscard]] static bool is_number(const FormField& of);
    static std::string number_rule(const std::string& cell, const FormField& of);
    /// The name of the list of a field's choices. Alike lists are one.
    std::string list_of(const FormField& of);
    /// For people: results have no more decimals either.
    [[nodiscard]] std::string shown(const Formula& formula) const;

    // ---- the cover
    void add_cover();
    /// What the second one saw stands in a column of its own, and becomes a record of its own.
    void add_second_assessor(Sheet& sheet, std::size_t row);
    void add_totals(Sheet& sheet, std::size_t row);
    /// A count of cells on several sheets, with what it is now.
    struct Tally {
        std::string formula;
        std::size_t now = 0;
    };
    [[nodiscard]] Tally tally_of(int state) const;
    [[nodiscard]] std::string states_range() const;

    // ---- the form
    [[nodiscard]] Formula state_of(const FormRow& row) const;
    void add_form();
    /// A statement, a criterion, or a part of one. No cell goes over several rows: such cells are torn where a page ends.
    void add_row(Sheet& sheet, std::size_t row, const GridRow& each);
    void add_continued(Sheet& sheet, std::size_t row, const GridRow& each);
    void add_heading(Sheet& sheet, std::size_t row, const FormRow& heading);
    [[nodiscard]] std::string not_for_this() const { return say({"不适用", "not for this unit"}); }
    void add_score(Sheet& sheet, std::size_t row, const FormRow& first);
    void add_entry(Sheet& sheet, std::size_t row, const FormRow& each);
    void add_state(Sheet& sheet, std::size_t row, const FormRow& each);
    [[nodiscard]] std::string hint_of(const FormRow& row) const;
    [[nodiscard]] std::string in_place_of_entry(const FormRow& row) const;
    /// Evidence and note of a criterion; of a veto the day on which it was.
    void add_beside(Sheet& sheet, std::size_t row, const FormRow& each);
    void paint_form(Sheet& sheet);

    // ---- events
    void add_events();
    void add_event(Sheet& sheet, std::size_t row, const FormEvents& of, const FormItem::OfEvent& event,
                   std::size_t number);
    [[nodiscard]] std::string event_state(std::size_t row, const FormItem::OfEvent& event);

    // ---- help, and what nobody sees
    void add_help();
    /// By this the reader knows what the form is of.
    void add_identity();
    void add_lists();
    void add_lines();
    /// A number or a day as what it is, with the text that it is read from beside it.
    void add_read(Sheet& sheet, std::size_t row, std::size_t field, const std::string& cell, bool is_first);

    static constexpr int shown_places = 6;
    static inline const std::string identity_name = "_ceping";
    static inline const std::string lists_name = "_lists";
    static inline const std::string lines_name = "_lines";

    const Rubric& rubric_;
    const Form& form_;
    const FormFilling& filling_;
    Language language_;
    FormText text_;
    std::vector<FormEntry> entries_;  ///< what is known beforehand, beside the fields
    Reckoning now_;
    Workbook book_;
    SheetPlaces places_;
    std::vector<GridRow> rows_;
    std::vector<std::string> texts_;  ///< beside the fields: where the texts of numbers and days stand
    std::map<std::size_t, std::string> second_;  ///< what the second assessor enters, as numbers, by field
    std::string cover_name_;
    std::string form_name_;
    std::string events_name_;
    std::string help_name_;
    std::size_t last_form_row_ = 0;
    std::size_t first_event_row_ = 0;
    std::size_t last_event_row_ = 0;
    std::size_t criterion_row_ = 0;  // that a part belongs to
    std::vector<std::vector<std::string>> lists_;
};

}  // namespace ceping
