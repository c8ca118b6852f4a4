#include <ceping/analyse/rubrics/rubric_tests.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/analyse/rubrics/coverage.hpp>
#include <ceping/analyse/rubrics/mutants.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/check/ignores.hpp>
#include <ceping/decode/record/ruling.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace ceping {

namespace {

void take_errors(const std::vector<Diagnostic>& from, Diagnostics& into) {
    for (const auto& each : from) {
        if (each.severity == Severity::error) {
            into.add(each);
        }
    }
}

/// Holds a result against what its case expects.
class Comparison {
public:
    Comparison(const RubricCase& of, const Rubric& rubric, const Result& result, Diagnostics& found)
        : case_(of), rubric_(rubric), result_(result), found_(found) {}

    void run() {
        const CaseExpectation& expected = case_.expected;
        if (expected.unscored) {
            unscored(*expected.unscored);
            return;
        }
        if (!result_.scored()) {
            take_errors(result_.findings, found_);
            if (result_.status == UnitStatus::not_assessed) {
                fails(expected.at, {"结果", "the result"}, {"得分", "a score"}, words_of(result_.status));
            }
            return;
        }
        for (const auto& each : expected.figures) {
            figure(each);
        }
        if (expected.band && expected.band->band != result_.band) {
            fails(expected.band->at, {"等次", "the band"}, band_id(expected.band->band),
                  band_id(result_.band));
        }
        if (expected.eligible && expected.eligible->eligible != result_.eligible) {
            fails(expected.eligible->at, {"评定资格", "eligibility"}, yes_or_no(expected.eligible->eligible),
                  yes_or_no(result_.eligible));
        }
        for (const auto& each : expected.nodes) {
            node(each);
        }
    }

private:
    void fails(const Node& at, Words what, Words wanted, Words got) {
        report(found_, at, "case-failed", {case_.name, std::move(what), std::move(wanted), std::move(got)});
    }

    static Words yes_or_no(bool value) { return value ? "true" : "false"; }

    [[nodiscard]] Words band_id(BandId band) const {
        return band ? Words(rubric_.band(band).id) : Words{"无", "none"};
    }

    static Words shown(const FigureBounds& bounds) {
        return bounds.low == bounds.high ? bounds.low.plain()
                                         : "[" + bounds.low.plain() + ", " + bounds.high.plain() + "]";
    }

    static bool within(const Exact& value, const FigureBounds& bounds) {
        return value >= bounds.low && value <= bounds.high;
    }

    void figure(const CaseExpectation::Figure& expected) {
        std::optional<Exact> got;
        Words what;
        switch (expected.of) {
            case ResultFigure::score:
                got = result_.score;
                what = {"得分", "the score"};
                break;
            case ResultFigure::base:
                got = result_.base;
                what = {"基础分", "the base"};
                break;
            case ResultFigure::bonus:
                got = result_.bonus;
                what = {"加分", "the bonus"};
                break;
            case ResultFigure::penalty:
                got = result_.penalty;
                what = {"扣分", "the penalty"};
                break;
            case ResultFigure::claimed:
                got = result_.claimed;
                what = {"自评得分", "the claimed score"};
                break;
        }
        if (!got || !within(*got, expected.bounds)) {
            fails(expected.at, std::move(what), shown(expected.bounds),
                  got ? Words(got->plain()) : Words{"无", "absent"});
        }
    }

    void node(const CaseExpectation::Points& expected) {
        const Item& item = rubric_.at(expected.item);
        const NodeScore& got = result_.nodes[expected.item.at()];
        const bool applies = got.status != NodeStatus::not_applicable;
        if (applies == expected.bounds.has_value() && (!applies || within(got.points, *expected.bounds))) {
            return;
        }
        fails(expected.at, phrases::quoted_id.with({{"id", item.id}}),
              expected.bounds ? shown(*expected.bounds) : Words("n/a"), applies ? got.points.plain() : "n/a");
    }

