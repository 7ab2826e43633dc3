"""The team and a caseload as lines: names, roles, keys, who is away, what waits at each gezin. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.queries.rows_mensen import CaseloadRow, RolRow, TeamRow
from models.rules.begeleidingsterm import too_many
from models.values import Recht
from resources.i18n import _, ngettext
from resources.labels import label, small_label_of
from views.ports import Wie
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Lijn, Soort, Toon


def joined(*parts: str) -> str:
    """Parts with a dot between; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def rol_woorden(rollen: Sequence[RolRow]) -> str:
    """The roles in words, with the gemeente where a role is for one."""
    return ", ".join(
        _("{rol} voor {gemeente}").format(rol=label(one.rol), gemeente=one.gemeente)
        if one.gemeente
        else label(one.rol)
        for one in rollen
    )


def team_lijnen(team: Sequence[TeamRow], vandaag: date, wie: Wie) -> list[Lijn]:
    """Each medewerker with roles and state; who left stands apart."""
    here = [one for one in team if not one.is_vertrokken(vandaag)]
    gone = [one for one in team if one.is_vertrokken(vandaag)]
    lines = [_mens(one, vandaag, wie) for one in here]
    if gone:
        lines.append(Lijn("kop:weg", _("Vertrokken"), kaart="weg", soort=Soort.KOP, onder=str(len(gone))))
        lines += [_mens(one, vandaag, wie, kaart="weg") for one in gone]
    return lines


def _mens(one: TeamRow, vandaag: date, wie: Wie, kaart: str = "team") -> Lijn:
    naam = _("{naam} (jij)").format(naam=one.naam) if one.uid == wie.uid else one.naam
    gezinnen = (
        ngettext("{n} gezin", "{n} gezinnen", one.gezinnen).format(n=one.gezinnen) if one.gezinnen else ""
    )
    laatst = ""
    if one.laatst is not None:
        laatst = _("aangemeld {dag}").format(dag=dag_kort(one.laatst.date(), vandaag))
    return Lijn(
        one.uid,
        naam,
        kaart=kaart,
        onder=joined(
            rol_woorden(one.rollen) or _("geen rol"),
            sleutel_woorden(one, vandaag),
            caseload_woorden(one) or gezinnen,
            cursus_woorden(one),
            laatst,
            one.telefoon,
            one.organisatie,
        ),
        chip=_chip(one, vandaag),
        menu=bool(acties(one, vandaag, wie)),
        grijs=one.is_vertrokken(vandaag),
    )


def sleutel_woorden(one: TeamRow, vandaag: date) -> str:
    """The state of the key in words; nothing for an own wachtwoordzin, as it should be."""
    if one.is_vertrokken(vandaag):
        return ""
    dag = dag_kort(one.sleutel_tot, vandaag) if one.sleutel_tot is not None else ""
    words = {
        "geen": _("kan nog niet aanmelden: geen start-zin"),
        "weg": _("toegang weggehaald"),
        "start": _("start-zin tot en met {dag}").format(dag=dag),
        "verlopen": _("start-zin verlopen op {dag}").format(dag=dag),
    }
    return words.get(one.sleutel, "")


def caseload_woorden(one: TeamRow) -> str:
    """How many gezinnen somebody guides, by phase, against what was agreed (A170)."""
    if not one.begeleidt:
        return ""
    words = ngettext("begeleidt {n} gezin", "begeleidt {n} gezinnen", one.begeleidt).format(n=one.begeleidt)
    phases = ", ".join(
        _("fase {fase}: {n}").format(fase=nr, n=n) for nr, n in enumerate(one.per_fase, start=1) if n
    )
    most = _("hoogstens {n} afgesproken").format(n=one.hoogstens) if one.hoogstens else ""
    return f"{words} ({joined(phases, most)})"


def cursus_woorden(one: TeamRow) -> str:
    """The courses that were done."""
    names = ", ".join(small_label_of("kwalificatie", soort) for soort, _dag in one.cursussen)
    return _("cursus: {namen}").format(namen=names) if names else ""


