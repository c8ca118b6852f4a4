// What is fixed in the keys and values of one record. A value is fixed only where it is already understood
// as what it becomes; only keys and ids may be guessed.
#include <ceping/base/date.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/check/fixing/fix_parts.hpp>
#include <ceping/check/phrases.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/registry.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace ceping {

namespace {

constexpr auto record_keys =
    std::to_array<std::string_view>({"ceping", "rubric", "rubric_digest", "source", "unit", "submitted",
                                     "date", "assessor", "prerequisites", "vetoes", "stated", "answers"});
constexpr auto answer_keys = std::to_array<std::string_view>(
    {"value", "met", "counts", "num", "den", "sample", "events", "note", "evidence"});
constexpr auto evidence_keys =
    std::to_array<std::string_view>({"title", "file", "url", "type", "date", "sha256"});

std::vector<std::string_view> list_of(std::span<const std::string_view> keys) {
    return {keys.begin(), keys.end()};
}

class RecordFixer {
public:
    RecordFixer(const FixPlan& plan, const ByteIndex& index, std::vector<Edit>& edits)
        : plan_(plan), rubric_(plan.rubric), index_(index), edits_(edits) {}

    void run(const Node& record) {
        std::vector<Edit> edits;
        const auto names = read_names(index_, record, record_reader_, edits);
        std::array<const Node*, record_keys.size()> values{};
        std::size_t i = 0;
        for (const auto& [key, value] : record.entries()) {
            const auto& name = names[i++];
            const auto at =
                name ? std::find(record_keys.begin(), record_keys.end(), *name) : record_keys.end();
            if (at != record_keys.end()) {
                const Node*& slot = values[static_cast<std::size_t>(at - record_keys.begin())];
                slot = slot == nullptr ? &value : slot;
            }
        }
        if (!is_ours(rubric_, values[0], values[1])) {
            return;
        }
        edits_.insert(edits_.end(), std::make_move_iterator(edits.begin()),
                      std::make_move_iterator(edits.end()));
        for (std::size_t key = 0; key < values.size(); ++key) {
            if (values[key] != nullptr && !index_.is_shared(*values[key])) {
                value_of_record(record_keys[key], *values[key]);
            }
        }
    }

private:
    void value_of_record(std::string_view key, const Node& value) {
        if (key == "submitted" || key == "date") {
            date(value);
        } else if (key == "unit") {
            unit(value);
        } else if (key == "prerequisites") {
            flags(value, rubric_.prerequisites);
        } else if (key == "vetoes") {
            flags(value, rubric_.vetoes);
        } else if (key == "stated") {
            stated(value);
        } else if (key == "answers") {
            answers(value);
        } else {
            name(value);
        }
    }

    void unit(const Node& map) {
        each_of(map, unit_reader_, [this](const std::string& key, const Node& value) {
            const FactId position = rubric_.find_fact(key);
            if (position && rubric_.fact(position).number && rubric_.fact(position).values.empty()) {
                number(value, false);
            } else {
                name(value);
            }
        });
    }

    void flags(const Node& map, const std::vector<Condition>& known) {
        const NameReader reader = [&known](std::string_view key) -> std::optional<ReadName> {
            const auto at = std::find_if(known.begin(), known.end(),
                                         [&](const Condition& each) { return each.id == trim(key); });
            return at == known.end() ? std::nullopt : std::optional(ReadName{at->id});
        };
        each_of(map, reader, [this](const std::string& /*id*/, const Node& value) { name(value); });
    }

    void stated(const Node& map) {
        const NameReader reader = [this](std::string_view key) -> std::optional<ReadName> {
            const std::string_view id = trim(key);
            const bool known = id == "score" || bool(rubric_.find(id));
            return known ? std::optional(ReadName{std::string(id)}) : std::nullopt;
        };
        each_of(map, reader, [this](const std::string& /*id*/, const Node& value) { number(value, false); });
    }

    void answers(const Node& map) {
        const NameReader reader = [this](std::string_view key) { return read_criterion(plan_, key); };
        each_of(map, reader, [this](const std::string& id, const Node& value) {
            answer(plan_.entries[rubric_.find(id).at()], value);
        });
    }

    void answer(const FixPlan::Entry& entry, const Node& value) {
        if (value.is_list()) {
            met(entry, value);
        } else if (value.is_text()) {
            value_of_answer(entry, value);
        }
        each_of(value, answer_reader_, [&](const std::string& key, const Node& part) {
            if (key == "value") {
                value_of_answer(entry, part);
            } else if (key == "met") {
                met(entry, part);
            } else if (key == "counts") {
                counts(entry, part);
            } else if (key == "events") {
                events(entry, part);
            } else if (key == "evidence") {
                evidence(part);
            } else if (key != "note" && has(entry, key)) {
                number(part, false);
            }
        });
    }

    void value_of_answer(const FixPlan::Entry& entry, const Node& value) {
        if (const auto na = mended_na(value.text())) {
            replace(value, *na);
        } else if (has(entry, "value") && entry.shape == Shape::key) {
            choice(value, entry.names);
        } else if (has(entry, "value")) {
            number(value, entry.percent);
        }
    }

