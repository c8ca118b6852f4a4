#include <ceping/score/batch.hpp>

#include <ceping/base/parallel.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ceping {

namespace {

/// One unit's records on their way, and what became of them.
struct Job {
    std::vector<Record> records;
    Result result;
    std::string output;
};

void work(const Scorer& scorer, const BatchHooks& hooks, Job& job) {
    job.result = scorer.score(job.records);
    job.output = hooks.render(job.result);
    job.records = std::vector<Record>();
}

void hand_over(const BatchHooks& hooks, Job& job, BatchCount& count) {
    ++count.units;
    count.rejected += job.result.status == UnitStatus::rejected ? 1U : 0U;
    count.not_assessed += job.result.status == UnitStatus::not_assessed ? 1U : 0U;
    count.ineligible += job.result.scored() && !job.result.eligible ? 1U : 0U;
    hooks.put(job.result, std::move(job.output));
    job = {};
}

void tell(const BatchHooks& hooks, std::size_t done, std::size_t all) {
    if (hooks.progress) {
        hooks.progress(done, all);
    }
}

}  // namespace

namespace {

using Units = std::vector<std::vector<Record>>;

/// A path without `.` and `..` and double slashes.
std::string plain_path(const std::string& path) {
    return std::filesystem::path(path).lexically_normal().string();
}

/// Inputs that a record lists as evidence. Only those of which nothing names a unit: whatever a record lists, it takes no
/// other unit's record away.
std::vector<std::string> leave_out_evidence(Units& units) {
    std::set<std::string> listed;
    std::set<std::string> naming;  // paths in which something names a unit
    for (const auto& records : units) {
        for (const auto& record : records) {
            const std::string folder = record.path->substr(0, record.path->rfind('/') + 1);
            for (const auto& file : record.evidence_inputs) {
                listed.insert(plain_path(folder + file));
            }
        }
    }
    std::vector<std::string> out;
    if (listed.empty()) {
        return out;
    }
    const auto names_nobody = [](const Record& record) {
        return record.unit.id.empty() && record.unit.name.empty();
    };
    for (const auto& records : units) {
        for (const auto& record : records) {
            if (!names_nobody(record)) {
                naming.insert(plain_path(*record.path));
            }
        }
    }
    std::erase_if(units, [&](const std::vector<Record>& records) {
        const std::string path = plain_path(*records.front().path);
        const bool left_out =
            names_nobody(records.front()) && listed.count(path) != 0 && naming.count(path) == 0;
        if (left_out && (out.empty() || out.back() != *records.front().path)) {
            out.push_back(*records.front().path);
        }
        return left_out;
    });
    return out;
}

}  // namespace

std::vector<std::vector<Record>> gather_units(std::size_t inputs, const RecordFeed& feed, unsigned jobs,
                                              const std::function<void(std::size_t, std::size_t)>& progress,
                                              std::vector<std::string>* evidence) {
    std::vector<std::vector<Record>> read(inputs);
    std::vector<std::vector<Record>> units;
    std::unordered_map<std::string, std::size_t> by_unit;
    for_each_ordered(
        inputs, jobs,
        [&](std::size_t i) { feed(i, [&](Record&& record) { read[i].push_back(std::move(record)); }); },
        [&](std::size_t i) {
            for (auto& record : read[i]) {
                const bool alone = record.unit.id.empty();
                const std::size_t at =
                    alone ? units.size() : by_unit.emplace(record.unit.id, units.size()).first->second;
                if (at == units.size()) {
                    units.emplace_back();
                }
                units[at].push_back(std::move(record));
            }
            read[i] = std::vector<Record>();
            if (progress) {
                progress(i + 1, 2 * inputs);
            }
        });
    auto left_out = leave_out_evidence(units);
    if (evidence != nullptr) {
        *evidence = std::move(left_out);
    }
    return units;
}

BatchCount score_batch(const Scorer& scorer, std::size_t inputs, const RecordFeed& feed, unsigned jobs,
                       const BatchHooks& hooks) {
    BatchCount count;
    auto records = gather_units(inputs, feed, jobs, hooks.progress, &count.evidence);
    std::vector<Job> units(records.size());
    for_each_ordered(
        units.size(), jobs,
        [&](std::size_t i) {
            units[i].records = std::move(records[i]);
            work(scorer, hooks, units[i]);
        },
        [&](std::size_t i) {
            hand_over(hooks, units[i], count);
            tell(hooks, units.size() + i + 1, 2 * units.size());
        });
    return count;
}

