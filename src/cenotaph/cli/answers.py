"""What `timeline`, `voices`, `total` and `compare` do, once their arguments are known."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cenotaph.cli.change_lines import print_change
from cenotaph.cli.console import out, progress_bar
from cenotaph.cli.differences import print_difference
from cenotaph.cli.looking import check_measure, nothing_of, say_if_empty
from cenotaph.cli.timeline_table import print_timeline
from cenotaph.cli.total_lines import print_total
from cenotaph.cli.voice_tree import print_voices
from cenotaph.errors import InputError
from cenotaph.model.vocabulary import PolicyName
from cenotaph.run.clock import day_of, now
from cenotaph.run.editions import (
    changed_between,
    changed_since,
    decided_meanwhile,
    edition_named,
    two_editions,
)
from cenotaph.run.opening import open_record
from cenotaph.run.past import open_as_of
from cenotaph.run.totalling import Selection, total_over
from cenotaph.toll.compare import differences
from cenotaph.toll.known_policies import POLICIES
from cenotaph.toll.timeline import timeline


def timeline_of(record_folder: Path, named: str, measure: str | None, *, as_of: str | None) -> None:
    """The incident's figures of one measure, or of all, by the day they were said."""
    wanted = None if measure is None else check_measure(measure)
    with open_as_of(record_folder, as_of, named=named) as record:
        incident, seq = record.incident(named), record.head().seq
    moments = timeline(incident, wanted)
    if not moments:
        raise nothing_of("claim", incident.id, measure, None if as_of is None else seq)
    print_timeline(out(), moments)


def voices_of(record_folder: Path, named: str, *, as_of: str | None) -> None:
    """The incident's voices, each as a tree from its origin to the pages."""
    with open_as_of(record_folder, as_of, named=named) as record:
        print_voices(out(), record.incident(named))


def total_of(
    record_folder: Path,
    measure: str,
    policy: PolicyName,
    selection: Mapping[str, str | None],
    *,
    as_of: str | None,
) -> None:
    """The sum of one measure over the chosen incidents, with what it leaves out."""
    wanted = check_measure(measure)
    with open_as_of(record_folder, as_of) as record, progress_bar("Comparing") as progress:
        summed = total_over(record, wanted, policy, Selection(**selection), progress)
        say_if_empty(record, as_of)
    print_total(out(), summed)


def compare_policies(
    record_folder: Path, named: Sequence[str], measure: str | None, *, as_of: str | None
) -> None:
    """Every incident whose toll differs between two policies, and why."""
    policies = tuple(check_policy(name) for name in dict.fromkeys(named))
    if len(policies) != 2:
        raise InputError(
            "Two policies are compared.", hint="Name two: --policy range --policy conservative"
        )
    one, other = policies
    wanted = None if measure is None else check_measure(measure)
    compared = differing = 0
    with open_as_of(record_folder, as_of) as record:
        for incident in record.incidents():
            found = differences(incident, one, other, wanted)
            compared += 1
            differing += bool(found)
            for difference in found:
                print_difference(out(), incident, difference, one, other)
        say_if_empty(record, as_of)
    out().print(f"{differing} of {compared} incidents have another toll.")


def diff_editions(record_folder: Path, early: str, late: str | None) -> None:
    """Every toll that an edition shows otherwise than an earlier one, or than the record now."""
    with open_record(record_folder) as record:
        if late is None:
            first = edition_named(record, early)
            released = record.public(day_of(now())).ids()
            policy = check_policy(first.policy)
            found = changed_since(record, first, released, policy, now=record)
            until, other = record.head().seq, "the record now"
        else:
            first, second = two_editions(record, early, late)
            found = changed_between(record, first, second)
            until, other = second.seq, f"edition {second.edition}"
        withheld, sealed = decided_meanwhile(record, first.seq, until)
    head = f"Edition {first.edition} (entry {first.seq}) and {other} (entry {until}):"
    out().print(head, soft_wrap=True)
    out().print()
    for change in found:
        print_change(out(), change, withheld.get(change.incident))
    for seq in sealed:
        out().print(f"Entry {seq} {_SEALED}", soft_wrap=True)
    told = "1 incident is" if len(found) == 1 else f"{len(found)} incidents are"
    out().print(f"{told} new, changed or withdrawn.")


_SEALED = "sealed words since: what they said in the earlier edition is not compared."


def check_policy(given: str) -> PolicyName:
    """The policy of this name; raises InputError when there is none."""
    for policy in POLICIES:
        if policy.name == given:
            return policy.name
    names = ", ".join(policy.name for policy in POLICIES)
    raise InputError(f"There is no policy “{given}”.", hint=f"One of: {names}.")
