// Everything that a form's page asks, as HTML with its controls. What they do is the script's business.
#include <ceping/base/text.hpp>
#include <ceping/model/kind.hpp>
#include <ceping/write/formats/html_text.hpp>
#include <ceping/write/forms/form_html.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

class BodyWriter {
public:
    BodyWriter(const FormPage& page, const FormText& text)
        : rubric_(page.rubric),
          form_(page.form),
          filling_(page.units.front()),
          language_(page.language),
          text_(text) {}

    std::string run() {
        begin();
        add_unit();
        for (std::size_t i = 0; i < text_.rows.size(); ++i) {
            add(i);
        }
        close_item();
        close_section();
        end();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }
    [[nodiscard]] std::string html(const Words& words) const {
        return html_phrase(words.in(language_), language_);
    }
    static std::string id(std::string_view what, std::size_t number) {
        return std::string(what) + "-" + std::to_string(number);
    }
    static std::string attribute(std::string_view name, std::string_view value) {
        return " " + std::string(name) + "=\"" + html_text(value) + "\"";
    }

    void begin() {
        out_ += "<a class=\"skip\" href=\"#form\">" + html({"跳到填报内容", "Skip to the form"}) + "</a>\n";
        out_ += "<header>\n<h1>" + html(text_.title) + "</h1>\n";
        out_ += "<p class=\"subtitle\">" + html(text_.subtitle) + "</p>\n";
        out_ +=
            "<p class=\"notice\" id=\"old\" role=\"alert\">" +
            html(
                {"这个浏览器不能运行本表：请换用新版的 Chrome、Edge、Firefox，或者把 360、QQ 等浏览器切换到“极速模式”。"
                 "不能换的，请索取 Excel 表。",
                 "This browser cannot run the form: use a recent Chrome, Edge or Firefox, or ask for the workbook."}) +
            "</p>\n";
        add_help();
        out_ += "<div id=\"notices\" role=\"status\"></div>\n</header>\n";
        add_bar();
        out_ += "<div class=\"columns\">\n<nav id=\"sections\" aria-label=\"" +
                html_text(say({"目录", "contents"})) +
                "\"><ol></ol></nav>\n<main id=\"form\" tabindex=\"-1\">\n";
        out_ +=
            "<section id=\"findings\" aria-labelledby=\"findings-title\" hidden>\n<h2 id=\"findings-title\" "
            "tabindex=\"-1\"></h2>\n<ul></ul>\n</section>\n";
    }

    void add_help() {
        std::vector<Words> lines = {
            {"先填单位信息：它决定哪些内容适用于本单位。不适用的变灰，不用填。",
             "Fill in the unit's facts first: they decide what is for your unit. What is not turns grey."},
            {"没有的填 0 或“否”，不要空着：空着是没有填。单位是 % 的，95% 填 95。",
             "Where there is none enter 0 or no: what is empty is no answer. In per cent, enter 95 for 95%."}};
        if (!form_.method) {
            lines.emplace_back(
                "得分随填随算，口径与正式测评相同，只供参考。",
                "The score is reckoned as you go, by the evaluators' rules, and is for information.");
        }
        lines.emplace_back(
            "填好后按“保存记录”，报送存下来的文件。草稿留在这个浏览器里；要换一台电脑接着填，用“存草稿”。本表不联网，什么也不会发出去。",
            "When it is done press `Save the record' and send in that file. Drafts stay in this browser; to go on "
            "elsewhere save a draft. The page uses no network and sends nothing.");
        out_ += "<details class=\"help\"><summary>" + html({"怎样填", "How to fill it in"}) +
                "</summary>\n<ul>\n";
        for (const auto& line : lines) {
            out_ += "<li>" + html(line) + "</li>\n";
        }
        out_ += "</ul></details>\n";
    }

    void button(std::string_view name, const Words& text, std::string_view more = {}) {
        out_ += "<button type=\"button\" id=\"" + std::string(name) + "\"" + std::string(more) + ">" +
                html(text) + "</button>\n";
    }

