#include <QtTest>

#include <memory>
#include <set>

#include "present/explanations.h"
#include "present/language.h"
#include "present/messages.h"
#include "present/rule_texts.h"
#include "present/wording.h"
#include "sim/builtin.h"
#include "sim/history.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Sentences: every rule has some in both languages, all numbers arrive in them, and no step of a
/// run leaves the explanation box empty.
class ExplanationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void everyRuleHasASentence_data();
    void everyRuleHasASentence();
    void everyClauseStepIsTranslated();
    void sentencesNameTheHost();
    void variantsFollowTheNumbers();

    void scenariosShowTheirPoint_data();
    void scenariosShowTheirPoint();
    void stepsOfBuiltinScenarios();
    void stepsOfARun_data();
    void stepsOfARun();
    void theHandshakeInWords();
    void aLostThirdSegmentDoesNoHarm();
    void aLossIsSaidWhereItHappens();
    void aPersonsDeeds();
    void icmpThatChangesNothing();
    void aStepWithoutRecords();
    void introductions();

    void messages_data();
    void messages();
    void callErrorsKeepTheRfcsWords();
    void widths();
    void silencesAreRounded();
    void fillsInOnePass();
};

namespace {

sim::ScriptItem item(sim::Duration at, sim::HostId host, sim::CallKind kind)
{
    sim::ScriptItem script;
    script.at = at;
    script.call.host = host;
    script.call.kind = kind;
    return script;
}

sim::Scenario plainScenario()
{
    sim::Scenario scenario;
    scenario.id = "test";
    scenario.endpoints[0].port = 49152;
    scenario.endpoints[0].iss = tcp::SeqNum{1000};
    scenario.endpoints[1].port = 80;
    scenario.endpoints[1].iss = tcp::SeqNum{5000};
    scenario.script = {item(0ms, sim::HostId::Server, sim::CallKind::Listen),
                       item(0ms, sim::HostId::Client, sim::CallKind::Connect),
                       item(200ms, sim::HostId::Client, sim::CallKind::Send),
                       item(400ms, sim::HostId::Server, sim::CallKind::Receive),
                       item(450ms, sim::HostId::Server, sim::CallKind::Receive),
                       item(500ms, sim::HostId::Client, sim::CallKind::Close),
                       item(700ms, sim::HostId::Server, sim::CallKind::Close)};
    scenario.script[2].call.data = std::vector<std::byte>(5);
    return scenario;
}

sim::History run(const sim::Scenario& scenario)
{
    sim::History history(std::make_shared<const sim::Scenario>(scenario));
    history.runToEnd();
    return history;
}

/// Runs that between them show much of what can happen.
std::vector<std::pair<const char*, sim::Scenario>> scenarios()
{
    std::vector<std::pair<const char*, sim::Scenario>> all;
    all.emplace_back("clean", plainScenario());

    auto lossy = plainScenario();
    lossy.links[0].loss = lossy.links[1].loss = 0.3;
    lossy.links[0].duplicate = lossy.links[1].duplicate = 0.2;
    lossy.links[0].reorder = lossy.links[1].reorder = 0.2;
    lossy.script[2].call.data = std::vector<std::byte>(20'000);
    all.emplace_back("lossy", lossy);

    auto refused = plainScenario();
    refused.script.erase(refused.script.begin());
    all.emplace_back("refused", refused);

    auto crash = plainScenario();
    crash.script.push_back(item(300ms, sim::HostId::Server, sim::CallKind::Crash));
    crash.script.push_back(item(3s, sim::HostId::Server, sim::CallKind::Restart));
    all.emplace_back("crash", crash);

    auto silent = plainScenario();
    silent.endpoints[0].config.keepalive = {true, 10s, 5s, 3};
    silent.script.resize(2);
    silent.script.push_back(item(1s, sim::HostId::Server, sim::CallKind::Crash));
    all.emplace_back("keepalive", silent);

    auto abort = plainScenario();
    abort.script[5] = item(500ms, sim::HostId::Client, sim::CallKind::Abort);
    all.emplace_back("abort", abort);

    auto unread = plainScenario();
    unread.script.erase(unread.script.begin() + 3, unread.script.begin() + 5);
    unread.script.push_back(item(450ms, sim::HostId::Server, sim::CallKind::Close));
    all.emplace_back("unread", unread);

    auto both = plainScenario();
    both.script[6] = item(500ms, sim::HostId::Server, sim::CallKind::Close);
    all.emplace_back("simultaneous-close", both);

    auto corrupt = plainScenario();
    sim::Fault fault;
    fault.kind = sim::FaultKind::Corrupt;
    fault.match.nth = 2;
    corrupt.faults.push_back(fault);
    fault.kind = sim::FaultKind::Delay;
    fault.delay = 3s;
    fault.match.nth = 4;
    corrupt.faults.push_back(fault);
    all.emplace_back("corrupt-and-delay", corrupt);
    return all;
}

void install(const QString& language)
{
    present::installLanguage(*QCoreApplication::instance(), *present::languageFromId(language));
}

bool hasHan(const QString& text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// A value for every argument that a rule's texts ask for.
tcp::Explanation sample(const present::RuleText& words)
{
    tcp::Explanation explanation{words.rule, {}};
    std::size_t next = 0;
    const auto add = [&](std::string_view name, tcp::Arg::Value value) {
        if (name.empty() || explanation.find(name)) return;
        explanation.args.at(next++) = {name, value};
    };
    if (words.variant == present::Variant::WithAck) add("flags", tcp::Flags{tcp::Flag::Ack});
    if (words.variant == present::Variant::Again) add("count", std::uint64_t{2});
    if (words.rule == tcp::Rule::KeepaliveProbe) add("count", std::uint64_t{1});
    if (words.variant == present::Variant::Second) add("state", tcp::State::CloseWait);
    if (words.variant == present::Variant::Minimum) {
        add("srtt", tcp::Duration{100'000});
        add("rttvar", tcp::Duration{50'000});
        add("rto", tcp::Duration{1'000'000});
    }
    if (words.variant == present::Variant::OldCopy) {
        add("seq", tcp::SeqNum{42});
        add("length", std::uint64_t{3});
        add("rcvNxt", tcp::SeqNum{47});
    }
    if (words.variant == present::Variant::Delayed) add("delayed", std::uint64_t{1});
    if (words.variant == present::Variant::Selective) add("sack", std::uint64_t{1});
    if (words.variant == present::Variant::Scaled) {
        add("scale", std::uint64_t{3});
        add("window", std::uint64_t{246'144});
        add("old", std::uint64_t{65'535});
    }
    if (words.variant == present::Variant::Inflated) add("cwnd", std::uint64_t{6500});
    static const QList<QByteArray> durations{"twoMsl", "rto",   "rtt",     "srtt",
                                             "rttvar", "delay", "timeout", "period"};
    static const QList<QByteArray> counts{"bytes",    "unacknowledged", "unread", "count", "limit",
                                          "length",   "rcvWnd",         "window", "old",   "cwnd",
                                          "ssthresh", "value",          "recent", "field"};
    static QSet<QByteArray> names; // keeps the characters that Arg::name looks at
    for (const QByteArray& part : (QByteArray(words.args) + ' ' + words.counted).split(' ')) {
        const auto known = names.insert(part.split('+').first().split('-').first());
        const QByteArray& name = *known;
        const std::string_view view{name.constData(), static_cast<std::size_t>(name.size())};
        if (name == "state")
            add(view, tcp::State::FinWait2);
        else if (durations.contains(name))
            add(view, tcp::Duration{1'234'000});
        else if (counts.contains(name))
            add(view, std::uint64_t{77});
        else
            add(view, tcp::SeqNum{4711});
    }
    return explanation;
}

std::vector<present::RuleText> allTexts()
{
    std::vector<present::RuleText> all;
    for (const auto table :
         {present::callTexts(), present::openingTexts(), present::arrivalTexts(),
          present::textTexts(), present::timeoutTexts(), present::mechanismTexts()})
        all.insert(all.end(), table.begin(), table.end());
    return all;
}

void verifyText(const QString& sentence, const QString& language)
{
    QVERIFY(!sentence.isEmpty());
    QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
    QVERIFY2(!sentence.contains(u"(s)"_s), qPrintable(sentence));
    QVERIFY2(!sentence.contains(u'—'), qPrintable(sentence));
    QCOMPARE(hasHan(sentence), language == u"zh_CN"_s);
}

} // namespace

void ExplanationsTest::cleanup()
{
    install(u"en"_s);
}

void ExplanationsTest::everyRuleHasASentence_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("zh_CN") << u"zh_CN"_s;
}

void ExplanationsTest::everyRuleHasASentence()
{
    QFETCH(QString, language);
    install(language);
    std::set<tcp::Rule> seen;
    for (const present::RuleText& words : allTexts()) {
        const tcp::Explanation explanation = sample(words);
        QCOMPARE(&present::ruleText(explanation) != nullptr, true);
        QCOMPARE(present::ruleText(explanation).variant, words.variant);
        for (const sim::HostId host : sim::bothHosts) {
            verifyText(present::explanationSentence(host, explanation), language);
            verifyText(present::explanationHeadline(host, explanation), language);
            if (words.lesson) verifyText(present::explanationLesson(host, explanation), language);
        }
        // Another RFC's clause is quoted in its own words or not at all.
        if (tcp::ruleInfo(words.rule).rfc == 9293)
            QVERIFY(!present::quotation(explanation).isEmpty());
        QVERIFY(!hasHan(present::quotation(explanation)));
        // Two lines of the box at 1366 pixels.
        QVERIFY2(present::quotation(explanation).size() <= 95,
                 qPrintable(present::quotation(explanation)));
        QVERIFY(present::clauseText(tcp::ruleInfo(words.rule)).startsWith(u"RFC "_s));
        seen.insert(words.rule);
    }
    QCOMPARE(seen.size(), tcp::ruleCount);
}

void ExplanationsTest::everyClauseStepIsTranslated()
{
    install(u"zh_CN"_s);
    for (std::size_t i = 0; i < tcp::ruleCount; ++i) {
        const tcp::RuleInfo& info = tcp::ruleInfo(static_cast<tcp::Rule>(i));
        // Requirement numbers (MUST-13) and the RFC's own abbreviations are no words.
        static const QRegularExpression label(u"^[A-Z]+(-\\d+)?\\d?$|^[\\d.]+$"_s);
        const QString step = present::text(info.step);
        if (step.isEmpty() || label.match(step).hasMatch()) continue;
        QVERIFY2(hasHan(present::clauseText(info)), qPrintable(present::clauseText(info)));
    }
    QCOMPARE(present::clauseUrl(tcp::ruleInfo(tcp::Rule::ListenSyn)),
             u"https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.2"_s);
}

void ExplanationsTest::sentencesNameTheHost()
{
    for (const present::RuleText& words : allTexts()) {
        const tcp::Explanation explanation = sample(words);
        QVERIFY(present::explanationSentence(sim::HostId::Server, explanation)
                    .startsWith(u"The server"_s));
    }
}

void ExplanationsTest::variantsFollowTheNumbers()
{
    using tcp::Rule;
    const tcp::Explanation toSyn{
        Rule::ClosedResets, {{{"ack", tcp::SeqNum{1001}}, {"flags", tcp::Flags{tcp::Flag::Syn}}}}};
    const tcp::Explanation toAck{
        Rule::ClosedResets, {{{"seq", tcp::SeqNum{9}}, {"flags", tcp::Flags{tcp::Flag::Ack}}}}};
    QVERIFY(present::explanationSentence(sim::HostId::Server, toSyn).contains(u"ack=1001"_s));
    QVERIFY(present::explanationSentence(sim::HostId::Server, toAck).contains(u"seq=9"_s));

    const auto unacceptable = [](std::uint32_t seq) {
        return tcp::Explanation{Rule::Unacceptable,
                                {{{"seq", tcp::SeqNum{seq}},
                                  {"length", std::uint64_t{1}},
                                  {"rcvNxt", tcp::SeqNum{100}},
                                  {"rcvWnd", std::uint64_t{10}}}}};
    };
    QVERIFY(
        present::explanationSentence(sim::HostId::Client, unacceptable(99)).contains(u"before"_s));
    QVERIFY(present::explanationSentence(sim::HostId::Client, unacceptable(200))
                .contains(u"outside"_s));

    const auto fin = [](tcp::State state) {
        return tcp::Explanation{Rule::FinSent, {{{"seq", tcp::SeqNum{7}}, {"state", state}}}};
    };
    QVERIFY(present::quotation(fin(tcp::State::FinWait1)).contains(u"form a FIN"_s));
    QVERIFY(present::quotation(fin(tcp::State::CloseWait)).contains(u"LAST-ACK"_s));

    const auto measured = [](tcp::Duration srtt, tcp::Duration rto) {
        return tcp::Explanation{
            Rule::RttMeasured,
            {{{"rtt", srtt}, {"srtt", srtt}, {"rttvar", srtt / 2}, {"rto", rto}}}};
    };
    QVERIFY(present::explanationSentence(sim::HostId::Client, measured(100ms, 1s))
                .contains(u"raised to the minimum of 1 s"_s));
    QVERIFY(present::explanationSentence(sim::HostId::Client, measured(1s, 3s))
                .contains(u"becomes 3 s"_s));
}

void ExplanationsTest::scenariosShowTheirPoint_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("never");
    QTest::newRow("a delayed ACK is not told as sent")
        << u"three-segment-close"_s << QStringList{u"gets the client's FIN and delays the ACK"_s}
        << u"server gets the client's FIN and acknowledges"_s;
    QTest::newRow("SACK says what is beyond the gap")
        << u"sack-recovery"_s << QStringList{u"but the SACK option can"_s} << u"it cannot say"_s;
    QTest::newRow("the timestamp is the reason")
        << u"time-wait-new-syn"_s << QStringList{u"is later than the last one seen"_s}
        << u"beyond all numbers"_s;
    QTest::newRow("the shift is worked out")
        << u"window-scaling"_s << QStringList{u"30768 × 2^3 = 246144 bytes"_s} << u"under way"_s;
    QTest::newRow("cwnd above ssthresh is explained, and its end")
        << u"fast-retransmit"_s
        << QStringList{u"three segments more, 6500, which have left"_s, u"leaves fast recovery"_s,
                       u"cwnd is now 2000"_s}
        << u"goes on as before"_s;
}

void ExplanationsTest::scenariosShowTheirPoint()
{
    QFETCH(QString, scenario);
    QFETCH(QStringList, said);
    QFETCH(QString, never);
    QString all;
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        const auto parsed = sim::parseScenario(builtin.json);
        if (present::text(std::get<sim::Scenario>(parsed).id) != scenario) continue;
        const sim::History history = run(std::get<sim::Scenario>(parsed));
        for (std::size_t k = 0; k < history.steps(); ++k) {
            const present::StepText text = present::stepText(history.record(k));
            all += text.headline + u'\n' + text.body + u'\n';
        }
    }
    for (const QString& words : said)
        QVERIFY2(all.contains(words), qPrintable(words + u"\n"_s + all));
    QVERIFY2(!all.contains(never), qPrintable(all));
}

void ExplanationsTest::stepsOfARun_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("language");
    const auto all = scenarios();
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const char* language : {"en", "zh_CN"})
            QTest::addRow("%s %s", all[i].first, language)
                << static_cast<int>(i) << QString::fromLatin1(language);
}

void ExplanationsTest::stepsOfARun()
{
    QFETCH(int, index);
    QFETCH(QString, language);
    install(language);
    const sim::History history = run(scenarios()[static_cast<std::size_t>(index)].second);
    QVERIFY(history.steps() > 2);
    for (std::size_t k = 0; k < history.steps(); ++k) {
        const present::StepText text = present::stepText(history.record(k));
        verifyText(text.headline, language);
        verifyText(text.body, language);
        QVERIFY(text.clause.startsWith(u"RFC "_s));
        QVERIFY(text.clauseUrl.startsWith(u"https://"_s));
        if (text.clause.startsWith(u"RFC 9293"_s)) QVERIFY(!text.quotation.isEmpty());
        QVERIFY2(present::displayWidth(text.body) <= 400, qPrintable(text.body));
    }
}

void ExplanationsTest::stepsOfBuiltinScenarios()
{
    QVERIFY(sim::builtinScenarios().size() >= 10);
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        const auto parsed = sim::parseScenario(builtin.json);
        const sim::History history = run(std::get<sim::Scenario>(parsed));
        for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
            install(language);
            for (std::size_t k = 0; k < history.steps(); ++k) {
                const present::StepText text = present::stepText(history.record(k));
                verifyText(text.headline, language);
                verifyText(text.body, language);
                QVERIFY(!text.clause.isEmpty());
                if (text.clause.startsWith(u"RFC 9293"_s)) QVERIFY(!text.quotation.isEmpty());
                // Two lines of the box, three at the utmost.
                QVERIFY2(present::displayWidth(text.body) <= 312, qPrintable(text.body));
            }
            verifyText(present::introduction(history.scenario()).body, language);
        }
    }
}

void ExplanationsTest::theHandshakeInWords()
{
    const sim::History history = run(plainScenario());
    QCOMPARE(present::stepText(history.record(2)).headline,
             u"The server gets a SYN and answers with SYN,ACK"_s);
    QCOMPARE(present::stepText(history.record(2)).host, std::optional(sim::HostId::Server));
    QCOMPARE(present::stepText(history.record(2)).clause, u"RFC 9293 §3.10.7.2  third: a SYN"_s);
    install(u"zh_CN"_s);
    const present::StepText text = present::stepText(history.record(2));
    QCOMPARE(text.headline, u"服务器收到 SYN，回以 SYN,ACK"_s);
    QVERIFY(text.body.contains(u"LISTEN（监听）"_s) && text.body.contains(u"1001"_s) &&
            text.body.contains(u"5000"_s));
    QVERIFY(text.quotation.startsWith(u"Set RCV.NXT to SEG.SEQ+1"_s));
}

void ExplanationsTest::aLostThirdSegmentDoesNoHarm()
{
    auto scenario = plainScenario();
    sim::Fault fault;
    fault.kind = sim::FaultKind::Drop;
    fault.match.from = sim::HostId::Client;
    fault.match.flags = tcp::Flags{tcp::Flag::Ack};
    fault.match.nth = 1;
    scenario.faults.push_back(fault);
    const sim::History history = run(scenario);
    const auto says = [&](const QString& words) {
        for (std::size_t k = 0; k < history.steps(); ++k)
            if (present::stepText(history.record(k)).body.contains(words)) return true;
        return false;
    };
    QVERIFY(says(u"But this ACK will not reach the server: it gets lost."_s));
    QVERIFY(says(u"a lost third segment does no harm"_s));
}

void ExplanationsTest::aLossIsSaidWhereItHappens()
{
    auto scenario = plainScenario();
    scenario.script.resize(2);
    sim::Fault fault;
    fault.kind = sim::FaultKind::Drop;
    fault.match.flags = tcp::Flags{tcp::Flag::Syn};
    fault.match.nth = 1;
    scenario.faults.push_back(fault);
    const sim::History history = run(scenario);
    const present::StepText text = present::stepText(history.record(1));
    QVERIFY2(text.body.endsWith(u"But this SYN will not reach the server: it gets lost."_s),
             qPrintable(text.body));
    bool repeated = false;
    for (std::size_t k = 2; k < history.steps(); ++k)
        repeated |= present::stepText(history.record(k)).headline ==
                    u"The client's timer runs out, and it sends again"_s;
    QVERIFY(repeated);
}

void ExplanationsTest::aPersonsDeeds()
{
    sim::History history(std::make_shared<const sim::Scenario>(plainScenario()));
    history.append(sim::NextEvent{});
    history.append(sim::NextEvent{});
    const std::uint64_t syn = history.at(2).inFlight()[0].id;
    QVERIFY(history.append(sim::Interfere{sim::FaultKind::Delay, syn, {}, 1s, 1}));
    QVERIFY(history.append(sim::Interfere{sim::FaultKind::Drop, syn, {}, {}, 1}));
    QCOMPARE(present::stepText(history.record(2)).headline,
             u"The client's SYN is held up by hand"_s);
    QCOMPARE(present::stepText(history.record(3)).headline,
             u"The client's SYN is dropped by hand"_s);
    QVERIFY(present::stepText(history.record(3)).body.contains(u"retransmission timer"_s));

    sim::Call twice;
    twice.kind = sim::CallKind::Listen;
    twice.host = sim::HostId::Server;
    QVERIFY(history.append(sim::PersonCalls{twice, {}}));
    const present::StepText refused = present::stepText(history.record(4));
    QCOMPARE(refused.headline, u"The server refuses the call"_s);
    QVERIFY2(refused.body.contains(u"error: connection already exists"_s),
             qPrintable(refused.body));
}

/// No rule acts on them, and yet each is an event of its own.
void ExplanationsTest::icmpThatChangesNothing()
{
    using Kind = tcp::IcmpError::Kind;
    const auto body = [](Kind kind, sim::HostId to, std::uint16_t mss = 0) {
        sim::Scenario scenario = plainScenario();
        scenario.script = {item(0ms, sim::HostId::Client, sim::CallKind::Connect)};
        sim::Injection icmp;
        icmp.at = 10ms; // the SYN is on its way
        icmp.to = to;
        icmp.icmp = sim::IcmpSpec{kind, {}, mss};
        scenario.inject.push_back(icmp);
        sim::History history(std::make_shared<const sim::Scenario>(scenario));
        history.runToEnd();
        return present::stepText(history.record(1)).body;
    };
    QVERIFY(body(Kind::SourceQuench, sim::HostId::Client)
                .startsWith(u"The client discards the message (source quench) silently"_s));
    QVERIFY(body(Kind::PortUnreachable, sim::HostId::Server)
                .startsWith(u"The server has no connection that the message (port unreachable)"_s));
    QVERIFY(
        body(Kind::FragmentationNeeded, sim::HostId::Client, 9000).contains(u"are small enough"_s));
}

void ExplanationsTest::aStepWithoutRecords()
{
    const present::StepText text = present::stepText(sim::StepRecord{});
    QVERIFY(!text.headline.isEmpty() && !text.body.isEmpty() && !text.clause.isEmpty());
}

void ExplanationsTest::introductions()
{
    auto scenario = plainScenario();
    QCOMPARE(present::introduction(scenario).headline, u"test"_s);
    QVERIFY(!present::introduction(scenario).body.isEmpty());
    scenario.title = {{"en", "Title"}, {"zh_CN", "标题"}};
    scenario.summary = {{"en", "Summary."}, {"zh_CN", "摘要。"}};
    scenario.watch = {{"en", "Watch."}, {"zh_CN", "注意。"}};
    QCOMPARE(present::introduction(scenario).body, u"Summary.\nWatch: Watch."_s);
    install(u"zh_CN"_s);
    QCOMPARE(present::introduction(scenario).headline, u"标题"_s);
    QCOMPARE(present::introduction(scenario).body, u"摘要。\n注意观察：注意。"_s);
}

void ExplanationsTest::messages_data()
{
    everyRuleHasASentence_data();
}

void ExplanationsTest::messages()
{
    QFETCH(QString, language);
    install(language);
    for (int kind = 0; kind <= static_cast<int>(sim::ScenarioError::Kind::NotModelled); ++kind) {
        sim::ScenarioError error;
        error.kind = static_cast<sim::ScenarioError::Kind>(kind);
        error.pointer = "/script/2/call";
        error.line = 12;
        error.column = 7;
        error.found = "lisen";
        error.expected = "listen";
        const QString message = present::scenarioErrorMessage(error);
        verifyText(message, language);
        QVERIFY(message.contains(u"/script/2/call"_s) && message.contains(u"12"_s));
        error.found.clear();
        error.expected.clear();
        error.line = 0;
        verifyText(present::scenarioErrorMessage(error), language);
    }
    for (int kind = 0; kind <= static_cast<int>(sim::Difference::Kind::ReceivedDiffers); ++kind) {
        const sim::Difference difference{static_cast<sim::Difference::Kind>(kind), "/expect/3",
                                         "CLOSED", "LISTEN", 0, sim::SimTime{2s}};
        const QString message = present::differenceMessage(difference);
        verifyText(message, language);
        QVERIFY(message.startsWith(u"/expect/3"_s));
    }
}

void ExplanationsTest::callErrorsKeepTheRfcsWords()
{
    for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
        install(language);
        for (int i = 1; i <= static_cast<int>(tcp::CallError::Reset); ++i) {
            const auto error = static_cast<tcp::CallError>(i);
            const QString sentence = present::callErrorSentence(error);
            verifyText(sentence, language);
            QVERIFY(sentence.contains(present::text(tcp::rfcText(error))));
        }
        QVERIFY(present::callErrorSentence(tcp::CallError::None).isEmpty());
    }
}

void ExplanationsTest::widths()
{
    QCOMPARE(present::displayWidth(u"SYN"_s), 3);
    QCOMPARE(present::displayWidth(u"同步收到"_s), 8);
    QCOMPARE(present::displayWidth(u"CLOSED（关闭）"_s), 14);
    QCOMPARE(present::displayWidth(u"e\u0301│"_s), 2);
}

void ExplanationsTest::silencesAreRounded()
{
    QCOMPARE(present::silenceInWords(59'949'680us), u"59.95 s"_s);
    QCOMPARE(present::silenceInWords(1'899'680us), u"1.9 s"_s);
    QCOMPARE(present::silenceInWords(850ms), u"850 ms"_s);
    QCOMPARE(present::silenceInWords(2h), u"2 h"_s);
}

void ExplanationsTest::fillsInOnePass()
{
    QCOMPARE(present::fill(u"%2 %1 %2 %3"_s, {u"%2"_s, u"b"_s}), u"b %2 b %3"_s);
    // A blank stands beside a Latin word only.
    QCOMPARE(present::fill(u"这个 %1 丢失"_s, {u"SYN"_s}), u"这个 SYN 丢失"_s);
    QCOMPARE(present::fill(u"这个 %1 丢失"_s, {u"报文段"_s}), u"这个报文段丢失"_s);
}

QTEST_GUILESS_MAIN(ExplanationsTest)
#include "tst_explanations.moc"
