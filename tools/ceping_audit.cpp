// ceping-audit: checks a table of scores that somebody published. See ceping-audit(1).
#include <ceping/analyse/auditing/audit.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/published/published.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/write/audit/audit.hpp>
#include <ceping/write/formats.hpp>

#include <algorithm>

#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/rubric_input.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;
using ceping::frame::UsageError;
namespace phrases = ceping::frame::phrases;

struct Options {
    ceping::frame::CommonOptions common;
    ceping::PublishedColumns columns;
    std::string table;
    std::string rubric;
    std::string encoding;
    std::string how;
    std::vector<std::string> weights;
    std::vector<std::string> maxima;
    std::string full;
    std::string recover;
    std::string list = "20";
    std::string effort = "1";
    std::string precision = "cell";
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_argument(app, "TABLE", options.table, {"公布的成绩表（CSV）", "the published table, CSV"}, true);
    add_text(app, "--name", options.columns.name, "COLUMN",
             {"单位名称的列；各列可写表头或第几列，不写则按表头推断",
              "column of the units' names; columns are named by header or position, else guessed"});
    add_comma_list(
        app, "--parts", options.columns.parts, "COLUMN",
        {"分项得分的列，以逗号相隔；加分、扣分写作 +列、-列",
         "columns of the parts that make the total, separated by commas; +COLUMN is a bonus, -COLUMN a penalty"});
    add_text(app, "--total", options.columns.total, "COLUMN", {"总分的列", "column of the totals"});
    add_text(app, "--rank", options.columns.rank, "COLUMN", {"名次的列", "column of the ranks"});
    add_text(app, "--band", options.columns.band, "COLUMN", {"等次的列", "column of the bands"});
    add_comma_list(app, "--by", options.columns.groups, "COLUMN",
                   {"分组的列，以逗号相隔：名次和等次在组内核对",
                    "columns of groups: ranks and bands are of each group"});
    add_choice(app, "--how", options.how, {"sum", "mean", "weighted"},
               {"分项怎样得出总分；不写则取最相符的一种",
                "how the parts give the total; by default whatever fits best"});
    add_comma_list(app, "--weights", options.weights, "W",
                   {"各分项的权重，如 30%,20%,50%", "the parts' weights, such as 30%,20%,50%"});
    add_comma_list(
        app, "--max", options.maxima, "M",
        {"各分项的满分；只写一个则各项相同", "the parts' full marks; one alone is for all of them"});
    add_text(app, "--full", options.full, "N",
             {"总分的满分，用于加权；默认 100", "the total's full mark, for weights; 100 by default"});
    add_text(
        app, "-r,--rubric", options.rubric, "RUBRIC",
        {"测评细则：分项的满分和等次的最低分", "the rubric: full marks of the parts, least scores of bands"});
    add_choice(app, "--recover", options.recover, {"whole", "half"},
               {"推算没有公布的权重，以 1% 或 0.5% 为单位",
                "look for weights that are not printed: whole or half per cents"});
    add_text(
        app, "--list", options.list, "N",
        {"最多列出多少组相符的权重；默认 20", "how many fitting vectors of weights to list; 20 by default"});
    add_text(app, "--effort", options.effort, "N",
             {"推算权重时查 N 倍的组合；默认 1", "search N times as long for weights; 1 by default"});
    add_choice(
        app, "--precision", options.precision, {"cell", "column", "exact"},
        {"数字按各自的小数位、按该列最多的小数位，还是按精确值理解；默认 cell",
         "numbers are known to their own decimals, to the most in their column, or exactly; cell by default"});
    add_text(app, "--encoding", options.encoding, "NAME",
             {"表格的编码：utf-8、gb18030、utf-16", "encoding of tables: utf-8, gb18030, utf-16"});
    add_common(
        app, options.common,
        {Shared::format, Shared::output, Shared::max_errors, Shared::color, Shared::quiet, Shared::verbose},
        ceping::report_format_names("csv"));
}

