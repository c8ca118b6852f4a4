#pragma once

#include "support/reading.hpp"

#include <ceping/base/encoding.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/yaml_fast.hpp>

#include <memory>
#include <string>
#include <string_view>

// The two ways to read YAML, held against each other: whatever the fast reader takes, libyaml must read to the same
// trees, and where the fast reader stops, libyaml must go on as if it had read the whole.
namespace ceping::test {

/// Whether two values are the same, styles and places of all their parts included.
inline bool same(const Node& a, const Node& b) {
    if (a.type() != b.type() || a.style() != b.style() || a.place() != b.place() ||
        a.source() != b.source() || a.size() != b.size() || a.text() != b.text()) {
        return false;
    }
    if (a.is_list()) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!same(a[i], b[i])) {
                return false;
            }
        }
    }
    auto other = b.entries().begin();
    for (const auto entry : a.entries()) {
        if (!same(entry.key, (*other).key) || !same(entry.value, (*other).value)) {
            return false;
        }
        ++other;
    }
    return true;
}

struct TwoReadings {
    bool readable = false;    ///< passed the checks that come before either reader
    bool taken = false;       ///< the fast reader read all of it
    std::size_t ours = 0;     ///< documents that it read
    std::string difference;   ///< empty where both agree

    static TwoReadings of(const std::string& text, const ReadOptions& options = {}) {
        TwoReadings out;
        out.readable = !first_bad_utf8(text) && !first_control(text);
        if (!out.readable) {
            return out;
        }
        const auto source = std::make_shared<Source>("in", text);
        Reading fast;
        const YamlRest rest = read_yaml_fast(source, options, fast.sink());
        out.taken = rest.offset == text.size() && !text.empty();
        out.ours = fast.documents.size();
        bool fast_whole = true;
        if (!out.taken) {
            fast_whole = read_yaml_with_libyaml(source, rest, options, fast.sink(), fast.found);
        }
        Reading slow;
        const bool slow_whole = read_yaml_with_libyaml(source, {}, options, slow.sink(), slow.found);
        if (fast_whole != slow_whole || fast.lines() != slow.lines() || !same_documents(fast, slow)) {
            out.difference = "--- text\n" + text + "\n--- fast, then libyaml from byte " +
                             std::to_string(rest.offset) + "\n" + fast.trees(true) + "\n" + fast.lines() +
                             "--- libyaml\n" + slow.trees(true) + "\n" + slow.lines();
        }
        return out;
    }

private:
    static bool same_documents(const Reading& a, const Reading& b) {
        if (a.documents.size() != b.documents.size()) {
            return false;
        }
        for (std::size_t i = 0; i < a.documents.size(); ++i) {
            if (a.documents[i].faulty != b.documents[i].faulty ||
                !same(a.documents[i].root, b.documents[i].root)) {
                return false;
            }
        }
        return true;
    }
};

}  // namespace ceping::test
