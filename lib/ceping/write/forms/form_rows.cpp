#include <ceping/write/forms/form_rows.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/model/when_words.hpp>
#include <ceping/write/forms/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

Words points_words(const Exact& points) {
    const std::string plain = points.plain();
    return {plain, counted(plain, "point")};
}

std::string lines_of(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) {
        out += (out.empty() || line.empty() ? "" : "\n") + line;
    }
    return out;
}

class RowMaker {
public:
    RowMaker(const Rubric& rubric, const Form& form, Language language)
        : rubric_(rubric), form_(form), language_(language) {}

    FormText run() {
        const std::string& title = rubric_.title;
        out_.title =
            form_.method
                ? say(phrases::form_of_visit.with(
                      {{"title", title}, {"method", rubric_.method_title(rubric_.method(form_.method).id)}}))
                : say(phrases::form_of_self.with({{"title", title}}));
        add_subtitle();
        add_unit();
        for (const ItemId top : rubric_.top) {
            add(top);
        }
        add_section(rubric_.bonus, Section::bonus);
        add_section(rubric_.penalties, Section::penalties);
        add_statements(rubric_.prerequisites, form_.prerequisites,
                       {"前置条件（符合的填“是”）", "Prerequisites (yes where it is met)"}, false);
        add_statements(rubric_.vetoes, form_.vetoes,
                       {"一票否决（发生的填“是”）", "Vetoes (yes where it happened)"}, true);
        add_help();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }

    void add_subtitle() {
        std::vector<Words> parts;
        if (!rubric_.edition.empty()) {
            parts.push_back(phrases::form_edition.with({{"edition", rubric_.edition}}));
        }
        if (rubric_.period) {
            parts.push_back(phrases::form_period.with({{"period", period_words(rubric_)}}));
        }
        if (rubric_.deadline && !form_.method) {
            parts.push_back(phrases::form_deadline.with({{"date", date_words(*rubric_.deadline)}}));
        }
        out_.subtitle = say(joined(parts, {"　", "   "}));
    }

    void help(const Words& line) { out_.help.push_back(say(line)); }

    void add_help() {
        help(
            {"一、先填封面上的单位信息：它决定哪些内容适用于本单位。不适用的内容在表里变灰，不用填。",
             "1. Fill in the unit's facts on the cover first: they decide what is for your unit. What is not turns grey."});
        help(
            {"二、只填黄色单元格。等级从下拉列表中选；清单逐项填“是”或“否”；次数填整数；比率可以直接填数，也可以填分子和分母，两种只填一种。",
             "2. Fill in yellow cells only: levels from their lists, checks with yes or no, counts as whole numbers, a rate as "
             "a figure or as num and den, not both."});
        if (!form_.method) {
            help(
                {"三、单位是 % 的，95% 填 95。没有的填 0，不要空着：空着是没有填。",
                 "3. In per cent, 95% is entered as 95. Where there were none enter 0: an empty cell is no answer."});
            help(
                {"四、证据材料每份写成“名称=文件”，文件名是相对于本表所在文件夹的路径，如 制度汇编=evidence/zhidu.pdf；几份之间用分号隔开。网址写成 名称=https://…。",
                 "4. Evidence is listed as title=file, the file's path beginning at the folder of this form, such as "
                 "Rules=evidence/rules.pdf, with ; between; an address on the web as title=https://…."});
            help(
                {"五、自评得分随填随算，口径与正式测评相同，只供参考。填写有误或不全的项标为红色，改好以后得分才作数。",
                 "5. The score is reckoned as you go, as the evaluators' program does it, and is for information. What is red is "
                 "wrong or incomplete; until it is mended the score means nothing."});
            help(
                {"六、填好后存为 .xlsx 报送，不要改成 .xls 或 .et，不要设置打开密码，不要删除行、列和工作表。",
                 "6. Send it in as .xlsx, not as .xls or .et, without a password to open it, with all rows, columns and sheets."});
        } else {
            help(
                {"三、现场填写，每次暗访或审核一份；没有看到、没有查到的不填，单位没有这项业务的填“不涉及”。",
                 "3. One form a visit. What was not seen stays empty; n/a is for what the unit does not have."});
            help({"四、测评日期和测评人必须填写。", "4. The date and the assessor are needed."});
        }
    }

