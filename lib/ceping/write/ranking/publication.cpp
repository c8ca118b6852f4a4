// The publication list 公示名单. It goes out on paper, so it is in Chinese whatever the run's language. Source:
// ceping-rank(1), THE PUBLICATION LIST.
#include <ceping/write/ranking/league.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/letters/letter_parts.hpp>
#include <ceping/write/ranking/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

class Publication {
public:
    Publication(const LeagueTable& table, const PublicationOptions& options)
        : table_(table),
          options_(options),
          listed_(std::accumulate(
              table.leagues.begin(), table.leagues.end(), std::size_t{0},
              [this](std::size_t sum, const League& league) { return sum + units_of(league).size(); })) {}

    [[nodiscard]] Report text() {
        LeagueOptions paper;
        paper.language = Language::zh;
        paper.title = options_.title.empty() ? "关于测评结果的公示" : options_.title;
        out_ = begin_league(table_, paper, {}, {});
        out_.letter = true;
        out_.paper = true;
        if (table_.rubric != nullptr) {
            if (const Words standing = standing_words(*table_.rubric); !standing.zh.empty()) {
                say(standing.zh, true);
            }
        }
        opening();
        say(days());
        say("公示期内，单位和个人对上述结果有异议的，请以书面形式反映。以单位名义反映的，请加盖公章；以个人名义反映的，"
            "请署真实姓名并写明联系方式，以便核实。");
        say(phrases::publication_contact.with(
            {{"contact", options_.contact.empty() ? "＿＿＿＿＿＿＿＿＿＿＿＿" : options_.contact}}));
        add_letter_signature(out_, options_.issuer, options_.date, "附件：测评结果名单", "特此公示。");
        names();
        return std::move(out_);
    }

private:
    void say(std::string text, bool notice = false) {
        out_.blocks.emplace_back(Report::Paragraph{{{std::move(text)}}, notice});
    }

    /// What was done, as far as the results tell: a list of units that nobody visited must not seem to be one of visits.
    [[nodiscard]] std::string done() const {
        std::set<Stage> stages;
        for (const auto& result : table_.set->results) {
            if (result.scored()) {
                stages.insert(result.stage);
            }
        }
        return stages.size() != 1                   ? "进行了测评"
               : *stages.begin() == Stage::verified ? "的自评情况进行了核验"
                                                    : "报送的自评材料进行了评分（未经实地核验）";
    }

    [[nodiscard]] std::string period() const {
        if (!options_.period.empty()) {
            return phrases::published_for.with({{"span", options_.period}});
        }
        // Of several years the rubric's is the last one's alone.
        const bool known = table_.rubric != nullptr && table_.rubric->period && options_.years.empty();
        return known ? phrases::published_for.with({{"span", period_words(*table_.rubric)}}) : std::string();
    }

    [[nodiscard]] std::string years() const {
        std::vector<std::string> parts;
        for (const auto& year : options_.years) {
            parts.push_back(year.edition + "：" + (year.share * Exact(100)).shortest(2) + "%");
        }
        return parts.empty()
                   ? std::string()
                   : phrases::published_years.with({{"years", join({parts.begin(), parts.end()}, "，")}});
    }

    void opening() {
        const Rubric* rubric = table_.rubric;
        say(phrases::publication_opening.with(
            {{"basis", rubric == nullptr
                           ? std::string()
                           : phrases::published_by_rubric.with({{"rubric", letter_rubric_name(*rubric)}})},
             {"done", done()},
             {"period", period()},
             {"years", years()},
             {"units", listed_ == 0 ? std::string() : units()}}));
    }

    /// How many, and from which band up.
    [[nodiscard]] std::string units() const {
        if (!options_.from) {
            return phrases::published_units.with({{"units", listed_}});
        }
        const auto& pattern =
            options_.from.at() == 0 ? phrases::published_band_alone : phrases::published_from_band;
        return pattern.with(
            {{"band", table_.rubric->band_title(table_.rubric->band(options_.from).id)}, {"units", listed_}});
    }

    /// The ranked units of a group that are listed, in the order of their ranks.
    [[nodiscard]] std::vector<const Ranked*> units_of(const League& league) const {
        std::vector<const Ranked*> out;
        for (std::size_t i = 0; i < league.ranked; ++i) {
            const BandId band = table_.rubric == nullptr || !options_.from
                                    ? BandId()
                                    : table_.rubric->find_band(league.units[i].band);
            if (!options_.from || (band && band <= options_.from)) {
                out.push_back(&league.units[i]);
            }
        }
        return out;
    }

