#include "gui/about_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "gui/icons.h"
#include "gui/theme.h"

namespace tcplab::gui {

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About TCP Lab"));
    auto* sign = new QLabel;
    sign->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    sign->setAlignment(Qt::AlignTop);
    auto* name = new QLabel(
        tr("TCP Lab %1", "program and version").arg(QCoreApplication::applicationVersion()));
    name->setFont(Theme::instance().font(FontRole::Headline));
    auto* text = new QLabel(tr("A model of TCP that can be stopped, rewound and broken, beside a "
                               "lab of real sockets.") +
                            QStringLiteral("\n\n") +
                            tr("Built with Qt %1. MIT licence.").arg(QLatin1String(qVersion())));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* words = new QVBoxLayout;
    words->addWidget(name);
    words->addWidget(text, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(sign);
    row->addLayout(words, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->addLayout(row, 1);
    column->addWidget(buttons);
    resize(460, sizeHint().height());
}

} // namespace tcplab::gui
