"""Times our build against plain mkdocs + Material on the same tree, in one run, and prints the ratios.

    make bench                    # on the collection as it is
    make bench EINTRAEGE=1000     # on a generated catalog of that size, without texts

Plain means: Material's own frame, styles and search, mkdocs' command line, the very Markdown that our program wrote.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]


def timed(command: list[str], cwd: Path) -> tuple[float, float]:
    """Run a command and return its wall time in seconds and the peak memory of all children so far in MB."""
    start = time.perf_counter()
    run = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )
    if run.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{run.stdout[-2000:]}\n{run.stderr[-2000:]}")
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def plain_config(tree: Path, site: Path) -> str:
    """Return a mkdocs.yml that builds the tree with Material as it comes."""
    extensions = ["admonition", "attr_list", "def_list", "tables", {"toc": {"permalink": True}}]
    return yaml.safe_dump(
        {
            "site_name": "Vergleich",
            "docs_dir": str(tree),
            "site_dir": str(site),
            "theme": {"name": "material", "language": "de", "font": False},
            "plugins": [{"search": {"lang": "de"}}],
            "nav": [{"Start": "index.md"}],
            "markdown_extensions": extensions,
        }
    )


def main() -> None:
    """Run both and print a small table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--practices", type=Path, default=REPOSITORY / "practices")
    practices = parser.parse_args().practices.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = [sys.executable, "-m", "praxis"]
        where = ["--practices", str(practices), "--build-dir", str(folder / "build"), "--site-dir", str(folder / "site")]
        check, _ = timed([*program, "check", "--practices", str(practices)], REPOSITORY)
        whole, memory = timed([*program, "build", *where], REPOSITORY)
        again, _ = timed([*program, "build", *where], REPOSITORY)
        config = folder / "mkdocs.yml"
        config.write_text(plain_config(folder / "build/docs", folder / "plain"), encoding="utf-8")
        plain, _ = timed([sys.executable, "-m", "mkdocs", "build", "-f", str(config)], folder)
        pages = sum(1 for _ in (folder / "site").rglob("*.html"))
        size = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()) / 1e6
        plain_size = sum(path.stat().st_size for path in (folder / "plain").rglob("*") if path.is_file()) / 1e6
    print("| Was | Sekunden | Verhältnis zu mkdocs + Material |")
    print("|---|---|---|")
    for label, seconds in (
        ("mkdocs + Material, dieselben Seiten", plain),
        ("praxis check", check),
        ("praxis build, kalt", whole),
        ("praxis build, noch einmal", again),
    ):
        print(f"| {label} | {seconds:.1f} | {seconds / plain:.2f} |")
    print(f"\n{pages} HTML-Seiten, {size:.1f} MB (mit Material {plain_size:.1f} MB), Speicher höchstens {memory:.0f} MB.")


if __name__ == "__main__":
    main()
