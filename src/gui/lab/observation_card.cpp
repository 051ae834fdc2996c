#include "gui/lab/observation_card.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/theme.h"

namespace tcplab::gui {

namespace {

/// A push button that looks like a link: the keyboard reaches it as any button.
class LinkButton : public QPushButton
{
public:
    LinkButton()
    {
        setFlat(true);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics measure(font());
        return {measure.horizontalAdvance(text()) + 8, measure.height() + 6};
    }
    QSize minimumSizeHint() const override { return {24, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        QFont font = this->font();
        font.setUnderline(underMouse() || hasFocus());
        painter.setFont(font);
        painter.setPen(color(Token::Link));
        const QString text =
            QFontMetrics(font).elidedText(this->text(), Qt::ElideRight, width() - 2);
        painter.drawText(rect(), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), text);
        if (!hasFocus()) return;
        painter.setPen(QPen(color(Token::Focus), 2));
        const int end = std::min(width() - 2, QFontMetrics(font).horizontalAdvance(text) + 4);
        painter.drawRect(QRect(0, 1, end, height() - 2));
    }
};

} // namespace

ObservationCard::ObservationCard(QWidget* parent)
    : QFrame(parent)
    , headline_(new QLabel)
    , why_(new QLabel)
    , next_(new LinkButton)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 5, 12, 3);
    column->setSpacing(2);
    column->addWidget(headline_);
    column->addWidget(why_, 1);
    column->addWidget(next_);
    headline_->setTextFormat(Qt::PlainText);
    headline_->setWordWrap(true);
    why_->setTextFormat(Qt::PlainText);
    why_->setWordWrap(true);
    why_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    why_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(next_, &QPushButton::clicked, this, &ObservationCard::tryNextClicked);
    applyFonts();
}

void ObservationCard::setText(const QString& headline, const QString& why, const QString& tryNext)
{
    headline_->setText(headline);
    why_->setText(why);
    next_->setText(tryNext);
    next_->setVisible(!tryNext.isEmpty());
    next_->setToolTip(tryNext);
    setAccessibleName(tr("Observation"));
    setAccessibleDescription(headline + QLatin1Char('\n') + why);
}

QString ObservationCard::headline() const
{
    return headline_->text();
}

QString ObservationCard::why() const
{
    return why_->text();
}

QString ObservationCard::tryNext() const
{
    return next_->text();
}

void ObservationCard::applyFonts()
{
    const Theme& theme = Theme::instance();
    headline_->setFont(theme.font(FontRole::Headline));
    why_->setFont(theme.font(FontRole::Body));
    next_->setFont(theme.font(FontRole::BodyBold));
}

void ObservationCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) applyFonts();
}

void ObservationCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    painter.setPen(color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.fillRect(QRect(0, 0, 4, height()), color(Token::NowEdge));
}

} // namespace tcplab::gui
