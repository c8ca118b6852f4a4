// The answers of one record.
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/record_parts.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace ceping {

namespace {

constexpr auto part_names =
    std::to_array<std::string_view>({"value", "met", "counts", "num", "den", "sample", "note", "evidence"});
constexpr auto evidence_keys =
    std::to_array<std::string_view>({"title", "file", "url", "type", "date", "sha256"});

/// Whether a name, which is as long as `known`, is that.
template <std::size_t N>
bool is(std::string_view name, const char (&known)[N]) {
    return std::memcmp(name.data(), known, N - 1) == 0;
}

bool is_na(const Node& node) {
    if (!node.is_text() || node.text().size() < 3 || node.text().size() > 24) {
        return false;
    }
    const char first = node.text().front();
    if (first > ' ' && first != 'n' && first != 'N') {  // a figure or the key of a level
        return false;
    }
    const std::string_view text = trim(node.text());
    return equal_ignoring_case(text, "n/a") ||
           (has_full_width(text) && equal_ignoring_case(to_ascii(text), "n/a"));
}

bool is_nothing(const Node& node) { return node.is_null() || (node.is_text() && trim(node.text()).empty()); }

/// Whether a path stays in the folder that it starts from, whatever `.` and `..` it takes on the way.
bool stays_inside(std::string_view file) {
    if (file.starts_with('/')) {
        return false;
    }
    int depth = 0;
    for (;;) {
        const std::size_t slash = file.find('/');
        const std::string_view step = file.substr(0, slash);
        if (step == "..") {
            if (--depth < 0) {
                return false;
            }
        } else if (!step.empty() && step != ".") {
            ++depth;
        }
        if (slash == std::string_view::npos) {
            return true;
        }
        file.remove_prefix(slash + 1);
    }
}

enum EvidenceKey : std::size_t {
    evidence_title,
    evidence_file,
    evidence_url,
    evidence_type,
    evidence_date,
    evidence_sha256,
    evidence_none
};

EvidenceKey evidence_key(std::string_view key) {
    switch (key.size()) {
        case 3: return is(key, "url") ? evidence_url : evidence_none;
        case 4:
            return is(key, "file") ? evidence_file
                                   : (is(key, "date") ? evidence_date
                                                      : (is(key, "type") ? evidence_type : evidence_none));
        case 5: return is(key, "title") ? evidence_title : evidence_none;
        case 6: return is(key, "sha256") ? evidence_sha256 : evidence_none;
        default: return evidence_none;
    }
}

/// Kept by the thread, since every record needs one as long as the rubric.
std::vector<const Node*>& seen_of_thread() {
    thread_local std::vector<const Node*> seen;
    return seen;
}

class AnswerDecoder {
    using Plan = RecordDecoder::Plan;

public:
    AnswerDecoder(const RecordContext& context, Record& record)
        : context_(context), plan_(context.plan), record_(record), found_(record.findings) {}

    void run(const Node& answers) {
        const std::size_t count = plan_.entries.size();
        seen_.assign(count, nullptr);
        record_.answers.reserve(std::min(count, answers.size()));
        bool in_order = true;
        int last = -1;
        for (const auto& [key, value] : answers.entries()) {
            const int position = find(key, last);
            if (position < 0) {
                continue;
            }
            in_order = in_order && position > last;
            last = position;
            one(position, key, value);
        }
        if (!in_order) {
            std::stable_sort(record_.answers.begin(), record_.answers.end(),
                             [](const GivenAnswer& a, const GivenAnswer& b) { return a.item < b.item; });
        }
    }

private:
    int find(const Node& key, int last) {
        const std::string_view name = trim(key.text());
        // Most records answer in the rubric's order, so the next criterion is tried before any look-up.
        for (int next = last + 1; next < last + 3 && next < static_cast<int>(plan_.entries.size()); ++next) {
            if (plan_.entries[static_cast<std::size_t>(next)].item->id == name) {
                return check_use(next, key);
            }
        }
        const int position = plan_.rubric.find(name);
        if (position < 0) {
            if (!name.starts_with("x-")) {
                invalid([&] {
                    report(found_, key, "unknown-criterion", {name},
                           nearest(name, criterion_ids(plan_.rubric)));
                });
            }
            return -1;
        }
        return check_use(position, key);
    }

    int check_use(int position, const Node& key) {
        const auto& entry = plan_.entries[static_cast<std::size_t>(position)];
        if (entry.row == nullptr) {
            invalid([&] { report(found_, key, "answer-to-group", {entry.item->id}); });
            return -1;
        }
        const Node*& first = seen_[static_cast<std::size_t>(position)];
        if (first != nullptr) {
            const std::string line = std::to_string(first->place().line);
            if (context_.table) {
                report(found_, key, "criterion-twice", {entry.item->id, line});
            } else {
                report(found_, key, "duplicate-key", {entry.item->id, line});
            }
            return -1;
        }
        first = &key;
        return position;
    }

    /// Runs `work`, whose errors make an answer invalid and nothing else.
    template <typename Work>
    void invalid(const Work& work) {
        const std::size_t before = found_.errors();
        work();
        record_.answer_errors += found_.errors() - before;
    }

    void one(int position, const Node& key, const Node& value) {
        AnswerParts parts;
        evidence_ = 0;
        const Node* evidence = nullptr;
        const Node* note = nullptr;
        const Plan::Entry& entry = plan_.entries[static_cast<std::size_t>(position)];
        const std::size_t before = found_.errors();
        bool given = false;
        if (value.is_map()) {
            given = take_map(entry, value, parts, evidence, note);
        } else {
            given = take_plain(entry, value, parts);
        }
        if (found_.errors() > before) {
            record_.answer_errors += found_.errors() - before;
            record_.invalid.push_back(position);
            given = false;
        }
        list_evidence(evidence);
        if (!given) {
            return;
        }
        GivenAnswer& answer = record_.answers.emplace_back();
        answer.item = position;
        answer.place = value.is_map() ? main_part(parts, value).place() : value.place();
        answer.evidence = evidence_;
        if (!bind(entry, key, value, parts, answer.answer)) {
            record_.answers.pop_back();
            return;
        }
        if (plan_.options.details) {
            record_.evidence.push_back(std::move(pieces_));
            record_.notes.emplace_back(note != nullptr ? note->text() : std::string_view());
        }
    }

    static const Node& main_part(const AnswerParts& parts, const Node& whole) {
        for (const Node* part : {parts.value, parts.met, parts.counts, parts.num}) {
            if (part != nullptr) {
                return *part;
            }
        }
        return whole;
    }

    bool bind(const Plan::Entry& entry, const Node& key, const Node& value, const AnswerParts& parts,
              Answer& out) {
        const auto& kind = *entry.item->criterion->kind;
        if (kind.from_submission()) {
            report(found_, value, "answer-timeliness", {entry.item->id});
            return false;
        }
        if (parts.value != nullptr && is_na(*parts.value)) {
            out.shape = Shape::not_applicable;
            return true;
        }
        bool good = false;
        invalid([&] {
            try {
                good =
                    understood(entry, key, value, parts) &&
                    entry.row->decode_answer({kind, entry.item->id, entry.item->points, parts, found_}, out);
            } catch (const NumberTooLarge&) {
                report(found_, main_part(parts, value), "number-too-large", {entry.item->id});
            }
        });
        if (!good) {
            record_.invalid.push_back(entry_position(entry));
        }
        return good;
    }

    [[nodiscard]] int entry_position(const Plan::Entry& entry) const {
        return static_cast<int>(&entry - plan_.entries.data());
    }

    /// Whether the parts are exactly one answer of this kind.
    bool understood(const Plan::Entry& entry, const Node& key, const Node& value, const AnswerParts& parts) {
        const std::array<const Node*, 6> given = {parts.value, parts.met, parts.counts,
                                                  parts.num,   parts.den, parts.sample};
        for (unsigned i = 0; i < given.size(); ++i) {
            if (given[i] != nullptr && (entry.parts & (1U << i)) == 0) {
                std::vector<std::string_view> wanted(entry.row->parts.begin(), entry.row->parts.end());
                report(found_, value.is_map() ? *given[i] : value, "answer-key",
                       {entry.item->id,
                        {std::string(entry.row->title_zh), std::string(entry.row->name)},
                        join(wanted, " | "),
                        part_names[i]});
                return false;
            }
        }
        const int shapes = (parts.value != nullptr ? 1 : 0) + (parts.met != nullptr ? 1 : 0) +
                           (parts.counts != nullptr ? 1 : 0) +
                           (parts.num != nullptr || parts.den != nullptr ? 1 : 0);
        if (shapes != 1 || (parts.num == nullptr) != (parts.den == nullptr)) {
            report(found_, value.is_map() ? value : key, "answer-parts", {entry.item->id});
            return false;
        }
        return true;
    }

    bool take_map(const Plan::Entry& entry, const Node& map, AnswerParts& parts, const Node*& evidence,
                  const Node*& note) {
        std::array<const Node*, part_names.size()> seen{};
        for (const auto& [key, value] : map.entries()) {
            const AnswerPart part = answer_part(key.text());
            if (part == part_none) {
                if (!key.text().starts_with("x-")) {
                    report(found_, key, "unknown-key", {key.text(), {"答案", "an answer"}},
                           nearest(key.text(), {part_names.begin(), part_names.end()}));
                }
                continue;
            }
            const Node*& slot = seen[part];
            if (slot != nullptr) {
                report(found_, key, "duplicate-key", {key.text(), std::to_string(slot->place().line)});
                continue;
            }
            slot = &value;
        }
        const auto present = [&](std::size_t i) {
            return seen[i] != nullptr && !is_nothing(*seen[i]) ? seen[i] : nullptr;
        };
        parts.value = present(0);
        parts.met = present(1);
        parts.counts = present(2);
        parts.num = present(3);
        parts.den = present(4);
        parts.sample = present(5);
        note = present(6);
        evidence = present(7);
        if (note != nullptr && !note->is_text()) {
            report(found_, *note, "wrong-type", {"note", {"文字", "a text"}, type_words(*note)});
        }
        if (context_.arena != nullptr) {
            expand_cells(entry, parts);
        }
        return parts.value != nullptr || parts.met != nullptr || parts.counts != nullptr ||
               parts.num != nullptr || parts.den != nullptr;
    }

    bool take_plain(const Plan::Entry& entry, const Node& value, AnswerParts& parts) {
        if (is_nothing(value)) {
            return false;
        }
        if (value.is_list()) {
            parts.met = &value;
            return true;
        }
        parts.value = &value;
        if (value.style() == Node::Style::cell) {
            expand_cells(entry, parts);
        }
        return true;
    }

    /// Compact forms of cells become the parts that a map would have.
    void expand_cells(const Plan::Entry& entry, AnswerParts& parts) {
        if (parts.met != nullptr && parts.met->style() == Node::Style::cell && parts.met->is_text()) {
            parts.met = keep(cell_list(*parts.met));
        }
        if (parts.counts != nullptr && parts.counts->style() == Node::Style::cell &&
            parts.counts->is_text()) {
            parts.counts = keep(cell_map(*parts.counts));
        }
        const Node* value = parts.value;
        if (value == nullptr || !value->is_text() || value->style() != Node::Style::cell || is_na(*value)) {
            return;
        }
        const std::string_view text = trim(value->text());
        switch (entry.cells) {
            case Plan::Cells::picks:
                parts.value = nullptr;
                parts.met = keep(cell_list(*value));
                break;
            case Plan::Cells::counts:
                if (text == "-" || find_unescaped(text, '=') != std::string_view::npos) {
                    parts.value = nullptr;
                    parts.counts = keep(cell_map(*value));
                }
                break;
            case Plan::Cells::key: parts.value = keep(cell_node(*value, cell_text(text))); break;
            case Plan::Cells::number:
                if (find_unescaped(text, '=') != std::string_view::npos) {
                    parts.value = nullptr;
                    spread_numbers(*value, parts);
                }
                break;
        }
    }

    void spread_numbers(const Node& cell, AnswerParts& parts) {
        for (const auto piece : split_cell(cell.text(), ';')) {
            const std::size_t mark = find_unescaped(piece, '=');
            const std::string_view name = trim(piece.substr(0, mark));
            const Node* value = mark == std::string_view::npos
                                    ? nullptr
                                    : keep(cell_node(cell, std::string(trim(piece.substr(mark + 1)))));
            if (name == "value") {
                parts.value = value;
            } else if (name == "num") {
                parts.num = value;
            } else if (name == "den") {
                parts.den = value;
            } else if (name == "sample") {
                parts.sample = value;
            } else if (!name.empty()) {
                report(found_, cell, "unknown-key", {name, {"答案", "an answer"}},
                       nearest(name, {"value", "num", "den", "sample"}));
            }
        }
    }

    Node cell_node(const Node& cell, const std::string& text) {
        return Node::make_text(*cell.source(), {}, context_.arena->keep(text), Node::Style::cell)
            .moved_to(cell);
    }

    const Node* keep(const Node& node) { return context_.arena->keep(&node, 1); }

    Node cell_list(const Node& cell) {
        std::vector<Node> out;
        const std::string_view text = trim(cell.text());
        if (text != "-") {
            for (const auto piece : split_cell(text, ';')) {
                if (!trim(piece).empty()) {
                    out.push_back(cell_node(cell, cell_text(trim(piece))));
                }
            }
        }
        return Node::make_list(*cell.source(), {}, context_.arena->keep(out.data(), out.size()), out.size())
            .moved_to(cell);
    }

    Node cell_map(const Node& cell) {
        std::vector<Node> out;
        const std::string_view text = trim(cell.text());
        if (text != "-") {
            for (const auto piece : split_cell(text, ';')) {
                if (trim(piece).empty()) {
                    continue;
                }
                const std::size_t mark = find_unescaped(piece, '=');
                out.push_back(cell_node(cell, cell_text(trim(piece.substr(0, mark)))));
                out.push_back(cell_node(cell, mark == std::string_view::npos
                                                  ? std::string()
                                                  : cell_text(trim(piece.substr(mark + 1)))));
            }
        }
        return Node::make_map(*cell.source(), {}, context_.arena->keep(out.data(), out.size()),
                              out.size() / 2)
            .moved_to(cell);
    }

    void list_evidence(const Node* evidence) {
        pieces_.clear();
        if (evidence == nullptr) {
            return;
        }
        Node list = *evidence;
        if (list.style() == Node::Style::cell && list.is_text()) {
            list = evidence_cell(*evidence);
        }
        if (!expect_list(list, "evidence", found_)) {
            return;
        }
        for (const auto& each : list) {
            if (expect_map(each, "evidence", found_)) {
                one_piece(each);
            }
        }
    }

    Node evidence_cell(const Node& cell) {
        std::vector<Node> out;
        for (const auto piece : split_cell(cell.text(), ';')) {
            if (trim(piece).empty()) {
                continue;
            }
            const std::size_t mark = find_unescaped(piece, '=');
            const std::string target =
                mark == std::string_view::npos ? std::string() : cell_text(trim(piece.substr(mark + 1)));
            const std::array<Node, 4> pairs = {
                cell_node(cell, "title"), cell_node(cell, cell_text(trim(piece.substr(0, mark)))),
                cell_node(cell, target.find("://") == std::string::npos ? "file" : "url"),
                cell_node(cell, target)};
            out.push_back(Node::make_map(*cell.source(), {}, context_.arena->keep(pairs.data(), 4),
                                         mark == std::string_view::npos ? 1 : 2)
                              .moved_to(cell));
        }
        return Node::make_list(*cell.source(), {}, context_.arena->keep(out.data(), out.size()), out.size())
            .moved_to(cell);
    }

    void one_piece(const Node& map) {
        ++evidence_;
        std::array<const Node*, evidence_keys.size()> seen{};
        for (const auto& [key, value] : map.entries()) {
            const EvidenceKey which = evidence_key(key.text());
            if (which == evidence_none) {
                if (!key.text().starts_with("x-")) {
                    report(found_, key, "unknown-key", {key.text(), {"佐证", "a piece of evidence"}},
                           nearest(key.text(), {evidence_keys.begin(), evidence_keys.end()}));
                }
                continue;
            }
            const Node*& slot = seen[which];
            if (slot != nullptr) {
                report(found_, key, "duplicate-key", {key.text(), std::to_string(slot->place().line)});
            }
            slot = &value;
        }
        const auto text = [&](EvidenceKey i) {
            return seen[i] != nullptr && seen[i]->is_text() ? trim(seen[i]->text()) : std::string_view();
        };
        const std::string_view file = text(evidence_file);
        if (text(evidence_title).empty() || file.empty() == text(evidence_url).empty()) {
            report(found_, map, "evidence-parts", {});
        }
        if (!file.empty() && !stays_inside(file)) {
            report(found_, *seen[evidence_file], "evidence-outside", {file});
        }
        std::optional<Date> date;
        if (seen[evidence_date] != nullptr && !is_nothing(*seen[evidence_date])) {
            date = read_date(*seen[evidence_date], "date", true, found_);
        }
        if (plan_.options.details) {
            pieces_.push_back({std::string(text(evidence_title)), std::string(file),
                               std::string(text(evidence_url)), std::string(text(evidence_type)), date,
                               std::string(text(evidence_sha256)), map.place()});
        }
    }

    const RecordContext& context_;
    const Plan& plan_;
    Record& record_;
    Diagnostics& found_;
    std::vector<const Node*>& seen_ =
        seen_of_thread();  ///< beside the rubric's items: the key that answers each
    std::uint32_t evidence_ = 0;
    std::vector<Evidence> pieces_;
};

}  // namespace

AnswerPart answer_part(std::string_view key) {
    switch (key.size()) {
        case 3:
            return is(key, "met") ? part_met
                                  : (is(key, "num") ? part_num : (is(key, "den") ? part_den : part_none));
        case 4: return is(key, "note") ? part_note : part_none;
        case 5: return is(key, "value") ? part_value : part_none;
        case 6: return is(key, "counts") ? part_counts : (is(key, "sample") ? part_sample : part_none);
        case 8: return is(key, "evidence") ? part_evidence : part_none;
        default: return part_none;
    }
}

void decode_answers(const Node& answers, const RecordContext& context, Record& record) {
    if (answers.is_null()) {
        return;
    }
    if (expect_map(answers, "answers", record.findings)) {
        AnswerDecoder(context, record).run(answers);
    }
}

std::vector<std::string_view> split_cell(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (;;) {
        const std::size_t at = find_unescaped(text, separator);
        out.push_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return out;
        }
        text.remove_prefix(at + 1);
    }
}

std::size_t find_unescaped(std::string_view text, char mark) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == mark) {
            return i;
        }
    }
    return std::string_view::npos;
}

std::string cell_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
        }
        out += text[i];
    }
    return out;
}

std::vector<std::string_view> criterion_ids(const Rubric& rubric) {
    std::vector<std::string_view> out;
    for (const auto& item : rubric.items) {
        if (item.criterion) {
            out.push_back(item.id);
        }
    }
    return out;
}

}  // namespace ceping
