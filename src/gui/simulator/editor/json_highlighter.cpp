#include "gui/simulator/editor/json_highlighter.h"

#include "gui/theme.h"

namespace tcplab::gui {

namespace {

/// A line that nobody can read is not coloured: it would take longer than the typing.
constexpr qsizetype longestLine = 5000;

qsizetype endOfString(const QString& line, qsizetype begin)
{
    for (qsizetype i = begin + 1; i < line.size(); ++i) {
        if (line[i] == u'\\')
            ++i;
        else if (line[i] == u'"')
            return i + 1;
    }
    return line.size();
}

qsizetype endOfWord(const QString& line, qsizetype begin)
{
    qsizetype i = begin;
    while (i < line.size() &&
           (line[i].isLetterOrNumber() || line[i] == u'.' || line[i] == u'-' || line[i] == u'+'))
        ++i;
    return i;
}

bool isBeforeColon(const QString& line, qsizetype at)
{
    while (at < line.size() && line[at].isSpace())
        ++at;
    return at < line.size() && line[at] == u':';
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(document)
{
    setColours();
}

void JsonHighlighter::setColours()
{
    key_.setForeground(color(Token::Link));
    text_.setForeground(color(Token::Success));
    number_.setForeground(color(Token::Data));
    word_.setForeground(color(Token::Data));
    word_.setFontWeight(QFont::DemiBold);
    rehighlight();
}

void JsonHighlighter::highlightBlock(const QString& line)
{
    if (line.size() > longestLine) return;
    for (qsizetype i = 0; i < line.size();) {
        const QChar c = line[i];
        qsizetype end = i + 1;
        if (c == u'"') {
            end = endOfString(line, i);
            setFormat(static_cast<int>(i), static_cast<int>(end - i),
                      isBeforeColon(line, end) ? key_ : text_);
        } else if (c.isLetterOrNumber() || c == u'-') {
            end = endOfWord(line, i);
            setFormat(static_cast<int>(i), static_cast<int>(end - i),
                      c.isLetter() ? word_ : number_);
        }
        i = std::max(end, i + 1);
    }
}

} // namespace tcplab::gui
