#include <ceping/base/messages.hpp>

#include <ceping/base/text.hpp>

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

Words listed(const std::vector<std::string_view>& names) { return {join(names, "、"), join(names)}; }

Words bounds_words(const std::string& low, const std::string& high) {
    return high.empty() ? Words{"不小于" + low, "at least " + low}
                        : Words{"在" + low + "至" + high + "之间", "from " + low + " to " + high};
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
