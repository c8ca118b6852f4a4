// result/1 back in: what ceping-rank and its like read.
#include <ceping/decode/result.hpp>

#include <ceping/base/text.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

const Words owner{"测评结果", "a result"};

class ResultDecoder {
public:
    using Taker = std::function<void(SavedResult&&)>;
    ResultDecoder(const NodesWanted& wanted, ResultSet& names, const Taker& taker, Diagnostics& found)
        : wanted_(wanted), into_(names), taker_(taker), found_(found) {}

    void take(const Node& root) {
        if (root.is_list()) {
            for (const auto& each : root) {
                one(each);
            }
        } else {
            one(root);
        }
    }

private:
    void one(const Node& map) {
        const std::size_t before = found_.errors();
        if (!expect_map(map, "result/1", found_)) {
            return;
        }
        const Node* tag = map.find("ceping");
        if (tag == nullptr || trim(tag->text()) != "result/1") {
            report_format(tag == nullptr ? map : *tag, "result/1", found_);
            return;
        }
        SavedResult result;
        result.where = map.location();
        head(map, result);
        const std::string status = text(map, "status");
        result.rejected = status == "rejected";
        if (wanted_.inputs) {
            inputs(map, result);
        }
        if (wanted_.findings) {
            findings(map, result);
        }
        if (!result.rejected && status != "scored" && found_.errors() == before) {
            report(found_, *map.find("status"), "wrong-format", {"scored, rejected", status});
        }
        if (result.rejected) {
            reason(map, result);
        } else if (found_.errors() == before) {
            figures(map, result);
        }
        if (found_.errors() != before) {
            return;
        }
        if (!result.unit.empty()) {
            // Two editions of one unit may stand together; the same one twice may not.
            const auto [at, fresh] =
                seen_.emplace(std::pair(result.unit, result.rubric + '\n' + result.edition), result.where);
            if (!fresh) {
                report(found_, map, "result-duplicate", {result.unit, at->second.text()});
                return;
            }
        }
        taker_(std::move(result));
    }

    /// The text of a key that must be there.
    std::string text(const Node& map, std::string_view key) {
        const Node* value = map.find(key);
        if (value == nullptr || value->is_null()) {
            report(found_, map, "missing-key", {key, owner});
            return {};
        }
        if (!value->is_text()) {
            report(found_, *value, "wrong-type", {key, {"文字", "a text"}, type_words(*value)});
            return {};
        }
        return std::string(value->text());
    }

    static std::string optional_text(const Node& map, std::string_view key) {
        const Node* value = map.find(key);
        return value == nullptr ? std::string() : std::string(value->text());
    }

    std::optional<Exact> number(const Node& map, std::string_view key, bool needed) {
        const Node* value = map.find(key);
        if (value == nullptr) {
            if (needed) {
                report(found_, map, "missing-key", {key, owner});
            }
            return std::nullopt;
        }
        return read_exact(*value, key, found_);
    }
    void number(const Node& map, std::string_view key, Exact& into) {
        if (auto value = number(map, key, true)) {
            into = std::move(*value);
        }
    }

    void head(const Node& map, SavedResult& result) {
        if (const Node* rubric = map.find("rubric"); rubric != nullptr && rubric->is_map()) {
            result.rubric = optional_text(*rubric, "id");
            result.edition = optional_text(*rubric, "edition");
            result.scoring = optional_text(*rubric, "scoring");
            result.sha256 = optional_text(*rubric, "sha256");
        }
        if (const Node* overrides = map.find("overrides"); overrides != nullptr && overrides->is_map()) {
            for (const auto& [key, value] : overrides->entries()) {
                result.overrides += (result.overrides.empty() ? "" : ";") + std::string(key.text()) + "=" +
                                    std::string(value.text());
            }
        }
        const Node* unit = map.find("unit");
        if (unit == nullptr) {
            report(found_, map, "missing-key", {"unit", owner});
            return;
        }
        if (!expect_map(*unit, "unit", found_)) {
            return;
        }
        for (const auto& [key, value] : unit->entries()) {
            if (!value.is_text()) {
                report(found_, value, "wrong-type", {key.text(), {"文字", "a text"}, type_words(value)});
            } else if (key.text() == "id") {
                result.unit = value.text();
            } else if (key.text() == "name") {
                result.name = value.text();
            } else if (key.text() == "region") {
                result.region = value.text();
            } else {
                result.facts.emplace_back(key.text(), value.text());
            }
        }
    }

    void inputs(const Node& map, SavedResult& result) {
        const Node* list = map.find("inputs");
        if (list == nullptr || !expect_list(*list, "inputs", found_)) {
            return;
        }
        for (const auto& each : *list) {
            if (expect_map(each, "inputs", found_)) {
                result.inputs.push_back(
                    {text(each, "name"), text(each, "sha256"), optional_text(each, "source")});
            }
        }
    }

    void findings(const Node& map, SavedResult& result) {
        const Node* list = map.find("findings");
        if (list == nullptr || !expect_list(*list, "findings", found_)) {
            return;
        }
        for (const auto& each : *list) {
            if (!expect_map(each, "findings", found_)) {
                continue;
            }
            const std::string severity = text(each, "severity");
            result.findings.push_back({text(each, "code"),
                                       severity == "error"     ? Severity::error
                                       : severity == "warning" ? Severity::warning
                                                               : Severity::note,
                                       text(each, "message"), optional_text(each, "where")});
        }
    }

    static void reason(const Node& map, SavedResult& result) {
        const Node* findings = map.find("findings");
        if (findings == nullptr) {
            return;
        }
        for (const auto& each : *findings) {
            const Node* severity = each.find("severity");
            if (severity != nullptr && severity->text() == "error") {
                result.reason = optional_text(each, "message");
                return;
            }
        }
    }

