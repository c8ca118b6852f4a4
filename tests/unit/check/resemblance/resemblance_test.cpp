#include <ceping/check/resemblance/resemblance.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/text.hpp>
#include <ceping/check/resemblance/answer_bytes.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/rubric/rubric.hpp>

#include "support/effort.hpp"
#include "support/temporary_folder.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <ostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;
using ceping::test::TemporaryFolder;
using ceping::test::tries;

namespace {

Rubric rubric_of(const std::string& body) {
    Diagnostics found;
    const auto tree = read_rubric_text("r.yaml", "ceping: rubric/1\nid: r\ntitle: t\n" + body, found);
    BOOST_REQUIRE(tree.has_value());
    auto rubric = decode_rubric(*tree, found);
    for (const auto& each : found.all()) {
        BOOST_TEST_MESSAGE(each.line(Language::en));
    }
    BOOST_REQUIRE(rubric.has_value());
    return std::move(*rubric);
}

/// Two criteria: what is tested with it does not look at answers.
const Rubric& small() {
    static const Rubric rubric = rubric_of(
        "total: 10\nitems:\n"
        "  - {id: '1.1', title: a, points: 5, kind: judged}\n"
        "  - {id: '1.2', title: b, points: 5, kind: judged}\n");
    return rubric;
}

/// Twelve criteria of all kinds that are answered, a bonus and a penalty.
const Rubric& large() {
    static const Rubric rubric = rubric_of(
        "total: 12\nscales: {s: {A: 1, B: 0.5, C: 0}}\n"
        "methods: {visit: {title: 实地考察}}\n"
        "items:\n"
        "  - {id: l1, title: a, points: 1, kind: level, scale: s, may_not_apply: true}\n"
        "  - {id: l2, title: a, points: 1, kind: level, scale: s, may_not_apply: true}\n"
        "  - {id: l3, title: a, points: 1, kind: level, scale: s, may_not_apply: true}\n"
        "  - {id: c1, title: a, points: 1, kind: checklist, checks: [{id: x}, {id: y}, {id: z}]}\n"
        "  - {id: c2, title: a, points: 1, kind: checklist, checks: [{id: x}, {id: y}]}\n"
        "  - {id: m1, title: a, points: 1, kind: measure, curve: [[0, 0], [100, 1]], unit: '%', min_sample: 5}\n"
        "  - {id: m2, title: a, points: 1, kind: measure, curve: [[0, 0], [100, 1]], unit: '%'}\n"
        "  - {id: m3, title: a, points: 1, kind: measure, curve: [[0, 0], [100, 1]], unit: '%'}\n"
        "  - {id: n1, title: a, points: 1, kind: count, from: zero, classes: {大: 0.5, 小: 0.1}}\n"
        "  - {id: n2, title: a, points: 1, kind: count, from: full, each: 0.5}\n"
        "  - {id: j1, title: a, points: 1, kind: judged, step: 0.1}\n"
        "  - {id: j2, title: a, points: 1, kind: judged}\n"
        "bonus: {items: [{id: B, title: b, points: 1, kind: judged}]}\n"
        "penalties: {items: [{id: K, title: k, points: 1, kind: judged}]}\n");
    return rubric;
}

/// What one unit hands in, without a file of its own.
class From {
public:
    explicit From(const std::string& id) : path_(id + ".yaml"), id_(id) {}

