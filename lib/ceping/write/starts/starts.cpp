#include <ceping/write/starts/starts.hpp>

#include <ceping/base/json_quote.hpp>
#include <ceping/write/starts/starting_texts.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

/// Puts values in for `@NAMES@`, once: what a value has of them is its own.
std::string filled(std::string_view text,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string out;
    while (!text.empty()) {
        const std::size_t at = text.find('@');
        out += text.substr(0, at);
        if (at == std::string_view::npos) {
            break;
        }
        text.remove_prefix(at);
        bool known = false;
        for (const auto& [name, value] : values) {
            if (!known && text.starts_with(name)) {
                out += value;
                text.remove_prefix(name.size());
                known = true;
            }
        }
        if (!known) {
            out += '@';
            text.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace

std::string starting_rubric(const RubricStart& start, Language language) {
    const bool zh = language == Language::zh;
    const std::string_view usual = zh ? "文明行业测评细则" : "A rubric for civilized industries";
    // A title may hold what YAML reads otherwise; a JSON string is one of YAML's, too.
    const std::string title = json_quoted(start.title.empty() ? usual : std::string_view(start.title));
    std::string year = std::to_string(start.year);
    year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
    return filled(zh ? starting_texts::rubric_chinese : starting_texts::rubric_english,
                  {{"@ID@", start.id}, {"@TITLE@", title}, {"@YEAR@", year}, {"@FILE@", start.file}});
}

}  // namespace ceping
