#pragma once

#include <ceping/base/location.hpp>
#include <ceping/base/messages.hpp>

#include <stdexcept>
#include <string>

namespace ceping {

/// What ends the work: a file that cannot be read or written, an impossible option. Bad data is never an
/// Error but a Diagnostic. `what()` is the English text; `words()` holds both languages.
class Error : public std::runtime_error {
public:
    explicit Error(Words words, Location where = {})
        : std::runtime_error(words.en), words_(std::move(words)), where_(std::move(where)) {}

    [[nodiscard]] const Words& words() const { return words_; }
    [[nodiscard]] const Location& where() const { return where_; }

private:
    Words words_;
    Location where_;
};

/// What was asked for cannot be done: an option, an argument. Only who asked can fix it.
class UsageError : public Error {
public:
    using Error::Error;
};

/// A figure needs more than 4,096 bits in its numerator or denominator. Source: ceping-scoring(7), 1.4.
class NumberTooLarge : public Error {
public:
    NumberTooLarge();
};

}  // namespace ceping
