// Two sets of results side by side. Source: ceping-diff(1), RESULTS.
#include <ceping/write/diff.hpp>
#include <ceping/write/diff_parts.hpp>

#include <utility>

namespace ceping {

namespace {

std::string_view status_name(NodeStatus status) {
    switch (status) {
        case NodeStatus::missing: return "missing";
        case NodeStatus::not_applicable: return "not_applicable";
        case NodeStatus::scored: break;
    }
    return "scored";
}

Words status_words(NodeStatus status) {
    switch (status) {
        case NodeStatus::missing: return {"未填报", "missing"};
        case NodeStatus::not_applicable: return {"不涉及", "n/a"};
        case NodeStatus::scored: break;
    }
    return {"计分", "scored"};
}

std::string_view stage_name(const UnitState& state) {
    return !state.scored() ? "" : state.stage == Stage::verified ? "verified" : "self";
}

std::string_view state_name(const UnitState& state) {
    return !state.there ? "" : state.rejected ? "rejected" : "scored";
}

std::optional<Exact> score_of(const UnitState& state) {
    return state.scored() ? std::optional(state.score) : std::nullopt;
}

class Teller {
public:
    Teller(const ResultDiff& diff, const ResultSet& names, const DiffOptions& options)
        : diff_(diff), names_(names), options_(options) {}

    void for_people(bool markdown, const ByteSink& out) const {
        std::vector<DiffPart> parts(1);
        parts.front().lines = head();
        parts.front().table = units();
        parts.front().after = summary();
        if (!diff_.nodes.empty()) {
            DiffPart nodes{say({"各单位的节点", "nodes of each unit"}), {}, node_rows(), {}};
            if (!nodes.table.rows.empty()) {
                parts.push_back(std::move(nodes));
            }
            DiffPart totals{options_.inflation
                                ? say({"各节点多报、少报合计", "points overstated and understated by node"})
                                : say({"各节点得失合计", "points won and lost by node"}),
                            {},
                            total_rows(),
                            {}};
            if (!totals.table.rows.empty()) {
                parts.push_back(std::move(totals));
            }
        }
        write_parts(parts, markdown, {options_.width, options_.color}, out);
    }

    void csv(const ByteSink& out) const {
        RowTable table;
        for (const auto* name : {"unit",           "name",         "region",      "node",
                                 "status_before",  "status_after", old_name(),    new_name(),
                                 move_name(),      "max_before",   "max_after",   "exact_before",
                                 "exact_after",    "band_before",  "band_after",  "eligible_before",
                                 "eligible_after", "stage_before", "stage_after", "ruled_before",
                                 "ruled_after"}) {
            table.columns.push_back({name});
        }
        const std::size_t ruled = table.columns.size() - 2;
        const bool set = !diff_.before.overrides.empty() || !diff_.after.overrides.empty();
        if (set) {
            table.columns.push_back({"overrides_before"});
            table.columns.push_back({"overrides_after"});
        }
        const CsvForm form = csv_form(options_);
        const CsvTable lines(form, titles_of(table));
        out(lines.header());
        // A row at a time: with nodes there may be millions of them.
        const auto put = [&](Cells row) {
            row.resize(ruled + 2);
            if (set) {
                row.push_back(overrides(true));
                row.push_back(overrides(false));
            }
            out(lines.row(row));
        };
        const auto eligible = [&](const UnitState& state) {
            return state.scored() ? form.eligible(state.eligible) : std::string();
        };
        const auto exact = [&](const UnitState& state) {
            return state.scored() ? form.exact(state.exact) : std::string();
        };
        const auto status = [&](const UnitState& state) {
            return state.there ? form.status(state.rejected) : std::string();
        };
        const auto stage = [&](const UnitState& state) {
            return !state.scored()                  ? std::string()
                   : state.stage == Stage::verified ? form.word("verified", "核验")
                                                    : form.word("self", "自评");
        };
        const auto node_status = [&](const std::optional<Exact>& points, NodeStatus of) {
            return points ? form.word(status_name(of), status_words(of).zh) : std::string();
        };
        for (const auto& unit : diff_.units) {
            const UnitState& old = unit.before;
            const UnitState& now = unit.after;
            put({unit.unit,
                 unit.name,
                 unit.region,
                 "",
                 status(old),
                 status(now),
                 diff_number(score_of(old)),
                 diff_number(score_of(now)),
                 diff_number(movement(unit.moved())),
                 "",
                 "",
                 options_.inflation ? "" : exact(old),
                 exact(now),
                 old.band,
                 now.band,
                 eligible(old),
                 eligible(now),
                 stage(old),
                 stage(now),
                 old.ruled,
                 now.ruled});
            for (const auto& node : unit.nodes) {
                Cells row{unit.unit,
                          unit.name,
                          unit.region,
                          id(node),
                          node_status(node.before, node.status_before),
                          node_status(node.after, node.status_after),
                          diff_number(node.before),
                          diff_number(node.after),
                          diff_number(movement(node.moved())),
                          diff_number(node.max_before),
                          diff_number(node.max_after)};
                row.resize(ruled);
                row.push_back(node.ruled_before);
                row.push_back(node.ruled_after);
                put(std::move(row));
            }
        }
    }

