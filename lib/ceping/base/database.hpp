#pragma once

#include <ceping/base/files.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ceping {

/// An SQLite file. Waits up to ten minutes where another process writes to it. For one thread.
/// Throws: FileError "cannot be read" or "cannot be written" with the reason, from every member and from Statement's.
class Database {
public:
    enum class Use : std::uint8_t {
        read,   ///< a file that is there
        append  ///< it is made where it is not there
    };
    Database(const std::string& path, Use use);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    /// What was begun and not committed is taken back.
    ~Database();

    /// One or more statements without a result.
    void run(const std::string& sql);
    /// The first value of the first row as a whole number; 0 where there is none.
    [[nodiscard]] std::int64_t number(const std::string& sql);
    /// Ends with an error about this file.
    [[noreturn]] void refuse(const Words& reason) const;

private:
    friend class Statement;
    struct State;
    std::unique_ptr<State> state_;
};

/// A prepared statement. The database must outlive it.
class Statement {
public:
    Statement(Database& database, const std::string& sql);
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    /// Parameters count from 1. `text` must stay as it is until the next reset().
    void bind(int parameter, std::string_view text);
    void bind(int parameter, std::int64_t value);
    /// True where there is a row, whose columns count from 0 and stay as they are until the next call.
    bool step();
    /// Ready to be stepped again; every parameter is null again.
    void reset();

    /// Nothing where the value is null.
    [[nodiscard]] std::optional<std::string_view> text(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Whether a file that begins so is an SQLite file.
[[nodiscard]] bool is_database(std::string_view beginning);

}  // namespace ceping
