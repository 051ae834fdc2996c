#pragma once

#include <QWidget>

#include <vector>

class QSplitter;
class QTabWidget;
class QVBoxLayout;

namespace tcplab::gui {

class Panel;

/// The frame of every experiment: setup at the left, the figure in the middle, kernel states and
/// options at the right, observation and log below. Where there is no room for the right column its
/// panels become tabs beside the figure; in projector mode figure and observation have it all.
class LabColumns : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget* setup = nullptr;
        QWidget* figure = nullptr;
        Panel* kernel = nullptr;
        Panel* options = nullptr;
        QWidget* observation = nullptr; ///< wide part of the row below
        QWidget* counters = nullptr;    ///< narrow part of it; may be null
        QWidget* log = nullptr;
    };
    explicit LabColumns(const Parts& parts, QWidget* parent = nullptr);

    void setProjector(bool on);
    /// The observation's wrapped lines are the inner layout's affair: a scroll area around this
    /// must not take the height that they would like for the least.
    bool hasHeightForWidth() const override { return false; }
    bool isNarrow() const { return narrow_; }
    /// Tab titles follow the panels' titles and `figureTitle`.
    void retranslate(const QString& figureTitle);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void setNarrow(bool narrow);
    void applyWidths();
    int sideWidth() const;
    int setupWidth() const;

    Parts parts_;
    QTabWidget* tabs_ = nullptr;
    QWidget* right_ = nullptr;
    QVBoxLayout* rightLayout_ = nullptr;
    QWidget* below_ = nullptr;
    QString figureTitle_;
    bool narrow_ = false;
    bool projector_ = false;
};

} // namespace tcplab::gui
