#pragma once

#include <QString>

#include <span>

namespace tcplab::lab {

/// The experiments of the contract. Ids and default ports are fixed.
struct ExperimentInfo
{
    const char* id;      ///< e.g. "tcp-echo"
    const char* title;   ///< English title, QT_TRANSLATE_NOOP in the context "Experiments"
    const char* summary; ///< one English sentence, same context
    quint16 port;        ///< default port; 0 where there is none (unix-socket, raw-socket)
    bool available;      ///< built in this version; list and offer only these

    /// title and summary in the current language.
    QString translatedTitle() const;
    QString translatedSummary() const;
};

/// All of them, in the contract's order.
std::span<const ExperimentInfo> experiments();

/// The one of this id, or nullptr.
const ExperimentInfo* findExperiment(const QString& id);

} // namespace tcplab::lab
