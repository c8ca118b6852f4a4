// The chapters of a handbook that go through groups and criteria.
#include <ceping/write/rubrics/handbook_parts.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/kind.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/model/when_words.hpp>
#include <ceping/write/rubrics/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

namespace ceping {

namespace {

class ItemsWriter {
public:
    explicit ItemsWriter(HandbookText& text) : text_(text), rubric_(text.rubric) {}

    void add(ItemId position) {
        const Item& item = rubric_.at(position);
        penalty_ = item.section == Section::penalties;
        const bool extra = item.is_of_group() && !penalty_;
        const Words tail = item.unlimited ? unlimited_words(item)
                                          : (extra      ? phrases::points_more
                                             : penalty_ ? phrases::points_off
                                                        : phrases::points_given)
                                                .with({{"points", points_of(item)}});
        text_.heading(2 + item.depth, anchor_of(rubric_, position), id_and_title(item.id, item.title),
                      text_.say(tail), item.group || item.depth == 1);
        std::get<Report::Heading>(text_.article.blocks.back()).whole = !item.group;
        Report::Facts facts;
        if (item.criterion) {
            add_rule(item);
            tell_standard(*item.criterion, {}, facts);
            add_variants(item, facts);
        }
        if (item.weight) {
            text_.fact(facts, {"权重", "weight"}, item.weight->plain());
        }
        if (item.group) {
            tell_group(item, position, facts);
        }
        if (!item.when.always()) {
            text_.fact(facts, {"适用单位", "applies to"}, units_that(rubric_, item.when));
        }
        if (item.criterion) {
            tell_criterion(*item.criterion, facts);
        }
        text_.fact(facts, {"说明", "note"}, item.note);
        // Below a group of the same source, it would be said on every line of the handbook.
        if (!item.source.empty() && (!item.parent || rubric_.at(item.parent).source != item.source)) {
            text_.fact(facts, {"依据", "source"}, cited(rubric_, item.source));
        }
        text_.add(std::move(facts));
    }

private:
    /// What stands behind the title in place of points: in a group, on which side it is.
    static Words unlimited_words(const Item& item) {
        return !item.is_of_group()                  ? Words()
               : item.section == Section::penalties ? Words{"（扣分）", "(taken off)"}
                                                    : Words{"（加分）", "(more)"};
    }

    static Words points_of(const Item& item) {
        const std::string points = item.points.plain();
        return {points, counted(points, "point")};
    }

    /// What is different for some units.
    void add_variants(const Item& item, Report::Facts& facts) {
        if (!item.criterion->variants.empty()) {
            text_.paragraph(
                {"下列情形的单位，按第一个符合的情形测评；其他单位按以上规定。",
                 "A unit in one of these cases is judged by the first that fits; all others as above."});
        }
        std::size_t number = 0;
        for (const Variant& variant : item.criterion->variants) {
            const Words which = phrases::variant_number.with({{"number", ++number}});
            const Words units = phrases::variant_units.with(
                {{"variant", which}, {"units", units_that(rubric_, variant.when)}});
            add_variant(item, variant, units);
            if (variant.names("standard")) {
                tell_standard(variant.criterion, which, facts);
                if (standard_for_all(*item.criterion) && !standard_for_all(variant.criterion)) {
                    text_.fact(facts, of_variant({"标准", "standard"}, which), {"不另作规定", "none"});
                }
            }
            if (variant.names("evidence")) {
                const Words asked = evidence_words(variant.criterion.evidence, penalty_);
                text_.fact(facts, of_variant({"佐证材料", "evidence"}, which),
                           asked.en.empty() ? Words("不要求", "none is asked for") : asked);
            }
        }
    }

    static Words of_variant(const Words& name, const Words& which) {
        return which.en.empty() ? name : phrases::variant_of_fact.with({{"name", name}, {"variant", which}});
    }

    static bool same(const Words& a, const Words& b) { return a.zh == b.zh && a.en == b.en; }

    /// Those of the one rule that the other does not say.
    static std::vector<Words> sentences_only_in(const Guide& one, const Guide& other) {
        std::vector<Words> out;
        std::copy_if(one.sentences.begin(), one.sentences.end(), std::back_inserter(out),
                     [&](const Words& each) {
                         return std::none_of(other.sentences.begin(), other.sentences.end(),
                                             [&](const Words& known) { return same(each, known); });
                     });
        return out;
    }

