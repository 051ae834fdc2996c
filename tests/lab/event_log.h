#pragma once

#include "lab/lab_event.h"

#include <QObject>

#include <vector>

/// Keeps every event of a service or client, so that a failing test can be asked what happened.
class EventLog
{
public:
    template <typename Source>
    explicit EventLog(Source* source)
    {
        QObject::connect(source, &Source::event, &context_,
                         [this](const tcplab::lab::LabEvent& event) { events.push_back(event); });
    }

    int count(tcplab::lab::LabEventKind kind) const
    {
        int found = 0;
        for (const auto& event : events)
            found += event.kind == kind ? 1 : 0;
        return found;
    }

    const tcplab::lab::LabEvent* last(tcplab::lab::LabEventKind kind) const
    {
        for (auto event = events.rbegin(); event != events.rend(); ++event)
            if (event->kind == kind) return &*event;
        return nullptr;
    }

    QByteArray bytes(tcplab::lab::LabEventKind kind) const
    {
        QByteArray all;
        for (const auto& event : events)
            if (event.kind == kind) all += event.bytes;
        return all;
    }

    std::vector<tcplab::lab::LabEvent> events;

private:
    QObject context_;
};
