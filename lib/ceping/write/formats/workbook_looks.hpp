#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/write/formats/workbook.hpp>

struct lxw_format;

namespace ceping {

/// Makes a format of the library look so. Not part of the public face.
void set_cell_look(lxw_format* made, const CellLook& look, Language language);

/// The same of what a cell looks like where something is true of it.
void set_paint_look(lxw_format* made, Sheet::Paint paint);

}  // namespace ceping
