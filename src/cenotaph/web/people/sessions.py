"""Sessions in the private database, each with whose it is: Django's engine of that name."""

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Stored

from cenotaph.web.people.models import PersonSession

# What a session was begun with, and when, in the session's own data.
BROWSER, BEGUN = "browser", "begun"


class SessionStore(Stored):
    """Keeps sessions as `PersonSession`."""

    @classmethod
    def get_model_class(cls) -> type[PersonSession]:
        """The table of sessions."""
        return PersonSession

    def create_model_instance(self, data: dict[str, Any]) -> PersonSession:
        """The row of these data."""
        row: PersonSession = super().create_model_instance(data)
        known = data.get(SESSION_KEY)
        row.person_id = int(known) if known else None
        row.browser = str(data.get(BROWSER, ""))[:120]
        begun = data.get(BEGUN)
        row.begun_at = datetime.fromisoformat(begun) if begun else None
        return row
