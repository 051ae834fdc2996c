#pragma once

#include "gui/simulator/run_view.h"

class QLabel;
class QScrollArea;

namespace tcplab::gui {

class SequenceCanvas;

/// The sequence numbers of both directions as in figures 3 and 4 of RFC 9293: what each end has
/// sent, may send, has received and takes, and what is on its way between them.
class SequenceSpaceView : public RunView
{
    Q_OBJECT

public:
    explicit SequenceSpaceView(RunContext& context, QWidget* parent = nullptr);
    ~SequenceSpaceView() override;

    QString id() const override { return QStringLiteral("sequence-space"); }
    QString title() const override;
    QString facts() const override;
    QList<QAction*> tools() override;
    void retranslate() override;
    SequenceCanvas& canvas() { return *canvas_; }
    QString words() const;

    QSize sizeHint() const override { return {360, 420}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    void showMoment() override;
    void changeEvent(QEvent* event) override;

private:
    void showWords();
    void applyFonts();

    SequenceCanvas* canvas_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    QLabel* words_ = nullptr;
    QAction* toScale_ = nullptr;
};

} // namespace tcplab::gui
