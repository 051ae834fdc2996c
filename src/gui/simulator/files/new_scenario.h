#pragma once

#include <QDialog>

#include <vector>

#include "sim/scenario.h"

class QListWidget;

namespace tcplab::gui {

/// What a new scenario may begin with.
enum class Beginning { Empty, Handshake, HandshakeAndData, CopyOfThis };

/// Not for CopyOfThis. Its name is given in both languages.
sim::Scenario newScenario(Beginning beginning);

/// Asks what the new scenario begins with; blocks nothing.
class NewScenarioDialog : public QDialog
{
    Q_OBJECT

public:
    NewScenarioDialog(bool canCopy, QWidget* parent);

Q_SIGNALS:
    void chosen(tcplab::gui::Beginning beginning);

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose();
    void retranslate();

    std::vector<Beginning> offered_;
    QListWidget* list_ = nullptr;
};

} // namespace tcplab::gui
