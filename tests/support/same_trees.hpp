#pragma once

#include "support/reading.hpp"

// Whether two readers gave the very same, for tests that hold a fast one against a careful one.
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

/// Whether two readings gave the same documents.
inline bool same_documents(const Reading& a, const Reading& b) {
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

}  // namespace ceping::test
