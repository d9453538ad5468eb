#!/usr/bin/env bash
# Richtet .venv aus der Sperrdatei ein; beim zweiten Mal ist nichts zu tun.
#
# Aufruf: scripts/environment.sh requirements.lock        für die Website
#         scripts/environment.sh requirements-dev.lock    dazu die Prüfwerkzeuge
# Die Variable PYTHON nennt einen bestimmten Python, sonst gilt der erste passende im Suchpfad.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lock=${1:?"Aufruf: scripts/environment.sh SPERRDATEI"}
environment=.venv
stamp="$environment/.praxis-$lock"
log="$environment/einrichtung.log"

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

# The place belongs to the fingerprint: a copied or moved .venv points to its old folder.
fingerprint() {
  { pwd; cat requirements.lock requirements-dev.lock pyproject.toml; } | cksum
}

# Older shims (pyenv) exist without a Python behind them, so each candidate has to answer.
find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      # Behind a shim stands the real program: the environment then survives a change of the shim.
      "$candidate" -c 'import sys; print(sys.executable)'
      return
    fi
  done
  stop "Praxisbrücken braucht Python 3.11 oder neuer; gefunden: $(${PYTHON:-python3} --version 2>/dev/null || echo 'kein Python')." \
       "Auf Debian und Ubuntu: sudo apt-get install python3 python3-venv. Liegt Python woanders: make site PYTHON=/pfad/zu/python3"
}

# Debian delivers Python without the part that creates environments.
ensure_venv_module() {
  "$1" -c 'import ensurepip, venv' 2>/dev/null && return
  local package sudo=""
  package="python$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  if command -v apt-get >/dev/null && { [ -z "$sudo" ] || sudo -n true 2>/dev/null; }; then
    echo "Zu diesem Python fehlt das Modul venv: das Systempaket $package wird installiert."
    { $sudo apt-get install -y -qq "$package" || { $sudo apt-get update -qq && $sudo apt-get install -y -qq "$package"; }; } >/dev/null 2>&1 || true
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
  fi
  stop "Zu diesem Python fehlt das Modul venv. Bitte installieren: sudo apt-get install $package"
}

usable() {
  "$environment/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

wanted=$(fingerprint)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && usable; then
  exit 0
fi

python=$(find_python)
ensure_venv_module "$python"
if ! usable || ! "$environment/bin/python" -m pip --version >/dev/null 2>&1; then
  "$python" -m venv --clear "$environment"
fi
echo "Die Umgebung $environment wird aus $lock eingerichtet (beim ersten Mal etwa eine Minute) …"
# A stamp of another state of the lock files is no longer true once anything has been installed over it.
for old in "$environment"/.praxis-*; do
  [ "$(cat "$old" 2>/dev/null)" = "$wanted" ] || rm -f "$old"
done

pip() {
  PIP_USER=0 "$environment/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --no-deps "$@" \
    >>"$log" 2>&1 && return
  tail -n 20 "$log" >&2
  stop "Die Umgebung ließ sich nicht einrichten; der Grund steht über dieser Zeile, alles Übrige in $log." \
       "Meist fehlt die Verbindung zu PyPI oder zu dem Spiegel, der in pip.conf steht."
}
: >"$log"
pip --require-hashes -r "$lock"
pip --no-build-isolation --editable .
printf '%s\n' "$wanted" >"$stamp"
# The second lock file contains the first.
[ "$lock" = requirements.lock ] || printf '%s\n' "$wanted" >"$environment/.praxis-requirements.lock"
