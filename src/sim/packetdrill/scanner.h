#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tcplab::sim::packetdrill {

/// Walks over the text of a script; knows lines and columns, skips white space and comments.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : text_(text)
    {
    }

    void skipBlanks();
    bool atEnd();
    char peek(std::size_t ahead = 0) const
    {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    /// Takes `token` if it is next (blanks skipped); words must end there.
    bool take(std::string_view token);
    bool nextIs(std::string_view token);
    /// A C identifier, or nothing.
    std::optional<std::string> word();
    /// A run of characters that are neither blanks nor in `stops`.
    std::string until(std::string_view stops);
    /// The text up to `end`, which is taken too; nothing when it never comes.
    std::optional<std::string> enclosed(std::string_view end);
    /// Goes on by so many characters, whatever they are.
    void forward(std::size_t count);
    /// Goes to the end of the line.
    void restOfLine();
    /// Decimal or 0x number, perhaps negative.
    std::optional<std::int64_t> integer();
    /// A time in seconds, as microseconds: "1", ".1", "0.000250", "1s".
    std::optional<std::int64_t> seconds();

    int line() const { return line_; }
    int column() const { return static_cast<int>(at_ - lineStart_) + 1; }
    std::size_t position() const { return at_; }
    /// The end of what was taken last: before the blanks and comments behind it.
    std::size_t tokenEnd() const { return at_ == gapEnd_ ? gapStart_ : at_; }
    std::string_view between(std::size_t from, std::size_t to) const
    {
        return text_.substr(from, to - from);
    }
    /// What stands here, for a message.
    std::string here();

private:
    void advance();
    bool skipComment();

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t lineStart_ = 0;
    int line_ = 1;
    std::size_t gapStart_ = 0;
    std::size_t gapEnd_ = 0;
};

} // namespace tcplab::sim::packetdrill