    void label(std::size_t field, const Words& label, const Words& hint = {}) {
        Words shown = hint;
        if (hint.en.empty()) {
            shown = entry_words(form_.fields[field], {});
        }
        out_.unit.push_back({field, say(label), say(shown)});
    }

    void add_unit() {
        label(form_.id, {"单位编码", "unit code"}, {"按花名册填写", "as the roster has it"});
        label(form_.name, {"单位名称", "unit name"}, {"填写全称", "in full"});
        label(form_.region, {"所属地区", "region"},
              {"自上而下，用 / 隔开，如 泉州市/丰泽区", "names from the top, with / between"});
        for (std::size_t i = 0; i < rubric_.facts.size(); ++i) {
            const Fact& fact = rubric_.facts[i];
            label(form_.facts[i], fact.title.empty() ? fact.id : fact.title);
        }
        if (form_.assessor) {
            label(form_.day, {"测评日期", "date"});
            label(*form_.assessor, {"测评人", "assessor"}, {"姓名", "name"});
        } else {
            label(form_.day, {"提交日期", "submitted"});
        }
    }

    [[nodiscard]] FormRow row_of(ItemId position, FormRow::Kind kind) const {
        const Item& item = rubric_.at(position);
        FormRow row;
        row.kind = kind;
        row.item = position;
        row.depth = item.depth;
        row.id = item.id;
        row.group = item.parent ? rubric_.at(item.parent).title : std::string();
        row.content = item.title;
        if (!item.when.always()) {
            row.applies = say(phrases::form_only_for.with({{"units", units_that(rubric_, item.when)}}));
        }
        return row;
    }

    /// Whether a visit's form has anything of a node.
    [[nodiscard]] bool asks(ItemId position) const {
        const Item& item = rubric_.at(position);
        if (item.criterion) {
            return form_.items[position.at()].evidence.has_value() || !form_.method;
        }
        const auto any = [this](const std::vector<ItemId>& items) {
            return std::any_of(items.begin(), items.end(), [this](ItemId each) { return asks(each); });
        };
        return any(item.group->children) || any(item.group->bonus.items) || any(item.group->penalties.items);
    }

    void add(ItemId position) {
        const Item& item = rubric_.at(position);
        if (!asks(position)) {
            return;
        }
        if (item.criterion) {
            add_criterion(position);
            return;
        }
        FormRow row = row_of(position, FormRow::Kind::heading);
        row.points = item.points.plain();
        row.content = say(phrases::form_group_points.with(
            {{"title", id_and_title(item.id, item.title)}, {"points", points_words(item.points)}}));
        out_.rows.push_back(std::move(row));
        for (const ItemId child : item.group->children) {
            add(child);
        }
        add_own(position, item.group->bonus, phrases::form_group_bonus);
        add_own(position, item.group->penalties, phrases::form_group_penalties);
    }

    void add_own(ItemId group, const ExtraSection& section, const Pattern& title) {
        FormRow row;
        row.depth = rubric_.at(group).depth + 1;
        row.content =
            say(title.with({{"title", id_and_title(rubric_.at(group).id, rubric_.at(group).title)}}));
        add_extras(section, std::move(row));
    }

    void add_section(const ExtraSection& section, Section which) {
        FormRow row;
        const auto most =
            which == Section::bonus ? std::optional(most_bonus(rubric_, section)) : cap_of(rubric_, section);
        const Pattern& title = which == Section::bonus ? phrases::form_bonus : phrases::form_penalties;
        row.content = most ? say(title.with({{"points", points_words(*most)}})) : say({"扣分", "Penalties"});
        add_extras(section, std::move(row));
    }

    void add_extras(const ExtraSection& section, FormRow heading) {
        const bool any = std::any_of(section.items.begin(), section.items.end(),
                                     [this](ItemId each) { return asks(each); });
        if (!any) {
            return;
        }
        out_.rows.push_back(std::move(heading));
        for (const ItemId item : section.items) {
            if (asks(item)) {
                add_criterion(item);
            }
        }
    }

