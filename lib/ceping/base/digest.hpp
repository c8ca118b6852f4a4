#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ceping {

/// SHA-256, taken in pieces. Every function here throws Error where libcrypto refuses.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    /// 64 lower-case hexadecimal digits; ends this digest.
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);

/// Of a file. Throws FileError.
[[nodiscard]] std::string file_digest(const std::string& path);
/// The same; empty where the file cannot be read, or is standard input.
[[nodiscard]] std::string file_digest_if_any(const std::string& path);

/// A digest of bytes in Base64, as a Content-Security-Policy names a script: 44 characters. Source: RFC 4648, 4; CSP 3, 2.3.1.
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

}  // namespace ceping
