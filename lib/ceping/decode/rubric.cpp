#include <ceping/decode/rubric.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/rubric_parts.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

constexpr auto top_keys = std::to_array<std::string_view>(
    {"ceping", "id", "title", "edition", "status", "authority", "sources", "period", "deadline", "total", "rounding",
     "not_applicable", "unverified", "scales", "methods", "default_methods", "facts", "prerequisites", "vetoes", "evidence",
     "items", "bonus", "penalties", "bands", "ranking", "extends", "remove", "override", "add"});
constexpr auto statuses = std::to_array<std::string_view>({"draft", "illustrative", "official"});
constexpr auto policies = std::to_array<std::string_view>({"prorate", "exclude", "full"});
constexpr auto unverified_words = std::to_array<std::string_view>({"self", "zero"});
constexpr auto visit_words = std::to_array<std::string_view>({"mean", "trimmed", "lowest", "latest"});
constexpr auto modes = std::to_array<std::string_view>({"half_up", "half_even", "down"});
constexpr auto effects = std::to_array<std::string_view>({"ineligible", "zero"});
constexpr auto evidence_effects = std::to_array<std::string_view>({"report", "zero"});
constexpr auto styles = std::to_array<std::string_view>({"competition", "dense"});
constexpr auto fact_types = std::to_array<std::string_view>({"text", "number"});

// Words that results, conditions and tables use, so that no node or fact may be called so.
constexpr auto reserved = std::to_array<std::string_view>(
    {"self", "bonus", "penalties", "any", "not", "items", "score", "exact", "unit", "name", "source", "criterion", "value",
     "met", "counts", "num", "den", "sample", "note", "evidence", "submitted", "date", "assessor", "region", "stated",
     "单位编码", "单位名称", "来源", "指标编号", "自评/测评值", "自评值", "测评值", "达标项", "次数", "分子", "分母", "样本量",
     "说明", "证据材料", "提交日期", "测评日期", "测评人", "所属地区", "自评得分"});

bool is_reserved(std::string_view id) { return std::find(reserved.begin(), reserved.end(), id) != reserved.end(); }

bool usable(const Node* node) { return node != nullptr && !node->is_null(); }

class HeadDecoder {
public:
    HeadDecoder(const Node& root, RubricDecoding& decoding)
        : root_(root), decoding_(decoding), rubric_(decoding.rubric), found_(decoding.found) {}

    void head() {
        check_keys(root_, top_keys, {"细则", "a rubric"}, found_);
        keep_places(root_, rubric_.places);
        format();
        if (const Node* id = need("id")) {
            rubric_.id = read_id(*id, found_).value_or("");
            check_rubric_id(*id);
        }
        if (const Node* title = need("title")) {
            rubric_.title = read_string(*title, "title", found_).value_or("");
        }
        text("edition", rubric_.edition);
        text("authority", rubric_.authority);
        if (const Node* status = root_.find("status")) {
            rubric_.status = static_cast<Status>(read_choice(*status, "status", statuses, found_).value_or(0));
        }
        if (const Node* total = need("total")) {
            rubric_.total = read_positive(*total, "total", found_).value_or(Exact());
        }
        need("items");
        dates();
        rounding();
        if (const Node* word = root_.find("not_applicable")) {
            rubric_.policy = decode_policy(*word, found_).value_or(NotApplicable::prorate);
        }
        if (const Node* word = root_.find("unverified")) {
            rubric_.unverified =
                static_cast<Unverified>(read_choice(*word, "unverified", unverified_words, found_).value_or(0));
        }
    }

    void names() {
        sources();
        scales();
        methods();
        facts();
        conditions("prerequisites", rubric_.prerequisites, false);
        conditions("vetoes", rubric_.vetoes, true);
    }

    void bands();
    void ranking();

private:
    const Node* need(std::string_view key) {
        const Node* value = root_.find(key);
        if (!usable(value)) {
            report(found_, value != nullptr ? *value : root_, "missing-key", {key, {"细则", "the rubric"}});
            return nullptr;
        }
        return value;
    }

    void format() {
        const Node* tag = root_.find("ceping");
        if (tag == nullptr) {
            report(found_, root_, "missing-key", {"ceping", {"细则", "the rubric"}});
        } else if (trim(tag->text()) != "rubric/1") {
            report(found_, *tag, "wrong-format", {"rubric/1", tag->text()});
        }
    }

