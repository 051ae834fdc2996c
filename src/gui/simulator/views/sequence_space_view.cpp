#include "gui/simulator/views/sequence_space_view.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/icons.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/simulator/views/sequence_canvas.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

SequenceSpaceView::SequenceSpaceView(RunContext& context, QWidget* parent)
    : RunView(context, parent)
{
    setObjectName(u"sequence-space"_s);
    toScale_ = new QAction(this);
    toScale_->setCheckable(true);
    toScale_->setIcon(icon(Icon::Fit));
    addAction(toScale_);
    canvas_ = new SequenceCanvas;
    scroll_ = new QScrollArea;
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(canvas_);
    words_ = new QLabel;
    words_->setObjectName(u"words"_s);
    words_->setTextFormat(Qt::PlainText);
    words_->setWordWrap(true);
    words_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    words_->setContentsMargins(8, 4, 8, 4);
    words_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll_, 1);
    column->addWidget(words_);
    connect(toScale_, &QAction::toggled, canvas_, &SequenceCanvas::setToScale);
    connect(canvas_, &SequenceCanvas::markedChanged, this, &SequenceSpaceView::showWords);
    connect(canvas_, &SequenceCanvas::segmentChosen, this,
            [this](quint64 id) { this->context().selectSegment(id); });
    connect(canvas_, &SequenceCanvas::cameTo, this, [this](const QRect& place) {
        scroll_->ensureVisible(place.center().x(), place.center().y(), 20, place.height() / 2 + 4);
    });
    applyFonts();
    retranslate();
}

/// A window that closes tells its children that the pointer has left: nobody listens any more.
SequenceSpaceView::~SequenceSpaceView()
{
    delete canvas_; // it asks this view for numbers as long as it lives
}

QString SequenceSpaceView::title() const
{
    return tr("Sequence space");
}

QString SequenceSpaceView::facts() const
{
    return toScale_->isChecked() ? tr("to scale") : tr("long stretches shortened");
}

QList<QAction*> SequenceSpaceView::tools()
{
    return {toScale_};
}

QString SequenceSpaceView::words() const
{
    return words_->text();
}

void SequenceSpaceView::retranslate()
{
    toScale_->setText(tr("Sequence space to &scale"));
    showWords();
}

void SequenceSpaceView::showMoment()
{
    const sim::World& world = controller().world();
    std::array spaces{present::sequenceSpace(world, sim::HostId::Client),
                      present::sequenceSpace(world, sim::HostId::Server)};
    const auto number = [&](sim::HostId sender, int conn) -> present::NumberText {
        return [this, sender, conn](tcp::SeqNum seq) {
            return context().numbers().text(seq, sender, conn);
        };
    };
    std::array numbers{number(sim::HostId::Client, spaces[0].conn),
                       number(sim::HostId::Server, spaces[1].conn)};
    canvas_->setSpaces(std::move(spaces), std::move(numbers));
    Q_EMIT factsChanged();
}

/// What is pointed at; else what the numbers in the bars mean.
void SequenceSpaceView::showWords()
{
    const QString marked = canvas_->markedWords();
    words_->setText(marked.isEmpty()
                        ? present::spaceLegend(true) + u'\n' + present::spaceLegend(false)
                        : marked);
}

void SequenceSpaceView::applyFonts()
{
    words_->setFont(Theme::instance().font(FontRole::Small));
    constexpr int lines = 3;
    words_->setFixedHeight(QFontMetrics(words_->font()).lineSpacing() * lines + 10);
}

void SequenceSpaceView::changeEvent(QEvent* event)
{
    RunView::changeEvent(event);
    if (words_ && event->type() == QEvent::FontChange) applyFonts();
}

} // namespace tcplab::gui
