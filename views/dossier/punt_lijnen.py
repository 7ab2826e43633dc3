"""Turns rows of the dossier into lines of a list: the words, the chip, the boxes. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from models.queries.rows import PuntRow
from models.queries.rows_dossier import AnkerRow, DossierRow, NuRow, VraagRow
from models.values import Anker, Fase, Partij, Staat, Stand
from resources.i18n import _, ngettext
from resources.labels import label, label_of, small_label_of
from views.widgets.dagen import dag_kort, dag_lang
from views.widgets.lijn import Chip, Knop, Lijn, Soort, Vak
from views.widgets.standen import chip_of_stand

KOP_NU = "kop:nu"
KOP_VRAGEN = "kop:vragen"
KOP_WACHT = "kop:wacht"
KOP_LATER = "kop:later"
KOP_KLAAR = "kop:klaar"
MEER = "meer"


def chip_of(punt: PuntRow, vandaag: date) -> Chip | None:
    """Say the stand of a line as sign, word and colour; red only for a term that stands in a document."""
    return chip_of_stand(
        punt.stand,
        punt.termijn,
        vandaag,
        gedaan_op=punt.gedaan_op,
        wacht_sinds=punt.wacht_sinds,
        uitgesteld_tot=punt.uitgesteld_tot,
    )


def doener_words(punt: PuntRow) -> str:
    """Say who does it: `Jij`, `Samen met corporatie`, or the party itself."""
    eigen = _("Jij") if punt.doener is Partij.MB else label(punt.doener)
    met = [_other(partij) for partij in punt.met]
    if not met:
        return eigen
    if punt.doener is Partij.MB:
        return _("Samen met {wie}").format(wie=_and(met))
    return _("{wie}, samen met {met}").format(wie=eigen, met=_and(met))


def _other(partij: Partij) -> str:
    if partij is Partij.MB:
        return _("jou")
    words = label(partij)
    return words if words.isupper() or partij is Partij.NID else words.lower()


def _and(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{eerst} en {laatst}").format(eerst=", ".join(words[:-1]), laatst=words[-1])


def _second(punt: PuntRow) -> str:
    parts = [doener_words(punt)]
    if punt.onderwerp:
        parts.append(punt.onderwerp)
    if punt.staat is Staat.WACHT:
        parts.append(_("wacht op {wie}").format(wie=party(punt.wacht_op)))
    elif punt.stand is Stand.VERVALLEN:
        parts.append(_("vervallen"))
    elif punt.staat in (Staat.NVT, Staat.UITGESTELD) and punt.reden:
        parts.append(_("want {reden}").format(reden=punt.reden))
    elif punt.staat is Staat.GEDAAN:
        if punt.gedaan_door:
            parts.append(_("door {wie}").format(wie=label_of("gedaan_door", punt.gedaan_door)))
    elif punt.termijn is not None:
        parts.append(_("vaste termijn (document)") if punt.termijn_hard else _("richtdatum (voorstel)"))
    if punt.notitie:
        parts.append(_("notitie: {tekst}").format(tekst=punt.notitie))
    return " · ".join(parts)


def party(code: str) -> str:
    """Name a party by its code, or give the name back as it was typed."""
    return label(Partij(code)) if code in Partij.__members__ else code


def lijn_of_punt(punt: PuntRow, vandaag: date, *, kaart: str, sleutel: str = "") -> Lijn:
    """Make the line of an actiepunt with its boxes, chip and menu."""
    lapsed = punt.stand is Stand.VERVALLEN
    vakken = tuple(
        Vak(
            sleutel=vak.punt_uid,
            letter=vak.letter,
            naam=vak.naam,
            aan=vak.staat is Staat.GEDAAN,
            kan=vak.staat is not Staat.NVT and vak.stand is not Stand.VERVALLEN,
        )
        for vak in punt.letters
    )
    done = bool(vakken) and all(vak.aan or not vak.kan for vak in vakken)
    waarom = bool(punt.termijn or punt.wacht_anker) and not lapsed and punt.staat is not Staat.GEDAAN
    return Lijn(
        sleutel=sleutel or punt.uid,
        titel=punt.tekst,
        kaart=kaart,
        onder=_second(punt),
        link=_("waarom deze datum?") if waarom and punt.termijn else "",
        nummer=str(punt.nummer),
        ster=punt.kern,
        vink=None if lapsed else (done if vakken else punt.staat is Staat.GEDAAN),
        vakken=vakken,
        chip=chip_of(punt, vandaag),
        menu=not lapsed,
        grijs=lapsed or punt.staat is Staat.NVT or punt.voor_onze_tijd,
        tip=_tip(punt),
    )


def _tip(punt: PuntRow) -> str:
    parts = []
    if punt.kern:
        parts.append(_("★ nodig voor de volgende fase"))
    if punt.termijn is not None:
        parts.append(dag_lang(punt.termijn))
    if punt.bron:
        parts.append(_("bron: {bron}").format(bron=punt.bron))
    return " · ".join(parts)


def nu_lijnen(dossier: DossierRow, nu: NuRow, vandaag: date, open_: Collection[str]) -> list[Lijn]:
    """Make the tab *Nu*: the fold *Nu doen*, the questions, and the three other folds."""
    lines = _nu_doen(nu, vandaag, _tekendag(dossier, vandaag))
    if dossier.vragen:
        lines += _vragen(dossier.vragen, KOP_VRAGEN in open_)
    if nu.wacht:
        lines += _wacht(nu, vandaag, open_)
    if nu.niet_aan_de_beurt:
        lines += _niet_aan_de_beurt(nu, vandaag, open_)
    if nu.klaar_aantal or nu.voor_onze_tijd:
        lines += _klaar(nu, vandaag, open_)
    return lines


def _tekendag(dossier: DossierRow, vandaag: date) -> date | None:
    """The agreed day of signing that is still to come; the newest round counts."""
    agreed = [
        anker.gepland
        for anker in sorted(dossier.ankers, key=_round)
        if anker.soort == Anker.TEKENDATUM and anker.gepland is not None and anker.werkelijk is None
    ]
    return agreed[-1] if agreed and agreed[-1] >= vandaag else None


def _round(anker: AnkerRow) -> int:
    return anker.ronde


def _nu_doen(nu: NuRow, vandaag: date, tekendag: date | None) -> list[Lijn]:
    count = len(nu.nu)
    tekst = ngettext("{n} punt", "{n} punten", count).format(n=count) if count else ""
    knoppen: tuple[Knop, ...] = ()
    if tekendag is not None:
        knoppen = (Knop("dagkaart", _("Dagkaart {dag}").format(dag=dag_kort(tekendag, vandaag)), "d"),)
    lines = [Lijn(KOP_NU, _("Nu doen"), kaart="nu", soort=Soort.KOP, onder=tekst, knoppen=knoppen)]
    if not count:
        leeg = _("Niets te doen in de komende 14 dagen. Wat later komt, staat hieronder.")
        lines.append(Lijn("leeg:nu", leeg, kaart="nu", soort=Soort.TEKST))
    lines += [lijn_of_punt(punt, vandaag, kaart="nu") for punt in nu.nu]
    if nu.nog:
        lines.append(Lijn(MEER, _("nog {n} →").format(n=nu.nog), kaart="nu", soort=Soort.MEER))
    return lines


def _vragen(vragen: Sequence[VraagRow], open_: bool) -> list[Lijn]:  # noqa: FBT001 - told by the caller
    count = len(vragen)
    lines = [
        Lijn(
            KOP_VRAGEN,
            _("Nog te bepalen"),
            kaart="vragen",
            soort=Soort.KOP,
            onder=ngettext("{n} vraag", "{n} vragen", count).format(n=count),
            open=open_,
        )
    ]
    if open_:
        lines += [_vraag(vraag) for vraag in vragen]
    return lines


def vraag_key(vraag: VraagRow) -> str:
    """The key of a question's line."""
    return f"vraag:{vraag.code}:{vraag.onderwerp_uid}:{vraag.item_id}"


