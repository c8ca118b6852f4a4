// A table of records as CSV: which cells are written otherwise, and in which bytes.
#include <ceping/base/encoding.hpp>
#include <ceping/base/text.hpp>
#include <ceping/check/fixing/fix_table.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace ceping {

namespace {

/// The lines of a text with their ends: LF, CR LF or CR. In GB18030 no byte of a longer character looks like either.
std::vector<std::string_view> lines_of(std::string_view bytes, std::string_view encoding) {
    const std::size_t width = encoding.starts_with("UTF-16") ? 2 : 1;
    const std::size_t low = encoding == "UTF-16BE" ? 1 : 0;
    const auto is = [&](std::size_t at, char wanted) {
        return at + width <= bytes.size() && bytes[at + low] == wanted &&
               (width == 1 || bytes[at + 1 - low] == '\0');
    };
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < bytes.size(); at += width) {
        if (is(at, '\n') || (is(at, '\r') && !is(at + width, '\n'))) {
            const std::size_t end = std::min(bytes.size(), at + width);
            out.push_back(bytes.substr(begin, end - begin));
            begin = end;
        }
    }
    if (begin < bytes.size()) {
        out.push_back(bytes.substr(begin));
    }
    return out;
}

/// A file of CSV, and which of its lines can be written in its encoding as they stand.
class TableBytes {
public:
    TableBytes(std::string_view bytes, std::string_view encoding) : decoded_(decode_text(bytes, encoding)) {
        const auto mark = encoded_text(utf8_bom, decoded_.encoding);
        mark_ = mark && bytes.starts_with(*mark) ? *mark : std::string();
        raw_ = lines_of(bytes.substr(mark_.size()), decoded_.encoding);
        const auto texts = lines_of(decoded_.text, "UTF-8");
        before_.assign(texts.begin(), texts.end());
        for (std::size_t i = 0; raw_.size() == before_.size() && i < raw_.size(); ++i) {
            sound_.push_back(encoded_text(before_[i], decoded_.encoding) == raw_[i]);
        }
    }

    [[nodiscard]] const std::string& text() const { return decoded_.text; }
    [[nodiscard]] const std::vector<TextFault>& faults() const { return decoded_.faults; }
    /// Whether an edit on a line can be written.
    [[nodiscard]] bool is_sound(std::uint32_t line) const {
        return line > 0 && line <= sound_.size() && sound_[line - 1];
    }
    [[nodiscard]] bool can_write(std::string_view text) const {
        return encoded_text(text, decoded_.encoding).has_value();
    }

    /// The bytes of the text after fixing, whose lines are as many; lines without edits keep theirs.
    [[nodiscard]] std::string bytes(std::string_view text) const {
        const auto after = lines_of(text, "UTF-8");
        std::string out = mark_;
        for (std::size_t i = 0; i < raw_.size(); ++i) {
            const bool same = before_.size() != after.size() || after[i] == before_[i];
            out += same ? std::string(raw_[i]) : encoded_text(after[i], decoded_.encoding).value();
        }
        return out;
    }

private:
    Decoded decoded_;
    std::string mark_;
    std::vector<std::string_view> raw_;
    std::vector<std::string> before_;
    std::vector<bool> sound_;
};

/// A text as it is read.
struct TableReading {
    std::shared_ptr<Source> source;
    Document document;
    Diagnostics found;
};

TableReading read_table(const std::string& path, std::string text, const std::vector<TextFault>& faults) {
    TableReading out;
    out.source = std::make_shared<Source>(path, std::move(text));
    out.source->set_faults(faults);
    ReadOptions options;
    options.digest = false;
    (void)find_format("csv")->read(
        out.source, options,
        [&out](Document& document) {
            out.document = std::move(document);
            return true;
        },
        out.found);
    return out;
}

/// The edit of one cell, quoted as before; nothing where its bytes are not just its text, or the new text would need quotes.
std::optional<Edit> edit_of_cell(const ByteIndex& index, const Node& cell, std::string_view text,
                                 char separator) {
    const std::string_view old = cell.text();
    Edit out;
    out.offset = index.offset_of(cell.place());
    out.size = old.size();
    out.bytes = text;
    const std::string_view rest = index.text().substr(out.offset);
    const std::string_view refused = "\"\n\r";
    if (old.find_first_of(refused) != std::string_view::npos ||
        text.find_first_of(refused) != std::string_view::npos) {
        return std::nullopt;
    }
    if (!rest.starts_with('"')) {
        return rest.starts_with(old) && text.find(separator) == std::string_view::npos ? std::optional(out)
                                                                                       : std::nullopt;
    }
    ++out.offset;
    const bool whole = rest.substr(1).starts_with(old) && rest.substr(1 + old.size()).starts_with('"');
    return whole ? std::optional(out) : std::nullopt;
}

