"""The words around a figure in the cells of monitors' sheets, in the languages that many keep."""

from collections.abc import Mapping
from typing import Final

from cenotaph.model.vocabulary import CountKind

#: kind, what is added to the bound, the words before the figure, the words after it
MARKS: Final[tuple[tuple[CountKind, int, tuple[str, ...], tuple[str, ...]], ...]] = (
    (
        "at_least",
        0,
        (
            "≥", ">=", "at least", "no fewer than", "min", "min.", "minimum",
            "al menos", "por lo menos", "como mínimo", "mínimo", "au moins", "au minimum",
            "على الأقل", "على الاقل", "ما لا يقل عن", "لا يقل عن",
            "не менее", "как минимум", "минимум", "по меньшей мере",
        ),
        (
            "+", "or more", "at least", "o más", "o mas", "al menos", "ou plus", "au moins",
            "على الأقل", "على الاقل", "فأكثر", "أو أكثر", "او اكثر", "и более",
        ),
    ),
    (
        "at_least",
        1,
        (
            ">", "more than", "over", "más de", "mas de", "plus de",
            "أكثر من", "اكثر من", "ما يزيد عن", "يزيد عن", "более", "больше", "свыше",
        ),
        (),
    ),
    (
        "at_most",
        0,
        (
            "≤", "<=", "up to", "at most", "max", "max.", "maximum", "hasta", "como máximo",
            "máximo", "jusqu'à", "jusqu’à", "au plus", "maximum de",
            "حتى", "ما يصل إلى", "على الأكثر", "не более", "до", "максимум",
        ),
        ("at most", "como máximo", "au plus", "على الأكثر", "على الاكثر"),
    ),
    (
        "at_most",
        -1,
        (
            "<", "fewer than", "less than", "menos de", "moins de", "أقل من", "اقل من",
            "менее", "меньше",
        ),
        (),
    ),
    (
        "about",
        0,
        (
            "~", "≈", "about", "around", "some", "approx", "approx.", "approximately", "c.", "ca",
            "ca.", "unos", "unas", "alrededor de", "cerca de", "aproximadamente", "aprox.",
            "aprox", "environ", "autour de", "حوالي", "حوالى", "نحو", "قرابة", "زهاء", "ما يقارب",
            "около", "примерно", "порядка",
        ),
        (),
    ),
)  # fmt: skip

#: what stands between the two figures of a range
BETWEEN: Final[tuple[str, ...]] = (
    "-", "–", "—", "to", "..", "or", "a", "o", "à", "ou", "إلى", "الى", "أو", "او", "до", "или",
)  # fmt: skip

#: what stands before the two, and only then between them too: "1 and 2" are three
FROM: Final[tuple[str, ...]] = ("between", "from", "entre", "de", "بين", "من", "от", "между")
AND: Final[tuple[str, ...]] = ("and", "y", "et", "و", "и")

#: words for a figure, beside the English ones: the fewest and the most that they mean
VAGUE: Final[Mapping[str, tuple[int, int | None]]] = {
    **dict.fromkeys(("varios", "varias", "plusieurs", "quelques", "عدة", "عدد من", "بضعة",
                     "несколько"), (3, 9)),
    **dict.fromkeys(("muchos", "muchas", "many", "nombreux", "عديد", "العديد", "много"),
                    (3, None)),
    **dict.fromkeys(("tens", "decenas", "dizaines", "des dizaines", "عشرات", "العشرات", "десятки"),
                    (10, 99)),
    **dict.fromkeys(("docenas", "дюжины"), (24, 99)),
    **dict.fromkeys(("cientos", "centenares", "centaines", "des centaines", "مئات", "المئات",
                     "сотни"), (100, 999)),
    **dict.fromkeys(("miles", "milliers", "des milliers", "آلاف", "الآلاف", "тысячи"),
                    (1_000, 9_999)),
}  # fmt: skip
