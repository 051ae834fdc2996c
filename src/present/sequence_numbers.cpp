#include "present/sequence_numbers.h"

#include <algorithm>
#include <limits>

#include "present/ladder_layout.h"

namespace tcplab::present {

namespace {

constexpr std::int32_t anyDistance = std::numeric_limits<std::int32_t>::max();
/// Beyond it a number has nothing to do with a letter: no run sends as much, and no window is as
/// large.
constexpr std::int32_t farAhead = 1 << 30;
/// A keepalive probe is one behind, an old duplicate a little more.
constexpr std::int32_t farBehind = 1 << 16;

} // namespace

SequenceNumbers::SequenceNumbers(const sim::Scenario& scenario, NumberMode mode)
    : mode_(mode)
{
    for (const sim::HostId host : sim::bothHosts)
        initial_[{host, 1}] = scenario.endpoint(host).iss;
}

SequenceNumbers::SequenceNumbers(const LadderLayout& layout, const sim::Scenario& scenario,
                                 NumberMode mode)
    : SequenceNumbers(scenario, mode)
{
    for (const LadderArrow& arrow : layout.arrows())
        if (!arrow.copy)
            learn(
                {arrow.from, arrow.conn, arrow.header, arrow.length, arrow.injected, arrow.sentAt});
}

void SequenceNumbers::learn(const Sent& segment)
{
    if (segment.injected) return learnStranger(segment);
    if (segment.header.has(tcp::Flag::Syn))
        initial_.insert_or_assign({segment.from, segment.conn}, segment.header.seq);
    else if (!segment.header.has(tcp::Flag::Rst))
        learnClosing(segment, segment.header.seq + segment.length);
}

void SequenceNumbers::learnStranger(const Sent& segment)
{
    if (!segment.header.has(tcp::Flag::Syn)) return;
    const auto own = initial_.find({segment.from, 1});
    if (own == initial_.end() || own->second != segment.header.seq)
        strangers_.try_emplace(segment.from, segment.header.seq);
}

/// `next` is the number behind the segment's text: that of its FIN where it has one.
void SequenceNumbers::learnClosing(const Sent& segment, tcp::SeqNum next)
{
    const bool fin = segment.header.has(tcp::Flag::Fin);
    const Direction direction{segment.from, segment.conn};
    const bool second = !hasMoved(direction, next);
    const auto found = closing_.find(segment.conn);
    if (found == closing_.end()) {
        if (!fin) return;
        closing_[segment.conn] = {segment.from, next};
        add(direction, {'u', next, 1, segment.at, second});
        return;
    }
    Closing& closing = found->second;
    if (segment.from == closing.first || closing.over) return;
    const bool acknowledges =
        segment.header.has(tcp::Flag::Ack) && segment.header.ack.isAtOrAfter(closing.fin + 1);
    const bool firstAck = acknowledges && !closing.acknowledged;
    closing.acknowledged |= acknowledges;
    closing.over |= fin;
    if (!firstAck && !fin) return;
    const auto& known = letters_[direction];
    if (known.empty())
        add(direction, {'v', next, anyDistance, segment.at, second});
    else if (known.back().at != next)
        add(direction, {'w', next, anyDistance, segment.at, second});
}

bool SequenceNumbers::hasMoved(const Direction& direction, tcp::SeqNum number) const
{
    const auto own = initial_.find(direction);
    return own != initial_.end() && number != own->second && number != own->second + 1;
}

void SequenceNumbers::add(const Direction& direction, const Letter& letter)
{
    letters_[direction].push_back(letter);
}

QString SequenceNumbers::text(tcp::SeqNum number, sim::HostId sender, int conn,
                              std::optional<sim::SimTime> when) const
{
    if (mode_ == NumberMode::Symbolic) return symbolic(number, {sender, conn}, when);
    if (mode_ == NumberMode::Absolute) return QString::number(number.value());
    const auto found = initial_.find({sender, conn});
    // A segment of no known connection has nothing to count from.
    if (found == initial_.end()) return QString::number(number.value());
    return QString::number(number.distanceFrom(found->second));
}

QString SequenceNumbers::symbolic(tcp::SeqNum number, const Direction& direction,
                                  std::optional<sim::SimTime> when) const
{
    std::optional<std::pair<QString, std::int32_t>> nearest;
    const auto consider = [&](const QString& name, tcp::SeqNum at, std::int32_t least,
                              std::int32_t most) {
        const std::int32_t distance = number.distanceFrom(at);
        if (distance < least || distance > most) return;
        // Counting forward is preferred: only what lies behind everything is written with a minus.
        const bool better = !nearest || (distance >= 0 && nearest->second < 0) ||
                            (distance >= 0 && distance <= nearest->second);
        if (better) nearest = {name, distance};
    };
    const auto own = initial_.find(direction);
    if (own != initial_.end())
        consider(spelled(direction.first == sim::HostId::Client ? 'x' : 'y', direction.second),
                 own->second, -farBehind, farAhead);
    if (const auto known = letters_.find(direction); known != letters_.end()) {
        for (const Letter& letter : known->second)
            if (when ? letter.since <= *when : !letter.second)
                consider(spelled(letter.letter, direction.second), letter.at, 0,
                         std::min(letter.reach, farAhead));
    }
    if (const auto stranger = strangers_.find(direction.first);
        stranger != strangers_.end() && !(nearest && nearest->second >= 0 && nearest->second <= 1))
        consider(QStringLiteral("z"), stranger->second, 0, 1);
    if (!nearest) return QString::number(number.value());
    if (nearest->second == 0) return nearest->first;
    return nearest->first + (nearest->second > 0 ? QStringLiteral("+") : QString()) +
           QString::number(nearest->second);
}

/// The stroke is the plain apostrophe: a typographic prime is a wide character in Chinese fonts.
QString SequenceNumbers::spelled(char letter, int conn)
{
    QString name(QChar::fromLatin1(letter));
    if (conn > 3) return name + QString::number(conn);
    return name + QString(std::max(conn - 1, 0), u'\'');
}

QStringList SequenceNumbers::letters(int conn) const
{
    QStringList found;
    const auto say = [&](char letter, tcp::SeqNum at) {
        found << QStringLiteral("%1=%2").arg(spelled(letter, conn)).arg(at.value());
    };
    for (const sim::HostId host : sim::bothHosts) {
        const auto own = initial_.find({host, conn});
        if (own != initial_.end()) say(host == sim::HostId::Client ? 'x' : 'y', own->second);
    }
    std::vector<Letter> others;
    for (const sim::HostId host : sim::bothHosts) {
        const auto known = letters_.find({host, conn});
        if (known != letters_.end())
            others.insert(others.end(), known->second.begin(), known->second.end());
    }
    std::sort(others.begin(), others.end(),
              [](const Letter& a, const Letter& b) { return a.letter < b.letter; });
    for (const Letter& letter : others)
        say(letter.letter, letter.at);
    for (const auto& [host, at] : strangers_)
        found << QStringLiteral("z=%1").arg(at.value());
    return found;
}

} // namespace tcplab::present
