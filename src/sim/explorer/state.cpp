#include "sim/explorer/state.h"

#include <algorithm>
#include <cstring>

namespace tcplab::sim::explorer {

std::uint64_t mix(std::uint64_t hash, std::uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

Bag& Bag::operator=(const Bag& other)
{
    count = other.count;
    std::copy_n(other.items.begin(), count, items.begin());
    return *this;
}

std::uint32_t Bag::take(std::size_t index)
{
    const std::uint32_t item = items[index];
    std::copy(items.begin() + index + 1, items.begin() + count, items.begin() + index);
    --count;
    return item;
}

void Bag::insertSorted(std::uint32_t item)
{
    std::size_t at = count++;
    for (; at > 0 && items[at - 1] > item; --at)
        items[at] = items[at - 1];
    items[at] = item;
}

namespace {

/// Bit fields, written and read in the same order.
struct BitWriter
{
    std::uint32_t word = 0;
    unsigned at = 0;
    BitWriter& put(std::uint32_t value, unsigned bits)
    {
        word |= value << at;
        at += bits;
        return *this;
    }
};

struct BitReader
{
    std::uint32_t word;
    std::uint8_t take(unsigned bits)
    {
        const std::uint32_t value = word & ((1u << bits) - 1);
        word >>= bits;
        return static_cast<std::uint8_t>(value);
    }
};

constexpr unsigned countBits = 6; ///< of what a bag holds
static_assert(Bag::capacity < 1u << countBits);

std::uint32_t packSide(const Side& side)
{
    return BitWriter{}
        .put(side.listening, 1)
        .put(side.crashed, 1)
        .put(side.spoiled, 1)
        .put(side.incarnations, 4)
        .put(side.peer, 4)
        .put(side.opens, 3)
        .put(side.sends, 5)
        .put(side.shutdowns, 2)
        .put(side.closes, 2)
        .put(side.aborts, 2)
        .put(side.crashes, 2)
        .put(side.restarts, 2)
        .word;
}

void unpackSide(std::uint32_t word, Side& side)
{
    BitReader in{word};
    side.listening = in.take(1) != 0;
    side.crashed = in.take(1) != 0;
    side.spoiled = in.take(1) != 0;
    side.incarnations = in.take(4);
    side.peer = in.take(4);
    side.opens = in.take(3);
    side.sends = in.take(5);
    side.shutdowns = in.take(2);
    side.closes = in.take(2);
    side.aborts = in.take(2);
    side.crashes = in.take(2);
    side.restarts = in.take(2);
}

std::uint32_t hashOf(std::span<const std::uint32_t> words)
{
    std::uint64_t hash = words.size();
    std::size_t i = 0;
    for (; i + 1 < words.size(); i += 2)
        hash = mix(hash, std::uint64_t{words[i]} << 32 | words[i + 1]);
    if (i < words.size()) hash = mix(hash, words[i]);
    hash = mix(hash, hash >> 32);
    return static_cast<std::uint32_t>(hash >> 32);
}

} // namespace

PackedState::PackedState(const WorldState& state)
{
    words_[0] = state.sides[0].endpoint;
    words_[1] = state.sides[1].endpoint;
    words_[2] = BitWriter{}
                    .put(state.linkFaults, 5)
                    .put(state.drops, 5)
                    .put(state.duplicates, 5)
                    .put(state.reorders, 5)
                    .put(state.forgeries, 5)
                    .put(state.timeouts, 5)
                    .word;
    words_[3] = packSide(state.sides[0]);
    words_[4] = packSide(state.sides[1]);
    words_[5] = BitWriter{}
                    .put(state.sides[0].sent, 8)
                    .put(state.sides[0].taken, 8)
                    .put(state.sides[1].sent, 8)
                    .put(state.sides[1].taken, 8)
                    .word;
    std::uint64_t timers = state.timerCount;
    for (std::size_t i = 0; i < state.timerCount; ++i)
        timers |= std::uint64_t{static_cast<std::uint8_t>(state.timers[i].side << 3 |
                                                          state.timers[i].timer)}
                  << (4 + 4 * i);
    words_[6] = static_cast<std::uint32_t>(timers);
    words_[7] = static_cast<std::uint32_t>(timers >> 32);
    words_[8] = BitWriter{}
                    .put(state.queue[0].count, countBits)
                    .put(state.queue[1].count, countBits)
                    .put(state.loose[0].count, countBits)
                    .put(state.loose[1].count, countBits)
                    .put(state.icmps, 5)
                    .word;
    size_ = 9;
    for (const auto* bags : {&state.queue, &state.loose})
        for (const Bag& bag : *bags)
            add(bag);
}

void PackedState::add(const Bag& bag)
{
    std::copy_n(bag.items.begin(), bag.count, words_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += bag.count;
}

WorldState unpack(std::span<const std::uint32_t> words)
{
    WorldState state;
    BitReader faults{words[2]};
    state.linkFaults = faults.take(5);
    state.drops = faults.take(5);
    state.duplicates = faults.take(5);
    state.reorders = faults.take(5);
    state.forgeries = faults.take(5);
    state.timeouts = faults.take(5);
    for (std::size_t i = 0; i < 2; ++i) {
        Side& side = state.sides[i];
        side.endpoint = words[i];
        unpackSide(words[3 + i], side);
        side.sent = static_cast<std::uint8_t>(words[5] >> (16 * i));
        side.taken = static_cast<std::uint8_t>(words[5] >> (16 * i + 8));
    }
    const std::uint64_t timers = std::uint64_t{words[7]} << 32 | words[6];
    state.timerCount = timers & 0xF;
    for (std::size_t i = 0; i < state.timerCount; ++i) {
        const auto ref = static_cast<std::uint8_t>(timers >> (4 + 4 * i) & 0xF);
        state.timers[i] = {static_cast<std::uint8_t>(ref >> 3), static_cast<std::uint8_t>(ref & 7)};
    }
    std::size_t at = 9;
    BitReader counts{words[8]};
    for (auto* bags : {&state.queue, &state.loose})
        for (Bag& bag : *bags) {
            bag.count = counts.take(countBits);
            std::copy_n(words.begin() + static_cast<std::ptrdiff_t>(at), bag.count,
                        bag.items.begin());
            at += bag.count;
        }
    state.icmps = counts.take(5);
    return state;
}

StateSet::StateSet()
    : slots_(1u << 12)
{
}

std::span<const std::uint32_t> StateSet::operator[](std::uint32_t index) const
{
    const Place place = places_[index];
    return {chunks_[place.chunk].get() + place.offset, place.size};
}

/// Where these words are, or would be put.
std::size_t StateSet::slotOf(std::span<const std::uint32_t> words, std::uint32_t hash) const
{
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
        const std::uint64_t slot = slots_[i];
        if (slot == 0) return i;
        if (static_cast<std::uint32_t>(slot >> 32) != hash) continue;
        const auto there = (*this)[static_cast<std::uint32_t>(slot) - 1];
        if (there.size() == words.size() &&
            std::memcmp(there.data(), words.data(), words.size_bytes()) == 0)
            return i;
    }
}

StateSet::Inserted StateSet::insert(std::span<const std::uint32_t> words)
{
    if (4 * (places_.size() + 1) > 3 * slots_.size()) grow();
    const std::uint32_t hash = hashOf(words);
    const std::size_t slot = slotOf(words, hash);
    if (slots_[slot] != 0) return {static_cast<std::uint32_t>(slots_[slot]) - 1, false};
    const auto index = static_cast<std::uint32_t>(places_.size());
    places_.push_back(store(words));
    slots_[slot] = std::uint64_t{hash} << 32 | (index + 1);
    return {index, true};
}

bool StateSet::contains(std::span<const std::uint32_t> words) const
{
    return slots_[slotOf(words, hashOf(words))] != 0;
}

StateSet::Place StateSet::store(std::span<const std::uint32_t> words)
{
    if (used_ + words.size() > chunkWords) {
        chunks_.push_back(std::make_unique_for_overwrite<std::uint32_t[]>(chunkWords));
        used_ = 0;
    }
    std::copy(words.begin(), words.end(), chunks_.back().get() + used_);
    Place place{};
    place.chunk = static_cast<std::uint32_t>(chunks_.size() - 1);
    place.offset = used_ & 0xFFFFFu;
    place.size = words.size() & 0xFFFu;
    used_ += words.size();
    return place;
}

void StateSet::grow()
{
    std::vector<std::uint64_t> old(2 * slots_.size());
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const std::uint64_t slot : old) {
        if (slot == 0) continue;
        std::size_t i = (slot >> 32) & mask;
        while (slots_[i] != 0)
            i = (i + 1) & mask;
        slots_[i] = slot;
    }
}

std::size_t StateSet::memory() const
{
    return chunks_.size() * chunkWords * sizeof(std::uint32_t) +
           places_.capacity() * sizeof(Place) + slots_.size() * sizeof(std::uint64_t);
}

KeyMap::KeyMap()
    : slots_(1u << 10)
{
}

std::uint32_t KeyMap::find(std::uint64_t key) const
{
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = mix(0, key) & mask;; i = (i + 1) & mask)
        if (slots_[i].value == none || slots_[i].key == key) return slots_[i].value;
}

void KeyMap::insert(std::uint64_t key, std::uint32_t value)
{
    if (2 * ++used_ > slots_.size()) {
        std::vector<Slot> old(2 * slots_.size());
        old.swap(slots_);
        used_ = 1;
        for (const Slot& slot : old)
            if (slot.value != none) insert(slot.key, slot.value);
    }
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = mix(0, key) & mask;
    while (slots_[i].value != none)
        i = (i + 1) & mask;
    slots_[i] = {key, value};
}

} // namespace tcplab::sim::explorer
