// Mutants of a criterion's rule: the figures and words that its kind says there are.
#include <ceping/analyse/rubrics/mutant_parts.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>

namespace ceping {

namespace {

class RuleMutants {
public:
    RuleMutants(const Node& map, MutantSink& sink)
        : map_(map), base_(map), sink_(sink), owner_(MutantOwner::node(id_in(map))) {}
    /// Of a variant of a criterion: only what it names itself.
    RuleMutants(const Node& variant, std::size_t number, const Node& base, MutantSink& sink)
        : map_(variant),
          base_(base),
          sink_(sink),
          owner_({&phrases::thing_of_variant,
                  phrases::variant_of_node.with({{"id", id_in(base)}, {"number", number}})}) {}

    void figure(const KindFigure& figure) {
        using Shape = KindFigure::Shape;
        const Node* value = map_.find(figure.key);
        const std::string key(figure.key);
        if ((figure.shape == Shape::word && (value != nullptr || &map_ == &base_)) ||
            (figure.shape == Shape::stated_word && value != nullptr)) {
            sink_.other_words(map_, figure.key, figure.words, owner_(key));
        } else if (value != nullptr && figure.shape == Shape::number) {
            sink_.nudge(*value, owner_(key));
        } else if (value != nullptr && figure.shape == Shape::pairs) {
            pairs(*value);
        } else if (value != nullptr && figure.shape == Shape::classes) {
            classes(*value);
        } else if (value != nullptr && figure.shape == Shape::parts) {
            parts(*value);
        } else if (value != nullptr && figure.shape == Shape::events) {
            events(*value);
        }
    }

private:
    void pairs(const Node& list) {
        const Node* points = found("points");
        for (std::size_t i = 0; list.is_list() && i < list.size(); ++i) {
            const Node& pair = list[i];
            const auto gives = pair.is_list() && pair.size() == 2 ? figure_in(&pair[1]) : std::nullopt;
            const auto most = figure_in(points);
            if (!gives || !most) {
                continue;
            }
            move_breakpoint(pair, i);
            if (list.size() > 1 && !gives_nothing_anyway(i, *gives)) {
                sink_.take_away(pair, owner_(phrases::point_of_curve.with({{"point", i + 1}})));
            }
            move_points(pair[1], *gives, step_of(std::max(decimals_in(*points), decimals_in(pair[1])), *most),
                        i);
        }
    }

    [[nodiscard]] bool stepped() const {
        const Node* shape = found("shape");
        return shape != nullptr && trim(shape->text()) == "step";
    }

    /// Below the first step there is nothing anyway, so where a first step gives nothing does not matter.
    [[nodiscard]] bool gives_nothing_anyway(std::size_t position, const Exact& gives) const {
        return stepped() && position == 0 && gives.is_zero();
    }

    void move_breakpoint(const Node& pair, std::size_t position) {
        const auto x = figure_in(&pair[0]);
        const auto gives = figure_in(&pair[1]);
        if (!x || gives_nothing_anyway(position, *gives)) {
            return;
        }
        const Exact step = step_of(decimals_in(pair[0]), *x);
        const Words what = owner_(phrases::x_of_curve.with({{"point", position + 1}}));
        sink_.replace(pair[0], (*x + step).plain(), what);
        // Nothing can be below the range, so a first step that begins there may as well begin sooner.
        const Node* range = found("range");
        const auto low = range != nullptr && range->is_list() && range->size() == 2 ? figure_in(&(*range)[0])
                                                                                    : std::nullopt;
        if (!(position == 0 && stepped() && low && *x <= *low)) {
            sink_.replace(pair[0], (*x - step).plain(), what);
        }
    }

    void move_points(const Node& at, const Exact& gives, const Exact& step, std::size_t position) {
        const Words what = owner_(phrases::points_of_curve.with({{"point", position + 1}}));
        sink_.replace(at, (gives + step).plain(), what);
        sink_.replace(at, (gives - step).plain(), what);
    }

    void classes(const Node& map) {
        if (!map.is_map()) {
            return;
        }
        const auto most = figure_in(found("points"));
        for (const auto& [key, value] : map.entries()) {
            const Words what = owner_(phrases::worth_of_class.with({{"name", key.text()}}));
            const auto worth = figure_in(&value);
            if (worth) {
                const Exact step = step_of(decimals_in(value), *worth);
                // What is worth the whole already is not worth more.
                if (!most || *worth < *most) {
                    sink_.replace(value, (*worth + step).plain(), what);
                }
                sink_.replace(value, (*worth - step).plain(), what);
            }
            if (map.size() > 1) {
                sink_.take_away(value, owner_(phrases::class_of_count.with({{"name", key.text()}})));
            }
        }
    }

    void events(const Node& map) {
        const Node* times = map.find("times");
        if (times != nullptr && times->is_map()) {
            for (const auto& [tag, factor] : times->entries()) {
                sink_.nudge(factor, owner_(phrases::factor_of_tag.with({{"name", tag.text()}})));
            }
        }
        if (const Node* months = map.find("months")) {
            sink_.nudge(*months, owner_("events.months"));
        }
        if (const Node* once = map.find("once")) {
            sink_.take_away(*once, owner_("events.once"));
        }
    }

    void parts(const Node& list) {
        for (const auto& each : list) {
            const std::string id(id_in(each));
            if (const Node* points = each.find("points")) {
                sink_.nudge(*points, owner_(phrases::points_of_check.with({{"id", id}})));
            }
            if (list.size() > 1) {
                std::vector<NodeEdit> edits = {MutantSink::removal(each)};
                drop_standard(map_, id, edits);
                for (const Node* variant : variants_in(map_)) {
                    drop_standard(*variant, id, edits);
                }
                sink_.add(std::move(edits), each,
                          MutantSink::without(owner_(phrases::check_of_list.with({{"id", id}}))));
            }
        }
    }

    /// A key as it is for the variant.
    [[nodiscard]] const Node* found(std::string_view key) const {
        const Node* own = map_.find(key);
        return own != nullptr ? own : base_.find(key);
    }

    const Node& map_;
    const Node& base_;  ///< the criterion
    MutantSink& sink_;
    MutantOwner owner_;
};

}  // namespace

void mutate_rule(const Node& map, MutantSink& sink) {
    if (const KindRow* row = kind_row_of(map)) {
        RuleMutants rule(map, sink);
        for (const auto& figure : row->figures) {
            rule.figure(figure);
        }
        std::size_t number = 0;
        for (const Node* variant : variants_in(map)) {
            RuleMutants of_variant(*variant, ++number, map, sink);
            for (const auto& figure : row->figures) {
                of_variant.figure(figure);
            }
        }
    }
}

}  // namespace ceping
