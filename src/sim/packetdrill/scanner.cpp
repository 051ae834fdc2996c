#include "sim/packetdrill/scanner.h"

#include <cctype>
#include <charconv>
#include <limits>

namespace tcplab::sim::packetdrill {

namespace {
bool isWordStart(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_';
}
bool isWordPart(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}
bool isDigit(char c)
{
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}
} // namespace

void Scanner::advance()
{
    if (text_[at_] == '\n') {
        ++line_;
        lineStart_ = at_ + 1;
    }
    ++at_;
}

bool Scanner::skipComment()
{
    if (peek() == '#' || (peek() == '/' && peek(1) == '/')) {
        while (at_ < text_.size() && text_[at_] != '\n')
            advance();
        return true;
    }
    if (peek() == '/' && peek(1) == '*') {
        const std::size_t end = text_.find("*/", at_ + 2);
        const std::size_t stop = end == std::string_view::npos ? text_.size() : end + 2;
        while (at_ < stop)
            advance();
        return true;
    }
    return false;
}

void Scanner::skipBlanks()
{
    const std::size_t start = at_;
    while (at_ < text_.size()) {
        if (std::isspace(static_cast<unsigned char>(text_[at_])))
            advance();
        else if (!skipComment())
            break;
    }
    if (at_ == start) return;
    gapStart_ = start;
    gapEnd_ = at_;
}

bool Scanner::atEnd()
{
    skipBlanks();
    return at_ >= text_.size();
}

bool Scanner::nextIs(std::string_view token)
{
    skipBlanks();
    if (text_.substr(at_, token.size()) != token) return false;
    return !isWordPart(token.back()) || !isWordPart(peek(token.size()));
}

bool Scanner::take(std::string_view token)
{
    if (!nextIs(token)) return false;
    at_ += token.size();
    return true;
}

std::optional<std::string> Scanner::word()
{
    skipBlanks();
    if (!isWordStart(peek())) return std::nullopt;
    const std::size_t start = at_;
    while (isWordPart(peek()))
        ++at_;
    return std::string{text_.substr(start, at_ - start)};
}

std::string Scanner::until(std::string_view stops)
{
    skipBlanks();
    const std::size_t start = at_;
    while (at_ < text_.size() && !std::isspace(static_cast<unsigned char>(peek())) &&
           stops.find(peek()) == std::string_view::npos)
        ++at_;
    return std::string{text_.substr(start, at_ - start)};
}

std::optional<std::string> Scanner::enclosed(std::string_view end)
{
    const std::size_t start = at_;
    const std::size_t stop = text_.find(end, at_);
    if (stop == std::string_view::npos) return std::nullopt;
    while (at_ < stop + end.size())
        advance();
    return std::string{text_.substr(start, stop - start)};
}

void Scanner::forward(std::size_t count)
{
    for (; count > 0 && at_ < text_.size(); --count)
        advance();
}

void Scanner::restOfLine()
{
    while (at_ < text_.size() && text_[at_] != '\n')
        advance();
}

std::optional<std::int64_t> Scanner::integer()
{
    skipBlanks();
    std::size_t digits = at_;
    const bool negative = peek() == '-';
    if (negative) ++digits;
    int base = 10;
    if (text_.substr(digits, 2) == "0x" || text_.substr(digits, 2) == "0X") {
        base = 16;
        digits += 2;
    }
    std::uint64_t value = 0;
    const char* const end = text_.data() + text_.size();
    const auto [stop, error] = std::from_chars(text_.data() + digits, end, value, base);
    if (error != std::errc{}) return std::nullopt;
    at_ = static_cast<std::size_t>(stop - text_.data());
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    const auto number = static_cast<std::int64_t>(value);
    return negative ? -number : number;
}

std::optional<std::int64_t> Scanner::seconds()
{
    skipBlanks();
    if (!isDigit(peek()) && !(peek() == '.' && isDigit(peek(1)))) return std::nullopt;
    std::int64_t whole = 0;
    while (isDigit(peek()) && whole < 1'000'000'000)
        whole = whole * 10 + (text_[at_++] - '0');
    std::int64_t micros = 0;
    // "0...1" is a time and an ellipsis, not a fraction
    if (peek() == '.' && peek(1) != '.') {
        ++at_;
        std::int64_t unit = 100'000;
        for (; isDigit(peek()); ++at_, unit /= 10)
            micros += (text_[at_] - '0') * unit;
    }
    if (peek() == 's' && !isWordPart(peek(1))) ++at_;
    return whole * 1'000'000 + micros;
}

std::string Scanner::here()
{
    skipBlanks();
    if (at_ >= text_.size()) return {};
    std::size_t end = at_;
    while (end < text_.size() && end < at_ + 24 && text_[end] != '\n')
        ++end;
    return std::string{text_.substr(at_, end - at_)};
}

} // namespace tcplab::sim::packetdrill
