"""What a change does, in words: a summary and lines, of the effect that a preview gave."""

from __future__ import annotations

from datetime import date

from models.changes import Effect
from resources.i18n import _, ngettext
from resources.labels import label_of
from resources.sentences import sentence
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Lijn, Soort, Toon


def kort(effect: Effect) -> str:
    """Say it in one line: `Dit verandert: +6 punten, 3 datums`."""
    if effect.leeg:
        return _("Dit verandert niets aan de punten.")
    parts = []
    if effect.erbij:
        parts.append(ngettext("+{n} punt", "+{n} punten", len(effect.erbij)).format(n=len(effect.erbij)))
    if effect.gedaan:
        parts.append(ngettext("{n} klaar", "{n} klaar", len(effect.gedaan)).format(n=len(effect.gedaan)))
    if effect.verschoven:
        parts.append(
            ngettext("{n} datum", "{n} datums", len(effect.verschoven)).format(n=len(effect.verschoven))
        )
    if effect.vervalt:
        parts.append(
            ngettext("{n} punt vervalt", "{n} punten vervallen", len(effect.vervalt)).format(
                n=len(effect.vervalt)
            )
        )
    return _("Dit verandert: {wat}").format(wat=", ".join(parts))


def waarschuwingen(effect: Effect) -> tuple[str, ...]:
    """What must be seen before saving."""
    return tuple(
        sentence(code, **{name: _named(name, value) for name, value in params})
        for code, params in effect.waarschuwingen
    )


def _named(name: str, value: str | int) -> str | int:
    """A code of an anchor gets its name; other values are words or numbers already."""
    return label_of("Anker", str(value)) if name in ("anker", "ander") else value


def lijnen(effect: Effect, vandaag: date) -> tuple[Lijn, ...]:
    """Make the lists under the summary: what comes, is done, moves, lapses."""
    found: list[Lijn] = []
    groups = (
        ("erbij", _("Komt erbij"), effect.erbij),
        ("gedaan", _("Is hiermee klaar"), effect.gedaan),
        ("vervalt", _("Vervalt"), effect.vervalt),
    )
    for code, titel, teksten in groups[:2]:
        found += _group(code, titel, teksten)
    if effect.verschoven:
        found.append(Lijn("kop:datums", _("Krijgt een andere datum"), kaart="datums", soort=Soort.KOP))
        for nr, moved in enumerate(effect.verschoven):
            found.append(
                Lijn(
                    f"datums:{nr}",
                    moved.tekst,
                    kaart="datums",
                    onder=_("was {dag}").format(dag=_dag(moved.van, vandaag)) if moved.van else "",
                    nummer=moved.punt,
                    chip=Chip(_dag(moved.naar, vandaag), Toon.RUST, "klok"),
                )
            )
    found += _group(*groups[2])
    return tuple(found)


def _group(code: str, titel: str, teksten: tuple[str, ...]) -> list[Lijn]:
    if not teksten:
        return []
    lines = [Lijn(f"kop:{code}", titel, kaart=code, soort=Soort.KOP, onder=str(len(teksten)))]
    return lines + [Lijn(f"{code}:{nr}", tekst, kaart=code) for nr, tekst in enumerate(teksten)]


def _dag(iso: str, vandaag: date) -> str:
    return dag_kort(date.fromisoformat(iso), vandaag) if iso else _("nog geen datum")