    void add_bar() {
        out_ += "<div class=\"bar\" role=\"region\" aria-label=\"" +
                html_text(say({"得分和保存", "score and saving"})) + "\">\n";
        if (!form_.method) {
            out_ +=
                "<p class=\"total\"><span id=\"score-label\">" + html({"自评得分", "Score"}) +
                "</span> <output id=\"score\" aria-labelledby=\"score-label\">–</output> <span id=\"void\"></span></p>\n";
        }
        out_ +=
            "<p class=\"progress\"><span id=\"done\"></span> <a href=\"#findings-title\" id=\"count\"></a></p>\n<p "
            "class=\"actions\">";
        button("save", {"保存记录", "Save the record"}, " class=\"main\"");
        button("check", {"检查", "Check"});
        button("draft", {"存草稿", "Save a draft"});
        button("open", {"打开…", "Open …"});
        button("print", {"打印", "Print"});
        button("empty", {"清空", "Empty"});
        out_ += "<input type=\"file\" id=\"file\" accept=\".json,application/json\" hidden aria-label=\"" +
                html_text(say({"草稿或记录", "a draft or record"})) +
                "\"></p>\n<p id=\"kept\"></p>\n</div>\n";
    }

    // ---- sections

    void open_section(const std::string& name, const std::string& title) {
        close_section();
        out_ += "<section class=\"part\" id=\"part-" + name + "\" aria-labelledby=\"title-" + name + "\">\n";
        out_ += "<h2 id=\"title-" + name + "\" tabindex=\"-1\">" + html(title) + "</h2>\n";
        in_section_ = true;
    }

    void close_section() {
        close_item();
        if (std::exchange(in_section_, false)) {
            out_ += "</section>\n";
        }
    }

    void close_item() {
        if (std::exchange(in_item_, false)) {
            const FormRow& row = text_.rows[item_row_];
            add_rest(row);
            out_ += "</div></fieldset>\n";
        }
    }

    void add_unit() {
        open_section("unit", say({"单位信息", "The unit"}));
        for (const auto& label : text_.unit) {
            add_field(label.field, label.label, label.hint);
        }
    }

    void add(std::size_t at) {
        const FormRow& row = text_.rows[at];
        if (row.kind == FormRow::Kind::part) {
            add_field(*row.field, row.content, say(entry_words(form_.fields[*row.field], {})));
            return;
        }
        close_item();
        if (row.kind == FormRow::Kind::heading) {
            add_heading(row, at);
            return;
        }
        if (row.depth == 1 && row.kind == FormRow::Kind::criterion &&
            rubric_.at(row.item).section == Section::items && !std::exchange(top_open_, true)) {
            open_section("top", say({"测评内容", "Criteria"}));
        }
        if (row.kind == FormRow::Kind::statement) {
            add_statement(row);
        } else {
            add_criterion(row, at);
        }
    }

    void add_heading(const FormRow& row, std::size_t at) {
        const std::string number = std::to_string(at);
        if (row.depth == 1) {
            top_open_ = false;
            open_section(number, row.content);
        } else {
            const std::string level = std::to_string(std::min(row.depth + 1, 6));
            out_ +=
                "<h" + level + " id=\"title-" + number + "\">" + html(row.content) + "</h" + level + ">\n";
        }
        if (!row.applies.empty()) {
            out_ += "<p class=\"applies\">" + html(row.applies) + "</p>\n";
        }
        if (row.item && !form_.method) {
            out_ += "<p class=\"points\" id=\"" + id("points", row.item.at()) + "\"></p>\n";
        }
    }

    void open_fieldset(const std::string& name, const FormRow& row) {
        out_ += "<fieldset class=\"item\" id=\"" + name + "\"><legend><span class=\"id\">" + html(row.id) +
                "</span> " + html(row.content);
        if (!row.points.empty()) {
            const Words worth{row.points + "分", row.points + " " + counted(row.points, "point")};
            out_ += " <span class=\"worth\">" + html(worth) + "</span>";
        }
        out_ += "</legend>\n";
        if (!row.applies.empty()) {
            out_ += "<p class=\"applies\">" + html(row.applies) + "</p>\n";
        }
        out_ += "<p class=\"why-off\" hidden>" +
                html({"不适用于本单位，不用填", "not for this unit: leave it"}) +
                "</p>\n<div class=\"body\">\n";
    }

