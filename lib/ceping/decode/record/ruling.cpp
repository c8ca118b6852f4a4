#include <ceping/decode/record/ruling.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

constexpr auto top_keys = std::to_array<std::string_view>({"ceping", "rubric", "rulings"});
constexpr auto ruling_keys = std::to_array<std::string_view>(
    {"unit", "node", "answer", "points", "holds", "reason", "document", "by", "date", "expires"});

class RulingDecoder {
public:
    RulingDecoder(std::string_view unit, const Rubric& rubric, Diagnostics& found)
        : unit_(unit), rubric_(rubric), found_(found), plan_(rubric, {}) {}

    void file(const Node& root, Rulings& out) {
        if (!expect_map(root, "ruling/1", found_)) {
            return;
        }
        check_keys(root, top_keys, {"裁定文件", "a ruling file"}, found_);
        const Node* tag = root.find("ceping");
        if (tag == nullptr) {
            report(found_, first_key(root), "missing-key", {"ceping", {"裁定文件", "a ruling file"}});
        } else if (trim(tag->text()) != "ruling/1") {
            report_format(*tag, "ruling/1", found_);
        }
        if (const Node* rubric = root.find("rubric")) {
            const auto id = read_string(*rubric, "rubric", found_);
            if (id && trim(*id) != rubric_.id) {
                report(found_, *rubric, "wrong-rubric", {*id, rubric_.id});
            }
        }
        const Node* rulings = root.find("rulings");
        if (rulings == nullptr) {
            report(found_, first_key(root), "missing-key", {"rulings", {"裁定文件", "a ruling file"}});
        } else {
            list(*rulings, out);
        }
    }

    void list(const Node& rulings, Rulings& out) {
        if (!rulings.is_null() && expect_list(rulings, "rulings", found_)) {
            for (const auto& each : rulings) {
                one(each, out);
            }
        }
    }

private:
    /// Where a missing key is told: at the first key of the map that lacks it.
    static const Node& first_key(const Node& map) {
        return map.size() > 0 ? (*map.entries().begin()).key : map;
    }

    std::optional<std::string> text(const Node& map, std::string_view key, bool needed) {
        const Node* value = map.find(key);
        if (value == nullptr || value->is_null()) {
            if (needed) {
                report(found_, first_key(map), "missing-key", {key, {"裁定", "a ruling"}});
            }
            return std::nullopt;
        }
        return read_string(*value, key, found_);
    }

    void one(const Node& map, Rulings& out) {
        if (!expect_map(map, "rulings", found_)) {
            return;
        }
        const std::size_t errors = found_.errors();
        check_keys(map, ruling_keys, {"裁定", "a ruling"}, found_);
        Ruling ruling;
        ruling.where = first_key(map).location();
        ruling.unit = text(map, "unit", unit_.empty()).value_or(std::string(unit_));
        ruling.unit_where = map.find("unit") != nullptr ? map.find("unit")->location() : ruling.where;
        ruling.reason = text(map, "reason", true).value_or("");
        ruling.by = text(map, "by", true).value_or("");
        ruling.document = text(map, "document", false).value_or("");
        if (const Node* date = map.find("date"); date != nullptr && !date->is_null()) {
            ruling.date = read_date(*date, "date", true, found_).value_or(Date{});
        } else {
            report(found_, first_key(map), "missing-key", {"date", {"裁定", "a ruling"}});
        }
        const bool known = find_node(map, ruling);
        if (known) {
            decision(map, ruling);
        }
        expiry(map, ruling);
        if (known && found_.errors() == errors) {
            out.by_unit[ruling.unit].push_back(std::move(ruling));
        }
    }

    bool find_node(const Node& map, Ruling& ruling) {
        const auto id = text(map, "node", true);
        if (!id) {
            return false;
        }
        if (const ItemId item = rubric_.find(*id); item && rubric_.at(item).criterion) {
            ruling.about = item;
            return true;
        }
        if (const PrerequisiteId position = rubric_.find_prerequisite(*id)) {
            ruling.about = position;
            return true;
        }
        if (const VetoId position = rubric_.find_veto(*id)) {
            ruling.about = position;
            return true;
        }
        report(found_, *map.find("node"), "ruling-unknown",
               {{"测评内容、前置条件或一票否决", "criterion, prerequisite or veto"}, *id},
               nearest_criterion(*id, rubric_));
        return false;
    }

