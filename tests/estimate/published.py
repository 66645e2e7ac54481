"""Tables typed from the papers that print them, and a builder of tables."""

from cenotaph.model.estimates import OverlapTable


def table(lists: str, counts: dict[str, int], **stratum: str) -> OverlapTable:
    """A table from patterns as they are printed: "101" is the first and the third list."""
    cells = sorted(
        (sum(1 << j for j, mark in enumerate(pattern) if mark == "1"), count)
        for pattern, count in counts.items()
    )
    return OverlapTable(
        lists=tuple(lists.split()),
        patterns=tuple(pattern for pattern, _ in cells),
        counts=tuple(count for _, count in cells),
        stratum=stratum,
    )


# Killings in Kosovo, 20 March to 22 June 1999, on four lists of named dead: Ball, Betts, Scheuren,
# Dudukovic and Asher (2002), Killings and refugee flow in Kosovo, March-June 1999.
KOSOVO = table(
    "EXH ABA OSCE HRW",
    {
        "1000": 1131, "0100": 845, "1100": 177, "0010": 936, "1010": 228,
        "0110": 217, "1110": 181, "0001": 306, "1001": 106, "0101": 31,
        "1101": 18, "0011": 123, "1011": 42, "0111": 32, "1111": 27,
    },
)  # fmt: skip

# Children born with spina bifida in upstate New York, 1969-1974, by birth certificate, death
# certificate and medical rehabilitation: Madigan and York (1997), table 1.
SPINA_BIFIDA = table(
    "birth death rehabilitation",
    {"100": 60, "010": 49, "110": 4, "001": 247, "101": 112, "011": 142, "111": 12},
)

# Made up: two pairs of three lists never meet.
APART = table("A B C", {"100": 40, "010": 30, "001": 20, "110": 6})
