#include <ceping/analyse/validation.hpp>

#include <ceping/decode/record/record.hpp>

#include "support/checked.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace ceping;
using test::rubric_of;
using test::TemporaryFolder;

namespace {

const Rubric& rubric() {
    static const Rubric out = rubric_of(
        "total: 4\ndeadline: 2015-12-20\nmethods: {visit: {title: 实地}}\n"
        "items:\n  - {id: a, title: 甲, points: 2, kind: judged}\n  - {id: b, title: 乙, points: 2, kind: judged}\n");
    return out;
}

std::string record(const std::string& unit, const std::string& answers,
                   const std::string& more = "submitted: 2015-12-01") {
    return "ceping: record/1\nunit: {name: 甲, id: " + unit + "}\n" + more + "\nanswers: {" + answers + "}\n";
}
const std::string visit = "source: visit\ndate: 2015-05-01";

/// Inputs of a batch, and what validating them came to.
class Batch {
public:
    Batch& add(const std::string& name, const std::string& text) {
        paths_.push_back(folder_.write(name, text));
        return *this;
    }
    [[nodiscard]] Validation validated(const ValidateOptions& options = {}, unsigned jobs = 1) const {
        const RecordDecoder decoder(rubric(), {.details = true});
        const RecordFeed feed = [&](std::size_t index, const std::function<void(Record &&)>& take) {
            decoder.read(paths_[index], {}, take);
        };
        // What is done of all never grows less, and in the end it is all.
        std::size_t done = 0;
        std::size_t all = 1;
        auto out = validate_batch(rubric(), options, paths_.size(), feed, jobs,
                                  [&](std::size_t now, std::size_t of) {
                                      BOOST_TEST(now * all >= done * of);
                                      done = now;
                                      all = of;
                                  });
        BOOST_TEST((done == all || paths_.empty()));
        return out;
    }
    /// A line a unit: `id (records)`, `late N` where that is known, `no self`; then a line a finding.
    [[nodiscard]] std::string shown(const ValidateOptions& options = {}, unsigned jobs = 1) const {
        const Validation validation = validated(options, jobs);
        std::string out;
        for (const auto& each : validation.general) {
            BOOST_TEST(each.unit == nullptr);
            out += line(each);
        }
        for (const auto& unit : validation.units) {
            BOOST_REQUIRE(unit.identity != nullptr);
            out += unit.identity->id + " (" + std::to_string(unit.records) + ")";
            out += unit.self ? "" : " no self";
            out += unit.days_late ? " late " + std::to_string(*unit.days_late) : "";
            out += "\n";
            for (const auto& each : unit.findings) {
                BOOST_TEST(each.unit == unit.identity);
                out += "  " + line(each);
            }
        }
        return out;
    }

private:
    static std::string line(const Diagnostic& each) {
        const std::string path = std::filesystem::path(each.where.path).filename().string();
        return path + ":" + std::to_string(each.where.line) + ":" + std::to_string(each.where.column) + " " +
               std::string(each.code.name()) + "\n";
    }

