// Random rubrics.
#include "plain_random.hpp"

#include "plain_score.hpp"

#include <algorithm>

namespace plain {
namespace {

class RubricMaker {
public:
    RubricMaker(Dice& dice, const Wish& wish) : dice_(dice), wish_(wish) {}

    Rubric make() {
        rubric_.id = dice_.word({"r", "fj-2015", "x.1"});
        make_frame();
        id_style_ = dice_.between(0, 3);
        most_depth_ = dice_.chance(3) ? 12 : dice_.between(1, 4);
        rubric_.items = nodes("", dice_.between(1, std::max(1, wish_.criteria)), 1);
        Number total = 0;
        for (const auto& item : rubric_.items) {
            total += declared_points(item);
        }
        rubric_.total = written(total);
        if (dice_.chance(12)) {
            rubric_.weighted = true;
            rubric_.total = dice_.word({"100", "10", "33.3"});
            for (auto& item : rubric_.items) {
                item.weight = some_weight();
            }
        } else if (dice_.chance(12)) {
            rubric_.out_of = written(total);
            rubric_.total = dice_.word({"100", "10", "1/3"});
        }
        make_extra(rubric_.bonus, "B", Section::bonus);
        make_extra(rubric_.penalties, "K", Section::penalties);
        make_bands(number(rubric_.total));
        std::vector<std::string> ids;
        collect_ids(rubric_.items, ids);
        for (auto& asked : rubric_.prerequisites) {
            if (dice_.chance(25)) {
                asked.item = dice_.pick(ids);
                asked.min_rate = some_rate();
            }
        }
        return rubric_;
    }

private:
    std::string some_points() {
        return dice_.word({"1",   "2",    "2.5", "3",    "4",     "5",    "10",
                           "0.1", "0.3",  "0.7", "1.25", "3.333", "12.5", "0.01",
                           "1/3", "7.77", "6",   "8",    "20",    "2.50", "0.123456789"});
    }
    std::string some_ratio() {
        return dice_.word(
            {"1", "0.66", "0.33", "0", "0.5", "1/3", "2/3", "0.1", "0.9", "0.85", "0.125", "0.999"});
    }
    std::string some_rate() { return dice_.word({"0.5", "0.6", "0.8", "1", "1/3", "0.999", "0.66", "0.05"}); }
    std::string some_weight() { return dice_.word({"1", "2", "5", "0.5", "40", "60", "1/3", "0.1", "3"}); }
    /// A part of `full`, at least a little of it where asked.
    std::string part_of(const std::string& full, bool positive) {
        const std::string ratio =
            positive ? dice_.word({"1", "0.5", "0.25", "1/3", "0.1", "0.75"}) : some_ratio();
        return written(number(full) * number(ratio));
    }

    void make_frame() {
        rubric_.mode = dice_.pick(std::vector<Mode>{Mode::half_up, Mode::half_even, Mode::down});
        rubric_.final_places = dice_.chance(60) ? 2 : dice_.between(0, 6);
        if (dice_.chance(35)) {
            rubric_.criterion_places = dice_.chance(70) ? dice_.between(0, 2) : dice_.between(0, 6);
        }
        if (dice_.chance(35)) {
            rubric_.group_places = dice_.chance(70) ? dice_.between(0, 2) : dice_.between(0, 6);
        }
        rubric_.policy = dice_.pick(std::vector<Policy>{Policy::prorate, Policy::exclude, Policy::full});
        rubric_.unverified_zero = dice_.chance(40);
        if (dice_.chance(60)) {
            rubric_.deadline = dice_.word({"2015-12-20", "2016-02-28", "2015-12-31"});
        }
        if (dice_.chance(20)) {
            rubric_.evidence = {true, dice_.between(0, 2), dice_.chance(70), ""};
        }
        make_methods();
        make_facts();
        if (dice_.chance(50)) {
            rubric_.period_from = "2015-01-01";
            rubric_.period_to = dice_.word({"2015-12-31", "2015-10-31", "2016-02-29"});
        }
        for (int i = dice_.chance(50) ? dice_.between(1, 2) : 0; i > 0; --i) {
            rubric_.prerequisites.push_back({"P" + std::to_string(i), some_when_if(15), "", ""});
        }
        for (int i = dice_.chance(50) ? dice_.between(1, 3) : 0; i > 0; --i) {
            const bool dated = !rubric_.period_to.empty() && dice_.chance(40);
            rubric_.vetoes.push_back({"V" + std::to_string(i),
                                      dice_.chance(50) ? Effect::zero : Effect::ineligible, some_when_if(15),
                                      dated ? dice_.pick(std::vector<int>{1, 8, 12, 24}) : 0});
        }
    }

