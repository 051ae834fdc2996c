#include "gui/command_palette.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/icons.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr int usualWidth = 620;
constexpr int mostRows = 12;
constexpr int fromTop = 44;
constexpr int wordsSaid = 10; ///< a score from which on something was really called that

/// Icon and text at the left, where it stands and its key at the right, muted.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, std::max(28, Theme::instance().tableRowHeight() + 4)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (current) painter->fillRect(option.rect, color(Token::Sel));
        const QRect row = option.rect.adjusted(10, 0, -12, 0);
        const QRect sign(row.left(), row.center().y() - 7, 16, 16);
        qvariant_cast<QIcon>(index.data(Qt::DecorationRole))
            .paint(painter, sign, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        const QFont body = theme.font(FontRole::Body);
        const QFont small = theme.font(FontRole::Small);
        QRect text = row.adjusted(26, 0, 0, 0);
        const auto atRight = [&](const QString& words) {
            if (words.isEmpty()) return;
            painter->setFont(small);
            painter->setPen(color(Token::Muted));
            painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, words);
            text.setRight(text.right() - QFontMetrics(small).horizontalAdvance(words) - 16);
        };
        atRight(index.data(CommandModel::KeyRole).toString());
        atRight(QFontMetrics(small).elidedText(index.data(CommandModel::PlaceRole).toString(),
                                               Qt::ElideMiddle, text.width() / 3));
        painter->setFont(body);
        painter->setPen(color(enabled ? Token::Text : Token::Muted));
        const QString words = index.data(Qt::DisplayRole).toString();
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(body).elidedText(words, Qt::ElideRight, text.width()));
        painter->restore();
    }
};

} // namespace

void CommandModel::setCommands(std::vector<Command> commands)
{
    beginResetModel();
    commands_ = std::move(commands);
    shown_.clear();
    endResetModel();
    setTyped({});
}

void CommandModel::setTyped(const QString& typed)
{
    beginResetModel();
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < commands_.size(); ++i) {
        const int score = typed.isEmpty() ? wordsSaid : matchScore(commands_[i], typed);
        if (score > 0) found.emplace_back(score, i);
    }
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first > b.first; });
    // Letters scattered over a text are worth showing only where nothing says the word itself.
    const bool said = !found.empty() && found.front().first >= wordsSaid;
    shown_.clear();
    for (const auto& [score, index] : found) {
        if (!said || score >= wordsSaid) shown_.push_back(index);
    }
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Command& each = command(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return each.text;
    case Qt::DecorationRole:
        return each.checkable && each.checked ? icon(Icon::Tick) : each.icon;
    case PlaceRole:
        return each.place;
    case KeyRole:
        return each.key.toString(QKeySequence::NativeText);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3", "command, menu, key")
            .arg(each.text, each.place, each.key.toString(QKeySequence::NativeText));
    default:
        return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    if (!command(index.row()).enabled) return Qt::ItemIsSelectable;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window, Qt::Popup)
    , field_(new QLineEdit)
    , list_(new QListView)
    , nothing_(new QLabel)
{
    setObjectName(QStringLiteral("palette"));
    field_->setClearButtonEnabled(true);
    field_->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    field_->installEventFilter(this);
    list_->setModel(&model_);
    list_->setItemDelegate(new CommandDelegate(list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setUniformItemSizes(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    nothing_->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(field_);
    column->addWidget(list_, 1);
    column->addWidget(nothing_, 1);
    connect(field_, &QLineEdit::textChanged, this, &CommandPalette::typed);
    connect(list_, &QListView::clicked, this, &CommandPalette::run);
    retranslate();
}

void CommandPalette::retranslate()
{
    field_->setPlaceholderText(tr("Type a part of a command or of a scenario's title"));
    field_->setAccessibleName(tr("Find a command"));
    list_->setAccessibleName(tr("Commands found"));
    nothing_->setText(tr("Nothing is called that. Try one word of it."));
}

void CommandPalette::open(std::vector<Command> commands)
{
    model_.setCommands(std::move(commands));
    field_->clear();
    typed({});
    place();
    show();
    field_->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    const QWidget* window = parentWidget();
    const int row = list_->sizeHintForRow(0) > 0 ? list_->sizeHintForRow(0) : 28;
    const int width =
        std::min(std::max(usualWidth, fontMetrics().averageCharWidth() * 80), window->width() - 40);
    const int height = std::min(row * mostRows + field_->sizeHint().height() + 24,
                                window->height() - fromTop - 20);
    resize(width, height);
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, fromTop)));
}

void CommandPalette::typed(const QString& text)
{
    model_.setTyped(text);
    const bool any = model_.rowCount() > 0;
    list_->setVisible(any);
    nothing_->setVisible(!any);
    if (any) choose(0);
}

void CommandPalette::choose(int row)
{
    const QModelIndex index = model_.index(std::clamp(row, 0, model_.rowCount() - 1));
    list_->setCurrentIndex(index);
    list_->scrollTo(index);
    field_->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
}

void CommandPalette::run(const QModelIndex& index)
{
    if (!index.isValid() || !model_.command(index.row()).enabled) return;
    // First away with the list: the command may open a dialog or a menu of its own.
    const auto command = model_.command(index.row()).run;
    close();
    if (command) command();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != field_ || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int row = list_->currentIndex().row();
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        choose(row + 1);
        return true;
    case Qt::Key_Up:
        choose(row - 1);
        return true;
    case Qt::Key_PageDown:
        choose(row + mostRows);
        return true;
    case Qt::Key_PageUp:
        choose(row - mostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(list_->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    painter.setPen(color(Token::Edge));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tcplab::gui
