#pragma once

#include <QDialog>

#include <functional>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace tcplab::gui {

/// Asks for one line of text. What is wrong with it is said while it is typed, and nothing that was
/// typed is lost.
class AskLine : public QDialog
{
    Q_OBJECT

public:
    /// What is wrong with a text, one sentence; empty where nothing is.
    using Check = std::function<QString(const QString&)>;

    AskLine(const QString& title, const QString& prompt, const QString& text, Check check,
            QWidget* parent);

Q_SIGNALS:
    void answered(const QString& text);

private:
    void look();

    Check check_;
    QLineEdit* line_ = nullptr;
    QLabel* wrong_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

} // namespace tcplab::gui
