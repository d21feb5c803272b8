"""What families and workers write → the needs it says. Each line is a requirement."""

from __future__ import annotations

import pytest

from directory_data.vocabulary import vocabulary
from matcher.understanding import understand

NOTES = [
    ("bébé de 3 mois, pu de lait, pas de char", "ESS-COUCHES"),
    ("Le frigidaire est vide, la paye rentre juste vendredi", "ESS-DEPAN"),
    ("y'a pus rien dans les armoires, les petits ont faim", "ESS-DEPAN"),
    ("Elle aimerait une cuisine collective, sait pas cuisiner pour cinq", "ESS-CUISINE"),
    ("Vient d'accoucher, pas la force de cuisiner, des plats congelés aideraient", "ESS-REPAS PER-RELEV"),
    ("La prof dit qu'il arrive à l'école le ventre vide", "ESS-LUNCH"),
    ("manque de couches et de lait en poudre pour bb", "ESS-COUCHES"),
    ("Pas d'habit de neige pour la plus jeune, bottes trop petites", "ESS-VETEMENTS"),
    ("la laveuse a lâché, elle lave à la main dans le bain", "ESS-MEUBLES"),
    ("siège d'auto expiré, pas les moyens d'en acheter un autre", "ESS-BEBE"),
    ("Rentrée scolaire : sac d'école et crayons, ça monte vite", "ESS-SCOLAIRE"),
    ("Aucun cadeau de Noël cette année pour les enfants", "ESS-NOEL"),
    ("Cherche un 4½ abordable, sur la liste du HLM", "LOG-TROUVER"),
    ("Ils dorment dans leur char depuis mardi", "LOG-URGENCE"),
    ("avis d'éviction reçu, deux mois de loyer en retard", "LOG-PROPRIO"),
    ("Plein de moisissure dans la chambre du petit, il tousse", "LOG-INSALUBRE"),
    ("y fait frette dans maison, Hydro menace de couper", "LOG-CHAUFFAGE"),
    ("Faudrait adapter la salle de bain, son gars est en fauteuil roulant", "LOG-REPARER"),
    ("vit de paye en paye, sait pas où passe l'argent", "FIN-BUDGET"),
    ("endettée par-dessus la tête, le huissier a appelé", "FIN-DETTES"),
    ("Se fait couper son chèque d'aide sociale", "FIN-AIDESOC"),
    ("reçoit pas ses allocations familiales depuis la séparation", "FIN-ALLOC PAR-SEPAR"),
    ("a pas faite ses impôts depuis 4 ans", "FIN-IMPOT"),
    ("pus une cenne avant la paye, imprévu avec les médicaments", "FIN-URGENCE"),
    ("Mis à pied la semaine passée, attend son chômage", "FIN-PERTE"),
    ("pognée chez eux, pas de lift pour aller au village", "TRA-COLLECTIF"),
    ("Rendez-vous à l'hôpital de Québec, personne pour la conduire", "TRA-MEDICAL"),
    ("Cherche transport adapté, embarquer le fauteuil est impossible", "TRA-ADAPTE"),
    ("pas d'argent pour mettre du gaz", "TRA-FRAIS"),
    ("Le char est brisé, pneus d'hiver à changer aussi", "TRA-AUTO"),
    ("Enceinte, pas de suivi de grossesse, nausées", "PER-GROSSESSE"),
    ("Cherche des rencontres prénatales, a peur d'accoucher", "PER-PRENATAL"),
    ("Césarienne la semaine dernière, besoin d'une paire de bras", "PER-RELEV"),
    ("bébé prend pas le sein, elle a des crevasses", "PER-ALLAIT"),
    ("file pas depuis l'accouchement, dit qu'elle s'attache pas au bébé", "PER-DETRESSE"),
    ("coliques, bébé fait pas ses nuits, inconsolable", "PER-SOINS"),
    ("test de grossesse positif, pense à l'avortement", "PER-CHOIX"),
    ("a fait une fausse couche au printemps", "PER-DEUIL"),
    ("chu à boutte, j'en peux pus", "PAR-EPUISE"),
    ("elle s'endort au travail, jamais une minute à elle", "PAR-EPUISE"),
    ("Fait des crises du bacon à l'épicerie, elle sait pus quoi faire avec", "PAR-DISCIPLINE"),
    ("Papa seul, cherche un groupe de pères", "PAR-PERE"),
    ("sa fille fugue, traîne avec une mauvaise gang", "PAR-ADO"),
    ("se chicanent pour tout, pensent à une thérapie de couple", "PAR-COUPLE"),
    ("Grand-mère qui élève son petit-fils de 5 ans", "PAR-GRANDSP"),
    ("ouvre pas la porte, veut pas voir d'intervenants", "PAR-MILIEU"),
    ("Aimerait des activités parent-enfant, heure du conte", "PAR-ACTIV"),
    ("aucune place en garderie, liste d'attente au CPE", "GAR-PLACE"),
    ("personne pour garder une couple d'heures pendant ses rendez-vous", "GAR-HALTE"),
    ("shift de soir à l'usine, garderie ferme trop tôt", "GAR-ATYPIQUE"),
    ("Besoin de répit, une fin de semaine sans enfants", "GAR-REPIT"),
    ("répit spécialisé pour son fils autiste", "GAR-REPITHAND"),
    ("Cherche un camp de jour pour cet été, 7 ans", "GAR-CAMP"),
    ("le petit parle pas encore à 3 ans, en attente d'orthophonie", "DEV-LANGAGE"),
    ("16 mois et il marche pas encore, tonus faible", "DEV-RETARD"),
    ("Dans sa bulle, aligne ses jouets, répond pas à son nom", "DEV-TSA"),
    ("tient pas en place, la prof parle de TDAH", "DEV-TDAH"),
    ("Sa fille a la trisomie, cherche d'autres parents", "DEV-HANDICAP"),
    ("Commence la maternelle, connaît pas ses lettres", "DEV-EVEIL"),
    ("Veut demander le supplément pour enfant handicapé", "DEV-DEMARCHES"),
    ("pleure pour ses devoirs, de la misère en lecture", "SCO-DEVOIRS"),
    ("se fait intimider dans l'autobus", "SCO-INTIM"),
    ("veut lâcher l'école, skippe ses cours", "SCO-PERSEV"),
    ("plan d'intervention jamais fait, l'école appelle tout le temps", "SCO-ECOLE"),
    ("y'a pas de maison des jeunes, rien pour les ados", "SCO-JEUNES"),
    ("pas de médecin de famille, otites à répétition", "SAN-MEDECIN"),
    ("rage de dents, jamais vu le dentiste", "SAN-DENTS"),
    ("lunettes cassées, voit pas au tableau", "SAN-VUE"),
    ("vaccins en retard pour la petite", "SAN-VACCIN"),
    ("Son chum a un cancer, chimio à Rimouski", "SAN-MALADIE"),
    ("mange pas de légumes, voudrait voir une nutritionniste", "SAN-NUTRI"),
    ("moral à terre, crises d'angoisse la nuit", "MEN-ADULTE"),
    ("sa fille se coupe les bras", "MEN-JEUNE"),
    ("Son conjoint boit tous les soirs", "MEN-CONSO"),
    ("joue sa paye au vidéopoker", "MEN-JEU"),
    ("vient d'enterrer son père, en deuil", "MEN-DEUIL"),
    ("son chum est bipolaire, hospitalisé en psychiatrie", "MEN-PROCHE"),
    ("a peur de son chum, il la contrôle et fouille son téléphone", "VIO-CONJUGALE"),
    ("valise cachée, veut partir avec les enfants avant qu'il revienne", "VIO-REFUGE"),
    ("victime d'agression sexuelle, veut de l'aide de l'IVAC", "VIO-SEXUELLE"),
    ("Il veut gérer sa colère, a peur de devenir violent", "VIO-AUTEUR"),
    ("peur d'un signalement à la DPJ", "VIO-DPJ"),
    ("les enfants ont tout vu, le plus vieux fait des cauchemars depuis", "VIO-EXPOSE"),
    ("Doit passer en cour, pas les moyens d'un avocat", "DRO-INFO"),
    ("le père paye pas sa pension alimentaire", "DRO-GARDE"),
    ("comprend rien aux formulaires, carte soleil expirée", "DRO-PAPIERS"),
    ("visites supervisées avec le père", "DRO-VISITES"),
    ("veut porter plainte contre l'hôpital", "DRO-DEFENSE"),
    ("attend sa résidence permanente, permis de travail fermé", "DRO-IMMIG"),
    ("Cherche une job, refaire son CV", "EMP-JOB"),
    ("voudrait finir son secondaire à l'éducation des adultes", "EMP-ETUDES"),
    ("gêné, sait pas lire", "EMP-ALPHA"),
    ("pas d'internet, sait pas se servir d'un ordinateur", "EMP-NUMERIQUE"),
    ("parle pas français, cherche la francisation", "EMP-FRANC"),
    ("isolée, connaît personne, voit personne de la semaine", "SOC-ISOLE"),
    ("son gars veut jouer au hockey mais ça coûte un bras", "SOC-LOISIRS"),
    ("Famille arrivée au Québec en mai, premier hiver", "SOC-ACCUEIL"),
    ("parle juste anglais, besoin d'un interprète", "SOC-ANGLO"),
    ("cherche un grand frère, un modèle masculin pour son gars", "SOC-MENTORAT"),
    ("son fils est trans, cherche du soutien", "SOC-LGBT"),
    ("famille innue hors réserve", "SOC-PN"),
    ("We ran out of diapers and baby formula", "ESS-COUCHES SOC-ANGLO"),
    ("No food until Friday, the fridge is empty", "ESS-DEPAN"),
    ("My 4-year-old isn't talking yet, speech therapy waiting list", "DEV-LANGAGE"),
    ("Landlord wants us out, eviction notice on the door", "LOG-PROPRIO"),
    ("I'm exhausted and I never get a break", "PAR-EPUISE"),
    ("she needs a winter coat and boots for the kids", "ESS-VETEMENTS"),
    ("He checks my phone and controls the money", "VIO-CONJUGALE"),
    ("They are alone all day, don't know anyone here", "SOC-ISOLE"),
]

