#include <ceping/base/parallel.hpp>

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace ceping {

namespace {

/// What the threads of one call share. Slots go round: an index has slot `index % slots`, which is free again once the
/// index has been done with.
class Queue {
public:
    Queue(std::size_t count, std::size_t slots) : count_(count), slots_(slots) {}

    /// Takes indexes and works them until there are none left.
    void serve(const std::function<void(std::size_t)>& work) {
        for (;;) {
            std::size_t index = 0;
            {
                std::unique_lock lock(mutex_);
                room_.wait(lock, [&] { return next_ >= count_ || next_ < finished_ + slots_.size(); });
                if (next_ >= count_) {
                    return;
                }
                index = next_++;
            }
            std::exception_ptr thrown;
            try {
                work(index);
            } catch (...) {
                thrown = std::current_exception();
            }
            const std::lock_guard lock(mutex_);
            Slot& slot = slots_[index % slots_.size()];
            slot.worked = true;
            slot.thrown = thrown;
            if (index == finished_) {
                ready_.notify_one();
            }
        }
    }

    /// Waits for the next index in order; throws what its work threw.
    void await(std::size_t index) {
        std::unique_lock lock(mutex_);
        Slot& slot = slots_[index % slots_.size()];
        ready_.wait(lock, [&] { return slot.worked; });
        if (slot.thrown) {
            std::rethrow_exception(slot.thrown);
        }
    }

    void finish(std::size_t index) {
        {
            const std::lock_guard lock(mutex_);
            slots_[index % slots_.size()] = {};
            finished_ = index + 1;
        }
        room_.notify_one();
    }

    /// Nothing further is taken up.
    void stop() {
        {
            const std::lock_guard lock(mutex_);
            next_ = count_;
        }
        room_.notify_all();
    }

private:
    struct Slot {
        bool worked = false;
        std::exception_ptr thrown;
    };

    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable ready_;
    std::size_t count_;
    std::size_t next_ = 0;
    std::size_t finished_ = 0;
    std::vector<Slot> slots_;
};

}  // namespace

unsigned processors() { return std::max(1U, std::thread::hardware_concurrency()); }

void for_each_ordered(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work,
                      const std::function<void(std::size_t)>& done, std::size_t ahead) {
    if (jobs == 0) {
        jobs = processors();
    }
    const auto threads = static_cast<unsigned>(std::min<std::size_t>(jobs, count));
    if (threads <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            work(i);
            done(i);
        }
        return;
    }
    Queue queue(count, std::max<std::size_t>(ahead, threads));
    std::vector<std::jthread> workers;
    workers.reserve(threads);
    try {
        for (unsigned i = 0; i < threads; ++i) {
            workers.emplace_back([&] { queue.serve(work); });
        }
        for (std::size_t i = 0; i < count; ++i) {
            queue.await(i);
            done(i);
            queue.finish(i);
        }
    } catch (...) {
        queue.stop();
        throw;  // the threads end what they are at and are joined first
    }
    queue.stop();
}

}  // namespace ceping
