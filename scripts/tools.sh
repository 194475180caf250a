# Finds what the tests need beyond Go and Node, installs it where that is allowed, and
# otherwise says how to get it. Sourced by the other scripts.

# Debian's packages for each need.
postgres_package=postgresql
chromium_package=chromium

# have_postgres asks the code that starts the server, so that there is one search only.
have_postgres() {
  [ "${SINAN_TEST_POSTGRES:-}" != none ] || return 1
  [ -n "${SINAN_TEST_POSTGRES:-}" ] || go run ./internal/app/apptest/pgcluster/run --find >/dev/null 2>&1
}

# find_chromium prints the path of a browser.
find_chromium() {
  local name path
  if [ -n "${CHROMIUM:-}" ]; then
    command -v "$CHROMIUM"
    return
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge; do
    if path=$(command -v "$name"); then
      echo "$path"
      return
    fi
  done
  for path in \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "$HOME"/.cache/ms-playwright/chromium-*/chrome-linux*/chrome; do
    if [ -x "$path" ]; then
      echo "$path"
      return
    fi
  done
  return 1
}

# may_install tells whether packages can be installed here without asking anybody.
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# install gets Debian packages, quietly while all goes well.
install() {
  local log
  log=$(mktemp)
  echo "installing $* ..."
  if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "could not install $*" >&2
  fi
  rm -f "$log"
}

# get_tools installs what is missing in one go.
get_tools() {
  local wanted=()
  have_postgres || [ "${SINAN_TEST_POSTGRES:-}" = none ] || wanted+=("$postgres_package")
  find_chromium >/dev/null || wanted+=("$chromium_package" fonts-noto-cjk)
  if [ ${#wanted[@]} -gt 0 ] && may_install; then
    install "${wanted[@]}"
  fi
}
