#include <ceping/write/findings/items.hpp>

#include <ceping/write/findings/phrases.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <string>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

Report::Word section_word(Section section) {
    switch (section) {
        case Section::bonus: return {"bonus", {"加分", "bonus"}};
        case Section::penalties: return {"penalties", {"扣分", "penalties"}};
        case Section::items: break;
    }
    return {"items", {"基本分", "items"}};
}

/// ` A B` of the choices that are wanted.
template <typename Wanted>
std::string keys_of(const ItemFigures& figures, const Wanted& wanted) {
    std::string out;
    for (const auto& each : figures.choices) {
        out += wanted(each) ? " " + each.key : "";
    }
    return out;
}

Words remark_words(const ItemAnalysis& analysis, const ItemFigures& figures, ItemRemark remark) {
    switch (remark) {
        case ItemRemark::easy: return {"几乎人人满分", "easy"};
        case ItemRemark::hard: return {"几乎人人失分", "hard"};
        case ItemRemark::flat: return {"分不出好坏", "flat"};
        case ItemRemark::redundant: {
            std::string ids;
            for (const auto& each : figures.partners) {
                ids += " " + analysis.items[each.other].id;
            }
            return phrases::like_items.with({{"ids", ids}});
        }
        case ItemRemark::weight: return {"权重不符", "weight"};
        case ItemRemark::unused:
            return phrases::unused_choices.with(
                {{"keys", keys_of(figures, [](const auto& each) { return each.count == 0; })}});
        case ItemRemark::always:
            return phrases::checks_of_all.with({{"keys", keys_of(figures, [&](const auto& each) {
                                                     return each.check && each.count == figures.told;
                                                 })}});
        case ItemRemark::few: break;
    }
    return {"单位少", "few units"};
}

Cell choices_object(const ItemFigures& figures) {
    if (figures.choices.empty()) {
        return {};
    }
    Report::Object out;
    for (const auto& each : figures.choices) {
        out.count(each.key, each.count);
    }
    return std::move(out).take();
}

Cell partners_list(const ItemAnalysis& analysis, const ItemFigures& figures) {
    if (figures.partners.empty()) {
        return {};
    }
    const CellsOf of(figures.partners);
    Report::Table out{{}, figures.partners.size()};
    out.for_data("id", Type::text,
                 of([&analysis](const ItemPartner& each) { return analysis.items[each.other].id; }));
    out.for_data("correlation", Type::points, of(&ItemPartner::correlation));
    out.for_data("units", Type::count, of(&ItemPartner::units));
    out.for_data("equal", Type::flag, of(&ItemPartner::equal));
    return out;
}

std::vector<std::string> codes_of(const ItemFigures& figures) {
    std::vector<std::string> out;
    for (const auto remark : figures.remarks) {
        if (const auto code = remark_code(remark); !code.empty()) {
            out.emplace_back(code);
        }
    }
    return out;
}

Cell codes_list(const ItemFigures& figures) {
    const auto codes = codes_of(figures);
    Report::Table out{{}, codes.size()};
    out.shape = Report::Shape::values;
    out.for_data({}, Type::text, [codes](std::size_t i) { return codes[i]; });
    return out;
}

std::string with_semicolons(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) {
        out += (out.empty() ? "" : ";") + name;
    }
    return out;
}

void in_per_cent(Report::Column& column, int places) { column.decimals = {places, Rounding::half_up}; }

