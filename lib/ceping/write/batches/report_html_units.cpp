// A page per unit of the HTML report. Source: ceping-report(1), HTML.
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_html_parts.hpp>

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/formats/svg_chart.hpp>
#include <ceping/write/letters/found_words.hpp>

#include <algorithm>
#include <set>

namespace ceping {

namespace {

/// The frame of the charts of a league's units: the lines of its medians stand in it.
std::string frame_id(std::size_t league) { return "frame" + std::to_string(league); }

std::string condition_line(const ReportHtml& page, const Words& kind, const Condition& condition) {
    std::string title = page.phrase(id_and_title(condition.id, condition.title));
    if (!condition.source.empty()) {
        title =
            page.fill(phrases::condition_and_clause,
                      {{"condition", title}, {"clause", page.phrase(cited(page.rubric, condition.source))}});
    }
    return "<li><strong>" + page.say(kind) + "</strong> " + title + "</li>\n";
}

std::string item_line(const ReportHtml& page, const SavedResult& result, const ToFix& fix) {
    const Item& item = page.rubric.at(fix.item);
    const std::string found = page.say(found_words(page.rubric, item, result, fix.node, !page.in_full));
    const std::string lost = fix.lost.shortest();
    if (!page.in_full) {
        return "<li><a href=\"#" + criterion_anchor(fix.item) + "\">" + page.item_on_page(fix.item) +
               "</a> " +
               (found.empty() ? page.fill(phrases::lost_briefly, {{"lost", lost}})
                              : page.fill(phrases::lost_and_found, {{"lost", lost}, {"found", found}})) +
               page.end("</li>\n");
    }
    std::string out = "<li data-node=\"" + html_text(item.id) + "\">";
    out += "<strong>" + page.item(fix.item) + "</strong> <span class=\"tail\">" +
           page.fill(phrases::lost_points, {{"lost", "<span class=\"lost\">" + lost + "</span>"}}) +
           "</span><dl>";
    const auto line = [&](const Words& label, const std::string& html) {
        if (!html.empty()) {
            out += "<dt>" + page.say(label) + "</dt><dd>" + html + "</dd>";
        }
    };
    line({"发现", "found"}, found);
    line({"依据", "clause"}, page.clause(fix.item));
    line({"建议", "advice"}, page.phrase(item.criterion->advice));
    return out + "</dl></li>\n";
}

void add_html_fixing(const ReportHtml& page, std::size_t at) {
    const Rectification& fix = page.report.units[at].fix;
    page.heading(4, "", page.say({"整改事项", "What to fix"}));
    if (fix.empty()) {
        page.paragraph({"没有需要整改的事项。", "Nothing is to be fixed."});
        return;
    }
    const Words deadline = page.choices.fix_by
                               ? phrases::fixed_before.with({{"day", date_words(*page.choices.fix_by)}})
                               : Words{"整改期限：＿＿＿＿年＿＿月＿＿日。", "To be fixed by: ____________"};
    std::string out = "<p>" +
                      page.fill(phrases::fixing_on_page,
                                {{"items", fix.items.size()},
                                 {"lost", "<span class=\"lost-sum\">" + page.rounded(fix.lost) + "</span>"},
                                 {"deadline", page.say(deadline)}}) +
                      "</p>\n";
    if (!fix.vetoes.empty() || !fix.prerequisites.empty()) {
        out += "<ul>\n";
        for (const PrerequisiteId each : fix.prerequisites) {
            out += condition_line(page, {"前置条件不符合", "prerequisite not met"},
                                  page.rubric.prerequisite(each));
        }
        for (const VetoId each : fix.vetoes) {
            out += condition_line(page, {"一票否决", "veto"}, page.rubric.veto(each));
        }
        out += "</ul>\n";
    }
    if (!fix.items.empty()) {
        out += "<ol class=\"fix\">\n";
        for (const auto& each : fix.items) {
            out += item_line(page, page.result(at), each);
        }
        out += "</ol>\n";
    }
    page.put(out);
}

class UnitPages {
public:
    explicit UnitPages(const ReportHtml& page) : page_(page) {
        for (const ItemId section : page.report.sections) {
            const Item& item = page.rubric.at(section);
            frame_.push_back({id_and_title(item.id, item.title), "", {}, {}});
        }
    }

