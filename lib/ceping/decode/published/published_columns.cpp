#include <ceping/decode/published/published_columns.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/published/published_cells.hpp>
#include <ceping/decode/published/published_words.hpp>
#include <ceping/model/column_words.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// What the cells of a column hold, summaries and remarks apart.
struct CellCounts {
    std::size_t rows = 0;
    std::size_t filled = 0;
    std::size_t numbers = 0;
    std::size_t ranks = 0;  ///< and 不排名
};

class Chooser {
public:
    Chooser(const TableLayout& layout, const PublishedColumns& wanted, Diagnostics& found)
        : layout_(layout), wanted_(wanted), found_(found) {
        for (const auto& header : layout.headers) {
            senses_.push_back(sense_of(header));
        }
        count_cells();
    }

    std::optional<ChosenColumns> run() {
        const std::size_t before = found_.size();
        take_named();
        if (found_.size() > before) {
            return std::nullopt;
        }
        recognise_own();
        if (out_.own == OwnTable::none) {
            guess();
        }
        if (!has(ColumnRole::total)) {
            report_no_total();
            return std::nullopt;
        }
        for (std::size_t i = 0; i < layout_.headers.size(); ++i) {
            if (!taken(i) && !layout_.headers[i].empty()) {
                assign(i, ColumnRole::other, true);
            }
        }
        std::stable_sort(out_.columns.begin(), out_.columns.end(),
                         [](const auto& a, const auto& b) { return a.column < b.column; });
        return std::move(out_);
    }

private:
    void count_cells() {
        counts_.resize(layout_.headers.size());
        for (const auto& row : layout_.rows) {
            const std::string_view first = row.cell(row.first()).text();
            if (row.filled() < 2 || row_kind(first) != RowKind::unit) {
                continue;
            }
            for (std::size_t i = 0; i < counts_.size(); ++i) {
                const std::string text = printed_text(row.cell(i).text());
                ++counts_[i].rows;
                if (is_absent(text) || text == layout_.headers[i]) {
                    continue;
                }
                ++counts_[i].filled;
                counts_[i].ranks += printed_rank(text) || is_unranked(text) ? 1U : 0U;
                counts_[i].numbers += is_number(text) ? 1U : 0U;
            }
        }
    }

    static bool is_number(std::string_view text) {
        try {
            return printed_number(text, true).has_value();
        } catch (const NumberTooLarge&) {
            return true;
        }
    }

    [[nodiscard]] bool taken(std::size_t column) const {
        return std::any_of(out_.columns.begin(), out_.columns.end(),
                           [column](const auto& each) { return each.column == column; });
    }
    [[nodiscard]] bool has(ColumnRole role) const {
        return std::any_of(out_.columns.begin(), out_.columns.end(),
                           [role](const auto& each) { return each.use.role == role; });
    }

    void assign(std::size_t column, ColumnRole role, bool guess, PartKind kind = PartKind::base,
                bool told = false) {
        if (column != none) {
            out_.columns.push_back({column, {role, layout_.shown[column], guess}, kind, told});
        }
    }

    /// A column by header, else by position from 1; `none` where there is no such one.
    std::size_t find(std::string_view wanted, bool& twice) const {
        const std::string name = printed_text(wanted);
        const std::string bare = without_blanks(wanted);
        std::size_t at = none;
        for (std::size_t i = 0; i < layout_.headers.size(); ++i) {
            const std::string& header = layout_.headers[i];
            if (!header.empty() &&
                (header == name || plain_header(header) == name || without_blanks(header) == bare ||
                 without_blanks(plain_header(header)) == bare)) {
                twice = twice || (at != none && header == layout_.headers[at]);
                at = at == none ? i : at;
            }
        }
        if (at == none) {
            const auto number = number_in(name);
            const auto whole = number ? number->whole() : std::nullopt;
            if (whole && *whole >= 1 && static_cast<std::size_t>(*whole) <= layout_.headers.size()) {
                return static_cast<std::size_t>(*whole) - 1;
            }
        }
        return at;
    }

