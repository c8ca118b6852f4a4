#include <ceping/analyse/rubrics/item_analysis.hpp>

#include <ceping/analyse/rubrics/correlation.hpp>
#include <ceping/analyse/rubrics/item_analysis_remarks.hpp>
#include <ceping/analyse/rubrics/item_analysis_sums.hpp>
#include <ceping/analyse/rubrics/item_analysis_unit.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ceping {

namespace {

// Sums are about the middle of 0..1, which keeps their squares small.
constexpr std::int64_t middle = steps / 2;
static_assert(steps - middle <= PairSums::largest && middle <= PairSums::largest);
// A criterion with more different shares than this varies enough for anything that asks.
constexpr std::size_t most_values = 256;

std::size_t counted(std::int64_t value) { return static_cast<std::size_t>(value); }

/// The parts of an answer's text between `;`, where `\` makes the next character one like any other.
/// Source: ceping-record(5), CSV.
std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ';') {
            out.emplace_back();
        } else {
            i += text[i] == '\\' && i + 1 < text.size() ? 1U : 0U;
            out.back() += text[i];
        }
    }
    return out;
}

/// What is gathered of one criterion beside PairSums.
struct Gathered {
    ItemFigures figures;
    double weight = 0;  ///< nominal
    Exact shares;
    std::map<std::int32_t, std::size_t> values;
    PairMoments rest;     ///< the share and the rest score
    Exact brought;        ///< contributions
    Exact brought_twice;  ///< their squares
    Exact brought_total;  ///< and their products with the total
};

}  // namespace

namespace {

/// The levels or checks of a criterion, where they are the same for all units.
void add_choices(const Item& item, bool check, std::vector<ItemChoice>& out) {
    const auto& variants = item.criterion->variants;
    if (std::any_of(variants.begin(), variants.end(),
                    [](const Variant& variant) { return variant.names("scale"); })) {
        return;  // how many could have chosen a level is not known here
    }
    for (const auto& choice : item.criterion->kind->form(item.points).choices) {
        out.push_back({choice.key, check, 0});
    }
}

}  // namespace

class ItemAnalyser::Work {
public:
    explicit Work(const Rubric& rubric)
        : rubric_(rubric), contributions_(rubric), nodes_(rubric.items.size()) {
        const auto nominal = nominal_weights(rubric);
        for (std::size_t i = 0; i < rubric.items.size(); ++i) {
            const Item& item = rubric.items[i];
            // Without a limit there is no share of points that could be compared.
            if (!item.criterion || item.unlimited) {
                continue;
            }
            Gathered next;
            next.figures.item = ItemId(i);
            next.figures.id = item.id;
            next.figures.title = item.title;
            next.figures.section = item.section;
            next.figures.points = item.points;
            next.figures.nominal = nominal[i];
            next.weight = item.section == Section::items ? approximate(nominal[i]) : 0;
            const AnswerForm form = item.criterion->kind->form(item.points);
            const bool level = among(Shape::key, form.shapes);
            if (item.section == Section::items && (level || among(Shape::picks, form.shapes))) {
                add_choices(item, !level, next.figures.choices);
            }
            items_.push_back(std::move(next));
        }
        pairs_ = std::make_unique<PairSums>(items_.size());
        values_.resize(items_.size());
        there_.resize(items_.size());
    }

    void add(const SavedResult& result, const ResultSet& names) {
        if (!result.scored()) {
            ++(result.status == UnitStatus::rejected ? out_.rejected : out_.not_assessed);
            return;
        }
        const bool own = result.scoring.empty() || result.scoring == rubric_.scoring;
        if (!find_nodes(result, names, own)) {
            return;
        }
        if (!result.overrides.empty()) {
            ++out_.overrides[result.overrides];
        }
        if (!own) {
            note_other(result);
        }
        ++out_.units;
        take_shares(result);
        pairs_->add(values_, there_);
        take_rests();
        if (own) {
            take_contributions(result);
        }
    }

