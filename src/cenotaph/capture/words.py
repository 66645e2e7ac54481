"""Words without their dress: what two renderings of one text agree on."""

import re

_NOT_WORD = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"[.!?…۔。؟:;,][\"'”’»)\]]*$")
# A line as long as this holds a sentence even without its period.
LONG = 130


def squeeze(text: str) -> str:
    """The letters and digits of the text in lower case, and nothing else."""
    return _NOT_WORD.sub("", text).lower()


def words_of(text: str) -> list[str]:
    """The words of the text in lower case."""
    return _NOT_WORD.sub(" ", text).lower().split()


def ends_sentence(line: str) -> bool:
    """Whether the line ends with a mark that ends or joins sentences."""
    return _SENTENCE_END.search(line, max(0, len(line) - 10)) is not None


def is_prose(line: str) -> bool:
    """Whether the line is a sentence of a report rather than a title, a name or a button."""
    # 40 characters: a slogan or a reader's call ends with a period, too
    return len(line) >= LONG or (len(line) >= 40 and ends_sentence(line))
