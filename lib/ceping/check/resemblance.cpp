#include <ceping/check/resemblance.hpp>

#include <ceping/check/answer_bytes.hpp>
#include <ceping/check/lists.hpp>
#include <ceping/check/near_texts.hpp>
#include <ceping/check/numbering.hpp>
#include <ceping/check/resemblance_sheet.hpp>
#include <ceping/check/same_files.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

using Sheet = Resemblance::Sheet;
using Sheets = std::vector<Resemblance::SheetPointer>;

constexpr std::size_t most_named = 3;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// The units that share something: how many, and one thing of each of the first. One more than are named,
/// since each leaves itself out.
struct Company {
    std::vector<std::uint32_t> first;
    std::size_t units = 0;
};

/// All files, all notes, or all answer sheets: one after another, sheet by sheet. A thing is known by its
/// position.
class Things {
public:
    Things(const std::vector<std::size_t>& units, const std::vector<std::size_t>& counts) : units_(units) {
        for (std::uint32_t sheet = 0; sheet < counts.size(); ++sheet) {
            starts_.push_back(count());
            sheets_.resize(sheets_.size() + counts[sheet], sheet);
        }
        starts_.push_back(count());
        group.resize(count(), none);
    }
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(sheets_.size()); }
    [[nodiscard]] std::uint32_t sheet(std::uint32_t thing) const { return sheets_[thing]; }
    [[nodiscard]] std::uint32_t within(std::uint32_t thing) const { return thing - starts_[sheets_[thing]]; }
    [[nodiscard]] std::size_t unit(std::uint32_t thing) const { return units_[sheets_[thing]]; }
    [[nodiscard]] std::uint32_t begin(std::uint32_t sheet) const { return starts_[sheet]; }
    [[nodiscard]] std::uint32_t end(std::uint32_t sheet) const { return starts_[sheet + 1]; }

    /// Puts things that are equal into one group. A thing without hash has none. Returns the first of each
    /// group.
    template <typename HashOf, typename Equal>
    std::vector<std::uint32_t> group_equal(const HashOf& hash_of, const Equal& equal) {
        std::vector<std::uint32_t> first;
        Numbering numbering(count());
        for (std::uint32_t thing = 0; thing < count(); ++thing) {
            if (const std::optional<std::uint64_t> hash = hash_of(thing)) {
                group[thing] =
                    numbering.of(*hash, [&](std::uint32_t known) { return equal(first[known], thing); });
                first.resize(numbering.count(), thing);
            }
        }
        return first;
    }
    [[nodiscard]] Lists members(std::size_t groups) const {
        std::vector<Lists::Entry> pairs;
        pairs.reserve(count());
        for (std::uint32_t thing = 0; thing < count(); ++thing) {
            if (group[thing] != none) {
                pairs.emplace_back(group[thing], thing);
            }
        }
        return {groups, pairs};
    }
    [[nodiscard]] Company company_of(std::vector<std::uint32_t>& things) const;
    /// With whom a thing is shared; null: with nobody.
    [[nodiscard]] const Company* company(std::uint32_t thing) const {
        return group[thing] != none && companies[group[thing]].units > 1 ? &companies[group[thing]] : nullptr;
    }

    std::vector<std::uint32_t> group;  ///< beside the things, or none
    std::vector<Company> companies;    ///< beside the groups

private:
    const std::vector<std::size_t>& units_;
    std::vector<std::uint32_t> starts_;  ///< beside the sheets, and the end
    std::vector<std::uint32_t> sheets_;  ///< beside the things
};

/// Orders `things`. Most stand alone, and for them nothing is done.
Company Things::company_of(std::vector<std::uint32_t>& things) const {
    Company out;
    if (things.size() < 2) {
        return out;
    }
    std::sort(things.begin(), things.end());
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (i > 0 && unit(things[i]) == unit(things[i - 1])) {
            continue;
        }
        ++out.units;
        if (out.first.size() <= most_named) {
            out.first.push_back(things[i]);
        }
    }
    return out;
}

