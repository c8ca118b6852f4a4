#include <ceping/write/validation_summary.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/text_table.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

UnitSummary summary_of(const ValidatedUnit& unit) {
    UnitSummary out;
    out.unit = unit.subject.get();
    out.records = unit.records;
    out.sent = unit.self;
    out.days_late = unit.days_late;
    for (const auto& each : unit.findings) {
        (each.severity == Severity::error     ? out.errors
         : each.severity == Severity::warning ? out.warnings
                                              : out.notes) += 1;
    }
    return out;
}

void count(const UnitSummary& unit, RegionSummary& region) {
    region.units += 1;
    region.sent += unit.sent ? 1U : 0U;
    region.missing += unit.sent ? 0U : 1U;
    region.late += unit.days_late.value_or(0) > 0 ? 1U : 0U;
    region.with_errors += unit.errors > 0 ? 1U : 0U;
    region.with_warnings += unit.warnings > 0 ? 1U : 0U;
}

/// The paths that a region belongs to: `a`, `a/b`, `a/b/c`.
std::vector<std::string> levels_of(std::string_view region) {
    std::vector<std::string> out;
    std::string path;
    for (const auto name : split(region, '/')) {
        path += (out.empty() ? "" : "/") + std::string(name);
        out.push_back(path);
    }
    return out;
}

/// Regions as a tree, so that what belongs together stands together whatever the order of units.
class RegionTree {
public:
    void add(const UnitSummary& unit) {
        std::size_t above = none;
        for (auto& path : levels_of(unit.unit->region)) {
            const auto [at, fresh] = index_.emplace(path, nodes_.size());
            if (fresh) {
                nodes_.emplace_back();
                nodes_.back().region.path = std::move(path);
                (above == none ? top_ : nodes_[above].below).push_back(at->second);
            }
            above = at->second;
            count(unit, nodes_[above].region);
        }
    }
    [[nodiscard]] std::vector<RegionSummary> list() const {
        std::vector<RegionSummary> out;
        std::vector<std::size_t> waiting(top_.rbegin(), top_.rend());
        while (!waiting.empty()) {
            const auto& node = nodes_[waiting.back()];
            waiting.pop_back();
            out.push_back(node.region);
            waiting.insert(waiting.end(), node.below.rbegin(), node.below.rend());
        }
        return out;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct TreeNode {
        RegionSummary region;
        std::vector<std::size_t> below;
    };
    std::vector<TreeNode> nodes_;
    std::vector<std::size_t> top_;
    std::map<std::string, std::size_t> index_;
};

std::string lateness(const UnitSummary& unit, bool zh) {
    if (!unit.sent) {
        return zh ? "未报送" : "missing";
    }
    if (!unit.days_late) {
        return "-";
    }
    if (*unit.days_late == 0) {
        return zh ? "按期" : "in time";
    }
    const std::string days = std::to_string(*unit.days_late);
    return zh ? "逾期" + days + "天" : counted(days, "day") + " late";
}

std::string table(std::vector<TextColumn> columns, const std::vector<std::vector<std::string>>& rows,
                  std::size_t width) {
    TextTable layout(std::move(columns));
    const auto views = [](const std::vector<std::string>& row) {
        return std::vector<std::string_view>(row.begin(), row.end());
    };
    for (const auto& row : rows) {
        layout.measure(views(row));
    }
    layout.settle(width);
    std::string out = layout.header() + "\n";
    for (const auto& row : rows) {
        out += layout.line(views(row)) + "\n";
    }
    return out;
}

std::string unit_table(const Validation& validation, bool zh, std::size_t width) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& each : unit_summaries(validation)) {
        rows.push_back({each.unit->id.empty() ? "-" : printable(each.unit->id), printable(each.unit->name),
                        printable(each.unit->region), std::to_string(each.records), lateness(each, zh),
                        std::to_string(each.errors), std::to_string(each.warnings),
                        std::to_string(each.notes)});
    }
    return table({{zh ? "单位编码" : "unit", false, true},
                  {zh ? "名称" : "name", false, true},
                  {zh ? "地区" : "region", false, true},
                  {zh ? "记录" : "records", true, false},
                  {zh ? "报送" : "handed in", false, false},
                  {zh ? "错误" : "errors", true, false},
                  {zh ? "警告" : "warnings", true, false},
                  {zh ? "提示" : "notes", true, false}},
                 rows, width);
}

std::string region_table(const Validation& validation, bool zh, std::size_t width) {
    RegionSummary all;
    for (const auto& unit : validation.units) {
        if (!unit.subject->id.empty()) {
            count(summary_of(unit), all);
        }
    }
    auto regions = region_summaries(validation);
    for (auto& each : regions) {
        each.path =
            each.path.empty() ? (zh ? "（没有写明地区）" : "(no region named)") : printable(each.path);
    }
    all.path = zh ? "合计" : "all";
    regions.push_back(std::move(all));
    std::vector<std::vector<std::string>> rows;
    for (const auto& each : regions) {
        rows.push_back({each.path, std::to_string(each.units), std::to_string(each.sent),
                        std::to_string(each.missing), std::to_string(each.late),
                        std::to_string(each.with_errors), std::to_string(each.with_warnings)});
    }
    return table({{zh ? "地区" : "region", false, true},
                  {zh ? "单位" : "units", true, false},
                  {zh ? "已报" : "sent", true, false},
                  {zh ? "未报" : "missing", true, false},
                  {zh ? "逾期" : "late", true, false},
                  {zh ? "有错误" : "with errors", true, false},
                  {zh ? "有警告" : "with warnings", true, false}},
                 rows, width);
}

}  // namespace

std::vector<UnitSummary> unit_summaries(const Validation& validation) {
    std::vector<UnitSummary> out;
    out.reserve(validation.units.size());
    for (const auto& unit : validation.units) {
        out.push_back(summary_of(unit));
    }
    std::stable_sort(out.begin(), out.end(), [](const UnitSummary& a, const UnitSummary& b) {
        return std::tie(b.errors, b.warnings) < std::tie(a.errors, a.warnings);
    });
    return out;
}

std::vector<RegionSummary> region_summaries(const Validation& validation) {
    RegionTree tree;
    for (const auto& unit : validation.units) {
        if (!unit.subject->id.empty()) {
            tree.add(summary_of(unit));
        }
    }
    return tree.list();
}

std::string summary_text(const Validation& validation, Language language, std::size_t width) {
    const bool zh = language == Language::zh;
    return unit_table(validation, zh, width) + "\n" + region_table(validation, zh, width);
}

void add_summary(JsonBuilder& json, const Validation& validation) {
    const auto number = [&json](std::string_view name, std::size_t value) {
        json.raw(name, std::to_string(value));
    };
    json.list("units");
    for (const auto& each : unit_summaries(validation)) {
        json.open('{').text_if("id", each.unit->id).text_if("name", each.unit->name);
        json.text_if("region", each.unit->region);
        number("records", each.records);
        json.raw("sent", each.sent ? "true" : "false");
        json.raw("days_late", each.days_late ? std::to_string(*each.days_late) : "null");
        number("errors", each.errors);
        number("warnings", each.warnings);
        number("notes", each.notes);
        json.close();
    }
    json.close().list("regions");
    for (const auto& each : region_summaries(validation)) {
        json.open('{').text_if("path", each.path);
        number("units", each.units);
        number("sent", each.sent);
        number("missing", each.missing);
        number("late", each.late);
        number("with_errors", each.with_errors);
        number("with_warnings", each.with_warnings);
        json.close();
    }
    json.close();
}

}  // namespace ceping
