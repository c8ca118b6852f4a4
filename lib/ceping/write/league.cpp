// League tables, roll-ups, shortlists and the publication list. Source: ceping-rank(1).
#include <ceping/write/league.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/column_words.hpp>
#include <ceping/write/json_text.hpp>
#include <ceping/write/markdown_text.hpp>
#include <ceping/write/number.hpp>
#include <ceping/write/result_parts.hpp>
#include <ceping/write/rows.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace ceping {

namespace {

std::string signed_number(const Exact& value) { return (value.sign() > 0 ? "+" : "") + number(value); }

/// A score for people: with all the decimals that the rubric rounds to, where it is known.
std::string score_text(const LeagueTable& table, const Exact& score) {
    return table.rubric == nullptr ? number(score)
                                   : score.fixed(table.rubric->rounding.final, table.rubric->rounding.mode);
}

/// A share of draws, one decimal: `97.3%`.
std::string share(std::size_t part, std::size_t whole) {
    return percent(Exact::fraction(static_cast<std::int64_t>(part), static_cast<std::int64_t>(whole)));
}

std::string band_title(const LeagueTable& table, const std::string& id) {
    if (table.rubric != nullptr) {
        for (const auto& band : table.rubric->bands) {
            if (band.id == id) {
                return band.title.empty() ? band.id : band.title;
            }
        }
    }
    return id;
}

std::string unit_label(const SavedResult& result) {
    return result.name.empty() ? result.unit : result.name + " (" + result.unit + ")";
}

/// All that is said of one unit, once for every format.
class Describer {
public:
    Describer(const LeagueTable& table, Language language) : table_(table), language_(language) {
        for (const auto& each : table.incomplete) {
            incomplete_.emplace(each.result, &each);
        }
    }

    [[nodiscard]] const SavedResult& result(const Ranked& unit) const {
        return table_.set->results[unit.result];
    }
    [[nodiscard]] bool compares() const { return !table_.earlier.empty(); }
    [[nodiscard]] const std::optional<Earlier>& earlier(const Ranked& unit) const {
        return table_.earlier[unit.result];
    }

    /// Why a unit has no rank, or why it has another band, and what was ruled on.
    [[nodiscard]] std::string remark(const Ranked& unit) const {
        std::string out = standing(unit);
        const auto rulings = result(unit).ruled(true);
        for (std::size_t i = 0; i < rulings.size(); ++i) {
            const std::string before = out.empty() ? "" : say({"；", "; "});
            out += i == 0 ? before + say({"复核裁定 ", "ruled on: "}) : say({"、", ", "});
            out += rulings[i].first;
        }
        return out;
    }

    [[nodiscard]] std::string standing(const Ranked& unit) const {
        const SavedResult& of = result(unit);
        if (const auto gap = incomplete_.find(unit.result); gap != incomplete_.end()) {
            const std::string& edition = gap->second->edition;
            return gap->second->rejected ? say({edition + " 年不予计分", "rejected in " + edition})
                                         : say({"缺 " + edition + " 年成绩", "no result of " + edition});
        }
        if (of.rejected) {
            return say({"不予计分", "rejected"}) + (of.reason.empty() ? "" : ": " + of.reason);
        }
        if (!of.eligible) {
            return say({"不具备评定资格", "not eligible"});
        }
        if (unit.by_quota) {
            return say(
                {"限额，原为" + band_title(table_, of.band), "by quota, was " + band_title(table_, of.band)});
        }
        return {};
    }

    /// Places gained: `+3`, `-1`, `0`; nothing where either rank is not there.
    [[nodiscard]] std::string movement(const Ranked& unit) const {
        const auto& before = earlier(unit);
        if (!before || before->rank == 0 || unit.rank == 0) {
            return {};
        }
        return signed_number(Exact(static_cast<std::int64_t>(before->rank)) -
                             Exact(static_cast<std::int64_t>(unit.rank)));
    }

    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }

private:
    const LeagueTable& table_;
    Language language_;
    std::map<std::size_t, const Incomplete*> incomplete_;
};

/// What --set changed, and of how many scored results. Source: ceping-result(5), `overrides`.
std::map<std::string, std::size_t> overrides_in(const ResultSet& set, std::size_t& scored) {
    std::map<std::string, std::size_t> out;
    scored = 0;
    for (const auto& result : set.results) {
        scored += result.rejected ? 0U : 1U;
        if (!result.rejected && !result.overrides.empty()) {
            ++out[result.overrides];
        }
    }
    return out;
}

bool has_overrides(const LeagueTable& table) {
    std::size_t scored = 0;
    return !overrides_in(*table.set, scored).empty();
}

