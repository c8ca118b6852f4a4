#include <ceping/write/letters/found_words.hpp>

#include <ceping/analyse/saved_unit.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/letters/phrases.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

namespace {

/// The parts of a cell between `;`, each with what stands before and after `=`; `\` makes the next character literal.
std::vector<std::pair<std::string, std::string>> parts_of(std::string_view cell) {
    std::vector<std::pair<std::string, std::string>> out(1);
    bool in_name = true;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == ';') {
            out.emplace_back();
            in_name = true;
            continue;
        }
        if (cell[i] == '=' && in_name) {
            in_name = false;
            continue;
        }
        i += cell[i] == '\\' && i + 1 < cell.size() ? 1 : 0;
        (in_name ? out.back().first : out.back().second) += cell[i];
    }
    return out;
}

std::string standard_of(const Criterion& criterion, std::string_view level) {
    for (const auto& [key, text] : criterion.standard) {
        if (key == level) {
            return text;
        }
    }
    return {};
}

Words of_level(const Criterion& criterion, const std::string& level, bool brief) {
    const std::string standard = brief ? std::string() : standard_of(criterion, level);
    std::string_view text = standard;
    while (text.ends_with("。") || text.ends_with('.')) {
        text.remove_suffix(text.ends_with('.') ? 1 : std::string_view("。").size());
    }
    if (text.empty()) {
        return phrases::given_level.with({{"level", level}});
    }
    return phrases::given_level_of.with({{"level", level}, {"standard", text}});
}

/// The checks that are missing; of a penalty those that hold.
Words of_checks(const Criterion& criterion, std::string_view answer, bool penalty, bool brief) {
    std::vector<std::string> met;
    for (auto& part : parts_of(answer)) {
        met.push_back(std::move(part.first));
    }
    const AnswerForm form = criterion.kind->form(Exact(1));
    std::vector<std::string> names;
    for (const auto& choice : form.choices) {
        const bool is_met = among(choice.key, met);
        if (is_met == penalty) {
            names.push_back(id_and_title(choice.key, brief ? std::string() : choice.title));
        }
    }
    if (names.empty()) {
        return std::string(answer);
    }
    return (penalty ? phrases::checks_found : phrases::checks_not_met)
        .with({{"checks", join({names.begin(), names.end()}, brief ? "、" : "；")}});
}

/// 38/40，即95.0%: the figures as written, and their share where it is one.
Words ratio_words(const std::string& num, const std::string& den) {
    const auto above = Exact::parse(num);
    const auto below = Exact::parse(den);
    const bool share = above && below && below->sign() > 0 && above->sign() >= 0 && *above <= *below;
    return share ? phrases::with_share.with({{"num", num}, {"den", den}, {"share", percent(*above / *below)}})
                 : Words(num + "/" + den);
}

/// A number, `num=38;den=40`, `value=78.8;sample=104`, or `市级=1;县级=3` of classes, which are counted in the criterion's
/// unit where it states one. Points where the number is one of the criterion's own.
Words of_figures(const Criterion& criterion, const std::string& answer, bool points, bool penalty) {
    const std::string unit(criterion.kind->unit());
    const auto counted_in = [&](const std::string& figure) {
        return unit.empty() ? Words(figure) : Words(figure + unit, figure + " " + unit);
    };
    if (answer.find('=') == std::string::npos) {
        return answer == "-" ? Words("没有", "none")
               : points      ? phrases::given_points.with({{"points", {answer, counted(answer, "point")}}})
                             : counted_in(answer);
    }
    const auto parts = parts_of(answer);
    const auto value = [&](std::string_view name) {
        const auto at =
            std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.first == name; });
        return at == parts.end() ? std::string() : at->second;
    };
    const bool ratio = answer.starts_with("num=") && !value("den").empty();
    if (ratio || (answer.starts_with("value=") && !value("sample").empty())) {
        const std::string sample = value("sample");
        const Words figure = ratio ? ratio_words(value("num"), value("den")) : counted_in(value("value"));
        return sample.empty() ? figure : phrases::with_sample.with({{"figure", figure}, {"sample", sample}});
    }
    std::vector<Words> out;
    for (const auto& [name, count] : parts) {
        // A name that ends in a Latin letter or a digit would run into the number.
        const bool apart = !name.empty() && static_cast<unsigned char>(name.back()) < 0x80;
        const std::string counted_by = unit.empty() ? std::string(penalty ? "次" : "项") : unit;
        out.push_back(count.empty() ? Words(name)
                                    : Words(name + (apart ? " " : "") + count + counted_by,
                                            name + " " + count + (unit.empty() ? "" : " " + unit)));
    }
    return joined(out, {"、", ", "});
}

Words of_answer(const Item& item, const Criterion& criterion, const std::string& answer, bool brief) {
    const AnswerForm form = criterion.kind->form(item.points);
    const Shape shape = form.shapes.empty() ? Shape::number : form.shapes.front();
    if (shape == Shape::key) {
        return of_level(criterion, answer, brief);
    }
    if (shape == Shape::picks) {
        return of_checks(criterion, answer, item.section == Section::penalties, brief);
    }
    const bool points = form.shapes.size() == 1 && form.highest && *form.highest == item.points;
    return of_figures(criterion, answer, points, item.section == Section::penalties);
}

}  // namespace

Words found_words(const Rubric& rubric, const Item& item, const SavedResult& result, std::size_t node,
                  bool brief) {
    const SavedNode& of = result.nodes[node];
    if (of.status == NodeStatus::missing) {
        return {"没有填报", "not answered"};
    }
    if (node >= result.details.size()) {
        return {};
    }
    const SavedDetail& detail = result.details[node];
    if (!detail.answer.empty()) {
        return of_answer(item, criterion_for(rubric, item, result), detail.answer, brief);
    }
    if (item.criterion->kind->from_submission()) {
        return criterion_for(rubric, item, result).kind->rule(item.points);
    }
    std::vector<Words> out;
    for (const auto& [method, points] : detail.by) {
        const std::string title = method == "self" ? std::string() : rubric.method_title(method);
        const auto& sentence =
            item.section == Section::penalties ? phrases::points_taken_by : phrases::points_by;
        out.push_back(sentence.with({{"method", title.empty() ? Words{"自评", "self"} : Words(title)},
                                     {"points", points.shortest(2)}}));
    }
    return joined(out, {"，", ", "});
}

}  // namespace ceping
