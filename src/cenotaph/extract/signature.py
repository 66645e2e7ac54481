"""The signature of a page's text: MinHash over runs of four folded words."""

from rensa import RMinHash

from cenotaph.model.signature import folded_words

# Four words: three make unlike agency reports meet in stock phrases ("at least five people"),
# five let one changed figure break too many runs of a short page.
_RUN = 4
# 64 values estimate a Jaccard similarity to within 0.06 and cost half a kilobyte a page.
_PERMUTATIONS = 64
# The seed is part of the format: signatures are compared across editions.
_SEED = 1


def signature(text: str) -> tuple[int, ...]:
    """The 64 MinHash values of the text's four-word runs; empty for a text without words.

    A text of fewer than four words has one run, the whole of it. Compare two with
    `cenotaph.model.signature.similarity`. Method: Broder 1997, in rensa's R-MinHash variant.
    """
    words = folded_words(text)
    if not words:
        return ()
    shifted = [words[start:] for start in range(_RUN)]
    # The order of the runs does not matter: each value is the least of a hash over all of them.
    runs = set(map(" ".join, zip(*shifted, strict=False))) or {" ".join(words)}
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update(list(runs))
    return tuple(sketch.digest())
