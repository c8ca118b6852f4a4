// One record from its map: everything but its answers.
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/record/record_parts.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

constexpr auto record_keys =
    std::to_array<std::string_view>({"ceping", "rubric", "rubric_digest", "source", "unit", "submitted",
                                     "date", "assessor", "prerequisites", "vetoes", "stated", "answers"});
constexpr auto dated_keys = std::to_array<std::string_view>({"date"});
enum Key : std::size_t {
    key_ceping,
    key_rubric,
    key_digest,
    key_source,
    key_unit,
    key_submitted,
    key_date,
    key_assessor,
    key_prerequisites,
    key_vetoes,
    key_stated,
    key_answers
};

Words days(std::int64_t count) {
    const std::string number = std::to_string(count);
    return phrases::days.with({{"days", {number, counted(number, "day")}}});
}

/// A text of blanks only: no value.
bool is_blank(const Node& node) { return node.is_text() && trim(node.text()).empty(); }

/// What being late costs, a line for each criterion of timeliness.
std::vector<Words> cost_of_delay(const Rubric& rubric, const Unit& unit, std::int64_t late) {
    std::vector<Words> out;
    for (const auto& item : rubric.items) {
        if (!item.criterion || !item.criterion->kind->from_submission()) {
            continue;
        }
        const bool penalty = item.section == Section::penalties;
        const auto points = criterion_for(item, unit).kind->points_for_delay(late, item.points, penalty);
        const Exact lost = penalty ? *points : item.points - *points;
        if (lost.sign() > 0) {
            const Pattern& says = penalty ? phrases::delay_takes_off : phrases::delay_loses;
            out.push_back(
                says.with({{"item", item.id}, {"points", {lost.plain(), counted(lost.plain(), "point")}}}));
        }
    }
    return out;
}

class OneRecord {
public:
    OneRecord(const Node& map, const RecordContext& context)
        : map_(map), context_(context), rubric_(context.plan.rubric), found_(record_.findings) {}

    Record run() {
        record_.path = context_.path;
        record_.sheet = context_.sheet;
        record_.sheets = context_.sheets;
        record_.digest = context_.digest;
        record_.place = map_.place();
        bool first = true;
        for (const auto& [key, value] : map_.entries()) {
            if (std::exchange(first, false)) {
                record_.place = key.place();
            }
            take(key, value);
        }
        record_.source_place = record_.place;
        record_.answers_place = record_.place;
        record_.unit.facts.resize(rubric_.facts.size());
        if (context_.plan.options.details) {
            record_.fact_places.resize(rubric_.facts.size());
        }
        record_.prerequisites.resize(rubric_.prerequisites.size());
        record_.vetoes.resize(rubric_.vetoes.size());
        head();
        if (const Node* unit = value(key_unit)) {
            decode_unit(*unit);
        } else {
            report(found_, first_node(), "unit-missing", {});
        }
        dates();
        if (const Node* flags = value(key_prerequisites)) {
            decode_flags(*flags, "prerequisites", rubric_.prerequisites, record_.prerequisites,
                         record_.prerequisite_places);
        }
        if (const Node* flags = value(key_vetoes)) {
            decode_flags(*flags, "vetoes", rubric_.vetoes, record_.vetoes, record_.veto_places);
        }
        if (const Node* stated = value(key_stated)) {
            decode_stated(*stated);
        }
        if (const Node* answers = value(key_answers)) {
            if (answers->is_map() && answers->size() > 0) {
                record_.answers_place = (*answers->entries().begin()).key.place();
            }
            decode_answers(*answers, context_, record_);
        }
        return std::move(record_);
    }

private:
    void take(const Node& key, const Node& value) {
        const auto at = std::find(record_keys.begin(), record_keys.end(), key.text());
        if (at == record_keys.end()) {
            if (!key.text().starts_with("x-") && !report_slip_in_key(key, found_)) {
                report(found_, key, "unknown-key", {key.text(), {"记录", "a record"}},
                       nearest(key.text(), {record_keys.begin(), record_keys.end()}));
            }
            return;
        }
        const Node*& slot = seen_[static_cast<std::size_t>(at - record_keys.begin())];
        if (slot != nullptr) {
            report(found_, key, "duplicate-key", {key.text(), std::to_string(slot->place().line)});
            return;
        }
        slot = &value;
    }

