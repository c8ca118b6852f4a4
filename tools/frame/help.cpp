#include "help.hpp"

#include <ceping/base/text.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>

#include "frame.hpp"

namespace ceping::frame {

namespace {

constexpr std::size_t help_width = 80;
constexpr std::size_t widest_name = 28;

/// Pieces between which a line may end: words with their blanks, and each wide character alone. A mark that may not
/// begin a line stays with what is before it.
std::vector<std::string> pieces_of(std::string_view text) {
    constexpr std::string_view closing = "，。；：、？！）”》";
    std::vector<std::string> out;
    bool may_break = true;
    while (!text.empty()) {
        std::string one;
        append_code_point(one, take_code_point(text));
        const bool wide = display_width(one) == 2;
        const bool mark = one.size() > 1 && closing.find(one) != std::string_view::npos;
        if (out.empty() || ((may_break || wide) && !mark && one != " ")) {
            out.push_back(one);
        } else {
            out.back() += one;
        }
        may_break = wide || one == " ";
    }
    return out;
}

std::string argument_name(const CLI::Option& option) {
    const bool many = option.get_items_expected_max() > 1;
    return option.get_name(true) + (many ? "..." : "");
}

std::string option_name(const CLI::Option& option) {
    std::string out = option.get_snames().empty() ? "    " : "";
    for (const auto& name : option.get_snames()) {
        out += "-" + name + (option.get_lnames().empty() ? "" : ", ");
    }
    for (const auto& name : option.get_lnames()) {
        out += "--" + name;
    }
    if (option.get_items_expected_max() > 0 && !option.get_type_name().empty()) {
        out += " " + option.get_type_name();
    }
    return out;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    for (auto& piece : pieces_of(text)) {
        const std::size_t visible = display_width(piece) - (piece.ends_with(' ') ? 1U : 0U);
        if (used > 0 && used + visible > width) {
            lines.back().erase(lines.back().find_last_not_of(' ') + 1);
            lines.emplace_back();
            used = 0;
        }
        used += display_width(piece);
        lines.back() += piece;
    }
    return lines;
}

std::string two_columns(const std::vector<HelpLine>& lines, std::size_t width) {
    std::size_t left = 0;
    for (const auto& line : lines) {
        const std::size_t own = display_width(line.name);
        left = own <= widest_name ? std::max(left, own) : left;
    }
    std::string out;
    for (const auto& line : lines) {
        std::string start = "  " + pad(line.name, left) + "  ";
        // A name too long for its column has a line of its own.
        if (display_width(line.name) > left) {
            out += "  " + line.name + "\n";
            start = std::string(left + 4, ' ');
        }
        for (const auto& piece : wrap(line.what, width - left - 4)) {
            out += start + piece + "\n";
            start = std::string(left + 4, ' ');
        }
    }
    return out;
}

std::string help_text(const CLI::App& app) {
    std::vector<HelpLine> arguments;
    std::vector<HelpLine> options;
    std::string usage = say({"用法：", "usage: "}) + app.get_name() + say({" [选项]", " [option ...]"});
    for (const auto* option : app.get_options()) {
        if (option->get_positional()) {
            const std::string name = argument_name(*option);
            usage += option->get_required() ? " " + name : " [" + name + "]";
            arguments.push_back({name, option->get_description()});
        } else {
            options.push_back({option_name(*option), option->get_description()});
        }
    }
    std::string out = usage + "\n\n";
    for (const auto& line : wrap(app.get_description(), help_width)) {
        out += line + "\n";
    }
    if (!arguments.empty()) {
        out += "\n" + two_columns(arguments, help_width);
    }
    return out + say({"\n选项：\n", "\noptions:\n"}) + two_columns(options, help_width);
}

}  // namespace ceping::frame
