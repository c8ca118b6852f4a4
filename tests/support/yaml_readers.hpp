#pragma once

#include "support/same_trees.hpp"

#include <ceping/base/encoding.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/yaml_fast.hpp>

#include <memory>
#include <string>
#include <string_view>

// The two ways to read YAML, held against each other: whatever the fast reader takes, libyaml must read to the same
// trees, and where the fast reader stops, libyaml must go on as if it had read the whole.
namespace ceping::test {

struct TwoReadings {
    bool readable = false;   ///< passed the checks that come before either reader
    bool taken = false;      ///< the fast reader read all of it
    std::size_t ours = 0;    ///< documents that it read
    std::string difference;  ///< empty where both agree

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
};

}  // namespace ceping::test