    void check_rubric_id(const Node& id) {
        const auto good = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        };
        if (!rubric_.id.empty() && (!std::all_of(rubric_.id.begin(), rubric_.id.end(), good) ||
                                    rubric_.id.front() == '.' || rubric_.id.front() == '-')) {
            report(found_, id, "bad-id",
                   {rubric_.id, {"只能用小写字母、数字、. 和 -，且以字母或数字开头", "use lower-case letters, digits, . and -, beginning with a letter or digit"}});
        }
    }

    void text(std::string_view key, std::string& out) {
        if (const Node* value = root_.find(key); usable(value)) {
            out = read_string(*value, key, found_).value_or("");
        }
    }

    void dates() {
        if (const Node* deadline = root_.find("deadline"); usable(deadline)) {
            rubric_.deadline = read_date(*deadline, "deadline", false, found_);
        }
        const Node* period = root_.find("period");
        if (!usable(period) || !expect_map(*period, "period", found_)) {
            return;
        }
        static constexpr auto keys = std::to_array<std::string_view>({"from", "to"});
        check_keys(*period, keys, "period", found_);
        const Node* from = period->find("from");
        const Node* to = period->find("to");
        if (from == nullptr || to == nullptr) {
            report(found_, *period, "missing-key", {from == nullptr ? "from" : "to", "period"});
            return;
        }
        const auto first = read_date(*from, "from", false, found_);
        const auto last = read_date(*to, "to", false, found_);
        if (first && last) {
            rubric_.period = std::pair{*first, *last};
        }
    }

    void rounding() {
        const Node* map = root_.find("rounding");
        if (!usable(map) || !expect_map(*map, "rounding", found_)) {
            return;
        }
        static constexpr auto keys = std::to_array<std::string_view>({"final", "mode", "criterion", "group"});
        check_keys(*map, keys, "rounding", found_);
        const auto places = [&](std::string_view key) -> std::optional<int> {
            const Node* value = map->find(key);
            if (value == nullptr) {
                return std::nullopt;
            }
            const auto number = read_whole(*value, key, 0, 6, found_);
            return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
        };
        rubric_.rounding.final = places("final").value_or(2);
        rubric_.rounding.criterion = places("criterion");
        rubric_.rounding.group = places("group");
        if (const Node* mode = map->find("mode")) {
            rubric_.rounding.mode = static_cast<Rounding>(read_choice(*mode, "mode", modes, found_).value_or(0));
        }
    }

    /// Each entry of a map of the author's own names.
    template <typename Take>
    void each_entry(std::string_view key, const Take& take) {
        const Node* map = root_.find(key);
        if (!usable(map) || !expect_map(*map, key, found_)) {
            return;
        }
        check_duplicates(*map, found_);
        for (const auto& [name, value] : map->entries()) {
            if (const auto id = read_id(name, found_)) {
                take(*id, name, value);
            }
        }
    }

    bool free_name(const Node& at, const std::string& id) {
        if (is_reserved(id)) {
            report(found_, at, "reserved-id", {id});
            return false;
        }
        return true;
    }

    void sources() {
        static constexpr auto keys = std::to_array<std::string_view>({"title", "date"});
        each_entry("sources", [&](const std::string& id, const Node& name, const Node& value) {
            CitedSource source;
            source.id = id;
            source.places.whole = name.location();
            if (!expect_map(value, id, found_)) {
                return;
            }
            check_keys(value, keys, {"出处", "a source"}, found_);
            if (const Node* title = value.find("title"); usable(title)) {
                source.title = read_string(*title, "title", found_).value_or("");
            }
            if (const Node* date = value.find("date"); usable(date)) {
                source.date = read_date(*date, "date", false, found_);
            }
            rubric_.sources.push_back(std::move(source));
        });
    }

    void scales() {
        each_entry("scales", [&](const std::string& id, const Node& name, const Node& value) {
            Scale scale;
            scale.id = id;
            if (!expect_map(value, id, found_)) {
                return;
            }
            keep_places(value, scale.places);
            scale.places.whole = name.location();
            check_duplicates(value, found_);
            if (value.size() == 0) {
                report(found_, value, "bad-value", {id, "{}", {"至少一个等级", "at least one level"}});
                return;
            }
            bool good = true;
            for (const auto& [level, worth] : value.entries()) {
                good = decode_level(level, worth, scale) && good;
            }
            if (good) {
                rubric_.scales.push_back(std::move(scale));
            }
        });
    }

    bool decode_level(const Node& key, const Node& worth, Scale& scale) {
        const auto name = read_id(key, found_);
        Level level;
        std::optional<Exact> value;
        if (worth.is_map()) {
            static constexpr auto keys = std::to_array<std::string_view>({"points"});
            check_keys(worth, keys, {"等级", "a level"}, found_);
            const Node* points = worth.find("points");
            if (points == nullptr) {
                report(found_, worth, "missing-key", {"points", {"等级", "a level"}});
                return false;
            }
            value = read_within(*points, key.text(), 0, std::nullopt, found_);
            level.is_points = true;
        } else {
            value = read_within(worth, key.text(), 0, Exact(1), found_);
        }
        if (!name || !value) {
            return false;
        }
        level.key = *name;
        level.value = *value;
        scale.levels.push_back(std::move(level));
        return true;
    }

    void methods() {
        static constexpr auto keys = std::to_array<std::string_view>({"title", "visits"});
        each_entry("methods", [&](const std::string& id, const Node& name, const Node& value) {
            Method method;
            method.id = id;
            method.places.whole = name.location();
            if (!free_name(name, id) || !expect_map(value, id, found_)) {
                return;
            }
            check_keys(value, keys, {"测评方法", "a method"}, found_);
            if (const Node* title = value.find("title"); usable(title)) {
                method.title = read_string(*title, "title", found_).value_or("");
            }
            if (const Node* visits = value.find("visits")) {
                method.visits = static_cast<Visits>(read_choice(*visits, "visits", visit_words, found_).value_or(0));
            }
            rubric_.methods.push_back(std::move(method));
        });
        if (const Node* shares = root_.find("default_methods"); usable(shares)) {
            rubric_.default_methods = decode_shares(*shares, "default_methods", decoding_);
        }
    }

    void facts() {
        static constexpr auto keys = std::to_array<std::string_view>({"title", "values", "type", "required"});
        each_entry("facts", [&](const std::string& id, const Node& name, const Node& value) {
            Fact fact;
            fact.id = id;
            fact.places.whole = name.location();
            if (!free_name(name, id) || !expect_map(value, id, found_)) {
                return;
            }
            check_keys(value, keys, {"单位信息项", "a fact"}, found_);
            if (const Node* title = value.find("title"); usable(title)) {
                fact.title = read_string(*title, "title", found_).value_or("");
            }
            if (const Node* type = value.find("type")) {
                fact.number = read_choice(*type, "type", fact_types, found_) == std::size_t{1};
            }
            if (const Node* required = value.find("required")) {
                fact.required = read_bool(*required, "required", found_).value_or(false);
            }
            if (const Node* values = value.find("values"); usable(values) && expect_list(*values, "values", found_)) {
                for (const auto& each : *values) {
                    if (auto text = read_string(each, "values", found_)) {
                        if (std::find(fact.values.begin(), fact.values.end(), *text) != fact.values.end()) {
                            report(found_, each, "duplicate-id", {*text, id});
                        }
                        fact.values.push_back(std::move(*text));
                    }
                }
            }
            if (fact.number && !fact.values.empty()) {
                report(found_, value, "needs",
                       {{"“" + id + "”是数字项，不能再列 values", "`" + id + "' is a number and cannot list values"}});
            }
            rubric_.facts.push_back(std::move(fact));
        });
    }

    void conditions(std::string_view key, std::vector<Condition>& out, bool vetoes) {
        static constexpr auto keys = std::to_array<std::string_view>({"id", "title", "source", "effect", "note"});
        const Node* list = root_.find(key);
        if (!usable(list) || !expect_list(*list, key, found_)) {
            return;
        }
        for (const auto& each : *list) {
            if (!expect_map(each, key, found_)) {
                continue;
            }
            check_keys(each, std::span(keys), key, found_);
            const Node* id = each.find("id");
            if (id == nullptr) {
                report(found_, each, "missing-key", {"id", key});
                continue;
            }
            const auto name = read_id(*id, found_);
            if (!name || !decoding_.claim(*id, *name)) {
                continue;
            }
            Condition condition;
            condition.id = *name;
            keep_places(each, condition.places);
            if (const Node* title = each.find("title"); usable(title)) {
                condition.title = read_string(*title, "title", found_).value_or("");
            }
            if (const Node* source = each.find("source"); usable(source)) {
                condition.source = read_string(*source, "source", found_).value_or("");
                check_citation(*source, decoding_);
            }
            if (const Node* effect = each.find("effect")) {
                if (vetoes) {
                    condition.effect =
                        static_cast<VetoEffect>(read_choice(*effect, "effect", effects, found_).value_or(0));
                } else {
                    report(found_, *effect, "unknown-key", {"effect", key});
                }
            }
            out.push_back(std::move(condition));
        }
    }

    void check_band_order(const Band& band, const Node& where);

    const Node& root_;
    RubricDecoding& decoding_;
    Rubric& rubric_;
    Diagnostics& found_;
};

