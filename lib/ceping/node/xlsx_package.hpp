#pragma once

#include <ceping/base/error.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace ceping {

// How workbooks are read: the zip file and the XML in it. Not part of the public face.

/// What ends the reading of a workbook: the words say why and what to do.
class WorkbookError : public Error {
public:
    using Error::Error;
};

// Far beyond any form or campaign (10,000 units of 100 criteria), and little enough that a file made to be large is refused
// within 2 seconds and 200 MB.
inline constexpr std::size_t largest_workbook = std::size_t{48} * 1024 * 1024;  ///< bytes of the file
inline constexpr std::size_t largest_inflated =
    std::size_t{96} * 1024 * 1024;                       ///< bytes of all parts that are read
inline constexpr std::size_t most_parts = 10'000;        ///< files in the zip file
inline constexpr std::size_t most_elements = 6'000'000;  ///< XML elements of all parts
inline constexpr std::size_t most_cells = 1'500'000;     ///< with the empty ones before filled ones
inline constexpr std::size_t most_text = std::size_t{32} * 1024 * 1024;  ///< bytes of all cells' texts
inline constexpr std::size_t longest_cell = std::size_t{1024} * 1024;    ///< bytes of a cell's text
inline constexpr std::size_t most_sheets = 1'000;
inline constexpr std::size_t most_formats = 10'000;         ///< number formats of its own
inline constexpr std::size_t most_merged_rows = 2'000'000;  ///< rows of all merged ranges together
inline constexpr std::size_t most_merged_cells =
    20'000'000;                                       ///< cells that stand in the rows of merged ranges
inline constexpr std::size_t most_bad_rows = 10'000;  ///< rows of a sheet with cells that cannot be used
inline constexpr std::size_t last_row = 1'048'576;    ///< the format's own bounds
inline constexpr std::size_t last_column = 16'384;

/// Attributes of an element by their local names.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// Empty where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;
    /// Whether it says `1` or `true`.
    [[nodiscard]] bool flag(std::string_view name) const;

private:
    const char* const* pairs_;
};

/// What is to be done with the part of a part that has not been read yet.
enum class RestOfPart {
    read,
    unpack,  ///< nobody wants it, but its checksum tells whether what was read is right
    leave,
};

/// Takes what stands in a part. Names are without their prefixes, so that the strict and the transitional form of the format are
/// the same.
class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;
    /// `depth` is 1 for the root.
    virtual void start(std::string_view name, const XmlAttributes& attributes, std::size_t depth) = 0;
    virtual void end(std::string_view name) = 0;
    /// Whether text() is told of text that stands here.
    [[nodiscard]] virtual bool takes_text() const { return false; }
    virtual void text(std::string_view /*piece*/) {}
    [[nodiscard]] virtual RestOfPart rest() const { return RestOfPart::read; }
};

/// The parts of a workbook, by names in any case, with or without a slash before them.
class XlsxPackage {
public:
    /// `bytes` must outlive it. Throws: WorkbookError.
    explicit XlsxPackage(std::string_view bytes);
    XlsxPackage(const XlsxPackage&) = delete;
    XlsxPackage& operator=(const XlsxPackage&) = delete;
    ~XlsxPackage();

    [[nodiscard]] bool has(std::string_view part) const;
    /// Reads a part as XML, from the beginning to the end or as far as `handler` wants it. Throws: WorkbookError, and what `handler` throws.
    void parse(std::string_view part, XmlHandler& handler);

    // Tells of what the limits are about. Throws: WorkbookError.
    void count_cells(std::size_t cells);
    void count_text(std::size_t bytes);
    void count_strings();

private:
    class Parts;
    class Parser;
    std::unique_ptr<Parts> parts_;
    std::size_t inflated_ = 0;
    std::size_t elements_ = 0;
    std::size_t cells_ = 0;
    std::size_t text_ = 0;
    std::size_t strings_ = 0;
};

/// Something is over its limit.
[[noreturn]] void over_limit(const Words& what, std::size_t limit);

}  // namespace ceping
