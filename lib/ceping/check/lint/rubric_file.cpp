#include <ceping/check/lint/rubric_file.hpp>

#include <ceping/check/ignores.hpp>
#include <ceping/check/lint/lint.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/node/yaml_second.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace ceping {

namespace {

void compare_readers(const Document& first, Diagnostics& found) {
    yaml_second::read(
        first.source,
        [&](Document& second) {
            compare_trees(first.root, second.root, found);
            return false;
        },
        found);
}

/// Whether the file itself, not one that it extends, could not be read.
bool unreadable(const std::string& path, const Diagnostics& found) {
    constexpr Code codes[] = {"file-unreadable", "file-is-folder"};
    return std::any_of(found.all().begin(), found.all().end(), [&](const Diagnostic& each) {
        return std::find(std::begin(codes), std::end(codes), each.code) != std::end(codes) &&
               each.where.line == 0 && each.where.path == path;
    });
}

}  // namespace

bool check_rubric_file(const std::string& path, Diagnostics& found) {
    Diagnostics own;
    const auto tree = read_rubric_tree(path, own);
    bool readable = true;
    if (tree) {
        std::vector<const Source*> sources;
        for (const auto& document : tree->documents) {
            sources.push_back(document->source.get());
            compare_readers(*document, own);
        }
        const auto rubric = decode_rubric(*tree, own);
        if (rubric) {
            lint(*rubric, own);
        }
        apply_ignores(sources, rubric.has_value(), own);
        add_excerpts(sources, own);
    } else {
        readable = !unreadable(path, own);
    }
    own.sort();
    found.append(std::move(own));
    return readable;
}

}  // namespace ceping
