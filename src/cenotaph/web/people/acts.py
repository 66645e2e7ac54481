"""What was done to accounts and invitations, by whom and when: written once and never changed."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from cenotaph.web.people.models import Act, Person

# What was done, by the name it is kept under, in a sentence that begins with who did it.
SAID: Mapping[str, Any] = {
    "invite": gettext_lazy("%(by)s made an invitation as %(role)s."),
    "withdraw": gettext_lazy("%(by)s withdrew an invitation as %(role)s."),
    "join": gettext_lazy("%(on)s made an account as %(role)s, invited by %(by)s."),
    "role": gettext_lazy("%(by)s made %(on)s %(role)s; before: %(before)s."),
    "close": gettext_lazy("%(by)s closed %(on)s’s account."),
    "open": gettext_lazy("%(by)s opened %(on)s’s account again."),
    "codes": gettext_lazy("%(by)s let %(on)s log in without codes."),
    "sessions": gettext_lazy("%(by)s ended every session of %(on)s."),
    "delete": gettext_lazy("%(by)s deleted %(on)s’s account."),
}


def keep(
    what: str,
    *,
    by: Person | None,
    on: Person | None = None,
    role: str = "",
    before: str = "",
) -> None:
    """Write down what was done, in the transaction that does it; `by` is None for the command."""
    assert what in SAID
    Act.objects.create(
        what=what,
        by="" if by is None else by.actor,
        on="" if on is None else on.actor,
        role=role,
        before=before,
    )
