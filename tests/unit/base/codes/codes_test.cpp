#include <ceping/base/codes/codes.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <string_view>

namespace {

using ceping::code_table;

std::set<char> slots(std::string_view pattern) {
    std::set<char> found;
    for (std::size_t i = 0; i + 2 < pattern.size(); ++i) {
        if (pattern[i] == '{' && pattern[i + 2] == '}') {
            found.insert(pattern[i + 1]);
        }
    }
    return found;
}

bool has_chinese(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return true;
        }
    }
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(codes)

BOOST_AUTO_TEST_CASE(names_are_unique_and_look_alike) {
    std::set<std::string_view> seen;
    for (const auto& row : code_table()) {
        BOOST_TEST(seen.insert(row.name).second, row.name);
        BOOST_TEST(!row.name.empty());
        BOOST_TEST(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos,
                   row.name);
    }
}

BOOST_AUTO_TEST_CASE(both_languages_quote_the_same_words) {
    for (const auto& row : code_table()) {
        BOOST_TEST((slots(row.zh) == slots(row.en)), row.name);
        // Words are numbered from 0 without a gap: a forgotten one would never be shown.
        const auto used = slots(row.en);
        char next = '0';
        for (const char slot : used) {
            BOOST_TEST(slot == next, row.name);
            ++next;
        }
        BOOST_TEST(!has_chinese(row.en), row.name);
        BOOST_TEST((has_chinese(row.zh) || row.zh == "{0}"), row.name);
    }
}

BOOST_AUTO_TEST_CASE(every_code_has_a_page) {
    for (const auto& row : code_table()) {
        const auto* page = ceping::find_code_page(row.name);
        BOOST_TEST_CONTEXT(row.name) {
            BOOST_REQUIRE(page != nullptr);
            BOOST_TEST(page->name == row.name);
            for (const auto text : {page->zh_meaning, page->zh_fix}) {
                BOOST_TEST(has_chinese(text));
                BOOST_TEST(text.ends_with("。"));
            }
            for (const auto text : {page->en_meaning, page->en_fix}) {
                BOOST_TEST(text.size() > 10);
                BOOST_TEST(text.ends_with("."));
            }
            BOOST_TEST(!page->example.empty());
            BOOST_TEST(page->example.find('\t') == std::string_view::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_page_has_a_code) {
    for (const auto name : ceping::code_page_names()) {
        BOOST_TEST(ceping::find_code(name) != nullptr, name);
    }
    BOOST_TEST(ceping::code_page_names().size() == ceping::code_count);
}

BOOST_AUTO_TEST_CASE(an_unknown_name_has_neither) {
    BOOST_TEST(ceping::find_code("no-such-code") == nullptr);
    BOOST_TEST(ceping::find_code_page("no-such-code") == nullptr);
    BOOST_TEST(ceping::find_code("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
