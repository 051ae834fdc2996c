#pragma once

#include <QWidget>

namespace tcplab::gui {

/// A text of at most so many lines. What does not fit is elided and stands in the tool tip, whole.
class LinesLabel : public QWidget
{
    Q_OBJECT

public:
    explicit LinesLabel(int lines, QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return text_; }
    /// All of it is on view.
    bool isWhole() const;
    /// All of it would be on view in so many lines of a font, at the width of now.
    bool fits(const QFont& font, int lines) const;
    /// So many lines of a font show all of it at the width of now, `most` at most.
    int linesNeeded(const QFont& font, int most) const;
    static int heightOf(const QFont& font, int lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int lineHeight() const { return heightOf(font(), 1); }
    QStringList brokenLines(const QFont& font, int most, bool* whole) const;
    int mostLines() const;
    void updateTip();

    int lines_;
    QString text_;
};

} // namespace tcplab::gui
