#include "gui/lab/experiment_view.h"

#include "lab/lab_text.h"

namespace tcplab::gui {

Problem problemOf(const lab::LabError& error)
{
    Problem problem;
    problem.what = lab::LabText::what(error);
    problem.tryThis = lab::LabText::advice(error);
    problem.remake = [error] { return problemOf(error); };
    return problem;
}

} // namespace tcplab::gui
