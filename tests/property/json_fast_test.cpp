// The fast JSON reader against RapidJSON over damaged texts: whatever it takes, RapidJSON must read to the very same
// tree, so that read_json() gives what RapidJSON alone would give.
//
// CEPING_JSON_MUTATIONS   how many damaged texts (default 200000, a tenth under a sanitizer)
// CEPING_SEED             another sequence of them
#include "support/effort.hpp"
#include "support/environment.hpp"
#include "support/same_trees.hpp"

#include <ceping/base/encoding.hpp>
#include <ceping/node/json_fast.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/tree_builder.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <string_view>

using namespace ceping;

namespace {

/// The same numbers everywhere, which the distributions of the standard library do not promise.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <typename List>
    const auto& of(const List& list) {
        return list[below(std::size(list))];
    }

private:
    std::mt19937_64 engine_;
};

constexpr std::string_view words[] = {"\"a\"",
                                      "\"值班人员已按方案开展，效果明显，材料齐全\"",
                                      "\"\"",
                                      "0",
                                      "-0",
                                      "1.50",
                                      "38",
                                      "-3.25",
                                      "123456789012345678901234567890",
                                      "true",
                                      "false",
                                      "null",
                                      "\"n/a\"",
                                      "\"x: y\"",
                                      "0.1",
                                      "\"ev/1.1.1.doc\""};
constexpr std::string_view keys[] = {"\"a\"", "\"1.1.1\"", "\"市级\"", "\"\"", "\"evidence\""};
constexpr std::string_view blanks[] = {"", "", "", " ", "\n", "\r\n", "\t", "  "};

void generate(std::string& text, std::size_t depth, Dice& dice) {
    text += dice.of(blanks);
    if (depth == 0 || dice.one_in(3)) {
        text += dice.of(words);
    } else {
        const bool map = dice.one_in(2);
        text += map ? '{' : '[';
        for (std::size_t count = dice.below(4); count > 0; --count) {
            if (map) {
                text += dice.of(blanks);
                text += dice.of(keys);
                text += dice.of(blanks);
                text += ':';
            }
            generate(text, depth - 1, dice);
            text += count > 1 ? "," : "";
        }
        text += map ? '}' : ']';
    }
    text += dice.of(blanks);
}

constexpr std::string_view inserted[] = {
    "\"", "\\", "\\n", "\\u6CC9", "{",    "}", "[",  "]",  ":",  ",",  "e5",  "E",        ".", "-",
    "+",  "0",  "1",   "t",       "null", " ", "\n", "\t", "\r", "//", "NaN", "\xC2\x85", "'", "true"};

void damage(std::string& text, Dice& dice) {
    const std::size_t at = dice.below(text.size());
    switch (dice.below(4)) {
        case 0:
            text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << dice.below(7)));
            break;
        case 1: text.erase(at, 1 + dice.below(3)); break;
        case 2: text.replace(at, 1, dice.of(inserted)); break;
        default: text.insert(at, dice.of(inserted)); break;
    }
}

/// Whether the fast reader takes the text, having checked that both readers agree on it.
bool agree(const std::string& text, const ReadOptions& options) {
    const auto source = std::make_shared<Source>("in", text);
    test::Reading both;
    test::Reading alone;
    const bool both_good = read_json(source, options, both.sink(), both.found);
    const bool alone_good = read_json_with_rapidjson(source, options, alone.sink(), alone.found);
    if (both_good != alone_good || both.lines() != alone.lines() || !test::same_documents(both, alone)) {
        BOOST_FAIL("--- text\n" + text + "\n--- read_json\n" + both.trees(true) + "\n" + both.lines() +
                   "--- RapidJSON\n" + alone.trees(true) + "\n" + alone.lines() + test::how_to_repeat());
    }
    WorkspaceLease workspace;
    (void)workspace->fresh(source);
    return read_json_fast(*workspace, *source, options);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_fast)

BOOST_AUTO_TEST_CASE(agrees_with_rapidjson_over_damaged_texts) {
    const std::uint64_t wanted = test::from_environment("CEPING_JSON_MUTATIONS", test::tries(200'000));
    Dice dice(test::seed());
    ReadOptions options;
    options.max_depth = 4;
    std::uint64_t taken = 0;
    std::uint64_t left = 0;
    for (std::uint64_t i = 0; i < wanted; ++i) {
        std::string text;
        generate(text, 1 + dice.below(5), dice);
        for (std::size_t times = dice.below(3); times > 0 && !text.empty(); --times) {
            damage(text, dice);
        }
        if (first_bad_utf8(text) || first_control(text)) {
            continue;
        }
        (agree(text, options) ? taken : left) += 1;
    }
    BOOST_TEST_MESSAGE("taken " << taken << ", left to RapidJSON " << left << " of " << wanted);
    BOOST_TEST(taken > wanted / 5);
    BOOST_TEST(left > wanted / 5);
}

BOOST_AUTO_TEST_CASE(leaves_what_machines_do_not_write) {
    for (const char* text : {"",         " ",         "{\"a\":1e5}", "{\"a\":\"x\\n\"}",
                             "[1,]",     "[,1]",      "{\"a\":1,}",  "{,}",
                             "01",       "-",         "1.",          ".5",
                             "[1 2]",    "{\"a\" 1}", "{a:1}",       "\"x",
                             "nul",      "truex",     "[1]]",        "{}{}",
                             "\"a\tb\"", "[}"}) {
        BOOST_TEST(!agree(text, {}), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
