#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QString>

#include <memory>
#include <vector>

#include "sim/scenario.h"

namespace tcplab::gui {

/// Keeps what is not saved yet in a folder of the person's data, for the case that the program ends
/// without a word. Each running window holds a lock of its own, so that several do not take each
/// other's work for abandoned; the lock of a dead process is free.
class RecoveryStore
{
public:
    explicit RecoveryStore(const QString& folder);
    /// What is still kept then stays, and is found the next time.
    ~RecoveryStore();

    /// Work of a window that is no more. Nobody else is told of it while this exists.
    struct Abandoned
    {
        sim::Scenario scenario;
        QString original; ///< the file that it was to be saved to; empty where there was none
        QDateTime when;
        QString kept;
        std::shared_ptr<QLockFile> lock;
    };
    /// The newest first. What cannot be read is left where it is.
    std::vector<Abandoned> abandoned() const;
    static void forget(const Abandoned& work);

    /// Atomically, in place of what was kept before. The reason where the disk refuses.
    QString keep(const sim::Scenario& scenario, const QString& original);
    /// There is nothing to be lost any more.
    void clear();

    QString file() const { return base_ + QStringLiteral(".tcplab.json"); }

private:
    QString folder_;
    QString base_;
    std::unique_ptr<QLockFile> lock_;
};

/// Writes all of it or leaves the file as it was. The reason where it cannot; else empty.
QString writeAtomically(const QString& file, const QByteArray& content);

} // namespace tcplab::gui
