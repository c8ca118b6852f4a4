// Two editions of a rubric, and what the newer one does to units. Source: ceping-diff(1), RUBRICS and IMPACT.
#include <ceping/base/text.hpp>
#include <ceping/write/diff.hpp>
#include <ceping/write/diff_parts.hpp>

#include <array>
#include <utility>

namespace ceping {

namespace {

constexpr auto kinds = std::to_array<ChangeKind>({ChangeKind::added, ChangeKind::removed, ChangeKind::moved,
                                                  ChangeKind::renamed, ChangeKind::reweighted,
                                                  ChangeKind::rule, ChangeKind::reworded, ChangeKind::other});

constexpr std::size_t longest_cell = 40;

/// The difference itself, for people.
DiffPart changes_part(const RubricDiff& diff, bool cut, Language language) {
    // A standard or a curve can be a page long; whoever needs all of it asks for another format.
    const auto shown = [cut](const std::string& text) {
        return cut ? fit(printable(text), longest_cell) : text;
    };
    const auto say = [language](const Words& words) { return words.in(language); };
    DiffPart out;
    out.lines = {
        say({"原：", "before: "}) + diff.label[0], say({"现：", "after:  "}) + diff.label[1],
        diff.scores_differ()
            ? say({"计分规则不同（摘要不同）：得分可能变化", "scoring digests differ: scores can change"})
            : say({"计分规则相同（摘要相同）：得分不变", "scoring digests are the same: no score changes"})};
    out.table.columns = {{say({"变动", "change"})},
                         {say({"部分", "part"})},
                         {say({"编号", "id"})},
                         {say({"标题", "title"}), false, true},
                         {say({"项", "key"})},
                         {say({"原", "before"}), false, true},
                         {say({"现", "after"}), false, true}};
    for (const auto& each : diff.changes) {
        out.table.rows.push_back({say(change_words(each.kind)), say(part_words(each.part)), each.id,
                                  shown(each.title), each.key, shown(each.before), shown(each.after)});
    }
    std::string sums;
    for (const ChangeKind kind : kinds) {
        if (const std::size_t count = diff.count(kind); count > 0) {
            sums += (sums.empty() ? "" : say({"，", ", "})) +
                    say({change_words(kind).zh + " " + std::to_string(count),
                         std::to_string(count) + " " + change_words(kind).en});
        }
    }
    out.after = {sums.empty() ? say({"没有差别", "nothing differs"}) : sums};
    return out;
}

RowTable changes_for_csv(const RubricDiff& diff, const CsvForm& form) {
    RowTable out;
    for (const char* name : {"change", "part", "id", "title", "key", "before", "after"}) {
        out.columns.push_back({name});
    }
    for (const auto& each : diff.changes) {
        out.rows.push_back({form.word(change_name(each.kind), change_words(each.kind).zh),
                            form.word(part_name(each.part), part_words(each.part).zh), each.id, each.title,
                            each.key, each.before, each.after});
    }
    return out;
}

std::string changes_json(const RubricDiff& diff) {
    JsonLine head;
    head.text("before", diff.label[0]).text("after", diff.label[1]);
    head.text("scoring_before", diff.scoring[0]).text("scoring_after", diff.scoring[1]);
    head.flag("scores_differ", diff.scores_differ());
    JsonLine counts;
    for (const ChangeKind kind : kinds) {
        counts.count(change_name(kind), diff.count(kind));
    }
    std::vector<std::string> lines;
    for (const auto& each : diff.changes) {
        JsonLine line;
        line.text("change", change_name(each.kind)).text("part", part_name(each.part)).text("id", each.id);
        line.text("title", each.title).text("key", each.key);
        line.text("before", each.before).text("after", each.after);
        lines.push_back(line.take());
    }
    return "{\"rubrics\":" + head.take() + ",\n\"counts\":" + counts.take() +
           ",\n\"changes\":" + json_lines(lines);
}

std::string rank_text(std::size_t rank) { return rank == 0 ? "" : std::to_string(rank); }

DiffPart impact_part(const RubricDiff& diff, const RubricImpact& impact, Language language) {
    const auto say = [language](const Words& words) { return words.in(language); };
    const auto n = [](std::size_t value) { return std::to_string(value); };
    DiffPart out;
    out.heading = say({"对各单位的影响", "what it does to units"});
    for (std::size_t side = 0; side < 2; ++side) {
        if (std::string line = left_out_line(diff.label[side], impact.left_out[side], language);
            !line.empty()) {
            out.lines.push_back(std::move(line));
        }
    }
    out.table.columns = {
        {say({"单位", "unit"}), false, true},  {say({"原", "before"}), true}, {say({"现", "after"}), true},
        {say({"变化", "moved"}), true},        {say({"等次", "band"})},       {say({"名次", "rank"})},
        {say({"备注", "remark"}), false, true}};
    for (const auto& unit : impact.units) {
        const ImpactState& old = unit.by[0];
        const ImpactState& now = unit.by[1];
        std::string remark;
        const auto add = [&](const Words& words) { remark += (remark.empty() ? "" : "; ") + say(words); };
        if (old.rejected) {
            add({"原细则下不予计分：" + old.reason.zh, "rejected by the older: " + old.reason.en});
        }
        if (now.rejected) {
            add({"现细则下不予计分：" + now.reason.zh, "rejected by the newer: " + now.reason.en});
        }
        if (!old.rejected && !now.rejected && old.eligible != now.eligible) {
            add(now.eligible ? Words{"恢复评定资格", "eligible again"}
                             : Words{"失去评定资格", "no longer eligible"});
        }
        out.table.rows.push_back(
            {diff_label(unit.unit, unit.name), old.rejected ? "-" : diff_number(old.score),
             now.rejected ? "-" : diff_number(now.score), shown_signed(unit.moved()),
             diff_change(old.band, now.band), diff_change(rank_text(old.rank), rank_text(now.rank)), remark});
    }
    out.after = {
        say({"两版都计分 " + n(impact.compared) + " 个单位：升 " + n(impact.up) + "，降 " + n(impact.down) +
                 "，平均变化 " + shown_signed(impact.mean()) + "；等次变化 " + n(impact.band_changed) +
                 "，名次变化 " + n(impact.rank_changed) + "；不予计分 " + n(impact.rejected),
             n(impact.compared) + " scored by both: " + n(impact.up) + " up, " + n(impact.down) +
                 " down, mean movement " + shown_signed(impact.mean()) + "; " + n(impact.band_changed) +
                 " change band, " + n(impact.rank_changed) + " rank; " + n(impact.rejected) + " rejected"}),
        say({"得分次序的 Kendall tau-b：", "Kendall's tau-b of the scores: "}) + shown_number(impact.tau)};
    return out;
}

RowTable impact_for_csv(const RubricImpact& impact, const CsvForm& form) {
    RowTable out;
    for (const char* name :
         {"unit", "name", "region", "status_before", "status_after", "score_before", "score_after", "moved",
          "exact_before", "exact_after", "band_before", "band_after", "rank_before", "rank_after",
          "eligible_before", "eligible_after"}) {
        out.columns.push_back({name});
    }
    for (const auto& unit : impact.units) {
        const auto both = [&](Cells& row, const auto& cell) {
            row.push_back(cell(unit.by[0]));
            row.push_back(cell(unit.by[1]));
        };
        Cells row{unit.unit, unit.name, unit.region};
        both(row, [&](const ImpactState& s) { return form.status(s.rejected); });
        both(row, [](const ImpactState& s) { return s.rejected ? "" : diff_number(s.score); });
        row.push_back(diff_number(unit.moved()));
        both(row, [&](const ImpactState& s) { return s.rejected ? "" : form.exact(s.exact); });
        both(row, [&](const ImpactState& s) { return form.plain ? s.band : s.band_title; });
        both(row, [](const ImpactState& s) { return rank_text(s.rank); });
        both(row, [&](const ImpactState& s) { return s.rejected ? "" : form.eligible(s.eligible); });
        out.rows.push_back(std::move(row));
    }
    return out;
}

std::string impact_json(const RubricImpact& impact) {
    JsonLine sums;
    sums.count("compared", impact.compared).count("up", impact.up).count("down", impact.down);
    sums.figure("mean_moved", impact.mean()).count("band_changed", impact.band_changed);
    sums.count("rank_changed", impact.rank_changed).count("rejected", impact.rejected);
    sums.figure("kendall_tau_b", impact.tau);
    sums.raw("left_out_before", left_out_json(impact.left_out[0]));
    sums.raw("left_out_after", left_out_json(impact.left_out[1]));
    std::vector<std::string> lines;
    for (const auto& unit : impact.units) {
        JsonLine line;
        line.text("unit", unit.unit).text("name", unit.name).text("region", unit.region);
        for (std::size_t side = 0; side < 2; ++side) {
            const ImpactState& state = unit.by[side];
            JsonLine by;
            by.text("status", state.rejected ? "rejected" : "scored").text("reason", state.reason.en);
            if (!state.rejected) {
                by.figure("score", state.score).text("exact", state.exact.text()).text("band", state.band);
                by.flag("eligible", state.eligible);
            }
            if (state.rank > 0) {
                by.count("rank", state.rank);
            }
            line.raw(side == 0 ? "before" : "after", by.take());
        }
        line.figure("moved", unit.moved());
        lines.push_back(line.take());
    }
    return "\"summary\":" + sums.take() + ",\n\"units\":" + json_lines(lines);
}

}  // namespace

void write_rubric_diff(const RubricDiff& diff, std::string_view format, const DiffOptions& options,
                       const ByteSink& out) {
    if (format == "csv") {
        out(csv_of(changes_for_csv(diff, csv_form(options)), csv_form(options)));
    } else if (format == "json") {
        out(changes_json(diff) + "}\n");
    } else {
        write_parts({changes_part(diff, format == "text", options.language)}, format == "markdown",
                    {options.width, options.color}, out);
    }
}

void write_impact(const RubricDiff& diff, const RubricImpact& impact, std::string_view format,
                  const DiffOptions& options, const ByteSink& out) {
    if (format == "csv") {
        out(csv_of(impact_for_csv(impact, csv_form(options)), csv_form(options)));
    } else if (format == "json") {
        out(changes_json(diff) + ",\n" + impact_json(impact) + "}\n");
    } else {
        write_parts({changes_part(diff, format == "text", options.language),
                     impact_part(diff, impact, options.language)},
                    format == "markdown", {options.width, options.color}, out);
    }
}

}  // namespace ceping
