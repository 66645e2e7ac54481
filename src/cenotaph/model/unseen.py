"""Characters that nobody sees, and that change what is seen: they turn letters, or part words."""

import re

# Direction marks, embeddings, overrides and isolates; zero-width space and word joiner; soft
# hyphen; byte order mark; invisible operators, annotations, tags. The joiners of Persian and of
# Indic scripts stay: they are part of how a word is written.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def without_unseen(text: str) -> str:
    """The text without them: "21" between two overrides would be shown as 12."""
    return text if text.isascii() else _UNSEEN.sub("", text)