    void figures(const Node& map, SavedResult& result) {
        result.stage = optional_text(map, "stage") == "verified" ? Stage::verified : Stage::self;
        number(map, "score", result.score);
        number(map, "exact", result.exact);
        number(map, "base", result.base);
        number(map, "bonus", result.bonus);
        number(map, "penalty", result.penalty);
        if (const Node* total = map.find("total")) {
            result.total = read_positive(*total, "total", found_).value_or(Exact(1));
        } else {
            report(found_, map, "missing-key", {"total", owner});
        }
        result.claimed = number(map, "claimed", false);
        result.band = optional_text(map, "band");
        if (const Node* eligible = map.find("eligible")) {
            result.eligible = read_bool(*eligible, "eligible", found_).value_or(true);
        } else {
            report(found_, map, "missing-key", {"eligible", owner});
        }
        result.answered = number(map, "answered", false);
        result.verified = number(map, "verified", false);
        conditions(map, result);
        grounds(map, result);
        const Node* nodes = map.find("nodes");
        if (nodes != nullptr && (wanted_.all || !wanted_.ids.empty()) &&
            expect_list(*nodes, "nodes", found_)) {
            for (const auto& each : *nodes) {
                node(each, result);
            }
        }
    }

    void conditions(const Node& map, SavedResult& result) {
        const Node* prerequisites = map.find("prerequisites");
        if (prerequisites != nullptr && expect_map(*prerequisites, "prerequisites", found_)) {
            for (const auto& [id, state] : prerequisites->entries()) {
                result.prerequisites.emplace_back(id.text(), state.text());
            }
        }
        const Node* vetoes = map.find("vetoes");
        if (vetoes != nullptr && expect_list(*vetoes, "vetoes", found_)) {
            for (const auto& each : *vetoes) {
                result.vetoes.emplace_back(each.text());
            }
        }
    }

    void grounds(const Node& map, SavedResult& result) {
        const Node* list = map.find("grounds");
        if (list == nullptr || !expect_list(*list, "grounds", found_)) {
            return;
        }
        for (const auto& each : *list) {
            if (!expect_map(each, "grounds", found_)) {
                continue;
            }
            SavedGround out{text(each, "id"),
                            std::nullopt,
                            optional_text(each, "source"),
                            optional_text(each, "ruled"),
                            optional_text(each, "date"),
                            optional_text(each, "by"),
                            optional_text(each, "where")};
            if (const Node* holds = each.find("holds")) {
                out.holds = read_bool(*holds, "holds", found_);
            }
            result.grounds.push_back(std::move(out));
        }
    }

    void detail(const Node& map, SavedResult& result) {
        SavedDetail out;
        out.lost = number(map, "lost", false);
        out.answer = optional_text(map, "answer");
        const Node* by = map.find("by");
        if (by != nullptr && expect_map(*by, "by", found_)) {
            for (const auto& [method, points] : by->entries()) {
                if (auto value = read_exact(points, "by", found_)) {
                    out.by.emplace_back(method.text(), std::move(*value));
                }
            }
        }
        result.details.push_back(std::move(out));
    }

    void node(const Node& map, SavedResult& result) {
        if (!expect_map(map, "nodes", found_)) {
            return;
        }
        const Node* id = map.find("id");
        if (id == nullptr || !id->is_text()) {
            report(found_, map, "missing-key", {"id", owner});
            return;
        }
        if (!wanted_.all &&
            std::find(wanted_.ids.begin(), wanted_.ids.end(), id->text()) == wanted_.ids.end()) {
            return;
        }
        SavedNode out;
        out.node = into_.node(id->text());
        number(map, "points", out.points);
        number(map, "max", out.max);
        const std::string status = optional_text(map, "status");
        out.status = status == "not_applicable" ? NodeStatus::not_applicable
                     : status == "missing"      ? NodeStatus::missing
                                                : NodeStatus::scored;
        if (wanted_.claims) {
            if (auto claimed = number(map, "claimed", false)) {
                result.claims.push_back({out.node, std::move(*claimed)});
            }
        }
        if (std::string ruled = optional_text(map, "ruled"); !ruled.empty()) {
            result.rulings.push_back({out.node, std::move(ruled)});
        }
        if (wanted_.details) {
            detail(map, result);
        }
        result.nodes.push_back(std::move(out));
    }

    const NodesWanted& wanted_;
    ResultSet& into_;
    const Taker& taker_;
    Diagnostics& found_;
    std::map<std::pair<std::string, std::string>, Location> seen_;
};

}  // namespace

void read_results(const std::vector<std::string>& paths, const NodesWanted& wanted, ResultSet& into,
                  Diagnostics& found, bool every_edition) {
    stream_results(
        paths, wanted, into, [&](SavedResult&& result) { into.results.push_back(std::move(result)); }, found,
        every_edition);
}

void stream_results(const std::vector<std::string>& paths, const NodesWanted& wanted, ResultSet& names,
                    const std::function<void(SavedResult&&)>& take, Diagnostics& found, bool every_edition) {
    ResultDecoder decoder(wanted, names, take, found);
    ReadOptions options;
    options.digest = false;
    options.results = true;
    options.every_edition = every_edition;
    options.nodes = wanted.all || !wanted.ids.empty();
    for (const auto& path : paths) {
        stream_input(
            path, {}, options,
            [&](Document& document) {
                decoder.take(document.root);
                return true;
            },
            found);
    }
}

}  // namespace ceping
