#include <ceping/decode/authored/authored.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_drafts.hpp>
#include <ceping/decode/authored/authored_items.hpp>
#include <ceping/decode/authored/authored_words.hpp>
#include <ceping/decode/authored/phrases.hpp>
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

/// Whether a text says that the sum is brought to another total, and to which.
struct Conversion {
    bool told = false;
    std::optional<Exact> total;
    std::string before;  ///< what stands before the words of it
};

/// 总分120分，按百分制折算; 折算成20分.
Conversion conversion_in(std::string_view text) {
    Conversion out;
    out.before = plain_words(text);
    const bool of_hundred = has_any(out.before, "百分制|100分制");
    const std::size_t at = std::min(out.before.find("折算"), out.before.find("折合"));
    out.told = of_hundred || at != std::string::npos;
    if (at == std::string::npos) {
        out.total = of_hundred ? std::optional(Exact(100)) : std::nullopt;
        return out;
    }
    std::string_view rest = std::string_view(out.before).substr(at + std::string_view("折算").size());
    for (auto word = begins_with_any(rest, "后|成|为|到|至|满分|总分|计"); !word.empty();
         word = begins_with_any(rest, "后|成|为|到|至|满分|总分|计")) {
        rest.remove_prefix(word.size());
    }
    auto figure = take_number(rest);
    if (figure && figure->sign() > 0 && rest.starts_with("分")) {
        out.total = std::move(figure);
    } else if (of_hundred) {
        out.total = Exact(100);
    }
    out.before.resize(at);
    return out;
}

class TableReader {
public:
    TableReader(const Source* source, Diagnostics& found) : source_(source), found_(found) {}

