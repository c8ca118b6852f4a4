#include <ceping/write/ranking/ranking.hpp>

#include <ceping/base/choices.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/write/ranking/phrases.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t most_draws = 100'000'000;
constexpr std::size_t most_seed = 999'999'999'999'999'999U;
constexpr std::size_t most_units = 1'000'000'000;

/// `15%`, `0.15` or `3/20`, as a share.
std::optional<Exact> share_of(std::string_view text) {
    text = trim(text);
    if (!text.ends_with('%')) {
        return number_in(text);
    }
    const auto value = number_in(text.substr(0, text.size() - 1));
    return value ? std::optional(*value / Exact(100)) : std::nullopt;
}

std::vector<YearShare> years_of(const std::vector<std::string>& stated) {
    std::vector<YearShare> out;
    Exact sum;
    for (const auto& each : stated) {
        const std::size_t mark = each.rfind('=');
        const auto share = mark == std::string::npos ? std::nullopt : share_of(each.substr(mark + 1));
        if (!share || share->sign() <= 0 || mark == 0) {
            throw UsageError(phrases::combine_shares.with({{"text", each}}));
        }
        const std::string edition = each.substr(0, mark);
        if (std::any_of(out.begin(), out.end(), [&](const auto& year) { return year.edition == edition; })) {
            throw UsageError(phrases::combine_twice.with({{"edition", edition}}));
        }
        out.push_back({edition, *share});
        sum += *share;
    }
    if (!out.empty() && sum != Exact(1)) {
        throw UsageError(phrases::combine_sum.with({{"percent", (sum * Exact(100)).plain()}}));
    }
    return out;
}

/// A number of at least 1.
std::size_t positive(const std::string& text, std::string_view option, std::size_t most) {
    const std::size_t out = parse_count(text, option, most);
    if (out == 0) {
        throw UsageError(phrases::at_least_one.with({{"option", option}}));
    }
    return out;
}

RollupOptions rollup_of(const std::string& way, const RoundingRule& rounding) {
    RollupOptions out{RollupWay::mean, {}, rounding.final, rounding.mode};
    if (way.starts_with("weighted:") && way.size() > 9) {
        out.way = RollupWay::weighted;
        out.fact = way.substr(9);
    } else if (way == "lowest") {
        out.way = RollupWay::lowest;
    } else if (way != "mean") {
        throw UsageError(phrases::rollup_ways.with({{"way", way}}));
    }
    return out;
}

/// A fact of which no unit states a number weighs nothing.
void check_weighs(const ResultSet& set, const std::string& fact) {
    const auto weighs = [&](const SavedResult& result) {
        const auto text = result.fact(fact);
        const auto value = text ? Exact::parse(*text) : std::nullopt;
        return value && value->sign() >= 0;
    };
    if (!fact.empty() && !set.results.empty() &&
        std::none_of(set.results.begin(), set.results.end(), weighs)) {
        throw UsageError(phrases::weighs_nothing.with({{"fact", fact}}));
    }
}

/// By id, or else by title.
BandId band_named(const Rubric& rubric, const std::string& name) {
    if (const BandId known = rubric.find_band(name)) {
        return known;
    }
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < rubric.bands.size(); ++i) {
        if (rubric.bands[i].title == name) {
            return BandId(i);
        }
        ids.push_back(rubric.bands[i].id);
    }
    throw UsageError(phrases::publish_from_unknown.with(
        {{"band", name}, {"bands", ids.empty() ? std::string("-") : join(ids)}}));
}

/// How each unit stood before.
std::vector<std::optional<Earlier>> earlier_of(const ResultSet& set, const ResultSet& before,
                                               RankOptions rule) {
    rule.rubric = nullptr;  // ranks alone: quotas would ask for nodes that earlier results may lack
    std::map<std::string, std::optional<Earlier>> by_unit;
    for (const auto& league : rank_results(before, rule)) {
        for (const auto& unit : league.units) {
            const auto& result = before.results[unit.result];
            if (result.scored()) {
                by_unit[result.unit] = Earlier{unit.rank, result.score};
            }
        }
    }
    std::vector<std::optional<Earlier>> out;
    for (const auto& result : set.results) {
        out.push_back(by_unit[result.unit]);
    }
    return out;
}

}  // namespace

