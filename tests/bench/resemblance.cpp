// resemblance [--forms] [--jobs N] [--rounds N] [SIZE ...]: how the time that resemblance takes grows with the number
// of units.
//
// Makes units, the same ones every time: 20 notes of 40 to 80 characters, of which the first 15 or so are
// common to all notes on that criterion, and 5 % of which are taken from an earlier unit with one to three
// characters changed; 100 answers, 1 % of the sheets taken from an earlier unit; 10 digests of evidence, 2 %
// taken from an earlier unit. Compares the first SIZE of them, all sizes in turn, and prints of each the
// processor time of its best round, and how much more that is than of the size before, beside what n log n
// would make it. With --forms the notes are what units fill into a form: of each some 40 characters are the form's,
// between six figures, and some 15 the unit's own.
#include <ceping/base/text.hpp>
#include <ceping/check/resemblance/resemblance.hpp>
#include <ceping/decode/rubric/rubric.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace ceping;

namespace {

constexpr int notes = 20;
constexpr int answers = 100;
constexpr int files = 10;

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t x = state_;
        x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
        x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
        return x ^ (x >> 31U);
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    bool chance(double p) { return static_cast<double>(next() >> 11U) * 0x1p-53 < p; }

private:
    std::uint64_t state_;
};

/// Words of two characters, as far as `size` characters; there are 400 of them, so that texts have much in
/// common.
void speak(Dice& dice, std::size_t size, std::u32string& out) {
    while (out.size() < size) {
        const auto word = static_cast<char32_t>(dice.below(400));
        out += static_cast<char32_t>(0x4E00 + word * 7);
        out += static_cast<char32_t>(0x4E00 + word * 11 + 3);
    }
}

Rubric make_rubric() {
    std::string text = "ceping: rubric/1\nid: bench\ntitle: t\ntotal: 100\nitems:\n";
    for (int i = 0; i < answers; ++i) {
        text += "  - {id: 'c" + std::to_string(i) + "', title: t, points: 1, kind: judged}\n";
    }
    Diagnostics found;
    const auto tree = read_rubric_text("bench.yaml", text, found);
    auto rubric = tree ? decode_rubric(*tree, found) : std::nullopt;
    if (!rubric) {
        std::fputs("the bench's rubric is not sound\n", stderr);
        std::exit(1);
    }
    return std::move(*rubric);
}

/// One unit as it comes out of the decoder and the evidence check.
struct Unit {
    std::vector<Record> records;
    std::vector<SeenEvidence> evidence;
};

class Corpus {
public:
    Corpus(std::size_t size, bool forms) : forms_(forms) {
        Dice shared(1);
        for (auto& beginning : beginnings_) {
            speak(shared, forms ? 42 : 15, beginning);
        }
        for (std::size_t i = 0; i < size; ++i) {
            add();
        }
    }
    /// The first of them. What they have in common with others they have from those before them.
    [[nodiscard]] std::vector<Unit> first(std::size_t count) const {
        std::vector<Unit> out;
        out.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            out.push_back(unit(i));
        }
        return out;
    }

private:
    struct Sheet {
        std::vector<std::u32string> notes;
        std::vector<int> answers;
        std::vector<std::uint64_t> digests;
    };

    void add() {
        Sheet sheet;
        const auto earlier = [&]() -> const Sheet& { return sheets_[dice_.below(sheets_.size())]; };
        const auto copies = [&](double p) { return dice_.chance(p) && !sheets_.empty(); };
        for (std::size_t i = 0; i < notes; ++i) {
            std::u32string text = copies(0.05) ? edited(earlier().notes[i]) : spoken(i);
            sheet.notes.push_back(std::move(text));
        }
        if (copies(0.01)) {
            sheet.answers = earlier().answers;
        } else {
            for (int i = 0; i < answers; ++i) {
                sheet.answers.push_back(static_cast<int>(dice_.below(11)));
            }
        }
        for (std::size_t i = 0; i < files; ++i) {
            sheet.digests.push_back(copies(0.02) ? earlier().digests[i] : dice_.next());
        }
        sheets_.push_back(std::move(sheet));
    }

    std::u32string spoken(std::size_t criterion) {
        std::u32string text = beginnings_[criterion];
        if (forms_) {
            for (std::size_t figure = 6; figure > 0; --figure) {
                text.insert(figure * 6, 1 + dice_.below(3), static_cast<char32_t>(U'0' + dice_.below(10)));
            }
            speak(dice_, text.size() + 10 + dice_.below(11), text);
            return text;
        }
        speak(dice_, 40 + dice_.below(41), text);
        return text;
    }

    std::u32string edited(std::u32string text) {
        for (std::size_t left = 1 + dice_.below(3); left > 0; --left) {
            text[dice_.below(text.size())] = static_cast<char32_t>(0x4E00 + dice_.below(5000));
        }
        return text;
    }

    [[nodiscard]] Unit unit(std::size_t index) const {
        const Sheet& sheet = sheets_[index];
        const std::string name = "u" + std::to_string(index);
        Record record;
        record.path = std::make_shared<const std::string>(name + ".yaml");
        record.unit.id = name;
        for (int i = 0; i < answers; ++i) {
            auto& given = record.answers.emplace_back();
            given.item = ItemId(static_cast<std::size_t>(i));
            given.answer.shape = Shape::number;
            given.answer.number = Exact::fraction(sheet.answers[static_cast<std::size_t>(i)], 10);
        }
        for (int i = 0; i < notes; ++i) {
            auto& detail = record.details.emplace_back();
            detail.item = ItemId(static_cast<std::size_t>(i));
            for (const char32_t c : sheet.notes[static_cast<std::size_t>(i)]) {
                append_code_point(detail.note, c);
            }
            detail.note_place = {static_cast<std::uint32_t>(i) + 1, 1};
        }
        Unit out;
        for (const std::uint64_t digest : sheet.digests) {
            SeenEvidence piece;
            piece.name = "file";
            char hex[65];
            std::snprintf(hex, sizeof hex, "%064llx", static_cast<unsigned long long>(digest));
            piece.sha256 = hex;
            piece.where = {name + ".yaml", 100, 1, {}};
            out.evidence.push_back(std::move(piece));
        }
        out.records.push_back(std::move(record));
        return out;
    }

    bool forms_;
    Dice dice_{2};
    std::u32string beginnings_[notes];
    std::vector<Sheet> sheets_;
};

