<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>%1: all %n expectation(s) hold.</source>
        <translation>
            <numerusform>%1: its %n expectation holds.</numerusform>
            <numerusform>%1: all %n expectations hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <comment>scripts</comment>
        <translation>
            <numerusform>%n passed</numerusform>
            <numerusform>%n passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>scripts</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <comment>scripts</comment>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not readable</source>
        <comment>scripts</comment>
        <translation>
            <numerusform>%n not readable</numerusform>
            <numerusform>%n not readable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabText</name>
    <message numerus="yes">
        <source>the peer does not read its answers: reading waits (%n bytes to go)</source>
        <translation>
            <numerusform>the peer does not read its answers: reading waits (%n byte to go)</numerusform>
            <numerusform>the peer does not read its answers: reading waits (%n bytes to go)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes read</source>
        <translation>
            <numerusform>%n byte read</numerusform>
            <numerusform>%n bytes read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes written</source>
        <translation>
            <numerusform>%n byte written</numerusform>
            <numerusform>%n bytes written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>close() waits %n seconds for unsent bytes</source>
        <translation>
            <numerusform>close() waits %n second for unsent bytes</numerusform>
            <numerusform>close() waits %n seconds for unsent bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fixed size, %n bytes</source>
        <translation>
            <numerusform>Fixed size, %n byte</numerusform>
            <numerusform>Fixed size, %n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabWords</name>
    <message numerus="yes">
        <source>read %n byte(s): %1</source>
        <translation>
            <numerusform>read %n byte: %1</numerusform>
            <numerusform>read %n bytes: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>wrote %n byte(s): %1</source>
        <translation>
            <numerusform>wrote %n byte: %1</numerusform>
            <numerusform>wrote %n bytes: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>message %1, %n byte(s): %2</source>
        <translation>
            <numerusform>message %1, %n byte: %2</numerusform>
            <numerusform>message %1, %n bytes: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>does not read its answers, %n byte(s) wait for it: nothing is read from it for now</source>
        <translation>
            <numerusform>does not read its answers, %n byte waits for it: nothing is read from it for now</numerusform>
            <numerusform>does not read its answers, %n bytes wait for it: nothing is read from it for now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message numerus="yes">
        <source>%1&apos;s receive buffer is full, so %n byte(s) from seq=%3 on are dropped; the ACK repeats what is expected and that the window is 0.</source>
        <translation>
            <numerusform>%1&apos;s receive buffer is full, so %n byte from seq=%3 on is dropped; the ACK repeats what is expected and that the window is 0.</numerusform>
            <numerusform>%1&apos;s receive buffer is full, so %n bytes from seq=%3 on are dropped; the ACK repeats what is expected and that the window is 0.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gets ack=%3: SND.UNA moves on from %4, so %n sequence number(s) are acknowledged and need not be kept any longer.</source>
        <translation>
            <numerusform>%1 gets ack=%3: SND.UNA moves on from %4, so %n sequence number is acknowledged and need not be kept any longer.</numerusform>
            <numerusform>%1 gets ack=%3: SND.UNA moves on from %4, so %n sequence numbers are acknowledged and need not be kept any longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 takes %n byte(s) from its program and keeps them in the send buffer, because they may not leave yet.</source>
        <translation>
            <numerusform>%1 takes %n byte from its program and keeps it in the send buffer, because it may not leave yet.</numerusform>
            <numerusform>%1 takes %n bytes from its program and keeps them in the send buffer, because they may not leave yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sends %n byte(s) of data</source>
        <translation>
            <numerusform>%1 sends %n byte of data</numerusform>
            <numerusform>%1 sends %n bytes of data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sends %n byte(s) from seq=%3 on; the next new byte will be %4.</source>
        <translation>
            <numerusform>%1 sends %n byte from seq=%3 on; the next new byte will be %4.</numerusform>
            <numerusform>%1 sends %n bytes from seq=%3 on; the next new byte will be %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s program reads %n byte(s)</source>
        <translation>
            <numerusform>%1&apos;s program reads %n byte</numerusform>
            <numerusform>%1&apos;s program reads %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hands %n byte(s) from the receive buffer to its program.</source>
        <translation>
            <numerusform>%1 hands %n byte from the receive buffer to its program.</numerusform>
            <numerusform>%1 hands %n bytes from the receive buffer to its program.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is told to close, but %n byte(s) have to leave before; the FIN follows behind them.</source>
        <translation>
            <numerusform>%1 is told to close, but %n byte has to leave before; the FIN follows behind it.</numerusform>
            <numerusform>%1 is told to close, but %n bytes have to leave before; the FIN follows behind them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s program closes while %n received byte(s) are still unread; a FIN would hide that they are lost, so RST is sent.</source>
        <translation>
            <numerusform>%1&apos;s program closes while %n received byte is still unread; a FIN would hide that it is lost, so RST is sent.</numerusform>
            <numerusform>%1&apos;s program closes while %n received bytes are still unread; a FIN would hide that they are lost, so RST is sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 receives %n byte(s)</source>
        <translation>
            <numerusform>%1 receives %n byte</numerusform>
            <numerusform>%1 receives %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gets %n byte(s) from seq=%3 on, just what it expects: RCV.NXT becomes %4.</source>
        <translation>
            <numerusform>%1 gets %n byte from seq=%3 on, just what it expects: RCV.NXT becomes %4.</numerusform>
            <numerusform>%1 gets %n bytes from seq=%3 on, just what it expects: RCV.NXT becomes %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 can now use the %n byte(s) that had come too early: RCV.NXT jumps to %3.</source>
        <translation>
            <numerusform>%1 can now use the %n byte that had come too early: RCV.NXT jumps to %3.</numerusform>
            <numerusform>%1 can now use the %n bytes that had come too early: RCV.NXT jumps to %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s program has closed and will not read any more, so %n arriving byte(s) are lost: a RST says so.</source>
        <translation>
            <numerusform>%1&apos;s program has closed and will not read any more, so %n arriving byte is lost: a RST says so.</numerusform>
            <numerusform>%1&apos;s program has closed and will not read any more, so %n arriving bytes are lost: a RST says so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has sent the segment again %n time(s) without an answer: the connection is given up and the program is told.</source>
        <translation>
            <numerusform>%1 has sent the segment again %n time without an answer: the connection is given up and the program is told.</numerusform>
            <numerusform>%1 has sent the segment again %n times without an answer: the connection is given up and the program is told.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has sent %n keepalive probe(s) without any answer: the connection is given up with a RST, and the program is told “timed out”.</source>
        <translation>
            <numerusform>%1 has sent %n keepalive probe without any answer: the connection is given up with a RST, and the program is told “timed out”.</numerusform>
            <numerusform>%1 has sent %n keepalive probes without any answer: the connection is given up with a RST, and the program is told “timed out”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keeps %n byte(s) back: data sent earlier (bytes: %3) is not acknowledged yet, and the new data does not fill a segment.</source>
        <translation>
            <numerusform>%1 keeps %n byte back: data sent earlier (bytes: %3) is not acknowledged yet, and the new byte does not fill a segment.</numerusform>
            <numerusform>%1 keeps %n bytes back: data sent earlier (bytes: %3) is not acknowledged yet, and the new bytes do not fill a segment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has sent %n challenge ACK(s) within %3, which is the limit: this one is left out.</source>
        <translation>
            <numerusform>%1 has sent %n challenge ACK within %3, which is the limit: this one is left out.</numerusform>
            <numerusform>%1 has sent %n challenge ACKs within %3, which is the limit: this one is left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 need not send %n more byte(s) again: the SACK option reports what has arrived out of order.</source>
        <translation>
            <numerusform>%1 need not send %n more byte again: the SACK option reports what has arrived out of order.</numerusform>
            <numerusform>%1 need not send %n more bytes again: the SACK option reports what has arrived out of order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 learns that urgent data ends before %3, and tells its program, which still has %n byte(s) to read up to there.</source>
        <translation>
            <numerusform>%1 learns that urgent data ends before %3, and tells its program, which still has %n byte to read up to there.</numerusform>
            <numerusform>%1 learns that urgent data ends before %3, and tells its program, which still has %n bytes to read up to there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SegmentSheet</name>
    <message numerus="yes">
        <source>Data (%n byte(s), not to scale)</source>
        <translation>
            <numerusform>Data (%n byte, not to scale)</numerusform>
            <numerusform>Data (%n bytes, not to scale)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SocketCalls</name>
    <message numerus="yes">
        <source>bytes of %n send() call(s)</source>
        <translation>
            <numerusform>bytes of %n send() call</numerusform>
            <numerusform>bytes of %n send() calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message numerus="yes">
        <source>%1 sends %n segment(s) of data</source>
        <translation>
            <numerusform>%1 sends %n segment of data</numerusform>
            <numerusform>%1 sends %n segments of data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sends %n segment(s) of data, seq %2 to %3, without waiting for an ACK of each: the window allows it.</source>
        <translation>
            <numerusform>%1 sends %n segment of data, seq %2 to %3, the window allows it.</numerusform>
            <numerusform>%1 sends %n segments of data, seq %2 to %3, without waiting for an ACK of each: the window allows it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StickyWords</name>
    <message numerus="yes">
        <source>Expected %n reads, got %1: %2</source>
        <extracomment>%n: reads expected; %1: reads counted; %2: e.g. &quot;glued by the sender&quot;</extracomment>
        <translation>
            <numerusform>Expected %n read, got %1: %2</numerusform>
            <numerusform>Expected %n reads, got %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One read takes at most %n bytes, so messages came in pieces (in pieces: %1). A program must read until a whole message is there.</source>
        <translation>
            <numerusform>One read takes at most %n byte, so messages came in pieces (in pieces: %1). A program must read until a whole message is there.</numerusform>
            <numerusform>One read takes at most %n bytes, so messages came in pieces (in pieces: %1). A program must read until a whole message is there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expecting %n reads, one a message</source>
        <translation>
            <numerusform>Expecting %n read, one a message</numerusform>
            <numerusform>Expecting %n reads, one a message</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls</source>
        <comment>of write() or read()</comment>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 × %n bytes</source>
        <comment>messages times size</comment>
        <translation>
            <numerusform>%1 × %n byte</numerusform>
            <numerusform>%1 × %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left the kernel</source>
        <comment>segments</comment>
        <translation>
            <numerusform>%n left the kernel</numerusform>
            <numerusform>%n left the kernel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n segments</source>
        <comment>bytes</comment>
        <translation>
            <numerusform>%1 in %n segment</numerusform>
            <numerusform>%1 in %n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>works only while every message is %n bytes</source>
        <translation>
            <numerusform>works only while every message is %n byte</numerusform>
            <numerusform>works only while every message is %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>read %1 handed over %n messages as one</source>
        <translation>
            <numerusform>read %1 handed over %n message as one</numerusform>
            <numerusform>read %1 handed over %n messages as one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages came out as one, from byte %1</source>
        <translation>
            <numerusform>%n message came out as one, from byte %1</numerusform>
            <numerusform>%n messages came out as one, from byte %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::BreakpointDialog</name>
    <message numerus="yes">
        <source>It stops this run %n time(s).</source>
        <translation>
            <numerusform>It stops this run %n time.</numerusform>
            <numerusform>It stops this run %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::BreakpointsView</name>
    <message numerus="yes">
        <source>they stop this run %n time(s)</source>
        <translation>
            <numerusform>they stop this run %n time</numerusform>
            <numerusform>they stop this run %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::EchoSession</name>
    <message numerus="yes">
        <source>From another program: %n bytes read and answered</source>
        <translation>
            <numerusform>From another program: %n byte read and answered</numerusform>
            <numerusform>From another program: %n bytes read and answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n writes; the server needed %1 reads, the answers took %2</source>
        <translation>
            <numerusform>%n write; the server needed %1 reads, the answers took %2</numerusform>
            <numerusform>%n writes; the server needed %1 reads, the answers took %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes have not come back yet.</source>
        <translation>
            <numerusform>%n byte has not come back yet.</numerusform>
            <numerusform>%n bytes have not come back yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls</source>
        <comment>of write() or read()</comment>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::LadderTools</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::LadderView</name>
    <message numerus="yes">
        <source>%n step(s) still to come · F5 goes on</source>
        <translation>
            <numerusform>%n step still to come · F5 goes on</numerusform>
            <numerusform>%n steps still to come · F5 goes on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) still to come</source>
        <translation>
            <numerusform>%n step still to come</numerusform>
            <numerusform>%n steps still to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::LogModel</name>
    <message numerus="yes">
        <source>%1 in %n</source>
        <comment>len 180 in 3 segments</comment>
        <translation>
            <numerusform>%1 in %n</numerusform>
            <numerusform>%1 in %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::RunSlider</name>
    <message numerus="yes">
        <source>%n such mark(s) lie here, from step %1 to step %2.</source>
        <translation>
            <numerusform>%n such mark lies here, from step %1 to step %2.</numerusform>
            <numerusform>%n such marks lie here, from step %1 to step %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ScenarioFiles</name>
    <message numerus="yes">
        <source>%n calls that set an option to a value which it cannot have are not in the file; they had no effect.</source>
        <translation>
            <numerusform>%n call that sets an option to a value which it cannot have is not in the file; it had no effect.</numerusform>
            <numerusform>%n calls that set an option to a value which it cannot have are not in the file; they had no effect.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::SegmentInspector</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::StickySetup</name>
    <message numerus="yes">
        <source>%n bytes</source>
        <comment>of a length prefix</comment>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::StickyView</name>
    <message numerus="yes">
        <source>%n messages were written</source>
        <translation>
            <numerusform>%n message was written</numerusform>
            <numerusform>%n messages were written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::StreamLanes</name>
    <message numerus="yes">
        <source>%n messages: zoom in to see them</source>
        <translation>
            <numerusform>%n message: zoom in to see them</numerusform>
            <numerusform>%n messages: zoom in to see them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::TimersView</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more, due later</source>
        <translation>
            <numerusform>%n more, due later</numerusform>
            <numerusform>%n more, due later</numerusform>
        </translation>
    </message>
</context>
</TS>
