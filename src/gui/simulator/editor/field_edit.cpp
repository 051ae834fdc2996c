#include "gui/simulator/editor/field_edit.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "gui/icons.h"
#include "gui/simulator/editor/scenario_draft.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using Kind = present::EditorField::Kind;

namespace {

constexpr int errorSignSize = 14;
constexpr int paragraphLines = 4;

/// With the blanks that do not break, which toPlainText() would lose.
QString textOf(const QPlainTextEdit& edit)
{
    return edit.document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

bool isClosedChoice(const present::EditorField& field)
{
    return field.kind == Kind::Choice || field.kind == Kind::YesNo;
}

bool isOpenChoice(const present::EditorField& field)
{
    return field.kind == Kind::Flags || !field.none.isEmpty();
}

} // namespace

FieldEdit::FieldEdit(ScenarioDraft& draft, const present::EditorField& field, QWidget* parent)
    : QWidget(parent)
    , draft_(draft)
    , field_(field)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    makeControl();
    column->addWidget(control());
    errorRow_ = new QWidget;
    auto* row = new QHBoxLayout(errorRow_);
    row->setContentsMargins(0, 0, 0, 2);
    row->setSpacing(4);
    errorSign_ = new QLabel;
    error_ = new QLabel;
    error_->setWordWrap(true);
    error_->setObjectName(u"error"_s);
    row->addWidget(errorSign_, 0, Qt::AlignTop);
    row->addWidget(error_, 1);
    column->addWidget(errorRow_);
    errorRow_->hide();
    setFocusProxy(control());
    setTexts();
}

void FieldEdit::makeControl()
{
    if (field_.kind == Kind::Paragraph) {
        paragraph_ = new QPlainTextEdit(this);
        paragraph_->setTabChangesFocus(true);
        paragraph_->setUndoRedoEnabled(false);
        connect(paragraph_, &QPlainTextEdit::textChanged, this,
                [this] { write(textOf(*paragraph_)); });
    } else if (isClosedChoice(field_) || isOpenChoice(field_)) {
        combo_ = new QComboBox(this);
        combo_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo_->setMinimumContentsLength(10);
        combo_->setEditable(isOpenChoice(field_));
        combo_->setInsertPolicy(QComboBox::NoInsert);
        combo_->setFocusPolicy(Qt::StrongFocus);
        if (combo_->isEditable()) {
            combo_->setCompleter(nullptr);
            combo_->lineEdit()->installEventFilter(this);
            connect(combo_, &QComboBox::editTextChanged, this,
                    [this](const QString& text) { write(text); });
        } else {
            connect(combo_, &QComboBox::activated, this,
                    [this](int index) { write(combo_->itemData(index).toString()); });
        }
    } else {
        line_ = new QLineEdit(this);
        connect(line_, &QLineEdit::textEdited, this, [this](const QString& text) { write(text); });
    }
    control()->installEventFilter(this);
}

QWidget* FieldEdit::control() const
{
    if (line_) return line_;
    if (combo_) return combo_;
    return paragraph_;
}

void FieldEdit::setObject(const QString& pointer)
{
    object_ = pointer;
    control()->setObjectName(this->pointer());
}

void FieldEdit::setField(const present::EditorField& field)
{
    field_ = field;
    setTexts();
}

void FieldEdit::setColumn(const QString& column)
{
    column_ = column;
    setTexts();
}

void FieldEdit::setTexts()
{
    control()->setAccessibleName(
        column_.isEmpty()
            ? field_.label
            : tr("%1, %2", "which of several columns, then the field").arg(column_, field_.label));
    control()->setToolTip(field_.hint);
    if (combo_) {
        const bool before = showing_;
        showing_ = true;
        fillCombo();
        showing_ = before;
    }
    showError();
    if (!paragraph_) return;
    const int line = QFontMetrics(paragraph_->font()).lineSpacing();
    paragraph_->setFixedHeight(line * paragraphLines + 14);
}

