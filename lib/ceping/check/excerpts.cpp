#include <ceping/check/excerpts.hpp>

#include <algorithm>

namespace ceping {

namespace {

void fill_from_sheets(const std::vector<Diagnostic*>& findings,
                      const std::vector<std::shared_ptr<const Source>>& sheets) {
    for (auto* finding : findings) {
        for (const auto& sheet : sheets) {
            if (sheet->sheet() == finding->where.sheet) {
                finding->excerpt = sheet->excerpt(finding->where.place());
            }
        }
    }
}

}  // namespace

void KeptTexts::see(const Source& source) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!seen_.emplace(source.path(), source.first_line()).second) {
        return;
    }
    const bool input = source.path() == "-";
    const bool ignores = source.text().find("# ceping: ignore") != std::string_view::npos;
    if (!input && !ignores) {
        return;
    }
    auto copy =
        std::make_shared<const Source>(source.path(), std::string(source.text()), source.first_line());
    if (ignores) {
        ignoring_.emplace(std::make_pair(source.path(), source.first_line()), copy);
    }
    if (input) {
        kept_.emplace(source.path(), std::move(copy));
    }
}

std::vector<const Source*> KeptTexts::ignoring() const {
    std::vector<const Source*> out;
    for (const auto& [place, source] : ignoring_) {
        out.push_back(source.get());
    }
    return out;
}

void fill_excerpts(std::vector<Diagnostic>& findings, const ReadOptions& options, const KeptSources& kept) {
    std::map<std::string_view, std::vector<Diagnostic*>> wanted;
    for (auto& each : findings) {
        if (each.excerpt.empty() && each.where.line > 0 && !each.where.path.empty()) {
            wanted[each.where.path].push_back(&each);
        }
    }
    for (auto& [path, list] : wanted) {
        const auto at = kept.find(path);
        if (std::any_of(list.begin(), list.end(),
                        [](const auto* each) { return !each->where.sheet.empty(); })) {
            fill_from_sheets(list,
                             reread_sheets(std::string(path), at == kept.end() ? nullptr : at->second.get()));
            continue;
        }
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
