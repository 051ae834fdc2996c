#include "present/preset_texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace tcplab::present {

namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Preset", source);
}

} // namespace

QString presetName(sim::Preset preset)
{
    switch (preset) {
    case sim::Preset::Rfc9293:
        return QStringLiteral("RFC 9293");
    case sim::Preset::Linux:
        return QStringLiteral("Linux");
    case sim::Preset::Windows:
        return QStringLiteral("Windows");
    case sim::Preset::Bsd:
        return QStringLiteral("BSD");
    case sim::Preset::Classroom:
        return text(QT_TRANSLATE_NOOP("Preset", "Classroom"));
    }
    return {};
}

QString presetMeaning(sim::Preset preset)
{
    switch (preset) {
    case sim::Preset::Rfc9293:
        return text(QT_TRANSLATE_NOOP(
            "Preset", "The scenario as its file has it: RFC 9293 to the letter. 2MSL is 60 s, the "
                      "first timeout 1 s."));
    case sim::Preset::Linux:
        return text(QT_TRANSLATE_NOOP(
            "Preset", "The numbers of Linux, and its behaviour where it differs from the RFC: "
                      "CUBIC, SACK, timestamps, an RTO of at least 200 ms, SYNs for 131 s. What "
                      "the scenario sets itself stays."));
    case sim::Preset::Windows:
        return text(QT_TRANSLATE_NOOP(
            "Preset", "The numbers of Windows 11; the behaviour stays that of the RFC. TIME-WAIT "
                      "lasts 120 s, four SYNs are repeated, keepalive probes are 1 s apart. What "
                      "the scenario sets itself stays."));
    case sim::Preset::Bsd:
        return text(QT_TRANSLATE_NOOP(
            "Preset", "The numbers of FreeBSD 14; the behaviour stays that of the RFC. An RTO is "
                      "at least 230 ms, eight keepalive probes are 75 s apart. What the scenario "
                      "sets itself stays."));
    case sim::Preset::Classroom:
        return text(QT_TRANSLATE_NOOP(
            "Preset", "RFC 9293 with waits that end in a lesson: 2MSL 10 s, SYNs for 15 s, "
                      "keepalive after 10 s. No system uses these numbers. What the scenario sets "
                      "itself stays."));
    }
    return {};
}

QString modelName(const sim::Scenario& played, sim::Preset preset)
{
    const auto isLinux = [](const sim::EndpointSpec& endpoint) {
        return endpoint.config.profile == tcp::Profile::Linux;
    };
    const auto count = std::ranges::count_if(played.endpoints, isLinux);
    if (count == 2) return QStringLiteral("Linux");
    if (count == 1)
        return isLinux(played.endpoint(sim::HostId::Client))
                   ? text(QT_TRANSLATE_NOOP("Preset", "client Linux, server RFC 9293"))
                   : text(QT_TRANSLATE_NOOP("Preset", "client RFC 9293, server Linux"));
    switch (preset) {
    case sim::Preset::Windows:
        return text(QT_TRANSLATE_NOOP("Preset", "RFC 9293, Windows numbers"));
    case sim::Preset::Bsd:
        return text(QT_TRANSLATE_NOOP("Preset", "RFC 9293, BSD numbers"));
    case sim::Preset::Classroom:
        return text(QT_TRANSLATE_NOOP("Preset", "RFC 9293, classroom times"));
    case sim::Preset::Rfc9293:
    case sim::Preset::Linux:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Preset", "RFC 9293 (strict)"));
}

} // namespace tcplab::present