    From& note(const std::string& text, std::size_t item = 0) {
        auto& detail = details_.emplace_back();
        detail.item = ItemId(item);
        detail.note = text;
        detail.note_place = {++line_, 5};
        return *this;
    }
    From& file(const std::string& name, const std::string& path, const std::string& sha256 = {}) {
        auto& piece = evidence_.emplace_back();
        piece.name = name;
        piece.path = path;
        piece.sha256 = sha256;
        piece.size = path.empty() ? 0 : std::filesystem::file_size(path);
        piece.where = {path_, ++line_, 9, {}};
        return *this;
    }
    From& by(MethodId method) {
        method_ = method;
        return *this;
    }
    From& named(const std::string& id, const std::string& name) {
        id_ = id;
        name_ = name;
        return *this;
    }
    [[nodiscard]] Resemblance::SheetPointer sheet(const Resemblance& resemblance) const {
        std::vector<Record> records(1);
        records[0].path = std::make_shared<const std::string>(path_);
        records[0].unit.id = id_;
        records[0].unit.name = name_;
        records[0].method = method_;
        records[0].details = details_;
        auto evidence = evidence_;
        return resemblance.sheet_of(records, std::move(evidence));
    }

private:
    std::string path_;
    std::string id_;
    std::string name_;
    MethodId method_;
    std::vector<AnswerDetail> details_;
    std::vector<SeenEvidence> evidence_;
    std::uint32_t line_ = 0;
};

/// What is reported, a line each: `unit: path:line:column: warning: message [code]`.
std::string compared(Resemblance& resemblance, unsigned jobs = 1, Language language = Language::en) {
    std::string out;
    resemblance.compare(jobs, [&](std::size_t unit, Diagnostic&& finding) {
        out += std::to_string(unit) + ": " + finding.line(language) + "\n";
    });
    return out;
}

std::string compared(const std::vector<From>& units, unsigned jobs = 1, Language language = Language::en) {
    Resemblance resemblance(small());
    for (std::size_t i = 0; i < units.size(); ++i) {
        resemblance.add(i, units[i].sheet(resemblance));
    }
    return compared(resemblance, jobs, language);
}

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// Fifty characters as they are compared, and another text.
const std::string note50 =
    "我局按照市里下发的创建方案组织全体干部职工学习，每季度检查一次科室落实情况，结果全部公示上墙接受群众评议";
const std::string other50 =
    "窗口单位推行首问负责和限时办结制度，设置便民服务台配备老花镜雨伞轮椅，群众满意度由上年八成提高到九成五分以上水平了";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    BOOST_REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resemblance)

// --- notes

struct NotePair {
    const char* why;
    std::string one;
    std::string other;
    std::string similarity;   // empty: not alike
    std::string edited = {};  // the share of an edited copy
};
std::ostream& operator<<(std::ostream& out, const NotePair& c) { return out << c.why; }

