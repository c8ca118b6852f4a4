#include <ceping/analyse/comparing/other_edition.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/record/ruling.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string_view>

namespace ceping {

namespace {

// Errors by which a rubric says of something well formed that it does not have it.
constexpr auto foreign =
    std::to_array<std::string_view>({"wrong-rubric", "wrong-digest", "unknown-node", "unknown-record-source",
                                     "unknown-header", "fact-value"});
// Likewise, counted among a record's invalid answers.
constexpr auto foreign_answers = std::to_array<std::string_view>({"unknown-criterion", "answer-to-group"});

bool is_foreign(const Diagnostic& finding) {
    return among(finding.code.name(), foreign) || (finding.code.name() == "unknown-key" &&
                                                   finding.words.size() > 1 && finding.words[1].en == "unit");
}

void leave_out(Record& record, LeftOut& left_out) {
    std::size_t others = 0;
    std::size_t answers = record.answer_errors;
    std::set<std::string> names;
    for (const auto& finding : record.findings.all()) {
        if (finding.severity != Severity::error) {
            continue;
        }
        const bool answer = among(finding.code.name(), foreign_answers);
        if (answer) {
            --answers;
        }
        if (!answer && !is_foreign(finding)) {
            ++others;
        } else if (finding.code.name() != "wrong-rubric" && finding.code.name() != "wrong-digest") {
            names.insert(finding.words.front().en);
        }
    }
    // What is left is an invalid answer, or a fault that no other edition explains.
    if (others != answers) {
        return;
    }
    for (const auto& finding : record.findings.all()) {
        if (finding.severity == Severity::error && !is_foreign(finding) && !finding.words.empty() &&
            !among(finding.code.name(), foreign_answers)) {
            names.insert(finding.words.front().en);
        }
    }
    for (const auto& name : names) {
        ++left_out[name];
    }
    record.findings.clear();
    record.answer_errors = 0;
}

bool same_facts(const Unit& a, const Unit& b) {
    return a.region == b.region &&
           std::equal(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(),
                      [](const auto& left, const auto& right) {
                          return left.has_value() == right.has_value() &&
                                 (!left || (left->text == right->text && left->number == right->number));
                      });
}

bool same_record(const Record& a, const Record& b) {
    return a.method == b.method && a.submitted == b.submitted && a.date == b.date &&
           a.prerequisites == b.prerequisites && a.vetoes == b.vetoes && same_facts(a.unit, b.unit) &&
           std::equal(a.answers.begin(), a.answers.end(), b.answers.begin(), b.answers.end(),
                      [](const GivenAnswer& left, const GivenAnswer& right) {
                          return left.item == right.item && left.version == right.version &&
                                 same_answer(left.answer, right.answer);
                      });
}

template <typename Which>
Words first_finding(const std::vector<Diagnostic>& findings, Which which) {
    const auto at = std::find_if(findings.begin(), findings.end(), which);
    return at == findings.end()
               ? Words()
               : phrases::told_of.with({{"what", at->where.text()},
                                        {"text", {at->message(Language::zh), at->message(Language::en)}}});
}

}  // namespace

void leave_out_foreign(std::vector<Record>& records, LeftOut& left_out) {
    for (auto& record : records) {
        leave_out(record, left_out);
    }
    records.erase(
        std::remove_if(records.begin(), records.end(),
                       [](const Record& each) { return !each.known_source && each.findings.empty(); }),
        records.end());
}

Words first_error(const std::vector<Diagnostic>& findings) {
    return first_finding(findings, [](const Diagnostic& each) { return each.severity == Severity::error; });
}

Words why_unscored(const Result& result) {
    return first_finding(result.findings,
                         [&](const Diagnostic& each) { return tells_why(each, result.status); });
}

Rulings rulings_of_other_edition(const std::string& path, const Rubric& rubric, LeftOut& left_out) {
    Rulings out;
    Diagnostics unread;
    read_input(
        path, {}, {},
        [&](Document& document) {
            const Node* list = document.root.find("rulings");
            for (std::size_t i = 0; list != nullptr && list->is_list() && i < list->size(); ++i) {
                const Node& ruling = (*list)[i];
                const Node one = Node::make_list(*ruling.source(), ruling.place(), &ruling, 1);
                Diagnostics found;
                auto decoded = decode_rulings(one, rubric, {}, found);
                if (!decoded || decoded->by_unit.empty()) {
                    const Node* node = ruling.find("node");
                    ++left_out[std::string(node == nullptr ? "" : node->text())];
                    continue;
                }
                for (auto& [unit, rulings] : decoded->by_unit) {
                    auto& into = out.by_unit[unit];
                    std::move(rulings.begin(), rulings.end(), std::back_inserter(into));
                }
            }
            return true;
        },
        unread);
    if (unread.has_error()) {
        throw Error(phrases::unusable_rulings.with({{"why", first_error(unread.all())}}));
    }
    return out;
}

ReusableRecords::ReusableRecords(std::vector<Record>&& records) : records_(std::move(records)) {
    for (auto& record : records_) {
        if (!faulty()) {
            fault_ = first_error(record.findings.all());
        }
        // Kept by criterion, so that evidence counts also where the answer that it stands with is not there.
        Counts counts;
        for (const auto& detail : record.details) {
            counts.emplace_back(detail.item,
                                static_cast<std::uint32_t>(detail.evidence.size()) - detail.outside);
        }
        for (const auto& given : record.answers) {
            counts.emplace_back(given.item, given.evidence);
        }
        std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second > b.second;
        });
        counts.erase(std::unique(counts.begin(), counts.end(),
                                 [](const auto& a, const auto& b) { return a.first == b.first; }),
                     counts.end());
        counts.shrink_to_fit();
        listed_.push_back(std::move(counts));
        record.details = std::vector<AnswerDetail>();
    }
}

