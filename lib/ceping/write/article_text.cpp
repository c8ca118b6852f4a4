#include <ceping/write/article_text.hpp>

#include <algorithm>
#include <cstddef>

namespace ceping {

void ArticleText::add(Article::Table table) {
    const auto at = [](std::size_t column) { return static_cast<std::ptrdiff_t>(column); };
    for (std::size_t i = table.columns.size(); i > 1; --i) {
        const std::size_t column = i - 1;
        const bool empty = std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
            return std::all_of(row[column].begin(), row[column].end(),
                               [](const Article::Run& run) { return run.text.empty(); });
        });
        if (empty) {
            table.columns.erase(table.columns.begin() + at(column));
            for (auto& row : table.rows) {
                row.erase(row.begin() + at(column));
            }
        }
    }
    if (!table.rows.empty()) {
        article.blocks.emplace_back(std::move(table));
    }
}

}  // namespace ceping
