#pragma once

#include <QHostAddress>
#include <QWidget>

#include "gui/page.h"
#include "lab/lab_error.h"

namespace tcplab::gui {

/// What the lab page shows for one experiment. The page has the tool row, the view the rest.
class ExperimentView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Of the contract, e.g. "sticky".
    virtual QString experimentId() const = 0;

    /// Ready configurations, in the current language; empty: there are none.
    virtual QStringList presetTitles() const { return {}; }
    virtual QStringList presetEffects() const { return {}; }
    /// The preset that the setup equals; -1: none of them.
    virtual int currentPreset() const { return -1; }
    virtual void applyPreset(int index) { Q_UNUSED(index) }

    virtual void run() = 0;
    virtual void stop() = 0;
    virtual bool isRunning() const = 0;
    /// "Run", "Run again", "Start server".
    virtual QString runText() const = 0;
    virtual QString stopText() const = 0;

    /// What is bound, or would be.
    virtual QHostAddress address() const = 0;
    virtual quint16 port() const = 0;

    /// Left in the status bar.
    virtual QString hint() const = 0;
    /// "Seen from: kernel counters (no capture)".
    virtual QString sourceOfFacts() const = 0;

    virtual void setProjector(bool on) = 0;
    virtual void retranslate() = 0;
    virtual void saveState(Settings& settings) const { Q_UNUSED(settings) }
    virtual void restoreState(const Settings& settings) { Q_UNUSED(settings) }
    virtual QList<QAction*> viewActions() { return {}; }

Q_SIGNALS:
    /// Running or not, address, hint or preset may have changed.
    void changed();
    void problem(const tcplab::gui::Problem& problem);
    void problemGone();
};

/// An error of the lab as a banner, without a button.
Problem problemOf(const lab::LabError& error);

} // namespace tcplab::gui