void HeadDecoder::bands() {
    static constexpr auto keys = std::to_array<std::string_view>({"id", "title", "min", "requires", "quota"});
    const Node* list = root_.find("bands");
    if (!usable(list) || !expect_list(*list, "bands", found_)) {
        return;
    }
    for (const auto& each : *list) {
        if (!expect_map(each, "bands", found_)) {
            continue;
        }
        check_keys(each, keys, {"等次", "a band"}, found_);
        const Node* id = each.find("id");
        if (id == nullptr) {
            report(found_, each, "missing-key", {"id", {"等次", "a band"}});
            continue;
        }
        Band band;
        band.id = read_id(*id, found_).value_or("");
        keep_places(each, band.places);
        if (std::any_of(rubric_.bands.begin(), rubric_.bands.end(), [&](const Band& b) { return b.id == band.id; })) {
            report(found_, *id, "duplicate-id", {band.id, "bands"});
        }
        if (const Node* title = each.find("title"); usable(title)) {
            band.title = read_string(*title, "title", found_).value_or("");
        }
        if (const Node* min = each.find("min")) {
            band.min = read_exact(*min, "min", found_);
            if (band.min) {
                check_band_order(band, *min);
            }
        }
        if (const Node* conditions = each.find("requires"); usable(conditions)) {
            band.requirements = decode_conditions(*conditions, "requires", -1, decoding_);
        }
        if (const Node* quota = each.find("quota")) {
            const std::string ascii = to_ascii(trim(quota->text()));
            const bool percent = ascii.ends_with('%');
            const auto share = percent ? Exact::parse(trim(std::string_view(ascii).substr(0, ascii.size() - 1))) : std::nullopt;
            if (!share || share->sign() <= 0 || *share > Exact(100)) {
                report(found_, *quota, "bad-value",
                       {"quota", quota->text(), {"大于 0、不超过 100 的百分数，如 30%", "a percentage over 0 and up to 100, such as 30%"}});
            } else {
                band.quota = *share / Exact(100);
            }
        }
        rubric_.bands.push_back(std::move(band));
    }
    for (std::size_t i = 0; i < rubric_.bands.size(); ++i) {
        const auto& band = rubric_.bands[i];
        const bool last = i + 1 == rubric_.bands.size();
        if (!last && !band.min && !band.places.has("min")) {
            found_.add("band-last", band.places.of("id"),
                       {{"等次“" + band.id + "”缺少 min；只有最末等次没有", "band `" + band.id + "' has no min; only the last band has none"}});
        }
        if (last && (band.places.has("min") || !band.requirements.empty())) {
            found_.add("band-last", band.places.of(band.places.has("min") ? "min" : "requires"),
                       {{"最末等次“" + band.id + "”不能有 min 或 requires，否则有单位无等次可归", "the last band `" + band.id + "' must have no min and no requires, or some units would have no band"}});
        }
    }
}

