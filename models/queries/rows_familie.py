"""Frozen rows of the tabs *Familie* and *Amv*, the quarterly list and its paper."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PaperHead, Row
from models.rules.amv import Kwartaal, Nazorg
from models.rules.nareis import Blok, Past
from models.values import AmvKeuze, NareisBesluit, VerwachtStaat, Waarheid


class VerwachtRow(Row, frozen=True, kw_only=True):
    """Somebody who is expected, or came of it."""

    uid: str
    naam: str
    relatie: str
    staat: VerwachtStaat
    geboortejaar: int | None = None
    geboortedatum: date | None = None
    verwacht_op: date | None = None
    letter: str = ""
    """Letter in the household, once arrived."""


class BerichtRow(Row, frozen=True, kw_only=True):
    """A message that family may come, with all that was decided about it."""

    gebeurtenis_uid: str
    op: date
    aangekondigd: bool = True
    """False = nobody told it before: they were there."""
    aantal: int = 0
    melder: str = ""
    verwacht_op: date | None = None
    """Planned arrival."""
    aangekomen_op: date | None = None
    blok: Blok | None = None
    besluit: NareisBesluit | None = None
    besluit_op: date | None = None
    besluit_reden: str = ""
    woning: str = ""
    woning_op: date | None = None
    woning_reden: str = ""
    eigen_koppeling: Waarheid = Waarheid.ONBEKEND
    koppeling_op: date | None = None


class FamilieRow(Row, frozen=True, kw_only=True):
    """The tab *Familie* of a dossier."""

    uid: str
    berichten: tuple[BerichtRow, ...]
    """The one that runs first, then the others, the newest first."""
    verwacht: tuple[VerwachtRow, ...]
    nog: int
    """People expected in all, known by name or not."""
    hier: int
    """People in the household now."""
    past: Past
    adres: str = ""
    kamers: int | None = None
    """Rooms of the home."""
    kamers_nodig: int = 0
    """Rooms for everybody together, who is still to come included."""
    aanvraag_voor: date | None = None
    """Last day to ask for nareis: `aanvraag_maanden` after the permit."""
    aanvraag_maanden: int = 0

    @property
    def bericht(self) -> BerichtRow | None:
        """The message that runs; None when nobody told anything."""
        return self.berichten[0] if self.berichten else None


class AmvPersoon(Row, frozen=True, kw_only=True):
    """A youngster without parents, in the dossier and in the quarterly list."""

    dossier_uid: str
    dossier_nummer: str
    gezin: str
    personen: int
    persoon_uid: str
    letter: str
    naam: str
    geboortedatum: date | None = None
    achttien: date | None = None
    keuze: AmvKeuze | None = None
    keuze_op: date | None = None
    keuze_reden: str = ""
    vertrokken_op: date | None = None
    gemeld_op: date | None = None
    geteld_op: date | None = None
    nazorg: Nazorg | None = None
    verlengd_tot: date | None = None
    """Day on which the longer opvang ends at the latest."""
    uit_opvang: date | None = None
    """Day on which who chose the longer opvang leaves it; None for anybody else, or while it is not known."""
    voogd: str = ""
    voogd_organisatie: str = ""
    voogd_telefoon: str = ""
    begeleider: str = ""
    woning: str = ""
    """Street of a dwelling that is there or offered; empty = none."""


class KleineWoningenRow(Row, frozen=True, kw_only=True):
    """An agreement about small dwellings, with its last day."""

    uid: str
    van: date
    tot: date
    gestopt: bool
    """It stops earlier than usual."""
    loopt: bool
    langer: bool = False
    """A later day was agreed than the usual term."""
    corporatie: str = ""
    maanden: int = 0


class AmvRow(Row, frozen=True, kw_only=True):
    """The tab *Amv* of a dossier."""

    uid: str
    jongeren: tuple[AmvPersoon, ...]
    afspraken: tuple[KleineWoningenRow, ...] = ()
    voogden: tuple[tuple[str, str], ...] = ()
    """Contact persons of Nidos: uid, and name with organisation."""


class KwartaalRow(Row, frozen=True, kw_only=True):
    """A quarter with who turns 18 in it, by birthday, and who leaves the longer opvang in it, by day."""

    kwartaal: Kwartaal
    jongeren: tuple[AmvPersoon, ...]
    uit_opvang: tuple[AmvPersoon, ...] = ()
    """They chose verlengde opvang at 18, and need a dwelling now."""


class AmvLijst(Row, frozen=True, kw_only=True):
    """The screen *Amv*: quarter by quarter, over all gezinnen in sight."""

    dag: date
    kwartalen: tuple[KwartaalRow, ...]
    zonder_datum: tuple[AmvPersoon, ...]
    """Of whom the birthday is not known: they could be in any quarter."""
    afspraken: tuple[KleineWoningenRow, ...]


class AmvKwartaalFacts(Row, frozen=True, kw_only=True):
    """All that the paper of the quarterly meeting needs; people are named by privacy level already."""

    head: PaperHead
    dag: date
    kwartalen: tuple[KwartaalRow, ...]
    zonder_datum: tuple[AmvPersoon, ...] = ()
    afspraken: tuple[KleineWoningenRow, ...] = ()