    /// What a variant does not ask for any more, where its own rule has no reason to speak of it.
    static void tell_what_goes(const AnswerForm& before, const AnswerForm& now, std::vector<Words>& out) {
        if (among(ceping::Shape::events, before.shapes) && !among(ceping::Shape::events, now.shapes)) {
            out.emplace_back("只能填次数，不能逐件填写。",
                             "Only counts are answered, not one event after another.");
        }
        if (before.sample && !now.sample) {
            out.emplace_back("不需填写样本量。", "The size of the sample need not be stated.");
        }
        if (before.highest && !now.highest) {
            out.emplace_back("数值没有上下限。", "The figure has no bounds.");
        }
    }

    /// What the facts below say otherwise, before `规定同上`.
    static Words but_for_facts(const Item& item, const Variant& variant) {
        std::vector<Words> what;
        if (variant.names("standard") &&
            (standard_for_all(*item.criterion) || standard_for_all(variant.criterion))) {
            what.emplace_back("标准", "standard");
        }
        if (variant.names("evidence")) {
            what.emplace_back("佐证材料", "evidence");
        }
        return what.empty() ? Words() : phrases::but_for.with({{"what", joined(what, {"和", " and the "})}});
    }

    /// What the rule of a variant says that the criterion's does not; the whole of it where that says something that does not
    /// hold for the variant, since nobody could tell by 其余规定同上 which sentence is meant.
    void add_variant(const Item& item, const Variant& variant, const Words& units) {
        const Kind& kind = *variant.criterion.kind;
        const Guide before = item.criterion->kind->guide(item.points, penalty_);
        const Guide guide = kind.guide(item.points, penalty_);
        const bool same_table =
            std::equal(guide.rows.begin(), guide.rows.end(), before.rows.begin(), before.rows.end(),
                       [](const Guide::Row& a, const Guide::Row& b) {
                           return a.level == b.level && std::equal(a.cells.begin(), a.cells.end(),
                                                                   b.cells.begin(), b.cells.end(), same);
                       });
        const bool shows_table =
            !guide.rows.empty() &&
            (!same_table || (variant.names("standard") && !guide.rows.front().level.empty()));
        std::vector<Words> sentences = sentences_only_in(guide, before);
        if (!sentences_only_in(before, guide).empty()) {
            sentences = guide.sentences;
            tell_what_goes(item.criterion->kind->form(item.points), kind.form(item.points), sentences);
            if (!guide.rows.empty()) {
                sentences.push_back(shows_table ? Words("分值见下表。", "The points are below.")
                                                : Words("分值同上表。", "The points are those above."));
            }
        } else {
            const Pattern& says = sentences.empty() ? phrases::as_above : phrases::all_else_as_above;
            const Words table = !same_table   ? Words("，分值见下表", ", with the points below")
                                : shows_table ? Words("，标准见下表", ", with the standard below")
                                              : Words();
            sentences.push_back(says.with({{"but", but_for_facts(item, variant)}, {"table", table}}));
        }
        tell_rule(units, sentences);
        if (shows_table) {
            add_table(guide, variant.criterion);
        }
    }

    static bool standard_for_all(const Criterion& criterion) {
        return std::any_of(criterion.standard.begin(), criterion.standard.end(),
                           [](const auto& each) { return each.first.empty(); });
    }

    void tell_rule(const Words& name, const std::vector<Words>& sentences) {
        text_.article.blocks.emplace_back(Report::Paragraph{
            {{text_.say(name), true},
             {text_.say(phrases::kind_told.with({{"rule", joined(sentences, {"", " "})}}))}}});
    }

    /// The kind and its rule, then the rule's table.
    void add_rule(const Item& item) {
        const Guide guide = item.criterion->kind->guide(item.points, penalty_);
        tell_rule(guide.kind, guide.sentences);
        add_table(guide, *item.criterion);
    }

