#pragma once

#include <ceping/model/report.hpp>

#include <string>
#include <utility>
#include <vector>

namespace ceping {

/// A small table that is written row by row; the first cell of each row names it.
struct Grid {
    struct Column {
        std::string title;
        bool figures = false;  ///< numbers, which stand at the right
    };
    std::vector<Column> columns;
    std::vector<std::vector<Report::Line>> rows;
};

/// A report that is read from top to bottom, on paper too, while it is written: what handbooks and letters share. Not part
/// of the public face.
class ArticleText {
public:
    ArticleText(std::string title, Language in) : language(in) {
        article.title = std::move(title);
        article.language = in;
        article.paper = true;
    }

    [[nodiscard]] const std::string& say(const Words& words) const { return words.in(language); }
    [[nodiscard]] Report::Line plain(const Words& words) const { return {{say(words)}}; }
    [[nodiscard]] Grid::Column column(const Words& title, bool figures = false) const {
        return {say(title), figures};
    }

    void heading(int level, std::string anchor, const Words& text, std::string tail = {},
                 bool in_contents = true) {
        article.blocks.emplace_back(
            Report::Heading{level, std::move(anchor), say(text), std::move(tail), {}, in_contents});
    }
    void paragraph(const Words& text, bool notice = false) {
        article.blocks.emplace_back(Report::Paragraph{plain(text), notice});
    }
    /// A list of labels and texts; nothing where there are none.
    void add(Report::Facts facts) {
        if (!facts.entries.empty()) {
            article.blocks.emplace_back(std::move(facts));
        }
    }
    /// A list; nothing where there are none.
    void add(Report::List list) {
        if (!list.items.empty()) {
            article.blocks.emplace_back(std::move(list));
        }
    }
    /// A table, without the columns that are empty in every row; nothing where it has no rows.
    void add(Grid grid);
    /// Adds a label and its text to `facts`; nothing where the text is empty.
    void fact(Report::Facts& facts, const Words& label, const Words& text) const {
        if (!say(text).empty()) {
            facts.entries.emplace_back(say(label), plain(text));
        }
    }

    Language language;
    Report article;
};

}  // namespace ceping
