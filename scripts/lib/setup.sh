# shellcheck shell=bash
# Shared by scripts/run and scripts/test, which source it: what the build needs, and how it is configured.
# Everything here may be run again at any time; what is already there is left alone.

unset CDPATH # else cd may print where it went
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root

say() { printf '==> %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# --- What is needed -------------------------------------------------------------------------------

# command:package, for tools that may also come from elsewhere (another cmake, another compiler).
tools=(c++:g++ cmake:cmake ninja:ninja-build)
# Debian packages, found by name only.
packages=(
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n
    nlohmann-json3-dev libcli11-dev
)

is_debian() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null
}

has_package() {
    [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null) == ii* ]]
}

# Chinese text needs a font with Han glyphs; any will do, so ask for the glyphs and not for a package.
has_chinese_font() {
    command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh-cn family 2>/dev/null) ]]
}

# Prints the packages that are missing, one a line; "$@" names more tools as command:package.
missing_packages() {
    local entry package
    for entry in "${tools[@]}" "$@"; do
        command -v "${entry%%:*}" >/dev/null || printf '%s\n' "${entry#*:}"
    done
    if is_debian; then
        for package in "${packages[@]}"; do
            has_package "$package" || printf '%s\n' "$package"
        done
        # Without X11 Qt reaches the screen through a plugin which comes in a package of its own.
        if [[ -n ${WAYLAND_DISPLAY:-} && -z ${DISPLAY:-} ]] && ! has_package qt6-wayland; then
            printf 'qt6-wayland\n'
        fi
    fi
    has_chinese_font || printf 'fonts-noto-cjk\n'
}

# --- Installing it --------------------------------------------------------------------------------

# Whether somebody who may install is here: root, or one whom sudo lets in (it may ask on a terminal only).
may_install() {
    [[ $EUID -eq 0 ]] || { command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; }
}

apt_get() {
    local as_root=()
    [[ $EUID -eq 0 ]] || as_root=(sudo)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

# Installs what is missing where that is possible, else says what is needed and goes on: Qt may come
# from somewhere that apt knows nothing of, and CMake is the judge of that.
ensure_packages() {
    local missing=()
    mapfile -t missing < <(missing_packages "$@")
    if [[ ${#missing[@]} -eq 0 ]]; then
        say "Everything that the build needs is installed."
        return
    fi
    if ! is_debian; then
        warn "this is not Debian or a relative of it, so nothing is installed for you."
        warn "needed: a C++20 compiler, CMake 3.25, Ninja, Qt 6.4 or later (Core, Network, Widgets, Svg, PrintSupport," \
            "Test, LinguistTools), nlohmann-json 3.11, CLI11 and a font with Chinese characters."
        warn "not found: ${missing[*]} (Debian's names). Going on with what is there."
        return
    fi
    if may_install; then
        say "Installing what is missing: ${missing[*]}"
        apt_get update || warn "the package lists could not all be refreshed; trying with those at hand."
        if apt_get install -y --no-install-recommends "${missing[@]}"; then return; fi
        warn "apt-get could not install them; its message is above. They are needed:"
    else
        warn "some packages are missing and you may not install them here. Somebody who may has to run:"
    fi
    warn "    apt-get install --no-install-recommends ${missing[*]}"
    warn "Going on with what is there."
}

# --- Building -------------------------------------------------------------------------------------

# One compiler a processor, but none without about 1.5 GB of memory: a Qt file with sanitizers takes that.
job_count() {
    local jobs memory_kb
    jobs=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
    memory_kb=$(awk '/^MemAvailable:/ {print $2}' /proc/meminfo 2>/dev/null || true)
    if [[ -n $memory_kb && $((memory_kb / 1500000)) -lt $jobs ]]; then
        jobs=$((memory_kb / 1500000))
    fi
    echo $((jobs > 0 ? jobs : 1))
}

# Helpers that only save time are used where they happen to be; CMake reads both at the first configuration.
use_fast_tools() {
    if [[ -z ${CMAKE_CXX_COMPILER_LAUNCHER:-} ]] && command -v ccache >/dev/null; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    if [[ -z ${LDFLAGS:-} ]] && command -v mold >/dev/null &&
        echo 'int main() {}' | "${CXX:-c++}" -fuse-ld=mold -x c++ - -o /dev/null 2>/dev/null; then
        export LDFLAGS=-fuse-ld=mold
    fi
}

# configure PRESET [cmake arguments]
configure() {
    local preset=$1 cache="$root/build/$1/CMakeCache.txt" fresh=()
    shift
    command -v cmake >/dev/null || die "there is no cmake; see above for what is needed."
    use_fast_tools
    # A folder that was moved or copied with its build directory would be refused by CMake.
    if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        fresh=(--fresh)
    fi
    say "Configuring the preset '$preset' in build/$preset"
    (cd -- "$root" && cmake --preset "$preset" "${fresh[@]}" "$@" </dev/null) ||
        die "CMake could not configure '$preset'; its message above names what is missing."
}

# build PRESET [targets]
build() {
    local preset=$1
    shift
    say "Building the preset '$preset' with $(job_count) job(s)"
    (cd -- "$root" && cmake --build --preset "$preset" -j "$(job_count)" ${1:+--target "$@"} </dev/null) ||
        die "the preset '$preset' does not build; the compiler's message is above."
}

# A terminal or container without a locale would make Qt decode and print text as Latin-1.
ensure_utf8_locale() {
    if [[ $(locale charmap 2>/dev/null) != UTF-8 ]]; then
        unset LC_ALL
        export LC_CTYPE=C.UTF-8
    fi
}
