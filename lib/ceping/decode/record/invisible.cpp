#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/node/fields.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace ceping {

namespace {

/// Looks through a record, but for its notes: what stands at the ends of a sentence is nobody's trouble.
class Look {
public:
    void at(const Node& node) {
        if (node.is_text()) {
            text(node);
        }
        for (const auto& each : node) {
            at(each);
        }
        if (node.is_map()) {
            for (const auto& [key, value] : node.entries()) {
                text(key);
                if (key.text() != "note") {
                    at(value);
                }
            }
        }
    }
    void report_to(Diagnostics& found) const {
        if (first_ != nullptr) {
            report(found, *first_, "invisible-trimmed", {first_->text(), std::to_string(count_)});
        }
    }

private:
    void text(const Node& node) {
        const std::string_view text = node.text();
        // All that is invisible has two or three bytes, of which none is ASCII's.
        if (!text.empty() &&
            (static_cast<unsigned char>(text.front()) >= 0x80 ||
             static_cast<unsigned char>(text.back()) >= 0x80) &&
            invisible_at_ends(text) != 0) {
            first_ = first_ == nullptr ? &node : first_;
            ++count_;
        }
    }

    const Node* first_ = nullptr;
    std::size_t count_ = 0;
};

}  // namespace

void note_invisible(const Node& map, Diagnostics& found) {
    Look look;
    look.at(map);
    look.report_to(found);
}

}  // namespace ceping