    void make_methods() {
        std::vector<std::string> ids = {"material", "onsite", "问卷"};
        dice_.shuffle(ids);
        ids.resize(static_cast<std::size_t>(dice_.between(0, 3)));
        for (const auto& id : ids) {
            rubric_.methods.push_back({id,
                                       dice_.pick(std::vector<Visits>{Visits::mean, Visits::trimmed,
                                                                      Visits::lowest, Visits::latest}),
                                       dice_.chance(25)});
        }
        if (!rubric_.methods.empty() && dice_.chance(40)) {
            rubric_.default_methods = some_methods();
        }
    }

    Methods some_methods() {
        std::vector<std::string> ids;
        for (const auto& method : rubric_.methods) {
            ids.push_back(method.id);
        }
        if (dice_.chance(30)) {
            ids.push_back("self");
        }
        dice_.shuffle(ids);
        ids.resize(1 + dice_.below(ids.size()));
        Methods methods;
        methods.stated = true;
        methods.as_list = dice_.chance(40);
        for (const auto& id : ids) {
            methods.weights.emplace_back(id, methods.as_list ? "1" : some_weight());
        }
        return methods;
    }

    void make_facts() {
        if (dice_.chance(60)) {
            rubric_.facts.push_back(
                {"kind", "单位类型", false, dice_.chance(15), {"机关", "窗口", "福利机构"}});
        }
        if (dice_.chance(40)) {
            rubric_.facts.push_back({"tier", "级别", false, false, {"省级", "市级"}});
        }
        if (dice_.chance(40)) {
            rubric_.facts.push_back({"staff", "人数", true, dice_.chance(10), {}});
        }
    }

    FactTest some_test() {
        FactTest test;
        const std::size_t which = dice_.below(rubric_.facts.size() + 1);
        if (which == rubric_.facts.size()) {
            test.fact = "region";
            test.values = {dice_.word({"泉州市", "泉州市/丰泽区", "厦门市", "泉州"})};
            if (dice_.chance(20)) {
                test.values.emplace_back("漳州市");
            }
            return test;
        }
        const Fact& fact = rubric_.facts[which];
        test.fact = fact.id;
        if (!fact.is_number) {
            test.values = fact.values;
            dice_.shuffle(test.values);
            test.values.resize(1 + dice_.below(test.values.size()));
        } else if (dice_.chance(60)) {
            test.is_range = true;
            const int open_end = dice_.between(0, 2);
            test.min = open_end == 1 ? "" : dice_.word({"3", "12", "0.5", "12.0"});
            test.max = open_end == 2 ? "" : dice_.word({"12", "100", "25/2"});
            if (dice_.chance(25)) {
                test.min.swap(test.over);
            }
            if (dice_.chance(25)) {
                test.max.swap(test.under);
            }
            if (dice_.chance(5)) {
                test.over = "3";  // beside a `min', maybe
            }
        } else {
            test.values = {dice_.word({"12", "12.0", "24/2", "3"})};
        }
        return test;
    }

    std::optional<When> some_when_if(int chance) {
        return dice_.chance(chance) ? std::optional(some_when(0)) : std::nullopt;
    }

    When some_when(int depth) {
        When when;
        for (int i = dice_.between(depth == 0 ? 1 : 0, 2); i > 0; --i) {
            FactTest test = some_test();
            const bool there = std::any_of(when.tests.begin(), when.tests.end(),
                                           [&](const FactTest& one) { return one.fact == test.fact; });
            if (!there) {
                when.tests.push_back(test);
            }
        }
        if (depth < 3 && dice_.chance(25)) {
            when.has_any = true;
            for (int i = dice_.between(dice_.chance(15) ? 0 : 1, 3); i > 0; --i) {
                when.any.push_back(some_when(depth + 1));
            }
        }
        if (depth < 3 && dice_.chance(20)) {
            when.negated.push_back(some_when(depth + 1));
        }
        return when;
    }

