"""A workbench under test: a record, one person a role, and a browser's requests for each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.test import Client, override_settings

from cenotaph.model.vocabulary import DECIDER_ROLES
from cenotaph.run.opening import open_record
from cenotaph.store.record import Record
from cenotaph.web.people.models import Act, Person
from cenotaph.web.serve.serving import Serving
from tests.workbench.django import ORIGIN

PASSWORD = "a-password-for-tests"
BENCH = "/workbench/"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A record that is served, and its people by their role."""

    record: Record
    serving: Serving
    people: dict[str, Any] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def over(cls, folder: Path) -> Iterator["Desk"]:
        """The workbench over the record in this folder, with nobody else's rows left."""
        for table in apps.get_app_config("people").get_models():
            # what was done stays, of every test before
            if table is not Act:
                table.objects.all().delete()
        with open_record(folder, environ={}) as record:
            serving = Serving(record=record, origin=ORIGIN)
            people = {
                role: Person(login=role, name=f"The {role}", role=role) for role in DECIDER_ROLES
            }
            for person in people.values():
                person.save()
            with override_settings(SERVING=serving):
                yield cls(record=record, serving=serving, people=people)
            serving.reading.shutdown()

    def client(self, role: str | None = None) -> Any:
        """A browser, logged in as the person of this role where one is named."""
        browser = Client()
        if role is not None:
            browser.force_login(self.people[role])
        return browser

    def with_password(self, role: str) -> Any:
        """The person of this role, who may log in with `PASSWORD`."""
        person = self.people[role]
        person.set_password(PASSWORD)
        person.save()
        return person
