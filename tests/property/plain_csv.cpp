// Records as CSV, long and wide.
#include "plain_random.hpp"
#include "plain_write.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace plain {
namespace {

using Row = std::vector<std::string>;

// The header of a column: the fixed name, or its Chinese one.
std::string header(const std::string& name, bool chinese) {
    static const Pairs names = {
        {"unit", "单位编码"}, {"name", "单位名称"},   {"source", "来源"},       {"criterion", "指标编号"},
        {"value", "测评值"},  {"met", "达标项"},      {"counts", "次数"},       {"num", "分子"},
        {"den", "分母"},      {"sample", "样本量"},   {"evidence", "证据材料"}, {"submitted", "提交日期"},
        {"date", "测评日期"}, {"assessor", "测评人"}, {"region", "所属地区"},   {"event_date", "发生日期"},
        {"matter", "事项"},   {"tags", "情形"}};
    for (const auto& [english, in_chinese] : names) {
        if (english == name) {
            return chinese ? in_chinese : english;
        }
    }
    return name;
}

// A text inside a cell that has a grammar of its own: `\` before what would be taken for it.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == '=') {
            out += '\\';
        }
        out += c;
    }
    return out;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) {
        out += (out.empty() ? "" : ";") + part;
    }
    return out;
}

std::string met_cell(const Answer& answer) {
    std::vector<std::string> parts;
    for (const auto& id : answer.met) {
        parts.push_back(escaped(id));
    }
    return parts.empty() ? "-" : joined(parts);
}

std::string counts_cell(const Answer& answer) {
    std::vector<std::string> parts;
    for (const auto& [name, times] : answer.counts) {
        parts.push_back(escaped(name) + "=" + times);
    }
    return parts.empty() ? "-" : joined(parts);
}

// A whole answer in one cell, evidence aside.
std::string answer_cell(const Answer& answer) {
    const std::string sample = answer.sample.empty() ? "" : ";sample=" + answer.sample;
    switch (answer.shape) {
        case Shape::none: return "";
        case Shape::value: return sample.empty() ? escaped(answer.value) : "value=" + answer.value + sample;
        case Shape::met: return met_cell(answer);
        case Shape::counts: return counts_cell(answer);
        case Shape::events: return "";  // a row each
        case Shape::ratio: return "num=" + answer.num + ";den=" + answer.den + sample;
    }
    return "";
}

std::string evidence_cell(const Answer& answer) {
    std::vector<std::string> parts;
    for (int i = 1; i <= answer.evidence; ++i) {
        const std::string number = std::to_string(i);
        parts.push_back("佐证" + number + "=evidence/" + number + ".pdf");
    }
    return joined(parts);
}

std::string quoted(const std::string& cell, char separator) {
    const std::string special = std::string("\"\r\n") + separator + " ";
    if (cell.find_first_of(special) == std::string::npos) {
        return cell;
    }
    std::string out = "\"";
    for (const char c : cell) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + "\"";
}

std::string written_rows(const std::vector<Row>& rows, const CsvStyle& style) {
    std::string out;
    for (const auto& row : rows) {
        bool first = true;
        for (const auto& cell : row) {
            if (!first) {
                out += style.separator;
            }
            first = false;
            // A separator that is not this file's is quoted too: the sniffer counts them outside quotes.
            const bool foreign = cell.find_first_of(",;\t") != std::string::npos;
            out += foreign ? quoted(cell, cell[cell.find_first_of(",;\t")]) : quoted(cell, style.separator);
        }
        out += style.crlf ? "\r\n" : "\n";
    }
    return out;
}

// A row that says nothing of an event is none.
bool events_fit(const Answer& answer) {
    return !answer.events.empty() &&
           std::all_of(answer.events.begin(), answer.events.end(), [](const Event& event) {
               return !event.of_class.empty() || !event.date.empty() || !trimmed(event.matter).empty() ||
                      !event.tags.empty();
           });
}

bool has_classes(const Node& criterion) { return !criterion.classes.empty(); }
bool has_events(const Node& criterion) { return criterion.events.has_value(); }

