"""A stranger who asks the API: no account, no cookie, JSON in the end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.test import Client

from cenotaph.model.vocabulary import Action
from cenotaph.record.decisions import Decider
from cenotaph.record.editions import Edition
from cenotaph.run.deciding import Proposal, decide, log_edition, release, seal_source
from cenotaph.run.viewing import edition_now
from tests.workbench.desk import Desk

ROOT = "/api/v1"
AT = "2026-01-02T03:04:05Z"
EDITOR = Decider(actor="person:1", role="editor")


@dataclass(frozen=True, kw_only=True)
class Stranger:
    """Whoever asks, and the record that is asked about."""

    desk: Desk

    def ask(self, path: str, **headers: str) -> Any:
        """The answer to GET."""
        return Client().get(f"{ROOT}{path}", headers=headers)

    def read(self, path: str) -> Any:
        """What the answer holds, which must be one."""
        answer = self.ask(path)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def told(self, path: str) -> tuple[int, str, str]:
        """The status of an answer that is an error, its code and its sentence."""
        answer = self.ask(path)
        error = answer.json()["error"]
        return answer.status_code, error["code"], error["message"]

    def all_of(self, path: str) -> Iterator[Any]:
        """Every item of a list, page after page."""
        here: str | None = path
        while here is not None:
            found = self.read(here)
            yield from found["items"]
            here = found["next"] and found["next"].partition(ROOT)[2]


def released(desk: Desk, *incidents: str) -> None:
    """An editor releases the incidents."""
    release(desk.record, list(incidents), reason="Two pages agree.", at=AT, by=EDITOR)


def decided(
    desk: Desk, action: Action, subject: str, details: Mapping[str, str] | None = None
) -> None:
    """An editor decides."""
    proposal = Proposal(action=action, subject=subject, reason="As asked.", details=details or {})
    decide(desk.record, [proposal], by=EDITOR, at=AT)


def sealed(desk: Desk, source: str) -> None:
    """An editor decides that nobody may know the source."""
    seal_source(desk.record, source, by=EDITOR, at=AT)


def published(desk: Desk) -> Edition:
    """An edition of all that is released is put into the log."""
    edition = edition_now(desk.record, desk.serving.public().ids(), at=AT)
    log_edition(desk.record, edition, at=AT, by=EDITOR)
    return edition
