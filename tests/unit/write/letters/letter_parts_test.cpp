#include <ceping/write/letters/letter_parts.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

std::vector<std::string> names_of(const std::vector<std::string>& ids) {
    return letter_stems({ids.begin(), ids.end()});
}

struct Name {
    const char* id;
    const char* file;
};
std::ostream& operator<<(std::ostream& out, const Name& c) { return out << c.id; }

const Name names[] = {
    {"350503-hjdj", "350503-hjdj"},
    {"丰泽区_1.2", "丰泽区_1.2"},
    {"../../etc/passwd", "_._.__etc_passwd"},
    {"..", "__"},
    {".hidden.", "_hidden_"},
    {"a/b\\c:d*e", "a_b_c_d_e"},
    {"# <script>", "___script_"},
    {"a\nb", "a_b"},
    {"café", "caf_"},
    {"", "_"},
    {"-rf", "_-rf"},
    {"--help", "_--help"},
    {"con", "_con"},
    {"Aux", "_Aux"},
    {"nul.1", "_nul.1"},
    {"COM7", "_COM7"},
    {"lpt1", "_lpt1"},
    {"com10", "com10"},
    {"console", "console"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(letter_parts)

BOOST_DATA_TEST_CASE(file_names_are_tame, data::make(names)) {
    BOOST_TEST(names_of({sample.id}).front() == sample.file);
}

BOOST_AUTO_TEST_CASE(file_names_are_told_apart) {
    const std::vector<std::string> expected = {"a_b", "a_b-2", "A_B-3", "a_b-2-2", "c"};
    BOOST_TEST(names_of({"a/b", "a_b", "A:B", "a_b-2", "c"}) == expected, boost::test_tools::per_element());
    const std::string longest = names_of({std::string(300, 'x')}).front();
    BOOST_TEST(longest.size() < 200U);
    std::string chinese;
    for (int i = 0; i < 100; ++i) {
        chinese += "局";
    }
    const std::string cut = names_of({chinese}).front();
    BOOST_TEST(cut.size() < 200U);
    BOOST_TEST(cut.ends_with("局"));
}

BOOST_AUTO_TEST_SUITE_END()