    std::size_t named(const std::string& wanted) {
        bool twice = false;
        const std::size_t at = find(wanted, twice);
        if (twice) {
            report(found_, *layout_.header, "duplicate-header", {layout_.headers[at]});
        } else if (at == none) {
            const std::vector<std::string_view> known(layout_.headers.begin(), layout_.headers.end());
            report(found_, *layout_.header, "missing-header", {wanted}, nearest(printed_text(wanted), known));
        }
        return twice ? none : at;
    }

    void take_named() {
        const std::pair<const std::string*, ColumnRole> single[] = {{&wanted_.name, ColumnRole::name},
                                                                    {&wanted_.total, ColumnRole::total},
                                                                    {&wanted_.rank, ColumnRole::rank},
                                                                    {&wanted_.band, ColumnRole::band}};
        for (const auto& [name, role] : single) {
            if (!name->empty()) {
                assign(named(*name), role, false);
            }
        }
        for (const auto& group : wanted_.groups) {
            assign(named(group), ColumnRole::group, false);
        }
        for (const auto& part : wanted_.parts) {
            take_part(part);
        }
    }

    /// `+加分` and `-扣分` say how a part counts; a header may begin like that itself.
    void take_part(const std::string& wanted) {
        bool twice = false;
        const std::string_view text = trim(wanted);
        const bool sign = text.size() > 1 && (text[0] == '+' || text[0] == '-');
        if (sign && find(text, twice) == none) {
            assign(named(std::string(text.substr(1))), ColumnRole::part, false,
                   text[0] == '+' ? PartKind::bonus : PartKind::penalty, true);
            return;
        }
        const std::size_t at = named(wanted);
        assign(at, ColumnRole::part, false, at == none ? PartKind::base : kind_of(at));
    }

    [[nodiscard]] PartKind kind_of(std::size_t column) const {
        switch (senses_[column].kind) {
            case HeaderKind::bonus: return PartKind::bonus;
            case HeaderKind::penalty: return PartKind::penalty;
            default: return PartKind::base;
        }
    }

    /// Whether a header is a column of ours, as programs or as people call it.
    static bool is_own(const std::string& header, std::string_view key) {
        return header == key || header == column_title(key, Language::zh);
    }

    void recognise_own() {
        const auto begins = [this](const auto& keys) {
            return layout_.headers.size() >= keys.size() &&
                   std::equal(keys.begin(), keys.end(), layout_.headers.begin(),
                              [](std::string_view key, const auto& header) { return is_own(header, key); });
        };
        if (begins(league_columns)) {
            out_.own = OwnTable::league;
        } else if (begins(result_columns)) {
            out_.own = OwnTable::results;
        } else {
            return;
        }
        const std::pair<std::string_view, ColumnRole> roles[] = {
            {"group", ColumnRole::group}, {"name", ColumnRole::name}, {"score", ColumnRole::total},
            {"rank", ColumnRole::rank},   {"band", ColumnRole::band}, {"eligible", ColumnRole::note},
            {"remark", ColumnRole::note}};
        for (const auto& [key, role] : roles) {
            const auto at = std::find_if(layout_.headers.begin(), layout_.headers.end(),
                                         [name = key](const auto& header) { return is_own(header, name); });
            const auto column = static_cast<std::size_t>(at - layout_.headers.begin());
            if (at != layout_.headers.end() && !taken(column) && (role == ColumnRole::note || !has(role))) {
                assign(column, role, true);
            }
        }
    }

    /// Of the columns of a kind that pass a test, the surest: of equals the last for totals, else the first.
    template <typename Test>
    std::size_t surest(HeaderKind kind, bool last, Test&& test) const {
        std::size_t out = none;
        for (std::size_t i = 0; i < senses_.size(); ++i) {
            if (taken(i) || senses_[i].kind != kind || !test(i)) {
                continue;
            }
            if (out == none || senses_[i].order < senses_[out].order ||
                (last && senses_[i].order == senses_[out].order)) {
                out = i;
            }
        }
        return out;
    }

