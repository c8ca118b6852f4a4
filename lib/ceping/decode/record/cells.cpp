// Compact forms of a table's cells: `a;c`, `省级=1;市级=2`, `title=path`.
#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>

#include <array>

namespace ceping {

std::vector<std::string_view> split_cell(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (;;) {
        const std::size_t at = find_unescaped(text, separator);
        out.push_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return out;
        }
        text.remove_prefix(at + 1);
    }
}

std::size_t find_unescaped(std::string_view text, char mark) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == mark) {
            return i;
        }
    }
    return std::string_view::npos;
}

std::string cell_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
        }
        out += text[i];
    }
    return out;
}

Node cell_node(const Node& cell, std::string_view text, Arena& arena) {
    return Node::make_text(*cell.source(), {}, arena.keep(text), Node::Style::cell).moved_to(cell);
}

Node cell_list(const Node& cell, Arena& arena) {
    std::vector<Node> out;
    const std::string_view text = trim(cell.text());
    if (text != "-") {
        for (const auto piece : split_cell(text, ';')) {
            if (!trim(piece).empty()) {
                out.push_back(cell_node(cell, cell_text(trim(piece)), arena));
            }
        }
    }
    return Node::make_list(*cell.source(), {}, arena.keep(out.data(), out.size()), out.size()).moved_to(cell);
}

Node cell_map(const Node& cell, Arena& arena) {
    std::vector<Node> out;
    const std::string_view text = trim(cell.text());
    if (text != "-") {
        for (const auto piece : split_cell(text, ';')) {
            if (trim(piece).empty()) {
                continue;
            }
            const std::size_t mark = find_unescaped(piece, '=');
            out.push_back(cell_node(cell, cell_text(trim(piece.substr(0, mark))), arena));
            out.push_back(cell_node(
                cell,
                mark == std::string_view::npos ? std::string() : cell_text(trim(piece.substr(mark + 1))),
                arena));
        }
    }
    return Node::make_map(*cell.source(), {}, arena.keep(out.data(), out.size()), out.size() / 2)
        .moved_to(cell);
}

Node cell_evidence(const Node& cell, Arena& arena) {
    std::vector<Node> out;
    for (const auto piece : split_cell(cell.text(), ';')) {
        if (trim(piece).empty()) {
            continue;
        }
        const std::size_t mark = find_unescaped(piece, '=');
        const std::string target =
            mark == std::string_view::npos ? std::string() : cell_text(trim(piece.substr(mark + 1)));
        const std::array<Node, 4> pairs = {
            cell_node(cell, "title", arena), cell_node(cell, cell_text(trim(piece.substr(0, mark))), arena),
            cell_node(cell, target.find("://") == std::string::npos ? "file" : "url", arena),
            cell_node(cell, target, arena)};
        out.push_back(Node::make_map(*cell.source(), {}, arena.keep(pairs.data(), 4),
                                     mark == std::string_view::npos ? 1 : 2)
                          .moved_to(cell));
    }
    return Node::make_list(*cell.source(), {}, arena.keep(out.data(), out.size()), out.size()).moved_to(cell);
}

}  // namespace ceping
