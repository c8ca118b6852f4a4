#include <ceping/decode/rubric/rubric.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/decode/rubric/rubric_parts.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

namespace {

class HeadDecoder {
public:
    HeadDecoder(const Node& root, RubricDecoding& decoding)
        : root_(root), rubric_(decoding.rubric), found_(decoding.found) {}

    void head() {
        check_keys(root_, rubric_keys::top, {"细则", "a rubric"}, found_);
        keep_places(root_, rubric_.places);
        format();
        if (const Node* id = need("id")) {
            rubric_.id = read_id(*id, found_).value_or("");
            check_rubric_id(*id);
        }
        if (const Node* title = need("title")) {
            rubric_.title = read_string(*title, "title", found_).value_or("");
        }
        text("edition", rubric_.edition);
        text("authority", rubric_.authority);
        if (const Node* status = root_.find("status")) {
            rubric_.status = static_cast<Status>(
                read_choice(*status, "status", rubric_keys::statuses, found_).value_or(0));
        }
        if (const Node* total = need("total")) {
            rubric_.total = read_positive(*total, "total", found_).value_or(Exact());
        }
        root();
        need("items");
        dates();
        rounding();
        if (const Node* word = root_.find("not_applicable")) {
            rubric_.policy = decode_policy(*word, found_).value_or(NotApplicable::prorate);
        }
        if (const Node* word = root_.find("unverified")) {
            rubric_.unverified = static_cast<Unverified>(
                read_choice(*word, "unverified", rubric_keys::unverified, found_).value_or(0));
        }
    }

private:
    const Node* need(std::string_view key) {
        const Node* value = root_.find(key);
        if (!usable(value)) {
            if (value != nullptr || !stands_misspelt(root_, key, rubric_keys::top)) {
                report(found_, value != nullptr ? *value : root_, "missing-key",
                       {key, {"细则", "the rubric"}});
            }
            return nullptr;
        }
        return value;
    }

    /// How the items at the top make the score.
    void root() {
        if (const Node* out_of = root_.find("out_of")) {
            rubric_.out_of = read_positive(*out_of, "out_of", found_);
        }
        if (const Node* word = root_.find("aggregate")) {
            rubric_.aggregate = static_cast<Aggregate>(
                read_choice(*word, "aggregate", rubric_keys::aggregates, found_).value_or(0));
            if (rubric_.aggregate == Aggregate::weighted && root_.find("out_of") != nullptr) {
                report(found_, *word, "needs",
                       {{"加权的总分由权重得出，不能同时写 out_of",
                         "a weighted total follows from the weights: `out_of' cannot stand beside it"}});
            }
        }
    }

    void format() {
        const Node* tag = root_.find("ceping");
        if (tag == nullptr) {
            report(found_, root_, "missing-key", {"ceping", {"细则", "the rubric"}});
        } else if (trim(tag->text()) != "rubric/1") {
            report_format(*tag, "rubric/1", found_);
        }
    }

    void check_rubric_id(const Node& id) {
        if (!rubric_.id.empty() && !is_rubric_id(rubric_.id)) {
            report(found_, id, "bad-id",
                   {rubric_.id,
                    {"只能用小写字母、数字、. 和 -，且以字母或数字开头",
                     "use lower-case letters, digits, . and -, beginning with a letter or digit"}});
        }
    }

    void text(std::string_view key, std::string& out) {
        if (const Node* value = root_.find(key); usable(value)) {
            out = read_string(*value, key, found_).value_or("");
        }
    }

    void dates() {
        if (const Node* deadline = root_.find("deadline"); usable(deadline)) {
            rubric_.deadline = read_date(*deadline, "deadline", false, found_);
        }
        const Node* period = root_.find("period");
        if (!usable(period) || !expect_map(*period, "period", found_)) {
            return;
        }
        check_keys(*period, rubric_keys::period, "period", found_);
        const Node* from = period->find("from");
        const Node* to = period->find("to");
        if (from == nullptr || to == nullptr) {
            report(found_, *period, "missing-key", {from == nullptr ? "from" : "to", "period"});
            return;
        }
        const auto first = read_date(*from, "from", false, found_);
        const auto last = read_date(*to, "to", false, found_);
        if (first && last) {
            rubric_.period = std::pair{*first, *last};
        }
    }

    void rounding() {
        const Node* map = root_.find("rounding");
        if (!usable(map) || !expect_map(*map, "rounding", found_)) {
            return;
        }
        check_keys(*map, rubric_keys::rounding, "rounding", found_);
        const auto places = [&](std::string_view key) -> std::optional<int> {
            const Node* value = map->find(key);
            if (value == nullptr) {
                return std::nullopt;
            }
            const auto number = read_whole(*value, key, 0, 6, found_);
            return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
        };
        rubric_.rounding.final = places("final").value_or(2);
        rubric_.rounding.criterion = places("criterion");
        rubric_.rounding.group = places("group");
        if (const Node* mode = map->find("mode")) {
            rubric_.rounding.mode =
                static_cast<Rounding>(read_choice(*mode, "mode", rubric_keys::modes, found_).value_or(0));
        }
    }

    const Node& root_;
    Rubric& rubric_;
    Diagnostics& found_;
};

}  // namespace

bool is_rubric_id(std::string_view text) {
    const auto good = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), good) && text.front() != '.' &&
           text.front() != '-';
}

std::optional<Rubric> decode_rubric(const RubricTree& tree, Diagnostics& found) {
    const std::size_t errors = found.errors();
    std::optional<Rubric> rubric(std::in_place);
    RubricDecoding decoding{tree, *rubric, found, {}};
    rubric->path = tree.path;
    rubric->sha256 = tree.sha256;
    for (std::size_t i = 1; i < tree.documents.size(); ++i) {
        rubric->bases.push_back(tree.documents[i]->source->path());
    }
    decoding.events = tree.root.is_map() && speaks_of_events(tree.root);
    HeadDecoder head(tree.root, decoding);
    head.head();
    decode_names(tree.root, decoding);
    decode_items(tree.root, decoding);
    decode_standing(tree.root, decoding);
    decode_expect(tree.root, decoding);
    if (found.errors() > errors || tree.faulty) {
        return std::nullopt;
    }
    rubric->scoring = sha256(canonical_form(tree.root));
    return rubric;
}

}  // namespace ceping
