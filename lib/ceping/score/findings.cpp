#include <ceping/score/engine_parts.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>

namespace ceping {

std::vector<Diagnostic> gather_findings(std::span<const Record* const> records, Diagnostics&& found) {
    std::vector<Diagnostic> out;
    for (const Record* record : records) {
        const auto& own = record->findings.all();
        out.insert(out.end(), own.begin(), own.end());
    }
    auto& more = found.all();
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    if (out.size() < 2) {
        return out;
    }
    std::map<std::string_view, std::size_t> order;
    for (const Record* record : records) {
        order.emplace(*record->path, order.size());
    }
    std::stable_sort(out.begin(), out.end(), [&](const Diagnostic& a, const Diagnostic& b) {
        const auto rank = [&](const Diagnostic& d) {
            const auto at = order.find(d.where.path);
            return at == order.end() ? order.size() : at->second;
        };
        return std::make_tuple(rank(a), a.where.line, a.where.column, a.code.name()) <
               std::make_tuple(rank(b), b.where.line, b.where.column, b.code.name());
    });
    return out;
}

}  // namespace ceping
