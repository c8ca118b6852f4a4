#include <ceping/check/resemblance/same_files.hpp>

#include <ceping/base/digest.hpp>

#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

using namespace ceping;
using ceping::test::TemporaryFolder;

namespace {

/// Pieces of evidence of several units, as they were found.
class Files {
public:
    void add(std::size_t unit, const std::string& path, const std::string& sha256 = {}) {
        auto& piece = pieces_.emplace_back();
        piece.path = path;
        piece.sha256 = sha256;
        piece.size = path.empty() ? 0 : std::filesystem::file_size(path);
        listed_.push_back({&piece, unit});
    }
    void read(unsigned jobs = 1) { read_digests(listed_, jobs); }
    [[nodiscard]] const std::string& digest(std::size_t at) const { return pieces_[at].sha256; }

private:
    std::deque<SeenEvidence> pieces_;
    std::vector<ListedFile> listed_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(same_files)

BOOST_AUTO_TEST_CASE(reads_what_another_unit_may_have_too) {
    const TemporaryFolder folder;
    const std::string big(200'000, 'x');  // more than one block
    const std::string a = folder.write("a", big);
    const std::string b = folder.write("b", big.substr(1) + "y");
    const std::string alone = folder.write("alone", "alone in its size");
    for (const unsigned jobs : {1U, 3U}) {
        Files files;
        files.add(0, a);
        files.add(1, b);
        files.add(2, a);
        files.add(0, alone);
        files.read(jobs);
        BOOST_TEST(files.digest(0) == sha256(big));
        BOOST_TEST(files.digest(1) == sha256(big.substr(1) + "y"));
        BOOST_TEST(files.digest(2) == sha256(big));
        BOOST_TEST(files.digest(3).empty());
    }
}

BOOST_AUTO_TEST_CASE(reads_nothing_that_only_one_unit_has) {
    const TemporaryFolder folder;
    Files files;
    files.add(7, folder.write("a", "content"));
    files.add(7, folder.write("b", "content"));
    files.read();
    BOOST_TEST(files.digest(0).empty());
    BOOST_TEST(files.digest(1).empty());
}

BOOST_AUTO_TEST_CASE(believes_digests_that_are_known) {
    const TemporaryFolder folder;
    const std::string known = sha256("somebody computed it");
    Files files;
    files.add(0, folder.write("a", "content"), known);
    files.add(1, folder.write("b", "content"));
    files.add(2, {}, sha256("stated alone"));
    files.read();
    BOOST_TEST(files.digest(0) == known);
    BOOST_TEST(files.digest(1) == sha256("content"));
    BOOST_TEST(files.digest(2) == sha256("stated alone"));
}

BOOST_AUTO_TEST_CASE(compares_no_empty_files) {
    const TemporaryFolder folder;
    Files files;
    files.add(0, folder.write("a", ""));
    files.add(1, folder.write("b", ""));
    files.add(2, {}, sha256(""));
    files.read();
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST(files.digest(i).empty());
    }
}

BOOST_AUTO_TEST_CASE(has_no_digest_of_what_is_no_longer_as_it_was) {
    const TemporaryFolder folder;
    Files files;
    files.add(0, folder.write("gone", "content"));
    files.add(1, folder.write("longer", "content"));
    files.add(2, folder.write("shorter", "content"));
    files.add(3, folder.write("there", "content"));
    files.add(4, folder.write("like it", "content"));
    std::filesystem::remove(folder.path("gone"));
    folder.write("longer", "content and more");
    folder.write("shorter", "cont");
    files.read();
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST(files.digest(i).empty());
    }
    BOOST_TEST(files.digest(3) == sha256("content"));
    BOOST_TEST(files.digest(4) == sha256("content"));
}

BOOST_AUTO_TEST_CASE(reads_to_the_end_only_what_begins_in_the_same_way) {
    const TemporaryFolder folder;
    const std::string begins(5000, 'x');
    Files files;
    files.add(0, folder.write("a", begins + "1"));
    files.add(1, folder.write("b", begins + "1"));
    files.add(2, folder.write("c", begins + "2"));
    files.add(3, folder.write("d", "y" + begins));
    files.read();
    BOOST_TEST(files.digest(0) == sha256(begins + "1"));
    BOOST_TEST(files.digest(1) == sha256(begins + "1"));
    BOOST_TEST(files.digest(2) == sha256(begins + "2"));
    BOOST_TEST(files.digest(3).empty());
}

BOOST_AUTO_TEST_SUITE_END()
