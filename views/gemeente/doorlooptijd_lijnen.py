"""Means as lines: both methods side by side, parts, delays, groups, and the lists of A115. Pure."""

from __future__ import annotations

from models.queries.doorlooptijd import DoorlooptijdRow, GroepRow, PeriodeRow
from models.queries.doorlooptijd_breed import BreedRow
from models.queries.woorden_cijfers import deel_woord, tiende, vertraging_woorden, weken
from models.rules.doorlooptijd import Gemiddelde, Maandpunt
from resources.i18n import _, ngettext
from views.widgets.dagen import dag_kort, maand
from views.widgets.lijn import Chip, Lijn, Soort, Toon


def uitleg(rij: DoorlooptijdRow) -> str:
    """What the two methods are."""
    return _(
        "Methode A kijkt naar gezinnen die in het halfjaar verhuisden. Methode B kijkt naar gezinnen die in"
        " het halfjaar werden gekoppeld: van hen is vaak de helft nog niet verhuisd. De afspraak is gemiddeld"
        " {n} weken van koppeling tot verhuizing."
    ).format(n=rij.norm_weken)


def lijnen(alles: BreedRow) -> list[Lijn]:
    """All of it: half-years, what the regievoerder tells, gemeenten, groups, the moving mean, lists."""
    rij = alles.tijd
    found: list[Lijn] = []
    for one in rij.perioden:
        found += _period(one, one.norm_weken)
    found += _told(alles)
    found += _gemeenten(alles)
    found += _moving(rij)
    found += _groups(_("Per corporatie, afgelopen 12 maanden"), "corporatie", rij.corporaties, rij.drempel)
    found += _groups(_("Per azc, afgelopen 12 maanden"), "azc", rij.azcs, rij.drempel)
    found += _history(rij)
    found += _sizes(rij)
    return found


def _chip(one: Gemiddelde | None, norm: int) -> Chip:
    if one is None:
        return Chip(_("nog niemand"), Toon.RUST)
    if one.dagen <= norm * 7:
        return Chip(_("binnen {n} weken").format(n=norm), Toon.OP_SCHEMA)
    return Chip(_("langer dan {n} weken").format(n=norm), Toon.WEEK)


def _period(one: PeriodeRow, norm: int) -> list[Lijn]:
    kaart = one.code
    late = one.vertraging
    found = [
        Lijn(
            f"kop:{kaart}",
            _("Halfjaar {code}").format(code=one.code),
            kaart,
            Soort.KOP,
            chip=_chip(one.a, norm),
        ),
        Lijn(
            f"a:{kaart}",
            _("Methode A: {w}").format(w=weken(one.a)),
            kaart,
            onder=_("verhuisd in het halfjaar, en ze tellen mee"),
        ),
    ]
    if one.a_pijplijn is not None and one.a_pijplijn != one.a:
        words = _("Methode A met pijplijn: {w}").format(w=weken(one.a_pijplijn))
        found.append(Lijn(f"ap:{kaart}", words, kaart, onder=_("ook wie verhuisde en nog niet meetelt")))
    under = ngettext(
        "{n} gezin gekoppeld in het halfjaar", "{n} gezinnen gekoppeld in het halfjaar", one.b_gekoppeld
    )
    found.append(
        Lijn(
            f"b:{kaart}",
            _("Methode B: {w}").format(w=weken(one.b)),
            kaart,
            onder=under.format(n=one.b_gekoppeld),
        )
    )
    if one.a is None:
        return found
    parts = [
        f"{deel_woord(deel)} {tiende(mean.dag_tiende)}"
        for deel, mean in one.delen
        if mean is not None and deel != "totaal"
    ]
    if parts:
        found.append(Lijn(f"delen:{kaart}", _("Per deel, in dagen"), kaart, onder=" · ".join(parts)))
    words = ngettext(
        "Langer dan {norm} weken: {n} gezin, samen {d} dagen",
        "Langer dan {norm} weken: {n} gezinnen, samen {d} dagen",
        late.gezinnen,
    ).format(norm=norm, n=late.gezinnen, d=late.dagen)
    under = _("niet verwijtbaar {a} · verwijtbaar {b} · gemiddelde zonder stilstand {w}").format(
        a=late.niet_verwijtbaar, b=late.verwijtbaar, w=weken(one.zonder_stil)
    )
    found.append(Lijn(f"laat:{kaart}", words, kaart, onder=under))
    return found


def _moving(rij: DoorlooptijdRow) -> list[Lijn]:
    titel = ngettext(
        "Voortschrijdend gemiddelde over {n} maand, methode A",
        "Voortschrijdend gemiddelde over {n} maanden, methode A",
        rij.venster,
    ).format(n=rij.venster)
    head = Lijn("kop:maanden", titel, "maanden", Soort.KOP)
    return [head, *(_month(one) for one in reversed(rij.maanden))]


