// One finding as a letter sees it: what it is about, where that stands on the form, what was filled in.
#include <ceping/base/text.hpp>
#include <ceping/write/letters/letter_advice.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t longest_quoted = 60;  // characters: enough to find it on the form

/// Codes about a record as a whole: the column in which it begins says nothing.
bool of_record(Code code) {
    static constexpr auto codes =
        std::to_array<Code>({"unit-missing", "prerequisite-unstated", "submitted-missing", "duplicate-self",
                             "nothing-applies", "score-overflow", "unanswered", "row-length", "alike-answers",
                             "file-empty", "missing-header", "late"});
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// Codes whose advice begins with what they are about, which need not be what stands at their place.
bool names_its_subject(Code code) {
    static constexpr auto codes =
        std::to_array<Code>({"unknown-key", "missing-key", "fact-required", "fact-unstated", "roster-renamed",
                             "roster-differs", "duplicate-key", "cell-contradicts", "unknown-node"});
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

const Condition* condition_of(const Rubric& rubric, std::string_view id) {
    if (const PrerequisiteId at = rubric.find_prerequisite(id)) {
        return &rubric.prerequisite(at);
    }
    if (const VetoId at = rubric.find_veto(id)) {
        return &rubric.veto(at);
    }
    return nullptr;
}

std::string file_name(const std::string& path) {
    return path == "-" ? std::string() : "“" + std::filesystem::path(path).filename().string() + "”";
}

}  // namespace

LetterCase::LetterCase(const Rubric& of, const Diagnostic& what, const FilledForms* forms,
                       const UnitNames* names)
    : rubric(of), finding(what), form(forms == nullptr ? nullptr : forms->at(what.where)), unit_names(names) {
    if (form != nullptr && (form->section == "answers" || form->section == "stated")) {
        at = rubric.find(form->name);
    }
    // Of what has no place of its own the message says which criterion it is.
    if (!at && !finding.words.empty()) {
        at = rubric.find(finding.words.front().zh);
    }
}

std::string LetterCase::word(std::size_t i) const {
    return i < finding.words.size() ? finding.words[i].zh : std::string();
}

std::string LetterCase::stated(std::string_view text) {
    if (text.empty()) {
        return {};
    }
    const std::size_t end = offset_after(text, longest_quoted);
    return "填报为“" + std::string(text.substr(0, end)) + (end < text.size() ? "……" : "") + "”，";
}

std::string LetterCase::name_of(std::string_view key) const {
    if (const FactId fact = rubric.find_fact(key)) {
        const Fact& known = rubric.fact(fact);
        return known.title.empty() ? known.id : known.title;
    }
    if (const ItemId position = rubric.find(key)) {
        return letter_title(rubric.at(position).id, rubric.at(position).title);
    }
    if (const Condition* const known = condition_of(rubric, key)) {
        return letter_title(known->id, known->title);
    }
    return form_word(key);
}

std::string letter_title(std::string_view id, std::string_view title) {
    return title.empty() ? std::string(id) : std::string(title) + "（" + std::string(id) + "）";
}

std::string letter_subject(const LetterCase& about) {
    const FilledIn* const form = about.form;
    if (const Item* const item = about.item()) {
        const bool stated =
            about.finding.code == Code("stated-differs") || (form != nullptr && form->section == "stated");
        return letter_title(item->id, item->title) + (stated ? "的自评得分" : "");
    }
    if (about.finding.code == Code("stated-differs")) {
        return "自评总分";
    }
    if (form == nullptr || form->section.empty() || of_record(about.finding.code)) {
        return {};
    }
    if (form->section == "answers" || names_its_subject(about.finding.code)) {
        return {};  // nothing that the rubric or the form has
    }
    const bool named = !form->name.empty() && (form->section == "unit" || form->section == "prerequisites" ||
                                               form->section == "vetoes");
    const std::string name = about.name_of(named ? form->name : form->section);
    return form->section == "stated" ? "自评总分" : name;
}

std::string letter_place(const LetterCase& about, bool with_file) {
    const Location& where = about.finding.where;
    std::string out = with_file && !where.path.empty() ? file_name(where.path) : std::string();
    const FilledIn* const form = about.form;
    if (form != nullptr && form->table) {
        out += of_record(about.finding.code) ? "第" + std::to_string(form->row) + "行" : cell_words(*form).zh;
    } else if (const std::size_t mark = where.cell.rfind('!'); mark != std::string::npos) {
        out += "工作表“" + where.cell.substr(0, mark) + "”单元格" + where.cell.substr(mark + 1);
    } else if (!where.cell.empty()) {
        out += "单元格" + where.cell;
    } else if (where.line > 0 && about.finding.code != Code("unanswered")) {
        out += "第" + std::to_string(where.line) + "行";
    }
    return out;
}

std::string choices_of(const Item& item) {
    std::string out;
    if (!item.criterion) {
        return out;
    }
    const AnswerForm form = item.criterion->kind->form(item.points);
    const bool titled = !form.shapes.empty() && form.shapes.front() == Shape::picks;
    for (const auto& choice : form.choices) {
        out += out.empty() ? "" : "、";
        out += titled && !choice.title.empty() ? choice.key + " " + choice.title : choice.key;
    }
    return out;
}

std::string how_to_answer(const Item& item) {
    if (!item.criterion) {
        return {};
    }
    const Kind& kind = *item.criterion->kind;
    const AnswerForm form = kind.form(item.points);
    if (form.shapes.empty()) {
        return "这一项不需填写，请留空。";
    }
    const std::string unit(kind.unit());
    const std::string sign = form.percent ? "%" : "";
    const std::string range = form.lowest && form.highest ? form.lowest->plain() + sign + "至" +
                                                                form.highest->plain() + sign + "之间的"
                                                          : std::string();
    std::string out;
    switch (form.shapes.front()) {
        case Shape::key: out = "请从" + choices_of(item) + "中选填一个"; break;
        case Shape::picks: out = "请填写做到的各项，可填的有：" + choices_of(item); break;
        case Shape::counts: out = "请按类别填写数量，类别有：" + choices_of(item); break;
        case Shape::number:
        case Shape::ratio:
        case Shape::not_applicable:
            if (form.percent) {
                out = "请填" + range + "百分数，或分别填写分子和分母";
            } else if (kind.name() == "count") {
                out = "请填不小于0的整数";
            } else {
                out = "请填" + range + "数字";
                out += form.step ? "，且为" + form.step->plain() + "的整数倍" : "";
            }
            out += unit.empty() || form.percent ? "" : "（单位为" + unit + "，只填数字）";
            break;
    }
    return out + (item.criterion->may_not_apply ? "，不涉及的填“不涉及”。" : "。");
}

}  // namespace ceping
