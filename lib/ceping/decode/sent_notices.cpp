#include <ceping/decode/sent_notices.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

constexpr auto index_keys = std::to_array<std::string_view>(
    {"ceping", "rubric", "results", "least_lost", "date", "fix_by", "notices"});
constexpr auto notice_keys = std::to_array<std::string_view>(
    {"unit", "name", "files", "score", "lost", "vetoes", "prerequisites", "unconfirmed", "items"});
constexpr auto index_rubric_keys = std::to_array<std::string_view>({"id", "edition", "scoring"});
constexpr auto item_keys = std::to_array<std::string_view>({"id", "lost", "of_score"});

const Words an_index{"整改通知书目录", "the index of notices"};

class IndexDecoder {
public:
    IndexDecoder(const Rubric& rubric, Diagnostics& found) : rubric_(rubric), found_(found) {}

    SentNotices read(const Node& root) {
        SentNotices out;
        if (!map(root, "notices/1", index_keys)) {
            return out;
        }
        const Node* tag = needed(root, "ceping");
        if (tag != nullptr && tag->text() != "notices/1") {
            report_format(*tag, "notices/1", found_);
        }
        if (const Node* least = needed(root, "least_lost")) {
            out.least_lost = read_exact(*least, "least_lost", found_).value_or(Exact());
            if (out.least_lost.sign() < 0) {
                report(found_, *least, "bad-value",
                       {"least_lost", least->text(), Words{"0或更大的数", "0 or more"}});
            }
        }
        of_rubric(root);
        if (const Node* digests = root.find("results");
            digests != nullptr && expect_list(*digests, "results", found_)) {
            for (const auto& digest : *digests) {
                out.results.push_back(read_string(digest, "results", found_).value_or(""));
            }
        }
        if (const Node* day = root.find("date")) {
            static_cast<void>(read_date(*day, "date", false, found_));
        }
        if (const Node* day = root.find("fix_by")) {
            out.fix_by = read_date(*day, "fix_by", false, found_);
        }
        const Node* list = needed(root, "notices");
        if (list != nullptr && expect_list(*list, "notices", found_)) {
            for (const auto& each : *list) {
                notice(each, out);
            }
        }
        return out;
    }

private:
    bool map(const Node& node, std::string_view name, std::span<const std::string_view> keys) {
        if (!expect_map(node, name, found_)) {
            return false;
        }
        check_keys(node, keys, an_index, found_);
        return true;
    }

    const Node* needed(const Node& map, std::string_view key) {
        const Node* value = map.find(key);
        if (value == nullptr) {
            report(found_, map, "missing-key", {key, an_index});
        }
        return value;
    }

    /// Notices of another rubric, or of one that scores otherwise, speak of other criteria.
    void of_rubric(const Node& root) {
        const Node* rubric = needed(root, "rubric");
        if (rubric == nullptr || !map(*rubric, "rubric", index_rubric_keys)) {
            return;
        }
        const Node* id = needed(*rubric, "id");
        const Node* scoring = needed(*rubric, "scoring");
        if (id != nullptr && id->text() != rubric_.id) {
            report(found_, *id, "bad-value", {"rubric.id", id->text(), rubric_.id});
        } else if (scoring != nullptr && scoring->text() != rubric_.scoring) {
            report(found_, *scoring, "bad-value", {"rubric.scoring", scoring->text(), rubric_.scoring});
        }
    }

    void twice(const Node& node, std::string_view key) {
        report(found_, node, "bad-value", {key, node.text(), Words{"每个只写一次", "each of them once"}});
    }

    std::string text(const Node& map, std::string_view key) {
        const Node* value = needed(map, key);
        return value == nullptr ? std::string() : read_string(*value, key, found_).value_or("");
    }

    void unknown(const Node& id, std::string_view key) {
        report(found_, id, "bad-value", {key, id.text(), Words{"细则中的编号", "an id of the rubric"}});
    }

    template <typename Take>
    void each(const Node& map, std::string_view key, const Take& take) {
        const Node* list = needed(map, key);
        if (list != nullptr && expect_list(*list, key, found_)) {
            for (const auto& element : *list) {
                take(element);
            }
        }
    }