    /// The value of a key that is there and not null.
    [[nodiscard]] const Node* value(Key key) const {
        return seen_[key] != nullptr && !seen_[key]->is_null() ? seen_[key] : nullptr;
    }

    /// What a missing key is reported at: the first key.
    [[nodiscard]] const Node& first_node() const {
        const auto entries = map_.entries();
        return map_.size() > 0 ? (*entries.begin()).key : map_;
    }

    void head() {
        if (!context_.table) {
            const Node* tag = value(key_ceping);
            if (tag == nullptr) {
                report(found_, first_node(), "missing-key", {"ceping", {"记录", "a record"}});
            } else if (trim(tag->text()) != "record/1") {
                report_format(*tag, "record/1", found_);
            }
        }
        if (const Node* rubric = value(key_rubric)) {
            const auto id = read_string(*rubric, "rubric", found_);
            if (id && trim(*id) != rubric_.id) {
                report(found_, *rubric, "wrong-rubric", {*id, rubric_.id});
            }
        }
        if (const Node* digest = value(key_digest)) {
            const auto text = read_string(*digest, "rubric_digest", found_);
            if (text && !equal_ignoring_case(trim(*text), rubric_.sha256) &&
                !equal_ignoring_case(trim(*text), rubric_.scoring)) {
                report(found_, *digest, "wrong-digest", {});
            }
            if (text && context_.plan.options.details) {
                record_.rubric_digest = trim(*text);
            }
        }
        if (const Node* source = value(key_source)) {
            decode_source(*source);
        }
        if (const Node* assessor = value(key_assessor)) {
            record_.assessor = read_string(*assessor, "assessor", found_).value_or("");
        }
    }

    void decode_source(const Node& source) {
        record_.source_place = source.place();
        const std::string_view name = trim(source.text());
        if (name.empty() || name == "self") {
            if (!source.is_text()) {
                report(found_, source, "wrong-type", {"source", {"文字", "a text"}, type_words(source)});
            }
            return;
        }
        record_.method = rubric_.find_method(name);
        if (record_.is_self()) {
            record_.known_source = false;
            std::vector<std::string_view> known = {"self"};
            for (const auto& method : rubric_.methods) {
                known.push_back(method.id);
            }
            report(found_, source, "unknown-record-source", {source.text(), listed(known)},
                   name == "自评" ? "self" : nearest_named(name, rubric_.methods, {"self"}));
        }
    }

    void decode_unit(const Node& unit) {
        record_.unit_place =
            unit.is_map() && unit.size() > 0 ? (*unit.entries().begin()).key.place() : unit.place();
        record_.id_place = record_.unit_place;
        if (!expect_map(unit, "unit", found_)) {
            report(found_, unit, "unit-missing", {});
            return;
        }
        check_duplicates(unit, found_);
        bool ambiguous = false;
        bool named = false;
        const Node* id = nullptr;
        const Node* name_given = nullptr;
        for (const auto& [key, value] : unit.entries()) {
            const std::string_view name = key.text();
            if (name == "id") {
                ambiguous = ambiguous || (!record_.unit.id.empty() && record_.unit.id != trim(value.text()));
                (void)report_typed_quotes(value, found_);
                record_.unit.id = trim(value.text());
                record_.id_place = value.place();
                id = &value;
            } else if (name == "name") {
                named = !value.is_null() && !is_blank(value);
                record_.unit.name = trim(value.text());
                record_.name_place = value.place();
                name_given = &value;
            } else if (name == "region") {
                record_.unit.region = with_ascii_slashes(trim(value.text()));
                record_.region_place = value.place();
            } else if (!name.starts_with("x-")) {
                decode_fact(key, value);
            }
            if ((name == "id" || name == "name" || name == "region") && !value.is_text() &&
                !value.is_null()) {
                report(found_, value, "wrong-type", {name, {"文字", "a text"}, type_words(value)});
            }
        }
        const auto entries = unit.entries();
        const Node& first = unit.size() > 0 ? (*entries.begin()).key : unit;
        if (ambiguous) {
            // It names two units, and neither may lose its result by it.
            record_.unit.id.clear();
        } else if (record_.unit.id.empty()) {
            if (!misspelt("id")) {
                report(found_, context_.table && id != nullptr ? *id : first, "unit-missing", {});
            }
        } else if (!named && !misspelt("name")) {
            report(found_, context_.table && name_given != nullptr ? *name_given : first, "missing-key",
                   {"name", {"unit（单位名称）", "unit"}});
        }
    }

