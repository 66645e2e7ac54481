"""Codebook: where a text tells a harm, and whom the harm befalls."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

STATEMENTS: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="harm.suffered",
        says="Those who suffer, sustain or receive injuries of whatever kind are injured.",
        matches=(
            "Two peacekeepers suffered light injuries in the blast near Tuzla.",
            "One Ugandan soldier received minor shrapnel injuries in Mogadishu.",
        ),
        misses=(
            "The bridge suffered heavy damage in the blast near Tuzla.",
            "One Ugandan soldier received a medal in Mogadishu.",
        ),
    ),
    CodebookRule(
        name="harm.anyone",
        says="Denying that anyone was harmed counts nobody.",
        matches=(
            "The army denied that anyone had been killed in Marib.",
            "A spokesman denied that anyone was injured in the raid on Kouma.",
        ),
        misses=(
            "The army asked whether anyone had been killed in Marib.",
            "A spokesman denied that five people were injured in the raid on Kouma.",
        ),
    ),
    CodebookRule(
        name="harm.fatally",
        says="A figure with 'fatally' among the shot counts the killed.",
        matches=(
            "Twelve people were shot, four fatally, in Chicago on Sunday.",
            "Five men were shot, one fatally, outside a bar in Gary.",
        ),
        misses=(
            "Twelve people were shot, four seriously, in Chicago on Sunday.",
            "A man was fatally shot outside a bar in Gary.",
        ),
    ),
    CodebookRule(
        name="harm.gapped",
        says="A second figure joined by 'and', with a time or place, repeats the verb left out.",
        matches=(
            "Two people were killed on Tuesday and three on Wednesday in Nablus.",
            "Four people died in Kouma and three in Sevare.",
        ),
        misses=(
            "Two people were killed on Tuesday and three were wounded in Nablus.",
            "Four people died in Kouma and the mayor fled.",
        ),
    ),
    CodebookRule(
        name="harm.passive",
        says="The subject of a passive verb of harm is counted.",
        matches=(
            "Four farmers were killed when shells landed on a field near Zaporizhzhia.",
            "At least nine people have been wounded in the shelling of Taiz since dawn.",
        ),
        misses=(
            "The shelling of Taiz killed four farmers.",
            "Four farmers were warned before the shelling began.",
        ),
    ),
    CodebookRule(
        name="harm.active",
        says="The object of an active verb of harm is counted, whoever or whatever the subject is.",
        matches=(
            "A roadside bomb killed six soldiers outside Baidoa on Tuesday.",
            "Gunmen stormed a church in Kaduna state, killing 11 worshippers and wounding 20.",
        ),
        misses=(
            "Six soldiers were killed by a roadside bomb outside Baidoa.",
            "The gunmen threatened to kill six soldiers they hold.",
        ),
    ),
    CodebookRule(
        name="harm.headline",
        says="A participle without an auxiliary harms the people before it, as headlines write.",
        matches=(
            "Seven killed, 12 wounded in Lashio market shelling\n\nShells hit the market at noon.",
            "Two miners shot dead in Zamfara\n\nThe attack took place on Sunday.",
        ),
        misses=(
            "Seven people were killed in the shelling of Lashio market.",
            "Shell kills seven in Lashio market\n\nThe market was full at noon.",
        ),
    ),
    CodebookRule(
        name="harm.state",
        says=(
            "The subject of a verb or phrase that is itself a harm is counted: died, lost"
            " their lives."
        ),
        matches=(
            "Three nurses died in the strike on the clinic in Gedaref.",
            "Some 40 people lost their lives in the raid on Gorom.",
        ),
        misses=(
            "The strike on the clinic killed three nurses.",
            "The nurses said the dead end behind the clinic was hit.",
        ),
    ),
    CodebookRule(
        name="harm.noun",
        says=(
            "A figure that stands right before a noun of harm is counted: 22 deaths, no casualties."
        ),
        matches=(
            "The monitor recorded 22 deaths in the clashes around Marib.",
            "There were no casualties in the drone attack on Belgorod, the governor said.",
        ),
        misses=(
            "The monitor recorded the deaths of 22 people in the clashes around Marib.",
            "The court sat for two days over the Marib bombing.",
        ),
    ),
    CodebookRule(
        name="harm.noun-of",
        says="People named after a noun of harm and 'of' are counted: the deaths of 22 people.",
        matches=(
            "The ministry announced the deaths of 22 soldiers in Kidal.",
            "The army confirmed the killing of three gunmen in Jenin.",
        ),
        misses=(
            "The ministry announced that 22 soldiers had died in Kidal.",
            "The army confirmed the arrival of three officers in Jenin.",
        ),
    ),
    CodebookRule(
        name="harm.toll",
        says=(
            "The figure that a toll reaches, rises to or stands at is counted, not the one it left;"
            " so is what the dead or the wounded of an incident are said to be or to number."
        ),
        matches=(
            "The death toll from the bombing in Quetta has risen to 14.",
            "The number of wounded reached 31 by nightfall, the hospital in Goma said.",
        ),
        misses=(
            "The bombing in Quetta took a heavy toll on 14 shops.",
            "Fourteen people were killed in the bombing in Quetta.",
        ),
    ),
    CodebookRule(
        name="harm.toll-expected",
        says="A toll that is expected to move, without a figure, is an unstated addition.",
        matches=(
            "The death toll is expected to rise, a doctor in Kassala said.",
            "The toll could climb as rescuers dig in Kharkiv.",
        ),
        misses=(
            "The death toll has risen to 14, a doctor in Kassala said.",
            "The price of bread is expected to rise, a trader in Kassala said.",
        ),
    ),
    CodebookRule(
        name="harm.unstated",
        says="More casualties or deaths told without any figure are an unstated addition.",
        matches=(
            "There are unconfirmed reports of more casualties in the village near Ouahigouya.",
            "Residents spoke of further deaths in the camp outside Maiduguri.",
        ),
        misses=(
            "There are unconfirmed reports of five casualties in the village near Ouahigouya.",
            "Residents spoke of more fighting around the camp outside Maiduguri.",
        ),
    ),
    CodebookRule(
        name="harm.lives",
        says="Lives that are claimed, lost or taken are people killed.",
        matches=(
            "The car bomb in Afgoye claimed 17 lives on Saturday.",
            "The raid on the bus took the lives of nine passengers near Kidapawan.",
        ),
        misses=(
            "The car bomb in Afgoye changed the life of the town on Saturday.",
            "Medics saved 17 lives after the car bomb in Afgoye.",
        ),
    ),
    CodebookRule(
        name="harm.self",
        says=(
            "An attacker who kills himself or herself, by a verb that kills, a gun turned on"
            " himself or his own life taken, is one person killed, besides those he killed."
        ),
        matches=(
            "Police said the gunman killed himself after a standoff in Spokane.",
            "The attacker killed two guards in Tampa before turning the gun on himself.",
        ),
        misses=(
            "The attacker gave himself up outside the hall in Tampa.",
            "The gunman killed two guards in Spokane and tried to take his own life.",
        ),
    ),
    CodebookRule(
        name="harm.pronoun",
        says="'He' or 'she' as the subject of a harm is one person, unless told before.",
        matches=(
            "He was shot dead outside his shop in Culiacán on Thursday.",
            "She died at a hospital in Kherson after the strike.",
        ),
        misses=(
            "He was driven to the police station in Culiacán on Thursday.",
            "They said the hospital in Kherson had been hit.",
        ),
    ),
    CodebookRule(
        name="harm.body",
        says="One body that was found, recovered or dumped is one person killed, unit body.",
        matches=(
            "A bullet-riddled body was found near a canal in Basra on Sunday.",
            "A corpse was discovered under the rubble of a house in Idlib.",
        ),
        misses=(
            "A governing body was formed in Basra on Sunday.",
            "The body of the report names no place in Idlib.",
        ),
    ),
    CodebookRule(
        name="harm.attributive",
        says="A harm that only describes counted people still counts: two wounded soldiers.",
        matches=(
            "A helicopter flew two wounded soldiers to the base at Gao.",
            "The convoy carried eight injured civilians out of Bakhmut.",
        ),
        misses=(
            "A helicopter flew two soldiers to the base at Gao.",
            "The convoy carried the injured out of Bakhmut.",
        ),
    ),
    CodebookRule(
        name="harm.attacks",
        says="Strikes, raids and shells are counted only with a figure or a counting word.",
        matches=(
            "Warplanes carried out more than 30 airstrikes around Sirwah on Monday.",
            "The group claimed 12 attacks in northern Burkina Faso.",
        ),
        misses=(
            "Warplanes carried out airstrikes around Sirwah on Monday.",
            "The third attack in northern Burkina Faso came at dawn.",
        ),
    ),
    CodebookRule(
        name="harm.without",
        says="'Without' casualties, losses or injuries is a stated zero of that harm.",
        matches=(
            "The drones fell on fields near Chop without causing injuries.",
            "The army said its troops left Kidal without losses.",
        ),
        misses=(
            "The drones fell on fields near Chop and caused nine injuries.",
            "The army left Kidal with heavy losses and without a fight.",
        ),
    ),
    CodebookRule(
        name="harm.taken",
        says="People between 'take' and 'hostage' or 'captive' are abducted.",
        matches=(
            "Gunmen stormed a school in Birnin Yauri, taking about 30 pupils hostage.",
            "Rebels took 12 villagers hostage near Walikale.",
        ),
        misses=(
            "Gunmen stormed a school in Birnin Yauri, taking about 30 bicycles.",
            "Rebels took 12 villages near Walikale.",
        ),
    ),
)

FRAMES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="frame=transitive",
        says=(
            "Kill, murder, execute, wound, abduct and their like harm an object, or a"
            " passive subject."
        ),
        matches=(
            "Militiamen massacred 18 villagers near Bunia on Wednesday.",
            "Five labourers were gunned down at a checkpoint in Turbat.",
        ),
        misses=(
            "Eighteen villagers died near Bunia on Wednesday.",
            "The team was massacred 6-0 in the derby.",
        ),
    ),
    CodebookRule(
        name="frame=state",
        says="Die, perish, succumb, lose one's life and their like harm their subject.",
        matches=(
            "Two of the guards succumbed to their wounds in Hasakah, and six people perished.",
            "Eleven pilgrims were found dead beside the road to Karbala after the ambush.",
        ),
        misses=(
            "The ambush killed eleven pilgrims beside the road to Karbala.",
            "The guards slept in Hasakah while six people prayed.",
        ),
    ),
    CodebookRule(
        name="frame=noun",
        says=(
            "Deaths, fatalities, killings, bodies and casualties are counted by the figure"
            " beside them."
        ),
        matches=(
            "The hospital in Mekelle registered 16 fatalities after the airstrike.",
            "Rescuers pulled three bodies from the rubble in Chernihiv.",
        ),
        misses=(
            "The hospital in Mekelle treated patients after the airstrike.",
            "Rescuers pulled three cars from the rubble in Chernihiv.",
        ),
    ),
    CodebookRule(
        name="frame=toll",
        says="Death toll, body count, number of wounded and their like take the figure they reach.",
        matches=(
            "The death toll climbed to 33 after the attack on a bakery in Salamiyah.",
            "The number of people injured stood at 60 in Kabul.",
        ),
        misses=(
            "The attack on the bakery in Salamiyah killed 33 people.",
            "A toll of 60 cents is due on the bridge in Kabul.",
        ),
    ),
    CodebookRule(
        name="frame=lives",
        says="Claimed the lives of, resulted in the deaths of and their like harm what follows.",
        matches=(
            "The ambush claimed the lives of seven rangers in Virunga.",
            "The strike resulted in the deaths of two paramedics in Homs.",
        ),
        misses=(
            "The ambush killed seven rangers in Virunga.",
            "The strike resulted in a power cut for two districts of Homs.",
        ),
    ),
)

MEASURES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="measure=killed",
        says="Killed counts deaths by violence, and bodies found of people who died by it.",
        matches=(
            "Landmines killed two shepherds east of Palmyra.",
            "Security forces shot dead four protesters in Mandalay.",
        ),
        misses=(
            "Landmines injured two shepherds east of Palmyra.",
            "Security forces shot at four cars in Mandalay, hurting nobody.",
        ),
    ),
    CodebookRule(
        name="measure=injured",
        says="Injured counts people hurt by violence who are not told as dead.",
        matches=(
            "A grenade wounded eight people at a bar in Bujumbura.",
            "Five officers sustained injuries when a mob attacked the post in Mardan.",
        ),
        misses=(
            "A grenade killed eight people at a bar in Bujumbura.",
            "Five officers nursed hurt feelings after the attack on the post in Mardan.",
        ),
    ),
    CodebookRule(
        name="measure=casualties",
        says="Casualties counts killed and injured given as one number.",
        matches=(
            "The blast in Jalalabad caused 45 casualties, health officials said.",
            "More than 200 people were killed or wounded in the shelling of Berdiansk.",
        ),
        misses=(
            "The blast in Jalalabad killed 45 people, health officials said.",
            "Forty people were killed and 160 wounded in the shelling of Berdiansk.",
        ),
    ),
    CodebookRule(
        name="measure=missing",
        says=(
            "Missing counts people whose fate after violence is not known, or who lie under rubble."
        ),
        matches=(
            "Thirteen fishermen are missing after gunboats fired on them off Hodeidah.",
            "Six people remained trapped under the rubble of the block hit in Dnipro.",
        ),
        misses=(
            "The report on the gunboats off Hodeidah is missing two pages.",
            "Police opened a missing persons file in Dnipro.",
        ),
    ),
    CodebookRule(
        name="measure=abducted",
        says="Abducted counts people taken by force by others than the authorities.",
        matches=(
            "Bandits kidnapped 27 students from a hostel in Minna.",
            "Three aid workers were abducted on the road to Djibo.",
        ),
        misses=(
            "Bandits attacked 27 students from a hostel in Minna.",
            "Three aid workers reached Djibo by road.",
        ),
    ),
    CodebookRule(
        name="measure=detained",
        says="Detained counts people arrested or held by authorities, or captured in fighting.",
        matches=(
            "Police arrested 14 demonstrators in Minsk.",
            "Troops captured five fighters during the battle for Axum.",
        ),
        misses=(
            "A court issued arrest warrants in Minsk.",
            "Troops captured the airport during the battle for Axum.",
        ),
    ),
    CodebookRule(
        name="measure=displaced",
        says="Displaced counts people or families driven from their homes by violence.",
        matches=(
            "The fighting has displaced 20,000 people from Kaya.",
            "Some 300 families fled their homes after the attack on Palma.",
        ),
        misses=(
            "The fighting has closed 20 schools in Kaya.",
            "Some 300 families stayed in their homes despite the attack on Palma.",
        ),
    ),
    CodebookRule(
        name="measure=attacks",
        says="Attacks counts strikes, raids or shells, with unit attack.",
        matches=(
            "Jets flew 15 sorties and carried out 40 airstrikes over Idlib on Friday.",
            "The monitor counted dozens of strikes on Hodeidah.",
        ),
        misses=(
            "Jets bombed Idlib all through Friday.",
            "The monitor counted dozens of checkpoints around Hodeidah.",
        ),
    ),
)

RULES: tuple[CodebookRule, ...] = (*STATEMENTS, *FRAMES, *MEASURES)
