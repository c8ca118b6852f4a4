#include <ceping/analyse/rubrics/item_analysis_remarks.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace ceping {

namespace item_rules {

Exact easy() { return Exact::fraction(98, 100); }
Exact hard() { return Exact::fraction(2, 100); }
Exact alike() { return Exact::fraction(95, 100); }
Exact times() { return 2; }
Exact off() { return Exact::fraction(1, 100); }

}  // namespace item_rules

namespace {

constexpr double one_sided = 1.6449;  // the standard normal's 95 % point

/// Whether a correlation seen in so many units is surely below `flat`: the upper end of its one-sided 95 % interval,
/// by Fisher's transformation, is.
bool surely_flat(const Exact& correlation, std::size_t units) {
    const double seen = std::strtod(correlation.shortest().c_str(), nullptr);
    if (units < 4 || seen >= item_rules::flat) {
        return false;
    }
    // A correlation of -1 has no transformation, and no doubt about it.
    return seen <= -1 || std::atanh(seen) + one_sided / std::sqrt(static_cast<double>(units - 3)) <
                             std::atanh(item_rules::flat);
}

/// Whether a weight is off beyond chance: both by the factor and by the share of the total, for every value within
/// 1.96 standard errors.
bool surely_off(const ItemFigures& figures) {
    if (!figures.effective || !figures.error) {
        return false;
    }
    const Exact& nominal = figures.nominal;
    const Exact by_much = item_rules::off();
    const Exact most = greatest(nominal * item_rules::times(), nominal + by_much);
    const Exact least_of_all = least(nominal / item_rules::times(), nominal - by_much);
    const Exact& seen = *figures.effective;
    const Exact beyond = seen > most ? seen - most : seen < least_of_all ? least_of_all - seen : Exact();
    return beyond.sign() > 0 && beyond * beyond > Exact::fraction(38416, 10000) * *figures.error;
}

void remark_on(ItemFigures& figures, const std::vector<ItemFigures>& all) {
    auto& out = figures.remarks;
    if (figures.answered < item_rules::fewest) {
        out.push_back(ItemRemark::few);
        return;
    }
    const bool item = figures.section == Section::items;
    const bool easy = *figures.facility >= item_rules::easy();
    const bool hard = *figures.facility <= item_rules::hard();
    // Nobody expects every unit to earn a bonus, nor any to be penalised.
    if (easy && figures.section != Section::penalties) {
        out.push_back(ItemRemark::easy);
    }
    if (hard && figures.section != Section::bonus) {
        out.push_back(ItemRemark::hard);
    }
    const bool flat =
        figures.constant ||
        (figures.discrimination && surely_flat(*figures.discrimination, figures.discrimination_units));
    if (item && !easy && !hard && flat) {
        out.push_back(ItemRemark::flat);
    }
    const auto weak = [&](const ItemPartner& each) {
        return each.units < item_rules::fewest || figures.apart < item_rules::apart ||
               all[each.other].apart < item_rules::apart;
    };
    auto& partners = figures.partners;
    partners.erase(std::remove_if(partners.begin(), partners.end(), weak), partners.end());
    if (!partners.empty()) {
        out.push_back(ItemRemark::redundant);
    }
    if (item && !easy && !hard && !figures.constant && surely_off(figures)) {
        out.push_back(ItemRemark::weight);
    }
    if (figures.told >= item_rules::fewest_of_none) {
        const auto any = [&](const auto& is) {
            return std::any_of(figures.choices.begin(), figures.choices.end(), is);
        };
        if (any([](const ItemChoice& each) { return each.count == 0; })) {
            out.push_back(ItemRemark::unused);
        }
        if (any([&](const ItemChoice& each) { return each.check && each.count == figures.told; })) {
            out.push_back(ItemRemark::always);
        }
    }
}

std::string number(std::size_t value) { return std::to_string(value); }

std::string percents(const Exact& share, int places) {
    return (share * Exact(100)).fixed(places, Rounding::half_up) + "%";
}

std::string two_places(const Exact& value) { return value.fixed(2, Rounding::half_up); }

/// Names of an item's own choices, joined.
template <typename Wanted>
Words list_of(const ItemFigures& figures, const Wanted& wanted) {
    std::vector<Words> names;
    for (const auto& each : figures.choices) {
        if (wanted(each)) {
            names.push_back(phrases::quoted_id.with({{"id", each.key}}));
        }
    }
    return (figures.choices.front().check ? phrases::checks_named : phrases::levels_named)
        .with({{"names", joined(names, {"、", ", "})}});
}

class ItemFindings {
public:
    ItemFindings(const ItemAnalysis& analysis, const Rubric& rubric, Diagnostics& found)
        : analysis_(analysis), rubric_(rubric), found_(found) {}

