#pragma once

#include <QList>

#include "source_file.h"

namespace tcplab::tidy {

/// Translations (*.ts): everything translated, nothing left over, the same %1 and %n on both sides.
QList<Finding> checkTranslation(const SourceFile& file);

/// Every text of `reference` must be in `file` too.
QList<Finding> checkSameTexts(const SourceFile& reference, const SourceFile& file);

/// Links of a Markdown file to files of the tree under `root` lead somewhere.
QList<Finding> checkLinks(const SourceFile& file, const QString& root);

/// JSON of the resources is JSON.
QList<Finding> checkJson(const SourceFile& file);

} // namespace tcplab::tidy