struct Times {
    std::size_t size = 0;
    double sheets = 1e9;
    double compare = 1e9;
    std::size_t findings = 0;
    [[nodiscard]] double whole() const { return sheets + compare; }
};

double since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

void measure(const Rubric& rubric, const Corpus& corpus, unsigned jobs, Times& best) {
    auto units = corpus.first(best.size);
    Resemblance resemblance(rubric);
    std::vector<Resemblance::SheetPointer> sheets;
    const auto start = std::clock();
    for (auto& unit : units) {
        sheets.push_back(resemblance.sheet_of(unit.records, std::move(unit.evidence)));
    }
    best.sheets = std::min(best.sheets, since(start));
    const auto middle = std::clock();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        resemblance.add(i, std::move(sheets[i]));
    }
    std::size_t findings = 0;
    resemblance.compare(jobs, [&](std::size_t, Diagnostic&&) { ++findings; });
    best.compare = std::min(best.compare, since(middle));
    best.findings = findings;
}

/// How much longer twice as many, or however many, took, and how much longer n log n is.
void print_ratio(const char* what, const Times& less, const Times& more) {
    const auto n_log_n = [](const Times& times) {
        const auto n = static_cast<double>(times.size);
        return n * std::log(n);
    };
    std::printf("%s%.2f (n log n: %.2f)", what, more.whole() / less.whole(), n_log_n(more) / n_log_n(less));
}

void print(const std::vector<Times>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Times& times = all[i];
        std::printf("  %6zu units %8.4f s: sheets %.4f (%.1f us a unit), comparing %.4f; %zu findings",
                    times.size, times.whole(), times.sheets,
                    times.sheets / static_cast<double>(times.size) * 1e6, times.compare, times.findings);
        if (i > 0) {
            print_ratio("; times ", all[i - 1], times);
        }
        std::printf("\n");
    }
    if (all.size() > 2) {
        print_ratio("  from the least to the most: times ", all.front(), all.back());
        std::printf("\n");
    }
}

}  // namespace

int main(int argc, char** argv) {
    unsigned jobs = 1;
    int rounds = 5;
    bool forms = false;
    std::vector<Times> all;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const auto number = [&](int at) { return at < argc ? std::strtoul(argv[at], nullptr, 10) : 0; };
        if (argument == "--forms") {
            forms = true;
        } else if (argument == "--jobs") {
            jobs = static_cast<unsigned>(number(++i));
        } else if (argument == "--rounds") {
            rounds = static_cast<int>(number(++i));
        } else if (number(i) > 1) {
            all.push_back({number(i)});
        } else {
            std::fputs("usage: resemblance [--forms] [--jobs N] [--rounds N] [SIZE ...]\n", stderr);
            return 2;
        }
    }
    if (all.empty()) {
        all = {{1250}, {2500}, {5000}, {10000}};
    }
    const Rubric rubric = make_rubric();
    const auto most = std::max_element(all.begin(), all.end(),
                                       [](const auto& a, const auto& b) { return a.size < b.size; });
    const Corpus corpus(most->size, forms);
    for (int round = 0; round < rounds; ++round) {
        for (auto& times : all) {
            measure(rubric, corpus, jobs, times);
        }
    }
    print(all);
    if (most->findings == 0) {
        std::fputs("resemblance: nothing was found, so nothing was measured\n", stderr);
        return 1;
    }
    return 0;
}
