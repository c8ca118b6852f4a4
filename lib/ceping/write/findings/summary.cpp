#include <ceping/write/findings/summary.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/findings/phrases.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

UnitSummary summary_of(const ValidatedUnit& unit) {
    UnitSummary out;
    out.unit = unit.identity.get();
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

using Type = Report::Type;
using Cell = Report::Cell;

Cell lateness(const UnitSummary& unit) {
    if (!unit.sent) {
        return Words{"未报送", "missing"};
    }
    if (!unit.days_late) {
        return "-";
    }
    const std::string days = std::to_string(*unit.days_late);
    return *unit.days_late == 0 ? Words{"按期", "in time"}
                                : phrases::came_late.with({{"days", {days, counted(days, "day")}}});
}

}  // namespace

Report::Table summary_of_units(const Validation& validation) {
    const auto units = std::make_shared<const std::vector<UnitSummary>>(unit_summaries(validation));
    const auto of = [units](auto cell) {
        return [units, cell](std::size_t i) -> Cell { return std::invoke(cell, (*units)[i]); };
    };
    const auto count = [of](std::size_t UnitSummary::*member) {
        return of([member](const UnitSummary& each) { return each.*member; });
    };
    Report::Table out{"units", units->size()};
    out.readers = Report::people_and_programs;
    out.header = true;
    out.for_people({"单位编码", "unit"}, Type::text, of([](const UnitSummary& each) {
                       return each.unit->id.empty() ? std::string("-") : each.unit->id;
                   }))
        .may_cut = true;
    out.for_data("id", Type::text, of([](const UnitSummary& each) { return each.unit->id; }));
    out.add("name", {"名称", "name"}, Type::text, of([](const UnitSummary& each) { return each.unit->name; }))
        .may_cut = true;
    out.add("region", {"地区", "region"}, Type::text,
            of([](const UnitSummary& each) { return each.unit->region; }))
        .may_cut = true;
    out.add("records", {"记录", "records"}, Type::count, count(&UnitSummary::records));
    out.for_people({"报送", "handed in"}, Type::text, of(lateness));
    out.for_data("sent", Type::flag, of(&UnitSummary::sent));
    out.for_data("days_late", Type::count, of([](const UnitSummary& each) {
                     return each.days_late ? Cell(*each.days_late) : Cell(nullptr);
                 }));
    out.add("errors", {"错误", "errors"}, Type::count, count(&UnitSummary::errors));
    out.add("warnings", {"警告", "warnings"}, Type::count, count(&UnitSummary::warnings));
    out.add("notes", {"提示", "notes"}, Type::count, count(&UnitSummary::notes));
    return out;
}

Report::Table summary_of_regions(const Validation& validation, Report::For reader) {
    auto regions = region_summaries(validation);
    const std::size_t last = regions.size();
    if (reader == Report::people) {
        regions.emplace_back();
        for (const auto& unit : validation.units) {
            if (!unit.identity->id.empty()) {
                count(summary_of(unit), regions.back());
            }
        }
    }
    Report::Table out{"regions", regions.size()};
    const auto kept = std::make_shared<const std::vector<RegionSummary>>(std::move(regions));
    const auto of = [kept](std::size_t RegionSummary::*member) {
        return [kept, member](std::size_t i) { return Cell((*kept)[i].*member); };
    };
    out.readers = reader;
    out.for_people({"地区", "region"}, Type::text,
                   [kept, last](std::size_t i) -> Cell {
                       return i == last                 ? Words{"合计", "all"}
                              : (*kept)[i].path.empty() ? Words{"（没有写明地区）", "(no region named)"}
                                                        : Words((*kept)[i].path);
                   })
        .may_cut = true;
    out.for_data("path", Type::text, [kept](std::size_t i) { return (*kept)[i].path; });
    out.add("units", {"单位", "units"}, Type::count, of(&RegionSummary::units));
    out.add("sent", {"已报", "sent"}, Type::count, of(&RegionSummary::sent));
    out.add("missing", {"未报", "missing"}, Type::count, of(&RegionSummary::missing));
    out.add("late", {"逾期", "late"}, Type::count, of(&RegionSummary::late));
    out.add("with_errors", {"有错误", "with errors"}, Type::count, of(&RegionSummary::with_errors));
    out.add("with_warnings", {"有警告", "with warnings"}, Type::count, of(&RegionSummary::with_warnings));
    return out;
}

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
        if (!unit.identity->id.empty()) {
            tree.add(summary_of(unit));
        }
    }
    return tree.list();
}

void add_summary(Report& report, const Validation& validation) {
    report.add(summary_of_units(validation));
    report.gap();
    report.add(summary_of_regions(validation, Report::people));
    report.add(summary_of_regions(validation, Report::programs));
}

}  // namespace ceping
