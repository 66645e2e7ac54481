"""A small sheet's mapping, and short ways to read its rows."""

import json
from typing import Any

from cenotaph.capture import capture
from cenotaph.extract import RowReader, extract
from cenotaph.extract.rows.mapping import SheetMap, sheet_map
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.rows import ROW_TYPE
from tests.run.towns import two_towns

VALUES: dict[str, Any] = {
    "source": "The Example Monitor",
    "id": "Ref",
    "date": "Date",
    "place": "Town",
    "countries": ["SY"],
    "said_by": "Source",
    "actor": "Party",
    "means": "Weapon",
    "means_words": {"air raid": "airstrike"},
    "claims": [
        {"name": "all", "measure": "killed", "figure": "Killed", "min": "Low", "max": "High"},
        {"measure": "killed", "figure": "Children", "part_of": "all", "age": "child"},
        {"measure": "injured", "figure": "Injured"},
    ],
}


def mapping(**changes: Any) -> SheetMap:
    """The mapping with these keys changed."""
    return sheet_map(VALUES | changes)


def row_page(*cells: tuple[str, str]) -> Page:
    """The page of a row with these cells."""
    receipt = Receipt(media_type=ROW_TYPE, source="The Example Monitor", row_id="A-1")
    return capture(json.dumps(cells).encode(), receipt)


def read_row(*cells: tuple[str, str], **changes: Any) -> Extraction:
    """What the mapping finds in a row with these cells."""
    reader = RowReader(mapping=mapping(**changes), gazetteer=two_towns())
    return extract(row_page(*cells), reader)


def counted(claim: Claim) -> tuple[int | None, int | None, int | None]:
    """A claim's min, figure and max."""
    return claim.count.min, claim.count.figure, claim.count.max
