#include "score_choices.hpp"

#include <ceping/base/error.hpp>
#include <ceping/decode/record/ruling.hpp>

#include <algorithm>

#include "frame.hpp"
#include "output.hpp"

namespace ceping::frame {

std::vector<std::string> stage_choices() { return {"self", "verified"}; }
std::vector<std::string> duplicate_choices() { return {"error", "latest"}; }

void add_score_choices(CLI::App& app, ScoreChoices& choices) {
    add_text(app, "--rulings", choices.rulings, "FILE", {"复核裁定文件", "rulings after appeal"});
    add_choice(app, "--stage", choices.stage, stage_choices(),
               {"只算自评，或一律按核验阶段算", "score self records alone, or every unit as verified"});
    add_flag(app, "--keep-invalid", choices.keep_invalid,
             {"无效的填报内容按未填报处理，单位照常计分",
              "treat invalid answers as missing instead of rejecting the unit"});
    add_choice(app, "--duplicates", choices.duplicates, duplicate_choices(),
               {"同一单位有多份自评时", "what to do with several self records of one unit"});
    add_list(app, "--set", choices.set, "KEY=VALUE",
             {"换一种口径计分，供比较，可重复", "score under another policy, for comparison; repeatable"});
}

void add_rank_choices(CLI::App& app, RankChoices& choices) {
    add_text(
        app, "--by", choices.by, "FACT",
        {"按单位的一项或几项信息分组排名，以逗号相隔；也可写 region、region:N 或 none",
         "rank within each value of a fact, or of several, separated by commas; also region, region:N or none"});
    add_choice(app, "--style", choices.style, {"competition", "dense"},
               {"并列之后的名次：跳过或不跳过", "after a tie the next rank skips, or does not"});
    add_comma_list(app, "--tie-break", choices.tie_break, "ID",
                   {"同分时依次比较的节点，或 exact；以逗号相隔",
                    "nodes that order equal scores in turn, or exact; separated by commas"});
}

std::vector<std::pair<std::string, std::string>> overrides_of(const std::vector<std::string>& set,
                                                              const char* option, const Words& other) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& each : set) {
        const std::size_t mark = each.find('=');
        if (mark == std::string::npos || mark == 0) {
            throw UsageError(
                phrases::no_key_value.with({{"option", option}, {"other", other}, {"text", each}}));
        }
        // Of one key that stands twice the last counts.
        const std::string key = each.substr(0, mark);
        out.erase(
            std::remove_if(out.begin(), out.end(), [&](const auto& before) { return before.first == key; }),
            out.end());
        out.emplace_back(key, each.substr(mark + 1));
    }
    return out;
}

ScoreOptions score_options(const ScoreChoices& choices, Detail detail, const Rulings& rulings) {
    ScoreOptions out;
    if (!choices.stage.empty()) {
        out.stage = choices.stage == "self" ? Stage::self : Stage::verified;
    }
    out.keep_invalid = choices.keep_invalid;
    out.latest_duplicate = choices.duplicates == "latest";
    out.detail = detail;
    out.rulings = &rulings;
    return out;
}

Rulings usable_rulings(const std::string& path, const Rubric& rubric,
                       const std::function<void(const std::vector<Diagnostic>&)>& tell) {
    if (path.empty()) {
        return {};
    }
    Diagnostics found;
    auto rulings = ceping::load_rulings(path, rubric, found);
    found.sort();
    tell(found.all());
    if (!rulings) {
        throw unusable({"裁定文件", "the rulings"}, path);
    }
    return std::move(*rulings);
}

Rulings load_rulings_of(const ScoreChoices& choices, const Rubric& rubric, const CommonOptions& common) {
    return usable_rulings(choices.rulings, rubric, [&](const auto& found) { tell_findings(found, common); });
}

}  // namespace ceping::frame
