#include "gui/simulator/editor/source_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

#include "gui/icons.h"
#include "gui/simulator/editor/json_highlighter.h"
#include "gui/simulator/editor/scenario_draft.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int signSize = 12;
constexpr int marginGap = 6;
constexpr int indent = 2;

} // namespace

/// Line numbers, and a cross where something is wrong.
class SourceView::Margin : public QWidget
{
public:
    explicit Margin(SourceView& view)
        : QWidget(&view)
        , view_(view)
    {
    }
    QSize sizeHint() const override { return {view_.marginWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent* event) override { view_.paintMargin(*event); }
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip) return QWidget::event(event);
        const auto& help = static_cast<QHelpEvent&>(*event);
        const int line = view_.cursorForPosition({0, help.pos().y()}).blockNumber();
        QToolTip::showText(help.globalPos(), view_.errorAt(line), this);
        return true;
    }

private:
    SourceView& view_;
};

SourceView::SourceView(ScenarioDraft& draft, QWidget* parent)
    : QPlainTextEdit(parent)
    , draft_(draft)
    , margin_(new Margin(*this))
{
    // The draft keeps what was, for forms and source together.
    setUndoRedoEnabled(false);
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    highlighter_ = new JsonHighlighter(document());
    connect(document(), &QTextDocument::contentsChange, this, &SourceView::take);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SourceView::placeMargin);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &SourceView::mark);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        if (dy != 0)
            margin_->scroll(0, dy);
        else
            margin_->update(0, area.y(), margin_->width(), area.height());
    });
    connect(&draft_, &ScenarioDraft::opened, this, &SourceView::load);
    connect(&draft_, &ScenarioDraft::spliced, this, &SourceView::splice);
    setFonts();
    load();
    retranslate();
}

SourceView::~SourceView() = default;

void SourceView::load()
{
    splicing_ = true;
    setPlainText(draft_.text());
    splicing_ = false;
}

/// What the person typed, pasted or cut goes to the draft.
void SourceView::take(int position, int removed, int added)
{
    if (splicing_ || (removed == 0 && added == 0)) return;
    const qsizetype old = draft_.text().size();
    const int end = document()->characterCount() - 1;
    const qsizetype at = std::min<qsizetype>(position, old);
    const qsizetype gone = std::min<qsizetype>(removed, old - at);
    QTextCursor inserted(document());
    inserted.setPosition(std::min(position, end));
    inserted.setPosition(std::min(position + added, end), QTextCursor::KeepAnchor);
    QString text = inserted.selectedText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    present::TextEdit edit{at, gone, text};
    // Qt counts the separator at the end of the document in some changes: then all is compared.
    if (old - gone + text.size() != end) {
        QString all = document()->toRawText();
        all.replace(QChar::ParagraphSeparator, u'\n');
        edit = {0, old, all};
    }
    // Formats alone have changed.
    if (draft_.text().mid(edit.at, edit.removed) == edit.inserted) return;
    draft_.typed(edit);
}

void SourceView::splice(const present::TextEdit& edit, bool inSource)
{
    if (inSource) return;
    splicing_ = true;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(edit.at));
    cursor.setPosition(static_cast<int>(edit.at + edit.removed), QTextCursor::KeepAnchor);
    cursor.insertText(edit.inserted);
    splicing_ = false;
}

int SourceView::lineOfError(std::size_t index) const
{
    const sim::ScenarioError& error = draft_.errors()[index];
    const QString pointer = QString::fromStdString(error.pointer);
    const present::JsonSource* source = draft_.source();
    // The reader tells the line on which a value ends; what is looked for is where it begins.
    if (source && !pointer.isEmpty()) {
        const auto& node = source->nearest(pointer);
        const qsizetype begin = node.keyBegin >= 0 ? node.keyBegin : node.begin;
        return document()->findBlock(static_cast<int>(begin)).blockNumber();
    }
    return error.line > 0 ? static_cast<int>(error.line) - 1 : 0;
}

void SourceView::showErrors(const std::vector<FieldError>& errors)
{
    errorLines_.clear();
    for (std::size_t i = 0; i < draft_.errors().size() && i < errors.size(); ++i) {
        QString& sentence = errorLines_[lineOfError(i)];
        if (!sentence.isEmpty()) sentence += u'\n';
        sentence += errors[i].sentence;
    }
    mark();
    margin_->update();
}