def _chip(one: TeamRow, vandaag: date) -> Chip | None:
    if one.is_vertrokken(vandaag) and one.tot is not None:
        return Chip(_("vertrokken {dag}").format(dag=dag_kort(one.tot, vandaag)), Toon.RUST, "streep")
    if one.tot is not None:
        return Chip(_("vertrekt {dag}").format(dag=dag_kort(one.tot, vandaag)), Toon.WEEK, "klok")
    if one.is_weg(vandaag):
        words = (
            _("weg tot en met {dag}").format(dag=dag_kort(one.afwezig_tot, vandaag))
            if one.afwezig_tot is not None
            else _("weg")
        )
        return Chip(words, Toon.WEEK, "pauze")
    if one.afwezig_van is not None and one.afwezig_van > vandaag:
        return Chip(_("weg vanaf {dag}").format(dag=dag_kort(one.afwezig_van, vandaag)), Toon.RUST, "klok")
    return _at_work(one)


def _at_work(one: TeamRow) -> Chip:
    """Who is there: more gezinnen than agreed, no way in, or all is well."""
    if too_many(one.begeleidt, one.hoogstens):
        words = _("{n} boven de afspraak").format(n=one.begeleidt - one.hoogstens)
        return Chip(words, Toon.WEEK, "uitroep")
    if one.sleutel in ("geen", "weg", "verlopen"):
        return Chip(_("geen toegang"), Toon.WEEK, "uitroep")
    return Chip(_("actief"), Toon.OP_SCHEMA)


def acties(one: TeamRow, vandaag: date, wie: Wie) -> tuple[tuple[str, str], ...]:
    """What somebody may do with a medewerker: (code, words); an item without words is a divider."""
    self_, gone = one.uid == wie.uid, one.is_vertrokken(vandaag)
    beheert, wijst_toe = wie.mag(Recht.MEDEWERKERS), wie.mag(Recht.TOEWIJZEN)
    items: list[tuple[str, str]] = []
    if beheert:
        items += [("gegevens", _("Gegevens aanpassen"))]
        if gone:
            items += [("terug", _("Werkt hier weer …"))]
            return tuple(items)
        items += [("rollen", _("Rollen aanpassen")), ("cursussen", _("Cursussen"))]
    if gone:
        return ()
    if wie.mag(Recht.AFWEZIGHEID) or self_:
        items += [("afwezig", _("Is er niet van … tot …"))]
        if one.afwezig_van is not None and (one.afwezig_tot is None or one.afwezig_tot >= vandaag):
            items += [("weer_er", _("Is er weer"))]
    if wijst_toe and one.gezinnen:
        items += [("overdragen", _("Gezinnen overdragen …"))]
    if beheert and not self_:
        words = _("Start-zin maken") if one.sleutel in ("geen", "weg") else _("Nieuwe start-zin maken")
        items += [("", ""), ("startzin", words)]
        if one.sleutel not in ("geen", "weg"):
            items += [("sleutel_weg", _("Toegang weghalen"))]
    if beheert:
        items += [("", ""), ("vertrekt", _("Vertrekt …"))]
    return tuple(items)


def caseload_lijnen(
    rows: Sequence[CaseloadRow],
    gekozen: Mapping[str, str],
    namen: Mapping[str, str],
    vandaag: date,
) -> list[Lijn]:
    """Each gezin with who takes it over (`gekozen`: dossier -> medewerker; not there = nobody)."""
    return [_gezin(row, gekozen.get(row.uid, ""), namen, vandaag) for row in rows]


def _gezin(row: CaseloadRow, naar: str, namen: Mapping[str, str], vandaag: date) -> Lijn:
    als = ", ".join(small_label_of("betrokkene", rol) for rol in row.als)
    open_ = ngettext("{n} punt open", "{n} punten open", row.open_punten).format(n=row.open_punten)
    stap = ""
    if row.volgende_stap:
        stap = row.volgende_stap
        if row.eerste_termijn is not None:
            stap += f" ({dag_kort(row.eerste_termijn, vandaag)})"
    # First in the line beneath: behind a long name of a gezin it would be cut off.
    to = _("→ {naam}").format(naam=namen[naar]) if naar in namen else _("blijft zonder iemand")
    return Lijn(
        row.uid,
        row.naam,
        kaart="gezinnen",
        nummer=row.nummer,
        onder=joined(to, als, open_, stap, _("extra beschermd") if row.beschermd else ""),
        vink=naar in namen,
        menu=True,
        chip=Chip(
            ngettext("{n} te laat", "{n} te laat", row.te_laat).format(n=row.te_laat), Toon.TE_LAAT, "uitroep"
        )
        if row.te_laat
        else None,
    )
