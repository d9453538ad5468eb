"""The build program of Praxisbrücken: from entries in ``practices/`` to a published static site."""

__version__ = "0.1.0"
