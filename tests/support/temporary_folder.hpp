#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace ceping::test {

/// A folder of a test's own, gone when the test is over.
class TemporaryFolder {
public:
    TemporaryFolder() {
        do {
            path_ = (std::filesystem::temp_directory_path() / ("ceping-test-" + unlooked_for())).string();
        } while (!std::filesystem::create_directory(path_));
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string path(std::string_view name = {}) const {
        return name.empty() ? path_ : path_ + "/" + std::string(name);
    }
    /// Writes a file, with the folders that lead to it.
    std::string write(std::string_view name, std::string_view bytes) const {
        const std::string whole = path(name);
        std::filesystem::create_directories(std::filesystem::path(whole).parent_path());
        std::ofstream(whole, std::ios::binary) << bytes;
        return whole;
    }
    [[nodiscard]] std::string read(std::string_view name) const {
        std::ifstream in(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    /// The name that no other folder has. Paths stand in what is tested, so that a name of any letters would now and
    /// then hold just the text that a test says is not there (`u1`): these letters are in nobody's text.
    static std::string unlooked_for() {
        static constexpr std::string_view letters = "QXZ";
        std::random_device random;
        std::string name(24, letters.front());
        for (char& letter : name) {
            letter = letters[random() % letters.size()];
        }
        return name;
    }

    std::string path_;
};

}  // namespace ceping::test
