#include <ceping/check/resemblance/resemblance.hpp>

#include <ceping/check/phrases.hpp>
#include <ceping/check/resemblance/answer_bytes.hpp>
#include <ceping/check/resemblance/distinct_numbers.hpp>
#include <ceping/check/resemblance/edited_notes.hpp>
#include <ceping/check/resemblance/near_texts.hpp>
#include <ceping/check/resemblance/packed_lists.hpp>
#include <ceping/check/resemblance/resemblance_sheet.hpp>
#include <ceping/check/resemblance/same_files.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

using Sheet = Resemblance::Sheet;
using Sheets = std::vector<Resemblance::SheetPointer>;

constexpr std::size_t most_named = 3;
constexpr std::size_t sampled = 200;  // units from whose notes the words of a form are told
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// The units that share something: how many, and one thing of each of the first. One more than are named,
/// since each leaves itself out.
struct Company {
    std::vector<std::uint32_t> first;
    std::size_t units = 0;
};

/// All files, all notes, or all answer sheets: one after another, sheet by sheet. A thing is known by its
/// position.
class SheetParts {
public:
    SheetParts(const std::vector<std::size_t>& units, const std::vector<std::size_t>& counts)
        : units_(units) {
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
        DistinctNumbers numbers(count());
        for (std::uint32_t thing = 0; thing < count(); ++thing) {
            if (const std::optional<std::uint64_t> hash = hash_of(thing)) {
                group[thing] =
                    numbers.of(*hash, [&](std::uint32_t known) { return equal(first[known], thing); });
                first.resize(numbers.count(), thing);
            }
        }
        return first;
    }
    [[nodiscard]] PackedLists members(std::size_t groups) const {
        std::vector<PackedLists::Entry> pairs;
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
    [[nodiscard]] const Company* company(std::uint32_t thing) const { return shared(companies, thing); }
    [[nodiscard]] const Company* shared(const std::vector<Company>& by_group, std::uint32_t thing) const {
        return group[thing] != none && by_group[group[thing]].units > 1 ? &by_group[group[thing]] : nullptr;
    }

    std::vector<std::uint32_t> group;  ///< beside the things, or none
    std::vector<Company> companies;    ///< beside the groups

private:
    const std::vector<std::size_t>& units_;
    std::vector<std::uint32_t> starts_;  ///< beside the sheets, and the end
    std::vector<std::uint32_t> sheets_;  ///< beside the things
};

/// Orders `things`. Most stand alone, and for them nothing is done.
Company SheetParts::company_of(std::vector<std::uint32_t>& things) const {
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
    [[nodiscard]] std::vector<AlikeTexts> find_edited_notes(const std::vector<std::uint32_t>& first,
                                                            unsigned jobs) const;
    [[nodiscard]] FormWords form_words() const;
    void join_alike(std::size_t texts, const std::vector<AlikeTexts>& alike,
                    const std::vector<AlikeTexts>& edited);
    [[nodiscard]] Words others(const SheetParts& things, const Company& company, std::uint32_t own,
                               Location (Comparison::*place)(std::uint32_t) const) const;
    [[nodiscard]] std::vector<std::string> others_named(const SheetParts& things, const Company& company,
                                                        std::uint32_t own) const;
    void report_note(std::uint32_t thing, Code code, const Company* company, std::uint32_t percent,
                     Findings& out) const;
    void report_files(std::uint32_t sheet, Findings& out) const;
    void report_notes(std::uint32_t sheet, Findings& out) const;
    void report_answers(std::uint32_t sheet, Findings& out) const;

    const Rubric& rubric_;
    const Sheets& sheets_;
    SheetParts files_;
    SheetParts notes_;
    SheetParts answers_;
    // Beside the groups of notes.
    std::vector<std::uint32_t> percents_;  ///< the highest similarity to another unit's
    std::vector<Company> edited_;          ///< those with an edited copy, who are not in the group's company
    std::vector<std::uint32_t> edited_percents_;
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
    const PackedLists members = files_.members(first.size());
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
    join_alike(texts.size(), find_alike(texts, jobs), find_edited_notes(first, jobs));
}

std::vector<AlikeTexts> Comparison::find_edited_notes(const std::vector<std::uint32_t>& first,
                                                      unsigned jobs) const {
    std::vector<std::u32string> folds;
    folds.reserve(first.size());
    std::transform(first.begin(), first.end(), std::back_inserter(folds), [&](std::uint32_t thing) {
        return folded(text(thing), sheets_[notes_.sheet(thing)]->own_name);
    });
    return find_edited({folds.begin(), folds.end()}, form_words(), jobs);
}

/// The rubric's own, and what many of the units write: evenly chosen ones, which is enough to tell every fourth.
FormWords Comparison::form_words() const {
    FormWords form;
    const auto add = [&](const std::string& text) {
        std::u32string plain;
        append_plain(text, plain);
        form.add_rubric(folded(plain, {}));
    };
    for (const auto& item : rubric_.items) {
        add(item.title);
        add(item.note);
        if (item.criterion) {
            add(item.criterion->advice);
            each_version(item, [&](const Criterion& criterion, const Places&, const Variant*) {
                for (const auto& [level, standard] : criterion.standard) {
                    add(standard);
                }
            });
        }
    }
    std::vector<std::uint32_t> writers;
    for (std::uint32_t sheet = 0; sheet < sheets_.size(); ++sheet) {
        if (!sheets_[sheet]->notes.empty()) {
            writers.push_back(sheet);
        }
    }
    const std::size_t count = std::min(sampled, writers.size());
    std::vector<std::u32string> notes;
    for (std::size_t i = 0; i < count; ++i) {
        const Sheet& sheet = *sheets_[writers[i * writers.size() / count]];
        notes.clear();
        std::transform(sheet.notes.begin(), sheet.notes.end(), std::back_inserter(notes),
                       [&](const auto& note) { return folded(sheet.text_of(note), sheet.own_name); });
        form.add_unit(notes);
    }
    form.finish();
    return form;
}

/// The company of each text: those who have the same and those who have one that is like it; and apart from
/// these, those who have an edited copy.
void Comparison::join_alike(std::size_t texts, const std::vector<AlikeTexts>& alike,
                            const std::vector<AlikeTexts>& edited) {
    const auto links_of = [texts](const std::vector<AlikeTexts>& found) {
        std::vector<PackedLists::Entry> pairs;
        for (std::uint32_t i = 0; i < found.size(); ++i) {
            pairs.emplace_back(found[i].earlier, i);
            pairs.emplace_back(found[i].later, i);
        }
        return PackedLists(texts, pairs);
    };
    const PackedLists links = links_of(alike);
    const PackedLists edits = links_of(edited);
    const PackedLists members = notes_.members(texts);
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> copies;
    for (std::uint32_t group = 0; group < texts; ++group) {
        const auto own = members.of(group);
        const std::size_t unit = notes_.unit(own.front());
        // Parts rise with the units: those of several units have different ones at their ends.
        const auto foreign = [&](std::span<const std::uint32_t> things) {
            return notes_.unit(things.front()) != unit || notes_.unit(things.back()) != unit;
        };
        const auto others_at = [&](const AlikeTexts& pair) {
            return members.of(pair.earlier == group ? pair.later : pair.earlier);
        };
        Share best = foreign(own) ? Share{1, 1} : Share{0, 1};
        all.assign(own.begin(), own.end());
        for (const std::uint32_t link : links.of(group)) {
            const auto others = others_at(alike[link]);
            all.insert(all.end(), others.begin(), others.end());
            best = foreign(others) ? std::max(best, alike[link].share) : best;
        }
        notes_.companies.push_back(notes_.company_of(all));
        percents_.push_back(best.percent());
        best = {0, 1};
        copies.assign(own.begin(), own.end());
        for (const std::uint32_t link : edits.of(group)) {
            for (const std::uint32_t other : others_at(edited[link])) {
                const bool known = std::any_of(all.begin(), all.end(), [&](std::uint32_t thing) {
                    return notes_.unit(thing) == notes_.unit(other);
                });
                if (!known) {
                    copies.push_back(other);
                    best = std::max(best, edited[link].share);
                }
            }
        }
        edited_.push_back(copies.size() > own.size() ? notes_.company_of(copies) : Company{});
        edited_percents_.push_back(best.percent());
    }
}

void Comparison::compare_answers() {
    const auto first = answers_.group_equal(
        [&](std::uint32_t i) { return std::optional(answers(i).hash); },
        [&](std::uint32_t a, std::uint32_t b) { return answers(a).bytes == answers(b).bytes; });
    const PackedLists members = answers_.members(first.size());
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
Words Comparison::others(const SheetParts& things, const Company& company, std::uint32_t own,
                         Location (Comparison::*place)(std::uint32_t) const) const {
    std::vector<Words> named;
    for (const std::uint32_t thing : company.first) {
        if (named.size() == most_named || things.unit(thing) == things.unit(own)) {
            continue;
        }
        Location where = (this->*place)(thing);
        const std::string at = where.cell.empty() && where.line > 0
                                   ? where.path + ":" + std::to_string(where.line)
                                   : where.text();
        const std::string& name = sheets_[things.sheet(thing)]->name;
        named.emplace_back(name.empty() ? at : name + " (" + at + ")");
    }
    const std::size_t all = company.units - 1;
    Words out = joined(named, {"、", ", "});
    return all == named.size()
               ? out
               : phrases::and_more_units.with(
                     {{"units", out}, {"count", {std::to_string(all), std::to_string(all - named.size())}}});
}

/// Those that others() names, without places.
std::vector<std::string> Comparison::others_named(const SheetParts& things, const Company& company,
                                                  std::uint32_t own) const {
    std::vector<std::string> out;
    for (const std::uint32_t thing : company.first) {
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
            out.push_back({file(i).path,
                           {"alike-evidence",
                            piece.where,
                            {piece.name, others(files_, *files_.company(i), i, &Comparison::file_place)}}});
            out.back().what.listed = others_named(files_, *files_.company(i), i);
        }
    }
}

void Comparison::report_note(std::uint32_t thing, Code code, const Company* company, std::uint32_t percent,
                             Findings& out) const {
    if (company != nullptr) {
        out.push_back({note(thing).spot.path,
                       {code,
                        note_place(thing),
                        {rubric_.at(note(thing).item).id, std::to_string(percent) + "%",
                         others(notes_, *company, thing, &Comparison::note_place)}}});
        out.back().what.listed = others_named(notes_, *company, thing);
    }
}

void Comparison::report_notes(std::uint32_t sheet, Findings& out) const {
    for (std::uint32_t i = notes_.begin(sheet); i < notes_.end(sheet); ++i) {
        const std::uint32_t group = notes_.group[i];
        report_note(i, "alike-note", notes_.company(i), percents_[group], out);
        report_note(i, "alike-edited", notes_.shared(edited_, i), edited_percents_[group], out);
    }
}

void Comparison::report_answers(std::uint32_t sheet, Findings& out) const {
    for (std::uint32_t i = answers_.begin(sheet); i < answers_.end(sheet); ++i) {
        if (answers_.company(i) != nullptr) {
            out.push_back({answers(i).spot.path,
                           {"alike-answers",
                            answers_place(i),
                            {std::to_string(answers(i).count),
                             others(answers_, *answers_.company(i), i, &Comparison::answers_place)}}});
            out.back().what.listed = others_named(answers_, *answers_.company(i), i);
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
