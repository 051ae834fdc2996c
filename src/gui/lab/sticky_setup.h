#pragma once

#include <QFrame>

#include "lab/sticky.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace tcplab::gui {

/// What the client writes, how the server reads, the framing, the port. Emits changed() with every
/// edit by a person or by setConfig().
class StickySetup : public QFrame
{
    Q_OBJECT

public:
    explicit StickySetup(QWidget* parent = nullptr);

    lab::StickyConfig config() const;
    /// The port of `config` is left aside: where it runs is not part of what it shows.
    void setConfig(const lab::StickyConfig& config);
    int port() const;
    void setPort(int port);
    /// While a run is under way its setup stands still.
    void setEditable(bool editable);
    void retranslate();
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QSpinBox* addNumber(QVBoxLayout* column, QLabel*& label, int least, int most, int value);
    void addCheck(QVBoxLayout* column, QCheckBox*& box);
    QLabel* addHeading(QVBoxLayout* column);
    void buildClient(QVBoxLayout* column);
    void buildServer(QVBoxLayout* column);
    void buildFraming(QVBoxLayout* column);
    void edited();
    void showFramingRows();
    void applyFonts();
    framing::Framing framing() const;
    void setFraming(const framing::Framing& framing);

    QWidget* form_ = nullptr;
    QList<QLabel*> headings_;
    QLabel* messagesLabel_ = nullptr;
    QLabel* sizeLabel_ = nullptr;
    QLabel* gapLabel_ = nullptr;
    QLabel* delayLabel_ = nullptr;
    QLabel* readSizeLabel_ = nullptr;
    QLabel* portLabel_ = nullptr;
    QLabel* fault_ = nullptr;
    QSpinBox* messages_ = nullptr;
    QSpinBox* size_ = nullptr;
    QSpinBox* gap_ = nullptr;
    QSpinBox* delay_ = nullptr;
    QSpinBox* readSize_ = nullptr;
    QSpinBox* port_ = nullptr;
    QCheckBox* flush_ = nullptr;
    QCheckBox* noDelay_ = nullptr;
    QCheckBox* cork_ = nullptr;
    QCheckBox* quickAck_ = nullptr;
    QComboBox* framing_ = nullptr;
    QComboBox* prefixBytes_ = nullptr;
    QComboBox* byteOrder_ = nullptr;
    QComboBox* delimiter_ = nullptr;
    bool setting_ = true; ///< built or set as a whole: single edits are no news
};

/// The same setup with every option said in full, as the page runs it; for comparing.
lab::StickyConfig normalised(lab::StickyConfig config);
/// Whether two setups show the same; ports and addresses aside.
bool showsTheSame(const lab::StickyConfig& a, const lab::StickyConfig& b);

} // namespace tcplab::gui
