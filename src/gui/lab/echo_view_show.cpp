// What the echo page shows of its clients, its server and the kernel.

#include "gui/lab/echo_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

#include "gui/lab/card.h"
#include "gui/lab/cell.h"
#include "gui/lab/counters_view.h"
#include "gui/lab/echo_keys.h"
#include "gui/lab/echo_setup.h"
#include "gui/lab/kernel_states.h"
#include "gui/lab/log_panel.h"
#include "gui/lab/observation_card.h"
#include "gui/lab/stream_lanes.h"
#include "gui/settings.h"
#include "lab/lab_text.h"

namespace tcplab::gui {

void EchoView::showKernel()
{
    KernelPanel::End client;
    KernelPanel::End server;
    if (selected_) {
        client = {watch_.history(clientKey(selected_)), SocketOrigin::Connected,
                  watch_.latest(clientKey(selected_)), selected_->clientReset()};
        server = {watch_.history(serverKey(selected_)), SocketOrigin::Accepted,
                  watch_.latest(serverKey(selected_)), selected_->serverReset()};
    }
    if (server.sightings.empty() && isRunning())
        server = {
            watch_.history(listenerKey), SocketOrigin::Listening, watch_.latest(listenerKey), {}};
    kernel_->show(client, server);
    showObservation();
    if (!selected_) return counters_->setCounts({}, 0);
    lab::ByteCounts counts;
    counts.written = selected_->isOurs() ? selected_->bytesWritten() : CountersView::notKnown;
    counts.readByPeer = selected_->bytesReadByServer();
    // Who stands here has had the ACK of his FIN, and so of every byte before it.
    const bool allAcknowledged = wasIn(client.sightings, tcp::State::FinWait2) ||
                                 wasIn(client.sightings, tcp::State::TimeWait);
    // The SYN counts as one byte, and so will the FIN.
    const lab::KernelSnapshot& kept = selected_->keptCounters();
    if (allAcknowledged) {
        counts.acknowledged = counts.written;
        counts.inKernel = 0;
    } else if (const auto acknowledged = kept.counters.bytesAcked) {
        counts.acknowledged =
            std::clamp<qint64>(static_cast<qint64>(*acknowledged) - 1, 0, counts.written);
        counts.inKernel = kept.sendQueue;
    }
    const bool isLast = selected_->phase() == EchoSession::Phase::Ended && !allAcknowledged &&
                        counts.acknowledged && counts.acknowledged != counts.written;
    countersCard_->setFacts(isLast ? CountersView::lastCount() : QString());
    counters_->setUnknownReason(selected_->isOurs() ? QString()
                                                    : CountersView::otherProgramsSide());
    counters_->setCounts(counts, std::max(counts.written, counts.readByPeer));
}

void EchoView::showOptions()
{
    if (!selected_) return options_.clear();
    std::vector<lab::OptionRow> client;
    std::vector<lab::OptionRow> server;
    if (selected_->client() && selected_->client()->descriptor() >= 0)
        client =
            lab::compareOptions(selected_->client()->descriptor(), selected_->client()->options());
    if (server_) {
        for (const lab::LiveConnection& live : server_->connections())
            if (live.connection == selected_->serverConnection() && live.descriptor >= 0)
                server = lab::compareOptions(live.descriptor, {});
    }
    // What the sockets had stays in view after they are gone.
    if (client.empty() && server.empty() && selected_->phase() == EchoSession::Phase::Ended) return;
    options_.setRows(client, server);
    fitLabColumns(*optionsTable_);
}

void EchoView::showSession()
{
    refreshButtons();
    fitLabColumns(*conversation_);
    lanes_->refresh();
    lanes_->setEmptyText(selected_ ? tr("Nothing written yet. Type below and send.")
                                   : tr("No client yet. Start the server, then add a client."));
    conversationPanel_->setFacts(selected_ ? tr("%1, %2", "address, how it stands")
                                                 .arg(selected_->peerText(), selected_->phaseName())
                                           : QString());
    const qint64 dropped = selected_ ? selected_->dropped() : 0;
    lanesPanel_->setFacts(
        dropped == 0 ? tr("position in the byte stream")
                     : LogPanel::tr("%1 older lines dropped").arg(QLocale().toString(dropped)));
    if (!selected_) {
        conversationPanel_->setTitle(tr("Conversation"));
        countersCard_->setTitle(tr("Where the bytes are"));
        observation_->setText(
            isRunning() ? tr("The server is listening") : tr("The server is not running"),
            tr("Each client is a connection of its own. The server answers what it reads in "
               "upper case; other programs may connect too."));
        return;
    }
    const QString number = QLocale().toString(selected_->number());
    conversationPanel_->setTitle(selected_->isOurs()
                                     ? tr("Conversation of client %1").arg(number)
                                     : tr("Conversation of another program, %1").arg(number));
    countersCard_->setTitle(
        tr("Where the %1 bytes are").arg(QLocale().toString(selected_->bytesWritten())));
    showObservation();
}

void EchoView::showObservation()
{
    if (!selected_) return;
    const QString ending = selected_->endingHeadline();
    if (ending.isEmpty()) {
        observation_->setText(selected_->headline(), selected_->explanation());
        return;
    }
    observation_->setText(ending,
                          selected_->endingExplanation(watch_.latest(clientKey(selected_)).state));
}

void EchoView::refreshButtons()
{
    const bool ours = selected_ && selected_->client();
    const bool open = selected_ && selected_->phase() != EchoSession::Phase::Idle &&
                      selected_->phase() != EchoSession::Phase::Ended;
    text_->setEnabled(ours && selected_->canSend());
    lineEnd_->setEnabled(text_->isEnabled());
    send_->setEnabled(text_->isEnabled() && !typedBytes().isEmpty());
    connect_->setEnabled(ours && !open);
    shutdown_->setEnabled(ours && selected_->phase() == EchoSession::Phase::Connected);
    close_->setEnabled(open);
    abort_->setEnabled(ours && open);
    setup_->setRemovable(selected_);
}

QString EchoView::runText() const
{
    return tr("Start server");
}

QString EchoView::stopText() const
{
    return tr("Stop server");
}

QHostAddress EchoView::address() const
{
    return isRunning() ? server_->address() : setup_->address();
}

quint16 EchoView::port() const
{
    return isRunning() ? server_->port() : static_cast<quint16>(setup_->port());
}

QString EchoView::hint() const
{
    if (!isRunning()) return tr("Start the server, then add a client.");
    return tr("The server listens on %1; connections: %2")
        .arg(lab::LabText::endpoint(server_->address(), server_->port()),
             QLocale().toString(static_cast<qlonglong>(server_->connections().size())));
}

QString EchoView::sourceOfFacts() const
{
    return lab::KernelProbe::isAvailable() ? tr("Seen from: kernel counters (no capture)")
                                           : tr("Seen from: the program only");
}

void EchoView::saveState(Settings& settings) const
{
    settings.setPageValue(QStringLiteral("lab"), QStringLiteral("echoPort"), setup_->port());
}

void EchoView::restoreState(const Settings& settings)
{
    const int port =
        settings.pageValue(QStringLiteral("lab"), QStringLiteral("echoPort"), setup_->port())
            .toInt();
    if (port >= 0 && port <= 65'535) setup_->setPort(port);
}

} // namespace tcplab::gui
