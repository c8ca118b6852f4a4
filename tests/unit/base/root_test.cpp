#include <ceping/base/root.hpp>

#include "support/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

#include <sys/stat.h>

using namespace ceping;
using ceping::test::TemporaryFolder;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(root_of_a_run)

BOOST_AUTO_TEST_CASE(follows_links_also_to_what_is_not_there) {
    const TemporaryFolder folder;
    const std::string top = fs::canonical(folder.path("")).string();
    fs::create_directories(folder.path("in/deep"));
    fs::create_directory_symlink("deep", folder.path("in/short"));
    fs::create_symlink("../gone/x", folder.path("in/broken"));
    fs::create_symlink("round", folder.path("in/round"));
    const auto real = [&](const std::string& path) { return real_path(folder.path(path)); };
    const std::string base = top.ends_with('/') ? top : top + "/";
    BOOST_TEST(real("in/short/a.yaml") == base + "in/deep/a.yaml");
    BOOST_TEST(real("in/short/../b") == base + "in/b");  // where the link leads, not where it stands
    BOOST_TEST(real("in/./deep//../c") == base + "in/c");
    BOOST_TEST(real("in/broken") == base + "gone/x");
    BOOST_TEST(real("in/round").empty());
    BOOST_TEST(real_path("/../..") == "/");
}

BOOST_AUTO_TEST_CASE(tells_what_lies_below) {
    const TemporaryFolder folder;
    fs::create_directories(folder.path("in/deep"));
    fs::create_directories(folder.path("inner"));
    fs::create_directory_symlink("../inner", folder.path("in/out"));
    const auto below = [&](const std::string& path) {
        return lies_below(folder.path(path), folder.path("in"));
    };
    BOOST_TEST(below("in"));
    BOOST_TEST(below("in/deep/nothing"));
    BOOST_TEST(below("in/deep/.."));
    BOOST_TEST(!below("inner"));  // a name that begins alike
    BOOST_TEST(!below("in/../inner"));
    BOOST_TEST(!below("in/out"));
    BOOST_TEST(!below("in/out/nothing"));
    BOOST_TEST(lies_below("/etc", "/"));
}

BOOST_AUTO_TEST_CASE(grants_ordinary_files_below_the_folder) {
    const TemporaryFolder folder;
    fs::create_directories(folder.path("in"));
    BOOST_TEST_REQUIRE(::mkfifo(folder.path("in/pipe").c_str(), 0600) == 0);
    const auto access = [&](const std::string& path) {
        return root::access(folder.path(path), folder.path("in"));
    };
    BOOST_TEST((access("in/x.yaml") == root::Access::granted));
    BOOST_TEST((access("in/pipe") == root::Access::special));
    BOOST_TEST((access("x.yaml") == root::Access::outside));
    BOOST_TEST((root::access("/dev/zero", folder.path("in")) == root::Access::outside));
    BOOST_TEST(folder_of("a/b.yaml") == "a");
    BOOST_TEST(folder_of("b.yaml") == ".");
    BOOST_TEST(folder_of("/b.yaml") == "/");
}

BOOST_AUTO_TEST_SUITE_END()
