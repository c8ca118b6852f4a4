#include <ceping/write/differences/parts.hpp>

#include <ceping/write/differences/phrases.hpp>
#include <ceping/write/formats/number.hpp>

#include <utility>
#include <vector>

namespace ceping {

std::string diff_change(const std::string& before, const std::string& after) {
    return before == after ? after : (before.empty() ? "-" : before) + " → " + (after.empty() ? "-" : after);
}

std::string shown_signed(const std::optional<Exact>& value) {
    return value ? (value->sign() > 0 ? "+" : "") + number(*value) : "-";
}

Report::Table run_member(std::string id, const RunHead& head) {
    Report::Object out(std::move(id));
    out.text("rubric", head.rubric).text("edition", head.edition).text("scoring", head.scoring);
    return std::move(out.text("overrides", head.overrides).count("units", head.units)).take();
}

void add_sides(Report& report, const std::string& before, const std::string& after) {
    report.item(phrases::side_before.with({{"rubric", before}}));
    report.item(phrases::side_after.with({{"rubric", after}}));
}

void add_left_out(Report& report, const std::string& edition, const LeftOut& left_out) {
    std::vector<Words> names;
    for (const auto& [name, records] : left_out) {
        names.emplace_back(name + " (" + std::to_string(records) + ")");
    }
    if (!names.empty()) {
        report.item(phrases::left_out.with({{"edition", edition}, {"names", joined(names, ", ")}}));
    }
}

Report::Object left_out_member(const LeftOut& left_out) {
    Report::Object out;
    for (const auto& [name, records] : left_out) {
        out.count(name, records);
    }
    return out;
}

Report begin_diff(std::string tag, const Words& page, Language language) {
    Report out;
    out.language = language;
    out.tag = std::move(tag);
    out.page = out.say(page);
    return out;
}

}  // namespace ceping
