#pragma once

#include <QFrame>

#include "present/explanations.h"

class QLabel;

namespace tcplab::gui {

/// What the current step did and why: headline and a few sentences at the left; the clause of the
/// RFC and its words at the right. As high as two lines of text need, so that nothing jumps; only
/// before the first step it grows until all of the scenario's introduction can be read.
class ExplanationPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ExplanationPanel(QWidget* parent = nullptr);

    /// `step` 0 is before the first step and has no number.
    void setText(std::size_t step, const present::StepText& text);
    void setProjector(bool on);
    QString headline() const;
    QString body() const;
    QString clause() const { return clauseText_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFonts();
    static QFont projectorFont(qreal share);
    void fitBody();
    void fitIntroduction();
    void showClause();

    QLabel* headline_ = nullptr;
    class LinesLabel* body_ = nullptr;
    QWidget* side_ = nullptr;
    QLabel* clause_ = nullptr;
    class LinesLabel* quotation_ = nullptr;
    QString clauseText_;
    QString clauseUrl_;
    bool projector_ = false;
    bool introduction_ = false;
    int introductionLines_ = 2;
};

} // namespace tcplab::gui
