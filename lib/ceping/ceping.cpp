#include <ceping/ceping.hpp>

#include <ceping/analyse/batch_report.hpp>
#include <ceping/analyse/comparing/result_diff.hpp>
#include <ceping/analyse/explaining/derivation.hpp>
#include <ceping/analyse/ranking/rank_rule.hpp>
#include <ceping/analyse/validation.hpp>
#include <ceping/base/choices.hpp>
#include <ceping/base/parallel.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/record/roster.hpp>
#include <ceping/decode/record/ruling.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/model/named.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/write/batches/report.hpp>
#include <ceping/write/differences/diff.hpp>
#include <ceping/write/explaining/explanation.hpp>
#include <ceping/write/explaining/phrases.hpp>
#include <ceping/write/formats.hpp>
#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/ranking/league.hpp>

#include <algorithm>

namespace ceping {

namespace {

/// The format of a name that can write something. Throws: UsageError.
const OutputFormat& format_among(std::string_view name, const std::vector<std::string>& known) {
    check_choice(name, "format", known);
    return *find_output_format(name);
}

void put_answer(JsonBuilder& json, const AnswerDraft& answer) {
    json.text_if("value", answer.value).text_if("num", answer.num).text_if("den", answer.den);
    json.text_if("sample", answer.sample).text_if("note", answer.note);
    if (answer.met) {
        json.list("met");
        for (const auto& check : *answer.met) {
            json.text(check);
        }
        json.close();
    }
    if (answer.counts) {
        json.object("counts");
        for (const auto& [each, count] : *answer.counts) {
            json.text(each, count);
        }
        json.close();
    }
    if (answer.events) {
        json.list("events");
        for (const auto& each : *answer.events) {
            json.open('{')
                .text_if("class", each.of)
                .text_if("date", each.date)
                .text_if("matter", each.matter);
            json.list("tags");
            for (const auto& tag : each.tags) {
                json.text(tag);
            }
            json.close().text_if("note", each.note).close();
        }
        json.close();
    }
    if (!answer.evidence.empty()) {
        json.list("evidence");
        for (const auto& each : answer.evidence) {
            json.open('{').text_if("title", each.title).text_if("file", each.file).text_if("url", each.url);
            json.text_if("type", each.type).text_if("date", each.date).text_if("sha256", each.sha256).close();
        }
        json.close();
    }
}

std::string record_text(const RecordDraft& record) {
    JsonBuilder json;
    json.open('{').text("ceping", "record/1").text_if("source", record.source);
    json.object("unit").text("id", record.unit).text("name", record.name).text_if("region", record.region);
    for (const auto& [fact, value] : record.facts) {
        json.text(fact, value);
    }
    json.close().text_if("submitted", record.submitted).text_if("date", record.date);
    json.text_if("assessor", record.assessor);
    const auto open = [&json](std::string_view name, const auto& stated) {
        json.object(name);
        for (const auto& [id, holds] : stated) {
            json.raw(id, holds ? "true" : "false");
        }
    };
    if (!record.prerequisites.empty()) {
        open("prerequisites", record.prerequisites);
        json.close();
    }
    if (!record.vetoes.empty() || !record.veto_days.empty()) {
        open("vetoes", record.vetoes);
        for (const auto& [id, day] : record.veto_days) {
            json.object(id).text("date", day).close();
        }
        json.close();
    }
    json.object("answers");
    for (const auto& [criterion, answer] : record.answers) {
        json.object(criterion);
        put_answer(json, answer);
        json.close();
    }
    json.close().close();
    return json.take();
}

/// Results as tools read them back, with their nodes.
struct ReadBack {
    ResultSet set;
    Diagnostics found;  // of what was written a moment ago nothing is to be said
};

}  // namespace

struct Campaign::State {
    /// `bytes`: where it is no file.
    struct Input {
        std::string name;
        std::optional<std::string> bytes{};
        std::string format{};
    };

    CampaignOptions options;
    Rubric rubric;
    Rulings rulings;
    std::vector<Input> inputs;
    std::size_t drafts = 0;
    // What reports that were given out refer to.
    mutable std::vector<std::shared_ptr<const void>> reported;

