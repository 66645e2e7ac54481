"""English words of harm: which measure each tells and how it takes the people it harms, as data.

Frames: `transitive` (harms its object, or its subject in the passive), `state` (its subject is
harmed: "12 died", "12 dead"), `noun` (harms the "of" phrase, or is counted itself: "12 deaths"),
`toll` (a number follows), `lives` (its object, without being a passive).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cenotaph.model.vocabulary import Means, Measure, Unit

Frame = Literal["transitive", "state", "noun", "toll", "lives"]
Form = Literal["past", "ing", "finite", "base", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One word or phrase of harm."""

    measure: Measure
    frame: Frame
    form: Form = "none"
    unit: Unit = "person"
    means: tuple[Means, ...] = ()
    #: needs a figure or a noun for people beside it; without them the word means something else
    weak: bool = False


def _verbs(rows: str, measure: Measure, **fields: object) -> dict[tuple[str, ...], Trigger]:
    """A row is 'base finite past participle ing'; '-' leaves a form out, '_' joins words."""
    table: dict[tuple[str, ...], Trigger] = {}
    forms: tuple[Form, ...] = ("base", "finite", "past", "past", "ing")
    for row in rows.strip().splitlines():
        for form, word in zip(forms, row.split(), strict=True):
            if word != "-":
                key = tuple(word.split("_"))
                table[key] = Trigger(
                    measure=measure,
                    frame="transitive",
                    form=form,
                    **fields,  # type: ignore[arg-type]
                )
    return table


def _phrases(
    text: str, measure: Measure, frame: Frame, **fields: object
) -> dict[tuple[str, ...], Trigger]:
    """One phrase between semicolons."""
    return {
        tuple(phrase.split()): Trigger(
            measure=measure,
            frame=frame,
            **fields,  # type: ignore[arg-type]
        )
        for phrase in text.split(";")
        if phrase.strip()
    }


