#include <ceping/decode/authored/authored_items.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_words.hpp>
#include <ceping/decode/authored/phrases.hpp>
#include <ceping/decode/phrases.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

void append_text(std::string& to, const std::string& text) {
    if (!text.empty() && to.find(text) == std::string::npos) {
        to += (to.empty() ? "" : "\n") + text;
    }
}

/// The figure between the brackets of a header, and what follows it.
std::pair<std::optional<Exact>, std::string> figure_of_header(std::string_view header) {
    const std::string plain = plain_words(header);
    const std::size_t at = plain.find('(');
    std::string_view rest = std::string_view(plain).substr(at == std::string::npos ? plain.size() : at + 1);
    auto value = take_number(rest);
    return {std::move(value), std::string(rest)};
}

/// A（100%）, B（0.75）: a share of the points.
std::optional<Exact> ratio_of_level(std::string_view header) {
    const auto [value, behind] = figure_of_header(header);
    if (!value || behind.starts_with("分")) {
        return std::nullopt;
    }
    if (behind.starts_with("%")) {
        return *value / Exact(100);
    }
    return *value <= Exact(1) ? value : std::nullopt;
}

/// 优（5分）.
std::optional<Exact> points_of_level_header(std::string_view header) {
    const auto [value, behind] = figure_of_header(header);
    return value && (behind.starts_with("分") || *value > Exact(1)) ? value : std::nullopt;
}

/// Columns headed A, B, C, D with what each asks for.
AuthoredRule rule_of_grades(const DraftRow& row, const Exact& points) {
    AuthoredRule out;
    out.kind = AuthoredKind::level;
    for (const auto& [header, text] : row.grades) {
        const std::string plain = plain_words(header);
        AuthoredChoice level;
        level.name = plain.substr(0, plain.find('('));
        level.ratio = ratio_of_level(header);
        level.points = level.ratio ? *level.ratio * points : points_of_level_header(header);
        const std::string words = plain_words(text);
        const auto mentions = points_mentions(words);
        if (!level.points && mentions.size() == 1 && !mentions[0].high) {
            level.points = mentions[0].verb == Verb::full ? points : mentions[0].amount;
        }
        if (const auto bare = points_of_cell(text)) {
            level.points = bare;
            level.ratio.reset();
        } else {
            level.standard = text;
        }
        const auto same = [&](const auto& other) { return other.name == level.name; };
        if (std::any_of(out.choices.begin(), out.choices.end(), same)) {
            level.name += std::to_string(out.choices.size() + 1);
        }
        out.said += (out.said.empty() ? "" : "、") + header;
        out.choices.push_back(std::move(level));
    }
    const bool told = std::all_of(out.choices.begin(), out.choices.end(),
                                  [&](const auto& level) { return level.points && *level.points <= points; });
    if (!told) {
        out.decisions.push_back(phrases::authored_ratios);
        guess_ratios(out, points);
    }
    out.answer = authored_kind_name(out.kind);
    return out;
}

/// 1.有坡道；2.有轮椅 beside 每具备一项得2分: the parts are what is counted.
void name_checks(const Draft& draft, AuthoredItem& item) {
    AuthoredRule& rule = item.rule;
    const bool each = rule.kind == AuthoredKind::count && !rule.from_full && rule.each;
    if (draft.rows.size() != 1 || (!each && rule.kind != AuthoredKind::checklist)) {
        return;
    }
    const auto parts = numbered_parts(draft.rows[0].standard);
    const auto number = Exact(static_cast<std::int64_t>(parts.size()));
    if (each && !parts.empty() && number * *rule.each == item.points) {
        rule.kind = AuthoredKind::checklist;
        for (const auto& part : parts) {
            rule.choices.push_back({part, rule.each, {}, {}, 0});
        }
        rule.each.reset();
        rule.answer = authored_kind_name(rule.kind);
    } else if (!each && parts.size() == rule.choices.size()) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            rule.choices[i].name = parts[i];
        }
        std::erase_if(rule.decisions,
                      [](const Words& what) { return what.zh == phrases::authored_name_parts.zh; });
    }
}

/// With a digit, as words may be reserved.
bool may_be_id(std::string_view number) {
    return number.find_first_of("0123456789") != std::string_view::npos &&
           std::all_of(number.begin(), number.end(), [](char c) {
               const char lower = lower_ascii(c);
               return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z') || c == '.' || c == '-';
           });
}

