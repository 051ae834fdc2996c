#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "sim/host_id.h"

namespace tcplab::sim::explorer {

using EndpointId = std::uint32_t; ///< an endpoint in a certain state, see Library
using SegmentId = std::uint32_t;
using AgeId = std::uint32_t;

/// Segments on their way to one host: which, and for how long already.
struct Bag
{
    static constexpr std::size_t capacity = 40;
    std::uint8_t count = 0;
    std::array<std::uint32_t, capacity> items;

    Bag() {} // items beyond count mean nothing
    Bag(const Bag& other) { *this = other; }
    Bag& operator=(const Bag& other);
    std::span<const std::uint32_t> view() const { return {items.data(), count}; }
    void push(std::uint32_t item) { items[count++] = item; }
    std::uint32_t take(std::size_t index);
    void insertSorted(std::uint32_t item);
    bool full() const { return count == capacity; }
};

/// A segment and its age in one number.
constexpr std::uint32_t inFlightItem(SegmentId segment, AgeId age)
{
    return age << 20 | segment;
}
constexpr SegmentId segmentOf(std::uint32_t item)
{
    return item & 0xFFFFFu;
}
constexpr AgeId ageOf(std::uint32_t item)
{
    return item >> 20;
}
inline constexpr std::uint32_t maxSegments = 1u << 20;
inline constexpr std::uint32_t maxAges = 1u << 12;

/// One host: its TCB, its listener, and what its program may still do.
struct Side
{
    EndpointId endpoint = 0;
    bool listening = false;
    bool crashed = false;
    bool spoiled = false;          ///< reset, aborted, given up: what was sent need not arrive
    std::uint8_t incarnations = 0; ///< ISNs chosen so far
    std::uint8_t peer = 0;         ///< the peer's incarnation that this one is connected to, from 1
    std::uint8_t sent = 0;         ///< octets that SEND has taken, in this incarnation
    std::uint8_t taken = 0;
    std::uint8_t opens = 0; ///< calls left
    std::uint8_t sends = 0;
    std::uint8_t shutdowns = 0;
    std::uint8_t closes = 0;
    std::uint8_t aborts = 0;
    std::uint8_t crashes = 0;
    std::uint8_t restarts = 0;
};

/// A running timer: whose, and which.
struct TimerRef
{
    std::uint8_t side = 0;
    std::uint8_t timer = 0;
    bool operator==(const TimerRef&) const = default;
};

/// The whole world at one moment. Times are relative to it, so that ways of different length in
/// time meet.
struct WorldState
{
    std::array<Side, 2> sides;
    std::uint8_t linkFaults = 0; ///< left: of all kinds but timeouts together
    std::uint8_t drops = 0;
    std::uint8_t duplicates = 0;
    std::uint8_t reorders = 0;
    std::uint8_t forgeries = 0;
    std::uint8_t icmps = 0;
    std::uint8_t timeouts = 0;
    /// Running timers in the order in which they will run out; of those due at once the one that
    /// was started first.
    std::uint8_t timerCount = 0;
    std::array<TimerRef, 12> timers;
    std::array<Bag, 2> queue; ///< on their way to a host, in order
    std::array<Bag, 2> loose; ///< out of order: may arrive at any moment; sorted
};

/// A state in as few words as say it.
class PackedState
{
public:
    explicit PackedState(const WorldState& state);
    std::span<const std::uint32_t> words() const { return {words_.data(), size_}; }

private:
    void add(const Bag& bag);
    std::array<std::uint32_t, 16 + 4 * Bag::capacity> words_;
    std::size_t size_ = 0;
};
WorldState unpack(std::span<const std::uint32_t> words);

/// A set of packed states, numbered in the order of their arrival. They are compared word by word:
/// the hash only says where to look.
class StateSet
{
public:
    StateSet();
    struct Inserted
    {
        std::uint32_t index;
        bool isNew;
    };
    Inserted insert(std::span<const std::uint32_t> words);
    bool contains(std::span<const std::uint32_t> words) const;
    std::size_t size() const { return places_.size(); }
    std::span<const std::uint32_t> operator[](std::uint32_t index) const;
    std::size_t memory() const; ///< octets

private:
    static constexpr std::size_t chunkWords = 1u << 20;
    struct Place
    {
        std::uint32_t chunk;
        std::uint32_t offset : 20;
        std::uint32_t size : 12;
    };
    std::size_t slotOf(std::span<const std::uint32_t> words, std::uint32_t hash) const;
    Place store(std::span<const std::uint32_t> words);
    void grow();

    std::vector<std::unique_ptr<std::uint32_t[]>> chunks_;
    std::size_t used_ = chunkWords; ///< of the last chunk
    std::vector<Place> places_;
    std::vector<std::uint64_t> slots_; ///< hash << 32 | index + 1
};

/// From 64-bit keys to numbers.
class KeyMap
{
public:
    KeyMap();
    static constexpr std::uint32_t none = 0xFFFFFFFFu;
    std::uint32_t find(std::uint64_t key) const;
    void insert(std::uint64_t key, std::uint32_t value); ///< the key is new

private:
    struct Slot
    {
        std::uint64_t key = 0;
        std::uint32_t value = none;
    };
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

std::uint64_t mix(std::uint64_t hash, std::uint64_t word);

} // namespace tcplab::sim::explorer
