#include "present/diagram_edges.h"

namespace tcplab::present {

namespace {

using enum DiagramNode;
using tcp::Cause;

constexpr Lane noLane{0, 0};

constexpr std::array<Cause, 2> one(Cause cause)
{
    return {cause, cause};
}

// clang-format off
constexpr auto specs = std::to_array<EdgeSpec>({
    // Opening: the left half
    {ClosedStart, SynSent, one(Cause::ActiveOpen), Route::Straight,
     {Side::Top, -33}, {Side::Bottom, -33}, noLane, LabelPlace::RightOfLine, .60, 52},
    {SynSent, ClosedStart, one(Cause::Close), Route::Straight,
     {Side::Bottom, 27}, {Side::Top, 27}, noLane, LabelPlace::LeftOfLine, .13, 52},
    {ClosedStart, Listen, one(Cause::PassiveOpen), Route::Straight,
     {Side::Bottom, -33}, {Side::Top, -33}, noLane, LabelPlace::RightOfLine, .70, 52},
    {Listen, ClosedStart, one(Cause::Close), Route::Straight,
     {Side::Top, 27}, {Side::Bottom, 27}, noLane, LabelPlace::LeftOfLine, .28, 52},
    {Listen, SynSent, {Cause::Send, Cause::ActiveOpen}, Route::ByLane,
     {Side::Right, -10}, {Side::Right, 10}, {0, 0}, LabelPlace::LeftOfLine, .46, 32},
    {SynSent, SynReceived, one(Cause::SynArrived), Route::ByLane,
     {Side::Right, 1}, {Side::Left, -10}, {0, 1}, LabelPlace::RightOfLine, .52, 78},
    {SynSent, Established, one(Cause::SynAckArrived), Route::ByLane,
     {Side::Right, -8}, {Side::Left, 0}, {0, 2}, LabelPlace::RightOfLine, .50, 62},
    {Listen, SynReceived, one(Cause::SynArrived), Route::Straight,
     {Side::Right, 7}, {Side::Left, 7}, noLane, LabelPlace::SplitByLine, .50, 62},
    {SynReceived, Listen, {Cause::RstArrived, Cause::SynArrived}, Route::Under,
     {Side::Bottom, -14}, {Side::Bottom, 0}, noLane, LabelPlace::BelowLine, .50, 120},
    {SynReceived, Established, one(Cause::AckOfSyn), Route::Straight,
     {Side::Top, 0}, {Side::Bottom, 0}, noLane, LabelPlace::RightOfLine, .20, 58},
    {SynReceived, FinWait1, one(Cause::Close), Route::ByLane,
     {Side::Right, -6}, {Side::Right, 10}, {1, 0}, LabelPlace::LeftOfLine, .62, 52},
    // Closing: the right half
    {Established, FinWait1, one(Cause::Close), Route::Straight,
     {Side::Top, 0}, {Side::Bottom, 0}, noLane, LabelPlace::RightOfLine, .50, 52},
    {Established, CloseWait, one(Cause::FinArrived), Route::ByLane,
     {Side::Right, 6}, {Side::Left, 0}, {1, 2}, LabelPlace::RightOfLine, .50, 62},
    {FinWait1, FinWait2, one(Cause::AckOfFin), Route::Straight,
     {Side::Right, -8}, {Side::Left, -8}, noLane, LabelPlace::SplitByLine, .50, 62},
    {FinWait1, Closing, one(Cause::FinArrived), Route::ByLane,
     {Side::Right, 1}, {Side::Left, -6}, {1, 1}, LabelPlace::RightOfLine, .50, 62},
    {FinWait1, TimeWait, one(Cause::FinAndAckOfFin), Route::Over,
     {Side::Top, 0}, {Side::Top, 0}, noLane, LabelPlace::AboveLine, .50, 300},
    {FinWait2, TimeWait, one(Cause::FinArrived), Route::Straight,
     {Side::Right, 0}, {Side::Left, 0}, noLane, LabelPlace::SplitByLine, .50, 62},
    {CloseWait, LastAck, one(Cause::Close), Route::Straight,
     {Side::Right, 0}, {Side::Left, 0}, noLane, LabelPlace::SplitByLine, .50, 62},
    {Closing, TimeWait, one(Cause::AckOfFin), Route::ByLaneRow,
     {Side::Right, 0}, {Side::Bottom, -27}, {2, 1}, LabelPlace::LeftOfLine, .42, 70},
    {TimeWait, ClosedEnd, one(Cause::TwoMslTimeout), Route::Straight,
     {Side::Bottom, 17}, {Side::Top, 17}, noLane, LabelPlace::LeftOfLine, .68, 70},
    {LastAck, ClosedEnd, one(Cause::AckOfFin), Route::Straight,
     {Side::Top, 17}, {Side::Bottom, 17}, noLane, LabelPlace::LeftOfLine, .55, 70},
});
// clang-format on

} // namespace

std::span<const EdgeSpec> diagramEdgeSpecs()
{
    return specs;
}

} // namespace tcplab::present
