// Renders a case as files: the rubric as YAML, the records in every text form that ceping-record(5) knows.
#pragma once

#include "plain_case.hpp"

namespace plain {

std::string rubric_yaml(const Rubric& rubric);

/// The records as a YAML stream of documents, a JSON array, or NDJSON.
std::string records_yaml(const Rubric& rubric, const std::vector<Record>& records);
std::string records_json(const Rubric& rubric, const std::vector<Record>& records);
std::string records_ndjson(const Rubric& rubric, const std::vector<Record>& records);

/// How a CSV file is laid out.
struct CsvStyle {
    char separator = ',';
    bool chinese_headers = false;
    bool crlf = false;
};

/// Whether records survive being written as CSV. Neither form carries an answer of another kind's shape, or one to
/// a criterion that the rubric lacks (a wide file would have an unknown header). The long form joins rows of one
/// unit, source, date, submitted and assessor, so no two records may agree in all of them, and a record without a
/// row vanishes. The wide form has no place for evidence.
bool fits_csv_long(const Rubric& rubric, const std::vector<Record>& records);
bool fits_csv_wide(const Rubric& rubric, const std::vector<Record>& records);

std::string records_csv_long(const Rubric& rubric, const std::vector<Record>& records, const CsvStyle& style);
std::string records_csv_wide(const Rubric& rubric, const std::vector<Record>& records, const CsvStyle& style);

}  // namespace plain