    std::string id_under(const std::string& parent, std::size_t place) {
        const std::string own = std::to_string(place + 1);
        switch (id_style_) {
            case 0: return parent.empty() ? own : parent + "." + own;
            case 1: return parent.empty() ? "A" + own : parent + "-" + own;
            case 2: return parent.empty() ? "指标" + own : parent + "（" + own + "）";
            default: break;
        }
        // Ids that a careless writer or reader of YAML, JSON or CSV would break.
        const std::string tail = dice_.word({"", "", ",x", "\"q", "#", " b", ":", "'", ".0", "%", "@"});
        return (parent.empty() ? own : parent + "." + own) + tail;
    }

    std::vector<Node> nodes(const std::string& parent, int count, int depth) {
        std::vector<Node> made;
        while (count > 0) {
            const std::string id = id_under(parent, made.size());
            if (depth < most_depth_ && dice_.chance(most_depth_ > 4 ? 90 : 50)) {
                const int inside = dice_.between(1, count);
                made.push_back(group(id, inside, depth));
                count -= inside;
            } else {
                made.push_back(criterion(id, Section::items));
                --count;
            }
            if (dice_.chance(8)) {
                made.back().when = some_when(0);
            }
        }
        return made;
    }

    Node group(const std::string& id, int count, int depth) {
        Node node;
        node.id = id;
        node.is_group = true;
        node.items = nodes(id, count, depth + 1);
        node.weighted = dice_.chance(20);
        if (node.weighted) {
            node.points = some_points();
            for (auto& child : node.items) {
                child.weight = some_weight();
            }
        }
        // Every criterion and every weighted group states its points; another group may leave the sum to the reader.
        if (!node.weighted && dice_.chance(60)) {
            node.points = written(declared_points(node));
        }
        node.policy = dice_.chance(50)
                          ? Policy::inherited
                          : dice_.pick(std::vector<Policy>{Policy::prorate, Policy::exclude, Policy::full});
        for (int i = dice_.chance(20) ? dice_.between(1, 2) : 0; i > 0; --i) {
            node.gate.push_back(some_gate(node));
        }
        if (dice_.chance(18)) {
            make_extra(node.bonus, id + "b", Section::bonus);
            make_extra(node.penalties, id + "k", Section::penalties);
        }
        return node;
    }

    Condition some_gate(const Node& node) {
        std::vector<std::string> below;
        collect_ids(node.items, below);
        if (dice_.chance(35)) {
            return {"", some_rate()};
        }
        return {dice_.pick(below), dice_.chance(25) ? "" : some_rate()};
    }

    static void collect_ids(const std::vector<Node>& items, std::vector<std::string>& ids) {
        for (const auto& item : items) {
            ids.push_back(item.id);
            collect_ids(item.items, ids);
        }
    }

    Node criterion(const std::string& id, Section section) {
        Node node;
        node.id = id;
        node.points = some_points();
        const bool extra = section != Section::items;
        if (!rubric_.methods.empty() && dice_.chance(30)) {
            node.methods = some_methods();
        }
        if (section != Section::penalties && dice_.chance(10)) {
            const bool dated = dice_.chance(40);
            node.evidence = {true, dice_.between(0, 2), dated || dice_.chance(60),
                             !dated                      ? ""
                             : rubric_.period_to.empty() ? "30"
                                                         : dice_.word({"period", "30", "365"})};
        }
        node.may_not_apply = dice_.chance(extra ? 15 : 35);
        switch (dice_.between(0, 10)) {
            case 0: make_level(node); break;
            case 1: dice_.chance(60) ? make_level(node) : make_checked_level(node); break;
            case 2:
            case 3: make_checklist(node); break;
            case 4:
            case 5: make_measure(node); break;
            case 6:
            case 7: make_count(node, section); break;
            case 8: make_timeliness(node); break;
            default: make_judged(node); break;
        }
        if (!wish_.monotone && dice_.chance(12)) {
            make_variants(node, section);
        }
        return node;
    }

