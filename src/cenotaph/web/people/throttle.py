"""Throttling of log-ins: who fails too often waits, whether the account exists or not."""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cenotaph.web.people.gate import house
from cenotaph.web.people.models import Attempt

# Ten guesses an hour at one account find no password of twelve letters; one house behind one
# address, with ten people who mistype, is not shut out.
WINDOW = timedelta(minutes=30)
OF_LOGIN = 5
OF_PLACE = 30


def must_wait(login: str, place: str) -> bool:
    """Whether this user name, or this address, has failed too often of late."""
    since = timezone.now() - WINDOW
    recent = Attempt.objects.filter(at__gte=since)
    return bool(
        recent.filter(login_digest=_digest(login)).count() >= OF_LOGIN
        or recent.filter(place_digest=_digest(house(place))).count() >= OF_PLACE
    )


def failed(login: str, place: str) -> None:
    """Remember a failure for as long as it counts; older ones are deleted."""
    now = timezone.now()
    Attempt.objects.filter(at__lt=now - WINDOW).delete()
    Attempt.objects.create(login_digest=_digest(login), place_digest=_digest(house(place)), at=now)


def succeeded(login: str) -> None:
    """Forget the failures of this user name."""
    Attempt.objects.filter(login_digest=_digest(login)).delete()


def _digest(words: str) -> str:
    # keyed, so that the table tells neither names nor addresses to who reads it alone
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, words.strip().casefold().encode(), hashlib.sha256).hexdigest()
