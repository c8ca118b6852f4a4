// Two sets of results side by side. Source: ceping-diff(1), RESULTS.
#include <ceping/write/differences/diff.hpp>
#include <ceping/write/differences/parts.hpp>
#include <ceping/write/differences/phrases.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/results/result_parts.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

using Type = Report::Type;
using Cell = Report::Cell;

Report::Word status_of_node(NodeStatus status) {
    const std::string key(result_fields::word_of(status));
    switch (status) {
        case NodeStatus::missing: return {key, {"未填报", "missing"}};
        case NodeStatus::not_applicable: return {key, {"不涉及", "n/a"}};
        case NodeStatus::scored: break;
    }
    return {key, {"计分", "scored"}};
}

Cell status_of_unit(const UnitState& state) { return state.there ? Cell(status_of(state.status)) : Cell(); }

Cell stage_of(const UnitState& state) {
    return !state.scored()                  ? Cell()
           : state.stage == Stage::verified ? Cell(Report::Word{"verified", {"核验", "verified"}})
                                            : Cell(Report::Word{"self", {"自评", "self"}});
}

Cell score_of(const UnitState& state) { return state.scored() ? Cell(state.score) : Cell(); }
Cell exact_of(const UnitState& state) { return state.scored() ? Cell(state.exact) : Cell(); }
Cell eligible_of(const UnitState& state) { return state.scored() ? Cell(state.eligible) : Cell(); }

class ResultDiffReport {
public:
    ResultDiffReport(const ResultDiff& diff, const ResultSet& names, bool inflation)
        : diff_(diff), names_(names), inflation_(inflation) {}

    Report take(Language language) {
        out_ = begin_diff("diff/1",
                          inflation_ ? Words{"自评与核验", "Claimed and verified"}
                                     : Words{"两次测评结果的差别", "Two sets of results"},
                          language);
        head();
        out_.add(run_member("before", diff_.before));
        out_.add(run_member("after", diff_.after));
        out_.add(sums());
        units();
        summary();
        nodes();
        if (!diff_.nodes.empty()) {
            totals();
        }
        return std::move(out_);
    }

private:
    using UnitCell = std::function<Cell(const UnitMove&)>;
    using StateCell = std::function<Cell(const UnitState&)>;
    using NodeCell = std::function<Cell(const NodeMove&)>;
    using Pair = std::pair<const UnitMove*, const NodeMove*>;  ///< a node of a unit; null: the unit itself

    [[nodiscard]] const char* old_name() const { return inflation_ ? "claimed" : "before"; }
    [[nodiscard]] const char* new_name() const { return inflation_ ? "verified" : "after"; }
    [[nodiscard]] const char* move_name() const { return inflation_ ? "inflation" : "moved"; }
    [[nodiscard]] Words old_title() const {
        return inflation_ ? Words{"自评", "claimed"} : Words{"原", "before"};
    }
    [[nodiscard]] Words new_title() const {
        return inflation_ ? Words{"核验", "verified"} : Words{"现", "after"};
    }
    [[nodiscard]] Words move_title() const {
        return inflation_ ? Words{"虚高", "inflation"} : Words{"变化", "moved"};
    }
    /// Inflation is what was claimed over what was verified: the movement the other way round.
    [[nodiscard]] static std::optional<Exact> turned(const std::optional<Exact>& moved, bool inflation) {
        return moved && inflation ? std::optional(-*moved) : moved;
    }
    [[nodiscard]] auto movement() const {
        return [inflation = inflation_](const auto& of) { return Cell(turned(of.moved(), inflation)); };
    }
    /// Of a side, whose scores are then not the rubric's. What was claimed was scored as what was verified.
    [[nodiscard]] const std::string& overrides(bool before) const {
        return before && !inflation_ ? diff_.before.overrides : diff_.after.overrides;
    }

    void head() {
        if (inflation_) {
            out_.item(phrases::claimed_and_verified.with({{"rubric", diff_.after.label()}}));
            return;
        }
        const auto label = [](const RunHead& of) { return of.rubric.empty() ? "-" : of.label(); };
        add_sides(out_, label(diff_.before), label(diff_.after));
        if (diff_.before.scoring.empty() || diff_.after.scoring.empty()) {
            return;
        }
        const auto caution = policy_caution(diff_.before, diff_.after);
        const bool same = diff_.before.scoring == diff_.after.scoring;
        out_.item(caution ? *caution
                  : same  ? Words{"计分规则相同", "scored by the same rules"}
                          : Words{"计分规则不同，得分变化可能来自细则",
                                 "scored by different rules: movements may come from the rubric"});
    }