    TemporaryFolder folder_;
    std::vector<std::string> paths_;
};

Roster roster_of(const std::string& rows) {
    const TemporaryFolder folder;
    Diagnostics found;
    auto out = load_roster(folder.write("roster.csv", "unit,name\n" + rows), rubric(), {}, found);
    BOOST_REQUIRE(out.has_value());
    return std::move(*out);
}

Diagnostic finding(Code code, const std::shared_ptr<const UnitIdentity>& unit, std::uint32_t line) {
    Diagnostic out(code, {"a.yaml", line, 1, {}}, {"x"});
    out.unit = unit;
    return out;
}

std::shared_ptr<const UnitIdentity> unit(const std::string& id) {
    return std::make_shared<const UnitIdentity>(UnitIdentity{id, {}, {}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(validation)

BOOST_AUTO_TEST_CASE(gathers_units_in_the_order_of_their_first_appearance) {
    Batch batch;
    batch.add("1.yaml", record("v", "a: 1, b: 1"));
    batch.add("2.yaml", record("u", "a: 2", visit) + "---\n" + record("v", "b: 2", visit));
    batch.add("3.yaml", record("u", "a: 2, b: 2", "submitted: 2015-12-23"));
    batch.add("4.yaml", record("w", "a: 1", visit));
    const std::string expected =
        "v (2) late 0\n"
        "u (2) late 3\n"
        "  3.yaml:3:12 late\n"
        "w (1) no self\n"
        "  4.yaml:2:21 visit-without-self\n";
    BOOST_TEST(batch.shown() == expected);
    BOOST_TEST(batch.shown({}, 2) == expected);
    BOOST_TEST(batch.shown({}, 3) == expected);
    const auto units = batch.validated().units;
    BOOST_REQUIRE(units.size() == 3U);
    BOOST_REQUIRE(units[0].self_paths.size() == 1U);
    BOOST_TEST(std::filesystem::path(units[0].self_paths[0]).filename() == "1.yaml");
    BOOST_REQUIRE(units[1].self_paths.size() == 1U);
    BOOST_TEST(std::filesystem::path(units[1].self_paths[0]).filename() == "3.yaml");
    BOOST_TEST(units[2].self_paths.empty());
    BOOST_TEST(Batch().shown().empty());
}

BOOST_AUTO_TEST_CASE(does_not_know_how_late_what_has_no_date_is) {
    Batch batch;
    batch.add("1.yaml", record("u", "a: 1, b: 1", "assessor: 甲"));
    BOOST_TEST(batch.shown() == "u (1)\n  1.yaml:1:1 submitted-missing\n");
}

BOOST_AUTO_TEST_CASE(orders_findings_by_input_line_column_and_code) {
    Batch batch;
    // What scoring and checking find of two inputs, and the roster, which is looked at first.
    batch.add("2.yaml", record("u", "a: 9, b: 9", "submitted: 2015-12-23"));
    batch.add("1.yaml", record("u", "a: 9, b: 8", "source: visit"));
    const Roster roster = roster_of("u,乙\nv,丙\n");
    ValidateOptions options;
    options.roster = &roster;
    BOOST_TEST(batch.shown(options) ==
               "u (2) late 3\n"
               "  2.yaml:2:14 roster-renamed\n"
               "  2.yaml:3:12 late\n"
               "  2.yaml:4:14 answer-range\n"
               "  2.yaml:4:20 answer-range\n"
               "  1.yaml:1:1 date-missing\n"
               "  1.yaml:4:14 answer-range\n"
               "  1.yaml:4:20 answer-range\n"
               "v (0) no self\n"
               "  roster.csv:3:1 roster-missing\n");
}

BOOST_AUTO_TEST_CASE(adds_who_is_on_the_roster_and_sent_no_self_record) {
    Batch batch;
    batch.add("1.yaml", record("v", "a: 1", visit));
    batch.add("2.yaml", record("u", "a: 1, b: 1"));
    const Roster roster = roster_of("x,子\nu,甲\nv,甲\nt,卯\n");
    ValidateOptions options;
    options.roster = &roster;
    BOOST_TEST(batch.shown(options) ==
               "v (1) no self\n"
               "  roster.csv:4:1 roster-missing\n"
               "u (1) late 0\n"
               "x (0) no self\n"
               "  roster.csv:2:1 roster-missing\n"
               "t (0) no self\n"
               "  roster.csv:5:1 roster-missing\n");
    const auto units = batch.validated(options).units;
    BOOST_TEST(units.back().identity->name == "卯");
}

BOOST_AUTO_TEST_CASE(takes_the_latest_of_several_self_records_where_it_may) {
    Batch batch;
    batch.add("1.yaml", record("u", "a: 1, b: 1", "submitted: 2015-12-03"));
    batch.add("2.yaml", record("u", "a: 9, b: 1", "submitted: 2015-12-01"));
    batch.add("3.yaml", record("u", "a: 2", visit));
    BOOST_TEST(batch.shown() ==
               "u (3) late 0\n"
               "  2.yaml:1:1 duplicate-self\n"
               "  2.yaml:4:14 answer-range\n");
    ValidateOptions options;
    options.latest_duplicate = true;
    BOOST_TEST(batch.shown(options) == "u (2) late 0\n");
    batch.add("4.yaml",
              record("u", "a: 9, b: 1", "submitted: 2015-12-03"));  // of the same day the one that comes last
    BOOST_TEST(batch.shown(options) == "u (2) late 0\n  4.yaml:4:14 answer-range\n");
    // The evidence of one that does not count is looked at by nobody either.
    const auto units = batch.validated(options).units;
    BOOST_REQUIRE(units.at(0).self_paths.size() == 1U);
    BOOST_TEST(std::filesystem::path(units[0].self_paths[0]).filename() == "4.yaml");
}

BOOST_AUTO_TEST_CASE(compares_units_where_it_is_asked_to) {
    const std::string note =
        "{value: 1, note: 我局按照市里下发的创建方案组织全体干部职工学习，每季度检查一次科室落实情况，结果全部公示}";
    Batch batch;
    batch.add("1.yaml", record("u", "a: " + note + ", b: 1"));
    batch.add("2.yaml", record("v", "b: 1, a: " + note));
    ValidateOptions options;
    for (const unsigned jobs : {1U, 3U}) {
        BOOST_TEST(batch.shown(options, jobs) ==
                   "u (1) late 0\n  1.yaml:4:31 alike-note\nv (1) late 0\n  2.yaml:4:37 alike-note\n");
    }
    options.resemblance = false;
    BOOST_TEST(batch.shown(options) == "u (1) late 0\nv (1) late 0\n");
}

BOOST_AUTO_TEST_CASE(tells_a_fault_of_a_whole_document_once) {
    Batch batch;
    batch.add(
        "1.yaml",
        "- ceping: record/1\n  unit: {id: u, name: 甲}\n  submitted: 2015-12-01\n  answers: {a: !!int 1, b: 1}\n"
        "- ceping: record/1\n  unit: {id: v, name: 甲}\n  submitted: 2015-12-01\n  answers: {a: 9, b: 1}\n");
    // Of one unit alone it is that unit's.
    batch.add("2.yaml", record("w", "a: !!int 1, b: 1"));
    BOOST_TEST(batch.shown() ==
               "1.yaml:4:16 yaml-tag\n"
               "u (1) late 0\n"
               "v (1) late 0\n"
               "  1.yaml:8:16 answer-range\n"
               "w (1) late 0\n"
               "  2.yaml:4:14 yaml-tag\n");
}

BOOST_AUTO_TEST_CASE(leaves_with_each_unit_what_only_looks_the_same) {
    // The same code at the same place, but about what the records say: two units of two inputs of one name are two.
    Batch batch;
    batch.add("1.yaml", record("u", "a: 9, b: 1"));
    batch.add("2.yaml", record("v", "a: 9, b: 1"));
    BOOST_TEST(batch.shown() ==
               "u (1) late 0\n  1.yaml:4:14 answer-range\nv (1) late 0\n  2.yaml:4:14 answer-range\n");
}

BOOST_AUTO_TEST_CASE(hands_findings_out_and_takes_them_back) {
    Batch batch;
    batch.add(
        "1.yaml",
        "- ceping: record/1\n  unit: {id: u, name: 甲}\n  submitted: 2015-12-23\n  answers: {a: !!int 1, b: 1}\n"
        "- ceping: record/1\n  unit: {id: v, name: 甲}\n  submitted: 2015-12-01\n  answers: {a: 9, b: 1}\n");
    Validation all = batch.validated();
    std::vector<Diagnostic> taken = take_findings(all);
    BOOST_REQUIRE(taken.size() == 3U);
    BOOST_TEST(std::string(taken[0].code.name()) == "yaml-tag");
    BOOST_TEST(std::string(taken[1].code.name()) == "late");
    BOOST_TEST(std::string(taken[2].code.name()) == "answer-range");
    BOOST_TEST(all.general.empty());
    BOOST_TEST(all.units.at(0).findings.empty());
    BOOST_TEST(all.units.at(1).findings.empty());
    taken.erase(taken.begin() + 1);
    give_back_findings(all, taken);
    BOOST_TEST(all.general.size() == 1U);
    BOOST_TEST(all.units[0].findings.empty());
    BOOST_REQUIRE(all.units[1].findings.size() == 1U);
    BOOST_TEST(all.units[1].findings[0].where.line == 8U);
}

BOOST_AUTO_TEST_CASE(puts_the_worst_first) {
    const auto a = unit("a");
    const auto b = unit("b");
    const auto c = unit("c");
    const auto d = unit("d");
    const auto e = unit("b");  // another unit of the same id
    std::vector<Diagnostic> findings = {
        finding("full-width", a, 1),  finding("late", b, 2),         finding("answer-range", c, 3),
        finding("late", d, 4),        finding("answer-range", d, 5), finding("unused-scale", nullptr, 6),
        finding("late", e, 7),        finding("late", b, 8),         finding("full-width", nullptr, 9),
        finding("full-width", a, 10), finding("full-width", a, 11),
    };
    worst_first(findings);
    std::string lines;
    for (const auto& each : findings) {
        lines += std::to_string(each.where.line) + " ";
    }
    // Those of no unit; d with an error and a warning, c with an error; b with two warnings, the other b with one; a.
    BOOST_TEST(lines == "6 9 4 5 3 2 8 7 1 10 11 ");
}

BOOST_AUTO_TEST_CASE(leaves_equals_in_their_order) {
    const auto a = unit("z");
    const auto b = unit("a");
    std::vector<Diagnostic> findings = {finding("late", a, 1), finding("late", b, 2),
                                        finding("full-width", a, 3), finding("full-width", b, 4)};
    worst_first(findings);
    std::string lines;
    for (const auto& each : findings) {
        lines += std::to_string(each.where.line) + " ";
    }
    BOOST_TEST(lines == "1 3 2 4 ");
}

BOOST_AUTO_TEST_SUITE_END()
