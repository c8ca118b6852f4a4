#include <ceping/check/evidence.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>
#include <ceping/check/phrases.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace ceping {

namespace {

constexpr std::size_t few_later = 3;  // pieces of evidence dated after the submission, each told by itself
constexpr std::size_t many_criteria = 3;  // one paper may well prove two things
constexpr std::size_t block = std::size_t{64} * 1024;

/// Which of the words that rubrics use a file may be, by its suffix. A scan may be any paper, and a paper may hold a
/// table, so only what can be none of them is told.
struct SuffixType {
    std::string_view suffix;
    bool paper;
    bool picture;
    bool film;
    bool sound;
};
constexpr auto suffix_types = std::to_array<SuffixType>({
    {".avi", false, false, true, false},  {".bmp", true, true, false, false},
    {".csv", true, false, false, false},  {".doc", true, false, false, false},
    {".docx", true, false, false, false}, {".gif", true, true, false, false},
    {".jpeg", true, true, false, false},  {".jpg", true, true, false, false},
    {".mov", false, false, true, false},  {".mp3", false, false, false, true},
    {".mp4", false, false, true, false},  {".ofd", true, true, false, false},
    {".pdf", true, true, false, false},   {".png", true, true, false, false},
    {".ppt", true, true, false, false},   {".pptx", true, true, false, false},
    {".txt", true, false, false, false},  {".wav", false, false, false, true},
    {".webp", true, true, false, false},  {".wps", true, false, false, false},
    {".xls", true, false, false, false},  {".xlsx", true, false, false, false},
});
struct TypeWord {
    std::string_view word;
    bool SuffixType::*is;
};
constexpr auto type_words_known = std::to_array<TypeWord>({
    {"文件", &SuffixType::paper},
    {"文档", &SuffixType::paper},
    {"表格", &SuffixType::paper},
    {"图片", &SuffixType::picture},
    {"照片", &SuffixType::picture},
    {"视频", &SuffixType::film},
    {"录像", &SuffixType::film},
    {"音频", &SuffixType::sound},
    {"录音", &SuffixType::sound},
});

/// Whether a file of this name can be none of `wanted`; never where the suffix or a word is not known.
bool cannot_be(const std::vector<std::string>& wanted, std::string_view suffix) {
    const auto* at = std::find_if(suffix_types.begin(), suffix_types.end(),
                                  [&](const SuffixType& each) { return each.suffix == suffix; });
    return at != suffix_types.end() &&
           std::all_of(wanted.begin(), wanted.end(), [&](const std::string& each) {
               const auto* word = std::find_if(type_words_known.begin(), type_words_known.end(),
                                               [&](const TypeWord& known) { return known.word == each; });
               return word != type_words_known.end() && !(at->*(word->is));
           });
}

bool is_sha256(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::string digest_of(const std::string& path) {
    FileReader reader(path);
    Sha256 digest;
    std::string bytes(block, '\0');
    for (std::size_t got = reader.read(bytes.data(), bytes.size()); got > 0;
         got = reader.read(bytes.data(), bytes.size())) {
        digest.add(std::string_view(bytes).substr(0, got));
    }
    return digest.hex();
}

/// The folder without links, kept by the thread: the records of a batch share a few.
const std::filesystem::path& real_folder(const std::string& folder) {
    thread_local std::string known;
    thread_local std::filesystem::path real;
    if (known != folder || real.empty()) {
        std::error_code failed;
        real = std::filesystem::canonical(folder.empty() ? "." : folder, failed);
        known = folder;
    }
    return real;
}

/// Whether no link stands in the folders between `folder` and the file, so that it cannot leave it: what most files are,
/// told by a look at each folder once a thread. False also where the path goes up or on the spot.
bool plainly_below(const std::string& folder, const std::string& file) {
    thread_local std::unordered_set<std::string> plain;
    if (file.find("./") != std::string::npos || file.find("//") != std::string::npos) {
        return false;
    }
    for (std::size_t slash = file.find('/'); slash != std::string::npos; slash = file.find('/', slash + 1)) {
        std::string step = folder + file.substr(0, slash);
        struct stat info {};
        if (plain.find(step) != plain.end()) {
            continue;
        }
        if (::lstat(step.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) {
            return false;
        }
        plain.insert(std::move(step));
    }
    return true;
}

class EvidenceCheck {
public:
    EvidenceCheck(const Rubric& rubric, const Unit& unit, const Record& record,
                  const EvidenceOptions& options, Diagnostics& found, std::vector<SeenEvidence>& seen)
        : rubric_(rubric),
          unit_(unit),
          record_(record),
          options_(options),
          found_(found),
          seen_(seen),
          folder_(evidence_folder(record, options)) {}

    void run(const std::vector<std::uint8_t>& excluded) {
        for (const auto& detail : record_.details) {
            if (excluded[detail.item.at()] != 0) {
                continue;
            }
            const Item& item = rubric_.at(detail.item);
            if (!item.criterion) {
                continue;
            }
            count(item, detail);
            for (const auto& piece : detail.evidence) {
                one(item, detail.item, piece);
            }
        }
        after_submission();
        reused();
    }

private:
    /// A few are as many mistakes; where many are later, the day of submission is likely to be the mistake.
    void after_submission() {
        const std::size_t told = later_.size() > few_later ? 1 : later_.size();
        for (std::size_t i = 0; i < told; ++i) {
            say("evidence-after-submission", later_[i]->date_place,
                {date_words(*later_[i]->date), date_words(*record_.submitted)});
        }
        if (told < later_.size()) {
            found_.all().back().more.push_back(
                phrases::more_later_evidence.with({{"others", later_.size() - told}}));
        }
    }

    /// That a criterion lists a piece.
    struct Use {
        std::string_view name;  ///< the path where the file is there, else what the record writes
        ItemId item;
        const Evidence* piece = nullptr;
    };

    void say(Code code, Place place, std::vector<Words> words) {
        found_.add(code, record_.at(place), std::move(words));
    }

    /// Enough pieces, where the answer gives points. What `effect: zero` takes is said by scoring.
    void count(const Item& item, const AnswerDetail& detail) {
        const EvidenceRule& rule = criterion_for(item, unit_).evidence;
        const auto listed = static_cast<std::int64_t>(detail.evidence.size());
        if (!record_.is_self() || !record_.may_list_evidence || rule.zero ||
            item.section == Section::penalties || listed >= rule.min) {
            return;
        }
        const GivenAnswer* given = record_.answer_to(detail.item);
        if (given == nullptr || given->answer.shape == Shape::not_applicable) {
            return;
        }
        const Outcome outcome = version_of(item, given->version).kind->points(given->answer, item.points);
        if (outcome.state == Outcome::State::points && outcome.points.sign() > 0) {
            say("evidence-short", given->place,
                {item.id,
                 listed_evidence(listed),
                 {std::to_string(rule.min), counted(std::to_string(rule.min), "piece")}});
        }
    }

    void one(const Item& item, ItemId position, const Evidence& piece) {
        const EvidenceRule& rule = criterion_for(item, unit_).evidence;
        type(item, rule, piece);
        if (record_.is_self()) {
            dates(item, rule, piece);
        }
        if (record_.is_self() && piece.date && record_.submitted && *piece.date > *record_.submitted) {
            later_.push_back(&piece);
        }
        if (!piece.sha256.empty() && !is_sha256(piece.sha256)) {
            say("evidence-digest-form", piece.sha256_place, {piece.sha256});
        }
        const std::string& name = piece.file.empty() ? piece.url : piece.file;
        Use use{name, position, &piece};
        const bool look = !piece.file.empty() && options_.files;
        const bool stated = is_sha256(piece.sha256);
        if (look || stated) {  // of nothing else is there anything to compare with other units
            SeenEvidence seen;
            seen.item = position;
            seen.name = name;
            seen.where = record_.at(piece.file_place);
            if (stated) {
                seen.sha256 = lower_ascii(piece.sha256);
            }
            if (look) {
                file(piece, seen);
            }
            if (!seen.path.empty()) {
                use.name = paths_.emplace_back(seen.path);
            }
            seen_.push_back(std::move(seen));
        }
        used_.push_back(use);
    }

    /// The stated type; where none is stated, what the file's suffix says, if the rubric speaks in such words.
    void type(const Item& item, const EvidenceRule& rule, const Evidence& piece) {
        const auto& wanted = rule.types;
        if (wanted.empty()) {
            return;
        }
        const std::size_t dot = piece.file.rfind('.');
        const std::string suffix =
            dot == std::string::npos ? std::string() : lower_ascii(piece.file.substr(dot));
        const bool stated = !piece.type.empty();
        const bool bad = stated ? !among(piece.type, wanted) : cannot_be(wanted, suffix);
        if (bad) {
            say("evidence-type", stated ? piece.type_place : piece.file_place,
                {item.id, stated ? piece.type : suffix, listed({wanted.begin(), wanted.end()})});
        }
    }

    void dates(const Item& item, const EvidenceRule& rule, const Evidence& piece) {
        std::optional<Words> span;
        if (rule.within_period && rubric_.period) {
            const auto& [from, to] = *rubric_.period;
            span = phrases::within_span.with({{"span", span_words(from, to)}});
        } else if (rule.within_days && record_.submitted) {
            const std::string days = std::to_string(*rule.within_days);
            span = phrases::days_before_submission.with({{"days", {days, counted(days, "day")}}});
        }
        if (span && !piece.date && record_.may_date_evidence && !has_bad_date(piece)) {
            say("evidence-undated", piece.place, {item.id, *span});
        } else if (span && !in_time(rule, rubric_, piece.date, record_.submitted)) {
            say("evidence-date", piece.date_place, {item.id, date_words(*piece.date), *span});
        }
    }

    /// A date that could not be read was said to be so.
    [[nodiscard]] bool has_bad_date(const Evidence& piece) const {
        const auto& list = record_.findings.all();
        return std::any_of(list.begin(), list.end(), [&](const Diagnostic& each) {
            return each.code == Code("bad-date") && each.where.line == piece.date_place.line &&
                   each.where.column == piece.date_place.column;
        });
    }

    void file(const Evidence& piece, SeenEvidence& seen) {
        if (!stays_inside(piece.file)) {
            return;  // refused when it was decoded, and not looked for: what lies outside is nobody's business here
        }
        const std::string path = folder_ + piece.file;
        struct stat info {};
        const bool there = ::lstat(path.c_str(), &info) == 0;
        if (there && S_ISREG(info.st_mode) && plainly_below(folder_, piece.file)) {
            content(piece, path, (real_folder(folder_) / piece.file).string(),
                    static_cast<std::uint64_t>(info.st_size), seen);
        } else {
            behind_links(piece, path, seen);
        }
    }

    /// What is no plain file in a plain folder: looked at once links are followed.
    void behind_links(const Evidence& piece, const std::string& path, SeenEvidence& seen) {
        // Before anything is asked about what lies behind a link: whether something is there is told by no message.
        // Links that go round lead nowhere.
        if (!real_path(path).empty() && !lies_below(path, folder_.empty() ? "." : folder_)) {
            say("evidence-link", piece.file_place, {piece.file});
            return;
        }
        std::error_code failed;
        const auto status = std::filesystem::status(path, failed);
        if (status.type() == std::filesystem::file_type::not_found) {
            say("evidence-missing", piece.file_place, {piece.file});
            return;
        }
        if (status.type() == std::filesystem::file_type::none) {
            say("evidence-unreadable", piece.file_place, {piece.file, system_reason(failed.value())});
            return;
        }
        const auto real = std::filesystem::canonical(path, failed);
        if (status.type() != std::filesystem::file_type::regular) {
            say("evidence-unreadable", piece.file_place, {piece.file, {"不是文件", "it is not a file"}});
        } else {
            content(piece, path, real.string(), std::filesystem::file_size(real, failed), seen);
        }
    }

    void content(const Evidence& piece, const std::string& path, std::string real, std::uint64_t size,
                 SeenEvidence& seen) {
        if (::access(path.c_str(), R_OK) != 0) {
            say("evidence-unreadable", piece.file_place, {piece.file, system_reason(errno)});
        } else if (size == 0) {
            say("evidence-empty", piece.file_place, {piece.file});
        } else {
            seen.size = size;
            seen.path = std::move(real);
            digest(piece, seen);
        }
    }

    void digest(const Evidence& piece, SeenEvidence& seen) {
        if (seen.sha256.empty()) {
            return;
        }
        try {
            std::string is = digest_of(seen.path);
            if (is != seen.sha256) {
                say("evidence-digest", piece.sha256_place, {piece.file, seen.sha256});
                seen.sha256 = std::move(is);
            }
        } catch (const FileError& error) {
            say("evidence-unreadable", piece.file_place, {piece.file, error.reason()});
            seen.path.clear();
        }
    }

    void reused() {
        std::stable_sort(used_.begin(), used_.end(),
                         [](const Use& a, const Use& b) { return a.name < b.name; });
        for (auto first = used_.begin(); first != used_.end();) {
            const auto end =
                std::find_if(first, used_.end(), [&](const Use& use) { return use.name != first->name; });
            if (static_cast<std::size_t>(end - first) >= many_criteria) {
                one_reused({first, end});
            }
            first = end;
        }
    }

    void one_reused(std::span<const Use> uses) {
        std::vector<std::string_view> ids;
        const Evidence* third = nullptr;
        for (const Use& use : uses) {
            const std::string_view id = rubric_.at(use.item).id;
            if (!among(id, ids)) {
                ids.push_back(id);
                third = ids.size() == many_criteria ? use.piece : third;
            }
        }
        if (third != nullptr) {
            say("evidence-reused", third->file_place,
                {third->file.empty() ? third->url : third->file, std::to_string(ids.size()), join(ids)});
        }
    }

    const Rubric& rubric_;
    const Unit& unit_;
    const Record& record_;
    const EvidenceOptions& options_;
    Diagnostics& found_;
    std::vector<SeenEvidence>& seen_;
    std::string folder_;
    std::vector<Use> used_;
    std::vector<const Evidence*> later_;  ///< than the submission
    std::deque<std::string> paths_;       ///< what `used_` speaks of
};

}  // namespace

std::vector<std::string> suffixes_of_no(const std::vector<std::string>& types) {
    std::vector<std::string> out;
    for (const auto& each : suffix_types) {
        if (cannot_be(types, each.suffix)) {
            out.emplace_back(each.suffix);
        }
    }
    return out;
}

std::string evidence_folder(const Record& record, const EvidenceOptions& options) {
    const std::string beside_record =
        *record.path == "-" ? (options.folder.empty() ? "." : options.folder) + "/-" : *record.path;
    const std::size_t slash = beside_record.rfind('/');
    return slash == std::string::npos ? std::string() : beside_record.substr(0, slash + 1);
}

void check_evidence(const Rubric& rubric, const Unit& unit, const Record& record,
                    const std::vector<std::uint8_t>& excluded, const EvidenceOptions& options,
                    Diagnostics& found, std::vector<SeenEvidence>& seen) {
    EvidenceCheck(rubric, unit, record, options, found, seen).run(excluded);
}

}  // namespace ceping