    [[nodiscard]] Report::Table sums() const {
        Report::Object out("summary");
        out.count("compared", diff_.compared).count("same", diff_.same);
        out.count("up", diff_.up).count("down", diff_.down);
        out.figure("mean_" + std::string(move_name()), turned(diff_.mean(), inflation_));
        if (inflation_) {
            out.count("unclaimed", diff_.unclaimed);
            out.count("zeroed", diff_.zeroed);
        } else {
            out.count("new", diff_.added).count("gone", diff_.gone);
            out.count("newly_rejected", diff_.newly_rejected).count("newly_scored", diff_.newly_scored);
            out.count("band_changed", diff_.band_changed).count("eligible_changed", diff_.eligible_changed);
        }
        return std::move(out.count("unlisted", diff_.unlisted)).take();
    }

    /// Which rulings 复核裁定 stand behind either side; nothing where there are none.
    static void add_rulings(const std::string& before, const std::string& after, std::vector<Words>& into) {
        if (before == after && !after.empty()) {
            into.push_back(phrases::ruling.with({{"ids", after}}));
        } else if (!after.empty()) {
            into.push_back(phrases::ruled_now.with({{"ids", after}}));
        } else if (!before.empty()) {
            into.push_back(phrases::ruled_before.with({{"ids", before}}));
        }
    }

    static Cell remark_on_unit(const UnitMove& unit) {
        const UnitState& old = unit.before;
        const UnitState& now = unit.after;
        std::vector<Words> out;
        if (!old.there) {
            out.emplace_back("新增", "new");
        }
        if (!now.there) {
            out.emplace_back("不再出现", "gone");
        }
        if (now.status != UnitStatus::scored) {
            out.push_back(phrases::unscored.with({{"status", words_of(now.status)}, {"reason", now.reason}}));
        } else if (old.status != UnitStatus::scored) {
            out.push_back(
                phrases::was_unscored.with({{"status", words_of(old.status)}, {"reason", old.reason}}));
        }
        if (old.scored() && now.scored()) {
            if (old.eligible != now.eligible) {
                out.push_back(now.eligible ? Words{"恢复评定资格", "eligible again"}
                                           : Words{"失去评定资格", "no longer eligible"});
            }
            if (old.stage != now.stage) {
                out.push_back(now.stage == Stage::verified ? Words{"现已核验", "verified now"}
                                                           : Words{"现为自评", "self only now"});
            }
        }
        add_rulings(old.ruled, now.ruled, out);
        return joined(out, "; ");
    }

    static Cell remark_on_node(const NodeMove& node) {
        if (!node.before) {
            return Words{"原细则无此节点", "not in the older rubric"};
        }
        if (!node.after) {
            return Words{"现细则无此节点", "not in the newer rubric"};
        }
        std::vector<Words> out;
        if (node.status_before != node.status_after) {
            const Words old = status_of_node(node.status_before).words;
            const Words now = status_of_node(node.status_after).words;
            out.emplace_back(diff_change(old.zh, now.zh), diff_change(old.en, now.en));
        }
        if (node.max_before != node.max_after) {
            const auto max = [](const std::optional<Exact>& of) { return of ? number(*of) : ""; };
            out.push_back(phrases::full_points.with(
                {{"change", diff_change(max(node.max_before), max(node.max_after))}}));
        }
        add_rulings(node.ruled_before, node.ruled_after, out);
        return joined(out, "; ");
    }

    /// Units, nodes of units, or both: the same columns for all of them, as far as they have something to say.
    struct Rows {
        std::vector<Pair> pairs;
        bool nested = false;  ///< nodes within their unit, of which nothing more is said then
        bool nodes = false;   ///< for people: a table of nodes
    };

