// A form as a table that spreadsheets open. Source: ceping-form(1), CSV.
#include <ceping/write/forms/forms.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/csv_table.hpp>
#include <ceping/write/forms/form_rows.hpp>
#include <ceping/write/forms/phrases.hpp>

#include <algorithm>

namespace ceping {

namespace {

class CsvForms {
public:
    explicit CsvForms(const FormPage& page)
        : page_(page),
          rubric_(page.rubric),
          form_(page.form),
          text_(form_text(page.rubric, page.form, page.language)),
          table_(CsvForm{false, page.language}) {}

    void write(const ByteSink& out) {
        out(table_.begin());
        if (page_.table == FormTable::wide) {
            write_wide(out);
        } else {
            write_long(out);
        }
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(page_.language); }

    /// What a column of a record is called. Source: ceping-record(5), CSV.
    [[nodiscard]] Cells unit_titles() const {
        Cells out{say({"单位编码", "unit"}), say({"单位名称", "name"}), say({"所属地区", "region"})};
        for (const auto& fact : rubric_.facts) {
            out.push_back(page_.language == Language::zh && !fact.title.empty() ? fact.title : fact.id);
        }
        if (form_.method) {
            out.push_back(say({"来源", "source"}));
            out.push_back(say({"测评日期", "date"}));
            out.push_back(say({"测评人", "assessor"}));
        } else {
            out.push_back(say({"提交日期", "submitted"}));
        }
        return out;
    }

    [[nodiscard]] Cells unit_cells(const FormFilling& filling) const {
        const auto known = [&](std::size_t field) {
            return filling.empty() ? std::string() : filling[field];
        };
        Cells out{known(form_.id), known(form_.name), known(form_.region)};
        for (const std::size_t fact : form_.facts) {
            out.push_back(known(fact));
        }
        if (form_.method) {
            out.push_back(rubric_.method(form_.method).id);
        }
        out.push_back(known(form_.day));
        if (form_.assessor) {
            out.push_back(known(*form_.assessor));
        }
        return out;
    }

    /// What may be entered there, on the line of a criterion.
    [[nodiscard]] std::string entry_hint(const FormItem& in, const Kind& kind) const {
        std::string whole = hint_of_whole(in, kind);
        if (in.events.empty() || page_.table == FormTable::wide) {
            return whole;
        }
        const bool classes = in.events.front().of.has_value();
        return whole +
               say(classes
                       ? Words(
                             "；也可以每件填一行，自评值填类别，再填发生日期、事项和情形",
                             "; or one line for each case, its class as value, with event_date, matter and tags")
                       : Words(
                             "；也可以每件填一行，自评值不填，只填发生日期、事项和情形",
                             "; or one line for each case, without a value, with event_date, matter and tags"));
    }

    [[nodiscard]] std::string hint_of_whole(const FormItem& in, const Kind& kind) const {
        if (!in.choices.empty() && form_.fields[in.choices.front()].type == FormField::Type::tick) {
            return say({"填达到的清单项，用分号隔开，如 a;c；都没有达到填 -",
                        "what is met, such as a;c; - for none"});
        }
        if (!in.choices.empty()) {
            std::string example;
            for (const std::size_t field : in.choices) {
                example += (example.empty() ? "" : ";") + form_.fields[field].choices.front().key + "=0";
            }
            return say({"填各类的次数，如 ", "how many of each, such as "}) + example;
        }
        std::string out = in.value ? say(entry_words(form_.fields[*in.value], kind.unit())) : std::string();
        if (in.num) {
            out += say({"；或者填 num=38;den=40", "; or num=38;den=40"});
        }
        if (in.sample) {
            out += say({"；样本量写成 value=88;sample=161", "; with its sample: value=88;sample=161"});
        }
        return out;
    }

    /// Whether an answer may be told event by event, or a veto has a day, for which a table has columns of its own.
    [[nodiscard]] bool has_events() const {
        return std::any_of(form_.items.begin(), form_.items.end(),
                           [](const FormItem& item) { return !item.events.empty(); }) ||
               std::any_of(form_.vetoes.begin(), form_.vetoes.end(),
                           [](const FormStatement& veto) { return veto.date.has_value(); });
    }

    void write_long(const ByteSink& out) {
        Cells titles = unit_titles();
        std::vector<Words> columns{{"指标编号", "criterion"},
                                   form_.method ? Words("测评值", "value") : Words("自评值", "value"),
                                   {"证据材料", "evidence"},
                                   {"说明", "note"}};
        if (has_events()) {
            columns.insert(columns.end(), {{"发生日期", "event_date"}, {"事项", "matter"}, {"情形", "tags"}});
        }
        const std::size_t to_fill_in = columns.size() - 1;
        columns.insert(columns.end(), {{"x-测评内容", "x-criterion"},
                                       {"x-测评标准", "x-standard"},
                                       {"x-分值", "x-points"},
                                       {"x-怎么填", "x-how"}});
        for (const Words& title : columns) {
            titles.push_back(say(title));
        }
        out(table_.row(titles));
        for (const auto& filling : page_.units) {
            const Cells unit = unit_cells(filling);
            for (const auto& row : text_.rows) {
                Cells cells = unit;
                cells.push_back(row.id);
                cells.resize(cells.size() + to_fill_in);
                if (row.kind == FormRow::Kind::statement) {
                    for (const auto& each :
                         {with_its_day(row, {"发生日期", "event_date"}, page_.language), row.applies,
                          std::string(), say({"填“是”或“否”", "yes or no"})}) {
                        cells.push_back(each);
                    }
                } else if (row.kind == FormRow::Kind::criterion && row.evidence) {
                    const Kind& kind = *rubric_.at(row.item).criterion->kind;
                    const std::string standard =
                        row.applies + (row.applies.empty() ? "" : "\n") + row.standard;
                    for (const auto& each :
                         {row.content, standard, row.points, entry_hint(form_.items[row.item.at()], kind)}) {
                        cells.push_back(each);
                    }
                } else {
                    continue;
                }
                out(table_.row(cells));
            }
        }
    }

    /// A title row tells what stands in the columns.
    void write_wide(const ByteSink& out) {
        Cells titles = unit_titles();
        for (const auto& row : text_.rows) {
            if (row.kind == FormRow::Kind::statement) {
                titles.push_back(row.id);
            } else if (row.kind == FormRow::Kind::criterion && row.evidence) {
                titles.push_back(id_and_title(row.id, row.content));
            }
        }
        out(table_.row(titles));
        for (const auto& filling : page_.units) {
            Cells cells = unit_cells(filling);
            cells.resize(titles.size());
            out(table_.row(cells));
        }
    }

    const FormPage& page_;
    const Rubric& rubric_;
    const Form& form_;
    FormText text_;
    CsvTable table_;
};

}  // namespace

void write_form_csv(const FormPage& page, const ByteSink& out) { CsvForms(page).write(out); }

}  // namespace ceping
