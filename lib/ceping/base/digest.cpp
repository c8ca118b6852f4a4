#include <ceping/base/digest.hpp>

#include <array>
#include <new>
#include <utility>
#include <vector>

#include <openssl/evp.h>

namespace ceping {

namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

/// Looked up once: asking the provider by name costs more than digesting a record.
const EVP_MD* algorithm() {
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched != nullptr ? fetched : EVP_sha256();
}

/// Contexts that digests of this thread have done with.
std::vector<Context>& spare() {
    thread_local std::vector<Context> contexts;
    return contexts;
}

Context take_context() {
    Context context;
    if (spare().empty()) {
        context.reset(EVP_MD_CTX_new());
    } else {
        context = std::move(spare().back());
        spare().pop_back();
    }
    if (context == nullptr || EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) != 1) {
        throw std::bad_alloc();
    }
    return context;
}

}  // namespace

struct Sha256::State {
    Context context = take_context();
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}

Sha256::~Sha256() {
    if (state_ != nullptr) {
        spare().push_back(std::move(state_->context));
    }
}

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(state_->context.get(), bytes.data(), &size);
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

std::string sha256_base64(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm(), nullptr) != 1) {
        throw std::bad_alloc();
    }
    // Four characters for three bytes, and a zero to end the text with.
    std::array<unsigned char, (EVP_MAX_MD_SIZE + 2) / 3 * 4 + 1> text{};
    const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
    return {text.begin(), text.begin() + length};
}

}  // namespace ceping
