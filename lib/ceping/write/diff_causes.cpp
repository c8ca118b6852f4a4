// Where units' movements came from. Source: ceping-diff(1), CAUSES.
#include <ceping/write/diff.hpp>
#include <ceping/write/diff_parts.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

constexpr auto all_causes =
    std::to_array<Cause>({Cause::answers, Cause::evidence, Cause::rulings, Cause::rubric, Cause::options});

/// What a cause came to for a unit; nothing where it did not differ.
std::optional<Exact> part_of(const UnitCauses& unit, Cause cause) {
    const auto at = std::find_if(unit.parts.begin(), unit.parts.end(),
                                 [cause](const auto& part) { return part.first == cause; });
    return at == unit.parts.end() ? std::nullopt : std::optional(at->second);
}

bool scored(const UnitCauses& unit, Side side) { return unit.there[side] && unit.reason[side].en.empty(); }

std::string_view state_name(const UnitCauses& unit, Side side) {
    return !unit.there[side] ? "" : scored(unit, side) ? "scored" : "rejected";
}

std::string remark(const UnitCauses& unit, Language language) {
    std::string out;
    const auto add = [&](const Words& words) { out += (out.empty() ? "" : "; ") + words.in(language); };
    if (!unit.there[0]) {
        add({"新增", "new"});
    }
    if (!unit.there[1]) {
        add({"不再出现", "gone"});
    }
    if (!unit.reason[0].en.empty()) {
        add({"原不予计分：" + unit.reason[0].zh, "was rejected: " + unit.reason[0].en});
    }
    if (!unit.reason[1].en.empty()) {
        add({"不予计分：" + unit.reason[1].zh, "rejected: " + unit.reason[1].en});
    }
    if (!unit.obstacle.en.empty()) {
        add({"不能归因：" + unit.obstacle.zh, "not attributed: " + unit.obstacle.en});
    }
    return out;
}

/// Sums over all units that were attributed.
struct Sums {
    std::size_t units = 0;
    std::size_t others = 0;
    std::array<Exact, cause_count> parts;
    std::array<bool, cause_count> differ{};
    Exact rounding;
    Exact exact;
    Exact score;
};

Sums sums_of(const CauseReport& report) {
    Sums out;
    for (const auto& unit : report.units) {
        if (!unit.attributed) {
            ++out.others;
            continue;
        }
        ++out.units;
        for (const auto& [cause, part] : unit.parts) {
            out.parts[static_cast<std::size_t>(cause)] += part;
            out.differ[static_cast<std::size_t>(cause)] = true;
        }
        out.rounding += unit.rounding();
        out.exact += unit.exact[1] - unit.exact[0];
        out.score += unit.score[1] - unit.score[0];
    }
    return out;
}

void for_people(const CauseReport& report, bool markdown, const DiffOptions& options, const ByteSink& out) {
    const auto say = [&](const Words& words) { return words.in(options.language); };
    const Sums sums = sums_of(report);
    DiffPart part;
    part.lines = {say({"原：", "before: "}) + report.rubric[0], say({"现：", "after:  "}) + report.rubric[1]};
    for (Side side = 0; side < 2; ++side) {
        if (std::string line = left_out_line(report.rubric[side], report.left_out[side], options.language);
            !line.empty()) {
            part.lines.push_back(std::move(line));
        }
    }
    part.table.columns = {{say({"单位", "unit"}), false, true},
                          {say({"原", "before"}), true},
                          {say({"现", "after"}), true},
                          {say({"变化", "moved"}), true}};
    for (const Cause cause : all_causes) {
        if (sums.differ[static_cast<std::size_t>(cause)]) {
            part.table.columns.push_back({say(cause_words(cause)), true});
        }
    }
    part.table.columns.push_back({say({"修约", "rounding"}), true});
    part.table.columns.push_back({say({"备注", "remark"}), false, true});
    for (const auto& unit : report.units) {
        const bool both = scored(unit, 0) && scored(unit, 1);
        Cells row{diff_label(unit.unit, unit.name), scored(unit, 0) ? diff_number(unit.score[0]) : "-",
                  scored(unit, 1) ? diff_number(unit.score[1]) : "-",
                  both ? diff_signed(unit.score[1] - unit.score[0]) : "-"};
        for (const Cause cause : all_causes) {
            if (sums.differ[static_cast<std::size_t>(cause)]) {
                row.push_back(shown_signed(part_of(unit, cause)));
            }
        }
        row.push_back(unit.attributed ? diff_signed(unit.rounding()) : "-");
        row.push_back(remark(unit, options.language));
        part.table.rows.push_back(std::move(row));
    }
    std::string line =
        say({"归因 " + std::to_string(sums.units) + " 个单位，合计变化 " + diff_signed(sums.score),
             std::to_string(sums.units) + " attributed, together " + diff_signed(sums.score)});
    for (const Cause cause : all_causes) {
        if (sums.differ[static_cast<std::size_t>(cause)]) {
            line += say({"，" + cause_words(cause).zh + " ", ", " + cause_words(cause).en + " "}) +
                    diff_signed(sums.parts[static_cast<std::size_t>(cause)]);
        }
    }
    line += say({"，修约 ", ", rounding "}) + diff_signed(sums.rounding);
    part.after = {line};
    if (sums.others > 0) {
        part.after.push_back(say({"未归因 " + std::to_string(sums.others) + " 个单位，见备注",
                                  std::to_string(sums.others) + " not attributed: see the remarks"}));
    }
    write_parts({part}, markdown, {options.width, options.color}, out);
}

