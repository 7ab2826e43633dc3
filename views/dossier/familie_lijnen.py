"""The tab *Familie* of a dossier as lines: the message, the choice, who is expected, the home. Pure."""

from __future__ import annotations

from datetime import date

from models.queries.rows import PuntRow
from models.queries.rows_dossier import DossierRow
from models.queries.rows_familie import BerichtRow, FamilieRow, VerwachtRow
from models.rules.nareis import BlokStand, Past, consequences
from models.values import NareisBesluit, Staat, VerwachtStaat, Waarheid
from resources.i18n import _, ngettext
from resources.labels import label, label_of
from resources.sentences import sentence
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Toon

BRP = "ve-61"
"""The point that puts a nareiziger in the BRP."""
_TONEN = {
    VerwachtStaat.AANVRAAG: Toon.RUST,
    VerwachtStaat.TOEGEKEND: Toon.WEEK,
    VerwachtStaat.VISUM: Toon.WEEK,
    VerwachtStaat.AANGEKOMEN: Toon.OP_SCHEMA,
    VerwachtStaat.VERVALT: Toon.RUST,
}
_PAST = {
    Past.PAST: Toon.OP_SCHEMA,
    Past.TE_KLEIN: Toon.TE_LAAT,
    Past.WEET_NIET: Toon.RUST,
    Past.GEEN_WONING: Toon.RUST,
}


