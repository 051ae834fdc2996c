// Runs a fuzz target without libFuzzer: on each seed input as it is, then on inputs made from them
// by a generator that is seeded with the number of the run, so that `--first N --runs 1` repeats
// run N alone.

#include <algorithm>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz_target.h"

namespace {

using Random = std::mt19937_64;

struct Options
{
    std::uint64_t first = 1;
    std::uint64_t runs = 1000;
    std::vector<std::filesystem::path> seeds;
};

std::uint64_t numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        std::fprintf(stderr, "not a number: %s\n", std::string(text).c_str());
        std::exit(2);
    }
    return number;
}

Options parse(int argc, char** argv)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--first" && i + 1 < argc)
            options.first = numberOf(argv[++i]);
        else if (argument == "--runs" && i + 1 < argc)
            options.runs = numberOf(argv[++i]);
        else
            options.seeds.emplace_back(argument);
    }
    return options;
}

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> readSeeds(const Options& options)
{
    std::vector<std::filesystem::path> files;
    for (const auto& path : options.seeds) {
        if (!std::filesystem::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(path))
            if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::ranges::sort(files); // a directory has no order of its own
    std::vector<std::string> seeds;
    for (const auto& file : files)
        seeds.push_back(contentOf(file));
    return seeds;
}

std::size_t below(Random& random, std::size_t limit)
{
    return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit);
}

void mutateOnce(std::string& text, const std::vector<std::string>& seeds, Random& random)
{
    // Bytes at which parsers turn: limits of integers, quotes, brackets, ends.
    static constexpr std::string_view telling{"\x00\x01\x7f\x80\xff\"\\{}[]:,-0919eE.+ \n\r", 25};
    const std::size_t at = below(random, text.size() + 1);
    const std::size_t length = 1 + below(random, 16);
    switch (random() % 7) {
    case 0:
        text.insert(at, 1, telling[below(random, telling.size())]);
        break;
    case 1:
        text.insert(at, 1, static_cast<char>(random()));
        break;
    case 2:
        text.erase(at, length);
        break;
    case 3:
        text.insert(at, text.substr(below(random, text.size() + 1), length));
        break;
    case 4:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << (random() % 8)));
        break;
    case 5:
        if (at < text.size()) text[at] = telling[below(random, telling.size())];
        break;
    default: {
        const std::string& other = seeds[below(random, seeds.size())];
        text.insert(at, other.substr(below(random, other.size() + 1), length * 8));
    }
    }
}

void show(const std::string& input)
{
    for (const char c : input)
        std::fprintf(stderr, "%02x ", static_cast<unsigned>(static_cast<std::uint8_t>(c)));
    std::fprintf(stderr, "\n");
}

void run(const std::string& input)
{
    // A copy of exactly this size, so that a read beyond the end is caught by AddressSanitizer.
    std::vector<std::uint8_t> bytes(input.size());
    if (!input.empty()) std::memcpy(bytes.data(), input.data(), input.size());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = parse(argc, argv);
    std::vector<std::string> seeds = readSeeds(options);
    if (seeds.empty()) {
        std::fprintf(stderr, "no seed inputs; name files or directories\n");
        return 2;
    }
    for (const std::string& seed : seeds)
        run(seed);
    for (std::uint64_t number = options.first; number < options.first + options.runs; ++number) {
        Random random(number);
        std::string input = seeds[below(random, seeds.size())];
        for (auto changes = 1 + below(random, 8); changes > 0; --changes)
            mutateOnce(input, seeds, random);
        // Said beforehand: after a crash the culprit is among the next hundred.
        if (number % 100 == 0)
            std::fprintf(stderr, "run %llu\n", static_cast<unsigned long long>(number));
        if (options.runs == 1) show(input);
        run(input);
    }
    std::fprintf(stderr, "%zu seed inputs and %llu runs\n", seeds.size(),
                 static_cast<unsigned long long>(options.runs));
    return 0;
}
