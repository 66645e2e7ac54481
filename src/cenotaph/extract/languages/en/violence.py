"""English words of violence, and of causes, play and sport that are none, as data."""

#: causes of harm that are no violence, unless the clause tells of violence too
OTHER_CAUSES: frozenset[tuple[str, ...]] = frozenset(
    tuple(phrase.split())
    for phrase in (
        "fell into;utility pole;struck a tree;struck a pole;head-on;air pollution;premature;"
        "plunged into;plunged off;left the highway;left the "
        "road;ran off the road;ravine;"
        "gorge;brakes;crashed into a tree;crashed into a truck;veered off;collided;collision;"
        "overturned;skidded;derailed;derailment;capsized;sank;flood;floods;"
        "flooding;landslide;landslides;mudslide;mudslides;earthquake;quake;tsunami;cyclone;"
        "hurricane;typhoon;tornado;storm;storms;avalanche;drought;famine;starvation;cholera;ebola;"
        "malaria;measles;covid-19;covid;coronavirus;virus;disease;cancer;heart attack;pneumonia;"
        "epidemic;pandemic;outbreak of;overdose;suicide by;traffic accident;road accident;"
        "car accident;car crash;bus crash;bus plunge;plane crash;train crash;helicopter crash;"
        "motorcycle crash;auto crash;lone accident;"
        "fatal accident;boat accident;boat mishap;crash on;stampede;"
        "mine collapse;building collapse;collapsed bridge;"
        "gas leak;electrocuted;lightning;heatwave;heat wave;cold wave;wildfire;wildfires;"
        "dengue;on the roads;on the city 's roads;on roads;traffic branch;traffic police;landslip;"
        "pile-up;pileup;a fire at;house fire;fire broke out;"
        "volcano;eruption;food poisoning;alcohol poisoning;natural causes;old age;illness;"
        "drowned in;drowned while;industrial accident;gas explosion;boiler explosion;dozed off;"
        "dengue;typhoid;diphtheria;"
        "drunk driver;drunken driver;hypertension;stroke;diabetes;tuberculosis;hiv"
    ).split(";")
)  # fmt: skip
#: words of make-believe, sport and drills, whose dead are none
MAKE_BELIEVE: frozenset[str] = frozenset(
    "curtain audience farce theatre theater playwright cast comedy sitcom rehearsals"
    " played plays screen starred starring fake role filmed film movie novel actor actress "
    "episode series game player players gamer squad teammate"
    " script sequel thriller drama drill exercise simulation scenario rehearsal match league season"
    " defenders striker strikers keeper goalkeeper half-time visitors scored chapter console "
    "gameplay"
    " goal goals coach tournament cup innings playoff quarterback pitcher box-office"
    " musical farce comedy playwright".split()
)
#: of MAKE_BELIEVE, those that make a sentence unreal with one other
MAKE_BELIEVE_AT_LEAST = 2
#: words that make a sentence of play a real one: the coach who was shot
REAL: frozenset[str] = frozenset(
    "police gunshot gunfire hospital sheriff pronounced coroner homicide detectives".split()
)
#: words of VIOLENCE that a rescue or an accident has too
ONLY_FORCES: frozenset[str] = frozenset(
    {"soldier", "soldiers", "troops", "army", "armed", "strike"}
)
VIOLENCE: frozenset[str] = frozenset(
    "attack attacked attacks attackers attacker bomb bombs bombing bombings bombed gunmen gunman"
    " shot shooting shootings shoot gunfire airstrike airstrikes strike strikes shelling shelled"
    " rocket rockets missile missiles drone drones militants militant rebels rebel insurgents"
    " soldiers soldier troops army clashes clash fighting ambush ambushed raid raided stabbed"
    " stabbing massacre massacred execution executed murder murdered murders assassinated grenade"
    " mine landmine ied explosive explosives war conflict violence gang gangs terrorists terrorist"
    " terrorism fighters militia militias guerrillas bandits blast abducted kidnapped opened "
    "warplanes"
    " bullet bullets gunshot gunshots suicide artillery mortar mortars homicide slain beheaded "
    "gunned armed".split()
)
#: words of which a longer page that tells of violence holds one at least, beside VIOLENCE
HARMED: frozenset[str] = frozenset(
    "died dies deaths death dying killed killing killings kill kills killers wounded wounding"
    " injured injuring injuries casualties dead fatalities fatal hurt victims victim martyred"
    " martyrs bodies corpses assassination assassinations assassins murderers slaying massacres"
    " exploded explosion explosions dynamite dynamited kidnapping kidnappings kidnappers arrested"
    " arrests detained detainees abducted abductions kidnapped missing disappeared disappearances"
    " displaced fled evicted captured captives hostages prisoners tortured torture raped lynched"
    " hacked beheaded poisoned burned burnt lynching crossfire coup unrest riot riots".split()
)
