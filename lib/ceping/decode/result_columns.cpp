#include <ceping/decode/result_columns.hpp>

#include <ceping/model/result_fields.hpp>

#include <type_traits>

namespace ceping {

namespace {

namespace fields = result_fields;

template <typename Value>
constexpr ResultColumn::Type type_of() {
    using Bare = typename fields::Within<Value>::Type;
    if constexpr (std::is_same_v<Bare, Exact>) {
        return ResultColumn::Type::number;
    } else if constexpr (std::is_same_v<Bare, bool> || std::is_same_v<Bare, fields::Mark>) {
        return ResultColumn::Type::flag;
    } else if constexpr (fields::Compound<Bare>) {
        return ResultColumn::Type::json;
    } else {
        return ResultColumn::Type::text;
    }
}

/// `From` and `With`: what the members' values are taken from.
template <typename From, typename With = Rubric, typename Fields>
ResultTables::Columns columns_of(const Fields& all) {
    ResultTables::Columns out;
    fields::walk(all, [&out](const auto& field) {
        using Value = fields::ValueOf<decltype(field), From, With>;
        constexpr bool unless_idle =
            std::is_same_v<Value, fields::Mark> || std::is_same_v<Value, fields::Remark>;
        out.push_back({field.key(), field.column, type_of<Value>(), unless_idle || !fields::may_lack<Value>,
                       unless_idle});
    });
    return out;
}

}  // namespace

const ResultTables& result_tables() {
    static const ResultTables out{
        columns_of<Rubric>(fields::rubric), columns_of<Unit>(fields::unit),
        columns_of<Result>(fields::score),  columns_of<NodeScore>(fields::node),
        columns_of<Ground>(fields::ground), columns_of<Diagnostic, Language>(fields::finding)};
    return out;
}

}  // namespace ceping
