#pragma once

// The whole library for a program that reads no other header: a rubric, records in any format or made in memory, and what
// follows from them.
//
//     ceping::Diagnostics found;
//     auto campaign = ceping::Campaign::open("rubric.yaml", {}, found);
//     if (!campaign) { … }                          // `found` says what is wrong with the rubric
//     campaign->read("self/", found);               // a file or a folder
//     campaign->add({.unit = "u1", .name = "丰泽区婚姻登记处", .answers = {{"1.1", {"A"}}}});
//     for (const ceping::Result& result : campaign->score()) { … }
//     std::cout << ceping::written(campaign->explain("u1"), "text");
//
// Bad data is a Diagnostic beside the data; an Error is what ends the work. Nothing here prints. What is included
// below is plain data.

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/version.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// Takes bytes as they are written.
using Sink = std::function<void(std::string_view)>;

/// One piece of evidence 佐证材料 of a record made in memory. Source: ceping-record(5), EVIDENCE.
struct EvidenceDraft {
    std::string title;
    std::string file;  ///< or `url`
    std::string url{};
    std::string type{};
    std::string date{};
    std::string sha256{};
};

/// One event of a count whose criterion has `events`; what is empty is not stated. Source: ceping-record(5), EVENTS.
struct EventDraft {
    std::string of{};  ///< its class
    std::string date{};
    std::string matter{};
    std::vector<std::string> tags{};
    std::string note{};
};

/// An answer as a record states it; what is empty is not stated. Source: ceping-record(5), ANSWERS.
struct AnswerDraft {
    std::string value{};                            ///< a level, a number, points, or `n/a`
    std::optional<std::vector<std::string>> met{};  ///< ids of checks
    std::optional<std::vector<std::pair<std::string, std::string>>> counts{};  ///< a number for each class
    std::string num{};
    std::string den{};
    std::string sample{};
    std::string note{};
    std::vector<EvidenceDraft> evidence{};
    std::optional<std::vector<EventDraft>> events{};
};

/// A record made in memory, by the ids of the rubric. Texts are read as those of a file are. Source: ceping-record(5).
struct RecordDraft {
    std::string unit;  ///< id
    std::string name;
    std::string region{};
    std::vector<std::pair<std::string, std::string>> facts{};
    std::string source{};     ///< empty: the unit itself; else a method's id
    std::string submitted{};  ///< of a self record
    std::string date{};       ///< of another
    std::string assessor{};
    std::vector<std::pair<std::string, bool>> prerequisites{};
    std::vector<std::pair<std::string, bool>> vetoes{};
    std::vector<std::pair<std::string, std::string>>
        veto_days{};  ///< the day of a case, of a veto with `months`
    std::vector<std::pair<std::string, AnswerDraft>> answers{};  ///< criteria
};

/// How records are read and scored. Source: ceping-score(1).
struct CampaignOptions {
    Language language = Language::en;  ///< of reports, and of findings in results
    std::optional<Stage> stage{};      ///< absent: decided unit by unit
    bool keep_invalid = false;         ///< invalid answers count as missing
    bool latest_duplicate = false;     ///< of several self records of one unit the one submitted last counts
    std::vector<std::pair<std::string, std::string>> policies{};  ///< as --set: `{"visits", "lowest"}`
    std::string rulings{};   ///< a file of rulings 复核裁定; empty: none
    std::string roster{};    ///< a roster 花名册, for validate(); empty: none
    std::string encoding{};  ///< of tables; empty: told from the bytes
    unsigned jobs = 0;       ///< threads; 0: one a processor
};

/// A rubric and the records that are judged by it. What it gives out, reports too, may not outlive it. Inputs are read anew by
/// each of validate(), score(), explain() and so on: nothing but their names is held in between, and what its reports refer to. For
/// one thread at a time.
class Campaign {
public:
    /// The rubric of a file, with what it extends. Nothing where the rubric or the rulings cannot be used; `found` says why,
    /// and what else is to be said of them. Throws: Error for a policy that is not known.
    [[nodiscard]] static std::optional<Campaign> open(const std::string& rubric, CampaignOptions options,
                                                      Diagnostics& found);
    Campaign(Campaign&&) noexcept;
    Campaign& operator=(Campaign&&) noexcept;
    ~Campaign();

    [[nodiscard]] const Rubric& rubric() const;

    /// Adds the records of a file, or of all files of a folder, whoever made them: each says so itself. `found`: folders and
    /// files that are not there. What else is wrong with an input comes with the results. Throws: UsageError for standard input,
    /// `-`, which cannot be read again.
    void read(const std::string& path, Diagnostics& found);
    /// Adds records from bytes of a format (`yaml`, `json`, `ndjson`, `csv`; empty: told from the bytes), under a name that
    /// findings have for it.
    void read_text(std::string name, std::string bytes, std::string_view format = {});
    /// Adds a record made in memory; findings call it `record N`, of all that were added.
    void add(const RecordDraft& record);

    /// All that ceping-validate says of the records. Source: ceping-validate(1).
    [[nodiscard]] std::vector<Diagnostic> validate() const;
    /// The results of all units, in the order in which they first appear; rejected ones are among them. Source: ceping-scoring(7).
    [[nodiscard]] std::vector<Result> score() const;
    /// The same one by one, so that a big batch is never held.
    void score(const std::function<void(const Result&)>& take) const;
    /// result/1 in a format: `ndjson`, `json`, `csv`, `text`, `xlsx`. Throws: UsageError for another.
    void write_results(std::string_view format, const Sink& out) const;

    /// How one unit came to its score, each line checkable by hand. `unit`: its id, or a name that one unit has. Throws:
    /// UsageError where there is none, or several have the name. Source: ceping-explain(1).
    [[nodiscard]] Report explain(std::string_view unit) const;
    /// League tables by the rubric's rules of ranking. Source: ceping-rank(1).
    [[nodiscard]] Report rank() const;
    /// What moved since `before`, an earlier round of the same units. Source: ceping-diff(1), RESULTS.
    [[nodiscard]] Report compare(const Campaign& before) const;
    /// The report of the whole batch, in `html`, `markdown` or `xlsx`. Throws: UsageError for another. Source: ceping-report(1).
    void write_report(std::string_view format, const Sink& out) const;

private:
    struct State;
    explicit Campaign(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A report in a format: `text`, `markdown`, `csv`, `json`, `html`, `docx`, `xlsx`. Throws: UsageError for another.
[[nodiscard]] std::string written(const Report& report, std::string_view format);
/// Findings in a format: `text`, `json`, `csv`, `xlsx`, `github`, `gitlab`, `sarif`, `junit`. Throws: UsageError for another.
[[nodiscard]] std::string written(const std::vector<Diagnostic>& found, std::string_view format,
                                  Language language);

}  // namespace ceping
