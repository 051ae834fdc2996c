// The fields of a scenario file by name: what the sections General, Endpoints and Link show.
#include "present/scenario_fields.h"

namespace tcplab::present {

using namespace Qt::StringLiterals;

using Kind = EditorField::Kind;

QString ScenarioFields::sectionName(EditorSection section)
{
    switch (section) {
    case EditorSection::General:
        return tr("General");
    case EditorSection::Endpoints:
        return tr("Endpoints");
    case EditorSection::Link:
        return tr("Link");
    case EditorSection::Script:
        return tr("Script");
    case EditorSection::Faults:
        return tr("Faults");
    case EditorSection::Inject:
        return tr("Injected");
    case EditorSection::Expect:
        return tr("Expectations");
    case EditorSection::Source:
        return tr("Source");
    }
    return {};
}

std::vector<EditorGroup> ScenarioFields::general()
{
    const QString both = tr("Where one language is missing, the other is shown.");
    return {
        {tr("Scenario"),
         {{u"/id"_s, tr("Id"), Kind::Line, tr("Small letters, digits and hyphens, at most 64.")},
          {u"/group"_s,
           tr("Group"),
           Kind::Choice,
           tr("Where the list of scenarios shows it."),
           {u"opening"_s, u"closing"_s, u"loss"_s, u"timers"_s, u"data"_s, u"trouble"_s},
           tr("none")}}},
        {tr("The run"),
         {{u"/until"_s, tr("Ends at the latest"), Kind::Duration,
           tr("The run ends earlier where nothing more can happen.")},
          {u"/link/seed"_s, tr("Seed"), Kind::Integer,
           tr("Of the link's chance: the same seed gives the same run. 0 to "
              "9007199254740991.")}}},
        {tr("Texts in English"),
         {{u"/title/en"_s, tr("Title"), Kind::Line, both},
          {u"/summary/en"_s, tr("Summary"), Kind::Paragraph, both},
          {u"/watch/en"_s, tr("What to watch for"), Kind::Paragraph, both}}},
        {tr("Texts in Chinese"),
         {{u"/title/zh_CN"_s, tr("Title"), Kind::Line, both},
          {u"/summary/zh_CN"_s, tr("Summary"), Kind::Paragraph, both},
          {u"/watch/zh_CN"_s, tr("What to watch for"), Kind::Paragraph, both}}},
    };
}

EditorGroup ScenarioFields::endpointAddress()
{
    return {tr("Identity"),
            {{u"/profile"_s,
              tr("Profile"),
              Kind::Choice,
              tr("Whose reading of the standards. “linux” also brings that kernel’s numbers as "
                 "defaults."),
              {u"strict"_s, u"linux"_s}},
             {u"/address"_s, tr("Address"), Kind::Line,
              tr("IPv4 or IPv6, of the same kind on both ends.")},
             {u"/port"_s, tr("Port"), Kind::Integer, tr("1 to 65535.")},
             {u"/iss"_s, tr("ISS"), Kind::Integer,
              tr("Initial send sequence number, 0 to 4294967295.")}}};
}

EditorGroup ScenarioFields::endpointSegments()
{
    return {
        tr("Segments and buffers"),
        {{u"/mss"_s, tr("MSS"), Kind::Integer,
          tr("The largest segment that is announced and sent, in bytes of text: 1 to 65535.")},
         {u"/receiveBuffer"_s, tr("Receive buffer"), Kind::Integer,
          tr("Bytes, 1 to 16777216. More than 65535 is of use only with window scale.")},
         {u"/sendBuffer"_s, tr("Send buffer"), Kind::Integer, tr("Bytes, 1 to 16777216.")},
         {u"/windowScale"_s,
          tr("Window scale"),
          Kind::Integer,
          tr("Shift count on the SYN, 0 to 14 (RFC 7323)."),
          {},
          {},
          tr("not offered")},
         {u"/sackPermitted"_s, tr("SACK permitted"), Kind::YesNo,
          tr("Offered on the SYN (RFC 2018).")},
         {u"/timestamps"_s, tr("Timestamps"), Kind::YesNo, tr("Offered on the SYN (RFC 7323).")}}};
}

EditorGroup ScenarioFields::endpointAcknowledging()
{
    return {tr("Sending and acknowledging"),
            {{u"/nagle"_s, tr("Nagle’s algorithm"), Kind::YesNo, tr("RFC 9293 3.7.4.")},
             {u"/delayedAck"_s,
              tr("Delayed ACK"),
              Kind::Duration,
              tr("How long an ACK may wait: less than 500ms (RFC 9293, MUST-40)."),
              {},
              {},
              tr("at once")}}};
}

EditorGroup ScenarioFields::endpointCongestion()
{
    return {tr("Congestion control"),
            {{u"/congestion"_s,
              tr("Algorithm"),
              Kind::Choice,
              tr("Reno (RFC 5681) or CUBIC (RFC 9438)."),
              {u"none"_s, u"reno"_s, u"cubic"_s}},
             {u"/initialWindow"_s, tr("Initial window"), Kind::Integer,
              tr("Segments, 1 to 1000 (RFC 6928).")},
             {u"/slowStartAfterIdle"_s, tr("Slow start after idle"), Kind::YesNo,
              tr("RFC 5681 4.1.")}}};
}

EditorGroup ScenarioFields::endpointRetransmission()
{
    return {tr("Retransmission"),
            {{u"/rto/initial"_s, tr("RTO at first"), Kind::Duration, tr("RFC 6298 2.1.")},
             {u"/rto/min"_s, tr("RTO, least"), Kind::Duration, tr("RFC 6298 2.4.")},
             {u"/rto/max"_s, tr("RTO, most"), Kind::Duration, tr("RFC 6298 2.5.")},
             {u"/synRetries"_s, tr("SYN retries"), Kind::Integer,
              tr("How often a SYN goes again before giving up, 0 to 255.")},
             {u"/synLinearRetries"_s, tr("SYN retries without backoff"), Kind::Integer,
              tr("So many leave the timeout as it is; only then it doubles. 0 to 255.")},
             {u"/dataRetries"_s, tr("Data retries (R2)"), Kind::Integer,
              tr("How often anything else goes again before giving up, 0 to 255.")},
             {u"/warnRetries"_s, tr("Retries until a warning (R1)"), Kind::Integer,
              tr("From here on the user is told of the trouble, 1 to 255.")},
             {u"/userTimeout"_s,
              tr("User timeout"),
              Kind::Duration,
              tr("How long anything may stay unacknowledged (RFC 9293 3.9.1.1)."),
              {},
              {},
              tr("no limit")}}};
}

EditorGroup ScenarioFields::endpointClosing()
{
    return {
        tr("Closing and restarting"),
        {{u"/msl"_s, tr("MSL"), Kind::Duration,
          tr("Maximum segment lifetime; TIME-WAIT lasts twice this.")},
         {u"/orphanTimeout"_s,
          tr("FIN-WAIT-2 of an orphan"),
          Kind::Duration,
          tr("How long FIN-WAIT-2 lasts once nobody can read any more."),
          {},
          {},
          tr("until the FIN")},
         {u"/quietTime"_s, tr("Quiet time"), Kind::Duration,
          tr("Silence after a restart (RFC 9293 3.4.3).")},
         {u"/ignoreRstInTimeWait"_s, tr("Ignore RST in TIME-WAIT"), Kind::YesNo, tr("RFC 1337.")}}};
}

EditorGroup ScenarioFields::endpointKeepalive()
{
    return {tr("Keepalive"),
            {{u"/keepalive/enabled"_s, tr("Keepalive"), Kind::YesNo,
              tr("Off by default (RFC 9293, MUST-25).")},
             {u"/keepalive/idle"_s, tr("Idle before probing"), Kind::Duration,
              tr("At least two hours by default (RFC 9293, MUST-28).")},
             {u"/keepalive/interval"_s, tr("Between probes"), Kind::Duration,
              tr("Between probes that go unanswered.")},
             {u"/keepalive/count"_s, tr("Probes"), Kind::Integer,
              tr("Unanswered ones before giving up, 1 to 255.")}}};
}

std::vector<EditorGroup> ScenarioFields::endpoint()
{
    return {endpointAddress(),    endpointSegments(),       endpointAcknowledging(),
            endpointCongestion(), endpointRetransmission(), endpointClosing(),
            endpointKeepalive()};
}

std::vector<EditorField> ScenarioFields::link()
{
    const QString chance = tr("Probability for each segment, 0 to 1.");
    return {{u"/delay"_s, tr("Delay"), Kind::Duration, tr("One way.")},
            {u"/jitter"_s, tr("Jitter"), Kind::Duration,
             tr("Up to so much is added to the delay, evenly spread.")},
            {u"/loss"_s, tr("Loss"), Kind::Number, chance},
            {u"/duplicate"_s, tr("Duplicates"), Kind::Number, chance},
            {u"/reorder"_s, tr("Reordering"), Kind::Number,
             tr("Probability that a segment is held back behind the next one, 0 to 1.")},
            {u"/bandwidth"_s,
             tr("Bandwidth"),
             Kind::Integer,
             tr("Bits a second."),
             {},
             {},
             tr("unlimited")}};
}

} // namespace tcplab::present
