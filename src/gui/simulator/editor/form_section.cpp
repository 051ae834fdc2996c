#include "gui/simulator/editor/form_section.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include "gui/kinds.h"
#include "gui/simulator/editor/field_edit.h"
#include "gui/simulator/editor/scenario_draft.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr int margin = 12;
constexpr int columnGap = 16;
constexpr int rowGap = 6;
constexpr int groupGap = 14;
constexpr int signSize = 12;

QPixmap hostSign(int host, qreal ratio)
{
    const int device = static_cast<int>(signSize * ratio);
    QPixmap pixmap(device, device);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHostMarker(painter, host == 0 ? HostRole::Client : HostRole::Server,
                    {signSize / 2.0, signSize / 2.0}, signSize - 2);
    return pixmap;
}

} // namespace

FormSection::FormSection(ScenarioDraft& draft, Groups groups, Columns columns, int beside)
    : draft_(draft)
    , makeGroups_(std::move(groups))
    , makeColumns_(std::move(columns))
    , beside_(beside)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    build();
    setTexts();
}

void FormSection::build()
{
    auto* body = new QWidget;
    auto* outer = new QGridLayout(body);
    outer->setContentsMargins(margin, margin, margin, margin);
    outer->setHorizontalSpacing(columnGap);
    outer->setVerticalSpacing(rowGap);
    const std::vector<Column> columns = makeColumns_();
    const std::vector<present::EditorGroup> groups = makeGroups_();
    int line = 0;
    if (columns.size() > 1) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            auto* heading = new QWidget;
            auto* row = new QHBoxLayout(heading);
            row->setContentsMargins(0, 0, 0, 0);
            row->addWidget(signs_.emplace_back(new QLabel));
            row->addWidget(headings_.emplace_back(new QLabel), 1);
            outer->addWidget(heading, line, static_cast<int>(i) + 1);
            outer->setColumnStretch(static_cast<int>(i) + 1, 1);
        }
        ++line;
    }
    int place = 0;
    for (const present::EditorGroup& group : groups) {
        Group& made = groups_.emplace_back();
        made.title = new QLabel;
        QGridLayout* grid = outer;
        if (beside_ > 1) {
            auto* box = new QWidget;
            grid = new QGridLayout(box);
            grid->setContentsMargins(0, 0, 0, groupGap);
            grid->setVerticalSpacing(rowGap);
            grid->setColumnStretch(1, 1);
            outer->addWidget(box, place / beside_, place % beside_, Qt::AlignTop);
            outer->setColumnStretch(place % beside_, 1);
            line = 0;
        } else if (!group.title.isEmpty() && place > 0) {
            outer->setRowMinimumHeight(line++, groupGap - rowGap);
        }
        ++place;
        grid->addWidget(made.title, line++, 0, 1, static_cast<int>(columns.size()) + 1);
        for (const present::EditorField& field : group.fields)
            addRow(*grid, line++, field, made);
    }
    outer->setRowStretch(beside_ > 1 ? place : line, 1);
    setWidget(body);
}

void FormSection::addRow(QGridLayout& grid, int line, const present::EditorField& field,
                         Group& group)
{
    Row& row = group.rows.emplace_back();
    row.label = new QLabel;
    grid.addWidget(row.label, line, 0, Qt::AlignTop | Qt::AlignLeft);
    int place = 1;
    for (const Column& column : makeColumns_()) {
        auto* edit = new FieldEdit(draft_, field);
        edit->setObject(column.object);
        edit->setMinimumWidth(120);
        grid.addWidget(edit, line, place++, Qt::AlignTop);
        row.edits.push_back(edit);
    }
    row.label->setBuddy(row.edits.front()->control());
}

void FormSection::setTexts()
{
    const std::vector<Column> columns = makeColumns_();
    for (std::size_t i = 0; i < headings_.size(); ++i) {
        headings_[i]->setText(columns[i].title);
        headings_[i]->setFont(Theme::instance().font(FontRole::PanelTitle));
        signs_[i]->setVisible(columns[i].host >= 0);
        if (columns[i].host >= 0)
            signs_[i]->setPixmap(hostSign(columns[i].host, devicePixelRatioF()));
    }
    const std::vector<present::EditorGroup> groups = makeGroups_();
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        groups_[g].title->setText(groups[g].title);
        groups_[g].title->setVisible(!groups[g].title.isEmpty());
        groups_[g].title->setFont(Theme::instance().font(FontRole::BodyBold));
        for (std::size_t r = 0; r < groups_[g].rows.size(); ++r) {
            const present::EditorField& field = groups[g].fields[r];
            Row& row = groups_[g].rows[r];
            row.label->setText(field.label);
            row.label->setToolTip(field.hint);
            row.label->setMinimumHeight(Theme::instance().controlHeight());
            for (std::size_t c = 0; c < row.edits.size(); ++c) {
                row.edits[c]->setField(field);
                row.edits[c]->setColumn(columns[c].title.isEmpty() ? groups[g].title
                                                                   : columns[c].title);
            }
        }
    }
}

void FormSection::refresh()
{
    const present::ScenarioDefaults defaults(draft_.lastSource());
    for (const Group& group : groups_)
        for (const Row& row : group.rows)
            for (FieldEdit* edit : row.edits)
                edit->refresh(defaults);
}

void FormSection::showErrors(const std::vector<FieldError>& errors)
{
    for (const Group& group : groups_)
        for (const Row& row : group.rows)
            for (FieldEdit* edit : row.edits) {
                QString sentence;
                for (const FieldError& error : errors)
                    if (sentence.isEmpty() && present::isWithin(error.pointer, edit->pointer()))
                        sentence = error.sentence;
                edit->setError(sentence);
            }
}

void FormSection::reveal(const QString& pointer)
{
    FieldEdit* nearest = nullptr;
    for (const Group& group : groups_)
        for (const Row& row : group.rows)
            for (FieldEdit* edit : row.edits) {
                if (present::isWithin(pointer, edit->pointer())) nearest = edit;
                // An object stands for the first of its fields.
                if (!nearest && present::isWithin(edit->pointer(), pointer)) nearest = edit;
            }
    if (!nearest && !groups_.empty()) nearest = groups_.front().rows.front().edits.front();
    if (!nearest) return;
    nearest->control()->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(nearest);
}

void FormSection::retranslate()
{
    setTexts();
    refresh();
}

void FormSection::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) setTexts();
}

} // namespace tcplab::gui