const ReusableRecords::Counts* ReusableRecords::counterpart(const ReusableRecords& other,
                                                            std::size_t record) const {
    const MethodId method = records_[record].method;
    const auto before =
        std::count_if(records_.begin(), records_.begin() + static_cast<std::ptrdiff_t>(record),
                      [method](const Record& each) { return each.method == method; });
    std::ptrdiff_t seen = 0;
    for (std::size_t i = 0; i < other.records_.size(); ++i) {
        if (other.records_[i].method == method && seen++ == before) {
            return &other.listed_[i];
        }
    }
    return nullptr;
}

Result ReusableRecords::score_with_evidence_of(const ReusableRecords& other, const Scorer& scorer) {
    std::vector<std::vector<std::uint32_t>> own;
    for (std::size_t i = 0; i < records_.size(); ++i) {
        const Counts* counts = counterpart(other, i);
        own.emplace_back();
        for (auto& given : records_[i].answers) {
            own.back().push_back(given.evidence);
            if (counts != nullptr) {
                const auto at = std::lower_bound(counts->begin(), counts->end(), std::pair(given.item, 0U));
                given.evidence = at != counts->end() && at->first == given.item ? at->second : 0;
            }
        }
    }
    Result result = scorer.score(records_);
    for (std::size_t i = 0; i < records_.size(); ++i) {
        for (std::size_t j = 0; j < own[i].size(); ++j) {
            records_[i].answers[j].evidence = own[i][j];
        }
    }
    return result;
}

bool ReusableRecords::same_answers(const ReusableRecords& other) const {
    return std::equal(records_.begin(), records_.end(), other.records_.begin(), other.records_.end(),
                      same_record);
}

bool ReusableRecords::same_evidence(const ReusableRecords& other) const {
    for (std::size_t i = 0; i < records_.size(); ++i) {
        const Counts* counts = counterpart(other, i);
        if (counts != nullptr && *counts != listed_[i]) {
            return false;
        }
    }
    return true;
}

}  // namespace ceping