void leaves_of(std::vector<AuthoredItem>& items, std::vector<AuthoredItem*>& out) {
    for (auto& item : items) {
        if (item.is_group()) {
            leaves_of(item.items, out);
        } else {
            out.push_back(&item);
        }
    }
}

void number_by_place(std::vector<AuthoredItem>& items, const std::string& before) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].id = before + std::to_string(i + 1);
        number_by_place(items[i].items, items[i].id + ".");
    }
}

/// A group is called what its criteria's numbers begin with; false where they do not.
bool number_groups(std::vector<AuthoredItem>& items, std::vector<std::string>& taken) {
    for (auto& item : items) {
        if (item.is_group()) {
            if (!number_groups(item.items, taken)) {
                return false;
            }
            const std::string first = item.items.front().id.substr(0, item.items.front().id.rfind('.'));
            const bool all = std::all_of(item.items.begin(), item.items.end(), [&](const auto& child) {
                return child.id.rfind('.') != std::string::npos &&
                       child.id.substr(0, child.id.rfind('.')) == first;
            });
            if (!all || first.empty()) {
                return false;
            }
            item.id = first;
        }
        if (among(item.id, taken)) {
            return false;
        }
        taken.push_back(item.id);
    }
    return true;
}

/// What a row of conditions says: the standard where it has one, else its title. What only says 一票否决 says
/// nothing.
std::string condition_of(const Draft& draft, const DraftRow& row) {
    constexpr std::size_t shortest = 8;
    for (const std::string* words : {&row.standard, &row.rule, &draft.words}) {
        if (code_points(*words) >= shortest || (!words->empty() && !has_word(*words, "一票否决"))) {
            return *words;
        }
    }
    return draft.title;
}

/// The sentences of a row by which everything is lost, each once, those that say of what first.
std::vector<std::string> veto_sentences_of(const Draft& draft) {
    std::vector<std::string> out;
    for (const auto& text : texts_of(draft)) {
        for (auto& sentence : veto_sentences(text)) {
            if (!among(sentence, out)) {
                out.push_back(std::move(sentence));
            }
        }
    }
    std::stable_partition(out.begin(), out.end(), [](const auto& each) { return !is_bare_veto(each); });
    return out;
}

}  // namespace

void take_conditions(const Draft& draft, std::vector<AuthoredCondition>& out) {
    for (const auto& child : draft.children) {
        take_conditions(child, out);
    }
    for (const auto& row : draft.rows) {
        const std::string words = condition_of(draft, row);
        const auto parts = numbered_parts(words);
        for (const auto& part : parts) {
            out.push_back({part, row.place, {}});
        }
        if (parts.empty()) {
            out.push_back({std::string(without_numeral(words)), row.place, {}});
        }
    }
}

void take_vetoes(const Draft& draft, std::vector<AuthoredCondition>& out) {
    bool told = false;
    for (const auto& sentence : veto_sentences_of(draft)) {
        if (!is_bare_veto(sentence)) {
            out.push_back({std::string(without_numeral(sentence)), draft.place, {}});
            told = true;
        }
    }
    if (!told) {
        take_conditions(draft, out);
    }
}

void report_sum(const Source* source, Place place, const Words& what, const Exact& stated, const Exact& sum,
                Diagnostics& found) {
    const bool more = sum > stated;
    const std::string by = (more ? sum - stated : stated - sum).plain();
    const Words off =
        more ? phrases::points_too_many.with({{"by", by}}) : phrases::points_too_few.with({{"by", by}});
    report_at(found, *source, place, "sum-mismatch", {what, stated.plain(), sum.plain(), off});
}

AuthoredSection section_of(std::string_view title) {
    const std::string plain = plain_words(title);
    if (has_any(plain, "一票否决|否决项|取消资格")) {
        return AuthoredSection::vetoes;
    }
    if (has_any(plain, "前置条件|申报条件|准入条件|基本条件|必备条件")) {
        return AuthoredSection::prerequisites;
    }
    if (has_any(plain, "加分|附加分|附加项|奖励分")) {
        return AuthoredSection::bonus;
    }
    const bool penalties = has_any(plain, "扣分项|扣分事项|负分|负面清单|减分") || plain == "扣分";
    return penalties ? AuthoredSection::penalties : AuthoredSection::items;
}

