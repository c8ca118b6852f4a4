// ceping-new rubric --from: a rubric of a table that an author wrote.
#include "new_from_table.hpp"

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored.hpp>
#include <ceping/write/starts/authored_rubric.hpp>

#include "frame/findings_teller.hpp"

namespace new_from_table {

namespace {

namespace phrases = ceping::frame::phrases;

void tell_summary(const ceping::AuthoredTable& table) {
    for (const auto& decision : ceping::decisions_of(table)) {
        const ceping::Location where{table.path, decision.place.line, decision.place.column, {}, table.sheet};
        ceping::frame::tell(ceping::printable(where.text()) + ": " +
                            ceping::printable(ceping::frame::say(phrases::table_decision.with(
                                {{"id", decision.id}, {"what", decision.what}}))));
    }
    const auto tally = ceping::tally_of(table);
    ceping::frame::tell(ceping::frame::say(phrases::table_summary.with(
        {{"criteria",
          {std::to_string(tally.criteria), ceping::counted(tally.criteria, "criterion", "criteria")}},
         {"points", table.total.plain()},
         {"guesses", {std::to_string(tally.guesses), ceping::counted(tally.guesses, "guess", "guesses")}},
         {"decisions", {std::to_string(tally.decisions), ceping::counted(tally.decisions, "decision")}}})));
}

}  // namespace

void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_text(app, "--from", options.table, "TABLE",
             {"rubric 由这张表生成（CSV 或 .xlsx；- 为标准输入的 CSV）",
              "make the rubric of this table (CSV or .xlsx; - is CSV on standard input)"});
    add_text(app, "--sheet", options.sheet, "NAME",
             {"工作簿里的哪张工作表；不写为第一张像测评细则的",
              "the sheet of a workbook; by default the first that is such a table"});
    add_text(app, "--encoding", options.encoding, "NAME",
             {"表格的编码：utf-8、gb18030、utf-16", "encoding of tables: utf-8, gb18030, utf-16"});
}

ceping::frame::Status run(const Options& options, const ceping::frame::CommonOptions& common,
                          const ceping::RubricStart& start, ceping::frame::Output& out) {
    ceping::frame::check_encoding(options.encoding);
    ceping::ReadOptions reading;
    reading.encoding = options.encoding;
    ceping::Diagnostics found;
    const auto table = ceping::read_authored(options.table, options.sheet, reading, found);
    ceping::frame::tell_sorted(found, common);
    if (!table) {
        throw ceping::Error(phrases::table_unread.with({{"path", options.table}}));
    }
    out.sink()(ceping::authored_rubric(*table, start, ceping::frame::language()));
    out.commit();
    tell_summary(*table);
    return found.has_error() ? ceping::frame::Status::bad_data : ceping::frame::Status::ok;
}

}  // namespace new_from_table
