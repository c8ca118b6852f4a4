#pragma once

#include <ceping/base/exact/exact.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ceping {

// Charts as SVG within an HTML page. They are as wide as their place while their letters keep the page's size, so they
// are read on a phone and on A4 alike. Colours are classes of the page's style: `bar`, `track`, `mark`, `axis`. All texts
// given are plain. What a chart shows stands in a table or list beside it, too.

/// What a chart is called by those who do not see it.
struct ChartName {
    std::string id;  ///< unique in the page: letters, digits, `-`
    std::string title;
    std::string description;  ///< what is to be seen in it, in a sentence or two
};

/// A labelled bar.
struct Bar {
    std::string label;           ///< up to three lines of it; the rest is cut off and marked as cut
    std::string value;           ///< as text at the right
    std::optional<Exact> share;  ///< of the full width; drawn as 0..1; nothing: no bar
    std::optional<Exact> mark;   ///< where a line across the bar stands
};

/// Bars from the left, one below the other, each under its label.
[[nodiscard]] std::string bar_chart(const ChartName& name, const std::vector<Bar>& bars);

/// What bar charts with the same labels and marks have in common, written once: `id` is what they refer to.
[[nodiscard]] std::string bar_frame(const std::string& id, const std::vector<Bar>& bars);
/// The bars and values alone, on the frame `frame`, whose labels they have again: these decide how high rows are. A bar
/// without a value has none at its right.
[[nodiscard]] std::string bar_chart_on(const std::string& frame, const ChartName& name,
                                       const std::vector<Bar>& bars);

/// A column of a distribution.
struct ChartColumn {
    std::string value;  ///< over the column; empty: none
    Exact share;        ///< of the full height, 0..1
};

/// Columns side by side, with `ticks` below at equal distances from the left edge to the right one.
[[nodiscard]] std::string column_chart(const ChartName& name, const std::vector<ChartColumn>& columns,
                                       const std::vector<std::string>& ticks);

}  // namespace ceping
