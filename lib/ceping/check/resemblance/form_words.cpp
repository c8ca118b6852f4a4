#include <ceping/check/resemblance/form_words.hpp>

#include <ceping/check/resemblance/distinct_numbers.hpp>

#include <algorithm>
#include <bit>
#include <limits>

namespace ceping {

namespace {

constexpr std::uint32_t everybody = std::numeric_limits<std::uint32_t>::max();

}  // namespace

FormWords::Slot& FormWords::slot_of(Shingle shingle) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(spread(shingle)) & mask;
    while (slots_[at].users != 0 && slots_[at].shingle != shingle) {
        at = (at + 1) & mask;
    }
    return slots_[at];
}

void FormWords::grow_in_time() {
    if (used_ * 2 <= slots_.size()) {
        return;
    }
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& each : old) {
        if (each.users != 0) {
            slot_of(each.shingle) = each;
        }
    }
}

void FormWords::add_rubric(std::u32string_view text) {
    for_each_shingle(text, [&](Shingle shingle) {
        Slot& slot = slot_of(shingle);
        used_ += slot.users == 0 ? 1 : 0;
        slot = {shingle, everybody, 0};
        grow_in_time();
        return true;
    });
}

void FormWords::add_unit(const std::vector<std::u32string>& notes) {
    ++units_;
    for (const auto& text : notes) {
        for_each_shingle(text, [&](Shingle shingle) {
            Slot& slot = slot_of(shingle);
            used_ += slot.users == 0 ? 1 : 0;
            if (slot.last != units_ && slot.users != everybody) {
                slot = {shingle, slot.users + 1, units_};
            }
            grow_in_time();
            return true;
        });
    }
}

void FormWords::finish() {
    const std::uint32_t least = std::max(least_users, (units_ + 3) / 4);
    std::vector<Slot> kept;
    kept.swap(slots_);
    std::erase_if(kept, [least](const Slot& each) { return each.users < least; });
    // Few are left of what many units wrote, and they are looked for often.
    slots_.resize(std::bit_ceil(kept.size() * 4 + 1));
    for (const Slot& each : kept) {
        slot_of(each.shingle) = each;
    }
}

bool FormWords::has(Shingle shingle) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(spread(shingle)) & mask;
    while (slots_[at].users != 0 && slots_[at].shingle != shingle) {
        at = (at + 1) & mask;
    }
    return slots_[at].users != 0;
}

}  // namespace ceping