def familie_lijnen(row: FamilieRow, dossier: DossierRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Everything the tab shows."""
    return [
        *_bericht(row, vandaag, mag=mag),
        *_besluit(row, vandaag, mag=mag),
        *_verwacht(row, vandaag, mag=mag),
        *_woning(row, vandaag, mag=mag),
        *_koppeling(row, dossier, vandaag, mag=mag),
        *_eerder(row, vandaag),
    ]


# --- the message ---


def _bericht(row: FamilieRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    knoppen = (Knop("komt", _("Familie komt"), "f"), Knop("is_er", _("Familie is er"), "e"))
    head = Lijn("kop:bericht", _("Bericht"), kaart="bericht", soort=Soort.KOP, knoppen=knoppen if mag else ())
    one = row.bericht
    if one is None:
        words = _("Er is nog geen bericht dat familie mag komen.")
        lines = [head, Lijn("leeg:bericht", words, kaart="bericht", soort=Soort.TEKST)]
    else:
        lines = [
            head,
            Lijn("bericht", bericht_titel(one, vandaag), kaart="bericht", onder=_aankomst(one, vandaag)),
            *_stop(one, vandaag),
        ]
    if row.aanvraag_voor is not None and any(v.staat is VerwachtStaat.AANVRAAG for v in row.verwacht):
        lines.append(
            Lijn(
                "aanvraag",
                _("Nareis aanvragen: uiterlijk {dag}").format(dag=dag_kort(row.aanvraag_voor, vandaag)),
                kaart="bericht",
                onder=_("{n} maanden na de vergunning. De wet verandert mogelijk: kijk het na.").format(
                    n=row.aanvraag_maanden
                ),
                lang=True,
                grijs=row.aanvraag_voor < vandaag,
            )
        )
    return lines


def bericht_titel(one: BerichtRow, vandaag: date) -> str:
    """When it was told, by whom and about how many."""
    day = dag_kort(one.op, vandaag)
    if not one.aangekondigd:
        return _("De familie kwam op {dag}, zonder bericht vooraf.").format(dag=day)
    people = ngettext("{n} mens", "{n} mensen", one.aantal).format(n=one.aantal)
    if one.melder:
        return _("Bericht op {dag}, van {wie}: {mensen}").format(
            dag=day, wie=label_of("melder", one.melder), mensen=people
        )
    return _("Bericht op {dag}: {mensen}").format(dag=day, mensen=people)


def _aankomst(one: BerichtRow, vandaag: date) -> str:
    if one.aangekomen_op is not None:
        return _("aangekomen op {dag}").format(dag=dag_kort(one.aangekomen_op, vandaag))
    if one.verwacht_op is not None:
        return _("verwacht rond {dag}").format(dag=dag_kort(one.verwacht_op, vandaag))
    return _("wanneer is nog niet bekend")


def _stop(one: BerichtRow, vandaag: date) -> list[Lijn]:
    """The stop of leaving the opvang, with its end and why."""
    blok = one.blok
    if blok is None:
        return []
    titel = (
        _("Stop op verhuizen uit de opvang: tot en met {dag}").format(dag=dag_kort(blok.tot, vandaag))
        if blok.tot is not None
        else _("Stop op verhuizen uit de opvang")
    )
    toon = {BlokStand.LOOPT: Toon.WEEK, BlokStand.VOORBIJ: Toon.TE_LAAT, BlokStand.HERENIGD: Toon.OP_SCHEMA}
    chip = Chip(label(blok.stand), toon.get(blok.stand, Toon.RUST))
    return [Lijn("stop", titel, kaart="bericht", onder=sentence(blok.reden), lang=True, chip=chip)]


# --- the choice ---


def _besluit(row: FamilieRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Both choices with what they bring, before anything is chosen; afterwards what was chosen and why."""
    one = row.bericht
    if one is None or (one.aangekomen_op is not None and one.besluit is None) or not one.aangekondigd:
        return []
    kan = mag and one.aangekomen_op is None
    head = Lijn("kop:besluit", _("Nu huisvesten of wachten?"), kaart="besluit", soort=Soort.KOP)
    lines = [head]
    if one.besluit is not None:
        lines.append(
            Lijn(
                "besluit",
                _("Gekozen: {keuze}").format(keuze=label(one.besluit)),
                kaart="besluit",
                onder=_op_want(one.besluit_op, one.besluit_reden, vandaag),
                lang=True,
                chip=Chip(_("besloten"), Toon.OP_SCHEMA),
                knoppen=(Knop("besluit_weg", _("Weghalen"), "w"),) if kan else (),
            )
        )
    if not kan:
        return lines
    return lines + [_keuze(keuze, row, one) for keuze in NareisBesluit if keuze is not one.besluit]


def _keuze(keuze: NareisBesluit, row: FamilieRow, one: BerichtRow) -> Lijn:
    toets = {NareisBesluit.NU: "n", NareisBesluit.WACHTEN: "w"}[keuze]
    return Lijn(
        f"keuze:{keuze.value}",
        label(keuze),
        kaart="besluit",
        onder="\n".join(gevolgen(keuze, row, one)),
        lang=True,
        knoppen=(Knop(keuze.value, _("Kiezen"), toets),),
    )


def gevolgen(keuze: NareisBesluit, row: FamilieRow, one: BerichtRow) -> tuple[str, ...]:
    """What a choice brings, in words."""
    if one.blok is None:
        return ()
    expected = row.nog or one.aantal
    return tuple(sentence(reden) for reden in consequences(keuze, one.blok, row.hier, expected))


def _op_want(op: date | None, reden: str, vandaag: date) -> str:
    day = dag_kort(op, vandaag) if op is not None else ""
    return _("{dag}, want: {reden}").format(dag=day, reden=reden) if reden else day


# --- who is expected ---


def _verwacht(row: FamilieRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    head = Lijn(
        "kop:verwacht",
        _("Wie verwacht wordt"),
        kaart="verwacht",
        soort=Soort.KOP,
        knoppen=(Knop("erbij", _("Toevoegen"), "t"),) if mag else (),
    )
    lines = [head, *(_persoon(one, vandaag, mag=mag) for one in row.verwacht)]
    named = sum(one.staat not in (VerwachtStaat.AANGEKOMEN, VerwachtStaat.VERVALT) for one in row.verwacht)
    rest = row.nog - named
    if rest > 0:
        words = ngettext(
            "Er komt nog {n} mens van wie de naam hier niet staat.",
            "Er komen nog {n} mensen van wie de naam hier niet staat.",
            rest,
        ).format(n=rest)
        lines.append(Lijn("rest:verwacht", words, kaart="verwacht", soort=Soort.TEKST))
    elif not row.verwacht:
        words = _("Zet hier wie er komt. Voorletters zijn genoeg; de rest komt bij de aankomst.")
        lines.append(Lijn("leeg:verwacht", words, kaart="verwacht", soort=Soort.TEKST))
    return lines


def _persoon(one: VerwachtRow, vandaag: date, *, mag: bool) -> Lijn:
    born = str(one.geboortejaar) if one.geboortejaar else ""
    if one.geboortedatum is not None:
        born = f"{one.geboortedatum.day}-{one.geboortedatum.month}-{one.geboortedatum.year}"
    day = _("verwacht rond {dag}").format(dag=dag_kort(one.verwacht_op, vandaag)) if one.verwacht_op else ""
    parts = [label_of("relatie", one.relatie), _("geboren {dag}").format(dag=born) if born else "", day]
    knoppen: tuple[Knop, ...] = ()
    if mag and one.staat is not VerwachtStaat.AANGEKOMEN:
        knoppen = (Knop("wijzig", _("Wijzigen"), "i"), Knop("weg", _("Weghalen"), "x"))
        if one.staat is not VerwachtStaat.VERVALT:
            knoppen = (Knop("aangekomen", _("Is er"), "r"), *knoppen)
    return Lijn(
        f"verwacht:{one.uid}",
        f"{one.letter}  {one.naam}".strip(),
        kaart="verwacht",
        onder=" · ".join(part for part in parts if part),
        chip=Chip(label(one.staat), _TONEN[one.staat]),
        knoppen=knoppen,
        grijs=one.staat is VerwachtStaat.VERVALT,
    )


# --- the home ---


def _woning(row: FamilieRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """Whether the home suits everybody together; the choice comes when the family is there."""
    one = row.bericht
    if one is None and not row.verwacht:
        return []
    there = one is not None and one.aangekomen_op is not None
    chosen = one.woning if one is not None else ""
    knoppen: tuple[Knop, ...] = ()
    if mag and there and chosen != "herhuisvesting":
        knoppen = (Knop("herhuisvesting", _("Andere woning nodig"), "a"),)
        if not chosen:
            knoppen = (Knop("past", _("Woning past"), "p"), *knoppen)
    head = Lijn(
        "kop:woning", _("Past de woning bij iedereen?"), kaart="woning", soort=Soort.KOP, knoppen=knoppen
    )
    people = ngettext("{n} mens", "{n} mensen", row.hier + row.nog).format(n=row.hier + row.nog)
    lines = [
        head,
        Lijn(
            "past",
            _past_titel(row),
            kaart="woning",
            onder=_("Samen {mensen}: {kamers} kamers nodig, woonkamer meegeteld.").format(
                mensen=people, kamers=row.kamers_nodig
            ),
            lang=True,
            chip=Chip(label(row.past), _PAST[row.past]),
        ),
    ]
    if one is not None and chosen:
        lines.append(
            Lijn(
                "woning:keuze",
                label_of("nareis_woning", chosen),
                kaart="woning",
                onder=_op_want(one.woning_op, one.woning_reden, vandaag),
                lang=True,
                chip=Chip(_("besloten"), Toon.OP_SCHEMA),
            )
        )
    return lines


def _past_titel(row: FamilieRow) -> str:
    if row.past is Past.GEEN_WONING:
        return _("Er is nog geen woning.")
    if row.kamers is None:
        return _("{adres}: het aantal kamers is niet bekend").format(adres=row.adres)
    rooms = ngettext("{n} kamer", "{n} kamers", row.kamers).format(n=row.kamers)
    return _("{adres}: {kamers}").format(adres=row.adres, kamers=rooms)


# --- koppeling and BRP ---


def _koppeling(row: FamilieRow, dossier: DossierRow, vandaag: date, *, mag: bool) -> list[Lijn]:
    """The own koppeling of who came, and the BRP with its term."""
    there = [one for one in row.berichten if one.aangekomen_op is not None]
    if not there:
        return []
    one = max(there, key=lambda b: b.aangekomen_op or date.min)
    words = {
        Waarheid.JA: _("Ja, op {dag}").format(
            dag=dag_kort(one.koppeling_op, vandaag) if one.koppeling_op is not None else "–"
        ),
        Waarheid.NEE: _("Nee"),
        Waarheid.ONBEKEND: _("Nog niet bekend"),
    }[one.eigen_koppeling]
    head = Lijn("kop:koppeling", _("Koppeling en BRP"), kaart="koppeling", soort=Soort.KOP)
    lines = [
        head,
        Lijn(
            "koppeling",
            _("Eigen koppeling van de familie"),
            kaart="koppeling",
            onder=words,
            knoppen=(Knop("koppeling", _("Invullen"), "k"),) if mag else (),
        ),
    ]
    return lines + [_brp(punt, vandaag) for punt in dossier.punten if _is_brp(punt)]


def _is_brp(punt: PuntRow) -> bool:
    return punt.item_id == BRP and not punt.vervallen_reden


def _brp(punt: PuntRow, vandaag: date) -> Lijn:
    """The point about the BRP: for whom, by when, and how far."""
    still = [vak.letter for vak in punt.letters if vak.staat not in (Staat.GEDAAN, Staat.NVT)]
    done = not still if punt.letters else punt.staat is Staat.GEDAAN
    who = ", ".join(still)
    day = dag_kort(punt.termijn, vandaag) if punt.termijn is not None else ""
    parts = [_("nog voor {letters}").format(letters=who) if who else "", _("voor {dag}").format(dag=day)]
    return Lijn(
        f"brp:{punt.uid}",
        _("Punt {n}: {tekst}").format(n=punt.nummer, tekst=punt.tekst),
        kaart="koppeling",
        onder="" if done else " · ".join(part for part in parts if part and (day or "voor" not in part)),
        chip=Chip(_("klaar"), Toon.OP_SCHEMA) if done else None,
        knoppen=(Knop("punt", _("Naar het punt"), "b"),),
    )


def _eerder(row: FamilieRow, vandaag: date) -> list[Lijn]:
    """Messages of before."""
    if len(row.berichten) < 2:
        return []
    head = Lijn("kop:eerder", _("Eerder"), kaart="eerder", soort=Soort.KOP)
    return [
        head,
        *(
            Lijn(
                f"eerder:{one.gebeurtenis_uid}",
                bericht_titel(one, vandaag),
                kaart="eerder",
                onder=" · ".join(
                    part
                    for part in (_aankomst(one, vandaag), label(one.besluit) if one.besluit else "")
                    if part
                ),
                grijs=True,
            )
            for one in row.berichten[1:]
        ),
    ]