void check_request(const RankingRequest& request, std::string_view rubric) {
    const bool rolls = !request.rollup.empty();
    const bool shortlists = !request.top.empty();
    const bool compares = !request.compare.empty();
    const bool draws = !request.stability.empty();
    const auto refuse = [](bool given, const Words& words) {
        if (given) {
            throw UsageError(words);
        }
    };
    refuse((rolls ? 1 : 0) + (shortlists ? 1 : 0) + (request.publish ? 1 : 0) > 1,
           phrases::one_view.with({}));
    // What would be passed over in silence.
    const auto idle = [&](bool given, const char* option, const Words& why = {}) {
        refuse(given && (rolls || shortlists),
               phrases::idle_beside.with(
                   {{"option", option}, {"view", rolls ? "--rollup" : "--top"}, {"why", why}}));
    };
    idle(!request.order.by.empty(), "--by",
         (rolls ? phrases::rolled_by_region : phrases::grouped_by_per).with({}));
    idle(compares, "--compare");
    idle(draws, "--stability");
    idle(rolls && (!request.order.style.empty() || !request.order.tie_break.empty()), "--style, --tie-break",
         phrases::rollup_unranked.with({}));
    refuse(request.publish && (compares || draws), phrases::publish_beside.with({}));
    const PublicationOptions& published = request.published;
    for (const auto& [option, given] :
         {std::pair("--period", !published.period.empty()), std::pair("--issuer", !published.issuer.empty()),
          std::pair("--contact", !published.contact.empty()), std::pair("--date", published.date.has_value()),
          std::pair("--until", published.until.has_value()),
          std::pair("--publish-from", !request.publish_from.empty())}) {
        refuse(given && !request.publish, phrases::only_published.with({{"option", option}}));
    }
    refuse(published.date && published.until && *published.until < *published.date,
           phrases::published_backwards.with({}));
    refuse(!request.publish_from.empty() && rubric.empty(), phrases::publish_from_rubric.with({}));
    refuse(shortlists == request.per.empty(), phrases::top_with_per.with({}));
    refuse(draws && rubric.empty(), phrases::stability_rubric.with({}));
    refuse(!request.combine.empty() && (draws || rolls), phrases::combine_beside.with({}));
    std::vector<std::string> inputs = request.results;
    inputs.insert(inputs.end(), {std::string(rubric), request.compare});
    check_stdin_once(inputs);
    static_cast<void>(years_of(request.combine));
}

Ranking::Ranking(RankingRequest request, Diagnostics& found, Tell tell)
    : request_(std::move(request)),
      tell_(std::move(tell)),
      rule_(request_.order, request_.rubric, !request_.combine.empty()) {
    check_request(request_, request_.rubric == nullptr ? "" : "RUBRIC");
    if (request_.rubric != nullptr) {
        rounding_ = request_.rubric->rounding;
    }
    const NodesWanted nodes = wanted();
    if (!request_.top.empty()) {
        top_ = positive(request_.top, "--top", most_units);
    }
    if (!request_.rollup.empty()) {
        rollup_ = rollup_of(request_.rollup, rounding_);
    }
    const auto years = years_of(request_.combine);
    read_results(request_.results, nodes, set_, found, !years.empty());
    if (!request_.compare.empty()) {
        read_results({request_.compare}, nodes, before_, found);
    }
    if (!years.empty()) {
        combine(years);
    } else {
        refuse_mixed(found);
        const std::size_t errors = found.errors();
        check_nodes(set_, needed(nodes), found);
        unusable_ = found.errors() > errors;
    }
}

void Ranking::combine(const std::vector<YearShare>& years) {
    auto composite = combine_years(set_, years, rounding_.final, rounding_.mode, request_.rubric);
    table_.incomplete = std::move(composite.incomplete);
    set_ = std::move(composite.set);
    for (const auto& stranger : composite.strangers) {
        tell_(phrases::combine_stranger.with({{"edition", stranger}}));
    }
}

void Ranking::refuse_mixed(Diagnostics& found) const {
    Diagnostics mixed;
    check_mixed(set_, mixed);
    if (!mixed.empty() && !request_.allow_mixed) {
        const Diagnostic& first = mixed.all().front();
        tell_({first.line(Language::zh), first.line(Language::en)});
        throw Error(phrases::nothing_ranked.with({}));
    }
    found.append(std::move(mixed));
}

