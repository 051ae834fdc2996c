#pragma once

#include <QString>
#include <QStringList>

#include "present/ladder_layout.h"
#include "present/sequence_numbers.h"

namespace tcplab::present {

/// "SYN,ACK"; a word for a segment without any flag.
QString flagsText(const tcp::Header& header);

/// "seq=5000 ack=1001 len=20". The RFC's own abbreviations: not translated.
QString fieldsText(const LadderArrow& arrow, const SequenceNumbers& numbers);

/// What a label may say beside the flags, the longest first, each a few words shorter than the one
/// before; the last is a single field. What a segment is there for goes last: the number of data, a
/// SYN or a FIN, the acknowledgment of an ACK; before it its SACK blocks, a window that has
/// changed, the urgent pointer, the options of a SYN. What repeats from segment to segment goes
/// first: its timestamps, an acknowledgment that says nothing new, the number of a segment without
/// text.
QStringList labelChoices(const LadderArrow& arrow, const SequenceNumbers& numbers);

/// A call as a program would write it: connect(), send("hello") where the text is short and can be
/// written in a line, else send(1460). One wording for every view.
QString callText(const sim::CallRecord& call);
/// The same in at most so many terminal cells, where that can be.
QString callText(const sim::CallRecord& call, int cells);

} // namespace tcplab::present