template <typename Thing>
std::vector<std::size_t> counts_of(const Sheets& sheets, std::vector<Thing> Sheet::*things) {
    std::vector<std::size_t> out;
    out.reserve(sheets.size());
    std::transform(sheets.begin(), sheets.end(), std::back_inserter(out),
                   [&](const auto& sheet) { return ((*sheet).*things).size(); });
    return out;
}

class Comparison {
public:
    Comparison(const Rubric& rubric, const std::vector<std::size_t>& units, const Sheets& sheets,
               unsigned jobs)
        : rubric_(rubric),
          sheets_(sheets),
          files_(units, counts_of(sheets, &Sheet::files)),
          notes_(units, counts_of(sheets, &Sheet::notes)),
          answers_(units, counts_of(sheets, &Sheet::answers)) {
        compare_files(jobs);
        compare_notes(jobs);
        compare_answers();
    }

    /// What is to be said of one sheet, in the order of its places.
    [[nodiscard]] std::vector<Diagnostic> findings(std::uint32_t sheet) const;

private:
    struct Finding {
        std::uint32_t path = 0;
        Diagnostic what;
    };
    using Findings = std::vector<Finding>;

    [[nodiscard]] Sheet::File& file(std::uint32_t thing) const {
        return sheets_[files_.sheet(thing)]->files[files_.within(thing)];
    }
    [[nodiscard]] const Sheet::Note& note(std::uint32_t thing) const {
        return sheets_[notes_.sheet(thing)]->notes[notes_.within(thing)];
    }
    [[nodiscard]] const Sheet::Answers& answers(std::uint32_t thing) const {
        return sheets_[answers_.sheet(thing)]->answers[answers_.within(thing)];
    }
    [[nodiscard]] std::u32string_view text(std::uint32_t thing) const {
        return sheets_[notes_.sheet(thing)]->text_of(note(thing));
    }
    [[nodiscard]] Location file_place(std::uint32_t thing) const { return file(thing).piece.where; }
    [[nodiscard]] Location note_place(std::uint32_t thing) const {
        return sheets_[notes_.sheet(thing)]->location_of(note(thing).spot);
    }
    [[nodiscard]] Location answers_place(std::uint32_t thing) const {
        return sheets_[answers_.sheet(thing)]->location_of(answers(thing).spot);
    }

    void compare_files(unsigned jobs);
    void compare_notes(unsigned jobs);
    void compare_answers();
    void join_alike(const std::vector<std::u32string_view>& texts, const std::vector<AlikeTexts>& alike);
    [[nodiscard]] Words others(const Things& things, std::uint32_t own,
                               Location (Comparison::*place)(std::uint32_t) const) const;
    [[nodiscard]] std::vector<std::string> others_named(const Things& things, std::uint32_t own) const;
    void report_files(std::uint32_t sheet, Findings& out) const;
    void report_notes(std::uint32_t sheet, Findings& out) const;
    void report_answers(std::uint32_t sheet, Findings& out) const;

    const Rubric& rubric_;
    const Sheets& sheets_;
    Things files_;
    Things notes_;
    Things answers_;
    std::vector<std::uint32_t>
        percents_;  ///< beside the groups of notes: the highest similarity to another unit's
};

void Comparison::compare_files(unsigned jobs) {
    std::vector<ListedFile> listed;
    listed.reserve(files_.count());
    for (std::uint32_t i = 0; i < files_.count(); ++i) {
        listed.push_back({&file(i).piece, files_.unit(i)});
    }
    read_digests(listed, jobs);
    const auto digest = [&](std::uint32_t i) -> const std::string& { return file(i).piece.sha256; };
    const auto first = files_.group_equal(
        [&](std::uint32_t i) {
            return digest(i).empty() ? std::nullopt
                                     : std::optional(quick_hash(digest(i).data(), digest(i).size()));
        },
        [&](std::uint32_t a, std::uint32_t b) { return digest(a) == digest(b); });
    const Lists members = files_.members(first.size());
    std::vector<std::uint32_t> all;
    for (std::uint32_t group = 0; group < first.size(); ++group) {
        all.assign(members.of(group).begin(), members.of(group).end());
        files_.companies.push_back(files_.company_of(all));
    }
}