AuthoredSection section_of(const Draft& draft) {
    const AuthoredSection out = section_of(draft.title);
    const auto points = stated_points(draft);
    const bool scored = out == AuthoredSection::vetoes && draft.is_leaf() && points && points->sign() > 0;
    return scored ? AuthoredSection::items : out;
}

std::optional<AuthoredItem> ItemsReader::item(const Draft& draft, AuthoredSection section) {
    return draft.is_leaf() ? criterion(draft, section) : group(draft, section);
}

std::optional<AuthoredItem> ItemsReader::group(const Draft& draft, AuthoredSection section) {
    AuthoredItem out;
    out.title = draft.title;
    out.place = draft.place;
    out.standard = draft.words;
    out.remarks = draft.remarks;
    for (const auto& child : draft.children) {
        const AuthoredSection own = section_of(child);
        if (own == AuthoredSection::vetoes || own == AuthoredSection::prerequisites) {
            take_conditions(child, own == AuthoredSection::vetoes ? table_.vetoes : table_.prerequisites);
        } else if (own == AuthoredSection::bonus || own == AuthoredSection::penalties) {
            extras(child, own, own == AuthoredSection::bonus ? table_.bonus : table_.penalties);
        } else if (auto under = item(child, section)) {
            out.points += under->points;
            out.items.push_back(std::move(*under));
        }
    }
    if (out.items.empty()) {
        return std::nullopt;
    }
    // 食品安全40 over items worth 40
    if (const std::string figure = out.points.plain();
        out.title.ends_with(figure) && out.title.size() > figure.size()) {
        const std::string before = out.title.substr(0, out.title.size() - figure.size());
        const char last = before.back();
        out.title = last == '.' || (last >= '0' && last <= '9') ? out.title : before;
    }
    const auto compare = [&](const std::optional<Exact>& stated, Place place) {
        if (stated && *stated != out.points && !out.stated) {
            out.stated = stated;
            report_sum(source_, place, draft.title, *stated, out.points, found_);
        }
    };
    compare(draft.stated, draft.place);
    compare(draft.subtotal, draft.subtotal_place);
    return out;
}

std::optional<AuthoredItem> ItemsReader::criterion(const Draft& draft, AuthoredSection section) {
    AuthoredItem out;
    out.title = draft.title;
    out.place = draft.place;
    out.remarks = draft.remarks;
    append_text(out.standard, draft.words);
    std::string rules;
    for (const auto& row : draft.rows) {
        out.number = out.number.empty() ? row.number : out.number;
        append_text(out.standard, row.standard);
        append_text(out.note, row.note);
        append_text(rules, row.rule);
        for (const auto& method : row.methods) {
            if (!among(method, out.methods)) {
                out.methods.push_back(method);
            }
        }
    }
    std::string scoring = rules;
    if (scoring.empty()) {
        append_text(scoring, draft.scoring);
        for (const auto& row : draft.rows) {
            append_text(scoring, row.standard);
        }
    }
    scoring = scoring.empty() ? draft.title : scoring;
    append_text(out.standard, rules);
    give_points(draft, section, out, scoring);
    give_rule(draft, section, out, scoring);
    out.rule.decisions.insert(out.rule.decisions.begin(), draft.decisions.begin(), draft.decisions.end());
    take_vetoes_beside(draft, out);
    if (out.points.is_zero() && section == AuthoredSection::items) {
        report_at(found_, *source_, draft.place, "missing-key", {{"分值", "points (分值)"}, draft.title});
        out.rule.decisions.emplace_back(phrases::authored_no_points);
        out.points = 1;
        const auto decisions = std::move(out.rule.decisions);
        give_rule(draft, section, out, scoring);
        out.rule.decisions = decisions;
    }
    return out;
}

/// 发生事故的一票否决, in a standard or a remark of what is scored.
void ItemsReader::take_vetoes_beside(const Draft& draft, AuthoredItem& item) {
    const auto sentences = veto_sentences_of(draft);
    for (const auto& sentence : sentences) {
        if (!is_bare_veto(sentence)) {
            table_.vetoes.push_back({std::string(without_numeral(sentence)), draft.place, item.title});
        }
    }
    if (!sentences.empty() && is_bare_veto(sentences.front())) {
        table_.vetoes.push_back({item.title, draft.place, sentences.front()});
        item.rule.decisions.push_back(phrases::authored_veto_of_what.with({{"said", sentences.front()}}));
    }
}

