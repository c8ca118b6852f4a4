// The pages of --explain for what units of a batch have with the roster and with each other. As in codes_pages.cpp, an
// example's lines stand in an input of tests/diagnostics/CODE, and … in one stands for what is left out.
#include <ceping/base/codes_pages.hpp>

namespace ceping {

namespace {

constexpr CodePage
    pages
        [] =
            {
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
                 "Mend what cannot be read first, then see who is missing. A file that is named after the unit's code is known to be its own."},
                {"roster-unknown",
                 "花名册上没有这个单位编码，多半是填错了。“是否应为”后面是花名册上名称相同或编码相近的单位。",
                 "The roster does not have the unit's id; mostly it is misspelt. The suggestion is a unit of the roster with the same name, or else with a similar id.",
                 "unit: {id: u01, name: 甲单位}", "按提示改正 unit.id；确是新参加的单位，加进花名册。",
                 "Mend unit.id as suggested. A unit that is new is put on the roster."},
                {"roster-renamed",
                 "单位编码在花名册上，名称却与花名册不同（空格、全角半角不算不同）：单位改了名，写了简称，或者错填了别的单位的编码。下一行写明花名册上的位置。",
                 "The unit's id is on the roster with another name; blanks and full width make no difference. The unit was renamed, wrote its name short, or took another unit's id. The line below says where the roster has it.",
                 "unit: {id: u1, name: 甲单位办公室}",
                 "先核对编码；编码无误的，名称照花名册写全称，或者更新花名册。",
                 "Check the id first. Where it is right, write the name as the roster does, or bring the roster up to date."},
                {"roster-differs",
                 "单位填的所属地区或单位信息与花名册上的不同。它们决定单位要测评哪些内容、和谁一起排名，填错会影响结果。下一行写明花名册上的位置。",
                 "The unit states another region, or another fact of itself, than the roster has. They decide what it is assessed on and with whom it is ranked, so a wrong one changes the result. The line below says where the roster has it.",
                 "unit: {id: u1, name: 甲单位, kind: 机关}", "核实以哪一处为准，改正另一处。",
                 "Find out which one is right and mend the other."},
                {"roster-duplicate",
                 "花名册上同一个单位编码出现两次，只用前一处。多半是复制一行后忘记改编码，这时会漏掉一个单位。",
                 "A unit's id stands twice on the roster; the first one is used. Mostly a row was copied and its id left as it was, and then a unit is missing.",
                 R"(u1,甲单位
u1,乙单位)",
                 "改正写错的编码；确是重复的，删去一行。",
                 "Mend the id that is wrong, or delete the row where the unit really stands there twice."},
                // --- resemblance
                {"alike-evidence",
                 "这份佐证文件与其他单位的文件内容完全相同（按 SHA-256 比较，文件名不同也能认出）。可能是借用或抄用；共同开展的活动、上级下发的文件，相同是正常的。",
                 "The evidence file has the same content as another unit's, told by its SHA-256 whatever the names. It may have been borrowed or copied; documents from a higher office and photographs of a joint event may well be the same.",
                 "evidence: [{title: 活动照片, file: a.jpg}]",
                 "请有关单位说明来历。不是本单位材料的，换成自己的；确属共用的，可忽略（# ceping: ignore alike-evidence 理由）。",
                 "Ask the units where it comes from. Replace what is not the unit's own; where it is rightly shared, ignore it (# ceping: ignore alike-evidence REASON)."},
                {"alike-note",
                 "填报内容的说明（note）与其他单位的雷同。比较时去掉空格和标点，不足 30 字的不比；每相邻三个字为一片，两份说明共有的片占全部的 80% 以上就提出。比较的是全部说明，不限于同一项。",
                 "The note of an answer is like another unit's. They are compared without blanks and punctuation, and only from 30 characters on: where of all runs of three characters in either text at least 80 % stand in both, it is reported. Every note is compared with every other, not only those on the same criterion.",
                 "note: 本单位全年组织道德讲堂四次，参加干部职工二百余人次，并在窗口设立学雷锋志愿服务岗",
                 "请有关单位按自己的实际情况重写。统一下发的模板语，可忽略（# ceping: ignore alike-note 理由），或用 --no-resemblance 不作比较。",
                 "Have each unit write what it did itself. Where a common form was handed out, ignore it (# ceping: ignore alike-note REASON), or leave the comparison out with --no-resemblance."},
                {"alike-edited", "填报内容的说明（note）像是改写了另一单位的：把数字、“我单位”“本处”之类的自称和单位名称去掉，再去掉细则原文和多数单位都在用的表格用语，两份之中较短的一份仍有 65% 以上也在另一份中。改几个数字、加减一句话、换几个词，都能认出。已按 alike-note 提出的单位不再重复。", "The note of an answer looks like another unit's, edited. Figures, names that a unit has for itself (我单位, 本处) and the unit's own name are left out, and so are the words of the rubric and of forms that every fourth unit uses; of the shorter note at least 65 % then still stands in the other. Other figures, a sentence more or less, some words exchanged do not hide it. Units that alike-note names are not named again.",
                 "note: 我处成立由所长任组长的领导小组，全年组织集中学习9次、专题讨论3次，撰写心得体会28篇，并在候登大厅设置宣传栏一处",
                 "请有关单位说明原因，按自己的实际情况重写。统一下发的模板语，可忽略（# ceping: ignore alike-edited 理由），或用 --no-resemblance 不作比较。",
                 "Ask the units why, and have each write what it did itself. Where a common form was handed out, ignore it (# ceping: ignore alike-edited REASON), or leave the comparison out with --no-resemblance."},
                {"alike-answers",
                 "自评的全部填报内容与其他单位的完全相同。至少有 10 项填报（n/a 不算）才比较；各项都已是最好的，彼此相同不足为奇，不提出。",
                 "All answers of the self-assessment are the same as another unit's. Only sheets with at least 10 answers, n/a left out, are compared; where every answer is the best there is, being the same means nothing, and it is not reported.",
                 R"(answers: {"01": 1, "02": 1, "03": 0, …})",
                 "核对是否把一个单位的记录复制后只改了编码；各单位应各自测评、如实填报。",
                 "See whether one unit's record was copied and only its id changed. Each unit is to assess itself."},
};

}  // namespace

std::span<const CodePage> pages_of_batches() { return pages; }

}  // namespace ceping
