// The cases of a cases/1 file beside their rubric.
#include <ceping/decode/rubric/rubric_cases.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/decode/rubric/rubric_parts.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

constexpr auto case_keys =
    std::to_array<std::string_view>({"name", "unit", "submitted", "fill", "evidence", "prerequisites",
                                     "vetoes", "answers", "records", "rulings", "expect"});
constexpr auto record_keys = std::to_array<std::string_view>(
    {"source", "submitted", "date", "assessor", "fill", "evidence", "prerequisites", "vetoes", "answers"});
// What a case states of its self record.
constexpr auto own_record_keys =
    std::to_array<std::string_view>({"submitted", "fill", "evidence", "prerequisites", "vetoes", "answers"});
constexpr auto expect_keys =
    std::to_array<std::string_view>({"score", "base", "bonus", "penalty", "claimed", "band", "eligible",
                                     "rejected", "not_assessed", "nodes"});
constexpr auto figure_keys =
    std::to_array<std::string_view>({"score", "base", "bonus", "penalty", "claimed"});
constexpr auto fills = std::to_array<std::string_view>({"best", "worst", "none"});
constexpr auto evidence_words = std::to_array<std::string_view>({"enough", "none"});

const Words case_words = {"用例", "a case"};

const Node& first_key(const Node& map) { return map.size() > 0 ? (*map.entries().begin()).key : map; }

/// A map under construction.
class MapMaker {
public:
    MapMaker(const Node& at, Arena& arena) : at_(at), arena_(arena) {}

    void add(const Node& key, const Node& value) {
        pairs_.push_back(key);
        pairs_.push_back(value);
    }
    void add(std::string_view key, const Node& value) { add(text(key), value); }
    void add(std::string_view key, std::string_view value) { add(text(key), text(value)); }
    [[nodiscard]] bool has(std::string_view key) const {
        for (std::size_t i = 0; i < pairs_.size(); i += 2) {
            if (trim(pairs_[i].text()) == key) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] Node text(std::string_view of, Node::Style style = Node::Style::plain) const {
        return Node::make_text(*at_.source(), {}, arena_.keep(of), style).moved_to(at_);
    }
    [[nodiscard]] Node done() const {
        return Node::make_map(*at_.source(), {}, arena_.keep(pairs_.data(), pairs_.size()), pairs_.size() / 2)
            .moved_to(at_);
    }

private:
    const Node& at_;
    Arena& arena_;
    std::vector<Node> pairs_;
};

class CasesDecoder {
public:
    CasesDecoder(const Rubric& rubric, RubricCases& out, Diagnostics& found)
        : rubric_(rubric), out_(out), found_(found), decoder_(rubric) {}

    void run(const Node& root) {
        if (const Node* unit = root.find("unit"); usable(unit) && expect_map(*unit, "unit", found_)) {
            check_duplicates(*unit, found_);
            unit_ = unit;
        }
        const Node* list = root.find("cases");
        if (list == nullptr) {
            report(found_, first_key(root), "missing-key", {"cases", {"用例文件", "a file of cases"}});
            return;
        }
        if (!expect_list(*list, "cases", found_)) {
            return;
        }
        if (list->size() == 0) {
            report(found_, *list, "bad-value", {"cases", "[]", {"至少一个用例", "at least one case"}});
        }
        for (const auto& each : *list) {
            one(each);
        }
    }

private:
    void one(const Node& map) {
        if (!expect_map(map, "cases", found_)) {
            return;
        }
        ++count_;
        const std::size_t errors = found_.errors();
        check_keys(map, case_keys, case_words, found_);
        RubricCase made;
        name(map, made);
        const Node unit = unit_of(map, made);
        own_record(map, unit, made);
        if (const Node* records = map.find("records");
            usable(records) && expect_list(*records, "records", found_)) {
            for (const auto& each : *records) {
                if (expect_map(each, "records", found_)) {
                    check_keys(each, record_keys, {"用例中的记录", "a record of a case"}, found_);
                    add_record(each, unit, made);
                }
            }
        }
        if (const Node* rulings = map.find("rulings"); usable(rulings)) {
            made.rulings = *rulings;
        }
        if (const Node* expect = map.find("expect"); usable(expect)) {
            expectation(*expect, made.expected);
        } else {
            report(found_, first_key(map), "missing-key", {"expect", case_words});
        }
        if (found_.errors() == errors) {
            out_.cases.push_back(std::move(made));
        } else {
            ++out_.faulty;
        }
    }

