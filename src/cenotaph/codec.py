"""Values to canonical JSON and back: sorted keys, compact, UTF-8; one adapter a class."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    # pydantic costs 0.1 s to import: only who reads or writes JSON pays for it
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(kind)


def to_plain(value: object) -> Any:
    """The value as plain dicts, lists, strings and numbers."""
    return _adapter(cast(Any, type(value))).dump_python(value, mode="json")


def to_json(value: object) -> str:
    """The value as canonical JSON: sorted keys, compact, UTF-8 characters as they are."""
    plain = value if isinstance(value, dict | list) else to_plain(value)
    return _CANONICAL.encode(plain)


def json_around(plain: Mapping[str, Any], **written: Iterable[str]) -> str:
    """An object as canonical JSON; under more names it has lists of what is JSON already."""
    members = {name: _CANONICAL.encode(value) for name, value in plain.items()}
    members |= {name: f"[{','.join(texts)}]" for name, texts in written.items()}
    inside = (f"{_CANONICAL.encode(name)}:{members[name]}" for name in sorted(members))
    return "{" + ",".join(inside) + "}"


def from_json(kind: type[T], text: str | bytes) -> T:
    """The value of `kind` that `text` holds; raises pydantic's `ValidationError` otherwise."""
    value: T = _adapter(cast(Any, kind)).validate_json(text)
    return value


def plain_in(text: str) -> Any:
    """What the JSON holds as plain dicts and lists; raises ValueError where it is none."""
    # in a third of the time that Python's own reader takes
    from pydantic_core import from_json as read  # noqa: PLC0415 - as above

    return read(text)


# What pydantic says in Python's words, in those of whoever wrote the table.
_WANTED = {
    "missing": "it is missing",
    "string_type": "it is no text in quotes",
    "tuple_type": "it is no list",
    "dataclass_type": "it is no table",
    "dict_type": "it is no table",
    "mapping_type": "it is no table",
    "int_type": "it is no whole number",
    "float_type": "it is no number",
    "bool_type": "it is neither true nor false",
}


def first_trouble(error: "ValidationError") -> tuple[str, str]:
    """Where the first thing that is wrong stands, counted from 1, and what is wrong with it.

    A sentence of ours comes as it was raised: pydantic puts the name of Python's exception first.
    """
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
    said = _WANTED.get(first["type"]) or first["msg"].removeprefix("Value error, ")
    return where, said.replace("Input should be", "it should be").removesuffix(".")


def schema(kind: type) -> dict[str, Any]:
    """The JSON Schema of `kind`."""
    result: dict[str, Any] = _adapter(cast(Any, kind)).json_schema()
    return result


def digest(data: bytes | str) -> str:
    """SHA-256 in hex of the bytes, or of the text as UTF-8."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def short_id(*parts: object) -> str:
    """An id made of the parts: the first 16 hex digits of the SHA-256 of their JSON.

    64 bits keep the chance of one collision among a million claims below one in 30 million.
    """
    return digest(json.dumps(parts, ensure_ascii=False, default=str))[:16]
