"""The tab *Meedoen* of a dossier as lines: a card for each person, and one for the documents. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.rows_meedoen import DeelnameRow, MeedoenPersoon, MeedoenRow, StapRow
from models.rules.inburgering import Wet
from models.values import DeelnameSoort, MijlpaalSoort, Partij, Waarheid
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label_of
from views.dossier import meedoen_inburgering
from views.dossier.meedoen_woorden import dag, dagen, mijlpaal_woorden, trede
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

PLEKKEN = (DeelnameSoort.LEERWERKPLEK, DeelnameSoort.WERKERVARING, DeelnameSoort.TAAL)
WIJZIGEN = "wijzig"
GENOTEERD = "genoteerd"


def meedoen_lijnen(
    row: MeedoenRow, vandaag: date, wie_open: str, *, mag: bool, alles: bool = False
) -> list[Lijn]:
    """Everything the tab shows; `wie_open` = the uid of the person whose card is open.

    `alles`: each day that was noted stands there too.
    """
    found: list[Lijn] = []
    for one in row.personen:
        found += persoon_lijnen(one, vandaag, is_open=one.uid == wie_open, mag=mag, alles=alles)
    return [*found, *papier_lijnen(row, vandaag, mag=mag)]


def persoon_lijnen(
    one: MeedoenPersoon, vandaag: date, *, is_open: bool, mag: bool, alles: bool = False
) -> list[Lijn]:
    """The card of one person; closed it is one line that says how it stands."""
    kaart = f"p:{one.uid}"
    head = Lijn(
        f"persoon:{one.uid}",
        f"{one.letter}  {one.naam}".strip(),
        kaart=kaart,
        soort=Soort.KOP,
        onder=samenvatting(one),
        open=is_open,
    )
    if not is_open:
        return [head]
    lines = [head]
    if one.plichtig is not Waarheid.NEE:
        lines += meedoen_inburgering.inburgering_lijnen(one, vandaag, kaart, mag=mag)
    elif one.volwassen:
        lines.append(
            Lijn(
                f"wet:{one.uid}",
                label(Wet.NIET),
                kaart=kaart,
                onder=_("Dat staat zo bij Gezin."),
            )
        )
    if one.volwassen:
        lines += [_ladder(one, kaart, mag=mag), *_doelen(one, vandaag, kaart, mag=mag)]
        lines += [_plek(row, vandaag, kaart, mag=mag) for row in one.of(*PLEKKEN)]
    lines += _school(one, vandaag, kaart, mag=mag)
    if mag:
        lines.append(_erbij(one, kaart))
    if one.mijlpalen:
        count = len(one.mijlpalen)
        words = ngettext("{n} dag genoteerd", "{n} dagen genoteerd", count).format(n=count)
        more = _("{dagen}: verbergen") if alles else _("{dagen}: laten zien")
        title = more.format(dagen=words)
        lines.append(Lijn(f"{GENOTEERD}:{one.uid}", title, kaart=kaart, soort=Soort.MEER))
    return [*lines, *(_genoteerd(one, vandaag, kaart, mag=mag) if alles else ())]


def samenvatting(one: MeedoenPersoon) -> str:
    """How it stands with a person, in a few words."""
    parts = []
    if one.klaar is not None:
        parts.append(label(one.klaar.soort))
    elif one.route:
        parts.append(label_of("keuze", one.route))
    if one.ladder.nu:
        parts.append(_("trede {n}").format(n=one.ladder.nu))
    step = next((goal.volgende for goal in one.of(DeelnameSoort.DOEL) if goal.volgende), None)
    if step is not None:
        parts.append(_("nu: {stap}").format(stap=step.tekst))
    school = next(iter(one.of(DeelnameSoort.SCHOOL)), None)
    if school is not None:
        parts.append(f"{label_of('aard', school.aard)}: {school.naam}")
    return " · ".join(parts)


def _erbij(one: MeedoenPersoon, kaart: str) -> Lijn:
    """One row of buttons: what can be noted for this person."""
    knoppen: tuple[Knop, ...]
    if one.volwassen:
        knoppen = (
            Knop("doel", label(DeelnameSoort.DOEL), "d"),
            Knop("leerwerkplek", label(DeelnameSoort.LEERWERKPLEK), "w"),
            Knop("werkervaring", label(DeelnameSoort.WERKERVARING), "e"),
            Knop("taal", label(DeelnameSoort.TAAL), "t"),
        )
    else:
        knoppen = (Knop("school", label(DeelnameSoort.SCHOOL), "s"),)
    return Lijn(f"erbij:{one.uid}", _("Noteer erbij"), kaart=kaart, knoppen=knoppen)


# --- ladder and goals -------------------------------------------------------------------------------------


def _ladder(one: MeedoenPersoon, kaart: str, *, mag: bool) -> Lijn:
    ladder = one.ladder
    knoppen = (Knop("trede", _("Trede noteren"), "n"), Knop("trede_doel", _("Doel kiezen"), "k"))
    if not ladder.nu:
        onder = _("Kies op welke trede iemand nu staat. Het doel is steeds één stap verder.")
        return Lijn(
            f"ladder:{one.uid}",
            _("Participatieladder: nog niet bepaald"),
            kaart=kaart,
            onder=onder,
            lang=True,
            knoppen=knoppen[:1] if mag else (),
        )
    parts = [_("Begon op {trede}").format(trede=trede(ladder.start))]
    if ladder.doel:
        parts.append(_("doel: {trede}").format(trede=trede(ladder.doel)))
        if ladder.doel > ladder.nu and not ladder.doel_is_stap:
            parts.append(_("eerst één stap: {trede}").format(trede=trede(ladder.volgende)))
    elif ladder.volgende:
        parts.append(_("volgende stap: {trede}").format(trede=trede(ladder.volgende)))
    see = (Knop("verloop", _("Verloop"), "v"),)
    chip = None
    if ladder.verder > 0:
        words = ngettext("{n} trede verder", "{n} treden verder", ladder.verder).format(n=ladder.verder)
        chip = Chip(words, Toon.OP_SCHEMA)
    return Lijn(
        f"ladder:{one.uid}",
        _("Participatieladder: {trede}").format(trede=trede(ladder.nu)),
        kaart=kaart,
        onder=" · ".join(parts),
        lang=True,
        chip=chip,
        knoppen=(*see, *knoppen) if mag else see,
    )


def _doelen(one: MeedoenPersoon, vandaag: date, kaart: str, *, mag: bool) -> list[Lijn]:
    found: list[Lijn] = []
    for goal in one.of(DeelnameSoort.DOEL):
        found.append(_doel(goal, vandaag, kaart, mag=mag))
        found += [_stap(goal, step, vandaag, kaart, mag=mag) for step in goal.stappen]
    return found


def _doel(goal: DeelnameRow, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    knoppen: tuple[Knop, ...] = (Knop(WIJZIGEN, _("Wijzigen"), "i"),)
    if goal.tot is None:
        knoppen = (Knop("stap", _("Stap erbij"), "s"), Knop("bereikt", _("Bereikt"), "b"), *knoppen)
    if not goal.stappen:
        knoppen = (*knoppen, Knop("weg", _("Weghalen"), "w"))
    if goal.tot is not None:
        onder, chip = "", Chip(_("bereikt {dag}").format(dag=dag(goal.tot, vandaag)), Toon.OP_SCHEMA, "vink")
    elif goal.volgende is None:
        onder, chip = _("Nog geen stap. Kies één eerste stap."), Chip(_("geen stap"), Toon.RUST)
    else:
        onder, chip = _("Nu: {stap}").format(stap=goal.volgende.tekst), None
    return Lijn(
        f"doel:{goal.uid}",
        _("Doel: {naam}").format(naam=goal.naam),
        kaart=kaart,
        onder=onder,
        lang=True,
        chip=chip,
        knoppen=knoppen if mag else (),
        grijs=goal.tot is not None,
    )


def _stap(goal: DeelnameRow, step: StapRow, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    """A step, that is ticked here or under *Nu*: it is the same point."""
    who = label(Partij(step.doener)) if step.doener in set(Partij) else ""
    chip = None
    if step.gedaan_op is not None:
        chip = Chip(_("klaar {dag}").format(dag=dag(step.gedaan_op, vandaag)), Toon.OP_SCHEMA, "vink")
    elif step.niet_nodig:
        chip = Chip(_("niet nodig"), Toon.RUST, "streep")
    elif step.dag is not None:
        past = step.dag < vandaag
        chip = Chip(
            _("vóór {dag}").format(dag=dag(step.dag, vandaag)), Toon.WEEK if past else Toon.RUST, "klok"
        )
    onder = who if step is not goal.volgende else _("{wie} · de volgende stap").format(wie=who)
    return Lijn(
        f"stap:{step.uid}",
        step.tekst,
        kaart=kaart,
        onder=onder,
        nummer=str(step.nummer),
        vink=(step.gedaan_op is not None) if mag and not step.niet_nodig else None,
        chip=chip,
        grijs=not step.open,
    )


# --- places, schools, papers ------------------------------------------------------------------------------


def _plek(row: DeelnameRow, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    """A place to learn or work, or a course (A018, A175)."""
    level = label_of("aard", row.aard) if row.aard else ""
    hours = ngettext("{n} uur per week", "{n} uur per week", row.uren).format(n=row.uren) if row.uren else ""
    help_words = {
        Waarheid.JA: _("met hulp op de werkvloer"),
        Waarheid.NEE: _("zonder hulp op de werkvloer"),
    }
    steun = help_words.get(Waarheid(row.steun), "") if row.steun else ""
    return Lijn(
        f"deelname:{row.uid}",
        f"{label(row.soort)}: {row.naam}",
        kaart=kaart,
        onder=" · ".join(part for part in (level, dagen(row, vandaag), hours, steun) if part),
        lang=True,
        chip=None if row.loopt(vandaag) else Chip(_("afgelopen"), Toon.RUST, "streep"),
        knoppen=_verbeter(mag=mag),
        grijs=not row.loopt(vandaag),
    )


def _verbeter(*, mag: bool) -> tuple[Knop, ...]:
    return (Knop(WIJZIGEN, _("Wijzigen"), "i"), Knop("weg", _("Weghalen"), "w")) if mag else ()


def _school(one: MeedoenPersoon, vandaag: date, kaart: str, *, mag: bool) -> list[Lijn]:
    """Which school a child goes to, or which kind fits (A158, A159)."""
    schools = one.of(DeelnameSoort.SCHOOL)
    lines = [_schoollijn(row, vandaag, kaart, mag=mag) for row in schools]
    if one.volwassen or any(row.loopt(vandaag) for row in schools):
        return lines
    kinds = _(" of ").join(small_label_of("aard", kind) for kind in one.school_past)
    title = _("Nog geen school") if one.leerplichtig else _("Nog geen school of opvang")
    chip = Chip(_("leerplichtig"), Toon.WEEK) if one.leerplichtig else None
    onder = _("Past bij leeftijd en Nederlands: {soort}.").format(soort=kinds) if kinds else ""
    return [Lijn(f"geenschool:{one.uid}", title, kaart=kaart, onder=onder, chip=chip), *lines]


def _schoollijn(row: DeelnameRow, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    if row.gemeld_op is not None:
        told = _("doorgegeven aan het COA op {dag}").format(dag=dag(row.gemeld_op, vandaag))
    else:
        told = _("nog niet doorgegeven aan het COA")
    return Lijn(
        f"deelname:{row.uid}",
        f"{label_of('aard', row.aard)}: {row.naam}",
        kaart=kaart,
        onder=" · ".join(part for part in (dagen(row, vandaag), told) if part),
        lang=True,
        chip=None if row.loopt(vandaag) else Chip(_("afgelopen"), Toon.RUST, "streep"),
        knoppen=_verbeter(mag=mag),
        grijs=not row.loopt(vandaag),
    )


def papier_lijnen(row: MeedoenRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Which documents there are and where they lie; never a scan, never a number."""
    knoppen = (Knop("papier", _("Document erbij"), "p"),) if mag else ()
    head = Lijn(
        "kop:papieren", _("Documenten van het gezin"), kaart="papieren", soort=Soort.KOP, knoppen=knoppen
    )
    if not row.papieren:
        words = _("Noteer welk document er is, van wie en waar het ligt. Geen kopie, geen nummer.")
        return [head, Lijn("leeg:papieren", words, kaart="papieren", soort=Soort.TEKST)]
    return [head, *(_papier(one, vandaag, row.let_op_tot, mag=mag) for one in row.papieren)]


