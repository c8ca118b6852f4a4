#include <ceping/write/letters/filled_in.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/decode/record/table_header.hpp>
#include <ceping/write/letters/phrases.hpp>

#include <algorithm>
#include <set>

namespace ceping {

namespace {

/// Whether this is how a self-assessment states its source.
bool is_self(std::string_view source) { return trim(source).empty() || trim(source) == "self"; }

/// A value on one line.
std::string shown(const Node& node) {
    std::string out;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) {
            out += (out.empty() ? "" : "、") + text;
        }
    };
    switch (node.type()) {
        case Node::Type::null: break;
        case Node::Type::text: return std::string(trim(node.text()));
        case Node::Type::list:
            for (const auto& each : node) {
                add(shown(each));
            }
            break;
        case Node::Type::map:
            for (const auto& [key, value] : node.entries()) {
                add(form_word(key.text()) + shown(value));
            }
            break;
    }
    return out;
}

using PlaceMap = std::map<Place, FilledIn>;

/// Walks through the records of a tree; of several things at one place the innermost counts.
class TreeWalk {
public:
    TreeWalk(const std::set<Place>& wanted, PlaceMap& out) : wanted_(wanted), out_(out) {}

    void document(const Node& root) {
        if (root.is_list()) {
            for (const auto& each : root) {
                record(each);
            }
        } else {
            record(root);
        }
    }

private:
    void record(const Node& root) {
        const Node* const source = root.is_map() ? root.find("source") : nullptr;
        of_self_ = source == nullptr || is_self(source->text());
        visit(root);
    }

    void keep(const Node& at, const Node& value) {
        const Place place = at.place();
        if (!wanted_.contains(place)) {
            return;
        }
        FilledIn& filled = out_[place] = FilledIn();
        const auto key = [&](std::size_t depth) {
            return depth < path_.size() ? std::string(path_[depth]) : std::string();
        };
        filled.of_self = of_self_;
        filled.section = key(0);
        filled.name = key(1);
        filled.part = path_.empty() ? std::string() : std::string(path_.back());
        filled.text = shown(value);
        if (piece_ != nullptr) {
            const Node* const title = piece_->find("title");
            filled.evidence = title == nullptr ? std::string() : shown(*title);
        }
        if (answer_ == nullptr) {
            return;
        }
        if (!answer_->is_map()) {
            filled.parts.emplace_back(answer_->is_list() ? "met" : "value", shown(*answer_));
            return;
        }
        for (const auto& [name, given] : answer_->entries()) {
            if (is_answer_key(name.text()) && !shown(given).empty()) {
                filled.parts.emplace_back(name.text(), shown(given));
            }
        }
    }

    void visit(const Node& node) {
        keep(node, node);
        if (node.is_list()) {
            const bool pieces = !path_.empty() && path_.back() == "evidence";
            for (const auto& each : node) {
                piece_ = pieces && each.is_map() ? &each : piece_;
                visit(each);
            }
            piece_ = pieces ? nullptr : piece_;
        }
        if (!node.is_map()) {
            return;
        }
        for (const auto& [key, value] : node.entries()) {
            path_.push_back(trim(key.text()));
            const bool answer = path_.size() == 2 && path_.front() == "answers";
            answer_ = answer ? &value : answer_;
            keep(key, value);
            visit(value);
            answer_ = answer ? nullptr : answer_;
            path_.pop_back();
        }
    }

    const std::set<Place>& wanted_;
    PlaceMap& out_;
    std::vector<std::string_view> path_;  ///< keys from the record's down
    const Node* answer_ = nullptr;        ///< that is being walked through
    const Node* piece_ = nullptr;         ///< of evidence
    bool of_self_ = true;
};

/// Looks at the wanted cells of a table.
class TableWalk {
public:
    TableWalk(const TableSheet& sheet, const Rubric& rubric, const std::set<Place>& wanted, PlaceMap& out)
        : sheet_(sheet),
          table_(sheet.rows),
          rubric_(rubric),
          wanted_(wanted),
          out_(out),
          header_(read_table_header(sheet.rows, rubric)) {}

    void run() {
        std::size_t within = 0;  // ends of lines inside cells, which a spreadsheet counts as no row
        for (std::size_t i = 0; i < table_.size(); ++i) {
            const Node& cells = table_[i];
            // A workbook numbers its rows itself.
            const std::size_t row = cells.place().line - (sheet_.name.empty() ? within : 0);
            for (std::size_t j = 0; j < cells.size(); ++j) {
                const std::string_view text = cells[j].text();
                within += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
                const Place place = cells[j].place();
                if (wanted_.contains(place)) {
                    out_[place] = cell(cells, i, j, row);
                }
            }
        }
    }

private:
    [[nodiscard]] FilledIn cell(const Node& cells, std::size_t row, std::size_t column,
                                std::size_t numbered) const {
        FilledIn out;
        out.table = true;
        out.sheet = sheet_.name;
        out.row = numbered;
        out.column = column_letter(column);
        out.text = form_text(trim(cells[column].text()));
        if (row < header_.first) {
            return out;
        }
        out.header = head_of(column);
        for (std::size_t i = 0; i < header_.columns.size() && i < cells.size(); ++i) {
            const Column& each = header_.columns[i];
            if (each.use == Column::Use::fixed && each.key == "source") {
                out.of_self = is_self(cells[i].text());
            }
        }
        if (column < header_.columns.size()) {
            meaning(header_.columns[column], out);
        }
        if (header_.is_long) {
            long_row(cells, out);
        } else if (out.section == "answers") {
            spread(trim(cells[column].text()), out);
        }
        return out;
    }

