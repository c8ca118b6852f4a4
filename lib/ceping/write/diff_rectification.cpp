// What became of what units had to mend. Source: ceping-diff(1), RECTIFICATION.
#include <ceping/base/text.hpp>
#include <ceping/write/diff.hpp>
#include <ceping/write/diff_parts.hpp>
#include <ceping/write/markdown_text.hpp>
#include <ceping/write/number.hpp>
#include <ceping/write/report_words.hpp>
#include <ceping/write/rubric_words.hpp>

#include <functional>
#include <utility>

namespace ceping {

namespace {

std::string_view state_name(MendState state) {
    static constexpr std::string_view names[] = {"mended",         "improved",     "unchanged", "worse",
                                                 "not_applicable", "not_assessed", "new"};
    return names[static_cast<std::size_t>(state)];
}

Words state_words(MendState state) {
    static const Words words[] = {
        {"已整改", "mended"},    {"部分整改", "improved"},     {"未整改", "unchanged"}, {"退步", "worse"},
        {"不再涉及", "n/a now"}, {"未再测评", "not assessed"}, {"新增", "new"}};
    return words[static_cast<std::size_t>(state)];
}

std::string_view what_name(MendedItem::What what) {
    static constexpr std::string_view names[] = {"criterion", "veto", "prerequisite"};
    return names[static_cast<std::size_t>(what)];
}

/// Whether both sides know what it lost.
bool assessed(const MendedItem& item) {
    return item.what == MendedItem::What::criterion && item.state != MendState::added &&
           item.state != MendState::not_applicable && item.state != MendState::not_assessed;
}

std::string_view what_zh(MendedItem::What what) {
    static constexpr std::string_view names[] = {"测评内容", "一票否决", "前置条件"};
    return names[static_cast<std::size_t>(what)];
}

class Teller {
public:
    Teller(const RectificationDiff& diff, const Rubric& rubric, const DiffOptions& options)
        : diff_(diff), rubric_(rubric), options_(options) {}

    void for_people(bool markdown, const ByteSink& out) const {
        std::vector<DiffPart> parts(1);
        parts.front().lines = head();
        parts.front().table = units();
        parts.front().after = summary();
        write_parts(parts, markdown, {options_.width, options_.color}, out);
        if (!diff_.units.empty()) {
            const std::string title = say({"整改事项", "what was to be mended"});
            out("\n" +
                (markdown ? "## " + title + "\n\n" : painted(title, Tone::heading, options_.color) + "\n"));
            items(markdown, out);
        }
    }

    void csv(const ByteSink& out) const {
        RowTable table;
        for (const auto* name :
             {"unit",           "name",         "region",      "kind",       "id",         "title",
              "clause",         "state",        "lost_before", "max_before", "lost_after", "max_after",
              "regained",       "items",        "mended",      "improved",   "unchanged",  "worse",
              "not_applicable", "not_assessed", "new",         "newly_lost", "rate"}) {
            table.columns.push_back({name});
        }
        const CsvForm form = csv_form(options_);
        const CsvTable lines(form, titles_of(table));
        out(lines.header());
        const auto put = [&](Cells row) {
            row.resize(table.columns.size());
            out(lines.row(row));
        };
        for (const auto& unit : diff_.units) {
            const MendCounts& of = unit.counts;
            put({unit.unit,
                 unit.name,
                 unit.region,
                 form.word("unit", "单位"),
                 "",
                 "",
                 "",
                 form.word(presence(unit), presence_zh(unit)),
                 diff_number(of.lost),
                 "",
                 "",
                 "",
                 diff_number(of.regained),
                 n(of.items),
                 n(of.mended),
                 n(of.improved),
                 n(of.unchanged),
                 n(of.worse),
                 n(of.not_applicable),
                 n(of.not_assessed),
                 n(of.added),
                 diff_number(of.newly_lost),
                 diff_number(of.rate())});
            for (const auto& item : unit.items) {
                const auto [id, title, clause] = named(item);
                put({unit.unit, unit.name, unit.region, form.word(what_name(item.what), what_zh(item.what)),
                     id, title, clause, form.word(state_name(item.state), state_words(item.state).zh),
                     diff_number(lost_before(item)), diff_number(known(item.max_before)),
                     diff_number(lost_after(item)), diff_number(known(item.max_after)),
                     diff_number(regained(item))});
            }
        }
    }

