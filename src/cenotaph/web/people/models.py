"""The tables of the private database: who people are, and nothing of what the record holds.

The log knows a person by an opaque id alone, `Person.actor`. When a row here is deleted, the
decisions stay, and nothing is left that says whose they are.
"""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cenotaph.model.vocabulary import DECIDER_ROLES
from cenotaph.web.settings import FIRST

_ROLE_NAMES = (
    ("recorder", _("recorder")),
    ("reviewer", _("reviewer")),
    ("editor", _("editor")),
    ("administrator", _("administrator")),
)


# Who a reader says they are, and what they say is wrong: nothing of it is proved or asked twice.
SENDERS = (
    ("family", _("family or friend of someone harmed")),
    ("witness", _("witness")),
    ("journalist", _("journalist or researcher")),
    ("armed-party", _("armed party or its spokesperson")),
    ("other", _("somebody else, or I would rather not say")),
)
WRONGS = (
    ("figure", _("a figure")),
    ("place", _("the place or the time")),
    ("name", _("a person’s name should be hidden")),
    ("not-same", _("these pages do not tell of one incident")),
    ("other", _("something else")),
)


def new_actor() -> str:
    """An id for a new person that tells nothing of them."""
    return f"person:{secrets.token_hex(8)}"


def today() -> datetime:
    """The day that is now: the minute of a message would lead to who sent it."""
    return timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)


class People(BaseUserManager):
    """Makes people."""

    def make(self, *, login: str, name: str, role: str, password: str) -> "Person":
        """A new person who may log in."""
        person: Person = self.model(login=login, name=name, role=role)
        person.set_password(password)
        person.full_clean()
        person.save()
        return person


class Person(AbstractBaseUser):
    """Someone with an account: their role, and the id under which the log knows them."""

    actor = models.CharField(max_length=40, unique=True, default=new_actor, editable=False)
    login = models.SlugField(_("user name"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    role = models.CharField(_("role"), max_length=16, choices=_ROLE_NAMES)
    # of the interface: what the workbench is shown in
    language = models.CharField(max_length=8, default=FIRST)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)
    # the secret of one-time codes, and the last step of time a code was used for: none twice
    code_secret = models.CharField(max_length=64, blank=True, default="")
    code_step = models.BigIntegerField(default=0)

    objects = People()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ("name", "role")

    def may(self, least: str) -> bool:
        """Whether the person's role is this one or more."""
        return bool(DECIDER_ROLES.index(self.role) >= DECIDER_ROLES.index(least))

    @property
    def uses_codes(self) -> bool:
        """Whether logging in takes a one-time code."""
        return bool(self.code_secret)


class Invitation(models.Model):
    """A link by which one person may make their account, once and for a few days."""

    token_digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=16, choices=_ROLE_NAMES)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")


class Act(models.Model):
    """What was done to an account or an invitation, for ever: the database refuses every change.

    `by` and `on` are ids of the log, which say nothing once an account is deleted; `by` is empty
    for whoever has the record's folder. `role` is the one given, `before` the one that it replaces.
    """

    at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(max_length=16)
    by = models.CharField(max_length=40, blank=True, default="")
    on = models.CharField(max_length=40, blank=True, default="")
    role = models.CharField(max_length=16, blank=True, default="")
    before = models.CharField(max_length=16, blank=True, default="")


class Attempt(models.Model):
    """A log-in that failed, under digests of the user name and of the address it came from."""

    login_digest = models.CharField(max_length=64, db_index=True)
    place_digest = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)


class PersonSession(AbstractBaseSession):
    """A session with whose it is and what it was begun with, so that it can be listed and ended."""

    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="sessions")
    begun_at = models.DateTimeField(null=True)
    browser = models.CharField(max_length=120, blank=True, default="")

    @property
    def public_name(self) -> str:
        """What names the session on a page; its key opens the account and is shown nowhere."""
        return hashlib.sha256(self.session_key.encode()).hexdigest()[:16]

    @classmethod
    def get_session_store_class(cls) -> Any:
        """The store that reads and writes these rows."""
        from cenotaph.web.people.sessions import SessionStore  # noqa: PLC0415 - it imports this

        return SessionStore


class Assignment(models.Model):
    """Something of the queue that one person has taken on."""

    subject = models.CharField(max_length=200, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="assignments")
    at = models.DateTimeField(auto_now_add=True)


class Message(models.Model):
    """What a reader wrote about an incident; no address of theirs is kept, and no hour.

    `arrived` is the log's last entry when it came, `seq` the one that settled it, where one did;
    `outcome` is what the reader may see. `text` and `link` end some time after it is settled.
    """

    receipt_digest = models.CharField(max_length=64, unique=True)
    incident = models.CharField(max_length=64, db_index=True)
    sender = models.CharField(max_length=16, choices=SENDERS, default="other")
    wrong = models.CharField(max_length=16, choices=WRONGS, default="other")
    text = models.TextField(blank=True)
    link = models.TextField(blank=True, default="")
    at = models.DateTimeField(default=today)
    arrived = models.BigIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)
    declined = models.BooleanField(default=False)
    outcome = models.TextField(blank=True, default="")
    seq = models.BigIntegerField(null=True)

    @property
    def key(self) -> str:
        """What names the message in the queue."""
        return f"message:{self.incident}:{self.pk}"


class SecondReading(models.Model):
    """A page that a second person reads without seeing what the first decided.

    `found` holds what they made of each claim: it measures agreement, and settles nothing.
    `given_back` are those who began it and may have looked since at what was decided.
    """

    page = models.CharField(max_length=200, unique=True)
    first_actor = models.CharField(max_length=40)
    asked_at = models.DateTimeField(auto_now_add=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    found = models.JSONField(default=dict)
    given_back = models.JSONField(default=list)
    done_at = models.DateTimeField(null=True)
