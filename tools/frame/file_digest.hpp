#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace ceping::frame {

/// Hands over a file's bytes in blocks, until `take` returns false. Throws FileError.
void read_blocks(const std::string& path, const std::function<bool(std::string_view)>& take);

/// SHA-256 of a file, 64 lower-case hexadecimal digits. Throws FileError.
[[nodiscard]] std::string file_digest(const std::string& path);

/// The same; empty where the file cannot be read, or is standard input.
[[nodiscard]] std::string file_digest_if_any(const std::string& path);

}  // namespace ceping::frame
