"""`python -m evaluation.word_table DATA`: how common each word is, for `reference/data`.

Counted over texts nobody here wrote: general news (`page_reading`), local crime news (the tune part
of `linking`), dispatches of war (`muc4`), headlines of war (the tune part of `ucdp`). Only numbers
of texts leave them. A word is as common as in the kind of text where it is commonest. Words that
are mostly written with a capital are left out, unless they are common: they are mostly names.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cenotaph.model.signature import folded_words
from evaluation.halves import half
from evaluation.ucdp import headlines

# In fewer than three texts, or four of a thousand, the count is chance.
_TEXTS, _PER_MILLE = 3, 4
# So common that the name of a country or an army is a word like others.
_COMMON_PER_MILLE = 20
_REMARK = "# How many texts of a thousand hold a word; made by `python -m evaluation.word_table`."


def kinds(data: Path) -> Iterator[list[str]]:
    """The texts of each kind."""
    truth = json.loads((data / "page_reading" / "ground-truth.json").read_text(encoding="utf-8"))
    yield [row["articleBody"] for row in truth.values()]
    news = _lines(data / "linking" / "local_news.jsonl")
    yield [f"{row['title']}\n{row['text']}" for row in news if half(row["incident"]) == "tune"]
    yield [row["text"] for row in _lines(data / "muc4" / "muc4_train_dev.jsonl")]
    yield [one.text for one in headlines(data / "ucdp") if half(one.event) == "tune"]


def shares(texts: Iterable[list[str]]) -> dict[str, float]:
    """Texts of a thousand that hold each word, in the kind where it is commonest."""
    found: dict[str, float] = {}
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for kind in texts:
        counts = Counter(word for text in kind for word in set(folded_words(text)))
        small.update(word for text in kind for word in re.findall(r"\b[a-z]+", text))
        large.update(word.lower() for text in kind for word in re.findall(r"\b[A-Z][a-z]+", text))
        for word, number in counts.items():
            share = 1000 * number / len(kind)
            if number >= _TEXTS and share >= _PER_MILLE:
                found[word] = max(share, found.get(word, 0.0))
    return {
        word: share
        for word, share in found.items()
        if word.isalpha() and (3 * small[word] > large[word] or share >= _COMMON_PER_MILLE)
    }


def _lines(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    print(f"{_REMARK}\nword,per_mille")
    for name, share in sorted(shares(kinds(Path(sys.argv[1]))).items()):
        print(f"{name},{share:.0f}")