/// All of them, for a region, whose score is made of several units'.
std::string policies_of(const LeagueTable& table) {
    std::size_t scored = 0;
    std::string out;
    for (const auto& [overrides, count] : overrides_in(*table.set, scored)) {
        out += (out.empty() ? "" : " | ") + overrides;
    }
    return out;
}

/// That scores are not the rubric's, a line each; none where they are.
std::vector<std::string> policy_lines(const LeagueTable& table, Language language) {
    std::vector<std::string> out;
    const auto add = [&](const ResultSet* set, const Words& which) {
        std::size_t scored = 0;
        if (set == nullptr) {
            return;
        }
        for (const auto& [overrides, count] : overrides_in(*set, scored)) {
            const Words words = other_policy(overrides);
            const std::string n = std::to_string(count);
            const std::string of = std::to_string(scored);
            const Words some = count == scored ? Words{"", ""}
                                               : Words{of + " 个单位中的 " + n + " 个：",
                                                       n + " of " + counted(of, "unit") + ": "};
            out.push_back(which.in(language) + some.in(language) + words.in(language));
        }
    };
    add(table.set, {"", ""});
    add(table.before, {"上次：", "earlier results: "});
    return out;
}

void put_policy(const LeagueTable& table, bool markdown, const LeagueOptions& options, const ByteSink& out) {
    for (const auto& line : policy_lines(table, options.language)) {
        out(markdown ? "**" + markdown_text(line) + "**\n\n"
                     : painted(printable(line), Tone::doubt, options.color) + "\n");
    }
}

/// The table of one league for people.
RowTable league_rows(const LeagueTable& table, std::size_t at, const Describer& tell) {
    const League& league = table.leagues[at];
    RowTable out;
    const bool bands = std::any_of(league.units.begin(), league.units.end(),
                                   [](const Ranked& each) { return !each.band.empty(); });
    const bool firm = !table.stability.empty();
    out.columns = {{tell.say({"名次", "rank"}), true},
                   {tell.say({"单位", "unit"}), false, true},
                   {tell.say({"得分", "score"}), true}};
    if (bands) {
        out.columns.push_back({tell.say({"等次", "band"})});
    }
    if (tell.compares()) {
        out.columns.push_back({tell.say({"上次名次", "rank before"}), true});
        out.columns.push_back({tell.say({"升降", "moved"}), true});
        out.columns.push_back({tell.say({"分数变化", "score moved"}), true});
    }
    if (firm) {
        out.columns.push_back({tell.say({"名次区间 5%–95%", "ranks 5%-95%"}), true});
        out.columns.push_back({tell.say({"中位", "median"}), true});
        if (bands) {
            out.columns.push_back({tell.say({"等次不变", "band kept"}), true});
        }
    }
    out.columns.push_back({tell.say({"备注", "remark"}), false, true});
    for (std::size_t i = 0; i < league.units.size(); ++i) {
        const Ranked& unit = league.units[i];
        const SavedResult& result = tell.result(unit);
        Cells row{unit.rank == 0 ? "-" : std::to_string(unit.rank), unit_label(result),
                  result.rejected ? "-" : score_text(table, result.score)};
        if (bands) {
            row.push_back(band_title(table, unit.band));
        }
        if (tell.compares()) {
            const auto& before = tell.earlier(unit);
            row.push_back(before && before->rank > 0 ? std::to_string(before->rank) : "-");
            row.push_back(tell.movement(unit).empty() ? "-" : tell.movement(unit));
            row.push_back(before && !result.rejected ? signed_number(result.score - before->score) : "-");
        }
        if (firm) {
            const bool known = i < table.stability[at].size();
            row.push_back(known ? std::to_string(table.stability[at][i].low) + "–" +
                                      std::to_string(table.stability[at][i].high)
                                : "-");
            row.push_back(known ? std::to_string(table.stability[at][i].median) : "-");
            if (bands) {
                row.push_back(known && table.stability[at][i].same_band
                                  ? share(*table.stability[at][i].same_band, table.draws)
                                  : "-");
            }
        }
        row.push_back(tell.remark(unit));
        out.rows.push_back(std::move(row));
        out.tones.push_back(result.rejected ? Tone::fault : unit.rank == 0 ? Tone::doubt : Tone::usual);
    }
    return out;
}

