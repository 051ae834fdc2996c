#include "sim/flight_list.h"

#include <algorithm>
#include <utility>

namespace tcplab::sim {

std::size_t FlightList::positionOf(std::uint64_t id) const
{
    // Those that left out of turn are few: counting from the first finds most of them at once.
    if (head_ < items_.size() && id >= items_[head_].id) {
        const std::uint64_t guess = head_ + (id - items_[head_].id);
        if (guess < items_.size() && items_[guess].id == id) return guess;
    }
    const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(head_);
    const auto place =
        std::lower_bound(begin, items_.end(), id,
                         [](const SegmentInFlight& s, std::uint64_t i) { return s.id < i; });
    return static_cast<std::size_t>(place - items_.begin());
}

const SegmentInFlight* FlightList::find(std::uint64_t id) const
{
    const std::size_t position = positionOf(id);
    return position < items_.size() && items_[position].id == id ? &items_[position] : nullptr;
}

SegmentInFlight* FlightList::find(std::uint64_t id)
{
    return const_cast<SegmentInFlight*>(std::as_const(*this).find(id));
}

void FlightList::add(SegmentInFlight&& segment)
{
    if (head_ > 16 && head_ > items_.size() / 2) {
        items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(head_));
        head_ = 0;
    }
    if (items_.size() == head_ || items_.back().id < segment.id) {
        items_.push_back(std::move(segment));
        return;
    }
    const std::size_t position = positionOf(segment.id);
    items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(position), std::move(segment));
}

SegmentInFlight FlightList::take(std::uint64_t id)
{
    const std::size_t position = positionOf(id);
    SegmentInFlight segment = std::move(items_[position]);
    const auto place = items_.begin() + static_cast<std::ptrdiff_t>(position);
    const auto first = items_.begin() + static_cast<std::ptrdiff_t>(head_);
    if (place - first <= items_.end() - place) {
        std::move_backward(first, place, place + 1);
        ++head_;
    } else {
        items_.erase(place);
    }
    if (head_ == items_.size()) {
        items_.clear();
        head_ = 0;
    }
    return segment;
}

FlightList& FlightList::operator=(const FlightList& other)
{
    if (this != &other) {
        items_.assign(other.view().begin(), other.view().end());
        head_ = 0;
    }
    return *this;
}

bool operator==(const FlightList& a, const FlightList& b)
{
    return std::ranges::equal(a.view(), b.view());
}

} // namespace tcplab::sim
