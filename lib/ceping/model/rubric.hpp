#pragma once

#include <ceping/base/codes/codes.hpp>
#include <ceping/base/date.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/ids.hpp>
#include <ceping/model/kind.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ceping {

// A resolved rubric (测评体系 or 细则) as plain data. Source: ceping-rubric(5).

enum class Status : std::uint8_t { draft, illustrative, official };
enum class NotApplicable : std::uint8_t { prorate, exclude, full };  ///< 缺项: 折算, 剔除, 按满分计
enum class Unverified : std::uint8_t { self, zero };
enum class Visits : std::uint8_t { mean, trimmed, lowest, latest };
enum class Aggregate : std::uint8_t { sum, weighted };
enum class VetoEffect : std::uint8_t { ineligible, zero };
enum class Section : std::uint8_t { items, bonus, penalties };

/// Where each key of a map was written, for diagnostics. Keys below a key are written `curve.2`, `standard.A`.
class Places {
public:
    void add(std::string key, Location where) { places_.emplace_back(std::move(key), std::move(where)); }
    /// The place of `key`; where it is absent that of the nearest key above it, at last that of the whole.
    [[nodiscard]] Location of(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// The map itself: its first key.
    Location whole;

private:
    std::vector<std::pair<std::string, Location>> places_;
};

struct Level {
    std::string key;
    Exact value;  ///< a ratio 0..1, or points where `is_points`
    bool is_points = false;
};

struct Scale {
    std::string id;
    std::vector<Level> levels;  ///< best first
    Places places;
};

struct Method {
    std::string id;
    std::string title;
    Visits visits = Visits::mean;
    bool leaves_out_invalid =
        false;  ///< an invalid answer of its records is left out, and no unit rejected for it
    Places places;
};

struct Fact {
    std::string id;
    std::string title;
    std::vector<std::string> values;  ///< empty: any text
    bool number = false;
    bool required = false;
    Places places;
};

struct CitedSource {
    std::string id;
    std::string title;
    std::optional<Date> date;
    Places places;
};

/// Applicability: every test, every `any`, every `not` must hold. Empty is true. Source: ceping-scoring(7), 3.
struct When {
    struct Test {
        FactId fact;                       ///< none: the region
        std::vector<std::string> allowed;  ///< texts
        std::vector<Exact> numbers;        ///< number facts: allowed values
        std::optional<Exact> min;          ///< included
        std::optional<Exact> max;          ///< included
        std::optional<Exact> over;         ///< not included
        std::optional<Exact> under;        ///< not included
        bool is_range = false;             ///< written as `{min, max, over, under}`

        /// Whether a figure lies within all bounds that there are.
        [[nodiscard]] bool within(const Exact& figure) const {
            return (!min || figure >= *min) && (!max || figure <= *max) && (!over || figure > *over) &&
                   (!under || figure < *under);
        }
        /// Whether no figure does.
        [[nodiscard]] bool is_empty() const {
            const auto above = [](const auto& low, const auto& high) { return low && high && *low > *high; };
            const auto meet = [](const auto& low, const auto& high) { return low && high && *low >= *high; };
            return above(min, max) || meet(min, under) || meet(over, max) || meet(over, under);
        }
        Location where;
    };
    std::vector<Test> tests;
    std::vector<std::vector<When>> any;
    std::vector<When> none;  ///< `not`
    [[nodiscard]] bool always() const { return tests.empty() && any.empty() && none.empty(); }
    /// Whether another one is written alike: the same tests in the same order.
    [[nodiscard]] bool same_as(const When& other) const;
};

struct EvidenceRule {
    std::int64_t min = 0;
    bool zero = false;  ///< effect: zero 无佐证不得分
    std::vector<std::string> types;
    bool within_period = false;
    std::optional<std::int64_t> within_days;  ///< at most that many days before `submitted`
};

/// A share of one method in a criterion's points.
struct MethodShare {
    MethodId method;
    Exact weight = 1;
};

/// A condition on one node: `min_rate`, or more than 0 points where there is none.
struct NodeCondition {
    ItemId item;
    std::optional<Exact> min_rate;
    Location where;
};

struct Variant;

/// What only criteria 测评内容 have.
struct Criterion {
    std::shared_ptr<const Kind> kind;
    std::vector<MethodShare> methods;
    EvidenceRule evidence;
    bool may_not_apply = false;
    std::vector<std::pair<std::string, std::string>>
        standard;  ///< level and text; level empty: for the whole
    std::string advice;
    Exact effort = 1;
    std::vector<Variant> variants;  ///< the first whose `when` matches a unit stands for the criterion
    /// Whether it is assessed by a method.
    [[nodiscard]] bool names(MethodId method) const;
};

/// A criterion as it is for some units: the keys of its own kind, `standard` and `evidence` may differ, and nothing
/// else does. Source: ceping-scoring(7), 11.
struct Variant {
    When when;
    Criterion criterion;  ///< whole, without variants
    /// What it names, in the order written, with the value where that is one word or figure; null where it takes it away.
    std::vector<std::pair<std::string, std::string>> keys;
    Places places;  ///< of the criterion's keys, and of `when`

