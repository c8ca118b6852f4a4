#pragma once

// The public face: what a program needs to read a rubric, check it, score records by it and write the results.
//
//     ceping::Diagnostics found;
//     const auto rubric = ceping::load_rubric("rubric.yaml", found);
//     const ceping::RecordDecoder decoder(*rubric);
//     const ceping::Scorer scorer(*rubric);
//     decoder.read("unit.yaml", {}, [&](ceping::Record&& record) {
//         std::vector<ceping::Record> records;
//         records.push_back(std::move(record));
//         const ceping::Result result = scorer.score(records);
//     });
//
// Bad data is a Diagnostic beside the data; an Error is what cannot be gone on from. Nothing here prints.

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/check/lint/lint.hpp>
#include <ceping/check/lint/rubric_file.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/batch.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/version.hpp>
#include <ceping/write/findings/findings.hpp>
#include <ceping/write/formats.hpp>
#include <ceping/write/results/results.hpp>
#include <ceping/write/rubrics/record_schema.hpp>
#include <ceping/write/rubrics/rubric_page.hpp>