    void name(const Node& map, RubricCase& made) {
        const Node* name = map.find("name");
        if (!usable(name)) {
            report(found_, first_key(map), "missing-key", {"name", case_words});
            return;
        }
        made.name = read_string(*name, "name", found_).value_or("");
        const auto same = std::find_if(names_.begin(), names_.end(),
                                       [&](const auto& each) { return each.first == made.name; });
        if (!made.name.empty() && same != names_.end()) {
            report(found_, *name, "duplicate-id", {made.name, same->second.text()});
        }
        names_.emplace_back(made.name, name->location());
    }

    /// The case's own unit, then what the file says of every unit, then an id and a name.
    Node unit_of(const Node& map, RubricCase& made) {
        MapMaker out(first_key(map), out_.arena);
        const Node* own = map.find("unit");
        if (usable(own) && expect_map(*own, "unit", found_)) {
            for (const auto& [key, value] : own->entries()) {
                out.add(key, value);
            }
            if (const Node* id = own->find("id"); usable(id)) {
                made.unit = trim(id->text());
            }
        }
        if (unit_ != nullptr) {
            for (const auto& [key, value] : unit_->entries()) {
                if (!out.has(trim(key.text()))) {
                    out.add(key, value);
                }
            }
        }
        if (!out.has("id")) {
            made.unit = "case-" + std::to_string(count_);
            out.add("id", made.unit);
        }
        if (!out.has("name")) {
            out.add("name", made.name);
        }
        return out.done();
    }

    void own_record(const Node& map, const Node& unit, RubricCase& made) {
        const bool any = std::any_of(own_record_keys.begin(), own_record_keys.end(),
                                     [&](std::string_view key) { return map.find(key) != nullptr; });
        if (any || map.find("records") == nullptr) {
            add_record(map, unit, made);
        }
    }

    void add_record(const Node& map, const Node& unit, RubricCase& made) {
        MapMaker record(first_key(map), out_.arena);
        record.add("ceping", "record/1");
        record.add("unit", unit);
        const Node* fill = map.find("fill");
        const Node* answers = map.find("answers");
        CaseRecord out;
        if (const Node* word = map.find("evidence"); usable(word)) {
            out.enough_evidence = read_choice(*word, "evidence", evidence_words, found_).value_or(0) == 0;
        }
        const auto choice = usable(fill) ? read_choice(*fill, "fill", fills, found_) : std::nullopt;
        for (const auto& [key, value] : map.entries()) {
            const std::string_view name = key.text();
            const bool filled = choice && (name == "answers" || name == "prerequisites");
            if (among(name, record_keys) && name != "fill" && name != "evidence" && !filled) {
                record.add(key, value);
            }
        }
        if (choice) {
            fill_in(map, *fill, fills[*choice], unit, record);
        }
        if (answers != nullptr && answers->is_map()) {
            for (const auto& [key, value] : answers->entries()) {
                if (value.is_map() && value.find("evidence") != nullptr) {
                    out.evident.push_back(trim(key.text()));
                }
            }
            std::sort(out.evident.begin(), out.evident.end());
        }
        out.map = record.done();
        made.records.push_back(std::move(out));
    }

    /// What the case leaves out and `fill` supplies. The answers are worked out by the rubric as it is and put down as
    /// texts, so that a mutant meets the very same answers.
    void fill_in(const Node& map, const Node& fill, std::string_view word, const Node& unit,
                 MapMaker& record) {
        MapMaker prerequisites(fill, out_.arena);
        copy(map, "prerequisites", prerequisites);
        for (const auto& each : rubric_.prerequisites) {
            if (!prerequisites.has(each.id)) {
                prerequisites.add(each.id, "true");
            }
        }
        record.add("prerequisites", prerequisites.done());
        MapMaker answers(fill, out_.arena);
        copy(map, "answers", answers);
        if (word != "none") {
            fill_answers(map, word == "best", unit, answers);
        }
        record.add("answers", answers.done());
        const bool self = !method_of(map);
        if (word == "best" && self && rubric_.deadline && !record.has("submitted")) {
            record.add("submitted", rubric_.deadline->text());
        }
    }

