"""English words for how people were harmed, after the SDG 16.1.2 weapon list, as data."""

from collections.abc import Mapping

from cenotaph.model.vocabulary import Means

_PHRASES: tuple[tuple[Means, str], ...] = (
        (
            "airstrike",
            "airstrike;airstrikes;air strike;air strikes;air raid;air raids;warplane;warplanes;"
            "fighter jet;fighter jets;aerial bombardment;barrel bomb;barrel bombs;air attack;"
            "air attacks;bombing raid;air force jets;aerial attack;aerial bombing;airstrikes;jets",
        ),
        (
            "drone_strike",
            "drone;drones;drone strike;drone attack;unmanned aerial vehicle;uav;uavs;quadcopter",
        ),
        (
            "shelling",
            "shelling;shelled;artillery;mortar;mortars;shell;shells;tank fire;bombardment;howitzer;"
            "shellfire;tank shells",
        ),
        ("missile", "missile;missiles;rocket;rockets;rocket attack;ballistic missile;iskander"),
        ("car_bomb", "car bomb;car bombs;truck bomb;vehicle bomb;vbied;car bombing;car-bomb;svbied;"
                     "bomb-laden car;explosives-laden vehicle;booby-trapped car"),
        (
            "suicide_bombing",
            "suicide bomber;suicide bombing;suicide bombers;suicide attack;suicide attacker;"
            "explosive vest;suicide bombings;suicide vest;blew himself up;blew herself up",
        ),
        (
            "mine",
            "landmine;land mine;mine;mines;landmines;roadside bomb;roadside bombs;ied;ieds;"
            "improvised explosive device;improvised explosive devices;unexploded ordnance;"
            "booby trap",
        ),
        (
            "bombing",
            "bomb;bombs;bombing;bombings;blast;blasts;explosion;explosions;explosive;explosives;"
            "grenade;grenades;exploded;detonated;dynamite",
        ),
        (
            "shooting",
            "shooting;shot;gunfire;gunmen;gunman;opened fire;gunned down;shots;firearm;sniper;"
            "gunshot;gunshots;machine-gun;machine gun;machinegunned;shootings;bullets;bullet;"
            "shoot;fatally shot;rifle;rifles",
        ),
        ("stabbing", "stabbing;stabbed;knife;knives;machete;machetes;hacked;axes;knifed;stab"),
        ("beating", "beaten;beating;beaten to death;clubs;lynched;tortured;torture;stoned"),
        (
            "execution",
            "executed;execution;executions;beheaded;beheading;summarily executed;"
            "slit the throats;firing squad;extrajudicially;decapitated;throats slit",
        ),
        (
            "clash",
            "clash;clashes;clashed;fighting;gun battle;gunbattle;firefight;battle;battles;"
            "exchange of fire;combat;shootout;shoot-out;skirmish;skirmishes;gunfight;encounter",
        ),
        ("ambush", "ambush;ambushed;ambushes"),
        ("raid", "raid;raided;raids;stormed;storming"),
        ("arson", "arson;set ablaze;set fire;torched;firebomb;petrol bomb;molotov;burned alive;"
                  "set on fire;firebombed"),
        ("chemical", "chemical;chlorine;sarin;nerve agent;poison gas;mustard gas"),
        ("vehicle", "vehicle ramming;car-ramming;rammed;ramming"),
)  # fmt: skip
MEANS: Mapping[tuple[str, ...], Means] = {
    tuple(phrase.split()): means for means, phrases in _PHRASES for phrase in phrases.split(";")
}