/// The nodes of results that are kept.
NodesWanted Ranking::wanted() const {
    NodesWanted out;
    rule_.wants(out);
    const Rubric* rubric = request_.rubric;
    out.all = rubric == nullptr && !request_.rollup.empty();
    if (rubric == nullptr) {
        return out;
    }
    const bool draws = !request_.stability.empty();
    if (draws) {
        for (const auto& items : {varied_sections(*rubric), groups_above_varied(*rubric)}) {
            for (const auto item : items) {
                out.ids.push_back(rubric->at(item).id);
            }
        }
    }
    for (std::size_t i = 0; i < rubric->items.size() && !request_.rollup.empty(); ++i) {
        if (rolls_up(*rubric, ItemId(i))) {
            out.ids.push_back(rubric->items[i].id);
        }
    }
    if (draws || !request_.combine.empty()) {
        for (const auto& band : rubric->bands) {
            for (const auto& each : band.requirements) {
                out.ids.push_back(rubric->at(each.item).id);
            }
        }
    }
    std::sort(out.ids.begin(), out.ids.end());
    out.ids.erase(std::unique(out.ids.begin(), out.ids.end()), out.ids.end());
    return out;
}

/// Without the top sections that are criteria where a roll-up is of results that have groups alone, which is said.
NodesWanted Ranking::needed(NodesWanted nodes) const {
    const Rubric* rubric = request_.rubric;
    if (request_.rollup.empty() || rubric == nullptr) {
        return nodes;
    }
    std::vector<std::string_view> left;
    const auto absent = [&](const std::string& id) {
        const ItemId item = rubric->find(id);
        const bool out = rubric->at(item).criterion && !set_.find_node(id);
        if (out) {
            left.push_back(rubric->at(item).id);
        }
        return out;
    };
    nodes.ids.erase(std::remove_if(nodes.ids.begin(), nodes.ids.end(), absent), nodes.ids.end());
    if (!left.empty() && !set_.results.empty()) {
        tell_(phrases::rollup_lacks.with({{"ids", join(left)}}));
    }
    return nodes;
}

Report Ranking::report(const std::function<unsigned()>& jobs) {
    if (unusable_) {
        throw Error(phrases::lacking_nodes.with({}));
    }
    rule_.check_groups(set_);
    check_stated(set_, request_.per, "--per");
    check_stated(set_, rollup_.fact, "--rollup weighted:FACT");
    check_weighs(set_, rollup_.fact);
    table_.set = &set_;
    table_.rubric = request_.rubric;
    table_.by = rule_.by();
    const LeagueOptions how{request_.language, request_.title};
    if (!request_.rollup.empty()) {
        regions_ = roll_up(set_, rollup_);
        return regions_report(regions_, table_, how);
    }
    RankOptions options = rule_.on(set_);
    if (top_ > 0) {
        options.by = request_.per;
        options.region_depth = 0;
        options.then.clear();
        lists_ = shortlist(set_, options, top_);
        return shortlists_report(lists_, table_, how);
    }
    table_.leagues = rank_results(set_, options);
    if (!request_.compare.empty()) {
        table_.earlier = earlier_of(set_, before_, rule_.on(before_));
        table_.before = &before_;
    }
    if (!request_.stability.empty()) {
        draw(options, jobs);
    }
    if (request_.publish) {
        PublicationOptions paper = request_.published;
        paper.title = request_.title;
        paper.years = years_of(request_.combine);
        if (!request_.publish_from.empty()) {
            paper.from = band_named(*request_.rubric, request_.publish_from);
        }
        return publication(table_, paper);
    }
    return league_report(table_, how);
}

void Ranking::draw(const RankOptions& how, const std::function<unsigned()>& jobs) {
    const auto spread = share_of(request_.stability);
    if (!spread || spread->sign() <= 0 || *spread >= Exact(1)) {
        throw UsageError(phrases::stability_spread.with({}));
    }
    table_.spread = *spread;
    table_.draws = positive(request_.draws, "--draws", most_draws);
    table_.seed = parse_count(request_.seed, "--seed", most_seed);
    const StabilityOptions options{table_.spread, table_.draws, table_.seed, jobs(), how.dense};
    if (varied_sections(*request_.rubric).empty()) {
        tell_(phrases::nothing_varies.with({}));
    } else {
        table_.stability = rank_stability(set_, table_.leagues, *request_.rubric, options);
    }
}

}  // namespace ceping
