"""Whether a text holds another just as it is written, in the quickest words of each database."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Holds(FunctionElement[bool]):
    """True where the first text holds the second, which is letters, digits and blanks alone."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, text: ColumnElement[str], words: ColumnElement[str]) -> None:
        super().__init__(text, words)


@compiles(Holds)
def _by_like(element: Holds, compiler: SQLCompiler, **more: Any) -> str:
    text, words = (compiler.process(one, **more) for one in element.clauses)
    return f"({text} LIKE '%%' || {words} || '%%')"


@compiles(Holds, "sqlite")
def _by_place(element: Holds, compiler: SQLCompiler, **more: Any) -> str:
    # its LIKE folds the case of every letter and takes three times as long, a GLOB nearly twice
    text, words = (compiler.process(one, **more) for one in element.clauses)
    return f"(instr({text}, {words}) > 0)"
