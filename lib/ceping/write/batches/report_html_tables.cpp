// League tables and the heat map of the HTML report. Source: ceping-report(1), HTML.
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_html_parts.hpp>

#include <algorithm>

namespace ceping {

namespace {

// As many sections fit A4 beside a unit's name.
constexpr std::size_t most_sections = 18;
// A block of the heat map is laid out when it comes into view, and not all of a large batch at once.
constexpr std::size_t most_rows = 100;

/// Position of a band, to filter by; the number of bands where there is none.
std::size_t band_position(const Rubric& rubric, const std::string& id) {
    const BandId at = rubric.find_band(id);
    return at ? at.at() : rubric.bands.size();
}

std::size_t region_position(const BatchReport& report, const std::string& region) {
    return static_cast<std::size_t>(std::find(report.regions.begin(), report.regions.end(), region) -
                                    report.regions.begin());
}

std::string option(std::size_t value, const std::string& html) {
    return "<option value=\"" + std::to_string(value) + "\">" + html + "</option>";
}

/// Hidden until the script takes it into use: without scripts it would do nothing.
void add_finder(const ReportHtml& page) {
    const Rubric& rubric = page.rubric;
    std::string out =
        "<form id=\"find\" class=\"finder\" role=\"search\" aria-label=\"" +
        html_text(Words("查找单位", "find units").in(page.language)) + "\" data-count=\"" +
        html_text(Words("显示 {n} 个单位，共 {all} 个", "{n} of {all} units shown").in(page.language)) +
        "\" hidden>\n<label>" + page.say({"单位名称或编码", "name or id of a unit"}) +
        " <input type=\"search\" id=\"find-text\" autocomplete=\"off\"></label>\n";
    const std::string all = "<option value=\"\">" + page.say({"全部", "all"}) + "</option>";
    if (page.report.regions.size() > 1) {
        out += "<label>" + page.say({"地区", "region"}) + " <select id=\"find-region\">" + all;
        for (std::size_t i = 0; i < page.report.regions.size(); ++i) {
            out += option(i, html_text(page.report.regions[i].empty()
                                           ? Words("（未填写地区）", "(no region stated)").in(page.language)
                                           : page.report.regions[i]));
        }
        out += "</select></label>\n";
    }
    if (!rubric.bands.empty()) {
        out += "<label>" + page.say({"等次", "band"}) + " <select id=\"find-band\">" + all;
        for (std::size_t i = 0; i < rubric.bands.size(); ++i) {
            out += option(
                i, html_text(rubric.bands[i].title.empty() ? rubric.bands[i].id : rubric.bands[i].title));
        }
        out += option(rubric.bands.size(), page.say({"无等次", "none"})) + "</select></label>\n";
    }
    out +=
        "<button type=\"submit\">" + page.say({"打开单位页", "open the unit"}) +
        "</button>\n<output></output>\n<p>" +
        page.say(
            {"筛选同时作用于排名表、得分率表和单位页；点表头可以排序。",
             "What is chosen here applies to the league tables, the rates and the units' pages alike. A click on "
             "the head of a column sorts by it."}) +
        "</p>\n</form>\n";
    page.put(out);
}

void add_league(const ReportHtml& page, std::size_t at) {
    const League& league = page.report.leagues[at];
    const bool bands = !page.rubric.bands.empty();
    const std::string counts =
        phrases::league_counts.with({{"ranked", league.ranked}, {"units", league.units.size()}})
            .in(page.language);
    page.heading(3, "", page.league(at));
    std::vector<Words> columns = {{"名次", "rank"}, {"单位", "unit"}, {"得分", "score"}};
    if (page.report.verified) {
        columns.emplace_back("自评分", "claimed");
    }
    if (bands) {
        columns.emplace_back("等次", "band");
    }
    columns.emplace_back("地区", "region");
    columns.emplace_back("备注", "remark");
    const std::string& group = league.group;
    page.begin_table(
        "league sortable", counts, columns,
        group.empty()
            ? std::string()
            : phrases::league_and_counts.with({{"league", group}, {"counts", counts}}).in(page.language));
    for (const auto& each : league.units) {
        const SavedResult& result = page.result(each.result);
        const ReportUnit& unit = page.report.units[each.result];
        std::string row = "<tr" + page.unit_data(each.result) + " data-r=\"" +
                          std::to_string(region_position(page.report, unit.region)) + "\"";
        row += !result.scored() ? ""
                                : " data-b=\"" + std::to_string(band_position(page.rubric, each.band)) + "\"";
        row += "><td class=\"rank\">" + (each.rank == 0 ? std::string("–") : std::to_string(each.rank)) +
               "</td>" + "<th scope=\"row\">" + page.unit_link(each.result) +
               (result.name.empty() ? "" : " <span class=\"tail\">" + page.phrase(result.unit) + "</span>") +
               "</th><td class=\"score\">" + (result.scored() ? page.score(result.score) : std::string("–")) +
               "</td>";
        if (page.report.verified) {
            row += "<td class=\"claimed\">" +
                   (result.claimed && result.scored() ? page.score(*result.claimed) : std::string("–")) +
                   "</td>";
        }
        if (bands) {
            row += "<td>" + (each.band.empty() ? std::string("–") : page.band(each.band)) + "</td>";
        }
        page.put(row + "<td>" + page.phrase(result.region) + "</td><td class=\"remark\">" +
                 page.remark(each.result) + "</td></tr>\n");
    }
    page.end_table();
}

/// What the colours mean. They only repeat what the numbers say.
void add_legend(const ReportHtml& page) {
    page.put(
        "<p class=\"legend\"><span class=\"h0\">&lt; 50</span> <span class=\"h1\">50–60</span> <span "
        "class=\"h2\">60–70</span> <span class=\"h3\">70–80</span> <span class=\"h4\">80–90</span> <span "
        "class=\"h5\">≥ 90</span> <span class=\"hn\">" +
        page.say({"– 不涉及", "– does not apply"}) + "</span></p>\n<ul class=\"sections\">\n");
    for (const ItemId section : page.report.sections) {
        page.put("<li>" + page.item(section) + "</li>\n");
    }
    page.put("</ul>\n");
}

/// A cell of a heat map.
std::string heat_cell(const PointsOf& points) {
    if (points.max.sign() <= 0) {
        return "<td class=\"hn\">–</td>";
    }
    std::string text = percent(points.rate());
    text.pop_back();
    return "<td class=\"" + std::string(heat_class(points.rate())) + "\">" + text + "</td>";
}

/// Regions as rows, where there are two or more.
void add_region_rates(const ReportHtml& page) {
    const auto& sums = page.report.of_regions;
    const auto has_units = [](const SectionSums& of) { return of.units > 0; };
    if (std::count_if(sums.begin(), sums.end(), has_units) < 2) {
        return;
    }
    page.heading(3, "heat-regions", page.say({"各地区各项目得分率", "Rates of regions and sections"}));
    const std::size_t all = page.report.sections.size();
    for (std::size_t first = 0; first < all; first += most_sections) {
        const std::size_t last = std::min(all, first + most_sections);
        const Words caption =
            phrases::rates_of_regions.with({{"first", page.rubric.at(page.report.sections[first]).id},
                                            {"last", page.rubric.at(page.report.sections[last - 1]).id}});
        page.put("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                 html_text(caption.in(page.language)) + "\">\n<table class=\"heat regions\">\n<caption>" +
                 page.say(caption) + "</caption>\n<thead><tr><th scope=\"col\">" +
                 page.say({"地区", "region"}) + "</th>");
        for (std::size_t s = first; s < last; ++s) {
            const Item& item = page.rubric.at(page.report.sections[s]);
            page.put("<th scope=\"col\" data-node=\"" + html_text(item.id) + "\" title=\"" +
                     html_text(item.title) + "\">" + page.phrase(item.id) + "</th>");
        }
        page.put("</tr></thead>\n<tbody>\n");
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (has_units(sums[i])) {
                const std::string& region = page.report.regions[i];
                std::string row = "<tr><th scope=\"row\">" +
                                  (region.empty() ? page.say({"（未填写地区）", "(no region stated)"})
                                                  : page.phrase(region)) +
                                  "</th>";
                for (std::size_t s = first; s < last; ++s) {
                    row += heat_cell(sums[i].sections[s]);
                }
                page.put(row + "</tr>\n");
            }
        }
        page.put("</tbody></table>\n</div>\n");
    }
}

/// Rows of scored units, some sections wide.
struct Block {
    std::size_t league = 0;
    std::vector<std::size_t> results;
    std::size_t first_section = 0;
    std::size_t last_section = 0;  ///< the one behind it
    std::string caption;
};

void add_block(const ReportHtml& page, const Block& block) {
    page.put("<div class=\"later\">\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" +
             html_text(block.caption) + "\">\n<table class=\"heat\">\n<caption>" +
             page.phrase(block.caption) + "</caption>\n<thead><tr><th scope=\"col\">" +
             page.say({"单位", "unit"}) + "</th>");
    for (std::size_t s = block.first_section; s < block.last_section; ++s) {
        const Item& item = page.rubric.at(page.report.sections[s]);
        page.put("<th scope=\"col\" data-node=\"" + html_text(item.id) + "\" title=\"" +
                 html_text(item.title) + "\">" + page.phrase(item.id) + "</th>");
    }
    page.put("</tr></thead>\n<tbody>\n");
    for (const std::size_t at : block.results) {
        std::string row = "<tr" + page.unit_data(at) + "><th scope=\"row\">" + page.unit_link(at) + "</th>";
        for (std::size_t s = block.first_section; s < block.last_section; ++s) {
            row += heat_cell(page.report.units[at].sections[s].value_or(PointsOf{}));
        }
        page.put(row + "</tr>\n");
    }
    page.put("</tbody></table>\n</div>\n</div>\n");
}

}  // namespace