void HeadDecoder::check_band_order(const Band& band, const Node& where) {
    if (!rubric_.bands.empty() && rubric_.bands.back().min && *band.min >= *rubric_.bands.back().min) {
        report(found_, where, "not-falling", {band.id, band.min->plain(), rubric_.bands.back().min->plain()});
    }
}

void HeadDecoder::ranking() {
    static constexpr auto keys = std::to_array<std::string_view>({"by", "style", "tie_break"});
    const Node* map = root_.find("ranking");
    if (!usable(map) || !expect_map(*map, "ranking", found_)) {
        return;
    }
    check_keys(*map, keys, "ranking", found_);
    RankingRule rule;
    keep_places(*map, rule.places);
    if (const Node* by = map->find("by"); usable(by)) {
        rule.by = read_string(*by, "by", found_).value_or("");
        if (rule.by != "region" && rubric_.find_fact(rule.by) < 0) {
            std::vector<std::string_view> known = {"region"};
            for (const auto& fact : rubric_.facts) {
                known.push_back(fact.id);
            }
            report(found_, *by, "unknown-fact", {rule.by}, nearest(rule.by, known));
        }
    }
    if (const Node* style = map->find("style")) {
        rule.dense = read_choice(*style, "style", styles, found_) == std::size_t{1};
    }
    if (const Node* list = map->find("tie_break"); usable(list) && expect_list(*list, "tie_break", found_)) {
        for (const auto& each : *list) {
            const auto id = read_string(each, "tie_break", found_);
            if (id && *id != "exact" && rubric_.find(*id) < 0) {
                report(found_, each, "unknown-node", {*id, {"节点", "node"}});
            }
            rule.tie_break.push_back(id.value_or(""));
        }
    }
    rubric_.ranking = std::move(rule);
}

}  // namespace

