#include <ceping/check/excerpts.hpp>

namespace ceping {

void fill_excerpts(std::vector<Diagnostic>& findings, const ReadOptions& options, const KeptSources& kept) {
    std::map<std::string_view, std::vector<Diagnostic*>> wanted;
    for (auto& each : findings) {
        if (each.excerpt.empty() && each.where.line > 0 && !each.where.path.empty()) {
            wanted[each.where.path].push_back(&each);
        }
    }
    for (auto& [path, list] : wanted) {
        const auto at = kept.find(path);
        const auto source = at != kept.end()
                                ? at->second
                                : (path == "-" ? nullptr : reread_source(std::string(path), options));
        if (source == nullptr) {
            continue;
        }
        for (auto* finding : list) {
            finding->excerpt = source->excerpt(finding->where.place());
        }
    }
}

}  // namespace ceping
