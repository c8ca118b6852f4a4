#include <ceping/write/formats/json_text.hpp>

#include <utility>

namespace ceping {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool is_json_number(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    return all_digits(whole) && (whole.size() == 1 || whole.front() != '0') &&
           (point == std::string_view::npos || all_digits(text.substr(point + 1)));
}

void JsonBuilder::new_line() {
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
}

void JsonBuilder::start_element() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (levels_.empty()) {
        return;
    }
    if (!std::exchange(levels_.back().empty, false)) {
        out_ += ',';
    }
    new_line();
}

JsonBuilder& JsonBuilder::open(char bracket) {
    start_element();
    out_ += bracket;
    levels_.push_back({bracket == '{' ? '}' : ']'});
    return *this;
}

JsonBuilder& JsonBuilder::close() {
    const Level level = levels_.back();
    levels_.pop_back();
    if (!level.empty) {
        new_line();
    }
    out_ += level.closing;
    return *this;
}

JsonBuilder& JsonBuilder::key(std::string_view name) {
    start_element();
    out_ += '"';
    append_json_text(out_, name);
    out_ += "\": ";
    after_key_ = true;
    return *this;
}

JsonBuilder& JsonBuilder::text(std::string_view value) {
    start_element();
    out_ += '"';
    append_json_text(out_, value);
    out_ += '"';
    return *this;
}

JsonBuilder& JsonBuilder::raw(std::string_view value) {
    start_element();
    out_ += value;
    return *this;
}

std::string JsonBuilder::take() {
    out_ += '\n';
    levels_.clear();
    after_key_ = false;
    return std::exchange(out_, {});
}

}  // namespace ceping
