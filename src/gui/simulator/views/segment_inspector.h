#pragma once

#include "gui/simulator/run_view.h"

#include <optional>

#include "present/segment_on_wire.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QScrollArea;

namespace tcplab::gui {

class ElidedLabel;
class SegmentSheetView;

/// The header of the segment that is chosen in the ladder, else of the one that the current step
/// sent or delivered, with its octets and what each field means.
class SegmentInspector : public RunView
{
    Q_OBJECT

public:
    explicit SegmentInspector(RunContext& context, QWidget* parent = nullptr);
    ~SegmentInspector() override;

    QString id() const override { return QStringLiteral("inspector"); }
    QString title() const override;
    QString facts() const override;
    QList<QAction*> tools() override;
    void retranslate() override;

    /// What is shown; nothing where there is no segment to show.
    const std::optional<present::SegmentOnWire>& segment() const { return segment_; }
    SegmentSheetView& sheet() { return *sheet_; }
    QString heading() const;
    QString why() const;
    QString meaning() const;

    QSize sizeHint() const override { return {360, 420}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    void showRun() override;
    void showMoment() override;
    void showSelection() override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    /// Why this segment and no other is shown.
    enum class Choice { Chosen, Sent, Arrived, Ended, Earlier };
    struct Shown
    {
        std::size_t arrow = 0;
        Choice choice = Choice::Chosen;
    };
    void buildLayout();
    std::optional<Shown> whatToShow() const;
    std::optional<Shown> ofStep(std::size_t step) const;
    void showSegment();
    void showNothing(const QString& why);
    void showWords();
    void showMeaning();
    QString fateWords(const present::LadderArrow& arrow) const;
    QString choiceWords(Choice choice) const;
    void applyFonts();
    void arrange();
    void fitMeaning();
    void copyHex() const;
    void copyText() const;

    QBoxLayout* top_ = nullptr;
    ElidedLabel* heading_ = nullptr;
    ElidedLabel* why_ = nullptr;
    QComboBox* notation_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    SegmentSheetView* sheet_ = nullptr;
    QLabel* empty_ = nullptr;
    QLabel* meaning_ = nullptr;
    QAction* copyHex_ = nullptr;
    QAction* copyText_ = nullptr;

    std::optional<present::SegmentOnWire> segment_;
    std::optional<Shown> shown_;
    bool stale_ = true; ///< another run, notation or language: the words are to be made anew
};

} // namespace tcplab::gui
