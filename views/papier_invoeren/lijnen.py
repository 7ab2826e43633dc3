"""What the typed text does, as lines: what is wrong first, then what happens to each line of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.changes import Effect
from models.queries.rows_papier import AfdrukRow, BladRow
from models.rules.blad import Blad, BladPunt, BladRegel, Melding, Stap, Uitkomst
from models.rules.bladtaal import Daad, Rest
from models.values import Partij, Staat
from resources.i18n import _, ngettext
from resources.labels import label_of
from resources.sentences import sentence
from views.widgets import gevolg
from views.widgets.dagen import dag_kort, moment
from views.widgets.lijn import Chip, Lijn, Soort, Toon

FOUT, GEBEURT, ERBIJ, BLIJFT, BLAD = "fout", "gebeurt", "erbij", "blijft", "blad"


@dataclass(frozen=True, slots=True)
class Inzicht:
    """All that the right side shows, made of the sheet, the typed text and what it does."""

    rij: BladRow
    uitkomst: Uitkomst
    getypt: tuple[str, ...]
    """The typed lines."""
    vandaag: date
    effect: Effect | None = None

    @property
    def blad(self) -> Blad:
        """The sheet."""
        return self.rij.blad


def invoer_lijnen(inzicht: Inzicht) -> list[Lijn]:
    """Make all lines; without any typed text they are the lines of the sheet."""
    uitkomst = inzicht.uitkomst
    if uitkomst.leeg and not uitkomst.meldingen:
        return _sheet(inzicht)
    done = {stap.nummer for stap in uitkomst.stappen}
    rest = [regel for nummer, regel in inzicht.blad.regels.items() if nummer not in done]
    return [
        *_problems(inzicht),
        *_happening(inzicht),
        *_beside(inzicht),
        *_effects(inzicht),
        *_group(
            BLIJFT,
            _("Blijft zoals het is ({n})").format(n=len(rest)),
            [
                _line(
                    BLIJFT,
                    regel,
                    _standing(regel, inzicht.vandaag),
                    several=not inzicht.blad.dossier_uid,
                    grijs=True,
                )
                for regel in rest
            ],
        ),
    ]


def kop_woorden(rij: BladRow) -> str:
    """Say which sheet it is: kind, gezin or how many, printed when and by whom."""
    gezinnen = {regel.gezin for regel in rij.blad.regels.values() if regel.gezin}
    who = [rij.gezin, rij.dossier_nummer] if rij.dossier_nummer else []
    if not who and gezinnen:
        n = len(gezinnen)
        who = [ngettext("{n} gezin", "{n} gezinnen", n).format(n=n)]
    printed = _("geprint {op}").format(op=moment(rij.op))
    return " · ".join(part for part in (*who, printed, rij.wie) if part)


def ligt_lijnen(rows: Sequence[AfdrukRow]) -> list[Lijn]:
    """The sheets with lines that still lie on paper; Enter opens one."""
    lines = [
        Lijn(
            row.code,
            label_of("Papier", row.soort),
            kaart="ligt",
            nummer=row.code,
            onder=" · ".join(
                part
                for part in (
                    _("dossier {nummer}").format(nummer=row.dossier_nummer) if row.dossier_nummer else "",
                    moment(row.op),
                    row.wie,
                )
                if part
            ),
            chip=Chip(_("deels ingevoerd"), Toon.RUST, "vink") if row.ingevoerd_op is not None else None,
        )
        for row in rows
    ]
    return _group("ligt", _("Ligt nog op papier"), lines)


def samenvatting(inzicht: Inzicht) -> str:
    """One sentence under the lists: what is saved, or what must be mended first."""
    uitkomst = inzicht.uitkomst
    if uitkomst.fouten:
        n = uitkomst.fouten
        return ngettext("Nog {n} ding goed zetten", "Nog {n} dingen goed zetten", n).format(n=n)
    if uitkomst.leeg:
        return ""
    counts: dict[Daad, set[int]] = {}
    for stap in uitkomst.stappen:
        counts.setdefault(stap.daad, set()).add(stap.nummer)
    parts = [f"{len(nummers)} {_short(daad)}" for daad, nummers in counts.items()]
    if uitkomst.eigen:
        n = len(uitkomst.eigen)
        parts.append(ngettext("{n} eigen punt erbij", "{n} eigen punten erbij", n).format(n=n))
    if uitkomst.bijzonder:
        parts.append(_("notitie bij het gezin"))
    if uitkomst.niet_gekomen:
        parts.append(_("niet gekomen"))
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def melding_woorden(code: str, params: Mapping[str, str | int], vandaag: date) -> str:
    """Put a code of a sheet in words: days as people say them, reasons as sentences."""
    words = dict(params)
    if words.get("dag"):
        words["dag"] = dag_kort(date.fromisoformat(str(words["dag"])), vandaag)
    if words.get("reden"):
        words["reden"] = sentence(str(words["reden"])).rstrip(".")
    return sentence(code, **words)


# --- what is wrong ---


def _problems(inzicht: Inzicht) -> list[Lijn]:
    wrong = [melding for melding in inzicht.uitkomst.meldingen if melding.fout]
    lines = [
        Lijn(
            f"{FOUT}:{nr}:{melding.regel}",
            inzicht.getypt[melding.regel].strip() if melding.regel < len(inzicht.getypt) else "",
            kaart=FOUT,
            onder=melding_woorden(melding.code, dict(melding.params), inzicht.vandaag),
            chip=Chip(_("klopt nog niet"), Toon.TE_LAAT),
            lang=True,
        )
        for nr, melding in enumerate(wrong)
    ]
    return _group(FOUT, _("Eerst dit goed zetten ({n})").format(n=len(lines)), lines)


# --- what happens ---


def _happening(inzicht: Inzicht) -> list[Lijn]:
    steps: dict[int, list[Stap]] = {}
    for stap in inzicht.uitkomst.stappen:
        steps.setdefault(stap.nummer, []).append(stap)
    hints: dict[int, list[str]] = {}
    loose: list[str] = []
    for melding in inzicht.uitkomst.meldingen:
        if not melding.fout:
            _hint(melding, steps, hints, loose, inzicht.vandaag)
    lines = [
        _step_line(inzicht, inzicht.blad.regels[nummer], group, hints.get(nummer, ()))
        for nummer, group in steps.items()
    ]
    said = [
        Lijn(f"hint:{nr}", _("Let op"), kaart=GEBEURT, onder=words, lang=True)
        for nr, words in enumerate(loose)
    ]
    return _group(GEBEURT, _("Dit gebeurt er ({n})").format(n=len(lines)), [*said, *lines])


def _hint(
    melding: Melding,
    steps: Mapping[int, object],
    hints: dict[int, list[str]],
    loose: list[str],
    vandaag: date,
) -> None:
    words = melding_woorden(melding.code, dict(melding.params), vandaag)
    if melding.nummer in steps:
        hints.setdefault(melding.nummer, []).append(words)
    else:
        loose.append(words)


def _step_line(inzicht: Inzicht, regel: BladRegel, steps: Sequence[Stap], hints: Iterable[str]) -> Lijn:
    """One line of the sheet: who, what is noted with it, and a chip that says what happens."""
    first = steps[0]
    who = _who(regel.punten, steps)
    deeds = {stap.daad for stap in steps}
    parts = [
        regel.gezin if not inzicht.blad.dossier_uid else "",
        who,
        _detail(first, inzicht.vandaag),
        *hints,
    ]
    chip = _chip(first, inzicht.vandaag) if len(deeds) == 1 else Chip(_("per persoon anders"), Toon.RUST)
    if len(deeds) > 1:
        parts[2] = " · ".join(f"{s.letter} {_short(s.daad)}" for s in steps)
    return Lijn(
        f"{GEBEURT}:{regel.nummer}",
        regel.tekst,
        kaart=GEBEURT,
        nummer=str(regel.nummer),
        onder=" · ".join(part for part in parts if part),
        chip=chip,
        lang=True,
    )


def _who(punten: Sequence[BladPunt], steps: Sequence[Stap]) -> str:
    """The people of a line whom it is about: `a Hodan, b Ayaan`."""
    uids = {stap.punt_uid for stap in steps}
    return ", ".join(
        f"{punt.letter} {punt.naam}".strip() for punt in punten if punt.letter and punt.uid in uids
    )


def _detail(stap: Stap, vandaag: date) -> str:
    if stap.daad is Daad.KLAAR:
        asked = stap.gevraagd
        rent = _("huur gaat in op {dag}") if stap.vraagt == "huuringang" else _("dag: {dag}")
        parts = [rent.format(dag=dag_kort(asked, vandaag)) if asked is not None else ""]
        parts.append(_("notitie: {tekst}").format(tekst=stap.tekst) if stap.tekst else "")
        return " · ".join(part for part in parts if part)
    if stap.daad is Daad.WACHT:
        return _("sinds {dag}").format(dag=dag_kort(stap.dag, vandaag)) if stap.dag is not None else ""
    if stap.daad is Daad.NOTITIE:
        return _("notitie: {tekst}").format(tekst=stap.tekst)
    return _("want {reden}").format(reden=stap.tekst) if stap.tekst else ""


def _chip(stap: Stap, vandaag: date) -> Chip:
    dag = dag_kort(stap.dag, vandaag) if stap.dag is not None else ""
    if stap.daad is Daad.KLAAR:
        return Chip(_("klaar, {dag}").format(dag=dag), Toon.OP_SCHEMA)
    if stap.daad is Daad.LATER:
        return Chip(_("later, {dag}").format(dag=dag), Toon.WEEK)
    if stap.daad is Daad.WACHT:
        who = label_of("Partij", stap.tekst) if stap.tekst in set(Partij) else stap.tekst
        return Chip(_("wacht op {wie}").format(wie=who[:24]), Toon.RUST, "pauze")
    words = {Daad.NIET_NODIG: _("niet nodig"), Daad.NOTITIE: _("blijft open")}.get(stap.daad, "")
    return Chip(words, Toon.RUST)


def _short(daad: Daad) -> str:
    return {
        Daad.KLAAR: _("klaar"),
        Daad.NIET_NODIG: _("niet nodig"),
        Daad.LATER: _("later"),
        Daad.WACHT: _("wacht"),
        Daad.NOTITIE: _("met notitie"),
        Daad.OPEN: _("open"),
    }[daad]


# --- beside the lines ---


def _beside(inzicht: Inzicht) -> list[Lijn]:
    uitkomst = inzicht.uitkomst
    lines = [_own(nr, rest, inzicht.vandaag) for nr, rest in enumerate(uitkomst.eigen)]
    lines += [
        Lijn(
            f"{ERBIJ}:notitie:{nr}",
            words,
            kaart=ERBIJ,
            onder=_("Komt bij de notitie van het gezin. Geen ziekte, geen BSN."),
            chip=Chip(_("notitie"), Toon.RUST),
        )
        for nr, words in enumerate(uitkomst.bijzonder)
    ]
    if uitkomst.niet_gekomen:
        lines.append(
            Lijn(
                f"{ERBIJ}:niet_gekomen",
                _("Het gezin is niet gekomen"),
                kaart=ERBIJ,
                onder=sentence("niet_gekomen_vastleggen"),
                chip=Chip(_("let op"), Toon.WEEK, "uitroep"),
                lang=True,
            )
        )
    return _group(ERBIJ, _("Komt erbij"), lines)


def _own(nr: int, rest: Rest, vandaag: date) -> Lijn:
    parts = [_("Aan zet: {wie}").format(wie=label_of("Partij", rest.aan_zet or Partij.MB.value))]
    if rest.dag is not None:
        parts.append(_("voor {dag}").format(dag=dag_kort(rest.dag, vandaag)))
    return Lijn(
        f"{ERBIJ}:eigen:{nr}",
        rest.tekst,
        kaart=ERBIJ,
        onder=" · ".join(parts),
        chip=Chip(_("eigen punt"), Toon.OP_SCHEMA, "vink"),
    )


def _effects(inzicht: Inzicht) -> list[Lijn]:
    """What moves beside the lines themselves: dates, and points that come or lapse."""
    if inzicht.effect is None:
        return []
    lines = gevolg.lijnen(inzicht.effect, inzicht.vandaag)
    own = {rest.tekst for rest in inzicht.uitkomst.eigen}
    left = [line for line in lines if line.kaart in ("datums", "vervalt", "erbij") and line.titel not in own]
    heads = {line.kaart for line in left if line.soort is not Soort.KOP}
    return [line for line in left if line.kaart in heads]


# --- lines of the sheet ---


def _sheet(inzicht: Inzicht) -> list[Lijn]:
    several = not inzicht.blad.dossier_uid
    lines = [
        _line(BLAD, regel, _standing(regel, inzicht.vandaag), several=several)
        for regel in inzicht.blad.regels.values()
    ]
    return _group(BLAD, _("Op dit blad"), lines)


def _line(kaart: str, regel: BladRegel, chip: Chip | None, *, several: bool, grijs: bool = False) -> Lijn:
    """A line as it stands; on a sheet of several gezinnen with the gezin."""
    letters = " ".join(punt.letter for punt in regel.punten if punt.letter)
    asks = {
        "huuringang": _("vraagt: huur gaat in op"),
        "datum": _("vraagt: een dag"),
    }.get(regel.vraagt, "")
    parts = [regel.gezin if several else "", letters, asks]
    return Lijn(
        f"{kaart}:{regel.nummer}",
        regel.tekst or _("niet van jou, of er niet meer"),
        kaart=kaart,
        nummer=str(regel.nummer),
        onder=" · ".join(part for part in parts if part),
        chip=chip,
        grijs=grijs,
    )


def _standing(regel: BladRegel, vandaag: date) -> Chip | None:
    """How a line stands now, where that is not simply open."""
    punten = regel.punten
    if any(punt.vervallen for punt in punten):
        return Chip(_("vervallen"), Toon.RUST)
    states = {punt.staat for punt in punten}
    if states == {Staat.GEDAAN}:
        day = max((p.gedaan_op for p in punten if p.gedaan_op is not None), default=None)
        words = _("was al klaar, {dag}").format(dag=dag_kort(day, vandaag)) if day else _("was al klaar")
        return Chip(words, Toon.OP_SCHEMA)
    names = {Staat.NVT: _("niet nodig"), Staat.WACHT: _("wacht"), Staat.UITGESTELD: _("later")}
    name = names.get(next(iter(states))) if len(states) == 1 else None
    return Chip(name, Toon.RUST) if name else None


def _group(code: str, titel: str, lines: list[Lijn]) -> list[Lijn]:
    if not lines:
        return []
    return [Lijn(f"kop:{code}", titel, kaart=code, soort=Soort.KOP), *lines]
