"""A row of a monitor's sheet as a page: how its cells stand in bytes and in text."""

from typing import Final

#: the media type of a row's bytes: a JSON list of [column, cell] pairs, in the sheet's order
ROW_TYPE: Final = "application/vnd.cenotaph.row+json"
#: between a column's name and its cell in the page's text
BETWEEN: Final = ": "

#: the rule of a claim's count where a person gave it: in a cell of a sheet, or by hand
CELL: Final = "sheet.cell"
HAND: Final = "by-hand"
GIVEN_BY_PEOPLE: Final = frozenset({CELL, HAND})
