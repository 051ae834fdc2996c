#include "cli/arguments.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tcplab::cli {

std::optional<QString> nearest(const QString& word, const QStringList& candidates)
{
    const auto edits = [](const QString& a, const QString& b) {
        std::vector<qsizetype> row(static_cast<std::size_t>(b.size()) + 1);
        for (std::size_t j = 0; j < row.size(); ++j)
            row[j] = static_cast<qsizetype>(j);
        for (qsizetype i = 1; i <= a.size(); ++i) {
            qsizetype diagonal = std::exchange(row[0], i);
            for (std::size_t j = 1; j < row.size(); ++j) {
                const bool same = a[i - 1].toLower() == b[static_cast<qsizetype>(j) - 1];
                const qsizetype best = std::min({row[j] + 1, row[j - 1] + 1, diagonal + !same});
                diagonal = std::exchange(row[j], best);
            }
        }
        return row.back();
    };
    std::optional<QString> best;
    qsizetype least = std::max<qsizetype>(2, word.size() / 2);
    for (const QString& candidate : candidates) {
        const bool begins = !word.isEmpty() && candidate.startsWith(word, Qt::CaseInsensitive);
        // Long names are often given by their beginning only.
        const qsizetype distance =
            begins ? 0
                   : std::min(edits(word, candidate), edits(word, candidate.left(word.size())) + 1);
        if (distance < least || (!best && distance == least)) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace tcplab::cli
