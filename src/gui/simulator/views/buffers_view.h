#pragma once

#include "gui/simulator/run_view.h"

class QLabel;
class QScrollArea;

namespace tcplab::gui {

class BuffersCanvas;

/// What each program has written and read, and what lies in the buffers between them.
class BuffersView : public RunView
{
    Q_OBJECT

public:
    explicit BuffersView(RunContext& context, QWidget* parent = nullptr);
    ~BuffersView() override;

    QString id() const override { return QStringLiteral("buffers"); }
    QString title() const override;
    void retranslate() override;
    BuffersCanvas& canvas() { return *canvas_; }
    QString words() const;

    QSize sizeHint() const override { return {360, 380}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    void showMoment() override;
    void changeEvent(QEvent* event) override;

private:
    void showWords();
    void applyFonts();

    BuffersCanvas* canvas_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    QLabel* words_ = nullptr;
};

} // namespace tcplab::gui
