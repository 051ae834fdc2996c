#pragma once

#include "present/scenario_fields.h"

namespace tcplab::present {

/// The lists of a scenario file.
enum class ItemList : std::uint8_t { Script, Faults, Inject, Expect };

/// A choice that decides which members an item has: what is called, what is expected.
struct ItemChoice
{
    QString id; ///< "call"
    QString label;
    QStringList options; ///< in the current language
    int current = -1;    ///< -1: none of them is what the item says
    QString otherwise{}; ///< then this, as it stands in the file
    QString pointer{};   ///< below the item, for mistakes: "/call"
};

/// How one item is edited.
struct ItemForm
{
    std::vector<ItemChoice> choices;
    std::vector<EditorField> fields; ///< keys below the item
};

/// The lists of scripts, faults, injections and expectations, item by item.
class ScenarioItems
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioItems)

public:
    /// "/script"
    static QString pointer(ItemList list);
    static QString pointer(ItemList list, std::size_t index);

    static QStringList columns(ItemList list);
    /// The item in the columns of its table; what it does not say is empty.
    static QStringList cells(ItemList list, const JsonSource& source, const JsonSource::Node& item);

    static ItemForm form(ItemList list, const JsonSource& source, const JsonSource::Node& item);
    /// The item with another choice made: members that no longer make sense go, needed ones come.
    static QString chosen(ItemList list, const JsonSource& source, const JsonSource::Node& item,
                          const QString& choice, int option);
    /// What "add" adds: something that is right as it is.
    static QString fresh(ItemList list);

private:
    // scenario_items_choices.cpp: the words of the file, and an item with the choice made
    static const QStringList& callNames();
    static const QStringList& faultNames();
    static const QStringList& expectationKeys();
    static QStringList argumentsOf(const QString& call);
    static QString withCall(QString item, int option);
    static QString withTiming(QString item, int option);
    static QString withData(QString item, int option);
    static QString withFault(QString item, int option);
    static QString withInjected(QString item, int option);
    static QString withExpectation(QString item, int option);
    // scenario_items_forms.cpp
    static ItemForm script(const JsonSource& source, const JsonSource::Node& item);
    static std::vector<EditorField> timing(int option);
    static std::vector<EditorField> arguments(const QString& call);
    static ItemForm fault(const JsonSource& source, const JsonSource::Node& item);
    static std::vector<EditorField> match(const QString& below);
    static ItemForm injection(const JsonSource& source, const JsonSource::Node& item);
    static std::vector<EditorField> segment();
    static ItemForm expectation(const JsonSource& source, const JsonSource::Node& item);
    static EditorField host(const QString& key, const QString& label);
    static EditorField state(const QString& key, const QString& label, const QString& fallback);
    static EditorField flags(const QString& key);
    static EditorField connection(const QString& key);
    static EditorField behind();

    static QStringList scriptCells(const JsonSource& source, const JsonSource::Node& item);
    static QString timingText(const JsonSource& source, const JsonSource::Node& item);
    static QString expectationText(const JsonSource& source, const JsonSource::Node& item);
};

} // namespace tcplab::present
