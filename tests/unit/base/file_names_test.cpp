#include <ceping/base/file_names.hpp>

#include <boost/test/unit_test.hpp>

using ceping::FileNames;

BOOST_AUTO_TEST_SUITE(file_names)

BOOST_AUTO_TEST_CASE(every_system_can_have_a_file_of_the_name) {
    FileNames names;
    BOOST_TEST(names.take("350503-hjdj", ".yaml") == "350503-hjdj.yaml");
    BOOST_TEST(names.take("丰泽/一所:\"东\"", ".yaml") == "丰泽_一所__东_.yaml");
    BOOST_TEST(names.take("..", ".yaml") == "_...yaml");
    BOOST_TEST(names.take("-o", ".yaml") == "_-o.yaml");
    BOOST_TEST(names.take("", ".yaml") == "_.yaml");
    BOOST_TEST(names.take("CON", ".yaml") == "_CON.yaml");
    BOOST_TEST(names.take("lpt1.old", ".yaml") == "_lpt1.old.yaml");
    BOOST_TEST(names.take("com0", ".yaml") == "com0.yaml");
    BOOST_TEST(names.take("console", ".yaml") == "console.yaml");
}

BOOST_AUTO_TEST_CASE(names_that_are_alike_in_all_but_case_get_a_number) {
    FileNames names;
    BOOST_TEST(names.take("a1", ".yaml") == "a1.yaml");
    BOOST_TEST(names.take("A1", ".yaml") == "A1-2.yaml");
    BOOST_TEST(names.take("a1", ".json") == "a1.json");
}

BOOST_AUTO_TEST_SUITE_END()
