#pragma once

#include <QString>

#include <array>
#include <map>
#include <optional>

#include "present/call_preview.h"
#include "sim/world.h"

namespace tcplab::present {

/// What a person has typed into the form for a hand-made segment, as it stands there.
struct InjectionFields
{
    sim::HostId to = sim::HostId::Client;
    bool isIcmp = false;
    // A segment
    QString sourcePort;
    QString destinationPort;
    tcp::Flags flags;
    QString seq;
    QString ack;
    QString window;
    QString urgentPointer;
    QString mss; ///< empty: the option is not there; so the next four
    QString windowScale;
    QString timestampValue;
    QString timestampEcho;
    QString sack; ///< "1001-1101, 1201-1301"
    bool sackPermitted = false;
    QString payload;
    OctetsAs payloadAs = OctetsAs::Text;
    // An ICMP error
    tcp::IcmpError::Kind icmp = tcp::IcmpError::Kind::PortUnreachable;
    QString quotedSeq; ///< empty: SND.UNA
    QString fits;      ///< octets that would pass, for "fragmentation needed"

    bool operator==(const InjectionFields&) const = default;
};

/// The field of the form that a sentence is about.
enum class InjectionField : std::uint8_t {
    SourcePort,
    DestinationPort,
    Seq,
    Ack,
    Window,
    UrgentPointer,
    Mss,
    WindowScale,
    Timestamps,
    Sack,
    Options, ///< all together
    Payload,
    QuotedSeq,
    Fits
};

struct InjectionRead
{
    sim::Injection injection;                ///< meaningful when nothing is wrong
    std::map<InjectionField, QString> wrong; ///< what would be right, one sentence a field
    bool isGood() const { return wrong.empty(); }
};

/// Reads the form. `connection` is the receiver's connection by whose variables sequence numbers
/// may be written: "RCV.NXT+100", "SND.UNA", "ISS", "IRS"; nullptr where there is none.
InjectionRead readInjection(const InjectionFields& fields, const sim::Connection* connection);

/// What stands in the form at first: the next segment that the receiver expects, or a SYN to its
/// port where it has no connection.
InjectionFields likelyInjection(const sim::World& world, sim::HostId to,
                                const sim::Connection* connection);

/// Segments that teach something, made from the receiver's variables.
enum class InjectionPreset : std::uint8_t {
    OldDuplicateSyn,
    BlindReset,
    ResetAtRcvNxt,
    DataOutsideWindow,
    AckOfNothingSent
};
inline constexpr std::array allInjectionPresets{
    InjectionPreset::OldDuplicateSyn, InjectionPreset::BlindReset, InjectionPreset::ResetAtRcvNxt,
    InjectionPreset::DataOutsideWindow, InjectionPreset::AckOfNothingSent};
QString presetName(InjectionPreset preset);
/// Without a connection only an old duplicate SYN can be made; then nothing.
std::optional<InjectionFields> presetInjection(InjectionPreset preset, const sim::World& world,
                                               sim::HostId to, const sim::Connection* connection);

/// What the segment is to its receiver, in one line: "RST, 500 behind RCV.NXT, inside the window".
QString injectionInWords(const sim::Injection& injection, const sim::Connection* connection);

/// "RCV.NXT+500", the sequence number as the receiver sees it; empty without a connection.
QString besideRcvNxt(tcp::SeqNum seq, const sim::Connection* connection);
QString besideSndNxt(tcp::SeqNum ack, const sim::Connection* connection);

} // namespace tcplab::present
