// What somebody reads of a report who has two minutes. Source: ceping-report(1), CHAPTERS.
#include <ceping/write/batches/report_chapters.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/formats/number.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

Exact exactly(std::size_t count) { return {static_cast<std::int64_t>(count)}; }

/// 普遍, 较多, 部分, 个别: a share in words, by fixed bounds, with a comma before it; nothing where it is one of a few units.
Words extent(const Exact& exact, std::size_t units) {
    const Exact share = exact.rounded(3, Rounding::half_up);  // as it is shown
    constexpr std::size_t few = 5;
    if (units < few) {
        return {};
    }
    if (share >= Exact::fraction(7, 10)) {
        return {"，较为普遍", ", widespread"};
    }
    if (share >= Exact::fraction(4, 10)) {
        return {"，较多", ", frequent"};
    }
    return share >= Exact::fraction(1, 10) ? Words{"，部分存在", ", found in some"}
                                           : Words{"，个别存在", ", rare"};
}

Words counted_units(std::size_t units) { return {std::to_string(units), counted(units, "unit")}; }

class Summary {
public:
    explicit Summary(ReportText& text) : text_(text), report_(text.report) {}

    void add() {
        scores();
        bands();
        eligibility();
        unscored();
        regions();
        sections();
        criteria();
        verification();
        movement();
        fixed();
        fixing();
        text_.add(std::exchange(list_, {}));
    }

private:
    /// A sentence, and the chapter that its figures come from.
    void say(const Words& sentence, std::string_view chapter) {
        Report::Line line = text_.plain(sentence);
        for (const auto* each : chapters_for(report_, text_.choices)) {
            if (each->name == chapter) {
                line.push_back({text_.say({"，详见", " (see "})});
                line.push_back(
                    {text_.say(text_.book ? each->sheet_name() : each->title), false, std::string(chapter)});
                line.push_back({text_.say({"", ")"})});
            }
        }
        line.push_back({text_.say({"。", "."})});
        list_.items.push_back(std::move(line));
    }

    /// Those whose scores are this; the first three, where there are more.
    [[nodiscard]] Words scorers(const Exact& score) const {
        constexpr std::size_t most = 3;
        std::vector<Words> names;
        std::size_t all = 0;
        for (const auto& result : report_.set->results) {
            if (result.scored() && result.score == score && ++all <= most) {
                const std::string& name = result.name.empty() ? result.unit : result.name;
                names.push_back(result.zeroed() ? phrases::zeroed_unit.with({{"unit", name}}) : Words(name));
            }
        }
        const Words listed = joined(names, {"、", ", "});
        return all > most ? phrases::and_so_many.with({{"names", listed}, {"units", all}}) : listed;
    }

    void scores() {
        const Overview& of = report_.overview;
        if (!of.mean) {
            say(phrases::summary_of_none.with({{"units", counted_units(of.units)}}), "overview");
            return;
        }
        say(phrases::summary_scores.with({{"units", counted_units(of.units)},
                                          {"scored", of.scored},
                                          {"mean", text_.rounded(*of.mean)},
                                          {"median", text_.rounded(*of.median)},
                                          {"total", text_.rubric.total.shortest()}}),
            "overview");
        say(phrases::summary_ends.with({{"highest", of.highest->shortest()},
                                        {"best", scorers(*of.highest)},
                                        {"lowest", of.lowest->shortest()},
                                        {"worst", scorers(*of.lowest)}}),
            "leagues");
    }

    void bands() {
        if (text_.rubric.bands.empty() || report_.overview.scored == 0) {
            return;
        }
        std::vector<Words> parts;
        for (const auto& [band, units] : report_.overview.bands) {
            if (band || units > 0) {
                const Words name = band ? Words(text_.rubric.band_title(text_.rubric.band(band).id))
                                        : Words{"无等次", "no band"};
                parts.push_back(phrases::summary_band.with(
                    {{"band", name},
                     {"units", units},
                     {"share", percent(exactly(units) / exactly(report_.overview.scored))}}));
            }
        }
        say(phrases::summary_bands.with({{"bands", joined(parts, {"，", ", "})}}), "overview");
    }

    void eligibility() {
        const Overview& of = report_.overview;
        if (of.not_eligible == 0) {
            return;
        }
        say(not_eligible_clause(of), "leagues");
    }

    void unscored() {
        const Overview& of = report_.overview;
        if (of.rejected > 0) {
            say(phrases::summary_rejected.with({{"units", of.rejected}}), "findings");
        }
        if (of.not_assessed > 0) {
            say(phrases::summary_not_assessed.with({{"units", of.not_assessed}}), "leagues");
        }
    }