def _vraag(vraag: VraagRow) -> Lijn:
    wacht = ngettext("{n} punt wacht op dit antwoord", "{n} punten wachten op dit antwoord", vraag.punten)
    wacht = wacht.format(n=vraag.punten)
    return Lijn(
        vraag_key(vraag),
        vraag.vraag,
        kaart="vragen",
        onder=f"{vraag.naam} · {wacht}" if vraag.naam else wacht,
        knoppen=(Knop("invullen", _("Invullen"), "i"),)
        if vraag.herkomst == "afgeleid"
        else (Knop("ja", _("Ja"), "j"), Knop("nee", _("Nee"), "n")),
    )


def _wacht(nu: NuRow, vandaag: date, open_: Collection[str]) -> list[Lijn]:
    samen = " · ".join(f"{party(wie)} {len(punten)}" for wie, punten in nu.wacht)
    oudst = max(
        (
            (vandaag - punt.wacht_sinds).days
            for _wie, punten in nu.wacht
            for punt in punten
            if punt.wacht_sinds
        ),
        default=0,
    )
    if oudst:
        samen += ngettext(", oudste {n} dag", ", oudste {n} dagen", oudst).format(n=oudst)
    unfolded = KOP_WACHT in open_
    lines = [
        Lijn(KOP_WACHT, _("Wacht op een ander"), kaart="wacht", soort=Soort.KOP, onder=samen, open=unfolded)
    ]
    if not unfolded:
        return lines
    for wie, punten in nu.wacht:
        key = f"wacht:{wie}"
        lines.append(_group(key, party(wie), punten, "wacht", open_=key in open_))
        if key in open_:
            lines += [lijn_of_punt(punt, vandaag, kaart="wacht") for punt in punten]
    return lines


