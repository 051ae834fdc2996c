#pragma once

#include <QList>
#include <QMainWindow>

#include <cstdint>
#include <vector>

#include "gui/panel_dock.h"

class QAction;
class QMenu;
class QTabBar;

namespace tcplab::gui {

/// Where a panel stands as long as nobody has moved it. The third column opens in a wide window
/// only; until then its panels are tabs beside the lower ones.
enum class DockPlace : std::uint8_t { Upper, Lower, ThirdUpper, ThirdLower };

/// A figure and the panels round it. The panels stand as the look says, for every width of the
/// window, until the person moves, floats or sizes one: from then on they stay as they were put.
class PanelDocks : public QMainWindow
{
    Q_OBJECT

public:
    /// Sizes in px at the look's 1366x768, and how they grow.
    struct Proportions
    {
        int page = 1282;          ///< width of figure and right column together
        int figure = 668;         ///< of it the figure
        double figureShare = 0.6; ///< of what a wider page has more
        int third = 360;          ///< the third column
        int thirdFrom = 1640;     ///< page width from which it opens
        int compactBelow = 1120;  ///< page width below which all panels are tabs
        double compactFigure = 0.58;
        double projectorFigure = 0.66;
        int height = 524; ///< of the columns
        int upper = 316;  ///< of it the upper panel
        int leastUpper = 296;
        double upperShare = 0.4; ///< of what a higher page has more
    };

    explicit PanelDocks(QWidget* figure, QWidget* parent = nullptr);
    ~PanelDocks() override;

    /// The docks take the body. `open`: whether it is there before the person has chosen.
    PanelDock* add(const QString& id, QWidget* body, DockPlace place, bool open);
    /// To be called once, after the last add().
    void finish();
    PanelDock* dock(const QString& id) const;
    const std::vector<PanelDock*>& docks() const { return docks_; }
    /// Opens the panel and puts it in front; false: there is none of that name.
    bool showPanel(const QString& id);
    /// Which of the panels that share a place are in front and can be seen.
    bool isInFront(const QString& id) const;

    /// For the View menu: one entry a panel, then "panels as at first".
    QMenu* panelsMenu() const { return menu_; }
    QAction* resetAction() const { return reset_; }
    void retranslate();

    bool isArrangedByHand() const { return byHand_; }
    void resetArrangement();
    QByteArray saveArrangement() const;
    /// False, and everything as at first, where the bytes are none of this class.
    bool restoreArrangement(const QByteArray& saved);

    /// Projector mode: the figure and one companion without its title row.
    void setProjector(bool on, const QStringList& companions);
    void cycleCompanion();
    QString companion() const;

Q_SIGNALS:
    void panelShown(const QString& id);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    QMenu* createPopupMenu() override { return nullptr; }

private:
    enum class Shape : std::uint8_t { None, Compact, Columns, Third };
    struct Item
    {
        PanelDock* dock = nullptr;
        DockPlace place{};
        bool openAtFirst = false;
    };

    Shape fittingShape() const;
    void arrange();
    void arrangeAs(Shape shape, const QStringList& open, const QStringList& front);
    void placeGroup(PanelDock* first, DockPlace place, bool all);
    int lowerHint() const;
    void sizeColumns();
    void sizeProjector();
    void bringToFront(PanelDock* dock);
    void watch(PanelDock* dock);
    void movedByHand();
    void updateTitlesSoon();
    void updateTitles();
    void tabMenu(QTabBar* bar, const QPoint& position);
    PanelDock* dockOfTab(const QTabBar* bar, int index) const;
    QStringList openPanels() const;
    QStringList frontPanels() const;

    Proportions look_;
    std::vector<Item> items_;
    std::vector<PanelDock*> docks_;
    QMenu* menu_ = nullptr;
    QAction* reset_ = nullptr;
    Shape shape_ = Shape::None;
    bool byHand_ = false;
    bool arranging_ = false;
    bool titlesDue_ = false;
    bool projector_ = false;
    QStringList asked_; ///< panels asked for before the window was shown
    QByteArray beforeProjector_;
    QStringList companions_;
    int companion_ = 0;
};

} // namespace tcplab::gui
