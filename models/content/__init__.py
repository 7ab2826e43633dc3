"""The content: actiepunten, loketten, phases, responsibilities and dated figures, as they stand in TOML.

The structs here are the strict form of the files in `resources/checklists`, `resources/matrix` and
`resources/settings`; unknown keys are refused. `models/content/loader.py` reads and checks them.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from models.values import (
    Anker,
    AnkerStand,
    Blok,
    Fase,
    Herkomst,
    LaterErbij,
    Partij,
    Reikwijdte,
    Ronde,
    Verdeling,
)

ItemId = Annotated[str, Meta(pattern=r"^[a-z]{2}-[0-9]{2,4}$")]
Tekst = Annotated[str, Meta(min_length=3, max_length=160)]
Code = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
OffsetText = Annotated[str, Meta(pattern=r"^[+-](0|[1-9][0-9]{0,3})(d|wd|w|m)$|^$")]


class Termijn(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When an actiepunt should be done: an anchor and an offset, or the name of a setting for the offset.

    A term from a document names a setting (foundations 13); a literal offset is for proposals only.
    """

    anker: Anker
    stand: AnkerStand
    offset: OffsetText = ""
    """Literal such as `+14d`, `-7d`, `+2wd`, `+10w`, `+3m`; empty = on the day itself or by `instelling`."""
    instelling: str = ""
    """Code of the setting that holds the length; its unit is the suffix of the code (`_dagen` …)."""
    teken: int = 1
    """+1 after the anchor, -1 before it; used with `instelling`."""
    herkomst: Herkomst = Herkomst.VOORSTEL
    """document = a passed date is *te laat*; voorstel = *richtdatum voorbij*."""


