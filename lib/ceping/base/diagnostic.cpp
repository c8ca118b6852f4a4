#include <ceping/base/diagnostic.hpp>

#include <ceping/base/key_words.hpp>
#include <ceping/base/phrases.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace ceping {

namespace {

/// What a person reads of what was wrong; an answer of ten megabytes is no message.
constexpr std::size_t longest_word = 1000;

void shorten(std::string& text) {
    if (text.size() > longest_word) {
        std::size_t end = longest_word;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        text.resize(end);
        text.shrink_to_fit();
        text += "…";
    }
}

}  // namespace

Diagnostic::Diagnostic(Code c, Location at, std::vector<Words> quoted, std::string near)
    : code(c),
      severity(c.row().severity),
      where(std::move(at)),
      words(std::move(quoted)),
      suggestion(std::move(near)) {
    for (auto& word : words) {
        shorten(word.zh);
        shorten(word.en);
    }
    shorten(suggestion);
}

std::string fill(std::string_view pattern, const std::vector<Words>& words, Language language) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        const auto index = slot ? static_cast<std::size_t>(pattern[i + 1] - '0') : words.size();
        if (slot && index < words.size()) {
            out += show_invisible(words[index].in(language));
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

std::string Diagnostic::message(Language language) const {
    const auto& row = code.row();
    std::string out = fill(language == Language::zh ? row.zh : row.en, words, language);
    if (!suggestion.empty()) {
        out += phrases::did_you_mean.with({{"name", show_invisible(suggestion)}}).in(language);
    }
    return out;
}

std::string_view severity_word(Severity severity, Language language) {
    const bool zh = language == Language::zh;
    switch (severity) {
        case Severity::error: return zh ? "错误" : "error";
        case Severity::warning: return zh ? "警告" : "warning";
        case Severity::note: break;
    }
    return zh ? "提示" : "note";
}

std::string Diagnostic::line(Language language) const {
    std::string out = where.text();
    out += ": ";
    out += severity_word(severity, language);
    out += ": ";
    out += message(language);
    out += " [";
    out += code.name();
    out += ']';
    return printable(out);
}

Diagnostic& Diagnostics::add(Code code, Location where, std::vector<Words> words, std::string suggestion) {
    add(Diagnostic(code, std::move(where), std::move(words), std::move(suggestion)));
    return list_.back();
}

void Diagnostics::add(Diagnostic finding) {
    errors_ += finding.severity == Severity::error ? 1U : 0U;
    list_.push_back(std::move(finding));
}

void Diagnostics::replace_errors(std::size_t from, const std::function<Diagnostic(const Diagnostic&)>& as) {
    for (std::size_t i = from; i < list_.size(); ++i) {
        if (list_[i].severity == Severity::error) {
            list_[i] = as(list_[i]);
            errors_ -= list_[i].severity == Severity::error ? 0 : 1;
        }
    }
}

void Diagnostics::append(Diagnostics&& other) {
    errors_ += other.errors_;
    if (list_.empty()) {
        list_ = std::move(other.list_);
    } else {
        list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()),
                     std::make_move_iterator(other.list_.end()));
    }
    other.clear();
}

std::size_t Diagnostics::count(Severity severity) const {
    return static_cast<std::size_t>(std::count_if(
        list_.begin(), list_.end(), [&](const auto& each) { return each.severity == severity; }));
}

void Diagnostics::clear() {
    list_.clear();
    errors_ = 0;
}

void Diagnostics::sort() {
    std::map<std::string_view, std::size_t> order;
    std::map<std::string_view, std::size_t> sheets{{"", 0}};
    for (const auto& each : list_) {
        order.emplace(each.where.path, order.size());
        sheets.emplace(each.where.sheet, sheets.size());
    }
    std::vector<std::pair<std::size_t, std::size_t>> keys;  // path's rank, position
    keys.reserve(list_.size());
    for (std::size_t i = 0; i < list_.size(); ++i) {
        keys.emplace_back(order[list_[i].where.path], i);
    }
    std::stable_sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
        const auto& x = list_[a.second];
        const auto& y = list_[b.second];
        const auto key = [&sheets](std::size_t rank, const Diagnostic& each) {
            return std::make_tuple(rank, sheets.find(each.where.sheet)->second, each.where.line,
                                   each.where.column, each.code.name());
        };
        return key(a.first, x) < key(b.first, y);
    });
    std::vector<Diagnostic> sorted;
    sorted.reserve(list_.size());
    for (const auto& key : keys) {
        sorted.push_back(std::move(list_[key.second]));
    }
    list_ = std::move(sorted);
}

namespace {

/// The same for all names that differ in case or in what is drawn like a 1 or a 0.
std::string without_shape(std::string_view name) {
    std::string out = folded(name);
    for (char& c : out) {
        const bool one = c == 'l' || c == 'I' || c == '|';
        const bool zero = c == 'O' || c == 'o';
        c = one ? '1' : zero ? '0' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

}  // namespace

std::string nearest(std::string_view typed, const std::vector<std::string_view>& known) {
    const std::string plain = folded(typed);
    const std::string shape = without_shape(typed);
    const auto same = std::find_if(known.begin(), known.end(), [&](std::string_view name) {
        return equal_ignoring_case(plain, folded(name));
    });
    const auto alike = [&](std::string_view name) { return without_shape(name) == shape; };
    if (same != known.end()) {
        return std::string(*same);
    }
    if (std::count_if(known.begin(), known.end(), alike) == 1) {
        return std::string(*std::find_if(known.begin(), known.end(), alike));
    }
    if (const auto meant = meant_by_chinese(typed, known); !meant.empty()) {
        return std::string(meant);
    }
    std::string_view best;
    std::size_t least = std::string_view::npos;
    bool alone = false;
    for (const auto name : known) {
        const std::size_t distance = edit_distance(typed, name);
        if (distance < least) {
            least = distance;
            best = name;
            alone = true;
        } else if (distance == least && name != best) {
            alone = false;
        }
    }
    const std::size_t length = code_points(typed);
    // One slip in a short name, two in a longer one, three in a long one; a whole replacement is no misspelling, and of two
    // names that are as near neither is told: whoever follows a wrong hint is worse off than without one.
    const std::size_t allowed = length <= 4 ? 1 : (length <= 8 ? 2 : 3);
    return alone && least <= allowed && least < length ? std::string(best) : std::string();
}

}  // namespace ceping
