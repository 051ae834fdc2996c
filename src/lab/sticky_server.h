#pragma once

#include "framing/decoder.h"
#include "lab/tcp_service.h"

#include <QTimer>

#include <map>
#include <memory>

namespace tcplab::lab {

/// Experiment `sticky`, the receiving side: reads as slowly and in as small pieces as it is told,
/// says each read as BytesRead and each message that its framing finds as MessageDecoded. Answers
/// nothing.
class StickyServer : public TcpService
{
    Q_OBJECT

public:
    explicit StickyServer(const ServeConfig& config, QObject* parent = nullptr);

    using TcpService::closeListener;

protected:
    void accepted(quint64 number) override;
    void readable(quint64 number) override;
    void ended(quint64 number) override;
    void forgotten(quint64 number) override;

private:
    struct Reader
    {
        explicit Reader(const framing::Framing& framing)
            : decoder(framing)
        {
        }
        framing::Decoder decoder;
        std::unique_ptr<QTimer> timer;
        int decoded = 0;
    };
    static constexpr int readsPerTurn = 256;     ///< then the event loop gets its turn
    static constexpr qint64 bufferLimit = 65536; ///< unread bytes in this process for one client

    void readSome(quint64 number);
    bool readOnce(quint64 number);
    void report(quint64 number, const std::vector<framing::Item>& items);

    std::map<quint64, Reader> readers_;
};

} // namespace tcplab::lab