    void json(const ByteSink& out) const {
        JsonLine sums = counts(diff_.total);
        sums.count("units", diff_.units.size()).count("settled", diff_.settled).count("clear", diff_.clear);
        sums.count("without_notice", diff_.without_notice);
        out("{\"before\":" + run(diff_.before) + ",\n\"after\":" + run(diff_.after) +
            ",\n\"summary\":" + sums.take() + ",\n\"units\":[");
        bool first = true;
        for (const auto& unit : diff_.units) {
            out(std::exchange(first, false) ? "\n" : ",\n");
            JsonLine line;
            line.text("unit", unit.unit).text("name", unit.name).text("region", unit.region);
            line.text("status_after", presence(unit)).text("reason_after", unit.reason);
            line.raw("summary", counts(unit.counts).take());
            std::string items = "[";
            for (const auto& item : unit.items) {
                items += (items.size() == 1 ? "" : ",") + json_item(item);
            }
            out(line.raw("items", items + "]").take());
        }
        out(diff_.units.empty() ? "]}\n" : "\n]}\n");
    }

private:
    struct Named {
        std::string id;
        std::string title;
        std::string clause;
    };
    [[nodiscard]] std::string say(const Words& words) const { return words.in(options_.language); }
    static std::string n(std::size_t value) { return std::to_string(value); }

    [[nodiscard]] Named named(const MendedItem& item) const {
        if (item.what == MendedItem::What::criterion) {
            const Item& of = rubric_.at(item.at);
            return {of.id, of.title, clause_of(rubric_, item.at)};
        }
        const auto& list = item.what == MendedItem::What::veto ? rubric_.vetoes : rubric_.prerequisites;
        const Condition& of = list[static_cast<std::size_t>(item.at)];
        return {of.id, of.title, cited(rubric_, of.source)};
    }

    static std::string_view presence(const UnitMending& unit) {
        return !unit.there ? "gone" : unit.rejected ? "rejected" : "scored";
    }
    static std::string_view presence_zh(const UnitMending& unit) {
        return !unit.there ? "不再出现" : unit.rejected ? "不予计分" : "计分";
    }
    static std::optional<Exact> known(const Exact& max) {
        return max.sign() > 0 ? std::optional(max) : std::nullopt;
    }
    static std::optional<Exact> lost_before(const MendedItem& item) {
        const bool on_notice = item.what == MendedItem::What::criterion && item.state != MendState::added;
        return on_notice ? std::optional(item.lost_before) : std::nullopt;
    }
    static std::optional<Exact> lost_after(const MendedItem& item) {
        const bool lost = item.what == MendedItem::What::criterion && item.state == MendState::added;
        return lost || assessed(item) ? std::optional(item.lost_after) : std::nullopt;
    }
    static std::optional<Exact> regained(const MendedItem& item) {
        return assessed(item) ? std::optional(item.lost_before - item.lost_after) : std::nullopt;
    }
    static std::string rate(const MendCounts& of) {
        const auto rate = of.rate();
        return rate ? percent(*rate) : "-";
    }

    [[nodiscard]] std::vector<std::string> head() const {
        const auto label = [](const RunHead& of) { return of.rubric.empty() ? "-" : of.label(); };
        std::vector<std::string> out{say({"整改前：", "before: "}) + label(diff_.before),
                                     say({"整改后：", "after:  "}) + label(diff_.after)};
        if (!diff_.before.scoring.empty() && !diff_.after.scoring.empty() &&
            diff_.before.scoring != diff_.after.scoring) {
            out.push_back(say({"两次的计分规则不同，变化可能来自细则",
                               "scored by different rules: changes may come from the rubric"}));
        }
        return out;
    }

