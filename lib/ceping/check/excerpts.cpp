#include <ceping/check/excerpts.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// The lines of a text that are asked for in any order, found in one walk.
class Lines {
public:
    explicit Lines(std::string_view text) {
        std::size_t start = 0;
        for (std::size_t at = 0; at <= text.size(); ++at) {
            if (at < text.size() && text[at] != '\n' && text[at] != '\r') {
                continue;
            }
            lines_.push_back(text.substr(start, at - start));
            at += at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n' ? 1U : 0U;
            start = at + 1;
        }
    }
    [[nodiscard]] std::string_view at(std::uint32_t number) const {
        return number > 0 && number <= lines_.size() ? lines_[number - 1] : std::string_view();
    }

private:
    std::vector<std::string_view> lines_;
};

}  // namespace

void fill_excerpts(std::vector<Diagnostic>& findings, const ReadOptions& options, const KeptSources& kept) {
    std::map<std::string_view, std::vector<Diagnostic*>> wanted;
    for (auto& each : findings) {
        if (each.excerpt.empty() && each.where.line > 0 && !each.where.path.empty()) {
            wanted[each.where.path].push_back(&each);
        }
    }
    for (const auto& [path, list] : wanted) {
        const auto at = kept.find(path);
        const auto source = at != kept.end()
                                ? at->second
                                : (path == "-" ? nullptr : reread_source(std::string(path), options));
        if (source == nullptr) {
            continue;
        }
        const Lines lines(source->text());
        for (auto* finding : list) {
            // A kept text may begin further down: a record of a stream.
            const std::uint32_t first = source->first_line();
            finding->excerpt =
                finding->where.line >= first ? lines.at(finding->where.line - first + 1) : std::string_view();
        }
    }
}

}  // namespace ceping
