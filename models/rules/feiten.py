"""The facts of one dossier as the rules take them: frozen values, no session, no clock.

`models/queries/feiten.py` reads them; tests build them by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.values import Anker, Drager, Fase, Ronde, Staat, Waarheid

Sleutel = tuple[str, str, str, int]
"""What an actiepunt is: (item_id, onderwerp_soort, onderwerp_uid, ronde); with the dossier its identity."""


@dataclass(frozen=True, slots=True)
class PersoonFeit:
    """A person in the dossier: the last membership, and what conditions ask of a person."""

    uid: str
    letter: str
    van: date
    geboren: date | None = None
    tot: date | None = None
    reden_in: str = "begin"
    reden_uit: str = ""
    inburgeringsplichtig: Waarheid = Waarheid.ONBEKEND
    regime: str = "onbekend"
    tolk: Waarheid = Waarheid.ONBEKEND
    werk: Waarheid = Waarheid.ONBEKEND
    nl_niveau: str = "onbekend"
    is_amv: bool = False
    verlengde_opvang: bool = False
    bsn_bekend: Waarheid = Waarheid.ONBEKEND
    amv_vertrokken: date | None = None
    """When a youngster left the place of the amv organisation (A178)."""

    def is_er(self, dag: date) -> bool:
        """Whether the person belongs to the dossier on a day; `tot` is the first day without."""
        return self.van <= dag and (self.tot is None or dag < self.tot)

    @property
    def later_erbij(self) -> bool:
        """Whether the person joined a running dossier (born, nareis, moved in)."""
        return self.reden_in != "begin"


@dataclass(frozen=True, slots=True)
class AnkerFeit:
    """A valid anchor date of one bearer in one round."""

    uid: str
    soort: Anker
    drager_uid: str
    drager_soort: Drager = Drager.TRAJECT
    gepland: date | None = None
    werkelijk: date | None = None
    ronde: int = 1


@dataclass(frozen=True, slots=True)
class TrajectFeit:
    """A way to a dwelling and the persons on it; the first one is that of the household."""

    uid: str
    soort: str = "eerste"
    personen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GebeurtenisFeit:
    """Something that happened and was not withdrawn."""

    uid: str
    soort: str
    op: date
    gegevens: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RondeFeit:
    """A later round of actiepunten (2 and on)."""

    nummer: int
    reden: Ronde
    start: date


@dataclass(frozen=True, slots=True)
class PauzeFeit:
    """The clock stood still from a day until the day on which it ran again; open = it still stands still."""

    van: date
    tot: date | None = None

    def loopt(self, dag: date) -> bool:
        """Whether the clock stands still on a day."""
        return self.van <= dag and (self.tot is None or dag < self.tot)


@dataclass(frozen=True, slots=True)
class WoningFeit:
    """A dwelling or place of the dossier."""

    soort: str
    kamers: int | None = None
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class VoorwaardeFeit:
    """A condition answered by a person, or frozen at its value on a day."""

    onderwerp_uid: str
    code: str
    item_id: str
    waarde: Waarheid
    bevroren: bool = False


@dataclass(frozen=True, slots=True)
class PuntFeit:
    """A line that exists already: its identity, the version it points to, and what a person said about it."""

    sleutel: Sleutel
    nummer: int
    versie: int
    herkomst: str
    staat: Staat = Staat.OPEN
    gedaan_op: date | None = None
    gedaan_door: str = ""
    vervallen: bool = False
    voor_onze_tijd: bool = False
    gemaakt: date | None = None
    """Day on which the line was made: ages are those of that day."""
    begin: str = ""
    """What *Wij beginnen hier* decided about it (`models/rules/beginhier.py`); empty = nothing."""
    extra_dagen: int = 0
    """Sum of its extensions."""

    @property
    def afgerond(self) -> bool:
        """Whether the line was done or put on niet nodig; it then stays so."""
        return self.staat in (Staat.GEDAAN, Staat.NVT)


@dataclass(frozen=True, slots=True)
class DossierFeiten:
    """All that decides which actiepunten a dossier has and when they should be done."""

    uid: str
    begonnen_op: date
    fase: Fase = Fase.PRE_VESTIGING
    route: str = "azc"
    gemeente_uid: str = ""
    provincie: str = ""
    kleine_plaats: bool = False
    begin_hier: date | None = None
    begin_fase: Fase | None = None
    """Phase at the start of *Wij beginnen hier*; later phases do not change what was before our time."""
    aantal_personen: int = 0
    heeft_azc: bool = False
    in_opvang: Waarheid = Waarheid.ONBEKEND
    bijstand: Waarheid = Waarheid.ONBEKEND
    overname: Waarheid = Waarheid.ONBEKEND
    papieren_missen: Waarheid = Waarheid.ONBEKEND
    woonbehoefte: Waarheid = Waarheid.ONBEKEND
    familie_verwacht: Waarheid = Waarheid.ONBEKEND
    kamers_nodig: int | None = None
    afgesloten_op: date | None = None
    personen: tuple[PersoonFeit, ...] = ()
    trajecten: tuple[TrajectFeit, ...] = ()
    ankers: tuple[AnkerFeit, ...] = ()
    gebeurtenissen: tuple[GebeurtenisFeit, ...] = ()
    rondes: tuple[RondeFeit, ...] = ()
    pauzes: tuple[PauzeFeit, ...] = ()
    woningen: tuple[WoningFeit, ...] = ()
    voorwaarden: tuple[VoorwaardeFeit, ...] = ()
    punten: tuple[PuntFeit, ...] = ()
    """Lines that exist already, lapsed ones included."""
    heeft_aanspreekpunt: bool = False
    heeft_begeleider: bool = False
    heeft_corporatie: bool = False

    @property
    def gesloten(self) -> bool:
        """Whether the dossier is closed; then nothing in it is late."""
        return self.afgesloten_op is not None

    def gepauzeerd(self, dag: date) -> bool:
        """Whether the clock stands still on a day."""
        return any(pauze.loopt(dag) for pauze in self.pauzes)
