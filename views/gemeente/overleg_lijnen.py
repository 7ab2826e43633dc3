"""The part *Overleggen* as lines: how each stands, agenda, what was, points, examples, youngsters. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.queries.rows_afspraken import AmvRow, GemeentepuntRow, OverleggenRow, OverlegRow
from models.rules.afspraken import two_wethouders
from models.rules.overleggen import OverlegSoort, OverlegStand
from models.rules.standen import OPEN_STANDEN
from models.values import Partij, Reden, Stand
from resources.i18n import _, ngettext
from resources.labels import label, label_of
from resources.sentences import sentence
from views.gemeente import voorbeeld_lijnen
from views.gemeente.rijen_deel import rij_knoppen
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.standen import chip_of_stand
from views.widgets.velden import Veld, Veldsoort, Waarde

EERDER = 6
"""So many overleggen of the past are shown."""


def lijnen(alles: OverleggenRow, vandaag: date, *, mag: bool, blad: bool) -> list[Lijn]:
    """Everything that the part shows; `blad` = the list of youngsters may be printed."""
    figures = dict(alles.cijfers)
    return [
        *(line for stand in alles.standen for line in _stand(stand, figures[stand.soort], vandaag, mag=mag)),
        *_overleggen(alles.overleggen, vandaag, mag=mag),
        *_punten(alles.punten, vandaag, mag=mag),
        *voorbeeld_lijnen.lijnen(alles.voorbeelden, vandaag, mag=mag),
        *_amv(alles.amv, vandaag, blad=blad),
    ]


def dag_zin(reden: Reden, vandaag: date) -> str:
    """A sentence whose days are written as a screen does."""
    told = dict(reden.params)
    days = {name: date.fromisoformat(str(told[name])) for name in ("dag", "uiterlijk") if name in told}
    return sentence(reden, **{name: dag_kort(day, vandaag) for name, day in days.items()})


def _stand(stand: OverlegStand, figures: Sequence[Reden], vandaag: date, *, mag: bool) -> list[Lijn]:
    kaart = f"stand-{stand.soort.value}"
    chip = Chip(_("op schema"), Toon.OP_SCHEMA)
    if not stand.nodig:
        chip = Chip(_("nu niet nodig"), Toon.RUST)
    elif stand.laatste is None:  # nothing is known of before: that is no reproach
        chip = Chip(_("nog niets vastgelegd"), Toon.WEEK)
    elif stand.te_laat:
        chip = Chip(_("te laat"), Toon.TE_LAAT)
    elif stand.te_laat_gepland:
        chip = Chip(_("te laat gepland"), Toon.WEEK)
    knoppen = (Knop(f"plan:{stand.soort.value}", _("Plannen"), "p"),) if mag else ()
    head = Lijn(f"kop:{kaart}", label(stand.soort), kaart, Soort.KOP, chip=chip, knoppen=knoppen)
    why = Lijn(
        f"waarom:{kaart}", dag_zin(stand.reden, vandaag), kaart, onder=hoe_vaak(stand.soort), lang=True
    )
    known = "\n".join(dag_zin(one, vandaag) for one in figures)
    return [
        head,
        why,
        Lijn(f"agenda:{kaart}", _("Voor de agenda: wat het programma weet"), kaart, onder=known, lang=True),
    ]


def hoe_vaak(soort: OverlegSoort) -> str:
    """How often an overleg is held, and where that is written."""
    return {
        OverlegSoort.LOKAAL: _("elk halfjaar, een maand voor de nieuwe periode (H bijl.1)"),
        OverlegSoort.REGIONAAL: _("minstens één keer per jaar (N)"),
        OverlegSoort.AMV: _("elk kwartaal (S)"),
    }[soort]


# --- what was planned and held ----------------------------------------------------------------------------


def _overleggen(rows: Sequence[OverlegRow], vandaag: date, *, mag: bool) -> list[Lijn]:
    head = Lijn("kop:overleggen", _("Gepland en gehouden"), "overleggen", Soort.KOP)
    coming = [one for one in reversed(rows) if not one.gehouden and one.afgezegd_op is None]
    past = [one for one in rows if one.gehouden or one.afgezegd_op is not None]
    if not rows:
        words = _("Plan hier een overleg. Daarna leg je vast wat is besloten en wie wat doet.")
        return [head, Lijn("leeg:overleggen", words, "overleggen", Soort.TEKST)]
    return [head, *(_overleg(one, vandaag, mag=mag) for one in (*coming, *past[:EERDER]))]


def _overleg(row: OverlegRow, vandaag: date, *, mag: bool) -> Lijn:
    chip = Chip(_("gepland"), Toon.WEEK, "klok")
    knoppen: tuple[Knop, ...] = (
        Knop("gehouden", _("Vastleggen"), "v"),
        Knop("wijzig", _("Wijzigen"), "i"),
        Knop("afzeggen", _("Afzeggen"), "a"),
    )
    if row.gehouden:
        chip = Chip(_("gehouden"), Toon.OP_SCHEMA)
        knoppen = (
            Knop("besluiten", _("Besluiten"), "b"),
            Knop("punt", _("Punt erbij"), "n"),
            *rij_knoppen(mag=mag),
        )
    elif row.afgezegd_op is not None:
        chip, knoppen = Chip(_("afgezegd"), Toon.RUST), rij_knoppen(mag=mag, wijzig=False)
    elif row.op < vandaag:
        chip = Chip(_("nog vastleggen"), Toon.WEEK)
    day = f"{dag_kort(row.op, vandaag)} {row.tijd}".strip()
    if not row.gehouden and row.afgezegd_op is None:
        knoppen = (*knoppen, Knop("uitnodiging", _("Uitnodiging"), "u"))
    return Lijn(
        f"overleg:{row.uid}",
        f"{day} · {label(row.soort)}",
        "overleggen",
        onder=_about(row, vandaag),
        lang=True,
        chip=chip,
        knoppen=knoppen if mag else (),
        grijs=row.afgezegd_op is not None,
        smal=row.afgezegd_op is None,  # four buttons stand below the words
    )


def _about(row: OverlegRow, vandaag: date) -> str:
    parts = [
        row.plaats,
        _("agenda: {tekst}").format(tekst=row.agenda) if row.agenda else "",
        _invited(row, vandaag),
        _("aanwezig: {wie}").format(wie=row.aanwezig) if row.aanwezig else "",
        _("besloten: {tekst}").format(tekst=row.besluiten) if row.besluiten else "",
    ]
    return "\n".join(part for part in parts if part)


def _invited(row: OverlegRow, vandaag: date) -> str:
    """Both wethouders must be there (A208): which one was not invited yet."""
    if row.soort is OverlegSoort.AMV or row.afgezegd_op is not None:
        return ""
    missing = two_wethouders(row.wonen_op, row.sociaal_op)
    if not missing:
        if row.gehouden or row.wonen_op is None or row.sociaal_op is None:
            return ""
        last = dag_kort(max(row.wonen_op, row.sociaal_op), vandaag)
        return _("beide wethouders uitgenodigd op {dag}").format(dag=last)
    names = _(" en ").join(label_of("tekenaar", one) for one in missing)
    if row.gehouden:
        return _("niet uitgenodigd volgens deze lijst: {wie}").format(wie=names)
    return _("nog uitnodigen: {wie}").format(wie=names)


# --- points of the gemeente -------------------------------------------------------------------------------


def _punten(rows: Sequence[GemeentepuntRow], vandaag: date, *, mag: bool) -> list[Lijn]:
    knop = (Knop("punt", _("Punt erbij"), "n"),) if mag else ()
    head = Lijn("kop:punten", _("Punten van de gemeente"), "punten", Soort.KOP, knoppen=knop)
    if not rows:
        words = _("Er staat niets open. Een punt uit een overleg komt hier ook.")
        return [head, Lijn("leeg:punten", words, "punten", Soort.TEKST)]
    return [head, *(_punt(one, vandaag, mag=mag) for one in rows)]


def _punt(row: GemeentepuntRow, vandaag: date, *, mag: bool) -> Lijn:
    is_open = row.stand in OPEN_STANDEN
    buttons: tuple[Knop, ...] = (Knop("open", _("Weer open"), "o"),)
    if is_open:
        buttons = (Knop("later", _("Later"), "l"), Knop("nvt", _("Niet nodig"), "t"))
    words = [
        _("aan zet: {wie}").format(wie=label_of("Partij", row.doener)) if row.doener else "",
        periode_woorden(row.periode) if row.item_id != "eigen" else "",
        _overleg_van(row, vandaag),
        row.reden,
        row.bron,
    ]
    chip = chip_of_stand(
        row.stand, row.termijn, vandaag, gedaan_op=row.gedaan_op, uitgesteld_tot=row.later_tot
    )
    if row.stand is Stand.OP_SCHEMA and row.termijn is not None:
        chip = Chip(dag_kort(row.termijn, vandaag), Toon.OP_SCHEMA)
    text = row.tekst  # what somebody typed stays as it is
    if row.item_id != "eigen":
        text = text[:1].upper() + text[1:]
    under = " · ".join(word for word in words if word)
    return Lijn(
        f"punt:{row.sleutel}",
        text,
        "punten",
        onder=under,
        vink=not is_open if mag else None,
        chip=chip,
        knoppen=buttons if mag else (),
        grijs=not is_open,
        lang=True,
    )


def _overleg_van(row: GemeentepuntRow, vandaag: date) -> str:
    if row.uit_overleg is None:
        return ""
    day = dag_kort(row.uit_overleg, vandaag)
    if row.door_overleg:
        return _("gedaan met het overleg van {dag}").format(dag=day)
    return _("uit het overleg van {dag}").format(dag=day)


def periode_woorden(code: str) -> str:
    """A period in words: `2026`, `2026-2` or `2026-K3`."""
    year, _dash, part = code.partition("-")
    if not part:
        return _("jaar {jaar}").format(jaar=year)
    if part.startswith("K"):
        return _("kwartaal {n} van {jaar}").format(n=part[1:], jaar=year)
    return _("halfjaar {code}").format(code=code)


def _amv(rows: Sequence[AmvRow], vandaag: date, *, blad: bool) -> list[Lijn]:
    titel, wanneer = _("Jongeren alleen die 18 worden"), _("dit en het volgende kwartaal")
    knop = (Knop("kwartaalblad", _("Kwartaalblad printen"), "k"),) if blad else ()
    head = Lijn("kop:amv", titel, "amv", Soort.KOP, onder=wanneer, knoppen=knop)
    if not rows:
        return [head, Lijn("leeg:amv", _("Niemand, voor zover jij de gezinnen ziet."), "amv", Soort.TEKST)]
    return [
        head,
        *(
            Lijn(
                f"amv:{one.dossier_uid}:{nr}",
                one.naam or one.nummer,
                "amv",
                onder=f"{one.nummer} · {periode_woorden(one.kwartaal)}",
                chip=Chip(_("18 op {dag}").format(dag=dag_kort(one.jarig_op, vandaag)), Toon.WEEK),
            )
            for nr, one in enumerate(rows)
        ),
    ]


def te_laat_zin(alles: OverleggenRow) -> str:
    """How many overleggen are late, for the head."""
    late = sum(one.te_laat and one.laatste is not None for one in alles.standen)
    if any(one.laatste is None and one.nodig for one in alles.standen) and not late:
        return _("Van een overleg is nog niets vastgelegd. Leg ook vast wat al geweest is.")
    if not late:
        return _("Alle overleggen zijn op schema.")
    return ngettext("{n} overleg is te laat.", "{n} overleggen zijn te laat.", late).format(n=late)


# --- fields -----------------------------------------------------------------------------------------------


def overleg_velden() -> tuple[Veld, ...]:
    """The fields of an overleg that is planned."""
    k, d, lang = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.LANG
    return (
        Veld("soort", _("Welk overleg"), k, tuple((one.value, label(one)) for one in OverlegSoort)),
        Veld("op", _("Dag"), d),
        Veld("tijd", _("Tijd")),
        Veld("plaats", _("Plaats")),
        Veld("wonen_op", _("Wethouder Wonen uitgenodigd op"), d, verleden=True),
        Veld("sociaal_op", _("Wethouder Sociaal domein uitgenodigd op"), d, verleden=True),
        Veld("agenda", _("Agenda (geen namen van gezinnen)"), lang, breed=True),
    )


def overleg_waarden(row: OverlegRow | None, soort: str = "") -> dict[str, Waarde]:
    """The values with which the form begins."""
    if row is None:
        return {"soort": soort or OverlegSoort.LOKAAL.value}
    names = ("op", "tijd", "plaats", "wonen_op", "sociaal_op", "agenda")
    return {"soort": row.soort.value} | {name: getattr(row, name) for name in names}


def gehouden_velden() -> tuple[Veld, ...]:
    """What is asked about an overleg that was held."""
    k, d, lang = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.LANG
    return (
        Veld("op", _("Gehouden op"), d, verleden=True),
        Veld("aanwezig", _("Welke organisaties waren er"), breed=True),
        Veld("besluiten", _("Wat is besloten (geen namen van gezinnen)"), lang, breed=True),
        Veld("vervolg", _("Wat moet er nu gebeuren (hoeft niet)")),
        Veld("vervolg_wie", _("Wie doet dat"), k, partij_keuzes()),
        Veld("vervolg_dag", _("Voor welke dag"), d),
    )


def besluit_velden() -> tuple[Veld, ...]:
    """What can be put right afterwards."""
    return (
        Veld("aanwezig", _("Welke organisaties waren er"), breed=True),
        Veld("besluiten", _("Wat is besloten (geen namen van gezinnen)"), Veldsoort.LANG, breed=True),
    )


def partij_keuzes() -> tuple[tuple[str, str], ...]:
    """Whose turn it can be."""
    return tuple((one.value, label(one)) for one in Partij if one is not Partij.ST)


def punt_velden() -> tuple[Veld, ...]:
    """The fields of a point of one's own."""
    return (
        Veld("tekst", _("Wat moet er gebeuren"), breed=True),
        Veld("aan_zet", _("Wie doet dat"), Veldsoort.KEUZE, partij_keuzes()),
        Veld("dag", _("Voor welke dag (hoeft niet)"), Veldsoort.DATUM),
    )


def later_velden() -> tuple[Veld, ...]:
    """Until when and why."""
    return (Veld("tot", _("Later: op"), Veldsoort.DATUM), Veld("reden", _("Want …"), breed=True))


def reden_velden() -> tuple[Veld, ...]:
    """Why not."""
    return (Veld("reden", _("Niet nodig, want …"), breed=True),)
