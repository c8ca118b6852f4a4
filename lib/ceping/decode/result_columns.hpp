#pragma once

#include <ceping/node/result_tables.hpp>

namespace ceping {

/// The members of result/1 (model/result_fields) as tables of SQLite keep them.
[[nodiscard]] const ResultTables& result_tables();

}  // namespace ceping