    void add_statement(const FormRow& row) {
        open_fieldset(id(row.veto ? "veto" : "prerequisite", row.statement), row);
        add_field(*row.field, say(row.veto ? Words{"发生了", "It happened"} : Words{"符合", "It is met"}),
                  "");
        if (row.day) {
            add_field(*row.day, say({"发生日期", "On what day"}),
                      say(entry_words(form_.fields[*row.day], {})));
        }
        out_ += "</div></fieldset>\n";
    }

    void add_criterion(const FormRow& row, std::size_t at) {
        in_item_ = true;
        item_row_ = at;
        open_fieldset(id("item", row.item.at()), row);
        if (!row.standard.empty()) {
            out_ += "<p class=\"standard\">" + html(row.standard) + "</p>\n";
        }
        if (!row.methods.empty()) {
            out_ += "<p class=\"methods\">" +
                    html({"测评方法：" + row.methods, "Assessed by: " + row.methods}) + "</p>\n";
        }
        if (row.field) {
            const Kind& kind = *rubric_.at(row.item).criterion->kind;
            const std::string unit(kind.unit());
            add_field(*row.field, answer_label(*row.field, unit),
                      say(entry_words(form_.fields[*row.field], unit)));
        }
    }

    [[nodiscard]] std::string answer_label(std::size_t field, const std::string& unit) const {
        const bool choice = form_.fields[field].type == FormField::Type::choice;
        if (choice && !form_.fields[field].choices.empty()) {
            return say({"等级", "Level"});
        }
        return say({"填报", "Answer"}) + (unit.empty() ? "" : say({"（" + unit + "）", " (" + unit + ")"}));
    }

    /// What stands below the answer itself.
    void add_rest(const FormRow& row) {
        const FormItem& in = form_.items[row.item.at()];
        if (!in.events.empty()) {
            add_events(row.item, in);
        }
        out_ += "<p class=\"faults\" id=\"" + id("faults", row.item.at()) + "\"></p>\n";
        if (row.evidence) {
            add_evidence(row.item, *row.evidence);
        }
        if (row.note) {
            add_field(*row.note, say({"说明", "Note"}), "");
        }
        if (row.evidence) {
            out_ += "<p class=\"foot\"><button type=\"button\" class=\"clear\"" +
                    attribute("data-item", std::to_string(row.item.at())) + ">" +
                    html({"清除本项", "Clear"}) + "<span class=\"unseen\"> " + html(row.id) +
                    "</span></button>";
            out_ += " <span class=\"points\" id=\"" + id("points", row.item.at()) + "\"></span></p>\n";
        } else if (!form_.method) {
            out_ += "<p class=\"points\" id=\"" + id("points", row.item.at()) + "\"></p>\n";
        }
    }

    void add_events(ItemId item, const FormItem& in) {
        out_ += "<div class=\"events\" role=\"group\" aria-label=\"" +
                html_text(say({"逐件填写", "case by case"})) + "\"" +
                attribute("data-item", std::to_string(item.at())) + ">\n<p class=\"hint\">" +
                html({"也可以逐件填写，不填上面的次数：", "Or case by case, in place of the number above:"}) +
                "</p>\n";
        for (std::size_t i = 0; i < in.events.size(); ++i) {
            const auto& event = in.events[i];
            const std::string number = std::to_string(i + 1);
            out_ += "<fieldset class=\"event\"><legend>" + html({"第 " + number + " 件", "Case " + number}) +
                    "</legend>\n";
            if (event.of) {
                add_field(*event.of, say({"类别", "Class"}), "");
            }
            add_field(event.date, say({"日期", "Date"}), "");
            add_field(event.matter, say({"事项", "Matter"}), "");
            for (const std::size_t tag : event.tags) {
                add_tag(tag);
            }
            add_field(event.note, say({"备注", "Note"}), "");
            out_ += "</fieldset>\n";
        }
        out_ += "<p><button type=\"button\" class=\"more\">" + html({"再填一件", "One more"}) +
                "</button></p>\n</div>\n";
    }