    [[nodiscard]] std::string days() const {
        const auto& [first, last] = std::pair(options_.date, options_.until);
        if (first && last) {
            return phrases::published_days.with(
                {{"span", *first == *last ? letter_day(*first) : span_words(*first, *last).zh},
                 {"days", static_cast<std::size_t>(days_between(*first, *last) + 1)}});
        }
        return phrases::published_from_to.with(
            {{"first", first ? letter_day(*first) : std::string(letter_date)},
             {"last", last ? letter_day(*last) : std::string("＿＿月＿＿日")}});
    }

    void heading(int level, std::string text) {
        Report::Heading out{level, "part-" + std::to_string(++headings_), std::move(text)};
        out.in_contents = false;
        out_.blocks.emplace_back(std::move(out));
    }

    /// The annex: groups, in each the bands from the best, and in each band the names in the order of their ranks.
    void names() {
        Report::Heading annex{2, "annex", "附件"};
        annex.below = "测评结果名单";
        annex.in_contents = false;
        annex.new_page = true;
        out_.blocks.emplace_back(std::move(annex));
        if (listed_ > 0) {
            say(banded() ? "同一等次的单位按得分从高到低排列，序号不是名次。"
                         : "单位按得分从高到低排列，序号不是名次。");
        }
        std::size_t groups = 0;
        for (const auto& league : table_.leagues) {
            if (units_of(league).empty()) {
                continue;
            }
            if (!table_.by.empty()) {
                heading(2, phrases::publication_chapter.with(
                               {{"number", chinese_number(++groups)},
                                {"title", league.group.empty() ? "（未填写）" : league.group}}));
            }
            bands(league);
        }
        if (listed_ == 0) {
            say(options_.from ? "没有达到这一等次的单位。" : "没有参加排名的单位。");
        }
    }

    [[nodiscard]] bool banded() const {
        return std::any_of(table_.leagues.begin(), table_.leagues.end(), [](const League& league) {
            return std::any_of(league.units.begin(),
                               league.units.begin() + static_cast<std::ptrdiff_t>(league.ranked),
                               [](const Ranked& each) { return !each.band.empty(); });
        });
    }

    void bands(const League& league) {
        std::size_t parts = 0;
        for (const auto& band : bands_of(league)) {
            Report::List units;
            units.first = 1;
            for (const Ranked* each : units_of(league)) {
                if (each->band == band) {
                    units.items.push_back({{name_of(table_.set->results[each->result])}});
                }
            }
            if (units.items.empty()) {
                continue;
            }
            if (!band.empty()) {
                const std::string title = phrases::publication_band.with(
                    {{"band", table_.rubric == nullptr ? band : table_.rubric->band_title(band)},
                     {"units", units.items.size()}});
                const bool grouped = !table_.by.empty();
                heading(grouped ? 3 : 2, (grouped ? phrases::publication_part : phrases::publication_chapter)
                                             .with({{"number", chinese_number(++parts)}, {"title", title}}));
            }
            out_.blocks.emplace_back(std::move(units));
        }
    }

    /// In the rubric's order where it is known, else as the ranks bring them.
    [[nodiscard]] std::vector<std::string> bands_of(const League& league) const {
        std::vector<std::string> out;
        if (table_.rubric != nullptr) {
            for (const auto& band : table_.rubric->bands) {
                out.push_back(band.id);
            }
        }
        for (std::size_t i = 0; i < league.ranked; ++i) {
            if (!among(league.units[i].band, out)) {
                out.push_back(league.units[i].band);
            }
        }
        return out;
    }

    /// `丁机关（泉州市鲤城区）`.
    [[nodiscard]] static std::string name_of(const SavedResult& result) {
        const std::string& name = result.name.empty() ? result.unit : result.name;
        std::string region;
        for (std::size_t i = 0; i < result.region.size(); ++i) {
            // Steps of a path in Chinese need nothing between them.
            const auto chinese = [&](std::size_t at) {
                return at < result.region.size() && static_cast<unsigned char>(result.region[at]) >= 0x80;
            };
            if (result.region[i] != '/' || i == 0 || !chinese(i - 1) || !chinese(i + 1)) {
                region += result.region[i];
            }
        }
        return region.empty()
                   ? name
                   : std::string(phrases::with_remark.with({{"what", name}, {"remark", region}}).zh);
    }

    const LeagueTable& table_;
    const PublicationOptions& options_;
    std::size_t listed_;  // units
    Report out_;
    std::size_t headings_ = 0;
};

}  // namespace

Report publication(const LeagueTable& table, const PublicationOptions& options) {
    return Publication(table, options).text();
}

}  // namespace ceping
