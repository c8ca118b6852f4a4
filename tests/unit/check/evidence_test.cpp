#include <ceping/check/evidence.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/model/applicability.hpp>

#include "support/checked.hpp"
#include "support/temporary_folder.hpp"

#include <boost/test/data/test_case.hpp>

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include <unistd.h>

namespace data = boost::unit_test::data;
using namespace ceping;
using test::records_of;
using test::rubric_of;
using test::said;
using test::TemporaryFolder;

namespace {

const Rubric& rubric() {
    static const Rubric out = rubric_of(R"(total: 15
period: {from: 2015-01-01, to: 2015-12-31}
methods: {visit: {title: 实地}}
facts: {kind: {title: 类型, values: [机关, 窗口]}}
items:
  - {id: a, title: 甲, points: 2, kind: judged, evidence: {min: 2}}
  - {id: b, title: 乙, points: 2, kind: judged, evidence: {types: [文件, 照片]}}
  - {id: c, title: 丙, points: 2, kind: judged, evidence: {within: period}}
  - {id: d, title: 丁, points: 2, kind: judged, evidence: {within: 30}}
  - {id: e, title: 戊, points: 2, kind: judged, evidence: {min: 1, effect: zero}}
  - {id: f, title: 己, points: 2, kind: judged, evidence: {types: [视频, 锦旗]}}
  - {id: g, title: 庚, points: 2, kind: judged, may_not_apply: true, evidence: {min: 1}}
  - {id: w, title: 窗, points: 1, kind: judged, evidence: {min: 1}, when: {kind: 窗口}}
bonus: {items: [{id: B, title: 加, points: 1, kind: judged, evidence: {min: 1}}]}
penalties: {items: [{id: K, title: 扣, points: 1, kind: judged, evidence: {min: 1}}]}
)");
    return out;
}

struct Seen {
    std::string said;
    std::vector<SeenEvidence> seen;
};

/// Of the only record in `text`, which stands at `name`.
Seen looked_at(const std::string& text, const EvidenceOptions& options, const std::string& name = "a.yaml",
               const std::string& format = "yaml") {
    const auto records = records_of(rubric(), text, name, format);
    BOOST_REQUIRE(records.size() == 1U);
    std::vector<std::uint8_t> excluded;
    find_excluded(rubric(), records[0].unit, excluded);
    Diagnostics found;
    Seen out;
    check_evidence(rubric(), records[0].unit, records[0], excluded, options, found, out.seen);
    out.said = said(found.all());
    return out;
}

/// Answers begin on line 5.
std::string record(const std::string& answers, const std::string& source = "self") {
    return "ceping: record/1\nunit: {id: u, kind: 机关}\nsource: " + source + "\nsubmitted: 2015-12-01\n" +
           "answers: {" + answers + "}\n";
}

const EvidenceOptions unseen = {.files = false, .folder = {}};

}  // namespace

BOOST_AUTO_TEST_SUITE(evidence)

struct Case {
    const char* answers;
    const char* said;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.answers; }

