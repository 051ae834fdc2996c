#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace tcplab::requirements {

/// A test that says which requirements it shows.
struct TaggedTest
{
    QString path; ///< relative to the root of the tree
    QString name; ///< the test function; empty for a packetdrill script, which is a test as it is
    QStringList shows;
    int line = 0; ///< of the tag
};

/// The tags of a C++ test file or a packetdrill script. A tag is a comment line directly above the
/// test function:
///
///     // Shows: MUST-13, RFC6191-2
///     void retransmittedFinRestartsTimeWait()
///
/// and in a script a comment line anywhere. What follows a tag must be a test: a slot of the test
/// class that asserts something and skips nothing. Anything else is added to `mistakes`.
QList<TaggedTest> tagsOf(const QString& path, const QString& text, QStringList& mistakes);

} // namespace tcplab::requirements