namespace {

/// Units seen in a stream: a 64-bit digest of the id and where it was first seen, 16 bytes a unit in tables that are
/// about three quarters full. Two ids that share a digest would be taken for one that comes back; at ten million units
/// the chance of any such pair is below 1 in 300,000.
class SeenUnits {
public:
    /// Where a unit was first seen.
    struct Spot {
        std::uint32_t input = 0;
        std::uint32_t line = 0;
    };

    /// The first place of this id, or nothing where it is new.
    const Spot* find_or_add(std::string_view id, Spot place) {
        const std::uint64_t key = digest(id);
        Table& table = tables_[key % tables_.size()];
        if (8 * (table.count + 1) > 7 * table.slots.size()) {
            grow(table);
        }
        Slot& slot = slot_of(table.slots, key);
        if (slot.key == key) {
            return &slot.place;
        }
        slot = {key, place};
        ++table.count;
        return nullptr;
    }

private:
    struct Slot {
        std::uint64_t key = 0;  // 0: free
        Spot place;
    };
    // Many small tables, so that only one of them is there twice while it grows.
    struct Table {
        std::vector<Slot> slots;
        std::size_t count = 0;
    };

    static std::uint64_t digest(std::string_view id) {
        std::uint64_t h = 0xcbf29ce484222325ULL;
        for (const char c : id) {
            h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        }
        h ^= h >> 32U;
        h *= 0x9E3779B97F4A7C15ULL;
        h ^= h >> 29U;
        return h == 0 ? 1 : h;
    }

    static Slot& slot_of(std::vector<Slot>& slots, std::uint64_t key) {
        std::size_t at = (key >> 8U) % slots.size();
        while (slots[at].key != 0 && slots[at].key != key) {
            at = at + 1 == slots.size() ? 0 : at + 1;
        }
        return slots[at];
    }

    static void grow(Table& table) {
        std::vector<Slot> larger(std::max<std::size_t>(16, table.slots.size() + table.slots.size() / 2));
        for (const auto& slot : table.slots) {
            if (slot.key != 0) {
                slot_of(larger, slot.key) = slot;
            }
        }
        table.slots = std::move(larger);
    }

    std::array<Table, 64> tables_;
};

/// Takes records one by one and scores each unit when the next one begins, a few at a time on several threads.
class Stream {
public:
    Stream(const Scorer& scorer, unsigned jobs, const BatchHooks& hooks)
        : scorer_(scorer), jobs_(jobs), hooks_(hooks), batch_(jobs > 1 ? 64U * jobs : 1U) {}

    void begin_input() { paths_.emplace_back(); }

    void take(Record&& record) {
        if (!paths_.back()) {
            paths_.back() = record.path;
        }
        const bool same = !waiting_.empty() && !record.unit.id.empty() &&
                          waiting_.back().records.front().unit.id == record.unit.id;
        if (!same) {
            if (waiting_.size() >= batch_) {
                flush();
            }
            begin(record);
        }
        waiting_.back().records.push_back(std::move(record));
    }

    void flush() {
        for_each_ordered(
            waiting_.size(), jobs_, [&](std::size_t i) { work(scorer_, hooks_, waiting_[i]); },
            [&](std::size_t i) { hand_over(hooks_, waiting_[i], count); });
        waiting_.clear();
    }

    BatchCount count;

private:
    void begin(Record& record) {
        waiting_.emplace_back();
        if (record.unit.id.empty()) {
            return;
        }
        const SeenUnits::Spot here{static_cast<std::uint32_t>(paths_.size() - 1), record.place.line};
        if (const SeenUnits::Spot* first = seen_.find_or_add(record.unit.id, here)) {
            const std::string before = *paths_[first->input] + ":" + std::to_string(first->line);
            record.findings.add("unit-returns", record.at(record.place), {record.unit.id, before});
        }
    }

    const Scorer& scorer_;
    unsigned jobs_;
    const BatchHooks& hooks_;
    std::size_t batch_;
    std::vector<Job> waiting_;
    std::vector<std::shared_ptr<const std::string>> paths_;  ///< of the inputs so far
    SeenUnits seen_;
};

}  // namespace

BatchCount score_stream(const Scorer& scorer, std::size_t inputs, const RecordFeed& feed, unsigned jobs,
                        const BatchHooks& hooks) {
    Stream stream(scorer, jobs, hooks);
    for (std::size_t i = 0; i < inputs; ++i) {
        stream.begin_input();
        feed(i, [&](Record&& record) {
            stream.take(std::move(record));
            tell(hooks, stream.count.units, 0);
        });
    }
    stream.flush();
    return stream.count;
}

}  // namespace ceping
