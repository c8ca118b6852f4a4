#include <ceping/base/messages.hpp>

#include <cstddef>
#include <cstdlib>

namespace ceping {

Words operator+(Words a, const Words& b) {
    a.zh += b.zh;
    a.en += b.en;
    return a;
}

Words joined(const std::vector<Words>& parts, const Words& between) {
    Words out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out = (i == 0 ? std::move(out) : std::move(out) + between) + parts[i];
    }
    return out;
}

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
