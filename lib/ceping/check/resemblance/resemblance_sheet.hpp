#pragma once

#include <ceping/base/location.hpp>
#include <ceping/check/evidence.hpp>
#include <ceping/check/resemblance/resemblance.hpp>
#include <ceping/model/record.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// Not part of the public face.

/// Of no use but to find what may be equal: differs from machine to machine.
[[nodiscard]] std::uint64_t quick_hash(const void* data, std::size_t size);

struct Resemblance::Sheet {
    /// Where something was written, kept small.
    struct Spot {
        std::uint32_t path = 0;  ///< position among the sheet's paths
        Place place;
    };
    struct Note {
        std::uint64_t hash = 0;
        std::size_t begin = 0;  ///< in `text`
        std::size_t size = 0;
        ItemId item;
        Spot spot;
    };
    struct Answers {
        std::uint64_t hash = 0;
        std::string bytes;      ///< see answer_bytes()
        std::size_t count = 0;  ///< with n/a
        Spot spot;
    };
    struct File {
        SeenEvidence piece;
        std::uint32_t path = 0;  ///< of the record
    };

    void take(const Record& record);
    void take(SeenEvidence&& piece);
    [[nodiscard]] std::u32string_view text_of(const Note& note) const {
        return std::u32string_view(text).substr(note.begin, note.size);
    }
    [[nodiscard]] Location location_of(const Spot& spot) const {
        const Location& input = paths[spot.path];
        return {input.path, spot.place.line, spot.place.column, {}, input.sheet};
    }

    std::string name;             ///< of the unit: its id, else its name
    std::u32string own_name;      ///< its name as notes are compared
    std::vector<Location> paths;  ///< without places: inputs, and of workbooks the sheets
    std::u32string text;          ///< all notes as they are compared, one after another
    std::vector<Note> notes;
    std::vector<Answers> answers;
    std::vector<File> files;

private:
    [[nodiscard]] std::uint32_t path_of(const Location& where);
    [[nodiscard]] Spot spot_of(const Location& where);
    void take_note(const AnswerDetail& detail, const Record& record);
};

}  // namespace ceping
