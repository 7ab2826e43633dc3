"""The lists of the tab *Gezin* as lines: people, who stands beside them, dwellings, dates, gaps. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models.queries.rows_dossier import AdresRow, AnkerRow, BetrokkeneRow, DossierRow, PersoonRow
from models.values import Anker, Recht
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label_of
from resources.sentences import sentence
from views.dossier.velden_gezin import adres_soorten, rollen
from views.widgets.dagen import dag_kort, dag_lang
from views.widgets.lijn import Knop, Lijn, Soort

WIJZIG = "wijzig"
VERBETER = (
    Anker.VERGUNNING,
    Anker.KOPPELING,
    Anker.PROFIEL_COMPLEET,
    Anker.HUISVESTINGSGESPREK,
    Anker.TEKENDATUM,
    Anker.HUURINGANG,
    Anker.VERHUIZING,
    Anker.BRP_GEMEENTE,
    Anker.PIP,
    Anker.EINDE_BEGELEIDING,
)
"""Dates of the household that can be corrected by hand, in the order in which they happen."""


def persoon_naam(persoon: PersoonRow) -> str:
    """First name and surname, whichever are known."""
    return " ".join(part for part in (persoon.roepnaam, persoon.achternaam) if part) or _(
        "naam nog niet bekend"
    )


def personen_lijnen(personen: Iterable[PersoonRow], vandaag: date) -> list[Lijn]:
    """A row a person, a … n; who left stands last, in grey."""
    rows = sorted(personen, key=_present_first)
    return [
        Lijn(
            persoon.uid,
            persoon_naam(persoon),
            kaart="personen",
            onder=_person_second(persoon, vandaag),
            nummer=persoon.letter,
            grijs=persoon.tot is not None,
        )
        for persoon in rows
    ]


def _present_first(persoon: PersoonRow) -> tuple[bool, int, str]:
    return persoon.tot is not None, len(persoon.letter), persoon.letter


def _person_second(persoon: PersoonRow, vandaag: date) -> str:
    leeftijd = _("{n} jaar").format(n=persoon.leeftijd) if persoon.leeftijd is not None else _("leeftijd?")
    parts = [leeftijd, label_of("relatie", persoon.relatie)]
    if persoon.tot is not None:
        weg = small_label_of("reden_uit", persoon.reden_uit)
        parts.append(_("{reden} op {dag}").format(reden=weg, dag=dag_kort(persoon.tot, vandaag)))
    elif persoon.reden_in != "begin":
        erbij = small_label_of("reden_in", persoon.reden_in)
        parts.append(_("{reden} op {dag}").format(reden=erbij, dag=dag_kort(persoon.van, vandaag)))
    return " · ".join(parts)


def ontbreekt_lijnen(row: DossierRow) -> list[Lijn]:
    """What is still missing; nothing missing = no list."""
    if not row.ontbreekt:
        return []
    count = len(row.ontbreekt)
    lines = [
        Lijn(
            "kop:ontbreekt",
            _("Ontbreekt nog"),
            kaart="ontbreekt",
            soort=Soort.KOP,
            onder=ngettext("{n} gegeven", "{n} gegevens", count).format(n=count),
        )
    ]
    for nr, reden in enumerate(row.ontbreekt):
        code = reden.code if reden.code.startswith("ontbreekt_") else f"ontbreekt_{reden.code}"
        lines.append(
            Lijn(
                f"mist:{nr}:{reden.code}",
                sentence(code, **dict(reden.params)),
                kaart="ontbreekt",
                soort=Soort.TEKST,
            )
        )
    return lines


def betrokkenen_lijnen(row: DossierRow, vandaag: date) -> list[Lijn]:
    """Who stands beside the gezin now; the two that every gezin needs are asked for."""
    lines = [
        Lijn(
            "kop:betrokkenen",
            _("Wie staat erbij"),
            kaart="betrokkenen",
            soort=Soort.KOP,
            knoppen=(Knop("betrokkene", _("Iemand toevoegen"), "t"),),
        )
    ]
    namen = dict(rollen())
    active = [b for b in row.betrokkenen if b.tot is None]
    lines += [
        Lijn(
            f"rol:{rol}",
            namen[rol],
            kaart="betrokkenen",
            onder=_("nog niet bekend"),
            knoppen=(Knop(WIJZIG, _("Invullen"), "i"),),
        )
        for rol in ("aanspreekpunt", "begeleider")
        if not any(b.rol == rol for b in active)
    ]
    order = list(namen)
    active.sort(key=lambda b: order.index(b.rol) if b.rol in order else len(order))
    return [*lines, *(_betrokkene(wie, namen, vandaag) for wie in active), *_bescherming(row)]


def _bescherming(row: DossierRow) -> list[Lijn]:
    """Who else sees the gezin, and the switch for who may change the dossier."""
    if row.extra_beschermd:
        return [
            Lijn(
                "bescherming",
                _("Extra beschermd"),
                kaart="betrokkenen",
                onder=_("alleen wie hierboven staat, ziet dit gezin"),
                knoppen=(Knop("tonen", _("Bescherming weghalen"), "b"),) if row.mag(Recht.DOSSIER) else (),
            )
        ]
    if row.afgesloten_op is not None or not row.mag(Recht.DOSSIER):
        return []
    return [
        Lijn(
            "bescherming",
            _("Wie ziet dit gezin?"),
            kaart="betrokkenen",
            onder=_("wie erbij staat, en collega’s die met hun rol alle gezinnen zien"),
            knoppen=(Knop("beschermen", _("Extra beschermen"), "b"),),
        )
    ]


def _betrokkene(wie: BetrokkeneRow, namen: dict[str, str], vandaag: date) -> Lijn:
    parts = [namen.get(wie.rol, label_of("betrokkene", wie.rol)), wie.organisatie, wie.telefoon, wie.email]
    parts.append(_("sinds {dag}").format(dag=dag_kort(wie.van, vandaag)))
    knoppen = [Knop(WIJZIG, _("Wijzigen"), "w")]
    if wie.rol != "begeleider":
        knoppen.append(Knop("einde", _("Stopt"), "s"))
    return Lijn(
        f"wie:{wie.uid}",
        wie.naam,
        kaart="betrokkenen",
        onder=" · ".join(part for part in parts if part),
        knoppen=tuple(knoppen),
    )


def adressen_lijnen(row: DossierRow, vandaag: date) -> list[Lijn]:
    """The dwellings, the newest first."""
    lines = [
        Lijn(
            "kop:adressen",
            _("Woning en adres"),
            kaart="adressen",
            soort=Soort.KOP,
            knoppen=(Knop("adres", _("Adres toevoegen"), "t"),),
        )
    ]
    if not row.adressen:
        leeg = _("Nog geen adres. Het staat er ook na: Wat is er gebeurd? → woning gevonden.")
        lines.append(Lijn("leeg:adres", leeg, kaart="adressen", soort=Soort.TEKST))
    soorten = dict(adres_soorten())
    return lines + [_adres(adres, soorten, vandaag) for adres in reversed(row.adressen)]


def _adres(adres: AdresRow, soorten: dict[str, str], vandaag: date) -> Lijn:
    plaats = " ".join(part for part in (adres.postcode, adres.plaats) if part)
    parts = [soorten.get(adres.soort, adres.soort), plaats]
    if adres.kamers:
        parts.append(ngettext("{n} kamer", "{n} kamers", adres.kamers).format(n=adres.kamers))
    if adres.van is not None:
        parts.append(_("vanaf {dag}").format(dag=dag_kort(adres.van, vandaag)))
    if adres.tot is not None:
        parts.append(_("tot en met {dag}").format(dag=dag_kort(adres.tot, vandaag)))
    return Lijn(
        f"adres:{adres.uid}",
        adres.straat or _("straat nog niet bekend"),
        kaart="adressen",
        onder=" · ".join(part for part in parts if part),
        knoppen=(Knop(WIJZIG, _("Wijzigen"), "w"),),
        grijs=adres.tot is not None and adres.tot < vandaag,
    )


def datums_lijnen(row: DossierRow, vandaag: date) -> list[Lijn]:
    """The dates that terms hang on; correcting one shows first what moves."""
    paused = any(pauze.tot is None for pauze in row.pauzes)
    lines = [
        Lijn(
            "kop:datums",
            _("Datums"),
            kaart="datums",
            soort=Soort.KOP,
            onder=_("waar de termijnen aan hangen"),
            knoppen=(
                Knop("klok_loopt", _("Klok weer laten lopen"), "k")
                if paused
                else Knop("klok_stil", _("Klok stilzetten"), "k"),
            )
            if row.afgesloten_op is None
            else (),
        )
    ]
    known = {(anker.soort, anker.ronde, anker.drager_uid): anker for anker in row.ankers}
    shown: set[str] = set()
    for anker in sorted(known.values(), key=_anker_order):
        if anker.soort not in {soort.value for soort in VERBETER}:
            continue
        shown.add(anker.soort)
        lines.append(_datum(anker, vandaag))
    lines += [
        Lijn(
            f"anker:{soort.value}:1:",
            label(soort),
            kaart="datums",
            onder=_("nog niet bekend"),
            knoppen=(Knop(WIJZIG, _("Invullen"), "i"),),
            grijs=True,
        )
        for soort in VERBETER
        if soort.value not in shown
    ]
    return lines


def _anker_order(anker: AnkerRow) -> tuple[int, int]:
    soorten = list(Anker)
    return anker.ronde, soorten.index(Anker(anker.soort))


def _datum(anker: AnkerRow, vandaag: date) -> Lijn:
    parts = []
    if anker.werkelijk is not None:
        parts.append(dag_lang(anker.werkelijk))
        if anker.gepland is not None and anker.gepland != anker.werkelijk:
            parts.append(_("gepland was {dag}").format(dag=dag_kort(anker.gepland, vandaag)))
    elif anker.gepland is not None:
        parts.append(_("gepland {dag}").format(dag=dag_lang(anker.gepland)))
        if anker.gepland < vandaag:
            parts.append(_("deze dag is voorbij"))
    titel = label(Anker(anker.soort))
    if anker.ronde > 1:
        titel += " · " + _("ronde {n}").format(n=anker.ronde)
    return Lijn(
        f"anker:{anker.soort}:{anker.ronde}:{anker.drager_uid}",
        titel,
        kaart="datums",
        onder=" · ".join(parts),
        knoppen=(Knop(WIJZIG, _("Wijzigen"), "w"),),
    )