    ItemAnalysis take() {
        pairs_->finish();
        for (std::size_t i = 0; i < items_.size(); ++i) {
            finish(i);
        }
        sections();
        for (auto& each : items_) {
            out_.items.push_back(std::move(each.figures));
        }
        add_remarks(out_);
        return std::move(out_);
    }

private:
    /// Puts the result's nodes beside the rubric's items. False: it lacks what it ought to have.
    bool find_nodes(const SavedResult& result, const ResultSet& names, bool own) {
        std::fill(nodes_.begin(), nodes_.end(), nullptr);
        for (; known_ < names.nodes.size(); ++known_) {
            items_by_name_.push_back(rubric_.find(names.nodes[known_]));
        }
        for (const auto& node : result.nodes) {
            if (const ItemId item = items_by_name_[node.node.at()]) {
                nodes_[item.at()] = &node;
            }
        }
        const auto is_there = [&](const Gathered& each) { return nodes_[each.figures.item.at()] != nullptr; };
        const auto lacking = std::find_if_not(items_.begin(), items_.end(), is_there);
        // Another edition may lack some of the criteria.
        if (lacking == items_.end() || (!own && std::any_of(items_.begin(), items_.end(), is_there))) {
            return true;
        }
        if (out_.bare++ == 0) {
            out_.first_bare = result.where;
            out_.first_bare_unit = result.unit;
            out_.first_bare_node = lacking->figures.id;
        }
        return false;
    }

    void note_other(const SavedResult& result) {
        const auto same = [&](const OtherEdition& each) {
            return each.rubric == result.rubric && each.edition == result.edition &&
                   each.scoring == result.scoring;
        };
        auto at = std::find_if(out_.others.begin(), out_.others.end(), same);
        if (at == out_.others.end()) {
            at = out_.others.insert(at, {result.rubric, result.edition, result.scoring, 0, result.where});
        }
        ++at->results;
    }

