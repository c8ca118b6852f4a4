// Any bytes as YAML: the fast reader and libyaml agree on all that the fast reader takes.
#include "fuzzing.hpp"
#include "support/yaml_readers.hpp"

using namespace ceping;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const auto both = test::TwoReadings::of(text, fuzz::limits());
    fuzz::expect(both.difference.empty(), both.difference.c_str());
    return 0;
}
