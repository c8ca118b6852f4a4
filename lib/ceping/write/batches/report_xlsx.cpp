// The report as a workbook: its frame, the overview and the notes. Source: ceping-report(1), WORKBOOK.
#include <ceping/base/text.hpp>
#include <ceping/version.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/batches/report_xlsx_parts.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace ceping {

SheetRows& SheetRows::text(std::string_view text) {
    CellLook look;
    look.indented = true;
    sheet_->text(row_, column_++, text, look);
    return *this;
}

SheetRows& SheetRows::lines(std::string_view text) {
    CellLook look;
    look.wrap = true;
    look.indented = true;
    sheet_->text(row_, column_++, text, look);
    return *this;
}

SheetRows& SheetRows::count(std::size_t value) { return number(static_cast<std::int64_t>(value), "0"); }

SheetRows& SheetRows::rank(std::size_t value) {
    CellLook look;
    look.number = "0";
    look.centred = true;
    sheet_->number(row_, column_++, static_cast<std::int64_t>(value), look);
    return *this;
}

SheetRows& SheetRows::number(const Exact& value, std::string_view format) {
    CellLook look;
    look.number = format;
    sheet_->number(row_, column_++, value, look);
    return *this;
}

SheetRows& SheetRows::rate(const PointsOf& of) {
    return of.max.sign() > 0 ? number(of.rate(), "0.0%") : empty();
}

SheetRows& SheetRows::date(Date date) {
    sheet_->date(row_, column_++, date);
    return *this;
}

SheetRows& SheetRows::empty() {
    sheet_->blank(row_, column_++);
    return *this;
}

SheetRows& SheetRows::free() {
    CellLook look;
    look.kind = CellLook::Kind::free;
    look.wrap = true;
    sheet_->blank(row_, column_++, look);
    return *this;
}

SheetRows& SheetRows::header(const Words& words) {
    CellLook look;
    look.kind = CellLook::Kind::header;
    sheet_->text(row_, column_++, words.in(language_), look);
    return *this;
}

SheetRows& SheetRows::part(const Words& words, CellLook::Kind kind) {
    CellLook look;
    look.kind = kind;
    sheet_->text(row_, column_++, words.in(language_), look);
    return *this;
}

SheetRows& SheetRows::next() {
    ++row_;
    column_ = 0;
    return *this;
}

std::vector<std::size_t> ReportBook::units() const {
    std::vector<std::size_t> out;
    if (choices.units.empty()) {
        for (std::size_t i = 0; i < report.units.size(); ++i) {
            out.push_back(i);
        }
        return out;
    }
    std::set<std::size_t> met;
    std::copy_if(choices.units.begin(), choices.units.end(), std::back_inserter(out),
                 [&](std::size_t unit) { return met.insert(unit).second; });
    return out;
}

std::vector<std::size_t> ReportBook::units_by_league() const {
    const std::vector<std::size_t> wanted = units();
    const std::set<std::size_t> known(wanted.begin(), wanted.end());
    std::vector<std::size_t> out;
    for (const auto& league : report.leagues) {
        for (const auto& ranked : league.units) {
            if (known.contains(ranked.result)) {
                out.push_back(ranked.result);
            }
        }
    }
    return out;
}

std::string ReportBook::clause(ItemId item) const { return clause_of(rubric(), item); }

std::string ReportBook::score_format() const {
    const int places = rubric().rounding.final;
    return places > 0 ? "0." + std::string(static_cast<std::size_t>(places), '0') : "0";
}

