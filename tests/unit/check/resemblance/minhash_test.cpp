#include <ceping/check/resemblance/minhash.hpp>

#include <ceping/base/text.hpp>
#include <ceping/check/resemblance/near_texts.hpp>

#include <support/effort.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;
using ceping::test::tries;

namespace {

std::u32string plain(std::string_view text) {
    std::u32string out;
    append_plain(text, out);
    return out;
}

std::string utf8(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) {
        append_code_point(out, c);
    }
    return out;
}

/// Texts of characters that are drawn from so many that no two texts have much in common.
class Texts {
public:
    explicit Texts(std::uint32_t seed) : dice_(seed) {}

    std::size_t below(std::size_t n) { return dice_() % n; }
    char32_t character() { return static_cast<char32_t>(0x4E00 + below(3000)); }
    std::u32string text(std::size_t size) {
        std::u32string out;
        while (out.size() < size) {
            out += character();
        }
        return out;
    }
    std::u32string changed(std::u32string text, std::size_t times) {
        for (; times > 0; --times) {
            text[below(text.size())] = character();
        }
        return text;
    }

private:
    std::mt19937 dice_;  // gives the same numbers everywhere, as its distributions do not
};

/// Common shingles and all, counted in another way.
Share by_sets(const std::u32string& a, const std::u32string& b) {
    const auto shingles = [](const std::u32string& text) {
        std::set<std::u32string> out;
        for (std::size_t i = 0; i + shingle_length <= text.size(); ++i) {
            out.insert(text.substr(i, shingle_length));
        }
        return out;
    };
    const auto x = shingles(a);
    const auto y = shingles(b);
    const auto common = static_cast<std::uint32_t>(
        std::count_if(x.begin(), x.end(), [&](const auto& shingle) { return y.count(shingle) != 0; }));
    return {common, static_cast<std::uint32_t>(x.size() + y.size()) - common};
}

std::vector<std::u32string_view> views(const std::vector<std::u32string>& texts) {
    return {texts.begin(), texts.end()};
}

std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_of(const std::vector<AlikeTexts>& found) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> out;
    for (const auto& pair : found) {
        out.emplace(pair.earlier, pair.later);
    }
    return out;
}

struct Plain {
    const char* why;
    std::string written;
    std::string compared;
};
std::ostream& operator<<(std::ostream& out, const Plain& c) { return out << c.why; }

