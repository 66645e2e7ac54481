"""Tables that people write, as values: what a key may be, and a sentence where it may not."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from cenotaph.codec import first_trouble
from cenotaph.errors import InputError

T = TypeVar("T")
SEE = "docs/reference/sheets.md lists every key with an example."


def from_table(whole: type[T], claim: type, values: Mapping[str, Any], where: str) -> T:
    """The value of a table whose `claims` are tables of their own.

    Raises InputError for a key that is none, a value that may not stand there, or no claim.
    """
    only_known(values, whole, where)
    given = values.get("claims")
    for number, one in enumerate(given if isinstance(given, list | tuple) else (), 1):
        if isinstance(one, dict):
            only_known(one, claim, f"claim {number} of {where}")
    try:
        found = TypeAdapter(whole).validate_python(values)
    except ValidationError as error:
        key, said = first_trouble(error)
        raise InputError(f"The {key or 'table'} of {where}: {said}.", hint=SEE) from None
    if not getattr(found, "claims", ()):
        raise InputError(f"There is no claim in {where}.", hint=SEE)
    return found


def only_known(values: Mapping[str, Any], kind: type, where: str) -> None:
    """Raises InputError for a key that is no field of the kind."""
    known = kind.__dataclass_fields__  # type: ignore[attr-defined]
    other = sorted(set(values) - set(known))
    if other:
        raise InputError(
            f"“{other[0]}” is no key of {where}.", hint=f"The keys are: {', '.join(sorted(known))}."
        )
