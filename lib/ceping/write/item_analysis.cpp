#include <ceping/write/item_analysis.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/number.hpp>
#include <ceping/write/result_parts.hpp>
#include <ceping/write/rows.hpp>

#include <algorithm>
#include <optional>

namespace ceping {

namespace {

std::string digits(std::size_t value) { return std::to_string(value); }

std::string number_if_any(const std::optional<Exact>& value) {
    return value ? number(*value) : std::string();
}

std::string percents(const std::optional<Exact>& share, int places) {
    return share ? (*share * Exact(100)).fixed(places, Rounding::half_up) + "%" : "-";
}

std::string_view section_name(Section section) {
    switch (section) {
        case Section::bonus: return "bonus";
        case Section::penalties: return "penalties";
        case Section::items: break;
    }
    return "items";
}

std::string_view section_zh(Section section) {
    switch (section) {
        case Section::bonus: return "加分";
        case Section::penalties: return "扣分";
        case Section::items: break;
    }
    return "测评项目";
}

class ItemTable {
public:
    ItemTable(const ItemAnalysis& analysis, Language language, std::size_t width, bool color)
        : analysis_(analysis), language_(language), width_(width), color_(color) {}

    [[nodiscard]] std::string take() const { return head() + criteria() + "\n" + sections() + "\n"; }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }

    [[nodiscard]] std::string head() const {
        const std::string units = digits(analysis_.units);
        const std::string rejected = digits(analysis_.rejected);
        Words out{units + " 个单位", counted(units, "unit")};
        if (analysis_.rejected > 0) {
            out.zh += "，另有 " + rejected + " 个未计分，不在其内";
            out.en += "; " + rejected + " rejected and left out";
        }
        std::string text = say(out) + "\n";
        for (const auto& [overrides, units_of] : analysis_.overrides) {
            const Words policy = other_policy(overrides);
            text +=
                say({digits(units_of) + " 个单位" + policy.zh, counted(units_of, "unit") + " " + policy.en}) +
                "\n";
        }
        return text;
    }

    [[nodiscard]] std::string criteria() const {
        RowTable table;
        table.columns = {{say({"编号", "id"})},
                         {say({"测评内容", "title"}), false, true},
                         {say({"单位数", "units"}), true},
                         {say({"得分率", "facility"}), true},
                         {say({"区分度", "discr."}), true},
                         {say({"名义权重", "nominal"}), true},
                         {say({"实际权重", "effective"}), true},
                         {say({"说明", "remarks"})}};
        for (const auto& each : analysis_.items) {
            table.rows.push_back(
                {each.id, each.title, digits(each.answered), percents(each.facility, 1),
                 each.discrimination ? each.discrimination->fixed(2, Rounding::half_up) : "-",
                 percents(each.nominal, 2), percents(each.effective, 2), remarks(each)});
        }
        return text_of(table, width_, color_);
    }

    [[nodiscard]] std::string sections() const {
        RowTable table;
        table.columns = {{say({"编号", "id"})},
                         {say({"项目", "section"}), false, true},
                         {say({"名义权重", "nominal"}), true},
                         {say({"实际权重", "effective"}), true}};
        for (const auto& each : analysis_.sections) {
            const std::string title = each.section == Section::bonus       ? say({"加分", "bonus"})
                                      : each.section == Section::penalties ? say({"扣分", "penalties"})
                                                                           : each.title;
            table.rows.push_back({each.id, title, percents(each.nominal, 2), percents(each.effective, 2)});
        }
        return text_of(table, width_, color_);
    }

    [[nodiscard]] std::string remarks(const ItemFigures& figures) const {
        std::string out;
        for (const auto remark : figures.remarks) {
            out += out.empty() ? "" : say({"，", ", "});
            out += say(remark_words(figures, remark));
        }
        return out;
    }

    [[nodiscard]] Words remark_words(const ItemFigures& figures, ItemRemark remark) const {
        const auto choices = [&](const auto& wanted) {
            std::string out;
            for (const auto& each : figures.choices) {
                out += wanted(each) ? " " + each.key : "";
            }
            return out;
        };
        switch (remark) {
            case ItemRemark::easy: return {"几乎人人满分", "easy"};
            case ItemRemark::hard: return {"几乎人人失分", "hard"};
            case ItemRemark::flat: return {"分不出好坏", "flat"};
            case ItemRemark::redundant: {
                std::string ids;
                for (const auto& each : figures.partners) {
                    ids += " " + analysis_.items[each.other].id;
                }
                return {"雷同于" + ids, "like" + ids};
            }
            case ItemRemark::weight: return {"权重不符", "weight"};
            case ItemRemark::unused: {
                const auto keys = choices([](const auto& each) { return each.count == 0; });
                return {"无人用" + keys, "unused" + keys};
            }
            case ItemRemark::always: {
                const auto keys =
                    choices([&](const auto& each) { return each.check && each.count == figures.told; });
                return {"人人有" + keys, "always" + keys};
            }
            case ItemRemark::few: break;
        }
        return {"单位少", "few units"};
    }

