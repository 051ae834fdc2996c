#include "gui/lab/sticky_setup.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>

#include <array>

#include "gui/theme.h"
#include "lab/lab_text.h"

namespace tcplab::gui {

using framing::ByteOrder;
using framing::Framing;
using framing::Kind;

namespace {

constexpr int defaultPort = 8082;
constexpr std::array kinds{Kind::None, Kind::FixedSize, Kind::Delimiter, Kind::LengthPrefix,
                           Kind::JsonLines};
constexpr std::array<unsigned, 3> prefixes{1, 2, 4};

std::array<std::string, 4> delimiters()
{
    return {"\n", "\r\n", std::string(1, '\0'), "|"};
}

template <typename List, typename Value>
int indexIn(const List& list, const Value& value)
{
    const auto found = std::ranges::find(list, value);
    return found == list.end() ? 0 : static_cast<int>(found - list.begin());
}

} // namespace

StickySetup::StickySetup(QWidget* parent)
    : QFrame(parent)
{
    form_ = new QWidget;
    form_->setBackgroundRole(QPalette::Base);
    form_->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(form_);
    column->setContentsMargins(10, 4, 8, 2);
    column->setSpacing(1);
    buildClient(column);
    buildServer(column);
    buildFraming(column);
    fault_ = new QLabel;
    fault_->setWordWrap(true);
    fault_->setTextFormat(Qt::PlainText);
    fault_->hide();
    column->addWidget(fault_);
    column->addStretch(1);

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(form_);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    applyFonts();
    showFramingRows();
    setting_ = false;
}

QLabel* StickySetup::addHeading(QVBoxLayout* column)
{
    auto* heading = new QLabel;
    heading->setContentsMargins(0, headings_.isEmpty() ? 0 : 4, 0, 1);
    headings_ << heading;
    column->addWidget(heading);
    return heading;
}

QSpinBox* StickySetup::addNumber(QVBoxLayout* column, QLabel*& label, int least, int most,
                                 int value)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    label = new QLabel;
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setGroupSeparatorShown(true);
    box->setAccelerated(true);
    box->setKeyboardTracking(false);
    label->setBuddy(box);
    row->addWidget(label, 1);
    row->addWidget(box);
    column->addLayout(row);
    connect(box, &QSpinBox::valueChanged, this, &StickySetup::edited);
    return box;
}

void StickySetup::addCheck(QVBoxLayout* column, QCheckBox*& box)
{
    box = new QCheckBox;
    column->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &StickySetup::edited);
}