Report::Table criteria(const ItemAnalysis& analysis) {
    const CellsOf of(analysis.items);
    Report::Table out{"criteria", analysis.items.size()};
    out.readers = Report::sheets;
    out.header = true;
    out.add("id", {"编号", "id"}, Type::text, of(&ItemFigures::id));
    out.add("title", {"测评内容", "title"}, Type::text, of(&ItemFigures::title)).may_cut = true;
    out.for_data("section", Type::word,
                 of([](const ItemFigures& each) { return section_word(each.section); }));
    out.add("answered", {"单位数", "units"}, Type::count, of(&ItemFigures::answered));
    out.for_data("missing", Type::count, of(&ItemFigures::missing));
    out.for_data("not_applicable", Type::count, of(&ItemFigures::not_applicable));
    in_per_cent(out.add("facility", {"得分率", "facility"}, Type::rate, of(&ItemFigures::facility)), 1);
    out.add("discrimination", {"区分度", "discr."}, Type::points, of(&ItemFigures::discrimination))
        .decimals = {2, Rounding::half_up};
    in_per_cent(out.add("nominal", {"名义权重", "nominal"}, Type::rate, of(&ItemFigures::nominal)), 2);
    in_per_cent(out.add("effective", {"实际权重", "effective"}, Type::rate, of(&ItemFigures::effective)), 2);
    out.for_people({"说明", "remarks"}, Type::text, of([&analysis](const ItemFigures& each) {
                       std::vector<Words> words;
                       for (const auto remark : each.remarks) {
                           words.push_back(remark_words(analysis, each, remark));
                       }
                       return joined(words, {"，", ", "});
                   }));
    out.for_data("told", Type::count,
                 of([](const ItemFigures& each) { return each.choices.empty() ? Cell() : Cell(each.told); }))
        .readers = Report::programs;
    out.for_data("choices", Type::text, of(choices_object)).readers = Report::programs;
    out.for_data("alike", Type::text, of([&analysis](const ItemFigures& each) {
                     std::vector<std::string> ids;
                     for (const auto& partner : each.partners) {
                         ids.push_back(analysis.items[partner.other].id);
                     }
                     return with_semicolons(ids);
                 }))
        .readers = Report::sheets;
    out.for_data("alike", Type::text,
                 of([&analysis](const ItemFigures& each) { return partners_list(analysis, each); }))
        .readers = Report::programs;
    out.for_data("codes", Type::text,
                 of([](const ItemFigures& each) { return with_semicolons(codes_of(each)); }))
        .readers = Report::sheets;
    out.for_data("codes", Type::text, of(codes_list)).readers = Report::programs;
    return out;
}

Report::Table sections(const ItemAnalysis& analysis) {
    const CellsOf of(analysis.sections);
    Report::Table out{"sections", analysis.sections.size()};
    out.readers = Report::people;
    out.header = true;
    out.add("id", {"编号", "id"}, Type::text, of(&SectionWeight::id));
    out.for_people({"项目", "section"}, Type::text, of([](const SectionWeight& each) {
                       return each.section == Section::items ? Words(each.title)
                                                             : section_word(each.section).words;
                   }))
        .may_cut = true;
    out.for_data("title", Type::text, of(&SectionWeight::title));
    out.for_data("section", Type::word,
                 of([](const SectionWeight& each) { return section_word(each.section); }));
    in_per_cent(out.add("nominal", {"名义权重", "nominal"}, Type::rate, of(&SectionWeight::nominal)), 2);
    in_per_cent(out.add("effective", {"实际权重", "effective"}, Type::rate,
                        of([](const SectionWeight& each) { return Cell(each.effective); })),
                2);
    return out;
}

}  // namespace

std::string_view remark_code(ItemRemark remark) {
    switch (remark) {
        case ItemRemark::easy: return "item-easy";
        case ItemRemark::hard: return "item-hard";
        case ItemRemark::flat: return "item-flat";
        case ItemRemark::redundant: return "item-redundant";
        case ItemRemark::weight: return "item-weight";
        case ItemRemark::unused: return "choice-unused";
        case ItemRemark::always: return "check-always";
        case ItemRemark::few: break;
    }
    return {};
}

void add_items(Report& report, const ItemAnalysis& analysis) {
    const Words units = unit_count(analysis.units);
    const std::size_t rejected = analysis.rejected;
    report.paragraph(
        analysis.not_assessed > 0
            ? phrases::unscored_beside.with(
                  {{"units", units}, {"rejected", rejected}, {"unassessed", analysis.not_assessed}})
        : rejected > 0 ? phrases::rejected_beside.with({{"units", units}, {"rejected", rejected}})
                       : units);
    Report::Object policies;
    for (const auto& [overrides, number] : analysis.overrides) {
        report.paragraph(phrases::policy_of_units.with(
            {{"units", unit_count(number)}, {"policy", other_policy(overrides)}}));
        policies.count(overrides, number);
    }
    Report::Table rows = criteria(analysis);
    Report::Object members("items");
    members.count("units", analysis.units).count("rejected", analysis.rejected);
    if (analysis.not_assessed > 0) {
        members.count("not_assessed", analysis.not_assessed);
    }
    members.count("weighed", analysis.weighed);
    if (!analysis.overrides.empty()) {
        members.add("overrides", policies);
    }
    members.put("criteria", Type::text, rows).put("sections", Type::text, sections(analysis));
    rows.readers = static_cast<Report::For>(Report::people | Report::sheets);
    report.add(std::move(rows));
    report.gap();
    report.add(sections(analysis));
    report.add(std::move(members).take());
}

}  // namespace ceping
