# The Debian packages that ceping needs, and how the scripts get them. Sourced by examples/run and tests/run.

build_packages="g++ cmake ninja-build pkg-config
    libfmt-dev libyaml-dev libyaml-cpp-dev libgmp-dev libssl-dev
    libsqlite3-dev libxlsxwriter-dev libzip-dev libexpat1-dev zlib1g-dev libcli11-dev"

test_packages="libboost-test-dev librapidcheck-dev rapidjson-dev libsimdjson-dev python3 python3-yaml python3-jsonschema python3-junitparser python3-openpyxl
    ccache git diffutils strace valgrind mandoc pandoc clang-14 clang-tidy-14 clang-format-14 libclang-rt-14-dev lld-14"

# What the tests of HTML pages need. Debian's npm brings hundreds of packages with it, so one that is there is used.
browser_packages="chromium fonts-noto-cjk poppler-utils"
command -v node >/dev/null || browser_packages="$browser_packages nodejs"
command -v npm >/dev/null || browser_packages="$browser_packages npm"

# Installs those of the named packages that are missing, and says which. Asks no network when none is.
install_missing() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is no Debian: please see to it yourself that these are there: $*" >&2
        return 0
    fi
    missing=
    for package in "$@"; do
        case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) in
            *ii*) ;;
            *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    echo "Installing Debian packages:$missing"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "Neither root nor sudo: please install them, then start this again." >&2
            return 1
        }
        as_root=sudo
    fi
    $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing
}
