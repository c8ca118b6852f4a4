// A small JSON reader for result lines. Numbers keep their text, maps their order: both are promised by
// ceping-result(5) and both are tested.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plain {

struct JsonMember;

struct Json {
    enum class What { null, boolean, number, text, list, map };
    What what = What::null;
    std::string text;                 ///< of a number: its literal
    std::vector<JsonMember> members;  ///< of a list: with empty keys

    /// The member of this name, or nullptr.
    const Json* find(std::string_view key) const;
};

struct JsonMember {
    std::string key;
    Json value;
};

/// Throws std::runtime_error with the offset where `text` is no JSON.
Json read_json(std::string_view text);

}  // namespace plain