// Whether the criterion, or one of its variants, has something.
bool has_in_some(const Node& criterion, bool (*has)(const Node&)) {
    return has(criterion) || std::any_of(criterion.variants.begin(), criterion.variants.end(),
                                         [&](const Variant& variant) { return has(variant.as.front()); });
}

bool shape_fits(const Node& criterion, const Answer& answer) {
    if (answer.shape == Shape::none || answer.shape == Shape::value) {
        return answer.value.find_first_of(";=\\") == std::string::npos &&
               (answer.sample.empty() || criterion.kind == Kind::measure);
    }
    switch (criterion.kind) {
        case Kind::checked_level:
        case Kind::checklist: return answer.shape == Shape::met;
        case Kind::measure: return answer.shape == Shape::ratio;
        case Kind::count:
            return (answer.shape == Shape::counts && has_in_some(criterion, has_classes)) ||
                   (answer.shape == Shape::events && has_in_some(criterion, has_events) &&
                    events_fit(answer));
        default: return false;
    }
}

bool answers_fit(const Rubric& rubric, const Record& record) {
    const auto criteria = all_criteria(rubric);
    return std::all_of(record.answers.begin(), record.answers.end(), [&](const auto& one) {
        const auto found = std::find_if(criteria.begin(), criteria.end(),
                                        [&](const Node* criterion) { return criterion->id == one.first; });
        // A cell names evidence without dates.
        return found != criteria.end() && one.second.dates.empty() && shape_fits(**found, one.second);
    });
}

std::string stated_fact(const Record& record, const Fact& fact) {
    for (const auto& [id, value] : record.facts) {
        if (id == fact.id) {
            return value;
        }
    }
    return "";
}

// The columns that describe a record, before its answers.
Row record_headers(const Rubric& rubric, const CsvStyle& style) {
    Row row;
    for (const char* name : {"unit", "name", "source", "submitted", "date", "assessor", "region"}) {
        row.push_back(header(name, style.chinese_headers));
    }
    for (const auto& fact : rubric.facts) {
        row.push_back(style.chinese_headers ? fact.title : fact.id);
    }
    return row;
}

Row record_cells(const Rubric& rubric, const Record& record) {
    Row row = {record.unit, record.name,     record.source, record.submitted,
               record.date, record.assessor, record.region};
    for (const auto& fact : rubric.facts) {
        row.push_back(stated_fact(record, fact));
    }
    return row;
}

std::string statement_cell(bool holds, int style) {
    if (style % 2 == 0) {
        return holds ? "true" : "false";
    }
    return holds ? "是" : "否";
}

bool speaks_of_events(const Rubric& rubric) {
    const auto criteria = all_criteria(rubric);
    return std::any_of(criteria.begin(), criteria.end(),
                       [](const Node* criterion) { return has_in_some(*criterion, has_events); });
}

// An event's own row: the evidence of the answer stands on the first.
Row event_cells(const Answer& answer, std::size_t which) {
    const Event& event = answer.events[which];
    Row row(7);
    row[0] = escaped(event.of_class);
    row[6] = which == 0 ? evidence_cell(answer) : "";
    std::vector<std::string> tags;
    for (const auto& tag : event.tags) {
        tags.push_back(escaped(tag));
    }
    row.insert(row.end(), {event.date, event.matter, joined(tags)});
    return row;
}

// The cells of an answer in a long row: value, met, counts, num, den, sample, evidence.
Row long_cells(const Answer& answer) {
    if (answer.style % 2 == 0) {
        return {answer_cell(answer), "", "", "", "", "", evidence_cell(answer)};
    }
    Row row(7);
    row[0] = answer.shape == Shape::value ? escaped(answer.value) : "";
    row[6] = evidence_cell(answer);
    row[5] = answer.sample;
    if (answer.shape == Shape::met) {
        row[answer.met.empty() ? 0 : 1] = met_cell(answer);
    } else if (answer.shape == Shape::counts) {
        row[answer.counts.empty() ? 0 : 2] = counts_cell(answer);
    } else if (answer.shape == Shape::ratio) {
        row[3] = answer.num;
        row[4] = answer.den;
    }
    return row;
}

}  // namespace