    [[nodiscard]] static Report::Table table(std::string id, Rows chosen, Report::For readers,
                                             const ResultDiffReport& of) {
        const auto rows = std::make_shared<const Rows>(std::move(chosen));
        Report::Table out{std::move(id), rows->pairs.size()};
        out.readers = readers;
        const auto cell = [rows](UnitCell of_unit, NodeCell of_node) {
            return [rows, of_unit = std::move(of_unit), of_node = std::move(of_node)](std::size_t i) {
                const auto& [unit, node] = rows->pairs[i];
                return node == nullptr ? (of_unit ? of_unit(*unit) : Cell())
                                       : (of_node ? of_node(*node) : Cell());
            };
        };
        const auto data = [&](std::string column, Type type, UnitCell of_unit, NodeCell of_node) {
            out.for_data(std::move(column), type, cell(std::move(of_unit), std::move(of_node)));
        };
        const auto both = [&](const std::string& column, Type type, const StateCell& of_state,
                              NodeCell node_before = nullptr, NodeCell node_after = nullptr) {
            data(
                column + "_before", type, [of_state](const UnitMove& unit) { return of_state(unit.before); },
                std::move(node_before));
            data(
                column + "_after", type, [of_state](const UnitMove& unit) { return of_state(unit.after); },
                std::move(node_after));
        };
        const auto named = [rows](std::string UnitMove::*member) {
            return [rows, member](std::size_t i) { return rows->pairs[i].first->*member; };
        };
        const NodeCell node_id = [&names = of.names_](const NodeMove& node) {
            return names.nodes[node.node.at()];
        };
        out.for_people({"单位", "unit"}, Type::text,
                       [rows](std::size_t i) {
                           return unit_label(rows->pairs[i].first->unit, rows->pairs[i].first->name);
                       })
            .may_cut = true;
        if (!rows->nested) {
            out.for_data("unit", Type::text, named(&UnitMove::unit));
            out.for_data("name", Type::text, named(&UnitMove::name));
            out.for_data("region", Type::text, named(&UnitMove::region));
        }
        data(rows->nested ? "id" : "node", Type::text, nullptr, node_id);
        if (rows->nodes) {
            out.for_people({"节点", "node"}, Type::text, cell(nullptr, node_id));
        }
        both(
            "status", Type::word, status_of_unit,
            [](const NodeMove& node) {
                return node.before ? Cell(status_of_node(node.status_before)) : Cell();
            },
            [](const NodeMove& node) {
                return node.after ? Cell(status_of_node(node.status_after)) : Cell();
            });
        if (readers != Report::sheets) {
            both("reason", Type::text, &UnitState::reason);
        }
        out.add(of.old_name(), of.old_title(), Type::points,
                cell([](const UnitMove& unit) { return score_of(unit.before); }, &NodeMove::before));
        out.add(of.new_name(), of.new_title(), Type::points,
                cell([](const UnitMove& unit) { return score_of(unit.after); }, &NodeMove::after));
        out.add(of.move_name(), of.move_title(), Type::delta, cell(of.movement(), of.movement()));
        data("max_before", Type::points, nullptr, &NodeMove::max_before);
        data("max_after", Type::points, nullptr, &NodeMove::max_after);
        data(
            "exact_before", Type::exact,
            [claims = of.inflation_](const UnitMove& unit) {
                return claims ? Cell() : exact_of(unit.before);
            },
            nullptr);
        data(
            "exact_after", Type::exact, [](const UnitMove& unit) { return exact_of(unit.after); }, nullptr);
        both("band", Type::text, &UnitState::band);
        both("eligible", Type::flag, eligible_of);
        both("stage", Type::word, stage_of);
        both("ruled", Type::text, &UnitState::ruled, &NodeMove::ruled_before, &NodeMove::ruled_after);
        const bool bands = std::any_of(rows->pairs.begin(), rows->pairs.end(), [](const Pair& pair) {
            return pair.second == nullptr && !(pair.first->before.band + pair.first->after.band).empty();
        });
        if (bands) {
            out.for_people({"等次", "band"}, Type::text, cell(band_of, nullptr));
        }
        if (rows->nodes || !of.inflation_) {
            out.for_people({"备注", "remark"}, Type::text, cell(remark_on_unit, remark_on_node)).may_cut =
                true;
        }
        return out;
    }

    static Cell band_of(const UnitMove& unit) {
        const UnitState& old = unit.before;
        const UnitState& now = unit.after;
        return old.scored() && now.scored() ? diff_change(old.band, now.band)
               : now.scored()               ? now.band
                                            : old.band;
    }

    static void append_nodes(const UnitMove& unit, std::vector<Pair>& into) {
        for (const auto& node : unit.nodes) {
            into.emplace_back(&unit, &node);
        }
    }

    /// A row a unit, for programs with its nodes.
    void units() {
        Rows rows;
        for (const auto& unit : diff_.units) {
            rows.pairs.emplace_back(&unit, nullptr);
        }
        Report::Table out = table("units", std::move(rows), Report::people_and_programs, *this);
        const ResultDiffReport self(diff_, names_, inflation_);
        out.for_data("nodes", Type::text, [self](std::size_t i) {
            Rows nodes{{}, true};
            append_nodes(self.diff_.units[i], nodes.pairs);
            return nodes.pairs.empty() ? Cell() : Cell(table({}, std::move(nodes), Report::programs, self));
        });
        out_.add(std::move(out));
    }

