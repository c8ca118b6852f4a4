// Reading a rubric and what it extends into one tree.
#include <ceping/base/digest.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/decode/rubric/tailor.hpp>
#include <ceping/decode/rubric/typed_keys.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t longest_chain = 32;

class TreeReader {
public:
    TreeReader(RubricTree& tree, const ReadOptions& options, Diagnostics& found)
        : tree_(tree), options_(options), found_(found) {}

    /// The resolved root of the file, or of `text` under its name.
    std::optional<Node> read(const std::string& path, const Node* named_by, std::optional<std::string> text) {
        const std::string identity = std::filesystem::path(path).lexically_normal().string();
        if (among(identity, chain_) || chain_.size() >= longest_chain) {
            std::vector<std::string_view> round(chain_.begin(), chain_.end());
            round.push_back(identity);
            report(found_, *named_by, "extends-loop", {join(round, " -> ")});
            return std::nullopt;
        }
        chain_.push_back(identity);
        if (named_by != nullptr && !granted(path, *named_by)) {
            return std::nullopt;
        }
        const auto bytes = text ? std::move(text) : load(path, named_by);
        if (!bytes) {
            return std::nullopt;
        }
        digest_.add(*bytes);
        const auto root = parse(path, *bytes);
        if (!root || !expect_map(*root, "rubric", found_)) {
            return std::nullopt;
        }
        if (const Node* tag = root->find("ceping");
            tag != nullptr && report_newer_format(*tag, "rubric/1", found_)) {
            return std::nullopt;
        }
        const Node* base_name = root->find("extends");
        if (base_name == nullptr) {
            return *root;
        }
        const auto name = read_string(*base_name, "extends", found_);
        if (!name) {
            return std::nullopt;
        }
        // `-` is a name here: standard input belongs to the command line.
        const auto base = read(beside(path, *name == "-" ? "./-" : *name), base_name, std::nullopt);
        if (!base) {
            return std::nullopt;
        }
        return tailor(*base, *root, tree_.arena, tree_.sum_causes, found_);
    }

    std::string digest() { return digest_.hex(); }

private:
    /// Whether a file that `extends` names may be read.
    bool granted(const std::string& path, const Node& named_by) {
        switch (root::access(path, folder_of(tree_.path))) {
            case root::Access::granted: return true;
            case root::Access::outside: report(found_, named_by, "path-outside", {named_by.text()}); break;
            case root::Access::special:
                report(found_, named_by, "file-unreadable", {{"不是普通文件", "it is not an ordinary file"}});
                break;
        }
        return false;
    }

    std::optional<std::string> load(const std::string& path, const Node* named_by) {
        const auto place = [&] {
            return named_by != nullptr ? named_by->location() : Location{path, 0, 0, {}};
        };
        if (path != "-" && is_folder(path)) {
            found_.add("file-is-folder", place(), {});
            return std::nullopt;
        }
        try {
            return read_whole(path);
        } catch (const FileError& error) {
            found_.add("file-unreadable", place(), {error.reason()});
            return std::nullopt;
        }
    }

    std::optional<Node> parse(const std::string& path, std::string bytes) {
        std::shared_ptr<Document> first;
        std::size_t count = 0;
        read_text(
            path, std::move(bytes), "yaml", options_,
            [&](Document& document) {
                if (++count == 1) {
                    first = std::make_shared<Document>(std::move(document));
                } else {
                    report(found_, document.root, "bad-value",
                           {"rubric", "---", {"一个文件只含一份细则", "one rubric per file"}});
                }
                return count < 2;
            },
            found_);
        if (!first) {
            return std::nullopt;
        }
        tree_.documents.push_back(first);
        const std::size_t errors = found_.errors();
        const Node root = without_typed_keys(first->root, tree_.arena, found_);
        tree_.faulty = tree_.faulty || found_.errors() > errors;
        return root;
    }

    RubricTree& tree_;
    const ReadOptions& options_;
    Diagnostics& found_;
    Sha256 digest_;
    std::vector<std::string> chain_;
};

std::optional<RubricTree> read_tree(const std::string& path, std::optional<std::string> text,
                                    Diagnostics& found, const ReadOptions& options) {
    RubricTree tree;
    tree.path = path;
    TreeReader reader(tree, options, found);
    const auto root = reader.read(path, nullptr, std::move(text));
    if (!root) {
        return std::nullopt;
    }
    tree.root = *root;
    tree.sha256 = reader.digest();
    return tree;
}

}  // namespace

std::optional<RubricTree> read_rubric_tree(const std::string& path, Diagnostics& found,
                                           const ReadOptions& options) {
    return read_tree(path, std::nullopt, found, options);
}

std::optional<RubricTree> read_rubric_text(const std::string& name, std::string text, Diagnostics& found,
                                           const ReadOptions& options) {
    return read_tree(name, std::move(text), found, options);
}

std::optional<Rubric> load_rubric(const std::string& path, Diagnostics& found) {
    const std::size_t errors = found.errors();
    const auto tree = read_rubric_tree(path, found);
    if (!tree) {
        return std::nullopt;
    }
    auto rubric = decode_rubric(*tree, found);
    return found.errors() == errors ? std::move(rubric) : std::nullopt;
}

}  // namespace ceping
