#pragma once

#include <ceping/write/rubrics/article_text.hpp>
#include <ceping/write/rubrics/handbook.hpp>

#include <string>

namespace ceping {

// What the chapters of a handbook share. Not part of the public face.

/// A handbook while it is written.
class HandbookText : public ArticleText {
public:
    HandbookText(const Rubric& of, Language in) : ArticleText(of.title, in), rubric(of) {
        article.kind = say({"测评手册", "Handbook"});
    }

    const Rubric& rubric;
};

/// The anchor of an item's heading: by its id where an anchor can be written so, else by its position.
[[nodiscard]] std::string anchor_of(const Rubric& rubric, ItemId item);

/// What a policy for what does not apply (缺项) does, as a sentence.
[[nodiscard]] Words policy_sentence(NotApplicable policy);

/// The chapter that says how the score comes about.
void add_scoring(HandbookText& text);

/// The chapters of groups and criteria: `items`, bonus, penalties.
void add_items(HandbookText& text, Section section);

}  // namespace ceping
