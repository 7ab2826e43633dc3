"""Partners and transfers as lines of the first page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.ontvangst import OverdrachtRow
from models.queries.partners import PartnerRow
from resources.i18n import _, ngettext
from resources.labels import small_label_of
from views.overdracht.woorden import joined
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

NAMEN = 3
"""So many gezinnen are named on a line; more are counted."""


def start_lijnen(
    partners: Sequence[PartnerRow], rijen: Sequence[OverdrachtRow], vandaag: date
) -> tuple[Lijn, ...]:
    """Partners first, then what went, then what came."""
    lines: list[Lijn] = []
    if partners:
        lines.append(Lijn("kop:partners", _("Elke week uitwisselen"), kaart="partners", soort=Soort.KOP))
        lines += [_partner(row, vandaag) for row in partners]
    for richting, titel in (("uit", _("Weggegaan")), ("in", _("Binnengekomen"))):
        part = [r for r in rijen if r.richting == richting and r.soort == "overdracht"]
        if part:
            lines.append(Lijn(f"kop:{richting}", titel, kaart=richting, soort=Soort.KOP))
            lines += [_transfer(row, vandaag) for row in part]
    return tuple(lines)


def _partner(row: PartnerRow, vandaag: date) -> Lijn:
    shared = ngettext("{n} gezin gedeeld", "{n} gezinnen gedeeld", row.gezinnen).format(n=row.gezinnen)
    sent = (
        _("verstuurd {dag}").format(dag=dag_kort(row.verstuurd_op.date(), vandaag))
        if row.verstuurd_op
        else ""
    )
    read = (
        _("gekregen {dag}").format(dag=dag_kort(row.ontvangen_op.date(), vandaag)) if row.ontvangen_op else ""
    )
    ready = row.bevestigd_op is not None
    missed = row.verstuurd - row.ontvangen_door_hen
    chip = None
    if not ready:
        chip = Chip(_("woorden nog vergelijken"), Toon.WEEK)
    elif missed > 1:
        chip = Chip(_("{n} niet ingelezen daar").format(n=missed), Toon.RUST, "streep")
    return Lijn(
        f"p:{row.uid}",
        row.naam,
        kaart="partners",
        onder=joined(shared, sent, read),
        link=_("Gezinnen kiezen") if ready else "",
        chip=chip,
        knoppen=(Knop("week", _("Maak weekbestand"), "w"),) if ready and row.gezinnen else (),
    )


def _transfer(row: OverdrachtRow, vandaag: date) -> Lijn:
    names = [f"{naam} {nummer}" for _uid, nummer, naam, _uitkomst, _dicht in row.dossiers[:NAMEN]]
    more = len(row.dossiers) - NAMEN
    if more > 0:
        names.append(ngettext("en nog {n}", "en nog {n}", more).format(n=more))
    out = row.richting == "uit"
    who = row.organisatie or row.naam or _("kluis {code}").format(code=row.kluiscode)
    titel = _("Naar {wie}").format(wie=who) if out else _("Van {wie}").format(wie=who)
    return Lijn(
        f"o:{row.uid}",
        titel,
        kaart=row.richting,
        onder=joined(
            dag_kort(row.op.date(), vandaag),
            ", ".join(names),
            small_label_of("Deelgrond", row.grond) if row.grond else "",
        ),
        lang=True,
        chip=_state(row),
        knoppen=_buttons(row),
        tip=row.reden,
    )


def _state(row: OverdrachtRow) -> Chip:
    if row.mislukt:
        return Chip(_("geen bestand"), Toon.RUST, "streep")
    if row.richting == "in":
        done = row.bevestigd_op is not None
        return Chip(
            _("bewijs bewaard") if done else _("bewijs nog bewaren"), Toon.OP_SCHEMA if done else Toon.WEEK
        )
    if row.bevestigd_op is None:
        return Chip(_("wacht op ontvangstbewijs"), Toon.RUST, "klok")
    refused = sum(1 for d in row.dossiers if d[3] == "geweigerd")
    if refused:
        words = ngettext("{n} niet overgenomen", "{n} niet overgenomen", refused).format(n=refused)
        return Chip(words, Toon.WEEK)
    return Chip(_("aangekomen"), Toon.OP_SCHEMA)


def _buttons(row: OverdrachtRow) -> tuple[Knop, ...]:
    if row.mislukt:
        return ()
    if row.richting == "in":
        return (Knop("bewijs", _("Ontvangstbewijs"), "b"),)
    left = [d for d in row.dossiers if not d[4] and d[3] != "geweigerd"]
    return (Knop("sluit", _("Hier sluiten"), "s"),) if left else ()
