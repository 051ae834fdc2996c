#pragma once

#include "cli/arguments.h"

namespace tcplab::cli {

// One function a verb; each prints its results, says what went wrong, and gives the exit status.
// serve() and connect() run the event loop of the application.

int list(const Arguments& arguments);
int run(const Arguments& arguments, bool ascii);
int check(const Arguments& arguments);
int explore(const Arguments& arguments);
int serve(const Arguments& arguments);
int connect(const Arguments& arguments);
int packetdrill(const Arguments& arguments);

} // namespace tcplab::cli
