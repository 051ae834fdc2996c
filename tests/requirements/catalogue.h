#pragma once

#include <QList>
#include <QString>

namespace tcplab::requirements {

/// What the model does about a requirement.
enum class Verdict {
    In,      ///< asked for, and done
    Extra,   ///< optional, and done
    LeftOut, ///< optional, and not done
    Out,     ///< asked of somebody whom the model does not play: the IP layer, the host, the user
    Open,    ///< asked for, and not there yet
};

/// One row of requirements.tsv.
struct Requirement
{
    QString id;      ///< RFC 9293's own ("MUST-13"), or "RFC6298-5.4": RFC and section; unique
    QString level;   ///< "MUST", "SHOULD NOT" ...; a dash where the standard has no such word
    QString section; ///< of the standard
    QString what;    ///< in our own words
    Verdict verdict = Verdict::In;
    QString note; ///< why it is out, left out or open; or how it is to be understood
    int line = 0;

    bool needsTest() const { return verdict == Verdict::In || verdict == Verdict::Extra; }
};

struct Group
{
    QString title;
    QString introduction;
    QList<Requirement> requirements;
};

/// The groups of requirements.tsv; mistakes in it are added to `mistakes`, each with its line.
///
/// A line "# Title" begins a group, "## ..." introduces it; every other line is a requirement: id,
/// level, section, what, verdict and perhaps a note, with tabs between.
QList<Group> readCatalogue(const QString& text, QStringList& mistakes);

} // namespace tcplab::requirements
