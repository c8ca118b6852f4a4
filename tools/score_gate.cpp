// What a batch must reach: the gates of ceping-score. See ceping-score(1), GATES, and ceping-gate(5).
#include "score_gate.hpp"

#include <ceping/base/text.hpp>
#include <ceping/decode/gate.hpp>
#include <ceping/model/named.hpp>
#include <ceping/write/gate.hpp>

#include <iterator>
#include <utility>

#include "frame/frame.hpp"
#include "frame/output.hpp"

namespace phrases = ceping::frame::phrases;
using ceping::frame::say;
using ceping::frame::UsageError;

void add_gate_options(CLI::App& app, GateOptions& options) {
    using namespace ceping::frame;
    add_text(app, "--fail-under", options.fail_under, "SCORE",
             {"得分低于 SCORE 的单位不通过", "a unit that scores less than SCORE fails"});
    add_text(app, "--fail-band", options.fail_band, "BAND",
             {"等次为 BAND 或更低的单位不通过", "a unit in BAND, or in a worse one, fails"});
    add_text(app, "--gate", options.gate, "FILE",
             {"按门槛文件检查每个单位", "hold every unit against a gate"});
    add_text(app, "--write-gate", options.write_gate, "FILE",
             {"按本次结果写一个门槛文件", "write a gate from this run"});
    add_text(app, "--slack", options.slack, "N",
             {"写门槛文件时放宽的分数，默认 0", "points that it leaves below this run; default 0"});
}

namespace {

/// The options as a gate of their own.
std::optional<ceping::Gate> gate_of(const GateOptions& options, const ceping::Rubric& rubric) {
    if (options.fail_under.empty() && options.fail_band.empty()) {
        return std::nullopt;
    }
    ceping::Gate out;
    out.origin = options.fail_under.empty() ? "--fail-band" : "--fail-under";
    if (!options.fail_under.empty()) {
        out.score = {ceping::frame::parse_points(options.fail_under, "--fail-under", phrases::points_or_more),
                     "--fail-under"};
    }
    if (!options.fail_band.empty()) {
        if (rubric.bands.empty()) {
            throw UsageError({"--fail-band：细则没有等次", "--fail-band: the rubric has no bands"});
        }
        out.band = {{ceping::band_named(options.fail_band, rubric), true}, "--fail-band"};
    }
    return out;
}

}  // namespace

RunGates::RunGates(const GateOptions& options, const ceping::frame::CommonOptions& common,
                   const ceping::Rubric& rubric,
                   const std::vector<std::pair<std::string, std::string>>& overrides)
    : options_(options), rubric_(rubric) {
    if (auto own = gate_of(options, rubric)) {
        gates_.push_back(std::move(*own));
    }
    if (!options.slack.empty() && options.write_gate.empty()) {
        throw UsageError({"--slack 要与 --write-gate 一起用", "--slack goes with --write-gate"});
    }
    if (options.write_gate == "-") {
        throw UsageError({"--write-gate 需要一个文件名", "--write-gate needs the name of a file"});
    }
    if (!options.gate.empty()) {
        ceping::Diagnostics found;
        auto gates = ceping::load_gates(options.gate, rubric, found);
        found.sort();
        ceping::frame::tell_findings(found.all(), common);
        if (!gates) {
            throw ceping::frame::unusable({"门槛文件", "the gate"}, options.gate);
        }
        gates_.insert(gates_.end(), std::make_move_iterator(gates->begin()),
                      std::make_move_iterator(gates->end()));
    }
    if (!options.write_gate.empty()) {
        floor_.emplace(rubric,
                       ceping::frame::parse_points(options.slack, "--slack", phrases::points_or_more));
        files_ = std::make_unique<ceping::GateFiles>(options.write_gate, rubric, overrides,
                                                     ceping::frame::data_language());
    }
}

void RunGates::take(const ceping::Result& result) {
    ++units_;
    std::size_t missed = 0;
    for (const auto& gate : gates_) {
        for (const auto& miss : ceping::gate_misses(gate, result, rubric_)) {
            const std::string unit = ceping::printable(
                result.unit.name.empty() ? result.unit.id : result.unit.id + " " + result.unit.name);
            told_.add(say(phrases::gate_miss.with({{"unit", unit},
                                                   {"what", miss.what},
                                                   {"got", miss.got},
                                                   {"wanted", miss.wanted},
                                                   {"origin", miss.origin}})));
            ++missed;
        }
    }
    misses_ += missed;
    missed_units_ += missed > 0 ? 1 : 0;
    if (floor_) {
        floor_->add(result);
        files_->add(result);
    }
}

void RunGates::finish(bool quiet) {
    told_.tell();
    // A run that misses a gate must not lower it.
    if (floor_ && missed_units_ > 0) {
        ceping::frame::tell(say(phrases::gate_not_written.with({{"path", options_.write_gate}})));
    } else if (floor_) {
        if (floor_->units() == 0) {
            throw ceping::Error(phrases::no_gate_of_nobody.with({{"path", options_.write_gate}}));
        }
        files_->commit(floor_->gate());
    }
    if (quiet || gates_.empty()) {
        return;
    }
    const std::string misses = std::to_string(misses_);
    ceping::frame::tell(say(
        missed_units_ == 0
            ? ceping::Words{"门槛：全部通过", "gate: every unit passes"}
            : phrases::gate_missed_by.with({{"missed", missed_units_},
                                            {"units", ceping::unit_count(units_)},
                                            {"miss", {"", missed_units_ == 1 ? "misses" : "miss"}},
                                            {"misses", {misses, ceping::counted(misses_, "condition")}}})));
}