    void json(const ByteSink& out) const {
        out("{\"before\":" + run(diff_.before) + ",\n\"after\":" + run(diff_.after) + ",\n\"summary\":");
        JsonLine sums;
        sums.count("compared", diff_.compared).count("same", diff_.same);
        sums.count("up", diff_.up).count("down", diff_.down);
        sums.figure("mean_" + std::string(move_name()), movement(diff_.mean()));
        if (options_.inflation) {
            sums.count("unclaimed", diff_.unclaimed);
        } else {
            sums.count("new", diff_.added).count("gone", diff_.gone);
            sums.count("newly_rejected", diff_.newly_rejected).count("newly_scored", diff_.newly_scored);
            sums.count("band_changed", diff_.band_changed).count("eligible_changed", diff_.eligible_changed);
        }
        sums.count("unlisted", diff_.unlisted);
        out(sums.take() + ",\n\"units\":");
        out("[");
        bool first = true;
        for (const auto& unit : diff_.units) {
            out(std::exchange(first, false) ? "\n" : ",\n");
            out(json_unit(unit));
        }
        out(diff_.units.empty() ? "]" : "\n]");
        if (!diff_.nodes.empty()) {
            std::vector<std::string> lines;
            for (std::size_t i = 0; i < diff_.nodes.size(); ++i) {
                const NodeTotals& node = diff_.nodes[i];
                if (node.units > 0) {
                    JsonLine line;
                    line.text("id", names_.nodes[i]).count("units", node.units).count("up", node.up);
                    line.count("down", node.down).figure("won", node.won).figure("lost", node.lost);
                    lines.push_back(line.take());
                }
            }
            out(",\n\"nodes\":" + json_lines(lines));
        }
        out("}\n");
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(options_.language); }
    [[nodiscard]] const char* old_name() const { return options_.inflation ? "claimed" : "before"; }
    [[nodiscard]] const char* new_name() const { return options_.inflation ? "verified" : "after"; }
    [[nodiscard]] const char* move_name() const { return options_.inflation ? "inflation" : "moved"; }
    [[nodiscard]] Words old_title() const {
        return options_.inflation ? Words{"自评", "claimed"} : Words{"原", "before"};
    }
    [[nodiscard]] Words new_title() const {
        return options_.inflation ? Words{"核验", "verified"} : Words{"现", "after"};
    }
    [[nodiscard]] Words move_title() const {
        return options_.inflation ? Words{"虚高", "inflation"} : Words{"变化", "moved"};
    }
    /// Inflation is what was claimed over what was verified: the movement the other way round.
    [[nodiscard]] std::optional<Exact> movement(const std::optional<Exact>& moved) const {
        return moved && options_.inflation ? std::optional(-*moved) : moved;
    }
    /// Of a side, whose scores are then not the rubric's. What was claimed was scored as what was verified.
    [[nodiscard]] const std::string& overrides(bool before) const {
        return before && !options_.inflation ? diff_.before.overrides : diff_.after.overrides;
    }
    static std::string label(const RunHead& head) { return head.rubric.empty() ? "-" : head.label(); }
    [[nodiscard]] const std::string& id(const NodeMove& node) const {
        return names_.nodes[static_cast<std::size_t>(node.node)];
    }

