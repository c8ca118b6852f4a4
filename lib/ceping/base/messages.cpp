#include <ceping/base/messages.hpp>

#include <cstdlib>

namespace ceping {

Language language_of(std::string_view name) { return name.starts_with("zh") ? Language::zh : Language::en; }

Language language_of_environment() {
    for (const char* name : {"CEPING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value =
            std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read before any thread starts
        if (value != nullptr && *value != '\0') {
            return language_of(value);
        }
    }
    return Language::en;
}

}  // namespace ceping
