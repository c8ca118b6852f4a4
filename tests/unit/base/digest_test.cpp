#include <ceping/base/digest.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

BOOST_AUTO_TEST_SUITE(digest)

// Source: FIPS 180-4's examples and the digest of the empty message.
BOOST_AUTO_TEST_CASE(gives_the_published_digests) {
    BOOST_TEST(ceping::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(ceping::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(ceping::sha256(std::string(1'000'000, 'a')) ==
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// Source: the example of CSP 3, 2.3.1, and the digest of the empty message.
BOOST_AUTO_TEST_CASE(gives_the_digest_as_a_policy_names_it) {
    BOOST_TEST(ceping::sha256_base64("doSomething();") == "RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc=");
    BOOST_TEST(ceping::sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

BOOST_AUTO_TEST_CASE(does_not_depend_on_the_pieces) {
    ceping::Sha256 pieces;
    pieces.add("a");
    ceping::Sha256 other;  // at work at the same time, on its own context
    other.add("xyz");
    pieces.add("");
    pieces.add("bc");
    ceping::Sha256 moved = std::move(pieces);
    BOOST_TEST(moved.hex() == ceping::sha256("abc"));
    BOOST_TEST(other.hex() == ceping::sha256("xyz"));
}

BOOST_AUTO_TEST_SUITE_END()
