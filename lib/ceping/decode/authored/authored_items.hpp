#pragma once

#include <ceping/decode/authored/authored.hpp>
#include <ceping/decode/authored/authored_drafts.hpp>
#include <ceping/decode/authored/authored_rules.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// From drafts to items with points and rules. Not part of the public face.

/// A figure of the table that its parts do not give.
void report_sum(const Source* source, Place place, const Words& what, const Exact& stated, const Exact& sum,
                Diagnostics& found);

/// What a heading says of what stands under it.
[[nodiscard]] AuthoredSection section_of(std::string_view title);

/// Takes columns that have one entry each as one, gives merged points to those that share them. Rows that only
/// state a veto are moved to `conditions`.
void settle_drafts(std::vector<Draft>& drafts, std::vector<Draft>& conditions);
/// What the row or merged cell states of its points, where anything does.
[[nodiscard]] std::optional<Exact> stated_points(const Draft& draft);
/// The section that a draft begins: what has points is no mere veto, whatever its title says.
[[nodiscard]] AuthoredSection section_of(const Draft& draft);
/// All that is written of a draft, from its title to its remarks.
[[nodiscard]] std::vector<std::string> texts_of(const Draft& draft);
/// What a section of vetoes or prerequisites lists.
void take_conditions(const Draft& draft, std::vector<AuthoredCondition>& out);
/// What a row says that only states a veto.
void take_vetoes(const Draft& draft, std::vector<AuthoredCondition>& out);

class ItemsReader {
public:
    /// What is found beside items, such as vetoes, goes into `table`.
    ItemsReader(const Source* source, AuthoredTable& table, Diagnostics& found)
        : source_(source), table_(table), found_(found) {}

    /// Nothing where a draft is a condition and no item.
    [[nodiscard]] std::optional<AuthoredItem> item(const Draft& draft, AuthoredSection section);
    /// The criteria of a bonus or of penalties, flat.
    void extras(const Draft& draft, AuthoredSection section, AuthoredExtra& extra);

private:
    std::optional<AuthoredItem> group(const Draft& draft, AuthoredSection section);
    std::optional<AuthoredItem> criterion(const Draft& draft, AuthoredSection section);
    void take_vetoes_beside(const Draft& draft, AuthoredItem& item);
    void give_points(const Draft& draft, AuthoredSection section, AuthoredItem& item,
                     const std::string& scoring);
    void give_rule(const Draft& draft, AuthoredSection section, AuthoredItem& item,
                   const std::string& scoring);

    const Source* source_;
    AuthoredTable& table_;
    Diagnostics& found_;
};

/// Gives each node its id: the table's own where all of them can be ids, else by its place.
void number_items(AuthoredTable& table);

}  // namespace ceping