const Case cases[] = {
    // how many
    {"a: 1", "5:14: `a' needs at least 2 pieces of evidence and lists none [evidence-short]\n"},
    {"a: {value: 1, evidence: [{title: x, url: 'http://x'}]}",
     "5:22: `a' needs at least 2 pieces of evidence and lists 1 [evidence-short]\n"},
    {"a: {value: 1, evidence: [{title: x, url: 'http://x'}, {title: y, url: 'http://y'}]}", ""},
    {"a: 0", ""},  // nothing is claimed
    {"g: n/a", ""},
    {"g: 0.1", "5:14: `g' needs at least 1 piece of evidence and lists none [evidence-short]\n"},
    {"e: 2", ""},  // it scores nothing, and scoring says so
    {"w: 1", ""},  // is not asked of this unit
    {"B: 1", "5:14: `B' needs at least 1 piece of evidence and lists none [evidence-short]\n"},
    {"K: 1", ""},  // nobody proves what is taken off
    {"a: 9", ""},  // not valid, which was said
    // types, stated or told by the suffix
    {"b: {value: 1, evidence: [{title: x, url: 'http://x', type: 照片}]}", ""},
    {"b: {value: 1, evidence: [{title: x, url: 'http://x', type: 视频}]}",
     "5:70: `b': evidence of type `视频' is not among 文件, 照片 [evidence-type]\n"},
    {"b: {value: 1, evidence: [{title: x, file: x.MP4}]}",
     "5:53: `b': evidence of type `.mp4' is not among 文件, 照片 [evidence-type]\n"},
    {"b: {value: 1, evidence: [{title: x, file: x.jpg}]}", ""},
    {"b: {value: 1, evidence: [{title: x, file: x.mp4, type: 照片}]}", ""},
    {"b: {value: 1, evidence: [{title: x, file: x.xyz}]}", ""},  // may be anything
    {"b: {value: 1, evidence: [{title: x, file: x}]}", ""},
    {"f: {value: 1, evidence: [{title: x, file: x.docx}]}", ""},  // who knows what 锦旗 may come as
    {"f: {value: 1, evidence: [{title: x, file: x.jpg, type: 照片}]}",
     "5:66: `f': evidence of type `照片' is not among 视频, 锦旗 [evidence-type]\n"},
    // dates
    {"c: {value: 1, evidence: [{title: x, url: 'http://x', date: 2015-01-01}]}", ""},
    {"c: {value: 1, evidence: [{title: x, url: 'http://x', date: 2014-12-31}]}",
     "5:70: `c': evidence dated 2014-12-31 is outside 2015-01-01 to 2015-12-31 [evidence-date]\n"},
    {"c: {value: 1, evidence: [{title: x, url: 'http://x', date: 2015-12-31}]}",
     "5:70: evidence dated 2015-12-31, after the submission on 2015-12-01 [evidence-after-submission]\n"},
    {"c: {value: 1, evidence: [{title: x, url: 'http://x', date: 2016-01-01}]}",
     "5:70: `c': evidence dated 2016-01-01 is outside 2015-01-01 to 2015-12-31 [evidence-date]\n"
     "5:70: evidence dated 2016-01-01, after the submission on 2015-12-01 [evidence-after-submission]\n"},
    {"c: {value: 1, evidence: [{title: x, url: 'http://x'}]}",
     "5:36: `c' wants evidence dated 2015-01-01 to 2015-12-31, and this piece has no date [evidence-undated]\n"},
    {"d: {value: 1, evidence: [{title: x, url: 'http://x', date: 2015-11-01}]}", ""},
    {"d: {value: 1, evidence: [{title: x, url: 'http://x', date: 2015-10-31}]}",
     "5:70: `d': evidence dated 2015-10-31 is outside 30 days before the submission [evidence-date]\n"},
    {"d: {value: 1, evidence: [{title: x, url: 'http://x'}]}",
     "5:36: `d' wants evidence dated 30 days before the submission, and this piece has no date [evidence-undated]\n"},
    {"b: {value: 1, evidence: [{title: x, url: 'http://x', date: 2015-12-01}]}", ""},
    {"b: {value: 1, evidence: [{title: x, url: 'http://x', date: 2015-12-02}]}",
     "5:70: evidence dated 2015-12-02, after the submission on 2015-12-01 [evidence-after-submission]\n"},
    // digests
    {"b: {value: 1, evidence: [{title: x, url: 'http://x', sha256: abc}]}",
     "5:72: `abc' is not a SHA-256, which has 64 hexadecimal digits [evidence-digest-form]\n"},
    // one piece for many
    {"b: {value: 1, evidence: [{title: x, url: 'http://x'}]}, e: {value: 1, evidence: [{title: x, url: 'http://x'}]}",
     ""},
    {"b: {value: 1, evidence: [{title: x, url: 'http://x'}]}, e: {value: 1, evidence: [{title: x, url: 'http://x'}]}, "
     "f: {value: 1, evidence: [{title: x, url: 'http://x'}]}",
     "5:164: evidence `http://x' is used for 3 criteria: b, e, f [evidence-reused]\n"},
    {"b: {value: 1, evidence: [{title: x, url: 'http://x'}, {title: y, url: 'http://x'}]}, "
     "e: {value: 1, evidence: [{title: x, url: 'http://x'}]}",
     ""},
};

