#pragma once

#include <QList>

#include "source_file.h"

namespace tcplab::tidy {

/// Translations (*.ts): everything translated, nothing left over, the same %1 and %n on both sides.
QList<Finding> checkTranslation(const SourceFile& file);

/// Every text of `reference` must be in `file` too.
QList<Finding> checkSameTexts(const SourceFile& reference, const SourceFile& file);

/// JSON of the resources is JSON.
QList<Finding> checkJson(const SourceFile& file);

} // namespace tcplab::tidy