void SourceView::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextEdit::ExtraSelection current;
    current.format.setBackground(color(Token::Raised));
    current.format.setProperty(QTextFormat::FullWidthSelection, true);
    current.cursor = textCursor();
    current.cursor.clearSelection();
    marks << current;
    for (auto line = errorLines_.cbegin(); line != errorLines_.cend(); ++line) {
        QTextEdit::ExtraSelection mark;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(color(Token::Error));
        mark.cursor = QTextCursor(document()->findBlockByNumber(line.key()));
        mark.cursor.select(QTextCursor::LineUnderCursor);
        marks << mark;
    }
    setExtraSelections(marks);
}

void SourceView::reveal(const QString& pointer)
{
    setFocus(Qt::OtherFocusReason);
    const present::JsonSource* source = draft_.source();
    if (!source || pointer.isEmpty()) return;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(source->nearest(pointer).begin));
    setTextCursor(cursor);
    centerCursor();
}

void SourceView::goTo(std::size_t line, std::size_t column)
{
    QTextCursor cursor(document()->findBlockByNumber(static_cast<int>(line) - 1));
    const int steps = std::min(static_cast<int>(std::max<std::size_t>(column, 1)) - 1,
                               std::max(0, cursor.block().length() - 1));
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, steps);
    setTextCursor(cursor);
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

// The margin

int SourceView::marginWidth() const
{
    const auto digits = static_cast<int>(QString::number(std::max(99, blockCount())).size());
    return signSize + 3 * marginGap + fontMetrics().horizontalAdvance(u'9') * digits;
}

void SourceView::placeMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    margin_->setGeometry(area.left(), area.top(), marginWidth(), area.height());
}

void SourceView::paintMargin(QPaintEvent& event)
{
    QPainter painter(margin_);
    painter.fillRect(event.rect(), color(Token::Raised));
    painter.setFont(font());
    const int lineHeight = fontMetrics().height();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF area = blockBoundingGeometry(block).translated(contentOffset());
        if (area.top() > event.rect().bottom()) break;
        const int top = static_cast<int>(area.top());
        const bool isWrong = errorLines_.contains(block.blockNumber());
        painter.setPen(color(isWrong ? Token::Error : Token::Muted));
        painter.drawText(0, top, margin_->width() - marginGap, lineHeight, Qt::AlignRight,
                         QString::number(block.blockNumber() + 1));
        if (isWrong)
            paintIcon(
                painter, Icon::Cross,
                QRectF(marginGap / 2.0, top + (lineHeight - signSize) / 2.0, signSize, signSize),
                color(Token::Error));
    }
}

void SourceView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void SourceView::setFonts()
{
    const QFont wanted = Theme::instance().font(FontRole::Fixed);
    if (font() != wanted) setFont(wanted);
    placeMargin();
}

void SourceView::retranslate()
{
    setAccessibleName(tr("Source of the scenario"));
    setAccessibleDescription(tr("The file as JSON. Mistakes stand in the list below."));
}

void SourceView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (!highlighter_) return;
    if (event->type() == QEvent::PaletteChange) {
        splicing_ = true;
        highlighter_->setColours();
        splicing_ = false;
        mark();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        setFonts();
}

bool SourceView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto& help = static_cast<QHelpEvent&>(*event);
        const QPoint inside = help.pos() - QPoint(viewportMargins().left(), 0);
        QToolTip::showText(help.globalPos(), errorAt(cursorForPosition(inside).blockNumber()),
                           this);
        return true;
    }
    return QPlainTextEdit::event(event);
}

void SourceView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    // A new line begins where the one above does; one bracket deeper after a bracket.
    const QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    qsizetype blanks = 0;
    while (blanks < before.size() && before[blanks] == u' ')
        ++blanks;
    const QString trimmed = before.trimmed();
    if (trimmed.endsWith(u'{') || trimmed.endsWith(u'[')) blanks += indent;
    textCursor().insertText(u"\n"_s + QString(blanks, u' '));
    ensureCursorVisible();
}

} // namespace tcplab::gui
