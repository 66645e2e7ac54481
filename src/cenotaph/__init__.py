"""Cenotaph keeps an open casualty record: claims with their words, tolls with their reasons."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("cenotaph")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0+unknown"