const Plain plains[] = {
    {"blanks and line ends", " 已 按\t方案\r\n开展\u3000\u00A0好", "已按方案开展好"},
    {"ASCII punctuation", "a-b_c: (12.5%), \"x\" <y>!", "abc125xy"},
    {"CJK punctuation", "一、二。三；《四》“五”【六】…—七·八￣", "一二三四五六七八￣"},
    {"full width", "ＡＢｃ１２，％（３）", "abc123"},
    {"case of ASCII letters", "LED Screen", "ledscreen"},
    {"letters of other scripts stay", "Größe Ñ Ж", "größeÑЖ"},
    {"marks that are read stay", "人々〇〆①", "人々〇〆①"},
    {"what is invisible goes", "甲\u200B乙\uFEFF丙\uFE0F", "甲乙丙"},
    {"beyond the basic plane", "𠀀𠮷。", "𠀀𠮷"},
    {"small and vertical forms", "甲﹐乙︰丙｡丁", "甲乙丙丁"},
    {"nothing is left", "，。 !?", ""},
    {"nothing", "", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(minhash)

BOOST_DATA_TEST_CASE(compares_what_is_read, data::make(plains), c) {
    std::u32string out = U"x";
    BOOST_TEST(append_plain(c.written, out) == code_points(c.compared));
    BOOST_TEST(utf8(out) == "x" + c.compared);
}

BOOST_AUTO_TEST_CASE(adds_nothing_beyond_its_room_for_broken_bytes) {
    std::u32string out;
    BOOST_TEST(append_plain("\x80\x80\xE4\xB8", out) <= 4U);
}

BOOST_AUTO_TEST_CASE(counts_shingles_exactly) {
    Texts texts(1);
    ShingleSet set;
    int alike = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto a = texts.text(30 + texts.below(60));
        auto b = texts.changed(a, texts.below(4));
        b += i % 3 == 0 ? a.substr(0, texts.below(40)) : std::u32string();  // shingles that stand there twice
        const Share expected = by_sets(a, b);
        set.take(a);
        const auto share = set.alike(b);
        BOOST_REQUIRE(share.has_value() == (expected.common * 5 >= expected.all * 4));
        if (share) {
            ++alike;
            BOOST_REQUIRE(share->common == expected.common);
            BOOST_REQUIRE(share->all == expected.all);
        }
    }
    BOOST_TEST(alike > 500);
    BOOST_TEST(alike < 1500);
}

BOOST_AUTO_TEST_CASE(takes_texts_of_any_length) {
    ShingleSet set;
    set.take(U"甲乙");
    BOOST_TEST(set.size() == 0U);
    Texts texts(2);
    const auto longer = texts.text(20000);
    set.take(longer);
    BOOST_TEST((set.alike(longer) == Share{1, 1}));
    BOOST_TEST(!set.alike(U"甲").has_value());
    set.take(U"一二三四");  // what the long text left behind is not taken for its own
    BOOST_TEST(set.size() == 2U);
    BOOST_TEST(!set.alike(longer).has_value());
}

BOOST_AUTO_TEST_CASE(rounds_a_share_down) {
    BOOST_TEST(Share({4, 5}).percent() == 80U);
    BOOST_TEST(Share({999, 1000}).percent() == 99U);
    BOOST_TEST(Share({7, 7}).percent() == 100U);
    BOOST_TEST((Share{45, 51} > Share{44, 52}));
    BOOST_TEST((Share{4, 5} == Share{8, 10}));
}

BOOST_AUTO_TEST_CASE(has_the_same_signatures_everywhere) {
    // Computed by another program, in another language; other numbers on some machine would find other pairs there.
    const Signature signature = signature_of(plain("本单位已按方案开展主题教育，组织全员学习，记录完整。"));
    BOOST_TEST(signature[0] == 584906319U);
    BOOST_TEST(signature[15] == 755243248U);
}

BOOST_AUTO_TEST_CASE(agrees_in_as_many_bands_as_it_should) {
    // The number of bands in which pairs of one resemblance agree, against s^5.
    Texts texts(3);
    std::size_t bands = 0;
    double expected = 0;
    for (std::size_t i = 0; i < tries(3000); ++i) {
        const auto a = texts.text(60);
        const auto b = texts.changed(a, 2);
        const Share share = by_sets(a, b);
        const double s = static_cast<double>(share.common) / share.all;
        expected += static_cast<double>(band_count) * s * s * s * s * s;
        const Signature x = signature_of(a);
        const Signature y = signature_of(b);
        for (std::size_t band = 0; band < band_count; ++band) {
            bands += x[band] == y[band] ? 1 : 0;
        }
    }
    const double margin = ceping::test::sanitized ? 0.1 : 0.03;  // fewer pairs are further from their mean
    BOOST_TEST(static_cast<double>(bands) > (1 - margin) * expected);
    BOOST_TEST(static_cast<double>(bands) < (1 + margin) * expected);
}

BOOST_AUTO_TEST_CASE(finds_pairs_that_are_alike) {
    Texts texts(4);
    std::vector<std::u32string> all;
    std::set<std::pair<std::uint32_t, std::uint32_t>> near;     // at least 0.85
    std::set<std::pair<std::uint32_t, std::uint32_t>> between;  // at least 0.8
    while (near.size() < 800) {
        const auto a = texts.text(40 + texts.below(60));
        const auto b = texts.changed(a, 1 + texts.below(3));
        const Share share = by_sets(a, b);
        const auto later = static_cast<std::uint32_t>(all.size()) + 1;
        if (a != b && share.common * 100 >= share.all * 85) {
            near.emplace(later - 1, later);
        } else if (a != b && share.common * 5 >= share.all * 4) {
            between.emplace(later - 1, later);
        }
        all.push_back(a);
        all.push_back(b == a ? texts.text(50) : b);
    }
    const auto found = pairs_of(find_alike(views(all), 1));
    const auto missing = [&](const auto& pairs) {
        return std::count_if(pairs.begin(), pairs.end(),
                             [&](const auto& pair) { return found.count(pair) == 0; });
    };
    BOOST_TEST(missing(near) == 0);
    BOOST_TEST(between.size() > 300U);
    BOOST_TEST(missing(between) <= static_cast<std::ptrdiff_t>(between.size() / 100));
    BOOST_TEST(found.size() <= near.size() + between.size());  // and nothing that is not alike
}

BOOST_AUTO_TEST_CASE(does_not_depend_on_threads) {
    Texts texts(5);
    std::vector<std::u32string> all;
    for (int i = 0; i < 1500; ++i) {
        all.push_back(i % 4 == 0 || all.empty() ? texts.text(40)
                                                : texts.changed(all[texts.below(all.size())], 1));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    const auto alone = find_alike(views(all), 1);
    BOOST_TEST(alone.size() > 500U);
    BOOST_TEST((find_alike(views(all), 4) == alone));
    BOOST_TEST(std::is_sorted(alone.begin(), alone.end(), [](const auto& a, const auto& b) {
        return std::pair(a.later, a.earlier) < std::pair(b.later, b.earlier);
    }));
}

/// A form that all fill in: three fields in a text of 60 characters, and pairs that share more than the form.
BOOST_AUTO_TEST_CASE(finds_the_copy_in_a_crowd_that_uses_one_form) {
    Texts texts(6);
    const auto form = texts.text(60);
    std::vector<std::u32string> all;
    while (all.size() < 3000) {
        auto filled = form;
        for (const std::size_t field : {5U, 25U, 45U}) {
            filled.replace(field, 3, texts.text(3));
        }
        all.push_back(filled);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> copies;
    while (copies.size() < 300) {
        const std::size_t from = texts.below(3000);
        auto copy = texts.changed(all[from], 1);
        if (by_sets(copy, all[from]) >= least_resemblance && copy != all[from]) {
            copies.emplace(from, all.size());
            all.push_back(std::move(copy));
        }
    }
    const auto found = pairs_of(find_alike(views(all), 2));
    const auto missing =
        std::count_if(copies.begin(), copies.end(), [&](const auto& pair) { return found.count(pair) == 0; });
    BOOST_TEST(missing <= 12);
    // Every pair in the crowd would be four and a half million.
    BOOST_TEST(found.size() < 2000U);
}

BOOST_AUTO_TEST_CASE(takes_no_text_and_one_text) {
    BOOST_TEST(find_alike({}, 2).empty());
    BOOST_TEST(find_alike({U"一二三四五六"}, 2).empty());
}

BOOST_AUTO_TEST_SUITE_END()