BOOST_DATA_TEST_CASE(looks_at_what_a_record_says, data::make(cases), c) {
    BOOST_TEST(looked_at(record(c.answers), unseen).said == c.said);
}

BOOST_AUTO_TEST_CASE(asks_no_visitor_for_evidence) {
    const std::string answers =
        "a: 1, b: {value: 1, evidence: [{title: x, url: 'http://x', type: 视频}]}, "
        "c: {value: 1, evidence: [{title: x, url: 'http://x', date: 2016-05-01}, {title: y, url: 'http://y'}]}";
    // But what a visitor lists is of the type that is asked for.
    BOOST_TEST(looked_at(record(answers, "visit"), unseen).said ==
               "5:76: `b': evidence of type `视频' is not among 文件, 照片 [evidence-type]\n");
}

BOOST_AUTO_TEST_CASE(asks_a_table_for_what_it_has_room_for) {
    // A wide one has none for evidence, the cells of a long one none for its dates.
    BOOST_TEST(looked_at("unit,a,c\nu,2,2\n", unseen, "a.csv", "csv").said.empty());
    BOOST_TEST(looked_at("unit,criterion,value,evidence\nu,a,2,x=http://x\nu,c,2,x=http://y\n", unseen,
                         "a.csv", "csv")
                   .said == "2:5: `a' needs at least 2 pieces of evidence and lists 1 [evidence-short]\n");
}

BOOST_AUTO_TEST_CASE(looks_at_files_beside_the_record) {
    const TemporaryFolder folder;
    folder.write("r/good.jpg", "content");
    folder.write("r/sub/good.jpg", "other content");
    folder.write("r/empty.jpg", "");
    folder.write("outside.jpg", "content");
    std::filesystem::create_directories(folder.path("r/dir.jpg"));
    std::filesystem::create_symlink("good.jpg", folder.path("r/inner.jpg"));
    std::filesystem::create_symlink("../outside.jpg", folder.path("r/outer.jpg"));
    std::filesystem::create_symlink("nowhere.jpg", folder.path("r/broken.jpg"));
    const auto of = [&](const std::string& file, const std::string& more = {},
                        const EvidenceOptions& options = {}) {
        return looked_at(record("b: {value: 1, evidence: [{title: x, file: " + file + more + "}]}"), options,
                         folder.path("r/a.yaml"));
    };
    const auto real = [&](const std::string& name) {
        return std::filesystem::canonical(folder.path()).string() + "/" + name;
    };

    const Seen good = of("good.jpg");
    BOOST_TEST(good.said.empty());
    BOOST_REQUIRE(good.seen.size() == 1U);
    BOOST_TEST(good.seen[0].name == "good.jpg");
    BOOST_TEST(good.seen[0].path == real("r/good.jpg"));
    BOOST_TEST(good.seen[0].size == 7U);
    BOOST_TEST(good.seen[0].sha256.empty());  // nobody had to compute it
    BOOST_TEST((good.seen[0].item == rubric().find("b")));
    BOOST_TEST(good.seen[0].where.line == 5U);
    BOOST_TEST(good.seen[0].where.column == 53U);
    BOOST_TEST(of("sub/good.jpg").seen.at(0).path == real("r/sub/good.jpg"));
    BOOST_TEST(of("./sub/../good.jpg").seen.at(0).path == real("r/good.jpg"));
    BOOST_TEST(of("inner.jpg").said.empty());
    BOOST_TEST(of("inner.jpg").seen.at(0).path == real("r/good.jpg"));

    const auto faulty = [&](const std::string& file, const std::string& expected) {
        const Seen out = of(file);
        BOOST_TEST(out.said == expected);
        BOOST_REQUIRE(out.seen.size() == 1U);
        BOOST_TEST(out.seen[0].path.empty());
        BOOST_TEST(of(file, {}, unseen).said.empty());  // asked not to look
        BOOST_TEST(of(file, {}, unseen).seen.empty());
    };
    faulty("none.jpg", "5:53: there is no evidence file `none.jpg' [evidence-missing]\n");
    faulty("broken.jpg", "5:53: there is no evidence file `broken.jpg' [evidence-missing]\n");
    faulty("empty.jpg", "5:53: evidence file `empty.jpg' is empty [evidence-empty]\n");
    faulty("dir.jpg",
           "5:53: evidence file `dir.jpg' cannot be read: it is not a file [evidence-unreadable]\n");
    faulty("outer.jpg",
           "5:53: evidence `outer.jpg' is a link that leaves the record's folder [evidence-link]\n");
    faulty("../outside.jpg", "");  // refused when it was read, and not looked for

    // A record from standard input has its evidence in a folder that is named.
    const std::string text = record("b: {value: 1, evidence: [{title: x, file: good.jpg}]}");
    BOOST_TEST(looked_at(text, {.files = true, .folder = folder.path("r")}, "-").seen.at(0).path ==
               real("r/good.jpg"));
    BOOST_TEST(looked_at(text, {.files = true, .folder = folder.path()}, "-").said ==
               "5:53: there is no evidence file `good.jpg' [evidence-missing]\n");
}

