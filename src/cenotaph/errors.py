"""The errors the project raises on purpose; each says what is wrong and what to do.

CenotaphError
├── InputError      the input cannot be used (exit code 2)
│   ├── PageError       a page that cannot be read
│   ├── AddressError    an address that cannot be had
│   ├── UnknownName     a name that the record knows nothing by
│   └── NotPermitted    a decision that the decider's role may not take
└── RecordError     the record cannot be used (exit code 1)
    ├── NotARecord      the folder holds no record
    ├── RecordLocked    another process holds it
    ├── Overtaken       something touched what was decided on since it was looked at
    └── ChainBroken     verification found a changed, missing or reordered bit
"""

from typing import NamedTuple


class CenotaphError(Exception):
    """Expected trouble with a sentence that says what is wrong and a hint that says what to do."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(CenotaphError):
    """The input cannot be used."""

    exit_code = 2


class PageError(InputError):
    """A page that cannot be read at all."""


class AddressError(InputError):
    """An address that cannot be had."""


class UnknownName(InputError):  # noqa: N818 - reads as the sentence it is
    """A name that the record knows nothing by."""


class NotPermitted(InputError):  # noqa: N818 - reads as the sentence it is
    """A decision that the decider's role may not take."""


class RecordError(CenotaphError):
    """The record cannot be used."""


class NotARecord(RecordError):  # noqa: N818 - reads as the sentence it is
    """The folder holds no record."""


class RecordLocked(RecordError):  # noqa: N818 - reads as the sentence it is
    """Another process holds the record."""


class Touch(NamedTuple):
    """What touched something: whose entry, the action or kind it is of, and when it was made."""

    actor: str
    did: str
    at: str


class Overtaken(RecordError):  # noqa: N818 - reads as the sentence it is
    """Something touched what was decided on since it was looked at; `touch` says what, if known."""

    def __init__(
        self, message: str, *, hint: str | None = None, touch: Touch | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.touch = touch


class ChainBroken(RecordError):  # noqa: N818 - reads as the sentence it is
    """Verification found a changed, missing or reordered bit."""
