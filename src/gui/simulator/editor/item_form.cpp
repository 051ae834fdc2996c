#include "gui/simulator/editor/item_form.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QWheelEvent>

#include <algorithm>

#include "gui/simulator/editor/field_edit.h"
#include "gui/simulator/editor/scenario_draft.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::ScenarioItems;

namespace {

constexpr int margin = 12;
constexpr int columnGap = 12;
constexpr int rowGap = 6;
constexpr int columns = 2;

/// Its text has no room in half the width.
bool isWide(const QWidget* widget)
{
    using Kind = present::EditorField::Kind;
    const auto* edit = qobject_cast<const FieldEdit*>(widget);
    return edit && (edit->field().kind == Kind::States || edit->field().kind == Kind::Line ||
                    edit->field().kind == Kind::Json);
}

} // namespace

ItemForm::ItemForm(ScenarioDraft& draft, present::ItemList list, QWidget* parent)
    : QScrollArea(parent)
    , draft_(draft)
    , list_(list)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
}

QString ItemForm::pointer() const
{
    return ScenarioItems::pointer(list_, static_cast<std::size_t>(item_));
}

const present::JsonSource::Node* ItemForm::node() const
{
    const present::JsonSource* source = draft_.lastSource();
    return source && item_ >= 0 ? source->find(pointer()) : nullptr;
}

void ItemForm::setItem(int index)
{
    if (index != item_) draft_.endStep();
    item_ = index;
    refresh();
}

void ItemForm::refresh()
{
    const auto* item = node();
    if (!item) {
        built_.clear();
        choices_.clear();
        fields_.clear();
        labels_.clear();
        others_ = nullptr;
        setWidget(new QWidget);
        return;
    }
    const present::ItemForm form = ScenarioItems::form(list_, *draft_.lastSource(), *item);
    QStringList wanted;
    for (const present::ItemChoice& choice : form.choices)
        wanted << choice.id;
    for (const present::EditorField& field : form.fields)
        wanted << field.key;
    if (wanted != built_) {
        built_ = wanted;
        build(form);
    }
    for (qsizetype i = 0; i < choices_.size(); ++i)
        fillChoice(*choices_[i], form.choices[static_cast<std::size_t>(i)]);
    const present::ScenarioDefaults defaults;
    for (FieldEdit* field : std::as_const(fields_)) {
        field->setObject(pointer());
        field->refresh(defaults);
    }
    showErrors(errors_);
}

void ItemForm::build(const present::ItemForm& form)
{
    // The control that has the keyboard may be about to go; what takes its place gets it.
    const QWidget* focused = focusWidget();
    const QString focusName = focused ? focused->objectName().section(u'/', 3) : QString();
    const bool hadFocus = focused && isAncestorOf(focused) && focused->hasFocus();
    choices_.clear();
    fields_.clear();
    labels_.clear();
    if (QWidget* old = takeWidget()) old->deleteLater();
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(margin, rowGap, margin, rowGap);
    column->setSpacing(rowGap);
    others_ = new QLabel;
    others_->setWordWrap(true);
    others_->setObjectName(u"others"_s);
    others_->hide();
    column->addWidget(others_);
    QList<std::pair<QLabel*, QWidget*>> cells;
    const auto add = [&](const QString& text, QWidget* widget) {
        auto* label = new QLabel(text);
        labels_ << label;
        cells << std::pair(label, widget);
    };
    setWidget(body);
    for (const present::ItemChoice& choice : form.choices)
        add(choice.label, addChoice(choice));
    for (const present::EditorField& field : form.fields)
        add(field.label, addField(field));
    place(cells);
    setFonts();
    if (!hadFocus) return;
    for (QWidget* child : body->findChildren<QWidget*>())
        if (child->objectName().section(u'/', 3) == focusName && !focusName.isEmpty())
            child->setFocus(Qt::OtherFocusReason);
}

