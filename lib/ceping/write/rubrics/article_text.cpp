#include <ceping/write/rubrics/article_text.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>

namespace ceping {

void ArticleText::add(Grid grid) {
    if (grid.rows.empty()) {
        return;
    }
    const auto rows = std::make_shared<const std::vector<std::vector<Report::Line>>>(std::move(grid.rows));
    Report::Table table;
    table.rows = rows->size();
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        const bool empty = std::all_of(rows->begin(), rows->end(),
                                       [i](const auto& row) { return Report::Cell(row[i]).empty(); });
        if (i == 0 || !empty) {
            table.for_people(grid.columns[i].title,
                             grid.columns[i].figures ? Report::Type::count : Report::Type::text,
                             [rows, i](std::size_t row) { return (*rows)[row][i]; });
        }
    }
    article.add(std::move(table));
}

}  // namespace ceping
