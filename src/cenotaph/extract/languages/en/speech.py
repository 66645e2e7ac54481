"""English words of speaking: report verbs, nouns for speakers with their roles, as data."""

from collections.abc import Mapping

from cenotaph.model.vocabulary import Certainty, Role

#: verbs whose subject is a speaker and whose clause is what it says
REPORT: frozenset[str] = frozenset(
    "said says say saying reported reports report reporting told tells announced"
    " announces announcing confirmed confirms confirming stated states stating added adds"
    " adding documented documents documenting recorded records claimed claims claiming"
    " estimated estimates noted notes revealed reveals declared declares acknowledged"
    " acknowledges admitted explained wrote writes tweeted posted quoted quotes insisted"
    " alleged alleges asserted asserts disclosed denied denies denying counted counts put"
    " puts listed verified verifies tallied warned recounted testified commented briefed"
    " relayed cited cites indicated indicates reiterated maintained maintains clarified"
    " established reads maintain".split()
)
#: the verbs that take what was found as their object: "SOHR documented the death of 601"
FINDING: frozenset[str] = frozenset(
    "reported reports documented documents recorded records confirmed confirms announced"
    " announces counted verified verifies tallied listed claimed claims registered"
    " registers acknowledged put puts estimates estimated denied denies monitored".split()
)
DENIALS: frozenset[str] = frozenset(
    "denied denies denying rejected rejects rejecting refuted dismissed dismisses disputed"
    " disputes".split()
)
#: nouns that report as a speaker does: "the report said", "figures showed"
REPORT_NOUNS: frozenset[str] = frozenset(
    "report reports statement statements figures data count tally toll bulletin"
    " communique communiqué release dispatch footage document documents estimates estimate"
    " list records records' tweet post".split()
)
SHOWING: frozenset[str] = frozenset(
    "reads read showed shows show indicated indicates suggests suggested".split()
)
ACCORDING: tuple[tuple[str, ...], ...] = (
    ("according", "to"),
    ("as", "per"),
    ("quoting",),
    ("citing",),
)