    void add_criterion(ItemId position) {
        const Item& item = rubric_.at(position);
        const FormItem& in = form_.items[position.at()];
        FormRow row = row_of(position, FormRow::Kind::criterion);
        row.standard = standard_of(item);
        row.points = item.unlimited ? std::string() : item.points.plain();
        if (!item.criterion->kind->from_submission() && !form_.method) {
            row.methods = say(methods_words(rubric_, *item.criterion));
        }
        row.field = in.value;
        row.evidence = in.evidence;
        row.note = in.note;
        out_.rows.push_back(std::move(row));
        add_parts(position, in);
        if (!in.events.empty()) {
            out_.events.push_back({position, item.id, item.title, standard_of(item)});
        }
    }

    void add_parts(ItemId position, const FormItem& in) {
        const Guide guide = rubric_.at(position).criterion->kind->guide(
            rubric_.at(position).points, rubric_.at(position).section == Section::penalties);
        for (std::size_t i = 0; i < in.choices.size(); ++i) {
            add_part(position, in.choices[i], choice_words(position, guide, in.choices[i]));
        }
        if (in.num) {
            add_part(position, *in.num, {"分子（实际完成数）", "num: how many there are"});
            add_part(position, *in.den, {"分母（应完成数）", "den: out of how many"});
        }
        if (in.sample) {
            add_part(position, *in.sample, {"样本量（调查人数）", "sample: how many were asked"});
        }
    }

    void add_part(ItemId position, std::size_t field, const Words& what) {
        FormRow row = row_of(position, FormRow::Kind::part);
        row.id.clear();
        row.group.clear();
        row.applies.clear();
        row.content = say(what);
        row.field = field;
        out_.rows.push_back(std::move(row));
    }

    /// A check with its title, a class with what it is worth.
    [[nodiscard]] Words choice_words(ItemId position, const Guide& guide, std::size_t field) const {
        const auto& choice = form_.fields[field].choices.front();
        const Kind& kind = *rubric_.at(position).criterion->kind;
        const auto row = std::find_if(guide.rows.begin(), guide.rows.end(), [&](const Guide::Row& each) {
            return !each.cells.empty() && each.cells.front().en == choice.key;
        });
        if (form_.fields[field].type == FormField::Type::tick) {
            if (row != guide.rows.end() && row->cells.size() > 2) {
                return phrases::form_check_points.with(
                    {{"id", choice.key},
                     {"title", choice.title},
                     {"points", {row->cells[2].zh, counted(row->cells[2].en, "point")}}});
            }
            return phrases::form_check.with({{"id", choice.key}, {"title", choice.title}});
        }
        const std::string unit(kind.unit());
        return phrases::form_class.with(
            {{"name", choice.key},
             {"unit", {unit.empty() ? "次" : unit, unit.empty() ? "" : " " + unit}},
             {"points", {choice.title, counted(choice.title, "point")}}});
    }

    /// What is asked for, level by level where the standard says it so, and by which rule.
    [[nodiscard]] std::string standard_of(const Item& item) const {
        const Criterion& criterion = *item.criterion;
        const bool penalty = item.section == Section::penalties;
        const Guide guide = criterion.kind->guide(item.points, penalty);
        std::vector<std::string> lines;
        const auto standard_for = [&](const std::string& level) {
            const auto at = std::find_if(criterion.standard.begin(), criterion.standard.end(),
                                         [&](const auto& each) { return each.first == level; });
            return at == criterion.standard.end() ? std::string() : at->second;
        };
        const std::string whole = standard_for("");
        lines.push_back(whole);
        const bool by_checks = form_asks_checks(criterion);
        const bool by_levels = std::any_of(guide.rows.begin(), guide.rows.end(),
                                           [](const Guide::Row& row) { return !row.level.empty(); });
        if (by_checks || (whole.empty() && !by_levels)) {
            lines.push_back(say(joined(guide.sentences, {"", " "})));
        }
        for (const auto& row : guide.rows) {
            if (!row.level.empty()) {
                const std::string own = standard_for(row.level);
                const std::string& points = row.cells.back().en;
                const std::string asks = by_checks ? say(row.cells[1]) : own;
                const Words worth{points, counted(points, "point")};
                lines.push_back(say(
                    asks.empty() ? phrases::form_level_bare.with({{"level", row.level}, {"points", worth}})
                                 : phrases::form_level_line.with(
                                       {{"level", row.level}, {"points", worth}, {"text", asks}})));
            }
        }
        for (std::size_t i = 0; i < criterion.variants.size(); ++i) {
            lines.push_back(say(variant_words(rubric_, item, i)));
        }
        if (!criterion.kind->from_submission()) {
            const Words evidence = evidence_words(criterion.evidence, penalty);
            if (!evidence.en.empty() && !form_.method) {
                lines.push_back(say(phrases::form_evidence.with({{"evidence", evidence}})));
            }
        }
        return lines_of(lines);
    }

