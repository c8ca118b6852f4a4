#pragma once

namespace ceping::starting_texts {

// What ceping-new writes, with @NAMES@ of what is to be put in. Source: ceping-new(1).

extern const char* const rubric_chinese;  ///< @ID@, @TITLE@, @YEAR@, @FILE@
extern const char* const rubric_english;

}  // namespace ceping::starting_texts
