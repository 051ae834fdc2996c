#pragma once

#include <QFrame>

#include "gui/page.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace tcplab::gui {

class ElidedLabel;

/// Says what happened and what to try, under the tool row; takes no focus and stays until dealt
/// with.
class ErrorBanner : public QFrame
{
    Q_OBJECT

public:
    explicit ErrorBanner(QWidget* parent = nullptr);

    void show(const Problem& problem);
    void clear();
    const Problem& problem() const { return problem_; }

Q_SIGNALS:
    /// The person closed it or pressed its button.
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFonts();
    void retranslate();
    Token edgeToken() const;

    Problem problem_;
    QLabel* icon_ = nullptr;
    ElidedLabel* text_ = nullptr;
    QPushButton* action_ = nullptr;
    QPushButton* second_ = nullptr;
    QToolButton* close_ = nullptr;
};

} // namespace tcplab::gui