    [[nodiscard]] bool names(std::string_view key) const {
        return std::any_of(keys.begin(), keys.end(), [key](const auto& each) { return each.first == key; });
    }
};

/// 加分 or 扣分, of the whole or of a group.
struct ExtraSection {
    std::vector<ItemId> items;
    std::optional<Exact> cap;
    bool ceiling_total = false;  ///< of the whole: not beyond `total`
    bool over = false;           ///< of a group: beyond its full points, by the cap
    Places places;
};

/// What only groups 项目、指标 have.
struct Group {
    Aggregate aggregate = Aggregate::sum;
    NotApplicable policy = NotApplicable::prorate;  ///< inherited from the parent where not stated
    std::vector<NodeCondition> gate;
    std::vector<ItemId> children;
    ExtraSection bonus;      ///< of its own; no children
    ExtraSection penalties;  ///< of its own; no children
    [[nodiscard]] bool has_extras() const { return !bonus.items.empty() || !penalties.items.empty(); }
};

/// A node of the tree, or a bonus or penalty criterion.
struct Item {
    std::string id;
    std::string title;
    std::string source;
    std::string note;
    /// Declared, > 0; of a criterion without a limit of its own as many as can change a score (horizon_of()), which nobody
    /// wrote and nothing states.
    Exact points;
    bool unlimited = false;       ///< a bonus or penalty criterion that its section's cap alone limits
    std::optional<Exact> weight;  ///< under a weighted parent
    When when;
    ItemId parent;  ///< none: it stands at the top
    int depth = 1;
    Section section = Section::items;
    std::optional<Group> group;
    std::optional<Criterion> criterion;
    Places places;
    /// Whether it adds to a group's points or takes from them, and not from the whole.
    [[nodiscard]] bool is_of_group() const { return section != Section::items && parent; }
};

/// A version of a criterion: 0 is the criterion as it stands, n its variant n - 1.
[[nodiscard]] inline const Criterion& version_of(const Item& item, std::size_t of) {
    return of == 0 ? *item.criterion : item.criterion->variants[of - 1].criterion;
}

/// Calls `take(criterion, places, variant)` for a criterion as it stands, whose variant is null, and for each of its
/// variants.
template <typename Take>
void each_version(const Item& item, const Take& take) {
    take(*item.criterion, item.places, static_cast<const Variant*>(nullptr));
    for (const Variant& variant : item.criterion->variants) {
        take(variant.criterion, variant.places, &variant);
    }
}

struct Condition {  ///< a prerequisite 前置条件 or a veto 一票否决
    std::string id;
    std::string title;
    std::string source;
    VetoEffect effect = VetoEffect::ineligible;
    When when;
    std::optional<std::int64_t> months;    ///< veto: dated statements count that long before the period's end
    std::optional<NodeCondition> follows;  ///< prerequisite: what it follows from; no record states it
    Places places;
};

struct Band {
    std::string id;
    std::string title;
    std::optional<Exact> min;
    std::vector<NodeCondition> requirements;
    std::optional<Exact> quota;  ///< a share 0..1
    When when;
    Places places;
};

struct RoundingRule {
    int final = 2;
    Rounding mode = Rounding::half_up;
    std::optional<int> criterion;
    std::optional<int> group;
};

struct RankingRule {
    std::string by;
    bool dense = false;
    std::vector<std::string> tie_break;
    Places places;
};

/// What the answer to one criterion must be. One of levels, checks and numbers is not empty; where all are, `min` or
/// `max` is there, or both.
struct AnswerTest {
    ItemId item;
    std::vector<std::uint32_t> levels;  ///< positions in the scale, rising: one of them
    std::vector<std::uint32_t> checks;  ///< positions in the checklist, rising: all of them are met
    std::vector<Exact> numbers;         ///< rising: one of them
    std::optional<Exact> min;           ///< both ends are included
    std::optional<Exact> max;
};

/// A consistency rule between the answers of one record: either `given` (the key `if`) and `then`, or `rising` (the key
/// `less_or_equal`). It moves no score. Source: ceping-rubric(5), EXPECT.
struct ExpectRule {
    std::vector<AnswerTest> given;  ///< where all of them hold …
    std::vector<AnswerTest> then;   ///< … so must all of these
    std::vector<ItemId> rising;     ///< criteria whose figures must not fall from left to right
    std::string message;            ///< the author's own words, or empty
    When when;
    Severity severity = Severity::warning;
    Places places;
};

struct Rubric {
    std::string id;
    std::string title;
    std::string edition;
    std::string authority;
    Status status = Status::draft;
    std::vector<CitedSource> sources;
    std::optional<std::pair<Date, Date>> period;  ///< 测评期, both days included
    std::optional<Date> deadline;
    Exact total;
    std::optional<Exact> out_of;           ///< what the items at the top add up to, where that is not `total`
    Aggregate aggregate = Aggregate::sum;  ///< of the items at the top
    RoundingRule rounding;
    NotApplicable policy = NotApplicable::prorate;
    Unverified unverified = Unverified::self;
    std::vector<Scale> scales;
    std::vector<Method> methods;
    std::optional<std::vector<MethodShare>> default_methods;
    std::vector<Fact> facts;
    std::vector<Condition> prerequisites;
    std::vector<Condition> vetoes;
    std::vector<Item> items;  ///< depth first, then bonus, then penalties: the order of results
    std::vector<ItemId> top;  ///< the root's children
    ExtraSection bonus;
    ExtraSection penalties;
    std::vector<Band> bands;
    std::optional<RankingRule> ranking;
    std::vector<ExpectRule> expect;
    Places places;

