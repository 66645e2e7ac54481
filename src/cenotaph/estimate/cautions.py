"""What can be wrong with an estimate: each code with its sentence, and what it means.

`docs/reference/estimate-warnings.md` has a row a code; a test holds the two equal.
"""

from collections.abc import Mapping

from cenotaph.model.estimates import Caution, Family

MEANINGS: Mapping[str, str] = {
    "fewer-than-three-lists": "Two lists cannot show whether they depend on each other.",
    "more-than-two-lists": "The family is for two lists; it gives its pairs, and no estimate.",
    "too-many-lists": "The family is not for so many lists.",
    "no-overlap": "Nobody is on two lists, so nothing tells how many are on none.",
    "list-empty": "A list holds nobody in this stratum; it is left out there.",
    "list-informs-nothing": "A list shares nobody with the others, or holds everybody.",
    "sparse-overlap": "Few people are on two lists; the estimate rests on them.",
    "empty-overlap": "Two lists share nobody: by chance, or because one excludes the other.",
    "strong-dependence": "Being on one list goes with being on another, or against it.",
    "people-differ": "The table fits better if people differ in how easily they are listed.",
    "not-identified": "The data do not tell the number of the unseen.",
    "cap-touched": "The posterior reaches the most unseen people that were considered.",
    "posterior-near-prior": "The interval is nearly as wide as before any data.",
    "prior-decides": "How many are hard to list and were never listed is told by the prior.",
    "chains-disagree": "The chains of the sampler tell different stories.",
    "too-few-draws": "The draws are too few for the digits of the interval.",
    "lower-bound": "The family gives a figure that the true number is likely above.",
    "models-disagree": "Models of the family that fit alike differ by more than half.",
    "families-disagree": "Families of models differ by more than half.",
    "one-list-drives": "Without one list the estimate changes by more than half.",
    "linkage-misses": "Differently linked versions of the lists give different figures.",
    "stratum-without-estimate": "A sum needs every stratum; one has no estimate.",
}

# Codes that leave an estimate as it is meant: what the family always is, or what was done about it.
REMARKS = frozenset({"list-empty", "lower-bound", "more-than-two-lists", "too-many-lists"})

ASSUMPTIONS: Mapping[Family, str] = {
    "chapman": (
        "Being on one list makes it neither likelier nor less likely to be on the other, and"
        " everybody is as likely as any other to be on a list."
    ),
    "chao": (
        "People differ in how easily they are listed, lists do not depend on each other otherwise,"
        " and those on no list are at least as hard to list as those on one. The figure is a"
        " lower bound."
    ),
    "sample-coverage": (
        "The share of each list that other lists hold tells the share of all deaths they hold,"
        " once the dependence of pairs of lists is allowed for."
    ),
    "log-linear": (
        "There is no interaction of all lists at once: whatever ties lists to each other among"
        " those seen ties them alike among those unseen; and the chosen model is the true one."
    ),
    "decomposable-graphs": (
        "Lists depend on each other through chains and clusters of lists, one of the graphs that"
        " are weighed, and alike among the seen and the unseen."
    ),
    "latent-class": (
        "People fall into a few kinds; among people of one kind, being on one list says nothing"
        " about being on another; and no kind of people is out of reach of every list."
    ),
}


def caution(code: str, message: str) -> Caution:
    """A caution of a code that is known; KeyError otherwise, a bug."""
    assert MEANINGS[code]
    return Caution(code=code, message=message)
