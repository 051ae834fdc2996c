#pragma once

#include <QString>
#include <QStringList>

#include <string_view>

#include "sim/host_id.h"
#include "tcp/segment.h"
#include "tcp/sim_time.h"

namespace tcplab::present {

/// "The client", "客户端": where a sentence begins with it.
QString hostAtStart(sim::HostId host);
/// "the client", "客户端": inside a sentence.
QString hostInside(sim::HostId host);

/// A length of time for a sentence: "50 ms", "1.5 s", "2 min"; in Chinese "1.5 秒".
QString durationInWords(tcp::Duration duration);
/// A silence between two events, in words and rounded: nobody counts the microseconds of a minute.
QString silenceInWords(tcp::Duration silence);
/// A point of simulated time for a sentence, to the millisecond: "0.150 s".
QString timeInWords(tcp::SimTime time);
/// Seconds with three decimals and no unit: "61.500".
QString secondsText(tcp::SimTime time);

/// "SYN,ACK"; in words where the segment has no flag at all.
QString flagsInWords(tcp::Flags flags);

/// Replaces %1, %2 ... (one digit) by `values`, in one pass: a value that contains a % stays as it
/// is. States that the sentence names itself are written in the dialect chosen.
QString fill(const QString& sentence, const QStringList& values);

/// Sentences one after the other, as the current language sets them.
QString joined(const QStringList& sentences);

/// How many terminal cells a text takes: East Asian wide characters two, combining ones none.
int displayWidth(const QString& text);
int displayWidth(char32_t character);

/// ASCII or UTF-8 to QString.
QString text(std::string_view view);

} // namespace tcplab::present
