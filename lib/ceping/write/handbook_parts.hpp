#pragma once

#include <ceping/write/handbook.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// What the chapters of a handbook share. Not part of the public face.

/// A handbook while it is written.
class HandbookText {
public:
    HandbookText(const Rubric& of, Language in) : rubric(of), language(in) {
        article.kind = say({"测评手册", "Handbook"});
        article.title = of.title;
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
    /// A table, without the columns that are empty in every row; nothing where it has no rows.
    void add(Article::Table table);
    /// Adds a label and its text to `facts`; nothing where the text is empty.
    void fact(Article::Facts& facts, const Words& label, const Words& text) const {
        if (!say(text).empty()) {
            facts.entries.emplace_back(say(label), plain(text));
        }
    }

    const Rubric& rubric;
    Language language;
    Article article;
};

/// The anchor of an item's heading: by its id where an anchor can be written so, else by its position.
[[nodiscard]] std::string anchor_of(const Rubric& rubric, int item);

/// What a policy for what does not apply (缺项) does, as a sentence.
[[nodiscard]] Words policy_sentence(NotApplicable policy);

/// The chapter that says how the score comes about.
void add_scoring(HandbookText& text);

/// The chapters of groups and criteria: `items`, bonus, penalties.
void add_items(HandbookText& text, Section section);

}  // namespace ceping