    /// A table of its own for people; spreadsheets have nodes below their unit.
    void nodes() {
        Rows of_units{{}, false, true};
        Rows sheet;
        for (const auto& unit : diff_.units) {
            append_nodes(unit, of_units.pairs);
            sheet.pairs.emplace_back(&unit, nullptr);
            append_nodes(unit, sheet.pairs);
        }
        if (!of_units.pairs.empty()) {
            out_.heading(2, {"各单位的节点", "nodes of each unit"});
            out_.add(table({}, std::move(of_units), Report::people, *this));
        }
        Report::Table out = table({}, std::move(sheet), Report::sheets, *this);
        if (!diff_.before.overrides.empty() || !diff_.after.overrides.empty()) {
            out.same("overrides_before", Type::text, overrides(true));
            out.same("overrides_after", Type::text, overrides(false));
        }
        out_.add(std::move(out));
    }

    void totals() {
        std::vector<std::size_t> moved;  // what people see: where anything was won or lost
        std::vector<std::size_t> there;
        for (std::size_t i = 0; i < diff_.nodes.size(); ++i) {
            if (diff_.nodes[i].units > 0) {
                there.push_back(i);
            }
            if (diff_.nodes[i].up + diff_.nodes[i].down > 0) {
                moved.push_back(i);
            }
        }
        if (!moved.empty()) {
            out_.heading(2, inflation_
                                ? Words{"各节点多报、少报合计", "points overstated and understated by node"}
                                : Words{"各节点得失合计", "points won and lost by node"});
        }
        for (const Report::For reader : {Report::people, Report::programs}) {
            const auto& rows = reader == Report::people ? moved : there;
            const auto of = [&nodes = diff_.nodes, rows](auto member) {
                return [&nodes, rows, member](std::size_t i) { return Cell(nodes[rows[i]].*member); };
            };
            Report::Table out{"nodes", rows.size()};
            out.readers = reader;
            out.add("id", {"节点", "node"}, Type::text,
                    [&names = names_, rows](std::size_t i) { return names.nodes[rows[i]]; });
            out.add("units", {"单位数", "units"}, Type::count, of(&NodeTotals::units));
            out.add("up", inflation_ ? Words{"虚低", "understated"} : Words{"上升", "up"}, Type::count,
                    of(&NodeTotals::up));
            out.add("down", inflation_ ? Words{"虚高", "overstated"} : Words{"下降", "down"}, Type::count,
                    of(&NodeTotals::down));
            out.add("won", inflation_ ? Words{"少报", "points understated"} : Words{"得", "won"},
                    Type::points, of(&NodeTotals::won));
            out.add("lost", inflation_ ? Words{"多报", "points overstated"} : Words{"失", "lost"},
                    Type::points, of(&NodeTotals::lost));
            out_.add(std::move(out));
        }
    }

    void summary() {
        const Words mean = shown_signed(turned(diff_.mean(), inflation_));
        if (inflation_) {
            out_.item(phrases::inflation_sums.with({{"compared", diff_.compared},
                                                    {"over", diff_.down},
                                                    {"under", diff_.up},
                                                    {"mean", mean},
                                                    {"unclaimed", diff_.unclaimed}}));
            if (diff_.zeroed > 0) {
                out_.item(phrases::zeroed.with({{"units", diff_.zeroed}}));
            }
        } else {
            out_.item(phrases::movement_sums.with({{"compared", diff_.compared},
                                                   {"up", diff_.up},
                                                   {"down", diff_.down},
                                                   {"mean", mean},
                                                   {"bands", diff_.band_changed},
                                                   {"eligible", diff_.eligible_changed}}));
            out_.item(phrases::presence_sums.with({{"same", diff_.same},
                                                   {"added", diff_.added},
                                                   {"gone", diff_.gone},
                                                   {"rejected", diff_.newly_rejected},
                                                   {"scored", diff_.newly_scored}}));
        }
        if (diff_.unlisted > 0) {
            out_.item(phrases::unlisted.with({{"units", diff_.unlisted}}));
        }
    }

    const ResultDiff& diff_;
    const ResultSet& names_;
    bool inflation_;
    Report out_;
};

}  // namespace

std::optional<Words> policy_caution(const RunHead& before, const RunHead& after) {
    if (before.scoring.empty() || before.scoring != after.scoring || before.overrides == after.overrides) {
        return std::nullopt;
    }
    return Words{"细则相同，改用的口径（--set）不同，得分变化可能来自口径",
                 "the same rubric, but not the same --set: movements may come from that"};
}

Report result_diff_report(const ResultDiff& diff, const ResultSet& names, bool inflation, Language language) {
    return ResultDiffReport(diff, names, inflation).take(language);
}

}  // namespace ceping
