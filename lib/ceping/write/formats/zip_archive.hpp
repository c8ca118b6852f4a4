#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// A .zip of named contents, in their order and not compressed; the same contents give the same bytes. Contents are small
/// texts: nothing beyond 4 GiB. Source: PKWARE's APPNOTE.TXT, 4.3.
[[nodiscard]] std::string zip_archive(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace ceping
