#include <ceping/analyse/comparing/attribution.hpp>
#include <ceping/analyse/comparing/causes.hpp>
#include <ceping/analyse/phrases.hpp>

#include <algorithm>
#include <tuple>

namespace ceping {

namespace {

struct CauseRow {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};
constexpr std::array<CauseRow, cause_count> cause_rows = {{{"answers", "填报内容", "answers"},
                                                           {"evidence", "佐证", "evidence"},
                                                           {"rulings", "裁定", "rulings"},
                                                           {"rubric", "细则", "rubric"},
                                                           {"options", "口径", "options"}}};

/// A ruling that counts, by what can move a score.
bool same_ruling(const Ruling& a, const Ruling& b) {
    const auto answer = [](const Ruling& of) {
        const AnswerMore& more = of.answer->more();
        return std::tie(of.answer->shape, of.answer->key, of.answer->number, more.den, more.picks,
                        more.counts, more.sample);
    };
    return a.about == b.about && a.points == b.points && a.holds == b.holds && a.date == b.date &&
           a.expired == b.expired && a.answer.has_value() == b.answer.has_value() &&
           (!a.answer || answer(a) == answer(b));
}

const std::vector<Ruling>& of_unit(const Rulings& rulings, const std::string& unit) {
    static const std::vector<Ruling> none;
    const auto at = rulings.by_unit.find(unit);
    return at == rulings.by_unit.end() ? none : at->second;
}

bool same_rulings(const Rulings& a, const Rulings& b, const std::string& unit) {
    const auto& left = of_unit(a, unit);
    const auto& right = of_unit(b, unit);
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_ruling);
}

}  // namespace

std::string_view cause_name(Cause cause) { return cause_rows[static_cast<std::size_t>(cause)].name; }

Words cause_words(Cause cause) {
    const CauseRow& row = cause_rows[static_cast<std::size_t>(cause)];
    return {std::string(row.zh), std::string(row.en)};
}

/// Which side each cause is taken from.
struct CauseAttributor::Mixture {
    std::array<Side, cause_count> side{};
    [[nodiscard]] Side operator[](Cause cause) const { return side[static_cast<std::size_t>(cause)]; }
};

CauseAttributor::CauseAttributor(std::array<Run, 2> runs, std::array<std::array<Rulings, 2>, 2> rulings)
    : rulings_(std::move(rulings)), same_options_(runs[0].overrides == runs[1].overrides) {
    for (Side edition = 0; edition < 2; ++edition) {
        for (Side options = 0; options < 2; ++options) {
            Rubric& rubric = rubrics_[edition][options];
            rubric = runs[edition].rubric;
            for (const auto& [key, value] : runs[options].overrides) {
                override_policy(rubric, key, value);
            }
        }
    }
    for (Side edition = 0; edition < 2; ++edition) {
        for (std::size_t which = 0; which < 4; ++which) {
            ScoreOptions choices;
            choices.detail = Detail::score;
            // An answer that another edition does not take counts as missing there.
            choices.keep_invalid = true;
            choices.rulings = &rulings_[which / 2][edition];
            mixed_[edition].push_back(std::make_unique<Scorer>(rubrics_[edition][which % 2], choices));
        }
        ScoreOptions strict;
        strict.detail = Detail::score;
        strict.rulings = &rulings_[edition][edition];
        pure_[edition] = std::make_unique<Scorer>(rubrics_[edition][edition], strict);
    }
}

std::vector<Cause> CauseAttributor::differing(const Records& records, const std::string& unit) const {
    std::vector<Cause> out;
    const auto differ = [&](auto same) {
        return !same(*records[0][0], *records[1][0]) || !same(*records[0][1], *records[1][1]);
    };
    if (differ([](const auto& a, const auto& b) { return a.same_answers(b); })) {
        out.push_back(Cause::answers);
    }
    if (differ([](const auto& a, const auto& b) { return a.same_evidence(b) && b.same_evidence(a); })) {
        out.push_back(Cause::evidence);
    }
    if (!same_rulings(rulings_[0][0], rulings_[1][0], unit) ||
        !same_rulings(rulings_[0][1], rulings_[1][1], unit)) {
        out.push_back(Cause::rulings);
    }
    if (rubrics_[0][0].scoring != rubrics_[1][1].scoring) {
        out.push_back(Cause::rubric);
    }
    if (!same_options_) {
        out.push_back(Cause::options);
    }
    return out;
}