    void copy(const Node& map, std::string_view key, MapMaker& into) {
        const Node* from = map.find(key);
        if (usable(from) && expect_map(*from, key, found_)) {
            for (const auto& [name, value] : from->entries()) {
                into.add(name, value);
            }
        }
    }

    void fill_answers(const Node& map, bool best, const Node& unit, MapMaker& answers) {
        const MethodId method = method_of(map);
        std::vector<std::uint8_t> excluded;
        const Unit who = facts_of(unit);
        find_excluded(rubric_, who, excluded);
        for (std::size_t i = 0; i < rubric_.items.size(); ++i) {
            const Item& item = rubric_.items[i];
            if (!item.criterion || item.section != Section::items || excluded[i] != 0 ||
                item.criterion->kind->from_submission() || answers.has(item.id)) {
                continue;
            }
            if (!method || item.criterion->names(method)) {
                const Kind& kind = *criterion_for(item, who).kind;
                const Answer answer = kind.extreme(item.points, best);
                if (answer.shape == Shape::events) {
                    answers.add(item.id, told(kind.form(item.points), answer, map));
                    continue;
                }
                answers.add(item.id,
                            answers.text(kind.shown(answer), answer.shape == Shape::key ? Node::Style::quoted
                                                                                        : Node::Style::cell));
            }
        }
    }

    /// Events, which have no short form, as a record tells them.
    [[nodiscard]] Node told(const AnswerForm& form, const Answer& answer, const Node& at) {
        std::vector<Node> events;
        for (const auto& each : answer.more().events) {
            MapMaker event(at, out_.arena);
            if (!form.choices.empty()) {
                event.add("class", event.text(form.choices[each.of].key, Node::Style::quoted));
            }
            std::vector<Node> tags;
            for (const auto tag : each.tags) {
                tags.push_back(event.text(form.tags[tag], Node::Style::quoted));
            }
            event.add("tags", list_of(tags, at));
            events.push_back(event.done());
        }
        MapMaker out(at, out_.arena);
        out.add("events", list_of(events, at));
        return out.done();
    }

    [[nodiscard]] Node list_of(const std::vector<Node>& nodes, const Node& at) {
        return Node::make_list(*at.source(), {}, out_.arena.keep(nodes.data(), nodes.size()), nodes.size())
            .moved_to(at);
    }

    /// The method of a record; none for self, and for what decoding it will refuse.
    [[nodiscard]] MethodId method_of(const Node& map) const {
        const Node* source = map.find("source");
        return source == nullptr ? MethodId() : rubric_.find_method(trim(source->text()));
    }

    /// The unit as decoding will see it; its faults are told there.
    [[nodiscard]] Unit facts_of(const Node& unit) {
        MapMaker map(unit, out_.arena);
        map.add("unit", unit);
        RubricCase alone;
        alone.records.push_back({map.done(), true, {}});
        return std::move(decoder_.records(alone).front().unit);
    }

    void expectation(const Node& map, CaseExpectation& out) {
        if (!expect_map(map, "expect", found_)) {
            return;
        }
        out.at = map;
        check_keys(map, expect_keys, "expect", found_);
        if (map.size() == 0) {
            report(found_, map, "bad-value", {"expect", "{}", {"至少一项预期", "something to expect"}});
        }
        for (const auto& [key, value] : map.entries()) {
            const std::string_view name = key.text();
            const auto* figure = std::find(figure_keys.begin(), figure_keys.end(), name);
            if (figure != figure_keys.end()) {
                if (auto bounds = bounds_of(value, name)) {
                    out.figures.push_back(
                        {static_cast<ResultFigure>(figure - figure_keys.begin()), std::move(*bounds), value});
                }
            } else if (name == "band") {
                band(value, out);
            } else if (name == "eligible") {
                if (const auto holds = read_bool(value, "eligible", found_)) {
                    out.eligible = {*holds, value};
                }
            } else if (name == "rejected") {
                rejection(value, map.size() > 1, out);
            } else if (name == "not_assessed") {
                not_assessed(value, map.size() > 1, out);
            } else if (name == "nodes") {
                nodes(value, out);
            }
        }
    }