/// Down the first column, then down the second, and what is long below both.
void ItemForm::place(const QList<std::pair<QLabel*, QWidget*>>& cells)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(columnGap);
    grid->setVerticalSpacing(rowGap);
    const qsizetype narrow = std::count_if(cells.begin(), cells.end(),
                                           [](const auto& cell) { return !isWide(cell.second); });
    const int lines = (static_cast<int>(narrow) + columns - 1) / columns;
    QList<QWidget*> inOrder; ///< the keyboard goes the way of the eye
    QList<QWidget*> below;
    int wide = lines;
    int i = -1;
    for (const auto& [label, widget] : cells) {
        label->setBuddy(widget);
        if (isWide(widget)) {
            grid->addWidget(label, wide, 0, Qt::AlignTop | Qt::AlignLeft);
            grid->addWidget(widget, wide++, 1, 1, 2 * columns - 1, Qt::AlignTop);
            below << widget;
            continue;
        }
        inOrder << widget;
        ++i;
        const int line = i % lines;
        const int place = i / lines * 2;
        grid->addWidget(label, line, place, Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(widget, line, place + 1, Qt::AlignTop);
    }
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(2 * column + 1, 1);
    auto* body = static_cast<QVBoxLayout*>(widget()->layout());
    body->addLayout(grid);
    body->addStretch(1);
    inOrder += below;
    for (qsizetype next = 1; next < inOrder.size(); ++next)
        setTabOrder(inOrder[next - 1], inOrder[next]);
}

QWidget* ItemForm::addField(const present::EditorField& field)
{
    auto* edit = new FieldEdit(draft_, field);
    edit->setMinimumWidth(110);
    fields_ << edit;
    return edit;
}

QWidget* ItemForm::addChoice(const present::ItemChoice& choice)
{
    auto* combo = new QComboBox;
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(10);
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->installEventFilter(this);
    combo->setAccessibleName(choice.label);
    combo->setObjectName(u"/x/x/choice-"_s + choice.id);
    connect(combo, &QComboBox::activated, this, [this, id = choice.id, combo](int index) {
        choose(id, combo->itemData(index).toInt());
    });
    choices_ << combo;
    return combo;
}

void ItemForm::fillChoice(QComboBox& combo, const present::ItemChoice& choice)
{
    combo.clear();
    for (int option = 0; option < choice.options.size(); ++option)
        combo.addItem(choice.options[option], option);
    int index = choice.current;
    if (index < 0) {
        combo.addItem(choice.otherwise.isEmpty() ? tr("not said") : choice.otherwise, -1);
        index = combo.count() - 1;
    }
    combo.setCurrentIndex(index);
}

void ItemForm::choose(const QString& choice, int option)
{
    const auto* item = node();
    const present::JsonSource* source = draft_.source();
    if (!item || !source || option < 0) return;
    const QString chosen = ScenarioItems::chosen(list_, *source, *item, choice, option);
    draft_.endStep();
    draft_.change(source->set(pointer(), chosen), pointer());
    draft_.endStep();
}

void ItemForm::showErrors(const std::vector<FieldError>& errors)
{
    errors_ = errors;
    if (!others_ || item_ < 0) return;
    QStringList rest;
    std::vector<bool> shown(errors.size(), false);
    for (FieldEdit* field : std::as_const(fields_)) {
        QString sentence;
        for (std::size_t i = 0; i < errors.size(); ++i) {
            if (!present::isWithin(errors[i].pointer, field->pointer())) continue;
            shown[i] = true;
            if (sentence.isEmpty()) sentence = errors[i].sentence;
        }
        field->setError(sentence);
    }
    for (std::size_t i = 0; i < errors.size(); ++i)
        if (!shown[i] && present::isWithin(errors[i].pointer, pointer())) {
            const QString key = errors[i].pointer.section(u'/', -1);
            rest << tr("%1: %2", "member, what is wrong with it").arg(key, errors[i].sentence);
        }
    others_->setText(rest.join(u'\n'));
    others_->setVisible(!rest.isEmpty());
}

void ItemForm::reveal(const QString& pointer)
{
    QWidget* nearest = choices_.isEmpty() ? nullptr : choices_.front();
    for (FieldEdit* field : std::as_const(fields_))
        if (present::isWithin(pointer, field->pointer())) nearest = field->control();
    if (!nearest) return;
    nearest->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(nearest);
}

void ItemForm::retranslate()
{
    built_.clear();
    refresh();
}

void ItemForm::setFonts()
{
    for (QLabel* label : std::as_const(labels_))
        label->setMinimumHeight(Theme::instance().controlHeight());
    if (!others_) return;
    QPalette palette = others_->palette();
    palette.setColor(QPalette::WindowText, color(Token::Error));
    others_->setPalette(palette);
}

void ItemForm::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) setFonts();
}

bool ItemForm::eventFilter(QObject* watched, QEvent* event)
{
    const auto* combo = qobject_cast<QComboBox*>(watched);
    if (event->type() == QEvent::Wheel && combo && !combo->hasFocus()) {
        event->ignore();
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace tcplab::gui