TYPOS = [
    ("moisisure dans la chambre", "LOG-INSALUBRE"),
    ("besoin d'une gardereie", "GAR-PLACE"),
    ("orthofoniste demandée pour le petit", "DEV-LANGAGE"),
    ("depannage alimentaire svp", "ESS-DEPAN"),
    ("BANQUE ALIMENTAIRE", "ESS-DEPAN"),
    ("elle a des idees suicidiares", "MEN-SUICIDE"),
    ("alaitement difficile", "PER-ALLAIT"),
    ("mal de dnets", "SAN-DENTS"),
]


@pytest.mark.parametrize(("note", "codes"), NOTES, ids=[note[:40] for note, _ in NOTES])
def test_a_note_says_these_needs(note: str, codes: str) -> None:
    found = {need.code for need in understand(note, vocabulary()).needs}
    assert set(codes.split()) <= found


def test_few_needs_are_read_that_no_one_said() -> None:
    surplus = sum(len(understand(note, vocabulary()).needs) - len(codes.split()) for note, codes in NOTES)
    assert surplus / len(NOTES) < 0.7


@pytest.mark.parametrize(("note", "codes"), TYPOS)
def test_typos_and_missing_accents_do_not_hide_a_need(note: str, codes: str) -> None:
    assert codes in {need.code for need in understand(note, vocabulary()).needs}


def test_the_surest_need_comes_first_with_its_own_words() -> None:
    note = "Cherche une place en garderie au plus vite, et le petit a les dents noires"
    first = understand(note, vocabulary()).needs[0]
    assert (first.code, first.priority) == ("GAR-PLACE", 1)
    assert "place en garderie" in first.words[0].text


def test_a_longer_expression_explains_a_shorter_one() -> None:
    codes = {need.code for need in understand("le plus vieux couche à terre", vocabulary()).needs}
    assert codes == {"ESS-MEUBLES"}


def test_the_first_need_said_and_the_surest_are_both_first() -> None:
    note = (
        "Son gars de 3 ans dit trois mots, personne le comprend; pas d'auto, pas d'autobus, quête des lifts"
    )
    needs = understand(note, vocabulary()).needs
    assert {need.code: need.priority for need in needs} == {"TRA-COLLECTIF": 1, "DEV-LANGAGE": 1}
