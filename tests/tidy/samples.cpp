#include "samples.h"

#include "source_rules.h"

using namespace Qt::StringLiterals;

namespace tcplab::tidy {

namespace {

QList<Sample> pureSamples()
{
    return {
        {"Qt by its class",
         u"no-qt"_s,
         u"src/tcp/a.h"_s,
         u"#pragma once\n#include <QString>\n"_s,
         {2}},
        {"Qt by its module", u"no-qt"_s, u"src/sim/a.h"_s, u"#include <QtCore/QObject>\n"_s, {1}},
        {"Qt's own header name", u"no-qt"_s, u"src/wire/a.h"_s, u"#include <qglobal.h>\n"_s, {1}},
        {"Qt in a comment",
         u"no-qt"_s,
         u"src/tcp/a.h"_s,
         u"// #include <QString>\n#include <queue>\n"_s,
         {}},
        {"Qt where it belongs", u"no-qt"_s, u"src/present/a.h"_s, u"#include <QString>\n"_s, {}},

        {"a clock",
         u"no-clock"_s,
         u"src/tcp/a.cpp"_s,
         u"void f()\n{\n    auto t = std::chrono::steady_clock::now();\n}\n"_s,
         {3}},
        {"the time of day",
         u"no-clock"_s,
         u"src/sim/a.cpp"_s,
         u"#include <ctime>\nlong f() { return time(nullptr); }\nlong g() { return std::time(0); }\n"_s,
         {1, 2, 3}},
        {"POSIX clocks",
         u"no-clock"_s,
         u"src/framing/a.cpp"_s,
         u"void f() { gettimeofday(&t, 0); }\nvoid g() { clock_gettime(c, &t); }\n"_s,
         {1, 2}},
        {"time as a member",
         u"no-clock"_s,
         u"src/sim/a.cpp"_s,
         u"SimTime f(const W& w) { return w.time() + w.clock(); }\n"_s,
         {}},
        {"a clock in words",
         u"no-clock"_s,
         u"src/tcp/a.cpp"_s,
         u"const char* const t = \"steady_clock\";\n"_s,
         {}},
        {"a clock in the window",
         u"no-clock"_s,
         u"src/gui/a.cpp"_s,
         u"auto t = std::chrono::steady_clock::now();\n"_s,
         {}},

        {"rand",
         u"no-chance"_s,
         u"src/sim/a.cpp"_s,
         u"int f() { return rand(); }\nvoid g() { std::srand(1); }\n"_s,
         {1, 2}},
        {"the machine's entropy",
         u"no-chance"_s,
         u"src/sim/a.cpp"_s,
         u"std::mt19937 f() { return std::mt19937{std::random_device{}()}; }\n"_s,
         {1}},
        {"a distribution of the library's",
         u"no-chance"_s,
         u"src/sim/a.cpp"_s,
         u"std::uniform_int_distribution<int> d(0, 9);\n"_s,
         {1}},
        {"chance by seed",
         u"no-chance"_s,
         u"src/sim/a.cpp"_s,
         u"Rng rng(seed);\nauto n = rng.operand(3) + strand(2);\n"_s,
         {}},

        {"a thread",
         u"no-threads"_s,
         u"src/sim/a.cpp"_s,
         u"#include <thread>\nvoid f() { std::jthread t; }\n"_s,
         {1, 2}},
        {"locks and atomics",
         u"no-threads"_s,
         u"src/tcp/a.cpp"_s,
         u"std::recursive_mutex m;\nstd::atomic<int> a;\nthread_local int t;\n"_s,
         {1, 2, 3}},
        {"sockets may wait", u"no-threads"_s, u"src/lab/a.cpp"_s, u"#include <atomic>\n"_s, {}},
    };
}

QList<Sample> staticSamples()
{
    const QString rule = u"no-mutable-statics"_s;
    return {
        {"a global", rule, u"src/tcp/a.cpp"_s, u"namespace a {\nint counter = 0;\n}\n"_s, {2}},
        {"a global in braces",
         rule,
         u"src/tcp/a.cpp"_s,
         u"namespace {\nstd::vector<int> all{1, 2};\n}\n"_s,
         {2}},
        {"an inline global", rule, u"src/tcp/a.h"_s, u"inline unsigned long next = 1;\n"_s, {1}},
        {"a static member",
         rule,
         u"src/tcp/a.h"_s,
         u"class A\n{\npublic:\n    static inline int n = 0;\n    int m = 0;\n};\n"_s,
         {4}},
        {"a static local",
         rule,
         u"src/sim/a.cpp"_s,
         u"int f()\n{\n    static int n = 0;\n    return ++n;\n}\n"_s,
         {3}},
        {"a static local in a constructor",
         rule,
         u"src/sim/a.cpp"_s,
         u"A::A(int x) : a_{x}, b_{2}\n{\n    static B b{x};\n}\n"_s,
         {3}},
        {"a pointer to const changes",
         rule,
         u"src/tcp/a.cpp"_s,
         u"const char* name = \"x\";\nconst char* const fixed = \"x\";\n"_s,
         {1}},
        {"constants",
         rule,
         u"src/tcp/a.h"_s,
         u"constexpr int a = 1;\ninline constexpr std::array<int, 2> b{1, 2};\nconst std::string c "
         u"= \"c\";\n"
         u"constexpr auto d = std::to_array<T>({\n    {1, 2},\n});\n"_s,
         {}},
        {"functions and types",
         rule,
         u"src/tcp/a.h"_s,
         u"struct S {\n    static S make(int x = 3);\n    bool operator==(const S&) const = "
         u"default;\n    int a = 0;\n};\n"
         u"enum class E : int { A, B = 2 };\nusing T = int;\nextern int f(int);\nint g() { static "
         u"const int k = 1; return k; }\n"
         u"template<class X = int> X h(X x) { return static_cast<X>(x); }\n"_s,
         {}},
        {"the window may", rule, u"src/gui/a.cpp"_s, u"int counter = 0;\n"_s, {}},
    };
}

QList<Sample> arrowSamples()
{
    const QString rule = u"follow-the-arrows"_s;
    return {
        {"the model reaches nothing",
         rule,
         u"src/tcp/a.cpp"_s,
         u"#include \"tcp/state.h\"\n#include \"sim/world.h\"\n"_s,
         {2}},
        {"angle brackets are no way round",
         rule,
         u"src/tcp/a.cpp"_s,
         u"#include <wire/checksum.h>\n"_s,
         {1}},
        {"simulator and lab do not meet",
         rule,
         u"src/lab/a.cpp"_s,
         u"#include \"sim/world.h\"\n#include \"framing/codec.h\"\n"_s,
         {1}},
        {"words know no widgets",
         rule,
         u"src/present/a.cpp"_s,
         u"#include \"gui/main_window.h\"\n#include \"sim/world.h\"\n"_s,
         {1}},
        {"headers by their module",
         rule,
         u"src/gui/a.cpp"_s,
         u"#include \"main_window.h\"\n#include \"ui_page.h\"\n#include \"a.moc\"\n"_s,
         {1}},
        {"a module of its own making", rule, u"src/util/a.cpp"_s, u"#include <vector>\n"_s, {1}},
        {"downwards is fine",
         rule,
         u"src/gui/pages/a.cpp"_s,
         u"#include \"gui/b.h\"\n#include \"present/names.h\"\n#include \"tcp/state.h\"\n#include <QWidget>\n"_s,
         {}},
    };
}

QString functionOf(int lines)
{
    return u"// first\nvoid A::f(int x)\n{\n"_s + u"    g(\"{\"); // }\n"_s.repeated(lines - 3) +
           u"}\n"_s;
}

QList<Sample> sizeSamples()
{
    return {
        {"a long function",
         u"short-functions"_s,
         u"src/tcp/a.cpp"_s,
         functionOf(longestFunction + 1),
         {2}},
        {"a function just short enough",
         u"short-functions"_s,
         u"src/tcp/a.cpp"_s,
         functionOf(longestFunction),
         {}},
        {"a long member of a long class",
         u"short-functions"_s,
         u"src/gui/a.h"_s,
         u"class A : public B\n{\n    Q_OBJECT\npublic:\n    A() : a_{1} {}\n"_s +
             functionOf(longestFunction + 1) + u"};\n"_s,
         {7}},
        {"a long table is no function",
         u"short-functions"_s,
         u"src/tcp/a.cpp"_s,
         u"constexpr auto t = to_array<T>({\n"_s + u"    {1, 2},\n"_s.repeated(80) +
             u"});\nconst QList<int> l{\n"_s + u"    1,\n"_s.repeated(80) + u"};\n"_s,
         {}},
        {"a long file",
         u"short-files"_s,
         u"src/sim/a.cpp"_s,
         u"int f();\n"_s.repeated(longestFile + 1),
         {longestFile + 1}},
        {"a file just short enough",
         u"short-files"_s,
         u"src/sim/a.cpp"_s,
         u"int f();\n"_s.repeated(longestFile),
         {}},
    };
}

QList<Sample> textSamples()
{
    const QString marker = u"// FIX"_s + u"ME later\n"_s;
    return {
        {"tabs", u"plain-text"_s, u"src/tcp/a.cpp"_s, u"int a();\n\tint b();\n"_s, {2}},
        {"carriage returns", u"plain-text"_s, u"README.md"_s, u"one\r\ntwo\r\n"_s, {1}},
        {"no final newline", u"plain-text"_s, u"docs/a.md"_s, u"one\ntwo"_s, {2}},
        {"plain", u"plain-text"_s, u"docs/a.md"_s, u"one\ntwo\n"_s, {}},
        {"a free tr()",
         u"no-free-tr"_s,
         u"src/gui/a.cpp"_s,
         u"namespace {\nQString tr(const char* text)\n{\n    return translate(text);\n}\n}\n"_s,
         {2}},
        {"calls of tr() and other names",
         u"no-free-tr"_s,
         u"src/gui/a.cpp"_s,
         u"QString A::f()\n{\n    return tr(\"x\");\n}\nint str(int x)\n{\n    return x;\n}\n"_s,
         {}},
        {"a marker", u"no-markers"_s, u"src/gui/a.cpp"_s, u"int a();\n"_s + marker, {2}},
        {"a word that contains one",
         u"no-markers"_s,
         u"docs/a.md"_s,
         u"The HACKM"_s + u"EM and mastodons\n"_s,
         {}},
    };
}

} // namespace

QList<Sample> samples()
{
    return pureSamples() + staticSamples() + arrowSamples() + sizeSamples() + textSamples();
}

} // namespace tcplab::tidy