TRIGGERS: Mapping[tuple[str, ...], Trigger] = {
    **_verbs(
        """
kill kills killed killed killing
murder murders murdered murdered murdering
massacre massacres massacred massacred massacring
slay slays slew slain slaying
slaughter slaughters slaughtered slaughtered slaughtering
assassinate assassinates assassinated assassinated assassinating
gun_down guns_down gunned_down gunned_down gunning_down
mow_down mows_down mowed_down mown_down mowing_down
fatally_shoot fatally_shoots fatally_shot fatally_shot fatally_shooting
- - fatally_wounded fatally_injured fatally_wounding
- - mortally_wounded mortally_wounded -
- - fatally_stabbed fatally_struck fatally_stabbing
- - killed_off bludgeoned_to_death -
- - bombed_to_death crushed_to_death -
- - put_to_death put_to_death putting_to_death
- - machine-gunned machinegunned machine-gunning
- - martyred martyred martyring
""",
        "killed",
    ),
    **_verbs(
        """
execute executes executed executed executing
behead beheads beheaded beheaded beheading
lynch lynches lynched lynched lynching
- - decapitated hanged -
- - summarily_executed summarily_executed summarily_executing
""",
        "killed",
        means=("execution",),
    ),
    **_verbs(
        """
shoot_dead shoots_dead shot_dead shot_dead shooting_dead
shoot_to_death - shot_to_death shot_to_death -
- - shot_and_killed shot_and_killed shooting_and_killing
""",
        "killed",
        means=("shooting",),
    ),
    **_verbs(
        """
- - stabbed_to_death stabbed_to_death stabbing_to_death
- - hacked_to_death knifed_to_death hacking_to_death
- - stabbed_dead stabbed_and_killed -
""",
        "killed",
        means=("stabbing",),
    ),
    **_verbs(
        """
- - beaten_to_death beat_to_death beating_to_death
- - tortured_to_death stoned_to_death -
- - clubbed_to_death strangled -
""",
        "killed",
        means=("beating",),
    ),
    **_verbs(
        """
- - burned_to_death burnt_to_death -
- - burned_alive burnt_alive -
""",
        "killed",
        means=("arson",),
    ),
    **_verbs(
        """
eliminate eliminates eliminated eliminated eliminating
liquidate liquidates liquidated liquidated liquidating
neutralise neutralises neutralised neutralised neutralising
neutralize neutralizes neutralized neutralized neutralizing
- - annihilated wiped_out -
- - lost lost losing
- - buried buried burying
- - put_down taken_out taking_out
destroy destroys destroyed destroyed destroying
""",
        "killed",
        weak=True,
    ),
    **_verbs(
        """
wound wounds wounded wounded wounding
injure injures injured injured injuring
hurt hurts hurt hurt hurting
maim maims maimed maimed maiming
- - hospitalized hospitalised -
""",
        "injured",
    ),
    **_verbs(
        """
- - harmed harmed harming
""",
        "casualties",
        weak=True,
    ),
    **_verbs(
        """
shoot shoots shot shot shooting
- - shot_and_wounded shot_and_injured shooting_and_wounding
""",
        "injured",
        means=("shooting",),
        weak=True,
    ),
    **_verbs(
        """
stab stabs stabbed stabbed stabbing
""",
        "injured",
        means=("stabbing",),
        weak=True,
    ),
    **_verbs(
        """
beat beats beat beaten beating
""",
        "injured",
        means=("beating",),
        weak=True,
    ),
    **_verbs(
        """
abduct abducts abducted abducted abducting
kidnap kidnaps kidnapped kidnapped kidnapping
- - kidnaped kidnaped kidnaping
- - took_hostage taken_hostage taking_hostage
- - took_captive taken_captive taking_captive
""",
        "abducted",
    ),
    **_verbs(
        """
- - took_away taken_away taking_away
- - carried_off carried_off carrying_off
- - whisked_away whisked_away whisking_away
seize seizes seized seized seizing
snatch snatches snatched snatched snatching
- - led_away led_away -
""",
        "abducted",
        weak=True,
    ),
    **_verbs(
        """
arrest arrests arrested arrested arresting
detain detains detained detained detaining
- - took_into_custody taken_into_custody -
- - placed_under_arrest placed_under_arrest -
- - took_into_preventive_custody taken_into_preventive_custody -
""",
        "detained",
    ),
    **_verbs(
        """
- - took_prisoner taken_prisoner -
- - taken_alive captured_alive -
- - rounded_up rounded_up rounding_up
- - picked_up picked_up picking_up
apprehend apprehends apprehended apprehended apprehending
capture captures captured captured capturing
""",
        "detained",
        weak=True,
    ),
    **_verbs(
        """
displace displaces displaced displaced displacing
uproot uproots uprooted uprooted uprooting
""",
        "displaced",
        weak=True,
    ),
    **_phrases(
        "die;dies;died;dead;perished;perishes;deceased;"
        "lost their lives;lost his life;"
        "lost her life;lose their lives;losing their lives;lost life;succumbed;succumbed to "
        "injuries;"
        "succumbed to his injuries;succumbed to her injuries;succumbed to their injuries;"
        "succumbed to their wounds;succumbed to his wounds;succumbed to her wounds;"
        "succumbed to wounds;pronounced dead;declared dead;found dead;bled to death;fell martyr;"
        "were martyred;laid down their lives;met their deaths;breathed his last;"
        "suffered fatal injuries;suffered fatal wounds;suffered fatal gunshot wounds;"
        "embraced martyrdom;fell victim;attained martyrdom;gave their lives;gave his life;"
        "paid the supreme price;paid the ultimate price;made the supreme sacrifice;"
        "were burned in their homes;drew their last breath;was killed instantly",
        "killed",
        "state",
    ),
    **_phrases("dying;fell;fallen;pulled dead;lay dead", "killed", "state", weak=True),
    **_phrases(
        "held hostage;being held hostage;held captive;in captivity;being held captive",
        "abducted",
        "state",
        weak=True,
    ),
    **_phrases("in detention;in custody;under arrest;behind bars;under detention;"
               "currently detained", "detained", "state", weak=True),
    **_phrases(
        "suffered injuries;suffered wounds;suffered various injuries;suffered multiple injuries;"
        "suffered several injuries;sustained multiple injuries;suffering from gunshot wounds;"
        "with gunshot wounds;suffered multiple gunshot wounds;sustained injuries;sustained "
        "wounds;suffered gunshot"
        " wounds;sustained gunshot wounds;were hospitalized;was hospitalized;"
        "suffered minor injuries;suffered serious injuries;sustained minor injuries;"
        "sustained serious injuries;suffered shrapnel wounds;suffered burns;in critical condition;"
        "in serious condition;in stable condition;critical after;critical following;"
        "in grave condition;fighting for his life;fighting for her life;fighting for their lives;"
        "fighting for life;received injuries;received wounds;"
        "were treated for injuries;treated for injuries;suffered non-life-threatening injuries;"
        "grazed;lost a leg;lost both legs;lost an arm;lost his leg;lost her leg;lost a hand;"
        "taken to hospital;taken to hospitals;taken to the hospital;rushed to hospital;"
        "rushed to the hospital;taken to a hospital;taken to a local hospital;"
        "hit by a bullet;hit by bullets;struck by a bullet;struck by bullets;hit by gunfire;"
        "struck by gunfire;hit by shrapnel;struck by shrapnel;hit by a stray bullet;"
        "struck by a stray bullet;hit in the neck;hit in the leg;hit in the chest;hit in the head;"
        "hit in the arm;hit in the back;received splinter injuries;received bullet injuries;"
        "received gunshot wounds;received shrapnel wounds;sustained bullet injuries;"
        "sustained serious wounds;sustained minor wounds;sustained a gunshot wound;"
        "suffered a gunshot wound;suffered bullet wounds;suffered bullet injuries;"
        "suffered shrapnel injuries;sustained shrapnel wounds;sustained shrapnel injuries;"
        "suffered burn injuries;were in critical condition;listed in critical condition;"
        "admitted to hospital;admitted with;being treated for;were treated for;was treated for;"
        "required hospital treatment;admitted to hospitals;remain in hospital;remained in hospital;"
        "are in hospital;were in hospital;is in hospital;still in hospital;"
        "admitted to a hospital;admitted to the hospital;needed hospital treatment;"
        "was cut on;were cut",
        "injured",
        "state",
    ),
    **_phrases(
        "missing;went missing;gone missing;unaccounted for;disappeared;trapped;"
        "buried under the rubble;trapped under the rubble;under the rubble;lost contact;"
        "yet to be found;yet to be traced;yet to be accounted for;not been seen;"
        "not been seen since;not yet been found;not been found;"
        "never been found;never seen again;not been heard from;vanished;"
        "unaccounted-for;reported missing;registered as missing;listed as missing;"
        "forcibly disappeared",
        "missing",
        "state",
        weak=True,
    ),
    **_phrases(
        "fled;fled their homes;fled to;streamed into;poured into;flooded into;"
        "crossed the border;left their homes;"
        "forced from their homes;crossed into;abandoned;"
        "forced to flee;driven from their homes;made homeless;left homeless;left for;"
        "sheltered in;taken shelter;took shelter;"
        "abandoned their homes;took refuge;sought refuge;sought shelter;driven out",
        "displaced",
        "state",
        weak=True,
    ),
    **_phrases(
        "death;deaths;fatality;fatalities;killing;killings;murder;murders;assassination;"
        "assassinations;massacre;slaying;slayings;execution;executions;homicide;homicides;martyrs;"
        "beheading;beheadings;lynching;martyrdom;slaughter;loss",
        "killed",
        "noun",
    ),
    **_phrases(
        "fatal shooting;deadly shooting", "killed", "noun", means=("shooting",)
    ),
    **_phrases("fatal stabbing;deadly stabbing", "killed", "noun", means=("stabbing",)),
    **_phrases("fatal beating;deadly beating", "killed", "noun", means=("beating",)),
    **_phrases("bodies;corpses;body;corpse;remains", "killed", "noun", unit="body"),
    **_phrases("kia;k.i.a", "killed", "state"),
    **_phrases("wia;w.i.a", "injured", "state"),
    **_phrases("mia;m.i.a", "missing", "state", weak=True),
    **_phrases("inj;inj .", "injured", "state", weak=True),
    **_phrases("wounding;injuring", "injured", "transitive", form="ing"),
    **_phrases("injuries;injury;wounded;injured", "injured", "noun", weak=True),
    **_phrases("casualties;casualty;losses", "casualties", "noun"),
    **_phrases("abduction;abductions;kidnapping;kidnappings;kidnap", "abducted", "noun", weak=True),
    **_phrases("arrest;arrests;detention;capture", "detained", "noun", weak=True),
    **_phrases("whereabouts;disappearance;disappearances", "missing", "noun"),
    **_phrases("displacement", "displaced", "noun", weak=True),
    **_phrases(
        "death toll;death roll;death count;toll;tally;figure for the dead;figure for deaths;"
        "count of deaths;body "
        "count;number of dead;number of the dead;number of those "
        "dead;count of dead;number of deaths;number of people killed;"
        "number of those killed;number of killed;number of fatalities;number of martyrs;"
        "number of civilians killed;number of victims;confirmed deaths;total deaths",
        "killed",
        "toll",
    ),
    **_phrases(
        "injury toll;injured toll;wounded toll;toll of injured;toll of wounded;"
        "number of wounded;number of injured;number of people injured;number of people wounded;"
        "number of those wounded;number of those injured",
        "injured",
        "toll",
    ),
    **_phrases("casualty toll;number of casualties", "casualties", "toll"),
    **_phrases(
        "claimed the lives of;claiming the lives of;claims the lives of;claim the lives of;"
        "took the lives of;taking the lives of;takes the lives of;cost the lives of;"
        "costing the lives of;ended the lives of;caused the death of;"
        "caused the deaths of;cut the throats of;slit the throats of;causing the death of;"
        "causing the deaths of;led to the deaths of;"
        "led to the death of;resulted in the death of;resulted in the deaths of;"
        "resulting in the death of;resulting in the deaths of;leading to the death of;"
        "leading to the deaths of",
        "killed",
        "lives",
    ),
}  # fmt: skip
#: "wounded" and "injured" as verbs win over the nouns above; the noun reading is found by its frame
TRIGGERS = {
    **TRIGGERS,
    ("wounded",): Trigger(measure="injured", frame="transitive", form="past"),
    ("injured",): Trigger(measure="injured", frame="transitive", form="past"),
    ("killing",): Trigger(measure="killed", frame="transitive", form="ing"),
    ("wounding",): Trigger(measure="injured", frame="transitive", form="ing"),
    ("injuring",): Trigger(measure="injured", frame="transitive", form="ing"),
    ("murder",): Trigger(measure="killed", frame="noun"),
    ("massacre",): Trigger(measure="killed", frame="noun"),
    ("slaughter",): Trigger(measure="killed", frame="noun"),
    ("slaying",): Trigger(measure="killed", frame="noun"),
    ("wound",): Trigger(measure="injured", frame="transitive", form="base"),
    ("wounds",): Trigger(measure="injured", frame="transitive", form="finite"),
    ("arrest",): Trigger(measure="detained", frame="noun", weak=True),
    ("capture",): Trigger(measure="detained", frame="noun", weak=True),
    ("kidnapping",): Trigger(measure="abducted", frame="transitive", form="ing", weak=True),
}