    void make_variants(Node& node, Section section) {
        std::vector<Variant> made;
        for (int i = dice_.between(1, 3); i > 0; --i) {
            Variant variant;
            variant.when = dice_.chance(6) ? When{} : some_when(0);
            Node other = node;
            if (dice_.chance(85)) {
                variant.names = vary(other, section);
            }
            if (section != Section::penalties && node.kind != Kind::timeliness && dice_.chance(20)) {
                other.evidence = {true, dice_.between(0, 2), dice_.chance(60), ""};
                variant.names.emplace_back("evidence");
            }
            dice_.shuffle(variant.names);
            variant.as.push_back(other);
            made.push_back(variant);
        }
        node.variants = made;
    }

    /// Another rule of the same kind; the keys that say so.
    std::vector<std::string> vary(Node& node, Section section) {
        switch (node.kind) {
            case Kind::level: make_level(node); return {"scale"};
            case Kind::checked_level:
                for (auto& asks : node.asks) {
                    asks.all.clear();
                    asks.at_least = std::to_string(dice_.between(1, static_cast<int>(node.checks.size())));
                }
                return {"levels"};
            case Kind::checklist: node.rule_all = !node.rule_all; return {"rule"};
            case Kind::measure:
                if (dice_.chance(40)) {
                    node.min_sample =
                        node.min_sample.empty() || dice_.chance(70) ? dice_.word({"2", "30", "11"}) : "";
                    return {"min_sample"};
                }
                node.curve.clear();
                node.range_low = node.range_high = node.min_sample = "";
                make_measure(node);
                return {"curve", "range", "min_sample", "zero_den", "shape", "unit"};
            case Kind::count:
                node.each.clear();
                node.classes.clear();
                node.events.reset();
                node.take_highest = false;
                {
                    const std::string points = node.points;
                    make_count(node, section);
                    node.points = points;
                    node.from_full = node.from_full && !points.empty();
                }
                return {"from", "take", "each", "classes", "events"};
            case Kind::judged: node.step = dice_.word({"0.5", "0.1", "1/3", ""}); return {"step"};
            case Kind::timeliness:
                node.per_day = dice_.word({"0.5", "2", "1/3"});
                node.grace_days = dice_.word({"", "0", "3"});
                return {"per_day", "grace_days"};
        }
        return {};
    }

    void make_level(Node& node) {
        node.kind = Kind::level;
        for (const auto& scale : rubric_.scales) {
            const bool ratios = std::none_of(scale.levels.begin(), scale.levels.end(),
                                             [](const Level& level) { return level.is_points; });
            if (ratios && dice_.chance(40)) {
                node.scale = scale.id;
                return;
            }
        }
        const std::vector<std::vector<std::string>> names = {{"A", "B", "C", "D"},
                                                             {"优", "良", "中", "差"},
                                                             {"是", "否"},
                                                             {"1", "2", "3"},
                                                             {"达 标", "Ｂ+", "no"}};
        Scale scale;
        scale.id = "s" + std::to_string(rubric_.scales.size() + 1);
        const bool some_points_levels = dice_.chance(35);
        for (const auto& name : dice_.pick(names)) {
            const bool as_points = some_points_levels && dice_.chance(70);
            scale.levels.push_back({name, as_points ? part_of(node.points, false) : some_ratio(), as_points});
        }
        // Falling, as scales do; now and then not, unless a law depends on it.
        if (wish_.monotone || dice_.chance(90)) {
            const Number full = number(node.points);
            const auto worth = [&](const Level& level) {
                return level.is_points ? number(level.amount) : Number(full * number(level.amount));
            };
            std::vector<Level> sorted = scale.levels;
            std::stable_sort(sorted.begin(), sorted.end(),
                             [&](const Level& one, const Level& other) { return worth(one) > worth(other); });
            for (std::size_t i = 0; i < sorted.size(); ++i) {
                sorted[i].name = scale.levels[i].name;
            }
            scale.levels = sorted;
        }
        node.scale = scale.id;
        rubric_.scales.push_back(scale);
    }

    void make_checked_level(Node& node) {
        make_level(node);
        node.kind = Kind::checked_level;
        const std::vector<std::string> names = {"a", "b", "c", "1.0", "x y"};
        for (std::size_t i = 0, n = 1 + dice_.below(names.size()); i < n; ++i) {
            node.checks.push_back({names[i], ""});
        }
        for (const auto& scale : rubric_.scales) {
            for (std::size_t i = 0; scale.id == node.scale && i + 1 < scale.levels.size(); ++i) {
                LevelAsks asks;
                asks.level = scale.levels[i].name;
                for (const auto& check : node.checks) {
                    if (dice_.chance(40)) {
                        asks.all.push_back(check.id);
                    }
                }
                if (asks.all.empty() || dice_.chance(30)) {
                    asks.at_least = std::to_string(dice_.between(1, static_cast<int>(node.checks.size())));
                }
                node.asks.push_back(asks);
            }
        }
    }

