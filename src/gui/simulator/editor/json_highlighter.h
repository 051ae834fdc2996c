#pragma once

#include <QSyntaxHighlighter>

namespace tcplab::gui {

/// Keys, texts, numbers and words of JSON in colours of the theme. One pass a line, no state: no
/// text of JSON goes over a line's end.
class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JsonHighlighter(QTextDocument* document);
    /// The theme has other colours.
    void setColours();

protected:
    void highlightBlock(const QString& text) override;

private:
    QTextCharFormat key_;
    QTextCharFormat text_;
    QTextCharFormat number_;
    QTextCharFormat word_;
};

} // namespace tcplab::gui
