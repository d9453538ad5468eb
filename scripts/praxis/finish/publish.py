"""The last rename: puts a finished site in place of the old one, at no moment neither or half of one.

On Linux both folders change places in one system call (renameat2 with RENAME_EXCHANGE), so ``site`` is never missing. Where
that does not exist, two renames follow each other; a kill between them leaves the old site beside its place, and the next
build puts it back before anything else. A symbolic link that is switched over would do without this, but then ``site`` would
not be a folder that one can copy to a server.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from praxis.problems import Level, Problem, rule

BUSY = rule(
    "PB921",
    Level.FEHLER,
    "Es läuft schon ein Bau",
    "Zwei Baue im selben Ordner würden einander die Dateien überschreiben. Der zweite wartet nicht, sondern endet.",
)
NOT_A_SITE = rule(
    "PB922",
    Level.FEHLER,
    "Der Zielordner ist keine Website",
    "Der Zielordner wird im Ganzen ersetzt. Damit nichts Fremdes verloren geht, ist er leer oder enthält schon eine Website.",
)
NOT_PUBLISHED = rule(
    "PB923",
    Level.FEHLER,
    "Die fertige Website ließ sich nicht an ihren Platz bringen",
    "Das Betriebssystem hat das Umbenennen oder Kopieren verweigert; die bisherige Website bleibt unverändert.",
)

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


@contextmanager
def exclusive(folder: Path) -> Iterator[Problem | None]:
    """Keep other builds out of ``folder`` while the block runs; gives a problem instead if one is at work there.

    The lock lies on the folder itself and ends with the process, however that ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder, wait=False) as locked:
        yield (
            None
            if locked
            else BUSY.at(
                str(folder),
                "In diesem Ordner läuft gerade ein anderer Bau.",
                "Warten, bis er fertig ist (läuft noch „make serve“?), oder mit --build-dir einen anderen Ordner nennen.",
            )
        )


def recover(site: Path) -> None:
    """Make good what a killed build left around ``site``: put back a displaced old site, remove leftover folders."""
    site = site.resolve()
    if not site.parent.is_dir():
        return
    with _locked(site.parent, wait=False) as locked:
        if locked:
            _recover(site)


def publish(built: Path, site: Path) -> Problem | None:
    """Put the folder ``built`` in the place of ``site`` and remove what was there; ``built`` is gone afterwards.

    Returns a problem, with the old site whole, if that is not possible.
    """
    # A symbolic link keeps pointing to the same place: what it points to is replaced.
    site = site.resolve()
    if problem := check_target(site):
        return problem
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with _locked(site.parent, wait=True):
            _recover(site)
            staged = _stage(built, site)
            _swap(staged, site)
            shutil.rmtree(staged, ignore_errors=True)
    except OSError as error:
        return NOT_PUBLISHED.at(
            str(site),
            f"Die Website ließ sich nicht veröffentlichen: {error.strerror or error}.",
            "Rechte und Platz prüfen. Ein eingehängtes Laufwerk lässt sich nicht ersetzen; dann einen Ordner darin nennen.",
        )
    return None


def check_target(site: Path, build_dir: Path | None = None) -> Problem | None:
    """Return a problem if publishing to ``site`` would destroy something else; worth asking before a long build, too.

    With ``build_dir``, the target must not lie in that folder either: every build clears it first.
    """
    site = site.resolve()
    if build_dir and site.is_relative_to(build_dir.resolve()):
        what = "Der Zielordner liegt im Arbeitsordner, den jeder Bau leert."
    elif not _is_replaceable(site):
        what = "Der Zielordner enthält etwas anderes als eine Website."
    else:
        return None
    return NOT_A_SITE.at(str(site), what, "Mit --site-dir einen neuen oder leeren Ordner nennen.")


def _is_replaceable(site: Path) -> bool:
    """Tell whether a folder is missing, empty or a site; something that cannot even be listed is none of these."""
    if not site.exists():
        return True
    try:
        names = {entry.name for entry in site.iterdir()}
    except OSError:
        return False
    return not names or ("index.html" in names and ".git" not in names)


def _stage(built: Path, site: Path) -> Path:
    """Bring the built site beside its place, onto the same file system: only there is a rename one step."""
    staged = _beside(site, "neu")
    try:
        built.rename(staged)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copytree(built, staged, symlinks=True)
        shutil.rmtree(built, ignore_errors=True)
    return staged


def _swap(staged: Path, site: Path) -> None:
    """Let the two folders change places; afterwards ``staged`` is the old site, or nothing if there was none."""
    if not site.exists():
        staged.rename(site)
    elif not _exchange(staged, site):
        displaced = _beside(site, "alt")
        site.rename(displaced)
        staged.rename(site)
        shutil.rmtree(displaced, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; tell whether this system can do that."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_SUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(one))


def _beside(site: Path, role: str) -> Path:
    """Return the name of a helper folder for this site: „neu“ (may be removed) or „alt“ (the old site, displaced)."""
    return site.with_name(f".{site.name}.praxis-{role}")


def _recover(site: Path) -> None:
    """Like :func:`recover`, for who already holds the lock."""
    displaced, staged = _beside(site, "alt"), _beside(site, "neu")
    if displaced.exists() and not site.exists():
        displaced.rename(site)
    for leftover in (displaced, staged):
        shutil.rmtree(leftover, ignore_errors=True)


@contextmanager
def _locked(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Hold a lock on a folder while the block runs; gives ``False`` if another holds it and we are not to wait.

    File systems without locks (some network drives) give none: there the block runs without.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        locked = True
    except BlockingIOError:
        locked = False
    except OSError:
        locked = True
    try:
        yield locked
    finally:
        os.close(descriptor)
