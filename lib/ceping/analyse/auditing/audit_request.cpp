#include <ceping/analyse/auditing/audit_request.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/base/choices.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/published/published.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <string_view>

namespace ceping {

void check_request(const AuditRequest& request) {
    if (!request.recover.empty() && (!request.how.empty() || !request.weights.empty())) {
        throw UsageError(
            {"--recover 不能与 --how、--weights 连用", "--recover goes with neither --how nor --weights"});
    }
    if (!request.weights.empty() && (request.how == "sum" || request.how == "mean")) {
        throw UsageError(
            {"--weights 只能与 --how weighted 连用", "--weights goes with --how weighted alone"});
    }
}

namespace {

Exact positive(const std::string& text, const std::string& option) {
    const auto value = number_in(text);
    if (!value || value->sign() <= 0) {
        throw UsageError(phrases::number_over_zero.with({{"option", option}, {"text", text}}));
    }
    return *value;
}

/// One value a part, or the usage is wrong.
void check_count(std::size_t given, std::size_t wanted, const std::string& option) {
    if (given != wanted) {
        throw UsageError(
            phrases::values_for_parts.with({{"option", option}, {"given", given}, {"parts", wanted}}));
    }
}

void apply_weights(const AuditRequest& request, PublishedTable& table) {
    if (request.weights.empty()) {
        return;
    }
    const auto shares = shares_in(request.weights);
    if (!shares) {
        throw UsageError(
            {"--weights 应写作 30%,20%,50% 或 0.3,0.2,0.5", "--weights takes 30%,20%,50% or 0.3,0.2,0.5"});
    }
    // A bonus or a penalty has no weight, unless one is given to every part.
    std::vector<PublishedPart*> weighed;
    for (auto& part : table.parts) {
        if (part.kind == PartKind::base || shares->size() == table.parts.size()) {
            weighed.push_back(&part);
        }
    }
    check_count(shares->size(), weighed.size(), "--weights");
    for (std::size_t i = 0; i < shares->size(); ++i) {
        weighed[i]->weight = (*shares)[i];
        weighed[i]->kind = PartKind::base;
    }
}

void apply_maxima(const AuditRequest& request, PublishedTable& table) {
    if (request.maxima.empty()) {
        return;
    }
    if (request.maxima.size() > 1) {
        check_count(request.maxima.size(), table.parts.size(), "--max");
    }
    for (std::size_t i = 0; i < table.parts.size(); ++i) {
        table.parts[i].max = positive(request.maxima[request.maxima.size() > 1 ? i : 0], "--max");
    }
}

/// Full marks of parts that are called as a node of the rubric; penalties 扣分 are taken off where they are printed over 0.
void apply_rubric(const Rubric& rubric, PublishedTable& table) {
    bool known = table.parts.empty();  // and of ceping's own tables, which have none
    for (std::size_t i = 0; i < table.parts.size(); ++i) {
        PublishedPart& part = table.parts[i];
        const std::string plain = to_ascii(part.title);
        const std::string title(trim(std::string_view(plain).substr(0, plain.find('('))));
        const auto item = std::find_if(rubric.items.begin(), rubric.items.end(), [&](const auto& each) {
            return each.id == part.title || each.title == part.title || each.title == title ||
                   each.id + " " + each.title == part.title;
        });
        if (item == rubric.items.end()) {
            continue;
        }
        known = true;
        if (!item->unlimited) {
            part.max = item->points;
        }
        part.kind = item->section == Section::penalties ? PartKind::penalty
                    : item->section == Section::bonus   ? PartKind::bonus
                                                        : PartKind::base;
        part.subtract = item->section == Section::penalties &&
                        std::none_of(table.rows.begin(), table.rows.end(), [i](const auto& row) {
                            return row.parts[i] && row.parts[i]->value.sign() < 0;
                        });
    }
    if (!known) {
        throw UsageError({"没有一个分项的表头是细则中的编号或标题",
                          "no part's header is the id or title of a node of the rubric"});
    }
}

}  // namespace

AuditOptions audit_options(const AuditRequest& request, const Rubric* rubric, PublishedTable& table) {
    if (rubric != nullptr) {
        apply_rubric(*rubric, table);
    }
    apply_weights(request, table);
    apply_maxima(request, table);
    AuditOptions out;
    out.rubric = rubric;
    out.list = parse_count(request.list, "--list", 1'000'000);
    out.effort = std::max<std::uint64_t>(1, parse_count(request.effort, "--effort", 1'000));
    if (!request.full.empty()) {
        out.full = positive(request.full, "--full");
    }
    if (!request.recover.empty()) {
        out.how = AuditHow::recover;
        out.steps = request.recover == "half" ? 200 : 100;
    } else if (request.how == "sum") {
        out.how = AuditHow::sum;
    } else if (request.how == "mean") {
        out.how = AuditHow::mean;
    } else if (request.how == "weighted" || !request.weights.empty()) {
        out.how = AuditHow::weighted;
    }
    const bool wants_parts = out.how != AuditHow::automatic;
    if (wants_parts && table.parts.empty()) {
        throw UsageError({"没有找到分项；请用 --parts 指明", "there are no parts; name them by --parts"});
    }
    if (out.how == AuditHow::weighted &&
        !std::all_of(table.parts.begin(), table.parts.end(),
                     [](const auto& each) { return each.weight || each.kind != PartKind::base; })) {
        throw UsageError(
            {"不知道各分项的权重；请用 --weights 给出，或用 --recover 推算",
             "the weights of the parts are not known; give them by --weights, or look for them by "
             "--recover"});
    }
    return out;
}

}  // namespace ceping
