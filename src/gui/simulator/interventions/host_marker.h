#pragma once

#include <QLabel>

#include "present/names.h"

namespace tcplab::gui {

/// The sign of a host, circle or square, beside its name.
class HostMarker : public QLabel
{
public:
    explicit HostMarker(present::HostRole host, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    present::HostRole host_;
};

} // namespace tcplab::gui
