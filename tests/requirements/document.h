#pragma once

#include <QMultiHash>
#include <QStringList>

#include "catalogue.h"
#include "tags.h"

namespace tcplab::requirements {

/// The catalogue, and the tests of the tree that point at it.
struct Traceability
{
    QList<Group> groups;
    QList<TaggedTest> tests;
    QStringList mistakes; ///< of the catalogue, of tags, and of the two together

    /// Reads everything below `root`, the top of the source tree. `registered`: the files that
    /// ctest's programs are made of, relative to it; a tag anywhere else is a mistake.
    static Traceability read(const QString& root, const QStringList& registered);

    /// Adds what is wrong between the two: requirements without a test, tags without a requirement.
    void check();
    /// The text of docs/rfc9293.md.
    QString document() const;

    QList<TaggedTest> testsOf(const QString& id) const;
};

} // namespace tcplab::requirements
