#include <ceping/base/files.hpp>

#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

using namespace ceping;
using ceping::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::string failure_of(const auto& act, Language language = Language::en) {
    try {
        act();
    } catch (const FileError& error) {
        return error.words().in(language);
    }
    return "no failure";
}

/// What lies in a folder, hidden files too.
std::size_t entries_in(const std::string& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(files)

BOOST_AUTO_TEST_CASE(reads_whole_files_of_any_size) {
    const TemporaryFolder folder;
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{131072}, std::size_t{300001}}) {
        const std::string bytes(size, 'x');
        BOOST_TEST((read_whole(folder.write("f", bytes)) == bytes));
    }
}

BOOST_AUTO_TEST_CASE(stops_at_a_limit) {
    const TemporaryFolder folder;
    const std::string path = folder.write("f", std::string(1000, 'x'));
    std::string bytes;
    BOOST_TEST(!FileReader(path).read_rest(bytes, 999));
    bytes.clear();
    BOOST_TEST(FileReader(path).read_rest(bytes, 1000));
    BOOST_TEST(bytes.size() == 1000U);
}

BOOST_AUTO_TEST_CASE(says_why_a_file_cannot_be_read) {
    const TemporaryFolder folder;
    BOOST_TEST(failure_of([&] { (void)read_whole(folder.path("none")); }) ==
               "cannot be read: No such file or directory");
    BOOST_TEST(failure_of([&] { (void)read_whole(folder.path("none")); }, Language::zh) ==
               "无法读取：没有这个文件或文件夹");
    BOOST_TEST(failure_of([&] { (void)read_whole(folder.path()); }) == "cannot be read: Is a directory");
    BOOST_TEST(failure_of([&] { (void)read_whole(folder.path()); }, Language::zh) == "无法读取：这是文件夹");
    const std::string locked = folder.write("locked", "x");
    fs::permissions(locked, fs::perms::none);
    if (geteuid() != 0) {  // nothing is locked to root
        BOOST_TEST(failure_of([&] { (void)read_whole(locked); }, Language::zh) == "无法读取：没有权限");
    }
}

BOOST_AUTO_TEST_CASE(lists_a_folder_in_bytewise_order) {
    const TemporaryFolder folder;
    for (const char* name : {"b.yaml", "a/z.yml", "a.yaml", "B.YAML", "notes.txt", ".hidden.yaml",
                             ".git/c.yaml", "a/.d.yaml", ".yaml"}) {
        folder.write(name, "x");
    }
    fs::create_directory_symlink("..", folder.path("a/loop"));
    fs::create_symlink("nowhere", folder.path("gone.yaml"));
    fs::create_directory(folder.path("folder.yaml"));
    std::vector<std::string> names;
    for (const auto& path : files_below(folder.path(), {".yaml", ".yml"})) {
        BOOST_REQUIRE(path.starts_with(folder.path() + "/"));
        names.push_back(path.substr(folder.path().size() + 1));
    }
    // A link back up ends the walk; a link to nothing is listed so that somebody is told.
    const std::vector<std::string> expected = {"B.YAML", "a.yaml", "a/z.yml", "b.yaml", "gone.yaml"};
    BOOST_TEST(names == expected, boost::test_tools::per_element());
    BOOST_CHECK_THROW((void)files_below(folder.path("none"), {".yaml"}), FileError);
    std::vector<std::string> refused;
    (void)files_below(folder.path("none"), {".yaml"},
                      [&](const FileError& error) { refused.push_back(error.where().path); });
    BOOST_TEST(refused == std::vector<std::string>{folder.path("none")}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(finds_what_lies_beside_a_file) {
    BOOST_TEST(beside("a/b.yaml", "c.yaml") == "a/c.yaml");
    BOOST_TEST(beside("b.yaml", "c.yaml") == "c.yaml");
    BOOST_TEST(beside("/b.yaml", "c.yaml") == "/c.yaml");
    BOOST_TEST(beside("a/b.yaml", "/c.yaml") == "/c.yaml");
}

BOOST_AUTO_TEST_CASE(a_file_is_replaced_whole_or_not_at_all) {
    const TemporaryFolder folder;
    const std::string path = folder.write("out", "old");
    {
        FileWriter writer(path);
        writer.write("new");
        writer.flush();
        BOOST_TEST(folder.read("out") == "old");
    }
    BOOST_TEST(folder.read("out") == "old");
    BOOST_TEST(entries_in(folder.path()) == 1U);
    FileWriter writer(path);
    writer.write("new");
    writer.write(std::string(200'000, 'x'));
    writer.commit();
    BOOST_TEST((folder.read("out") == "new" + std::string(200'000, 'x')));
    BOOST_TEST(entries_in(folder.path()) == 1U);
}

BOOST_AUTO_TEST_CASE(permissions_and_links_survive) {
    const TemporaryFolder folder;
    const std::string path = folder.write("real", "old");
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    fs::create_symlink("real", folder.path("link"));
    FileWriter writer(folder.path("link"));
    writer.write("new");
    writer.commit();
    BOOST_TEST(folder.read("real") == "new");
    BOOST_TEST(fs::is_symlink(folder.path("link")));
    BOOST_TEST((fs::status(path).permissions() ==
                (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read)));
}

BOOST_AUTO_TEST_CASE(a_new_file_has_the_permissions_of_the_umask) {
    const TemporaryFolder folder;
    const mode_t before = umask(027);
    FileWriter writer(folder.path("out"));
    writer.commit();
    umask(before);
    BOOST_TEST((fs::status(folder.path("out")).permissions() ==
                (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read)));
}

BOOST_AUTO_TEST_CASE(says_why_a_file_cannot_be_written) {
    const TemporaryFolder folder;
    BOOST_TEST(failure_of([&] { FileWriter writer(folder.path("none/out")); }) ==
               "cannot be written: No such file or directory");
    BOOST_TEST(failure_of([&] { FileWriter writer(folder.path()); }) == "cannot be written: Is a directory");
    if (exists("/dev/full")) {
        const auto fill = [] {
            FileWriter writer("/dev/full");
            writer.write("x");
            writer.commit();
        };
        BOOST_TEST(failure_of(fill) == "cannot be written: No space left on device");
        BOOST_TEST(failure_of(fill, Language::zh) == "无法写入：磁盘已满");
    }
}

BOOST_AUTO_TEST_CASE(a_reader_that_went_away_is_no_error_of_ours) {
    int ends[2];
    BOOST_REQUIRE(pipe(ends) == 0);
    close(ends[0]);
    const int saved = dup(STDOUT_FILENO);
    const auto handler = std::signal(SIGPIPE, SIG_IGN);
    dup2(ends[1], STDOUT_FILENO);
    close(ends[1]);
    FileWriter writer("-");
    writer.write("x");
    BOOST_CHECK_THROW(writer.commit(), ClosedPipe);
    dup2(saved, STDOUT_FILENO);
    close(saved);
    std::signal(SIGPIPE, handler);
}

BOOST_AUTO_TEST_SUITE_END()
