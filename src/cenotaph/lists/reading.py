"""Rows of a list file to its people: what a mapping makes of them, and which rows are dropped."""

from collections import Counter
from collections.abc import Mapping, Sequence

from cenotaph.codec import short_id
from cenotaph.errors import InputError
from cenotaph.lists.cells import age_of, date_of, day_first, missing_name, sex_of, status_of
from cenotaph.lists.mapping import ListMap
from cenotaph.model.victims import Dropped, ListedPerson, VictimList

Cells = Mapping[str, str]


def read_list(
    rows: Sequence[tuple[int, Cells]], mapping: ListMap, *, name: str, digest: str, key: str
) -> VictimList:
    """The list that numbered rows of cells are under the mapping.

    Raises InputError where it names nobody, or where two rows have one id. `unread` counts, by
    column, the cells that hold words but none that the column is for.
    """
    unread: Counter[str] = Counter()
    people: list[ListedPerson] = []
    dropped: list[Dropped] = []
    order = day_first(cells.get(mapping.date or "", "") for _, cells in rows)
    seen: Counter[str] = Counter()
    for number, cells in rows:
        names = tuple(dict.fromkeys(filter(None, _names(cells, mapping))))
        reasons = [missing_name(one) for one in names] or ["no-name"]
        if None not in reasons:
            dropped.append(Dropped(row=number, reason=reasons[0] or "no-name"))
            continue
        kept = tuple(one for one, why in zip(names, reasons, strict=True) if why is None)
        own = cells.get(mapping.id or "", "").strip()
        what = ("row", own) if own else ("cells", *(cells.get(c, "") for c in mapping.columns))
        hashed = short_id(key, *what)
        seen[hashed] += 1
        if own and seen[hashed] > 1:
            raise InputError(
                f"Row {number} has the id of an earlier row; nothing was added.",
                hint=f"Give every row its own “{mapping.id}”, or leave `id` out of the mapping.",
            )
        # two rows that say the same are two rows: the second is told apart by its number
        people.append(
            _person(
                f"{name}:{hashed if seen[hashed] == 1 else short_id(hashed, seen[hashed])}",
                number,
                kept,
                (cells, mapping, order),
                unread,
            )
        )
    if not rows:
        raise InputError(
            "The list has no row below the names of its columns; nothing was added.",
            hint="Is it the right file, and the right worksheet, which is the first?",
        )
    if not people:
        raise InputError(
            f"None of the {len(rows)} rows of the list names a person; nothing was added.",
            hint="Check which column the mapping takes the names from.",
        )
    return VictimList(
        name=name,
        digest=digest,
        mapping=mapping.digest,
        scope=mapping.scope,
        imports=mapping.imports,
        people=tuple(people),
        dropped=tuple(dropped),
        unread=dict(unread),
        key=key,
    )


def _names(cells: Cells, mapping: ListMap) -> list[str]:
    parts = " ".join(cells.get(column, "") for column in mapping.name_parts)
    return [" ".join(one.split()) for one in (*(cells.get(c, "") for c in mapping.name), parts)]


def _person(
    id_: str,
    number: int,
    names: tuple[str, ...],
    source: tuple[Cells, ListMap, bool | None],
    unread: Counter[str],
) -> ListedPerson:
    cells, mapping, order = source
    column_of = {
        "date": mapping.date,
        "age": mapping.age,
        "sex": mapping.sex,
        "status": mapping.status,
        "place": mapping.place,
        "notes": mapping.notes,
    }
    words = {what: cells.get(column or "", "").strip() for what, column in column_of.items()}
    person = ListedPerson(
        id=id_,
        row=number,
        names=names,
        date=date_of(words["date"], mapping.date_format, days_first=order),
        place=words["place"] or None,
        age=age_of(words["age"]),
        sex=sex_of(words["sex"], mapping.sex_words),
        status=status_of(words["status"], mapping.status_words),
        notes=words["notes"] or None,
    )
    for what, column in column_of.items():
        if column and words[what] and getattr(person, what) is None:
            unread[column] += 1
    return person