BOOST_AUTO_TEST_CASE(tells_files_that_may_not_be_read) {
    if (::geteuid() == 0) {
        BOOST_TEST_MESSAGE("root may read everything");
        return;
    }
    const TemporaryFolder folder;
    const std::string file = folder.write("x.jpg", "content");
    std::filesystem::permissions(file, std::filesystem::perms::none);
    const Seen out =
        looked_at(record("b: {value: 1, evidence: [{title: x, file: x.jpg}]}"), {}, folder.path("a.yaml"));
    BOOST_TEST(out.said.find("5:53: evidence file `x.jpg' cannot be read: ") == 0U);
    BOOST_TEST(out.seen.at(0).path.empty());
}

BOOST_AUTO_TEST_CASE(holds_a_digest_against_the_file) {
    const TemporaryFolder folder;
    const std::string big(200'000, 'x');  // more than one block
    folder.write("x.jpg", big);
    const auto with = [&](const std::string& digest, const EvidenceOptions& options = {}) {
        return looked_at(
            record("b: {value: 1, evidence: [{title: x, file: x.jpg, sha256: '" + digest + "'}]}"), options,
            folder.path("a.yaml"));
    };
    const std::string is = sha256(big);
    std::string upper = is;
    for (char& c : upper) {
        c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    for (const std::string& same : {is, upper}) {
        const Seen out = with(same);
        BOOST_TEST(out.said.empty());
        BOOST_TEST(out.seen.at(0).sha256 == is);
    }
    const std::string other = sha256("y");
    const Seen out = with(other);
    // The true one is not said: another unit's file may be asked after.
    BOOST_TEST(out.said == "5:68: evidence file `x.jpg' does not have the SHA-256 " + other +
                               " that is stated [evidence-digest]\n");
    BOOST_TEST(out.seen.at(0).sha256 == is);  // what the file is counts
    // Unseen, the record is believed.
    BOOST_TEST(with(other, unseen).said.empty());
    BOOST_TEST(with(other, unseen).seen.at(0).sha256 == other);
    BOOST_TEST(with("abc").seen.at(0).sha256.empty());
}

BOOST_AUTO_TEST_CASE(knows_one_file_by_its_path) {
    const TemporaryFolder folder;
    folder.write("x.jpg", "content");
    std::filesystem::create_symlink("x.jpg", folder.path("y.jpg"));
    const std::string answers =
        "b: {value: 1, evidence: [{title: x, file: x.jpg}]}, e: {value: 1, evidence: [{title: x, file: ./x.jpg}]}, "
        "g: {value: 1, evidence: [{title: x, file: y.jpg}]}";
    const Seen out = looked_at(record(answers), {}, folder.path("a.yaml"));
    BOOST_TEST(out.said == "5:159: evidence `y.jpg' is used for 3 criteria: b, e, g [evidence-reused]\n");
    BOOST_TEST(out.seen.size() == 3U);
    BOOST_TEST(looked_at(record(answers), unseen, folder.path("a.yaml")).said.empty());
}

BOOST_AUTO_TEST_SUITE_END()
