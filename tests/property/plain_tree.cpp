#include "plain_tree.hpp"

#include <cctype>

namespace plain {
namespace {

// Plain scalars are used only where no reader could take them for anything else.
bool needs_quotes(const std::string& value) {
    if (value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL") {
        return true;
    }
    for (const char c : value) {
        const bool harmless = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '/' ||
                              c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
        if (!harmless) {
            return true;
        }
    }
    const bool number_or_word = value[0] != '.' && value[0] != '/' && value[0] != '_';
    return !number_or_word || (value[0] == '-' && value.size() == 1) || value.rfind("---", 0) == 0;
}

std::string quoted(const std::string& value) {
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        if (c == '\t') {
            out += "\\t";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string yaml_scalar(const std::string& value, bool always) {
    return always || needs_quotes(value) ? quoted(value) : value;
}

void write_inline(const Tree& tree, std::string& out) {
    switch (tree.what) {
        case Tree::What::nothing: out += "~"; return;
        case Tree::What::text:
        case Tree::What::number:
        case Tree::What::boolean: out += yaml_scalar(tree.text, tree.quoted); return;
        case Tree::What::list:
        case Tree::What::map: break;
    }
    const bool is_map = tree.what == Tree::What::map;
    out += is_map ? "{" : "[";
    bool first = true;
    for (const auto& [key, value] : tree.children) {
        out += first ? "" : ", ";
        first = false;
        if (is_map) {
            out += yaml_scalar(key, false) + ": ";
        }
        write_inline(value, out);
    }
    out += is_map ? "}" : "]";
}

bool on_one_line(const Tree& tree) {
    const bool scalar = tree.what != Tree::What::list && tree.what != Tree::What::map;
    return scalar || tree.inline_form || tree.children.empty();
}

// Writes a block; the first line continues the line that is begun.
void write_block(const Tree& tree, std::size_t indent, std::string& out) {
    const std::string margin(indent, ' ');
    bool first = true;
    for (const auto& [key, value] : tree.children) {
        if (!first) {
            out += margin;
        }
        first = false;
        if (tree.what == Tree::What::list) {
            out += "- ";
        } else {
            out += yaml_scalar(key, false) + ":";
        }
        if (on_one_line(value)) {
            out += tree.what == Tree::What::list ? "" : " ";
            write_inline(value, out);
            out += "\n";
        } else if (tree.what == Tree::What::list) {
            write_block(value, indent + 2, out);
        } else {
            out += "\n" + std::string(indent + 2, ' ');
            write_block(value, indent + 2, out);
        }
    }
}

// The grammar of JSON's numbers, without exponents.
bool is_json_number(const std::string& value) {
    std::size_t at = !value.empty() && value[0] == '-' ? 1 : 0;
    const auto digits = [&] {
        const std::size_t start = at;
        while (at < value.size() && value[at] >= '0' && value[at] <= '9') {
            ++at;
        }
        return at - start;
    };
    const bool leading_zero = at < value.size() && value[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (leading_zero && whole > 1)) {
        return false;
    }
    if (at < value.size() && value[at] == '.') {
        ++at;
        if (digits() == 0) {
            return false;
        }
    }
    return at == value.size();
}

void write_json(const Tree& tree, std::string& out) {
    switch (tree.what) {
        case Tree::What::nothing: out += "null"; return;
        case Tree::What::text: out += quoted(tree.text); return;
        case Tree::What::number:
            out += !tree.quoted && is_json_number(tree.text) ? tree.text : quoted(tree.text);
            return;
        case Tree::What::boolean: out += tree.text; return;
        case Tree::What::list:
        case Tree::What::map: break;
    }
    const bool is_map = tree.what == Tree::What::map;
    out += is_map ? "{" : "[";
    bool first = true;
    for (const auto& [key, value] : tree.children) {
        out += first ? "" : ",";
        first = false;
        if (is_map) {
            out += quoted(key) + ":";
        }
        write_json(value, out);
    }
    out += is_map ? "}" : "]";
}

}  // namespace

std::string to_yaml(const Tree& tree) {
    std::string out;
    if (on_one_line(tree)) {
        write_inline(tree, out);
        return out + "\n";
    }
    write_block(tree, 0, out);
    return out;
}

std::string to_json(const Tree& tree) {
    std::string out;
    write_json(tree, out);
    return out;
}

}  // namespace plain
