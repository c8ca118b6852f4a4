#include <ceping/decode/authored/authored.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_drafts.hpp>
#include <ceping/decode/authored/authored_items.hpp>
#include <ceping/decode/authored/authored_words.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/record/table_sheets.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// 满分100分, 总分1000分, 百分制.
std::optional<Exact> total_in(std::string_view text) {
    const std::string plain = plain_words(text);
    for (const std::string_view word : {"满分", "总分", "总计", "共计", "共"}) {
        for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at + 1)) {
            std::string_view rest = std::string_view(plain).substr(at + word.size());
            rest.remove_prefix(begins_with_any(rest, "为|:|值为|值").size());
            auto value = take_number(rest);
            if (value && value->sign() > 0 && rest.starts_with("分")) {
                return value;
            }
        }
    }
    return has_any(plain, "百分制|100分制") ? std::optional(Exact(100)) : std::nullopt;
}

/// What a row of conditions says: the standard where it has one, else its title. What only says 一票否决 says
/// nothing.
std::string condition_of(const Draft& draft, const DraftRow& row) {
    constexpr std::size_t shortest = 8;
    for (const std::string* words : {&row.standard, &row.rule, &draft.words}) {
        if (code_points(*words) >= shortest || (!words->empty() && !has_word(*words, "一票否决"))) {
            return *words;
        }
    }
    return draft.title;
}

void take_conditions(const Draft& draft, std::vector<AuthoredCondition>& out) {
    for (const auto& child : draft.children) {
        take_conditions(child, out);
    }
    for (const auto& row : draft.rows) {
        const std::string words = condition_of(draft, row);
        const auto parts = numbered_parts(words);
        for (const auto& part : parts) {
            out.push_back({part, row.place, {}});
        }
        if (parts.empty()) {
            out.push_back({std::string(without_numeral(words)), row.place, {}});
        }
    }
}

class TableReader {
public:
    TableReader(const Source* source, Diagnostics& found) : source_(source), found_(found) {}

    AuthoredTable take(const AuthoredLayout& layout) && {
        DraftTree tree = draft_tree(layout);
        out_.path = source_ == nullptr ? "" : source_->path();
        out_.sheet = source_ == nullptr ? "" : source_->sheet();
        for (const auto& text : tree.above) {
            take_title(text);
        }
        settle_drafts(tree.nodes);
        for (const auto& draft : tree.nodes) {
            take_section(draft);
        }
        for (const auto& text : tree.below) {
            take_remark(text);
        }
        for (const std::size_t column : layout.columns_of(AuthoredRole::blank)) {
            out_.blank_columns.push_back(layout.columns[column].header);
        }
        if (out_.items.empty()) {
            throw Error(phrases::authored_no_criteria, {out_.path, 0, 0, {}});
        }
        number_items(out_);
        for (const auto& item : out_.items) {
            out_.total += item.points;
        }
        check_total(tree);
        list_methods(out_.items);
        list_methods(out_.bonus.items);
        list_methods(out_.penalties.items);
        return std::move(out_);
    }

private:
    void take_title(const std::string& text) {
        const auto total = total_in(text);
        out_.converted = out_.converted || has_any(plain_words(text), "折算|折合|百分制");
        if (total && !out_.stated_total) {
            out_.stated_total = total;
            stated_in_title_ = true;
        }
        if (out_.title.empty()) {
            out_.title = heading_points(text).title;
        } else {
            out_.remarks.push_back(text);
        }
    }

    void take_remark(const std::string& text) {
        const std::size_t before = out_.vetoes.size();
        for (const auto& veto : rule_of_words(text, Exact(), AuthoredSection::items).vetoes) {
            std::string_view title = veto;
            title.remove_prefix(begins_with_any(title, "备注：|备注:|注：|注:|说明：|说明:").size());
            out_.vetoes.push_back({std::string(trim(title)), {}, text});
        }
        if (out_.vetoes.size() == before) {
            out_.remarks.push_back(text);
        }
    }

    void take_section(const Draft& draft) {
        const AuthoredSection section = section_of(draft.title);
        ItemsReader items(source_, out_, found_);
        switch (section) {
            case AuthoredSection::vetoes: take_conditions(draft, out_.vetoes); return;
            case AuthoredSection::prerequisites: take_conditions(draft, out_.prerequisites); return;
            case AuthoredSection::bonus: take_extra(draft, section, out_.bonus); return;
            case AuthoredSection::penalties: take_extra(draft, section, out_.penalties); return;
            case AuthoredSection::items: break;
        }
        if (auto item = items.item(draft, section)) {
            out_.items.push_back(std::move(*item));
        }
    }

