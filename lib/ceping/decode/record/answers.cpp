// The answers of one record.
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace ceping {

namespace {

constexpr auto part_names = std::to_array<std::string_view>(
    {"value", "met", "counts", "num", "den", "sample", "events", "note", "evidence"});

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

// As people write n/a; the handbook calls it by the first.
constexpr auto na_words = std::to_array<std::string_view>({"不涉及", "不适用"});
// What may be meant for n/a, and may be meant for nothing done.
constexpr auto na_like = std::to_array<std::string_view>(
    {"无", "无此项", "没有", "/", "／", "—", "——", "－", "-", "NA", "na", "N.A."});

bool is_na_word(const Node& node) {
    return node.is_text() && !node.text().empty() &&
           static_cast<unsigned char>(node.text().front()) >= 0x80 && among(trim(node.text()), na_words);
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
        : context_(context),
          plan_(context.plan),
          record_(record),
          found_(record.findings),
          leaves_out_(record.method && plan_.rubric.method(record.method).leaves_out_invalid) {}

    void run(const Node& answers) {
        const std::size_t count = plan_.entries.size();
        seen_.assign(count, nullptr);
        record_.answers.reserve(std::min(count, answers.size()));
        if (plan_.options.details) {
            record_.details.reserve(std::min(count, answers.size()));
        }
        bool in_order = true;
        ItemId last;
        for (const auto& [key, value] : answers.entries()) {
            const ItemId position = find(key, last);
            if (!position) {
                continue;
            }
            in_order = in_order && position > last;
            last = position;
            const Plan::Entry& entry = plan_.entries[position.at()];
            if (entry.variants.empty()) {
                one(entry, position, key, value);
            } else {
                each_version(entry, position, key, value);
            }
        }
        if (!in_order) {
            std::stable_sort(record_.answers.begin(), record_.answers.end(),
                             [](const GivenAnswer& a, const GivenAnswer& b) { return a.item < b.item; });
            std::stable_sort(record_.details.begin(), record_.details.end(),
                             [](const AnswerDetail& a, const AnswerDetail& b) { return a.item < b.item; });
        }
    }

private:
    ItemId find(const Node& key, ItemId last) {
        const std::string_view name = trim(key.text());
        // Most records answer in the rubric's order, so the next criterion is tried before any look-up.
        const std::size_t begin = last ? last.at() + 1 : 0;
        for (std::size_t next = begin; next < begin + 2 && next < plan_.entries.size(); ++next) {
            if (plan_.entries[next].item->id == name) {
                return check_use(ItemId(next), key);
            }
        }
        const ItemId position = plan_.rubric.find(name);
        if (!position) {
            if (!name.starts_with("x-")) {
                invalid([&] {
                    if (!report_slip_in_key(key, found_)) {
                        report(found_, key, "unknown-criterion", {name},
                               nearest_criterion(name, plan_.rubric));
                    }
                });
            }
            return {};
        }
        return check_use(position, key);
    }

    ItemId check_use(ItemId position, const Node& key) {
        const auto& entry = plan_.entries[position.at()];
        if (entry.row == nullptr) {
            invalid([&] { report(found_, key, "answer-to-group", {entry.item->id}); });
            return {};
        }
        const Node*& first = seen_[position.at()];
        if (first != nullptr) {
            const std::string line = std::to_string(first->place().line);
            if (context_.table) {
                report(found_, key, "criterion-twice", {entry.item->id, line});
            } else {
                report(found_, key, "duplicate-key", {entry.item->id, line});
            }
            return {};
        }
        first = &key;
        return position;
    }

    /// Runs `work`, whose errors make an answer invalid and nothing else.
    template <typename Work>
    void invalid(const Work& work) {
        const std::size_t from = found_.size();
        const std::size_t before = found_.errors();
        work();
        if (found_.errors() > before) {
            count_invalid(from, before);
        }
    }

    /// Of findings from position `from` on, before which there were `before` errors: those made an answer invalid.
    void count_invalid(std::size_t from, std::size_t before) {
        if (leaves_out_) {
            leave_out(from);
        }
        record_.answer_errors += found_.errors() - before;
    }

    /// An answer that the method's records may leave void: a warning says so, and why.
    void leave_out(std::size_t from) {
        const std::string method = plan_.rubric.method_title(plan_.rubric.method(record_.method).id);
        found_.replace_errors(from, [&](const Diagnostic& error) {
            Diagnostic out("answer-void", error.where,
                           {method, {error.message(Language::zh), error.message(Language::en)}});
            out.excerpt = error.excerpt;
            return out;
        });
    }

    /// What each version of the criterion makes of an answer, since who the unit is may be said by another record.
    void each_version(const Plan::Entry& entry, ItemId position, const Node& key, const Node& value) {
        record_.undecided = true;
        const std::size_t first = record_.versions.size();
        for (std::size_t version = 0; version <= entry.variants.size(); ++version) {
            Record record;
            record.path = record_.path;
            record.sheet = record_.sheet;
            record.sheets = record_.sheets;
            record.method = record_.method;
            record.submitted = record_.submitted;
            AnswerDecoder(context_, record)
                .one(version == 0 ? entry : entry.variants[version - 1], position, key, value);
            AnswerVersion& out = record_.versions.emplace_back();
            out.item = position;
            out.version = version;
            if (!record.answers.empty()) {
                out.answer = std::move(record.answers.front());
            }
            if (!record.details.empty()) {
                out.detail = std::move(record.details.front());
            }
            if (!record.invalid.empty()) {
                out.invalid = record.invalid.front();
            }
            out.findings = std::move(record.findings);
            out.answer_errors = record.answer_errors;
            if (version == 0) {
                std::move(record.evidence_inputs.begin(), record.evidence_inputs.end(),
                          std::back_inserter(record_.evidence_inputs));
            } else if (is_alike(record_.versions[first], out)) {
                record_.versions.pop_back();
            }
        }
        if (record_.versions.size() == first + 1 && record_.versions[first].findings.empty()) {
            take_as_it_is(first);
        }
    }

    /// Whether two versions make the same of an answer and say nothing of it.
    static bool is_alike(const AnswerVersion& a, const AnswerVersion& b) {
        if (!a.findings.empty() || !b.findings.empty() || a.invalid.has_value() != b.invalid.has_value() ||
            a.answer.has_value() != b.answer.has_value()) {
            return false;
        }
        return !a.answer ||
               (a.answer->evidence == b.answer->evidence && a.answer->outside == b.answer->outside &&
                same_answer(a.answer->answer, b.answer->answer));
    }

    /// An answer that all versions read alike is kept once.
    void take_as_it_is(std::size_t at) {
        AnswerVersion& of = record_.versions[at];
        if (of.answer) {
            record_.answers.push_back(std::move(*of.answer));
        }
        if (of.detail) {
            record_.details.push_back(std::move(*of.detail));
        }
        record_.versions.pop_back();
    }

    void one(const Plan::Entry& entry, ItemId position, const Node& key, const Node& value) {
        AnswerParts parts;
        const Node* evidence = nullptr;
        const Node* note = nullptr;
        const std::size_t from = found_.size();
        const std::size_t before = found_.errors();
        bool given =
            value.is_map() ? take_map(entry, value, parts, evidence, note) : take_plain(entry, value, parts);
        const bool faulty = found_.errors() > before;
        if (faulty) {
            count_invalid(from, before);
            record_.invalid.push_back({position, place_of(parts, value)});
            given = false;
        }
        AnswerDetail* detail = nullptr;
        if (plan_.options.details) {
            detail = &record_.details.emplace_back();
            keep_detail(position, key, note, *detail);
            detail->blank = !given && !faulty;
        }
        ListedEvidence listed;
        if (evidence != nullptr) {
            listed = decode_evidence(*evidence, context_, *entry.criterion, record_,
                                     detail == nullptr ? nullptr : &detail->evidence);
        }
        if (detail != nullptr) {
            detail->outside = listed.outside;
        }
        if (!given) {
            return;
        }
        GivenAnswer& answer = record_.answers.emplace_back();
        answer.item = position;
        answer.place = place_of(parts, value);
        answer.evidence = listed.count;
        answer.outside = listed.outside;
        if (!bind(entry, position, key, value, parts, answer.answer)) {
            record_.answers.pop_back();
        }
    }

    static void keep_detail(ItemId position, const Node& key, const Node* note, AnswerDetail& out) {
        out.item = position;
        out.place = key.place();
        if (note != nullptr) {
            out.note = note->text();
            out.note_place = note->place();
        }
    }

    static const Node& main_part(const AnswerParts& parts, const Node& whole) {
        for (const Node* part : {parts.value, parts.met, parts.counts, parts.num, parts.events}) {
            if (part != nullptr) {
                return *part;
            }
        }
        return whole;
    }

    static Place place_of(const AnswerParts& parts, const Node& value) {
        return value.is_map() ? main_part(parts, value).place() : value.place();
    }

    bool bind(const Plan::Entry& entry, ItemId position, const Node& key, const Node& value,
              const AnswerParts& parts, Answer& out) {
        const auto& kind = *entry.criterion->kind;
        if (kind.from_submission()) {
            report(found_, value, "answer-timeliness", {entry.item->id});
            return false;
        }
        if (parts.value != nullptr && (is_na(*parts.value) || says_na(entry, *parts.value))) {
            if (!is_na(*parts.value)) {
                report(found_, *parts.value, "word-read", {entry.item->id, parts.value->text(), "n/a"});
            }
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
            record_.invalid.push_back({position, place_of(parts, value)});
            suggest(entry, value.is_map() ? main_part(parts, value) : value);
        }
        return good;
    }

    /// Whether a word is n/a as people write it, and not one of the criterion's own.
    static bool says_na(const Plan::Entry& entry, const Node& value) {
        if (!is_na_word(value)) {
            return false;
        }
        const auto choices = entry.criterion->kind->form(entry.item->points).choices;
        return std::none_of(choices.begin(), choices.end(),
                            [&](const AnswerForm::Choice& each) { return each.key == trim(value.text()); });
    }

    /// What may be meant where an answer that cannot be read says that there is nothing.
    void suggest(const Plan::Entry& entry, const Node& value) {
        if (!value.is_text() || found_.empty() || !among(trim(value.text()), na_like)) {
            return;
        }
        const AnswerForm form = entry.criterion->kind->form(entry.item->points);
        const Shape usual = form.shapes.empty() ? Shape::number : form.shapes.front();
        if (entry.row->name == "count") {
            found_.all().back().suggestion = "0";
        } else if (entry.criterion->may_not_apply) {
            found_.all().back().suggestion = "n/a";
        } else if (usual == Shape::picks) {
            found_.all().back().suggestion = context_.table ? "-" : "[]";
        }
    }

    /// Whether the parts are exactly one answer of this kind.
    bool understood(const Plan::Entry& entry, const Node& key, const Node& value, const AnswerParts& parts) {
        const std::array<const Node*, 7> given = {parts.value, parts.met,    parts.counts, parts.num,
                                                  parts.den,   parts.sample, parts.events};
        for (unsigned i = 0; i < given.size(); ++i) {
            if (given[i] != nullptr && (entry.parts & (1U << i)) == 0) {
                std::vector<std::string_view> wanted;
                for (unsigned part = 0; part < given.size(); ++part) {
                    if ((entry.parts & (1U << part)) != 0) {
                        wanted.push_back(part_names[part]);
                    }
                }
                report(found_, value.is_map() ? *given[i] : value, "answer-key",
                       {entry.item->id,
                        {std::string(entry.row->title_zh), std::string(entry.row->name)},
                        join(wanted, " | "),
                        part_names[i]});
                return false;
            }
        }
        const int shapes = (parts.value != nullptr ? 1 : 0) + (parts.met != nullptr ? 1 : 0) +
                           (parts.counts != nullptr ? 1 : 0) + (parts.events != nullptr ? 1 : 0) +
                           (parts.num != nullptr || parts.den != nullptr ? 1 : 0);
        if (shapes != 1 || (parts.num == nullptr) != (parts.den == nullptr)) {
            report(found_, value.is_map() || context_.table ? value : key, "answer-parts", {entry.item->id});
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
                if (!key.text().starts_with("x-") && !report_slip_in_key(key, found_)) {
                    report(found_, key, "unknown-key", {key.text(), {"填报内容", "an answer"}},
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
        parts.sample = present(part_sample);
        parts.events = present(part_events);
        note = present(part_note);
        evidence = present(part_evidence);
        if (note != nullptr && !note->is_text()) {
            report(found_, *note, "wrong-type", {"note", {"文字", "a text"}, type_words(*note)});
        }
        if (context_.arena != nullptr) {
            expand_cells(entry, parts);
        }
        return parts.value != nullptr || parts.met != nullptr || parts.counts != nullptr ||
               parts.num != nullptr || parts.den != nullptr || parts.events != nullptr;
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
            parts.met = keep(cell_list(*parts.met, *context_.arena));
        }
        if (parts.counts != nullptr && parts.counts->style() == Node::Style::cell &&
            parts.counts->is_text()) {
            parts.counts = keep(cell_map(*parts.counts, *context_.arena));
        }
        const Node* value = parts.value;
        if (value == nullptr || !value->is_text() || value->style() != Node::Style::cell || is_na(*value) ||
            says_na(entry, *value)) {
            return;
        }
        const std::string_view text = trim(value->text());
        switch (entry.cells) {
            case Plan::Cells::picks:
                parts.value = nullptr;
                parts.met = keep(cell_list(*value, *context_.arena));
                break;
            case Plan::Cells::counts:
                if (text == "-" || find_unescaped(text, '=') != std::string_view::npos) {
                    parts.value = nullptr;
                    parts.counts = keep(cell_map(*value, *context_.arena));
                }
                break;
            case Plan::Cells::key:
                parts.value = keep(cell_node(*value, cell_text(text), *context_.arena));
                break;
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
            const Node* value =
                mark == std::string_view::npos
                    ? nullptr
                    : keep(cell_node(cell, std::string(trim(piece.substr(mark + 1))), *context_.arena));
            if (name == "value") {
                parts.value = value;
            } else if (name == "num") {
                parts.num = value;
            } else if (name == "den") {
                parts.den = value;
            } else if (name == "sample") {
                parts.sample = value;
            } else if (!name.empty()) {
                report(found_, cell, "unknown-key", {name, {"填报内容", "an answer"}},
                       nearest(name, {"value", "num", "den", "sample"}));
            }
        }
    }

    const Node* keep(const Node& node) { return context_.arena->keep(&node, 1); }

    const RecordContext& context_;
    const Plan& plan_;
    Record& record_;
    Diagnostics& found_;
    bool leaves_out_;  ///< invalid answers are void
    std::vector<const Node*>& seen_ =
        seen_of_thread();  ///< beside the rubric's items: the key that answers each
};

}  // namespace

AnswerPart answer_part(std::string_view key) {
    switch (key.size()) {
        case 3:
            return is(key, "met") ? part_met
                                  : (is(key, "num") ? part_num : (is(key, "den") ? part_den : part_none));
        case 4: return is(key, "note") ? part_note : part_none;
        case 5: return is(key, "value") ? part_value : part_none;
        case 6:
            return is(key, "counts")
                       ? part_counts
                       : (is(key, "sample") ? part_sample : (is(key, "events") ? part_events : part_none));
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
