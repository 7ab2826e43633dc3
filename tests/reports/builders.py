"""Facts for papers, made of fictive demo data with fixed meaningful values."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import msgspec

from models.content import Loket
from models.content import MatrixRij as InhoudRij
from models.queries.rows import PaperHead, VandaagLine, VandaagRow
from models.queries.rows_agenda import AgendaFacts, AgendaItem
from models.queries.rows_bal import BalLijn, OpenPuntenFacts, OpenPuntenGezin
from models.queries.rows_logboek import LogboekFacts, NagekekenRow
from models.queries.rows_papier import (
    BladLijn,
    BladLoket,
    BladPersoon,
    ChecklistFacts,
    DagkaartFacts,
    HerstelFacts,
    MatrixFacts,
    MatrixRij,
    OchtendFacts,
)
from models.queries.rows_regeldag import (
    DeurlijstFacts,
    DeurRegel,
    LoketGezin,
    LoketlijstFacts,
    MailFacts,
    MailLoket,
)
from models.rules.logboek import make_ankercode
from models.values import MATRIX_PARTIJEN, Deelpartij, Fase, LogSoort, Partij, Privacy, RijStand, Stand

RESOURCES = Path(__file__).parents[2] / "resources"
T0 = date(2026, 6, 15)
LANGE_NAAM = "Van-der-Welgemoed-Sterrenlicht-Noordenwind-Zonneschijn-Zuid"  # 60 characters less one
LADINGEN = (
    "<b>vet</b> & <img src=file:///etc/passwd>",
    "=cmd|' /C calc'!A0",
    "Zahra 👩‍👧 ضحى",
    "NUL\x00 bel\x07 terug\x08",
    "Ẹ̀kọ́ Đặng Ğül Łukasz Çağrı ʿAlī Ḥusayn",
    "%s {naam} \\n $(rm) `ls` ${x}",
    "ሰላም  እንኳን",
    "a\u202eb\u200dc\ufeffd",
)
"""What people or files may bring along: markup, formulas, other scripts, controls, direction marks."""


def head(**changes: object) -> PaperHead:
    base = PaperHead(
        code="R17-2",
        gemaakt_op=datetime(2026, 6, 15, 14, 2, tzinfo=UTC),
        wie="Wil",
        gemeente="Wilgenrade",
        privacy=Privacy.NAAM,
        is_demo=True,
        vernietigen_voor=date(2026, 7, 18),
    )
    return msgspec.structs.replace(base, **changes)


@cache
def _inhoud_rijen() -> tuple[InhoudRij, ...]:
    with (RESOURCES / "matrix" / "matrix.toml").open("rb") as file:
        return tuple(msgspec.convert(rij, InhoudRij) for rij in tomllib.load(file)["rij"])


@cache
def _loketten() -> dict[str, Loket]:
    with (RESOURCES / "checklists" / "loketten.toml").open("rb") as file:
        raw = tomllib.load(file)["loket"]
    names = set(Loket.__struct_fields__)
    return {
        one["id"]: msgspec.convert({key: value for key, value in one.items() if key in names}, Loket)
        for one in raw
    }


def matrix_rijen() -> tuple[MatrixRij, ...]:
    return tuple(
        MatrixRij(
            id=rij.id,
            blok=rij.blok,
            tekst=rij.tekst,
            verdeling=rij.verdeling,
            partijen=rij.partijen,
            trekker=rij.trekker,
            bron=rij.bron,
            herkomst=rij.herkomst,
        )
        for rij in _inhoud_rijen()
    )


def matrix(**changes: object) -> MatrixFacts:
    base = MatrixFacts(
        head=head(code="M3-4", vernietigen_voor=None),
        nummer=2,
        status="voorstel",
        geldig_vanaf=date(2026, 1, 1),
        geldig_tot=None,
        evaluatie_op=date(2026, 12, 1),
        rijen=matrix_rijen(),
        partijen=MATRIX_PARTIJEN,
        contacten=(
            ("Gemeente", "aanspreekpunt Wil, 06-00000001"),
            ("Rietvoorn Wonen", "verhuur, 06-00000002"),
            ("Woonhof De Linde", "verhuur, 06-00000003"),
            ("Werkgroep Wilgenrade", "coördinator, 06-00000004"),
        ),
        verschil=("24 tolk: nu volledig bij de gemeente, was gedeeld", "12 weigeren: gemeente doet mee"),
        corporaties=("Stichting Rietvoorn Wonen", "Woonhof De Linde"),
        huurdersorganisatie="Huurdersraad Wilgenrade",
        begeleidende_organisatie="werkgroep Wilgenrade",
    )
    return msgspec.structs.replace(base, **changes)


def matrix_dossier(**changes: object) -> MatrixFacts:
    standen = (
        RijStand.BEZIG,
        RijStand.TE_LAAT,
        RijStand.KLAAR,
        RijStand.WACHT_OP_ANDER,
        RijStand.TE_DOEN,
        RijStand.NVT,
    )
    op_huis = {rij.id for rij in _inhoud_rijen() if rij.huisdossier}
    rijen = []
    for nummer, rij in enumerate(one for one in matrix_rijen() if one.id in op_huis):
        stand = standen[nummer % len(standen)]
        totaal = 0 if stand is RijStand.NVT else 5
        klaar = 5 if stand is RijStand.KLAAR else 0 if stand is RijStand.TE_DOEN else 3
        rijen.append(
            msgspec.structs.replace(
                rij,
                stand=stand,
                klaar=min(klaar, totaal),
                totaal=totaal,
                eerste_datum=None if stand in {RijStand.NVT, RijStand.KLAAR} else date(2026, 6, 18),
                contact="verhuur, 06-00000002" if rij.trekker is Partij.COR else "Wil, 06-00000001",
            )
        )
    changes = {
        "head": head(code="M4-9", privacy=Privacy.ANONIEM),
        "rijen": tuple(rijen),
        "dossier_nummer": "DEMO-04",
        "gezin": "",
        **changes,
    }
    return matrix(**changes)


def personen(aantal: int = 8, naam: str = "") -> tuple[BladPersoon, ...]:
    roepnamen = (
        "Hodan",
        "Ayaan",
        "Bilan",
        "Cawil",
        "Deqa",
        "Ebyan",
        "Faarax",
        "Guled",
        "Hibo",
        "Idil",
        "Jama",
        "Kaahin",
        "Liban",
        "Magan",
    )
    leeftijden = (36, 17, 15, 12, 9, 8, 5, 3, 2, 1, 0, 40, 70, 18)
    return tuple(
        BladPersoon(letter="abcdefghijklmn"[n], naam=naam or roepnamen[n], leeftijd=leeftijden[n])
        for n in range(aantal)
    )


_PUNTEN: dict[str, tuple[tuple[bool, Partij, str, str, str], ...]] = {
    # (kern, doener, text, who it is per, what it asks)
    "L1": (
        (True, Partij.COR, "huurcontract uitleggen", "", ""),
        (False, Partij.GEM, "tolk of vertaling regelen voor het tekenen", "", ""),
        (True, Partij.ST, "huurcontract tekenen", "", "huuringang"),
        (False, Partij.COR, "lijst maken van spullen die overgaan van de vorige bewoner", "", ""),
        (True, Partij.GEM, "uitleg over goed wonen geven in een leesbare taal", "", ""),
    ),
    "L2": (
        (True, Partij.ST, "nieuw adres laten inschrijven in de BRP", "", ""),
        (False, Partij.GEM, "BRP-gegevens vergelijken met de verblijfspas", "", ""),
        (False, Partij.ST, "DigiD aanvragen", "volwassen", ""),
    ),
    "L4": (
        (False, Partij.GEM, "vertellen over de gemeente en de werkwijze", "", ""),
        (True, Partij.GEM, "samen een lijst maken van alles wat nog moet", "", ""),
        (False, Partij.GEM, "vertellen waar het gezin terechtkan met vragen", "", ""),
        (False, Partij.GEM, "vertellen wat er na de regeldag gebeurt", "", ""),
    ),
    "L3": (
        (True, Partij.ST, "uitkering aanvragen", "", ""),
        (True, Partij.ST, "inrichtingskrediet aanvragen", "", ""),
        (False, Partij.GEM, "bespreken of er geld is voor het verhuizen", "", ""),
        (False, Partij.ST, "kinderbijslag aanvragen bij de SVB", "", ""),
        (False, Partij.ST, "nagaan of het kindgebonden budget komt en zo nodig aanvragen", "", ""),
    ),
    "L7": (
        (True, Partij.ST, "zorgverzekering kiezen en de collectieve polis bekijken", "allen", ""),
        (False, Partij.ST, "inboedel- en aansprakelijkheidsverzekering afsluiten", "", ""),
        (True, Partij.ST, "aanmelden bij een huisarts", "allen", ""),
        (False, Partij.MB, "jong kind aanmelden bij het consultatiebureau", "jong", ""),
    ),
    "L5": ((True, Partij.ST, "stroom, gas en water aanvragen", "", ""),),
    "L6": (
        (True, Partij.GEM, "nagaan of het kind op school zit", "school", ""),
        (False, Partij.MB, "peuteropvang of kinderopvang zoeken", "jong", ""),
    ),
    "L8": (
        (False, Partij.GEM, "praten over taal, werk en opleiding", "volwassen", ""),
        (False, Partij.GEM, "afspraak maken over de weg naar werk", "volwassen", ""),
    ),
    "L9": ((False, Partij.MB, "woning samen bekijken en opschrijven wat nodig is", "", ""),),
}


def _letters(welke: str, gezin: tuple[BladPersoon, ...]) -> tuple[str, ...]:
    def past(persoon: BladPersoon) -> bool:
        jaar = persoon.leeftijd or 0
        return {
            "allen": True,
            "volwassen": jaar >= 18,
            "jong": jaar < 4,
            "school": 5 <= jaar < 18,
        }.get(welke, False)

    return tuple(persoon.letter for persoon in gezin if past(persoon))


def loketten(gezin: tuple[BladPersoon, ...]) -> tuple[BladLoket, ...]:
    tijden = dict(
        zip(
            ("L1", "L2", "L4", "L3", "L7", "L5", "L6", "L8", "L9"),
            ("9:30", "10:15", "10:45", "11:15", "13:00", "13:30", "13:50", "14:20", "15:00"),
            strict=True,
        )
    )
    gevonden = []
    nummer = 0
    for loket, tijd in tijden.items():
        lijnen = []
        for kern, doener, tekst, per, vraagt in _PUNTEN[loket]:
            nummer += 1
            letters = _letters(per, gezin) if per else ()
            if per and not letters:
                continue
            lijnen.append(
                BladLijn(
                    nummer=nummer,
                    kern=kern,
                    doener=doener,
                    tekst=tekst,
                    letters=letters,
                    vraagt=vraagt,
                    punten=(("", f"punt-{nummer}", 1),),
                )
            )
        inhoud = _loketten()[loket]
        gevonden.append(
            BladLoket(
                id=loket,
                naam=inhoud.naam,
                tijd=tijd,
                ruimte="kamer 3" if loket != "L9" else "Kastanjelaan 14",
                contact="Jos",
                telefoon="06-00000005",
                komt="allen" if loket == "L2" else gezin[0].letter,
                meenemen=inhoud.meenemen,
                lijnen=tuple(lijnen),
                pictogram=inhoud.pictogram,
            )
        )
    return tuple(gevonden)


def loket_gezin(nummer: int = 1, aantal: int = 3, **changes: object) -> LoketGezin:
    lijnen = loketten(personen(aantal))[1].lijnen
    base = LoketGezin(
        dossier_uid="d1",
        nummer=nummer,
        gezin=("Gezin Warsamele", "Gezin Noorvand", "Tekleberi")[nummer % 3],
        dossier_nummer=f"DEMO-{nummer:02d}",
        tijd=f"{9 + nummer // 2}:{'30' if nummer % 2 else '00'}",
        tot=f"{9 + nummer // 2}:{'50' if nummer % 2 else '20'}",
        personen=personen(aantal),
        komt="allen" if nummer % 2 else "a",
        taal="so",
        tolk="telefonisch",
        lijnen=tuple(
            msgspec.structs.replace(lijn, nummer=len(lijnen) * (nummer - 1) + place)
            for place, lijn in enumerate(lijnen, start=1)
        ),
    )
    return msgspec.structs.replace(base, **changes)


def loketlijst(aantal: int = 4, **changes: object) -> LoketlijstFacts:
    inhoud = _loketten()["L2"]
    base = LoketlijstFacts(
        partij=Partij.COR,
        head=head(code="P3-8"),
        regeldag_uid="dag",
        dag=date(2026, 6, 18),
        plaats="Gemeentehuis Wilgenrade",
        loket="L2",
        naam=inhoud.naam,
        ruimte="kamer 3",
        contact="Bo Voorbeeld",
        telefoon="06-00000021",
        pictogram=inhoud.pictogram,
        meenemen=inhoud.meenemen,
        gezinnen=tuple(loket_gezin(nr) for nr in range(1, aantal + 1)),
    )
    return msgspec.structs.replace(base, **changes)


def deurlijst(aantal: int = 6, **changes: object) -> DeurlijstFacts:
    base = DeurlijstFacts(
        head=head(code="E1-3", privacy=Privacy.ANONIEM),
        regeldag_uid="dag",
        dag=date(2026, 6, 18),
        plaats="Gemeentehuis Wilgenrade",
        loket="L2",
        naam="Burgerzaken",
        ruimte="kamer 3",
        pictogram="pas",
        regels=tuple(
            DeurRegel(tijd=one.tijd, nummer=one.nummer, gezin="")
            for one in (loket_gezin(nr) for nr in range(1, aantal + 1))
        ),
    )
    return msgspec.structs.replace(base, **changes)


def mail(**changes: object) -> MailFacts:
    base = MailFacts(
        head=head(code="F1-5"),
        regeldag_uid="dag",
        dag=date(2026, 6, 18),
        plaats="Gemeentehuis Wilgenrade",
        start="9:30",
        partij=Partij.GEM,
        loketten=(
            MailLoket(
                naam="Burgerzaken",
                ruimte="kamer 3",
                contact="Bo Voorbeeld",
                meenemen=("verblijfspas van iedereen", "huurcontract"),
                gezinnen=tuple(loket_gezin(nr, lijnen=()) for nr in (1, 2, 3)),
            ),
            MailLoket(naam="Inkomen", ruimte="", contact="Cas Voorbeeld", meenemen=(), gezinnen=()),
        ),
        afzender_telefoon="06-00000001",
        contacten=(("Burgerzaken", "Bo Voorbeeld", "06-00000003"), ("Corporatie", "", "06-00000004")),
    )
    return msgspec.structs.replace(base, **changes)


def agenda(**changes: object) -> AgendaFacts:
    base = AgendaFacts(
        head=head(code="Y1-5", privacy=Privacy.ANONIEM),
        van=date(2026, 6, 15),
        tot=date(2026, 7, 12),
        items=(
            AgendaItem(
                sleutel="regeldag-d-u",
                soort="regeldag",
                dag=date(2026, 6, 18),
                tijd="9:30",
                tot="12:10",
                tekst="Regeldag",
                plaats="Gemeentehuis Wilgenrade",
                dossier_uid="u",
                dossier_nummer="DEMO-04",
                gezin="",
            ),
            AgendaItem(
                sleutel="punt-p",
                soort="termijn",
                dag=date(2026, 6, 18),
                tekst="passende woning zoeken",
                dossier_uid="u",
                dossier_nummer="DEMO-04",
                gezin="",
                hard=True,
            ),
            AgendaItem(
                sleutel="punt-q",
                soort="later",
                dag=date(2026, 6, 30),
                tekst="kennismaken",
                dossier_uid="v",
                dossier_nummer="DEMO-05",
                gezin="",
            ),
        ),
    )
    return msgspec.structs.replace(base, **changes)


def open_punten(**changes: object) -> OpenPuntenFacts:
    def line(nr: int, dagen: int, **more: object) -> BalLijn:
        return msgspec.structs.replace(
            BalLijn(
                dossier_uid=f"u{nr % 2}",
                dossier_nummer=f"DEMO-0{nr % 2 + 1}",
                gezin="Gezin W.",
                punt_uid=f"p{nr}",
                nummer=nr,
                tekst="passende woning zoeken",
                sinds=date(2026, 6, 15) - timedelta(days=dagen),
                dagen=dagen,
            ),
            **more,
        )

    base = OpenPuntenFacts(
        head=head(code="J1-5", privacy=Privacy.VOORLETTER),
        dag=date(2026, 6, 15),
        sleutel="COR:u",
        code="COR",
        naam="Woonstichting Voorbeeld",
        organisatie_uid="u",
        deelpartij=Deelpartij.COR,
        contact="Bo Voorbeeld",
        gezinnen=(
            OpenPuntenGezin(
                dossier_uid="u0",
                dossier_nummer="DEMO-01",
                gezin="Gezin W.",
                lijnen=(line(12, 12), line(14, 3, letters="ac")),
            ),
            OpenPuntenGezin(
                dossier_uid="u1",
                dossier_nummer="DEMO-02",
                gezin="T.",
                lijnen=(
                    line(3, 0, sinds=None, dag=date(2026, 6, 20), stand=Stand.DEZE_WEEK),
                    line(5, 5, sinds=None, dag=date(2026, 6, 10), stand=Stand.TE_LAAT),
                    line(7, 0, sinds=None, stand=Stand.GEEN_DATUM),
                ),
            ),
        ),
        afzender_telefoon="06-00000001",
    )
    return msgspec.structs.replace(base, **changes)


def dagkaart(aantal: int = 8, naam: str = "", **changes: object) -> DagkaartFacts:
    gezin = personen(aantal, naam)
    base = DagkaartFacts(
        head=head(),
        dossier_uid="0f0e",
        dossier_nummer="DEMO-04",
        gezin="Gezin Warsamele",
        dag=date(2026, 6, 18),
        plaats="Gemeentehuis Wilgenrade",
        start="9:30",
        taal="so",
        tolk="telefonisch",
        begeleider="Wil",
        begeleider_telefoon="06-00000001",
        aanspreekpunt="Kim",
        aanspreekpunt_telefoon="06-00000006",
        personen=gezin,
        meenemen=(
            "verblijfspas van iedereen",
            "bankpas of rekeningnummer",
            "koppelingsbrief",
            "akten van geboorte en huwelijk, als die er zijn",
            "alle papieren in één map",
        ),
        loketten=loketten(gezin),
    )
    return msgspec.structs.replace(base, **changes)


def checklist(aantal: int = 8, naam: str = "", **changes: object) -> ChecklistFacts:
    gezin = personen(aantal, naam)
    lijnen: list[BladLijn] = []
    standen = (Stand.OP_SCHEMA, Stand.TE_LAAT, Stand.RICHTDATUM_VOORBIJ, Stand.WACHT, Stand.GEDAAN)
    for loket in loketten(gezin):
        for lijn in loket.lijnen:
            stand = standen[lijn.nummer % len(standen)]
            lijnen.append(
                msgspec.structs.replace(
                    lijn,
                    stand=stand,
                    klaar=stand is Stand.GEDAAN,
                    klaar_letters=lijn.letters[:2],
                    termijn=date(2026, 6, 1 + lijn.nummer % 28),
                    termijn_hard=lijn.kern,
                    met=(Partij.MB,) if lijn.doener is not Partij.MB else (),
                    notitie="belt morgen terug" if stand is Stand.WACHT else "",
                )
            )
    base = ChecklistFacts(
        head=head(code="C8-K"),
        dossier_uid="0f0e",
        dossier_nummer="DEMO-04",
        gezin="Gezin Warsamele",
        personen=gezin,
        fase=None,
        groepen=((Fase.PRE_VESTIGING.value, tuple(lijnen[:10])), (Fase.VESTIGING.value, tuple(lijnen[10:]))),
        ankers=(("koppeling", None, date(2026, 4, 16)), ("tekendatum", date(2026, 6, 21), None)),
        doorgegaan_reden="",
    )
    return msgspec.structs.replace(base, **changes)


def vandaag_line(nummer: int, stand: Stand = Stand.OP_SCHEMA, **changes: object) -> VandaagLine:
    gezinnen = ("Gezin Warsamele", "Gezin Noorvand", "Gezin Tekleberi", "Gezin Habtevold")
    base = VandaagLine(
        dossier_uid=f"d{nummer % 4}",
        dossier_nummer=f"DEMO-{4 + nummer % 4:02d}",
        gezin=gezinnen[nummer % 4],
        nummer=nummer,
        blad=nummer,
        tekst="papieren voor huur en uitkering verzamelen" if nummer % 2 else "DigiD aanvragen",
        aan_zet=("MB", "GEM", "ST", "COR")[nummer % 4],
        dag=date(2026, 6, 10 + nummer % 15),
        dagen=-5 + nummer % 15,
        stand=stand,
        letters="a b" if nummer % 3 == 0 else "",
    )
    return msgspec.structs.replace(base, **changes)


def ochtend(per_deel: int = 3, **changes: object) -> OchtendFacts:
    def lines(stand: Stand) -> tuple[VandaagLine, ...]:
        return tuple(vandaag_line(n, stand) for n in range(1, per_deel + 1))

    vandaag = VandaagRow(
        dag=T0,
        te_laat=lines(Stand.TE_LAAT),
        vandaag=lines(Stand.VANDAAG),
        komend=lines(Stand.OP_SCHEMA),
        wacht=lines(Stand.WACHT),
        stil=lines(Stand.OP_SCHEMA),
        wordt_18=lines(Stand.OP_SCHEMA),
        tijdelijk=lines(Stand.OP_SCHEMA),
        ontbreekt=lines(Stand.GEEN_DATUM),
        aantallen=dict.fromkeys(
            ("te_laat", "vandaag", "komend", "wacht", "stil", "wordt_18", "tijdelijk", "ontbreekt"), per_deel
        ),
    )
    base = OchtendFacts(head=head(code="O2-7"), vandaag=vandaag)
    return msgspec.structs.replace(base, **changes)


def herstelcode(**changes: object) -> HerstelFacts:
    base = HerstelFacts(
        head=head(code="", vernietigen_voor=None, gemeente="Wilgenrade"),
        kluis="Wilgenrade",
        code="ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789-ABCDE-FGHJK",
    )
    return msgspec.structs.replace(base, **changes)


def logboekblad(**changes: object) -> LogboekFacts:
    base = LogboekFacts(
        head=head(code="L3-1", vernietigen_voor=None),
        van=date(2026, 5, 1),
        tot=date(2026, 5, 31),
        aantallen=tuple(zip(LogSoort, (412, 96, 31, 2, 3, 58, 44), strict=True)),
        mensen=5,
        dossiers=38,
        eerste=11_204,
        laatste=11_849,
        stand=12_010,
        stand_op=datetime(2026, 6, 15, 14, 2, tzinfo=UTC),
        code=make_ankercode(12_010, "9f" * 32),
        nagekeken=NagekekenRow(
            op=datetime(2026, 6, 15, 13, 55, tzinfo=UTC),
            wie="Wil Voorbeeld",
            resultaat="gedaan",
            nummer=12_009,
        ),
    )
    return msgspec.structs.replace(base, **changes)