#: words before a word of harm that heads a figure: "Total fatalities: 3", "Confirmed dead: 12"
LABELS: frozenset[str] = frozenset(
    "total confirmed reported estimated civilian overall official known".split()
)
#: verbs that kill only "to death", with what they tell of the means
TO_DEATH: Mapping[str, tuple[Means, ...]] = {
    **dict.fromkeys(("hacked", "hack", "hacking", "knifed"), ("stabbing",)),
    **dict.fromkeys(("clubbed", "bludgeoned", "stoned", "tortured", "trampled"), ("beating",)),
    **dict.fromkeys(("burned", "burnt"), ("arson",)),
    **dict.fromkeys(("crushed", "choked", "put", "bombed"), ()),
}
#: "7 lives": the verb before or after tells whether they were lost
LIVES_LOST: frozenset[str] = frozenset(
    "claimed claiming claim claims took taking takes lost cost costing costs ended".split()
)
LIVES: frozenset[str] = frozenset({"lives", "life", "victims"})

#: attacks are counted only with a figure or a counting word: noun -> means
ATTACKS: Mapping[str, tuple[Means, ...]] = {
    "airstrikes": ("airstrike",), "airstrike": ("airstrike",), "air-strikes": ("airstrike",),
    "strikes": ("airstrike",), "raids": ("raid",), "airraids": ("airstrike",),
    "bombardments": ("shelling",), "shellings": ("shelling",), "sorties": ("airstrike",),
    "shells": ("shelling",), "ambushes": ("ambush",), "attacks": (), "bombings": ("bombing",),
    "explosions": ("bombing",), "bombs": ("bombing",), "rockets": ("missile",),
    "missiles": ("missile",), "rounds": ("shelling",), "mortars": ("shelling",),
    "salvoes": ("shelling",), "runs": ("airstrike",), "barrel-bombs": ("airstrike",),
}  # fmt: skip
#: nouns of ATTACKS that also need a verb of attack beside them ("12 shells were fired")
ATTACKS_WITH_VERB: frozenset[str] = frozenset(
    "shells bombs explosions rockets missiles rounds mortars salvoes runs".split()
)
ATTACK_VERBS: frozenset[str] = frozenset(
    "made incoming crashed rained engaged slammed counted fired fires launched carried "
    "conducted dropped landed fell hit "
    "struck targeted"
    " hitting targeting carrying launching firing dropping rocked pounded exploded went"
    " detonated".split()
)

