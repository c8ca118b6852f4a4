#include <ceping/check/resemblance/resemblance_sheet.hpp>

#include <ceping/base/text.hpp>
#include <ceping/check/resemblance/answer_bytes.hpp>
#include <ceping/check/resemblance/distinct_numbers.hpp>
#include <ceping/check/resemblance/minhash.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t least_note = 30;     // code points: shorter ones are alike by chance
constexpr std::size_t least_answers = 10;  // not n/a: as few as that are soon equal

}  // namespace

std::uint64_t quick_hash(const void* data, std::size_t size) {
    const char* at = static_cast<const char*>(data);
    std::uint64_t hash = size;
    std::uint64_t word = 0;
    for (; size >= sizeof word; size -= sizeof word, at += sizeof word) {
        std::memcpy(&word, at, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32U;
    }
    word = 0;
    if (size > 0) {
        std::memcpy(&word, at, size);
    }
    return spread(hash ^ word);
}

void Resemblance::SheetOwner::operator()(Sheet* sheet) const noexcept { delete sheet; }

/// The position of a path, which is added where it is new. From the back, as records and evidence of one path
/// follow each other.
std::uint32_t Resemblance::Sheet::path_of(const Location& where) {
    const auto known = std::find_if(paths.rbegin(), paths.rend(), [&where](const Location& each) {
        return each.path == where.path && each.sheet == where.sheet;
    });
    if (known == paths.rend()) {
        paths.push_back({where.path, 0, 0, {}, where.sheet});
        return static_cast<std::uint32_t>(paths.size() - 1);
    }
    return static_cast<std::uint32_t>(paths.rend() - known - 1);
}

void Resemblance::Sheet::take(const Record& record) {
    if (name.empty()) {
        name = record.unit.id.empty() ? record.unit.name : record.unit.id;
    }
    if (own_name.empty()) {
        append_plain(record.unit.name, own_name);
    }
    (void)path_of(record.at({}));  // inputs are listed even where nothing is taken of them
    if (!record.is_self()) {
        return;
    }
    const auto given = std::count_if(record.answers.begin(), record.answers.end(), [](const auto& each) {
        return each.answer.shape != Shape::not_applicable;
    });
    if (static_cast<std::size_t>(given) >= least_answers) {
        Answers sheet{0, answer_bytes(record), record.answers.size(),
                      spot_of(record.at(record.answers_place))};
        sheet.hash = quick_hash(sheet.bytes.data(), sheet.bytes.size());
        answers.push_back(std::move(sheet));
    }
    for (const auto& detail : record.details) {
        take_note(detail, record);
    }
}

Resemblance::Sheet::Spot Resemblance::Sheet::spot_of(const Location& where) {
    return {path_of(where), where.place()};
}

void Resemblance::Sheet::take_note(const AnswerDetail& detail, const Record& record) {
    // Most notes are too short already as they were written.
    if (detail.note.size() < least_note || code_points(detail.note) < least_note) {
        return;
    }
    Note note{0, text.size(), append_plain(detail.note, text), detail.item,
              spot_of(record.at(detail.note_place))};
    if (note.size < least_note) {
        text.resize(note.begin);
        return;
    }
    note.hash = quick_hash(text.data() + note.begin, note.size * sizeof(char32_t));
    notes.push_back(note);
}

void Resemblance::Sheet::take(SeenEvidence&& piece) {
    const bool readable = !piece.path.empty() && piece.size > 0;
    if (!piece.sha256.empty() || readable) {
        const std::uint32_t path = path_of(piece.where);
        files.push_back({std::move(piece), path});
    }
}

}  // namespace ceping