bool RubricDecoding::claim(const Node& id, const std::string& text) {
    if (is_reserved(text)) {
        report(found, id, "reserved-id", {text});
        return false;
    }
    const auto [at, fresh] = ids.emplace(text, id.location());
    if (!fresh) {
        report(found, id, "duplicate-id", {text, at->second.text()});
    }
    return fresh;
}

void keep_places(const Node& map, Places& places) {
    bool first = true;
    for (const auto& [key, value] : map.entries()) {
        if (first) {
            places.whole = key.location();
            first = false;
        }
        const std::string name(key.text());
        places.add(name, value.is_null() ? key.location() : value.location());
        if (name == "items") {
            continue;
        }
        if (value.is_map()) {
            for (const auto& [inner, below] : value.entries()) {
                places.add(name + "." + std::string(inner.text()), below.location());
            }
        } else if (value.is_list()) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                places.add(name + "." + std::to_string(i), value[i].location());
            }
        }
    }
    if (first) {
        places.whole = map.location();
    }
}

std::optional<std::vector<MethodShare>> decode_shares(const Node& node, std::string_view name, RubricDecoding& decoding) {
    std::vector<MethodShare> out;
    const auto take = [&](const Node& id, Exact weight) {
        const std::string_view text = trim(id.text());
        const int position = decoding.rubric.find_method(text);
        if (position < 0 && text != "self") {
            std::vector<std::string_view> known = {"self"};
            for (const auto& method : decoding.rubric.methods) {
                known.push_back(method.id);
            }
            report(decoding.found, id, "unknown-method", {id.text()}, nearest(text, known));
            return;
        }
        if (std::any_of(out.begin(), out.end(), [&](const MethodShare& each) { return each.method == position; })) {
            report(decoding.found, id, "duplicate-id", {text, name});
            return;
        }
        out.push_back({position, std::move(weight)});
    };
    if (node.is_map()) {
        for (const auto& [id, value] : node.entries()) {
            if (auto weight = read_positive(value, id.text(), decoding.found)) {
                take(id, std::move(*weight));
            }
        }
    } else if (expect_list(node, name, decoding.found)) {
        for (const auto& id : node) {
            take(id, Exact(1));
        }
    } else {
        return std::nullopt;
    }
    if (node.size() == 0) {
        report(decoding.found, node, "bad-value", {name, "[]", {"至少一种方法", "at least one method"}});
    }
    return out;
}

