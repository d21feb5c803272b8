"""The phrases of a match, as data: (rule, variant) → French, English. `wording` fills them.

Each is true of its evidence and nothing more. « ~ » marks minutes that a model computed.
"""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # answers_the_need
    "answers_the_need.own": ("Répond à\u00a0: {need}", "Answers: {need}"),
    "answers_the_need.also": ("Aide aussi pour\u00a0: {need}", "Also helps with: {need}"),
    "answers_the_need.kin": (
        "Aide en partie pour\u00a0: {need} (par\u00a0: {via})",
        "Partly helps with: {need} (through: {via})",
    ),
    "answers_the_need.words": (
        "Ses propres mots ressemblent à la note",
        "Its own words are close to the note",
    ),
    # is_its_main_work
    "is_its_main_work.own": ("C’est son travail principal", "It is its main work"),
    "is_its_main_work.kin": (
        "Son travail principal est proche de ce besoin",
        "Its main work is close to this need",
    ),
    "is_its_main_work.not_met": ("Ce n’est pas son travail principal", "It is not its main work"),
    # answers_several_needs
    "answers_several_needs.met": ("Aide aussi pour\u00a0: {needs}", "Also helps with: {needs}"),
    "answers_several_needs.not_met": ("Ne répond qu’à un des besoins", "Answers only one of the needs"),
    # within_reach
    "within_reach.here": ("Sur place, à {minutes} ou moins", "Right there, {minutes} away or less"),
    "within_reach.drive": ("{minutes} en auto", "{minutes} by car"),
    "within_reach.no_car": (
        "{minutes} en auto\u00a0: prévoir un transport",
        "{minutes} by car: a ride is needed",
    ),
    "within_reach.home": ("Vient à la maison", "Comes to your home"),
    "within_reach.mobile": ("Se déplace vers vous", "Comes to you"),
    "within_reach.delivery": ("Livre à la maison", "Delivers to your home"),
    "within_reach.transport": ("Vous transporte", "Drives you there"),
    "within_reach.phone": ("Par téléphone, de partout", "By phone, from anywhere"),
    "within_reach.text": ("Par texto, de partout", "By text message, from anywhere"),
    "within_reach.chat": ("Par clavardage, de partout", "By online chat, from anywhere"),
    "within_reach.online": ("En ligne, de partout", "Online, from anywhere"),
    "within_reach.email": ("Par courriel, de partout", "By e-mail, from anywhere"),
    "within_reach.confidential": (
        "Lieu confidentiel\u00a0: appelez, on vous guidera",
        "Confidential place: call, they will guide you",
    ),
    "within_reach.not_met": (
        "Seulement par des moyens que la famille n’a pas",
        "Only by means the family does not have",
    ),
    "within_reach.unknown": ("Lieu ou trajet à vérifier", "Place or travel to be checked"),
    # costs_what_family_can_pay
    "cost.free": ("Gratuit", "Free"),
    "cost.low": ("À petit prix", "Low cost"),
    "cost.income_based": ("Selon le revenu", "Based on income"),
    "cost.varies": ("Coût variable", "Cost varies"),
    "cost.paid": ("Payant", "There is a fee"),
    "cost.unknown": ("Coût à vérifier", "Cost to be checked"),
    # open_when_family_is_free
    "open_when_family_is_free.met": (
        "Ouvert quand la famille est libre\u00a0: {day} {time}",
        "Open when the family is free: {day} {time}",
    ),
    "open_when_family_is_free.not_met": (
        "Fermé aux heures où la famille est libre",
        "Closed when the family is free",
    ),
    "open_when_family_is_free.unknown": ("Heures à vérifier", "Hours to be checked"),
    # speaks_family_language
    "speaks_family_language.met": ("Sert aussi en {languages}", "Serves in {languages}"),
    "speaks_family_language.not_met": ("Ne sert pas en {languages}", "Does not serve in {languages}"),
    "speaks_family_language.unknown": (
        "Service en {languages}\u00a0: à vérifier",
        "Service in {languages}: to be checked",
    ),
    # easy_first_step
    "easy_first_step.met": ("Premier pas facile\u00a0: {steps}", "Easy first step: {steps}"),
    "easy_first_step.not_met": (
        "Organisme public\u00a0: offrez d’y aller ensemble",
        "Public body: offer to go along",
    ),
    "easy_first_step.unknown": (
        "Premier contact à préparer avec la famille",
        "First contact to be prepared with the family",
    ),
    # keeps_it_private
    "keeps_it_private.met": (
        "Ce qui s’y dit y reste\u00a0: {steps}",
        "What is said there stays there: {steps}",
    ),
    "keeps_it_private.unknown": ("Confidentialité à vérifier", "Confidentiality to be checked"),
    # is_open_now
    "is_open_now.met": ("Ouvert en ce moment", "Open at the moment"),
    "is_open_now.not_met": ("Fermé en ce moment", "Closed at the moment"),
    "is_open_now.unknown": ("Ouvert en ce moment\u00a0: à vérifier", "Open at the moment: to be checked"),
    # is_made_for_them
    "is_made_for_them.met": ("Pensé pour\u00a0: {meant_for}", "Meant for: {meant_for}"),
    # can_be_contacted
    "can_be_contacted.met": ("Premier contact\u00a0: {ways}", "First contact: {ways}"),
    "can_be_contacted.not_met": (
        "Premier contact par téléphone ou par internet seulement",
        "First contact by phone or internet only",
    ),
    "can_be_contacted.unknown": ("Premier contact\u00a0: à vérifier", "First contact: to be checked"),
    # is_from_here
    "is_from_here.met": ("Service de proximité", "A local service"),
    "is_from_here.not_met": ("Service d’un plus grand territoire", "A service for a wider area"),
    # someone_to_call
    "someone_to_call.met": ("Un numéro à appeler", "A number to call"),
    "someone_to_call.not_met": ("Aucun numéro connu", "No known number"),
    # read_recently
    "read_recently.checked": ("Vérifié {date}", "Checked {date}"),
    "read_recently.met": ("Information lue {date}", "Information read {date}"),
    "read_recently.not_met": (
        "Information lue {date}\u00a0: à vérifier",
        "Information read {date}: to be checked",
    ),
    "read_recently.unknown": (
        "Information sans date\u00a0: à vérifier",
        "Undated information: to be checked",
    ),
    # well_sourced
    "well_sourced.high": ("Source sûre", "Reliable source"),
    "well_sourced.medium": ("Source crédible", "Credible source"),
    "well_sourced.low": ("Source fragile\u00a0: à vérifier", "Weak source: to be checked"),
    # serves_where_family_lives
    "serves.province": ("Sert tout le Québec", "Serves all of Québec"),
    "serves.region": ("Sert tout le Bas-Saint-Laurent", "Serves the whole Lower St. Lawrence"),
    "serves.met": ("Sert {municipality}", "Serves {municipality}"),
    "serves.not_met": (
        "Ne sert pas {municipality} (sert\u00a0: {area})",
        "Does not serve {municipality} (serves: {area})",
    ),
    "serves.unknown": (
        "Territoire servi\u00a0: {area}. Où la famille vit-elle?",
        "Area served: {area}. Where does the family live?",
    ),
    # takes_this_age
    "takes_this_age.met": ("Âge accepté\u00a0: {ages}", "Age accepted: {ages}"),
    "takes_this_age.not_met": ("Réservé à un autre âge\u00a0: {ages}", "For another age: {ages}"),
    "takes_this_age.unknown": (
        "Pour {ages}\u00a0: l’âge de la famille est à préciser",
        "For {ages}: the family’s ages are needed",
    ),
    "takes_this_age.silent": ("Âge accepté\u00a0: à vérifier", "Age accepted: to be checked"),
    # household_meets_conditions
    "household_meets_conditions.met": ("Condition remplie\u00a0: {requires}", "Condition met: {requires}"),
    "household_meets_conditions.not_met": (
        "Condition non remplie\u00a0: {requires}",
        "Condition not met: {requires}",
    ),
    "household_meets_conditions.unknown": (
        "Condition à vérifier\u00a0: {requires}",
        "Condition to be checked: {requires}",
    ),
    # is_meant_for_family
    "is_meant_for_family.work": ("Pensé surtout pour\u00a0: {work}", "Meant mostly for: {work}"),
    "is_meant_for_family.unknown": ("Pensé surtout pour\u00a0: {meant_for}", "Meant mostly for: {meant_for}"),
    # is_confirmed
    "is_confirmed.unknown": ("Piste à confirmer", "Lead to be confirmed"),
    # is_running
    "is_running.not_met": ("Service suspendu", "Service suspended"),
    "is_running.season": ("Hors saison\u00a0: offert de {season}", "Out of season: offered {season}"),
    "is_running.unknown": ("Offert en ce moment\u00a0: à vérifier", "Offered at the moment: to be checked"),
    # is_safe_here
    "is_safe_here.not_met": (
        "Jamais de médiation ni de démarche de couple quand il y a de la violence",
        "No mediation or couple work where there is violence",
    ),
    # the other safeguards
    "is_not_a_report.not_met": (
        "Ligne de signalement\u00a0: elle n’est pas là pour un parent qui demande de l’aide",
        "Reporting line: not meant for a parent who asks for help",
    ),
    "shelters_this_parent.not_met": (
        "Refuge pour femmes\u00a0: n’accueille pas un père",
        "Women’s shelter: does not take in a father",
    ),
    "defends_this_household.not_met": (
        "Pour les locataires\u00a0: la famille est propriétaire",
        "For tenants: the family owns its home",
    ),
    "spares_the_bereaved.not_met": (
        "Autour d’un bébé vivant\u00a0: à éviter après un deuil périnatal",
        "Around a living baby: to be avoided after the loss of one",
    ),
    "is_not_declined.not_met": (
        "La famille a dit non à ce genre d’aide, ou l’a déjà",
        "The family said no to this kind of help, or already has it",
    ),
    "keeps_trust.not_met": (
        "Service public\u00a0: la famille n’en veut pas pour l’instant",
        "Public service: the family does not want one for now",
    ),
    "keeps_trust.unknown": (
        "Service public\u00a0: à proposer seulement si quelqu’un y va avec la famille",
        "Public service: propose it only if someone goes along",
    ),
    # near_enough
    "near_enough.met": ("Distance qui se fait pour ce besoin", "A distance people travel for this need"),
    "near_enough.not_met": (
        "Trop loin pour ce besoin\u00a0: {minutes} en auto",
        "Too far for this need: {minutes} by car",
    ),
    # why a need has no answer
    "cause.none_exists": (
        "Aucun service connu pour ce besoin dans la région.",
        "No known service for this need in the region.",
    ),
    "cause.out_of_area": (
        "Des services existent, mais aucun ne sert ce territoire.",
        "Services exist, but none serves this area.",
    ),
    "cause.out_of_reach": (
        "Des services existent, mais trop loin pour ce besoin.",
        "Services exist, but too far for this need.",
    ),
    "cause.not_eligible": (
        "Des services existent, mais pas pour ce ménage.",
        "Services exist, but not for this household.",
    ),
    "cause.suspended": ("Le service qui répondait est suspendu.", "The service that answered is suspended."),
    "cause.to_confirm": (
        "Seulement des pistes à confirmer\u00a0: appelez avant d’en parler à la famille.",
        "Only leads to be confirmed: call before telling the family.",
    ),
    # next best question
    "question.needs": (
        "De quoi la famille a-t-elle besoin en premier?",
        "What does the family need first?",
    ),
    "question.place": (
        "Dans quel village la famille vit-elle?",
        "Which village does the family live in?",
    ),
    "question.age": ("Quel âge ont les enfants?", "How old are the children?"),
    "question.car": ("La famille a-t-elle une auto?", "Does the family have a car?"),
    "question.conditions": (
        "Est-ce que ceci s’applique\u00a0: {requires}?",
        "Does this apply: {requires}?",
    ),
    # danger
    "danger.suicide": (
        "Idées suicidaires\u00a0: appelez maintenant, restez avec la personne.",
        "Thoughts of suicide: call now, stay with the person.",
    ),
    "danger.violence": (
        "Violence\u00a0: la sécurité d’abord. Appelez quand c’est sûr de le faire.",
        "Violence: safety first. Call when it is safe to.",
    ),
    "danger.child": (
        "Un enfant peut être en danger\u00a0: appelez maintenant.",
        "A child may be in danger: call now.",
    ),
    "danger.overdose": (
        "Surdose ou intoxication\u00a0: appelez le 911 tout de suite.",
        "Overdose or poisoning: call 911 right away.",
    ),
    "danger.food": ("Rien à manger ce soir\u00a0: appelez maintenant.", "Nothing to eat tonight: call now."),
    "danger.roof": (
        "Nulle part où dormir ce soir\u00a0: appelez maintenant.",
        "Nowhere to sleep tonight: call now.",
    ),
    "danger.immediate": ("Danger immédiat\u00a0: 911", "Immediate danger: 911"),
}
