// A form on paper, to be filled in by hand. Source: ceping-form(1), PAPER.
#include <ceping/write/forms/forms.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/report.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/forms/form_rows.hpp>
#include <ceping/write/forms/phrases.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t room_for_answer = 14;
constexpr std::size_t room_for_note = 18;

/// What stands in the rows of one table, which its columns share.
struct PaperRow {
    std::string id;
    std::string content;
    std::string standard;
    std::string points;
    std::string answer;  ///< boxes to tick; empty: room to write
};

class PaperForm {
public:
    PaperForm(const FormPage& page, const FormFilling& filling)
        : form_(page.form), filling_(filling), text_(form_text(page.rubric, page.form, page.language)) {
        report_.language = page.language;
    }

    Report run() {
        report_.title = text_.title;
        report_.paper = true;
        report_.letter = true;
        report_.paragraph(text_.subtitle);
        add_unit();
        for (std::size_t i = 0; i < text_.rows.size();) {
            i = add_part(i);
        }
        for (const auto& each : text_.events) {
            add_events(each);
        }
        if (!form_.method) {
            sign();
        }
        return std::move(report_);
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(report_.language); }

    void add_unit() {
        auto rows = std::make_shared<std::vector<PaperRow>>();
        // Who and when before the unit's facts, which may go on on the next page.
        auto labels = text_.unit;
        std::stable_partition(labels.begin(), labels.end(), [this](const FormLabel& label) {
            return std::find(form_.facts.begin(), form_.facts.end(), label.field) == form_.facts.end();
        });
        for (const auto& label : labels) {
            if (form_.assessor == label.field) {
                // Two names, where they sign: a line at the end might stand on a page alone.
                rows->push_back({say({"测评人一（签名）", "first assessor (signed)"}), "", "", "", ""});
                rows->push_back({say({"测评人二（签名）", "second assessor (signed)"}), "", "", "", ""});
                continue;
            }
            const std::string known = filling_.empty() ? "" : filling_[label.field];
            const FormField& of = form_.fields[label.field];
            rows->push_back({label.label,
                             known.empty() && of.type == FormField::Type::choice ? boxes(of) : known, "", "",
                             ""});
        }
        Report::Table table;
        table.rows = rows->size();
        table.for_people({"单位信息", "the unit"}, Report::Type::text,
                         [rows](std::size_t i) { return (*rows)[i].id; });
        table
            .for_people({"填写", "answer"}, Report::Type::text,
                        [rows](std::size_t i) { return (*rows)[i].content; })
            .room = 50;
        report_.add(std::move(table));
    }

    /// The choices, each with a box before it.
    [[nodiscard]] std::string boxes(const FormField& field) const {
        std::string out;
        for (const auto& choice : field.choices) {
            out += (out.empty() ? "□" : "  □") + choice.key;
        }
        if (field.may_be_absent) {
            out += (out.empty() ? "□" : "  □") + say({"不涉及", "n/a"});
        }
        return out;
    }

    [[nodiscard]] std::string answer_of(const FormRow& row) const {
        if (!row.field) {
            return row.evidence || row.kind == FormRow::Kind::part ? std::string() : say({"不填", "nothing"});
        }
        const FormField& field = form_.fields[*row.field];
        switch (field.type) {
            case FormField::Type::choice: return boxes(field);
            case FormField::Type::tick: return say({"□是  □否", "□ yes  □ no"});
            default:
                return field.may_be_absent ? say({"　　　　□不涉及", "            □ n/a"}) : std::string();
        }
    }

    /// A heading, or the table of what stands below one. Where the next part begins.
    std::size_t add_part(std::size_t at) {
        const FormRow& first = text_.rows[at];
        if (first.kind == FormRow::Kind::heading) {
            report_.blocks.emplace_back(
                Report::Heading{2 + (first.depth > 1 ? 1 : 0), "p" + std::to_string(at), first.content});
            return at + 1;
        }
        auto rows = std::make_shared<std::vector<PaperRow>>();
        std::size_t end = at;
        for (; end < text_.rows.size() && text_.rows[end].kind != FormRow::Kind::heading; ++end) {
            const FormRow& row = text_.rows[end];
            const std::string standard =
                row.applies + (row.applies.empty() || row.standard.empty() ? "" : "\n") + row.standard;
            rows->push_back({row.id, with_its_day(row, {"说明", "note"}, report_.language), standard,
                             row.points, answer_of(row)});
        }
        if (first.kind == FormRow::Kind::statement) {
            add_statements(rows);
        } else {
            add_table(rows);
        }
        return end;
    }