/// What was varied, how often, and from which seed it comes out the same.
Words stability_words(const LeagueTable& table) {
    std::string ids;
    for (const int item : varied_sections(*table.rubric)) {
        ids += (ids.empty() ? "" : " ") + table.rubric->at(item).id;
    }
    const std::string spread = percent(table.spread);
    const std::string draws = std::to_string(table.draws);
    const std::string seed = std::to_string(table.seed);
    return {
        "名次稳定性：" + ids + " 的权重各上下浮动 " + spread + "，抽样 " + draws + " 次，随机种子 " + seed,
        "rank stability: the weights of " + ids + " each varied by " + spread + " either way, " +
            counted(draws, "draw") + ", seed " + seed};
}

/// What a league is called.
std::string group_title(const League& league, const Describer& tell) {
    if (league.group.empty()) {
        return tell.say({"（未填写）", "(not stated)"});
    }
    return league.group;
}

void leagues_for_people(const LeagueTable& table, bool markdown, const LeagueOptions& options,
                        const ByteSink& out) {
    const Describer tell(table, options.language);
    if (markdown && !options.title.empty()) {
        out("# " + markdown_text(options.title) + "\n\n");
    }
    put_policy(table, markdown, options, out);
    if (!table.stability.empty()) {
        const std::string line = tell.say(stability_words(table));
        out(markdown ? markdown_text(line) + "\n\n" : printable(line) + "\n");
    }
    for (std::size_t i = 0; i < table.leagues.size(); ++i) {
        const League& league = table.leagues[i];
        if (!table.by.empty()) {
            const std::string title = group_title(league, tell);
            const std::string count = tell.say(
                {"参加排名 " + std::to_string(league.ranked) + " 个，共 " +
                     std::to_string(league.units.size()) + " 个单位",
                 std::to_string(league.ranked) + " ranked of " + std::to_string(league.units.size())});
            out(i == 0 ? "" : "\n");
            out(markdown
                    ? "## " + markdown_text(title) + "\n\n" + count + "\n\n"
                    : painted(printable(title) + " (" + count + ")", Tone::heading, options.color) + "\n");
        }
        const RowTable rows = league_rows(table, i, tell);
        out(markdown ? markdown_of(rows) : text_of(rows, options.width, options.color));
    }
}

/// The form of rows for programs, which JSON is made of, too.
constexpr CsvForm bare{true, Language::en};

CsvForm form_of(const LeagueOptions& options, std::string_view format) {
    return format == "csv" ? CsvForm{options.plain, options.language} : bare;
}

/// A band for people by its title.
std::string band_in(const CsvForm& form, const LeagueTable& table, const std::string& id) {
    return form.plain ? id : band_title(table, id);
}

/// One row a unit, whatever the league, with everything that is known.
RowTable leagues_by_row(const LeagueTable& table, const CsvForm& form) {
    const Describer tell(table, form.plain ? Language::en : form.language);
    RowTable out;
    std::vector<std::string> names(league_columns.begin(), league_columns.end());
    if (tell.compares()) {
        names.insert(names.end(), {"rank_before", "rank_moved", "score_before", "score_moved"});
    }
    if (!table.stability.empty()) {
        names.insert(names.end(), {"rank_p5", "rank_median", "rank_p95", "rank_best", "rank_worst",
                                   "same_rank", "same_band", "spread", "draws", "seed"});
    }
    const bool overrides = has_overrides(table);
    if (overrides) {
        names.emplace_back("overrides");
    }
    for (auto& name : names) {
        out.columns.push_back({std::move(name)});
    }
    for (std::size_t g = 0; g < table.leagues.size(); ++g) {
        const League& league = table.leagues[g];
        for (std::size_t i = 0; i < league.units.size(); ++i) {
            const Ranked& unit = league.units[i];
            const SavedResult& result = tell.result(unit);
            const bool scored = !result.rejected;
            Cells row{league.group,
                      unit.rank == 0 ? "" : std::to_string(unit.rank),
                      result.unit,
                      result.name,
                      result.region,
                      form.status(!scored),
                      scored ? number(result.score) : "",
                      scored ? form.exact(result.exact) : "",
                      band_in(form, table, unit.band),
                      unit.by_quota ? band_in(form, table, result.band) : "",
                      scored ? form.eligible(result.eligible) : "",
                      tell.remark(unit)};
            if (tell.compares()) {
                const auto& before = tell.earlier(unit);
                row.push_back(before && before->rank > 0 ? std::to_string(before->rank) : "");
                row.push_back(tell.movement(unit));
                row.push_back(before ? number(before->score) : "");
                row.push_back(before && scored ? number(result.score - before->score) : "");
            }
            if (!table.stability.empty()) {
                if (i < table.stability[g].size()) {
                    const UnitStability& firm = table.stability[g][i];
                    for (const std::uint32_t rank :
                         {firm.low, firm.median, firm.high, firm.best, firm.worst}) {
                        row.push_back(std::to_string(rank));
                    }
                    const auto of_draws = [&](std::size_t count) {
                        return number(Exact::fraction(static_cast<std::int64_t>(count),
                                                      static_cast<std::int64_t>(table.draws)));
                    };
                    row.push_back(of_draws(firm.same_rank));
                    row.push_back(firm.same_band ? of_draws(*firm.same_band) : "");
                    row.push_back(number(table.spread));
                    row.push_back(std::to_string(table.draws));
                    row.push_back(std::to_string(table.seed));
                } else {
                    row.insert(row.end(), 10, "");
                }
            }
            if (overrides) {
                row.push_back(scored ? result.overrides : "");
            }
            out.rows.push_back(std::move(row));
        }
    }
    return out;
}