    void decision(const Node& map, Ruling& ruling) {
        const Node* answer = map.find("answer");
        const Node* points = map.find("points");
        const Node* holds = map.find("holds");
        const bool criterion = std::holds_alternative<ItemId>(ruling.about);
        const int given =
            (answer != nullptr ? 1 : 0) + (points != nullptr ? 1 : 0) + (holds != nullptr ? 1 : 0);
        if (given != 1 || criterion == (holds != nullptr)) {
            report(found_, superfluous(map, criterion), "needs",
                   {criterion ? Words{"对测评内容的裁定应写 answer 或 points 其中之一",
                                      "a ruling on a criterion states either answer or points"}
                              : Words{"对前置条件、一票否决的裁定应写 holds: true 或 false",
                                      "a ruling on a prerequisite or a veto states holds: true or false"}});
            return;
        }
        if (holds != nullptr) {
            ruling.holds = read_bool(*holds, "holds", found_).value_or(false);
        } else if (points != nullptr) {
            const Item& item = rubric_.at(std::get<ItemId>(ruling.about));
            const std::optional<Exact> most = item.unlimited ? std::nullopt : std::optional(item.points);
            ruling.points = read_within(*points, "points", 0, most, found_);
        } else {
            decode_answer(*answer, ruling);
        }
    }

    /// The key that a ruling on this should not have: one of the other kind, else the second of two; the first key of all
    /// where there is none.
    static const Node& superfluous(const Node& map, bool criterion) {
        const Node* last = &first_key(map);
        for (const auto& [key, value] : map.entries()) {
            const bool of_criterion = key.text() == "answer" || key.text() == "points";
            if (key.text() == "holds" ? criterion : of_criterion && !criterion) {
                return key;
            }
            last = of_criterion ? &key : last;
        }
        return *last;
    }

    void decode_answer(const Node& answer, Ruling& ruling) {
        const Item& item = rubric_.at(std::get<ItemId>(ruling.about));
        if (item.criterion->kind->from_submission()) {
            report(found_, answer, "needs",
                   {{"时效类测评内容的裁定应写 points", "a ruling on a timeliness criterion states points"}});
            return;
        }
        const auto path = std::make_shared<const std::string>(answer.source()->path());
        const RecordContext context{plan_, path, {}, false, nullptr};
        const std::array<Node, 2> pair = {
            Node::make_text(*answer.source(), {}, item.id, Node::Style::plain).moved_to(answer), answer};
        Record record;
        decode_answers(Node::make_map(*answer.source(), {}, pair.data(), 1).moved_to(answer), context,
                       record);
        if (!record.versions.empty()) {
            each_version(answer, std::move(record), ruling);
            return;
        }
        if (record.answers.empty() && !record.findings.has_error()) {
            not_an_answer(answer);
        }
        found_.append(std::move(record.findings));
        if (!record.answers.empty()) {
            ruling.answer = std::move(record.answers.front().answer);
        }
    }

    void not_an_answer(const Node& answer) {
        report(found_, answer, "bad-value", {"answer", answer.text(), {"一项填报内容", "an answer"}});
    }

    /// Which version of the criterion counts is known with the unit; one of them must understand the answer.
    void each_version(const Node& answer, Record&& record, Ruling& ruling) {
        const auto given = [](const AnswerVersion& each) { return each.answer.has_value(); };
        if (std::none_of(record.versions.begin(), record.versions.end(), given)) {
            AnswerVersion& as_it_stands = record.versions.front();
            if (as_it_stands.findings.errors() == 0) {
                not_an_answer(answer);
            }
            found_.append(std::move(as_it_stands.findings));
            return;
        }
        bool told = false;
        for (AnswerVersion& each : record.versions) {
            RuledVersion& out = ruling.versions.emplace_back();
            if (!each.answer) {
                out.faults = std::move(each.findings.all());
                continue;
            }
            out.answer = std::move(each.answer->answer);
            if (std::exchange(told, true)) {
                continue;
            }
            found_.append(std::move(each.findings));
        }
    }

    /// Compared with the end of the period, never with today. Source: ceping-scoring(7), 8.
    void expiry(const Node& map, Ruling& ruling) {
        const Node* expires = map.find("expires");
        if (expires == nullptr || expires->is_null()) {
            return;
        }
        const auto date = read_date(*expires, "expires", true, found_);
        if (date && rubric_.period && rubric_.period->second > *date) {
            ruling.expired = true;
            report(found_, *expires, "ruling-expired",
                   {map.find("node") != nullptr ? map.find("node")->text() : std::string_view(),
                    date_words(*date)});
        }
    }

    std::string_view unit_;
    const Rubric& rubric_;
    Diagnostics& found_;
    RecordDecoder::Plan plan_;
};

}  // namespace

std::optional<Rulings> load_rulings(const std::string& path, const Rubric& rubric, Diagnostics& found) {
    const std::size_t errors = found.errors();
    Rulings out;
    read_input(
        path, "yaml", {},
        [&](Document& document) {
            RulingDecoder({}, rubric, found).file(document.root, out);
            return true;
        },
        found);
    return found.errors() == errors ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<Rulings> decode_rulings(const Node& list, const Rubric& rubric, std::string_view unit,
                                      Diagnostics& found) {
    const std::size_t errors = found.errors();
    Rulings out;
    RulingDecoder(unit, rubric, found).list(list, out);
    return found.errors() == errors ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace ceping
