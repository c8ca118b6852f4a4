#include "json_text.hpp"

#include <stdexcept>

namespace plain {
namespace {

class JsonReader {
public:
    explicit JsonReader(std::string_view text) : text_(text) {}

    Json whole() {
        Json json = value();
        blanks();
        if (at_ != text_.size()) {
            fail("something behind the value");
        }
        return json;
    }

private:
    [[noreturn]] void fail(const std::string& why) const {
        throw std::runtime_error("JSON, offset " + std::to_string(at_) + ": " + why);
    }

    void blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) {
            ++at_;
        }
    }

    bool take(char c) {
        blanks();
        if (at_ < text_.size() && text_[at_] == c) {
            ++at_;
            return true;
        }
        return false;
    }

    void want(char c) {
        if (!take(c)) {
            fail(std::string("no ") + c);
        }
    }

    std::string string() {
        want('"');
        std::string out;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (text_[at_] != '\\') {
                out += text_[at_++];
                continue;
            }
            const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
            at_ += 2;
            const std::string_view from = "\"\\/bfnrt";
            const std::string_view to = "\"\\/\b\f\n\r\t";
            const auto place = from.find(c);
            if (place != std::string_view::npos) {
                out += to[place];
            } else if (c == 'u' && at_ + 4 <= text_.size()) {
                out += "\\u" +
                       std::string(text_.substr(at_, 4));  // results hold none but for control characters
                at_ += 4;
            } else {
                fail("bad escape");
            }
        }
        want('"');
        return out;
    }

    Json value() {
        blanks();
        Json json;
        const char c = at_ < text_.size() ? text_[at_] : ' ';
        if (c == '{') {
            json.what = Json::What::map;
            children(json, '{', '}');
        } else if (c == '[') {
            json.what = Json::What::list;
            children(json, '[', ']');
        } else if (c == '"') {
            json.what = Json::What::text;
            json.text = string();
        } else {
            literal(json);
        }
        return json;
    }

    void children(Json& json, char open, char close) {
        want(open);
        if (take(close)) {
            return;
        }
        do {
            std::string key;
            if (open == '{') {
                blanks();
                key = string();
                want(':');
            }
            Json child = value();
            json.members.push_back({key, std::move(child)});
        } while (take(','));
        want(close);
    }

    void literal(Json& json) {
        while (at_ < text_.size() &&
               std::string_view(",]} \n\t").find(text_[at_]) == std::string_view::npos) {
            json.text += text_[at_++];
        }
        if (json.text == "null") {
            json.what = Json::What::null;
        } else if (json.text == "true" || json.text == "false") {
            json.what = Json::What::boolean;
        } else if (!json.text.empty() &&
                   (json.text[0] == '-' || (json.text[0] >= '0' && json.text[0] <= '9'))) {
            json.what = Json::What::number;
        } else {
            fail("no value");
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

const Json* Json::find(std::string_view key) const {
    for (const auto& [name, value] : members) {
        if (name == key) {
            return &value;
        }
    }
    return nullptr;
}

Json read_json(std::string_view text) { return JsonReader(text).whole(); }

}  // namespace plain