#: noun -> role; the last such noun of a speaker's phrase decides, unless reference data knows it
ROLE_NOUNS: Mapping[str, Role] = {
    **dict.fromkeys(
        "police policeman policemen sheriff detective detectives inspector superintendent"
        " deputies constable".split(),
        "police",
    ),
    **dict.fromkeys(
        "doctor doctors medic medics hospital hospitals nurse nurses surgeon medical health"
        " coroner morgue paramedic paramedics clinic physician ambulance medical-sources".split(),
        "medical",
    ),
    **dict.fromkeys(
        "rescuers rescuer firefighters rescue helmets crescent cross responders emergency"
        " civil-defence civil-defense emergencies".split(),
        "rescue",
    ),
    **dict.fromkeys(
        "army military troops general colonel commander navy brigade battalion battalions"
        " air-force coprefa defence defense pentagon forces armed-forces lieutenant garrison"
        " captain brigadier command gendarmerie major".split(),
        "military",
    ),
    **dict.fromkeys(
        "ministry minister officials official government governor mayor spokesman spokeswoman"
        " spokesperson authorities authority president prefect council prosecutor prosecutors"
        " chairman administrator commissioner secretary administration councillor councilor"
        " lawmaker lawmakers senator chief director investigators agency office department "
        "embassy mp"
        " ambassador head senator deputy".split(),
        "official",
    ),
    **dict.fromkeys(
        "rebels rebel militants militant insurgents group's guerrillas separatists jihadists"
        " faction movement militia front party".split(),
        "armed_party",
    ),
    **dict.fromkeys(
        "observatory monitor monitors watchdog ngo ngos activists activist network rights"
        " monitoring commission mission organization organisation organisations organizations"
        " committee committees group groups union un unama ocha ohchr hrw campaigners"
        " researchers".split(),
        "monitor",
    ),
    **dict.fromkeys(
        "witness witnesses eyewitness eyewitnesses resident residents villager villagers"
        " survivor survivors locals neighbor neighbors neighbour neighbours bystander farmer"
        " passenger passengers shopkeeper teacher driver student elder elders worker workers"
        " people".split(),
        "witness",
    ),
    **dict.fromkeys(
        "relative relatives family families father mother brother sister son daughter wife"
        " husband uncle cousin widow".split(),
        "family",
    ),
    **dict.fromkeys(
        "newspaper newspapers radio television tv media daily broadcaster outlet outlets"
        " channel reporter journalist journalists correspondent website agency's news press"
        " paper magazine wire tabloid herald gazette tribune ledger chronicle courier times"
        " post dispatch weekly".split(),
        "outlet",
    ),
    **dict.fromkeys(["source", "sources"], "unnamed"),
}
#: words that make a "group" a party to the fighting rather than a monitor
ARMED: frozenset[str] = frozenset(
    "armed militant rebel terrorist insurgent jihadist militia".split()
)
#: nouns that stand for a speaker named before: "the monitor", "the ministry", "the group"
BACK_REFERENCES: Mapping[str, frozenset[Role]] = {
    "monitor": frozenset({"monitor"}),
    "monitors": frozenset({"monitor"}),
    "observatory": frozenset({"monitor"}),
    "watchdog": frozenset({"monitor"}),
    "monitoring": frozenset({"monitor"}),
    "ngo": frozenset({"monitor"}),
    "network": frozenset({"monitor"}),
    "organization": frozenset({"monitor"}),
    "organisation": frozenset({"monitor"}),
    "group": frozenset({"monitor", "armed_party"}),
    "ministry": frozenset({"official", "military", "medical"}),
    "army": frozenset({"military"}),
    "military": frozenset({"military"}),
    "hospital": frozenset({"medical"}),
    "agency": frozenset({"outlet", "official", "monitor"}),
    "statement": frozenset(
        {"monitor", "official", "military", "armed_party", "medical", "police", "rescue"}
    ),
    "report": frozenset({"monitor", "official", "military", "outlet"}),
    "source": frozenset({"unnamed", "medical", "military", "police", "official", "monitor"}),
    "sources": frozenset({"unnamed", "medical", "military", "police", "official", "monitor"}),
    "spokesman": frozenset({"official", "military", "police", "medical", "armed_party"}),
    "spokeswoman": frozenset({"official", "military", "police", "medical", "armed_party"}),
    "spokesperson": frozenset({"official", "military", "police", "medical", "armed_party"}),
    "official": frozenset({"official", "medical", "police"}),
    "office": frozenset({"official", "monitor"}),
}
#: offices that stand for whoever held them before: "the minister", "the director"
OFFICES: frozenset[str] = frozenset(
    "director minister governor mayor doctor chief head president general colonel commander"
    " committee administrator coroner spokesman spokeswoman spokesperson prosecutor sheriff"
    " commissioner secretary source union council command agency ambassador nurse".split()
)
#: "the last figure from the minister" names who gave it
FIGURE_NOUNS: frozenset[str] = frozenset({"figure", "figures", "count", "tally", "estimate"})
SPEAKER_PRONOUNS: frozenset[str] = frozenset({"it", "he", "she", "they"})
#: words before a speaker that are not part of its name
SPEAKER_LEAD: frozenset[str] = frozenset(
    {"the", "a", "an", "some", "one", "two", "several", "other"}
)
#: titles that make a name an official's
TITLES: frozenset[str] = frozenset(
    "mr mrs ms dr gen col lt maj capt sgt gov sen rep president minister governor mayor"
    " chief sheriff general colonel captain major lieutenant sergeant".split()
)

#: common verbs that report before "that", before "of", or with a toll
REPORT_WITH_THAT: frozenset[str] = frozenset(
    "found finds concluded concludes assessed assesses believe believes believed showed shows"
    " established maintain hold think suspect suspects fear fears thought feared".split()
)
#: verbs that leave open what they report
DOUBTING: Mapping[str, Certainty] = {
    **dict.fromkeys("believe believes believed think thinks thought suspect suspects".split(),
                    "unconfirmed"),
    **dict.fromkeys("fear fears feared".split(), "presumed"),
}  # fmt: skip
#: what is denied: "rejected reports that", "dismissed the claim that"
DENIED: frozenset[str] = frozenset(
    "report reports claim claims allegation allegations accusation accusations figure".split()
)
REPORT_WITH_OF: frozenset[str] = frozenset({"spoke", "speak", "spoken"})
REPORT_WITH_FIGURE: frozenset[str] = frozenset({"gives", "gave", "lists", "listed", "treated"})
CORRECTING: frozenset[str] = frozenset(
    "revised lowered raised corrected reduced updated revises lowers raises upped".split()
)
ACCUSING: frozenset[str] = frozenset({"accused", "accuses"})