    [[nodiscard]] RowTable units() const {
        RowTable out;
        out.columns = {{say({"单位", "unit"}), false, true}, {say({"事项", "items"}), true},
                       {say({"已整改", "mended"}), true},    {say({"部分", "improved"}), true},
                       {say({"未整改", "unchanged"}), true}, {say({"退步", "worse"}), true},
                       {say({"整改率", "rate"}), true},      {say({"挽回分", "regained"}), true},
                       {say({"新增", "new"}), true},         {say({"备注", "remark"}), false, true}};
        for (const auto& unit : diff_.units) {
            const MendCounts& of = unit.counts;
            out.rows.push_back({diff_label(unit.unit, unit.name), n(of.items), n(of.mended), n(of.improved),
                                n(of.unchanged), n(of.worse), rate(of), diff_signed(of.regained), n(of.added),
                                remark(unit)});
        }
        return out;
    }

    [[nodiscard]] std::string remark(const UnitMending& unit) const {
        if (!unit.there) {
            return say({"未参加再次测评", "not in the later results"});
        }
        if (unit.rejected) {
            return say({"不予计分：" + unit.reason, "rejected: " + unit.reason});
        }
        std::vector<Words> parts;
        if (unit.counts.not_applicable > 0) {
            parts.push_back({"不再涉及 " + n(unit.counts.not_applicable),
                             n(unit.counts.not_applicable) + " no longer applicable"});
        }
        if (unit.counts.not_assessed > 0) {
            parts.push_back({"未再测评 " + n(unit.counts.not_assessed),
                             n(unit.counts.not_assessed) + " not assessed again"});
        }
        return say(joined(parts, {"；", "; "}));
    }

    [[nodiscard]] std::vector<std::string> summary() const {
        const MendCounts& of = diff_.total;
        const std::string units = n(diff_.units.size());
        std::vector<std::string> out;
        out.push_back(say(
            {"整改事项 " + n(of.items) + " 项：已整改 " + n(of.mended) + "，部分整改 " + n(of.improved) +
                 "，未整改 " + n(of.unchanged) + "，退步 " + n(of.worse) + "，不再涉及 " +
                 n(of.not_applicable) + "，未再测评 " + n(of.not_assessed) + "；整改率 " + rate(of),
             n(of.items) + " to mend: " + n(of.mended) + " mended, " + n(of.improved) + " improved, " +
                 n(of.unchanged) + " unchanged, " + n(of.worse) + " worse, " + n(of.not_applicable) +
                 " no longer applicable, " + n(of.not_assessed) + " not assessed again; rate " + rate(of)}));
        out.push_back(say({"原失 " + diff_number(of.lost) + " 分，挽回 " + diff_number(of.regained) +
                               " 分；新增失分 " + n(of.added) + " 项、" + diff_number(of.newly_lost) + " 分",
                           counted(diff_number(of.lost), "point") + " lost, " + diff_number(of.regained) +
                               " regained; " + n(of.added) + " new, " +
                               counted(diff_number(of.newly_lost), "point") + " lost by them"}));
        out.push_back(say(
            {"涉及 " + units + " 个单位，其中全部整改且没有新增的 " + n(diff_.settled) + " 个；没有问题的 " +
                 n(diff_.clear) + " 个；此前没有通知的 " + n(diff_.without_notice) + " 个",
             counted(units, "unit") + ", " + n(diff_.settled) + " of them with all mended and nothing new; " +
                 n(diff_.clear) + " with nothing to mend, " + n(diff_.without_notice) +
                 " without an earlier result"}));
        return out;
    }

