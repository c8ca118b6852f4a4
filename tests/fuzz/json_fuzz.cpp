// Any bytes as JSON, and as lines of JSON.
#include "fuzzing.hpp"

using namespace ceping;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const auto whole = test::reading(text, "json", fuzz::limits());
    fuzz::expect_sound(whole);
    const auto lines = test::reading(text, "ndjson", fuzz::limits());
    fuzz::expect_sound(lines);
    if (!whole.found.has_error() && text.find('\n') == std::string::npos) {
        fuzz::expect(whole.trees(true) == lines.trees(true), "a line is a file of one line");
    }
    return 0;
}
