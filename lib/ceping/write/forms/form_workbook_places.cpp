// Where everything of a form stands, and the order in which it is written.
#include <ceping/write/forms/form_workbook.hpp>

#include <ceping/base/text.hpp>

#include <set>
#include <utility>

namespace ceping {

namespace {

std::string_view first_half(std::string_view text) {
    std::size_t end = text.size() / 2;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;  // within a character
    }
    return text.substr(0, end);
}

}  // namespace

void write_form_xlsx(const FormPage& page, const ByteSink& out) {
    FormWorkbook(page.rubric, page.form, page.units.front(), page.language).write(out);
}

void FormWorkbook::write(const ByteSink& out) {
    book_.letters_of_language();
    name_sheets();
    break_rows();
    place_choices();
    place_cover();
    place_form();
    place_events();
    place_numbers();
    add_cover();
    add_form();
    add_events();
    add_help();
    add_identity();
    add_lists();
    add_lines();
    book_.write(out);
}

/// Standards that are longer than a row is high.
void FormWorkbook::break_rows() {
    for (const FormRow& each : text_.rows) {
        rows_.push_back({&each, each.applies, false});
        if (each.standard.empty()) {
            continue;
        }
        std::size_t used = each.applies.empty() ? 0 : lines_in(each.applies, form_widths[standard_column]);
        for (std::string_view rest = each.standard; !rest.empty();) {
            std::string_view line = rest.substr(0, rest.find('\n'));
            // A line that is longer than a row by itself is broken where it has to be.
            while (lines_in(line, form_widths[standard_column]) > most_lines) {
                line = first_half(line);
            }
            const std::size_t more = lines_in(line, form_widths[standard_column]);
            if (used > 0 && used + more > most_lines) {
                rows_.push_back({&each, std::string(), true});
                used = 0;
            }
            std::string& text = rows_.back().standard;
            text += (text.empty() ? "" : "\n") + std::string(line);
            used += more;
            rest.remove_prefix(line.size());
            rest.remove_prefix(rest.starts_with('\n') ? 1 : 0);
        }
    }
}

void FormWorkbook::name_sheets() {
    cover_name_ = say({"封面", "Cover"});
    form_name_ = form_.method ? sheet_name(rubric_.method_title(rubric_.method(form_.method).id),
                                           say({"测评", "Form"}), {cover_name_})
                              : say({"自评", "Form"});
    events_name_ = sheet_name(say({"逐件填写", "Events"}), "Events", {cover_name_, form_name_});
    help_name_ = sheet_name(say({"填表说明", "Help"}), "Help", {cover_name_, form_name_, events_name_});
}

void FormWorkbook::put(std::size_t field, const std::string& sheet, std::size_t row, std::size_t column) {
    places_.fields[field].cell = cell_on(sheet, row, column);
}

void FormWorkbook::place_choices() {
    for (const FormItem& item : form_.items) {
        if (!item.value || form_.fields[*item.value].type != FormField::Type::choice) {
            continue;
        }
        std::set<std::string> letters;
        const auto& choices = form_.fields[*item.value].choices;
        for (const auto& choice : choices) {
            letters.insert(lower_ascii(choice.key));
        }
        places_.fields[*item.value].any_case = letters.size() == choices.size();
    }
}

void FormWorkbook::place_cover() {
    std::size_t row = first_cover_row;
    for (const auto& label : text_.unit) {
        put(label.field, cover_name_, row++, 1);
    }
}

void FormWorkbook::place_form() {
    std::size_t row = first_form_row;
    for (const GridRow& line : rows_) {
        if (line.continued) {
            ++row;
            continue;
        }
        const FormRow& each = *line.of;
        if (each.field) {
            put(*each.field, form_name_, row, entry_column);
        }
        if (each.evidence) {
            put(*each.evidence, form_name_, row, evidence_column);
        }
        if (each.note) {
            put(*each.note, form_name_, row, note_column);
        }
        if (each.day) {
            put(*each.day, form_name_, row, note_column);
        }
        ++row;
    }
    last_form_row_ = row - 1;
}

void FormWorkbook::place_events() {
    std::size_t row = first_form_row;
    for (const auto& each : text_.events) {
        ++row;  // its heading
        for (const auto& event : form_.items[each.item.at()].events) {
            if (event.of) {
                put(*event.of, events_name_, row, event_class_column);
            }
            put(event.date, events_name_, row, event_date_column);
            put(event.matter, events_name_, row, event_matter_column);
            for (const std::size_t tag : event.tags) {
                put(tag, events_name_, row, event_tags_column);
                places_.fields[tag].listed = form_.fields[tag].choices.front().key;
            }
            put(event.note, events_name_, row, event_note_column);
            ++row;
        }
    }
    first_event_row_ = first_form_row;
    last_event_row_ = row - 1;
}

void FormWorkbook::place_numbers() {
    std::size_t row = 0;
    for (std::size_t i = 0; i < places_.fields.size(); ++i) {
        const FormField& field = form_.fields[i];
        if (!places_.fields[i].cell.empty() && (is_number(field) || field.type == FormField::Type::day)) {
            texts_[i] = cell_on(lines_name, row, 2);
            places_.fields[i].number = cell_on(lines_name, row++, 1);
        }
    }
    for (const GridRow& each : rows_) {
        if (form_.method && !each.continued && each.of->field && each.of->kind != FormRow::Kind::statement &&
            is_number(form_.fields[*each.of->field])) {
            second_.emplace(*each.of->field, cell_on(lines_name, row++, 1));
        }
    }
    for (auto& line : places_.lines) {
        line = cell_on(lines_name, row++, 1);
    }
}

}  // namespace ceping