    void regions() {
        std::vector<std::pair<Exact, std::size_t>> means;
        for (std::size_t i = 0; i < report_.of_regions.size(); ++i) {
            const SectionSums& of = report_.of_regions[i];
            if (of.units > 0 && !report_.regions[i].empty()) {
                means.emplace_back(of.scores / exactly(of.units), i);
            }
        }
        if (means.size() < 2) {
            return;
        }
        const auto [lowest, highest] = std::minmax_element(
            means.begin(), means.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        if (lowest->first == highest->first) {
            return;
        }
        const auto named = [&](const Exact& mean) {
            std::vector<Words> names;
            for (const auto& [of, region] : means) {
                if (of == mean) {
                    names.emplace_back(text_.region_name(report_.regions[region]));
                }
            }
            return joined(names, {"、", ", "});
        };
        say(phrases::summary_regions.with({{"best", named(highest->first)},
                                           {"highest", text_.rounded(highest->first)},
                                           {"worst", named(lowest->first)},
                                           {"lowest", text_.rounded(lowest->first)}}),
            "overview");
    }

    void sections() {
        // Of few sections not all are the lowest.
        const std::size_t most = std::min<std::size_t>(3, report_.areas.size() / 2);
        std::vector<Words> weakest;
        for (const auto& area : report_.areas) {
            if (area.units > 0 && weakest.size() < most && area.sum.points < area.sum.max) {
                weakest.push_back(phrases::section_rate.with(
                    {{"section", text_.section_name(area.section)}, {"rate", percent(area.sum.rate())}}));
            }
        }
        if (!weakest.empty()) {
            say(phrases::summary_sections.with({{"sections", joined(weakest, {"、", ", "})}}), "weak-areas");
        }
    }

    void criteria() {
        constexpr std::size_t most = 3;
        for (std::size_t i = 0; i < std::min(report_.criteria.size(), most); ++i) {
            const WeakCriterion& each = report_.criteria[i];
            const Item& item = text_.rubric.at(each.item);
            const Exact share = exactly(each.losing) / exactly(each.units);
            say(phrases::summary_criterion.with({{"criterion", id_and_title(item.id, item.title)},
                                                 {"units", counted_units(each.units)},
                                                 {"losing", each.losing},
                                                 {"share", percent(share)},
                                                 {"extent", extent(share, each.units)},
                                                 {"lost", text_.rounded(each.lost)}}),
                "weak-areas");
        }
    }

    void verification() {
        const ClaimedOf& all = report_.claims;
        if (all.units == 0) {
            return;
        }
        const Exact units = exactly(all.units);
        say(phrases::summary_verified.with({{"units", counted_units(all.units)},
                                            {"claimed", text_.rounded(all.claimed / units)},
                                            {"given", text_.rounded(all.given / units)},
                                            {"over", report_.overclaimed},
                                            {"under", report_.underclaimed}}),
            "verification");
    }

    void movement() {
        if (!report_.moved || report_.moved->compared == 0) {
            return;
        }
        const ResultDiff& of = *report_.moved;
        const Exact mean = *of.mean();
        const std::string size = text_.rounded(mean.sign() < 0 ? -mean : mean);
        const Words way = mean.is_zero()    ? Words{"平均没有变化", "no change"}
                          : mean.sign() < 0 ? phrases::moved_down.with({{"mean", size}})
                                            : phrases::moved_up.with({{"mean", size}});
        say(phrases::summary_moved.with(
                {{"units", counted_units(of.compared)}, {"way", way}, {"up", of.up}, {"down", of.down}}),
            "movement");
    }

    void fixed() {
        if (!report_.fixing || report_.fixing->total.items == 0) {
            return;
        }
        const RectificationDiff& of = *report_.fixing;
        const auto rate = of.total.rate();
        say(phrases::summary_fixed.with(
                {{"items", {std::to_string(of.total.items), counted(of.total.items, "item")}},
                 {"fixed", of.total.fixed},
                 {"rate", rate ? percent(*rate) : std::string("-")},
                 {"unanswered", of.unanswered}}),
            "rectification");
    }

    void fixing() {
        const std::size_t units = report_.to_fix_units;
        const std::size_t items = report_.to_fix_items;
        if (units > 0) {
            say(phrases::summary_fixing.with({{"units", counted_units(units)},
                                              {"items", {std::to_string(items), counted(items, "item")}}}),
                "weak-areas");
        }
    }

    ReportText& text_;
    const BatchReport& report_;
    Report::List list_;
};

}  // namespace

void add_summary(ReportText& text) { Summary(text).add(); }

}  // namespace ceping
