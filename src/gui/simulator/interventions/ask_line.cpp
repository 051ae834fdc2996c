#include "gui/simulator/interventions/ask_line.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

#include "gui/icons.h"
#include "gui/theme.h"

namespace tcplab::gui {

AskLine::AskLine(const QString& title, const QString& prompt, const QString& text, Check check,
                 QWidget* parent)
    : QDialog(parent)
    , check_(std::move(check))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto* label = new QLabel(prompt);
    label->setWordWrap(true);
    line_ = new QLineEdit(text);
    line_->setObjectName(QStringLiteral("answer"));
    line_->setAccessibleName(prompt);
    line_->selectAll();
    label->setBuddy(line_);
    wrong_ = new QLabel;
    wrong_->setObjectName(QStringLiteral("wrong"));
    wrong_->setWordWrap(true);
    // Room for what is wrong is there from the start: nothing moves under the person's hands.
    wrong_->setMinimumHeight(2 *
                             QFontMetrics(Theme::instance().font(FontRole::Body)).lineSpacing());
    wrong_->setAlignment(Qt::AlignTop);
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(line_);
    column->addWidget(wrong_);
    column->addWidget(buttons_);
    setMinimumWidth(360);
    connect(line_, &QLineEdit::textChanged, this, &AskLine::look);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons_, &QDialogButtonBox::accepted, this, [this] {
        if (!check_(line_->text()).isEmpty()) return;
        Q_EMIT answered(line_->text());
        accept();
    });
    look();
}

void AskLine::look()
{
    const QString wrong = check_(line_->text());
    // A cross beside the colour: never by colour alone.
    wrong_->setText(wrong.isEmpty() ? QString() : QStringLiteral("\u2717 ") + wrong);
    QPalette palette = wrong_->palette();
    palette.setColor(QPalette::WindowText, color(Token::Error));
    wrong_->setPalette(palette);
    line_->setAccessibleDescription(wrong);
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(wrong.isEmpty());
}

} // namespace tcplab::gui
