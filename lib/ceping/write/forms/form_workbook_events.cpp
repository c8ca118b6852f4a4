// The sheet of events, each on a row of its own.
#include <ceping/write/forms/form_workbook.hpp>

#include <ceping/base/text.hpp>

#include <array>

namespace ceping {

void FormWorkbook::add_events() {
    if (text_.events.empty()) {
        return;
    }
    Sheet& sheet = add_sheet(events_name_);
    set_widths(sheet, event_widths);
    sheet.landscape();
    sheet.merge({0, 0, 0, 6}, say({"逐件填写的内容", "What is told case by case"}),
                look(CellLook::Kind::title));
    sheet.lines(0, 2);
    sheet.merge({1, 0, 1, 6},
                say({"每件一行。填了这里，前面表里同一项的次数就不要再填。",
                     "One line for each. What is told here is not counted once more in the form."}),
                look(CellLook::Kind::bare));
    const auto titles = std::to_array<Words>({{"编号", "id"},
                                              {"序号", "number"},
                                              {"类别", "class"},
                                              {"发生日期", "date"},
                                              {"事项", "matter"},
                                              {"情形", "tags"},
                                              {"说明", "note"},
                                              {"字段", "field"},
                                              {"状态", "state"}});
    for (std::size_t i = 0; i < titles.size(); ++i) {
        sheet.text(first_form_row - 1, i, say(titles[i]), look(CellLook::Kind::header));
    }
    std::size_t row = first_form_row;
    for (const auto& each : text_.events) {
        CellLook title = look(CellLook::Kind::header);
        const std::string heading = id_and_title(each.id, each.content) + "\n" + each.standard;
        sheet.merge({row, 0, row, 6}, heading, title);
        sheet.lines(row, lines_in(heading, 145));
        ++row;
        std::size_t number = 0;
        for (const auto& event : form_.items[each.item.at()].events) {
            add_event(sheet, row++, each, event, ++number);
        }
    }
    sheet.freeze(first_form_row, 0);
    sheet.repeat_rows(first_form_row - 1, first_form_row - 1);
    const auto paint = [&](std::size_t column, int what) {
        sheet.paint({first_form_row, column, row - 1, column},
                    "MOD(INT(N($" + cell_name(first_form_row, event_state_column) + ")/" +
                        std::to_string(what) + "),2)=1",
                    Sheet::Paint::wrong);
    };
    paint(event_class_column, class_wrong);
    paint(event_date_column, date_wrong);
    paint(event_tags_column, tags_wrong);
    sheet.hide_column(event_key_column);
    sheet.hide_column(event_state_column);
    sheet.print_columns(row - 1, event_note_column);
    sheet.protect();
}

void FormWorkbook::add_event(Sheet& sheet, std::size_t row, const FormEvents& of,
                             const FormItem::OfEvent& event, std::size_t number) {
    sheet.text(row, 0, of.id, centred());
    sheet.number(row, 1, Exact(static_cast<std::int64_t>(number)), centred());
    if (event.of) {
        add_cell(sheet, row, event_class_column, *event.of, say(entry_words(form_.fields[*event.of], {})));
    } else {
        sheet.text(row, event_class_column, "", centred());
    }
    add_cell(sheet, row, event_date_column, event.date, say(entry_words(form_.fields[event.date], {})));
    add_cell(sheet, row, event_matter_column, event.matter, {});
    if (event.tags.empty()) {
        sheet.text(row, event_tags_column, "", centred());
    } else {
        CellLook cell = look(CellLook::Kind::free);
        cell.open = true;
        cell.number = "@";
        sheet.blank(row, event_tags_column, cell);
    }
    add_cell(sheet, row, event_note_column, event.note, {});
    const CellLook unseen = look(CellLook::Kind::plain, false);
    sheet.text(row, event_key_column, "answer|" + of.id + "|event|" + std::to_string(number), unseen);
    sheet.formula(row, event_state_column, event_state(row, event), Exact(), unseen);
}

std::string FormWorkbook::event_state(std::size_t row, const FormItem::OfEvent& event) {
    const std::string date = cell_name(row, event_date_column);
    std::string out = "IF(" + fault_of(event.date, date, places_.fields[event.date].number) + "," +
                      std::to_string(date_wrong) + ",0)";
    if (event.of) {
        // An event has a class where its criterion has classes.
        const std::string of_class = cell_name(row, event_class_column);
        const std::string others = cell_name(row, event_matter_column) + "&" + date + "&" +
                                   cell_name(row, event_tags_column) + "&" +
                                   cell_name(row, event_note_column);
        out += "+IF(OR(" + fault_of(*event.of, of_class, {}) + ",AND(LEN(TRIM(" + of_class +
               "))=0,LEN(TRIM(" + others + "))>0))," + std::to_string(class_wrong) + ",0)";
    }
    if (!event.tags.empty()) {
        std::vector<std::string> tags;
        for (const std::size_t tag : event.tags) {
            tags.push_back(places_.fields[tag].listed);
        }
        out += "+IF(" + lists_others(cell_name(row, event_tags_column), tags) + "," +
               std::to_string(tags_wrong) + ",0)";
    }
    return out;
}

}  // namespace ceping
