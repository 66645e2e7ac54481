"""Invitations: a link for one person, used once, for a few days; only its digest is kept."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cenotaph.web.people.models import Invitation, Person

# Long enough for someone who is in the field, short enough for a mailbox that is read by others.
LASTS = timedelta(days=7)


def invite(role: str, *, by: Person | None = None) -> str:
    """The token of a new invitation to this role; it is shown once and never again."""
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        token_digest=_digest(token), role=role, made_by=by, ends_at=timezone.now() + LASTS
    )
    return token


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
        return person


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
