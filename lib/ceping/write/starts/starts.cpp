#include <ceping/write/starts/starts.hpp>

#include <ceping/base/json_quote.hpp>
#include <ceping/write/starts/starting_texts.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <stdexcept>
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

std::string_view text_of(std::string_view name) {
    for (const auto& each : starting_texts::all()) {
        if (each.name == name) {
            return each.text;
        }
    }
    throw std::logic_error("no text to begin with: " + std::string(name));
}

std::string put_in(std::string_view text, const RubricStart& start, Language language) {
    const std::string_view usual =
        language == Language::zh ? "文明行业测评细则" : "A rubric for civilized industries";
    // A title may hold what YAML reads otherwise; a JSON string is one of YAML's, too.
    const std::string title = json_quoted(start.title.empty() ? usual : std::string_view(start.title));
    std::string year = std::to_string(start.year);
    year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
    return filled(text, {{"@ID@", start.id}, {"@TITLE@", title}, {"@YEAR@", year}, {"@FILE@", start.file}});
}

}  // namespace

std::string starting_rubric(const RubricStart& start, Language language) {
    return put_in(text_of(language == Language::zh ? "zh/rubric.yaml" : "en/rubric.yaml"), start, language);
}

std::vector<StartedFile> starting_campaign(const RubricStart& start, Language language) {
    const std::string_view folder = language == Language::zh ? "zh/campaign/" : "en/campaign/";
    std::vector<StartedFile> out{{start.file, starting_rubric(start, language)},
                                 {".github/workflows/ceping.yml", std::string(text_of("pipeline"))}};
    for (const auto& each : starting_texts::all()) {
        if (each.name.starts_with(folder)) {
            const std::string_view name = each.name.substr(folder.size());
            // Under its own name it would act on the project that it lies in.
            out.push_back(
                {name == "gitignore" ? ".gitignore" : std::string(name), put_in(each.text, start, language)});
        }
    }
    return out;
}

}  // namespace ceping
