"""Bytes to a page: encodings, HTML and plain text, segments, metadata; pure."""

from cenotaph.capture.page import capture

__all__ = ["capture"]
