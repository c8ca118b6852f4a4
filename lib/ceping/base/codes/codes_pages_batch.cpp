// The pages of --explain for the records of a batch and the roster. As in codes_pages.cpp, an
// example's lines stand in an input of tests/diagnostics/CODE, and … in one stands for what is left out.
#include <ceping/base/codes/codes_pages.hpp>

namespace ceping {

namespace {

constexpr CodePage pages[]{
    // --- records of a batch, and the roster
    {"duplicate-record",
     "两份按测评方法填写的记录，单位、来源、日期、测评人都相同，很可能是同一次测评交了两遍。两份都会计分，取平均时这一次就占了两份。",
     "Two records by a method have the same unit, source, date and assessor: most likely one visit was handed in twice. Both are scored, so in a mean it weighs double.",
     "ceping-validate -r rubric.yaml self.yaml first.yaml bad.yaml",
     "删去重复的一份。确是两次测评的，用 date 或 assessor 加以区分，例如“张三（下午）”。",
     "Remove one of them. Where there were two visits, tell them apart by date or assessor, such as 张三（下午）."},
    {"roster-missing",
     "花名册上有这个单位，而收到的记录里没有它的自评。可能没有报送，报送的文件不在所给的文件夹里，或者单位编码填错了（这时另有 roster-unknown）。",
     "The unit is on the roster, and there is no self-assessment of it: it was not handed in, the file is not in the folder that was given, or the unit's id is wrong (then roster-unknown is reported, too).",
     "u2,乙单位", "催报；已经报送的，核对文件的位置和单位编码。不再参加测评的，从花名册中删去。",
     "Ask the unit for it. Where it was sent, look for the file and at the id. A unit that no longer takes part is taken off the roster."},
    {"roster-unread",
     "没有读到这个单位的自评，但有材料无法读取，或者没有写明单位，其中可能就有它的，所以不说它没有报送。",
     "No self record of this unit was read. Other input could not be read or names no unit, and it may be among that, so it is not called missing.",
     "ceping-validate -r rubric.yaml --roster roster.csv u1.yaml 材料.yaml",
     "先处理无法读取的材料，再查谁没有报送。文件名写单位编码的，能直接对上。",
     "Fix what cannot be read first, then see who is missing. A file that is named after the unit's code is known to be its own."},
    {"roster-unknown",
     "花名册上没有这个单位编码，多半是填错了。“是否应为”后面是花名册上名称相同或编码相近的单位。",
     "The roster does not have the unit's id; mostly it is misspelt. The suggestion is a unit of the roster with the same name, or else with a similar id.",
     "unit: {id: u01, name: 甲单位}", "按提示改正 unit.id；确是新参加的单位，加进花名册。",
     "Fix unit.id as suggested. A unit that is new is put on the roster."},
    {"roster-renamed",
     "单位编码在花名册上，名称却与花名册不同（空格、全角半角不算不同）：单位改了名，写了简称，或者错填了别的单位的编码。下一行写明花名册上的位置。",
     "The unit's id is on the roster with another name; blanks and full width make no difference. The unit was renamed, wrote its name short, or took another unit's id. The line below says where the roster has it.",
     "unit: {id: u1, name: 甲单位办公室}", "先核对编码；编码无误的，名称照花名册写全称，或者更新花名册。",
     "Check the id first. Where it is right, write the name as the roster does, or bring the roster up to date."},
    {"roster-differs",
     "单位填的所属地区或单位信息与花名册上的不同。它们决定单位要测评哪些内容、和谁一起排名，填错会影响结果。下一行写明花名册上的位置。",
     "The unit states another region, or another fact of itself, than the roster has. They decide what it is assessed on and with whom it is ranked, so a wrong one changes the result. The line below says where the roster has it.",
     "unit: {id: u1, name: 甲单位, kind: 机关}", "核实以哪一处为准，改正另一处。",
     "Find out which one is right and fix the other."},
    {"roster-duplicate",
     "花名册上同一个单位编码出现两次，只用前一处。多半是复制一行后忘记改编码，这时会漏掉一个单位。",
     "A unit's id appears twice on the roster; the first one is used. Mostly a row was copied and its id left as it was, and then a unit is missing.",
     R"(u1,甲单位
u1,乙单位)",
     "改正写错的编码；确是重复的，删去一行。",
     "Fix the id that is wrong, or delete the row where the unit really stands there twice."},
};

}  // namespace

std::span<const CodePage> pages_of_batches() { return pages; }

}  // namespace ceping
