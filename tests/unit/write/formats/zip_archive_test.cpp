#include <ceping/write/formats/zip_archive.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace ceping;

BOOST_AUTO_TEST_SUITE(write_zip_archive)

// Written down from what `zip -0` and `unzip -v` say of such a file; the checksum is that of `printf 123456789 | crc32`.
BOOST_AUTO_TEST_CASE(one_file_byte_by_byte) {
    const std::string got = zip_archive({{"a", "123456789"}});
    const std::string head = std::string("\x14\0\0\x08\0\0\0\0\x21\0", 10) + "\x26\x39\xf4\xcb" +
                             std::string("\x09\0\0\0\x09\0\0\0\x01\0\0\0", 12);
    const std::string file = "PK\x03\x04" + head + "a123456789";
    const std::string entry =
        std::string("PK\x01\x02\x14\0", 6) + head + std::string("\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 14) + "a";
    const std::string end =
        std::string("PK\x05\x06\0\0\0\0\x01\0\x01\0", 12) + std::string("\x2f\0\0\0\x28\0\0\0\0\0", 10);
    BOOST_TEST((got == file + entry + end));
}

BOOST_AUTO_TEST_CASE(an_archive_may_be_empty) {
    BOOST_TEST((zip_archive({}) == std::string("PK\x05\x06", 4) + std::string(18, '\0')));
}

BOOST_AUTO_TEST_SUITE_END()
