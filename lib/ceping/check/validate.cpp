#include <ceping/check/validate.hpp>

#include <ceping/base/text.hpp>
#include <ceping/check/expectations.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t ids_listed = 12;  // of criteria that are not answered; the count is of all

class RecordCheck {
public:
    RecordCheck(const Rubric& rubric, const std::vector<Record>& records, const Record& record,
                const std::vector<std::uint8_t>& excluded, Diagnostics& found)
        : rubric_(rubric), records_(records), record_(record), excluded_(excluded), found_(found) {}

    void run() {
        dates();
        if (record_.is_self()) {
            completeness();
            prerequisites();
        }
        for (const auto& given : record_.answers) {
            if (excluded_[given.item.at()] == 0) {
                plausible(given);
            }
        }
    }

private:
    void say(Code code, Place place, std::vector<Words> words) {
        found_.add(code, record_.at(place), std::move(words));
    }

    void dates() {
        if (!record_.is_self()) {
            if (!record_.date && !record_.at_fault("date")) {
                say("date-missing", record_.date_place == Place{} ? record_.place : record_.date_place, {});
            }
            return;
        }
        if (!record_.submitted && !record_.at_fault("submitted") && rubric_.deadline) {
            say("submitted-missing",
                record_.submitted_place == Place{} ? record_.place : record_.submitted_place, {});
        }
        if (record_.submitted && rubric_.period && *record_.submitted < rubric_.period->first) {
            say("outside-period", record_.submitted_place,
                {date_words(*record_.submitted), span_words(rubric_.period->first, rubric_.period->second)});
        }
    }

    /// What is not answered in one section, and where that shows.
    struct Gap {
        std::vector<std::string> ids;
        Place place;  ///< of the first that is named and left empty
    };

    /// Section by section, in the rubric's order. Answers that are no map were said to be so.
    void completeness() {
        if (record_.at_fault("answers")) {
            return;
        }
        std::vector<std::uint8_t> answered(rubric_.items.size(), 0);
        std::vector<Place> named(rubric_.items.size());
        for (const auto& given : record_.answers) {
            answered[given.item.at()] = 1;
        }
        for (const auto& each : record_.invalid) {
            answered[each.item.at()] = 1;
        }
        // An answer under a misspelt id is one mistake, and said to be so.
        for (const auto& each : record_.findings.all()) {
            const std::string_view meant = each.code == Code("unknown-criterion") ? each.suggestion
                                           : each.code == Code("yaml-typing")
                                               ? std::string_view(each.words.back().en)
                                               : std::string_view();
            if (const ItemId position = rubric_.find(meant)) {
                answered[position.at()] = 1;
            }
        }
        for (const auto& detail : record_.details) {
            if (detail.blank) {
                named[detail.item.at()] = detail.place;
            }
        }
        std::map<ItemId, Gap> gaps;  // by section; none: a criterion at the top
        for (std::size_t i = 0; i < rubric_.items.size(); ++i) {
            const Item& item = rubric_.items[i];
            if (!item.criterion || item.section != Section::items || answered[i] != 0 || excluded_[i] != 0 ||
                item.criterion->kind->from_submission()) {
                continue;
            }
            const ItemId top = rubric_.top_of(ItemId(i));
            Gap& gap = gaps[rubric_.at(top).group ? top : ItemId()];
            gap.ids.push_back(item.id);
            gap.place = gap.place == Place{} ? named[i] : gap.place;
        }
        for (const auto& [section, gap] : gaps) {
            const std::string id = section ? rubric_.at(section).id : rubric_.id;
            const std::string title = section ? rubric_.at(section).title : rubric_.title;
            const std::size_t shown = std::min(gap.ids.size(), ids_listed);
            std::string ids = join({gap.ids.begin(), gap.ids.begin() + static_cast<std::ptrdiff_t>(shown)});
            ids += gap.ids.size() > shown ? ", …" : "";
            auto& finding =
                found_.add("unanswered", record_.at(gap.place == Place{} ? record_.answers_place : gap.place),
                           {id_and_title(id, title), std::to_string(gap.ids.size()), ids});
            finding.listed = gap.ids;
        }
    }