ceping::Exact positive(const std::string& text, const std::string& option) {
    const auto value = ceping::number_in(text);
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

void apply_weights(const Options& options, ceping::PublishedTable& table) {
    if (options.weights.empty()) {
        return;
    }
    const auto shares = ceping::shares_in(options.weights);
    if (!shares) {
        throw UsageError(
            {"--weights 应写作 30%,20%,50% 或 0.3,0.2,0.5", "--weights takes 30%,20%,50% or 0.3,0.2,0.5"});
    }
    // A bonus or a penalty has no weight, unless one is given to every part.
    std::vector<ceping::PublishedPart*> weighed;
    for (auto& part : table.parts) {
        if (part.kind == ceping::PartKind::base || shares->size() == table.parts.size()) {
            weighed.push_back(&part);
        }
    }
    check_count(shares->size(), weighed.size(), "--weights");
    for (std::size_t i = 0; i < shares->size(); ++i) {
        weighed[i]->weight = (*shares)[i];
        weighed[i]->kind = ceping::PartKind::base;
    }
}

void apply_maxima(const Options& options, ceping::PublishedTable& table) {
    if (options.maxima.empty()) {
        return;
    }
    if (options.maxima.size() > 1) {
        check_count(options.maxima.size(), table.parts.size(), "--max");
    }
    for (std::size_t i = 0; i < table.parts.size(); ++i) {
        table.parts[i].max = positive(options.maxima[options.maxima.size() > 1 ? i : 0], "--max");
    }
}

/// Full marks of parts that are called as a node of the rubric; penalties 扣分 are taken off where they are printed over 0.
void apply_rubric(const ceping::Rubric& rubric, ceping::PublishedTable& table) {
    bool known = table.parts.empty();  // and of ceping's own tables, which have none
    for (std::size_t i = 0; i < table.parts.size(); ++i) {
        ceping::PublishedPart& part = table.parts[i];
        const std::string plain = ceping::to_ascii(part.title);
        const std::string title(ceping::trim(std::string_view(plain).substr(0, plain.find('('))));
        const auto item = std::find_if(rubric.items.begin(), rubric.items.end(), [&](const auto& each) {
            return each.id == part.title || each.title == part.title || each.title == title ||
                   each.id + " " + each.title == part.title;
        });
        if (item == rubric.items.end()) {
            continue;
        }
        known = true;
        part.max = item->points;
        part.kind = item->section == ceping::Section::penalties ? ceping::PartKind::penalty
                    : item->section == ceping::Section::bonus   ? ceping::PartKind::bonus
                                                                : ceping::PartKind::base;
        part.subtract = item->section == ceping::Section::penalties &&
                        std::none_of(table.rows.begin(), table.rows.end(), [i](const auto& row) {
                            return row.parts[i] && row.parts[i]->value.sign() < 0;
                        });
    }
    if (!known) {
        throw UsageError({"没有一个分项的表头是细则中的编号或标题",
                          "no part's header is the id or title of a node of the rubric"});
    }
}

ceping::AuditOptions audit_options(const Options& options, const ceping::PublishedTable& table,
                                   const ceping::Rubric* rubric) {
    ceping::AuditOptions out;
    out.rubric = rubric;
    out.list = ceping::frame::parse_count(options.list, "--list", 1'000'000);
    out.effort = std::max<std::uint64_t>(1, ceping::frame::parse_count(options.effort, "--effort", 1'000));
    if (!options.full.empty()) {
        out.full = positive(options.full, "--full");
    }
    if (!options.recover.empty()) {
        out.how = ceping::AuditHow::recover;
        out.steps = options.recover == "half" ? 200 : 100;
    } else if (options.how == "sum") {
        out.how = ceping::AuditHow::sum;
    } else if (options.how == "mean") {
        out.how = ceping::AuditHow::mean;
    } else if (options.how == "weighted" || !options.weights.empty()) {
        out.how = ceping::AuditHow::weighted;
    }
    const bool wants_parts = out.how != ceping::AuditHow::automatic;
    if (wants_parts && table.parts.empty()) {
        throw UsageError({"没有找到分项；请用 --parts 指明", "there are no parts; name them by --parts"});
    }
    if (out.how == ceping::AuditHow::weighted &&
        !std::all_of(table.parts.begin(), table.parts.end(),
                     [](const auto& each) { return each.weight || each.kind != ceping::PartKind::base; })) {
        throw UsageError(
            {"不知道各分项的权重；请用 --weights 给出，或用 --recover 推算",
             "the weights of the parts are not known; give them by --weights, or look for them by "
             "--recover"});
    }
    return out;
}

void check_options(const Options& options) {
    if (!options.recover.empty() && (!options.how.empty() || !options.weights.empty())) {
        throw UsageError(
            {"--recover 不能与 --how、--weights 连用", "--recover goes with neither --how nor --weights"});
    }
    if (!options.weights.empty() && (options.how == "sum" || options.how == "mean")) {
        throw UsageError(
            {"--weights 只能与 --how weighted 连用", "--weights goes with --how weighted alone"});
    }
    ceping::frame::check_encoding(options.encoding);
    ceping::check_stdin_once({options.table, options.rubric});
}

/// A workbook is no text: told by its suffix, before its bytes draw findings that help nobody.
void check_table(const std::string& path) {
    const std::string lower = ceping::lower_ascii(path);
    for (const std::string_view suffix : {".xlsx", ".xls", ".xlsm", ".et", ".ods"}) {
        if (lower.ends_with(suffix)) {
            throw ceping::Error(phrases::workbook_unread.with({{"path", path}}));
        }
    }
}

Status run(const Options& options) {
    check_options(options);
    check_table(options.table);
    ceping::frame::ReportOutput out(options.common, ceping::report_format_names("csv"));
    const auto rubric = ceping::frame::usable_rubric_if_any(options.rubric, options.common);
    ceping::PublishedOptions reading;
    reading.columns = options.columns;
    reading.encoding = options.encoding;
    reading.precision = options.precision == "exact"    ? ceping::Precision::exact
                        : options.precision == "column" ? ceping::Precision::column
                                                        : ceping::Precision::cell;
    ceping::Diagnostics found;
    auto table = ceping::read_published(options.table, reading, found);
    ceping::frame::tell_sorted(found, options.common);
    if (!table) {
        throw ceping::Error(phrases::table_unchecked.with({{"path", options.table}}));
    }
    if (rubric) {
        apply_rubric(*rubric, *table);
    }
    apply_weights(options, *table);
    apply_maxima(options, *table);
    const auto how = audit_options(options, *table, rubric ? &*rubric : nullptr);

    const auto report = ceping::audit_table(*table, how);
    out.write(ceping::audit_report(report, options.common.verbose, out.language()));
    if (report.faults() > 0 || found.has_error()) {
        return Status::bad_data;
    }
    return report.checked() ? Status::ok : Status::cannot_work;
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool("ceping-audit",
                                   {"核对已公布的成绩表。", "Check a table of scores that was published."},
                                   declare, run, argc, argv);
}