    void take_shares(const SavedResult& result) {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            Gathered& each = items_[i];
            const SavedNode* node = nodes_[each.figures.item.at()];
            there_[i] = 0;
            if (node == nullptr || node->status == NodeStatus::not_applicable || node->max.sign() <= 0) {
                ++each.figures.not_applicable;
            } else if (node->status == NodeStatus::missing) {
                ++each.figures.missing;
            } else {
                there_[i] = 1;
                ++each.figures.answered;
                Exact share = node->points / node->max;
                if (each.figures.section == Section::penalties) {
                    share = Exact(1) - share;
                }
                each.shares += share;
                const Exact whole =
                    (least(greatest(share, Exact()), Exact(1)) * Exact(steps)).rounded(0, Rounding::half_up);
                values_[i] = static_cast<std::int32_t>(whole.whole().value_or(0) - middle);
                if (each.values.size() <= most_values) {
                    ++each.values[values_[i]];
                }
                if (const SavedDetail* detail = result.detail(*node)) {
                    choose(detail->answer, each.figures);
                }
            }
        }
    }

    static void choose(const std::string& answer, ItemFigures& figures) {
        if (answer.empty() || figures.choices.empty()) {
            return;
        }
        const auto count = [&](const std::string& key) {
            for (auto& choice : figures.choices) {
                if (choice.key == key) {
                    ++choice.count;
                    return true;
                }
            }
            return false;
        };
        if (!figures.choices.front().check) {
            figures.told += count(answer) ? 1U : 0U;
        } else if (answer == "-") {
            ++figures.told;
        } else {
            bool known = false;
            for (const auto& part : parts_of(answer)) {
                known = count(part) || known;
            }
            figures.told += known ? 1U : 0U;
        }
    }

    /// The rest score of a criterion: the mean share of all others under `items`, by their nominal weights.
    void take_rests() {
        double weights = 0;
        double earned = 0;
        const auto share = [&](std::size_t i) {
            return static_cast<double>(values_[i] + middle) / static_cast<double>(steps);
        };
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (there_[i] != 0) {
                weights += items_[i].weight;
                earned += items_[i].weight * share(i);
            }
        }
        for (std::size_t i = 0; i < items_.size(); ++i) {
            Gathered& each = items_[i];
            const double others = weights - each.weight;
            if (there_[i] == 0 || others <= 1e-9) {
                continue;
            }
            const double rate = (earned - each.weight * share(i)) / others;
            const Exact rest(std::int64_t{std::llround(rate * static_cast<double>(steps))} - middle);
            const Exact value(std::int64_t{values_[i]});
            ++each.rest.count;
            each.rest.x += value;
            each.rest.y += rest;
            each.rest.xx += value * value;
            each.rest.yy += rest * rest;
            each.rest.xy += value * rest;
        }
    }

    void take_contributions(const SavedResult& result) {
        const auto& brought = contributions_.of(result, nodes_);
        const double unit = static_cast<double>(steps) / approximate(rubric_.total);
        const auto total = std::llround(Contributions::total(result) * unit);
        ++out_.weighed;
        total_ += Exact(std::int64_t{total});
        total_twice_ += Exact(std::int64_t{total}) * Exact(std::int64_t{total});
        for (auto& each : items_) {
            const auto part = std::llround(brought[each.figures.item.at()] * unit);
            each.brought += Exact(std::int64_t{part});
            each.brought_twice += Exact(std::int64_t{part}) * Exact(std::int64_t{part});
            each.brought_total += Exact(std::int64_t{part}) * Exact(std::int64_t{total});
        }
    }

    void finish(std::size_t i) {
        Gathered& each = items_[i];
        ItemFigures& figures = each.figures;
        if (figures.answered > 0) {
            figures.facility = each.shares / Exact(static_cast<std::int64_t>(figures.answered));
            figures.constant = each.values.size() == 1;
            std::size_t commonest = 0;
            for (const auto& [value, count] : each.values) {
                commonest = std::max(commonest, count);
            }
            figures.apart = figures.answered - (each.values.size() > most_values ? 0 : commonest);
        }
        figures.discrimination = pearson(each.rest);
        figures.discrimination_units = counted(each.rest.count);
        PairMoments weight;
        weight.count = static_cast<std::int64_t>(out_.weighed);
        weight.x = each.brought;
        weight.xx = each.brought_twice;
        weight.xy = each.brought_total;
        weight.y = total_;
        weight.yy = total_twice_;
        if (!weight.spread_y().is_zero()) {
            const Exact slope = weight.together() / weight.spread_y();
            figures.effective = slope;
            if (weight.count > 2) {
                figures.error =
                    (weight.spread_x() / weight.spread_y() - slope * slope) / Exact(weight.count - 2);
            }
        }
        for (std::size_t j = 0; j < i; ++j) {
            pair(i, j);
        }
    }

    void pair(std::size_t i, std::size_t j) {
        PairMoments sums;
        sums.count = pairs_->count(i, j);
        sums.x = Exact(pairs_->sum(i, j));
        sums.y = Exact(pairs_->sum(j, i));
        sums.xx = Exact(pairs_->squares(i, j));
        sums.yy = Exact(pairs_->squares(j, i));
        sums.xy = Exact(pairs_->products(i, j));
        const auto correlation = pearson(sums);
        if (correlation && *correlation >= item_rules::alike()) {
            const bool equal = sums.xx + sums.yy == sums.xy + sums.xy;
            items_[i].figures.partners.push_back({j, *correlation, counted(sums.count), equal});
        }
    }

    void sections() {
        const auto add = [&](std::string id, std::string title, Section section, const auto& belongs) {
            SectionWeight out{std::move(id), std::move(title), section, {}, {}};
            for (const auto& each : items_) {
                if (belongs(each.figures.item)) {
                    out.nominal += each.figures.nominal;
                    if (each.figures.effective) {
                        out.effective = out.effective.value_or(Exact()) + *each.figures.effective;
                    }
                }
            }
            out_.sections.push_back(std::move(out));
        };
        for (const ItemId top : rubric_.top) {
            const Item& item = rubric_.at(top);
            add(item.id, item.title, Section::items, [&](ItemId at) { return rubric_.is_below(at, top); });
        }
        for (const auto section : {Section::bonus, Section::penalties}) {
            const auto& list = section == Section::bonus ? rubric_.bonus : rubric_.penalties;
            const auto analysed = [this](ItemId at) { return !rubric_.at(at).unlimited; };
            if (std::any_of(list.items.begin(), list.items.end(), analysed)) {
                add({}, {}, section, [&](ItemId at) { return rubric_.at(at).section == section; });
            }
        }
    }

    const Rubric& rubric_;
    Contributions contributions_;
    std::vector<const SavedNode*> nodes_;  ///< of the present result, beside the rubric's items
    std::vector<ItemId> items_by_name_;    ///< beside ResultSet::nodes
    std::size_t known_ = 0;
    std::vector<Gathered> items_;
    std::unique_ptr<PairSums> pairs_;
    std::vector<std::int32_t> values_;  ///< of the present result, beside items_: steps from the middle
    std::vector<std::uint8_t> there_;
    Exact total_;
    Exact total_twice_;
    ItemAnalysis out_;
};

ItemAnalyser::ItemAnalyser(const Rubric& rubric) : work_(std::make_unique<Work>(rubric)) {}
ItemAnalyser::~ItemAnalyser() = default;

void ItemAnalyser::add(const SavedResult& result, const ResultSet& names) { work_->add(result, names); }
ItemAnalysis ItemAnalyser::take() { return work_->take(); }

}  // namespace ceping
