#pragma once

#include <QString>

#include <map>
#include <optional>

#include "present/segment_fields.h"
#include "present/sequence_numbers.h"
#include "present/text_canvas.h"
#include "present/text_ladder.h"

namespace tcplab::present {

/// The characters that the ladder is drawn with.
struct TextPens
{
    QString lifeline, leaves, arrives, horizontal, underWay, crossing;
    QString downRight, downLeft; ///< a segment turns down: sent by the client, by the server
    QString upRight, upLeft;     ///< and on towards its receiver
    QString headRight, headLeft, cross, callRight, callLeft;
};

TextPens textPensFor(bool ascii);

/// A segment on its way.
struct TextFlight
{
    sim::HostId from{};
    int column = -1; ///< of its vertical; -1: there was no room, its number ties the ends together
    QString label;
};

/// One ladder being drawn, from top to bottom.
class TextLadderDrawing
{
public:
    TextLadderDrawing(const sim::History& history, const TextLadderOptions& options)
        : history_(history)
        , ascii_(options.ascii)
        , width_(options.width < 60 ? 60 : options.width)
        , story_(options.story)
        , pens_(textPensFor(options.ascii))
        , numbers_(history.scenario(), options.numbers)
    {
        measure(width_);
    }

    QString draw()
    {
        header();
        for (std::size_t k = 0; k < history_.steps(); ++k)
            step(history_.record(k));
        flushState();
        return lines_;
    }

private:
    void measure(int width);
    void header();
    void story();
    void step(const sim::StepRecord& record);
    void operator()(const sim::CallRecord& call);
    void operator()(const sim::SegmentRecord& segment);
    void operator()(const sim::StateRecord& state);
    void operator()(const sim::TimerRecord& timer);
    void operator()(const sim::AppRecord& app);
    void operator()(const sim::IcmpRecord& icmp);
    void operator()(const sim::ExplainRecord&) {}

    void sent(const sim::SegmentRecord& segment, const QString& note);
    void arrived(const sim::SegmentRecord& segment, const QString& lost);
    void injected(const sim::SegmentRecord& segment);
    void diedOnTheWay(const sim::SegmentRecord& segment);
    bool hoistState(const sim::StepRecord& record);
    void notesOf(const sim::StepRecord& record);
    QString fateNote(const sim::SegmentRecord& segment) const;
    QString label(const sim::SegmentRecord& segment, const QString& note, int room,
                  const WindowNote& window) const;
    QString number(tcp::SeqNum seq, sim::HostId sender, int conn) const;
    int freeColumn(sim::HostId from, int labelWidth) const;

    CellLine lane() const;
    void horizontal(CellLine& line, int from, int to) const;
    void note(sim::HostId host, const QString& text);
    void row(const CellLine& line, const QString& left, const QString& right, bool leaves = false,
             bool arrives = false);
    void rowWithState(const CellLine& line, sim::HostId host, bool leaves = false,
                      bool arrives = false);
    void flushState();
    void fold(sim::Duration silence);
    QString stateText(const sim::StateRecord& state) const;
    QString numbered(const QString& text, int conn) const;
    QString beside(sim::HostId host, const QString& text) const;

    const sim::History& history_;
    bool ascii_;
    int width_;
    bool story_;
    TextPens pens_;
    int timeWidth_ = 9;
    int stateWidth_ = 14;
    int laneWidth_ = 50;
    bool secondNames_ = false;
    bool severalConnections_ = false;

    QString lines_;
    std::map<std::uint64_t, TextFlight> flights_;
    WindowWatch windows_;
    SequenceNumbers numbers_;
    std::map<std::uint64_t, QString> notes_;       ///< of this step, by segment
    std::map<std::uint64_t, bool> lostAtOnce_;     ///< of this step
    std::optional<sim::StateRecord> waitingState_; ///< not written yet
    sim::SimTime now_;
    std::optional<sim::SimTime> shownTime_;
};

} // namespace tcplab::present
