#pragma once

#include <QDockWidget>

class QAction;

namespace tcplab::gui {

class PanelTitle;

/// A panel that docks, floats, becomes a tab, closes and returns from the View menu.
class PanelDock : public QDockWidget
{
    Q_OBJECT

public:
    PanelDock(const QString& id, QWidget* body, QWidget* parent = nullptr);

    QString id() const { return objectName(); }
    QWidget* body() const { return body_; }
    void setTitle(const QString& title);
    void setFacts(const QString& facts);
    void setLegend(QWidget* legend);
    void addTool(QAction* action);
    /// Whether the title row stands above the body. As a tab the panel has its title on the tab;
    /// the row stays where it holds tools.
    void setTitleRowVisible(bool visible);
    bool hasTools() const { return hasTools_; }
    void retranslate();

private:
    PanelTitle* titleRow_ = nullptr;
    QWidget* noTitle_ = nullptr;
    QWidget* body_ = nullptr;
    QAction* float_ = nullptr;
    bool hasTools_ = false;
};

} // namespace tcplab::gui
