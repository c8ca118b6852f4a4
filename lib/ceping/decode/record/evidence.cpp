// The evidence that an answer lists.
#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/node/fields.hpp>

#include <array>
#include <optional>
#include <string>

namespace ceping {

namespace {

constexpr auto evidence_keys =
    std::to_array<std::string_view>({"title", "file", "url", "type", "date", "sha256"});

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

/// The values of one entry's keys.
using Keys = std::array<const Node*, evidence_keys.size()>;

Keys take_keys(const Node& map, Diagnostics& found) {
    Keys seen{};
    for (const auto& [key, value] : map.entries()) {
        const EvidenceKey which = evidence_key(key.text());
        if (which == evidence_none) {
            if (!key.text().starts_with("x-") && !report_slip_in_key(key, found)) {
                report(found, key, "unknown-key", {key.text(), {"佐证", "a piece of evidence"}},
                       nearest(key.text(), {evidence_keys.begin(), evidence_keys.end()}));
            }
            continue;
        }
        const Node*& slot = seen[which];
        if (slot != nullptr) {
            report(found, key, "duplicate-key", {key.text(), std::to_string(slot->place().line)});
        }
        slot = &value;
    }
    return seen;
}

std::string_view text_of(const Keys& keys, EvidenceKey which) {
    const Node* const node = keys[which];
    return node != nullptr && node->is_text() ? trim(node->text()) : std::string_view();
}

Place place_of(const Keys& keys, EvidenceKey which, const Node& map) {
    return keys[which] != nullptr ? keys[which]->place() : map.place();
}

/// Whether a file of this name would be read as an input, were it met in a folder of records.
bool reads_as_input(std::string_view file) { return format_named(file) != nullptr; }

/// Its date, where it has one.
std::optional<Date> one_piece(const Node& map, Record& record, std::vector<Evidence>* pieces) {
    Diagnostics& found = record.findings;
    const Keys keys = take_keys(map, found);
    const std::string_view file = text_of(keys, evidence_file);
    if (text_of(keys, evidence_title).empty() || file.empty() == text_of(keys, evidence_url).empty()) {
        report(found, map, "evidence-parts", {});
    }
    if (!file.empty() && !stays_inside(file)) {
        report(found, *keys[evidence_file], "evidence-outside", {file});
    }
    if (!file.empty() && reads_as_input(file)) {
        record.evidence_inputs.emplace_back(file);
    }
    std::optional<Date> date;
    if (keys[evidence_date] != nullptr && !is_nothing(*keys[evidence_date])) {
        date = read_date(*keys[evidence_date], "date", true, found);
    }
    if (pieces == nullptr) {
        return date;
    }
    Evidence& piece = pieces->emplace_back();
    piece.title = text_of(keys, evidence_title);
    piece.file = file;
    piece.url = text_of(keys, evidence_url);
    piece.type = text_of(keys, evidence_type);
    piece.date = date;
    piece.sha256 = text_of(keys, evidence_sha256);
    piece.place = map.place();
    piece.file_place = place_of(keys, file.empty() ? evidence_url : evidence_file, map);
    piece.type_place = place_of(keys, evidence_type, map);
    piece.date_place = place_of(keys, evidence_date, map);
    piece.sha256_place = place_of(keys, evidence_sha256, map);
    return date;
}

}  // namespace

bool stays_inside(std::string_view file) {
    // The system would take what stands before a NUL for the whole name.
    if (file.starts_with('/') || file.find('\0') != std::string_view::npos) {
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

ListedEvidence decode_evidence(const Node& evidence, const RecordContext& context, const Criterion& criterion,
                               Record& record, std::vector<Evidence>* pieces) {
    const EvidenceRule& rule = criterion.evidence;
    ListedEvidence out;
    Node list = evidence;
    if (list.style() == Node::Style::cell && list.is_text()) {
        list = cell_evidence(evidence, *context.arena);
    }
    if (!expect_list(list, "evidence", record.findings)) {
        return out;
    }
    if (pieces != nullptr) {
        pieces->reserve(list.size());
    }
    for (const auto& each : list) {
        if (expect_map(each, "evidence", record.findings)) {
            const auto date = one_piece(each, record, pieces);
            const bool counts = !rule.zero || in_time(rule, context.plan.rubric, date, record.submitted);
            ++(counts ? out.count : out.outside);
        }
    }
    return out;
}

}  // namespace ceping
