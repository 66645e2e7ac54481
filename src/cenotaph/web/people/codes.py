"""One-time codes of an authenticator (RFC 6238): set up, checked, and none taken twice."""

import time
from io import BytesIO

import pyotp
import segno
from django.db.models import Q

from cenotaph.web.people.models import Person

ISSUER = "Cenotaph"
_STEP = 30
# Clocks of phones drift: the step before and the one after are taken too.
_DRIFT = (0, -1, 1)


def new_secret() -> str:
    """A secret for an authenticator."""
    return str(pyotp.random_base32())


def address_of(secret: str, login: str) -> str:
    """The otpauth address that an authenticator reads."""
    return str(pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER))


def drawing_of(address: str) -> bytes:
    """The address as a QR code, in SVG that stands alone: an image shows no other."""
    out = BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=5, border=2, omitsize=True)
    return out.getvalue()


def step_of(secret: str, code: str, *, after: int = 0) -> int | None:
    """The step of time this code belongs to, if it is right and later than `after`."""
    digits = "".join(code.split())
    now = int(time.time()) // _STEP
    totp = pyotp.TOTP(secret)
    for drift in _DRIFT:
        step = now + drift
        if step > after and pyotp.utils.strings_equal(totp.at(step * _STEP), digits):
            return step
    return None


def take(person: Person, code: str) -> bool:
    """Whether the code is the person's; it is used up, also for whoever sends it at once."""
    if not person.uses_codes:
        return False
    step = step_of(person.code_secret, code, after=person.code_step)
    if step is None:
        return False
    unused = Person.objects.filter(Q(pk=person.pk), Q(code_step__lt=step))
    return bool(unused.update(code_step=step) == 1)
