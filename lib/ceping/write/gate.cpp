// gate/1. Source: ceping-gate(5).
#include <ceping/write/gate.hpp>

#include <ceping/write/formats/json_text.hpp>

namespace ceping {

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

}  // namespace ceping