    /// Whether a key of the unit was refused that can only be meant for this one: then that it lacks is no second mistake.
    [[nodiscard]] bool misspelt(std::string_view key) const {
        const auto& list = found_.all();
        return std::any_of(list.begin(), list.end(), [key](const Diagnostic& each) {
            return each.code == Code("yaml-typing")
                       ? each.words.back().en == key
                       : each.code == Code("unknown-key") && each.suggestion == key;
        });
    }

    void decode_fact(const Node& key, const Node& value) {
        const FactId position = rubric_.find_fact(key.text());
        if (!position && report_slip_in_key(key, found_)) {
            return;
        }
        if (!position) {
            std::vector<std::string_view> known = {"id", "name", "region"};
            for (const auto& fact : rubric_.facts) {
                known.push_back(fact.id);
            }
            report(found_, key, "unknown-key", {key.text(), "unit"}, nearest(key.text(), known));
            return;
        }
        if (context_.plan.options.details && (context_.table || !value.is_null())) {
            record_.fact_places[position.at()] = value.place();
        }
        if (value.is_null() || is_blank(value)) {
            return;
        }
        const Fact& fact = rubric_.fact(position);
        FactValue out;
        if (fact.number) {
            out.number = read_exact(value, fact.id, found_);
            if (!out.number) {
                return;
            }
        } else if (!value.is_text()) {
            report(found_, value, "wrong-type", {fact.id, {"文字", "a text"}, type_words(value)});
            return;
        }
        out.text = trim(value.text());
        if (!fact.values.empty() && !among(out.text, fact.values)) {
            const std::vector<std::string_view> known(fact.values.begin(), fact.values.end());
            report(found_, value, "fact-value", {fact.id, out.text, listed(known)}, nearest(out.text, known));
            return;
        }
        record_.unit.facts[position.at()] = std::move(out);
    }

    void dates() {
        if (const Node* node = value(key_submitted)) {
            record_.submitted_place = node->place();
        }
        if (const Node* node = value(key_submitted); node != nullptr && !is_blank(*node)) {
            record_.submitted = read_date(*node, "submitted", true, found_);
            if (record_.submitted && rubric_.deadline && record_.is_self() &&
                *record_.submitted > *rubric_.deadline) {
                const std::int64_t late = days_between(*rubric_.deadline, *record_.submitted);
                report(found_, *node, "late",
                       {date_words(*record_.submitted), date_words(*rubric_.deadline), days(late)});
                found_.all().back().more = cost_of_delay(rubric_, record_.unit, late);
            }
        }
        if (const Node* node = value(key_date)) {
            record_.date_place = node->place();
        }
        if (const Node* node = value(key_date); node != nullptr && !is_blank(*node)) {
            record_.date = read_date(*node, "date", true, found_);
            if (record_.date && rubric_.period &&
                (*record_.date < rubric_.period->first || *record_.date > rubric_.period->second)) {
                report(
                    found_, *node, "outside-period",
                    {date_words(*record_.date), span_words(rubric_.period->first, rubric_.period->second)});
            }
        }
    }

