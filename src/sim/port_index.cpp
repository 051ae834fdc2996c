#include "sim/port_index.h"

namespace tcplab::sim {

std::size_t PortIndex::slotOf(std::uint32_t key) const
{
    // The ports of a host's connections differ in a few bits at either end of the key: the product
    // brings all of them to its upper end.
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> 40) & mask;
    while (slots_[slot].position != 0 && slots_[slot].key != key)
        slot = (slot + 1) & mask;
    return slot;
}

std::size_t PortIndex::find(PortPair ports) const
{
    if (slots_.empty()) return none;
    const Slot& slot = slots_[slotOf(ports.key())];
    return slot.position == 0 ? none : slot.position - 1;
}

void PortIndex::set(PortPair ports, std::size_t position)
{
    if (slots_.size() < 2 * (used_ + 1)) grow();
    Slot& slot = slots_[slotOf(ports.key())];
    if (slot.position == 0) ++used_;
    slot = Slot{ports.key(), static_cast<std::uint32_t>(position + 1)};
}

void PortIndex::clear()
{
    slots_.assign(slots_.size(), Slot{});
    used_ = 0;
}

void PortIndex::grow()
{
    std::vector<Slot> old(slots_.empty() ? 8 : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
        if (slot.position != 0) slots_[slotOf(slot.key)] = slot;
}

} // namespace tcplab::sim