void FieldEdit::fillCombo()
{
    const QString text = combo_->isEditable() ? combo_->currentText() : QString();
    combo_->clear();
    if (combo_->isEditable()) {
        if (!field_.none.isEmpty()) combo_->addItem(field_.none, field_.none);
        for (const QString& choice : field_.choices)
            combo_->addItem(choice, choice);
        combo_->setEditText(text);
        combo_->lineEdit()->setPlaceholderText(fallback_);
        return;
    }
    combo_->addItem(field_.fallback.isEmpty() ? tr("%1 (default)", "value").arg(fallback_)
                                              : fallback_,
                    QString());
    if (field_.kind == Kind::YesNo) {
        combo_->addItem(tr("yes"), u"true"_s);
        combo_->addItem(tr("no"), u"false"_s);
    }
    for (const QString& choice : field_.choices)
        combo_->addItem(choice, choice);
}

QString FieldEdit::typed() const
{
    if (line_) return line_->text();
    if (paragraph_) return textOf(*paragraph_);
    return combo_->isEditable() ? combo_->currentText() : combo_->currentData().toString();
}

void FieldEdit::write(const QString& typed)
{
    if (!showing_) draft_.set(pointer(), present::rawOf(field_, typed));
}

void FieldEdit::refresh(const present::ScenarioDefaults& defaults)
{
    const present::JsonSource* source = draft_.lastSource();
    if (!source) return;
    showing_ = true;
    QString fallback = field_.fallback.isEmpty() ? defaults.shown(pointer()) : field_.fallback;
    if (!field_.none.isEmpty() && fallback == u"null") fallback = field_.none;
    if (field_.kind == Kind::YesNo && fallback == u"true") fallback = tr("yes");
    if (field_.kind == Kind::YesNo && fallback == u"false") fallback = tr("no");
    if (fallback != fallback_) {
        fallback_ = fallback;
        if (line_) line_->setPlaceholderText(fallback_);
        if (combo_) fillCombo();
    }
    const present::JsonSource::Node* node = source->find(pointer());
    const QString raw = node ? source->raw(*node) : QString();
    if (raw != present::rawOf(field_, typed()) || (combo_ && !combo_->isEditable()))
        show(node ? present::typedOf(field_, *source, *node) : QString(), raw);
    // Where something else stands in the place of an object there is nowhere to write.
    const present::JsonSource::Node& around = source->nearest(pointer());
    control()->setEnabled(node || around.kind == present::JsonSource::Kind::Object);
    showing_ = false;
}

void FieldEdit::show(const QString& typed, const QString& raw)
{
    if (line_) {
        line_->setText(typed);
        if (!line_->hasFocus()) line_->setCursorPosition(0);
    } else if (paragraph_) {
        paragraph_->setPlainText(typed);
    } else if (combo_->isEditable()) {
        combo_->setEditText(typed);
    } else {
        if (combo_->currentData().toString() == typed && combo_->currentIndex() >= 0) return;
        int index = combo_->findData(typed);
        if (index < 0 && !raw.isEmpty()) {
            // Not one of them, but what stands there is not lost.
            combo_->addItem(raw, typed);
            index = combo_->count() - 1;
        }
        combo_->setCurrentIndex(index);
    }
}

void FieldEdit::setError(const QString& sentence)
{
    if (sentence == error_->text()) return;
    error_->setText(sentence);
    showError();
}

QString FieldEdit::error() const
{
    return error_->text();
}

void FieldEdit::showError()
{
    if (!error_) return;
    QPalette palette = error_->palette();
    palette.setColor(QPalette::WindowText, color(Token::Error));
    error_->setPalette(palette);
    error_->setFont(Theme::instance().font(FontRole::Small));
    errorSign_->setPixmap(icon(Icon::Cross, Token::Error)
                              .pixmap(QSize(errorSignSize, errorSignSize), devicePixelRatioF()));
    errorRow_->setVisible(!error_->text().isEmpty());
    control()->setAccessibleDescription(error_->text().isEmpty() ? field_.hint : error_->text());
}

bool FieldEdit::eventFilter(QObject* watched, QEvent* event)
{
    // A wheel over a form scrolls the form; it does not change what it happens to pass.
    if (event->type() == QEvent::Wheel && watched == combo_ && !combo_->hasFocus()) {
        event->ignore();
        return true;
    }
    // One undo for the whole editor, and not one of each control.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut) draft_.endStep();
    return QWidget::eventFilter(watched, event);
}

void FieldEdit::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (!error_) return;
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) setTexts();
}

} // namespace tcplab::gui