    [[nodiscard]] unsigned jobs() const { return options.jobs == 0 ? processors() : options.jobs; }
    [[nodiscard]] ReadOptions reading() const {
        ReadOptions out;
        out.encoding = options.encoding;
        return out;
    }
    [[nodiscard]] ScoreOptions scoring() const {
        ScoreOptions out;
        out.stage = options.stage;
        out.keep_invalid = options.keep_invalid;
        out.latest_duplicate = options.latest_duplicate;
        out.rulings = &rulings;
        return out;
    }
    [[nodiscard]] RecordFeed feed(const RecordDecoder& decoder) const {
        return [this, &decoder](std::size_t index, const RecordSink& take) {
            const Input& input = inputs[index];
            if (input.bytes) {
                decoder.read_text(input.name, *input.bytes, input.format, reading(), take);
            } else {
                decoder.read(input.name, reading(), take);
            }
        };
    }
    void score(const BatchHooks& hooks) const {
        const Scorer scorer(rubric, scoring());
        const RecordDecoder decoder(rubric);
        score_batch(scorer, inputs.size(), feed(decoder), jobs(), hooks);
    }
    void write(ResultWriter& writer, const Sink& out) const {
        BatchHooks hooks;
        hooks.render = [&](const Result& result) { return writer.row(result); };
        hooks.put = [&](const Result&, std::string&& row) { writer.put(std::move(row), out); };
        hooks.progress = [](std::size_t, std::size_t) {};
        writer.begin(out);
        score(hooks);
        writer.finish(out);
    }
    [[nodiscard]] ResultOptions writing() const {
        ResultOptions out;
        out.language = options.language;
        out.overrides = options.policies;
        return out;
    }
    [[nodiscard]] std::shared_ptr<ReadBack> results() const {
        std::string lines;
        write(*make_ndjson_writer(rubric, writing()), [&lines](std::string_view bytes) { lines += bytes; });
        NodesWanted wanted;
        wanted.all = wanted.claims = wanted.inputs = wanted.details = wanted.findings = true;
        auto out = std::make_shared<ReadBack>();
        read_result_lines("results", std::move(lines), wanted, out->set, out->found);
        reported.push_back(out);
        return out;
    }
    [[nodiscard]] RankOptions ranking(ResultSet& set) const { return RankRule({}, &rubric, false).on(set); }
};

Campaign::Campaign(std::unique_ptr<State> state) : state_(std::move(state)) {}
Campaign::Campaign(Campaign&&) noexcept = default;
Campaign& Campaign::operator=(Campaign&&) noexcept = default;
Campaign::~Campaign() = default;

std::optional<Campaign> Campaign::open(const std::string& rubric, CampaignOptions options,
                                       Diagnostics& found) {
    auto loaded = load_rubric(rubric, found);
    if (!loaded) {
        return std::nullopt;
    }
    auto state = std::make_unique<State>();
    state->options = std::move(options);
    state->rubric = std::move(*loaded);
    for (const auto& [key, value] : state->options.policies) {
        override_policy(state->rubric, key, value);
    }
    if (!state->options.rulings.empty()) {
        auto rulings = load_rulings(state->options.rulings, state->rubric, found);
        if (!rulings) {
            return std::nullopt;
        }
        state->rulings = std::move(*rulings);
    }
    return Campaign(std::move(state));
}

const Rubric& Campaign::rubric() const { return state_->rubric; }

void Campaign::read(const std::string& path, Diagnostics& found) {
    if (path == "-") {
        throw UsageError({"标准输入只能读一次；请先读入，再用 read_text",
                          "standard input can be read only once: read it, and hand it to read_text"});
    }
    for (auto& file : expand_paths({path}, found)) {
        state_->inputs.push_back({std::move(file)});
    }
}

void Campaign::read_text(std::string name, std::string bytes, std::string_view format) {
    state_->inputs.push_back({std::move(name), std::move(bytes), std::string(format)});
}

void Campaign::add(const RecordDraft& record) {
    read_text("record " + std::to_string(++state_->drafts), record_text(record), "json");
}

std::vector<Diagnostic> Campaign::validate() const {
    Diagnostics general;
    ValidateOptions how;
    how.latest_duplicate = state_->options.latest_duplicate;
    std::optional<Roster> roster;
    if (!state_->options.roster.empty()) {
        roster = load_roster(state_->options.roster, state_->rubric, state_->reading(), general);
        how.roster = roster ? &*roster : nullptr;
    }
    const RecordDecoder decoder(state_->rubric, {true});
    auto validation =
        validate_batch(state_->rubric, how, state_->inputs.size(), state_->feed(decoder), state_->jobs());
    for (auto& each : take_findings(validation)) {
        general.add(std::move(each));
    }
    return std::move(general.all());
}

void Campaign::score(const std::function<void(const Result&)>& take) const {
    BatchHooks hooks;
    hooks.render = [](const Result&) { return std::string(); };
    hooks.put = [&take](const Result& result, std::string&&) { take(result); };
    hooks.progress = [](std::size_t, std::size_t) {};
    state_->score(hooks);
}

std::vector<Result> Campaign::score() const {
    std::vector<Result> out;
    score([&out](const Result& result) { out.push_back(result); });
    return out;
}

void Campaign::write_results(std::string_view format, const Sink& out) const {
    auto known = result_format_names();
    // A file of its own is another matter than bytes.
    known.erase(std::remove_if(known.begin(), known.end(),
                               [](const auto& name) { return find_output_format(name)->adds; }),
                known.end());
    state_->write(*format_among(format, known).results(state_->rubric, state_->writing()), out);
}

Report Campaign::explain(std::string_view unit) const {
    const RecordDecoder decoder(state_->rubric);
    auto units = gather_units(state_->inputs.size(), state_->feed(decoder), state_->jobs(),
                              [](std::size_t, std::size_t) {});
    const auto named = units_named({std::string(unit)}, units.size(), [&units](std::size_t i) {
        const Unit& of = units[i].front().unit;
        return UnitName{of.id, of.name};
    });
    const auto by_id = std::find_if(named.begin(), named.end(),
                                    [&](std::size_t i) { return units[i].front().unit.id == unit; });
    if (by_id == named.end() && named.size() > 1) {
        throw UsageError(phrases::several_units.with({{"unit", unit}, {"units", named.size()}}));
    }
    const std::size_t at = by_id == named.end() ? named.front() : *by_id;
    const auto records = std::make_shared<std::vector<Record>>(std::move(units[at]));
    const auto explanation = std::make_shared<Explanation>();
    explanation->derivation = derive(state_->rubric, Scorer(state_->rubric, state_->scoring()), *records);
    state_->reported.push_back(records);
    return explanation_report(state_->rubric, explanation, state_->options.policies,
                              state_->options.language);
}

Report Campaign::rank() const {
    const auto results = state_->results();
    const auto table = std::make_shared<LeagueTable>();
    const RankOptions how = state_->ranking(results->set);
    table->set = &results->set;
    table->rubric = &state_->rubric;
    table->by = how.by;
    table->leagues = rank_results(results->set, how);
    state_->reported.push_back(table);
    return league_report(*table, {state_->options.language, {}});
}

Report Campaign::compare(const Campaign& before) const {
    const auto old = before.state_->results();
    const auto now = state_->results();
    ResultComparer comparer(ResultDiffOptions{});
    Diagnostics found;
    for (auto& result : old->set.results) {
        comparer.before(std::move(result), found);
    }
    for (const auto& result : now->set.results) {
        comparer.after(result, found);
    }
    const auto diff = std::make_shared<const ResultDiff>(comparer.finish(now->set.nodes.size()));
    state_->reported.push_back(diff);
    return result_diff_report(*diff, now->set, false, state_->options.language);
}

void Campaign::write_report(std::string_view format, const Sink& out) const {
    const OutputFormat& chosen = format_among(format, overview_format_names());
    const auto results = state_->results();
    BatchReportOptions how;
    how.rank = state_->ranking(results->set);
    ReportChoices choices;
    choices.language = state_->options.language;
    chosen.overview(make_batch_report(state_->rubric, results->set, how), choices, out);
}

std::string written(const Report& report, std::string_view format) {
    std::string out;
    format_among(format, report_format_names()).report(report, {}, [&out](std::string_view bytes) {
        out += bytes;
    });
    return out;
}

std::string written(const std::vector<Diagnostic>& found, std::string_view format, Language language) {
    FindingOptions options;
    options.language = language;
    options.tool = "ceping";
    std::string out;
    format_among(format, finding_format_names()).findings(found, options, [&out](std::string_view bytes) {
        out += bytes;
    });
    return out;
}

}  // namespace ceping