const NotePair note_pairs[] = {
    {"the same", note50, note50, "100%"},
    {"the same but for blanks, punctuation, width and case", "A1 " + note50, "Ａ１，" + note50 + "。",
     "100%"},
    {"one character changed", note50, replaced(note50, "全体", "全员"), "88%"},
    {"one word changed", note50, replaced(note50, "干部", "党员"), "84%"},
    {"one character at the end", note50, replaced(note50, "评议", "评价"), "95%"},
    {"a few characters added at the end", note50, note50 + "效果很好", "92%"},
    {"two characters changed, one of them near an end", note50,
     replaced(replaced(note50, "我局", "我委"), "公示", "公开"), "81%"},
    {"two characters changed, far apart", note50, replaced(replaced(note50, "学习", "学问"), "公示", "公开"),
     "", "87%"},
    {"other names for oneself, other figures, a sentence more", "我局今年组织" + note50,
     "本中心今年组织" + replaced(note50, "我局", "本中心") + "得到服务对象的一致好评", "", "100%"},
    {"a third of it changed", note50,
     replaced(note50, "每季度检查一次科室落实情况", "由专人负责逐月考核并且登记归档"), "", "68%"},
    {"half of it changed", note50,
     replaced(note50, "学习，每季度检查一次科室落实情况，结果", "参加，由专人负责逐月考核并且登记归档，材料"),
     ""},
    {"another text", note50, other50, ""},
    {"29 characters as they are compared", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九，。！",
     "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九，。！", ""},
    {"30 characters", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
     "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "100%"},
    {"no note", "", "", ""},
};

BOOST_DATA_TEST_CASE(compares_notes_of_two_units, data::make(note_pairs), c) {
    const std::string found = compared({From("a").note(c.one), From("b").note(c.other, 1)});
    std::string expected;
    if (!c.similarity.empty()) {
        expected = "0: a.yaml:1:5: warning: the note on `1.1' is " + c.similarity +
                   " similar to that of b (b.yaml:1) [alike-note]\n"
                   "1: b.yaml:1:5: warning: the note on `1.2' is " +
                   c.similarity + " similar to that of a (a.yaml:1) [alike-note]\n";
    } else if (!c.edited.empty()) {
        const std::string share =
            ": " + c.edited + " of the shorter one is also in the other [alike-edited]\n";
        expected =
            "0: a.yaml:1:5: warning: apart from figures and names, the note on `1.1' resembles that of b "
            "(b.yaml:1)" +
            share +
            "1: b.yaml:1:5: warning: apart from figures and names, the note on `1.2' resembles that of a "
            "(a.yaml:1)" +
            share;
    }
    BOOST_TEST(found == expected);
}

BOOST_AUTO_TEST_CASE(lets_a_unit_repeat_itself) {
    BOOST_TEST(compared({From("a").note(note50).note(note50, 1), From("b").note(other50)}).empty());
    // But each of its notes that others have, too, is told of; the similarity is that to another unit.
    BOOST_TEST(
        compared({From("a").note(note50).note(replaced(note50, "全体", "全员"), 1),
                  From("b").note(replaced(note50, "全体", "全局"))}) ==
        "0: a.yaml:1:5: warning: the note on `1.1' is 88% similar to that of b (b.yaml:1) [alike-note]\n"
        "0: a.yaml:2:5: warning: the note on `1.2' is 88% similar to that of b (b.yaml:1) [alike-note]\n"
        "1: b.yaml:1:5: warning: the note on `1.1' is 88% similar to that of a (a.yaml:1) [alike-note]\n");
}

BOOST_AUTO_TEST_CASE(compares_what_units_say_of_themselves_only) {
    BOOST_TEST(compared({From("a").note(note50), From("b").note(note50).by(MethodId(0))}).empty());
}

BOOST_AUTO_TEST_CASE(names_three_and_counts_the_others) {
    std::vector<From> three;
    for (const char* id : {"a", "b", "c"}) {
        three.push_back(From(id).note(note50));
    }
    BOOST_TEST(
        compared(three) ==
        "0: a.yaml:1:5: warning: the note on `1.1' is 100% similar to that of b (b.yaml:1), c (c.yaml:1) "
        "[alike-note]\n"
        "1: b.yaml:1:5: warning: the note on `1.1' is 100% similar to that of a (a.yaml:1), c (c.yaml:1) "
        "[alike-note]\n"
        "2: c.yaml:1:5: warning: the note on `1.1' is 100% similar to that of a (a.yaml:1), b (b.yaml:1) "
        "[alike-note]\n");
    const auto six = [] {
        std::vector<From> out;
        for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
            out.push_back(From(id).note(note50));
        }
        return out;
    };
    BOOST_TEST(compared(six()).find("2: c.yaml:1:5: warning: the note on `1.1' is 100% similar to that of "
                                    "a (a.yaml:1), b (b.yaml:1), d (d.yaml:1) and 2 more [alike-note]\n") !=
               std::string::npos);
    BOOST_TEST(compared(six(), 1, Language::zh)
                   .find("2: c.yaml:1:5: 警告: “1.1”的说明与其他单位雷同（相似度 100%）："
                         "a (a.yaml:1)、b (b.yaml:1)、d (d.yaml:1) 等 5 个单位 [alike-note]\n") !=
               std::string::npos);
    BOOST_TEST(lines(compared(six())) == 6U);
}

BOOST_AUTO_TEST_CASE(names_units_by_what_they_have) {
    BOOST_TEST(compared({From("a").note(note50).named("", "甲局"), From("b").note(note50).named("", "")}) ==
               "0: a.yaml:1:5: warning: the note on `1.1' is 100% similar to that of b.yaml:1 [alike-note]\n"
               "1: b.yaml:1:5: warning: the note on `1.1' is 100% similar to that of 甲局 (a.yaml:1) "
               "[alike-note]\n");
}

