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
    " established reads maintain repeated repeats alleging"
    " alleges estimating".split()
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
#: words before a speaker -> the rule that they are
ACCORDING: Mapping[tuple[str, ...], str] = {
    ("according", "to"): "speech.according",
    ("in", "the", "words", "of"): "speech.according",
    ("as", "per"): "speech.as",
    ("quoting",): "speech.quoting",
    ("citing",): "speech.citing",
    ("drawing", "on"): "speech.citing",
}

#: noun -> role; the last such noun of a speaker's phrase decides, unless reference data knows it
ROLE_NOUNS: Mapping[str, Role] = {
    **dict.fromkeys(
        "police policeman policemen sheriff detective detectives inspector superintendent"
        " deputies constable officer officers constabulary gendarmerie gendarmes troopers"
        " carabinieri rcmp psni ruc nypd lapd carabineros".split(),
        "police",
    ),
    **dict.fromkeys(
        "doctor doctors medic medics hospital hospitals nurse nurses surgeon medical health"
        " coroner morgue paramedic paramedics clinic clinics physician physicians surgeons"
        " morgues mortuary undertaker medical-sources".split(),
        "medical",
    ),
    **dict.fromkeys(
        "rescuers rescuer firefighters firefighter rescue helmets crescent cross responders"
        " emergency ambulance ambulances civil-defence civil-defense emergencies lifeguards"
        " mountain-rescue".split(),
        "rescue",
    ),
    **dict.fromkeys(
        "army military troops general colonel commander navy brigade battalion battalions"
        " air-force coprefa defence defense pentagon forces armed-forces lieutenant garrison"
        " captain brigadier command major headquarters coalition junta corps division regiment"
        " soldier soldiers airforce peacekeepers coastguard".split(),
        "military",
    ),
    **dict.fromkeys(
        "ministry minister officials official government governor mayor spokesman spokeswoman"
        " spokesmen"
        " spokesperson authorities authority president prefect council prosecutor prosecutors"
        " chairman administrator commissioner secretary administration councillor councilor"
        " lawmaker lawmakers senator chief director investigators agency office department"
        " embassy mp ambassador head deputy administrators magistrate magistrates judge court"
        " intelligence ombudsman presidency kremlin envoy diplomat diplomats consulate attorney"
        " ministers officials' municipality parliament premier chancellor undersecretary cabinet"
        " under-secretary secretary-general gov sen rep un u.n. eu e.u. unhcr unicef wfp".split(),
        "official",
    ),
    **dict.fromkeys(
        "rebels rebel militants militant insurgents insurgent guerrillas guerrilla separatists"
        " separatist jihadists faction movement militia militias front party detachment"
        " fighters warlord cartel gang resistance".split(),
        "armed_party",
    ),
    **dict.fromkeys(
        "observatory monitor monitors watchdog ngo ngos activists activist network rights"
        " monitoring commission mission organization organisation organisations organizations"
        " committee committees group groups union unama ocha osce ohchr hrw campaigners"
        " researchers syndicate collective observers archive documenters institute".split(),
        "monitor",
    ),
    **dict.fromkeys(
        "witness witnesses eyewitness eyewitnesses resident residents villager villagers"
        " survivor survivors locals neighbor neighbors neighbour neighbours bystander farmer"
        " passenger passengers shopkeeper teacher driver student elder elders worker workers"
        " people priest priests nun nuns imam pastor bishop refugees refugee leader leaders"
        " guest guests herder trader colleagues colleague vigilante vigilantes motorist"
        " cooperative parishioners coordinator organiser organizer lawyer lawyers mourner"
        " association man woman men women".split(),
        "witness",
    ),
    **dict.fromkeys(
        "relative relatives family families father mother brother sister son daughter wife"
        " husband uncle cousin widow widows mothers brothers sons parents parent cousins aunt"
        " nephew niece grandfather grandmother grandson kin father-in-law brother-in-law".split(),
        "family",
    ),
    **dict.fromkeys(
        "newspaper newspapers radio television tv media daily broadcaster outlet outlets"
        " channel reporter journalist journalists correspondent website agency's news press"
        " paper magazine wire tabloid herald gazette tribune ledger chronicle courier times"
        " post dispatch weekly station newspaper's stations broadcasters papers".split(),
        "outlet",
    ),
    **dict.fromkeys(
        "source sources caller callers reports rumours rumors posts post".split(), "unnamed"
    ),
}
#: several words that tell a role together, or, with None, tell none
ROLE_PHRASES: Mapping[tuple[str, ...], Role | None] = {
    **dict.fromkeys(
        [("civil", "defence"), ("civil", "defense"), ("civil", "protection"),
         ("emergency", "services"), ("emergency", "service"), ("fire", "department"),
         ("fire", "brigade"), ("fire", "service"), ("coast", "guard")],
        "rescue",
    ),
    **dict.fromkeys(
        [("civil", "guard"), ("military", "police"), ("national", "police"), ("federal", "police"),
         ("bureau", "of", "investigation"), ("judicial", "police"), ("public", "security")],
        "police",
    ),
    **dict.fromkeys(
        [("air", "force"), ("general", "staff"), ("joint", "command"), ("national", "guard"),
         ("african", "union", "force"), ("african", "union", "mission"), ("un", "force")],
        "military",
    ),
    **dict.fromkeys(
        [("military", "observers"), ("ceasefire", "monitors"), ("rights", "group"),
         ("rights", "groups"), ("press", "group"), ("press", "freedom"), ("journalists", "union"),
         ("union", "of", "journalists"), ("journalists", "'s", "syndicate"), ("war", "monitor"),
         ("local", "coordination"), ("refugee", "agency"), ("migration", "agency"),
         ("human", "rights", "office"), ("human", "rights", "service"), ("legal", "clinic"),
         ("un", "agency"), ("peacekeeping", "mission"), ("rights", "office")],
        "monitor",
    ),
    **dict.fromkeys(
        [("defence", "force"), ("defense", "force"), ("defence", "forces"), ("defense", "forces"),
         ("self-defence",), ("self-defense",), ("people", "'s", "defence"),
         ("people", "'s", "defense"), ("rebel", "radio"), ("resistance", "forces"),
         ("liberation", "army"), ("liberation", "front"), ("liberation", "movement")],
        "armed_party",
    ),
    **dict.fromkeys(
        [("health", "ministry"), ("health", "minister"), ("health", "authority"),
         ("health", "authorities"), ("health", "department"), ("health", "official"),
         ("health", "officials"), ("security", "services"), ("security", "service"),
         ("defence", "ministry"), ("defense", "ministry"), ("defence", "minister"),
         ("defense", "minister"), ("defence", "secretary"), ("defense", "secretary"),
         ("emergencies", "ministry"), ("search", "commission"), ("election", "commission"),
         ("white", "house"), ("state", "department"), ("foreign", "office"), ("home", "office"),
         ("police", "minister"), ("police", "ministry"), ("military", "administration"),
         ("communication", "service"), ("rights", "ministry"), ("rights", "minister"),
         ("emergency", "management"), ("crisis", "committee"), ("coordination", "centre"),
         ("coordination", "center")],
        "official",
    ),
    **dict.fromkeys(
        [("doctors", "network"), ("health", "cluster"), ("health", "facilities"),
         ("medical", "examiner"), ("health", "workers"), ("health", "worker")],
        "medical",
    ),
    **dict.fromkeys([("aid", "worker"), ("aid", "workers"), ("relief", "worker"),
                     ("relief", "workers")], "unnamed"),
    **dict.fromkeys(
        [("press", "center"), ("press", "centre"), ("press", "committee"), ("press", "service"),
         ("press", "office"), ("press", "officer"), ("press", "secretary"), ("media", "wing"),
         ("press", "department"), ("media", "office"), ("press", "release"), ("press", "note"),
         ("news", "conference"), ("press", "conference"), ("media", "arm"),
         ("human", "rights"), ("civil", "society")],
        None,
    ),
    **dict.fromkeys([("civil", "society", "leader"), ("community", "leader"),
                     ("community", "leaders"), ("village", "head"), ("village", "chief"),
                     ("village", "chiefs"), ("tribal", "elder"), ("local", "elder")], "witness"),
}  # fmt: skip
#: cities and houses that stand for a government where they speak
SEATS: frozenset[str] = frozenset(
    "moscow kyiv kiev ankara tehran damascus baghdad islamabad delhi beijing washington london"
    " paris berlin brussels jerusalem riyadh cairo khartoum asmara kigali kinshasa nairobi"
    " abuja kabul colombo manila jakarta seoul pyongyang tokyo baku yerevan tbilisi minsk"
    " warsaw caracas bogota havana managua tripoli sanaa beirut amman doha kampala juba"
    " bamako niamey ouagadougou harare luanda maputo pretoria dhaka kathmandu naypyidaw"
    " hanoi bangkok canberra ottawa rome madrid belgrade pristina sarajevo zagreb".split()
)
#: words that make a "group" a party to the fighting rather than a monitor
ARMED: frozenset[str] = frozenset(
    "armed militant rebel rebels terrorist insurgent insurgents jihadist militia guerrilla"
    " guerrillas separatist separatists paramilitary underground clandestine".split()
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
    "organization": frozenset({"monitor", "medical", "rescue", "armed_party"}),
    "organisation": frozenset({"monitor", "medical", "rescue", "armed_party"}),
    "group": frozenset({"monitor", "armed_party", "medical", "rescue"}),
    "station": frozenset({"outlet", "armed_party"}),
    "newspaper": frozenset({"outlet"}),
    "paper": frozenset({"outlet"}),
    "channel": frozenset({"outlet"}),
    "broadcaster": frozenset({"outlet"}),
    "outlet": frozenset({"outlet"}),
    "website": frozenset({"outlet", "monitor"}),
    "mission": frozenset({"monitor", "military", "official"}),
    "body": frozenset({"monitor", "official"}),
    "institute": frozenset({"monitor"}),
    "commission": frozenset({"monitor", "official"}),
    "service": frozenset({"rescue", "medical", "official"}),
    "command": frozenset({"military"}),
    "coalition": frozenset({"military", "armed_party"}),
    "movement": frozenset({"armed_party"}),
    "government": frozenset({"official"}),
    "ministry": frozenset({"official", "military", "medical"}),
    "army": frozenset({"military"}),
    "military": frozenset({"military"}),
    "hospital": frozenset({"medical"}),
    "agency": frozenset({"outlet", "official", "monitor", "police"}),
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
    "office": frozenset({"official", "monitor", "police"}),
    "department": frozenset({"police", "official", "rescue"}),
    "officer": frozenset({"police", "military"}),
    "association": frozenset({"monitor", "witness", "family"}),
    "union": frozenset({"monitor"}),
    "man": frozenset({"witness", "family"}),
    "woman": frozenset({"witness", "family"}),
}
#: offices that stand for whoever held them before: "the minister", "the director"
OFFICES: frozenset[str] = frozenset(
    "director minister governor mayor doctor chief head president general colonel commander"
    " committee administrator coroner spokesman spokeswoman spokesperson prosecutor sheriff"
    " commissioner secretary source union council command agency ambassador nurse".split()
)
#: "the last figure from the minister" names who gave it
FIGURE_NOUNS: frozenset[str] = frozenset(
    "figure figures count tally estimate estimates account toll data numbers number total"
    " database list records register".split()
)
#: "the tabloid's claim that": whose claim it is
CLAIM_NOUNS: frozenset[str] = frozenset(
    {"claim", "claims", "allegation", "statement", "assertion", "report", "conclusion"}
)
#: those who are told and pass nothing on by name: "told reporters"
LISTENERS: frozenset[str] = frozenset(
    "reporters journalists newsmen researchers press media investigators monitors reporter"
    " journalist correspondents group activists organisation organization parliament".split()
)
#: a monitor's own people: "one guest told its researchers"
OWN_LISTENERS: frozenset[str] = frozenset(
    "researchers researcher organisation organization investigators group monitors".split()
)
SPEAKER_PRONOUNS: frozenset[str] = frozenset({"it", "he", "she", "they"})
#: roles of people, for whom "it" does not stand
OF_PEOPLE: frozenset[Role] = frozenset({"unnamed", "witness", "family"})
#: words before a speaker that are not part of its name
SPEAKER_LEAD: frozenset[str] = frozenset(
    {"the", "a", "an", "some", "one", "two", "several", "other"}
)
#: words that bring a speaker in for the first time
NEW_SPEAKERS: frozenset[str] = frozenset(
    {"a", "an", "some", "one", "two", "several", "other", "another"}
)
#: titles that make a name an official's
TITLES: frozenset[str] = frozenset(
    "mr mrs ms dr gen col lt maj capt sgt gov sen rep president minister governor mayor"
    " chief sheriff general colonel captain major lieutenant sergeant".split()
)