    void unscored(const CaseExpectation::Unscored& expected) {
        std::string codes;
        bool drawn = expected.code.empty();
        for (const auto& each : result_.findings) {
            if (each.severity == Severity::error) {
                codes += (codes.empty() ? "" : ", ") + std::string(each.code.name());
                drawn = drawn || each.code.name() == expected.code;
            }
        }
        if (result_.status == expected.status && drawn) {
            return;
        }
        const Words wanted = expected.code.empty() ? words_of(expected.status)
                                                   : phrases::rejected_for.with({{"codes", expected.code}});
        fails(expected.at, {"结果", "the result"}, wanted,
              result_.scored() ? phrases::score_of.with({{"score", result_.score.plain()}})
              : codes.empty()  ? words_of(result_.status)
                               : phrases::rejected_for.with({{"codes", codes}}));
    }

    const RubricCase& case_;
    const Rubric& rubric_;
    const Result& result_;
    Diagnostics& found_;
};

/// What a change of the rubric came to.
enum class Fate : std::uint8_t { left_out, noticed, survived };

/// Whether a criterion of bonus or penalties gives what it gave: its points are no more there than a bound, and one that
/// it does not reach bounds nothing.
bool only_a_bound(const Mutant& mutant, const Rubric& rubric, const Rubric& other) {
    if (mutant.extra.empty()) {
        return false;
    }
    const auto range = [&](const Rubric& of) {
        const Item& item = of.at(of.find(mutant.extra));
        return item.criterion->kind->range(item.points);
    };
    return range(rubric) == range(other);
}

Fate try_mutant(const RubricTree& tree, const Rubric& rubric, const RubricCases& cases,
                const Mutant& mutant) {
    const RubricTree changed = apply_mutant(tree, mutant);
    Diagnostics found;
    const auto other = decode_rubric(changed, found);
    if (!other || other->scoring == rubric.scoring || only_a_bound(mutant, rubric, *other)) {
        return Fate::left_out;
    }
    const CaseRunner runner(cases, *other);
    for (std::size_t i = 0; i < runner.count(); ++i) {
        if (!runner.run(i).passed()) {
            return Fate::noticed;
        }
    }
    return Fate::survived;
}

void try_mutants(const RubricTree& tree, const Rubric& rubric, const RubricCases& cases,
                 const RubricTestOptions& options, RubricTestSummary& summary, Diagnostics& found) {
    Arena arena;
    const auto mutants = mutants_of(tree, rubric, arena);
    std::vector<Fate> fates(mutants.size());
    for_each_ordered(
        mutants.size(), options.jobs,
        [&](std::size_t i) { fates[i] = try_mutant(tree, rubric, cases, mutants[i]); },
        [&](std::size_t i) {
            summary.left_out += fates[i] == Fate::left_out ? 1U : 0U;
            summary.mutants += fates[i] == Fate::left_out ? 0U : 1U;
            summary.noticed += fates[i] == Fate::noticed ? 1U : 0U;
            if (fates[i] == Fate::survived) {
                found.add("mutant-survived", mutants[i].where, {mutants[i].what});
            }
            if (options.progress) {
                options.progress(i + 1, mutants.size());
            }
        });
    summary.mutated = true;
}

/// Whether one of the codes says that the file itself could not be read.
bool case_unreadable(const Diagnostics& found) {
    constexpr Code codes[] = {"file-unreadable", "file-is-folder"};
    return std::any_of(found.all().begin(), found.all().end(), [&](const Diagnostic& each) {
        return each.where.line == 0 &&
               std::find(std::begin(codes), std::end(codes), each.code) != std::end(codes);
    });
}

std::vector<std::pair<Words, std::size_t>> uncovered_by_sort(const Diagnostics& found) {
    std::vector<std::pair<Words, std::size_t>> out;
    for (const auto& each : found.all()) {
        if (each.code != Code("case-uncovered")) {
            continue;
        }
        const Words& sort = each.words.at(1);
        const auto at = std::find_if(out.begin(), out.end(),
                                     [&](const auto& counted) { return counted.first.en == sort.en; });
        if (at == out.end()) {
            out.emplace_back(sort, 1);
        } else {
            ++at->second;
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return out;
}

/// Takes away what the rubric ignores and gives the rest their lines.
void judge_tests(const RubricTree& tree, RubricTestSummary& summary, Diagnostics& own) {
    std::vector<const Source*> sources;
    for (const auto& document : tree.documents) {
        sources.push_back(document->source.get());
    }
    const auto count = [&](Code code) {
        return static_cast<std::size_t>(std::count_if(
            own.all().begin(), own.all().end(), [&](const Diagnostic& each) { return each.code == code; }));
    };
    const std::size_t uncovered = count("case-uncovered");
    const std::size_t survived = count("mutant-survived");
    apply_test_ignores(sources, summary.mutated, own);
    summary.coverable -= uncovered - count("case-uncovered");
    summary.ignored = survived - count("mutant-survived");
    summary.uncovered = uncovered_by_sort(own);
    add_excerpts(sources, own);
}

/// The rubric and its tree, with errors alone among the findings: what else there is to say ceping-lint says without --test.
std::optional<Rubric> load(const std::string& path, std::optional<RubricTree>& tree, Diagnostics& found) {
    Diagnostics all;
    tree = read_rubric_tree(path, all);
    auto rubric = tree ? decode_rubric(*tree, all) : std::nullopt;
    take_errors(all.all(), found);
    return rubric;
}

void run_cases(const Rubric& rubric, const RubricCases& cases, RubricTestSummary& summary,
               Diagnostics& found) {
    const CaseRunner runner(cases, rubric);
    Coverage coverage(rubric);
    for (std::size_t i = 0; i < runner.count(); ++i) {
        CaseOutcome outcome = runner.run(i);
        summary.failed += outcome.passed() ? 0U : 1U;
        coverage.add(outcome.records, outcome.result);
        found.append(std::move(outcome.findings));
    }
    summary.cases = runner.count() + cases.faulty;
    summary.failed += cases.faulty;
    summary.covered = coverage.covered();
    summary.coverable = coverage.all();
    if (cases.faulty == 0) {
        coverage.report(found);  // else what they would cover is not known
    }
}

}  // namespace

CaseRunner::CaseRunner(const RubricCases& cases, const Rubric& rubric)
    : cases_(cases), rubric_(rubric), decoder_(rubric), scorer_(rubric) {}

CaseOutcome CaseRunner::run(std::size_t index) const {
    const RubricCase& of = cases_.cases[index];
    CaseOutcome out;
    out.records = decoder_.records(of);
    std::optional<Rulings> rulings;
    if (of.rulings) {
        Diagnostics found;
        rulings = decode_rulings(*of.rulings, rubric_, of.unit, found);
        if (!rulings) {
            take_errors(found.all(), out.findings);
            out.result.status = UnitStatus::rejected;
            return out;
        }
        ScoreOptions options;
        options.rulings = &*rulings;
        out.result = Scorer(rubric_, options).score(out.records);
    } else {
        out.result = scorer_.score(out.records);
    }
    Comparison(of, rubric_, out.result, out.findings).run();
    return out;
}

RubricTestSummary test_rubric(const std::string& cases, const std::string& rubric,
                              const RubricTestOptions& options, Diagnostics& found) {
    RubricTestSummary summary;
    Diagnostics own;
    const auto file = read_cases(cases, own);
    const std::string& path = rubric.empty() && file ? file->rubric : rubric;
    std::optional<RubricTree> tree;
    std::optional<Rubric> decoded;
    if (file && path.empty()) {
        const Node& root = file->document->root;
        // Where it is there and may not be read, that was said.
        if (root.find("rubric") == nullptr) {
            report(own, root.size() > 0 ? (*root.entries().begin()).key : root, "missing-key",
                   {"rubric", {"用例文件", "a file of cases"}});
        }
    } else if (file) {
        decoded = load(path, tree, own);
    }
    if (decoded) {
        const RubricCases list = decode_cases(*file, *decoded, own);
        const bool sound = !own.has_error();
        run_cases(*decoded, list, summary, own);
        if (options.mutate && sound && summary.failed == 0) {
            try_mutants(*tree, *decoded, list, options, summary, own);
        }
        judge_tests(*tree, summary, own);
    } else {
        summary.readable = !case_unreadable(own);
    }
    own.sort();
    found.append(std::move(own));
    return summary;
}

}  // namespace ceping