/// Columns of figures, which stand in JSON as numbers; an empty cell does not stand there at all.
constexpr auto figures = std::to_array<std::string_view>(
    {"rank",        "score",    "rank_before", "rank_moved", "score_before", "score_moved", "rank_p5",
     "rank_median", "rank_p95", "rank_best",   "rank_worst", "same_rank",    "same_band",   "spread",
     "draws",       "seed",     "units",       "rejected",   "depth",        "eligible"});

/// One object a row, a row a line.
std::string json_of(const RowTable& table) {
    std::string out = "[";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        out += r == 0 ? "\n{" : ",\n{";
        bool first = true;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const std::string& cell = table.rows[r][c];
            if (cell.empty()) {
                continue;
            }
            const std::string& name = table.columns[c].title;
            const bool figure = std::find(figures.begin(), figures.end(), name) != figures.end() ||
                                name.starts_with("points:") || name.starts_with("max:");
            out += std::exchange(first, false) ? "" : ",";
            out += json_quoted(name) + ":" + (figure ? cell : json_quoted(cell));
        }
        out += "}";
    }
    return out + (table.rows.empty() ? "]\n" : "\n]\n");
}

void write_rows(const RowTable& table, std::string_view format, const LeagueOptions& options,
                const ByteSink& out) {
    out(format == "json"       ? json_of(table)
        : format == "csv"      ? csv_of(table, form_of(options, format))
        : format == "markdown" ? markdown_of(table)
                               : text_of(table, options.width, options.color));
}

}  // namespace

std::vector<std::string> league_format_names() { return {"text", "csv", "json", "markdown"}; }

void write_leagues(const LeagueTable& table, std::string_view format, const LeagueOptions& options,
                   const ByteSink& out) {
    if (format == "csv" || format == "json") {
        write_rows(leagues_by_row(table, form_of(options, format)), format, options, out);
    } else {
        leagues_for_people(table, format == "markdown", options, out);
    }
}

void write_regions(const std::vector<RegionScore>& regions, const LeagueTable& table, std::string_view format,
                   const LeagueOptions& options, const ByteSink& out) {
    const bool people = format == "text" || format == "markdown";
    const CsvForm form = form_of(options, format);
    const auto say = [&](const Words& words) { return words.in(options.language); };
    const bool overrides = has_overrides(table);
    const std::string policies = overrides ? policies_of(table) : std::string();
    if (people) {
        put_policy(table, format == "markdown", options, out);
    }
    RowTable rows;
    if (people) {
        rows.columns = {{say({"地区", "region"})},
                        {say({"单位数", "units"}), true},
                        {say({"得分", "score"}), true},
                        {say({"最弱项目", "weakest"}), false, true},
                        {say({"未计入", "left out"}), false, true}};
    } else {
        for (const char* name : {"region", "depth", "units", "rejected", "score", "exact"}) {
            rows.columns.push_back({name});
        }
        for (const auto& node : table.set->nodes) {
            rows.columns.push_back({"points:" + node});
            rows.columns.push_back({"max:" + node});
        }
        if (overrides) {
            rows.columns.push_back({"overrides"});
        }
    }
    for (const auto& region : regions) {
        const std::string name = region.path.empty() ? say({"合计", "all"}) : region.path;
        if (!people) {
            Cells row{region.path,
                      std::to_string(region.depth),
                      std::to_string(region.units),
                      std::to_string(region.rejected),
                      region.exact ? number(region.score) : "",
                      region.exact ? form.exact(*region.exact) : ""};
            for (const auto& node : region.nodes) {
                row.push_back(node ? number(node->points) : "");
                row.push_back(node ? number(node->max) : "");
            }
            if (overrides) {
                row.push_back(policies);
            }
            rows.rows.push_back(std::move(row));
            continue;
        }
        // The node with the lowest share of its points: where the region is weakest.
        std::string weakest;
        std::optional<Exact> lowest;
        for (std::size_t i = 0; i < region.nodes.size(); ++i) {
            const int item = table.rubric == nullptr ? -1 : table.rubric->find(table.set->nodes[i]);
            if (item < 0 || !rolls_up(*table.rubric, item) || !region.nodes[i] ||
                region.nodes[i]->max.is_zero()) {
                continue;
            }
            const Exact rate = region.nodes[i]->points / region.nodes[i]->max;
            if (!lowest || rate < *lowest) {
                lowest = rate;
                weakest = table.set->nodes[i] + " " + table.rubric->at(item).title + " " + percent(rate);
            }
        }
        std::string left;
        if (region.rejected > 0) {
            left = say({"不予计分 " + std::to_string(region.rejected),
                        std::to_string(region.rejected) + " rejected"});
        }
        if (region.without_fact > 0) {
            left += (left.empty() ? "" : ", ") +
                    say({"无权数 " + std::to_string(region.without_fact),
                         std::to_string(region.without_fact) + " of no known weight"});
        }
        rows.rows.push_back({format == "text" ? std::string(2 * region.depth, ' ') + name : name,
                             std::to_string(region.units),
                             region.exact ? score_text(table, region.score) : "-", weakest, left});
    }
    write_rows(rows, format, options, out);
}

