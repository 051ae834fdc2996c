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

protected:
    void accepted(Connection& connection) override;
    void readable(Connection& connection) override;
    void written(Connection& connection) override;
    void ended(Connection& connection) override;

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
    void readSome(quint64 number);
    void decode(Connection& connection, Reader& reader, const QByteArray& bytes);
    void report(const Connection& connection, Reader& reader,
                const std::vector<framing::Item>& items);
    void finishReading(Connection& connection);

    std::map<quint64, Reader> readers_;
};

} // namespace tcplab::lab
