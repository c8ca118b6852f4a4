#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace ceping::frame {

/// Lines for standard error that wait until all findings are told, so that one kind does not stand among the other. Of a
/// stream without end there may be any number: what is more than a megabyte waits in a file without a name.
class HeldLines {
public:
    void add(std::string_view line);
    /// Tells them, in order, and holds none.
    void tell();

private:
    struct Close {
        void operator()(std::FILE* file) const { (void)std::fclose(file); }
    };
    /// False where there is no room for files: then all stays in memory.
    bool spill();

    std::string lines_;
    std::unique_ptr<std::FILE, Close> spilt_;
    bool may_spill_ = true;
};

}  // namespace ceping::frame
