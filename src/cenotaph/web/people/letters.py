"""Readers' messages: the form's token, the receipt, how far one has come, and when words end.

A reader's browser gets no cookie. The form carries a signed token instead, which says when it was
opened; the receipt is made of the token and the words, so that a form sent twice is one message.
Only the receipt's digest is kept: who reads the table cannot ask for an outcome.
"""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Literal

from django.conf import settings
from django.core import signing
from django.utils import timezone

from cenotaph.web.people.erasing import leave_the_disk
from cenotaph.web.people.models import Assignment, Message

# A page of typing, and an address with its query.
MAX_TEXT = 4000
MAX_LINK = 500
# Nobody reads the form and writes in less; who is away for longer than a day opens it again.
LEAST_SECONDS = 3
LONGEST_SECONDS = 24 * 3600
# What was written is deleted when the outcome has stood for a month.
KEPT = timedelta(days=30)
_SALT = "cenotaph.correction"
# Letters and digits that nobody misreads when they copy them by hand (Crockford's base 32).
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_RECEIPT_SIGNS = 16
_READ_AS = str.maketrans({"i": "1", "l": "1", "o": "0", "-": "", " ": ""})

State = Literal["received", "taken", "settled", "declined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that was opened: what makes it one of its own, and when, in seconds."""

    nonce: str
    opened: float

    @property
    def token(self) -> str:
        """The form as one signed word."""
        return signing.dumps([self.nonce, self.opened], salt=_SALT)

    def age(self) -> float:
        """The seconds since it was opened."""
        return time.time() - self.opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a reader wrote, and about which incident."""

    incident: str
    sender: str
    wrong: str
    text: str
    link: str


def new_form() -> Form:
    """A form that is opened now."""
    return Form(nonce=secrets.token_hex(16), opened=time.time())


def form_of(token: str) -> Form | None:
    """The form of this token, if it was made here and not too long ago."""
    try:
        nonce, opened = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    form = Form(nonce=nonce, opened=opened)
    return form if form.age() <= LONGEST_SECONDS else None


def keep(form: Form, written: Written, *, arrived: int) -> str:
    """The receipt of the message, which is kept now if it was not before."""
    receipt = _receipt(form, written)
    Message.objects.get_or_create(
        receipt_digest=_digest(receipt),
        defaults={
            "incident": written.incident,
            "sender": written.sender,
            "wrong": written.wrong,
            "text": written.text,
            "link": written.link,
            "arrived": arrived,
        },
    )
    return receipt


def message_of(receipt: str) -> Message | None:
    """The message of this receipt, however it was copied."""
    return Message.objects.filter(receipt_digest=_digest(in_signs(receipt))).first()


def in_signs(receipt: str) -> str:
    """The receipt in its own signs alone, however it was copied; one sign more than it may have."""
    signs = (sign for sign in receipt.casefold().translate(_READ_AS) if sign in _SIGNS)
    return "".join(islice(signs, _RECEIPT_SIGNS + 1))


def in_groups(receipt: str) -> str:
    """The receipt as it is written down: in fours."""
    return "-".join(receipt[at : at + 4] for at in range(0, len(receipt), 4))


def state_of(message: Message) -> State:
    """How far a message has come."""
    if message.settled_at is not None:
        return "declined" if message.declined else "settled"
    return "taken" if Assignment.objects.filter(subject=message.key).exists() else "received"


def settle(message: Message, outcome: str, *, declined: bool = False, seq: int | None) -> bool:
    """Whether the outcome is this one: of two who settle at once, the first has settled it."""
    open_ = Message.objects.filter(pk=message.pk, settled_at=None)
    settled = open_.update(settled_at=timezone.now(), outcome=outcome, declined=declined, seq=seq)
    Assignment.objects.filter(subject=message.key).delete()
    return bool(settled)


def reopen(message: Message) -> bool:
    """Whether the message waits again, with no outcome: not once its words are deleted."""
    settled = Message.objects.filter(pk=message.pk, settled_at__isnull=False).exclude(text="")
    return bool(settled.update(settled_at=None, outcome="", declined=False, seq=None))


def forget(message: Message) -> None:
    """What was written is deleted; that there was a message, and its outcome, stay."""
    Message.objects.filter(pk=message.pk).update(text="", link="")
    leave_the_disk()


def forget_old() -> None:
    """Delete the words of messages whose outcome has stood long enough."""
    old = Message.objects.filter(settled_at__lt=timezone.now() - KEPT)
    if old.exclude(text="", link="").update(text="", link=""):
        leave_the_disk()


def _receipt(form: Form, written: Written) -> str:
    said = (form.nonce, written.incident, written.sender, written.wrong, written.text, written.link)
    # the parts are joined by a sign that no form field can hold
    made = hmac.new(settings.SECRET_KEY.encode(), "\0".join(said).encode(), hashlib.sha256)
    number = int.from_bytes(made.digest())
    return "".join(_SIGNS[number >> 5 * at & 31] for at in range(_RECEIPT_SIGNS))


def _digest(receipt: str) -> str:
    return hashlib.sha256(receipt.encode()).hexdigest()