void ItemsReader::give_points(const Draft& draft, AuthoredSection section, AuthoredItem& item,
                              const std::string& scoring) {
    std::optional<Exact> column;
    Place place = draft.place;
    for (const auto& row : draft.rows) {
        if (row.points && !column) {
            column = row.points;
            place = row.place;
        }
    }
    if (column && draft.stated && *column != *draft.stated) {
        report_sum(source_, place, draft.title, *draft.stated, *column, found_);
    }
    std::optional<Exact> points = column ? column : draft.stated;
    if (!points) {
        points = points_in_brackets(item.standard);
    }
    if (!points) {
        for (const auto& mention : points_mentions(plain_words(scoring))) {
            const bool cap = mention.verb == Verb::most && section != AuthoredSection::items;
            if (mention.verb == Verb::whole || cap) {
                points = mention.amount;
            }
        }
    }
    if (!points && section == AuthoredSection::items) {
        points = points_of_most(scoring);
        points = points ? points : points_of_most_lost(scoring);
        if (points) {
            item.remarks.push_back(phrases::authored_from_most.with({{"points", points->plain()}}));
        } else if ((points = points_given(scoring))) {
            item.remarks.push_back(phrases::authored_from_best.with({{"points", points->plain()}}));
        }
    }
    item.points = points.value_or(Exact());
}

void ItemsReader::give_rule(const Draft& draft, AuthoredSection section, AuthoredItem& item,
                            const std::string& scoring) {
    const bool grades = !draft.rows.empty() && !draft.rows.front().grades.empty();
    if (grades && section == AuthoredSection::items && !item.points.is_zero()) {
        item.rule = rule_of_grades(draft.rows.front(), item.points);
        return;
    }
    item.rule = rule_of_words(scoring, item.points, section);
    if (item.rule.said.empty()) {
        // The requirement may say what the rule counts, such as conditions of which so many are an A.
        std::string all;
        for (const auto& row : draft.rows) {
            append_text(all, row.standard);
        }
        append_text(all, scoring);
        AuthoredRule whole = rule_of_words(all, item.points, section);
        if (!whole.said.empty()) {
            item.rule = std::move(whole);
        }
    }
    item.rule.may_not_apply = item.rule.may_not_apply || says_not_applicable(item.note);
    name_checks(draft, item);
    if (section != AuthoredSection::items && item.points.is_zero() && item.rule.kind != AuthoredKind::count) {
        item.rule.decisions.emplace_back(phrases::authored_no_points);
        item.points = 1;
    }
    if (item.rule.kind == AuthoredKind::count && section != AuthoredSection::items && item.points.is_zero() &&
        item.rule.most) {
        item.points = *item.rule.most;
    }
}

void ItemsReader::extras(const Draft& draft, AuthoredSection section, AuthoredExtra& extra) {
    if (!draft.is_leaf()) {
        for (const auto& child : draft.children) {
            extras(child, section, extra);
        }
        if (draft.stated) {
            extra.cap = draft.stated;
        }
        return;
    }
    if (auto one = criterion(draft, section)) {
        extra.items.push_back(std::move(*one));
    }
}

void number_items(AuthoredTable& table) {
    std::vector<AuthoredItem*> leaves;
    leaves_of(table.items, leaves);
    const bool flat = leaves.size() == table.items.size();
    const bool own =
        !leaves.empty() && std::all_of(leaves.begin(), leaves.end(), [&](const AuthoredItem* leaf) {
            return may_be_id(leaf->number) && (flat || leaf->number.find('.') != std::string::npos);
        });
    for (AuthoredItem* leaf : leaves) {
        leaf->id = leaf->number;
    }
    std::vector<std::string> taken;
    for (const char letter : {'B', 'K', 'V', 'P'}) {
        for (std::size_t i = 1; i <= leaves.size() + table.vetoes.size() + table.prerequisites.size(); ++i) {
            taken.push_back(letter + std::to_string(i));
        }
    }
    if (!own || !number_groups(table.items, taken)) {
        number_by_place(table.items, "");
    }
    number_by_place(table.bonus.items, "B");
    number_by_place(table.penalties.items, "K");
}

}  // namespace ceping
