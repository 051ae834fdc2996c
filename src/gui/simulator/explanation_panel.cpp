#include "gui/simulator/explanation_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/icons.h"
#include "gui/simulator/lines_label.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int edgeWidth = 4;
constexpr int iconSize = 16;
constexpr int textLines = 2;
constexpr int lookHeight = 92;
constexpr int sideWidth = 360;
constexpr int widestSide = 560;
constexpr qreal sideShare = 0.27;
/// On a projector long words get a smaller font, down to 16 of 22 points, then a third line.
constexpr qreal leastOfProjector = 16.0 / 22.0;
constexpr int projectorLines = 3;
/// A longer introduction than this is elided; its tool tip has it whole.
constexpr int mostIntroductionLines = 9;

void setColour(QWidget* widget, Token token)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color(token));
    widget->setPalette(palette);
}

} // namespace

ExplanationPanel::ExplanationPanel(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(u"explanation"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    headline_ = new QLabel;
    headline_->setTextFormat(Qt::PlainText);
    body_ = new LinesLabel(textLines);
    side_ = new QWidget;
    clause_ = new QLabel;
    clause_->setTextFormat(Qt::RichText);
    clause_->setOpenExternalLinks(true);
    clause_->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    clause_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    quotation_ = new LinesLabel(textLines);

    auto* main = new QVBoxLayout;
    main->setContentsMargins(15, 5, 12, 5);
    main->setSpacing(2);
    main->addWidget(headline_);
    main->addWidget(body_, 1);
    auto* side = new QVBoxLayout(side_);
    side->setContentsMargins(35, 7, 12, 5);
    side->setSpacing(4);
    side->addWidget(clause_);
    side->addWidget(quotation_, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    row->addLayout(main, 1);
    row->addWidget(side_);
    side_->setFixedWidth(sideWidth);
    applyFonts();
}

QString ExplanationPanel::headline() const
{
    return headline_->text();
}

QString ExplanationPanel::body() const
{
    return body_->text();
}

void ExplanationPanel::setText(std::size_t step, const present::StepText& text)
{
    headline_->setText(step == 0 ? text.headline
                                 : tr("Step %1  %2").arg(QString::number(step), text.headline));
    introduction_ = step == 0;
    body_->setText(text.body);
    clauseText_ = text.clause;
    clauseUrl_ = text.clauseUrl;
    quotation_->setText(text.quotation.isEmpty() ? QString()
                                                 : u"\u201C%1\u201D"_s.arg(text.quotation));
    showClause();
    setAccessibleName(headline_->text());
    setAccessibleDescription(text.body);
    layout()->activate(); // with or without the clause beside them the words have another width
    fitBody();
}

void ExplanationPanel::showClause()
{
    const bool any = !clauseText_.isEmpty();
    const QFontMetrics metrics(clause_->font());
    const QString shown =
        metrics.elidedText(clauseText_, Qt::ElideRight, std::max(60, side_->maximumWidth() - 50));
    clause_->setText(
        clauseUrl_.isEmpty()
            ? shown.toHtmlEscaped()
            : u"<a style=\"text-decoration:none; color:%3\" href=\"%1\">%2</a>"_s.arg(
                  clauseUrl_.toHtmlEscaped(), shown.toHtmlEscaped(), color(Token::Link).name()));
    clause_->setToolTip(clauseText_);
    // An introduction needs the width more than the clause, which is the whole RFC there.
    const bool visible = any && !projector_ && !introduction_;
    if (side_->isHidden() == visible) side_->setVisible(visible);
    update();
}

void ExplanationPanel::setProjector(bool on)
{
    projector_ = on;
    applyFonts();
    showClause();
}

void ExplanationPanel::applyFonts()
{
    const Theme& theme = Theme::instance();
    headline_->setFont(theme.font(FontRole::Headline));
    body_->setFont(theme.font(projector_ ? FontRole::Prompt : FontRole::Body));
    QFont link = theme.font(FontRole::Small);
    link.setWeight(QFont::Bold);
    clause_->setFont(link);
    quotation_->setFont(theme.font(FontRole::Small));
    fitBody();
    setColour(quotation_, Token::Muted);
    setColour(body_, Token::Text);
    updateGeometry();
}

QFont ExplanationPanel::projectorFont(qreal share)
{
    QFont font = Theme::instance().font(FontRole::Prompt);
    font.setPointSizeF(font.pointSizeF() * share);
    return font;
}

void ExplanationPanel::fitIntroduction()
{
    const QFont font = projector_ ? projectorFont(leastOfProjector) : body_->font();
    if (projector_) body_->setFont(font);
    const int lines = std::max(textLines, body_->linesNeeded(font, mostIntroductionLines));
    if (lines == introductionLines_) return;
    introductionLines_ = lines;
    updateGeometry();
}

void ExplanationPanel::fitBody()
{
    if (introduction_) return fitIntroduction();
    if (introductionLines_ != textLines) {
        introductionLines_ = textLines;
        updateGeometry();
    }
    if (!projector_) return;
    qreal share = 1;
    while (share > leastOfProjector && !body_->fits(projectorFont(share), textLines))
        share = std::max(share - 0.04, leastOfProjector);
    body_->setFont(projectorFont(share));
}

QSize ExplanationPanel::sizeHint() const
{
    // One height for all steps: the figure above does not jump.
    const int usual =
        projector_ ? std::max(LinesLabel::heightOf(projectorFont(1), textLines),
                              LinesLabel::heightOf(projectorFont(leastOfProjector), projectorLines))
                   : body_->sizeHint().height();
    const int body = introduction_
                         ? std::max(usual, LinesLabel::heightOf(body_->font(), introductionLines_))
                         : usual;
    const int text = headline_->sizeHint().height() + 2 + body + 14;
    return {800, std::max(projector_ ? 0 : lookHeight, text)};
}

void ExplanationPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    side_->setFixedWidth(std::clamp(static_cast<int>(width() * sideShare), sideWidth, widestSide));
    showClause();
    layout()->activate(); // the words have their width now
    fitBody();
}

void ExplanationPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        // Children answer with changes of their own; those do not come back here.
        applyFonts();
        showClause();
    }
}

void ExplanationPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    painter.setPen(color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.fillRect(QRect(0, 0, edgeWidth, height()), color(Token::NowEdge));
    if (!side_->isVisible()) return;
    const QRect side = side_->geometry();
    painter.drawLine(side.left(), 10, side.left(), height() - 11);
    painter.setRenderHint(QPainter::Antialiasing);
    const int middle = side.top() + clause_->geometry().center().y();
    paintIcon(painter, Icon::Book,
              QRectF(side.left() + 12, middle - iconSize / 2.0 + 1, iconSize, iconSize),
              color(Token::Link));
}

} // namespace tcplab::gui
