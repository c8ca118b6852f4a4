// The shared strings and the formats of a workbook.
#include <ceping/node/xlsx_sheet.hpp>

#include <ceping/node/phrases.hpp>

#include <charconv>
#include <map>
#include <utility>

namespace ceping {

namespace {

std::uint32_t number_in(std::string_view text) {
    std::uint32_t out = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

void expect_root(bool is_it, std::string_view part, const Words& kind) {
    if (!is_it) {
        throw WorkbookError(phrases::workbook_not_a.with({{"part", part}, {"kind", kind}}));
    }
}

/// `si` elements, each a text or pieces of one (`r`), with readings of it (`rPh`) that are no part of it.
class StringsHandler : public XmlHandler {
public:
    StringsHandler(XlsxPackage& package, std::string_view part, WorkbookTables& tables)
        : package_(package), part_(part), tables_(tables) {}

    void start(std::string_view name, const XmlAttributes& /*attributes*/, std::size_t depth) override {
        if (depth == 1) {
            expect_root(name == "sst", part_, {"文字表", "a table of texts"});
        } else if (name == "si") {
            one_.clear();
        } else if (name == "rPh") {
            ++readings_;
        } else if (name == "t") {
            taking_ = readings_ == 0;
        }
    }
    void end(std::string_view name) override {
        if (name == "t") {
            taking_ = false;
        } else if (name == "rPh") {
            --readings_;
        } else if (name == "si") {
            decode_escapes(one_);
            package_.count_text(one_.size());
            package_.count_strings();
            tables_.text += one_;
            tables_.ends.push_back(static_cast<std::uint32_t>(tables_.text.size()));
        }
    }
    [[nodiscard]] bool takes_text() const override { return taking_; }
    void text(std::string_view piece) override {
        if (one_.size() > longest_cell) {
            over_limit({"一个单元格的字节数", "the bytes of a cell are"}, longest_cell);
        }
        one_ += piece;
    }

private:
    XlsxPackage& package_;
    std::string_view part_;
    WorkbookTables& tables_;
    std::string one_;
    int readings_ = 0;
    bool taking_ = false;
};

/// `numFmts` and `cellXfs`: the styles of cells by their position, each with the number of a number format.
class StylesHandler : public XmlHandler {
public:
    StylesHandler(std::string_view part, WorkbookTables& tables) : part_(part), tables_(tables) {}

    void start(std::string_view name, const XmlAttributes& attributes, std::size_t depth) override {
        if (depth == 1) {
            expect_root(name == "styleSheet", part_, {"格式表", "a table of formats"});
        } else if (depth == 2) {
            section_ = name;
        } else if (depth == 3 && name == "numFmt" && section_ == "numFmts") {
            if (own_.size() == most_formats) {
                over_limit({"数字格式数", "its number formats are"}, most_formats);
            }
            const std::string_view code = attributes["formatCode"];
            own_[number_in(attributes["numFmtId"])] = {number_use(code), fixed_decimals(code)};
        } else if (depth == 3 && name == "xf" && section_ == "cellXfs") {
            const std::uint32_t id = number_in(attributes["numFmtId"]);
            const auto at = own_.find(id);
            // What the workbook says of a format goes before what everybody knows of it.
            tables_.formats.push_back(at == own_.end() ? built_in_use(id) : at->second.first);
            tables_.decimals.push_back(at == own_.end() ? built_in_decimals(id) : at->second.second);
        }
    }
    void end(std::string_view /*name*/) override {}

private:
    std::string_view part_;
    WorkbookTables& tables_;
    std::string section_;
    std::map<std::uint32_t, std::pair<NumberUse, std::size_t>> own_;
};

}  // namespace

bool WorkbookTables::string_at(std::size_t index, std::string_view& out) const {
    if (index >= ends.size()) {
        return false;
    }
    const std::size_t begin = index == 0 ? 0 : ends[index - 1];
    out = std::string_view(text).substr(begin, ends[index] - begin);
    return true;
}

void read_shared_strings(XlsxPackage& package, std::string_view part, WorkbookTables& tables) {
    StringsHandler handler(package, part, tables);
    package.parse(part, handler);
}

void read_styles(XlsxPackage& package, std::string_view part, WorkbookTables& tables) {
    StylesHandler handler(part, tables);
    package.parse(part, handler);
}

}  // namespace ceping