    static void meaning(const Column& column, FilledIn& out) {
        out.part = column.key;
        out.name = column.key;
        switch (column.use) {
            case Column::Use::ignored: out.part.clear(); break;
            case Column::Use::fixed:
                out.section = column.key == "stated" ? "stated" : column.key;
                if (column.key == "stated") {
                    out.name = "score";
                }
                break;
            case Column::Use::fact: out.section = "unit"; break;
            case Column::Use::prerequisite: out.section = "prerequisites"; break;
            case Column::Use::veto: out.section = "vetoes"; break;
            case Column::Use::item: out.section = "answers"; break;
            case Column::Use::stated_item: out.section = "stated"; break;
        }
    }

    /// A row about one criterion: all of it is the answer to that.
    void long_row(const Node& cells, FilledIn& out) const {
        const bool of_answer = is_answer_key(out.part) || out.part == "note" || out.part == "evidence" ||
                               out.part == "criterion" || among(out.part, event_columns);
        if (of_answer) {
            out.section = "answers";
        }
        for (std::size_t i = 0; i < header_.columns.size() && i < cells.size(); ++i) {
            const std::string_view text = trim(cells[i].text());
            if (header_.columns[i].use != Column::Use::fixed || text.empty()) {
                continue;
            }
            const std::string_view key = header_.columns[i].key;
            if (key == "criterion" && (of_answer || out.section == "stated")) {
                out.name = text;
                // A row may answer a condition as well.
                out.section = !of_answer                        ? out.section
                              : rubric_.find_prerequisite(text) ? "prerequisites"
                              : rubric_.find_veto(text)         ? "vetoes"
                                                                : out.section;
            } else if (key == "value") {
                spread(text, out);
            } else if (is_answer_key(key)) {
                out.parts.emplace_back(key, form_text(text));
            }
        }
    }

    /// The parts of an answer in one cell.
    static void spread(std::string_view text, FilledIn& out) {
        bool any = false;
        for (const auto piece : split_cell(text, ';')) {
            const std::size_t mark = find_unescaped(piece, '=');
            const std::string_view key = trim(piece.substr(0, mark));
            if (mark != std::string_view::npos && is_answer_key(key)) {
                out.parts.emplace_back(key, trim(piece.substr(mark + 1)));
                any = true;
            }
        }
        if (!any) {
            out.parts.emplace_back("value", form_text(text));
        }
    }

    /// The lower of two header rows where it says something.
    [[nodiscard]] std::string head_of(std::size_t column) const {
        for (std::size_t i = header_.first; i > header_.row; --i) {
            const Node& row = table_[i - 1];
            if (column < row.size() && !trim(row[column].text()).empty()) {
                return std::string(trim(row[column].text()));
            }
        }
        return {};
    }

    const TableSheet& sheet_;
    const Node& table_;
    const Rubric& rubric_;
    const std::set<Place>& wanted_;
    PlaceMap& out_;
    TableHeader header_;
};

}  // namespace

std::string_view FilledIn::given(std::string_view key) const {
    const auto at =
        std::find_if(parts.begin(), parts.end(), [key](const auto& each) { return each.first == key; });
    return at == parts.end() ? std::string_view() : at->second;
}

FilledForms::FilledForms(const Rubric& rubric, const std::vector<Location>& places,
                         const ReadOptions& options, const KeptSources& kept) {
    std::map<std::string_view, std::map<std::string_view, std::set<Place>>> wanted;
    for (const auto& each : places) {
        if (each.line > 0 && !each.path.empty()) {
            wanted[each.path][each.sheet].insert(each.place());
        }
    }
    for (const auto& [path, by_sheet] : wanted) {
        const std::string file(path);
        const auto& lists = by_sheet;
        Diagnostics ignored;
        const DocumentSink take = [&](Document& document) {
            for (const auto& sheet : document.sheets) {
                const auto list = lists.find(sheet.name);
                if (list != lists.end() && sheet.rows.size() > 0) {
                    TableWalk(sheet, rubric, list->second, files_[{file, sheet.name}]).run();
                }
            }
            if (const auto list = lists.find(""); !document.table && list != lists.end()) {
                TreeWalk(list->second, files_[{file, {}}]).document(document.root);
            }
            return true;
        };
        ReadOptions how = options;
        how.digest = false;
        const auto at = kept.find(path);
        if (at != kept.end()) {
            how.encoding = "utf-8";  // what was kept has been decoded
            read_text(std::string(path), std::string(at->second->text()), options.standard_input, how, take,
                      ignored);
        } else if (path != "-") {
            read_input(std::string(path), {}, how, take, ignored);
        }
    }
}

const FilledIn* FilledForms::at(const Location& where) const {
    const auto file = files_.find({where.path, where.sheet});
    if (file == files_.end()) {
        return nullptr;
    }
    const auto place = file->second.find(where.place());
    return place == file->second.end() ? nullptr : &place->second;
}

Words cell_words(const FilledIn& cell) {
    return cell.header.empty() ? phrases::cell_unheaded.with({{"row", cell.row}, {"column", cell.column}})
                               : phrases::cell_headed.with(
                                     {{"row", cell.row}, {"column", cell.column}, {"header", cell.header}});
}

void name_cells(std::vector<Diagnostic>& findings, const Rubric& rubric, const ReadOptions& options,
                const KeptSources& kept, Language language) {
    std::vector<Location> places;
    for (const auto& each : findings) {
        const InputFormat* const format = format_named(each.where.path);
        if (each.where.path == "-" || (format != nullptr && format->name == "csv")) {
            places.push_back(each.where);
        }
    }
    const FilledForms forms(rubric, places, options, kept);
    for (auto& each : findings) {
        const FilledIn* const form = forms.at(each.where);
        if (form != nullptr && form->table && form->sheet.empty()) {
            each.where.cell = cell_words(*form).in(language);
        }
    }
}

}  // namespace ceping
