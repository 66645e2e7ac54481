"""Matching of victim lists with Splink, on DuckDB or Spark: `lists.comparing` executed."""

import logging
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from math import log2
from typing import Any

from cenotaph.errors import InputError
from cenotaph.lists import comparing
from cenotaph.lists.comparing import BLOCKS, COLUMNS, COMPARISONS, NUMBERS, RARE, Block, Level
from cenotaph.lists.frequencies import Row, frequencies, typical
from cenotaph.model.victims import Linkage, Pair, VictimList
from cenotaph.run.engines import Database, Engine, Kind, opened

# What compares more than this takes many minutes and gigabytes, and comes from a column that
# hardly tells people apart.
MOST_PAIRS = 20_000_000
# Blocks that only a pair with two errors needs are compared up to so many: some seconds' work.
WIDE_PAIRS = 1_000_000
# Pairs less probable than this are no answer to anything; all of them together would be most of
# the log.
LEAST = 0.01
# Below so many pairs that are nearly certain, weights learnt would be chance.
_LEAST_CERTAIN = 50
# Enough pairs to learn a weight from to a tenth of a bit; more is only time.
_TRAINED_ON = 100_000
# Which are drawn to count strangers: the same on every engine, so that weights are.
_SEED = 1
# How many pairs of strangers the given weights are worth beside those that are counted.
_GIVEN = 100
# In bits with the first prior, which is too low: what is below stays below LEAST with any.
_SCORED = -10.0
# In bits: no name, and no day and place, is so much rarer than others.
_RAREST = 8.0
_STEPS = 20