namespace {

Words notice_of(const Rubric& rubric) {
    switch (rubric.status) {
        case Status::illustrative:
            return {"所用细则仅作示例，不是官方标准，本报告不得作为正式测评结果使用。",
                    "The rubric is illustrative and no official standard: this report is no result of an "
                    "official evaluation."};
        case Status::draft: return {"所用细则是草案，尚未定稿。", "The rubric is a draft, not a final text."};
        case Status::official: break;
    }
    return {};
}

void add_head(const ReportBook& of, SheetRows& rows) {
    rows.part(report_title(of.report, of.choices), CellLook::Kind::title).next();
    const std::string period = report_period(of.report, of.choices);
    if (!period.empty()) {
        rows.part(Words{"测评时间：", "Period: "} + period, CellLook::Kind::bare).next();
    }
    if (of.choices.date) {
        rows.part(Words{"报告日期：", "Date: "} + of.choices.date->text(), CellLook::Kind::bare).next();
    }
    const Words notice = notice_of(of.rubric());
    if (!notice.zh.empty()) {
        rows.part(notice, CellLook::Kind::notice).next();
    }
    rows.next();
}

void add_figures(const ReportBook& of, SheetRows& rows) {
    const Overview& overview = of.report.overview;
    const std::string score = of.score_format();
    rows.part({"总体情况", "In all"}).next();
    const auto count = [&](const Words& name, std::size_t value) { rows.say(name).count(value).next(); };
    const auto number = [&](const Words& name, const std::optional<Exact>& value) {
        if (value) {
            rows.say(name).number(*value, score).next();
        }
    };
    count({"参评单位数", "units"}, overview.units);
    count({"已评分", "scored"}, overview.scored);
    count({"不予计分", "rejected"}, overview.rejected);
    count({"不具备评定资格", "not eligible"}, overview.not_eligible);
    number({"满分", "full marks"}, of.rubric().total);
    number({"平均分", "mean score"}, overview.mean);
    number({"中位数", "median score"}, overview.median);
    number({"最高分", "highest score"}, overview.highest);
    number({"最低分", "lowest score"}, overview.lowest);
    if (of.report.verified) {
        const ClaimedOf& claims = of.report.claims;
        count({"经核验且有自评分的单位数", "verified units with a claim"}, claims.units);
        number({"其自评分合计", "sum of their claims"}, claims.claimed);
        number({"其核定分合计", "sum of their scores"}, claims.given);
    }
    rows.next();
}

void add_distribution(const ReportBook& of, SheetRows& rows, std::size_t chart_row) {
    const auto& bins = of.report.overview.bins;
    rows.part({"得分分布", "Distribution of scores"}).next();
    rows.header({"分数段", "scores"}).header({"单位数", "units"}).header({"自", "from"}).header({"至", "to"});
    rows.next();
    const std::size_t first = rows.row();
    std::string most;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const std::string from = bins[i].from.shortest();
        const std::string to = bins[i].to.shortest();
        rows.text(from + "–" + to).count(bins[i].units);
        rows.number(bins[i].from, "0.######").number(bins[i].to, "0.######").next();
    }
    const auto fullest = std::max_element(bins.begin(), bins.end(),
                                          [](const auto& a, const auto& b) { return a.units < b.units; });
    Sheet::Chart chart;
    chart.names = {first, 0, rows.row() - 1, 0};
    chart.heights = {first, 1, rows.row() - 1, 1};
    const Language language = of.choices.language;
    chart.title = Words{"得分分布", "Distribution of scores"}.in(language);
    chart.below = Words{"得分", "score"}.in(language);
    chart.beside = Words{"单位数", "units"}.in(language);
    if (fullest != bins.end()) {
        const std::string n = std::to_string(fullest->units);
        const std::string between = fullest->from.shortest() + "–" + fullest->to.shortest();
        chart.described =
            Words{"各分数段的单位数；最多的一段是 " + between + " 分，" + n + " 个单位",
                  "units by score; the fullest interval is " + between + " with " + counted(n, "unit")}
                .in(language);
    }
    rows.sheet().chart(chart_row, 5, chart);
    rows.next();
}

void add_bands(const ReportBook& of, SheetRows& rows) {
    const Rubric& rubric = of.rubric();
    if (rubric.bands.empty()) {
        return;
    }
    rows.part({"等次", "Bands"}).next();
    rows.header({"等次", "band"}).header({"单位数", "units"}).header({"最低分", "from"}).next();
    for (const auto& each : of.report.overview.bands) {
        if (!each.band) {
            rows.say({"未列等次", "none"}).count(each.units).empty().next();
            continue;
        }
        const Band& band = rubric.band(each.band);
        rows.lines(band.title.empty() ? band.id : band.title).count(each.units);
        if (band.min) {
            rows.number(*band.min, of.score_format());
        } else {
            rows.empty();
        }
        rows.next();
    }
    rows.next();
}