void write_shortlists(const std::vector<Shortlist>& lists, const LeagueTable& table, std::string_view format,
                      const LeagueOptions& options, const ByteSink& out) {
    const bool people = format == "text" || format == "markdown";
    const CsvForm form = form_of(options, format);
    const auto say = [&](const Words& words) { return words.in(options.language); };
    const bool overrides = has_overrides(table);
    if (people) {
        put_policy(table, format == "markdown", options, out);
    }
    RowTable rows;
    if (people) {
        rows.columns = {
            {say({"类别", "group"})}, {say({"单位", "unit"}), false, true}, {say({"得分", "score"}), true}};
    } else {
        for (const char* name : {"group", "unit", "name", "region", "score", "exact"}) {
            rows.columns.push_back({name});
        }
        if (overrides) {
            rows.columns.push_back({"overrides"});
        }
    }
    for (const auto& list : lists) {
        const std::string value =
            list.value.empty() && people ? say({"（未填写）", "(not stated)"}) : list.value;
        for (const std::size_t i : list.results) {
            const SavedResult& result = table.set->results[i];
            if (people) {
                rows.rows.push_back({value, unit_label(result), score_text(table, result.score)});
            } else {
                rows.rows.push_back({value, result.unit, result.name, result.region, number(result.score),
                                     form.exact(result.exact)});
                if (overrides) {
                    rows.rows.back().push_back(result.overrides);
                }
            }
        }
    }
    write_rows(rows, format, options, out);
}

void write_publication(const LeagueTable& table, const LeagueOptions& options, const ByteSink& out) {
    out("# " + markdown_text(options.title.empty() ? "文明行业测评结果公示名单" : options.title) + "\n\n");
    LeagueOptions chinese = options;
    chinese.language = Language::zh;
    put_policy(table, true, chinese, out);
    for (const auto& league : table.leagues) {
        if (!table.by.empty()) {
            out("## " + (league.group.empty() ? std::string("未填写类别") : markdown_text(league.group)) +
                "\n\n");
        }
        // Bands in the rubric's order where it is known, else as the ranks bring them.
        std::vector<std::string> bands;
        if (table.rubric != nullptr) {
            for (const auto& band : table.rubric->bands) {
                bands.push_back(band.id);
            }
        }
        for (std::size_t i = 0; i < league.ranked; ++i) {
            if (std::find(bands.begin(), bands.end(), league.units[i].band) == bands.end()) {
                bands.push_back(league.units[i].band);
            }
        }
        for (const auto& band : bands) {
            std::vector<const Ranked*> units;
            for (std::size_t i = 0; i < league.ranked; ++i) {
                if (league.units[i].band == band) {
                    units.push_back(&league.units[i]);
                }
            }
            if (units.empty()) {
                continue;
            }
            if (!band.empty()) {
                out("**" + markdown_text(band_title(table, band)) + "（" + std::to_string(units.size()) +
                    " 个）**\n\n");
            }
            for (const Ranked* unit : units) {
                const SavedResult& result = table.set->results[unit->result];
                out("- " + markdown_text(result.name.empty() ? result.unit : result.name) +
                    (result.region.empty() ? "" : "（" + markdown_text(result.region) + "）") + "\n");
            }
            out("\n");
        }
    }
    out("公示期内如有异议，请以书面形式并署真实姓名反映。\n");
}

}  // namespace ceping