    const ItemAnalysis& analysis_;
    Language language_;
    std::size_t width_;
    bool color_;
};

void add_criterion(const ItemAnalysis& analysis, const ItemFigures& figures, JsonBuilder& json) {
    const auto maybe = [&](std::string_view key, const std::optional<Exact>& value) {
        if (value) {
            json.raw(key, number(*value));
        }
    };
    json.open('{').text("id", figures.id).text_if("title", figures.title);
    json.text("section", section_name(figures.section));
    json.raw("answered", digits(figures.answered)).raw("missing", digits(figures.missing));
    json.raw("not_applicable", digits(figures.not_applicable));
    maybe("facility", figures.facility);
    maybe("discrimination", figures.discrimination);
    json.raw("nominal", number(figures.nominal));
    maybe("effective", figures.effective);
    if (!figures.choices.empty()) {
        json.raw("told", digits(figures.told)).object("choices");
        for (const auto& each : figures.choices) {
            json.raw(each.key, digits(each.count));
        }
        json.close();
    }
    if (!figures.partners.empty()) {
        json.list("alike");
        for (const auto& each : figures.partners) {
            json.open('{').text("id", analysis.items[each.other].id);
            json.raw("correlation", number(each.correlation)).raw("units", digits(each.units));
            json.raw("equal", each.equal ? "true" : "false").close();
        }
        json.close();
    }
    json.list("codes");
    for (const auto remark : figures.remarks) {
        if (const auto code = remark_code(remark); !code.empty()) {
            json.text(code);
        }
    }
    json.close().close();
}

}  // namespace

std::string_view remark_code(ItemRemark remark) {
    switch (remark) {
        case ItemRemark::easy: return "item-easy";
        case ItemRemark::hard: return "item-hard";
        case ItemRemark::flat: return "item-flat";
        case ItemRemark::redundant: return "item-redundant";
        case ItemRemark::weight: return "item-weight";
        case ItemRemark::unused: return "choice-unused";
        case ItemRemark::always: return "check-always";
        case ItemRemark::few: break;
    }
    return {};
}

std::string items_text(const ItemAnalysis& analysis, Language language, std::size_t width, bool color) {
    return ItemTable(analysis, language, width, color).take();
}

std::string items_csv(const ItemAnalysis& analysis, const CsvForm& form) {
    RowTable table;
    for (const auto* title : {"id", "title", "section", "answered", "missing", "not_applicable", "facility",
                              "discrimination", "nominal", "effective", "alike", "codes"}) {
        table.columns.push_back({title});
    }
    for (const auto& each : analysis.items) {
        std::string alike;
        for (const auto& partner : each.partners) {
            alike += (alike.empty() ? "" : ";") + analysis.items[partner.other].id;
        }
        std::string codes;
        for (const auto remark : each.remarks) {
            const auto code = remark_code(remark);
            codes.append(codes.empty() || code.empty() ? "" : ";").append(code);
        }
        table.rows.push_back({each.id, each.title,
                              form.word(section_name(each.section), section_zh(each.section)),
                              digits(each.answered), digits(each.missing), digits(each.not_applicable),
                              number_if_any(each.facility), number_if_any(each.discrimination),
                              number(each.nominal), number_if_any(each.effective), alike, codes});
    }
    return csv_of(table, form);
}

void add_items(const ItemAnalysis& analysis, JsonBuilder& json) {
    json.object("items");
    json.raw("units", digits(analysis.units)).raw("rejected", digits(analysis.rejected));
    json.raw("weighed", digits(analysis.weighed));
    if (!analysis.overrides.empty()) {
        json.object("overrides");
        for (const auto& [overrides, units] : analysis.overrides) {
            json.raw(overrides, digits(units));
        }
        json.close();
    }
    json.list("criteria");
    for (const auto& each : analysis.items) {
        add_criterion(analysis, each, json);
    }
    json.close().list("sections");
    for (const auto& each : analysis.sections) {
        json.open('{').text_if("id", each.id).text_if("title", each.title);
        json.text("section", section_name(each.section)).raw("nominal", number(each.nominal));
        if (each.effective) {
            json.raw("effective", number(*each.effective));
        }
        json.close();
    }
    json.close().close();
}

}  // namespace ceping
