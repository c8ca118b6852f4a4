#include <ceping/model/answer.hpp>

#include <algorithm>

namespace ceping {

namespace {

constexpr std::size_t most_idle = 256;

/// False once the thread's idle parts are gone: answers may outlive them at the end of a program.
thread_local bool keeps_idle = true;

struct IdleParts {
    std::vector<std::unique_ptr<AnswerMore>> parts;

    IdleParts() { parts.reserve(most_idle); }
    IdleParts(const IdleParts&) = delete;
    IdleParts& operator=(const IdleParts&) = delete;
    ~IdleParts() { keeps_idle = false; }
};

IdleParts& idle() {
    thread_local IdleParts of_thread;
    return of_thread;
}

bool same_event(const Event& a, const Event& b) {
    return a.of == b.of && a.date == b.date && a.matter == b.matter && a.tags == b.tags;
}

}  // namespace

bool same_answer(const Answer& a, const Answer& b) {
    const AnswerMore& more = a.more();
    const AnswerMore& other = b.more();
    return a.shape == b.shape && a.key == b.key && a.number == b.number && more.den == other.den &&
           more.picks == other.picks && more.counts == other.counts && more.sample == other.sample &&
           std::equal(more.events.begin(), more.events.end(), other.events.begin(), other.events.end(),
                      same_event);
}

void RecycleAnswerMore::operator()(AnswerMore* more) const noexcept {
    std::unique_ptr<AnswerMore> owned(more);
    if (!keeps_idle || idle().parts.size() == most_idle) {
        return;
    }
    owned->den = Exact();
    owned->picks.clear();
    owned->counts.clear();
    owned->events.clear();
    owned->sample.reset();
    idle().parts.push_back(std::move(owned));
}

AnswerMoreOwner fresh_answer_more() {
    if (!keeps_idle || idle().parts.empty()) {
        return AnswerMoreOwner(new AnswerMore());
    }
    AnswerMoreOwner more(idle().parts.back().release());
    idle().parts.pop_back();
    return more;
}

}  // namespace ceping