    /// What no record of the unit states. A value that is neither true nor false was said to be so when it was read.
    void prerequisites() {
        if (record_.at_fault("prerequisites")) {
            return;
        }
        for (std::size_t i = 0; i < rubric_.prerequisites.size(); ++i) {
            const Condition& each = rubric_.prerequisites[i];
            const bool stated = std::any_of(records_.begin(), records_.end(), [&](const Record& record) {
                return record.prerequisites[i].has_value();
            });
            const bool asked = !each.follows && concerns(each, record_.unit);
            if (asked && !stated && !record_.at_fault(each.id)) {
                const auto& places = record_.prerequisite_places;
                const bool placed = i < places.size() && places[i] != Place{};
                say("prerequisite-unstated", placed ? places[i] : record_.place,
                    {id_and_title(each.id, each.title)});
            }
        }
    }

    /// Figures that were taken for another unit.
    void plausible(const GivenAnswer& given) {
        const Item& item = rubric_.at(given.item);
        const Answer& answer = given.answer;
        const bool ratio = answer.shape == Shape::ratio;
        if (!ratio && answer.shape != Shape::number) {
            return;
        }
        const Kind& kind = *version_of(item, given.version).kind;
        if (kind.unit() != "%") {
            return;
        }
        if (ratio) {
            if (answer.number > answer.more().den) {
                say("num-over-den", given.place, {item.id, answer.number.plain(), answer.more().den.plain()});
            }
            return;
        }
        // A share 0.95 where 95 is meant. A rate of exactly 1 % is as likely as one of 100 %, and both are worth a look.
        const AnswerForm form = kind.form(item.points);
        const bool wide = !form.highest || *form.highest >= Exact(50);
        if (wide && answer.number.sign() > 0 && answer.number <= Exact(1)) {
            say("rate-as-fraction", given.place,
                {item.id, answer.number.plain(), (answer.number * Exact(100)).plain()});
        }
    }

    const Rubric& rubric_;
    const std::vector<Record>& records_;  ///< of the unit, this one among them
    const Record& record_;
    const std::vector<std::uint8_t>& excluded_;
    Diagnostics& found_;
};

/// The same visit handed in twice.
void repeated(const std::vector<Record>& records, Diagnostics& found) {
    for (std::size_t i = 1; i < records.size(); ++i) {
        const Record& record = records[i];
        if (record.is_self() || !record.date) {
            continue;
        }
        const auto end = records.begin() + static_cast<std::ptrdiff_t>(i);
        const auto before = std::find_if(records.begin(), end, [&](const Record& each) {
            return each.method == record.method && each.date == record.date &&
                   each.assessor == record.assessor;
        });
        if (before != end) {
            found.add("duplicate-record", record.at(record.source_place),
                      {before->at(before->source_place).text()});
        }
    }
}

}  // namespace

void check_records(const Rubric& rubric, const std::vector<Record>& records, const EvidenceOptions& options,
                   Diagnostics& found, std::vector<SeenEvidence>& seen) {
    const auto self =
        std::find_if(records.begin(), records.end(), [](const Record& each) { return each.is_self(); });
    const Record& primary = self == records.end() ? records.front() : *self;
    std::vector<std::uint8_t> excluded;
    find_excluded(rubric, primary.unit, excluded);
    for (const auto& record : records) {
        if (record.unit.id.empty() || !record.known_source) {
            continue;  // what could not be read says so itself
        }
        RecordCheck(rubric, records, record, excluded, found).run();
        check_evidence(rubric, primary.unit, record, excluded, options, found, seen);
        check_expectations(rubric, record, excluded, found);
    }
    repeated(records, found);
}

}  // namespace ceping
