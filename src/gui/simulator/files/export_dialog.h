#pragma once

#include <QDialog>

class QComboBox;
class QFormLayout;

namespace tcplab::gui {

/// What goes into a file, and how.
struct ExportChoice
{
    enum class What { Ladder, Diagram, Mermaid, Text, Trace };
    enum class Format { Svg, Png, Pdf };
    What what = What::Ladder;
    Format format = Format::Svg;
    bool wholeRun = true; ///< else up to the moment shown
    bool light = true;    ///< the colours of paper
    int scale = 2;        ///< of a PNG

    bool isFigure() const { return what == What::Ladder || what == What::Diagram; }
    /// "svg", "mmd" ...
    QString suffix() const;
};

/// Asks what is to be exported; blocks nothing.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(const ExportChoice& last, QWidget* parent);
    ExportChoice choice() const;

Q_SIGNALS:
    void chosen(const tcplab::gui::ExportChoice& choice);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showWhatCounts();

    QFormLayout* form_ = nullptr;
    QComboBox* what_ = nullptr;
    QComboBox* format_ = nullptr;
    QComboBox* part_ = nullptr;
    QComboBox* colours_ = nullptr;
    QComboBox* scale_ = nullptr;
};

} // namespace tcplab::gui
