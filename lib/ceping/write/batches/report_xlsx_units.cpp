// The sheets with a row a unit: league, heat map, points of every node. Source: ceping-report(1), WORKBOOK.
#include <ceping/base/text.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/batches/report_xlsx_parts.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>

namespace ceping {

namespace {

/// Why a unit has no rank, or why it has another band: as ceping-rank says it.
Words remark(const ReportBook& of, std::size_t unit) {
    const SavedResult& result = of.result(unit);
    if (result.rejected) {
        return Words{"不予计分", "rejected"} +
               (result.reason.empty() ? Words() : Words{"：", ": "} + Words(result.reason));
    }
    if (!result.eligible) {
        return {"不具备评定资格", "not eligible"};
    }
    if (of.report.units[unit].ranked.by_quota) {
        const std::string band = of.rubric().band_title(result.band);
        return {"限额，原为" + band, "by quota, was " + band};
    }
    return {};
}

class LeagueSheet {
public:
    explicit LeagueSheet(const ReportBook& of)
        : of_(of), rubric_(of.rubric()), rows_(of.add({"排名", "League"})), score_(of.score_format()) {
        const auto& leagues = of.report.leagues;
        grouped_ = leagues.size() > 1 || (!leagues.empty() && !leagues.front().group.empty());
        const auto& results = of.report.set->results;
        const auto some = [&](auto has) { return std::any_of(results.begin(), results.end(), has); };
        claims_ = some([](const auto& result) { return result.claimed.has_value(); });
        for (const auto& fact : rubric_.facts) {
            if (some([&](const auto& result) { return result.fact(fact.id).has_value(); })) {
                facts_.push_back(&fact);
            }
        }
    }

    void fill() {
        header();
        const std::size_t columns = rows_.column();
        rows_.next();
        for (const std::size_t unit : of_.units_by_league()) {
            row(unit);
        }
        Sheet& sheet = rows_.sheet();
        sheet.landscape();
        sheet.filter({0, 0, rows_.row() - 1, columns - 1});
        // Facts are there to filter by; on paper they would make everything small.
        sheet.print_columns(rows_.row() - 1, printed_);
        sheet.limit_width(frozen_ - 1, 32);
        sheet.limit_width(printed_ - 1, 28);
        sheet.limit_width(printed_, 24);
        sheet.freeze(1, frozen_);
        sheet.repeat_rows(0, 0);
    }

private:
    void header() {
        if (grouped_) {
            rows_.header({"类别", "league"});
        }
        rows_.header({"名次", "rank"}).header({"单位编码", "unit"}).header({"单位名称", "name"});
        frozen_ = rows_.column();
        rows_.header({"得分", "score"});
        if (claims_) {
            rows_.header({"自评分", "claimed"});
        }
        if (!rubric_.bands.empty()) {
            rows_.header({"等次", "band"});
        }
        rows_.header({"基础分", "base"}).header({"加分", "bonus"}).header({"扣分", "penalty"});
        rows_.header({"整改项数", "items to mend"}).header({"失分", "points lost"});
        rows_.header({"备注", "remark"}).header({"地区", "region"});
        printed_ = rows_.column() - 1;
        for (const Fact* fact : facts_) {
            rows_.header(fact->title.empty() ? fact->id : fact->title);
        }
    }

    void row(std::size_t unit) {
        const SavedResult& result = of_.result(unit);
        const ReportUnit& of = of_.report.units[unit];
        if (grouped_) {
            const std::string& group = of_.report.leagues[of.league].group;
            group.empty() ? rows_.say({"未填写类别", "not stated"}) : rows_.lines(group);
        }
        of.ranked.rank > 0 ? rows_.rank(of.ranked.rank) : rows_.empty();
        rows_.lines(result.unit).lines(result.name);
        figures(result, of);
        rows_.lines(remark(of_, unit).in(of_.choices.language)).lines(result.region);
        for (const Fact* fact : facts_) {
            const auto value = result.fact(fact->id);
            const auto number = value && fact->number ? Exact::parse(*value) : std::nullopt;
            number ? rows_.number(*number, "General") : rows_.lines(value.value_or(std::string_view()));
        }
        rows_.next();
    }

    void figures(const SavedResult& result, const ReportUnit& of) {
        if (result.rejected) {
            const int cells = 6 + (claims_ ? 1 : 0) + (rubric_.bands.empty() ? 0 : 1);
            for (int i = 0; i < cells; ++i) {
                rows_.empty();
            }
            return;
        }
        rows_.number(result.score, score_);
        if (claims_) {
            result.claimed ? rows_.number(*result.claimed, score_) : rows_.empty();
        }
        if (!rubric_.bands.empty()) {
            rows_.lines(rubric_.band_title(of.ranked.band));
        }
        rows_.number(result.base, points_format).number(result.bonus, points_format);
        rows_.number(result.penalty, points_format);
        rows_.count(of.mend.items.size() + of.mend.vetoes.size() + of.mend.prerequisites.size());
        rows_.number(of.mend.lost, points_format);
    }

