// Workbooks: a zip file of XML parts, which refer to one another by relationships.
#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>
#include <ceping/node/readers.hpp>
#include <ceping/node/xlsx_sheet.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace ceping {

namespace {

struct Relationship {
    std::string id;
    std::string type;  ///< the last word of it, which is the same in the strict and the transitional form
    std::string target;
    bool external = false;
};

class RelationshipsHandler : public XmlHandler {
public:
    explicit RelationshipsHandler(std::vector<Relationship>& out) : out_(out) {}

    void start(std::string_view name, const XmlAttributes& attributes, std::size_t /*depth*/) override {
        if (name != "Relationship") {
            return;
        }
        if (out_.size() == most_parts) {
            over_limit({"关系数", "its relationships are"}, most_parts);
        }
        const std::string_view type = attributes["Type"];
        out_.push_back({std::string(attributes["Id"]), std::string(type.substr(type.rfind('/') + 1)),
                        std::string(attributes["Target"]), attributes["TargetMode"] == "External"});
    }
    void end(std::string_view /*name*/) override {}

private:
    std::vector<Relationship>& out_;
};

struct NamedSheet {
    std::string name;
    std::string relationship;
    bool hidden = false;
};

/// `workbook.xml`: the sheets in their order, and from which day dates count.
class WorkbookHandler : public XmlHandler {
public:
    WorkbookHandler(std::string_view part, std::vector<NamedSheet>& sheets, bool& since_1904)
        : part_(part), sheets_(sheets), since_1904_(since_1904) {}

    void start(std::string_view name, const XmlAttributes& attributes, std::size_t depth) override {
        if (depth == 1 && name != "workbook") {
            throw WorkbookError(
                phrases::workbook_not_a.with({{"part", part_}, {"kind", Words("工作簿", "a workbook")}}));
        }
        if (name == "workbookPr") {
            since_1904_ = attributes.flag("date1904");
        } else if (name == "sheet" && depth == 3) {
            if (sheets_.size() == most_sheets) {
                over_limit({"工作表数", "its sheets are"}, most_sheets);
            }
            const std::string_view state = attributes["state"];
            sheets_.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                               state == "hidden" || state == "veryHidden"});
        }
    }
    void end(std::string_view /*name*/) override {}

private:
    std::string_view part_;
    std::vector<NamedSheet>& sheets_;
    bool& since_1904_;
};

std::string folder_of(std::string_view part) { return std::string(part.substr(0, part.rfind('/') + 1)); }

