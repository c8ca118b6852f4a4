#include <ceping/check/resemblance/answer_bytes.hpp>

#include <ceping/base/error.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace ceping {

namespace {

constexpr int decimals = 3;
constexpr std::int64_t scale = 1000;

enum class Form : std::uint8_t { whole, scaled, text };  // of a figure; each value has one

// The bytes never leave the process, so the machine's own order of bytes does.
class Writer {
public:
    explicit Writer(std::size_t answers) { out_.reserve(answers * typical); }

    template <typename Number>
    void number(Number value) {
        static_assert(std::is_trivially_copyable_v<Number>);
        std::array<char, sizeof value> bytes;
        std::memcpy(bytes.data(), &value, sizeof value);
        out_.append(bytes.data(), bytes.size());
    }
    void exact(const Exact& value) {
        if (const auto whole = value.whole()) {
            number(Form::whole);
            number(*whole);
        } else if (const auto scaled = thousandths(value)) {
            number(Form::scaled);
            number(*scaled);
        } else {
            number(Form::text);
            text(value.plain());
        }
    }
    void text(std::string_view of) {
        number(static_cast<std::uint32_t>(of.size()));
        out_ += of;
    }
    std::string take() { return std::move(out_); }

private:
    static constexpr std::size_t typical = 18;  ///< bytes of an answer

    /// What has three decimals at most, which nearly every figure has: a text would take ten times as long.
    static std::optional<std::int64_t> thousandths(const Exact& value) {
        return value.rounded(decimals, Rounding::down) == value ? (value * Exact(scale)).whole()
                                                                : std::nullopt;
    }

    std::string out_;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool done() const { return rest_.empty(); }
    template <typename Number>
    Number number() {
        Number value{};
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }
    Exact exact() {
        switch (number<Form>()) {
            case Form::whole: return Exact(number<std::int64_t>());
            case Form::scaled: return Exact::fraction(number<std::int64_t>(), scale);
            case Form::text: break;
        }
        return *Exact::parse(text());
    }
    std::string_view text() {
        const auto size = number<std::uint32_t>();
        const std::string_view out = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return out;
    }

private:
    std::string_view rest_;
};

/// How many of each class, ordered by class: their order is that of writing.
void write_counts(const AnswerMore& more, Writer& out) {
    std::vector<std::size_t> order(more.picks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return more.picks[a] < more.picks[b]; });
    for (const std::size_t i : order) {
        out.number(more.picks[i]);
        out.exact(more.counts[i]);
    }
}

/// Events as they were told; the order of an event's tags is that of writing.
void write_events(const std::vector<Event>& events, Writer& out) {
    out.number(static_cast<std::uint32_t>(events.size()));
    for (const auto& each : events) {
        out.number(each.of);
        out.text(each.date ? each.date->text() : std::string());
        out.text(each.matter);
        std::vector<std::uint32_t> tags = each.tags;
        std::sort(tags.begin(), tags.end());
        out.number(static_cast<std::uint32_t>(tags.size()));
        for (const auto tag : tags) {
            out.number(tag);
        }
    }
}

std::vector<Event> read_events(Reader& in) {
    std::vector<Event> out(in.number<std::uint32_t>());
    for (auto& each : out) {
        each.of = in.number<std::uint32_t>();
        each.date = parse_date(in.text());
        each.matter = in.text();
        each.tags.resize(in.number<std::uint32_t>());
        for (auto& tag : each.tags) {
            tag = in.number<std::uint32_t>();
        }
    }
    return out;
}

void write(const Answer& answer, Writer& out) {
    const AnswerMore& more = answer.more();
    out.number(answer.shape);
    switch (answer.shape) {
        case Shape::key: out.number(answer.key); break;
        case Shape::number: out.exact(answer.number); break;
        case Shape::ratio:
            out.exact(answer.number);
            out.exact(more.den);
            break;
        case Shape::picks:
            out.number(static_cast<std::uint32_t>(more.picks.size()));
            for (const auto pick : more.picks) {
                out.number(pick);
            }
            break;
        case Shape::counts:
            out.number(static_cast<std::uint32_t>(more.picks.size()));
            write_counts(more, out);
            break;
        case Shape::events: write_events(more.events, out); break;
        case Shape::not_applicable: break;
    }
    out.number(more.sample.has_value());
    if (more.sample) {
        out.exact(*more.sample);
    }
}

Answer read_answer(Reader& in) {
    Answer out;
    out.shape = in.number<Shape>();
    switch (out.shape) {
        case Shape::key: out.key = in.number<std::uint32_t>(); break;
        case Shape::number: out.number = in.exact(); break;
        case Shape::ratio:
            out.number = in.exact();
            out.more().den = in.exact();
            break;
        case Shape::picks:
        case Shape::counts:
            for (auto left = in.number<std::uint32_t>(); left > 0; --left) {
                out.more().picks.push_back(in.number<std::uint32_t>());
                if (out.shape == Shape::counts) {
                    out.more().counts.push_back(in.exact());
                }
            }
            break;
        case Shape::events: out.more().events = read_events(in); break;
        case Shape::not_applicable: break;
    }
    if (in.number<bool>()) {
        out.more().sample = in.exact();
    }
    return out;
}

bool at_best(const Item& item, std::size_t version, const Answer& answer) {
    const Kind& kind = *version_of(item, version).kind;
    try {
        const Outcome outcome = kind.points(answer, item.points);
        if (outcome.state != Outcome::State::points) {
            return false;
        }
        const auto [lowest, highest] = kind.range(item.points);
        switch (item.section) {
            case Section::items: return outcome.points >= highest;
            case Section::bonus: return outcome.points >= highest || outcome.points <= lowest;
            case Section::penalties: return outcome.points <= lowest;
        }
    } catch (const NumberTooLarge&) {
        return false;  // scoring says so
    }
    return false;
}

}  // namespace

std::string answer_bytes(const Record& record) {
    Writer out(record.answers.size());
    std::vector<ItemId> invalid;
    invalid.reserve(record.invalid.size());
    for (const auto& each : record.invalid) {
        invalid.push_back(each.item);
    }
    std::sort(invalid.begin(), invalid.end());
    out.number(static_cast<std::uint32_t>(invalid.size()));
    for (const ItemId item : invalid) {
        out.number(item);
    }
    for (const auto& given : record.answers) {
        out.number(given.item);
        out.number(given.version);
        write(given.answer, out);
    }
    return out.take();
}

bool all_at_best(const Rubric& rubric, std::string_view answer_bytes) {
    Reader in(answer_bytes);
    for (auto left = in.number<std::uint32_t>(); left > 0; --left) {
        (void)in.number<ItemId>();
    }
    while (!in.done()) {
        const Item& item = rubric.at(in.number<ItemId>());
        const auto version = in.number<std::uint32_t>();
        const Answer answer = read_answer(in);
        if (answer.shape != Shape::not_applicable && !at_best(item, version, answer)) {
            return false;
        }
    }
    return true;
}

}  // namespace ceping