    void add_table(const std::shared_ptr<std::vector<PaperRow>>& rows) {
        Report::Table table;
        table.rows = rows->size();
        const auto cell = [&rows](auto member) {
            return [rows = rows, member](std::size_t i) -> Report::Cell { return (*rows)[i].*member; };
        };
        table.for_people({"编号", "id"}, Report::Type::text, cell(&PaperRow::id)).codes = true;
        table.for_people({"测评内容", "criterion"}, Report::Type::text, cell(&PaperRow::content));
        table.for_people({"测评标准", "standard"}, Report::Type::text, cell(&PaperRow::standard));
        table.for_people({"分值", "points"}, Report::Type::text, cell(&PaperRow::points));
        if (form_.method) {
            // Two assessors see the same, each for himself.
            table.for_people({"测评人一", "first assessor"}, Report::Type::text, cell(&PaperRow::answer))
                .room = room_for_answer;
            table.for_people({"测评人二", "second assessor"}, Report::Type::text, cell(&PaperRow::answer))
                .room = room_for_answer;
        } else {
            table.for_people({"自评", "answer"}, Report::Type::text, cell(&PaperRow::answer)).room =
                room_for_answer;
        }
        table
            .for_people(
                form_.method ? Words("现场情况", "what was seen") : Words("证据材料、说明", "evidence, note"),
                Report::Type::text, [](std::size_t) { return ""; })
            .room = room_for_note;
        report_.add(std::move(table));
    }

    /// Prerequisites and vetoes have no standards and no points, and of a visit they are not each assessor's own.
    void add_statements(const std::shared_ptr<std::vector<PaperRow>>& rows) {
        Report::Table table;
        table.rows = rows->size();
        table.for_people({"编号", "id"}, Report::Type::text, [rows](std::size_t i) { return (*rows)[i].id; })
            .codes = true;
        table.for_people({"内容", "what"}, Report::Type::text, [rows](std::size_t i) {
            const PaperRow& row = (*rows)[i];
            return row.content + (row.standard.empty() ? "" : "\n") + row.standard;
        });
        table.for_people({"填写", "answer"}, Report::Type::text,
                         [rows](std::size_t i) { return (*rows)[i].answer; });
        table.for_people({"说明", "note"}, Report::Type::text, [](std::size_t) { return ""; }).room =
            room_for_note;
        report_.add(std::move(table));
    }

    void add_events(const FormEvents& of) {
        report_.blocks.emplace_back(
            Report::Heading{3, "e-" + std::to_string(of.item.at()),
                            say({"逐件填写：", "Case by case: "}) + id_and_title(of.id, of.content)});
        Report::Table table;
        const auto& events = form_.items[of.item.at()].events;
        table.rows = events.size();
        const auto nothing = [](std::size_t) { return ""; };
        table.for_people({"序号", "number"}, Report::Type::count, [](std::size_t i) { return i + 1; });
        if (events.front().of) {
            std::string choices = boxes(form_.fields[*events.front().of]);
            table.for_people({"类别", "class"}, Report::Type::text,
                             [choices = std::move(choices)](std::size_t) { return Report::Cell(choices); });
        }
        table.for_people({"发生日期", "date"}, Report::Type::text, nothing).room = 12;
        table.for_people({"事项", "matter"}, Report::Type::text, nothing).room = 30;
        if (!events.front().tags.empty()) {
            std::string tags;
            for (const std::size_t tag : events.front().tags) {
                tags += (tags.empty() ? "□" : "  □") + form_.fields[tag].choices.front().key;
            }
            table.for_people({"情形", "tags"}, Report::Type::text,
                             [tags = std::move(tags)](std::size_t) { return Report::Cell(tags); });
        }
        report_.add(std::move(table));
    }

    void sign() {
        report_.gap();
        report_.paragraph(
            {"填报人（签名）：　　　　　　　　审核人（签名）：　　　　　　　　单位（盖章）：　　　　　　日期：　　　　年　　月　　日",
             "Filled in by: ________________   Checked by: ________________   Seal: __________   Date: ______________"});
    }

    const Form& form_;
    const FormFilling& filling_;
    FormText text_;
    Report report_;
};

}  // namespace

void write_form_docx(const FormPage& page, const ByteSink& out) {
    write_report_docx(PaperForm(page, page.units.front()).run(), {}, out);
}

}  // namespace ceping
