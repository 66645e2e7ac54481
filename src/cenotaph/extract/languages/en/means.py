"""English words for how people were harmed, after the SDG 16.1.2 weapon list, as data."""

from collections.abc import Mapping

from cenotaph.model.vocabulary import Means

_PHRASES: tuple[tuple[Means, str], ...] = (
    (
        "airstrike",
        "airstrike;airstrikes;air strike;air strikes;air-strike;air-strikes;air raid;air raids;"
        "warplane;warplanes;fighter jet;fighter jets;aerial bombardment;barrel bomb;barrel bombs;"
        "air attack;air attacks;bombing raid;bombing raids;bombing runs;air force jets;"
        "air force planes;aerial attack;aerial bombing;jets;jet;fighter-bomber;"
        "fighter-bombers;dropped bombs;planes bombed;plane bombed;"
        "plane attacked;aircraft;helicopter;"
        "helicopters;gunship;gunships;glide bomb;glide bombs;aerial bomb;aerial bombs;guided bomb;"
        "guided bombs;guided aerial bomb;air operation;air operations;air and ground;"
        "from the air",
    ),
    (
        "drone_strike",
        "drone;drones;drone strike;drone attack;unmanned aerial vehicle;uav;uavs;quadcopter;"
        "quadcopters;fpv",
    ),
    (
        "shelling",
        "shelling;shelled;artillery;mortar;mortars;shell;shells;tank fire;bombardment;howitzer;"
        "shellfire;tank shells;bombarded",
    ),
    ("missile", "missile;missiles;rocket;rockets;rocket attack;ballistic missile;iskander"),
    (
        "car_bomb",
        "car bomb;car bombs;truck bomb;truck bombs;vehicle bomb;vbied;car bombing;car bombings;"
        "car-bomb;svbied;bomb-laden car;explosives-laden vehicle;explosives-laden car;"
        "explosives-laden truck;booby-trapped car;car packed with explosives;truck packed with"
        " explosives;car rigged with explosives;vehicle packed with explosives;"
        "truck loaded with explosives;car loaded with explosives;vehicle loaded with explosives",
    ),
    (
        "suicide_bombing",
        "suicide bomber;suicide bombing;suicide bombers;suicide attack;suicide attacks;"
        "suicide attacker;explosive vest;suicide bombings;suicide vest;suicide blast;"
        "blew himself up;blew herself up;blew themselves up",
    ),
    (
        "mine",
        "landmine;land mine;mine;mines;landmines;land mines;unexploded ordnance;booby trap;uxo",
    ),
    (
        "bombing",
        "bomb;bombs;bombing;bombings;blast;blasts;explosion;explosions;explosive;explosives;"
        "grenade;grenades;exploded;detonated;dynamite;ied;ieds;improvised explosive device;"
        "improvised explosive devices;improvised devices;roadside bomb;roadside bombs;bombed;"
        "roadside bombing;blew up",
    ),
    (
        "shooting",
        "shooting;shot;gunfire;opened fire;open fire;gunned down;shots;firearm;sniper;snipers;"
        "gunshot;gunshots;machine-gun;machine gun;machinegunned;shootings;bullets;bullet;"
        "shoot;shoots;fatally shot;shotgun;shotguns;firearms;"
        "small-arms fire;rifle fire;returned fire;drive-by;gunpoint;small arms fire;"
        "fired at;fired on;fired into",
    ),
    ("stabbing", "stabbing;stabbed;knife;knives;machete;machetes;hacked;hacking;axes;knifed;stab"),
    ("beating", "beaten;beating;beaten to death;clubs;clubbed;lynched;bludgeoned;stoned;punched"),
    (
        "execution",
        "executed;execution;executions;beheaded;beheading;summarily executed;"
        "slit the throats;firing squad;extrajudicially;decapitated;throats slit;people 's trial;"
        "without heads",
    ),
    (
        "clash",
        "clash;clashes;clashed;fighting;gun battle;gunbattle;firefight;battle;battles;"
        "exchange of fire;exchanges of fire;exchanged fire;combat;shootout;shoot-out;skirmish;"
        "skirmishes;gunfight;encounter;crossfire;counter-fire;fought",
    ),
    ("ambush", "ambush;ambushed;ambushes;ambushing"),
    ("raid", "raid;raided;raids;stormed;storming;storm;overran;overrun"),
    (
        "arson",
        "arson;set ablaze;set fire;torched;firebomb;petrol bomb;molotov;burned alive;"
        "set on fire;firebombed",
    ),
    ("chemical", "chemical;chlorine;sarin;nerve agent;poison gas;mustard gas"),
    (
        "vehicle",
        "vehicle ramming;car-ramming;rammed;ramming;struck by a car;"
        "ploughed into;plowed into;drove into a crowd",
    ),
)
MEANS: Mapping[tuple[str, ...], Means] = {
    tuple(phrase.split()): means for means, phrases in _PHRASES for phrase in phrases.split(";")
}
#: means that the telling word says too: a drone's missile is no missile attack of its own
IMPLIED: Mapping[Means, frozenset[Means]] = {
    "drone_strike": frozenset({"airstrike", "missile", "bombing"}),
    "airstrike": frozenset({"bombing", "missile", "raid"}),
    "shelling": frozenset({"bombing"}),
    "missile": frozenset({"bombing"}),
    "car_bomb": frozenset({"bombing"}),
    "suicide_bombing": frozenset({"bombing"}),
    "mine": frozenset({"bombing"}),
    "execution": frozenset({"shooting"}),
    "ambush": frozenset({"shooting", "clash"}),
}
#: words that tell a means only where no other does: an unnamed strike is one from the air
STRIKES: Mapping[tuple[str, ...], Means] = {
    ("strike",): "airstrike", ("strikes",): "airstrike",
}  # fmt: skip
#: words that tell a means only where none was told of the incident: who attacks a place raids it
FAINT: Mapping[tuple[str, ...], Means] = {
    ("attacked",): "raid", ("attacking",): "raid", ("assaulted",): "raid", ("siege",): "raid",
    ("entered", "the"): "raid", ("barged", "into"): "raid", ("broke", "into"): "raid",
}  # fmt: skip
#: pairs of words whose first is no means: what is shot down, or only shot at
SHOT_DOWN: frozenset[str] = frozenset({"shot", "shoot", "shoots", "shooting"})
NO_MEANS: frozenset[tuple[str, str]] = frozenset(
    {("raid", "sirens"),
     ("mine", "shaft"), ("mine", "worker"), ("mine", "workers"), ("mine", "owner"),
     ("jet", "ski"), ("jet", "skis"), ("jet", "fuel"), ("jet", "engine"),
     ("raid", "alert"), ("raid", "alerts"), ("raid", "siren"), ("storm", "surge"),
     ("storm", "damage")}
)  # fmt: skip
#: pairs of words whose second is no means: "hunger strike", "a body of clubs"
OTHER: frozenset[tuple[str, str]] = (
    frozenset(
        (first, second)
        for first in (
            "hunger general labor labour rail on to night political night- terror terrorist".split()
        )
        for second in ("strike", "strikes", "clubs")
    )
    | {
        (kind, mine)
        for kind in (
            "abandoned disused coal gold copper diamond iron silver tin open-pit platinum uranium"
            " jade"
        ).split()
        for mine in ("mine", "mines")
    }
    | {("is", "fighting"), ("was", "fighting"), ("are", "fighting"), ("still", "fighting")}
    | {(shot, "fired") for shot in "missile missiles rocket rockets shell shells mortars".split()}
    | {("court", "battle"), ("legal", "battle"), ("battle", "group"), ("the", "stab")}
)