    /// A flat list, since a bonus has no groups.
    void take_extra(const Draft& draft, AuthoredSection section, AuthoredExtra& extra) {
        auto cap = draft.stated;
        for (const auto& row : draft.rows) {
            cap = cap || draft.children.empty() ? cap : row.points;
        }
        ItemsReader(source_, out_, found_).extras(draft, section, extra);
        extra.cap = extra.cap || !cap ? extra.cap : cap;
        if (extra.cap) {
            return;
        }
        Exact sum;
        bool all = true;
        for (const auto& item : extra.items) {
            sum += item.points;
            all = all && item.points.sign() > 0;
        }
        if (!extra.items.empty() && all) {
            extra.cap = sum;
            extra.cap_remark = phrases::authored_cap_sum;
        } else if (section == AuthoredSection::bonus) {
            extra.cap = Exact(10);
            extra.cap_remark = phrases::authored_cap_ten;
        }
    }

    void check_total(const DraftTree& tree) {
        Exact with_bonus = out_.total;
        with_bonus += out_.bonus.cap.value_or(Exact());
        if (tree.total && *tree.total != out_.total && *tree.total != with_bonus) {
            report_sum(source_, tree.total_place, {"合计", "the total"}, *tree.total, out_.total, found_);
        }
        if (tree.total && !out_.stated_total) {
            out_.stated_total = tree.total;
        } else if (stated_in_title_ && *out_.stated_total != out_.total && *out_.stated_total != with_bonus &&
                   !out_.converted && !tree.total) {
            report_sum(source_, {1, 1}, {"标题", "the title"}, *out_.stated_total, out_.total, found_);
        }
    }

    void list_methods(const std::vector<AuthoredItem>& items) {
        for (const auto& item : items) {
            for (const auto& method : item.methods) {
                if (!among(method, out_.methods)) {
                    out_.methods.push_back(method);
                }
            }
            list_methods(item.items);
        }
    }

    const Source* source_;
    Diagnostics& found_;
    AuthoredTable out_;
    bool stated_in_title_ = false;
};

void collect(const std::vector<AuthoredItem>& items, std::vector<AuthoredDecision>& decisions,
             AuthoredTally& tally) {
    for (const auto& item : items) {
        tally.guesses += item.remarks.size();
        if (item.is_group()) {
            collect(item.items, decisions, tally);
            continue;
        }
        ++tally.criteria;
        tally.guesses += item.rule.said.empty() ? 0U : 1U;
        for (const auto& what : item.rule.decisions) {
            decisions.push_back({item.place, item.id, what});
        }
    }
}

void collect(const AuthoredTable& table, std::vector<AuthoredDecision>& decisions, AuthoredTally& tally) {
    collect(table.items, decisions, tally);
    for (const auto* extra : {&table.bonus, &table.penalties}) {
        collect(extra->items, decisions, tally);
        tally.guesses += extra->cap_remark.zh.empty() ? 0U : 1U;
    }
    for (const auto& veto : table.vetoes) {
        tally.guesses += veto.said.empty() ? 0U : 1U;
    }
    tally.decisions = decisions.size();
}

/// The sheet of that name, or the first that is an author's table. Throws Error.
const TableSheet* chosen_sheet(const Document& document, std::string_view name, Diagnostics& found) {
    if (name.empty()) {
        ChosenSheets chosen = choose_first_sheet(document, is_authored);
        found.append(std::move(chosen.notes));
        if (chosen.sheets.empty()) {
            throw Error(phrases::authored_no_criteria, {document.source->path(), 0, 0, {}});
        }
        return chosen.sheets.front();
    }
    std::vector<std::string_view> names;
    for (const auto& sheet : document.sheets) {
        if (sheet.name == name) {
            return &sheet;
        }
        names.push_back(sheet.name);
    }
    throw Error(phrases::authored_no_sheet.with({{"sheet", name}, {"sheets", listed(names)}}),
                {document.source->path(), 0, 0, {}});
}

}  // namespace

std::vector<AuthoredDecision> decisions_of(const AuthoredTable& table) {
    std::vector<AuthoredDecision> out;
    AuthoredTally tally;
    collect(table, out, tally);
    return out;
}

AuthoredTally tally_of(const AuthoredTable& table) {
    std::vector<AuthoredDecision> decisions;
    AuthoredTally out;
    collect(table, decisions, out);
    return out;
}

AuthoredTable understand_table(const Node& rows, std::span<const MergedCells> merged, Diagnostics& found) {
    return TableReader(rows.source(), found).take(lay_out_authored(rows, merged));
}

std::optional<AuthoredTable> read_authored(const std::string& path, std::string_view sheet,
                                           const ReadOptions& options, Diagnostics& found) {
    std::optional<AuthoredTable> out;
    const std::size_t before = found.errors();
    const auto take = [&](Document& document) {
        if (document.table && found.errors() == before) {
            const TableSheet* const chosen = chosen_sheet(document, sheet, found);
            for (const auto& each : chosen->found.all()) {
                found.add(each);
            }
            out = understand_table(chosen->rows, chosen->merged, found);
        }
        return false;
    };
    // Whatever it is called, and on standard input: a table of text is CSV.
    const bool workbook = lower_ascii(path).ends_with(".xlsx");
    read_input(path, workbook ? "xlsx" : "csv", options, take, found);
    return out;
}

}  // namespace ceping
