"""Wires *Aanspreekpunten*: whom one calls first at the gemeente and each corporatie, and who it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.queries.aanspreekpunten import load_aanspreekpunten
from models.queries.lezer import Lezer
from models.queries.rows_afspraken import AanspreekpuntRow, PlekRow
from models.services import aanspreekpunten as verben
from models.values import Recht
from resources.i18n import _
from resources.labels import label_of
from views.gemeente.deel import GemeenteDeel
from views.ports import Ports
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde

MOET = ("gemeente", "corporatie")
"""Kinds of place that must have one (A006)."""
Plekken = tuple[PlekRow, ...]


class ContactenPresenter(GemeenteDeel[Plekken]):
    """The part *Aanspreekpunten*."""

    naam = "contacten"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Aanspreekpunten"))
        self.mag = ports.wie.mag(Recht.ORGANISATIES) and not ports.alleen_lezen

    def reading(self) -> Callable[[Lezer], Plekken]:
        """The places with their people."""
        return load_aanspreekpunten

    def found(self, alles: Plekken) -> None:
        """Show what was read."""
        missing = [one.naam for one in alles if one.soort in MOET and one.nu is None]
        words = _("Gemeente en elke corporatie hebben één aanspreekpunt.")
        if missing:
            words = _("Nog geen aanspreekpunt bij: {wie}.").format(wie=", ".join(missing))
        double = [one.naam for one in alles if any(row.tegelijk for row in rijen(one))]
        if double:
            words += " " + _("Meer dan één tegelijk bij: {wie}.").format(wie=", ".join(double))
        head = (("beheer", _("Contactpersonen wijzigen")),) if self.mag else ()
        self.deel.show_head(_("Aanspreekpunten"), words, head)
        self.deel.show_lijnen(contact_lijnen(alles, self.vandaag, mag=self.mag))

    def pressed(self, code: str) -> None:
        """The people themselves are kept at Beheer."""
        if code == "beheer":
            self.ports.nav.open("beheer", deel="organisaties")

    def line_pressed(self, sleutel: str, code: str) -> None:
        """Stop does it at once, with undo."""
        if code == "stop":
            row = self._plek(sleutel)
            if row is not None and row.nu is not None:
                self.do(verben.end_aanspreekpunt, row.nu.uid, self.vandaag)
        elif code == "weg":
            self.do(verben.remove_aanspreekpunt, sleutel.partition(":")[2])
        else:
            self.ask(code, sleutel)

    def _plek(self, sleutel: str) -> PlekRow | None:
        uid = sleutel.partition(":")[2]
        return next((one for one in self.alles or () if one.uid == uid), None)

    def ask(self, actie: str, uid: str) -> None:
        """Who becomes the one to call."""
        row = self._plek(uid)
        if self.mag and row is not None and row.contacten:
            people = tuple((key, words) for key, words, _loket in row.contacten)
            fields = (
                Veld("wie", _("Wie"), Veldsoort.KEUZE, people),
                Veld("van", _("Vanaf"), Veldsoort.DATUM, verleden=True),
            )
            titel = _("Aanspreekpunt bij {naam}").format(naam=row.naam)
            self.open_form((actie, uid), titel, fields, {"van": self.vandaag})

    def asked(self, actie: str, uid: str, values: dict[str, Waarde]) -> None:
        """Save it."""
        del actie, uid
        self.do(verben.set_aanspreekpunt, str(values.get("wie") or ""), values.get("van") or self.vandaag)


def rijen(row: PlekRow) -> tuple[AanspreekpuntRow, ...]:
    """Who it is and who it was."""
    return row.eerder if row.nu is None else (row.nu, *row.eerder)


def _before(one: AanspreekpuntRow, kaart: str, vandaag: date, *, mag: bool) -> Lijn:
    """Who it was; on the days of somebody else it says so, and a mistake can be taken away (A077)."""
    under = _("was het van {van} tot en met {tot}").format(
        van=dag_kort(one.van, vandaag), tot=dag_kort(one.tot or one.van, vandaag)
    )
    if one.tegelijk:
        under += " · " + _("toen was er nog een aanspreekpunt")
    return Lijn(
        f"eerder:{one.uid}",
        one.naam,
        kaart,
        onder=under,
        lang=one.tegelijk,
        chip=Chip(_("meer dan één"), Toon.WEEK) if one.tegelijk else None,
        knoppen=(Knop("weg", _("Weghalen"), "w"),) if one.tegelijk and mag else (),
        grijs=not one.tegelijk,
    )


def contact_lijnen(rows: Plekken, vandaag: date, *, mag: bool) -> list[Lijn]:
    """A card a place: who it is, who it was, and the loketten."""
    found: list[Lijn] = []
    for one in rows:
        found += _plek(one, vandaag, mag=mag)
    return found


def _plek(row: PlekRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    kaart = f"plek-{row.uid}"
    kind = _("Gemeente") if row.soort == "gemeente" else label_of("organisatie", row.soort)
    head = Lijn(f"kop:{row.uid}", f"{row.naam} ({kind.lower()})", kaart, Soort.KOP)
    buttons: tuple[Knop, ...] = ()
    if mag and row.contacten:
        words = _("Een ander kiezen") if row.nu is not None else _("Kiezen")
        buttons = (Knop("kies", words, "k"),)
    if mag and row.nu is not None:
        buttons = (*buttons, Knop("stop", _("Stoppen"), "s"))
    if row.nu is None:
        under = "" if row.contacten else _("Zet eerst bij Beheer een contactpersoon neer.")
        chip = Chip(_("ontbreekt"), Toon.WEEK) if row.soort in MOET else None
        rows = [
            head,
            Lijn(f"nu:{row.uid}", _("Geen aanspreekpunt"), kaart, onder=under, chip=chip, knoppen=buttons),
        ]
    else:
        under = " · ".join(
            part
            for part in (
                row.nu.functie,
                row.nu.telefoon,
                _("sinds {van}").format(van=dag_kort(row.nu.van, vandaag)),
            )
            if part
        )
        chip = Chip(_("meer dan één"), Toon.WEEK) if row.nu.tegelijk else None
        rows = [head, Lijn(f"nu:{row.uid}", row.nu.naam, kaart, onder=under, chip=chip, knoppen=buttons)]
    rows += [_before(one, kaart, vandaag, mag=mag) for one in row.eerder]
    desks = [f"{loket}: {words}" for _uid, words, loket in row.contacten if loket]
    if desks:
        rows.append(
            Lijn(f"loket:{row.uid}", _("Aan het loket"), kaart, onder="\n".join(desks), lang=True, grijs=True)
        )
    return rows