void Comparison::compare_notes(unsigned jobs) {
    // Notes that are the same count once, however many there are: only different texts are held against each
    // other.
    const auto first =
        notes_.group_equal([&](std::uint32_t i) { return std::optional(note(i).hash); },
                           [&](std::uint32_t a, std::uint32_t b) { return text(a) == text(b); });
    std::vector<std::u32string_view> texts;
    texts.reserve(first.size());
    std::transform(first.begin(), first.end(), std::back_inserter(texts),
                   [&](std::uint32_t thing) { return text(thing); });
    join_alike(texts, find_alike(texts, jobs));
}

/// The company of each text: those who have the same and those who have one that is like it.
void Comparison::join_alike(const std::vector<std::u32string_view>& texts,
                            const std::vector<AlikeTexts>& alike) {
    std::vector<Lists::Entry> pairs;
    for (std::uint32_t i = 0; i < alike.size(); ++i) {
        pairs.emplace_back(alike[i].earlier, i);
        pairs.emplace_back(alike[i].later, i);
    }
    const Lists links(texts.size(), pairs);
    const Lists members = notes_.members(texts.size());
    std::vector<std::uint32_t> all;
    for (std::uint32_t group = 0; group < texts.size(); ++group) {
        const auto own = members.of(group);
        const std::size_t unit = notes_.unit(own.front());
        // Things rise with the units: those of several units have different ones at their ends.
        const auto foreign = [&](std::span<const std::uint32_t> things) {
            return notes_.unit(things.front()) != unit || notes_.unit(things.back()) != unit;
        };
        Share best = foreign(own) ? Share{1, 1} : Share{0, 1};
        all.assign(own.begin(), own.end());
        for (const std::uint32_t link : links.of(group)) {
            const AlikeTexts& pair = alike[link];
            const auto others = members.of(pair.earlier == group ? pair.later : pair.earlier);
            all.insert(all.end(), others.begin(), others.end());
            best = foreign(others) ? std::max(best, pair.share) : best;
        }
        notes_.companies.push_back(notes_.company_of(all));
        percents_.push_back(best.percent());
    }
}

void Comparison::compare_answers() {
    const auto first = answers_.group_equal(
        [&](std::uint32_t i) { return std::optional(answers(i).hash); },
        [&](std::uint32_t a, std::uint32_t b) { return answers(a).bytes == answers(b).bytes; });
    const Lists members = answers_.members(first.size());
    std::vector<std::uint32_t> all;
    for (std::uint32_t group = 0; group < first.size(); ++group) {
        all.assign(members.of(group).begin(), members.of(group).end());
        Company company = answers_.company_of(all);
        if (company.units > 1 && all_at_best(rubric_, answers(first[group]).bytes)) {
            company = {};
        }
        answers_.companies.push_back(std::move(company));
    }
}

/// `A (a.yaml:3), B (b.yaml:3) and 2 more`.
Words Comparison::others(const Things& things, std::uint32_t own,
                         Location (Comparison::*place)(std::uint32_t) const) const {
    const Company& company = *things.company(own);
    Words out;
    std::size_t named = 0;
    for (const std::uint32_t thing : company.first) {
        if (named == most_named || things.unit(thing) == things.unit(own)) {
            continue;
        }
        Location where = (this->*place)(thing);
        const std::string at = where.cell.empty() && where.line > 0
                                   ? where.path + ":" + std::to_string(where.line)
                                   : where.text();
        const std::string& name = sheets_[things.sheet(thing)]->name;
        const std::string text = name.empty() ? at : name + " (" + at + ")";
        out.zh += (named == 0 ? "" : "、") + text;
        out.en += (named == 0 ? "" : ", ") + text;
        ++named;
    }
    const std::size_t all = company.units - 1;
    if (all > named) {
        out.zh += " 等 " + std::to_string(all) + " 个单位";
        out.en += " and " + std::to_string(all - named) + " more";
    }
    return out;
}

