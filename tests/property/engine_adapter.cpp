#include "engine_adapter.hpp"

#include <ceping/analyse/validation.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/write/records/record_yaml.hpp>
#include <ceping/write/results/results.hpp>

#include <mutex>
#include <optional>

namespace plain {
namespace {

std::string words(const ceping::Diagnostics& found) {
    std::string out;
    for (const auto& one : found.all()) {
        if (one.severity == ceping::Severity::error) {
            out += one.line(ceping::Language::en) + "\n";
        }
    }
    return out;
}

ceping::ScoreOptions score_options(const EngineOptions& options) {
    ceping::ScoreOptions made;
    if (!options.stage.empty()) {
        made.stage = options.stage == "self" ? ceping::Stage::self : ceping::Stage::verified;
    }
    made.keep_invalid = options.keep_invalid;
    made.latest_duplicate = options.duplicates_latest;
    return made;
}

std::optional<ceping::Rubric> rubric_of(const std::string& yaml, ceping::Diagnostics& found) {
    const auto tree = ceping::read_rubric_text("rubric.yaml", yaml, found);
    return tree ? ceping::decode_rubric(*tree, found) : std::nullopt;
}

}  // namespace

EngineRun run_engine(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                     const EngineOptions& options) {
    EngineRun run;
    ceping::Diagnostics found;
    const auto rubric = rubric_of(rubric_yaml, found);
    if (!rubric) {
        run.errors = words(found);
        return run;
    }
    const ceping::RecordDecoder decoder(*rubric);
    std::mutex errors;  // files are read on several threads
    const auto feed = [&](std::size_t index, const std::function<void(ceping::Record &&)>& take) {
        ceping::Diagnostics in_file;
        const auto decode = [&](ceping::Document& document) {
            decoder.decode(document, take);
            return true;
        };
        ceping::read_text(inputs[index].first, inputs[index].second, {}, {}, decode, in_file);
        const std::scoped_lock lock(errors);
        run.errors += words(in_file);
    };
    const ceping::Scorer scorer(*rubric, score_options(options));
    const auto writer = ceping::make_ndjson_writer(*rubric, {});
    ceping::BatchHooks hooks;
    hooks.render = [&](const ceping::Result& result) { return writer->row(result); };
    hooks.put = [&](const ceping::Result&, std::string&& line) {
        while (!line.empty() && line.back() == '\n') {
            line.pop_back();
        }
        run.units.push_back({std::move(line)});
    };
    ceping::score_batch(scorer, inputs.size(), feed, static_cast<unsigned>(options.jobs), hooks);
    return run;
}

std::vector<EngineInput> accepted(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                                  const EngineOptions& options) {
    ceping::Diagnostics found;
    const auto rubric = rubric_of(rubric_yaml, found);
    if (!rubric) {
        return {};
    }
    const ceping::RecordDecoder decoder(*rubric, {true});
    const auto feed = [&](std::size_t index, const std::function<void(ceping::Record &&)>& take) {
        decoder.read_text(inputs[index].first, inputs[index].second, {}, {}, take);
    };
    ceping::ValidateOptions how;
    how.keep_records = true;
    how.evidence.files = false;
    how.latest_duplicate = options.duplicates_latest;
    const auto validation =
        ceping::validate_batch(*rubric, how, inputs.size(), feed, static_cast<unsigned>(options.jobs));
    std::vector<EngineInput> out;
    for (const auto& records : validation.records) {
        std::string text;
        for (const bool self : {true, false}) {
            for (const auto& record : records) {
                if (record.is_self() == self) {
                    text += (text.empty() ? "" : "---\n") + ceping::record_yaml(*rubric, record);
                }
            }
        }
        if (!text.empty()) {
            out.emplace_back("unit" + std::to_string(out.size()) + ".yaml", std::move(text));
        }
    }
    return out;
}

}  // namespace plain