    void notice(const Node& node, SentNotices& into) {
        if (!map(node, "notices", notice_keys)) {
            return;
        }
        SentNotice out;
        out.unit = text(node, "unit");
        if (!out.unit.empty() && !units_.insert(out.unit).second) {
            twice(*node.find("unit"), "unit");
        }
        if (const Node* name = node.find("name")) {
            out.name = read_string(*name, "name", found_).value_or("");
        }
        each(node, "vetoes", [&](const Node& id) { condition(id, rubric_.vetoes, "vetoes", out.vetoes); });
        each(node, "prerequisites", [&](const Node& id) {
            condition(id, rubric_.prerequisites, "prerequisites", out.prerequisites);
        });
        if (node.find("unconfirmed") != nullptr) {
            each(node, "unconfirmed", [&](const Node& id) {
                condition(id, rubric_.prerequisites, "unconfirmed", out.unconfirmed);
            });
        }
        each(node, "items", [&](const Node& item) {
            if (!map(item, "items", item_keys)) {
                return;
            }
            const Node* id = needed(item, "id");
            const Node* lost = needed(item, "lost");
            if (id == nullptr || lost == nullptr) {
                return;
            }
            const ItemId at = rubric_.find(id->text());
            const auto points = read_exact(*lost, "lost", found_);
            std::optional<Exact> of_score;
            if (const Node* scored = item.find("of_score")) {
                of_score = read_exact(*scored, "of_score", found_);
            }
            const auto same = [at](const SentItem& each) { return each.item == at; };
            if (!at || !rubric_.at(at).criterion) {
                unknown(*id, "id");
            } else if (std::any_of(out.items.begin(), out.items.end(), same)) {
                twice(*id, "id");
            } else if (points && (points->sign() <= 0 ||
                                  (!rubric_.at(at).unlimited && *points > rubric_.at(at).points))) {
                report(found_, *lost, "bad-value",
                       {"lost", lost->text(),
                        Words{"大于0、不超过该项满分的数", "over 0, and no more than its full marks"}});
            } else if (points) {
                out.items.push_back({at, *points, std::move(of_score)});
            }
        });
        into.notices.push_back(std::move(out));
    }

    template <typename Id>
    void condition(const Node& id, const std::vector<Condition>& all, std::string_view key,
                   std::vector<Id>& into) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].id == id.text()) {
                if (among(Id(i), into)) {
                    twice(id, key);
                }
                into.push_back(Id(i));
                return;
            }
        }
        unknown(id, key);
    }

    const Rubric& rubric_;
    Diagnostics& found_;
    std::set<std::string> units_;
};

}  // namespace

std::optional<SentNotices> load_sent_notices(const std::string& folder, const Rubric& rubric,
                                             Diagnostics& found) {
    Diagnostics own;
    SentNotices out;
    read_input((std::filesystem::path(folder) / "index.json").string(), "json", {},
               [&](Document& document) {
                   out = IndexDecoder(rubric, own).read(document.root);
                   return false;
               },
               own);
    const bool good = own.errors() == 0;
    found.append(std::move(own));
    return good ? std::optional(std::move(out)) : std::nullopt;
}

void check_sent_results(const SentNotices& sent, const std::string& before,
                        const std::vector<std::string>& after, Diagnostics& found) {
    const auto written_of = [&sent](const std::string& path) -> std::optional<bool> {
        const std::string digest = path.empty() || sent.results.empty() ? "" : file_digest_if_any(path);
        return digest.empty() ? std::nullopt : std::optional(among(digest, sent.results));
    };
    bool own = false;
    for (const auto& path : after) {
        if (written_of(path).value_or(false)) {
            found.add("notices-own-results", {path, 0, 0, {}}, {path});
            own = true;
        }
    }
    // Where the two sides have changed places, that says it all.
    if (!own && !written_of(before).value_or(true)) {
        found.add("notices-other-results", {before, 0, 0, {}}, {before});
    }
}

}  // namespace ceping