    AuthoredTable take(const AuthoredLayout& layout) && {
        DraftTree tree = draft_tree(layout);
        out_.path = source_ == nullptr ? "" : source_->path();
        out_.sheet = source_ == nullptr ? "" : source_->sheet();
        const std::size_t title = title_among(tree.above);
        for (std::size_t i = 0; i < tree.above.size(); ++i) {
            take_title(tree.above[i], i == title);
        }
        std::vector<Draft> conditions;
        settle_drafts(tree.nodes, conditions);
        for (const auto& draft : tree.nodes) {
            take_section(draft);
        }
        for (const auto& condition : conditions) {
            take_vetoes(condition, out_.vetoes);
        }
        std::stable_sort(out_.vetoes.begin(), out_.vetoes.end(),
                         [](const auto& a, const auto& b) { return a.place.line < b.place.line; });
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
        list_methods();
        join_methods();
        list_methods();
        return std::move(out_);
    }

private:
    /// Which of the texts above the header is the title: the first that is called 细则, 办法 or the like, else the first
    /// that is neither the number of an annex nor left for names and dates.
    static std::size_t title_among(const std::vector<std::string>& texts) {
        std::size_t out = texts.size();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::string plain = plain_words(texts[i]);
            const std::string_view annex = begins_with_any(plain, "附件|附表|附");
            const bool numbered = !annex.empty() && code_points(plain) <= code_points(annex) + 4;
            if (numbered || plain.ends_with(":") || is_to_be_signed(texts[i])) {
                continue;
            }
            const std::string named = plain_words(heading_points(texts[i]).title);
            const std::string_view name = named;
            const std::string_view bare = name.substr(0, name.ends_with(")") ? name.rfind('(') : name.size());
            if (!ends_with_any(bare, "细则|办法|标准|体系|表|方案|规范|内容|要求").empty()) {
                return i;
            }
            out = std::min(out, i);
        }
        return out;
    }

    /// 附件2：文明窗口考核细则: the annex is not what the table is called.
    static std::string_view without_annex(std::string_view title) {
        const std::string_view annex = begins_with_any(title, "附件|附表");
        std::string_view rest = trim(title.substr(annex.size()));
        const bool numbered = take_number(rest).has_value();
        const std::string_view sign = begins_with_any(trim(rest), "：|:");
        rest = trim(rest).substr(sign.size());
        return annex.empty() || rest.empty() || (!numbered && sign.empty()) ? title : trim(rest);
    }

    void take_title(const std::string& text, bool is_title) {
        const Conversion conversion = conversion_in(text);
        const auto total = total_in(conversion.before);
        if (conversion.told) {
            take_conversion(conversion.total ? conversion.total : total);
            raw_total_ = conversion.total && total != conversion.total ? total : std::nullopt;
        } else if (total && !out_.stated_total) {
            out_.stated_total = total;
            stated_in_title_ = true;
        }
        if (is_title) {
            out_.title = without_annex(heading_points(text).title);
            const auto year = year_in(out_.title);
            out_.year = year ? year : out_.year;
        } else {
            // 2015年度 may stand in a row of its own.
            constexpr std::size_t longest_year = 8;
            const bool alone = code_points(plain_words(text)) <= longest_year;
            out_.year = alone && !out_.year ? year_in(text) : out_.year;
            out_.remarks.push_back(text);
        }
    }

    void take_conversion(const std::optional<Exact>& total) {
        if (!out_.converted && total) {
            out_.stated_total = total;
            out_.converted = true;
        }
    }

    void take_remark(const std::string& text) {
        const auto vetoes = veto_sentences(text);
        for (const auto& veto : vetoes) {
            out_.vetoes.push_back({veto, {}, text});
        }
        if (vetoes.empty()) {
            out_.remarks.push_back(text);
        }
        // Of the whole, and not of what is left where something does not apply.
        const std::string plain = plain_words(text);
        if (has_any(
                plain,
                "总分|总得分|最后得分|最终得分|合计|满分|总成绩|考评得分|测评得分|考核得分|测评成绩|考核成绩") &&
            !has_any(plain, "缺项|不涉及|无此项|未检查|不参评|不适用|问卷")) {
            if (const Conversion conversion = conversion_in(text); conversion.told) {
                take_conversion(conversion.total);
            }
        }
    }

    void take_section(const Draft& draft) {
        const AuthoredSection section = section_of(draft);
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
        const auto fits = [&](const Exact& stated) { return stated == out_.total || stated == with_bonus; };
        if (raw_total_ && !fits(*raw_total_) && !tree.total) {
            report_sum(source_, {1, 1}, {"标题", "the title"}, *raw_total_, out_.total, found_);
        }
        const bool brought = out_.converted && tree.total && *tree.total == *out_.stated_total;
        if (tree.total && !fits(*tree.total) && !brought) {
            report_sum(source_, tree.total_place, {"合计", "the total"}, *tree.total, out_.total, found_);
        }
        if (tree.total && !out_.stated_total) {
            out_.stated_total = tree.total;
        } else if (stated_in_title_ && !fits(*out_.stated_total) && !out_.converted && !tree.total) {
            report_sum(source_, {1, 1}, {"标题", "the title"}, *out_.stated_total, out_.total, found_);
        }
    }

    /// 材料 and 材料审核 are one method, which has the longer name.
    void join_methods() {
        constexpr std::size_t shortest = 2;
        std::vector<std::vector<std::string>> joined;  // each with the name that is kept in front
        for (const auto& name : out_.methods) {
            const auto is_longer = [&](const std::string& other) {
                return other.size() > name.size() && other.starts_with(name);
            };
            // A secret visit is another method than the visit that 实地 means.
            auto longer = std::find_if(
                out_.methods.begin(), out_.methods.end(),
                [&](const std::string& other) { return is_longer(other) && !has_word(other, "暗访"); });
            if (longer == out_.methods.end()) {
                longer = std::find_if(out_.methods.begin(), out_.methods.end(), is_longer);
            }
            if (longer == out_.methods.end() || code_points(name) < shortest) {
                continue;
            }
            // Of a name that is begun once more the longest counts.
            std::string kept = *longer;
            for (const auto& other : out_.methods) {
                kept = other.size() > kept.size() && other.starts_with(kept) ? other : kept;
            }
            const auto same = std::find_if(joined.begin(), joined.end(),
                                           [&](const auto& names) { return names.front() == kept; });
            if (same == joined.end()) {
                joined.push_back({kept, name});
            } else {
                same->push_back(name);
            }
        }
        for (const auto& names : joined) {
            const std::vector<std::string_view> list(names.begin(), names.end());
            out_.joined_methods.push_back(phrases::authored_one_method.with({{"names", listed(list)}}));
            rename_methods(out_.items, names);
            rename_methods(out_.bonus.items, names);
            rename_methods(out_.penalties.items, names);
        }
    }

    static void rename_methods(std::vector<AuthoredItem>& items, const std::vector<std::string>& names) {
        for (auto& item : items) {
            std::vector<std::string> methods;
            for (const auto& method : item.methods) {
                const std::string& name = among(method, names) ? names.front() : method;
                if (!among(name, methods)) {
                    methods.push_back(name);
                }
            }
            item.methods = std::move(methods);
            rename_methods(item.items, names);
        }
    }

    void list_methods() {
        out_.methods.clear();
        list_methods(out_.items);
        list_methods(out_.bonus.items);
        list_methods(out_.penalties.items);
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
    std::optional<Exact> raw_total_;  ///< which the title says is converted
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
    tally.guesses += table.joined_methods.size();
    tally.guesses += table.is_brought() ? 1U : 0U;
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