    void add_all() {
        std::set<std::size_t> leagues;
        for (const std::size_t at : page_.pages) {
            if (page_.result(at).scored()) {
                leagues.insert(page_.report.units[at].league);
            }
        }
        for (const std::size_t league : leagues) {
            for (std::size_t s = 0; s < frame_.size(); ++s) {
                frame_[s].mark = page_.report.league_medians[league][s];
            }
            page_.put(bar_frame(frame_id(league), frame_));
        }
        for (const std::size_t at : page_.pages) {
            add(at);
        }
    }

private:
    void add(std::size_t at) {
        const SavedResult& result = page_.result(at);
        page_.put("<section class=\"unit\"" + page_.unit_data(at) + " aria-labelledby=\"" + unit_anchor(at) +
                  "\">\n");
        page_.heading(3, unit_anchor(at), page_.unit_name(at));
        if (!result.scored()) {
            page_.put("<p class=\"notice\">" + page_.remark(at) + "</p>\n");
        }
        facts(at);
        if (result.scored()) {
            conditions(at);
            if (const Words gated = gated_words(page_.report, result); !gated.zh.empty()) {
                page_.paragraph(gated);
            }
            sections(at);
            next_band(at);
            add_html_fixing(page_, at);
        }
        findings(result);
        inputs(result);
        page_.put("</section>\n");
    }

    void fact(const Words& label, const std::string& html) {
        if (!html.empty()) {
            page_.put("<dt>" + page_.say(label) + page_.end("</dt>") + "<dd>" + html + page_.end("</dd>\n"));
        }
    }

    void facts(std::size_t at) {
        const SavedResult& result = page_.result(at);
        if (result.scored()) {
            page_.put("<dl>\n");
            standing(at);
            page_.put("</dl>\n");
        }
        page_.put("<dl class=\"facts\">\n");
        fact({"编码", "id"}, page_.phrase(result.unit));
        fact({"地区", "region"}, page_.phrase(result.region));
        for (const auto& [id, text] : result.facts) {
            fact(page_.rubric.fact_title(id), page_.phrase(text));
        }
        page_.put("</dl>\n");
    }

    /// Score, rank and band, and what the score is made of.
    void standing(std::size_t at) {
        const SavedResult& result = page_.result(at);
        const ReportUnit& unit = page_.report.units[at];
        const std::string score = page_.score(result.score);
        const Exact sum = result.base + result.bonus - result.penalty;
        // The parts were rounded to six places when they were written: a unit of the last place is no difference.
        const Exact apart = result.exact - sum;
        const bool adds_up = apart < Exact::fraction(2, 1000000) && apart > Exact::fraction(-2, 1000000);
        const Words otherwise{"；因一票否决或分数上下限，不等于三者相加",
                              "; a veto, or the lowest or highest score possible, sets another score"};
        fact({"得分", "score"}, "<data class=\"score\" value=\"" + result.score.shortest() + "\">" + score +
                                    "</data> <span class=\"tail\">/ " + page_.rubric.total.shortest() +
                                    "</span>");
        fact({"构成", "made of"},
             page_.fill(phrases::score_made_of,
                        {{"base", "<span class=\"base\">" + page_.rounded(result.base) + "</span>"},
                         {"bonus", "<span class=\"bonus\">" + result.bonus.shortest() + "</span>"},
                         {"penalty", "<span class=\"penalty\">" + result.penalty.shortest() + "</span>"},
                         {"apart", page_.say(adds_up ? Words() : otherwise)}}));
        if (result.claimed) {
            fact({"自评分", "claimed"},
                 "<span class=\"claimed\">" + page_.score(*result.claimed) + "</span>");
        }
        if (unit.ranked.rank > 0) {
            const League& league = page_.report.leagues[unit.league];
            const bool several = page_.report.leagues.size() > 1;
            fact({"名次", "rank"},
                 page_.fill(
                     phrases::rank_on_page,
                     {{"league", several
                                     ? page_.fill(phrases::in_league, {{"league", page_.league(unit.league)}})
                                     : std::string()},
                      {"rank", "<span class=\"rank\">" + std::to_string(unit.ranked.rank) + "</span>"},
                      {"shared", unit.ranked.shared ? page_.say({"（并列）", " (shared)"}) : std::string()},
                      {"ranked", league.ranked}}));
        }
        fact({"等次", "band"}, unit.ranked.band.empty() ? std::string() : page_.band(unit.ranked.band));
        fact({"备注", "remark"}, page_.remark(at));
    }