    const ReportBook& of_;
    const Rubric& rubric_;
    SheetRows rows_;
    std::string score_;
    bool grouped_ = false;
    bool claims_ = false;
    std::vector<const Fact*> facts_;
    std::size_t frozen_ = 0;   // columns
    std::size_t printed_ = 0;  // the last column on paper
};

/// A sheet of all nodes, a row a unit.
void add_matrix(const ReportBook& of, const Words& name, Exact SavedNode::*value) {
    SheetRows rows = of.add(name);
    rows.sheet().limit_width(0, 24);
    const Rubric& rubric = of.rubric();
    std::vector<std::size_t> column_of_node(of.report.set->nodes.size());
    rows.header({"单位编码", "unit"}).header({"单位名称", "name"});
    const std::size_t before = rows.column();
    // In the rubric's order; what it does not have stands behind, in the order of the results.
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t node = 0; node < column_of_node.size(); ++node) {
        const ItemId item = of.report.item_of_node[node];
        order.emplace_back(item ? item.at() : rubric.items.size(), node);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [item, node] : order) {
        column_of_node[node] = rows.column();
        const std::string& id = of.report.set->nodes[node];
        rows.header(item < rubric.items.size() ? id_and_title(id, rubric.items[item].title) : id);
    }
    rows.next();
    CellLook none;
    none.centred = true;
    CellLook number;
    number.number = points_format;
    const std::string not_applicable = Words{"缺项", "n/a"}.in(of.choices.language);
    const std::string not_answered = Words{"未填报", "not answered"}.in(of.choices.language);
    for (const std::size_t unit : of.units()) {
        const SavedResult& result = of.result(unit);
        rows.lines(result.unit).lines(result.name);
        for (const auto& node : result.nodes) {
            const std::size_t column = column_of_node[node.node.at()];
            if (node.status == NodeStatus::not_applicable) {
                rows.sheet().text(rows.row(), column, not_applicable, none);
            } else if (node.status == NodeStatus::missing && value == &SavedNode::points) {
                rows.sheet().text(rows.row(), column, not_answered, none);
            } else {
                rows.sheet().number(rows.row(), column, node.*value, number);
            }
        }
        rows.next();
    }
    rows.sheet().landscape();
    rows.sheet().freeze(1, before);
    rows.sheet().repeat_rows(0, 0);
    rows.sheet().repeat_columns(0, before - 1);
    rows.sheet().pages_wide(0);
}

}  // namespace

void add_xlsx_league(const ReportBook& of) { LeagueSheet(of).fill(); }

void add_xlsx_heat_map(const ReportBook& of) {
    SheetRows rows = of.add({"热力图", "Heat map"});
    const BatchReport& report = of.report;
    rows.header({"单位编码", "unit"}).header({"单位名称", "name"}).header({"地区", "region"});
    rows.header({"总得分率", "whole"});
    const std::size_t first = rows.column() - 1;
    for (const ItemId section : report.sections) {
        const Item& item = of.rubric().at(section);
        rows.header(id_and_title(item.id, item.title));
    }
    const std::size_t last = rows.column() - 1;
    rows.next();
    for (const std::size_t unit : of.units_by_league()) {
        const SavedResult& result = of.result(unit);
        rows.lines(result.unit).lines(result.name).lines(result.region);
        result.rejected ? rows.empty() : rows.rate({result.score, result.total});
        for (const auto& section : report.units[unit].sections) {
            section ? rows.rate(*section) : (result.rejected ? rows.empty() : rows.say({"缺项", "n/a"}));
        }
        rows.next();
    }
    Sheet& sheet = rows.sheet();
    sheet.limit_width(0, 20);
    sheet.limit_width(1, 32);
    sheet.limit_width(2, 24);
    if (rows.row() > 1) {
        sheet.colour_shares({1, first, rows.row() - 1, last});
    }
    sheet.landscape();
    sheet.filter({0, 0, rows.row() - 1, last});
    sheet.freeze(1, 2);
    sheet.repeat_rows(0, 0);
}

void add_xlsx_nodes(const ReportBook& of) {
    add_matrix(of, {"单位得分", "Nodes"}, &SavedNode::points);
    add_matrix(of, {"单位满分", "Node maxima"}, &SavedNode::max);
}

}  // namespace ceping
