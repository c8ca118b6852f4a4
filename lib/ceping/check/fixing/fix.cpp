#include <ceping/check/fixing/fix.hpp>

#include <ceping/check/fixing/fix_parts.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>

namespace ceping {

namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

/// A text and the documents in it.
struct Reading {
    std::shared_ptr<const Source> source;
    std::vector<Document> documents;
    bool sound = false;  ///< read to its end without an error
};

Reading read(std::string_view format, const std::string& path, std::string text, std::uint32_t first_line) {
    Reading out;
    out.source = std::make_shared<const Source>(path, std::move(text), first_line);
    ReadOptions options;
    options.digest = false;
    Diagnostics found;
    const DocumentSink sink = [&out](Document& document) {
        out.documents.push_back(std::move(document));
        return true;
    };
    const bool whole = find_format(format)->read(out.source, options, sink, found);
    out.sound = whole && !found.has_error();
    return out;
}

bool became(const Reading& before, const Reading& after, const Expected& expected) {
    return after.sound &&
           std::equal(before.documents.begin(), before.documents.end(), after.documents.begin(),
                      after.documents.end(),
                      [&](const Document& a, const Document& b) { return became(a.root, b.root, expected); });
}

/// The line before which the document with a node on `line` ends.
std::uint32_t end_of_document(const ByteIndex& index, std::uint32_t line) {
    for (++line; line < index.end_line(); ++line) {
        const std::string_view text = index.line(line);
        if ((text.starts_with("---") || text.starts_with("...")) && text.find_first_of(" \t\r\n", 3) == 3) {
            break;
        }
        if (text == "---" || text == "...") {
            break;
        }
    }
    return line;
}

/// Calls `work` with each record and the line before which it ends.
void each_record(const Reading& reading, const ByteIndex& index,
                 const std::function<void(const Node&, std::uint32_t)>& work) {
    for (const auto& document : reading.documents) {
        const Node& root = document.root;
        if (root.is_map()) {
            work(root, end_of_document(index, root.place().line));
            continue;
        }
        for (std::size_t i = 0; root.is_list() && i < root.size(); ++i) {
            const std::uint32_t line = root[i].place().line;
            work(root[i], i + 1 < root.size() ? root[i + 1].place().line : end_of_document(index, line));
        }
    }
}

/// Fixes a piece of a file, which is one document or none. Each step is read again: where something else came
/// of it than was meant, the step is not made.
class PieceFixer {
public:
    PieceFixer(const FixPlan& plan, std::string_view format, const std::string& path, std::string_view text,
               std::uint32_t first_line)
        : plan_(plan),
          format_(format),
          path_(path),
          reading_(read(format, path, std::string(text), first_line)) {}

    void run() {
        if (!reading_.sound) {
            return;
        }
        fix_texts();
        if (format_ != "yaml") {
            return;
        }
        reorder([this](const ByteIndex& index, const Node& record, std::uint32_t end) {
            return order_answers(plan_, index, record, end);
        });
        reorder([this](const ByteIndex& index, const Node& record, std::uint32_t end) {
            return order_keys(plan_.rubric, index, record, end);
        });
    }

    [[nodiscard]] std::string_view text() const { return reading_.source->text(); }
    /// The line on which the next piece begins.
    [[nodiscard]] std::uint32_t end_line() const { return ByteIndex(*reading_.source).end_line(); }
    std::vector<Fix> fixes;

private:
    void fix_texts() {
        const ByteIndex index(*reading_.source);
        std::vector<Edit> edits;
        Expected expected;
        each_record(reading_, index, [&](const Node& record, std::uint32_t /*end*/) {
            find_edits(plan_, index, record, edits);
        });
        for (const auto& edit : edits) {
            expected.texts.emplace(Expected::key(edit.fix.place), edit.bytes);
        }
        make(index, edits, expected);
    }

    void reorder(
        const std::function<std::optional<Reordering>(const ByteIndex&, const Node&, std::uint32_t)>& order) {
        const ByteIndex index(*reading_.source);
        std::vector<Edit> edits;
        Expected expected;
        each_record(reading_, index, [&](const Node& record, std::uint32_t end) {
            if (auto each = order(index, record, end)) {
                expected.orders.emplace(Expected::key(each->edit.fix.place), std::move(each->order));
                edits.push_back(std::move(each->edit));
            }
        });
        make(index, edits, expected);
    }

    void make(const ByteIndex& index, std::vector<Edit>& edits, const Expected& expected) {
        if (edits.empty()) {
            return;
        }
        Reading after = read(format_, path_, edited(index, edits), reading_.source->first_line());
        if (!became(reading_, after, expected)) {
            return;
        }
        reading_ = std::move(after);
        for (auto& edit : edits) {
            fixes.push_back(std::move(edit.fix));
        }
    }

    const FixPlan& plan_;
    std::string_view format_;
    const std::string& path_;
    Reading reading_;
};

}  // namespace

std::optional<Fixed> fix_record_file(const Rubric& rubric, const std::string& path, std::string_view bytes,
                                     Diagnostics& found, std::string_view format) {
    const std::size_t errors = found.errors();
    ReadOptions options;
    options.digest = false;
    read_text(
        path, std::string(bytes), format, options, [](Document& /*document*/) { return true; }, found);
    if (found.errors() > errors) {
        return std::nullopt;
    }
    const FixPlan plan(rubric);
    Fixed out;
    if (bytes.starts_with(bom)) {
        out.bytes = bom;
        bytes.remove_prefix(bom.size());
    }
    std::uint32_t line = 1;
    while (!bytes.empty()) {
        const std::size_t size = format == "yaml" ? find_format(format)->piece(bytes, true) : bytes.size();
        const std::string_view piece = bytes.substr(0, size);
        bytes.remove_prefix(piece.size());
        PieceFixer fixer(plan, format, path, piece, line);
        fixer.run();
        out.bytes += fixer.text();
        std::move(fixer.fixes.begin(), fixer.fixes.end(), std::back_inserter(out.fixes));
        line = fixer.end_line();
    }
    std::stable_sort(out.fixes.begin(), out.fixes.end(),
                     [](const Fix& a, const Fix& b) { return a.place < b.place; });
    return out;
}

}  // namespace ceping