    void add_evidence(ItemId item, std::size_t field) {
        const std::string number = std::to_string(item.at());
        const std::string input = id("pick", item.at());
        out_ += "<div class=\"evidence\" role=\"group\" aria-label=\"" +
                html_text(say({"佐证材料", "evidence"})) + "\"" +
                attribute("data-field", std::to_string(field)) + attribute("data-item", number) +
                ">\n<ol class=\"pieces\"></ol>\n<p><input type=\"file\" multiple class=\"pick\" id=\"" +
                input + "\"><label for=\"" + input + "\">" +
                html({"选佐证文件（只记名称和校验值）", "Choose evidence files (name and digest only)"}) +
                "</label> <button type=\"button\" class=\"add\">" +
                html({"写一份文件名或网址", "Write a name or address"}) + "</button></p>\n</div>\n";
    }

    // ---- one entry

    [[nodiscard]] std::string known(std::size_t field) const {
        return filling_.empty() ? "" : filling_[field];
    }

    void open_field(std::size_t field, std::string_view kind) {
        out_ += "<div class=\"field " + std::string(kind) + "\"" +
                attribute("data-field", std::to_string(field)) + ">\n";
    }

    void close_field(std::size_t field, const std::string& hint) {
        if (!trim(hint).empty()) {
            out_ += "<span class=\"hint\" id=\"" + id("hint", field) + "\">" + html(hint) + "</span>\n";
        }
        out_ += "<span class=\"faults\" id=\"" + id("faults-of", field) + "\"></span>\n</div>\n";
    }

    [[nodiscard]] static std::string described(std::size_t field, const std::string& hint) {
        return " aria-describedby=\"" + (trim(hint).empty() ? "" : id("hint", field) + " ") +
               id("faults-of", field) + "\"";
    }

    [[nodiscard]] std::string label_text(std::size_t field, const std::string& label) const {
        const std::string needed = " <span class=\"needed\">" + html({"必填", "required"}) + "</span>";
        return html(label) + (form_.fields[field].required ? needed : "");
    }

    void add_field(std::size_t field, const std::string& label, const std::string& hint) {
        const FormField& of = form_.fields[field];
        if (of.type == FormField::Type::tick) {
            add_tick(field, label);
        } else if (of.type == FormField::Type::choice && of.choices.empty()) {
            open_field(field, "lone");
            add_absent(field);
            close_field(field, hint);
        } else if (of.type == FormField::Type::choice) {
            add_choice(field, label);
        } else {
            add_input(field, label, hint);
        }
    }

    void add_input(std::size_t field, const std::string& label, const std::string& hint) {
        const FormField& of = form_.fields[field];
        const auto parts = split(of.key, '|');
        const std::string name = id("field", field);
        const bool note = parts.back() == "note";
        const bool number = of.type == FormField::Type::number;
        const bool day = of.type == FormField::Type::day;
        open_field(field, number ? "number" : day ? "day" : note ? "note" : "text");
        out_ += "<label for=\"" + name + "\">" + label_text(field, label) + "</label>\n";
        const std::string common = attribute("id", name) + described(field, hint) + " autocomplete=\"off\"" +
                                   (of.required ? " required" : "");
        if (note && parts.size() == 3) {
            out_ += "<textarea rows=\"1\"" + common + ">" + html_text(known(field)) + "</textarea>\n";
        } else {
            out_ += "<input type=\"text\"" + common + attribute("value", known(field)) +
                    (number ? " inputmode=\"decimal\"" : "") + (day ? " placeholder=\"2015-12-18\"" : "") +
                    ">\n";
        }
        if (of.may_be_absent) {
            add_absent(field);
        }
        close_field(field, hint);
    }

    void add_absent(std::size_t field) {
        out_ += "<label class=\"choice\"><input type=\"checkbox\" class=\"absent\"" +
                attribute("id", id("absent", field)) + "> " +
                html({"不涉及（没有这项业务）", "n/a: there is nothing of the kind"}) + "</label>\n";
    }