    /// Prerequisites that nobody confirmed. What counted against the unit stands among what it has to fix.
    void conditions(std::size_t at) {
        if (!page_.result(at).eligible) {
            return;  // the remark says so
        }
        std::vector<std::string> open;
        for (const auto& [id, state] : page_.result(at).prerequisites) {
            const PrerequisiteId known = page_.rubric.find_prerequisite(id);
            if (state == "unstated") {
                open.push_back(
                    page_.phrase(known ? id_and_title(id, page_.rubric.prerequisite(known).title) : id));
            }
        }
        if (!open.empty()) {
            page_.put("<p>" +
                      page_.fill(phrases::unconfirmed, {{"conditions", join({open.begin(), open.end()},
                                                                            page_.say({"、", ", "}))}}) +
                      "</p>\n");
        }
    }

    void sections(std::size_t at) {
        page_.heading(4, "", page_.say({"各项目得分", "Sections"}));
        page_.put("<div class=\"pair\">\n<figure>\n" + chart(at) + "<figcaption>" +
                  page_.say({"条形为本单位得分率，竖线为同组中位数。",
                             "Bars: this unit's rates. Lines: the medians of its group."}) +
                  "</figcaption>\n</figure>\n<div>\n");
        table(at);
        page_.put("</div>\n</div>\n");
    }

    /// How far the next band is, or that something else keeps the unit from it.
    void next_band(std::size_t at) {
        const NextBand of = next_band_of(page_.report, at);
        if (of.band != nullptr) {
            page_.put(
                "<p class=\"next\">" +
                told_next_band(of, page_.band(of.band->id), of.band->min.value_or(Exact()).shortest(),
                               "<span class=\"gap\">" + of.gap.value_or(Exact()).shortest() + "</span>",
                               page_.say(of.unmet),
                               [this](const Pattern& pattern, std::initializer_list<Pattern::Value> values) {
                                   return page_.fill(pattern, values);
                               }) +
                "</p>\n");
        }
    }

    std::string chart(std::size_t at) {
        const auto& sections = page_.report.units[at].sections;
        const auto& medians = medians_of(at);
        std::vector<Bar> bars;
        std::size_t below = 0;
        std::optional<std::size_t> weakest;
        for (std::size_t s = 0; s < sections.size(); ++s) {
            Bar bar;
            bar.label = frame_[s].label;
            bar.value = "–";
            if (sections[s] && sections[s]->max.sign() > 0) {
                bar.share = sections[s]->rate();
                bar.value = percent(*bar.share);
                below += medians[s] && *bar.share < *medians[s] ? 1 : 0;
                if (!weakest || *bar.share < *bars[*weakest].share) {
                    weakest = s;
                }
            }
            bars.push_back(std::move(bar));
        }
        std::string seen;
        if (weakest) {
            seen = phrases::below_the_median
                       .with({{"sections", below},
                              {"lowest", frame_[*weakest].label},
                              {"rate", bars[*weakest].value}})
                       .in(page_.language);
        }
        if (!page_.in_full) {
            // The table beside it has them.
            std::for_each(bars.begin(), bars.end(), [](Bar& bar) { bar.value.clear(); });
        }
        return bar_chart_on(
            frame_id(page_.report.units[at].league),
            {"g" + std::to_string(at),
             Words("各项目得分率与同组中位数", "Rates of the sections against the medians of the group")
                 .in(page_.language),
             seen},
            bars);
    }