    [[nodiscard]] std::vector<std::string> head() const {
        if (options_.inflation) {
            return {say({"自评与核验：", "claimed and verified: "}) + diff_.after.label()};
        }
        std::vector<std::string> out{say({"原：", "before: "}) + label(diff_.before),
                                     say({"现：", "after:  "}) + label(diff_.after)};
        if (!diff_.before.scoring.empty() && !diff_.after.scoring.empty()) {
            const bool same = diff_.before.scoring == diff_.after.scoring;
            out.push_back(same && diff_.before.overrides != diff_.after.overrides
                              ? say({"细则相同，改用的口径（--set）不同，得分变化可能来自口径",
                                     "the same rubric, but not the same --set: movements may come from that"})
                          : same ? say({"计分规则相同", "scored by the same rules"})
                                 : say({"计分规则不同，得分变化可能来自细则",
                                        "scored by different rules: movements may come from the rubric"}));
        }
        return out;
    }

    [[nodiscard]] std::string remark(const UnitMove& unit) const {
        const UnitState& old = unit.before;
        const UnitState& now = unit.after;
        std::string out;
        const auto add = [&](const Words& words) { out += (out.empty() ? "" : "; ") + say(words); };
        if (!old.there) {
            add({"新增", "new"});
        }
        if (!now.there) {
            add({"不再出现", "gone"});
        }
        if (now.rejected) {
            add({"不予计分：" + now.reason, "rejected: " + now.reason});
        } else if (old.rejected) {
            add({"原不予计分：" + old.reason, "was rejected: " + old.reason});
        }
        if (old.scored() && now.scored()) {
            if (old.eligible != now.eligible) {
                add(now.eligible ? Words{"恢复评定资格", "eligible again"}
                                 : Words{"失去评定资格", "no longer eligible"});
            }
            if (old.stage != now.stage) {
                add(now.stage == Stage::verified ? Words{"现已核验", "verified now"}
                                                 : Words{"现为自评", "self only now"});
            }
        }
        add_rulings(old.ruled, now.ruled, out);
        return out;
    }

    /// Which rulings 复核裁定 stand behind either side; nothing where there are none.
    void add_rulings(const std::string& before, const std::string& after, std::string& out) const {
        const auto add = [&](const Words& words) { out += (out.empty() ? "" : "; ") + say(words); };
        if (before == after && !after.empty()) {
            add({"复核裁定 " + after, "ruling " + after});
        } else if (!after.empty()) {
            add({"现有复核裁定 " + after, "ruled on now: " + after});
        } else if (!before.empty()) {
            add({"原有复核裁定 " + before, "was ruled on: " + before});
        }
    }

    [[nodiscard]] RowTable units() const {
        RowTable out;
        bool bands = false;
        for (const auto& unit : diff_.units) {
            bands = bands || !unit.before.band.empty() || !unit.after.band.empty();
        }
        out.columns = {{say({"单位", "unit"}), false, true},
                       {say(old_title()), true},
                       {say(new_title()), true},
                       {say(move_title()), true}};
        if (bands) {
            out.columns.push_back({say({"等次", "band"})});
        }
        if (!options_.inflation) {
            out.columns.push_back({say({"备注", "remark"}), false, true});
        }
        for (const auto& unit : diff_.units) {
            Cells row{diff_label(unit.unit, unit.name), shown_number(score_of(unit.before)),
                      shown_number(score_of(unit.after)), shown_signed(movement(unit.moved()))};
            if (bands) {
                row.push_back(unit.before.scored() && unit.after.scored()
                                  ? diff_change(unit.before.band, unit.after.band)
                              : unit.after.scored() ? unit.after.band
                                                    : unit.before.band);
            }
            if (!options_.inflation) {
                row.push_back(remark(unit));
            }
            out.rows.push_back(std::move(row));
        }
        return out;
    }

