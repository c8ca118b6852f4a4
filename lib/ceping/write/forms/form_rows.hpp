#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/form.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

// A form laid out in rows, for whatever writes it: 编号 测评项目 测评内容 测评标准 测评方法 分值, and what is to be entered. Texts are in
// one language. Not part of the public face.

struct FormRow {
    enum class Kind : std::uint8_t {
        heading,  ///< of a group, of what it adds or takes, of bonus, penalties and statements: `content`, `points`
        criterion,  ///< an answer, or the beginning of one that has parts
        part,       ///< of the criterion before: a check, a class, num, den, the sample
        statement   ///< a prerequisite or a veto
    };
    Kind kind = Kind::heading;
    ItemId item;  ///< none: no node's
    int depth = 1;
    std::string id;
    std::string group;  ///< the title of the group that it stands in
    std::string content;
    std::string standard;  ///< several lines
    std::string methods;
    std::string points;
    std::string applies;               ///< whom it is for; empty: everybody
    std::optional<std::size_t> field;  ///< what is entered
    std::optional<std::size_t> evidence;
    std::optional<std::size_t> note;
    std::optional<std::size_t> day;  ///< of a veto, when it was
    std::size_t statement = 0;       ///< which prerequisite or veto
    bool veto = false;
};

/// One criterion's events, of which each is a row of its own.
struct FormEvents {
    ItemId item;
    std::string id;
    std::string content;
    std::string standard;
};

/// What stands in front of a cell: a fact of the unit, the day, the assessor.
struct FormLabel {
    std::size_t field = 0;
    std::string label;
    std::string hint;
};

struct FormText {
    std::string title;
    std::string subtitle;  ///< edition, period, deadline
    std::vector<FormLabel> unit;
    std::vector<FormRow> rows;
    std::vector<FormEvents> events;
    std::vector<std::string> help;
};

[[nodiscard]] FormText form_text(const Rubric& rubric, const Form& form, Language language);

/// What a statement says, and of a veto that counts for a time under which column its day goes.
[[nodiscard]] std::string with_its_day(const FormRow& row, const Words& column, Language language);

/// What may be entered into a field, 应填 0 至 4 的数; `unit`: of what is counted or measured. Empty: anything.
[[nodiscard]] Words entry_words(const FormField& field, std::string_view unit);

}  // namespace ceping
