#!/usr/bin/env bash
# Findet einen Chromium für die Browsertests oder holt einen; gibt seinen Pfad aus.
#
# Reihenfolge: die Variable CHROMIUM, ein Browser des Systems, Debians Paket (nur als root oder mit sudo ohne Kennwort),
# zuletzt Playwrights eigener. Was geschehen ist, steht in einem Satz auf der Fehlerausgabe.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

found() {
  echo "Browser für die Tests: $2 ($1)." >&2
  printf '%s\n' "$1"
  exit 0
}

# A name in the path is not enough: Ubuntu's chromium-browser is a notice that a snap is missing.
find_system_browser() {
  local name path
  for name in ${CHROMIUM:-} chromium chromium-browser google-chrome-stable google-chrome; do
    path=$(command -v "$name") && "$path" --version >/dev/null 2>&1 && printf '%s\n' "$path" && return
  done
  return 1
}

find_playwright_browser() {
  .venv/bin/python - <<'PYTHON'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    path = pathlib.Path(playwright.chromium.executable_path)
    print(path) if path.exists() else sys.exit(1)
PYTHON
}

path=$(find_system_browser) && found "$path" "vom System"
path=$(find_playwright_browser 2>/dev/null) && found "$path" "von Playwright"

if [ "$(id -u)" = 0 ]; then may_install=yes sudo=""; elif sudo -n true 2>/dev/null; then may_install=yes sudo="sudo -n"; else may_install="" sudo=""; fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT

if [ -n "$may_install" ] && command -v apt-get >/dev/null; then
  echo "Kein Chromium gefunden; das Systempaket chromium wird installiert …" >&2
  { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends chromium; } \
    >"$log" 2>&1 || true
  path=$(find_system_browser) && found "$path" "aus dem Systempaket chromium, eben installiert"
fi

echo "Kein Chromium gefunden; Playwrights eigener wird geholt …" >&2
.venv/bin/python -m playwright install ${may_install:+--with-deps} chromium >>"$log" 2>&1 || true
path=$(find_playwright_browser 2>/dev/null) && found "$path" "von Playwright, eben geholt"

tail -n 20 "$log" >&2
echo "Für die Browsertests fehlt ein Chromium, und keiner ließ sich holen. Bitte installieren (Debian: sudo apt-get install chromium) oder mit CHROMIUM=/pfad/zum/browser nennen." >&2
exit 1