#: common verbs that report before "that", before "of", or with a toll
REPORT_WITH_THAT: frozenset[str] = frozenset(
    "found finds concluded concludes assessed assesses believe believes believed showed shows"
    " established maintain hold think suspect suspects fear fears thought feared state stated"
    " argue argued argues insist insists agree agreed agrees recall recalled recalls write"
    " acknowledge acknowledged allege accepted accepts complained complains learned judged"
    " reckons reckon conceded concedes suggested suggests boasted emphasised emphasized"
    " stressed swore swears determined determines observed admits conclude estimate"
    " hears heard calculates calculated".split()
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
#: what is asked for, and denied without a word of what happened
REFUSED: frozenset[str] = frozenset(
    "release bail parole request requests appeal appeals petition motion plea application"
    " applications access entry permission visa visas treatment asylum".split()
)
#: verbs that report with a figure behind "of", "to", "on": "spoke of eleven dead", "insist on 32"
REPORT_WITH_OF: frozenset[str] = frozenset(
    "spoke speak spoken speaks told tells wrote writes admits admitted admit insist insists"
    " insisted owned".split()
)
#: verbs that report with a figure behind them, where their subject is known to tell
REPORT_WITH_FIGURE: frozenset[str] = frozenset(
    "saw gives gave give lists listed mentions mentioned conceded concedes concede registered"
    " registers admits admit counts identified names named collected compiled logged logs"
    " geolocated"
    " attributes attributed acknowledges acknowledge".split()
)
#: of these, the forms that are verbs wherever they stand, so that they end a noun phrase
REPORT_FINITE: frozenset[str] = frozenset(
    "concluded concludes assessed believes recalled recalls insisted insists conceded concedes"
    " registered"
    " argued argues agreed agrees mentioned mentions registers collected compiled attributed"
    " attributes acknowledges complained stressed determined spoke speaks geolocated logged"
    " mention".split()
)
#: participles that describe a speaker: "residents reached by telephone said"
DESCRIBED: frozenset[str] = frozenset(
    "reached interviewed contacted quoted cited based identified named published issued"
    " posted sent read given compiled kept released signed broadcast carried involved"
    " displaced held asked questioned hired stationed".split()
)
#: report verbs that are participles too: behind "was", nobody is named as the speaker
PARTICIPLES: frozenset[str] = frozenset(
    "reported confirmed verified documented recorded listed claimed registered said told"
    " alleged quoted cited stated announced counted put estimated noted revealed declared"
    " acknowledged admitted posted asserted disclosed denied tallied warned indicated"
    " established feared believed thought suspected presumed".split()
)
QUOTING: frozenset[str] = frozenset({"quoted", "cited"})
#: words between a speaker and its verb that name who passes it on: "quoted by Radio Timor"
RELAYING: frozenset[str] = frozenset(
    "quoted cited interviewed speaking talking contacted reached".split()
)
CORRECTING: frozenset[str] = frozenset(
    "revised lowered raised corrected reduced updated revises lowers raises upped".split()
)
ACCUSING: frozenset[str] = frozenset({"accused", "accuses", "accuse"})
#: what is only told of, and the verbs that tell of it: "this was announced on Friday by"
TOLD_OF: frozenset[str] = frozenset({"this", "it", "that"})
ANNOUNCED: frozenset[str] = frozenset(
    "announced reported stated confirmed posted published declared".split()
)