#: words after which "killed" and the like tell no harm done
NOT_DONE_BEFORE: frozenset[str] = frozenset(
    "to would could might should will shall can must won't cannot threatened threatening"
    " threatens trying tried attempt attempted attempting attempts plot plotted plotting"
    " planning planned plans vowed intended wanted if nearly almost unless help".split()
)
#: nouns of deeds that are done on purpose, and words of planning one
DEEDS: frozenset[str] = frozenset(
    "assassination murder killing kidnapping abduction kidnap execution beheading massacre".split()
)
PLANS: frozenset[str] = frozenset(
    "plan plans planning planned plot plots plotting plotted mission conspiracy threat threats"
    " attempt attempted attempting foiled prevent prevented".split()
)
#: how badly some of the wounded are
BADLY: frozenset[str] = frozenset(
    "critically seriously severely gravely badly lightly slightly".split()
)
#: verbs of wishing, behind which "nobody was hurt" tells nothing
WISHING: frozenset[str] = frozenset(
    "hope hopes hoped hoping pray prays prayed praying wish wishes wished wishing".split()
)
#: words of an arrest behind a taking away
ARREST: frozenset[str] = frozenset("questioning interrogation custody".split())
#: words that set a figure beside another period's
COMPARING: frozenset[str] = frozenset("compared compares comparing".split())
#: verbs of figures that differ
RANGING: frozenset[str] = frozenset("ranged range ranges ranging vary varied varies".split())
#: all who were harmed in one way, behind "the"
THE_HARMED: frozenset[str] = frozenset("dead injured wounded missing".split())
#: verbs of taking away: an arrest where soldiers or police do it, an abduction where others do
TAKING: frozenset[str] = frozenset(
    "took taken taking carried carrying led seized seize seizes seizing rounded snatched".split()
)
#: phrases whose harm word is a figure of speech or a thing
IDIOMS: frozenset[tuple[str, ...]] = frozenset(
    tuple(phrase.split())
    for phrase in (
        "moon shot;red dead;dead redemption;beaten out by;executed a search;executed a warrant;"
        "executed an arrest;executed search;executed warrants;wide body;dead end;dead sea;"
        "dead heat;dead on arrival of;dead letter;dead line;dead "
        "time;killed off;killed the bill;killed time;killing time;kill time;dead last;dead "
        "silence;dead ball;dead weight;dead zone;shot put;shot down;shot at;shot "
        "clock;photo shoot;long shot;screen shot;shot a;sudden death;death penalty;death "
        "row;death sentence;death sentences;death penalties;death threats;death threat;death "
        "certificate;death squad;death "
        "squads;taken out of;took out of;death anniversary;death march;sentenced to death;"
        "to death penalty;capital "
        "murder;murder charge;murder charges;murder case;murder trial;murder suspect;murder "
        "weapon;murder investigation;attempted murder;charged with murder;murder "
        "and;capital punishment;killing spree;killing field;killing fields;"
        "missing link;missing out;missing persons;missing "
        "person;arrest warrant;arrest warrants;house arrest;arrest record;body armor;body "
        "armour;body camera;body cameras;body of water;body parts;body bag;body bags;student "
        "body;governing "
        "body;ruling body;un body;monitoring body;legislative body;un bodies;public "
        "bodies;life support;hurt feelings;to be missing;heart attack;heart attacks;strike "
        "a;on strike;hunger strike;dead body of;die hard;die-hard"
    ).split(";")
    if phrase
)  # fmt: skip