std::optional<EvidenceRule> decode_evidence_rule(const Node& node, RubricDecoding& decoding) {
    static constexpr auto keys = std::to_array<std::string_view>({"min", "types", "within", "effect"});
    Diagnostics& found = decoding.found;
    EvidenceRule rule;
    if (!expect_map(node, "evidence", found)) {
        return std::nullopt;
    }
    check_keys(node, keys, "evidence", found);
    if (const Node* min = node.find("min")) {
        rule.min = read_whole(*min, "min", 0, 1000, found).value_or(0);
    }
    if (const Node* effect = node.find("effect")) {
        rule.zero = read_choice(*effect, "effect", evidence_effects, found) == std::size_t{1};
    }
    if (const Node* types = node.find("types"); usable(types) && expect_list(*types, "types", found)) {
        for (const auto& each : *types) {
            if (auto text = read_string(each, "types", found)) {
                rule.types.push_back(std::move(*text));
            }
        }
    }
    if (const Node* within = node.find("within"); usable(within)) {
        rule.within_period = trim(within->text()) == "period";
        if (rule.within_period && !decoding.rubric.period) {
            report(found, *within, "needs", {{"within: period 需要细则写明 period", "within: period needs the rubric to have a period"}});
        }
        if (!rule.within_period) {
            rule.within_days = read_whole(*within, "within", 1, 100000, found);
        }
    }
    return rule;
}

std::optional<NotApplicable> decode_policy(const Node& node, Diagnostics& found) {
    const auto choice = read_choice(node, "not_applicable", policies, found);
    return choice ? std::optional(static_cast<NotApplicable>(*choice)) : std::nullopt;
}

void check_citation(const Node& source, RubricDecoding& decoding) {
    const std::string_view text = trim(source.text());
    const std::string_view id = text.substr(0, text.find('#'));
    const auto& known = decoding.rubric.sources;
    if (std::any_of(known.begin(), known.end(), [id](const CitedSource& each) { return each.id == id; })) {
        return;
    }
    std::vector<std::string_view> names;
    for (const auto& each : known) {
        names.push_back(each.id);
    }
    report(decoding.found, source, "unknown-source", {id}, nearest(id, names));
}

std::vector<NodeCondition> decode_conditions(const Node& list, std::string_view name, int own, RubricDecoding& decoding) {
    static constexpr auto keys = std::to_array<std::string_view>({"item", "min_rate"});
    std::vector<NodeCondition> out;
    Diagnostics& found = decoding.found;
    const Rubric& rubric = decoding.rubric;
    if (!expect_list(list, name, found)) {
        return out;
    }
    for (const auto& each : list) {
        if (!expect_map(each, name, found)) {
            continue;
        }
        check_keys(each, keys, name, found);
        NodeCondition condition;
        condition.item = own;
        condition.where = each.location();
        const Node* item = each.find("item");
        const Node* rate = each.find("min_rate");
        if (item != nullptr) {
            condition.item = rubric.find(trim(item->text()));
            const bool known = condition.item >= 0 && rubric.at(condition.item).section == Section::items;
            if (!known) {
                std::vector<std::string_view> ids;
                for (const auto& node : rubric.items) {
                    ids.push_back(node.id);
                }
                report(found, *item, "unknown-node", {item->text(), {"项目或测评内容", "node under items"}}, nearest(item->text(), ids));
                continue;
            }
            if (own >= 0 && (condition.item == own || !rubric.is_below(condition.item, own))) {
                report(found, *item, "gate-elsewhere", {item->text(), rubric.at(own).id});
                continue;
            }
        }
        if (rate != nullptr) {
            condition.min_rate = read_within(*rate, "min_rate", 0, std::nullopt, found);
        }
        const bool band = own < 0;
        if ((band && (item == nullptr || rate == nullptr)) || (!band && item == nullptr && rate == nullptr)) {
            report(found, each, "missing-key", {item == nullptr && band ? "item" : "min_rate", name});
            continue;
        }
        out.push_back(std::move(condition));
    }
    return out;
}

std::optional<Rubric> decode_rubric(const RubricTree& tree, Diagnostics& found) {
    const std::size_t errors = found.errors();
    std::optional<Rubric> rubric(std::in_place);
    RubricDecoding decoding{tree, *rubric, found, {}};
    rubric->path = tree.path;
    rubric->sha256 = tree.sha256;
    for (std::size_t i = 1; i < tree.documents.size(); ++i) {
        rubric->bases.push_back(tree.documents[i]->source->path());
    }
    HeadDecoder head(tree.root, decoding);
    head.head();
    head.names();
    decode_items(tree.root, decoding);
    head.bands();
    head.ranking();
    if (found.errors() > errors) {
        return std::nullopt;
    }
    rubric->scoring = sha256(canonical_form(tree.root));
    return rubric;
}

}  // namespace ceping
