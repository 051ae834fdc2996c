#pragma once

#include <QScrollArea>

#include <functional>
#include <vector>

#include "present/scenario_fields.h"

class QGridLayout;
class QLabel;

namespace tcplab::gui {

class FieldEdit;
class ScenarioDraft;

/// What is wrong and where in the form it belongs.
struct FieldError
{
    QString pointer; ///< of the field
    QString sentence;
};

/// A section of the editor.
class EditorSectionView
{
public:
    virtual ~EditorSectionView() = default;
    virtual QWidget* widget() = 0;
    /// Shows what the draft says now.
    virtual void refresh() = 0;
    virtual void showErrors(const std::vector<FieldError>& errors) = 0;
    /// Puts the focus into the field of that value, or what is nearest to it.
    virtual void reveal(const QString& pointer) = 0;
    virtual void retranslate() = 0;
};

/// Fields below one another, in one column an object: client and server, both directions.
class FormSection : public QScrollArea, public EditorSectionView
{
    Q_OBJECT

public:
    struct Column
    {
        QString title;  ///< empty where there is only one
        QString object; ///< pointer
        int host = -1;  ///< 0 client, 1 server: with its sign
    };
    using Groups = std::function<std::vector<present::EditorGroup>()>;
    using Columns = std::function<std::vector<Column>()>;

    /// `beside`: so many groups side by side, where there is one column only.
    FormSection(ScenarioDraft& draft, Groups groups, Columns columns, int beside);

    QWidget* widget() override { return this; }
    void refresh() override;
    void showErrors(const std::vector<FieldError>& errors) override;
    void reveal(const QString& pointer) override;
    void retranslate() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        QLabel* label = nullptr;
        std::vector<FieldEdit*> edits; ///< by column
    };
    struct Group
    {
        QLabel* title = nullptr;
        std::vector<Row> rows;
    };
    void build();
    void addRow(QGridLayout& grid, int line, const present::EditorField& field, Group& group);
    void setTexts();

    ScenarioDraft& draft_;
    Groups makeGroups_;
    Columns makeColumns_;
    int beside_;
    std::vector<QLabel*> headings_;
    std::vector<QLabel*> signs_;
    std::vector<Group> groups_;
};

} // namespace tcplab::gui
