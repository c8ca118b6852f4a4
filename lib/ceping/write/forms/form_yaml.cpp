// A form as a YAML record, with the standards as comments. Source: ceping-form(1), YAML.
#include <ceping/write/forms/forms.hpp>

#include <ceping/base/json_quote.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/forms/form_rows.hpp>
#include <ceping/write/forms/phrases.hpp>

namespace ceping {

namespace {

class YamlForm {
public:
    YamlForm(const FormPage& page, const FormFilling& filling)
        : rubric_(page.rubric),
          form_(page.form),
          filling_(filling),
          language_(page.language),
          text_(form_text(page.rubric, page.form, page.language)) {}

    std::string run() {
        comment("", text_.title);
        comment("", text_.subtitle);
        comment(
            "",
            say(form_.method
                    ? Words(
                          "冒号后面填写；没有看到、没有查到的不填。# 后面是说明。",
                          "Fill in what follows the colons; what was not seen stays empty. What follows # explains.")
                    : Words(
                          "冒号后面填写；空着的就是没有填报，没有的填 0 或 []。# 后面是说明。",
                          "Fill in what follows the colons. Nothing is no answer: where there are none write 0 or []. "
                          "What follows # explains.")));
        line("ceping: record/1");
        line("rubric: " + rubric_.id);
        line("rubric_digest: " + rubric_.scoring + "  # " +
             say({"细则的版本，不要改", "the edition; leave it as it is"}));
        line("source: " +
             (form_.method ? json_quoted(rubric_.method(form_.method).id) : std::string("self")));
        add_unit();
        add_statements("prerequisites", false);
        add_statements("vetoes", true);
        line("answers:");
        for (std::size_t i = 0; i < text_.rows.size(); ++i) {
            const FormRow& row = text_.rows[i];
            if (row.kind == FormRow::Kind::heading && is_of_answers(i)) {
                out_ += "\n";
                comment("  ", "---- " + row.content);
            } else if (row.kind == FormRow::Kind::criterion && row.evidence) {
                add_answer(row);
            }
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }

    void line(const std::string& text) { out_ += text + "\n"; }

    void comment(const std::string& indent, std::string_view text) {
        for (const auto each : split(text, '\n')) {
            line(indent + "# " + std::string(each));
        }
    }

    /// A key with what is known, and what may stand there.
    void field(const std::string& indent, const std::string& key, std::size_t at, const std::string& hint) {
        const std::string& known = filling_.empty() ? empty_ : filling_[at];
        std::string out = indent + key + ":" + (known.empty() ? "" : " " + json_quoted(known));
        if (!hint.empty()) {
            out += "  # " + hint;
        }
        line(out);
    }

    void add_unit() {
        line("unit:");
        std::string below;
        for (const auto& label : text_.unit) {
            const FormField& of = form_.fields[label.field];
            const auto parts = split(of.key, '|');
            std::string hint = label.label + (of.required ? say({"（必填）", " (required)"}) : "");
            hint += trim(label.hint).empty() ? "" : say({"：", ": "}) + label.hint;
            const std::string key(parts.back());
            if (parts.front() == "unit") {
                field("  ", key_text(key), label.field, hint);
            } else {
                std::string rest;
                std::swap(rest, out_);
                field("", key, label.field, hint);
                below += out_;
                out_ = std::move(rest);
            }
        }
        out_ += below;
    }

    /// A key as YAML wants it: what is no plain word is quoted.
    static std::string key_text(const std::string& key) {
        const bool plain =
            !key.empty() && key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
        return plain && key != "yes" && key != "no" && key != "on" && key != "off" && key != "true" &&
                       key != "false" && key != "null" && key != "y" && key != "n"
                   ? key
                   : json_quoted(key);
    }

    /// Whether what stands below a heading are answers.
    [[nodiscard]] bool is_of_answers(std::size_t heading) const {
        for (std::size_t i = heading + 1; i < text_.rows.size(); ++i) {
            if (text_.rows[i].kind != FormRow::Kind::heading) {
                return text_.rows[i].kind != FormRow::Kind::statement;
            }
        }
        return false;
    }

    void add_statements(const std::string& key, bool veto) {
        bool begun = false;
        for (const auto& row : text_.rows) {
            if (row.kind != FormRow::Kind::statement || row.veto != veto) {
                continue;
            }
            if (!begun) {
                line(key + ":  # true " + say({"是", "yes"}) + ", false " + say({"否", "no"}) +
                     (veto ? say({"；有日期的写成 {date: 2015-05-01}", "; with its day: {date: 2015-05-01}"})
                           : ""));
                begun = true;
            }
            const std::string what =
                row.content + (row.applies.empty() ? "" : say({"。", ". "}) + row.applies);
            line("  " + key_text(row.id) + ":  # " + what);
        }
    }

    void add_answer(const FormRow& row) {
        const FormItem& in = form_.items[row.item.at()];
        out_ += "\n";
        const std::string points =
            row.points.empty() ? "" : say({"（" + row.points + "分）", " (" + row.points + ")"});
        comment("  ", id_and_title(row.id, row.content) + points);
        if (!row.applies.empty()) {
            comment("  ", row.applies);
        }
        comment("  ", row.standard);
        add_parts(row, in);
    }

    void add_parts(const FormRow& row, const FormItem& in) {
        line("  " + key_text(row.id) + ":");
        const std::string deep = "    ";
        const Kind& kind = *rubric_.at(row.item).criterion->kind;
        if (in.value) {
            field(deep, "value", *in.value, say(entry_words(form_.fields[*in.value], kind.unit())));
        }
        if (in.num) {
            field(deep, "num", *in.num,
                  say({"或者填分子和分母：实际完成数", "or num and den: how many there are"}));
            field(deep, "den", *in.den, say({"应完成数", "out of how many"}));
        }
        if (in.sample) {
            field(deep, "sample", *in.sample, say({"样本量（调查人数）", "how many were asked"}));
        }
        add_choices(in, deep);
        if (!in.events.empty()) {
            add_events(in, deep);
        }
        line(deep + "evidence: []  # - {title: , file: }");
        line(deep + "note:");
    }

    void add_choices(const FormItem& in, const std::string& deep) {
        if (in.choices.empty()) {
            return;
        }
        const bool checks = form_.fields[in.choices.front()].type == FormField::Type::tick;
        std::string first = form_.fields[in.choices.front()].choices.front().key;
        const std::string& last = form_.fields[in.choices.back()].choices.front().key;
        if (checks) {
            first = "[" + first + (last == first ? "" : ", " + last) + "]";
            line(deep + "met:  # " +
                 say({"列出达到的，如 " + first + "；都没有达到填 []",
                      "those that are met, such as " + first + "; [] for none"}));
        } else {
            first = "{" + first + ": 2" + (last == first ? "" : ", " + last + ": 1") + "}";
            line(deep + "counts:  # " +
                 say({"如 " + first + "；都没有填 {}", "such as " + first + "; {} for none"}));
        }
        for (const std::size_t field : in.choices) {
            const auto& choice = form_.fields[field].choices.front();
            comment(deep + "  ", checks ? choice.key + "  " + choice.title
                                        : choice.key + say({"：每次 " + choice.title + " 分",
                                                            ": " + choice.title + " each"}));
        }
    }

    void add_events(const FormItem& in, const std::string& deep) {
        const auto& event = in.events.front();
        std::string example = "- {";
        example += event.of ? "class: " + form_.fields[*event.of].choices.front().key + ", " : "";
        example += "date: 2015-05-02, matter: " + say({"某事", "a case"});
        if (!event.tags.empty()) {
            example += ", tags: [";
            for (const std::size_t tag : event.tags) {
                example += (tag == event.tags.front() ? "" : ", ") + form_.fields[tag].choices.front().key;
            }
            example += "]";
        }
        comment(deep, say({"或者逐件填写，不填上面的：", "or case by case, in place of what stands above:"}));
        comment(deep, "events:");
        comment(deep, "  " + example + "}");
    }

    const Rubric& rubric_;
    const Form& form_;
    const FormFilling& filling_;
    Language language_;
    FormText text_;
    std::string out_;
    const std::string empty_;
};

}  // namespace

void write_form_yaml(const FormPage& page, const ByteSink& out) {
    std::string between;
    for (const auto& filling : page.units) {
        out(between);
        out(YamlForm(page, filling).run());
        between = "---\n";
    }
}

}  // namespace ceping