    void run() {
        about_the_batch();
        for (const auto& each : analysis_.items) {
            for (const auto remark : each.remarks) {
                about(each, remark);
            }
        }
    }

private:
    void about_the_batch() {
        const std::string own = named(rubric_.id, rubric_.edition, rubric_.scoring);
        for (const auto& each : analysis_.others) {
            found_.add("result-other-rubric", each.first,
                       {named(each.rubric, each.edition, each.scoring), own});
        }
        if (analysis_.bare > 0) {
            found_.add("result-node-missing", analysis_.first_bare,
                       {analysis_.first_bare_unit, analysis_.first_bare_node});
        }
        if (analysis_.units < item_rules::fewest) {
            found_.add("units-few", rubric_.places.whole,
                       {number(analysis_.units), number(item_rules::fewest)});
        }
    }

    static std::string named(const std::string& id, const std::string& edition, const std::string& scoring) {
        return id + (edition.empty() ? "" : " " + edition) +
               (scoring.empty() ? "" : " (" + scoring.substr(0, 12) + ")");
    }

    void about(const ItemFigures& figures, ItemRemark remark) {
        const Location& where = rubric_.at(figures.item).places.whole;
        const std::string units = number(figures.answered);
        switch (remark) {
            case ItemRemark::easy:
                found_.add("item-easy", where, {figures.id, units, percents(*figures.facility, 1)});
                break;
            case ItemRemark::hard:
                found_.add("item-hard", where, {figures.id, units, percents(*figures.facility, 1)});
                break;
            case ItemRemark::flat: flat(figures, where); break;
            case ItemRemark::redundant: redundant(figures, where); break;
            case ItemRemark::weight:
                found_.add("item-weight", where,
                           {figures.id, percents(figures.nominal, 2), percents(*figures.effective, 2)});
                break;
            case ItemRemark::unused:
                found_.add("choice-unused", where,
                           {figures.id, number(figures.told),
                            list_of(figures, [](const ItemChoice& each) { return each.count == 0; })});
                break;
            case ItemRemark::always:
                found_.add("check-always", where,
                           {figures.id, number(figures.told), list_of(figures, [&](const ItemChoice& each) {
                                return each.count == figures.told;
                            })});
                break;
            case ItemRemark::few: break;  // one finding for all of them, where the batch itself is small
        }
    }

    void flat(const ItemFigures& figures, const Location& where) {
        if (figures.constant) {
            found_.add("item-flat", where,
                       {figures.id, number(figures.answered),
                        phrases::same_share.with({{"share", percents(*figures.facility, 1)}})});
            return;
        }
        found_.add("item-flat", where,
                   {figures.id, number(figures.discrimination_units),
                    phrases::weak_correlation.with({{"seen", two_places(*figures.discrimination)}})});
    }

    void redundant(const ItemFigures& figures, const Location& where) {
        std::vector<Words> list;
        for (const auto& each : figures.partners) {
            const std::string& id = analysis_.items[each.other].id;
            const Words units{number(each.units), counted(each.units, "unit")};
            list.push_back(
                each.equal ? phrases::equal_partner.with({{"item", id}, {"units", units}})
                           : phrases::like_partner.with(
                                 {{"item", id}, {"units", units}, {"seen", two_places(each.correlation)}}));
        }
        found_.add("item-redundant", where, {figures.id, joined(list, {"、", ", "})});
    }

    const ItemAnalysis& analysis_;
    const Rubric& rubric_;
    Diagnostics& found_;
};

}  // namespace

void add_remarks(ItemAnalysis& analysis) {
    for (auto& each : analysis.items) {
        remark_on(each, analysis.items);
        std::sort(each.remarks.begin(), each.remarks.end());
    }
}

void item_findings(const ItemAnalysis& analysis, const Rubric& rubric, Diagnostics& found) {
    ItemFindings(analysis, rubric, found).run();
}

}  // namespace ceping
