#include <ceping/write/formats/zip_archive.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace ceping {

namespace {

constexpr std::array<std::uint32_t, 256> make_crc_table() {
    std::array<std::uint32_t, 256> out{};
    for (std::uint32_t i = 0; i < out.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        }
        out[i] = value;
    }
    return out;
}
constexpr auto crc_table = make_crc_table();

std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t out = 0xFFFFFFFFU;
    for (const char c : bytes) {
        out = crc_table[(out ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (out >> 8U);
    }
    return ~out;
}

void put(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
        value >>= 8U;
    }
}

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

constexpr std::uint32_t version = 20;                // 2.0
constexpr std::uint32_t utf8_names = 0x0800;         // a flag
constexpr std::uint32_t first_day = (1U << 5U) + 1;  // 1980-01-01, where the format's calendar begins

/// What the header of a file and its entry in the directory have in common.
void describe(std::string& out, std::string_view name, std::string_view content) {
    put(out, version, 2);
    put(out, utf8_names, 2);
    put(out, 0, 2);  // stored as it is
    put(out, 0, 2);  // at midnight
    put(out, first_day, 2);
    put(out, crc_of(content), 4);
    put(out, size_of(content), 4);
    put(out, size_of(content), 4);
    put(out, size_of(name), 2);
    put(out, 0, 2);  // nothing extra
}

}  // namespace

std::string zip_archive(const std::vector<std::pair<std::string, std::string>>& files) {
    std::string out;
    std::string directory;
    for (const auto& [name, content] : files) {
        const std::uint32_t at = size_of(out);
        out += "PK\x03\x04";
        describe(out, name, content);
        out += name + content;
        directory += "PK\x01\x02";
        put(directory, version, 2);
        describe(directory, name, content);
        put(directory, 0, 2);  // no remark
        put(directory, 0, 2);  // on the first disk
        put(directory, 0, 2);
        put(directory, 0, 4);
        put(directory, at, 4);
        directory += name;
    }
    const auto count = static_cast<std::uint32_t>(files.size());
    const std::uint32_t begins = size_of(out);
    out += directory + "PK\x05\x06";
    put(out, 0, 2);
    put(out, 0, 2);
    put(out, count, 2);
    put(out, count, 2);
    put(out, size_of(directory), 4);
    put(out, begins, 4);
    put(out, 0, 2);
    return out;
}

}  // namespace ceping