/// The part that a target means, seen from the part `from`: `/xl/…` from the root, else from its folder.
std::string part_of(std::string_view from, std::string target) {
    std::replace(target.begin(), target.end(), '\\', '/');
    const std::string whole = target.starts_with('/') ? target.substr(1) : folder_of(from) + target;
    std::vector<std::string_view> steps;
    for (const auto step : split(whole, '/')) {
        if (step == "..") {
            if (steps.empty()) {
                throw WorkbookError(
                    phrases::workbook_link_outside.with({{"part", from}, {"target", printable(target)}}));
            }
            steps.pop_back();
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
    }
    std::string out;
    for (const auto step : steps) {
        out += (out.empty() ? "" : "/") + std::string(step);
    }
    return out;
}

class WorkbookReader {
public:
    WorkbookReader(Document& document, const ReadOptions& options)
        : document_(document), path_(document.source->path()), package_(document.source->text()) {
        tables_.shows_decimals = options.shown_decimals;
    }

    /// Throws: WorkbookError.
    void run() {
        workbook_ = find_workbook();
        std::vector<NamedSheet> sheets;
        WorkbookHandler handler(workbook_, sheets, tables_.since_1904);
        package_.parse(workbook_, handler);
        const std::string file = workbook_.substr(folder_of(workbook_).size());
        read_relationships(folder_of(workbook_) + "_rels/" + file + ".rels");
        if (const auto* const strings = of_type("sharedStrings")) {
            read_shared_strings(package_, part_of(workbook_, strings->target), tables_);
        }
        if (const auto* const styles = of_type("styles")) {
            read_styles(package_, part_of(workbook_, styles->target), tables_);
        }
        for (auto& each : sheets) {
            read(std::move(each));
        }
        settle();
    }

private:
    std::string find_workbook() {
        std::vector<Relationship> roots;
        if (package_.has("_rels/.rels")) {
            RelationshipsHandler handler(roots);
            package_.parse("_rels/.rels", handler);
        }
        const auto at = std::find_if(roots.begin(), roots.end(),
                                     [](const auto& each) { return each.type == "officeDocument"; });
        std::string part = at == roots.end() ? "xl/workbook.xml" : part_of("", at->target);
        if (package_.has("xl/workbook.bin") && !package_.has("xl/workbook.xml")) {
            throw WorkbookError(phrases::workbook_binary.with({}));
        }
        if (at == roots.end() && !package_.has(part)) {
            throw WorkbookError(phrases::workbook_none.with({}));
        }
        return part;
    }

    void read_relationships(const std::string& part) {
        RelationshipsHandler handler(relationships_);
        package_.parse(part, handler);
        links_ = of_type("externalLink") != nullptr;
    }

    [[nodiscard]] const Relationship* of_type(std::string_view type) const {
        const auto at = std::find_if(relationships_.begin(), relationships_.end(),
                                     [type](const auto& each) { return each.type == type; });
        return at == relationships_.end() ? nullptr : &*at;
    }

    void read(NamedSheet&& named) {
        const auto at = std::find_if(relationships_.begin(), relationships_.end(),
                                     [&](const auto& each) { return each.id == named.relationship; });
        if (at == relationships_.end()) {
            throw WorkbookError(phrases::workbook_part_missing.with({{"part", printable(named.name)}}));
        }
        if (at->external) {
            throw WorkbookError(phrases::workbook_link_outside.with(
                {{"part", workbook_}, {"target", printable(at->target)}}));
        }
        if (at->type != "worksheet") {
            return;  // a chart or a dialog on a sheet of its own
        }
        const std::string part = part_of(workbook_, at->target);
        if (!parts_.insert(part).second) {
            throw WorkbookError(phrases::workbook_sheet_twice.with({{"part", part}}));
        }
        TableSheet sheet;
        sheet.name = named.name.empty() ? "Sheet" + std::to_string(document_.sheets.size() + 1)
                                        : std::move(named.name);
        sheet.hidden = named.hidden;
        read_sheet(package_, part, tables_, path_, document_.arena, sheet);
        document_.sheets.push_back(std::move(sheet));
    }

    void settle() {
        if (document_.sheets.empty()) {
            throw WorkbookError(phrases::workbook_part_missing.with({{"part", "xl/worksheets"}}));
        }
        const auto shown = std::find_if(document_.sheets.begin(), document_.sheets.end(),
                                        [](const TableSheet& each) { return !each.hidden; });
        TableSheet& first = shown == document_.sheets.end() ? document_.sheets.front() : *shown;
        if (links_) {
            first.found.add("workbook-remark", {path_, 0, 0, {}}, {phrases::links_not_followed.with({})});
        }
        document_.root = first.rows;
        document_.table = true;
    }

    Document& document_;
    const std::string& path_;
    XlsxPackage package_;
    std::string workbook_;
    std::vector<Relationship> relationships_;
    WorkbookTables tables_;
    std::set<std::string> parts_;
    bool links_ = false;
};

}  // namespace

bool read_xlsx(const std::shared_ptr<const Source>& source, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& found) {
    Document document;
    document.source = source;
    try {
        WorkbookReader(document, options).run();
    } catch (const WorkbookError& error) {
        found.add("workbook-unreadable", {source->path(), 0, 0, {}}, {error.words()});
        return false;
    }
    sink(document);
    return true;
}

}  // namespace ceping
