#include "gui/simulator/files/export_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace tcplab::gui {

using namespace Qt::StringLiterals;

QString ExportChoice::suffix() const
{
    switch (what) {
    case What::Mermaid:
        return u"mmd"_s;
    case What::Text:
        return u"txt"_s;
    case What::Trace:
        return u"jsonl"_s;
    case What::Ladder:
    case What::Diagram:
        break;
    }
    return format == Format::Svg ? u"svg"_s : format == Format::Png ? u"png"_s : u"pdf"_s;
}

ExportDialog::ExportDialog(const ExportChoice& last, QWidget* parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"export"_s);
    form_ = new QFormLayout(this);
    form_->setSpacing(8);
    const auto add = [this](const char* name, int count, int current) {
        auto* box = new QComboBox;
        box->setObjectName(QLatin1StringView(name));
        for (int i = 0; i < count; ++i)
            box->addItem(QString());
        box->setCurrentIndex(current);
        form_->addRow(new QLabel, box);
        return box;
    };
    what_ = add("what", 5, static_cast<int>(last.what));
    format_ = add("format", 3, static_cast<int>(last.format));
    part_ = add("part", 2, last.wholeRun ? 0 : 1);
    colours_ = add("colours", 2, last.light ? 0 : 1);
    scale_ = add("scale", 4, last.scale - 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    form_->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const ExportChoice chosenNow = choice();
        accept();
        Q_EMIT chosen(chosenNow);
    });
    for (QComboBox* box : {what_, format_})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::showWhatCounts);
    retranslate();
    showWhatCounts();
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice choice;
    choice.what = static_cast<ExportChoice::What>(what_->currentIndex());
    choice.format = static_cast<ExportChoice::Format>(format_->currentIndex());
    choice.wholeRun = part_->currentIndex() == 0;
    choice.light = colours_->currentIndex() == 0;
    choice.scale = scale_->currentIndex() + 1;
    return choice;
}

void ExportDialog::showWhatCounts()
{
    const ExportChoice now = choice();
    format_->setEnabled(now.isFigure());
    part_->setEnabled(now.isFigure());
    colours_->setEnabled(now.isFigure());
    scale_->setEnabled(now.isFigure() && now.format == ExportChoice::Format::Png);
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export"));
    const auto set = [this](QComboBox* box, const QString& label, const QStringList& items) {
        auto* words = qobject_cast<QLabel*>(form_->labelForField(box));
        words->setText(label);
        words->setBuddy(box);
        for (int i = 0; i < items.size(); ++i)
            box->setItemText(i, items[i]);
    };
    set(what_, tr("&What"),
        {tr("Ladder"), tr("State diagram"), tr("Mermaid sequence diagram"), tr("Ladder as text"),
         tr("Trace, one JSON object a line")});
    set(format_, tr("&Format"), {u"SVG"_s, u"PNG"_s, u"PDF"_s});
    set(part_, tr("&Part"), {tr("The whole run"), tr("Up to the step shown")});
    set(colours_, tr("&Colours"), {tr("Light, for paper"), tr("As in the window")});
    set(scale_, tr("&Size of a PNG"),
        {tr("as on the screen"), tr("2 times"), tr("3 times"), tr("4 times")});
}

void ExportDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace tcplab::gui
