#include "gui/simulator/editor/expect_dialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/simulator/editor/observed_model.h"
#include "gui/theme.h"

namespace tcplab::gui {

ExpectDialog::ExpectDialog(sim::Observed observed, QWidget* parent)
    : QDialog(parent)
    , model_(new ObservedModel(std::move(observed), this))
    , shown_(new QSortFilterProxyModel(this))
    , intro_(new QLabel)
    , filter_(new QLineEdit)
    , list_(new QTreeView)
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    shown_->setSourceModel(model_);
    shown_->setFilterKeyColumn(-1);
    shown_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(filter_, &QLineEdit::textChanged, shown_, &QSortFilterProxyModel::setFilterFixedString);
    list_->setModel(shown_);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->header()->setStretchLastSection(true);
    intro_->setWordWrap(true);
    connect(model_, &QAbstractItemModel::dataChanged, this, &ExpectDialog::countTicked);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons_, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(model_->sources());
        accept();
    });
    auto* column = new QVBoxLayout(this);
    column->addWidget(intro_);
    column->addWidget(filter_);
    column->addWidget(list_, 1);
    column->addWidget(buttons_);
    resize(640, 460);
    retranslate();
}

void ExpectDialog::setTicked(int row, bool on)
{
    model_->setData(model_->index(row, 0), on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

int ExpectDialog::rows() const
{
    return model_->rowCount();
}

void ExpectDialog::countTicked()
{
    const int count = model_->ticked();
    QPushButton* add = buttons_->button(QDialogButtonBox::Ok);
    add->setText(tr("Add %1").arg(count));
    add->setEnabled(count > 0);
}

void ExpectDialog::retranslate()
{
    setWindowTitle(tr("Expect what happened"));
    intro_->setText(tr("Tick what must be true of every run of this scenario. All of it is true of "
                       "the run that is shown."));
    filter_->setPlaceholderText(tr("Filter, for example SYN"));
    filter_->setAccessibleName(tr("Filter"));
    list_->setAccessibleName(tr("What the run has shown"));
    buttons_->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    const QFontMetrics metrics(Theme::instance().font(FontRole::Body));
    list_->setColumnWidth(0, metrics.averageCharWidth() * 20);
    countTicked();
}

void ExpectDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace tcplab::gui
