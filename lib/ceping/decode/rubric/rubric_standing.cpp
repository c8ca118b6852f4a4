// Bands and ranking of a rubric: after the nodes that they refer to.
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/decode/rubric/rubric_parts.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

class StandingDecoder {
public:
    StandingDecoder(const Node& root, RubricDecoding& decoding)
        : root_(root), decoding_(decoding), rubric_(decoding.rubric), found_(decoding.found) {}

    /// What prerequisites follow from: they stand before the nodes.
    void prerequisites() {
        const Node* list = root_.find("prerequisites");
        if (!usable(list) || !list->is_list()) {
            return;
        }
        for (const auto& each : *list) {
            const Node* id = each.is_map() ? each.find("id") : nullptr;
            const PrerequisiteId at =
                id != nullptr ? rubric_.find_prerequisite(trim(id->text())) : PrerequisiteId();
            if (at && (each.find("item") != nullptr || each.find("min_rate") != nullptr)) {
                rubric_.prerequisites[at.at()].follows = decode_condition(
                    each, phrases::prerequisite_named.with({{"id", trim(id->text())}}), {}, decoding_);
            }
        }
    }

    void bands() {
        const Node* list = root_.find("bands");
        if (!usable(list) || !expect_list(*list, "bands", found_)) {
            return;
        }
        for (const auto& each : *list) {
            if (!expect_map(each, "bands", found_)) {
                continue;
            }
            check_keys(each, rubric_keys::band, {"等次", "a band"}, found_);
            const Node* id = each.find("id");
            if (id == nullptr) {
                report(found_, each, "missing-key", {"id", {"等次", "a band"}});
                continue;
            }
            Band band;
            band.id = decoding_.own_id(*id).value_or("");
            keep_places(each, band.places);
            if (rubric_.find_band(band.id)) {
                report(found_, *id, "duplicate-id", {band.id, "bands"});
            }
            if (const Node* title = each.find("title"); usable(title)) {
                band.title = read_string(*title, "title", found_).value_or("");
            }
            if (const Node* when = each.find("when"); usable(when)) {
                band.when = decoding_.when(*when).value_or(When{});
            }
            if (const Node* min = each.find("min")) {
                band.min = read_exact(*min, "min", found_);
                if (band.min) {
                    check_band_order(band, *min);
                }
            }
            if (const Node* conditions = each.find("requires"); usable(conditions)) {
                band.requirements = decode_conditions(*conditions, "requires", {}, decoding_);
            }
            if (const Node* quota = each.find("quota")) {
                const std::string ascii = to_ascii(trim(quota->text()));
                const bool percent = ascii.ends_with('%');
                const auto share =
                    percent ? Exact::parse(trim(std::string_view(ascii).substr(0, ascii.size() - 1)))
                            : std::nullopt;
                if (!share || share->sign() <= 0 || *share > Exact(100)) {
                    report(found_, *quota, "bad-value",
                           {"quota",
                            quota->text(),
                            {"大于 0、不超过 100 的百分数，如 30%",
                             "a percentage over 0 and up to 100, such as 30%"}});
                } else {
                    band.quota = *share / Exact(100);
                }
            }
            rubric_.bands.push_back(std::move(band));
        }
        for (std::size_t i = 0; i < rubric_.bands.size(); ++i) {
            const auto& band = rubric_.bands[i];
            const bool last = i + 1 == rubric_.bands.size();
            if (!last && !band.min && band.requirements.empty() && !band.places.has("min") &&
                !band.places.has("requires")) {
                found_.add("band-last", band.places.of("id"),
                           {phrases::band_without_min.with({{"id", band.id}})});
            }
            if (last && (band.places.has("min") || band.places.has("when") || !band.requirements.empty())) {
                found_.add("band-last",
                           band.places.of(band.places.has("min")    ? "min"
                                          : band.places.has("when") ? "when"
                                                                    : "requires"),
                           {phrases::last_band_with_min.with({{"id", band.id}})});
            }
        }
    }

    /// Among bands for the same units.
    void check_band_order(const Band& band, const Node& where) {
        const auto before = std::find_if(rubric_.bands.rbegin(), rubric_.bands.rend(), [&](const Band& each) {
            return each.min && each.when.same_as(band.when);
        });
        if (before != rubric_.bands.rend() && *band.min >= *before->min) {
            report(found_, where, "not-falling", {band.id, band.min->plain(), before->min->plain()});
        }
    }

    void ranking() {
        const Node* map = root_.find("ranking");
        if (!usable(map) || !expect_map(*map, "ranking", found_)) {
            return;
        }
        check_keys(*map, rubric_keys::ranking, "ranking", found_);
        RankingRule rule;
        keep_places(*map, rule.places);
        if (const Node* by = map->find("by"); usable(by)) {
            rule.by = read_string(*by, "by", found_).value_or("");
            if (rule.by != "region" && !rubric_.find_fact(rule.by)) {
                if (!decoding_.lost.contains("facts")) {
                    report(found_, *by, "unknown-fact", {rule.by},
                           nearest_named(rule.by, rubric_.facts, {"region"}));
                }
            }
        }
        if (const Node* style = map->find("style")) {
            rule.dense = read_choice(*style, "style", rubric_keys::styles, found_) == std::size_t{1};
        }
        if (const Node* list = map->find("tie_break");
            usable(list) && expect_list(*list, "tie_break", found_)) {
            for (const auto& each : *list) {
                const auto id = read_string(each, "tie_break", found_);
                if (id && *id != "exact" && !rubric_.find(*id) && !decoding_.refused(*id)) {
                    report(found_, each, "unknown-node", {*id, {"节点", "node"}},
                           nearest_named(*id, rubric_.items, {"exact"}));
                }
                rule.tie_break.push_back(id.value_or(""));
            }
        }
        rubric_.ranking = std::move(rule);
    }

private:
    const Node& root_;
    RubricDecoding& decoding_;
    Rubric& rubric_;
    Diagnostics& found_;
};

}  // namespace

void decode_standing(const Node& root, RubricDecoding& decoding) {
    StandingDecoder decoder(root, decoding);
    decoder.prerequisites();
    decoder.bands();
    decoder.ranking();
}

}  // namespace ceping