    void met(const FixPlan::Entry& entry, const Node& list) {
        if (!has(entry, "met") || index_.is_shared(list)) {
            return;
        }
        for (const Node& each : list) {
            choice(each, entry.names);
        }
    }

    void counts(const FixPlan::Entry& entry, const Node& map) {
        if (!has(entry, "counts")) {
            return;
        }
        const NameReader reader = [&entry](std::string_view key) -> std::optional<ReadName> {
            const std::size_t at = find_name(key, entry.names);
            return at == entry.names.size() ? std::nullopt : std::optional(ReadName{entry.names[at]});
        };
        each_of(map, reader,
                [this](const std::string& /*name*/, const Node& value) { number(value, false); });
    }

    void events(const FixPlan::Entry& entry, const Node& list) {
        if (!entry.events || index_.is_shared(list)) {
            return;
        }
        for (const Node& each : list) {
            each_of(each, event_reader_, [&](const std::string& key, const Node& value) {
                if (key == "date") {
                    date(value);
                } else if (key == "class") {
                    choice(value, entry.names);
                } else if (key == "tags" && !index_.is_shared(value)) {
                    for (const Node& tag : value) {
                        choice(tag, entry.tags);
                    }
                }
            });
        }
    }

    void evidence(const Node& list) {
        if (index_.is_shared(list)) {
            return;
        }
        for (const Node& each : list) {
            each_of(each, evidence_reader_, [this](const std::string& key, const Node& value) {
                if (key == "date") {
                    date(value);
                }
            });
        }
    }

    /// Fixes the keys of a map and calls `work` with each that is understood. Does nothing for what is no
    /// map.
    template <typename Work>
    void each_of(const Node& map, const NameReader& reader, const Work& work) {
        if (!map.is_map() || index_.is_shared(map)) {
            return;
        }
        const auto names = read_names(index_, map, reader, edits_);
        std::size_t i = 0;
        for (const auto& [key, value] : map.entries()) {
            if (const auto& known = names[i++]) {
                work(*known, value);
            }
        }
    }

    static bool has(const FixPlan::Entry& entry, std::string_view part) { return among(part, entry.parts); }

    void name(const Node& value) { replace(value, trimmed(value.text())); }
    void choice(const Node& value, const std::vector<std::string>& names) {
        replace(value, mended_choice(value.text(), names));
    }
    void number(const Node& value, bool percent) { replace(value, mended_number(value.text(), percent)); }
    void date(const Node& value) { replace(value, mended_date(value.text())); }

    void replace(const Node& value, const std::optional<Mend>& mend) {
        if (!mend || !value.is_text() || mend->text.empty() || mend->text == value.text()) {
            return;
        }
        if (auto edit = edit_of(index_, value, mend->text)) {
            edit->fix = fix_of_value(value, *mend);
            edits_.push_back(std::move(*edit));
        }
    }

    const FixPlan& plan_;
    const Rubric& rubric_;
    const ByteIndex& index_;
    std::vector<Edit>& edits_;
    const NameReader record_reader_ = reader_of_keys(list_of(record_keys));
    const NameReader unit_reader_ = reader_of_keys(plan_.unit_keys);
    const NameReader answer_reader_ = reader_of_keys(list_of(answer_keys));
    const NameReader event_reader_ = reader_of_keys(list_of(event_keys()));
    const NameReader evidence_reader_ = reader_of_keys(list_of(evidence_keys));
};

}  // namespace

FixPlan::FixPlan(const Rubric& of) : rubric(of), unit_keys({"id", "name", "region"}) {
    for (const auto& fact : rubric.facts) {
        unit_keys.emplace_back(fact.id);
    }
    for (const auto& item : rubric.items) {
        nodes.emplace_back(item.id);
        Entry& entry = entries.emplace_back();
        const KindRow* const row = item.criterion ? find_kind(item.criterion->kind->name()) : nullptr;
        if (row == nullptr) {
            continue;
        }
        entry.parts = row->parts;
        const AnswerForm form = item.criterion->kind->form(item.points);
        entry.shape = form.shapes.empty() ? Shape::number : form.shapes.front();
        entry.percent = form.percent;
        // Who the unit is may be said elsewhere: a name of any version is one.
        each_version(item, [&](const Criterion& criterion, const Places&, const Variant*) {
            const AnswerForm own = criterion.kind->form(item.points);
            entry.events = entry.events || among(Shape::events, own.shapes);
            const auto add = [](const std::string& name, auto& names) {
                if (!among(name, names)) {
                    names.push_back(name);
                }
            };
            for (const auto& tag : own.tags) {
                add(tag, entry.tags);
            }
            for (const auto& choice : own.choices) {
                add(choice.key, entry.names);
            }
        });
    }
}

std::span<const std::string_view> record_key_order() { return record_keys; }

bool is_ours(const Rubric& rubric, const Node* tag, const Node* id) {
    return tag != nullptr && trim(tag->text()) == "record/1" &&
           (id == nullptr || id->is_null() || trim(id->text()) == rubric.id);
}

void find_edits(const FixPlan& plan, const ByteIndex& index, const Node& record, std::vector<Edit>& edits) {
    if (!index.is_shared(record)) {
        RecordFixer(plan, index, edits).run(record);
    }
}

}  // namespace ceping