char separator_of(const ByteIndex& index, const Node& row) {
    const std::size_t second = row.size() > 1 ? index.offset_of(row[1].place()) : 0;
    return second > 0 ? index.text()[second - 1] : ',';
}

/// Whether a table is another but for the cells that were to change.
bool table_became(const Node& before, const Node& after, const CellTexts& texts) {
    if (before.size() != after.size()) {
        return false;
    }
    for (std::size_t row = 0; row < before.size(); ++row) {
        if (before[row].size() != after[row].size()) {
            return false;
        }
        for (std::size_t column = 0; column < before[row].size(); ++column) {
            const auto changed = texts.find({row, column});
            const std::string_view wanted =
                changed == texts.end() ? before[row][column].text() : std::string_view(changed->second.text);
            if (after[row][column].text() != wanted) {
                return false;
            }
        }
    }
    return true;
}

class TableFile {
public:
    TableFile(const FixPlan& plan, const std::string& path, std::string_view bytes, std::string_view encoding)
        : plan_(plan),
          path_(path),
          bytes_(bytes, encoding),
          first_(read_table(path, bytes_.text(), bytes_.faults())) {}

    Fixed run() {
        Fixed out;
        std::string text = bytes_.text();
        // What a name is fixed to decides what the cells below or beside it are.
        for (const auto texts_of : {&fixed_names, &fixed_values}) {
            text = step(std::move(text), texts_of, out.fixes);
        }
        out.bytes = bytes_.bytes(text);
        return out;
    }

private:
    using TextsOf = CellTexts (*)(const FixPlan&, const Node&, const std::function<bool(std::size_t)>&);

    std::string step(std::string text, TextsOf texts_of, std::vector<Fix>& fixes) {
        // Faults stand where they stood only as long as no byte before them moved: rows that have one are known by the first
        // reading.
        const TableReading now = read_table(path_, text, {});
        const Node& rows = now.document.root;
        if (rows.size() == 0 || rows.size() != first_.document.root.size()) {
            return text;
        }
        const auto usable = [&](std::size_t row) { return is_usable(row); };
        CellTexts texts = texts_of(plan_, rows, usable);
        const ByteIndex index(*now.source);
        const char separator = separator_of(index, rows[header_of(plan_, rows)]);
        std::vector<Edit> edits;
        std::vector<Fix> made;
        for (auto at = texts.begin(); at != texts.end();) {
            const auto& [row, column] = at->first;
            auto edit = edit_of_cell(index, rows[row][column], at->second.text, separator);
            if (!edit || !bytes_.can_write(at->second.text)) {
                at = texts.erase(at);
                continue;
            }
            made.push_back(std::move(at->second.fix));
            made.back().place = first_.document.root[row][column].place();
            edits.push_back(std::move(*edit));
            ++at;
        }
        std::string fixed = edited(index, edits);
        const TableReading after = read_table(path_, fixed, {});
        if (edits.empty() || !table_became(rows, after.document.root, texts)) {
            return text;
        }
        std::move(made.begin(), made.end(), std::back_inserter(fixes));
        return fixed;
    }

    /// Whether nothing in a row is broken, and its bytes can be written again.
    [[nodiscard]] bool is_usable(std::size_t row) const {
        const Node& rows = first_.document.root;
        const std::uint32_t begin = rows[row].place().line;
        const std::uint32_t end = row + 1 < rows.size() ? rows[row + 1].place().line : ~std::uint32_t{0};
        const auto& list = first_.found.all();
        return bytes_.is_sound(begin) && std::none_of(list.begin(), list.end(), [&](const Diagnostic& each) {
                   return each.where.line >= begin && each.where.line < end;
               });
    }

    const FixPlan& plan_;
    const std::string& path_;
    TableBytes bytes_;
    TableReading first_;
};

}  // namespace

Fixed fix_record_table(const Rubric& rubric, const std::string& path, std::string_view bytes,
                       std::string_view encoding) {
    const FixPlan plan(rubric);
    Fixed out = TableFile(plan, path, bytes, encoding).run();
    std::stable_sort(out.fixes.begin(), out.fixes.end(),
                     [](const Fix& a, const Fix& b) { return a.place < b.place; });
    return out;
}

}  // namespace ceping
