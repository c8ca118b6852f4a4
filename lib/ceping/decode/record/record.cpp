#include <ceping/decode/record/record.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/record/form_sheets.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ceping {

namespace {

/// Results name a rejected record as well, and what they say can be read again: so no control character goes into them.
void make_readable(Record& record) {
    Unit& unit = record.unit;
    for (std::string* text : {&unit.id, &unit.name, &unit.region, &record.assessor}) {
        *text = printable(*text);
    }
    for (auto& fact : unit.facts) {
        if (fact) {
            fact->text = printable(fact->text);
        }
    }
}

/// Whether a finding means that one piece of an input, a line of NDJSON for instance, gives no record: those that stand
/// together are as many records.
bool ends_a_piece(Code code) {
    constexpr Code codes[] = {"json-syntax", "bad-encoding", "control-character", "too-large"};
    return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
}

RecordDecoder::Plan::Cells cells_of(const AnswerForm& form) {
    using Cells = RecordDecoder::Plan::Cells;
    if (form.shapes.empty()) {
        return Cells::number;
    }
    switch (form.shapes.front()) {
        case Shape::key: return Cells::key;
        case Shape::picks: return Cells::picks;
        case Shape::counts: return Cells::counts;
        default: return Cells::number;
    }
}

RecordDecoder::Plan::Entry entry_of(const Item& item, const Criterion& criterion) {
    RecordDecoder::Plan::Entry out;
    out.item = &item;
    out.criterion = &criterion;
    out.row = find_kind(criterion.kind->name());
    for (const auto part : out.row->parts) {
        out.parts |= 1U << answer_part(part);
    }
    const AnswerForm form = criterion.kind->form(item.points);
    out.cells = cells_of(form);
    // Only where the rubric says something of events.
    out.parts |= among(Shape::events, form.shapes) ? 1U << part_events : 0U;
    if (out.cells == RecordDecoder::Plan::Cells::picks) {
        out.parts = 1U << part_met;
    }
    return out;
}

}  // namespace

RecordDecoder::Plan::Plan(const Rubric& of, RecordOptions chosen) : rubric(of), options(chosen) {
    for (const auto& item : rubric.items) {
        if (!item.criterion) {
            entries.emplace_back().item = &item;
            continue;
        }
        Entry& entry = entries.emplace_back(entry_of(item, *item.criterion));
        for (const auto& variant : item.criterion->variants) {
            entry.variants.push_back(entry_of(item, variant.criterion));
        }
    }
}

RecordDecoder::RecordDecoder(const Rubric& rubric, RecordOptions options)
    : plan_(std::make_unique<const Plan>(rubric, options)) {}

RecordDecoder::~RecordDecoder() = default;

Record empty_record(const RecordContext& context, const Node& at) {
    Record record;
    record.path = context.path;
    record.sheet = context.sheet;
    record.sheets = context.sheets;
    record.digest = context.digest;
    record.place = at.place();
    record.source_place = record.place;
    record.unit.facts.resize(context.plan.rubric.facts.size());
    record.prerequisites.resize(context.plan.rubric.prerequisites.size());
    record.vetoes.resize(context.plan.rubric.vetoes.size());
    return record;
}

void RecordDecoder::decode(const Document& document, const RecordSink& sink) const {
    const auto path = std::make_shared<const std::string>(document.source->path());
    const RecordContext context{*plan_, path, document.source->digest(), false, nullptr};
    if (is_form(document)) {
        decode_form(document, context, sink);
        return;
    }
    if (document.table) {
        decode_tables(document, context, sink, {});
        return;
    }
    const auto one = [&](const Node& node) {
        if (node.is_map()) {
            sink(decode_record(node, context));
            return;
        }
        Record record = empty_record(context, node);
        if (!report_slip_in_value(node, "record", record.findings)) {
            report(record.findings, node, "wrong-type",
                   {{"记录", "a record"}, {"映射", "a map"}, type_words(node)});
        }
        sink(std::move(record));
    };
    if (!document.root.is_list()) {
        one(document.root);
        return;
    }
    if (document.root.size() == 0) {
        Record record = empty_record(context, document.root);
        report(record.findings, document.root, "file-empty", {});
        sink(std::move(record));
    }
    for (const auto& each : document.root) {
        one(each);
    }
}

void RecordDecoder::read(const std::string& path, const ReadOptions& options, const RecordSink& sink,
                         bool stream, const std::function<void(const Source&)>& seen) const {
    const std::string_view format = path == "-" ? options.standard_input : std::string_view();
    decode_all(path, sink, seen, [&](const DocumentSink& take, Diagnostics& found) {
        (stream ? stream_input : read_input)(path, format, options, take, found);
    });
}

void RecordDecoder::read_text(const std::string& name, const std::string& bytes, std::string_view format,
                              const ReadOptions& options, const RecordSink& sink) const {
    decode_all(name, sink, {}, [&](const DocumentSink& take, Diagnostics& found) {
        ceping::read_text(name, bytes, format, options, take, found);
    });
}

void RecordDecoder::decode_all(
    const std::string& path, const RecordSink& sink, const std::function<void(const Source&)>& seen,
    const std::function<void(const DocumentSink& take, Diagnostics& found)>& read) const {
    Diagnostics found;
    const auto name = std::make_shared<const std::string>(path);
    std::string digest;
    // What was said about no record that can be read: a broken line of NDJSON, a file that cannot be opened. It is handed
    // over in its place between the records.
    const auto hand_over_one = [&](Diagnostics&& findings) {
        if (findings.empty()) {
            return;
        }
        const RecordContext context{*plan_, name, digest, false, nullptr};
        Record record = empty_record(context, Node());
        record.place = findings.all().front().where.place();
        record.source_place = record.place;
        record.findings = std::move(findings);
        sink(std::move(record));
    };
    const auto hand_over = [&](Diagnostics&& findings) {
        Diagnostics of_one;
        std::uint32_t line = 0;
        for (auto& each : findings.all()) {
            if (ends_a_piece(each.code) && each.where.line != line) {
                hand_over_one(std::exchange(of_one, {}));
                line = each.where.line;
            }
            of_one.add(std::move(each));
        }
        hand_over_one(std::move(of_one));
    };
    const auto take = [&](Document& document) {
        Diagnostics own;
        if (!found.empty()) {
            Diagnostics before;
            for (auto& each : found.all()) {
                const bool here = document.faulty && each.where.line >= document.source->first_line();
                (here ? own : before).add(std::move(each));
            }
            found.clear();
            hand_over(std::move(before));
        }
        digest = document.source->digest();
        if (seen) {
            seen(*document.source);
        }
        if (own.empty()) {
            decode(document, sink);
            return true;
        }
        if (document.table && !is_form(document)) {
            const RecordContext context{*plan_, name, digest, false, nullptr};
            decode_tables(document, context, sink, std::move(own));
            return true;
        }
        // The reader refused a part of this document, so none of its records can be trusted.
        decode(document, [&](Record&& record) {
            for (const auto& each : own.all()) {
                record.findings.add(each);
            }
            make_readable(record);
            sink(std::move(record));
        });
        return true;
    };
    read(take, found);
    hand_over(std::move(found));
}

}  // namespace ceping
