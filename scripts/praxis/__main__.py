"""``python -m praxis``."""

from praxis.cli import main

main()
