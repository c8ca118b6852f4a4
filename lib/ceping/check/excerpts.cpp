#include <ceping/check/excerpts.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

/// Walks the lines of a text downwards. A line ends as Source counts it: by LF, CR LF, or CR alone.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text), has_cr_(text.find('\r') != std::string_view::npos) {}

    /// A line by its number; numbers must not fall. Empty where there is none.
    std::string_view at(std::uint32_t number) {
        while (number_ < number && !rest_.empty()) {
            const std::size_t end = has_cr_ ? rest_.find_first_of("\r\n") : rest_.find('\n');
            line_ = rest_.substr(0, end);
            const bool pair = end != std::string_view::npos && rest_.substr(end).starts_with("\r\n");
            rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + (pair ? 2 : 1));
            ++number_;
        }
        return number_ == number ? line_ : std::string_view();
    }

private:
    std::string_view rest_;
    bool has_cr_;
    std::string_view line_;
    std::uint32_t number_ = 0;
};

}  // namespace

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
        std::stable_sort(list.begin(), list.end(), [](const Diagnostic* a, const Diagnostic* b) {
            return a->where.line < b->where.line;
        });
        Lines lines(source->text());
        for (auto* finding : list) {
            // A kept text may begin further down: a record of a stream.
            const std::uint32_t first = source->first_line();
            if (finding->where.line >= first) {
                finding->excerpt =
                    excerpt_of(lines.at(finding->where.line - first + 1), finding->where.column);
            }
        }
    }
}

}  // namespace ceping