    /// A number, or a list of the lowest and the highest one.
    std::optional<FigureBounds> bounds_of(const Node& node, std::string_view name) {
        if (!node.is_list()) {
            const auto number = read_exact(node, name, found_);
            return number ? std::optional(FigureBounds{*number, *number}) : std::nullopt;
        }
        const Words wanted = {"一个数，或 [下限, 上限]", "a number, or [lowest, highest]"};
        if (node.size() != 2) {
            report(found_, node, "bad-value", {name, std::to_string(node.size()), wanted});
            return std::nullopt;
        }
        auto low = read_exact(node[0], name, found_);
        auto high = read_exact(node[1], name, found_);
        if (!low || !high) {
            return std::nullopt;
        }
        if (*low > *high) {
            report(found_, node, "bad-value", {name, low->plain() + ".." + high->plain(), wanted});
            return std::nullopt;
        }
        return FigureBounds{std::move(*low), std::move(*high)};
    }

    void band(const Node& node, CaseExpectation& out) {
        const auto id = read_string(node, "band", found_);
        if (!id) {
            return;
        }
        const BandId band = rubric_.find_band(*id);
        if (!band) {
            std::vector<std::string_view> known;
            for (const auto& each : rubric_.bands) {
                known.push_back(each.id);
            }
            report(found_, node, "bad-value", {"band", *id, join(known)}, nearest(*id, known));
            return;
        }
        out.band = {band, node};
    }

    void rejection(const Node& node, bool others, CaseExpectation& out) {
        const auto word = read_string(node, "rejected", found_);
        if (!word || *word == "false") {
            return;
        }
        if (*word != "true" && find_code(*word) == nullptr) {
            std::vector<std::string_view> known = {"true", "false"};
            for (const auto& row : code_table()) {
                known.push_back(row.name);
            }
            report(found_, node, "bad-value",
                   {"rejected", *word, {"true 或诊断代码", "true or the code of a finding"}},
                   nearest(*word, known));
            return;
        }
        if (stands_alone(node, "rejected", others)) {
            out.unscored = {UnitStatus::rejected, *word == "true" ? std::string() : *word, node};
        }
    }

    void not_assessed(const Node& node, bool others, CaseExpectation& out) {
        if (read_bool(node, "not_assessed", found_).value_or(false) &&
            stands_alone(node, "not_assessed", others)) {
            out.unscored = {UnitStatus::not_assessed, {}, node};
        }
    }

    /// Whether nothing is expected beside a unit without a score.
    bool stands_alone(const Node& node, std::string_view key, bool others) {
        if (others) {
            report(found_, node, "needs", {phrases::unscored_alone.with({{"key", key}})});
        }
        return !others;
    }

    void nodes(const Node& map, CaseExpectation& out) {
        if (!expect_map(map, "nodes", found_)) {
            return;
        }
        check_duplicates(map, found_);
        for (const auto& [key, value] : map.entries()) {
            const std::string_view id = trim(key.text());
            const ItemId item = rubric_.find(id);
            if (!item) {
                report(found_, key, "unknown-node", {id, {"节点", "node"}}, nearest_named(id, rubric_.items));
            } else if (equal_ignoring_case(trim(value.text()), "n/a")) {
                out.nodes.push_back({item, std::nullopt, value});
            } else if (auto bounds = bounds_of(value, id)) {
                out.nodes.push_back({item, std::move(*bounds), value});
            }
        }
    }

    const Rubric& rubric_;
    RubricCases& out_;
    Diagnostics& found_;
    CaseDecoder decoder_;
    const Node* unit_ = nullptr;
    std::vector<std::pair<std::string, Location>> names_;
    std::size_t count_ = 0;
};

}  // namespace

RubricCases decode_cases(const CasesFile& file, const Rubric& rubric, Diagnostics& found) {
    RubricCases out;
    out.document = file.document;
    CasesDecoder(rubric, out, found).run(file.document->root);
    return out;
}

}  // namespace ceping
