"""Invitations: a link for one person, used once, for a few days; only its digest is kept."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cenotaph.web.people import acts
from cenotaph.web.people.models import Invitation, Person

# Long enough for someone who is in the field, short enough for a mailbox that is read by others.
LASTS = timedelta(days=7)


def invite(role: str, *, by: Person | None = None) -> str:
    """The token of a new invitation to this role; it is shown once and never again."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Invitation.objects.create(
            token_digest=_digest(token), role=role, made_by=by, ends_at=timezone.now() + LASTS
        )
        acts.keep("invite", by=by, role=role)
    return token


def withdraw(invitation: int, *, by: Person) -> bool:
    """Whether the invitation was open, and is worth nothing any more."""
    with transaction.atomic():
        found = Invitation.objects.filter(pk=invitation, used_at=None).first()
        if found is None:
            return False
        acts.keep("withdraw", by=by, role=found.role)
        found.delete()
        return True


def standing(token: str) -> Invitation | None:
    """The invitation of this token, if it may still be used."""
    return (
        Invitation.objects.filter(
            token_digest=_digest(token), used_at=None, ends_at__gt=timezone.now()
        )
        .select_related("made_by")
        .first()
    )


def join(token: str, *, login: str, name: str, password: str) -> Person | None:
    """The account made by this invitation, which is used up; None where it may not be used.

    Of two who use one link at once, one gets the account.
    """
    with transaction.atomic():
        found = standing(token)
        if found is None:
            return None
        open_ = Invitation.objects.filter(pk=found.pk, used_at=None)
        if open_.update(used_at=timezone.now()) == 0:
            return None
        person = Person.objects.make(login=login, name=name, role=found.role, password=password)
        Invitation.objects.filter(pk=found.pk).update(person=person)
        acts.keep("join", by=found.made_by, on=person, role=found.role)
        return person


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