def _group(key: str, naam: str, punten: Sequence[PuntRow], kaart: str, *, open_: bool) -> Lijn:
    count = len(punten)
    titel = ngettext("{wie}: {n} punt", "{wie}: {n} punten", count).format(wie=naam, n=count)
    eerste = punten[0].tekst if punten else ""
    meer = _("{eerste} en {n} meer").format(eerste=eerste, n=count - 1) if count > 1 else eerste
    return Lijn(key, titel, kaart=kaart, onder="" if open_ else meer, open=open_)


def _niet_aan_de_beurt(nu: NuRow, vandaag: date, open_: Collection[str]) -> list[Lijn]:
    count = sum(len(punten) for _anker, punten in nu.niet_aan_de_beurt)
    if len(nu.niet_aan_de_beurt) == 1:
        anker = anker_woord(nu.niet_aan_de_beurt[0][0])
        onder = ngettext("{n} punt wacht op: {wat}", "{n} punten wachten op: {wat}", count).format(
            n=count, wat=anker
        )
    else:
        onder = ngettext("{n} punt", "{n} punten", count).format(n=count)
    unfolded = KOP_LATER in open_
    lines = [
        Lijn(
            KOP_LATER, _("Nog niet aan de beurt"), kaart="later", soort=Soort.KOP, onder=onder, open=unfolded
        )
    ]
    if not unfolded:
        return lines
    for anker, punten in nu.niet_aan_de_beurt:
        key = f"later:{anker}"
        naam = _("Wacht op {wat}").format(wat=anker_woord(anker)) if anker else _("Zonder datum")
        lines.append(_group(key, naam, punten, "later", open_=key in open_))
        if key in open_:
            lines += [_later_lijn(punt, vandaag) for punt in punten]
    return lines


def _later_lijn(punt: PuntRow, vandaag: date) -> Lijn:
    """A line in the fold *Nog niet aan de beurt*: it need not say so once more."""
    lijn = lijn_of_punt(punt, vandaag, kaart="later")
    return replace(lijn, chip=None) if punt.stand is Stand.NIET_AAN_DE_BEURT else lijn


def _klaar(nu: NuRow, vandaag: date, open_: Collection[str]) -> list[Lijn]:
    onder = ngettext("{n} punt", "{n} punten", nu.klaar_aantal).format(n=nu.klaar_aantal)
    if nu.voor_onze_tijd:
        onder += " · " + _("{n} voor onze tijd").format(n=nu.voor_onze_tijd)
    unfolded = KOP_KLAAR in open_
    lines = [Lijn(KOP_KLAAR, _("Klaar"), kaart="klaar", soort=Soort.KOP, onder=onder, open=unfolded)]
    if unfolded:
        lines += [lijn_of_punt(punt, vandaag, kaart="klaar") for punt in nu.klaar]
    return lines


def poort_lijn(punt: PuntRow, vandaag: date) -> Lijn:
    """An open ★ as a line to read, without boxes."""
    return Lijn(
        f"poort:{punt.uid}", punt.tekst, kaart="poort", nummer=str(punt.nummer), chip=chip_of(punt, vandaag)
    )


def anker_woord(code: str) -> str:
    """Name an anchor, or another reason to wait, in plain words."""
    waits = {"uitgesteld": _("de dag die jij koos"), "gepauzeerd": _("de klok, die stilstaat")}
    if code in waits:
        return waits[code]
    return small_label_of("Anker", code)


def punten_lijnen(punten: Sequence[PuntRow], vandaag: date) -> list[Lijn]:
    """Make the tab *Punten*: every line, grouped by phase and round."""
    lines: list[Lijn] = []
    groups: dict[tuple[int, str], list[PuntRow]] = {}
    for punt in punten:
        groups.setdefault((punt.ronde, punt.fase.value if punt.fase else ""), []).append(punt)
    for (ronde, fase), group in sorted(groups.items(), key=lambda item: (item[0][0], _order(item[0][1]))):
        kaart = f"fase:{fase}:{ronde}"
        titel = f"{Fase(fase).nummer}  {label(Fase(fase))}" if fase else _("Zonder fase")
        if ronde > 1:
            titel += " · " + _("ronde {n}").format(n=ronde)
        klaar = sum(punt.staat is Staat.GEDAAN for punt in group)
        onder = _("{klaar} van {alle} klaar").format(klaar=klaar, alle=len(group))
        lines.append(Lijn(f"kop:{kaart}", titel, kaart=kaart, soort=Soort.KOP, onder=onder))
        lines += [lijn_of_punt(punt, vandaag, kaart=kaart) for punt in group]
    return lines


def _order(fase: str) -> int:
    return Fase(fase).nummer if fase else 9
