#pragma once

#include <ceping/write/article.hpp>

#include <string>
#include <utility>

namespace ceping {

/// An article while it is written: what handbooks and reports share. Not part of the public face.
class ArticleText {
public:
    ArticleText(std::string title, Language in) : language(in) {
        article.title = std::move(title);
        article.language = in;
    }

    [[nodiscard]] const std::string& say(const Words& words) const { return words.in(language); }
    [[nodiscard]] Article::Line plain(const Words& words) const { return {{say(words)}}; }
    [[nodiscard]] Article::Column column(const Words& title, bool figures = false) const {
        return {say(title), figures};
    }

    void heading(int level, std::string anchor, const Words& text, std::string tail = {},
                 bool in_contents = true) {
        article.blocks.emplace_back(
            Article::Heading{level, std::move(anchor), say(text), std::move(tail), in_contents});
    }
    void paragraph(const Words& text, bool notice = false) {
        article.blocks.emplace_back(Article::Paragraph{plain(text), notice});
    }
    /// A list of labels and texts; nothing where there are none.
    void add(Article::Facts facts) {
        if (!facts.entries.empty()) {
            article.blocks.emplace_back(std::move(facts));
        }
    }
    /// A list; nothing where there are none.
    void add(Article::List list) {
        if (!list.items.empty()) {
            article.blocks.emplace_back(std::move(list));
        }
    }
    /// A table, without the columns that are empty in every row; nothing where it has no rows.
    void add(Article::Table table);
    /// Adds a label and its text to `facts`; nothing where the text is empty.
    void fact(Article::Facts& facts, const Words& label, const Words& text) const {
        if (!say(text).empty()) {
            facts.entries.emplace_back(say(label), plain(text));
        }
    }

    Language language;
    Article article;
};

}  // namespace ceping
