#pragma once

#include <QPlainTextEdit>

#include <vector>

#include "gui/simulator/editor/form_section.h"

namespace tcplab::gui {

class JsonHighlighter;
class ScenarioDraft;

/// The scenario's file itself, with line numbers, colours, and the mistakes at their lines.
class SourceView : public QPlainTextEdit, public EditorSectionView
{
    Q_OBJECT

public:
    explicit SourceView(ScenarioDraft& draft, QWidget* parent = nullptr);
    ~SourceView() override;

    QWidget* widget() override { return this; }
    void refresh() override {}
    void showErrors(const std::vector<FieldError>& errors) override;
    void reveal(const QString& pointer) override;
    void retranslate() override;
    /// Line and column from 1; for mistakes that stand at no value.
    void goTo(std::size_t line, std::size_t column);

    /// Lines with a mistake, from 0.
    QList<int> errorLines() const { return errorLines_.keys(); }
    QString errorAt(int line) const { return errorLines_.value(line); }
    int marginWidth() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Margin;

    void load();
    void take(int position, int removed, int added);
    void splice(const present::TextEdit& edit, bool inSource);
    void paintMargin(QPaintEvent& event);
    void placeMargin();
    void mark();
    void setFonts();
    int lineOfError(std::size_t index) const;

    ScenarioDraft& draft_;
    Margin* margin_ = nullptr;
    JsonHighlighter* highlighter_ = nullptr;
    QMap<int, QString> errorLines_;
    bool splicing_ = false;
};

} // namespace tcplab::gui
