"""The inburgering of one person as lines: law, PIP, route, parts, terms, result. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows_meedoen import MeedoenPersoon, MijlpaalRow, TermijnRow
from models.rules.inburgering import Wet
from models.values import MijlpaalSoort, Waarheid
from resources.i18n import _
from resources.labels import label, label_of
from resources.sentences import sentence
from views.dossier.meedoen_woorden import dag
from views.widgets.dagen import dag_lang
from views.widgets.lijn import Chip, Knop, Lijn, Toon

WAAROM = "waarom:"
DELEN = (MijlpaalSoort.PVT, MijlpaalSoort.MAP, MijlpaalSoort.KNM)
DELEN_2013 = (MijlpaalSoort.PVT, MijlpaalSoort.KNM)
"""Parts under the law of 2013: there is no MAP and no route, so KNM is for everybody."""


def inburgering_lijnen(one: MeedoenPersoon, vandaag: date, kaart: str, *, mag: bool) -> list[Lijn]:
    """What the law asks of this person and how it stands."""
    lines = [_wet(one, vandaag, kaart)]
    if one.plichtig is Waarheid.ONBEKEND:
        return lines
    if one.lening:
        words = _("De lening hoort bij de wet van 2013. Help met de cursus en met de aanvraag.")
        lines.append(Lijn(f"lening:{one.uid}", _("Lening bij DUO"), kaart=kaart, onder=words, lang=True))
    if one.wet is Wet.WI2021:
        lines += [
            _mijlpaal(one, MijlpaalSoort.LEERBAARHEID, vandaag, kaart, mag=mag),
            _pip(one, vandaag, kaart, mag=mag),
            _route(one, vandaag, kaart, mag=mag),
        ]
        parts = [part for part in DELEN if part is not MijlpaalSoort.KNM or one.knm]
        lines += [_mijlpaal(one, part, vandaag, kaart, mag=mag) for part in parts]
        lines.append(_ontzorgen(one, vandaag, kaart, mag=mag))
    if one.wet is Wet.WI2013:
        lines += [_mijlpaal(one, part, vandaag, kaart, mag=mag) for part in DELEN_2013]
    lines.append(_einde(one, vandaag, kaart, mag=mag))
    return lines


def _wet(one: MeedoenPersoon, vandaag: date, kaart: str) -> Lijn:
    params = dict(one.wet_waarom.params)
    if "dag" in params:
        params["dag"] = dag_lang(date.fromisoformat(str(params["dag"])))
    parts = [sentence(one.wet_waarom.code, **params)]
    if one.mag_vanaf is not None and one.mag_beginnen:
        begin = _("Mag beginnen sinds de koppeling van {dag}.")
        parts.append(begin.format(dag=dag(one.mag_vanaf, vandaag)))
    elif one.wet is not Wet.NIET:
        parts.append(_("Mag beginnen vanaf de koppeling."))
    unknown = one.plichtig is Waarheid.ONBEKEND
    title = _("Moet deze persoon inburgeren? Vul het in bij Gezin.") if unknown else label(one.wet)
    return Lijn(f"wet:{one.uid}", title, kaart=kaart, onder=" ".join(parts), lang=True)


def _mijlpaal(one: MeedoenPersoon, soort: MijlpaalSoort, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    """A part that is done once."""
    found = one.mijlpaal(soort)
    chip = None
    if found is not None:
        chip = Chip(_("klaar {dag}").format(dag=dag(found.op, vandaag)), Toon.OP_SCHEMA, "vink")
    knop = (Knop(soort.value, _("Klaar noteren"), "n"),) if mag and found is None else ()
    return Lijn(f"{soort.value}:{one.uid}", label(soort), kaart=kaart, chip=chip, knoppen=knop)


def _chip(term: TermijnRow | None, vandaag: date) -> Chip | None:
    """The term as a chip; a passed hard term is *te laat*."""
    if term is None or term.datum is None or term.klaar_op is not None:
        return None
    past = term.datum < vandaag
    words = _("uiterlijk {dag}").format(dag=dag(term.datum, vandaag))
    if past:
        return Chip(words, Toon.TE_LAAT if term.hard else Toon.WEEK)
    return Chip(words, Toon.RUST, "klok")


def _link(term: TermijnRow | None) -> str:
    return _("waarom deze datum?") if term is not None and term.waarom.stappen else ""


def _pip(one: MeedoenPersoon, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    term = one.termijn("pip")
    title, onder, chip = label_of("meedoen_termijn", "pip"), "", _chip(term, vandaag)
    if one.pip_op is not None:
        title = _("PIP vastgesteld op {dag}").format(dag=dag(one.pip_op, vandaag))
        late = term is not None and term.datum is not None and one.pip_op > term.datum
        words = _("na de termijn") if late else _("op tijd")
        chip = Chip(words, Toon.WEEK if late else Toon.OP_SCHEMA, "vink")
    elif term is not None and term.datum is None:
        onder = _("De termijn begint bij de inschrijving in de gemeente. Die dag is nog niet bekend.")
    knop = Knop("pip", _("Dag noteren") if one.pip_op is None else _("Dag wijzigen"), "n")
    return Lijn(
        f"pip:{one.uid}",
        title,
        kaart=kaart,
        onder=onder,
        lang=True,
        link=_link(term),
        chip=chip,
        knoppen=(knop,) if mag else (),
    )


def _route(one: MeedoenPersoon, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    term = one.termijn("wisselen")
    if not one.route:
        knop = Knop("leerroute", _("Route noteren"), "n")
        return Lijn(
            f"leerroute:{one.uid}",
            _("Leerroute: nog niet gekozen"),
            kaart=kaart,
            knoppen=(knop,) if mag else (),
        )
    onder = ""
    if term is not None and term.datum is not None:
        still = term.datum >= vandaag
        words = _("wisselen kan tot en met {dag}") if still else _("wisselen kon tot en met {dag}")
        onder = words.format(dag=dag(term.datum, vandaag))
    return Lijn(
        f"leerroute:{one.uid}",
        _("Leerroute: {route}").format(route=label_of("keuze", one.route)),
        kaart=kaart,
        onder=onder,
        link=_link(term) if onder else "",
        knoppen=(Knop("leerroute", _("Andere route"), "n"),) if mag else (),
    )


def _ontzorgen(one: MeedoenPersoon, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    found, term = one.mijlpaal(MijlpaalSoort.ONTZORGEN), one.termijn("ontzorgen")
    if found is None:
        onder = _("De gemeente betaalt de eerste maanden huur, energie en zorg uit de bijstand.")
        return Lijn(
            f"ontzorgen:{one.uid}",
            _("Ontzorgen: nog niet begonnen"),
            kaart=kaart,
            onder=onder,
            lang=True,
            knoppen=(Knop("ontzorgen", _("Begin noteren"), "n"),) if mag else (),
        )
    until = term.datum if term is not None else None
    over = until is not None and until < vandaag
    chip = None
    if until is not None:
        words = _("afgelopen {dag}") if over else _("tot {dag}")
        chip = Chip(words.format(dag=dag(until, vandaag)), Toon.RUST, "streep" if over else "klok")
    return Lijn(
        f"ontzorgen:{one.uid}",
        _("Ontzorgen sinds {dag}").format(dag=dag(found.op, vandaag)),
        kaart=kaart,
        link=_link(term),
        chip=chip,
        grijs=over,
    )


def _einde(one: MeedoenPersoon, vandaag: date, kaart: str, *, mag: bool) -> Lijn:
    term = one.termijn("einde")
    if one.klaar is not None:
        return _klaar(one, one.klaar, vandaag, kaart)
    onder = ""
    if term is not None and term.datum is None:
        onder = _("De tijd begint op de dag waarop het PIP is vastgesteld.")
    elif one.wet is Wet.WI2013:
        onder = (
            _("Bij de wet van 2013 bepaalt DUO de laatste dag. Noteer de dag uit de brief.")
            if term is None
            else _("Geeft DUO extra tijd? Noteer dan de nieuwe dag uit de brief.")
        )
    knoppen = [
        Knop(MijlpaalSoort.VOLDAAN.value, label(MijlpaalSoort.VOLDAAN), "v"),
        Knop(MijlpaalSoort.ONTHEVEN.value, label(MijlpaalSoort.ONTHEVEN), "o"),
    ]
    if one.wet is Wet.WI2013:
        words = _("Dag noteren") if term is None else _("Dag wijzigen")
        knoppen.insert(0, Knop(MijlpaalSoort.DUO_EINDE.value, words, "n"))
    elif term is not None and term.datum is not None:
        knoppen.insert(0, Knop("verlenging", label(MijlpaalSoort.VERLENGING), "x"))
    return Lijn(
        f"einde:{one.uid}",
        label_of("meedoen_termijn", "einde"),
        kaart=kaart,
        onder=onder,
        lang=True,
        link=_link(term),
        chip=_chip(term, vandaag),
        knoppen=tuple(knoppen) if mag else (),
    )


def _klaar(one: MeedoenPersoon, row: MijlpaalRow, vandaag: date, kaart: str) -> Lijn:
    words = _("{wat} op {dag}").format(wat=label(row.soort), dag=dag(row.op, vandaag))
    return Lijn(
        f"einde:{one.uid}",
        label_of("meedoen_termijn", "einde"),
        kaart=kaart,
        chip=Chip(words, Toon.OP_SCHEMA, "vink"),
    )
