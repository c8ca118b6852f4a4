// ceping-audit: checks a table of scores that somebody published. See ceping-audit(1).
#include <ceping/analyse/auditing/audit.hpp>
#include <ceping/analyse/auditing/audit_request.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/published/published.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/write/audit/audit.hpp>
#include <ceping/write/formats.hpp>

#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/rubric_input.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;
namespace phrases = ceping::frame::phrases;

struct Options {
    ceping::frame::CommonOptions common;
    ceping::PublishedColumns columns;
    std::string table;
    std::string rubric;
    std::string encoding;
    ceping::AuditRequest request;
    std::string precision = "cell";
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_argument(app, "TABLE", options.table,
                 {"公布的成绩表：CSV 或 .xlsx", "the published table, CSV or .xlsx"}, true);
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
    add_choice(app, "--how", options.request.how, {"sum", "mean", "weighted"},
               {"分项怎样得出总分；不写则取最相符的一种",
                "how the parts give the total; by default whatever fits best"});
    add_comma_list(app, "--weights", options.request.weights, "W",
                   {"各分项的权重，如 30%,20%,50%", "the parts' weights, such as 30%,20%,50%"});
    add_comma_list(
        app, "--max", options.request.maxima, "M",
        {"各分项的满分；只写一个则各项相同", "the parts' full marks; one alone is for all of them"});
    add_text(app, "--full", options.request.full, "N",
             {"总分的满分，用于加权；默认 100", "the total's full mark, for weights; 100 by default"});
    add_text(
        app, "-r,--rubric", options.rubric, "RUBRIC",
        {"测评细则：分项的满分和等次的最低分", "the rubric: full marks of the parts, least scores of bands"});
    add_choice(app, "--recover", options.request.recover, {"whole", "half"},
               {"推算没有公布的权重，以 1% 或 0.5% 为单位",
                "look for weights that are not printed: whole or half per cents"});
    add_text(
        app, "--list", options.request.list, "N",
        {"最多列出多少组相符的权重；默认 20", "how many fitting vectors of weights to list; 20 by default"});
    add_text(app, "--effort", options.request.effort, "N",
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

void check_options(const Options& options) {
    ceping::check_request(options.request);
    ceping::frame::check_encoding(options.encoding);
    ceping::check_stdin_once({options.table, options.rubric});
}

Status run(const Options& options) {
    check_options(options);
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
    const auto how = ceping::audit_options(options.request, rubric ? &*rubric : nullptr, *table);
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
