#include <ceping/decode/gate.hpp>

#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/decode/rubric/when.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

constexpr auto gate_keys = std::to_array<std::string_view>(
    {"ceping", "rubric", "where", "score", "band", "rates", "eligible", "vetoes", "baseline", "drop"});
constexpr auto veto_choices = std::to_array<std::string_view>({"none"});

const Words a_gate{"门槛文件", "a gate"};

class GateDecoder {
public:
    GateDecoder(std::string path, const Rubric& rubric, Diagnostics& found)
        : path_(std::move(path)), rubric_(rubric), found_(found) {}

    void document(const Node& root, std::vector<Gate>& out) {
        if (!expect_map(root, "gate/1", found_)) {
            return;
        }
        check_keys(root, gate_keys, a_gate, found_);
        head(root);
        Gate gate;
        gate.origin = path_;
        if (const Node* where = stated(root, "where")) {
            gate.where = decode_when(*where, rubric_, found_).value_or(When());
        }
        if (const Node* score = stated(root, "score")) {
            if (auto least = read_within(*score, "score", 0, std::nullopt, found_)) {
                gate.score = {std::move(*least), score->location().text()};
            }
        }
        band(root, gate);
        rates(root, gate);
        conditions(root, gate);
        drop(root, gate);
        const bool asks =
            gate.score || gate.band || !gate.rates.empty() || gate.eligible || gate.no_vetoes || gate.drop;
        if (!asks && !found_.has_error()) {
            report(found_, first_key(root), "needs",
                   {{"门槛文件至少要写一个条件：score、band、rates、eligible、vetoes，或 baseline 加 drop",
                     "a gate asks for something: score, band, rates, eligible, vetoes, or baseline with "
                     "drop"}});
        }
        out.push_back(std::move(gate));
    }

private:
    static const Node& first_key(const Node& map) {
        return map.size() > 0 ? (*map.entries().begin()).key : map;
    }

    /// Null where the key is absent or has no value.
    static const Node* stated(const Node& map, std::string_view key) {
        const Node* value = map.find(key);
        return value == nullptr || value->is_null() ? nullptr : value;
    }

    void head(const Node& root) {
        const Node* tag = root.find("ceping");
        if (tag == nullptr) {
            report(found_, first_key(root), "missing-key", {"ceping", a_gate});
        } else if (trim(tag->text()) != "gate/1") {
            report_format(*tag, "gate/1", found_);
        }
        if (const Node* rubric = stated(root, "rubric")) {
            const auto id = read_string(*rubric, "rubric", found_);
            if (id && trim(*id) != rubric_.id) {
                report(found_, *rubric, "needs",
                       {phrases::gate_of_another.with({{"id", *id}, {"wanted", rubric_.id}})});
            }
        }
    }

    void band(const Node& root, Gate& gate) {
        const Node* node = stated(root, "band");
        const auto id = node == nullptr ? std::nullopt : read_string(*node, "band", found_);
        if (!id) {
            return;
        }
        if (const BandId band = rubric_.find_band(trim(*id))) {
            gate.band = {{band, false}, node->location().text()};
            return;
        }
        report(found_, *node, "unknown-node", {*id, {"等次", "band"}}, nearest_named(*id, rubric_.bands));
    }

    void rates(const Node& root, Gate& gate) {
        const Node* node = stated(root, "rates");
        if (node == nullptr || !expect_map(*node, "rates", found_)) {
            return;
        }
        check_duplicates(*node, found_);
        for (const auto& [key, value] : node->entries()) {
            const ItemId item = rubric_.find(key.text());
            if (!item) {
                report(found_, key, "unknown-node", {key.text(), {"项目或测评内容", "node"}},
                       nearest_named(key.text(), rubric_.items));
                continue;
            }
            if (rubric_.at(item).unlimited) {
                report(found_, key, "needs", {phrases::rate_of_unlimited.with({{"id", key.text()}})});
                continue;
            }
            if (auto rate = read_within(value, key.text(), 0, Exact(1), found_)) {
                gate.rates.push_back({{item, std::move(*rate)}, value.location().text()});
            }
        }
    }

    void conditions(const Node& root, Gate& gate) {
        if (const Node* node = stated(root, "eligible")) {
            if (read_bool(*node, "eligible", found_).value_or(false)) {
                gate.eligible = {true, node->location().text()};
            }
        }
        if (const Node* node = stated(root, "vetoes")) {
            if (read_choice(*node, "vetoes", veto_choices, found_)) {
                gate.no_vetoes = {true, node->location().text()};
            }
        }
    }

    void drop(const Node& root, Gate& gate) {
        const Node* baseline = stated(root, "baseline");
        const Node* most = stated(root, "drop");
        if ((baseline == nullptr) != (most == nullptr)) {
            report(found_, baseline != nullptr ? *baseline : *most, "needs",
                   {{"baseline（作比较的结果）与 drop（最多可降几分）要一起写",
                     "baseline (the results to compare with) and drop (the most points to lose) go "
                     "together"}});
        }
        if (most != nullptr) {
            if (auto points = read_within(*most, "drop", 0, std::nullopt, found_)) {
                gate.drop = {std::move(*points), most->location().text()};
            }
        }
        const auto file = baseline == nullptr ? std::nullopt : read_string(*baseline, "baseline", found_);
        if (!file) {
            return;
        }
        if (trim(*file) == "-") {
            report(found_, *baseline, "bad-value", {"baseline", *file, {"一个文件", "a file"}});
            return;
        }
        ResultSet set;
        read_results({beside(path_, *file)}, {}, set, found_);
        for (const auto& result : set.results) {
            if (result.scored() && !result.unit.empty()) {
                gate.earlier[result.unit] = result.score;
            }
        }
    }

    std::string path_;
    const Rubric& rubric_;
    Diagnostics& found_;
};

}  // namespace

std::optional<std::vector<Gate>> load_gates(const std::string& path, const Rubric& rubric,
                                            Diagnostics& found) {
    Diagnostics own;
    std::vector<Gate> out;
    read_input(
        path, "yaml", {},
        [&](Document& document) {
            GateDecoder(path, rubric, own).document(document.root, out);
            return true;
        },
        own);
    const bool good = own.errors() == 0;
    found.append(std::move(own));
    return good ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace ceping
