"""Sources by the name or the id that a person gives, as the record hears them."""

import re

from cenotaph.errors import InputError
from cenotaph.reference.sources import SOURCES
from cenotaph.store.record import Record


def source_named(record: Record, named: str) -> tuple[str, bool]:
    """The id of the source that is meant, and whether a page of the record hears it.

    A name is looked for among those who speak there, then in the reference data; one that neither
    knows is an id of its own. Raises InputError where several who speak bear the name.
    """
    named = named.strip()
    # pages give speakers without their article
    bare = re.sub(r"^the ", "", named, flags=re.IGNORECASE)
    heard = record.speakers_named(named) or record.speakers_named(bare)
    if named in heard and (":" in named or named in SOURCES.by_id):
        return named, True
    # whom others cite speaks under that id on its own pages too
    cited = [one for one in heard if ":" in one and not one.startswith(_OUTLET)]
    found = cited or [one for one in heard if one.startswith(_OUTLET)]
    # “the health ministry” is that of a country of the record
    found = found or list(record.speakers_called(bare))
    if len(found) > 1:
        raise InputError(f"{named} may be any of {', '.join(found)}.", hint="Name one by its id.")
    if found:
        return found[0], True
    known = None if named in SOURCES.by_id else SOURCES.find(named)
    id_ = known.id if known else named
    return id_, id_ in record.speakers_named(id_)


def sealed_as(record: Record, named: str) -> tuple[str, bool]:
    """The name by which a source is sealed, and whether it is the outlet or known source of a page.

    Words are withheld as they are written: an id that was made of a name and a role would withhold
    nothing. Raises InputError for one.
    """
    named = named.strip()
    heard = named in record.speakers_named(named)
    if heard and ":" in named:
        raise InputError(
            f"{named} is the id of a voice, and no page writes it.",
            hint="A source is sealed by its name, as pages write it.",
        )
    return named, heard


_OUTLET = "outlet:"
