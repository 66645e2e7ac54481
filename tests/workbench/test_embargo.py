"""An embargo, served: decided by an editor, kept from strangers, over on its day by itself."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_incident import address, decide, the

# The clock of the server under test: what is decided by it, and asked of it.
BEFORE, EVE, DAY = "2030-01-30T09:00:00Z", "2030-01-31T23:59:59Z", "2030-02-01T00:00:00Z"
FROM = "2030-02-01"
API = "/api/v1"

SetClock = Callable[[str], None]


@pytest.fixture
def clock(filled: Desk) -> SetClock:
    """Sets the time of the server."""
    return lambda at: object.__setattr__(filled.serving, "clock", lambda: at)


@pytest.fixture
def held(filled: Desk, clock: SetClock) -> str:
    """The id of an incident that an editor released from a day to come; another one is public."""
    clock(BEFORE)
    incident = the(filled, 2)
    assert decide(filled, the(filled, 1), "release").status_code == 302
    assert decide(filled, incident, "release", **{"from": FROM}).status_code == 302
    return str(incident.id)


def said(stranger: Client, path: str) -> str:
    """All that an answer holds."""
    answer = stranger.get(path)
    return (b"".join(answer) if answer.streaming else answer.content).decode()


def routes(incident: str) -> Iterator[str]:
    """Every address of the API, asked for everything or for this incident."""
    schema = Client().get(f"{API}/openapi.json").json()
    for path in schema["paths"]:
        yield path.replace("{incident}", incident).replace("{source}", "sohr")


def test_no_route_tells_of_it_before_its_day(filled: Desk, held: str, clock: SetClock) -> None:
    """On the eve every answer is without it, and its own addresses are those of what never was."""
    clock(EVE)
    stranger, asked = filled.client(), list(routes(held))
    assert len(asked) > 8
    for path in asked:
        if held in path:
            assert stranger.get(path).status_code == 404
        else:
            assert held not in said(stranger, path)
    for path in (f"/incidents/{held}.html", f"/corrections/about/{held}"):
        assert stranger.get(path).status_code == 404


def test_it_is_there_on_its_day_without_anybody_s_doing(
    filled: Desk, held: str, clock: SetClock
) -> None:
    """Also for whoever asked on the eve: no page and no answer of then is given again."""
    stranger, head = filled.client(), filled.record.head()
    lists = ("/", "/incidents.html", f"{API}/incidents")
    since = f"{API}/changes?since={head.seq}"
    clock(EVE)
    tag = stranger.get(f"{API}/incidents").headers["ETag"]
    for path in (*lists, since):
        assert held not in said(stranger, path)
    clock(DAY)
    for path in (*lists, since, f"/incidents/{held}.html", f"{API}/incidents/{held}"):
        assert held in said(stranger, path)
    again = stranger.get(f"{API}/incidents", headers={"If-None-Match": tag})
    assert (again.status_code, filled.record.head()) == (200, head)


def test_editors_see_from_which_day(filled: Desk, held: str) -> None:
    """On the incident's page, on the page of the next edition, as a stranger would see it."""
    editor = filled.client("editor")
    for path in (f"incidents/{held}", f"incidents/{held}/as-a-stranger", "publish", "audit"):
        assert "from 1 February 2030" in editor.get(f"{BENCH}{path}").content.decode()
    assert "Released from 1 February 2030" in said(editor, f"{BENCH}incidents/{held}")


def test_it_can_be_taken_back(filled: Desk, held: str, clock: SetClock) -> None:
    """Withheld before its day, it stays away; released without a day, it is there at once."""
    incident = the(filled, 2)
    decide(filled, incident, "withhold")
    clock(DAY)
    assert filled.client().get(f"/incidents/{held}.html").status_code == 404
    clock(BEFORE)
    decide(filled, incident, "release")
    assert filled.client().get(f"/incidents/{held}.html").status_code == 200


@pytest.mark.parametrize(
    ("given", "sentence"),
    [("2020-01-01", "no day to come"), ("soon", "is not a day"), ("2030-02-30", "is not a day")],
)
def test_a_day_that_is_none_is_refused(filled: Desk, given: str, sentence: str) -> None:
    """Nothing is decided, and the page says what to write."""
    answer = decide(filled, the(filled, 2), "release", **{"from": given})
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not filled.record.released()


def test_the_form_asks_for_a_day(filled: Desk) -> None:
    """Where an editor releases; nobody else sees it."""
    asked = {
        role: 'name="from"' in said(filled.client(role), address(the(filled, 2)))
        for role in ("reviewer", "editor")
    }
    assert asked == {"reviewer": False, "editor": True}
