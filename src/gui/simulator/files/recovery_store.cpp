#include "gui/simulator/files/recovery_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

#include "sim/scenario_file.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

// Readers of scenarios pass over keys that begin so: a kept file can be opened like any other.
constexpr QLatin1StringView originalKey("x-tcplab-file");

QString lockOf(const QString& base)
{
    return base + u".lock"_s;
}

std::unique_ptr<QLockFile> makeLock(const QString& base)
{
    auto lock = std::make_unique<QLockFile>(lockOf(base));
    lock->setStaleLockTime(0); // however long its window is open; only a dead one gives way
    return lock;
}

} // namespace

QString writeAtomically(const QString& name, const QByteArray& content)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly)) return file.errorString();
    if (file.write(content) != content.size()) {
        const QString reason = file.errorString();
        file.cancelWriting();
        return reason;
    }
    return file.commit() ? QString() : file.errorString();
}

RecoveryStore::RecoveryStore(const QString& folder)
    : folder_(folder)
    , base_(folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    QDir().mkpath(folder_);
    lock_ = makeLock(base_);
    lock_->tryLock(0);
}

RecoveryStore::~RecoveryStore() = default;

std::vector<RecoveryStore::Abandoned> RecoveryStore::abandoned() const
{
    std::vector<Abandoned> found;
    const QFileInfoList files =
        QDir(folder_).entryInfoList({u"*.tcplab.json"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo& info : files) {
        const QString base = folder_ + u'/' + info.baseName();
        if (base == base_ || info.size() > static_cast<qint64>(sim::maxScenarioBytes)) continue;
        std::shared_ptr<QLockFile> lock = makeLock(base);
        if (!lock->tryLock(0)) continue; // its window is alive
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray text = file.readAll();
        sim::ScenarioResult read =
            sim::parseScenario({text.constData(), static_cast<std::size_t>(text.size())});
        auto* scenario = std::get_if<sim::Scenario>(&read);
        if (!scenario) continue;
        const QJsonObject json = QJsonDocument::fromJson(text).object();
        found.push_back({std::move(*scenario), json[originalKey].toString(), info.lastModified(),
                         info.filePath(), std::move(lock)});
    }
    return found;
}

void RecoveryStore::forget(const Abandoned& work)
{
    QFile::remove(work.kept);
    if (work.lock) work.lock->unlock();
}

QString RecoveryStore::keep(const sim::Scenario& scenario, const QString& original)
{
    QByteArray text = QByteArray::fromStdString(sim::scenarioToSource(scenario));
    const QByteArray quoted =
        QJsonDocument(QJsonObject{{originalKey, original}}).toJson(QJsonDocument::Compact);
    // {"x-tcplab-file":"..."} without its brackets, behind the first one of the scenario.
    text.insert(1, "\n  " + quoted.mid(1, quoted.size() - 2) + ",");
    if (!lock_->isLocked() && !(QDir().mkpath(folder_) && lock_->tryLock(0)))
        return QCoreApplication::translate("RecoveryStore", "the folder %1 cannot be written")
            .arg(QDir::toNativeSeparators(folder_));
    return writeAtomically(file(), text);
}

void RecoveryStore::clear()
{
    QFile::remove(file());
}

} // namespace tcplab::gui