    static bool form_asks_checks(const Criterion& criterion) {
        const AnswerForm asked = criterion.kind->form(Exact(1));
        return !asked.shapes.empty() && asked.shapes.front() == Shape::picks &&
               criterion.kind->name() == "level";
    }

    void add_statements(const std::vector<Condition>& conditions, const std::vector<FormStatement>& in,
                        const Words& title, bool veto) {
        bool titled = false;
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            if (!in[i].states) {
                continue;
            }
            if (!std::exchange(titled, true)) {
                FormRow heading;
                heading.content = say(title);
                out_.rows.push_back(std::move(heading));
            }
            FormRow row;
            row.kind = FormRow::Kind::statement;
            row.id = conditions[i].id;
            row.content = conditions[i].title;
            row.field = in[i].states;
            row.day = in[i].date;
            row.statement = i;
            row.veto = veto;
            if (!conditions[i].when.always()) {
                row.applies =
                    say(phrases::form_only_for.with({{"units", units_that(rubric_, conditions[i].when)}}));
            }
            out_.rows.push_back(std::move(row));
        }
    }

    const Rubric& rubric_;
    const Form& form_;
    Language language_;
    FormText out_;
};

Words number_words(const FormField& field, std::string_view unit) {
    const bool whole = field.step == Exact(1);
    const Words number = whole ? Words("整数", "a whole number") : Words("数", "a number");
    Words out = number;
    if (field.lowest && field.highest) {
        out = phrases::number_between.with(
            {{"low", field.lowest->plain()}, {"high", field.highest->plain()}, {"number", number}});
    } else if (field.lowest) {
        out = phrases::number_from.with({{"low", field.lowest->plain()}, {"number", number}});
    }
    if (field.step && !whole) {
        out = phrases::number_in_steps.with({{"what", out}, {"step", field.step->plain()}});
    }
    out = phrases::enter_number.with({{"what", out}});
    if (field.taken_off) {
        out = phrases::number_of_failures.with({{"what", out}});
    }
    if (field.percent) {
        out = phrases::number_in_percent.with({{"what", out}});
    } else if (!unit.empty()) {
        out = phrases::number_in_unit.with({{"what", out}, {"unit", unit}});
    }
    return out;
}

}  // namespace

FormText form_text(const Rubric& rubric, const Form& form, Language language) {
    return RowMaker(rubric, form, language).run();
}

std::string with_its_day(const FormRow& row, const Words& column, Language language) {
    return row.day ? row.content + phrases::form_day_under.with({{"column", column}}).in(language)
                   : row.content;
}

Words entry_words(const FormField& field, std::string_view unit) {
    std::vector<std::string_view> names;
    for (const auto& choice : field.choices) {
        names.push_back(choice.key);
    }
    switch (field.type) {
        case FormField::Type::choice:
            if (names.empty()) {
                return field.may_be_absent ? Words("没有这项业务的填“不涉及”，其他单位不填",
                                                   "n/a where there is nothing of the kind, else nothing")
                                           : Words();
            }
            return (field.may_be_absent ? phrases::enter_choice_or_absent : phrases::enter_choice)
                .with({{"choices", listed(names)}});
        case FormField::Type::tick: return {"填“是”或“否”", "yes or no"};
        case FormField::Type::number: {
            Words out = number_words(field, unit);
            return field.may_be_absent ? phrases::or_absent.with({{"what", out}}) : out;
        }
        case FormField::Type::day: return {"填日期，如 2015-12-18", "a date, such as 2015-12-18"};
        case FormField::Type::evidence:
            return {"每份写成 名称=文件，几份之间用分号隔开", "each as title=file, with ; between"};
        case FormField::Type::text: break;
    }
    return {};
}

}  // namespace ceping