    void make_checklist(Node& node) {
        node.kind = Kind::checklist;
        node.rule_all = dice_.chance(30);
        const bool chinese = dice_.chance(30);
        const std::vector<std::string> names = chinese
                                                   ? std::vector<std::string>{"甲", "乙", "丙", "丁", "戊"}
                                                   : std::vector<std::string>{"a", "b", "c", "1.0", "x y"};
        const int stated = dice_.chance(40) ? 0 : dice_.chance(50) ? 100 : 50;
        for (std::size_t i = 0, n = 1 + dice_.below(names.size()); i < n; ++i) {
            node.checks.push_back({names[i], dice_.chance(stated) ? part_of(node.points, true) : ""});
        }
    }

    void make_measure(Node& node) {
        node.kind = Kind::measure;
        node.step_shape = dice_.chance(35);
        node.percent = dice_.chance(40);
        Number x = number(dice_.word({"0", "10", "60", "0.5", "1/3", "-5"}));
        const Number first = x;
        std::vector<Number> points;
        for (int i = dice_.between(2, 5); i > 0; --i) {
            points.push_back(number(part_of(node.points, false)));
        }
        if (wish_.monotone || dice_.chance(80)) {
            std::sort(points.begin(), points.end());
        }
        for (std::size_t i = 0; i < points.size(); ++i) {
            x += i == 0 ? Number(0) : number(dice_.word({"1", "5", "0.1", "35", "1/3", "12.5"}));
            node.curve.emplace_back(written(x), written(points[i]));
        }
        if (dice_.chance(40)) {
            node.range_low = written(first - number(dice_.word({"0", "1", "10"})));
            node.range_high = written(x + number(dice_.word({"0", "1", "100"})));
        }
        if (dice_.chance(20)) {
            node.min_sample = dice_.word({"30", "1", "10"});
        }
        node.zero_den =
            dice_.pick(std::vector<ZeroDen>{ZeroDen::not_applicable, ZeroDen::zero, ZeroDen::full});
    }

    void make_count(Node& node, Section section) {
        node.kind = Kind::count;
        node.from_full = section != Section::penalties && dice_.chance(40);
        if (dice_.chance(35)) {
            make_events(node);
        }
        if (dice_.chance(50)) {
            node.each = dice_.word({"0.5", "1", "2", "0.1", "1/3", "0.75"});
        } else {
            make_classes(node);
        }
        if (section != Section::items && !node.from_full && dice_.chance(40)) {
            node.points.clear();
        }
    }

    void make_classes(Node& node) {
        node.take_highest = dice_.chance(50);
        const std::vector<std::string> names = {"国家级", "省级", "市级", "x,y"};
        for (std::size_t i = 0, n = 1 + dice_.below(names.size()); i < n; ++i) {
            node.classes.emplace_back(names[i], dice_.word({"3", "2", "1", "0.5", "1/3", "0.25"}));
        }
    }

    void make_events(Node& node) {
        EventTerms& terms = node.events.emplace();
        std::vector<std::string> tags = {"重复", "隐瞒", "a b", "x,y"};
        dice_.shuffle(tags);
        tags.resize(static_cast<std::size_t>(dice_.between(0, 3)));
        for (const auto& tag : tags) {
            terms.times.emplace_back(tag, dice_.word({"2", "3", "1", "0.5", "0", "1/3", "1.5"}));
        }
        terms.once_a_matter = dice_.chance(50);
        if (!rubric_.period_to.empty() && dice_.chance(50)) {
            terms.months = dice_.pick(std::vector<int>{1, 8, 12, 24});
        }
    }

    void make_judged(Node& node) {
        node.kind = Kind::judged;
        if (dice_.chance(35)) {
            node.step = dice_.word({"0.5", "0.1", "0.25", "1/3", "1", "0.005"});
        }
    }

