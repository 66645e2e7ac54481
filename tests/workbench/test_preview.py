"""What the previews of a merge and a split warn of: who decided otherwise, what strangers see."""

import pytest

from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_incident import address, decide, the
from tests.workbench.test_serving import release


def asked(desk: Desk, incident: object, **values: str) -> str:
    """The incident's page with a preview."""
    return str(desk.client("recorder").get(address(incident), values).content.decode())


def test_a_merge_says_what_becomes_public_by_it(filled: Desk) -> None:
    """A report that nobody released comes out where it joins a released incident."""
    one, other = the(filled, 2), the(filled, 1)
    assert "becomes public" not in asked(filled, one, merge=other.id)
    release(filled, one.id)
    shown = asked(filled, one, merge=other.id)
    assert "With this, 1 page becomes public that strangers do not see now." in shown
    decide(filled, one, "merge", other=other.id)
    (left,) = filled.serving.public().ids()
    assert len(filled.record.incident(left).reports) == 3


def test_a_merge_says_what_leaves_the_public_site_by_it(filled: Desk) -> None:
    """What is withheld goes along, and takes what it joins with it."""
    one, other = the(filled, 2), the(filled, 1)
    release(filled, one.id)
    decide(filled, other, "withhold")
    shown = asked(filled, one, merge=other.id)
    assert "With this, 2 pages that strangers see leave the public site." in shown


def test_a_split_says_what_leaves_the_public_site_by_it(filled: Desk) -> None:
    """The report that stands apart is in an incident that nobody released."""
    one = the(filled, 2)
    release(filled, one.id)
    shown = asked(filled, one, split=one.reports[1].id)
    assert "With this, 1 page that strangers see leaves the public site." in shown
    decide(filled, one, "split", other=one.reports[1].id)
    public = (filled.record.incident(id_) for id_ in filled.serving.public().ids())
    assert [len(one.reports) for one in public] == [1]


@pytest.mark.parametrize("undone", [False, True])
def test_a_merge_says_who_decided_otherwise_before(filled: Desk, undone: bool) -> None:
    """A person said that the two are different; until that is taken back, the preview says so."""
    one, other = the(filled, 2), the(filled, 1)
    values = {"act": "different", "one": one.id, "other": other.id, "reason": "Two towns."}
    filled.client("reviewer").post(f"{BENCH}pairs", values)
    if undone:
        decide(filled, one, "undo", entry=filled.record.head().seq)
    shown = asked(filled, one, merge=other.id)
    told = shown.split('id="preview"')[1].split("</section>")[0]
    assert ("Somebody has decided otherwise before:" in told) is not undone
    assert ("The reviewer" in told and "Two towns." in told) is not undone


def test_a_split_says_who_put_it_together_before(filled: Desk) -> None:
    """The same for a report that a person put into the incident."""
    moved = the(filled, 1).reports[0].id
    decide(filled, the(filled, 2), "merge", role="reviewer", other=the(filled, 1).id)
    shown = asked(filled, the(filled, 3), split=moved)
    assert "Somebody has decided otherwise before: The reviewer" in shown
