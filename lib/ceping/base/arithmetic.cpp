#include <ceping/base/arithmetic.hpp>

namespace ceping {

std::string operand(const Exact& value) {
    std::string text = value.plain();
    if (value.sign() < 0 || text.find('/') != std::string::npos) {
        return "(" + text + ")";
    }
    return text;
}

std::string operands(const std::vector<Exact>& values, std::string_view sign) {
    std::string out;
    for (const auto& each : values) {
        if (!out.empty()) {
            out.append(" ").append(sign).append(" ");
        }
        out += operand(each);
    }
    return out.empty() ? "0" : out;
}

}  // namespace ceping
