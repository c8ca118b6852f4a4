#include <ceping/base/messages.hpp>

#include <ceping/base/phrases.hpp>
#include <ceping/base/text.hpp>

#include <fmt/args.h>
#include <fmt/format.h>

#include <cstddef>
#include <cstdlib>
#include <functional>
#include <stdexcept>

namespace ceping {

Words operator+(Words a, const Words& b) {
    a.zh += b.zh;
    a.en += b.en;
    return a;
}

Words Pattern::with(std::initializer_list<Value> values) const {
    for (const Value& value : values) {
        if (!names(zh_, value.place)) {
            throw std::logic_error(std::string("no place {") + value.place + "} in: " + std::string(en_));
        }
    }
    const auto in = [&](std::string_view text, const std::string Words::*language) {
        fmt::dynamic_format_arg_store<fmt::format_context> store;
        store.reserve(values.size(), values.size());
        for (const Value& value : values) {
            store.push_back(fmt::arg(value.place, std::cref(value.words.*language)));
        }
        return fmt::vformat(text, store);
    };
    try {
        return {in(zh_, &Words::zh), in(en_, &Words::en)};
    } catch (const fmt::format_error& error) {
        throw std::logic_error(std::string(error.what()) + " in: " + std::string(en_));
    }
}

Words joined(const std::vector<Words>& parts, const Words& between) {
    Words out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out = (i == 0 ? std::move(out) : std::move(out) + between) + parts[i];
    }
    return out;
}

Words listed(const std::vector<std::string_view>& names) { return {join(names, "、"), join(names)}; }

Words unit_count(std::size_t units) {
    const std::string number = std::to_string(units);
    return {number + " 个单位", counted(number, "unit")};
}

Words bounds_words(const std::string& low, const std::string& high) {
    return high.empty() ? phrases::at_least.with({{"bound", low}})
                        : phrases::from_to.with({{"low", low}, {"high", high}});
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
