"""A file that came in, as lines: each gezin with what is new, what changed there, and what must be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.queries.overdracht_besluit import Afspraak, Besluit, besluit
from models.queries.overdracht_scherm import Beeld
from models.queries.overdracht_verschil import GEEN, NIEUW, Binnen, Genoemd, Stand
from models.rules.overdracht import Kant, Verschil, Weg
from models.services.overdracht_in import DossierKeuze, Keuzes
from resources.i18n import _, ngettext
from resources.labels import label_of
from views.overdracht.woorden import erbij_woorden, geteld, joined, kort, over, rij_woorden, waarde, wanneer
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

TE_NEMEN = frozenset({Stand.NIEUW, Stand.BEKEND})


@dataclass
class Keus:
    """What was chosen so far about one gezin."""

    neem: bool = True
    reden: str = ""
    velden: dict[str, bool] = field(default_factory=dict)
    begeleider: str = ""
    open: bool = False
    """Whether the changes that ask nothing are shown too."""


@dataclass
class Stapel:
    """All choices about a file."""

    gezinnen: dict[str, Keus] = field(default_factory=dict)
    genoemd: dict[str, str] = field(default_factory=dict)

    def keus(self, uid: str) -> Keus:
        """The choices about a gezin."""
        return self.gezinnen.setdefault(uid, Keus())

    def keuzes(self, beeld: Beeld) -> Keuzes:
        """The choices as the verb takes them; what cannot be taken in waits in the file."""
        found = {}
        for binnen in beeld.vergelijking.dossiers:
            uid = binnen.pakket.kop.uid
            keus = self.keus(uid)
            if binnen.stand in TE_NEMEN:
                found[uid] = DossierKeuze(
                    neem=keus.neem,
                    reden=keus.reden,
                    velden=dict(keus.velden),
                    begeleider_uid=keus.begeleider if keus.neem else "",
                    gezien=binnen.gezien,
                )
        return Keuzes(found, dict(self.genoemd))


def besluit_van(beeld: Beeld, binnen: Binnen, keus: Keus) -> Besluit:
    """What becomes of each difference of a gezin with the choices so far."""
    afspraak = beeld.afspraken.get(binnen.pakket.kop.uid, Afspraak())
    return besluit(binnen, keus.velden, afspraak)


def open_vragen(beeld: Beeld, stapel: Stapel) -> int:
    """How many choices are still to be made before the file can be taken in."""
    count = sum(1 for g in beeld.vergelijking.genoemd if g.moet and not stapel.genoemd.get(g.uid))
    for binnen in beeld.vergelijking.dossiers:
        keus = stapel.keus(binnen.pakket.kop.uid)
        if binnen.stand not in TE_NEMEN:
            continue
        if not keus.neem:
            count += not keus.reden
            continue
        count += len(besluit_van(beeld, binnen, keus).open)
        count += _needs_guide(binnen) and not keus.begeleider
    return count


def _needs_guide(binnen: Binnen) -> bool:
    dossier = binnen.pakket.bundel["dossier"][binnen.pakket.kop.uid].waarden
    return binnen.stand is Stand.NIEUW and bool(dossier.get("extra_beschermd"))


def kan_iets(beeld: Beeld) -> bool:
    """Whether there is anything to take in."""
    return any(b.stand in TE_NEMEN for b in beeld.vergelijking.dossiers)


def lijnen(beeld: Beeld, stapel: Stapel) -> tuple[Lijn, ...]:
    """All lines: what the file points to, then each gezin."""
    found: list[Lijn] = list(_named(beeld, stapel))
    found += _content(beeld)
    for binnen in beeld.vergelijking.dossiers:
        found += _gezin(beeld, binnen, stapel.keus(binnen.pakket.kop.uid))
    return tuple(found)


# --- what gezinnen point to ------------------------------------------------------------------


def _named(beeld: Beeld, stapel: Stapel) -> list[Lijn]:
    """Gemeenten that must be chosen, organisations and contacts that come along."""
    chosen = ((g, stapel.genoemd.get(g.uid, g.voorstel)) for g in beeld.vergelijking.genoemd)
    new = any(b.stand is Stand.NIEUW for b in beeld.vergelijking.dossiers)
    told = [_named_line(g, hier) for g, hier in chosen if new or hier != GEEN]
    shown = [line for line in told if line is not None]
    if not shown:
        return []
    return [Lijn("kop:genoemd", _("Waar de gezinnen bij horen"), kaart="genoemd", soort=Soort.KOP), *shown]


def _named_line(genoemd: Genoemd, chosen: str) -> Lijn | None:
    names = dict(genoemd.keuzes)
    words = _name_of(genoemd)
    if genoemd.moet and not chosen:
        chip, under = Chip(_("kies"), Toon.WEEK), _("Deze gemeente staat hier niet.")
    elif chosen == NIEUW:
        chip, under = Chip(_("nieuw"), Toon.RUST, "streep"), _("Komt erbij in de kluis.")
    elif chosen == GEEN:
        chip, under = Chip(_("zonder"), Toon.RUST, "streep"), _("Komt niet mee.")
    elif chosen in names and names[chosen].casefold() != genoemd.naam.casefold():
        chip, under = (
            Chip(_("bekend"), Toon.OP_SCHEMA),
            _("Hier is dat: {naam}").format(naam=_here(genoemd, names[chosen])),
        )
    else:
        return None  # the same thing under the same name: nothing to tell
    return Lijn(
        f"g:{genoemd.uid}",
        words,
        kaart="genoemd",
        onder=under,
        link=_link_words(genoemd, chosen),
        chip=chip,
    )


def _link_words(genoemd: Genoemd, chosen: str) -> str:
    if not (genoemd.keuzes or genoemd.moet):
        return ""
    return _("Anders kiezen") if chosen else _("Kiezen")


def _here(genoemd: Genoemd, name: str) -> str:
    return _("versie {n}").format(n=name) if genoemd.tabel == "matrix_versie" else name


def _name_of(genoemd: Genoemd) -> str:
    if genoemd.tabel == "matrix_versie":
        return _("Wie doet wat, versie {n} van de ander").format(n=genoemd.soort)
    kind = {
        "gemeente": _("Gemeente {naam}"),
        "contactpersoon": _("Contactpersoon {naam}"),
        "woning": _("Woning {naam}"),
    }.get(genoemd.tabel, "{naam}")
    words = kind.format(naam=genoemd.naam)
    soort = label_of("organisatie", genoemd.soort) if genoemd.tabel == "organisatie" else ""
    return joined(words, soort)


def _content(beeld: Beeld) -> list[Lijn]:
    """Items of the sender that are not as they are here."""
    told = beeld.vergelijking.inhoud
    words = {
        "eigen": _("Eigen punt van de ander. Het blijft bij deze gezinnen."),
        "anders": _("De tekst is hier anders. De punten houden hun stand."),
        "versie": _("Een andere versie. De punten volgen de tekst van hier."),
    }
    if not told:
        return []
    return [
        Lijn("kop:inhoud", _("Punten die anders zijn"), kaart="inhoud", soort=Soort.KOP),
        *(
            Lijn(
                f"i:{one.item_id}:{one.code}",
                beeld.teksten.get(one.item_id, one.item_id),
                kaart="inhoud",
                nummer=one.item_id,
                onder=words[one.code],
            )
            for one in told
        ),
    ]


# --- one gezin -------------------------------------------------------------------------------


def _gezin(beeld: Beeld, binnen: Binnen, keus: Keus) -> list[Lijn]:
    uid = binnen.pakket.kop.uid
    decided = besluit_van(beeld, binnen, keus)
    head = Lijn(
        f"d:{uid}",
        binnen.pakket.naam,
        kaart=uid,
        soort=Soort.KOP,
        chip=_state(binnen, keus, decided),
    )
    if binnen.stand not in TE_NEMEN:
        return [head, Lijn(f"t:{uid}", _why_not(binnen), kaart=uid, soort=Soort.TEKST)]
    lines = [head, _take_line(binnen, keus, at_once=len(te_kiezen(beeld, binnen, keus)) > 1)]
    if not keus.neem:
        return lines
    if binnen.stand is Stand.NIEUW:
        return [*lines, *_new(beeld, binnen, keus)]
    return [*lines, *_known(beeld, binnen, keus)]


def _state(binnen: Binnen, keus: Keus, decided: Besluit) -> Chip:
    if binnen.stand not in TE_NEMEN:
        return Chip(
            _("niet nodig") if binnen.stand is Stand.AL_INGELEZEN else _("kan niet"), Toon.RUST, "streep"
        )
    if not keus.neem:
        return Chip(_("niet overnemen"), Toon.RUST, "streep")
    if decided.open:
        n = len(decided.open)
        return Chip(ngettext("{n} keer kiezen", "{n} keer kiezen", n).format(n=n), Toon.WEEK)
    if binnen.stand is Stand.NIEUW:
        return Chip(_("nieuw hier"), Toon.OP_SCHEMA)
    n = len(decided.overnemen) + len(binnen.uitkomst.erbij)
    if not n:
        return Chip(_("gelijk"), Toon.OP_SCHEMA)
    return Chip(ngettext("{n} verandering", "{n} veranderingen", n).format(n=n), Toon.OP_SCHEMA)


def _why_not(binnen: Binnen) -> str:
    return {
        Stand.AL_INGELEZEN: _("Dit bestand is al ingelezen. Er komt niets dubbel."),
        Stand.OUDER: _("Er is al een nieuwer bestand van dit gezin ingelezen."),
        Stand.PROGRAMMA_OUDER: _("Er staan punten in die dit programma nog niet kent. Werk het eerst bij."),
    }.get(binnen.stand, "")


def te_kiezen(beeld: Beeld, binnen: Binnen, keus: Keus) -> tuple[str, ...]:
    """What a person decides about in a gezin: still open, or chosen already."""
    return tuple({*besluit_van(beeld, binnen, keus).open, *keus.velden})


def _take_line(binnen: Binnen, keus: Keus, *, at_once: bool) -> Lijn:
    words = (
        _("Niet overgenomen, want: {reden}").format(reden=keus.reden) if keus.reden and not keus.neem else ""
    )
    if not keus.neem and not keus.reden:
        words = _("Schrijf waarom niet. De ander leest dat terug.")
    return Lijn(
        f"n:{binnen.pakket.kop.uid}",
        _("Dit gezin overnemen"),
        kaart=binnen.pakket.kop.uid,
        vink=keus.neem,
        onder=joined(binnen.pakket.kop.nummer, words),
        link=_("Waarom niet?") if not keus.neem else "",
        knoppen=(Knop("wij", _("Alles houden"), "h"), Knop("zij", _("Alles overnemen"), "o"))
        if at_once and keus.neem
        else (),
    )


def _new(beeld: Beeld, binnen: Binnen, keus: Keus) -> list[Lijn]:
    uid = binnen.pakket.kop.uid
    counts = joined(
        ngettext("{n} persoon", "{n} personen", binnen.pakket.count("persoon")).format(
            n=binnen.pakket.count("persoon")
        ),
        _("{n} punten").format(n=binnen.pakket.count("actiepunt")),
        geteld("ankerdatum", binnen.pakket.count("ankerdatum")),
    )
    lines = [Lijn(f"a:{uid}", counts, kaart=uid, soort=Soort.TEKST), _guide(beeld, binnen, keus)]
    if binnen.nummer_bezet:
        lines.append(
            Lijn(
                f"x:{uid}",
                _("Dit nummer is hier bezet. Het gezin krijgt een ander."),
                kaart=uid,
                soort=Soort.TEKST,
            )
        )
    for letter, nummer in binnen.dubbel:
        words = _("Let op: persoon {letter} lijkt al in dossier {nummer} te staan (zelfde V-nummer).")
        lines.append(
            Lijn(
                f"y:{uid}:{letter}", words.format(letter=letter, nummer=nummer), kaart=uid, soort=Soort.TEKST
            )
        )
    return lines


def _guide(beeld: Beeld, binnen: Binnen, keus: Keus) -> Lijn:
    name = dict(beeld.medewerkers).get(keus.begeleider, "")
    return Lijn(
        f"b:{binnen.pakket.kop.uid}",
        _("Begeleider hier: {naam}").format(naam=name) if name else _("Nog geen begeleider hier"),
        kaart=binnen.pakket.kop.uid,
        onder=_("De begeleider van de ander blijft als naam in het dossier staan."),
        link=_("Kiezen"),
        chip=Chip(_("kies"), Toon.WEEK) if _needs_guide(binnen) and not keus.begeleider else None,
    )


def _known(beeld: Beeld, binnen: Binnen, keus: Keus) -> list[Lijn]:
    uid = binnen.pakket.kop.uid
    lines: list[Lijn] = []
    if binnen.gesloten and not beeld.partner:
        words = _("Dit gezin was hier gesloten als overgedragen. Het gaat weer open.")
        lines.append(Lijn(f"o:{uid}", words, kaart=uid, soort=Soort.TEKST))
    afspraak = beeld.afspraken.get(uid, Afspraak())
    asked, quiet = _sorted(binnen, keus, afspraak)
    lines += [_difference(beeld, binnen, keus, one) for one in asked]
    lines += [_gone(beeld, binnen, keus, weg) for weg in binnen.uitkomst.weg]
    if quiet:
        words = ngettext(
            "{n} ding is alleen daar veranderd. Dat wordt overgenomen.",
            "{n} dingen zijn alleen daar veranderd. Die worden overgenomen.",
            len(quiet),
        ).format(n=len(quiet))
        lines.append(Lijn(f"k:{uid}", words, kaart=uid, soort=Soort.MEER))
        lines += [_difference(beeld, binnen, keus, one) for one in quiet if keus.open]
    added = erbij_woorden(binnen)
    if added:
        lines.append(Lijn(f"e:{uid}", _("Komt erbij: {wat}").format(wat=added), kaart=uid, soort=Soort.TEKST))
    if not lines:
        lines.append(Lijn(f"z:{uid}", _("Hier en daar staat hetzelfde."), kaart=uid, soort=Soort.TEKST))
    return lines


def _sorted(binnen: Binnen, keus: Keus, afspraak: Afspraak) -> tuple[list[Verschil], list[Verschil]]:
    """Differences that a person decides about, and those that only the other side changed.

    What only we changed stays as it is and is not shown; neither is a field of ours in an exchange.
    """
    asked: list[Verschil] = []
    quiet: list[Verschil] = []
    for one in binnen.uitkomst.verschillen:
        owner = afspraak.owner(binnen, one)
        if binnen.gesloten and not afspraak.partner and one.kolommen[0] == "afgesloten_op":
            continue
        if owner is Kant.ZIJ or (owner is Kant.BEIDE and one.kant is Kant.ZIJ):
            (asked if one.sleutel in keus.velden and owner is Kant.BEIDE else quiet).append(one)
        elif owner is Kant.BEIDE and (one.kant is Kant.BEIDE or one.sleutel in keus.velden):
            asked.append(one)
    return asked, quiet


def _difference(beeld: Beeld, binnen: Binnen, keus: Keus, one: Verschil) -> Lijn:
    uid = binnen.pakket.kop.uid
    ours = waarde(beeld, one.tabel, one.kolommen, one.wij)
    theirs = waarde(beeld, one.tabel, one.kolommen, one.zij)
    afspraak = beeld.afspraken.get(uid, Afspraak())
    fixed = afspraak.owner(binnen, one) is not Kant.BEIDE
    return Lijn(
        f"v:{uid}:{one.sleutel}",
        over(beeld, binnen, one),
        kaart=uid,
        onder="\n".join(
            (
                _dated(_("wij: {waarde}").format(waarde=kort(ours)), one.wanneer_wij),
                _dated(_("zij: {waarde}").format(waarde=kort(theirs)), one.wanneer_zij),
            )
        ),
        lang=True,
        chip=_choice(keus.velden.get(one.sleutel), one.kant, fixed=fixed),
        knoppen=() if fixed else (Knop("wij", _("Houden"), "h"), Knop("zij", _("Overnemen"), "o")),
        tip=_("wij: {wij}\nzij: {zij}").format(wij=ours, zij=theirs),
    )


def _dated(words: str, moment: str) -> str:
    day = wanneer(moment)
    return _("{wat} ({dag})").format(wat=words, dag=day) if day else words


def _choice(chosen: bool | None, kant: Kant, *, fixed: bool) -> Chip:  # noqa: FBT001 - chosen or not yet
    if fixed:
        return Chip(_("van hen"), Toon.RUST, "streep")
    if chosen is None:
        return Chip(_("kies"), Toon.WEEK) if kant is Kant.BEIDE else Chip(_("zij"), Toon.OP_SCHEMA)
    return Chip(_("zij") if chosen else _("wij"), Toon.OP_SCHEMA)


def _gone(beeld: Beeld, binnen: Binnen, keus: Keus, weg: Weg) -> Lijn:
    uid = binnen.pakket.kop.uid
    chosen = keus.velden.get(weg.sleutel)
    if weg.hier:
        words, chip = _("Staat daar niet meer."), _("weg") if chosen else _("blijft")
        buttons = (Knop("wij", _("Laten staan"), "w"), Knop("zij", _("Weghalen"), "z"))
        must = False
    else:
        words, chip = _("Hier weggehaald, daar nog wel."), _("terug") if chosen else _("blijft weg")
        buttons = (Knop("wij", _("Weg laten"), "w"), Knop("zij", _("Terugzetten"), "z"))
        must = chosen is None and weg.kant is Kant.BEIDE
    return Lijn(
        f"v:{uid}:{weg.sleutel}",
        rij_woorden(beeld, weg.tabel, weg.rij),
        kaart=uid,
        onder=words,
        chip=Chip(_("kies"), Toon.WEEK) if must else Chip(chip, Toon.RUST, "streep"),
        knoppen=buttons,
    )


def afzender(beeld: Beeld) -> str:
    """Who sent it, from which kluis, when, and whom to call."""
    kop = beeld.vergelijking.pakket.kop
    van: Mapping[str, str] = {"naam": kop.van.naam, "telefoon": kop.van.telefoon}
    return joined(
        kop.van.organisatie or _("Kluis {code}").format(code=kop.van.kluiscode),
        " ".join(part for part in van.values() if part),
        _("gemaakt op {dag}").format(dag=wanneer(kop.op.isoformat())),
        _("nummer {n}").format(n=kop.volgnummer) if kop.volgnummer else "",
        kop.reden,
    )
