// Any bytes as a table: what was read, written with every cell quoted, reads the same again.
#include "fuzzing.hpp"

using namespace ceping;

namespace {

std::string written(const Node& rows) {
    std::string out;
    for (const Node& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i == 0 ? "\"" : ",\"";
            for (const char c : row[i].text()) {
                out.append(c == '"' ? 2 : 1, c);
            }
            out += '"';
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto first =
        test::reading(std::string(reinterpret_cast<const char*>(bytes), size), "csv", fuzz::limits());
    fuzz::expect_sound(first);
    if (!first.documents.empty()) {
        ReadOptions options = fuzz::limits();
        options.encoding = "utf-8";
        const auto again = test::reading(written(first.documents.front().root), "csv", options);
        // What was wrong with the bytes is not in what was read of them; that must survive all the same.
        fuzz::expect(!again.documents.empty() && test::shown(again.documents.front().root, false) ==
                                                     test::shown(first.documents.front().root, false),
                     "a table survives writing and reading");
        fuzz::expect(first.documents.front().faulty || !again.documents.front().faulty,
                     "a sound table stays sound");
    }
    return 0;
}
