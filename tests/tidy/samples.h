#pragma once

#include <QList>
#include <QString>

namespace tcplab::tidy {

/// A small file and the lines on which a rule must find something; none where it must find nothing.
struct Sample
{
    const char* name;
    QString rule;
    QString path;
    QString text;
    QList<int> lines;
};

QList<Sample> samples();

} // namespace tcplab::tidy