void add_leagues(const ReportHtml& page) {
    add_finder(page);
    if (page.report.leagues.empty()) {
        page.paragraph({"没有单位。", "There are no units."});
    }
    if (page.report.overview.not_eligible > 0) {
        page.paragraph(not_eligible_words(page.report.overview));
    }
    for (std::size_t i = 0; i < page.report.leagues.size(); ++i) {
        add_league(page, i);
    }
}

void add_heat_map(const ReportHtml& page) {
    page.paragraph(
        {"格中数字为单位在该项目的得分率（%），颜色只表示数字的高低；不予计分的单位不列。",
         "Each cell is a unit's share of a section's points, in per cent; the colour only repeats it. Rejected "
         "units are left out."});
    add_legend(page);
    add_region_rates(page);
    for (std::size_t i = 0; i < page.report.leagues.size(); ++i) {
        std::vector<std::size_t> scored;
        for (const auto& each : page.report.leagues[i].units) {
            if (page.result(each.result).scored()) {
                scored.push_back(each.result);
            }
        }
        const std::string group = page.report.leagues[i].group.empty()
                                      ? Words("得分率", "Rates").in(page.language)
                                      : page.report.leagues[i].group;
        for (std::size_t first = 0; first < scored.size(); first += most_rows) {
            for (std::size_t s = 0; s < page.report.sections.size(); s += most_sections) {
                Block block;
                const std::size_t last = std::min(scored.size(), first + most_rows);
                block.results.assign(scored.begin() + static_cast<std::ptrdiff_t>(first),
                                     scored.begin() + static_cast<std::ptrdiff_t>(last));
                block.first_section = s;
                block.last_section = std::min(page.report.sections.size(), s + most_sections);
                Words units;
                if (scored.size() > most_rows) {
                    units = phrases::units_from_to.with({{"first", first + 1}, {"last", last}});
                }
                Words sections;
                if (page.report.sections.size() > most_sections) {
                    sections = phrases::sections_from_to.with(
                        {{"first", page.rubric.at(page.report.sections[s]).id},
                         {"last", page.rubric.at(page.report.sections[block.last_section - 1]).id}});
                }
                block.caption = phrases::rates_of_league
                                    .with({{"league", group}, {"units", units}, {"sections", sections}})
                                    .in(page.language);
                add_block(page, block);
            }
        }
    }
}

}  // namespace ceping
