#pragma once

#include <QString>

namespace tcplab::cli {

/// What a program that calls us can tell from the exit status (docs: contracts).
enum ExitStatus : int {
    Done = 0,
    ExpectationFailed = 1,
    WrongUsage = 2,
    BadInputFile = 3,
    EnvironmentRefused = 4,
};

/// A result: to standard output, UTF-8, flushed at the end of each line. False once nobody reads
/// any more (`tcplab-cli ... | head`): then there is nothing left to do.
bool print(const QString& text);
bool printLine(const QString& line);

/// The exit status, once all is printed: `status`, or EnvironmentRefused with a message where
/// results were lost (a full disk). A pipe that its reader has closed loses nothing.
int statusWithOutput(int status);

/// A message: to standard error.
void say(const QString& message);

/// How wide the terminal is: of the terminal itself, else COLUMNS, else 100; from 60 to 160.
int outputWidth();

/// False where the locale cannot show more than ASCII; to be asked before Qt replaces such a
/// locale.
bool localeIsUtf8();

} // namespace tcplab::cli
