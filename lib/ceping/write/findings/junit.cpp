// JUnit XML, as CI servers read it: a suite a unit or a file, a case a finding.
#include <ceping/write/findings/findings.hpp>

#include <ceping/analyse/validation.hpp>
#include <ceping/write/formats/markup_text.hpp>

#include <map>
#include <set>
#include <utility>

namespace ceping {

namespace {

std::string xml(std::string_view text) { return markup_text(text, Markup::xml); }

std::string case_of(const Diagnostic& finding, const std::string& class_name, Language language) {
    const std::string place = finding.where.text();
    std::string out = "    <testcase classname=\"" + xml(class_name) + "\" name=\"" +
                      xml(finding.code.name()) + " " + xml(place) + "\">\n";
    const std::string message = xml(finding.message(language));
    std::string text = xml(finding.line(language));
    for (const auto& each : finding.more) {
        text += "\n" + xml(each.in(language));
    }
    if (finding.severity == Severity::error) {
        out += "      <failure type=\"" + xml(finding.code.name()) + "\" message=\"" + message + "\">" +
               text + "</failure>\n";
    } else {
        out += "      <system-out>" + text + "</system-out>\n";
    }
    return out + "    </testcase>\n";
}

struct Suite {
    std::string name;
    std::string cases;
    std::size_t tests = 0;
    std::size_t failures = 0;
};

/// The suites in the order in which findings first name them.
class Suites {
public:
    explicit Suites(Language language) : language_(language) {}

    void add(const Diagnostic& finding) {
        const UnitIdentity* unit = finding.unit.get();
        // Inputs that name no unit are told apart by their files.
        const bool named = unit != nullptr && !unit->id.empty();
        Suite& suite = named ? at({true, unit->id}, unit_title(*unit, language_))
                             : at({false, finding.where.path}, finding.where.path);
        suite.cases += case_of(finding, named ? unit->id : finding.where.path, language_);
        suite.tests += 1;
        suite.failures += finding.severity == Severity::error ? 1U : 0U;
    }
    /// One test that passes.
    void add_clean(const UnitIdentity& unit) {
        Suite& suite = at({true, unit.id}, unit_title(unit, language_));
        suite.cases += "    <testcase classname=\"" + xml(unit.id) + "\" name=\"" +
                       xml(count_findings({}, language_)) + "\"/>\n";
        suite.tests += 1;
    }
    [[nodiscard]] bool empty() const { return list_.empty(); }
    [[nodiscard]] std::string text() const {
        std::string out;
        for (const auto& suite : list_) {
            out += "  <testsuite name=\"" + xml(suite.name) + "\" tests=\"" + std::to_string(suite.tests) +
                   "\" failures=\"" + std::to_string(suite.failures) + "\">\n" + suite.cases +
                   "  </testsuite>\n";
        }
        return out;
    }

private:
    using Key = std::pair<bool, std::string>;  // whether it is a unit's id or a path

    Suite& at(const Key& key, const std::string& name) {
        const auto [at, added] = index_.emplace(key, list_.size());
        if (added) {
            list_.push_back({name, {}, 0, 0});
        }
        return list_[at->second];
    }

    Language language_;
    std::vector<Suite> list_;
    std::map<Key, std::size_t> index_;
};

/// The units of a validation that no finding is about, listed or not.
std::vector<const UnitIdentity*> clean_units(const std::vector<Diagnostic>& found, const Validation* units) {
    std::vector<const UnitIdentity*> out;
    if (units == nullptr) {
        return out;
    }
    std::set<const UnitIdentity*> faulty;
    for (const auto& each : found) {
        faulty.insert(each.unit.get());
    }
    for (const auto& unit : units->units) {
        if (!unit.identity->id.empty() && faulty.count(unit.identity.get()) == 0) {
            out.push_back(unit.identity.get());
        }
    }
    return out;
}

}  // namespace

void write_findings_junit(const std::vector<Diagnostic>& found, const FindingOptions& options,
                          const ByteSink& out) {
    const auto selection = select_findings(found, options.max_errors);
    Suites suites(options.language);
    for (const auto* finding : selection.listed) {
        suites.add(*finding);
    }
    const auto clean = clean_units(found, options.units);
    for (const auto* unit : clean) {
        suites.add_clean(*unit);
    }
    const std::string tool = xml(options.tool.empty() ? "ceping" : options.tool);
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"" + tool +
                       "\" tests=\"" + std::to_string(selection.all() + clean.size()) + "\" failures=\"" +
                       std::to_string(selection.errors) + "\">\n" + suites.text();
    if (selection.cut() > 0 || suites.empty()) {
        text += "  <testsuite name=\"" + tool + "\" tests=\"1\" failures=\"0\">\n    <testcase classname=\"" +
                tool + "\" name=\"findings\">\n      <system-out>" +
                xml(count_findings(selection, options.language)) +
                "</system-out>\n    </testcase>\n  </testsuite>\n";
    }
    out(text + "</testsuites>\n");
}

}  // namespace ceping
