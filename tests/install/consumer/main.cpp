// A project of somebody else's, built against the installed library alone.
#include <ceping/base/exact/exact.hpp>
#include <ceping/version.hpp>
#include <iostream>

int main() {
    ceping::Exact sum;
    for (int i = 0; i < 10; ++i) {
        sum += ceping::Exact::parse("0.1").value();
    }
    std::cout << "ceping " << ceping::version << ": ten times 0.1 is " << (sum == 1 ? "1" : "not 1") << '\n';
    return sum == 1 ? 0 : 1;
}
