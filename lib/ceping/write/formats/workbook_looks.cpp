// How the cells of a workbook look.
#include <ceping/write/formats/workbook_looks.hpp>

#include <xlsxwriter.h>

namespace ceping {

namespace {

constexpr lxw_color_t header_fill = 0xDCE6F1;
constexpr lxw_color_t free_fill = 0xFFF9E5;
constexpr lxw_color_t line_colour = 0xBFBFBF;
constexpr lxw_color_t notice_colour = 0xC00000;
constexpr lxw_color_t idle_fill = 0xE7E6E6;
constexpr lxw_color_t idle_letters = 0x7F7F7F;
constexpr lxw_color_t open_fill = 0xFFE699;
constexpr lxw_color_t wrong_fill = 0xF8CBAD;

/// What a tone makes of a cell, and of letters without one; dark enough to be read when printed without colours.
struct ToneColours {
    lxw_color_t fill;
    lxw_color_t letters;
};
constexpr ToneColours colours_of(Tone tone) {
    switch (tone) {
        case Tone::fault: return {0xF8D7DA, notice_colour};
        case Tone::doubt: return {0xFFF2CC, 0x7F6000};
        case Tone::hint: return {0xE2EFF6, 0x1F4E79};
        case Tone::usual:
        case Tone::heading: break;
    }
    return {0, 0};
}

}  // namespace

void set_cell_look(lxw_format* made, const CellLook& look, Language language) {
    using Style = CellLook::Kind;
    if (language == Language::zh) {
        format_set_font_name(made, "宋体");
    }
    format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    const bool bordered = look.kind == Style::plain || look.kind == Style::header || look.kind == Style::free;
    if (bordered) {
        format_set_border(made, LXW_BORDER_THIN);
        format_set_border_color(made, line_colour);
    }
    if (look.tone == Tone::heading) {
        format_set_bold(made);
    } else if (look.tone != Tone::usual && bordered) {
        format_set_bg_color(made, colours_of(look.tone).fill);
    } else if (look.tone != Tone::usual) {
        format_set_font_color(made, colours_of(look.tone).letters);
    }
    if (look.kind == Style::header) {
        format_set_bg_color(made, header_fill);
        format_set_align(made, LXW_ALIGN_CENTER);
    }
    if (look.kind == Style::free) {
        format_set_bg_color(made, free_fill);
    }
    if (look.kind == Style::header || look.kind == Style::title || look.kind == Style::part ||
        look.kind == Style::notice) {
        format_set_bold(made);
    }
    if (look.kind == Style::title) {
        format_set_font_size(made, 16);
    }
    if (look.kind == Style::part) {
        format_set_font_size(made, 12);
    }
    if (look.kind == Style::notice) {
        format_set_font_color(made, notice_colour);
    }
    if (look.wrap || look.kind == Style::header) {
        format_set_text_wrap(made);
    }
    if (look.centred) {
        format_set_align(made, LXW_ALIGN_CENTER);
    }
    if (look.open) {
        format_set_unlocked(made);
    }
    if (look.indented) {
        format_set_indent(made, 1);
    }
    if (!look.number.empty()) {
        format_set_num_format(made, look.number.c_str());
    }
}

void set_paint_look(lxw_format* made, Sheet::Paint paint) {
    switch (paint) {
        case Sheet::Paint::idle:
            format_set_bg_color(made, idle_fill);
            format_set_font_color(made, idle_letters);
            break;
        case Sheet::Paint::open: format_set_bg_color(made, open_fill); break;
        case Sheet::Paint::wrong:
            format_set_bg_color(made, wrong_fill);
            format_set_font_color(made, notice_colour);
            break;
    }
}

}  // namespace ceping
