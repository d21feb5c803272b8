"""Kinds of need, as sets of codes: what a rule of `policy` holds true of some needs and not of others."""

from __future__ import annotations

from types import MappingProxyType as View

# What a need says of the household by itself: whoever asks for adapted transport has a disability at home.
IMPLIED = View(
    {
        **dict.fromkeys(("VIO-CONJUGALE", "VIO-REFUGE", "VIO-SEXUELLE"), frozenset({"victim"})),
        **dict.fromkeys(
            ("GAR-REPITHAND", "TRA-ADAPTE", "DEV-HANDICAP", "DEV-TSA", "DEV-DEMARCHES"),
            frozenset({"disability"}),
        ),
        **dict.fromkeys(("DRO-IMMIG", "SOC-ACCUEIL"), frozenset({"immigrant", "newcomers"})),
        "SOC-PN": frozenset({"indigenous"}),
        "SOC-LGBT": frozenset({"lgbt"}),
        "SOC-ANGLO": frozenset({"anglophone"}),
        "PAR-PERE": frozenset({"fathers"}),
        **dict.fromkeys(("PAR-GRANDSP", "MEN-PROCHE", "SAN-MALADIE"), frozenset({"relatives"})),
    }
)
# Work for people who live something in particular. Nothing said that the family does: likely not for it.
SPECIAL = frozenset(
    [
        *("VIO-CONJUGALE", "VIO-REFUGE", "VIO-SEXUELLE", "VIO-AUTEUR", "VIO-DPJ", "DRO-VISITES"),
        *("DEV-TSA", "DEV-HANDICAP", "DEV-DEMARCHES", "GAR-REPITHAND", "TRA-ADAPTE"),
        *("MEN-SUICIDE", "MEN-CONSO", "MEN-JEU", "MEN-PROCHE", "MEN-DEUIL", "PER-DEUIL", "SAN-MALADIE"),
        *("SOC-ACCUEIL", "SOC-ANGLO", "SOC-LGBT", "SOC-PN", "DRO-IMMIG", "EMP-FRANC"),
        *("PAR-PERE", "PAR-GRANDSP"),
    ]
)
# Needs that a voice on the phone does not meet: something must be handed over, kept, driven or lived.
HANDS_ON = frozenset(
    [
        *(),
        *(
            "ESS-DEPAN",
            "ESS-CUISINE",
            "ESS-REPAS",
            "ESS-LUNCH",
            "ESS-COUCHES",
            "ESS-VETEMENTS",
            "ESS-MEUBLES",
            "ESS-BEBE",
            "ESS-SCOLAIRE",
            "ESS-NOEL",
        ),
        *("LOG-URGENCE", "VIO-REFUGE"),
        *("GAR-PLACE", "GAR-HALTE", "GAR-ATYPIQUE", "GAR-REPIT", "GAR-REPITHAND", "GAR-CAMP"),
        *("TRA-COLLECTIF", "TRA-MEDICAL", "TRA-ADAPTE", "PER-RELEV", "PAR-ACTIV", "PAR-MILIEU"),
        *("DEV-EVEIL", "SCO-JEUNES", "SAN-DENTS", "SAN-VUE", "SAN-VACCIN"),
        *("SOC-ISOLE", "SOC-LOISIRS", "SOC-MENTORAT", "DRO-VISITES", "EMP-NUMERIQUE", "EMP-ALPHA"),
    ]
)
COUPLE_WORK = frozenset({"PAR-COUPLE"})
VIOLENCE = frozenset({"VIO-CONJUGALE", "VIO-REFUGE", "VIO-EXPOSE", "VIO-AUTEUR"})
# Even a door the family does not want is shown when someone's life or tonight's roof hangs on it.
LIFE_FIRST = frozenset(
    ["MEN-SUICIDE", "VIO-CONJUGALE", "VIO-REFUGE", "VIO-SEXUELLE", "LOG-URGENCE", "ESS-DEPAN"]
)
# Help around a living baby: it hurts who has just lost one.
LIVING_BABY = frozenset({"PER-ALLAIT", "PER-PRENATAL", "PER-SOINS", "ESS-BEBE"})
# What is handed over or driven takes few words: help in another language still helps.
FEW_WORDS = frozenset({"ESS", "TRA"})
PROTECTION = frozenset({"VIO-DPJ", "VIO-EXPOSE"})
HEALTH = frozenset({"SAN", "PER", "MEN", "DEV"})