    std::string path;                ///< as the caller named it
    std::vector<std::string> bases;  ///< paths of what it extends, nearest first
    std::string sha256;              ///< of the file's bytes followed by its bases'
    std::string scoring;             ///< digest of what can change a score

    // By id; none where there is none of it.
    [[nodiscard]] ItemId find(std::string_view id_of_node) const;
    [[nodiscard]] BandId find_band(std::string_view id_of_band) const;
    [[nodiscard]] MethodId find_method(std::string_view id_of_method) const;
    [[nodiscard]] FactId find_fact(std::string_view id_of_fact) const;
    [[nodiscard]] PrerequisiteId find_prerequisite(std::string_view id_of_condition) const;
    [[nodiscard]] VetoId find_veto(std::string_view id_of_condition) const;
    [[nodiscard]] const Item& at(ItemId item) const { return items[item.at()]; }
    [[nodiscard]] const Band& band(BandId band) const { return bands[band.at()]; }
    [[nodiscard]] const Method& method(MethodId method) const { return methods[method.at()]; }
    [[nodiscard]] const Fact& fact(FactId fact) const { return facts[fact.at()]; }
    [[nodiscard]] const Condition& prerequisite(PrerequisiteId at) const { return prerequisites[at.at()]; }
    [[nodiscard]] const Condition& veto(VetoId veto) const { return vetoes[veto.at()]; }
    /// What the items at the top add up to. Source: ceping-scoring(7), 5.
    [[nodiscard]] const Exact& full() const { return out_of ? *out_of : total; }
    // The title of what has an id, or that id where it has none.
    [[nodiscard]] std::string band_title(std::string_view id_of_band) const;
    [[nodiscard]] std::string method_title(std::string_view id_of_method) const;
    [[nodiscard]] std::string fact_title(std::string_view id_of_fact) const;
    [[nodiscard]] const std::string& id_of(const RuledId& subject) const;
    /// Calls `take(section, which, group)` for the bonus and the penalties of the whole, whose group is null, and of each
    /// group that has any.
    template <typename Take>
    void each_extra(const Take& take) const {
        take(bonus, Section::bonus, static_cast<const Item*>(nullptr));
        take(penalties, Section::penalties, static_cast<const Item*>(nullptr));
        for (const Item& item : items) {
            if (item.group && item.group->has_extras()) {
                take(item.group->bonus, Section::bonus, &item);
                take(item.group->penalties, Section::penalties, &item);
            }
        }
    }
    /// The node at the top that a node stands under, or is.
    [[nodiscard]] ItemId top_of(ItemId item) const;
    /// Whether `below` is `above` or stands somewhere under it.
    [[nodiscard]] bool is_below(ItemId below, ItemId above) const;
    /// Call after `items` changed.
    void index();

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, ItemId, Hash, std::equal_to<>> by_id_;
};

}  // namespace ceping
