#include "lab/sticky.h"

#include <QCoreApplication>

namespace tcplab::lab {

namespace {

constexpr const char* context = "StickyPresets";

/// Ten messages of twenty bytes, with a length prefix so that a decoder can show the cure.
StickyConfig tenOfTwenty()
{
    StickyConfig config;
    config.framing = framing::Framing::lengthPrefix(4, framing::ByteOrder::BigEndian);
    return config;
}

StickyConfig nagle()
{
    StickyConfig config = tenOfTwenty();
    config.sender.options.noDelay = 0;
    config.receiver.options.quickAck = 0;
    return config;
}

StickyConfig qtBuffer()
{
    StickyConfig config = tenOfTwenty();
    config.sender.flushEachWrite = false;
    return config;
}

StickyConfig corked()
{
    StickyConfig config = tenOfTwenty();
    config.sender.options.cork = 1;
    return config;
}

StickyConfig baseline()
{
    StickyConfig config = tenOfTwenty();
    config.sender.gapMs = 5;
    config.sender.options.noDelay = 1;
    return config;
}

StickyConfig lateReader()
{
    StickyConfig config = baseline();
    config.receiver.readDelayMs = 200;
    return config;
}

StickyConfig smallReads()
{
    StickyConfig config = baseline();
    config.receiver.readSize = 7;
    return config;
}

std::vector<StickyPreset> makePresets()
{
    std::vector<StickyPreset> presets{
        {"nagle", QT_TRANSLATE_NOOP("StickyPresets", "Glued by the sender (Nagle)"),
         QT_TRANSLATE_NOOP(
             "StickyPresets",
             "The first message leaves at once; the others wait in the kernel for its "
             "acknowledgment and leave together."),
         nagle()},
        {"qt-buffer", QT_TRANSLATE_NOOP("StickyPresets", "Glued by Qt's buffer"),
         QT_TRANSLATE_NOOP(
             "StickyPresets",
             "Without a flush after each write, Qt gathers all messages and hands them "
             "to the kernel at once."),
         qtBuffer()},
        {"baseline", QT_TRANSLATE_NOOP("StickyPresets", "Clean baseline"),
         QT_TRANSLATE_NOOP(
             "StickyPresets",
             "TCP_NODELAY and a gap between the writes: each message arrives alone, as "
             "long as nobody is late."),
         baseline()},
        {"late-reader", QT_TRANSLATE_NOOP("StickyPresets", "Glued by a late reader"),
         QT_TRANSLATE_NOOP(
             "StickyPresets",
             "Each message travels in a segment of its own, but the server reads only "
             "when all have arrived."),
         lateReader()},
        {"small-reads", QT_TRANSLATE_NOOP("StickyPresets", "Split by small reads"),
         QT_TRANSLATE_NOOP(
             "StickyPresets",
             "The server reads at most 7 bytes at a time, so that each message comes in "
             "pieces."),
         smallReads()},
    };
#ifdef Q_OS_LINUX
    presets.insert(
        presets.begin() + 2,
        {"cork", QT_TRANSLATE_NOOP("StickyPresets", "Glued by TCP_CORK"),
         QT_TRANSLATE_NOOP("StickyPresets",
                           "The kernel was asked to send nothing but full segments until "
                           "the cork is pulled."),
         corked()});
#endif
    return presets;
}

} // namespace

QString StickyPreset::translatedTitle() const
{
    return QCoreApplication::translate(context, title);
}

QString StickyPreset::translatedEffect() const
{
    return QCoreApplication::translate(context, effect);
}

std::span<const StickyPreset> stickyPresets()
{
    static const std::vector<StickyPreset> presets = makePresets();
    return presets;
}

} // namespace tcplab::lab
