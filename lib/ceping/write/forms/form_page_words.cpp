// What a form's page says by itself, beside the words of findings.
#include <ceping/write/forms/form_html.hpp>

namespace ceping {

const std::vector<std::pair<std::string_view, Words>>& form_page_words() {
    static const std::vector<std::pair<std::string_view, Words>> list{
        {"absent", {"不涉及", "n/a"}},
        {"errors", {"{n} 处错误", "{n} errors"}},
        {"warnings", {"{n} 处提醒", "{n} warnings"}},
        {"answered", {"已填 {done}/{all}", "{done} of {all} answered"}},
        {"to_look_at", {"需要核对的", "To be looked at"}},
        {"nothing_found", {"没有发现问题", "nothing found"}},
        {"score_void", {"有错误，得分不作数", "with errors the score does not count"}},
        {"points_of", {"得 {points} / {max} 分", "{points} of {max} points"}},
        {"points_alone", {"计 {points} 分", "{points} points"}},
        {"said_absent", {"不涉及", "n/a"}},
        {"hashing", {"正在计算校验值……", "reckoning the digest …"}},
        {"unreadable", {"这份文件读不出来：{name}", "this file cannot be read: {name}"}},
        {"saved",
         {"已存为 {name}，在浏览器的“下载”文件夹里。证据文件请放进它旁边的 evidence 文件夹。",
          "Saved as {name} in the browser's folder of downloads. Put evidence files into a folder "
          "`evidence' beside it."}},
        {"saved_draft",
         {"草稿已存为 {name}，在浏览器的“下载”文件夹里，可以用“打开”接着填。",
          "The draft is saved as {name} in the browser's folder of downloads; open it here to go on."}},
        {"save_faulty",
         {"有 {n} 处错误，这份记录不予计分。可以先改正，也可以再点一次“保存记录”，照样保存。",
          "There are {n} errors, for which the record will be rejected. Mend them, or press the "
          "button again to save it all the same."}},
        {"kept", {"草稿已存在本浏览器（{time}）", "draft kept in this browser ({time})"}},
        {"not_kept",
         {"本浏览器不能自动保存草稿，请用“存草稿”存成文件",
          "this browser keeps no drafts: save a draft as a file"}},
        {"restored", {"已恢复 {time} 的草稿。", "The draft of {time} was restored."}},
        {"offer",
         {"本浏览器里有草稿：{name}（{time}）", "There is a draft in this browser: {name} ({time})"}},
        {"resume", {"接着填这份", "go on with it"}},
        {"forget", {"不要了，删除", "delete it"}},
        {"other_window",
         {"另一个窗口也在填这个单位，两边的草稿会互相覆盖。",
          "Another window fills in the same unit; the drafts overwrite each other."}},
        {"loaded", {"已打开 {name}。", "{name} is open."}},
        {"not_loaded", {"{name} 打不开：{why}", "{name} cannot be opened: {why}"}},
        {"no_record",
         {"不是本表的草稿，也不是记录（JSON）", "it is neither a draft of this form nor a record (JSON)"}},
        {"other_rubric", {"它是另一份细则的：{rubric}", "it is of another rubric: {rubric}"}},
        {"other_source", {"它是另一种记录：{source}", "it is of another source: {source}"}},
        {"other_edition",
         {"它是细则另一个版本的，请逐项核对。",
          "It is of another edition of the rubric: check each answer."}},
        {"left_out", {"没有放进来的：{keys}", "Left out: {keys}"}},
        {"replace",
         {"本表已经填了内容。再选一次文件，就用它替换。",
          "The form is not empty. Choose the file again to replace what is there."}},
        {"clear_all", {"再点一次，清空全部内容", "press again to empty the form"}},
    };
    return list;
}

}  // namespace ceping
