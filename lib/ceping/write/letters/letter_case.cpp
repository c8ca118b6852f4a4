// One finding as a letter sees it: what it is about, where that stands on the form, what was filled in.
#include <ceping/base/text.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/write/letters/letter_advice.hpp>
#include <ceping/write/letters/phrases.hpp>

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
    return among(code, codes);
}

/// Codes whose advice begins with what they are about, which need not be what stands at their place.
bool names_its_subject(Code code) {
    static constexpr auto codes =
        std::to_array<Code>({"unknown-key", "missing-key", "fact-required", "fact-unstated", "roster-renamed",
                             "roster-differs", "duplicate-key", "cell-contradicts", "unknown-node"});
    return among(code, codes);
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
    return path == "-" ? std::string()
                       : phrases::in_quotes.with({{"text", std::filesystem::path(path).filename().string()}});
}

}  // namespace

LetterCase::LetterCase(const Rubric& of, const Unit* who, const Diagnostic& what, const FilledForms* forms,
                       const UnitNames* names)
    : rubric(of),
      unit(who),
      finding(what),
      form(forms == nullptr ? nullptr : forms->at(what.where)),
      unit_names(names) {
    if (form != nullptr && (form->section == "answers" || form->section == "stated")) {
        at = rubric.find(form->name);
    }
    // Of what has no place of its own the message says which criterion it is.
    if (!at && !finding.words.empty()) {
        at = rubric.find(finding.words.front().zh);
    }
}

const Criterion* LetterCase::criterion() const {
    return item() == nullptr || !item()->criterion ? nullptr : &letter_criterion(rubric, *item(), unit);
}

const Criterion& letter_criterion(const Rubric& rubric, const Item& item, const Unit* unit) {
    const bool known = unit != nullptr && unit->facts.size() == rubric.facts.size();
    return known ? criterion_for(item, *unit) : *item.criterion;
}

std::string LetterCase::word(std::size_t i) const {
    return i < finding.words.size() ? finding.words[i].zh : std::string();
}

std::string LetterCase::stated(std::string_view text) {
    if (text.empty()) {
        return {};
    }
    const std::size_t end = offset_after(text, longest_quoted);
    return (end < text.size() ? phrases::filled_in_as_more : phrases::filled_in_as)
        .with({{"text", text.substr(0, end)}});
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
    return title.empty() ? std::string(id) : phrases::named_unit.with({{"name", title}, {"id", id}});
}

std::string letter_list(const std::vector<std::string>& parts) {
    return listed({parts.begin(), parts.end()}).zh;
}

std::string letter_subject(const LetterCase& about) {
    const FilledIn* const form = about.form;
    if (const Item* const item = about.item()) {
        const bool stated =
            about.finding.code == Code("stated-differs") || (form != nullptr && form->section == "stated");
        const std::string title = letter_title(item->id, item->title);
        return stated ? phrases::claim_of.with({{"item", title}}) : title;
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
        out += form->sheet.empty() ? std::string() : phrases::of_sheet.with({{"sheet", form->sheet}});
        out += of_record(about.finding.code) ? phrases::row_number.with({{"row", form->row}})
                                             : cell_words(*form).zh;
    } else if (const std::size_t mark = where.cell.rfind('!'); mark != std::string::npos) {
        out += phrases::cell_of_sheet.with(
            {{"sheet", where.cell.substr(0, mark)}, {"cell", where.cell.substr(mark + 1)}});
    } else if (!where.cell.empty()) {
        out += phrases::cell_alone.with({{"cell", where.cell}});
    } else if (where.line > 0 && about.finding.code != Code("unanswered")) {
        out += phrases::row_number.with({{"row", where.line}});
    }
    return out;
}

std::string choices_of(const LetterCase& about) {
    const Criterion* const criterion = about.criterion();
    if (criterion == nullptr) {
        return {};
    }
    const AnswerForm form = criterion->kind->form(about.item()->points);
    const bool titled = !form.shapes.empty() && form.shapes.front() == Shape::picks;
    std::vector<std::string> out;
    for (const auto& choice : form.choices) {
        out.push_back(id_and_title(choice.key, titled ? choice.title : std::string()));
    }
    return letter_list(out);
}

std::string how_to_answer(const LetterCase& about) {
    const Criterion* const criterion = about.criterion();
    if (criterion == nullptr) {
        return {};
    }
    const Kind& kind = *criterion->kind;
    const AnswerForm form = kind.form(about.item()->points);
    if (form.shapes.empty()) {
        return "这一项不需填写，请留空。";
    }
    const std::string end = criterion->may_not_apply ? "，不涉及的填“不涉及”。" : "。";
    switch (form.shapes.front()) {
        case Shape::key: return phrases::pick_one.with({{"choices", choices_of(about)}, {"end", end}});
        case Shape::picks:
            return phrases::pick_those_met.with({{"choices", choices_of(about)}, {"end", end}});
        case Shape::counts:
            return (among(Shape::events, form.shapes) ? phrases::events_or_counts : phrases::count_by_class)
                .with({{"choices", choices_of(about)}, {"end", end}});
        case Shape::number:
        case Shape::ratio:
        case Shape::events:
        case Shape::not_applicable: break;
    }
    const std::string sign = form.percent ? "%" : "";
    const std::string range = form.lowest && form.highest
                                  ? phrases::figures_between.with({{"low", form.lowest->plain() + sign},
                                                                   {"high", form.highest->plain() + sign}})
                                  : std::string();
    if (form.percent) {
        return phrases::give_percent.with({{"range", range}, {"end", end}});
    }
    const std::string unit =
        kind.unit().empty() ? std::string() : phrases::only_figure.with({{"unit", kind.unit()}});
    if (kind.name() == "count") {
        return phrases::give_count.with({{"unit", unit}, {"end", end}});
    }
    const std::string step =
        form.step ? phrases::multiples_of.with({{"step", form.step->plain()}}) : std::string();
    return phrases::give_figure.with({{"range", range}, {"step", step}, {"unit", unit}, {"end", end}});
}

}  // namespace ceping
