"""Facts of the papers of the begeleiding, visibly fictive."""

from __future__ import annotations

from datetime import date

from models.queries.rows_begeleiding import (
    AfspraakRow,
    BegeleidingFacts,
    BelRow,
    EindbladFacts,
    TermijnRow,
    TrajectRow,
    VerslagFacts,
    VerslagPunt,
)
from models.rules.begeleidingsterm import Grond, TrajectStand
from models.values import BEGELEIDINGSTHEMAS, BEGELEIDINGSVORMEN, ContactSoort, Fase
from tests.reports.builders import head

AFSPRAAK = AfspraakRow(
    uid="a1",
    van=date(2026, 3, 12),
    vormen=("huisbezoek", "spreekuur"),
    themas=("wonen", "geld", "post"),
    hoe_vaak="week",
    tot=date(2027, 6, 1),
    vraagbaak_tot=date(2027, 12, 1),
    tolk="ja",
    taal="so",
    belmomenten="maandag en donderdag van 9 tot 12 uur",
    notitie="De eerste maand samen naar de bibliotheek.",
    getekend_op=None,
)
TERMIJNEN = (
    TermijnRow(grond=Grond.AFSPRAAK, van=None, maanden=None, tot=date(2027, 6, 1)),
    TermijnRow(grond=Grond.GETEKEND, van=date(2026, 3, 10), maanden=12, tot=date(2027, 3, 10), bron="N §1"),
    TermijnRow(
        grond=Grond.BESCHIKBAAR, van=date(2026, 3, 16), maanden=6, tot=date(2026, 9, 16), bron="H bijl.1"
    ),
)


def begeleiding(**changes: object) -> BegeleidingFacts:
    """Agreements with a gezin of three."""
    given: dict[str, object] = {
        "head": head(),
        "dossier_nummer": "ZWA1-0412",
        "gezin": "Gezin Warsamele",
        "personen": ("Hodan", "Ilwad", "Samakab"),
        "afspraak": AFSPRAAK,
        "termijnen": TERMIJNEN,
        "trajecten": (
            TrajectRow(
                uid="t1",
                soort="maatschappelijk",
                start=date(2026, 3, 10),
                einde=date(2027, 3, 10),
                uitvoerder="Stichting Thuishaven",
                gestopt_op=None,
                stand=TrajectStand.LOOPT,
            ),
        ),
        "begeleider": "Fenna de Wit",
        "begeleider_telefoon": "06-55501234",
        "organisatie": "Stichting Thuishaven",
        "versie": 2,
    }
    return BegeleidingFacts(**given | changes)  # type: ignore[arg-type] # fields by name


def eindblad(**changes: object) -> EindbladFacts:
    """The last page of a gezin of three."""
    given: dict[str, object] = {
        "head": head(),
        "dossier_nummer": "ZWA1-0412",
        "gezin": "Gezin Warsamele",
        "getekend": date(2025, 6, 18),
        "verhuisd": date(2025, 6, 30),
        "einde": date(2026, 6, 30),
        "geregeld": (("L1", 3, 3), ("L2", 2, 2), ("L3", 4, 5), ("L7", 3, 3), ("L6", 1, 2), ("L5", 2, 2)),
        "bellen": (
            BelRow(soort="corporatie", naam="Woonhof De Linde", telefoon="088-5550100"),
            BelRow(soort="gemeente", naam="Marloes Kragt", telefoon="088-5550101"),
            BelRow(soort="begeleider", naam="Fenna de Wit", telefoon="06-55501234"),
        ),
        "naar": "Wijkteam Oost",
        "naar_op": date(2026, 7, 1),
        "bereikbaar": "088-5550177, Lindeplein 3",
        "vraagbaak_tot": date(2026, 12, 31),
        "papieren": "in de blauwe map thuis",
        "bewaren_tot": date(2028, 6, 30),
    }
    return EindbladFacts(**given | changes)  # type: ignore[arg-type] # fields by name


def verslag(fase: Fase | None = Fase.VESTIGING, **changes: object) -> VerslagFacts:
    """A report of a phase, or (None) of the year."""
    given: dict[str, object] = {
        "head": head(),
        "dossier_nummer": "ZWA1-0412",
        "gezin": "Gezin W.",
        "fase": fase,
        "van": date(2026, 3, 10),
        "tot": date(2026, 6, 20),
        "dagen": 102,
        "stil": 7,
        "norm_dagen": 92,
        "norm_bron": "eigen voorstel",
        "norm_voorstel": True,
        "doorgegaan": "De school begint pas na de zomer.",
        "gedaan": (
            VerslagPunt(tekst="Huurcontract getekend.", wie="GEM", dag=date(2026, 3, 10), kern=True),
            VerslagPunt(tekst="Kinderen aangemeld op school.", wie="ST", dag=date(2026, 3, 20)),
        ),
        "open": (
            VerslagPunt(
                tekst="Kinderopvang regelen.",
                wie="ST",
                dag=date(2026, 9, 1),
                reden="Wacht op de plek in september.",
                kern=True,
            ),
        ),
        "contacten": ((ContactSoort.HUISBEZOEK, 6), (ContactSoort.TELEFOON, 4)),
        "niet_bereikt": 2,
        "gebeurd": (("signaal", date(2026, 5, 2)),),
        "lichten": (("begeleiding", "op_schema"), ("woning", "op_schema"), ("buurt", "te_laat")),
        "doelen": ("Een eigen naaiatelier beginnen.",),
        "begeleider": "Fenna de Wit",
    }
    return VerslagFacts(**given | changes)  # type: ignore[arg-type] # fields by name


def fullest() -> BegeleidingFacts:
    """Agreements with everything that can stand on them, and long names."""
    lang = "Abdulrahmanzadeh-Mohammadzai-Tekleberhan-Warsameleyusufzadeh"
    full = AfspraakRow(
        uid="a2",
        van=date(2026, 3, 12),
        vormen=BEGELEIDINGSVORMEN,
        themas=BEGELEIDINGSTHEMAS,
        hoe_vaak="twee_weken",
        tot=date(2027, 6, 1),
        vraagbaak_tot=date(2027, 12, 1),
        tolk="ja",
        taal="so",
        belmomenten="maandag en donderdag van 9 tot 12 uur, en op vrijdag van 13 tot 16 uur ook",
        notitie=("woord " * 66).strip(),
        getekend_op=None,
    )
    return begeleiding(
        gezin=f"Gezin {lang}",
        personen=tuple(f"{lang} {nr}" for nr in range(14)),
        afspraak=full,
        trajecten=begeleiding().trajecten * 3,
        begeleider=lang,
        organisatie=lang,
    )
