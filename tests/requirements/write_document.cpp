// Writes docs/rfc9293.md anew: the target update_requirements.

#include <cstdio>

#include <QFile>

#include "document.h"
#include "registered.h"

using namespace Qt::StringLiterals;
using namespace tcplab::requirements;

int main()
{
    const QString root = QStringLiteral(TCPLAB_SOURCE_DIR);
    Traceability all = Traceability::read(root, registeredFiles());
    all.check();
    for (const QString& mistake : std::as_const(all.mistakes))
        std::fprintf(stderr, "%s\n", qPrintable(mistake));
    QFile file(root + u"/docs/rfc9293.md"_s);
    const QByteArray text = all.document().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(file.fileName()),
                     qPrintable(file.errorString()));
        return 1;
    }
    return 0;
}
