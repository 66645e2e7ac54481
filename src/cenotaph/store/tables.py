"""The tables of a record. The log is insert-only; everything else can be derived from it again."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()


def _bytewise(kind: String) -> TypeEngine[str]:
    # PostgreSQL sorts by the words of a language unless told; SQLite sorts by bytes
    sorted_so = type(kind)(kind.length, collation="C")
    return kind.with_variant(sorted_so, "postgresql")


HASH = ID = _bytewise(String(64))
DAY = _bytewise(String(10))
TEXT = _bytewise(Text())

entry = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("actor", TEXT, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("subject", TEXT, nullable=False, index=True),
    Column("payload_digest", HASH, nullable=False),
    Column("prev", HASH, nullable=False, unique=True),
    Column("hash", HASH, nullable=False, unique=True),
    # editions are few among all entries
    Index("entry_kind", "kind", "seq"),
)
payload = Table(
    "payload",
    metadata,
    Column("digest", HASH, primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("body", TEXT, nullable=False),
)
# The payloads that a redaction sealed; `seq` is its entry. Only these may be deleted.
sealed = Table(
    "sealed",
    metadata,
    Column("digest", HASH, primary_key=True),
    Column("seq", Integer, nullable=False),
)
LOG = (entry, payload, sealed)

# How far the derived tables follow the log: one row. It also tells when the log lost its end.
reached = Table(
    "reached",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", HASH, nullable=False),
)
# Every capture ever logged, by its bytes and what was said of them: `add` knows it again.
seen = Table(
    "seen",
    metadata,
    Column("digest", HASH, primary_key=True),
    Column("receipt", HASH, primary_key=True),
    Column("captured", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# The pages that stand. A page that another supersedes has no row, unless people have decided on its
# claims: then it names the page that took its place. One that nobody has read in full `waits`: 1
# where claims were read on it, 2 where none was; else 0.
page = Table(
    "page",
    metadata,
    Column("id", ID, primary_key=True),
    Column("url", TEXT, index=True),
    Column("row_id", TEXT, index=True),
    Column("source", TEXT),
    Column("captured", Integer, nullable=False, unique=True),
    Column("fingerprint", TEXT),
    Column("extracted", Integer),
    Column("replaced_by", ID, index=True),
    Column("waits", Integer, nullable=False),
    # which comes next, and a sample
    Index("page_next", "waits", "captured"),
    Index("page_sample", "waits", "id"),
)
report = Table(
    "report",
    metadata,
    Column("id", ID, primary_key=True),
    Column("page", ID, ForeignKey("page.id"), nullable=False, index=True),
    Column("incident", ID, index=True),
    # the reading it comes from: a claim that people decided on keeps its report
    Column("extracted", Integer, nullable=False),
)
claim = Table(
    "claim",
    metadata,
    Column("id", ID, primary_key=True),
    Column("report", ID, ForeignKey("report.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
# Who speaks in a report: a graded source touches every incident it speaks of.
speaker = Table(
    "speaker",
    metadata,
    Column("source", TEXT, primary_key=True),
    Column("report", ID, ForeignKey("report.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
block = Table(
    "block",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("report", ID, ForeignKey("report.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
# `other` is the second of a pair, or whom a source repeats; `stands` is false once taken back.
decision = Table(
    "decision",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("action", String(16), nullable=False, index=True),
    Column("subject", TEXT, nullable=False),
    Column("other", TEXT, index=True),
    Column("page", TEXT, index=True),
    Column("report", TEXT, index=True),
    Column("takes_back", Integer, index=True),
    # the day from which a release holds; empty for one that holds at once
    Column("public_from", DAY, nullable=False),
    Column("stands", Boolean, nullable=False),
    # with the action: most decisions of a large record are releases
    Index("decision_on", "subject", "action", "seq"),
)
# An incident that lost all its reports to another is found under that one's id; `seq` is the entry
# by which the last of them went there.
redirect = Table(
    "redirect",
    metadata,
    Column("incident", ID, primary_key=True),
    Column("into", ID, nullable=False, index=True),
    Column("seq", Integer, nullable=False),
)
# The incidents that a report was in before; `until` is the entry by which it left for another.
stay = Table(
    "stay",
    metadata,
    Column("report", ID, primary_key=True),
    Column("until", Integer, primary_key=True, autoincrement=False),
    Column("incident", ID, nullable=False, index=True),
    sqlite_with_rowid=False,
)
settled = Table(
    "settled",
    metadata,
    Column("incident", ID, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("digest", HASH, nullable=False),
    Column("body", TEXT, nullable=False),
)
# What of an incident needs a person, derived whenever the incident is settled.
need = Table(
    "need",
    metadata,
    Column("incident", String(64), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("subject", String(96), primary_key=True),
    Column("weight", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# The weightiest of a kind, and how many there are.
Index("need_next", need.c.kind, need.c.weight.desc(), need.c.incident, need.c.subject)
# What lists and searches ask of a settled incident, derived with it from its public view.
# `x`, `y`, `z` are its point on a globe of radius 1. One that is `released` is public from the
# beginning of the day `public_from` in UTC, at once where that is empty.
listing = Table(
    "listing",
    metadata,
    Column("incident", ID, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("released", Boolean, nullable=False),
    Column("public_from", DAY, nullable=False),
    Column("told", TEXT),
    Column("kind", String(16), nullable=False),
    Column("day", DAY, nullable=False),
    Column("first", DAY),
    Column("last", DAY),
    Column("place", TEXT),
    Column("precision", String(16)),
    Column("radius_km", Float),
    Column("lat", Float),
    Column("lon", Float),
    # how many of its places stand before the one that has a point
    Column("before", Integer),
    Column("x", Float),
    Column("y", Float),
    Column("z", Float),
    Column("words", TEXT, nullable=False),
    # with the embargo, so that what is public is counted and sorted without the rows themselves
    Index("listing_newest", "released", "day", "incident", "public_from"),
    Index("listing_told", "released", "told", "incident", "public_from"),
    Index("listing_last", "released", "seq", "public_from"),
    Index("listing_embargo", "released", "public_from"),
)
# The row that lists show, apart: a search goes through all of `listing` and needs none of it.
listed_body = Table(
    "listed_body",
    metadata,
    Column("incident", ID, primary_key=True),
    Column("body", TEXT, nullable=False),
)
# Its tolls under each policy, a list of JSON: the row lacks them, and lists show those of one.
listed_under = Table(
    "listed_under",
    metadata,
    Column("policy", String(32), primary_key=True),
    Column("incident", ID, primary_key=True, index=True),
    Column("tolls", TEXT, nullable=False),
)
# What its page shows, in the same way apart. `made_by` is the code that withheld the rest: what
# another version made is not shown.
listed_view = Table(
    "listed_view",
    metadata,
    Column("incident", ID, primary_key=True),
    Column("made_by", String(16), nullable=False, info={"of_code": True}),
    Column("body", TEXT, nullable=False),
)
# What an incident is found by, a kind of thing and its code: a party, a means, a place, the key of
# a place's feed, a grade.
listed_term = Table(
    "listed_term",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("code", TEXT, primary_key=True),
    Column("incident", ID, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
# The sources that speak in an incident and how many claims of it are theirs.
listed_source = Table(
    "listed_source",
    metadata,
    Column("source", TEXT, primary_key=True),
    Column("incident", ID, primary_key=True, index=True),
    Column("role", String(16), nullable=False),
    Column("name", TEXT, nullable=False),
    Column("belongs_to", TEXT),
    Column("claims", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# Whom a source has its figures from in an incident.
listed_heard = Table(
    "listed_heard",
    metadata,
    Column("source", TEXT, primary_key=True),
    Column("heard", TEXT, primary_key=True, index=True),
    Column("incident", ID, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
# Its tolls over all sides.
listed_toll = Table(
    "listed_toll",
    metadata,
    Column("policy", String(32), primary_key=True),
    Column("measure", String(16), primary_key=True),
    Column("incident", ID, primary_key=True, index=True),
    Column("min", Integer),
    Column("best", Integer),
    Column("max", Integer),
    Column("open", Boolean, nullable=False),
    Column("grade", TEXT),
    Column("voices_least", Integer, nullable=False),
    Column("voices_most", Integer, nullable=False),
    sqlite_with_rowid=False,
)
LISTS = (
    listed_body,
    listed_under,
    listed_view,
    listed_term,
    listed_source,
    listed_heard,
    listed_toll,
    listing,
)
# The victim lists that stand, and the last matching of each set of lists, by their names.
victim_list = Table(
    "victim_list",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("captured", Integer, nullable=False),
    Column("digest", HASH, nullable=False),
)
matched = Table(
    "matched",
    metadata,
    Column("lists", TEXT, primary_key=True),
    Column("assigned", Integer, nullable=False),
)
# In the order in which rows may be deleted.
DERIVED = (
    reached,
    need,
    *LISTS,
    victim_list,
    matched,
    settled,
    redirect,
    stay,
    decision,
    speaker,
    block,
    claim,
    report,
    page,
    seen,
)