def _papier(one: DeelnameRow, vandaag: date, let_op_tot: date | None, *, mag: bool) -> Lijn:
    chip = None
    if one.tot is not None and one.tot < vandaag:
        chip = Chip(_("verlopen {dag}").format(dag=dag(one.tot, vandaag)), Toon.TE_LAAT)
    elif one.tot is not None:
        soon = let_op_tot is not None and one.tot <= let_op_tot
        chip = Chip(
            _("geldig t/m {dag}").format(dag=dag(one.tot, vandaag)), Toon.WEEK if soon else Toon.RUST, "klok"
        )
    who = f"{one.letter} {one.persoon}".strip() if one.persoon_uid else _("het gezin")
    return Lijn(
        f"deelname:{one.uid}",
        label_of("aard", one.aard),
        kaart="papieren",
        onder=_("van {wie} · ligt: {waar}").format(wie=who, waar=one.naam),
        chip=chip,
        knoppen=_verbeter(mag=mag),
    )


# --- what was noted ---------------------------------------------------------------------------------------


def _genoteerd(one: MeedoenPersoon, vandaag: date, kaart: str, *, mag: bool) -> Sequence[Lijn]:
    """Each day that was noted, the newest first; a mistake is taken away here."""
    return [
        Lijn(
            f"mijlpaal:{row.uid}",
            mijlpaal_woorden(row, vandaag),
            kaart=kaart,
            onder=row.reden,
            lang=True,
            chip=Chip(_("na de termijn van de wet"), Toon.WEEK) if row.te_laat else None,
            knoppen=(Knop("mijlpaal_weg", _("Weghalen"), "w"),) if mag else (),
            grijs=row.soort is not MijlpaalSoort.LEERROUTE,
        )
        for row in one.mijlpalen
    ]
