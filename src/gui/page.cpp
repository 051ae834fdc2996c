#include "gui/page.h"

namespace tcplab::gui {

Problem Problem::lasting(const std::function<Problem()>& make)
{
    Problem problem = make();
    problem.remake = make;
    return problem;
}

void Page::setHint(const QString& hint)
{
    if (hint == hint_) return;
    hint_ = hint;
    Q_EMIT hintChanged(hint_);
}

void Page::setFacts(const QStringList& facts)
{
    if (facts == facts_) return;
    facts_ = facts;
    Q_EMIT factsChanged(facts_);
}

bool Page::showPanel(const QString& panel, QString* error)
{
    *error = tr("This page has no panel '%1'.").arg(panel);
    return false;
}

} // namespace tcplab::gui
