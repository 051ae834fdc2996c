#pragma once

#include <QDialog>

namespace tcplab::gui {

/// Name, version, what it is built with, licence.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace tcplab::gui
