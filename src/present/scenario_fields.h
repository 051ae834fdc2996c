#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "present/json_source.h"
#include "sim/scenario_file.h"

namespace tcplab::present {

/// The parts in which a scenario is edited.
enum class EditorSection : std::uint8_t {
    General,
    Endpoints,
    Link,
    Script,
    Faults,
    Inject,
    Expect,
    Source
};
inline constexpr std::array allEditorSections{
    EditorSection::General, EditorSection::Endpoints, EditorSection::Link,   EditorSection::Script,
    EditorSection::Faults,  EditorSection::Inject,    EditorSection::Expect, EditorSection::Source};

/// How one value of a scenario file is shown and typed.
struct EditorField
{
    enum class Kind : std::uint8_t {
        Line,      ///< a text on one line
        Paragraph, ///< a text on several
        Integer,
        Number,
        Duration,
        Choice, ///< one of `choices`
        YesNo,
        Flags,  ///< "SYN,ACK"; any combination of `choices` may be typed
        States, ///< a list of states: "SYN-SENT, ESTABLISHED"
        Value,  ///< a number, true, false, null or else a text
        Json,   ///< as it stands in the file
    };

    QString key; ///< JSON pointer below the object: "/rto/initial"
    QString label;
    Kind kind = Kind::Line;
    QString hint{};        ///< more about it: range, source
    QStringList choices{}; ///< as the file spells them
    QString fallback{};    ///< what holds where the file says nothing; empty: see ScenarioDefaults
    QString none{};        ///< where null is possible: what it means ("unlimited")
    bool keepsEmpty = false; ///< an empty text is a value and not the absence of one
};

struct EditorGroup
{
    QString title;
    std::vector<EditorField> fields;
};

/// What stands in the file for something typed; empty: the member is to be left out. Whatever is
/// typed has a form in the file, right or wrong: the reader of files judges it there.
QString rawOf(const EditorField& field, const QString& typed);
/// What the field shows of a value; rawOf() of it gives the value again.
QString typedOf(const EditorField& field, const JsonSource& source, const JsonSource::Node& node);

/// The fields of a scenario file, with their names in the current language.
class ScenarioFields
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioFields)

public:
    static QString sectionName(EditorSection section);
    /// Below the root.
    static std::vector<EditorGroup> general();
    /// Below "/endpoints/client" and "/endpoints/server".
    static std::vector<EditorGroup> endpoint();
    /// Below "/link", "/link/toServer" and "/link/toClient".
    static std::vector<EditorField> link();
    /// The same with `seed`, which both directions share, is among general().

    /// Objects that are left out when nothing is in them any more.
    static QStringList emptied();

private:
    static EditorGroup endpointAddress();
    static EditorGroup endpointSegments();
    static EditorGroup endpointAcknowledging();
    static EditorGroup endpointCongestion();
    static EditorGroup endpointRetransmission();
    static EditorGroup endpointClosing();
    static EditorGroup endpointKeepalive();
};

/// What holds where a file says nothing.
class ScenarioDefaults
{
public:
    /// The profiles that `source` names bring defaults of their own.
    explicit ScenarioDefaults(const JsonSource* source = nullptr);
    /// As a field shows it; empty where there is no default.
    QString shown(const QString& pointer) const;

private:
    std::optional<JsonSource> values_;
    std::optional<JsonSource> link_; ///< of both directions, as the file has it
};

/// Where in the form a mistake is shown: the pointer of the field, or of what is nearest to it.
QString fieldPointerOf(const sim::ScenarioError& error, const JsonSource* source);
EditorSection sectionOf(const QString& pointer);

} // namespace tcplab::present