    void make_timeliness(Node& node) {
        if (rubric_.deadline.empty()) {
            make_judged(node);
            return;
        }
        node.kind = Kind::timeliness;
        node.may_not_apply = false;
        node.methods = {};
        node.evidence = {};
        node.per_day = dice_.word({"0.5", "0.1", "1", "1/3", "0.05"});
        node.grace_days = dice_.word({"", "0", "2", "5"});
    }

    void make_extra(Extra& extra, const std::string& letter, Section section) {
        extra.stated = dice_.chance(45);
        if (!extra.stated) {
            return;
        }
        for (int i = 1, n = dice_.between(1, 3); i <= n; ++i) {
            extra.items.push_back(criterion(letter + std::to_string(i), section));
            if (dice_.chance(12)) {
                extra.items.back().when = some_when(0);
            }
        }
        const bool unlimited = std::any_of(extra.items.begin(), extra.items.end(),
                                           [](const Node& node) { return node.unlimited(); });
        extra.cap = dice_.chance(60) || (unlimited && section == Section::bonus)
                        ? dice_.word({"1", "2.5", "5", "0.3", "10", "1/3"})
                        : "";
        extra.ceiling_total = section == Section::bonus && letter == "B" && dice_.chance(35);
        extra.over = section == Section::bonus && letter != "B" && dice_.chance(45);
    }

    void make_bands(const Number& total) {
        if (!dice_.chance(65)) {
            return;
        }
        std::vector<std::string> ids;
        collect_ids(rubric_.items, ids);
        std::vector<std::string> rates = {"0.9", "0.8", "0.6", "0.5", "1/3", "0.1"};
        for (const auto& rate : rates) {
            if (!dice_.chance(45)) {
                continue;
            }
            Band band;
            band.id = "band" + std::to_string(rubric_.bands.size() + 1);
            band.when = some_when_if(20);
            band.min = written(total * number(rate));
            for (int i = dice_.chance(45) ? dice_.between(1, 2) : 0; i > 0; --i) {
                band.requires_.push_back({dice_.pick(ids), some_rate()});
            }
            if (!band.requires_.empty() && dice_.chance(25)) {
                band.min.clear();
            }
            rubric_.bands.push_back(band);
        }
        rubric_.bands.push_back({"last", "", {}, {}});
    }

    Dice& dice_;
    const Wish& wish_;
    Rubric rubric_;
    int id_style_ = 0;
    int most_depth_ = 3;
};

void collect(const std::vector<Node>& nodes, std::vector<const Node*>& criteria) {
    for (const auto& node : nodes) {
        if (node.is_group) {
            collect(node.items, criteria);
            collect(node.bonus.items, criteria);
            collect(node.penalties.items, criteria);
        } else {
            criteria.push_back(&node);
        }
    }
}

}  // namespace

std::vector<const Node*> criteria_of(const std::vector<Node>& nodes) {
    std::vector<const Node*> criteria;
    collect(nodes, criteria);
    return criteria;
}

std::vector<const Node*> all_criteria(const Rubric& rubric) {
    std::vector<const Node*> criteria = criteria_of(rubric.items);
    collect(rubric.bonus.items, criteria);
    collect(rubric.penalties.items, criteria);
    return criteria;
}

bool is_penalty(const Rubric& rubric, const std::string& id) {
    std::vector<const Node*> penalties;
    collect(rubric.penalties.items, penalties);
    const auto below = [&](const auto& again, const std::vector<Node>& nodes) -> void {
        for (const auto& node : nodes) {
            collect(node.penalties.items, penalties);
            again(again, node.items);
        }
    };
    below(below, rubric.items);
    return std::any_of(penalties.begin(), penalties.end(), [&](const Node* each) { return each->id == id; });
}

Rubric random_rubric(Dice& dice, const Wish& wish) { return RubricMaker(dice, wish).make(); }

Case random_case(std::uint64_t seed, const Wish& wish) {
    Dice dice(seed);
    Case made;
    made.seed = seed;
    made.rubric = random_rubric(dice, wish);
    add_records(dice, wish, made);
    if (dice.chance(30)) {
        make_a_tie(dice, made);
    }
    if (dice.chance(40)) {
        make_thresholds_exact(dice, made);
    }
    return made;
}

}  // namespace plain