    void guess() {
        if (wanted_.total.empty()) {
            const std::size_t total =
                surest(HeaderKind::total, true, [this](std::size_t i) { return counts_[i].numbers > 0; });
            assign(total != none ? total : surest(HeaderKind::total, true, [](std::size_t) { return true; }),
                   ColumnRole::total, true);
        }
        if (wanted_.rank.empty()) {
            assign(surest(HeaderKind::rank, false,
                          [this](std::size_t i) { return 2 * counts_[i].ranks >= counts_[i].filled; }),
                   ColumnRole::rank, true);
        }
        if (wanted_.band.empty()) {
            assign(surest(HeaderKind::band, false, [](std::size_t) { return true; }), ColumnRole::band, true);
        }
        if (wanted_.name.empty()) {
            assign(name_column(), ColumnRole::name, true);
        }
        for (std::size_t i = 0; i < senses_.size(); ++i) {
            if (!taken(i) && senses_[i].kind == HeaderKind::note) {
                assign(i, ColumnRole::note, true);
            }
        }
        if (wanted_.parts.empty()) {
            guess_parts();
        }
    }

    [[nodiscard]] bool mostly_text(std::size_t column) const {
        return 2 * counts_[column].numbers < counts_[column].filled;
    }

    [[nodiscard]] std::size_t name_column() const {
        const std::size_t by_words = surest(HeaderKind::name, false, [this](std::size_t i) {
            return counts_[i].filled == 0 || mostly_text(i);
        });
        if (by_words != none) {
            return by_words;
        }
        for (std::size_t i = 0; i < senses_.size(); ++i) {
            if (!taken(i) && senses_[i].kind == HeaderKind::unknown && mostly_text(i) && distinct(i)) {
                return i;
            }
        }
        return none;
    }

    /// Whether most texts of a column stand once: no column of groups.
    [[nodiscard]] bool distinct(std::size_t column) const {
        std::set<std::string> texts;
        for (const auto& row : layout_.rows) {
            texts.insert(printed_text(row.cell(column).text()));
        }
        return 4 * texts.size() >= 3 * counts_[column].filled;
    }

    /// Columns of numbers in at least three of four rows that are nothing else by their words; of bonuses and penalties all
    /// cells that are filled. Whether they make the total is for the audit to try.
    void guess_parts() {
        std::vector<std::size_t> columns;
        bool extra = false;
        for (std::size_t i = 0; i < senses_.size(); ++i) {
            const HeaderKind kind = senses_[i].kind;
            const bool sparse = kind == HeaderKind::bonus || kind == HeaderKind::penalty;
            const CellCounts& count = counts_[i];
            if (taken(i) || layout_.headers[i].empty() || count.numbers == 0 ||
                (kind != HeaderKind::unknown && kind != HeaderKind::total && kind != HeaderKind::name &&
                 !sparse)) {
                continue;
            }
            if (sparse ? count.numbers == count.filled : count.numbers * 4 >= count.rows * 3) {
                columns.push_back(i);
                extra = extra || sparse;
            }
        }
        if (columns.size() >= 2 || extra) {
            out_.parts_guessed = true;
            for (const std::size_t each : columns) {
                assign(each, ColumnRole::part, true, kind_of(each));
            }
        }
    }

    void report_no_total() {
        std::string headers;
        for (const auto& each : layout_.shown) {
            headers += each.empty() ? "" : (headers.empty() ? "" : ", ") + each;
        }
        report(found_, *layout_.header, "missing-header",
               {phrases::total_among.with({{"headers", headers}})});
    }

    const TableLayout& layout_;
    const PublishedColumns& wanted_;
    Diagnostics& found_;
    std::vector<HeaderSense> senses_;
    std::vector<CellCounts> counts_;
    ChosenColumns out_;
};

}  // namespace

std::optional<ChosenColumns> choose_columns(const TableLayout& layout, const PublishedColumns& wanted,
                                            Diagnostics& found) {
    return Chooser(layout, wanted, found).run();
}

}  // namespace ceping