    void table(std::size_t at) {
        // The medians are lines of the chart beside it; a large report says them once, among the weak areas.
        const bool medians = page_.in_full;
        std::string out = "<table class=\"scores\">\n<thead><tr>";
        std::vector<Words> titles = {
            {"测评项目", "section"}, {"得分", "points"}, {"满分", "max"}, {"得分率", "rate"}};
        if (medians) {
            titles.emplace_back("中位数", "median");
        }
        for (const auto& title : titles) {
            out += "<th scope=\"col\">" + page_.say(title) + "</th>";
        }
        out += "</tr></thead>\n<tbody>\n";
        const auto row = [&](ItemId item, const std::string& name, const std::string& points,
                             const std::string& max, const std::string& rate, const std::string& median) {
            out += "<tr data-node=\"" + html_text(page_.rubric.at(item).id) + "\"><th scope=\"row\">" + name +
                   page_.end("</th>") + "<td class=\"points\">" + points + page_.end("</td>") +
                   "<td class=\"max\">" + max + page_.end("</td>") + "<td>" + rate + page_.end("</td>") +
                   (medians ? "<td>" + median + page_.end("</td>") : "") + page_.end("</tr>\n");
        };
        const auto& sections = page_.report.units[at].sections;
        for (std::size_t s = 0; s < sections.size(); ++s) {
            const ItemId item = page_.report.sections[s];
            if (sections[s]) {
                row(item, page_.item_on_page(item), sections[s]->points.shortest(),
                    sections[s]->max.shortest(), page_.rate_of(*sections[s]), page_.rate(medians_of(at)[s]));
            } else {
                row(item, page_.item_on_page(item), page_.say({"不涉及", "n/a"}), "–", "–",
                    page_.rate(medians_of(at)[s]));
            }
        }
        for (const auto& node : page_.result(at).nodes) {
            const ItemId item = page_.report.item_of_node[node.node.at()];
            if (item && page_.rubric.at(item).section != Section::items && node.points.sign() != 0) {
                const bool bonus = page_.rubric.at(item).section == Section::bonus;
                row(item,
                    page_.fill(bonus ? phrases::bonus_item : phrases::penalty_item,
                               {{"item", page_.item_on_page(item)}}),
                    node.points.shortest(), node.unlimited ? "" : node.max.shortest(), "", "");
            }
        }
        page_.put(out + "</tbody></table>\n");
    }

    void findings(const SavedResult& result) {
        const auto told = told_findings(result, page_.choices.anonymous);
        if (told.empty()) {
            return;
        }
        page_.heading(4, "", page_.say({"评分时的提示", "Findings"}));
        std::string out = "<ul class=\"findings\">\n";
        for (const auto* finding : told) {
            out += "<li><strong>" + html_text(severity_word(finding->severity, page_.language)) +
                   "</strong> " + page_.phrase(finding->message) + " <span class=\"tail\">" +
                   html_text(finding->code) +
                   (finding->where.empty() || page_.choices.anonymous ? ""
                                                                      : " " + page_.phrase(finding->where)) +
                   "</span></li>\n";
        }
        page_.put(out + "</ul>\n");
    }

    /// The digests of records that several units share stand in the chapter on method.
    void inputs(const SavedResult& result) {
        if (result.inputs.empty() || page_.choices.anonymous) {
            return;
        }
        std::vector<std::string> records;
        for (const auto& input : result.inputs) {
            records.push_back(page_.phrase(input.name));
            if (page_.records.at({input.name, input.sha256}) == 1 && !input.sha256.empty()) {
                records.back() += " <code>" + html_text(input.sha256) + "</code>";
            }
        }
        page_.put("<p class=\"inputs\">" +
                  page_.fill(phrases::scored_from,
                             {{"records", join({records.begin(), records.end()}, page_.say({"；", "; "}))}}) +
                  "</p>\n");
    }

    [[nodiscard]] const std::vector<std::optional<Exact>>& medians_of(std::size_t at) const {
        return page_.report.league_medians[page_.report.units[at].league];
    }

    const ReportHtml& page_;
    std::vector<Bar> frame_;
};

}  // namespace

void add_units(const ReportHtml& page) {
    if (page.pages.empty()) {
        page.paragraph({"没有单位。", "There are no units."});
        return;
    }
    UnitPages(page).add_all();
}

}  // namespace ceping
