#include <ceping/base/digest.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/phrases.hpp>

#include <array>
#include <utility>
#include <vector>

#include <openssl/evp.h>

namespace ceping {

namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

void require(bool done) {
    if (!done) {
        throw Error(phrases::no_digest.with({}));
    }
}

/// Looked up once: asking the provider by name costs more than digesting a record.
const EVP_MD* algorithm() {
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched != nullptr ? fetched : EVP_sha256();
}

/// Contexts that digests of this thread have done with.
std::vector<Context>& idle_contexts() {
    thread_local std::vector<Context> contexts;
    return contexts;
}

Context take_context() {
    Context context;
    if (idle_contexts().empty()) {
        context.reset(EVP_MD_CTX_new());
    } else {
        context = std::move(idle_contexts().back());
        idle_contexts().pop_back();
    }
    require(context != nullptr && EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1);
    return context;
}

}  // namespace

struct Sha256::State {
    Context context = take_context();
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}

Sha256::~Sha256() {
    if (state_ != nullptr) {
        idle_contexts().push_back(std::move(state_->context));
    }
}

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
    require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size = 0;
    require(EVP_DigestFinal_ex(state_->context.get(), bytes.data(), &size) == 1);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out(std::size_t{size} * 2, '0');
    for (std::size_t i = 0; i < size; ++i) {
        out[2 * i] = digits[bytes[i] >> 4U];
        out[2 * i + 1] = digits[bytes[i] & 15U];
    }
    return out;
}

std::string sha256(std::string_view bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.hex();
}

std::string file_digest(const std::string& path) {
    Sha256 digest;
    read_blocks(path, [&](std::string_view bytes) {
        digest.add(bytes);
        return true;
    });
    return digest.hex();
}

std::string file_digest_if_any(const std::string& path) {
    if (path == "-") {
        return {};
    }
    try {
        return file_digest(path);
    } catch (const FileError&) {
        return {};  // whoever reads the file says of it what is wrong
    }
}

std::string sha256_base64(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm(), nullptr) == 1);
    // Four characters for three bytes, and a zero to end the text with.
    std::array<unsigned char, (EVP_MAX_MD_SIZE + 2) / 3 * 4 + 1> text{};
    const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
    return {text.begin(), text.begin() + length};
}

}  // namespace ceping
