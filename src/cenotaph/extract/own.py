"""Whose people a speaker counts as its own: the army denied that 85 of its men were killed."""

from dataclasses import replace

from cenotaph.extract.drafts import Draft
from cenotaph.extract.languages.en import grammar, people
from cenotaph.extract.phrases import NounPhrase
from cenotaph.reference.actors import ACTORS, Actor
from cenotaph.reference.sources import SOURCES


def with_own(draft: Draft, np: NounPhrase | None) -> Draft:
    """The draft of "85 of its men" with the force that speaks of them as its own."""
    if np is None or not draft.chain or np.head not in people.OWN or draft.group.actor is not None:
        return draft
    if draft.group.status not in {"unknown", "combatant", "protected", "armed_forces"}:
        return draft
    if not any(t.low in grammar.POSSESSIVES for t in draft.sentence.tokens[np.start : np.end]):
        return draft
    actor = _speaking(draft.chain[-1].speaker.source)
    if actor is None:
        return draft
    group = replace(
        draft.group, actor=actor.id, side=actor.side, status=actor.status, status_basis="actor"
    )
    return replace(draft, group=group, rules=draft.rules | {"group": "group.own"})


def _speaking(source: str | None) -> Actor | None:
    """The armed actor a source is, or speaks for."""
    if source is None:
        return None
    if source in ACTORS.by_id:
        return ACTORS.by_id[source]
    known = SOURCES.by_id.get(source)
    return ACTORS.by_id.get(known.belongs_to) if known and known.belongs_to else None