void csv(const CauseReport& report, const CsvForm& form, const ByteSink& out) {
    const auto state = [&](const UnitCauses& unit, Side side) {
        return unit.there[side] ? form.status(!scored(unit, side)) : std::string();
    };
    RowTable table;
    for (const char* name : {"unit", "name", "status_before", "status_after", "score_before", "score_after",
                             "score_moved", "exact_before", "exact_after", "exact_moved"}) {
        table.columns.push_back({name});
    }
    for (const Cause cause : all_causes) {
        table.columns.push_back({"exact_" + std::string(cause_name(cause))});
    }
    table.columns.push_back({"exact_rounding"});
    table.columns.push_back({"remark"});
    for (const auto& unit : report.units) {
        const bool both = scored(unit, 0) && scored(unit, 1);
        Cells row{unit.unit, unit.name, state(unit, 0), state(unit, 1)};
        row.push_back(scored(unit, 0) ? diff_number(unit.score[0]) : "");
        row.push_back(scored(unit, 1) ? diff_number(unit.score[1]) : "");
        row.push_back(both ? diff_number(unit.score[1] - unit.score[0]) : "");
        row.push_back(scored(unit, 0) ? form.exact(unit.exact[0]) : "");
        row.push_back(scored(unit, 1) ? form.exact(unit.exact[1]) : "");
        row.push_back(both ? form.exact(unit.exact[1] - unit.exact[0]) : "");
        for (const Cause cause : all_causes) {
            const auto part = part_of(unit, cause);
            row.push_back(part ? form.exact(*part) : "");
        }
        row.push_back(unit.attributed ? form.exact(unit.rounding()) : "");
        row.push_back(remark(unit, form.plain ? Language::en : form.language));
        table.rows.push_back(std::move(row));
    }
    out(csv_of(table, form));
}

std::string unit_json(const UnitCauses& unit) {
    JsonLine line;
    line.text("unit", unit.unit).text("name", unit.name);
    line.text("status_before", state_name(unit, 0)).text("status_after", state_name(unit, 1));
    for (Side side = 0; side < 2; ++side) {
        if (scored(unit, side)) {
            const std::string end = side == 0 ? "_before" : "_after";
            line.figure("score" + end, unit.score[side]).text("exact" + end, unit.exact[side].text());
            line.text("band" + end, unit.band[side]);
        }
    }
    if (scored(unit, 0) && scored(unit, 1)) {
        line.figure("score_moved", unit.score[1] - unit.score[0]);
        line.text("exact_moved", (unit.exact[1] - unit.exact[0]).text());
    }
    if (unit.attributed) {
        JsonLine causes;
        for (const auto& [cause, part] : unit.parts) {
            causes.text(cause_name(cause), part.text());
        }
        line.raw("causes", causes.take()).text("rounding", unit.rounding().text());
    }
    line.text("remark", remark(unit, Language::en));
    return line.take();
}

void json(const CauseReport& report, const ByteSink& out) {
    const Sums sums = sums_of(report);
    JsonLine parts;
    for (const Cause cause : all_causes) {
        if (sums.differ[static_cast<std::size_t>(cause)]) {
            parts.text(cause_name(cause), sums.parts[static_cast<std::size_t>(cause)].text());
        }
    }
    JsonLine head;
    head.text("before", report.rubric[0]).text("after", report.rubric[1]);
    head.count("attributed", sums.units).count("not_attributed", sums.others);
    head.text("exact_moved", sums.exact.text()).raw("causes", parts.take());
    head.text("rounding", sums.rounding.text());
    head.raw("left_out_before", left_out_json(report.left_out[0]));
    head.raw("left_out_after", left_out_json(report.left_out[1]));
    std::vector<std::string> lines;
    lines.reserve(report.units.size());
    for (const auto& unit : report.units) {
        lines.push_back(unit_json(unit));
    }
    out("{\"summary\":" + head.take() + ",\n\"units\":" + json_lines(lines) + "}\n");
}

}  // namespace

void write_causes(const CauseReport& report, std::string_view format, const DiffOptions& options,
                  const ByteSink& out) {
    if (format == "csv") {
        csv(report, csv_form(options), out);
    } else if (format == "json") {
        json(report, out);
    } else {
        for_people(report, format == "markdown", options, out);
    }
}

}  // namespace ceping
