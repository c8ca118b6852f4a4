#include <ceping/model/answer.hpp>

namespace ceping {

namespace {

constexpr std::size_t most_spare = 256;

/// False once the thread's spare parts are gone: answers may outlive them at the end of a program.
thread_local bool keeps_spare = true;

struct Spare {
    std::vector<std::unique_ptr<AnswerMore>> parts;

    Spare() { parts.reserve(most_spare); }
    Spare(const Spare&) = delete;
    Spare& operator=(const Spare&) = delete;
    ~Spare() { keeps_spare = false; }
};

Spare& spare() {
    thread_local Spare of_thread;
    return of_thread;
}

}  // namespace

void RecycleAnswerMore::operator()(AnswerMore* more) const noexcept {
    std::unique_ptr<AnswerMore> owned(more);
    if (!keeps_spare || spare().parts.size() == most_spare) {
        return;
    }
    owned->den = Exact();
    owned->picks.clear();
    owned->counts.clear();
    owned->sample.reset();
    spare().parts.push_back(std::move(owned));
}

AnswerMoreOwner fresh_answer_more() {
    if (!keeps_spare || spare().parts.empty()) {
        return AnswerMoreOwner(new AnswerMore());
    }
    AnswerMoreOwner more(spare().parts.back().release());
    spare().parts.pop_back();
    return more;
}

}  // namespace ceping
