#include <ceping/decode/authored/authored_drafts.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_items.hpp>
#include <ceping/decode/authored/authored_rules.hpp>
#include <ceping/decode/authored/authored_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// A cell with more than this, in code points, is no title.
constexpr std::size_t longest_title = 30;
/// One of several clauses with more is no title either.
constexpr std::size_t shortest_clauses = 12;
/// A row of one cell that is longer is a remark.
constexpr std::size_t longest_section = 50;

std::vector<std::string> methods_in(std::string_view text) {
    std::string plain;
    for (std::string_view rest = text; !rest.empty();) {
        const char32_t c = take_code_point(rest);
        const bool between = c == U'、' || c == U'，' || c == U',' || c == U'；' || c == U';' || c == U'/' ||
                             c == U'\n' || c == U'\r' || c == U'+' || c == U'。';
        append_code_point(plain, between ? U'\n' : c);
    }
    std::vector<std::string> out;
    for (const std::string_view part : split(plain, '\n')) {
        const std::string_view title = without_numeral(part);
        if (!title.empty() && !among(title, out)) {
            out.emplace_back(title);
        }
    }
    return out;
}

class DraftReader {
public:
    explicit DraftReader(const AuthoredLayout& layout)
        : layout_(layout), titles_(layout.columns_of(AuthoredRole::title)) {
        // Without a column of titles the standards name their criteria.
        if (titles_.empty()) {
            titles_ = layout.columns_of(AuthoredRole::standard);
        }
        if (titles_.empty()) {
            titles_ = layout.columns_of(AuthoredRole::rule);
        }
        if (titles_.empty()) {
            titles_.assign(1, 0);  // a second row of headers took their place
        }
        settle_points();
    }

    DraftTree take() && {
        for (std::size_t i = 0; i < layout_.header; ++i) {
            for (const auto& cell : layout_.rows[i]) {
                if (cell.own()) {
                    out_.above.push_back(cell.text);
                }
            }
        }
        for (std::size_t i = layout_.body; i < layout_.rows.size(); ++i) {
            take_row(i);
        }
        return std::move(out_);
    }

private:
    /// With several columns of points each but that of the criteria belongs to the titles at its left; so
    /// does a lone one that is filled where a new group begins and nowhere else.
    void settle_points() {
        const auto columns = layout_.columns_of(AuthoredRole::points);
        level_points_.assign(titles_.size(), none);
        for (const std::size_t column : columns) {
            const auto right = std::find_if(titles_.begin(), titles_.end(),
                                            [&](std::size_t title) { return title > column; });
            const auto before = static_cast<std::size_t>(right - titles_.begin());
            const bool group =
                before > 0 && right != titles_.end() && (columns.size() > 1 || only_at(before - 1, column));
            if (group) {
                level_points_[before - 1] = column;
            } else {
                points_ = points_ == none ? column : points_;
            }
        }
    }

    [[nodiscard]] bool only_at(std::size_t level, std::size_t column) const {
        bool fewer = false;
        for (std::size_t i = layout_.body; i < layout_.rows.size(); ++i) {
            const TableRow& row = layout_.rows[i];
            if (row[column].own() && !row[titles_[level]].own()) {
                return false;
            }
            fewer = fewer || (!row[column].own() && row[titles_.back()].own());
        }
        return fewer;
    }

    void take_row(std::size_t at) {
        const TableRow& row = layout_.rows[at];
        const auto first = std::find_if(row.begin(), row.end(), [](const auto& cell) { return cell.own(); });
        if (first == row.end() || repeats_header(row)) {
            return;
        }
        const std::string plain = plain_words(first->text);
        const std::string_view sum = begins_with_any(plain, "合计|总计|总分|小计|共计|分值合计");
        if (!sum.empty() && code_points(plain) < longest_title) {
            take_sum(row, static_cast<std::size_t>(first - row.begin()), sum, plain);
        } else if (is_remark(row, plain) || is_signature(row) || is_aside(at)) {
            for (const auto& cell : row) {
                if (cell.own()) {
                    out_.below.push_back(cell.text);
                }
            }
        } else if (is_section(at)) {
            begin_section(row);
        } else {
            take_criterion(row);
        }
    }