def _month(one: Maandpunt) -> Lijn:
    return Lijn(f"maand:{one.maand.isoformat()}", f"{maand(one.maand)}: {weken(one.gemiddeld)}", "maanden")


def _told(alles: BreedRow) -> list[Lijn]:
    """What the regievoerder can tell too, by our own count (A116)."""
    found = [Lijn("kop:coa", _("Wat ook de regievoerder meldt, per halfjaar"), "coa", Soort.KOP)]
    for one in alles.meldingen:
        refused = ngettext("{n} woningweigering", "{n} woningweigeringen", one.weigeringen)
        own = ngettext("{n} zelfhuisvester telt mee", "{n} zelfhuisvesters tellen mee", one.zelfhuisvesters)
        words = f"{one.code}: {refused.format(n=one.weigeringen)}, {own.format(n=one.zelfhuisvesters)}"
        found.append(Lijn(f"coa:{one.code}", words, "coa", onder=vertraging_woorden(one.vertraging)))
    return found


def _gemeenten(alles: BreedRow) -> list[Lijn]:
    """The gemeenten side by side (A115), or why there is nothing to compare."""
    titel = _("Gemeenten naast elkaar, sinds {dag}").format(dag=dag_kort(alles.sinds))
    found = [Lijn("kop:gemeenten", titel, "gemeenten", Soort.KOP)]
    if not alles.gemeenten:
        words = _("Je ziet één gemeente. Met meer gemeenten in de kluis staan ze hier naast elkaar.")
        return [*found, Lijn("leeg:gemeenten", words, "gemeenten", Soort.TEKST)]
    for one in alles.gemeenten:
        parts = [f"{deel_woord(deel)} {tiende(m.dag_tiende)}" for deel, m in one.delen if m is not None]
        people = _("{a} gekoppeld, {b} gehuisvest").format(a=one.gekoppeld, b=one.gehuisvest)
        lines = (
            f"{_('Methode B: {w}').format(w=weken(one.b))} · {people}",
            " · ".join(parts),
            vertraging_woorden(one.vertraging),
        )
        found.append(
            Lijn(
                f"gemeente:{one.uid}",
                f"{one.naam}: {_('methode A {w}').format(w=weken(one.a))}",
                "gemeenten",
                onder="\n".join(part for part in lines if part),
                chip=_chip(one.a, one.norm_weken),
                lang=True,
            )
        )
    return found


def _groups(titel: str, soort: str, groepen: tuple[GroepRow, ...], drempel: int) -> list[Lijn]:
    found = [Lijn(f"kop:{soort}", titel, soort, Soort.KOP)]
    for nr, one in enumerate(groepen):
        if one.klein:
            under = _("minder dan {n} gezinnen: niet getoond").format(n=drempel)
            found.append(Lijn(f"{soort}:{nr}", one.naam, soort, onder=under, grijs=True))
            continue
        parts = [f"{deel_woord(deel)} {tiende(m.dag_tiende)}" for deel, m in one.delen if m is not None]
        whole = dict(one.delen).get("totaal")
        under = " · ".join(parts)
        if one.vertraging is not None:
            under += "\n" + vertraging_woorden(one.vertraging)
        found.append(Lijn(f"{soort}:{nr}", f"{one.naam}: {weken(whole)}", soort, onder=under, lang=True))
    if len(found) == 1:
        found.append(Lijn(f"leeg:{soort}", _("Nog niemand."), soort, Soort.TEKST))
    return found


def _history(rij: DoorlooptijdRow) -> list[Lijn]:
    found = [Lijn("kop:historie", _("Vergunninghouders per halfjaar, in personen"), "historie", Soort.KOP)]
    for one in rij.historie:
        words = _("{code}: {a} gekoppeld, {b} gehuisvest").format(
            code=one.code, a=one.gekoppeld, b=one.gehuisvest
        )
        found.append(Lijn(f"jaar:{one.code}", words, "historie"))
    if len(found) == 1:
        found.append(Lijn("leeg:historie", _("Nog niemand."), "historie", Soort.TEKST))
    return found


def _sizes(rij: DoorlooptijdRow) -> list[Lijn]:
    found = [Lijn("kop:grootte", _("Gezinnen naar aantal personen"), "grootte", Soort.KOP)]
    for one in rij.groottes:
        size = ngettext("{n} persoon", "{n} personen", one.personen).format(n=one.personen)
        if one.gezinnen is None:
            number = _("minder dan {n} gezinnen").format(n=rij.drempel)
        else:
            number = ngettext("{n} gezin", "{n} gezinnen", one.gezinnen).format(n=one.gezinnen)
        found.append(Lijn(f"grootte:{one.personen}", f"{size}: {number}", "grootte"))
    if len(found) == 1:
        found.append(Lijn("leeg:grootte", _("Nog niemand."), "grootte", Soort.TEKST))
    return found