    [[nodiscard]] RowTable node_rows() const {
        RowTable out;
        out.columns = {{say({"单位", "unit"}), false, true},
                       {say({"节点", "node"})},
                       {say(old_title()), true},
                       {say(new_title()), true},
                       {say(move_title()), true},
                       {say({"备注", "remark"}), false, true}};
        for (const auto& unit : diff_.units) {
            for (const auto& node : unit.nodes) {
                out.rows.push_back({diff_label(unit.unit, unit.name), id(node), shown_number(node.before),
                                    shown_number(node.after), shown_signed(movement(node.moved())),
                                    node_remark(node)});
            }
        }
        return out;
    }

    [[nodiscard]] std::string node_remark(const NodeMove& node) const {
        if (!node.before) {
            return say({"原细则无此节点", "not in the older rubric"});
        }
        if (!node.after) {
            return say({"现细则无此节点", "not in the newer rubric"});
        }
        std::string out;
        if (node.status_before != node.status_after) {
            out = diff_change(say(status_words(node.status_before)), say(status_words(node.status_after)));
        }
        if (node.max_before != node.max_after) {
            out += (out.empty() ? "" : "; ") + say({"满分 ", "of "}) +
                   diff_change(diff_number(node.max_before), diff_number(node.max_after));
        }
        add_rulings(node.ruled_before, node.ruled_after, out);
        return out;
    }

    [[nodiscard]] RowTable total_rows() const {
        RowTable out;
        const bool claims = options_.inflation;
        out.columns = {{say({"节点", "node"})},
                       {say({"单位数", "units"}), true},
                       {say(claims ? Words{"虚低", "understated"} : Words{"上升", "up"}), true},
                       {say(claims ? Words{"虚高", "overstated"} : Words{"下降", "down"}), true},
                       {say(claims ? Words{"少报", "points understated"} : Words{"得", "won"}), true},
                       {say(claims ? Words{"多报", "points overstated"} : Words{"失", "lost"}), true}};
        for (std::size_t i = 0; i < diff_.nodes.size(); ++i) {
            const NodeTotals& node = diff_.nodes[i];
            if (node.up + node.down > 0) {
                out.rows.push_back({names_.nodes[i], std::to_string(node.units), std::to_string(node.up),
                                    std::to_string(node.down), diff_number(node.won),
                                    diff_number(node.lost)});
            }
        }
        return out;
    }

    [[nodiscard]] std::vector<std::string> summary() const {
        const auto n = [](std::size_t value) { return std::to_string(value); };
        std::vector<std::string> out;
        const std::string mean = shown_signed(movement(diff_.mean()));
        if (options_.inflation) {
            out.push_back(say({"比较 " + n(diff_.compared) + " 个单位：虚高 " + n(diff_.down) + "，虚低 " +
                                   n(diff_.up) + "，平均虚高 " + mean + "；无自评 " + n(diff_.unclaimed),
                               n(diff_.compared) + " compared: " + n(diff_.down) + " overstated, " +
                                   n(diff_.up) + " understated, mean inflation " + mean + "; " +
                                   n(diff_.unclaimed) + " without a claim"}));
        } else {
            out.push_back(
                say({"两边都计分 " + n(diff_.compared) + " 个单位：升 " + n(diff_.up) + "，降 " +
                         n(diff_.down) + "，平均变化 " + mean + "；等次变化 " + n(diff_.band_changed) +
                         "，评定资格变化 " + n(diff_.eligible_changed),
                     n(diff_.compared) + " scored on both sides: " + n(diff_.up) + " up, " + n(diff_.down) +
                         " down, mean movement " + mean + "; " + n(diff_.band_changed) + " change band, " +
                         n(diff_.eligible_changed) + " eligibility"}));
            out.push_back(say({"完全相同 " + n(diff_.same) + "，新增 " + n(diff_.added) + "，不再出现 " +
                                   n(diff_.gone) + "，新增不予计分 " + n(diff_.newly_rejected) +
                                   "，恢复计分 " + n(diff_.newly_scored),
                               n(diff_.same) + " the same in all, " + n(diff_.added) + " new, " +
                                   n(diff_.gone) + " gone, " + n(diff_.newly_rejected) + " newly rejected, " +
                                   n(diff_.newly_scored) + " no longer rejected"}));
        }
        if (diff_.unlisted > 0) {
            out.push_back(say({"另有 " + n(diff_.unlisted) + " 个单位的变化不超过 --threshold，未列出",
                               n(diff_.unlisted) + " more differ by no more than --threshold: not listed"}));
        }
        return out;
    }