    [[nodiscard]] bool repeats_header(const TableRow& row) const {
        std::size_t same = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i].own()) {
                if (row[i].text != layout_.columns[i].header) {
                    return false;
                }
                ++same;
            }
        }
        return same >= 2;
    }

    [[nodiscard]] static std::size_t filled(const TableRow& row) {
        return static_cast<std::size_t>(
            std::count_if(row.begin(), row.end(), [](const auto& cell) { return cell.own(); }));
    }

    /// 检查人：| |被检查单位负责人：, where people sign: every cell of it waits for a name or a date.
    [[nodiscard]] bool is_signature(const TableRow& row) const {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i].own() && (i == points_ || !is_to_be_signed(row[i].text))) {
                return false;
            }
        }
        return true;
    }

    /// Neither points nor how they come about: what is scored is no remark, whatever words stand in it.
    [[nodiscard]] bool scores(const TableRow& row) const {
        if (points_ != none && row[points_].own()) {
            return true;
        }
        return std::any_of(row.begin(), row.end(), [](const TableCell& cell) {
            return cell.own() && !points_mentions(plain_words(cell.text)).empty();
        });
    }

    /// One cell in the column of numbers that neither numbers nor heads anything: 90分以上为优秀，80分以上为良好.
    [[nodiscard]] bool is_aside(std::size_t at) const {
        const TableRow& row = layout_.rows[at];
        const auto first = std::find_if(row.begin(), row.end(), [](const auto& cell) { return cell.own(); });
        constexpr std::size_t longest_number = 8;
        return filled(row) == 1 && !is_section(at) && code_points(first->text) > longest_number &&
               layout_.columns[static_cast<std::size_t>(first - row.begin())].role == AuthoredRole::number;
    }

    [[nodiscard]] bool is_remark(const TableRow& row, std::string_view plain) const {
        const bool signs =
            has_any(plain, "盖章|签字|签名|评分人|考核人|填表人|负责人:|年月日") && !scores(row);
        const bool notes = !begins_with_any(plain, "注:|注1|注.|注、|说明:|备注:|附注|填表说明|*|※").empty();
        return (notes && filled(row) <= 2) || (signs && filled(row) <= 4) ||
               (filled(row) == 1 && !row[titles_.back()].own() && code_points(plain) > longest_section);
    }

    /// One title, perhaps with its numeral and points, over rows that have titles of their own.
    [[nodiscard]] bool is_section(std::size_t at) const {
        const TableRow& row = layout_.rows[at];
        std::size_t words = 0;
        bool numbered = false;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const AuthoredRole role = layout_.columns[i].role;
            if (!row[i].own()) {
                continue;
            }
            if (role != AuthoredRole::number && role != AuthoredRole::points && i != titles_.front()) {
                return false;
            }
            const bool figure = points_of_cell(row[i].text).has_value();
            words += figure ? 0U : 1U;
            numbered =
                numbered || (role == AuthoredRole::number && row[i].text[0] >= '0' && row[i].text[0] <= '9');
        }
        std::size_t next = at + 1;
        while (next < layout_.rows.size() && filled(layout_.rows[next]) == 0) {
            ++next;
        }
        if (words != 1 || (numbered && (next == layout_.rows.size() || !is_below(next, at)))) {
            return false;
        }
        return next < layout_.rows.size() && layout_.rows[next][titles_.front()].own() &&
               filled(layout_.rows[next]) > filled(row);
    }

    /// 1.1 below 1.
    [[nodiscard]] bool is_below(std::size_t row, std::size_t above) const {
        const auto numbers = layout_.columns_of(AuthoredRole::number);
        if (numbers.empty()) {
            return false;
        }
        const std::string& number = layout_.rows[above][numbers.front()].text;
        return !number.empty() && layout_.rows[row][numbers.front()].text.starts_with(number + ".");
    }

    static Draft draft_of(const TableCell& cell) {
        Draft out;
        // A title that was broken over lines to fit its cell is one.
        std::string text = cell.text;
        if (code_points(text) <= longest_title && !has_any(text, "。|；|;")) {
            std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
        }
        const HeadingPoints heading = heading_points(text);
        const std::string_view title = without_numeral(heading.title);
        out.stated = heading.points;
        out.most = heading.most;
        out.place = cell.node->place();
        const std::size_t length = code_points(title);
        const bool long_text = length > longest_title || has_any(title, "。|；|;|\n|扣|不得分") ||
                               (length > shortest_clauses && has_any(title, "，|,")) ||
                               !points_mentions(plain_words(title)).empty();
        out.title = long_text ? title_of_text(title) : std::string(title);
        out.title = out.title.empty() ? text : out.title;
        if (long_text) {
            out.words = cell.text;
            out.scoring = title;
        }
        return out;
    }

    /// 加分项 in the column of numbers is the section of its row, not the number of a criterion: without it what is
    /// added or taken off would count among the items.
    void take_label(const TableRow& row) {
        const TableCell* label = nullptr;
        for (const std::size_t column : layout_.columns_of(AuthoredRole::number)) {
            label = label == nullptr && row[column].own() ? &row[column] : label;
        }
        if (label == nullptr) {
            return;  // a cell that is merged downwards, or left empty, goes on with the one above
        }
        const bool section =
            code_points(label->text) <= longest_title && section_of(label->text) != AuthoredSection::items;
        if (section && label->text != label_) {
            out_.nodes.push_back(draft_of(*label));
        }
        if (section) {
            in_section_ = true;
            path_ = label->text == label_ ? path_ : std::vector<bool>();
            label_ = label->text;
        } else if (!label_.empty()) {
            // A number of its own stands below no label.
            label_.clear();
            in_section_ = false;
            path_.clear();
        }
    }

    void begin_section(const TableRow& row) {
        label_.clear();
        const auto words = std::find_if(row.begin(), row.end(), [](const TableCell& cell) {
            return cell.own() && !points_of_cell(cell.text);
        });
        Draft section = draft_of(*words);
        for (const std::size_t column : layout_.columns_of(AuthoredRole::points)) {
            if (row[column].own()) {
                section.stated = points_of_cell(row[column].text);
            }
        }
        out_.nodes.push_back(std::move(section));
        path_.clear();
        in_section_ = true;
    }

    /// The node of a level, counted from the outermost column of titles.
    Draft* node_at(std::size_t level) {
        std::vector<Draft>* list = in_section_ ? &out_.nodes.back().children : &out_.nodes;
        Draft* node = nullptr;
        for (std::size_t i = 0; i <= level && i < path_.size(); ++i) {
            if (path_[i]) {
                node = &list->back();
                list = &node->children;
            }
        }
        return node;
    }

    std::vector<Draft>& children_at(std::size_t level) {
        if (level > 0) {
            if (Draft* parent = node_at(level - 1); parent != nullptr) {
                return parent->children;
            }
        }
        return in_section_ ? out_.nodes.back().children : out_.nodes;
    }

    void take_criterion(const TableRow& row) {
        take_label(row);
        bool started = false;
        for (std::size_t level = 0; level < titles_.size(); ++level) {
            const TableCell& cell = row[titles_[level]];
            if (!cell.own()) {
                continue;
            }
            // People who do not merge repeat the group in each row.
            const bool group = level + 1 < titles_.size() || titles_.size() == 1;
            if (group && !started && level < path_.size() && path_[level] && texts_[level] == cell.text) {
                continue;
            }
            children_at(level).push_back(draft_of(cell));
            path_.resize(level, false);
            path_.push_back(true);
            texts_.resize(level);
            texts_.push_back(cell.text);
            started = true;
            if (const std::size_t column = level_points_[level]; column != none && row[column].own()) {
                if (const auto points = points_of_cell(row[column].text)) {
                    node_at(level)->stated = points;
                }
            }
        }
        Draft* node = path_.empty() ? nullptr : node_at(path_.size() - 1);
        if (node == nullptr) {
            // Nothing named it: what its row says does.
            auto words = std::find_if(row.begin(), row.end(), [&](const auto& cell) {
                return cell.own() && (label_.empty() || cell.text != label_);
            });
            words = words == row.end()
                        ? std::find_if(row.begin(), row.end(), [](const auto& cell) { return cell.own(); })
                        : words;
            children_at(0).push_back(draft_of(*words));
            path_.assign(1, true);
            texts_.assign(1, {});
            node = node_at(0);
        }
        node->rows.push_back(row_of(row));
    }

    /// A column 一票否决 has a sign, or says what it takes.
    static void append_veto(std::string& note, const std::string& text) {
        if (among(text, split("否|无|×|-|—|/|0", '|'))) {
            return;
        }
        const bool sign = among(text, split("是|有|√|✓|★|*|Y|y|1", '|'));
        note += (note.empty() ? "" : "\n") + std::string("一票否决") + (sign ? "" : "：" + text);
    }

    [[nodiscard]] DraftRow row_of(const TableRow& row) const {
        DraftRow out;
        const auto first = std::find_if(row.begin(), row.end(), [](const auto& cell) { return cell.own(); });
        out.place = first->node->place();
        for (std::size_t i = 0; i < row.size(); ++i) {
            const TableCell& cell = row[i];
            out.shares = out.shares || (i == points_ && cell.merged);
            if (!cell.own() || among(i, titles_)) {
                continue;
            }
            const auto append = [&](std::string& to) { to += (to.empty() ? "" : "\n") + cell.text; };
            switch (layout_.columns[i].role) {
                case AuthoredRole::number: out.number = cell.text; break;
                case AuthoredRole::standard: append(out.standard); break;
                case AuthoredRole::rule: append(out.rule); break;
                case AuthoredRole::note: append(out.note); break;
                case AuthoredRole::method:
                    for (auto& method : methods_in(cell.text)) {
                        out.methods.push_back(std::move(method));
                    }
                    break;
                case AuthoredRole::grade:
                    out.grades.emplace_back(layout_.columns[i].header, cell.text);
                    break;
                case AuthoredRole::points:
                    if (i == points_) {
                        out.points = points_of_cell(cell.text);
                        out.place = out.points ? cell.node->place() : out.place;
                        // 一票否决 in place of points
                        if (!out.points && !veto_sentences(cell.text).empty()) {
                            append(out.note);
                        }
                    }
                    break;
                case AuthoredRole::none:
                    if (has_word(layout_.columns[i].header, "否决")) {
                        append_veto(out.note, cell.text);
                        break;
                    }
                    // What a column says that nobody knows is kept.
                    if (!layout_.columns[i].header.empty()) {
                        out.note +=
                            (out.note.empty() ? "" : "\n") + layout_.columns[i].header + "：" + cell.text;
                    }
                    break;
                case AuthoredRole::title:
                case AuthoredRole::blank: break;
            }
        }
        return out;
    }

    void take_sum(const TableRow& row, std::size_t at, std::string_view word, std::string_view plain) {
        std::optional<Exact> figure;
        Place place = row[at].node->place();
        std::string_view rest = plain.substr(word.size());
        rest.remove_prefix(begins_with_any(rest, ":|(|为").size());
        if (const auto inside = take_number(rest)) {
            figure = inside;
        }
        for (std::size_t i = at + 1; i < row.size() && !figure; ++i) {
            if (row[i].own()) {
                figure = points_of_cell(row[i].text);
                place = row[i].node->place();
            }
        }
        if (!figure) {
            return;
        }
        if (word == "小计") {
            const auto level =
                static_cast<std::size_t>(std::find(titles_.begin(), titles_.end(), at) - titles_.begin());
            Draft* node = level < titles_.size() && level > 0 ? node_at(level - 1) : node_at(0);
            if (node == nullptr || (in_section_ && titles_.size() == 1)) {
                node = out_.nodes.empty() ? nullptr : &out_.nodes.back();
            }
            if (node != nullptr) {
                node->subtotal = figure;
                node->subtotal_place = place;
            }
        } else {
            out_.total = figure;
            out_.total_place = place;
        }
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    const AuthoredLayout& layout_;
    std::vector<std::size_t> titles_;
    std::vector<std::size_t> level_points_;  ///< of each column of titles, the one of its points
    std::size_t points_ = none;              ///< of criteria
    DraftTree out_;
    std::vector<bool> path_;  ///< which levels the present node stands on
    std::vector<std::string> texts_;
    bool in_section_ = false;
    std::string label_;  ///< of the section, where the column of numbers names it
};

}  // namespace

std::string title_of_text(std::string_view text) {
    std::string_view title = without_numeral(text);
    for (const std::string_view stop : {"\n", "。", "；", ";", "：", ":", "，", ",", "（", "("}) {
        if (const std::size_t at = title.find(stop); at != std::string_view::npos && at > 0) {
            title = title.substr(0, at);
        }
    }
    return std::string(trim(title.substr(0, offset_after(title, longest_title))));
}

DraftTree draft_tree(const AuthoredLayout& layout) { return DraftReader(layout).take(); }

}  // namespace ceping
