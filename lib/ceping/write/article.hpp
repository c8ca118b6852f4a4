#pragma once

#include <ceping/base/messages.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ceping {

/// A text to be read from top to bottom, such as a handbook, before it is known whether it becomes HTML or Markdown. All
/// texts in it are plain: the writers escape them. A line end in a text is one where the format can have it there.
struct Article {
    struct Run {
        std::string text;
        bool strong = false;
        std::string to{};  ///< anchor of a heading of this article, which the text leads to; empty: none
    };
    using Line = std::vector<Run>;

    struct Heading {
        int level = 2;       ///< 2 and more; 1 is the article's title
        std::string anchor;  ///< unique in the article: letters, digits, `-`, `_` and `.`
        std::string text;
        std::string tail;  ///< what stands behind it less prominently, or empty
        bool in_contents = true;
    };
    struct Paragraph {
        Line text;
        bool notice = false;  ///< set off from the rest: what nobody may overlook
        bool right = false;   ///< at the right: a signature
    };
    struct List {
        std::vector<Line> items;
        std::size_t first = 0;  ///< the number of the first; 0: they have none
    };
    /// What is called what: a label and what it says.
    struct Facts {
        std::vector<std::pair<std::string, Line>> entries;
    };
    struct Column {
        std::string title;
        bool figures = false;  ///< numbers, which stand at the right
    };
    /// The first cell of each row names it.
    struct Table {
        std::vector<Column> columns;
        std::vector<std::vector<Line>> rows;
    };
    using Block = std::variant<Heading, Paragraph, List, Facts, Table>;

    std::string title;
    Language language = Language::en;
    std::vector<Block> blocks;  ///< those before the first heading stand before the contents
    bool letter = false;        ///< it is read at once, without contents
    std::string kind{};         ///< what sort of text it is, 测评手册, to stand above the title; or empty
};

/// One HTML file that needs neither network nor script, with a table of contents; for screens, phones and A4.
[[nodiscard]] std::string article_html(const Article& article);

/// Markdown with pipe tables, as GitHub and pandoc read it. Links within the article are plain text: what they lead to
/// depends on the reader.
[[nodiscard]] std::string article_markdown(const Article& article);

/// The same as a .docx (Office Open XML), as Word, WPS and LibreOffice open it, without contents. The same article gives the
/// same bytes.
[[nodiscard]] std::string article_docx(const Article& article);

}  // namespace ceping
