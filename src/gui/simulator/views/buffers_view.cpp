#include "gui/simulator/views/buffers_view.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/simulator/simulation_controller.h"
#include "gui/simulator/views/buffers_canvas.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

BuffersView::BuffersView(RunContext& context, QWidget* parent)
    : RunView(context, parent)
{
    setObjectName(u"buffers"_s);
    canvas_ = new BuffersCanvas;
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
    connect(canvas_, &BuffersCanvas::markedChanged, this, &BuffersView::showWords);
    connect(canvas_, &BuffersCanvas::cameTo, this, [this](const QRect& place) {
        scroll_->ensureVisible(place.center().x(), place.center().y(), 20, place.height() / 2 + 20);
    });
    applyFonts();
    retranslate();
}

/// A window that closes tells its children that the pointer has left: nobody listens any more.
BuffersView::~BuffersView()
{
    delete canvas_; // it asks this view for numbers as long as it lives
}

QString BuffersView::title() const
{
    return tr("Buffers");
}

QString BuffersView::words() const
{
    return words_->text();
}

void BuffersView::retranslate()
{
    showWords();
}

void BuffersView::showMoment()
{
    const sim::World& world = controller().world();
    std::array buffers{present::streamBuffers(world, sim::HostId::Client),
                       present::streamBuffers(world, sim::HostId::Server)};
    const auto number = [&](sim::HostId sender, int conn) -> present::NumberText {
        return [this, sender, conn](tcp::SeqNum seq) {
            return context().numbers().text(seq, sender, conn);
        };
    };
    std::array numbers{number(sim::HostId::Client, buffers[0].conn),
                       number(sim::HostId::Server, buffers[1].conn)};
    canvas_->setBuffers(std::move(buffers), std::move(numbers));
}

void BuffersView::showWords()
{
    const QString marked = canvas_->markedWords();
    words_->setText(
        marked.isEmpty()
            ? tr("Written is not acknowledged, acknowledged is not read: only the peer's "
                 "program can say that it has the data.")
            : marked);
}

void BuffersView::applyFonts()
{
    words_->setFont(Theme::instance().font(FontRole::Small));
    constexpr int lines = 3;
    words_->setFixedHeight(QFontMetrics(words_->font()).lineSpacing() * lines + 10);
}

void BuffersView::changeEvent(QEvent* event)
{
    RunView::changeEvent(event);
    if (words_ && event->type() == QEvent::FontChange) applyFonts();
}

} // namespace tcplab::gui