bool fits_csv_long(const Rubric& rubric, const std::vector<Record>& records) {
    std::set<std::tuple<std::string, std::string, std::string, std::string, std::string>> seen;
    for (const auto& record : records) {
        const bool is_new =
            seen.insert({record.unit, record.source, record.date, record.submitted, record.assessor}).second;
        const bool empty = record.answers.empty() && record.prerequisites.empty() && record.vetoes.empty() &&
                           record.dated_vetoes.empty();
        if (!is_new || empty || !answers_fit(rubric, record)) {
            return false;
        }
    }
    return true;
}

bool fits_csv_wide(const Rubric& rubric, const std::vector<Record>& records) {
    return std::all_of(records.begin(), records.end(), [&](const Record& record) {
        const bool needs_rows = std::any_of(
            record.answers.begin(), record.answers.end(),
            [](const auto& one) { return one.second.evidence > 0 || one.second.shape == Shape::events; });
        return !needs_rows && answers_fit(rubric, record);
    });
}

std::string records_csv_long(const Rubric& rubric, const std::vector<Record>& records,
                             const CsvStyle& style) {
    Row headers = record_headers(rubric, style);
    for (const char* name : {"criterion", "value", "met", "counts", "num", "den", "sample", "evidence"}) {
        headers.push_back(header(name, style.chinese_headers));
    }
    if (speaks_of_events(rubric)) {
        for (const char* name : {"event_date", "matter", "tags"}) {
            headers.push_back(header(name, style.chinese_headers));
        }
    }
    std::vector<Row> rows = {headers};
    const auto add = [&](const Record& record, const std::string& id, const Row& cells) {
        Row row = record_cells(rubric, record);
        row.push_back(id);
        row.insert(row.end(), cells.begin(), cells.end());
        row.resize(headers.size());
        rows.push_back(row);
    };
    for (const auto& record : records) {
        for (const auto* statements : {&record.prerequisites, &record.vetoes}) {
            for (const auto& [id, holds] : *statements) {
                add(record, id, {statement_cell(holds, record.style), "", "", "", "", "", ""});
            }
        }
        for (const auto& [id, date] : record.dated_vetoes) {
            add(record, id, {date, "", "", "", "", "", ""});
        }
        for (const auto& [id, answer] : record.answers) {
            for (std::size_t i = 0; i < answer.events.size(); ++i) {
                add(record, id, event_cells(answer, i));
            }
            if (answer.shape != Shape::events) {
                add(record, id, long_cells(answer));
            }
        }
    }
    return written_rows(rows, style);
}

std::string records_csv_wide(const Rubric& rubric, const std::vector<Record>& records,
                             const CsvStyle& style) {
    const auto criteria = all_criteria(rubric);
    Row headers = record_headers(rubric, style);
    for (const auto& asked : rubric.prerequisites) {
        headers.push_back(asked.id);
    }
    for (const auto& veto : rubric.vetoes) {
        headers.push_back(veto.id);
    }
    for (const Node* criterion : criteria) {
        headers.push_back(criterion->id);
    }
    std::vector<Row> rows = {headers};
    for (const auto& record : records) {
        Row row = record_cells(rubric, record);
        const auto statement = [&](const auto& statements, const std::string& id) {
            for (const auto& [stated, holds] : statements) {
                if (stated == id) {
                    return statement_cell(holds, record.style);
                }
            }
            return std::string();
        };
        for (const auto& asked : rubric.prerequisites) {
            row.push_back(statement(record.prerequisites, asked.id));
        }
        for (const auto& veto : rubric.vetoes) {
            row.push_back(statement(record.vetoes, veto.id));
            for (const auto& [id, date] : record.dated_vetoes) {
                row.back() = id == veto.id ? date : row.back();
            }
        }
        for (const Node* criterion : criteria) {
            std::string cell;
            for (const auto& [id, answer] : record.answers) {
                if (id == criterion->id) {
                    cell = answer_cell(answer);
                }
            }
            row.push_back(cell);
        }
        rows.push_back(row);
    }
    return written_rows(rows, style);
}

}  // namespace plain
