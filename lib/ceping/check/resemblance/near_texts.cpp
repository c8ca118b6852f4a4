#include <ceping/check/resemblance/near_texts.hpp>

#include <ceping/base/parallel.hpp>
#include <ceping/check/resemblance/marks.hpp>
#include <ceping/check/resemblance/packed_lists.hpp>
#include <ceping/check/resemblance/text_chunks.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <iterator>
#include <numeric>
#include <span>
#include <utility>

namespace ceping {

namespace {

using Texts = std::vector<std::u32string_view>;

/// The signatures of all texts, band by band.
class Signatures {
public:
    Signatures(const Texts& texts, unsigned jobs) {
        for (auto& band : bands_) {
            band.resize(texts.size());
        }
        const auto sign = [&](std::size_t begin, std::size_t end) {
            for (std::size_t text = begin; text < end; ++text) {
                const Signature signature = signature_of(texts[text]);
                for (std::size_t b = 0; b < band_count; ++b) {
                    bands_[b][text] = signature[b];
                }
            }
        };
        for_each_chunk(texts.size(), jobs, sign, [](std::size_t) {});
    }

    /// Pairs of texts that stand near each other in a bucket of the band: the later, and the earlier.
    [[nodiscard]] std::vector<PackedLists::Entry> meetings(std::size_t band) const {
        auto members = perhaps_shared(bands_[band]);
        std::sort(members.begin(), members.end(),
                  [&](const Member& x, const Member& y) { return before(band, x, y); });
        std::vector<PackedLists::Entry> out;
        for (std::size_t i = 1; i < members.size(); ++i) {
            const std::size_t nearest = i < near_neighbours ? 0 : i - near_neighbours;
            for (std::size_t j = i; j-- > nearest && members[j].bucket == members[i].bucket;) {
                const auto [earlier, later] = std::minmax(members[i].text, members[j].text);
                out.emplace_back(later, earlier);
            }
        }
        return out;
    }

private:
    struct Member {
        std::uint32_t bucket = 0;
        std::uint32_t text = 0;
    };

    /// Texts that may share their bucket. Most texts stand alone in most bands: to sort all of them would
    /// cost more than all the rest.
    static std::vector<Member> perhaps_shared(const std::vector<std::uint32_t>& buckets) {
        Marks once(buckets.size());
        Marks twice(buckets.size());
        for (const std::uint32_t bucket : buckets) {
            if (once.add(bucket)) {
                twice.add(bucket);
            }
        }
        std::vector<Member> out;
        for (std::uint32_t text = 0; text < buckets.size(); ++text) {
            if (twice.has(buckets[text])) {
                out.push_back({buckets[text], text});
            }
        }
        return out;
    }

    /// Bucket by bucket; within one by the bands that follow, one after the other, at last by position.
    [[nodiscard]] bool before(std::size_t band, const Member& x, const Member& y) const {
        if (x.bucket != y.bucket) {
            return x.bucket < y.bucket;
        }
        for (std::size_t step = 1; step < band_count; ++step) {
            const auto& next = bands_[(band + step) % band_count];
            if (next[x.text] != next[y.text]) {
                return next[x.text] < next[y.text];
            }
        }
        return x.text < y.text;
    }

    std::array<std::vector<std::uint32_t>, band_count> bands_;
};

/// Of each text the earlier ones that it meets, as often as it meets them.
PackedLists all_meetings(const Texts& texts, unsigned jobs) {
    const Signatures signatures(texts, jobs);
    std::array<std::vector<PackedLists::Entry>, band_count> bands;
    std::vector<PackedLists::Entry> all;
    const auto meet = [&](std::size_t band) { bands[band] = signatures.meetings(band); };
    const auto keep = [&](std::size_t band) {
        all.insert(all.end(), bands[band].begin(), bands[band].end());
        bands[band] = {};
    };
    for_each_ordered(band_count, jobs, meet, keep);
    return {texts.size(), all};
}

/// What a text meets, each once, those it meets most often first, then in order.
void most_met_first(std::span<const std::uint32_t> meetings, std::vector<std::uint32_t>& out) {
    std::vector<std::uint32_t> sorted(meetings.begin(), meetings.end());
    std::sort(sorted.begin(), sorted.end());
    std::array<std::uint32_t, band_count + 1> starts{};  // by the number of bands where they do not meet
    const auto each = [&](const auto& take) {
        for (auto at = sorted.begin(); at != sorted.end();) {
            const auto next =
                std::find_if(at, sorted.end(), [at](std::uint32_t text) { return text != *at; });
            take(*at, band_count - static_cast<std::size_t>(next - at));
            at = next;
        }
    };
    each([&](std::uint32_t, std::size_t missing) { ++starts[missing + 1]; });
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    out.resize(starts.back());
    each([&](std::uint32_t text, std::size_t missing) { out[starts[missing]++] = text; });
}

/// Holds one text after the other against earlier ones.
class Holder {
public:
    Holder(const Texts& texts, const PackedLists& meetings) : texts_(texts), meetings_(meetings) {}

    void hold(std::uint32_t text, std::vector<AlikeTexts>& out) {
        if (meetings_.of(text).empty()) {
            return;
        }
        most_met_first(meetings_.of(text), near_);
        own_.take(texts_[text]);
        const auto before = static_cast<std::ptrdiff_t>(out.size());
        std::size_t in_vain = 0;
        for (std::size_t at = 0; at < near_.size() && in_vain < most_in_vain; ++at) {
            if (const auto share = own_.alike(texts_[near_[at]])) {
                out.push_back({near_[at], text, *share});
            } else {
                ++in_vain;
            }
        }
        std::sort(out.begin() + before, out.end(),
                  [](const auto& a, const auto& b) { return a.earlier < b.earlier; });
    }

private:
    const Texts& texts_;
    const PackedLists& meetings_;
    ShingleSet own_;
    std::vector<std::uint32_t> near_;
};

}  // namespace

std::vector<AlikeTexts> find_alike(const std::vector<std::u32string_view>& texts, unsigned jobs) {
    const PackedLists meetings = all_meetings(texts, jobs);
    std::vector<std::vector<AlikeTexts>> found(chunks_of(texts.size()));
    const auto hold = [&](std::size_t begin, std::size_t end) {
        Holder holder(texts, meetings);
        for (std::size_t text = begin; text < end; ++text) {
            holder.hold(static_cast<std::uint32_t>(text), found[begin / texts_a_chunk]);
        }
    };
    std::vector<AlikeTexts> out;
    const auto keep = [&](std::size_t which) {
        out.insert(out.end(), found[which].begin(), found[which].end());
        found[which] = {};
    };
    for_each_chunk(texts.size(), jobs, hold, keep);
    return out;
}

}  // namespace ceping