    /// A row at a time, measured first: of a big batch there are millions.
    void items(bool markdown, const ByteSink& out) const {
        const std::vector<TextColumn> columns = {{say({"单位", "unit"}), false, true},
                                                 {say({"事项", "item"}), false, true},
                                                 {say({"结果", "state"})},
                                                 {say({"原失分", "lost"}), true},
                                                 {say({"现失分", "lost now"}), true},
                                                 {say({"备注", "remark"}), false, true}};
        if (markdown) {
            out(markdown_of({columns, {}}));
            each_item([&](const Cells& row) {
                std::string line = "|";
                for (const auto& cell : row) {
                    line += " " + markdown_text(cell) + " |";
                }
                out(line + "\n");
            });
            return;
        }
        TextTable table(columns);
        each_item([&](const Cells& row) { table.measure({row.begin(), row.end()}); });
        table.settle(options_.width);
        out(painted(table.header(), Tone::heading, options_.color) + "\n");
        each_item([&](const Cells& row) { out(table.line({row.begin(), row.end()}) + "\n"); });
    }

    void each_item(const std::function<void(const Cells&)>& put) const {
        for (const auto& unit : diff_.units) {
            const std::string label = printable(diff_label(unit.unit, unit.name));
            for (const auto& item : unit.items) {
                const Named of = named(item);
                put({label, printable(id_and_title(of.id, of.title)), say(state_words(item.state)),
                     shown_number(lost_before(item)), shown_number(lost_after(item)),
                     printable(item_remark(item))});
            }
        }
    }

    [[nodiscard]] std::string item_remark(const MendedItem& item) const {
        std::vector<Words> parts;
        if (item.what != MendedItem::What::criterion) {
            parts.push_back(item.what == MendedItem::What::veto ? Words("一票否决", "veto")
                                                                : Words("前置条件", "prerequisite"));
        }
        if (item.missing) {
            parts.emplace_back("没有填报", "not answered");
        }
        const bool both = item.max_before.sign() > 0 && item.max_after.sign() > 0;
        if (both && item.max_before != item.max_after) {
            parts.push_back(Words("满分 ", "of ") +
                            diff_change(diff_number(item.max_before), diff_number(item.max_after)));
        }
        return say(joined(parts, {"；", "; "}));
    }

    static std::string run(const RunHead& head) {
        JsonLine line;
        line.text("rubric", head.rubric).text("edition", head.edition).text("scoring", head.scoring);
        return line.text("overrides", head.overrides).count("units", head.units).take();
    }

    static JsonLine counts(const MendCounts& of) {
        JsonLine out;
        out.count("items", of.items).count("mended", of.mended).count("improved", of.improved);
        out.count("unchanged", of.unchanged).count("worse", of.worse);
        out.count("not_applicable", of.not_applicable).count("not_assessed", of.not_assessed);
        out.count("new", of.added).figure("rate", of.rate()).figure("lost", of.lost);
        out.figure("regained", of.regained).figure("newly_lost", of.newly_lost);
        return out;
    }

    [[nodiscard]] std::string json_item(const MendedItem& item) const {
        const Named of = named(item);
        JsonLine out;
        out.text("kind", what_name(item.what)).text("id", of.id).text("title", of.title);
        out.text("clause", of.clause).text("state", state_name(item.state));
        out.figure("lost_before", lost_before(item)).figure("max_before", known(item.max_before));
        out.figure("lost_after", lost_after(item)).figure("max_after", known(item.max_after));
        out.figure("regained", regained(item));
        if (item.missing) {
            out.flag("missing", true);
        }
        return out.take();
    }

    const RectificationDiff& diff_;
    const Rubric& rubric_;
    const DiffOptions& options_;
};

}  // namespace

void write_rectification_diff(const RectificationDiff& diff, const Rubric& rubric, std::string_view format,
                              const DiffOptions& options, const ByteSink& out) {
    const Teller tell(diff, rubric, options);
    if (format == "csv") {
        tell.csv(out);
    } else if (format == "json") {
        tell.json(out);
    } else {
        tell.for_people(format == "markdown", out);
    }
}

}  // namespace ceping
