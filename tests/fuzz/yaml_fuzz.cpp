// Any bytes as YAML: read whole, and cut into its documents as a stream is.
#include "fuzzing.hpp"

#include <ceping/node/readers.hpp>

using namespace ceping;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const auto whole = test::reading(text, "yaml", fuzz::limits());
    fuzz::expect_sound(whole);
    std::string cut;
    bool broken = false;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t length = yaml_piece(rest, true);
        fuzz::expect(length > 0 && length <= rest.size(), "a piece is a part of the rest");
        const auto piece = test::reading(std::string(rest.substr(0, length)), "yaml", fuzz::limits());
        broken = broken || piece.found.has_error();
        cut += piece.trees();
        rest.remove_prefix(length);
    }
    // A document that is one bare text may hold lines that look like what stands between documents; no record is one.
    bool maps = true;
    std::string trees;
    for (const auto& document : whole.documents) {
        maps = maps && document.root.is_map();
        trees += test::shown(document.root);
    }
    fuzz::expect(whole.found.has_error() || broken || !maps || cut == trees,
                 "pieces give what the whole gives");
    return 0;
}
