#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// What result/1 says of a unit, of its nodes and of what it rests on: each member once and in its order, with where it comes
/// from in a Result and where it goes in a SavedResult. The writers of JSON, CSV and SQLite and the readers walk these lists.
/// Source: ceping-result(5).
///
/// What a member holds follows from the type that comes out: a text (std::string: absent where it is empty; std::string_view:
/// always there), a figure, a flag, a word of a fixed list, or a map or list; std::optional is what may be absent.
namespace ceping::result_fields {

/// A flag that JSON has only where it is set, and a text only where it is not empty; tables always have both.
struct Mark {
    bool set;
};
struct Remark {
    std::string text;
};
/// A text of its own that is always there.
struct Always {
    std::string text;
};

// Maps and lists: they stand as JSON in every format that keeps them (write/results/result_parts).
struct Facts {
    const Unit& of;
};
struct Prerequisites {
    const Result& of;
};
struct Vetoes {
    const Result& of;
};
struct Methods {
    const NodeScore& of;
};

template <typename T>
concept Compound = std::is_same_v<T, Facts> || std::is_same_v<T, Prerequisites> ||
    std::is_same_v<T, Vetoes> || std::is_same_v<T, Methods>;

template <typename Word>
inline constexpr std::array<std::string_view, 0> words{};
template <>
inline constexpr std::array<std::string_view, 2> words<Stage>{"self", "verified"};
template <>
inline constexpr std::array<std::string_view, 3> words<NodeStatus>{"scored", "missing", "not_applicable"};
template <>
inline constexpr std::array<std::string_view, 4> words<Confirmation>{"unstated", "confirmed", "denied",
                                                                     "not_applicable"};
template <>
inline constexpr std::array<std::string_view, 3> words<Severity>{"note", "warning", "error"};
template <typename Word>
[[nodiscard]] constexpr std::string_view word_of(Word word) {
    return words<Word>[static_cast<std::size_t>(word)];
}

/// Which of a node's members are read: points always, the others where they are asked for (NodesWanted).
enum class Part : std::uint8_t { points, claim, detail };

template <std::size_t Size, typename Get, typename Put>
struct Field {
    std::string_view id;
    std::array<char, Size + 3> json{};  ///< `,"name":`
    Get get;
    Put put;                  ///< nullptr: nobody reads it
    std::string_view column;  ///< what SQLite calls it
    Part part = Part::points;