    void decode_flags(const Node& map, std::string_view name, const std::vector<Condition>& known,
                      std::vector<std::optional<bool>>& out, std::vector<Place>& places) {
        if (!expect_map(map, name, found_)) {
            return;
        }
        places.resize(known.size());
        check_duplicates(map, found_);
        for (const auto& [key, value] : map.entries()) {
            const auto at = std::find_if(known.begin(), known.end(), [&, &id = key](const Condition& each) {
                return each.id == trim(id.text());
            });
            if (at == known.end()) {
                if (!key.text().starts_with("x-")) {
                    const bool vetoes = name == "vetoes";
                    report(found_, key, "unknown-node",
                           {key.text(), {vetoes ? "一票否决" : "前置条件", vetoes ? "veto" : "prerequisite"}},
                           nearest_named(key.text(), known));
                }
                continue;
            }
            if (value.is_null() || is_blank(value)) {
                continue;
            }
            const auto position = static_cast<std::size_t>(at - known.begin());
            const bool dated = &known == &rubric_.vetoes && (value.is_map() || is_day(value));
            if (dated) {
                if (const Node* date = day_of(value, known[position])) {
                    decode_dated(*date, key.text(), position);
                    places[position] = value.place();
                }
            } else if (const auto flag = read_bool(value, key.text(), found_)) {
                out[position] = *flag;
                places[position] = value.place();
            }
        }
    }

    static bool is_day(const Node& value) {
        return value.is_text() && parse_loose_date(to_ascii(trim(value.text()))).has_value();
    }

    /// The day of a veto's case, of a map or of what is one; null, with a finding, where the map has none.
    const Node* day_of(const Node& value, const Condition& veto) const {
        if (!value.is_map()) {
            // A cell has no room for a key.
            if (!context_.table && veto.months) {
                report(found_, value, "word-read",
                       {veto.id, value.text(), "{date: " + std::string(trim(value.text())) + "}"});
            }
            return &value;
        }
        check_keys(value, dated_keys, {"一票否决", "a veto"}, found_);
        const Node* const date = value.find("date");
        if (date == nullptr || date->is_null()) {
            report(found_, value, "missing-key", {"date", phrases::statement_of.with({{"id", veto.id}})});
            return nullptr;
        }
        return date;
    }

    void decode_dated(const Node& date, std::string_view id, std::size_t veto) {
        if (!rubric_.vetoes[veto].months) {
            report(found_, date, "veto-dated", {id});
        } else if (const auto day = read_date(date, "date", true, found_)) {
            record_.vetoes[veto] = true;
            record_.veto_dates.resize(rubric_.vetoes.size());
            record_.veto_dates[veto] = day;
        }
    }

    void decode_stated(const Node& map) {
        if (!expect_map(map, "stated", found_)) {
            return;
        }
        check_duplicates(map, found_);
        for (const auto& [key, value] : map.entries()) {
            const std::string_view id = trim(key.text());
            const ItemId item = id == "score" ? ItemId() : rubric_.find(id);
            if (!item && id != "score") {
                if (!id.starts_with("x-")) {
                    report(found_, key, "unknown-node", {key.text(), {"节点", "node"}},
                           nearest_criterion(id, rubric_));
                }
                continue;
            }
            if (value.is_null() || is_blank(value)) {
                continue;
            }
            if (const auto number = read_exact(value, key.text(), found_)) {
                const std::string text = to_ascii(trim(value.text()));
                const std::size_t point = text.find('.');
                const bool ratio = text.find('/') != std::string::npos;
                record_.stated.push_back(
                    {item, *number,
                     ratio ? 6
                           : (point == std::string::npos
                                  ? 0
                                  : static_cast<int>(std::min<std::size_t>(text.size() - point - 1, 18))),
                     value.place()});
            }
        }
    }

    const Node& map_;
    const RecordContext& context_;
    const Rubric& rubric_;
    Record record_;
    Diagnostics& found_;
    std::array<const Node*, record_keys.size()> seen_{};
};

}  // namespace

Record decode_record(const Node& map, const RecordContext& context) {
    Record record = OneRecord(map, context).run();
    if (context.plan.options.details) {
        note_invisible(map, record.findings);
    }
    return record;
}

}  // namespace ceping