    /// With what the standard says of each level.
    void add_table(const Guide& guide, const Criterion& criterion) {
        const auto& standard = criterion.standard;
        const auto standard_of = [&](const std::string& level) {
            const auto at = std::find_if(standard.begin(), standard.end(),
                                         [&](const auto& each) { return each.first == level; });
            return at == standard.end() || level.empty() ? std::string() : at->second;
        };
        const bool described = std::any_of(guide.rows.begin(), guide.rows.end(), [&](const Guide::Row& row) {
            return !standard_of(row.level).empty();
        });
        Grid table;
        for (const auto& column : guide.columns) {
            table.columns.push_back(text_.column(column.title, column.figures));
        }
        if (described) {
            table.columns.push_back(text_.column({"标准", "standard"}));
        }
        for (const auto& row : guide.rows) {
            table.rows.emplace_back();
            for (const auto& cell : row.cells) {
                table.rows.back().push_back(text_.plain(cell));
            }
            if (described) {
                table.rows.back().push_back({{standard_of(row.level)}});
            }
        }
        text_.add(std::move(table));
    }

    void tell_standard(const Criterion& criterion, const Words& which, Report::Facts& facts) {
        for (const auto& [level, words] : criterion.standard) {
            if (level.empty()) {
                text_.fact(facts, of_variant({"标准", "standard"}, which), words);
            }
        }
    }

    void tell_group(const Item& item, ItemId position, Report::Facts& facts) {
        if (item.group->aggregate == Aggregate::weighted) {
            text_.fact(facts, {"汇总", "adding up"},
                       phrases::rates_averaged.with({{"points", points_of(item)}}));
        }
        const NotApplicable above = !item.parent ? rubric_.policy : rubric_.at(item.parent).group->policy;
        if (item.group->policy != above) {
            text_.fact(facts, {"缺项", "not applicable"}, policy_sentence(item.group->policy));
        }
        std::vector<Words> conditions;
        for (const auto& condition : item.group->gate) {
            conditions.push_back(condition_words(rubric_, condition, position));
        }
        if (const Group& group = *item.group; group.has_extras()) {
            // Penalties alone take nothing beyond the full points.
            const Words most =
                group.bonus.items.empty() ? Words()
                : group.bonus.over
                    ? phrases::more_than_group.with({{"more", most_bonus(rubric_, group.bonus).plain()}})
                    : Words("，不超过本项目的满分", ", nor over the group's full points");
            text_.fact(facts, {"本项目加减分", "its own bonus and penalties"},
                       phrases::extras_in_group.with({{"extras", extras_of(group)}, {"most", most}}));
        }
        if (!conditions.empty()) {
            text_.fact(facts, {"保证项目", "gate"},
                       phrases::gate_asks.with({{"conditions", joined(conditions, {"；", "; "})}}));
        }
    }

    void tell_criterion(const Criterion& criterion, Report::Facts& facts) {
        if (!criterion.kind->from_submission()) {
            text_.fact(facts, {"测评方法", "methods"}, methods_words(rubric_, criterion));
            text_.fact(facts, {"佐证材料", "evidence"}, evidence_words(criterion.evidence, penalty_));
        }
        if (criterion.may_not_apply) {
            text_.fact(facts, {"不涉及", "not applicable"},
                       {"没有这项内容的单位可以填“不涉及”，该项不参与计分。",
                        "A unit that has nothing of the kind may answer n/a."});
        }
        text_.fact(facts, {"整改建议", "advice"}, criterion.advice);
    }

    HandbookText& text_;
    const Rubric& rubric_;
    bool penalty_ = false;  ///< the criterion being written is one
};

}  // namespace

void add_items(HandbookText& text, Section section) {
    const Rubric& rubric = text.rubric;
    const auto in_section = [section](const Item& item) { return section_shown(item) == section; };
    if (std::none_of(rubric.items.begin(), rubric.items.end(), in_section)) {
        return;
    }
    const auto extra = [&text](const char* anchor, const Words& name, const ExtraSection& of) {
        const Words limits = limits_of(of);
        text.heading(2, anchor, name,
                     limits.en.empty() ? "" : text.say(phrases::bracketed.with({{"text", limits}})));
    };
    switch (section) {
        case Section::items: text.heading(2, "criteria", {"测评内容", "Criteria"}); break;
        case Section::bonus: extra("bonus", {"加分", "Bonus"}, rubric.bonus); break;
        case Section::penalties: extra("penalties", {"扣分", "Penalties"}, rubric.penalties); break;
    }
    ItemsWriter writer(text);
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        if (in_section(rubric.items[i])) {
            writer.add(ItemId(i));
        }
    }
}

}  // namespace ceping
