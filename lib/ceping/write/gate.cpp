// gate/1. Source: ceping-gate(5).
#include <ceping/write/gate.hpp>

#include <ceping/write/formats/json_text.hpp>

#include <filesystem>
#include <system_error>

namespace ceping {

namespace {

/// `out/gate.yaml` has its baseline in `out/gate.baseline.ndjson`.
std::string baseline_of(const std::string& gate) {
    return std::filesystem::path(gate).replace_extension(".baseline.ndjson").string();
}

/// A file under another name, `FILE.old`, which has its own again in the end, unless it is to stay away.
class SetAside {
public:
    explicit SetAside(const std::string& path) {
        // Of a link the file that it leads to, which is what a FileWriter replaces.
        std::error_code failed;
        const auto real = std::filesystem::canonical(path, failed);
        if (failed || !std::filesystem::is_regular_file(real, failed)) {
            return;
        }
        path_ = real.string();
        std::filesystem::rename(path_, aside(), failed);
        if (failed) {
            const Words reason = system_reason(failed.value());
            path_.clear();
            throw FileError({"无法写入", "cannot be written"}, reason, path);
        }
    }
    SetAside(const SetAside&) = delete;
    SetAside& operator=(const SetAside&) = delete;
    ~SetAside() {
        std::error_code ignored;
        if (!path_.empty() && comes_back_) {
            std::filesystem::rename(aside(), path_, ignored);
        }
    }

    void stay_away() { comes_back_ = false; }
    void remove() {
        std::error_code ignored;
        if (!path_.empty()) {
            std::filesystem::remove(aside(), ignored);
        }
    }

private:
    [[nodiscard]] std::string aside() const { return path_ + ".old"; }

    std::string path_;  ///< empty: there is none
    bool comes_back_ = true;
};

}  // namespace

std::string gate_text(const Gate& gate, const Rubric& rubric, std::string_view baseline, Language language) {
    const Words about{"# 由 ceping-score --write-gate 写成；含义见 ceping-gate(5)。\n",
                      "# Written by ceping-score --write-gate; ceping-gate(5) says what it means.\n"};
    std::string out = about.in(language) + "ceping: gate/1\nrubric: " + json_quoted(rubric.id) + "\n";
    if (gate.score) {
        out += "score: " + gate.score->value.plain() + "\n";
    }
    if (gate.band) {
        out += "band: " + json_quoted(rubric.band(gate.band->value.band).id) + "\n";
    }
    if (!gate.rates.empty()) {
        out += "rates:\n";
        for (const auto& [bound, origin] : gate.rates) {
            out += "  " + json_quoted(rubric.at(bound.item).id) + ": " + bound.rate.plain() + "\n";
        }
    }
    if (gate.eligible) {
        out += "eligible: true\n";
    }
    if (gate.no_vetoes) {
        out += "vetoes: none\n";
    }
    if (gate.drop) {
        out += "baseline: " + json_quoted(baseline) + "\ndrop: " + gate.drop->value.plain() + "\n";
    }
    return out;
}

GateFiles::GateFiles(const std::string& path, const Rubric& rubric,
                     const std::vector<std::pair<std::string, std::string>>& overrides, Language language)
    : rubric_(rubric),
      language_(language),
      baseline_(baseline_of(path)),
      baseline_file_(baseline_, FileWriter::Over::also_an_input),
      gate_file_(path, FileWriter::Over::also_an_input) {
    ResultOptions how;
    how.detail = Detail::score;
    how.language = language;
    how.overrides = overrides;
    writer_ = make_ndjson_writer(rubric, how);
}

void GateFiles::add(const Result& result) {
    writer_->put(writer_->row(result), [this](std::string_view bytes) { baseline_file_.write(bytes); });
}

void GateFiles::commit(const Gate& gate) {
    gate_file_.write(
        gate_text(gate, rubric_, std::filesystem::path(baseline_).filename().string(), language_));
    // While they are replaced there is no baseline, so that a run killed in between leaves a gate that nothing passes, and
    // never one beside a baseline of other scores.
    SetAside before(baseline_);
    gate_file_.commit();
    before.stay_away();
    baseline_file_.commit();
    before.remove();
}

}  // namespace ceping
