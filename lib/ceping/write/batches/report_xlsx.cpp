// The report as a workbook: its frame, the overview and the notes. Source: ceping-report(1), WORKBOOK.
#include <ceping/base/text.hpp>
#include <ceping/version.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/batches/report_xlsx_parts.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/formats/sheet_table.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <iterator>
#include <set>

namespace ceping {

namespace {

/// Source: ceping-report(1), WORKBOOK.
std::string number_format(const Report::Column& column) {
    if (column.decimals) {
        const auto places = static_cast<std::size_t>(std::max(column.decimals->first, 0));
        return places > 0 ? "0." + std::string(places, '0') : "0";
    }
    switch (column.type) {
        case Report::Type::rate: return "0.0%";
        case Report::Type::points: return std::string(points_format);
        case Report::Type::exact: return "0.######";
        case Report::Type::text: return "General";
        default: return "0";
    }
}

}  // namespace

SheetRows& SheetRows::put(std::string_view text, const CellLook& look) {
    sheet_->text(row_, column_++, text, look);
    return *this;
}

SheetRows& SheetRows::cell(const Report::Column& column, const Report::Cell& cell) {
    if (const auto* words = std::get_if<Words>(&cell.value)) {
        return say(*words);
    }
    const auto* text = std::get_if<std::string>(&cell.value);
    if (text != nullptr && column.type != Report::Type::date) {
        return lines(*text);
    }
    if (text != nullptr) {
        sheet_->date(row_, column_++, *parse_date(*text));
    } else if (const auto* number = std::get_if<Exact>(&cell.value)) {
        sheet_->number(row_, column_++, *number,
                       {.number = number_format(column), .centred = column.type == Report::Type::rank});
    } else if (std::holds_alternative<std::nullptr_t>(cell.value)) {
        sheet_->blank(row_, column_++, {.kind = CellLook::Kind::free, .wrap = true});
    } else {
        sheet_->blank(row_, column_++);
    }
    return *this;
}

SheetRows& SheetRows::header(const Report::Table& table) {
    for (const auto& column : table.columns) {
        header(column.title);
    }
    return next();
}

SheetRows& SheetRows::row(const Report::Table& table, std::size_t at) {
    for (const auto& column : table.columns) {
        cell(column, column.cell(at));
    }
    return next();
}

SheetRows& SheetRows::table(const Report::Table& table) {
    header(table);
    for (std::size_t i = 0; i < table.rows; ++i) {
        row(table, i);
    }
    return *this;
}

SheetRows& SheetRows::next() {
    ++row_;
    column_ = 0;
    return *this;
}

SheetRows ReportBook::add_titled(const Words& name, const Words& title) const {
    SheetRows out = add(name);
    out.part(title, CellLook::Kind::title).next();
    out.sheet().repeat_rows(0, first_titled_row - 1);
    return out;
}

std::vector<std::size_t> ReportBook::units_by_league() const {
    const std::vector<std::size_t> wanted = chosen_units(report, choices);
    const std::set<std::size_t> known(wanted.begin(), wanted.end());
    std::vector<std::size_t> out = league_units(report);
    std::erase_if(out, [&](std::size_t unit) { return !known.contains(unit); });
    return out;
}

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

void add_sheet_head(const ReportBook& of, SheetRows& rows) {
    // What nobody may overlook of a rubric that is not official, beside Status.
    static const Words notices[] = {
        {"所用细则是草案，尚未定稿。", "The rubric is a draft, not a final text."},
        {"所用细则仅作示例，不是官方标准，本报告不得作为正式测评结果使用。",
         "The rubric is illustrative and no official standard: this report is no result of an "
         "official evaluation."},
        {}};
    rows.part(report_title(of.report, of.choices), CellLook::Kind::title).next();
    const std::string period = report_period(of.report, of.choices);
    if (!period.empty()) {
        rows.part(phrases::period_was.with({{"period", period}}), CellLook::Kind::bare).next();
    }
    if (!of.choices.issuer.empty()) {
        rows.part(phrases::issued_by.with({{"issuer", of.choices.issuer}}), CellLook::Kind::bare).next();
    }
    if (!of.choices.contact.empty()) {
        rows.part(phrases::answer_to.with({{"contact", of.choices.contact}}), CellLook::Kind::bare).next();
    }
    if (of.choices.date) {
        rows.part(phrases::report_dated.with({{"day", date_words(*of.choices.date)}}), CellLook::Kind::bare)
            .next();
    }
    if (const Words& notice = notices[static_cast<std::size_t>(of.rubric().status)]; !notice.zh.empty()) {
        rows.part(notice, CellLook::Kind::notice).next();
    }
    rows.next();
}

void add_sheet_figures(const ReportBook& of, SheetRows& rows) {
    const Overview& overview = of.report.overview;
    Report::Column score;
    of.scores(score);
    Report::Column count;
    count.type = Type::count;
    rows.part({"总体情况", "In all"}).next();
    const auto add = [&](const Words& name, const Report::Column& column, const Cell& value) {
        if (!value.empty()) {
            rows.say(name).cell(column, value).next();
        }
    };
    add({"参评单位数", "units"}, count, overview.units);
    add({"计分", "scored"}, count, overview.scored);
    if (overview.not_assessed > 0) {
        add(words_of(UnitStatus::not_assessed), count, overview.not_assessed);
    }
    add(words_of(UnitStatus::rejected), count, overview.rejected);
    add({"不具备评定资格", "not eligible"}, count, overview.not_eligible);
    add({"满分", "full marks"}, score, of.rubric().total);
    add({"平均分", "mean score"}, score, overview.mean);
    add({"中位数", "median score"}, score, overview.median);
    add({"最高分", "highest score"}, score, overview.highest);
    add({"最低分", "lowest score"}, score, overview.lowest);
    if (of.report.verified) {
        const ClaimedOf& claims = of.report.claims;
        add({"经核验且有自评分的单位数", "verified units with a claim"}, count, claims.units);
        add({"其自评分合计", "sum of their claims"}, score, claims.claimed);
        add({"其核验分合计", "sum of their scores"}, score, claims.given);
        if (of.report.zeroed > 0) {
            add({"另有一票否决后总分为0的单位数", "more units whose score a veto set to 0"}, count,
                of.report.zeroed);
        }
    }
    rows.next();
}

void add_sheet_distribution(const ReportBook& of, SheetRows& rows, std::size_t chart_row) {
    const Words title{"得分分布", "Distribution of scores"};
    std::vector<Counted> bins;
    for (const auto& bin : of.report.overview.bins) {
        const Words range(bin.from.shortest() + "–" + bin.to.shortest());
        bins.push_back({range, bin.units, bin.from, bin.to});
    }
    const auto table = counted_table(of.report, texts("分数段", "scores"), bins);
    rows.part(title).next().table(with_columns(table, {"what", "units", "lower end", "upper end"}));
    const std::size_t first = rows.row() - bins.size();
    const auto fullest = std::max_element(bins.begin(), bins.end(),
                                          [](const auto& a, const auto& b) { return a.units < b.units; });
    const Language language = of.choices.language;
    Sheet::Chart chart;
    chart.names = {first, 0, rows.row() - 1, 0};
    chart.heights = {first, 1, rows.row() - 1, 1};
    chart.title = title.in(language);
    chart.below = Words{"得分", "score"}.in(language);
    chart.beside = Words{"单位数", "units"}.in(language);
    if (fullest != bins.end()) {
        const std::string n = std::to_string(fullest->units);
        chart.described =
            phrases::fullest_interval
                .with({{"range", std::get<Words>(fullest->name.value)}, {"units", {n, counted(n, "unit")}}})
                .in(language);
    }
    rows.sheet().chart(chart_row, 5, chart);
    rows.next();
}

void add_sheet_bands(const ReportBook& of, SheetRows& rows) {
    if (of.rubric().bands.empty()) {
        return;
    }
    const auto table =
        counted_table(of.report, texts("等次", "band"), counted_bands(of.report, {"未列等次", "none"}, true));
    rows.part({"等次", "Bands"}).next().table(with_columns(table, {"what", "units", "from"})).next();
}

void add_sheet_regions(const ReportBook& of, SheetRows& rows) {
    const auto table = regions_table(of.report, [](const std::string& path) { return path; });
    rows.part({"各地区", "Regions"}).next();
    rows.table(with_columns(table, {"region", "units scored", "mean score", "rejected"}));
}

void add_xlsx_overview(const ReportBook& of) {
    SheetRows rows = of.add(chapter_sheet("overview"));
    rows.sheet().landscape();
    add_sheet_head(of, rows);
    const std::size_t chart_row = rows.row();
    add_sheet_figures(of, rows);
    add_sheet_distribution(of, rows, chart_row);
    add_sheet_bands(of, rows);
    add_sheet_regions(of, rows);
}

/// Where somebody reads who has two minutes: what the rubric is, too.
void add_xlsx_summary(const ReportBook& of) {
    SheetRows rows = of.add(chapter_sheet("summary"));
    widen_for_texts(rows.sheet());
    add_sheet_head(of, rows);
    ReportText text(of.report, of.choices, ReportText::For::book);
    add_summary(text);
    for (const auto& block : text.article.blocks) {
        if (const auto* list = std::get_if<Report::List>(&block)) {
            for (const auto& sentence : list->items) {
                rows.sheet().text(rows.row(), 0, plain_text(sentence),
                                  {.kind = CellLook::Kind::bare, .wrap = true});
                rows.next();
            }
        }
    }
}

void add_xlsx_notes(const ReportBook& of) {
    SheetRows rows = of.add({"说明", "Notes"});
    rows.sheet().limit_width(0, 24);
    rows.sheet().limit_width(1, 90);
    add_sheet_head(of, rows);
    const Rubric& rubric = of.rubric();
    const Language language = of.choices.language;
    const auto entry = [&](const Words& name, std::string_view text) {
        if (!text.empty()) {
            rows.say(name).lines(text).next();
        }
    };
    rows.part({"细则", "Rubric"}).next();
    entry({"名称", "title"}, rubric.title);
    entry({"编号", "id"}, rubric.id);
    entry({"版本", "edition"}, rubric.edition);
    entry({"性质", "status"}, status_words(rubric.status).in(language));
    entry({"制定单位", "authority"}, rubric.authority);
    entry({"细则文件 SHA-256", "SHA-256 of its files"}, rubric.sha256);
    entry({"计分内容 SHA-256", "SHA-256 of what scores"}, rubric.scoring);
    const auto& results = of.report.set->results;
    std::set<std::string> overrides;
    std::transform(results.begin(), results.end(), std::inserter(overrides, overrides.end()),
                   [](const auto& result) { return result.overrides; });
    for (const auto& each : overrides) {
        entry({"评分时改动的设置", "changed when scoring (--set)"}, each);
    }
    rows.next();
    rows.part({"所据评分结果", "Results that this rests on"}).next();
    if (of.choices.anonymous) {
        rows.say({"本工作簿不列出文件的名称", "files are not named in this workbook"}).next();
    }
    for (const auto& input : of.choices.anonymous ? std::vector<SavedInput>() : of.choices.results) {
        const std::string digest =
            input.sha256.empty() ? Words{"无法计算", "not known"}.in(language) : input.sha256;
        entry({"文件", "file"}, input.name + "\nSHA-256 " + digest);
    }
    rows.next();
    rows.part({"数字", "Numbers"}).next();
    const std::string places = std::to_string(rubric.rounding.final);
    entry({"得分的数值修约", "rounding of scores"},
          phrases::rounding_of_scores
              .with({{"places", {places, counted(places, "decimal")}}, {"mode", mode_words(rubric.rounding)}})
              .in(language));
    entry(
        {"单元格里的数", "numbers in cells"},
        Words{
            "与评分结果相同，保留到 6 位小数（四舍五入），显示的位数可能更少；有效数字超过 15 "
            "位的写作文本。平均分、得分率等由精确的分数算出后只四舍五入一次。",
            "are those of the results, to 6 decimals (half up); what is shown may be fewer. Numbers of more than "
            "15 significant digits stand as text. Means and rates come from exact fractions, rounded once."}
            .in(language));
    entry({"程序", "program"}, "ceping " + std::string(version));
}

/// The sheets of a chapter: its own, or what pages say of it.
void add_chapter_sheets(const ReportBook& of, const ReportChapter& chapter) {
    using Add = void (*)(const ReportBook& of);
    static const std::pair<std::string_view, std::vector<Add>> own[] = {
        {"summary", {add_xlsx_summary}},
        {"overview", {add_xlsx_overview}},
        {"leagues", {add_xlsx_league}},
        {"heat-map", {add_xlsx_heat_map, add_xlsx_region_rates}},
        {"weak-areas", {add_xlsx_weak_areas, add_xlsx_weak_regions, add_xlsx_weak_groups}}};
    for (const auto& [name, sheets] : own) {
        if (name == chapter.name) {
            for (const auto add : sheets) {
                add(of);
            }
            return;
        }
    }
    add_xlsx_chapter(of, chapter);
}

}  // namespace

void write_overview_xlsx(const BatchReport& report, const ReportChoices& choices, const ByteSink& out) {
    Workbook book(report_title(report, choices), choices.date, choices.language);
    const ReportBook of{report, choices, book};
    if (choices.units.empty()) {
        for (const auto* chapter : chapters_for(report, choices)) {
            add_chapter_sheets(of, *chapter);
        }
    } else if (choices.wants("units")) {  // a report on some units is about them alone
        add_xlsx_league(of);
        add_xlsx_heat_map(of);
    }
    if (choices.wants("units")) {
        add_xlsx_nodes(of);
        add_xlsx_rectification(of);
    }
    // A workbook has a sheet at least, if nothing else is to be said.
    if (choices.wants("method") || book.sheets() == 0) {
        add_xlsx_notes(of);
    }
    book.write(out);
}

}  // namespace ceping
