#pragma once

#include <ceping/base/codes/codes.hpp>
#include <ceping/base/excerpt.hpp>
#include <ceping/base/location.hpp>
#include <ceping/base/messages.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A unit as its records name it: whom a finding is about.
struct UnitIdentity {
    std::string id;  ///< empty: a record that does not say
    std::string name;
    std::string region;
};

/// One finding about the user's data: a value, never an exception.
struct Diagnostic {
    Code code;
    Severity severity;
    Location where;
    std::vector<Words> words;  ///< what the code's text quotes as {0}, {1} …; each cut to some 1,000 bytes
    std::string suggestion;    ///< did-you-mean: the nearest known name, or empty
    Excerpt excerpt;           ///< of the source line that `where` points into, if it is at hand
    std::vector<std::string> listed;  ///< ids of which the message names the first: criteria, or other units
    std::vector<Words> more;  ///< lines that derive what the message says, such as both sides of a sum
    std::shared_ptr<const UnitIdentity> unit;  ///< null: about no unit

    Diagnostic(Code c, Location at, std::vector<Words> quoted, std::string near = {});

    /// What was found and what was expected, with the suggestion.
    [[nodiscard]] std::string message(Language language) const;
    /// `path:line:column: error: message [code]`.
    [[nodiscard]] std::string line(Language language) const;
};

/// `error`, `warning`, `note`, or 错误, 警告, 提示.
[[nodiscard]] std::string_view severity_word(Severity severity, Language language);

/// `{0}` … of `pattern` replaced by `words`.
[[nodiscard]] std::string fill(std::string_view pattern, const std::vector<Words>& words, Language language);

/// Findings in the order in which they were met, with counts.
class Diagnostics {
public:
    Diagnostic& add(Code code, Location where, std::vector<Words> words, std::string suggestion = {});
    void add(Diagnostic finding);
    void append(Diagnostics&& other);
    /// Puts what `as` makes of them in the place of the errors from position `from` on.
    void replace_errors(std::size_t from, const std::function<Diagnostic(const Diagnostic&)>& as);

    [[nodiscard]] const std::vector<Diagnostic>& all() const { return list_; }
    [[nodiscard]] std::vector<Diagnostic>& all() { return list_; }
    [[nodiscard]] std::size_t count(Severity severity) const;
    [[nodiscard]] bool has_error() const { return errors_ > 0; }
    [[nodiscard]] std::size_t errors() const { return errors_; }
    [[nodiscard]] bool empty() const { return list_.empty(); }
    /// Counts only, without walking the list: what an answer added is told by the difference.
    [[nodiscard]] std::size_t size() const { return list_.size(); }
    void clear();

    /// By path and sheet, in order of first appearance, then line, column, code. Source: ceping-scoring(7), 10.
    void sort();

private:
    std::vector<Diagnostic> list_;
    std::size_t errors_ = 0;
};

/// The known name nearest to `typed`, or nothing where none is near enough to be a misspelling.
[[nodiscard]] std::string nearest(std::string_view typed, const std::vector<std::string_view>& known);

}  // namespace ceping
