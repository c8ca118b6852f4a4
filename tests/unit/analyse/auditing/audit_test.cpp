#include <ceping/analyse/auditing/audit.hpp>

#include "unit/analyse/published.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;
using test::Draws;
using test::exact;
using test::Published;

namespace {

struct TotalCase {
    const char* why;
    std::vector<std::string> parts;
    std::vector<std::string> factors;
    const char* total;
    TotalStatus status;
    const char* off;  ///< where impossible
};
std::ostream& operator<<(std::ostream& out, const TotalCase& c) { return out << c.why; }

const TotalCase total_cases[] = {
    {"adds up", {"10.5", "20.5"}, {"1", "1"}, "31.0", TotalStatus::consistent, ""},
    {"a total of fewer decimals is the sum rounded",
     {"1.23", "4.56"},
     {"1", "1"},
     "5.8",
     TotalStatus::consistent,
     ""},
    {"half-way may go up", {"1.25", "4.00"}, {"1", "1"}, "5.3", TotalStatus::consistent, ""},
    {"half-way may go down", {"1.25", "4.00"}, {"1", "1"}, "5.2", TotalStatus::consistent, ""},
    {"parts rounded before printing",
     {"3.3", "3.3", "3.3"},
     {"1", "1", "1"},
     "10.0",
     TotalStatus::display_rounding,
     ""},
    {"the ends of the intervals just miss one another",
     {"1.0", "1.0"},
     {"1", "1"},
     "2.15",
     TotalStatus::impossible,
     "0.045"},
    {"touching ends are possible",
     {"1.0", "1.0", "1.0"},
     {"1", "1", "1"},
     "3.2",
     TotalStatus::display_rounding,
     ""},
    {"too high", {"10.0", "20.0"}, {"1", "1"}, "31.0", TotalStatus::impossible, "0.85"},
    {"too low", {"10.0", "20.0"}, {"1", "1"}, "29.0", TotalStatus::impossible, "-0.85"},
    {"weights", {"90", "80"}, {"0.7", "0.3"}, "87.0", TotalStatus::consistent, ""},
    {"weights widen by themselves", {"90", "80"}, {"0.7", "0.3"}, "87.6", TotalStatus::impossible, "0.05"},
    {"what is taken off", {"50.0", "3.0"}, {"1", "-1"}, "47.0", TotalStatus::consistent, ""},
    {"the interval of what is taken off",
     {"50.0", "3.0"},
     {"1", "-1"},
     "47.1",
     TotalStatus::display_rounding,
     ""},
    {"a third", {"1", "1", "2"}, {"1/3", "1/3", "1/3"}, "1.33", TotalStatus::consistent, ""},
};

std::string status_of(TotalStatus status) { return std::to_string(static_cast<int>(status)); }

/// Faults of ranks: the style, then `name rank->right`, with who has the same total or rank; then gaps.
std::string shown(const PublishedTable& table, const RankAudit& found) {
    const char* const styles[] = {"competition", "dense", "ordinal", "last"};
    std::string out = styles[static_cast<std::size_t>(found.style)];
    out += found.ascending ? " ascending" : "";
    out += found.unrelated ? " unrelated" : "";
    for (const auto& each : found.faults) {
        out += ", " + table.rows[each.row].name + " " + std::to_string(*table.rows[each.row].rank) + "->" +
               std::to_string(each.should_be);
        out += each.should_be_to > each.should_be ? ".." + std::to_string(each.should_be_to) : "";
        out += each.tied ? " =" + table.rows[*each.tied].name : "";
        out += each.shares ? " &" + table.rows[*each.shares].name : "";
    }
    for (const auto& each : found.gaps) {
        out += ", gap " + std::to_string(each.first) + ".." + std::to_string(each.last);
    }
    return out;
}

/// The most rows whose ranks do not contradict one another, by trying every subset: of two of them the lower one's rank is
/// greater by at least as many as stand from the upper one's total to before its own (competition), or by at least as many
/// totals (dense); on one total both are the same.
std::size_t most_kept(const PublishedTable& table, bool dense) {
    const auto& rows = table.rows;
    const auto above = [&](const PublishedRow& of) {
        std::set<Exact> totals;
        std::int64_t count = 0;
        for (const auto& other : rows) {
            if (other.total->value > of.total->value) {
                ++count;
                totals.insert(other.total->value);
            }
        }
        return dense ? static_cast<std::int64_t>(totals.size()) : count;
    };
    std::size_t best = 0;
    for (std::size_t mask = 0; mask < (std::size_t{1} << rows.size()); ++mask) {
        std::size_t kept = 0;
        bool agree = true;
        for (std::size_t i = 0; i < rows.size() && agree; ++i) {
            if ((mask >> i & 1U) == 0) {
                continue;
            }
            ++kept;
            agree = *rows[i].rank > above(rows[i]);
            for (std::size_t j = 0; j < rows.size() && agree; ++j) {
                const bool both = (mask >> j & 1U) != 0 && j != i;
                if (both && rows[j].total->value == rows[i].total->value) {
                    agree = *rows[j].rank == *rows[i].rank;
                } else if (both && rows[j].total->value < rows[i].total->value) {
                    agree = *rows[j].rank - *rows[i].rank >= above(rows[j]) - above(rows[i]);
                }
            }
        }
        best = agree ? std::max(best, kept) : best;
    }
    return best;
}

std::string bands_shown(const PublishedTable& table, const BandAudit& found) {
    std::string out;
    for (const auto& each : found.ranges) {
        out += (out.empty() ? "" : " ") + each.band + ":" + each.low.plain() + "-" + each.high.plain();
    }
    for (const auto& each : found.steps) {
        out += (each.overlap ? " overlap " : " gap ") + each.from.plain() + "-" + each.to.plain();
    }
    for (const auto& each : found.faults) {
        out += ", " + table.rows[each.row].name + " fits " + each.fits;
        out += each.against ? " by " + table.rows[*each.against].name : "";
        out += each.lower ? " (lower)" : "";
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(audit)

BOOST_DATA_TEST_CASE(totals_against_parts, data::make(total_cases)) {
    Published made(sample.parts.size());
    made.row(sample.total).parts(sample.parts);
    std::vector<Exact> factors;
    for (const auto& each : sample.factors) {
        factors.push_back(exact(each));
    }
    const auto checks = check_totals(made.table, factors);
    BOOST_REQUIRE(checks.size() == 1U);
    BOOST_TEST(status_of(checks[0].status) == status_of(sample.status));
    BOOST_TEST((checks[0].off.is_zero() ? "" : checks[0].off.plain()) == sample.off);
}

BOOST_AUTO_TEST_CASE(a_row_without_a_part_is_not_checked) {
    Published made(2);
    made.row("3").parts({"1", "1"});
    made.table.rows[0].parts[1].reset();
    BOOST_TEST(status_of(check_totals(made.table, {Exact(1), Exact(1)})[0].status) ==
               status_of(TotalStatus::unchecked));
}

// What was rounded after it was added up is never called impossible, and a total a whole point off always is.
BOOST_AUTO_TEST_CASE(rounded_parts_are_only_display_rounding) {
    Draws draws(7);
    std::size_t rounding = 0;
    for (int round = 0; round < 2000; ++round) {
        Exact sum;
        std::vector<std::string> parts;
        for (int i = 0; i < 5; ++i) {
            const Exact part = Exact::fraction(draws.below(20000), 1000);
            sum += part;
            parts.push_back(part.fixed(1, Rounding::half_up));
        }
        Published made(5);
        made.row(sum.fixed(1, Rounding::half_up)).parts(parts);
        made.row((sum + Exact(1)).fixed(1, Rounding::half_up)).parts(parts);
        const auto checks = check_totals(made.table, std::vector<Exact>(5, Exact(1)));
        BOOST_TEST(status_of(checks[0].status) != status_of(TotalStatus::impossible));
        BOOST_TEST(status_of(checks[1].status) == status_of(TotalStatus::impossible));
        rounding += checks[0].status == TotalStatus::display_rounding ? 1U : 0U;
    }
    BOOST_TEST(rounding > 500U);  // the case is not a rare one
}

BOOST_AUTO_TEST_CASE(ranks_of_every_style) {
    Published competition;
    competition.row("90").rank(1).row("80").rank(2).row("80").rank(2).row("70").rank(4);
    BOOST_TEST(shown(competition.table, audit_ranks(competition.table)) == "competition");
    Published dense;
    dense.row("90").rank(1).row("80").rank(2).row("80").rank(2).row("70").rank(3).row("60").rank(4);
    BOOST_TEST(shown(dense.table, audit_ranks(dense.table)) == "dense");
    Published ordinal;
    ordinal.row("90").rank(1).row("80").rank(2).row("80").rank(3).row("70").rank(4);
    BOOST_TEST(shown(ordinal.table, audit_ranks(ordinal.table)) == "ordinal");
    Published last;
    last.row("90").rank(1).row("80").rank(3).row("80").rank(3).row("70").rank(4);
    BOOST_TEST(shown(last.table, audit_ranks(last.table)) == "last");
    Published least;
    least.row("3").rank(1).row("4").rank(2).row("9").rank(3).row("9").rank(3);
    BOOST_TEST(shown(least.table, audit_ranks(least.table)) == "competition ascending");
    Published plain;
    plain.row("90").rank(1).row("80").rank(2);
    BOOST_TEST(audit_ranks(plain.table).alike);
    BOOST_TEST(!audit_ranks(dense.table).alike);
}

BOOST_AUTO_TEST_CASE(one_broken_tie_among_shared_ones) {
    Published made;
    made.row("90").rank(1).row("89").rank(2).row("89").rank(2).row("87").rank(4).row("87").rank(5);
    made.row("86").rank(6).row("85").rank(6);
    BOOST_TEST(shown(made.table, audit_ranks(made.table)) == "competition, e 5->4 =d, g 6->7 &f");
}

// What is not in the table may be why ranks are missing; a rank that leaves no room is a fault.
BOOST_AUTO_TEST_CASE(a_printed_rank_keeps_its_place) {
    Published excerpt;
    excerpt.row("90").rank(1).row("80").rank(2).row("70").rank(3).row("50").rank(13);
    BOOST_TEST(shown(excerpt.table, audit_ranks(excerpt.table)) == "competition, gap 4..12");
    Published second;
    second.row("90").rank(11).row("80").rank(12).row("70").rank(13);
    BOOST_TEST(shown(second.table, audit_ranks(second.table)) == "competition, gap 1..10");
    Published missing;
    missing.row("99").rank(1).row("80").rank(2).row("70").rank(3);
    missing.table.rows[0].total.reset();
    BOOST_TEST(shown(missing.table, audit_ranks(missing.table)) == "competition");
    Published merged;
    merged.row("90").rank(1).row("80").rank(2).row("80").row("70").rank(4);
    BOOST_TEST(shown(merged.table, audit_ranks(merged.table)) == "competition");
    Published wrong;
    wrong.row("90").rank(1).row("80").rank(2).row("70").rank(5).row("60").rank(4).row("50").rank(5);
    BOOST_TEST(shown(wrong.table, audit_ranks(wrong.table)) == "competition, c 5->3 &e");
}

BOOST_AUTO_TEST_CASE(ranges_of_ranks) {
    Published made;
    made.row("90").rank(1).row("80").rank(2).row("70").rank(2).row("65").rank(6).row("60").rank(3);
    made.table.rows[2].rank_to = 5;
    made.table.rows[3].rank_to = 10;
    made.table.rows[4].rank_to = 5;
    BOOST_TEST(shown(made.table, audit_ranks(made.table)) == "competition, d 6->1..5 &e");
}

BOOST_AUTO_TEST_CASE(ranks_are_of_a_group_and_of_those_who_have_one) {
    Published made;
    made.row("90").rank(1).group("x").row("95").rank(1).group("y").row("80").rank(2).group("x").row("99");
    BOOST_TEST(shown(made.table, audit_ranks(made.table)) == "competition");
    for (auto& row : made.table.rows) {
        row.group.clear();
    }
    BOOST_TEST(audit_ranks(made.table).firsts == 2U);
    Published unrelated;
    unrelated.row("5").rank(2).row("9").rank(3).row("7").rank(1).row("6").rank(4).row("8").rank(5);
    BOOST_TEST(audit_ranks(unrelated.table).unrelated);
    BOOST_TEST(audit_ranks(unrelated.table).faults.empty());
}

BOOST_AUTO_TEST_CASE(ranks_against_every_subset) {
    Draws draws(3);
    std::size_t told = 0;
    for (int round = 0; round < 300; ++round) {
        Published made;
        const int rows = 1 + draws.below(7);
        for (int i = 0; i < rows; ++i) {
            made.row(std::to_string(draws.below(6))).rank(1 + draws.below(rows + 1));
        }
        const auto found = audit_ranks(made.table);
        const auto against = [&](RankStyle style) { return found.against[static_cast<std::size_t>(style)]; };
        BOOST_TEST(against(RankStyle::competition) == made.table.rows.size() - most_kept(made.table, false));
        BOOST_TEST(against(RankStyle::dense) == made.table.rows.size() - most_kept(made.table, true));
        told += found.faults.size();
    }
    BOOST_TEST(told > 50U);
}

BOOST_AUTO_TEST_CASE(order_of_rows) {
    Published made;
    made.row("90").row("80").row("85").row("70").row("60").row("50");
    const auto found = audit_order(made.table);
    BOOST_REQUIRE(found.faults.size() == 1U);
    BOOST_TEST(found.faults[0].row == 2U);
    BOOST_TEST(found.faults[0].above == 1U);
    Published by_name;
    by_name.row("70").row("90").row("60").row("80");
    BOOST_TEST(!audit_order(by_name.table).ordered);
    BOOST_TEST(audit_order(by_name.table).faults.empty());
}

BOOST_AUTO_TEST_CASE(bands_and_who_contradicts_them) {
    Published good;
    good.row("95").band("A").row("90").band("A").row("84").band("B").row("60").band("C");
    BOOST_TEST(bands_shown(good.table, audit_bands(good.table, nullptr)) ==
               "A:90-95 B:84-84 C:60-60 gap 84-90 gap 60-84");
    Published bad;
    bad.row("95").band("A").row("90").band("A").row("88").band("B").row("87").band("A").row("86").band("B");
    bad.row("80").band("B");
    BOOST_TEST(bands_shown(bad.table, audit_bands(bad.table, nullptr)) ==
               "A:87-95 B:80-88 overlap 87-88, c fits A by d (lower)");
    Published tie;
    tie.row("95").band("A").row("90").band("A").row("90").band("B").row("90").band("B").row("80").band("B");
    BOOST_TEST(bands_shown(tie.table, audit_bands(tie.table, nullptr)) ==
               "A:90-95 B:80-90 overlap 90-90, b fits B by d");
}

// The fewest rows that any two cuts of the order leave in another band.
BOOST_AUTO_TEST_CASE(bands_against_all_cuts) {
    Draws draws(11);
    std::size_t faults = 0;
    for (int round = 0; round < 300; ++round) {
        Published made;
        for (int i = 0, rows = 2 + draws.below(7); i < rows; ++i) {
            made.row(std::to_string(draws.below(12)))
                .band(std::string(1, static_cast<char>('A' + draws.below(3))));
        }
        const auto found = audit_bands(made.table, nullptr);
        std::size_t fewest = made.table.rows.size();
        for (int upper = 0; upper <= 12; ++upper) {
            for (int lower = 0; lower <= upper; ++lower) {
                std::size_t moved = 0;
                for (const auto& row : made.table.rows) {
                    const std::size_t band = row.total->value >= Exact(upper)   ? 0
                                             : row.total->value >= Exact(lower) ? 1
                                                                                : 2;
                    moved += band >= found.ranges.size() || found.ranges[band].band != row.band ? 1U : 0U;
                }
                fewest = std::min(fewest, moved);
            }
        }
        BOOST_TEST(found.faults.size() == fewest);
        faults += found.faults.size();
    }
    BOOST_TEST(faults > 300U);
}

BOOST_AUTO_TEST_CASE(the_way_that_fits_most_rows_is_taken) {
    Published sums(2);
    sums.row("3").parts({"1", "2"}).row("7").parts({"3", "4"}).row("20").parts({"5", "6"});
    const auto summed = audit_table(sums.table, {});
    BOOST_TEST((summed.source == TotalsSource::sum));
    BOOST_TEST(summed.count(TotalStatus::impossible) == 1U);
    Published means(2);
    means.row("80.0").parts({"70.0", "90.0"}).row("60.0").parts({"50.0", "70.0"});
    BOOST_TEST((audit_table(means.table, {}).source == TotalsSource::mean));
    // Weights of 60 and 40 print like a mean where the parts are near one another.
    Published weighted(2);
    weighted.row("80.0").parts({"80.0", "80.1"}).row("70.0").parts({"70.0", "70.1"});
    weighted.row("74.0").parts({"90.0", "50.0"}).row("66.0").parts({"70.0", "60.0"});
    const auto recovered = audit_table(weighted.table, {});
    BOOST_TEST((recovered.source == TotalsSource::recovered));
    BOOST_TEST(recovered.weights->count > 0U);
    // The same with a total that no weights give: half of the rows are a mean's, and held against it.
    weighted.row("20.0").parts({"30.0", "50.0"}).row("60.0").parts({"60.0", "60.0"});
    const auto mean = audit_table(weighted.table, {});
    BOOST_TEST((mean.source == TotalsSource::mean));
    BOOST_TEST(mean.count(TotalStatus::impossible) == 3U);
    BOOST_TEST(!mean.weights.has_value());
    Published neither(2);
    neither.row("500").parts({"70.0", "90.0"}).row("0.1").parts({"50.0", "70.0"});
    const auto untold = audit_table(neither.table, {});
    BOOST_TEST((untold.source == TotalsSource::untold));
    BOOST_TEST(untold.faults() == 0U);
    BOOST_TEST((untold.totals_verdict().why == Unchecked::no_rule));
}

BOOST_AUTO_TEST_CASE(columns_that_are_no_parts_are_left_out) {
    Published made(3);
    made.table.parts_guessed = true;
    made.row("30")
        .parts({"10", "20", "7000"})
        .row("50")
        .parts({"20", "30", "100"})
        .row("70")
        .parts({"30", "40", "5"});
    made.row("70").parts({"30", "30", "900"}).row("90").parts({"40", "50", "12"});
    const auto found = audit_table(made.table, {});
    BOOST_TEST((found.source == TotalsSource::sum));
    BOOST_TEST(found.table->parts.size() == 2U);
    BOOST_TEST(found.count(TotalStatus::impossible) == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_is_right_that_was_not_checked) {
    const Published empty;
    const auto found = audit_table(empty.table, {});
    BOOST_TEST(!found.checked());
    BOOST_TEST((found.ranks_verdict().why == Unchecked::no_numbers));
    BOOST_TEST((found.totals_verdict().why == Unchecked::no_parts));
    // One more digit than the search for weights can hold: the ranks are held against the totals all the same.
    Published fine(2);
    fine.row("70")
        .parts({"0.12345678901234", "3"})
        .rank(1)
        .row("60")
        .parts({"9.98765432109876", "1"})
        .rank(2);
    fine.row("50").parts({"9", "1"}).rank(2).row("40").parts({"9", "1"}).rank(4);
    const auto report = audit_table(fine.table, {});
    BOOST_TEST((report.totals_verdict().why == Unchecked::too_fine));
    BOOST_TEST(report.ranks_verdict().wrong == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
