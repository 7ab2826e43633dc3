"""Half-years as the provincie sees them, and the ladder with its days, as lines. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.queries.toezicht import ToezichtRow, UitslagRow
from models.queries.woorden_cijfers import getal, weken
from models.rules.toezicht import Beleid, Ladderuitkomst, Pijplijnbeleid, Trede
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label, small_label_of
from resources.sentences import sentence
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon
from views.widgets.velden import Veld, Veldsoort, Waarde


def uitleg(rij: ToezichtRow) -> str:
    """By which policy it is seen, and when active supervision may begin."""
    return _(
        "Beleid van de provincie: {beleid}; {pijplijn}. Actief toezicht kan beginnen op {dag}. De termijnen"
        " zijn voorbeelden uit de handreiking: de provincie bepaalt het tempo."
    ).format(
        beleid=small_label(rij.beleid),
        pijplijn=small_label(rij.pijplijn),
        dag=dag_kort(rij.actief_vanaf, rij.vandaag),
    )


def lijnen(rij: ToezichtRow, open_: str, *, mag: bool) -> list[Lijn]:
    """A card for each half-year, the newest first."""
    found: list[Lijn] = []
    for half in rij.halfjaren:
        found += _card(half, rij, open_=half.code == open_, mag=mag)
    return found or [Lijn("leeg", _("Vul eerst een taakstelling in."), soort=Soort.TEKST)]


def _chip(half: UitslagRow) -> Chip:
    on = next((one for one in half.treden if one.aan_de_beurt), None)
    if on is not None:
        return Chip(_("fase {n} van 6").format(n=on.fase.nummer), Toon.WEEK)
    if any(one.uitkomst is not None for one in half.treden):
        return Chip(_("van de ladder af"), Toon.OP_SCHEMA)
    if half.ok is None:
        return Chip(_("taakstelling ontbreekt"), Toon.RUST)
    if not half.voorbij:
        return Chip(_("loopt nog"), Toon.RUST)
    return Chip(_("klaar"), Toon.OP_SCHEMA) if half.ok else Chip(_("provincie vraagt informatie"), Toon.WEEK)


def _card(half: UitslagRow, rij: ToezichtRow, *, open_: bool, mag: bool) -> list[Lijn]:
    kaart = half.code
    knoppen = (Knop("gronden", _("Wat telt mee?"), "t"),) if mag else ()
    started = any(one.gedaan_op for one in half.treden)
    if mag and not started:
        knoppen = (*knoppen, Knop("begin", _("Signaal noteren"), "s"))
    titel = _("Halfjaar {code}").format(code=half.code)
    found = [Lijn(f"kop:{kaart}", titel, kaart, Soort.KOP, chip=_chip(half), knoppen=knoppen)]
    found += [
        Lijn(f"reden:{kaart}:{nr}", _reason(one.code, dict(one.params)), kaart, onder=_as_of(half, nr))
        for nr, one in enumerate(half.redenen)
    ]
    parts = [
        ngettext("{n} persoon gekoppeld", "{n} personen gekoppeld", half.gekoppeld).format(
            n=getal(half.gekoppeld)
        ),
        _("nog niemand verhuisd")
        if half.gemiddelde is None
        else _("gemiddeld {w}").format(w=weken(half.gemiddelde)),
    ]
    if half.beleid is not rij.beleid:
        parts.append(_("beleid van toen: {beleid}").format(beleid=small_label(half.beleid)))
    found.append(Lijn(f"feit:{kaart}", _("Waar de provincie naar kijkt"), kaart, onder=" · ".join(parts)))
    if half.uitleg:
        found.append(Lijn(f"uitleg:{kaart}", half.uitleg, kaart, grijs=True))
    found += _where(half, rij, kaart)
    words = _("Ladder dichtklappen") if open_ else _("Alle 22 stappen bekijken")
    found.append(Lijn(f"ladder:{kaart}", words, kaart, Soort.MEER))
    if open_:
        notes = dict(half.notities)
        found += [_step(one, half, notes.get(one.stap, ""), rij) for one in half.treden]
    return found


def _reason(code: str, params: Mapping[str, str | int]) -> str:
    """The sentence of a reason; a ground in its words."""
    shown = dict(params)
    if "grond" in shown:
        shown["grond"] = small_label_of("grond", str(shown["grond"]))
    return sentence(code, **shown)


def _as_of(half: UitslagRow, nr: int) -> str:
    return "" if half.voorbij or nr else _("zoals het er vandaag voor staat: het halfjaar loopt nog")


def _where(half: UitslagRow, rij: ToezichtRow, kaart: str) -> list[Lijn]:
    """Where we stand and what follows when."""
    on = next((one for one in half.treden if one.aan_de_beurt), None)
    done = [one for one in half.treden if one.gedaan_op is not None]
    if not done:
        return []
    last = done[-1]
    words = _("Hier staan wij: {stap}").format(stap=stap_titel(last.stap))
    under = _("gedaan {dag}").format(dag=dag_kort(last.gedaan_op, rij.vandaag)) if last.gedaan_op else ""
    if last.uitkomst is not None:
        under = f"{under} · {small_label(last.uitkomst)}"
    found = [Lijn(f"hier:{kaart}", words, kaart, onder=under)]
    if on is not None:
        found.append(
            Lijn(
                f"volgt:{kaart}:{on.stap}",
                _("Dit volgt: {stap}").format(stap=stap_titel(on.stap)),
                kaart,
                onder=" · ".join(part for part in (_term(on, rij.vandaag), _hint(on, rij)) if part),
                lang=True,
                chip=_step_chip(on, rij.vandaag),
            )
        )
    end = half.treden[-1].uiterlijk
    if end is not None:
        words = _("De hele ladder is uiterlijk klaar op {dag}").format(dag=dag_kort(end, rij.vandaag))
        found.append(Lijn(f"einde:{kaart}", words, kaart, grijs=True))
    return found


def _term(one: Trede, vandaag: date) -> str:
    parts = []
    if one.uiterlijk is not None:
        until = _("uiterlijk {dag}").format(dag=dag_kort(one.uiterlijk, vandaag))
        parts.append(f"{until} ({_('termijn van de provincie')})" if one.eigen_termijn else until)
    if one.niet_voor is not None:
        parts.append(_("niet voor {dag}").format(dag=dag_kort(one.niet_voor, vandaag)))
    return " · ".join(parts) or _("de provincie bepaalt wanneer")


def _hint(one: Trede, rij: ToezichtRow) -> str:
    """What the documents say about a step that is still to come (A122, A131)."""
    if not one.hint or one.gedaan_op is not None:
        return ""
    dag = dag_kort(one.richtdag, rij.vandaag) if one.richtdag is not None else ""
    words = sentence(f"ladder_{one.hint}" if dag or one.hint == "ondersteuning" else "ladder_later", dag=dag)
    if one.hint != "inhaal":
        return words
    now = rij.halfjaren[0].achterstand
    return words if now is None else f"{words} {_stand(now)}"


def _stand(achterstand: int) -> str:
    if achterstand <= 0:
        return _("Nu is er geen achterstand.")
    return ngettext(
        "Nu is de achterstand {n} persoon.", "Nu is de achterstand {n} personen.", achterstand
    ).format(n=getal(achterstand))


def _step_chip(one: Trede, vandaag: date) -> Chip | None:
    if one.gedaan_op is not None:
        return Chip(_("gedaan"), Toon.OP_SCHEMA)
    if one.aan_de_beurt and one.uiterlijk is not None and one.uiterlijk < vandaag:
        return Chip(_("termijn voorbij"), Toon.WEEK)
    return Chip(_("nu"), Toon.WEEK) if one.aan_de_beurt else None


def _step(one: Trede, half: UitslagRow, note: str, rij: ToezichtRow) -> Lijn:
    vandaag = rij.vandaag
    under = (
        _("gedaan {dag}").format(dag=dag_kort(one.gedaan_op, vandaag))
        if one.gedaan_op is not None
        else _term(one, vandaag)
        if one.uiterlijk or one.niet_voor
        else ""
    )
    return Lijn(
        f"stap:{half.code}:{one.stap}",
        stap_titel(one.stap),
        half.code,
        nummer=one.stap,
        onder=" · ".join(
            part
            for part in (under, small_label(one.uitkomst) if one.uitkomst else "", _hint(one, rij), note)
            if part
        ),
        lang=True,
        chip=_step_chip(one, vandaag),
        grijs=one.gedaan_op is None and not one.aan_de_beurt,
    )


def stap_titel(stap: str) -> str:
    """What a step is, in words."""
    return label_of("ladderstap", stap)


# --- fields ---


def beleid_velden(rij: ToezichtRow) -> tuple[Veld, ...]:
    """How the provincie reads arrears, and from which half-year on."""
    halves = [(half.code, _("vanaf {code}").format(code=half.code)) for half in rij.halfjaren]
    return (
        Veld(
            "beleid",
            _("Wat doet de provincie met een achterstand?"),
            Veldsoort.KEUZE,
            tuple((one.value, label(one)) for one in Beleid),
            breed=True,
        ),
        Veld(
            "pijplijn",
            _("Telt de pijplijn mee bij de realisatie?"),
            Veldsoort.KEUZE,
            tuple((one.value, label(one)) for one in Pijplijnbeleid),
            breed=True,
        ),
        Veld("vanaf", _("Voor welke halfjaren?"), Veldsoort.KEUZE, (("", _("alle halfjaren")), *halves)),
    )


def beleid_waarden(rij: ToezichtRow) -> dict[str, Waarde]:
    """The policy of now; a second choice begins with this half-year, so that what was judged stays."""
    later = rij.halfjaren[0].code if rij.beleid_gekozen and rij.halfjaren else ""
    return {"beleid": rij.beleid.value, "pijplijn": rij.pijplijn.value, "vanaf": later}


def grond_velden(gronden: Sequence[str]) -> tuple[Veld, ...]:
    """A box for each ground, and what else weighs in."""
    return (
        *(Veld(f"grond_{nr}", label_of("grond", code), Veldsoort.VINK) for nr, code in enumerate(gronden)),
        Veld("eigen", _("Een andere reden")),
        Veld("gekoppeld", _("Gekoppeld volgens de regievoerder (personen)")),
        Veld("uitleg", _("Uitleg voor de provincie, zonder namen"), Veldsoort.LANG, breed=True),
    )


def grond_waarden(half: UitslagRow, gronden: Sequence[str]) -> dict[str, Waarde]:
    """What weighs in now."""
    found: dict[str, Waarde] = {"uitleg": half.uitleg}
    found |= {f"grond_{nr}": code in half.gronden for nr, code in enumerate(gronden)}
    if half.gekoppeld_getypt is not None:
        found["gekoppeld"] = getal(half.gekoppeld_getypt)
    return found


def chosen(values: Mapping[str, Waarde], gronden: Sequence[str]) -> tuple[str, ...]:
    """The grounds whose box is on."""
    return tuple(code for nr, code in enumerate(gronden) if values.get(f"grond_{nr}"))


def stap_velden() -> tuple[Veld, ...]:
    """The fields of a step."""
    return (
        Veld("gedaan_op", _("Gedaan op"), Veldsoort.DATUM, verleden=True),
        Veld("uiterlijk", _("Termijn van de provincie"), Veldsoort.DATUM),
        Veld(
            "uitkomst",
            _("Gaat de ladder verder?"),
            Veldsoort.KEUZE,
            (("", _("Ja, of nog niet bekend")), *((one.value, label(one)) for one in Ladderuitkomst)),
        ),
        Veld("notitie", _("Notitie, zonder namen"), Veldsoort.LANG, breed=True),
    )


def stap_waarden(half: UitslagRow, stap: str, vandaag: date) -> dict[str, Waarde]:
    """What is known of a step; one that is next is done today."""
    one = next(trede for trede in half.treden if trede.stap == stap)
    started = any(trede.gedaan_op for trede in half.treden)
    found: dict[str, Waarde] = {"notitie": dict(half.notities).get(stap, "")}
    done = one.gedaan_op or (vandaag if one.aan_de_beurt or not started else None)
    if done is not None:
        found["gedaan_op"] = done
    found["uitkomst"] = one.uitkomst.value if one.uitkomst is not None else ""
    if one.eigen_termijn:
        found["uiterlijk"] = one.uiterlijk
    return found
