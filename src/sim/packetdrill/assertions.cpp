#include "sim/packetdrill/assertions.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <iomanip>
#include <sstream>

namespace tcplab::sim::packetdrill {

namespace {

class Evaluator
{
public:
    Evaluator(std::string_view text, const Lookup& lookup)
        : text_(text)
        , lookup_(lookup)
    {
    }

    /// The value of the expression; nothing when something was not understood (see problem()).
    std::optional<double> value()
    {
        const double result = disjunction();
        blanks();
        if (problem_.empty() && at_ < text_.size() && text_[at_] != ',')
            problem_ = std::string{text_.substr(at_)};
        if (!problem_.empty()) return std::nullopt;
        return result;
    }
    const std::string& problem() const { return problem_; }
    /// "tcpi_unacked = 2, tcpi_sacked = 0": the names that were looked up.
    std::string values() const
    {
        std::ostringstream list;
        for (const auto& [name, value] : values_)
            list << (list.tellp() > 0 ? ", " : "") << name << " = " << std::setprecision(12)
                 << value;
        return list.str();
    }

private:
    static constexpr int maxDepth = 64;

    void blanks()
    {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])))
            ++at_;
    }
    bool take(std::string_view token)
    {
        blanks();
        if (text_.substr(at_, token.size()) != token) return false;
        const bool word = std::isalpha(static_cast<unsigned char>(token.back())) != 0;
        const std::size_t end = at_ + token.size();
        if (word && end < text_.size() &&
            (std::isalnum(static_cast<unsigned char>(text_[end])) || text_[end] == '_'))
            return false;
        at_ = end;
        return true;
    }
    double disjunction()
    {
        double left = conjunction();
        while (take("or")) {
            const double right = conjunction();
            left = left != 0 || right != 0 ? 1 : 0;
        }
        return left;
    }
    double conjunction()
    {
        double left = negation();
        while (take("and")) {
            const double right = negation();
            left = left != 0 && right != 0 ? 1 : 0;
        }
        return left;
    }
    double negation()
    {
        bool inverted = false;
        bool any = false;
        for (; take("not"); any = true)
            inverted = !inverted;
        if (any) return (comparison() != 0) == inverted ? 0 : 1;
        return comparison();
    }
    /// a < b <= c, as Python chains them
    double comparison()
    {
        double left = sum();
        bool all = true;
        bool any = false;
        for (;;) {
            int kind = -1;
            static constexpr std::string_view signs[] = {"==", "!=", "<=", ">=", "<", ">"};
            for (int i = 0; i < 6 && kind < 0; ++i)
                if (take(signs[i])) kind = i;
            if (kind < 0) break;
            const double right = sum();
            const bool holds[] = {left == right, left != right, left <= right, left >= right,
                                  left<right, left> right};
            all = all && holds[kind];
            any = true;
            left = right;
        }
        if (!any) return left;
        return all ? 1 : 0;
    }
    double sum()
    {
        double left = product();
        for (;;) {
            if (take("+"))
                left += product();
            else if (take("-"))
                left -= product();
            else
                return left;
        }
    }
    double product()
    {
        double left = factor();
        for (;;) {
            const bool whole = take("//");
            if (whole || take("/")) {
                const double right = divisor();
                left = whole ? std::floor(left / right) : left / right;
            } else if (take("%")) {
                const double right = divisor();
                left -= right * std::floor(left / right);
            } else if (take("*")) {
                left *= factor();
            } else {
                return left;
            }
        }
    }
    double divisor()
    {
        const double value = factor();
        if (value == 0 && problem_.empty()) problem_ = "/ 0";
        return value == 0 ? 1 : value;
    }
    double factor()
    {
        if (++depth_ > maxDepth) problem_ = "too many brackets";
        double result = 0;
        if (!problem_.empty())
            result = 0;
        else if (take("-"))
            result = -factor(); // bounded by depth_
        else if (take("(")) {
            result = disjunction();
            if (!take(")")) problem_ = "a missing )";
        } else
            result = atom();
        --depth_;
        return result;
    }
    double atom()
    {
        blanks();
        const std::size_t start = at_;
        while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) ||
                                      text_[at_] == '_' || text_[at_] == '.'))
            ++at_;
        const std::string token{text_.substr(start, at_ - start)};
        if (token.empty()) {
            if (problem_.empty()) problem_ = std::string{text_.substr(start)};
            return 0;
        }
        if (std::isdigit(static_cast<unsigned char>(token.front())))
            return std::strtod(token.c_str(), nullptr);
        if (token == "True") return 1;
        if (token == "False") return 0;
        const auto value = lookup_(token);
        if (!value && problem_.empty()) problem_ = token;
        if (value) values_[token] = *value;
        return value.value_or(0);
    }

    std::string_view text_;
    const Lookup& lookup_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::string problem_;
    std::map<std::string, double> values_;
};

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() &&
           (std::isspace(static_cast<unsigned char>(text.back())) || text.back() == ';'))
        text.remove_suffix(1);
    return text;
}

bool isName(const std::string& text)
{
    return !text.empty() && !std::isdigit(static_cast<unsigned char>(text.front())) &&
           std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

} // namespace

AssertionResult Assertions::statement(std::string_view text, const Lookup& lookup)
{
    const Lookup extended = [&](const std::string& name) {
        const auto variable = variables_.find(name);
        return variable == variables_.end() ? lookup(name) : variable->second;
    };
    // "cwnd = tcpi_snd_cwnd", "cwnd += 1"
    const std::size_t equals = text.find('=');
    std::string_view target = text.substr(0, std::min(equals, text.size()));
    const bool adds = target.ends_with('+');
    if (adds) target.remove_suffix(1);
    const std::string name{trimmed(target)};
    const bool assigns = equals != std::string_view::npos && text.substr(equals, 2) != "==" &&
                         isName(name) && (!adds || variables_.contains(name));
    const bool asserts = text.starts_with("assert") && !assigns;
    if (!asserts && !assigns) return {AssertionResult::Kind::NotUnderstood, std::string{text}, {}};
    text = trimmed(text.substr(asserts ? 6 : equals + 1));
    Evaluator evaluator{text, extended};
    const auto value = evaluator.value();
    if (!value) return {AssertionResult::Kind::NotUnderstood, evaluator.problem(), {}};
    if (assigns && variables_.size() < 1000)
        variables_[name] = *value + (adds ? variables_[name] : 0);
    if (asserts && *value == 0)
        return {AssertionResult::Kind::Fails, std::string{text}, evaluator.values()};
    return {};
}

AssertionResult Assertions::check(std::string_view code, const Lookup& lookup)
{
    std::string line;
    std::string joined{code};
    for (std::size_t at = joined.find("\\\n"); at != std::string::npos; at = joined.find("\\\n"))
        joined.replace(at, 2, " "); // a backslash joins lines
    std::istringstream lines{joined};
    while (std::getline(lines, line)) {
        if (const std::size_t comment = line.find('#'); comment != std::string::npos)
            line.resize(comment);
        std::istringstream statements{line};
        for (std::string part; std::getline(statements, part, ';');) {
            const std::string_view text = trimmed(part);
            if (text.empty() || text.starts_with("print")) continue;
            AssertionResult result = statement(text, lookup);
            if (result.kind != AssertionResult::Kind::Holds) return result;
        }
    }
    return {};
}

} // namespace tcplab::sim::packetdrill
