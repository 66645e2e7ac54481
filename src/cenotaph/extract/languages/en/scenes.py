"""Words that tell what was struck, who was there and what with, by kind: linking compares kinds.

Two reports of one attack rarely choose one word: a course, a tutoring centre and students are one
kind of scene, a convoy and a checkpoint two. The kinds are coarse and few; a report has several.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WORDS: Final = {
    "market": (
        "market markets bazaar bazaars shop shops stall stalls store stores supermarket kiosk"
        " bakery trader traders merchant merchants shopkeeper shopkeepers butcher fair mall"
        " vendor vendors grocery grocer butchers"
    ),
    "worship": (
        "mosque church shrine madrasa seminary monastery temple hussainiya imambargah"
        " worshippers worshipper synagogue cathedral chapel pagoda gurdwara imam preacher"
        " prayers pulpit priest nun"
    ),
    "school": (
        "school schools college classroom academy students student pupils pupil university"
        " teacher teachers schoolgirls kindergarten tuition tutoring exam exams headmaster"
        " headmistress lecturer lecturers classes"
    ),
    "health": "clinic maternity ward midwife vaccinators ambulance ambulances",
    "eatery": (
        "restaurant restaurants cafe bar bars teahouse hotel nightclub cantina pub disco"
        " tavern dancers waiter waiters tea diners guesthouse hotels"
    ),
    "checkpoint": "checkpoint checkpoints checkpost roadblock barricade",
    "convoy": "convoy convoys patrol patrols escort column humvee motorcade patrolling",
    "base": "base barracks garrison outpost detachment camp encampment fort",
    "bus": "bus buses minibus minibuses van coach passengers commuters",
    "car": "taxi cab taxis cabs pickup suv sedan motorist driver drivers",
    "truck": "truck trucks lorry lorries tanker tankers trucker truckers",
    "home": (
        "house houses home homes apartment apartments flat flats residence building tenement"
        " dwelling storey"
    ),
    "rail": "train trains railway locomotive carriage station",
    "police": "constable constables policeman policemen policewoman",
    "office": "courthouse court judge judges lawyer lawyers councillor councillors elder elders",
    "funeral": "funeral mourners burial procession wedding cemetery graveyard bride guests",
    "displaced": "displaced refugee refugees tents shelter",
    "bridge": "bridge",
    "water": (
        "river canal lake boat boats ferry creek vessel ship sea fishermen fisherman beach"
        " wharf harbour harbor port"
    ),
    "grave": "grave graves exhumed exhumation pit",
    "dumped": (
        "dumped gunny sack sacks blindfolded riddled handcuffed mutilated severed"
        " headless beheaded dump garbage rubbish morgue"
    ),
    "field": (
        "field fields farm farms farmer farmers harvest herders herder shepherds shepherd"
        " cattle pasture"
    ),
    "prison": "prison prisoners prisoner detainees jail inmates cell",
    "works": "factory workshop mine miners workers plant mill garage mechanic labourers laborers",
    "village": "village villages villagers hamlet hamlets",
    "abducted": "kidnapped abducted hostages hostage kidnapping abduction captives",
    "air": (
        "plane helicopter airport airstrip aircraft drone drones jet jets warplane warplanes"
        " airstrike airstrikes"
    ),
    "media": "journalist journalists radio television anchor cameraman",
    "mortar": "mortar mortars rocket rockets shell shells shelling shelled artillery",
    "carbomb": "vbied svbied suicide bomber detonated laden",
    "device": "ied ieds landmine roadside device devices magnetic sticky mine grenade grenades",
    "sport": "football pitch stadium playground park",
}

#: the kinds that each folded word belongs to
KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        word: tuple(kind for kind, words in _WORDS.items() if word in words.split())
        for all_words in _WORDS.values()
        for word in all_words.split()
    }
)