void CauseAttributor::attribute(const Records& records, UnitCauses& out) const {
    for (const auto& side : records) {
        for (const ReusableRecords* given : side) {
            if (given == nullptr || given->empty() || given->faulty()) {
                const Words why = given == nullptr ? Words() : given->fault();
                out.obstacle = why.en.empty() ? Words{"另一版细则读不了它的记录",
                                                      "the other edition cannot read its records"}
                                              : phrases::unread_because.with({{"why", why}});
                return;
            }
        }
    }
    const std::vector<Cause> causes = differing(records, out.unit);
    const CauseSet all = (CauseSet{1} << causes.size()) - 1;
    const auto parts = shapley_values(causes.size(), [&](CauseSet set) -> Exact {
        // The ends are the two runs themselves, whatever their mixtures need to be scored.
        if (set == 0 || set == all) {
            return out.exact[set == 0 ? 0 : 1];
        }
        Mixture from;
        std::vector<Words> named;
        for (std::size_t i = 0; i < causes.size(); ++i) {
            const bool newer = ((set >> i) & 1U) != 0;
            from.side[static_cast<std::size_t>(causes[i])] = newer ? 1 : 0;
            named.push_back((newer ? phrases::newer_cause : phrases::older_cause)
                                .with({{"cause", cause_words(causes[i])}}));
        }
        const Side edition = from[Cause::rubric];
        const Scorer& scorer = *mixed_[edition][from[Cause::options] + 2 * from[Cause::rulings]];
        const Result result = records[from[Cause::answers]][edition]->score_with_evidence_of(
            *records[from[Cause::evidence]][edition], scorer);
        if (!result.scored() && out.obstacle.en.empty()) {
            out.obstacle = phrases::unscored_mixture.with(
                {{"causes", joined(named, {"、", ", "})}, {"why", why_unscored(result)}});
        }
        return result.exact;
    });
    if (!out.obstacle.en.empty()) {
        return;
    }
    out.attributed = true;
    for (std::size_t i = 0; i < causes.size(); ++i) {
        out.parts.emplace_back(causes[i], parts[i]);
    }
}

UnitCauses CauseAttributor::attribute(const Records& records) const {
    UnitCauses out;
    bool scored = true;
    for (Side side = 0; side < 2; ++side) {
        ReusableRecords* given = records[side][side];
        out.there[side] = given != nullptr && !given->empty();
        if (!out.there[side]) {
            scored = false;
            continue;
        }
        const Result result = given->score(*pure_[side]);
        out.unit = result.unit.id;
        out.name = result.unit.name;
        if (!result.scored() || given->faulty()) {
            out.status[side] = given->faulty() ? UnitStatus::rejected : result.status;
            out.reason[side] = given->faulty() ? given->fault() : why_unscored(result);
            scored = false;
            continue;
        }
        out.exact[side] = result.exact;
        out.score[side] = result.score;
        out.band[side] = !result.band ? std::string() : rubrics_[side][side].band(result.band).id;
    }
    if (scored) {
        attribute(records, out);
    }
    return out;
}

void sort_by_movement(std::vector<UnitCauses>& units) {
    const auto size = [](const UnitCauses& each) {
        const Exact moved = each.exact[1] - each.exact[0];
        return moved.sign() < 0 ? -moved : moved;
    };
    std::stable_sort(units.begin(), units.end(), [&](const UnitCauses& a, const UnitCauses& b) {
        return a.attributed != b.attributed ? a.attributed : a.attributed && size(a) > size(b);
    });
}

}  // namespace ceping