BOOST_AUTO_TEST_CASE(counts_a_unit_once_and_gives_the_highest_similarity) {
    const std::string near = replaced(note50, "全体", "全员");
    BOOST_TEST(
        compared({From("a").note(near).note(note50, 1), From("b").note(note50)}) ==
        "0: a.yaml:1:5: warning: the note on `1.1' is 88% similar to that of b (b.yaml:1) [alike-note]\n"
        "0: a.yaml:2:5: warning: the note on `1.2' is 100% similar to that of b (b.yaml:1) [alike-note]\n"
        "1: b.yaml:1:5: warning: the note on `1.1' is 100% similar to that of a (a.yaml:1) [alike-note]\n");
}

BOOST_AUTO_TEST_CASE(tells_each_of_thousands_of_equal_notes) {
    std::vector<From> units;
    const std::size_t count = tries(20000);
    for (std::size_t i = 0; i < count; ++i) {
        units.push_back(From("u" + std::to_string(i)).note(note50));
    }
    const std::string found = compared(units);
    BOOST_TEST(lines(found) == count);
    BOOST_TEST(found.find("u0 (u0.yaml:1), u1 (u1.yaml:1), u2 (u2.yaml:1) and " + std::to_string(count - 4) +
                          " more [alike-note]\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(tells_each_of_thousands_of_nearly_equal_notes) {
    std::mt19937 dice(1);
    std::vector<From> units;
    const std::size_t count = tries(5000);
    for (std::size_t i = 0; i < count; ++i) {
        std::string own;
        append_code_point(own, 0x4E00 + static_cast<char32_t>(dice() % 5000));
        units.push_back(From("u" + std::to_string(i)).note(replaced(note50, "检", own)));
    }
    const std::string found = compared(units);
    BOOST_TEST(lines(found) == count);
}

BOOST_AUTO_TEST_CASE(says_the_same_on_any_number_of_threads) {
    const auto found = [](unsigned jobs) {
        std::mt19937 dice(2);
        std::vector<From> units;
        for (int i = 0; i < 1200; ++i) {
            std::string own;
            append_code_point(own, 0x4E00 + static_cast<char32_t>(dice() % 3));
            units.push_back(From("u" + std::to_string(i)));
            units.back().note(dice() % 2 == 0 ? replaced(note50, "检", own) : note50 + own + own, 1);
            units.back().file("f", "", sha256(std::to_string(dice() % 500)));
        }
        return compared(units, jobs);
    };
    const std::string alone = found(1);
    BOOST_TEST(lines(alone) > 1500U);
    BOOST_TEST((found(4) == alone));
}

// --- evidence

BOOST_AUTO_TEST_CASE(finds_evidence_by_digest) {
    const std::string digest = sha256("照片");
    BOOST_TEST(compared({From("a").file("ev/x.jpg", "", digest), From("b").file("http://y", "", digest),
                         From("c").file("ev/z.jpg", "", sha256("别的"))}) ==
               "0: a.yaml:1:9: warning: evidence `ev/x.jpg' is the same file as that of b (b.yaml:1) "
               "[alike-evidence]\n"
               "1: b.yaml:1:9: warning: evidence `http://y' is the same file as that of a (a.yaml:1) "
               "[alike-evidence]\n");
}

BOOST_AUTO_TEST_CASE(finds_evidence_by_content) {
    const TemporaryFolder folder;
    const std::string big(200000, 'x');  // more than one block
    const std::string x = folder.write("a/x.jpg", big);
    const std::string y = folder.write("b/y.jpg", big);
    const std::string z = folder.write("c/z.jpg", big.substr(1) + "y");  // as large, and different at the end
    const std::string w = folder.write("d/w.jpg", "alone in its size");
    for (const unsigned jobs : {1U, 4U}) {
        BOOST_TEST(
            compared({From("a").file("x.jpg", x), From("b").file("y.jpg", y), From("c").file("z.jpg", z),
                      From("d").file("w.jpg", w)},
                     jobs) ==
            "0: a.yaml:1:9: warning: evidence `x.jpg' is the same file as that of b (b.yaml:1) [alike-evidence]\n"
            "1: b.yaml:1:9: warning: evidence `y.jpg' is the same file as that of a (a.yaml:1) "
            "[alike-evidence]\n");
    }
}

BOOST_AUTO_TEST_CASE(holds_files_against_digests_that_are_known) {
    const TemporaryFolder folder;
    const std::string x = folder.write("a/x.jpg", "content");
    const std::string y = folder.write("b/y.jpg", "content");
    BOOST_TEST(lines(compared({From("a").file("x.jpg", x, sha256("content")), From("b").file("y.jpg", y)})) ==
               2U);
}

BOOST_AUTO_TEST_CASE(finds_a_file_that_units_share) {
    const TemporaryFolder folder;
    const std::string x = folder.write("ev/x.jpg", "content");
    BOOST_TEST(lines(compared({From("a").file("ev/x.jpg", x), From("b").file("ev/x.jpg", x)})) == 2U);
}

BOOST_AUTO_TEST_CASE(lets_a_unit_use_a_file_twice) {
    const TemporaryFolder folder;
    const std::string x = folder.write("a/x.jpg", "content");
    const std::string copy = folder.write("a/copy.jpg", "content");
    BOOST_TEST(compared({From("a").file("x.jpg", x).file("x.jpg", x).file("copy.jpg", copy)}).empty());
    // Where another has it, each file of the unit is told of once, at its first place.
    const std::string y = folder.write("b/y.jpg", "content");
    BOOST_TEST(
        compared({From("a").file("x.jpg", x).file("x.jpg", x).file("copy.jpg", copy),
                  From("b").file("y.jpg", y)}) ==
        "0: a.yaml:1:9: warning: evidence `x.jpg' is the same file as that of b (b.yaml:1) [alike-evidence]\n"
        "0: a.yaml:3:9: warning: evidence `copy.jpg' is the same file as that of b (b.yaml:1) [alike-evidence]\n"
        "1: b.yaml:1:9: warning: evidence `y.jpg' is the same file as that of a (a.yaml:1) [alike-evidence]\n");
}

BOOST_AUTO_TEST_CASE(leaves_out_what_is_empty_or_not_there) {
    const TemporaryFolder folder;
    const std::string x = folder.write("x", "");
    const std::string y = folder.write("y", "");
    BOOST_TEST(compared({From("a").file("x", x), From("b").file("y", y)}).empty());
    BOOST_TEST(compared({From("a").file("x", "", sha256("")), From("b").file("y", "", sha256(""))}).empty());
    BOOST_TEST(compared({From("a").file("http://x", ""), From("b").file("http://x", "")}).empty());
}

BOOST_AUTO_TEST_CASE(passes_over_files_that_cannot_be_read_any_more) {
    const TemporaryFolder folder;
    const std::string x = folder.write("x", "content");
    const std::string y = folder.write("y", "content");
    const std::string z = folder.write("z", "content");
    std::vector<From> units;
    units.push_back(From("a").file("x", x));
    units.push_back(From("b").file("y", y));
    units.push_back(From("c").file("z", z));
    std::filesystem::remove(x);
    folder.write("y", "content and more");  // than was there when its size was taken
    BOOST_TEST(compared(units).empty());
}

BOOST_AUTO_TEST_CASE(compares_evidence_of_every_source) {
    const std::string digest = sha256("照片");
    BOOST_TEST(lines(compared({From("a").file("x", "", digest),
                               From("b").file("y", "", digest).by(MethodId(0))})) == 2U);
}

// --- answers

namespace {

const std::string sheet =
    "  l1: A\n  l2: B\n  l3: n/a\n  c1: [x, z]\n  c2: {met: [y]}\n"
    "  m1: {value: 95.5, sample: 30}\n  m2: {num: 19, den: 20}\n  m3: 80\n"
    "  n1: {counts: {大: 1, 小: 2}}\n  n2: 1\n  j1: 0.7\n  j2: 1/3\n";
const std::string best =
    "  l1: A\n  l2: A\n  l3: A\n  c1: [x, y, z]\n  c2: [x, y]\n  m1: {value: 100, sample: 30}\n"
    "  m2: {num: 20, den: 20}\n  m3: 100\n  n1: {counts: {大: 2, 小: 0}}\n  n2: 0\n  j1: 1\n  j2: 1\n";

/// Decodes a record of `large()` for each of the sheets, of units a, b, c …, and compares them.
std::string compared_sheets(const std::vector<std::string>& sheets, const std::string& source = "self") {
    const TemporaryFolder folder;
    const RecordDecoder decoder(large(), {.details = true});
    Resemblance resemblance(large());
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string id(1, static_cast<char>('a' + i));
        const std::string path = folder.write(id + ".yaml", "ceping: record/1\nrubric: r\nsource: " + source +
                                                                "\ndate: 2015-01-01\nunit: {id: " + id +
                                                                "}\nanswers:\n" + sheets[i]);
        std::vector<Record> records;
        decoder.read(path, {}, [&](Record&& record) {
            for (const auto& each : record.findings.all()) {
                BOOST_TEST_MESSAGE(each.line(Language::en));
            }
            records.push_back(std::move(record));
        });
        BOOST_REQUIRE(records.size() == 1U);
        resemblance.add(i, resemblance.sheet_of(records, {}));
    }
    std::string out = compared(resemblance);
    for (std::size_t at = out.find(folder.path()); at != std::string::npos; at = out.find(folder.path())) {
        out.erase(at, folder.path().size() + 1);
    }
    return out;
}

}  // namespace

struct SheetPair {
    const char* why;
    std::string one;
    std::string other;
    bool equal;
};
std::ostream& operator<<(std::ostream& out, const SheetPair& c) { return out << c.why; }

const SheetPair sheet_pairs[] = {
    {"another level", sheet, replaced(sheet, "l2: B", "l2: C"), false},
    {"n/a on one side", sheet, replaced(sheet, "l2: B", "l2: n/a"), false},
    {"another check", sheet, replaced(sheet, "[x, z]", "[x, y]"), false},
    {"checks in another order", sheet, replaced(sheet, "[x, z]", "[z, x]"), true},
    {"another figure", sheet, replaced(sheet, "95.5", "95.4"), false},
    {"the same figure, written differently", sheet, replaced(sheet, "95.5", "'95.50%'"), true},
    {"a figure that ends nowhere", sheet, replaced(sheet, "1/3", "0.3333"), false},
    {"the same fraction", sheet, replaced(sheet, "1/3", "2/6"), true},
    {"another sample", sheet, replaced(sheet, "sample: 30", "sample: 31"), false},
    {"no sample", sheet, replaced(sheet, ", sample: 30", ""), false},
    {"the same share of other numbers", sheet, replaced(sheet, "num: 19, den: 20", "num: 38, den: 40"),
     false},
    {"another count", sheet, replaced(sheet, "小: 2", "小: 3"), false},
    {"classes in another order", sheet, replaced(sheet, "大: 1, 小: 2", "小: 2, 大: 1"), true},
    {"one answer more", sheet, sheet + "  B: 0.5\n", false},
    {"one answer that is not valid", sheet, replaced(sheet, "l2: B", "l2: X"), false},
    {"notes do not count", sheet, replaced(sheet, "l2: B", "l2: {value: B, note: 不同}"), true},
    {"everything full", best, best, false},
    {"everything full, and no penalty", best + "  K: 0\n", best + "  K: 0\n", false},
    {"everything full, and a penalty", best + "  K: 0.2\n", best + "  K: 0.2\n", true},
    {"everything full, and no bonus", best + "  B: 0\n", best + "  B: 0\n", false},
    {"everything full, and some bonus", best + "  B: 0.3\n", best + "  B: 0.3\n", true},
    {"all but one full", replaced(best, "j2: 1", "j2: 0.9"), replaced(best, "j2: 1", "j2: 0.9"), true},
    {"all full but one that counts as not answered", replaced(best, "sample: 30", "sample: 3"),
     replaced(best, "sample: 30", "sample: 3"), true},
    {"nine answers", replaced(sheet, "  l1: A\n  l2: B\n", ""), replaced(sheet, "  l1: A\n  l2: B\n", ""),
     false},
    {"ten answers", replaced(sheet, "  l1: A\n", ""), replaced(sheet, "  l1: A\n", ""), true},
};

BOOST_DATA_TEST_CASE(compares_answers_of_two_units, data::make(sheet_pairs), c) {
    BOOST_TEST(lines(compared_sheets({c.one, c.other})) == (c.equal ? 2U : 0U));
}

BOOST_AUTO_TEST_CASE(names_those_with_the_same_answers) {
    BOOST_TEST(
        compared_sheets({sheet, best, sheet}) ==
        "0: a.yaml:7:3: warning: all 12 answers are the same as those of c (c.yaml:7) [alike-answers]\n"
        "2: c.yaml:7:3: warning: all 12 answers are the same as those of a (a.yaml:7) [alike-answers]\n");
    BOOST_TEST(compared_sheets({sheet, sheet}, "visit").empty());
}

BOOST_AUTO_TEST_CASE(keeps_figures_of_any_size_apart) {
    // What is neither whole nor of few decimals, up to what a figure may have at most.
    const auto bytes_of = [](const std::string& figure) {
        Record record;
        auto& given = record.answers.emplace_back();
        given.item = ItemId(10);
        given.answer.shape = Shape::number;
        given.answer.number = *Exact::parse(figure);
        return answer_bytes(record);
    };
    const std::string vast = "1" + std::string(1200, '0');
    const std::vector<std::string> figures = {"0",
                                              "1",
                                              "-1",
                                              "0.001",
                                              "0.0001",
                                              "1/3",
                                              "1/7",
                                              "123456789012345678",
                                              vast,
                                              vast + "1",
                                              "1/" + vast,
                                              "1/" + vast + "1",
                                              "-0.001",
                                              "9223372036854775807",
                                              "9223372036854775.807"};
    for (std::size_t i = 0; i < figures.size(); ++i) {
        for (std::size_t j = 0; j < figures.size(); ++j) {
            BOOST_TEST((bytes_of(figures[i]) == bytes_of(figures[j])) == (i == j));
        }
        BOOST_TEST(all_at_best(large(), bytes_of(figures[i])) == (*Exact::parse(figures[i]) >= Exact(1)));
    }
}

// --- all together

BOOST_AUTO_TEST_CASE(reports_in_the_order_of_the_record) {
    const std::string digest = sha256("照片");
    const auto unit = [&](const char* id) {
        return From(id).note(note50).file("x", "", digest).note(other50, 1).file("y", "", sha256("y"));
    };
    const std::string found = compared({unit("a"), From("q").note("无"), unit("b")});
    std::string places;
    for (const auto line : split(found, '\n')) {
        places += std::string(line.substr(0, line.find(": warning"))) + "\n";
    }
    BOOST_TEST(places ==
               "0: a.yaml:1:5\n0: a.yaml:2:9\n0: a.yaml:3:5\n0: a.yaml:4:9\n"
               "2: b.yaml:1:5\n2: b.yaml:2:9\n2: b.yaml:3:5\n2: b.yaml:4:9\n\n");
}

BOOST_AUTO_TEST_CASE(takes_no_unit_and_units_of_nothing) {
    Resemblance resemblance(small());
    BOOST_TEST(compared(resemblance, 4).empty());
    resemblance.add(0, resemblance.sheet_of({}, {}));
    resemblance.add(1, nullptr);
    resemblance.add(2, resemblance.sheet_of({}, {}));
    BOOST_TEST(compared(resemblance, 4).empty());
}

BOOST_AUTO_TEST_SUITE_END()
