// rival_simdjson [--text] FILE: what reading NDJSON costs at the least. Visits every key and every scalar of every line
// with simdjson on demand and counts them: as raw tokens, or with --text as text with its escapes resolved, which is
// what anybody needs who does something with it.
//
// The file is read in blocks of whole lines, so that the rival pays neither for a copy of the file in memory nor for
// the page faults of a mapping.
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t block_size = std::size_t{1} << 20;

struct Counts {
    unsigned long lines = 0;
    unsigned long keys = 0;
    unsigned long scalars = 0;
    unsigned long bytes = 0;
};

// A template, because simdjson's document and value offer the same calls but share no base.
template <bool text, class Json>
void visit(Json&& json, Counts& seen) {
    switch (json.type()) {
        case ondemand::json_type::object:
            for (auto field : json.get_object()) {
                if constexpr (text) {
                    seen.bytes += std::string_view{field.unescaped_key()}.size();
                }
                ++seen.keys;
                visit<text>(field.value(), seen);
            }
            break;
        case ondemand::json_type::array:
            for (auto element : json.get_array()) {
                visit<text>(element.value(), seen);
            }
            break;
        case ondemand::json_type::string:
            if constexpr (text) {
                seen.bytes += std::string_view{json.get_string()}.size();
                ++seen.scalars;
                break;
            }
            [[fallthrough]];
        default: seen.bytes += std::string_view{json.raw_json_token()}.size(); ++seen.scalars;
    }
}

template <bool text>
void visit_lines(ondemand::parser& parser, const char* lines, std::size_t size, std::size_t room,
                 Counts& seen) {
    ondemand::document_stream documents;
    if (const auto error = parser.iterate_many(lines, size, room).get(documents)) {
        throw simdjson::simdjson_error(error);
    }
    for (auto document : documents) {
        visit<text>(document.value(), seen);
        ++seen.lines;
    }
}

template <bool text>
void visit_file(std::FILE* file, Counts& seen) {
    ondemand::parser parser;
    const auto buffer = std::make_unique<char[]>(block_size + simdjson::SIMDJSON_PADDING);
    std::size_t held = 0;
    for (;;) {
        held += std::fread(buffer.get() + held, 1, block_size - held, file);
        if (held == 0) {
            return;
        }
        std::size_t whole = held;
        while (whole > 0 && buffer[whole - 1] != '\n') {
            --whole;
        }
        if (whole == 0) {
            throw std::runtime_error("a line is longer than a block");
        }
        visit_lines<text>(parser, buffer.get(), whole, block_size, seen);
        held -= whole;
        std::memmove(buffer.get(), buffer.get() + whole, held);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bool text = argc == 3 && std::strcmp(argv[1], "--text") == 0;
    if (argc != 2 && !text) {
        std::fprintf(stderr, "usage: rival_simdjson [--text] FILE\n");
        return 2;
    }
    const char* path = argv[argc - 1];
    std::FILE* file = std::fopen(path, "rb");
    if (file == nullptr) {
        std::perror(path);
        return 2;
    }
    std::setvbuf(file, nullptr, _IONBF, 0);
    Counts seen;
    try {
        text ? visit_file<true>(file, seen) : visit_file<false>(file, seen);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "rival_simdjson: %s: line %lu: %s\n", path, seen.lines + 1, error.what());
        return 2;
    }
    std::fclose(file);
    std::printf("%lu lines, %lu keys, %lu scalars in %lu bytes\n", seen.lines, seen.keys, seen.scalars,
                seen.bytes);
    return 0;
}