void add_regions(const ReportBook& of, SheetRows& rows) {
    rows.part({"各地区", "Regions"}).next();
    rows.header({"地区", "region"})
        .header({"已评单位数", "units scored"})
        .header({"平均分", "mean score"})
        .header({"不予计分", "rejected"})
        .next();
    for (const auto& region : of.report.region_scores) {
        if (region.path.empty()) {
            rows.say({"全部", "all"});
        } else {
            rows.lines(region.path);
        }
        rows.count(region.units);
        if (region.exact) {
            rows.number(region.score, of.score_format());
        } else {
            rows.empty();
        }
        rows.count(region.rejected).next();
    }
}

}  // namespace

void add_xlsx_overview(const ReportBook& of) {
    SheetRows rows = of.add({"总览", "Overview"});
    rows.sheet().landscape();
    add_head(of, rows);
    const std::size_t chart_row = rows.row();
    add_figures(of, rows);
    add_distribution(of, rows, chart_row);
    add_bands(of, rows);
    add_regions(of, rows);
}

void add_xlsx_notes(const ReportBook& of) {
    SheetRows rows = of.add({"说明", "Notes"});
    rows.sheet().limit_width(0, 24);
    rows.sheet().limit_width(1, 90);
    add_head(of, rows);
    const Rubric& rubric = of.rubric();
    const Language language = of.choices.language;
    const auto entry = [&](const Words& name, std::string_view text) {
        if (!text.empty()) {
            rows.say(name).lines(text).next();
        }
    };
    rows.part({"细则", "Rubric"}).next();
    entry({"名称", "title"}, rubric.title);
    entry({"编码", "id"}, rubric.id);
    entry({"版本", "edition"}, rubric.edition);
    static const std::array<Words, 3> statuses = {Words("草案", "draft"), Words("示例", "illustrative"),
                                                  Words("正式", "official")};
    entry({"性质", "status"}, statuses[static_cast<std::size_t>(rubric.status)].in(language));
    entry({"发布单位", "authority"}, rubric.authority);
    entry({"细则文件 SHA-256", "SHA-256 of its files"}, rubric.sha256);
    entry({"计分内容 SHA-256", "SHA-256 of what scores"}, rubric.scoring);
    std::set<std::string> overrides;
    for (const auto& result : of.report.set->results) {
        if (!result.overrides.empty()) {
            overrides.insert(result.overrides);
        }
    }
    for (const auto& each : overrides) {
        entry({"评分时改动的设置", "changed when scoring (--set)"}, each);
    }
    rows.next();
    rows.part({"所据评分结果", "Results that this rests on"}).next();
    for (const auto& input : of.choices.results) {
        const std::string digest =
            input.sha256.empty() ? Words{"无法计算", "not known"}.in(language) : input.sha256;
        entry({"文件", "file"}, input.name + "\nSHA-256 " + digest);
    }
    rows.next();
    rows.part({"数字", "Numbers"}).next();
    static const std::array<Words, 3> modes = {
        Words("四舍五入", "half up"), Words("四舍六入五成双", "half to even"), Words("只舍不入", "down")};
    const std::string places = std::to_string(rubric.rounding.final);
    entry({"得分的数值修约", "rounding of scores"},
          (Words{places + " 位小数，", counted(places, "decimal") + ", "} +
           modes[static_cast<std::size_t>(rubric.rounding.mode)])
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

void write_overview_xlsx(const BatchReport& report, const ReportChoices& choices, const ByteSink& out) {
    Workbook book(report_title(report, choices), choices.date, choices.language);
    const ReportBook of{report, choices, book};
    // A report on some units is about them alone.
    const bool whole = choices.units.empty();
    if (whole) {
        add_xlsx_overview(of);
    }
    add_xlsx_league(of);
    add_xlsx_heat_map(of);
    if (whole) {
        add_xlsx_weak_areas(of);
        add_xlsx_weak_regions(of);
    }
    add_xlsx_nodes(of);
    add_xlsx_rectification(of);
    add_xlsx_notes(of);
    book.write(out);
}

}  // namespace ceping