void StickySetup::buildClient(QVBoxLayout* column)
{
    addHeading(column);
    messages_ = addNumber(column, messagesLabel_, 1, 100'000, 10);
    size_ = addNumber(column, sizeLabel_, 1, 1024 * 1024, 20);
    gap_ = addNumber(column, gapLabel_, 0, 60'000, 0);
    addCheck(column, flush_);
    addCheck(column, noDelay_);
    addCheck(column, cork_);
    flush_->setChecked(true);
    noDelay_->setText(QStringLiteral("TCP_NODELAY"));
    cork_->setText(QStringLiteral("TCP_CORK"));
#ifndef Q_OS_LINUX
    cork_->hide();
#endif
}

void StickySetup::buildServer(QVBoxLayout* column)
{
    addHeading(column);
    delay_ = addNumber(column, delayLabel_, 0, 60'000, 0);
    readSize_ = addNumber(column, readSizeLabel_, 1, 1024 * 1024, 4096);
    port_ = addNumber(column, portLabel_, 0, 65'535, defaultPort);
    port_->setGroupSeparatorShown(false);
    addCheck(column, quickAck_);
    quickAck_->setText(QStringLiteral("TCP_QUICKACK"));
#ifndef Q_OS_LINUX
    quickAck_->hide();
#endif
}

void StickySetup::buildFraming(QVBoxLayout* column)
{
    addHeading(column);
    const auto make = [this](QSizePolicy::Policy policy) {
        auto* box = new QComboBox;
        box->setSizePolicy(policy, QSizePolicy::Fixed);
        box->setMinimumContentsLength(4);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::currentIndexChanged, this, &StickySetup::edited);
        return box;
    };
    framing_ = make(QSizePolicy::Expanding);
    prefixBytes_ = make(QSizePolicy::Expanding);
    byteOrder_ = make(QSizePolicy::Expanding);
    delimiter_ = make(QSizePolicy::Expanding);
    for (QComboBox* box : {framing_, prefixBytes_, byteOrder_, delimiter_})
        box->blockSignals(true);
    for (std::size_t i = 0; i < kinds.size(); ++i)
        framing_->addItem(QString());
    for (std::size_t i = 0; i < prefixes.size(); ++i)
        prefixBytes_->addItem(QString());
    for (int i = 0; i < 2; ++i)
        byteOrder_->addItem(QString());
    for (std::size_t i = 0; i < delimiters().size(); ++i)
        delimiter_->addItem(QString());
    framing_->setCurrentIndex(indexIn(kinds, Kind::LengthPrefix));
    prefixBytes_->setCurrentIndex(indexIn(prefixes, 4U));
    prefixBytes_->setMinimumContentsLength(1);
    for (QComboBox* box : {framing_, prefixBytes_, byteOrder_, delimiter_})
        box->blockSignals(false);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 3, 0, 0);
    row->setSpacing(6);
    row->addWidget(prefixBytes_, 4);
    row->addWidget(byteOrder_, 6);
    column->addWidget(framing_);
    column->addLayout(row);
    column->addWidget(delimiter_);
}

void StickySetup::edited()
{
    if (setting_) return;
    showFramingRows();
    const auto problems = lab::checkConfig(config());
    fault_->setVisible(!problems.empty());
    if (!problems.empty()) fault_->setText(lab::LabText::what(problems.front()));
    Q_EMIT changed();
}

void StickySetup::showFramingRows()
{
    const Kind kind = kinds[static_cast<std::size_t>(framing_->currentIndex())];
    prefixBytes_->setVisible(kind == Kind::LengthPrefix);
    byteOrder_->setVisible(kind == Kind::LengthPrefix);
    byteOrder_->setEnabled(prefixes[static_cast<std::size_t>(prefixBytes_->currentIndex())] > 1);
    delimiter_->setVisible(kind == Kind::Delimiter);
}

Framing StickySetup::framing() const
{
    switch (kinds[static_cast<std::size_t>(framing_->currentIndex())]) {
    case Kind::None:
        return Framing::none();
    case Kind::FixedSize:
        return Framing::fixed(static_cast<std::uint64_t>(size_->value()));
    case Kind::Delimiter:
        return Framing::delimited(
            delimiters()[static_cast<std::size_t>(delimiter_->currentIndex())]);
    case Kind::LengthPrefix:
        return Framing::lengthPrefix(
            prefixes[static_cast<std::size_t>(prefixBytes_->currentIndex())],
            byteOrder_->currentIndex() == 0 ? ByteOrder::BigEndian : ByteOrder::LittleEndian);
    case Kind::JsonLines:
        return Framing::jsonLines();
    }
    return Framing::none();
}

void StickySetup::setFraming(const Framing& framing)
{
    framing_->setCurrentIndex(indexIn(kinds, framing.kind));
    if (framing.kind == Kind::LengthPrefix) {
        prefixBytes_->setCurrentIndex(indexIn(prefixes, framing.prefixBytes));
        byteOrder_->setCurrentIndex(framing.byteOrder == ByteOrder::BigEndian ? 0 : 1);
    }
    if (framing.kind == Kind::Delimiter)
        delimiter_->setCurrentIndex(indexIn(delimiters(), framing.delimiter));
}

lab::StickyConfig StickySetup::config() const
{
    lab::StickyConfig made;
    made.sender.messages = messages_->value();
    made.sender.messageSize = size_->value();
    made.sender.gapMs = gap_->value();
    made.sender.flushEachWrite = flush_->isChecked();
    made.sender.options.noDelay = noDelay_->isChecked() ? 1 : 0;
    if (cork_->isChecked()) made.sender.options.cork = 1;
    made.receiver.readDelayMs = delay_->value();
    made.receiver.readSize = readSize_->value();
    made.receiver.options.quickAck = quickAck_->isChecked() ? 1 : 0;
    made.framing = framing();
    made.port = static_cast<quint16>(port_->value());
    return normalised(made);
}

void StickySetup::setConfig(const lab::StickyConfig& config)
{
    {
        const QScopedValueRollback guard(setting_, true);
        messages_->setValue(config.sender.messages);
        size_->setValue(config.sender.messageSize);
        gap_->setValue(config.sender.gapMs);
        flush_->setChecked(config.sender.flushEachWrite);
        noDelay_->setChecked(config.sender.options.noDelay.value_or(0) != 0);
        cork_->setChecked(config.sender.options.cork.value_or(0) != 0);
        delay_->setValue(config.receiver.readDelayMs);
        readSize_->setValue(config.receiver.readSize);
        quickAck_->setChecked(config.receiver.options.quickAck.value_or(0) != 0);
        setFraming(config.framing);
    }
    edited();
}

QSize StickySetup::minimumSizeHint() const
{
    // Room for the scroll bar too, so that nothing is cut when it comes.
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    return {form_->minimumSizeHint().width() + bar, 80};
}

int StickySetup::port() const
{
    return port_->value();
}

void StickySetup::setPort(int port)
{
    port_->setValue(port);
}

void StickySetup::setEditable(bool editable)
{
    form_->setEnabled(editable);
}

void StickySetup::retranslate()
{
    headings_[0]->setText(tr("Client writes"));
    headings_[1]->setText(tr("Server reads"));
    headings_[2]->setText(tr("Framing"));
    messagesLabel_->setText(tr("&Messages"));
    sizeLabel_->setText(tr("Si&ze"));
    gapLabel_->setText(tr("&Gap"));
    delayLabel_->setText(tr("&Delay"));
    readSizeLabel_->setText(tr("&At most"));
    portLabel_->setText(tr("P&ort"));
    flush_->setText(tr("Fl&ush after each write"));
    for (QSpinBox* box : {size_, readSize_})
        box->setSuffix(tr(" bytes"));
    for (QSpinBox* box : {gap_, delay_})
        box->setSuffix(tr(" ms"));
    port_->setSpecialValueText(tr("any free"));
    flush_->setToolTip(
        tr("Hands each write to the kernel at once; without it Qt's own buffer gathers them."));
    noDelay_->setToolTip(tr("Switches Nagle's algorithm off at the client."));
    cork_->setToolTip(tr("Sends nothing but full segments until all is written."));
    quickAck_->setToolTip(
        tr("Acknowledges at once; without it the server's kernel delays its ACKs."));
    size_->setToolTip(tr("Bytes of each message in the stream, framing included."));
    readSize_->setToolTip(tr("How many bytes one read() takes at most."));
    delay_->setToolTip(tr("How long the server waits before each read()."));

    const QScopedValueRollback guard(setting_, true);
    const QStringList names{tr("None"), tr("Fixed size"), tr("Delimiter"), tr("Length prefix"),
                            tr("JSON lines")};
    for (int i = 0; i < names.size(); ++i)
        framing_->setItemText(i, names[i]);
    for (std::size_t i = 0; i < prefixes.size(); ++i)
        prefixBytes_->setItemText(static_cast<int>(i), tr("%n bytes", "of a length prefix",
                                                          static_cast<int>(prefixes[i])));
    byteOrder_->setItemText(0, tr("Big endian"));
    byteOrder_->setItemText(1, tr("Little endian"));
    const QStringList marks{tr("Line feed"), tr("CR and LF"), tr("Zero byte"), QStringLiteral("|")};
    for (int i = 0; i < marks.size(); ++i)
        delimiter_->setItemText(i, marks[i]);
    framing_->setAccessibleName(tr("Framing"));
    prefixBytes_->setAccessibleName(tr("Bytes of the length prefix"));
    byteOrder_->setAccessibleName(tr("Byte order of the length prefix"));
    delimiter_->setAccessibleName(tr("Delimiter"));
    const auto problems = lab::checkConfig(config());
    if (!problems.empty()) fault_->setText(lab::LabText::what(problems.front()));
    updateGeometry();
}

void StickySetup::applyFonts()
{
    const Theme& theme = Theme::instance();
    for (QLabel* heading : headings_) {
        heading->setFont(theme.font(FontRole::PanelTitle));
        QPalette muted = heading->palette();
        muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
        muted.setColor(QPalette::Text, theme.color(Token::Muted)); // on Base, labels take this one
        heading->setPalette(muted);
    }
    QPalette alarm = fault_->palette();
    alarm.setColor(QPalette::WindowText, theme.color(Token::Error));
    alarm.setColor(QPalette::Text, theme.color(Token::Error));
    fault_->setPalette(alarm);
    const int field =
        QFontMetrics(theme.font(FontRole::Body)).horizontalAdvance(QStringLiteral("10,000 bytes")) +
        26;
    for (QSpinBox* box : {messages_, size_, gap_, delay_, readSize_, port_})
        box->setFixedWidth(field);
}

void StickySetup::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (!fault_) return;
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) applyFonts();
}

void StickySetup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
}

lab::StickyConfig normalised(lab::StickyConfig config)
{
    config.sender.options.noDelay = config.sender.options.noDelay.value_or(0);
    config.receiver.options.quickAck = config.receiver.options.quickAck.value_or(0);
    if (config.sender.options.cork == 0) config.sender.options.cork.reset();
    if (config.framing.kind == Kind::FixedSize)
        config.framing.fixedSize = static_cast<std::uint64_t>(config.sender.messageSize);
    return config;
}

bool showsTheSame(const lab::StickyConfig& first, const lab::StickyConfig& second)
{
    const lab::StickyConfig a = normalised(first);
    const lab::StickyConfig b = normalised(second);
    return a.sender.messages == b.sender.messages && a.sender.messageSize == b.sender.messageSize &&
           a.sender.gapMs == b.sender.gapMs && a.sender.flushEachWrite == b.sender.flushEachWrite &&
           a.sender.options == b.sender.options &&
           a.receiver.readDelayMs == b.receiver.readDelayMs &&
           a.receiver.readSize == b.receiver.readSize && a.receiver.options == b.receiver.options &&
           a.framing == b.framing;
}

} // namespace tcplab::gui