    static std::string run(const RunHead& head) {
        JsonLine line;
        line.text("rubric", head.rubric).text("edition", head.edition).text("scoring", head.scoring);
        return line.text("overrides", head.overrides).count("units", head.units).take();
    }

    [[nodiscard]] std::string json_unit(const UnitMove& unit) const {
        JsonLine line;
        const UnitState& old = unit.before;
        const UnitState& now = unit.after;
        line.text("unit", unit.unit).text("name", unit.name).text("region", unit.region);
        line.text("status_before", state_name(old)).text("status_after", state_name(now));
        line.text("reason_before", old.reason).text("reason_after", now.reason);
        line.figure(old_name(), score_of(old)).figure(new_name(), score_of(now));
        line.figure(move_name(), movement(unit.moved()));
        if (old.scored() && !options_.inflation) {
            line.text("exact_before", old.exact.text());
        }
        if (now.scored()) {
            line.text("exact_after", now.exact.text());
        }
        line.text("band_before", old.band).text("band_after", now.band);
        if (old.scored()) {
            line.flag("eligible_before", old.eligible);
        }
        if (now.scored()) {
            line.flag("eligible_after", now.eligible);
        }
        line.text("stage_before", stage_name(old)).text("stage_after", stage_name(now));
        if (!old.ruled.empty()) {
            line.text("ruled_before", old.ruled);
        }
        if (!now.ruled.empty()) {
            line.text("ruled_after", now.ruled);
        }
        if (!unit.nodes.empty()) {
            std::string nodes = "[";
            for (const auto& node : unit.nodes) {
                JsonLine each;
                each.text("id", id(node));
                if (node.before) {
                    each.text("status_before", status_name(node.status_before));
                }
                if (node.after) {
                    each.text("status_after", status_name(node.status_after));
                }
                each.figure(old_name(), node.before).figure(new_name(), node.after);
                each.figure(move_name(), movement(node.moved()));
                each.figure("max_before", node.max_before).figure("max_after", node.max_after);
                if (!node.ruled_before.empty()) {
                    each.text("ruled_before", node.ruled_before);
                }
                if (!node.ruled_after.empty()) {
                    each.text("ruled_after", node.ruled_after);
                }
                nodes += (nodes.size() == 1 ? "" : ",") + each.take();
            }
            line.raw("nodes", nodes + "]");
        }
        return line.take();
    }

    const ResultDiff& diff_;
    const ResultSet& names_;
    const DiffOptions& options_;
};

}  // namespace

std::vector<std::string> diff_format_names() { return {"text", "csv", "json", "markdown"}; }

void write_result_diff(const ResultDiff& diff, const ResultSet& names, std::string_view format,
                       const DiffOptions& options, const ByteSink& out) {
    const Teller tell(diff, names, options);
    if (format == "csv") {
        tell.csv(out);
    } else if (format == "json") {
        tell.json(out);
    } else {
        tell.for_people(format == "markdown", out);
    }
}

}  // namespace ceping
