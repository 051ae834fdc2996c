#include "sim/packetdrill/condition.h"

#include <sstream>
#include <vector>

namespace tcplab::sim::packetdrill {

namespace {

/// One #ifdef that is open.
struct Branch
{
    int line = 0;
    bool taken = false;  ///< the lines here count
    bool around = false; ///< those around it count
};

class Conditions
{
public:
    std::variant<std::string, SyntaxError> apply(std::string_view text)
    {
        std::string kept;
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            ++line_;
            const std::string_view row = text.substr(at, end - at);
            const bool directive = take(row);
            if (failed_) return *failed_;
            if (!directive && counts()) kept += row;
            kept += '\n';
            at = end + 1;
        }
        if (!open_.empty())
            return SyntaxError{open_.back().line, 1, "#ifdef", {Text::MatchingEndif, {"#endif"}}};
        return kept;
    }

private:
    bool counts() const { return open_.empty() || open_.back().taken; }

    /// True for a line that is one of ours.
    bool take(std::string_view row)
    {
        if (!row.starts_with('#')) return false;
        std::istringstream words{std::string{row.substr(1)}};
        std::string name;
        words >> name;
        if (name == "ifdef" || name == "ifndef") {
            std::string condition;
            words >> condition;
            if (condition.empty()) fail(row, {Text::KnownCondition, {}});
            const bool holds = (condition == "STANDARD") == (name == "ifdef");
            open_.push_back({line_, counts() && holds, counts()});
            return true;
        }
        if (name != "else" && name != "endif") return false;
        if (open_.empty()) {
            fail(row, {Text::KnownCondition, {}});
        } else if (name == "endif") {
            open_.pop_back();
        } else {
            open_.back().taken = open_.back().around && !open_.back().taken;
        }
        return true;
    }

    void fail(std::string_view row, Message expected)
    {
        failed_ = SyntaxError{line_, 1, std::string{row.substr(0, 24)}, std::move(expected)};
    }

    int line_ = 0;
    std::vector<Branch> open_;
    std::optional<SyntaxError> failed_;
};

} // namespace

std::variant<std::string, SyntaxError> withoutOtherSystems(std::string_view text)
{
    return Conditions{}.apply(text);
}

} // namespace tcplab::sim::packetdrill