/// Those that others() names, without places.
std::vector<std::string> Comparison::others_named(const Things& things, std::uint32_t own) const {
    std::vector<std::string> out;
    for (const std::uint32_t thing : things.company(own)->first) {
        if (out.size() < most_named && things.unit(thing) != things.unit(own)) {
            out.push_back(sheets_[things.sheet(thing)]->name);
        }
    }
    return out;
}

void Comparison::report_files(std::uint32_t sheet, Findings& out) const {
    std::set<std::pair<std::uint32_t, std::string_view>> told;  // one file may be listed for many criteria
    for (std::uint32_t i = files_.begin(sheet); i < files_.end(sheet); ++i) {
        const SeenEvidence& piece = file(i).piece;
        if (files_.company(i) != nullptr &&
            told.emplace(files_.group[i], piece.path.empty() ? piece.name : piece.path).second) {
            out.push_back(
                {file(i).path,
                 {"alike-evidence", piece.where, {piece.name, others(files_, i, &Comparison::file_place)}}});
            out.back().what.listed = others_named(files_, i);
        }
    }
}

void Comparison::report_notes(std::uint32_t sheet, Findings& out) const {
    for (std::uint32_t i = notes_.begin(sheet); i < notes_.end(sheet); ++i) {
        if (notes_.company(i) != nullptr) {
            out.push_back({note(i).spot.path,
                           {"alike-note",
                            note_place(i),
                            {rubric_.at(note(i).item).id, std::to_string(percents_[notes_.group[i]]) + "%",
                             others(notes_, i, &Comparison::note_place)}}});
            out.back().what.listed = others_named(notes_, i);
        }
    }
}

void Comparison::report_answers(std::uint32_t sheet, Findings& out) const {
    for (std::uint32_t i = answers_.begin(sheet); i < answers_.end(sheet); ++i) {
        if (answers_.company(i) != nullptr) {
            out.push_back(
                {answers(i).spot.path,
                 {"alike-answers",
                  answers_place(i),
                  {std::to_string(answers(i).count), others(answers_, i, &Comparison::answers_place)}}});
            out.back().what.listed = others_named(answers_, i);
        }
    }
}

std::vector<Diagnostic> Comparison::findings(std::uint32_t sheet) const {
    Findings found;
    report_answers(sheet, found);
    report_notes(sheet, found);
    report_files(sheet, found);
    std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
        return std::make_tuple(a.path, a.what.where.place()) < std::make_tuple(b.path, b.what.where.place());
    });
    std::vector<Diagnostic> out;
    out.reserve(found.size());
    for (auto& each : found) {
        out.push_back(std::move(each.what));
    }
    return out;
}

}  // namespace

struct Resemblance::Plan {
    const Rubric& rubric;
    std::vector<std::size_t> units;  ///< beside the sheets
    Sheets sheets;
};

Resemblance::Resemblance(const Rubric& rubric) : plan_(new Plan{rubric, {}, {}}) {}

Resemblance::~Resemblance() = default;

Resemblance::SheetPointer Resemblance::sheet_of(const std::vector<Record>& records,
                                                std::vector<SeenEvidence>&& evidence) const {
    SheetPointer sheet(new Sheet);
    for (const auto& record : records) {
        sheet->take(record);
    }
    for (auto& piece : evidence) {
        sheet->take(std::move(piece));
    }
    return sheet;
}

void Resemblance::add(std::size_t unit, SheetPointer sheet) {
    if (sheet != nullptr) {
        plan_->units.push_back(unit);
        plan_->sheets.push_back(std::move(sheet));
    }
}

void Resemblance::compare(unsigned jobs,
                          const std::function<void(std::size_t unit, Diagnostic&& finding)>& report) {
    const Comparison comparison(plan_->rubric, plan_->units, plan_->sheets, jobs);
    for (std::uint32_t sheet = 0; sheet < plan_->sheets.size(); ++sheet) {
        for (auto& finding : comparison.findings(sheet)) {
            report(plan_->units[sheet], std::move(finding));
        }
    }
}

}  // namespace ceping