    void add_choice(std::size_t field, const std::string& label) {
        const FormField& of = form_.fields[field];
        const std::string name = id("field", field);
        open_field(field, "choice-field");
        out_ += "<label for=\"" + name + "\">" + label_text(field, label) + "</label>\n<select" +
                attribute("id", name) + described(field, "") + (of.required ? " required" : "") +
                ">\n<option value=\"\"></option>\n";
        const std::string is = known(field);
        for (const auto& choice : of.choices) {
            const Words worth{choice.key + "（" + choice.title + "分）",
                              choice.key + " (" + choice.title + " " + counted(choice.title, "point") + ")"};
            out_ += "<option" + attribute("value", choice.key) + (choice.key == is ? " selected" : "") + ">" +
                    html_text(choice.title.empty() ? choice.key : say(worth)) + "</option>\n";
        }
        if (of.may_be_absent) {
            out_ += "<option value=\"n/a\">" + html_text(say({"不涉及", "n/a"})) + "</option>\n";
        }
        out_ += "</select>\n";
        close_field(field, "");
    }

    void add_tick(std::size_t field, const std::string& label) {
        const std::string title = id("label", field);
        open_field(field, "tick");
        out_ += "<div role=\"radiogroup\" aria-labelledby=\"" + title + "\"" + described(field, "") +
                ">\n<span id=\"" + title + "\" class=\"what\">" + label_text(field, label) +
                "</span>\n<span class=\"ticks\">";
        add_radio(field, "yes", {"是", "yes"});
        add_radio(field, "no", {"否", "no"});
        out_ += "</span></div>\n";
        close_field(field, "");
    }

    void add_radio(std::size_t field, std::string_view value, const Words& text) {
        out_ += "<label class=\"choice\"><input type=\"radio\"" + attribute("name", id("field", field)) +
                attribute("id", id("field", field) + "-" + std::string(value)) + attribute("value", value) +
                "> " + html(text) + "</label>\n";
    }

    void add_tag(std::size_t field) {
        open_field(field, "tag");
        out_ += "<label class=\"choice\"><input type=\"checkbox\"" + attribute("id", id("field", field)) +
                described(field, "") + "> " + html(form_.fields[field].choices.front().key) + "</label>\n";
        close_field(field, "");
    }

    /// What the script makes more of, and the place to sign on paper.
    void end() {
        out_ += "<p class=\"sign\">" +
                html(form_.method ? Words{"测评人签字：　　　　　　　　日期：",
                                          "Signature of the assessor:          Date:"}
                                  : Words{"单位（盖章）：　　　　　　　　日期：",
                                          "For the unit (seal):          Date:"}) +
                "</p>\n</main>\n</div>\n";
        out_ +=
            "<template id=\"piece\"><li><span class=\"piece-field\"><label>" + html({"名称", "Title"}) +
            "</label> <input type=\"text\" data-part=\"title\" autocomplete=\"off\"></span> <span "
            "class=\"piece-field\"><label>" +
            html({"文件或网址", "File or address"}) +
            "</label> <input type=\"text\" data-part=\"file\" autocomplete=\"off\"></span> <span "
            "class=\"piece-field\"><label>" +
            html({"日期", "Date"}) +
            "</label> <input type=\"text\" data-part=\"date\" autocomplete=\"off\"></span> <button type=\"button\" "
            "class=\"drop\">" +
            html({"移除", "Remove"}) +
            "</button><span class=\"digest\"></span><span class=\"faults\"></span></li></template>\n";
    }

    const Rubric& rubric_;
    const Form& form_;
    const FormFilling& filling_;
    Language language_;
    const FormText& text_;
    std::string out_;
    bool in_section_ = false;
    bool in_item_ = false;
    bool top_open_ = false;
    std::size_t item_row_ = 0;
};

}  // namespace

std::string form_body_html(const FormPage& page, const FormText& text) {
    return BodyWriter(page, text).run();
}

}  // namespace ceping
