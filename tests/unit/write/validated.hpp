#pragma once

#include <ceping/analyse/validation.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

// What the tests of writers about units share: a validation made by hand.
namespace ceping::test {

inline ValidatedUnit validated(UnitIdentity identity, std::size_t records,
                               std::vector<Diagnostic> findings = {}) {
    ValidatedUnit out;
    out.identity = std::make_shared<const UnitIdentity>(std::move(identity));
    out.records = records;
    out.self = records > 0;
    out.findings = std::move(findings);
    for (auto& each : out.findings) {
        each.unit = out.identity;
        out.self_paths.push_back(each.where.path);
    }
    return out;
}

/// Four units of two districts: one with an error and two warnings, one in order, one that sent nothing, one late.
inline Validation some_units() {
    Validation out;
    Diagnostic sum("stated-differs", {"self/fz.yaml", 9, 3, {}}, {"score", "9", "8"});
    sum.more.emplace_back("自填：4 + 5 = 9", "stated: 4 + 5 = 9");
    sum.more.emplace_back("按填报内容：4 + 4 = 8", "by the answers: 4 + 4 = 8");
    Diagnostic range("answer-range", {"self/fz.yaml", 14, 10, {}}, {"1.10", "12", bounds_words("0", "2")});
    range.excerpt.text = "  \"1.10\": 12";
    const Diagnostic late("late", {"self/fz.yaml", 4, 12, {}},
                          {"2015-12-22", "2015-12-20", {"2 天", "2 days"}});
    const Diagnostic missing("roster-missing", {"roster.csv", 4, 1, {}}, {"丰泽区救助站"});
    Diagnostic note("full-width", {"self/dh.yaml", 6, 8, {}}, {"1.1", "8"});

    out.units.push_back(validated({"dh-1", "德化县婚姻登记处", "泉州市/德化县"}, 2, {note}));
    out.units.push_back(
        validated({"350503-hjdj", "丰泽区婚姻登记处", "泉州市/丰泽区"}, 1, {late, sum, range}));
    out.units.push_back(validated({"qz-1", "市民政局", "泉州市"}, 1));
    out.units.push_back(validated({"350503-jzz", "丰泽区救助站", "泉州市/丰泽区"}, 0, {missing}));
    out.units[0].days_late = 0;
    out.units[1].days_late = 2;
    return out;
}

/// Its findings as a tool hands them to a writer, the units as they are left.
inline std::vector<Diagnostic> findings_of(const Validation& validation) {
    std::vector<Diagnostic> out = validation.general;
    for (const auto& unit : validation.units) {
        out.insert(out.end(), unit.findings.begin(), unit.findings.end());
    }
    worst_first(out);
    return out;
}

}  // namespace ceping::test