def match(
    lists: Sequence[VictimList],
    entries: Mapping[str, int],
    *,
    engine: Engine = "duckdb",
    most: int = MOST_PAIRS,
) -> Linkage:
    """The pairs of people that may be one, in and between the lists, with their weights.

    `entries` are those in which the lists stand. Raises InputError where blocks hold more
    than `most` pairs, or where what the engine needs is not there.
    """
    rows = [comparing.columns_of(one, each.name) for each in lists for one in each.people]
    # Splink logs settings, and, when something fails, rows
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    with opened(engine) as database:
        common = frequencies(rows)
        _fill(database, rows, common)
        blocks, compared = _blocks(database, most)
        certain = sum(_pairs_in(database, block) for block in comparing.CERTAIN)
        any_two = max(1, len(rows) * (len(rows) - 1) // 2)
        prior = min(0.5, max(1, certain) / any_two)
        trained = certain >= _LEAST_CERTAIN
        chances = _chances(database, rows)
        linker = _linker(database, blocks, prior, chances)
        if trained:
            _train(linker, database)
        scored = linker.inference.predict(threshold_match_weight=_SCORED - _RAREST)
        rare = _rare(rows, common, chances) if trained else {}
        found = _scored(database, scored.physical_name, rare, prior)
    prior = settled_prior([bits for _, _, bits, _ in found], any_two, prior)
    return Linkage(
        lists=dict(entries),
        pairs=tuple(_kept(found, prior)),
        prior=prior,
        compared=compared,
        trained=trained,
        method=_method(engine),
    )


def _fill(
    database: Database, rows: Sequence[Row], common: Mapping[str, Mapping[str, float]]
) -> None:
    """Everybody as a table, with how common their values are."""
    columns: dict[str, Kind] = {name: "whole" if name in NUMBERS else "text" for name in COLUMNS}
    often: dict[str, Kind] = {f"often_{name}": "real" for name in common}
    values = (
        [
            number,
            *(row[name] for name in COLUMNS),
            *(of.get(str(row[name])) for name, of in common.items()),
        ]
        for number, row in enumerate(rows)
    )
    database.fill("people", {"row": "whole", **columns, **often}, values)


def settled_prior(bits: Sequence[float], any_two: int, prior: float) -> float:
    """The probability that any two people are one, which the pairs' own probabilities bear out.

    `bits` are the weights of scored pairs without a prior. Few steps settle it: it moves a sure
    pair by nothing, and what it moves is what there is least to say of.
    """
    for _ in range(_STEPS):
        expected = sum(probability(one, prior) for one in bits)
        prior = min(0.5, max(expected, 1.0) / any_two)
    return prior


def probability(bits: float, prior: float) -> float:
    """The probability that a pair of this weight is one person."""
    odds: float = prior / (1 - prior) * 2.0 ** min(bits, 200.0)
    return odds / (1 + odds)


def _blocks(database: Database, most: int) -> tuple[tuple[Block, ...], int]:
    """The blocks that are compared, and how many pairs they hold, one in several counted in each.

    Raises InputError where those that every matching needs hold too many.
    """
    found = {block.name: _pairs_in(database, block) for block in BLOCKS}
    total = sum(found.values())
    if total > most:
        name, largest = max(found.items(), key=lambda each: each[1])
        raise InputError(
            f"Matching would compare {total:,} pairs, of which {largest:,} have the {name}; at most"
            f" {most:,} are compared.",
            hint="Cut the lists by year or province and match each part, or map a column that"
            " tells people apart.",
        )
    blocks = list(BLOCKS)
    for block in comparing.WIDE_BLOCKS:
        pairs = _pairs_in(database, block)
        if total + pairs <= WIDE_PAIRS:
            blocks.append(block)
            total += pairs
    return tuple(blocks), total


def _pairs_in(database: Database, block: Block) -> int:
    left, right = (", ".join(columns) for columns in (block.left, block.right))
    known = " and ".join(f"{column} is not null" for column in block.left)
    on = " and ".join(f"a.l{i} = b.r{i}" for i in range(len(block.left)))
    lefts = ", ".join(f"{column} as l{i}" for i, column in enumerate(block.left))
    rights = ", ".join(f"{column} as r{i}" for i, column in enumerate(block.right))
    same = block.left == block.right
    ((total,),) = database.ask(
        f"""
        with a as (select {lefts}, count(*) as n from people where {known} group by {left}),
             b as (select {rights}, count(*) as n from people where {known} group by {right})
        select cast(coalesce(sum(a.n * (b.n - {int(same)})), 0) as bigint)
        from a join b on {on}
        """
    )
    return int(total) // 2


def _chances(database: Database, rows: Sequence[Row]) -> dict[str, list[float]]:
    """By comparison, how often two people reach each level: counted on rows of one list.

    Hardly any two rows of one list are one person; of rows drawn from all lists so many are that
    rare levels would be theirs.
    """
    database.fill("drawn", {"a": "whole", "b": "whole"}, _strangers(rows))
    strangers = f"""
        select {", ".join(f"l.{c} as {c}_l, r.{c} as {c}_r" for c in COLUMNS)}
        from drawn join people l on l.row = a join people r on r.row = b
    """
    chances = {}
    for each in COMPARISONS:
        levels = " ".join(f"when {one.condition or 'true'} then {n}"
                          for n, one in enumerate(each.levels))  # fmt: skip
        found = dict(
            database.ask(
                f"select level, count(*) from (select case when {each.silent} then -1 {levels} end"
                f" as level from ({strangers}) pairs) reached group by level"
            )
        )
        counts = [found.get(n, 0) + _GIVEN * one.chance for n, one in enumerate(each.levels)]
        chances[each.name] = [count / sum(counts) for count in counts]
    return chances


def _strangers(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Pairs of rows of one list, each as likely as any other; all, where they are few."""
    held: dict[object, list[int]] = {}
    for number, row in enumerate(rows):
        held.setdefault(row["list"], []).append(number)
    groups = [group for group in held.values() if len(group) > 1]
    sizes = [len(group) * (len(group) - 1) // 2 for group in groups]
    if sum(sizes) <= _TRAINED_ON:
        yield from chain.from_iterable(combinations(group, 2) for group in groups)
        return
    chance = random.Random(_SEED)
    for group in chance.choices(groups, weights=sizes, k=_TRAINED_ON):
        one = chance.randrange(len(group))
        other = chance.randrange(len(group) - 1)
        yield group[one], group[other + (other >= one)]


def _linker(
    database: Database,
    blocks: Sequence[Block],
    prior: float,
    chances: Mapping[str, Sequence[float]],
) -> Any:
    """Splink with our comparisons, and how often two people reach each level."""
    from splink import Linker, SettingsCreator  # noqa: PLC0415 - takes two seconds
    from splink.comparison_level_library import CustomLevel, ElseLevel  # noqa: PLC0415
    from splink.comparison_library import CustomComparison  # noqa: PLC0415

    def level(one: Level, chance: float) -> Any:
        made: Any = CustomLevel(one.condition) if one.condition else ElseLevel()
        return made.configure(
            m_probability=one.same, u_probability=chance, label_for_charts=one.label
        )

    comparisons: Any = [
        CustomComparison(
            output_column_name=each.name.replace(" ", "_"),
            comparison_levels=[
                CustomLevel(each.silent).configure(is_null_level=True, label_for_charts="silent"),
                *map(level, each.levels, chances[each.name]),
            ],
        )
        for each in COMPARISONS
    ]
    rules: Any = [_rule(block) for block in blocks]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
        probability_two_random_records_match=prior,
        additional_columns_to_retain=[f"often_{name}" for name in RARE],
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
    )
    api = database.splink()
    return Linker(api.register("people"), settings, log_level=None, validate_settings=False)


def _rule(block: Block) -> str:
    return " and ".join(f"l.{a} = r.{b}" for a, b in zip(block.left, block.right, strict=True))


def _train(linker: Any, database: Database) -> None:
    """How often one person reaches each level, learnt from two blocks."""
    for block in comparing.TRAINING:
        if _pairs_in(database, block) < _LEAST_CERTAIN:
            continue
        linker.training.estimate_parameters_using_expectation_maximisation(
            _rule(block), max_pairs=_TRAINED_ON
        )
    for each in linker._settings_obj.comparisons:
        for level in each._comparison_levels_excluding_null:
            level.m_probability = max(level.m_probability, comparing.LEAST_SAME)


def _rare(
    rows: Sequence[Row],
    common: Mapping[str, Mapping[str, float]],
    chances: Mapping[str, Sequence[float]],
) -> dict[str, list[str]]:
    """By comparison, what a query adds for how rare a value is, level by level, in bits.

    Two people share a whole value as often as it is common. A level that is partly that varies
    with it: a value twice as common as others makes the level twice as likely.
    """
    found: dict[str, list[str]] = {}
    for each in COMPARISONS:
        for n, (one, chance) in enumerate(zip(each.levels, chances[each.name], strict=True)):
            if one.often:
                usual = typical(rows, one.often, common) if one.partly else chance
                value = f"greatest(often_{one.often}_l, often_{one.often}_r)"
                gamma = f"gamma_{each.name.replace(' ', '_')} = {len(each.levels) - 1 - n}"
                found.setdefault(each.name, []).append(
                    f"when {gamma} and {value} is not null then log2({usual} / {value})"
                )
    return found


Scored = tuple[str, str, float, dict[str, tuple[str, float]]]


def _scored(
    database: Database, table: str, rare: Mapping[str, Sequence[str]], prior: float
) -> list[Scored]:
    """Each pair with its weight without a prior, and its level and weight by comparison.

    `rare` holds, by comparison, what of a query weighs how rare the agreed value is.
    """
    names = {each.name: each.name.replace(" ", "_") for each in COMPARISONS}
    labels = {each.name: [one.label for one in each.levels][::-1] for each in COMPARISONS}
    levels = [f"gamma_{column}" for column in names.values()]
    bits = [
        f"mw_{column} + case {' '.join(rare.get(name, ()))} else 0.0 end"
        if rare.get(name)
        else f"mw_{column}"
        for name, column in names.items()
    ]
    least = _SCORED - log2(prior / (1 - prior))
    found = []
    for a, b, *rest in database.ask(
        f"select id_l, id_r, {', '.join(levels)}, {', '.join(bits)} from {table}"
        f" where {' + '.join(bits)} >= {least}"
    ):
        weights = {}
        reached, weighed = rest[: len(levels)], rest[len(levels) :]
        for name, level, bit in zip(names, reached, weighed, strict=True):
            weights[name] = ("silent" if level < 0 else labels[name][level], round(bit, 2))
        found.append((a, b, sum(bit for _, bit in weights.values()), weights))
    return found


def _kept(found: Sequence[Scored], prior: float) -> Iterator[Pair]:
    """The pairs that are not nearly certainly two people, the likeliest first."""
    for a, b, bits, weights in sorted(found, key=lambda one: (-one[2], one[0], one[1])):
        likely = probability(bits, prior)
        if likely >= LEAST:
            yield Pair(a=a, b=b, probability=round(likely, 6), weights=weights)


def _method(engine: Engine) -> str:
    import splink  # noqa: PLC0415

    return f"splink-{splink.__version__}" + ("" if engine == "duckdb" else f" on {engine}")
