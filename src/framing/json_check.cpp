#include "framing/json_check.h"

#include <vector>

namespace tcplab::framing {

namespace {

/// Reads one JSON text and stops at the first byte that cannot belong to it. Nesting is kept on a
/// stack of its own, so that hostile input cannot exhaust the program's.
class Checker
{
public:
    explicit Checker(std::string_view text)
        : text_(text)
    {
    }

    std::optional<std::size_t> run()
    {
        if (!readText()) return at_;
        return std::nullopt;
    }

private:
    enum class Open : unsigned char { Array, Object };

    bool atEnd() const { return at_ >= text_.size(); }
    unsigned char byte() const { return atEnd() ? 0 : static_cast<unsigned char>(text_[at_]); }

    bool take(char wanted)
    {
        if (atEnd() || text_[at_] != wanted) return false;
        ++at_;
        return true;
    }

    void skipSpace()
    {
        while (!atEnd() && (byte() == ' ' || byte() == '\t' || byte() == '\n' || byte() == '\r'))
            ++at_;
    }

    bool readText()
    {
        // Each turn reads one value, or opens one; then closes whatever the value completed.
        while (true) {
            skipSpace();
            bool opened = false;
            if (!readValue(opened)) return false;
            if (opened) continue;
            bool wantsValue = false;
            if (!closeCompleted(wantsValue)) return false;
            if (!wantsValue) break;
        }
        skipSpace();
        return atEnd();
    }

    bool readValue(bool& opened)
    {
        const char first = static_cast<char>(byte());
        if (first == '[' || first == '{') return openContainer(first, opened);
        if (first == '"') return readString();
        if (first == '-' || (first >= '0' && first <= '9')) return readNumber();
        if (first == 't') return readWord("true");
        if (first == 'f') return readWord("false");
        if (first == 'n') return readWord("null");
        return false;
    }

    bool openContainer(char first, bool& opened)
    {
        if (stack_.size() >= maxJsonDepth) return false;
        ++at_;
        skipSpace();
        if (first == '[') {
            if (take(']')) return true;
            stack_.push_back(Open::Array);
        } else {
            if (take('}')) return true;
            stack_.push_back(Open::Object);
            if (!readKey()) return false;
        }
        opened = true;
        return true;
    }

    bool closeCompleted(bool& wantsValue)
    {
        while (!stack_.empty()) {
            skipSpace();
            const bool isArray = stack_.back() == Open::Array;
            if (take(',')) {
                skipSpace();
                wantsValue = true;
                return isArray || readKey();
            }
            if (!take(isArray ? ']' : '}')) return false;
            stack_.pop_back();
        }
        return true;
    }

    bool readKey()
    {
        if (byte() != '"' || !readString()) return false;
        skipSpace();
        return take(':');
    }

    bool readWord(std::string_view word)
    {
        for (const char c : word)
            if (!take(c)) return false;
        return true;
    }

    bool readDigits()
    {
        const std::size_t begin = at_;
        while (!atEnd() && byte() >= '0' && byte() <= '9')
            ++at_;
        return at_ > begin;
    }

    bool readNumber()
    {
        take('-');
        if (!take('0') && !readDigits()) return false;
        if (take('.') && !readDigits()) return false;
        if (byte() != 'e' && byte() != 'E') return true;
        ++at_;
        if (!take('+')) take('-');
        return readDigits();
    }

    bool readString()
    {
        ++at_;
        while (!atEnd()) {
            if (take('"')) return true;
            if (byte() < 0x20) return false;
            if (take('\\')) {
                if (!readEscape()) return false;
            } else if (!readCharacter()) {
                return false;
            }
        }
        return false;
    }

    bool readEscape()
    {
        constexpr std::string_view simple = "\"\\/bfnrt";
        if (atEnd()) return false;
        if (simple.find(text_[at_]) != std::string_view::npos) {
            ++at_;
            return true;
        }
        if (!take('u')) return false;
        for (int i = 0; i < 4; ++i) {
            const unsigned char c = byte();
            const bool hex =
                (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (!hex) return false;
            ++at_;
        }
        return true;
    }

    /// One UTF-8 character (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
    bool readCharacter()
    {
        const unsigned char first = byte();
        if (first < 0x80) return ++at_, true;
        int more = 0;
        unsigned char least = 0x80, most = 0xBF; // bounds of the second byte
        if (first >= 0xC2 && first <= 0xDF)
            more = 1;
        else if (first >= 0xE0 && first <= 0xEF)
            more = 2;
        else if (first >= 0xF0 && first <= 0xF4)
            more = 3;
        else
            return false;
        if (first == 0xE0) least = 0xA0;
        if (first == 0xED) most = 0x9F;
        if (first == 0xF0) least = 0x90;
        if (first == 0xF4) most = 0x8F;
        ++at_;
        for (; more > 0; --more) {
            if (atEnd() || byte() < least || byte() > most) return false;
            ++at_;
            least = 0x80;
            most = 0xBF;
        }
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Open> stack_;
};

} // namespace

std::optional<std::size_t> firstJsonMistake(std::string_view text)
{
    return Checker(text).run();
}

} // namespace tcplab::framing
