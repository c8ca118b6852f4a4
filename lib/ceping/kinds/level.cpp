// 等级: a level of a scale is a share of the criterion's points, or points of its own.
#include <ceping/base/text.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/level_by_checks.hpp>
#include <ceping/kinds/phrases.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

class LevelKind final : public Kind {
public:
    LevelKind(const Scale& scale_of_levels, const Exact& full) : scale_(scale_of_levels.id) {
        for (const auto& level : scale_of_levels.levels) {
            names.push_back(level.key);
            points_.push_back(level.is_points ? level.value : level.value * full);
            texts_.push_back(level.is_points ? level.value.plain() : operands({full, level.value}, "×"));
        }
    }

    [[nodiscard]] std::string_view name() const override { return "level"; }
    [[nodiscard]] std::string_view scale() const override { return scale_; }

    [[nodiscard]] Outcome points(const Answer& answer, const Exact& /*full*/) const override {
        return Outcome::of(points_[answer.key]);
    }

    [[nodiscard]] std::pair<Exact, Exact> range(const Exact& /*full*/) const override {
        const auto [least, most] = std::minmax_element(points_.begin(), points_.end());
        return {*least, *most};
    }

    [[nodiscard]] std::string shown(const Answer& answer) const override { return names[answer.key]; }

    [[nodiscard]] AnswerForm form(const Exact& /*full*/) const override {
        AnswerForm out;
        out.shapes = {Shape::key};
        for (std::size_t i = 0; i < names.size(); ++i) {
            out.choices.push_back({names[i], points_[i].plain()});
        }
        return out;
    }

    void lint(std::string_view id, const Exact& full, const KindReport& report) const override {
        const Exact most = range(full).second;
        if (most != full) {
            report("full-unreachable", "scale", {id, most.plain(), full.plain()});
        }
    }

    [[nodiscard]] Words rule(const Exact& /*full*/) const override {
        std::string out;
        for (std::size_t i = 0; i < names.size(); ++i) {
            out += (i == 0 ? "" : " ") + names[i] + " " + points_[i].plain();
        }
        return out;
    }

    [[nodiscard]] Guide guide(const Exact& /*full*/, bool penalty) const override {
        Guide out;
        out.kind = {"等级", "level"};
        out.sentences.push_back(penalty ? Words{"按所属的等级扣分。", "The level says what is taken off."}
                                        : Words{"按达到的等级计分。", "The level reached gives the points."});
        out.columns = {{{"等级", "level"}}, {points_title(penalty), true}};
        for (std::size_t i = 0; i < names.size(); ++i) {
            out.rows.push_back({{names[i], points_[i].plain()}, names[i]});
        }
        return out;
    }

    [[nodiscard]] std::vector<Trial> trials(const Exact& /*full*/) const override {
        std::vector<Trial> out;
        for (std::size_t i = 0; i < names.size(); ++i) {
            out.push_back({"standard." + names[i], phrases::level_of.with({{"name", names[i]}}),
                           [i](const Answer& answer) { return answer.key == i; }});
        }
        return out;
    }

    [[nodiscard]] Answer extreme(const Exact& /*full*/, bool most) const override {
        const auto at = most ? std::max_element(points_.begin(), points_.end())
                             : std::min_element(points_.begin(), points_.end());
        Answer out;
        out.shape = Shape::key;
        out.key = static_cast<std::uint32_t>(at - points_.begin());
        return out;
    }

    [[nodiscard]] std::vector<ArithmeticLine> arithmetic(const Answer& answer,
                                                         const Exact& /*full*/) const override {
        const std::string& key = names[answer.key];
        return {{phrases::level_of.with({{"name", key}}), texts_[answer.key], points_[answer.key]}};
    }

    [[nodiscard]] AttainableAnswers attainable(const Exact& /*full*/, const Answer* /*now*/,
                                               Turn /*turn*/) const override {
        AttainableList out;
        for (std::size_t i = 0; i < names.size(); ++i) {
            out.add(points_[i], names[i]);
        }
        return out.take();
    }

    [[nodiscard]] AnswerFormulas formulas(const AnswerFields& fields, const Exact& /*full*/,
                                          std::string_view /*id*/, FormulaLines& /*lines*/) const override {
        using namespace formula;
        std::vector<Formula> is_level;
        std::vector<Formula> worth;
        for (std::size_t i = 0; i < names.size(); ++i) {
            is_level.push_back(is_text(fields.value, names[i]));
            worth.push_back(choice(is_text(fields.value, names[i]), number(points_[i]), number(0)));
        }
        return {any(std::move(is_level)), never(), sum(std::move(worth))};
    }

    std::vector<std::string> names;

private:
    std::string scale_;
    std::vector<Exact> points_;
    std::vector<std::string> texts_;  ///< how the points come about
};

std::shared_ptr<const Kind> decoded_level(const KindContext& context) {
    const Node* scale = context.node.find("scale");
    if (scale == nullptr) {
        report(context.found, context.node, "missing-key", {"scale", context.id});
        return nullptr;
    }
    const auto name = read_string(*scale, "scale", context.found);
    if (!name) {
        return nullptr;
    }
    const auto at = std::find_if(context.scales.begin(), context.scales.end(),
                                 [&](const Scale& s) { return s.id == *name; });
    if (at == context.scales.end()) {
        std::vector<std::string_view> known;
        for (const auto& each : context.scales) {
            known.push_back(each.id);
        }
        report(context.found, *scale, "unknown-scale", {*name}, nearest(*name, known));
        return nullptr;
    }
    if (at->levels.empty()) {
        return nullptr;  // what is wrong was said at the scale
    }
    for (const auto& level : at->levels) {
        if (level.is_points && level.value > context.full) {
            report(context.found, *scale, "out-of-range",
                   {level.key, level.value.plain(), bounds_words("0", context.full.plain())});
            return nullptr;
        }
    }
    if (context.node.find("checks") != nullptr || context.node.find("levels") != nullptr) {
        return decoded_level_by_checks(context, *at);
    }
    return std::make_shared<LevelKind>(*at, context.full);
}

bool level_answer(const AnswerContext& context, Answer& out) {
    if (context.parts.met != nullptr) {
        return level_by_checks_answer(context, out);
    }
    const auto& kind = static_cast<const LevelKind&>(context.kind);
    const Node& value = *context.parts.value;
    if (!value.is_text()) {
        report(context.found, value, "wrong-type", {context.id, {"一个等级", "a level"}, type_words(value)});
        return false;
    }
    const std::size_t level = find_name(value.text(), kind.names);
    if (level < kind.names.size()) {
        out.shape = Shape::key;
        out.key = static_cast<std::uint32_t>(level);
        return true;
    }
    if (const std::size_t meant = meant_for(value.text(), kind.names); meant < kind.names.size()) {
        report(context.found, value, "word-read", {context.id, value.text(), kind.names[meant]});
        out.shape = Shape::key;
        out.key = static_cast<std::uint32_t>(meant);
        return true;
    }
    report(context.found, value, "answer-level", {context.id, value.text(), names_of(kind.names)},
           near_name(value.text(), kind.names));
    return false;
}

constexpr auto level_keys = std::to_array<std::string_view>({"scale", "checks", "levels"});
constexpr auto level_parts = std::to_array<std::string_view>({"value"});

}  // namespace

const KindRow level_kind = {
    "level",
    level_keys,
    level_parts,
    "等级",
    decoded_level,
    level_answer,
    R"({id: "1.1", title: 主题教育, points: 4, kind: level, scale: abcd})",
    "A",
    {},
};

}  // namespace ceping