    [[nodiscard]] constexpr std::string_view key() const { return {json.data(), json.size()}; }
    /// `with`: what it takes beside `from` to say it: the rubric, or the language.
    template <typename From, typename With>
    decltype(auto) value(const From& from, const With& with) const {
        if constexpr (std::is_invocable_v<Get, const From&, const With&>) {
            return get(from, with);
        } else {
            return std::invoke(get, from);
        }
    }
};

/// `get` and `put`: a data member, or a function of what it comes from, or goes to.
template <std::size_t Size, typename Get, typename Put>
consteval auto field(const char (&id)[Size], Get get, Put put, Part part = Part::points,
                     std::string_view column = {}) {
    Field<Size, Get, Put> out{id, {}, get, put, column.empty() ? std::string_view(id) : column, part};
    out.json[0] = ',';
    out.json[1] = '"';
    std::copy_n(id, Size - 1, out.json.begin() + 2);
    out.json[Size + 1] = '"';
    out.json[Size + 2] = ':';
    return out;
}

/// What comes out of a Value, whether it may be absent or not.
template <typename Value>
struct Within {
    using Type = Value;
};
template <typename Value>
struct Within<std::optional<Value>> {
    using Type = Value;
};
/// The type that comes out of a field.
template <typename Field, typename From, typename With>
using ValueOf = std::decay_t<decltype(std::declval<Field>().value(std::declval<const From&>(),
                                                                  std::declval<const With&>()))>;
/// Whether result/1 may lack the member.
template <typename Value>
inline constexpr bool may_lack =
    !std::is_same_v<Value, typename Within<Value>::Type> || std::is_same_v<Value, std::string> ||
    std::is_same_v<Value, Facts> || std::is_same_v<Value, Mark> || std::is_same_v<Value, Remark>;

/// Calls `each(field)` for every member, in order.
template <typename Fields, typename Each>
constexpr void walk(const Fields& fields, Each&& each) {
    std::apply([&](const auto&... field) { (each(field), ...); }, fields);
}

// --- what is no member as it stands

/// A text that is there even where it is empty.
template <auto member>
constexpr auto always = [](const auto& from) { return std::string_view(from.*member); };

inline Facts facts_of(const Unit& unit) { return {unit}; }
inline Always exact_of(const Result& result) { return {result.exact.text()}; }
inline const Exact& total_of(const Result& /*result*/, const Rubric& rubric) { return rubric.total; }
inline std::string band_of(const Result& result, const Rubric& rubric) {
    return result.band ? rubric.band(result.band).id : std::string();
}
inline std::optional<Exact> verified_of(const Result& result) {
    return result.stage == Stage::verified ? std::optional(result.verified) : std::nullopt;
}
inline std::optional<Prerequisites> prerequisites_of(const Result& result, const Rubric& rubric) {
    return rubric.prerequisites.empty() ? std::nullopt : std::optional(Prerequisites{result});
}
inline std::optional<Vetoes> vetoes_of(const Result& result, const Rubric& rubric) {
    return rubric.vetoes.empty() ? std::nullopt : std::optional(Vetoes{result});
}
inline Mark gated(const NodeScore& node) { return {node.gated}; }
inline std::optional<Methods> methods_of(const NodeScore& node) {
    return node.by.empty() ? std::nullopt : std::optional(Methods{node});
}
/// `self` or a method's id.
inline std::string_view method_id(MethodId method, const Rubric& rubric) {
    return method ? std::string_view(rubric.method(method).id) : "self";
}
inline std::string_view about(const Ground& ground, const Rubric& rubric) {
    return rubric.id_of(ground.about);
}
inline std::optional<bool> holds(const Ground& ground) {
    return std::holds_alternative<ItemId>(ground.about) ? std::nullopt : std::optional(ground.holds);
}
inline std::optional<std::string_view> ground_source(const Ground& ground, const Rubric& rubric) {
    return ground.ruled.empty() ? std::optional(method_id(ground.method, rubric)) : std::nullopt;
}
inline std::string ruling_date(const Ground& ground) {
    return ground.date ? ground.date->text() : std::string();
}
inline Remark ground_place(const Ground& ground) { return {ground.where.text()}; }
inline std::string_view code_of(const Diagnostic& finding) { return finding.code.name(); }
inline std::string_view severity_of(const Diagnostic& finding) { return word_of(finding.severity); }
inline Always message_of(const Diagnostic& finding, Language language) { return {finding.message(language)}; }
inline Remark finding_place(const Diagnostic& finding) { return {finding.where.text()}; }
inline std::string_view input_name(const InputUsed& input) {
    return input.name ? *input.name : std::string_view();
}
inline std::string_view input_source(const InputUsed& input, const Rubric& rubric) {
    return method_id(input.method, rubric);
}
inline std::string input_date(const InputUsed& input) {
    return input.date ? input.date->text() : std::string();
}

/// What a node's members are read into.
struct NodeInto : SavedNode, SavedDetail {
    std::optional<Exact> claimed;
    std::string ruled;
};

// --- the lists

/// Of `rubric`, from a Rubric.
inline constexpr auto rubric = std::tuple(  //
    field("id", always<&Rubric::id>, &SavedResult::rubric, {}, "rubric"),
    field("edition", &Rubric::edition, &SavedResult::edition),
    field("sha256", &Rubric::sha256, &SavedResult::sha256),
    field("scoring", &Rubric::scoring, &SavedResult::scoring));

/// Of `unit`, from a Unit; its facts are members beside the others.
inline constexpr auto unit = std::tuple(  //
    field("id", always<&Unit::id>, &SavedResult::unit), field("name", &Unit::name, &SavedResult::name),
    field("region", &Unit::region, &SavedResult::region), field("facts", &facts_of, nullptr));

/// What the whole came to, from a Result; a unit without a score has none of it.
inline constexpr auto score = std::tuple(  //
    field("stage", &Result::stage, &SavedResult::stage), field("score", &Result::score, &SavedResult::score),
    field("exact", &exact_of, &SavedResult::exact), field("base", &Result::base, &SavedResult::base),
    field("bonus", &Result::bonus, &SavedResult::bonus),
    field("penalty", &Result::penalty, &SavedResult::penalty), field("total", &total_of, &SavedResult::total),
    field("claimed", &Result::claimed, &SavedResult::claimed), field("band", &band_of, &SavedResult::band),
    field("eligible", &Result::eligible, &SavedResult::eligible),
    field("answered", &Result::answered, &SavedResult::answered),
    field("verified", &verified_of, &SavedResult::verified),
    field("prerequisites", &prerequisites_of, &SavedResult::prerequisites),
    field("vetoes", &vetoes_of, &SavedResult::vetoes));

/// Of an element of `nodes` behind its `id`, from a NodeScore.
inline constexpr auto node = std::tuple(  //
    field("points", &NodeScore::points, &NodeInto::points), field("max", &NodeScore::max, &NodeInto::max),
    field("status", &NodeScore::status, &NodeInto::status), field("gated", &gated, &NodeInto::gated),
    field("lost", &NodeScore::lost, &NodeInto::lost, Part::detail),
    field("claimed", &NodeScore::claimed, &NodeInto::claimed, Part::claim),
    field("by", &methods_of, &NodeInto::by, Part::detail, "methods"),
    field("answer", &NodeScore::answer, &NodeInto::answer, Part::detail),
    field("ruled", &NodeScore::ruled, &NodeInto::ruled));

/// Of an element of `grounds`, from a Ground.
inline constexpr auto ground = std::tuple(  //
    field("id", &about, &SavedGround::id), field("holds", &holds, &SavedGround::holds),
    field("source", &ground_source, &SavedGround::source),
    field("ruled", &Ground::ruled, &SavedGround::ruled), field("date", &ruling_date, &SavedGround::date),
    field("by", &Ground::by, &SavedGround::by, {}, "person"),
    field("where", &ground_place, &SavedGround::where, {}, "place"));

/// Of an element of `findings`, from a Diagnostic. What is about no place, such as a unit as a whole, names none.
inline constexpr auto finding = std::tuple(  //
    field("code", &code_of, &SavedFinding::code), field("severity", &severity_of, &SavedFinding::severity),
    field("message", &message_of, &SavedFinding::message),
    field("where", &finding_place, &SavedFinding::where, {}, "place"));

/// Of an element of `inputs`, from an InputUsed.
inline constexpr auto input = std::tuple(  //
    field("name", &input_name, &SavedInput::name), field("sha256", &InputUsed::sha256, &SavedInput::sha256),
    field("source", &input_source, &SavedInput::source), field("date", &input_date, &SavedInput::date));

}  // namespace ceping::result_fields