class RondeAls(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An extra condition that holds in one kind of round only (checklists-aanvulling, Rounds)."""

    ronde: Ronde
    als: str
    """Condition that must hold too when the line comes back in this round; `handmatig` = a person decides."""


class Item(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One actiepunt of the checklists (145 from the documents, our extra ones, gemeente-level ones)."""

    id: ItemId
    versie: Annotated[int, Meta(ge=1)]
    fase: Fase | None
    """None for the items at gemeente level; in TOML it stands once, at the head of the file."""
    tekst: Tekst
    """Infinitive without the doer: 'huurcontract uitleggen'."""
    wie: Annotated[tuple[Partij, ...], Meta(min_length=1)]
    """First = doener, unless `doener_als` is not met."""
    verdeling: Verdeling
    onze: bool
    """True = our own work; False = watched (goes under *wacht op een ander*)."""
    reikwijdte: Reikwijdte
    matrix: str
    """`m-NN` or `geen`."""
    later_erbij: LaterErbij
    bron: str
    herkomst: Herkomst
    """document = one of the 145 + 12; voorstel = our own extra item."""
    kern: bool = False
    """★ key item for the phase gate."""
    termijn: Termijn | None = None
    loket: str = ""
    """L1 … L9, or empty."""
    als: str = ""
    """Condition over the codes of `voorwaarden.toml`, with `en`, `of`, `niet`, brackets; empty = always."""
    bevroren_op: Anker | None = None
    """The condition is frozen at its value on this anchor's real date."""
    eenmalig: bool = True
    rondes: tuple[Ronde, ...] = ()
    """Rounds in which a ticked line comes back; empty for `eenmalig` and for lines of an event."""
    ronde_als: tuple[RondeAls, ...] = ()
    """Rounds in which it comes back only under an extra condition."""
    doener_als: str = ""
    """The first of `wie` does it only while this condition holds (ve-23: COA while in the opvang)."""
    doener_anders: Partij | None = None
    """Who does it when `doener_als` does not hold; one of `wie`."""
    zet_anker: Anker | None = None
    """A tick sets this anchor's real date (checklists-aanvulling: ticks that set a date)."""
    vraagt_datum: bool = False
    """The tick asks for the date of `zet_anker`, because it may be another day (ve-46)."""
    bewezen_door: Anker | None = None
    """At *Wij beginnen hier* a known real date of this anchor ticks the line (checklists-aanvulling 5.1)."""
    per_gebeurtenis: Anker | None = None
    """A line of its own for each event of this kind (signaal, schade, weigering, aankomst_nareis …)."""
    elke_maanden: int = 0
    """Comes back every n months (in-05 6, in-25 6, ve-70 12, gemeente level); 0 = does not."""
    meermaals: bool = False
    """A person may ask for another line of it (ve-44, ve-54)."""
    huisdossier: bool = True
    """Whether it stands on a dossier (False for gemeente level)."""
    niet_voor_geboren: bool = False
    """No line for a child born in the dossier (ve-35, ve-41)."""
    nagaan_bij_start: bool = False
    """On the fixed list 'still to check' of *Wij beginnen hier* (ve-06 …)."""
    opnieuw_bij: tuple[str, ...] = ()
    """Events that reopen it: `kind_geboren`, `familie_is_er` (a *wijziging*), `begeleider_wisselt`."""
    uit: bool = False
    """Shipped switched off; a gemeente may switch it on."""


EIGEN_PUNT = Item(
    id="eigen",
    versie=1,
    fase=None,
    tekst="eigen punt",
    wie=(Partij.MB,),
    verdeling=Verdeling.VOLLEDIG,
    onze=True,
    reikwijdte=Reikwijdte.HUISHOUDEN,
    matrix="geen",
    later_erbij=LaterErbij.NVT,
    bron="",
    herkomst=Herkomst.GEMEENTE,
)
"""Behind every point that somebody wrote for one gezin: its words and its day stand with the point itself, so
it is in no list of content and no plan makes it or lets it lapse."""


GESCHIL_PUNT = Item(
    id="geschil",
    versie=1,
    fase=None,
    tekst="geen overeenstemming over prestatieafspraken: naar de minister, of de zes stappen afmaken",
    wie=(Partij.GEM, Partij.COR),
    verdeling=Verdeling.GEDEELD,
    onze=True,
    reikwijdte=Reikwijdte.GEMEENTE,
    matrix="geen",
    later_erbij=LaterErbij.NVT,
    elke_maanden=12,
    huisdossier=False,
    bron="H bijl.1",
    herkomst=Herkomst.DOCUMENT,
)
"""The last day of a dispute about the agreements of a year (A145). It is in none of the lists: the law says
it, and it is only there while the six steps are not done."""


class Loket(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A counter of the regeldag."""

    id: Annotated[str, Meta(pattern=r"^L[1-9]$")]
    versie: Annotated[int, Meta(ge=1)]
    naam: str
    partij: Partij
    volgorde: Annotated[int, Meta(ge=1)]
    """Place in the default order of the day."""
    komt: str
    """Who comes: `allen`, `tekenaars`, `volwassenen`, `ouder`, `een_volwassene`."""
    meenemen: tuple[str, ...]
    """Papers to bring (voorstel)."""
    pictogram: str = ""
    na: tuple[str, ...] = ()
    """Loketten that must come before it (hard precedence); L9 names all others."""
    liever_na: tuple[str, ...] = ()
    """Loketten that come before it where that fits; else a warning."""
    bron: str = ""
    herkomst: Herkomst = Herkomst.VOORSTEL


class FaseDef(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A phase: its name, what it is for and which anchor ends it."""

    id: Fase
    versie: int
    naam: str
    uitleg: str
    bron: str
    herkomst: Herkomst = Herkomst.DOCUMENT
    einde_anker: Anker | None = None


class Voorwaarde(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A condition code: where its value comes from and the question when it is unknown."""

    code: Code
    versie: Annotated[int, Meta(ge=1)]
    per: str
    """`dossier` or `persoon`. A line for the household asks whether it holds for someone."""
    herkomst: str
    """`afgeleid` (computed), `veld` (a field of dossier or person) or `hand` (a person decides)."""
    naam: str
    vraag: str
    bron: str = ""


class MatrixRij(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of the 36 responsibilities."""

    id: Annotated[str, Meta(pattern=r"^m-[0-9]{2}$")]
    versie: int
    blok: Blok
    tekst: Tekst
    verdeling: Verdeling
    partijen: Annotated[tuple[Partij, ...], Meta(min_length=1)]
    """Parties in column order; with `verdeling` volledig exactly one."""
    trekker: Partij
    bron: str
    huisdossier: bool
    """Whether the row stands on the matrix of one dossier (29 rows do)."""
    herkomst: Herkomst = Herkomst.VOORSTEL


class Instelling(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A dated figure: one value of one setting, valid from a day."""

    code: Code
    eenheid: str
    naam: str
    bron: str
    herkomst: Herkomst
    waarde: float | int | str | bool | tuple[str, ...] | None = None
    """None = open (`open = true` in TOML): left empty, the gemeente fills it in."""
    open: bool = False
    versie: Annotated[int, Meta(ge=1)] = 1
    """Of two values with the same first day the higher version counts; the older one is kept."""
    geldig_vanaf: date | None = None
    geldig_tot: date | None = None
    gecontroleerd_op: date | None = None
    keuzes: tuple[str, ...] = ()
    uitleg: str = ""


class Feestdag(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A holiday as a rule: a fixed day, or days from Eerste Paasdag (Algemene termijnenwet art. 3)."""

    code: Code
    naam: str
    bron: str
    maand: int = 0
    dag: int = 0
    pasen: int | None = None
    """Days from Eerste Paasdag (-2 = Goede Vrijdag); then `maand` and `dag` are 0."""
    zondag: int = 0
    """Days to move when a fixed day falls on a Sunday (Koningsdag: -1)."""


class Prestatieafspraak(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One measurable agreement between gemeente and corporatie (H bijl. 1)."""

    id: Annotated[str, Meta(pattern=r"^pa-[0-9]{2}$")]
    versie: Annotated[int, Meta(ge=1)]
    soort: str
    """`resultaat` or `proces`."""
    tekst: Tekst
    wie: Annotated[tuple[Partij, ...], Meta(min_length=1)]
    gegevens: tuple[str, ...]
    """What must be kept to measure it."""
    meting: str
    bron: str
    herkomst: Herkomst = Herkomst.DOCUMENT


class Inhoud(Struct, frozen=True):
    """All content together, checked."""

    items: dict[str, Item]
    loketten: dict[str, Loket]
    fasen: dict[Fase, FaseDef]
    voorwaarden: dict[str, Voorwaarde]
    matrix: dict[str, MatrixRij]
    instellingen: tuple[Instelling, ...]
    feestdagen: tuple[Feestdag, ...]
    prestatieafspraken: dict[str, Prestatieafspraak]
