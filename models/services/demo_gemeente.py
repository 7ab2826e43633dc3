"""The figures of the fictive gemeente of the demo: round numbers that no real list holds (domain/demo.md)."""

from __future__ import annotations

from collections.abc import Mapping

from models.rules.taakstelling import Halfjaar, population_day
from models.services.taakstelling import save_inwoners, save_landelijk, save_taakstelling
from models.services.verb import Transactie


def build(t: Transactie, gemeente_uid: str, cijfers: Mapping[str, int | str]) -> None:
    """Fill in the half-year of today and the one before; nothing where the demo names no figures."""
    if not cijfers:
        return
    now, bron = Halfjaar.van(t.vandaag), str(cijfers["bron"])
    before = now.vorige
    save_landelijk.work(t, now.jaar, now.deel, int(cijfers["landelijk"]), bron)
    save_inwoners.work(
        t,
        gemeente_uid,
        population_day(now),
        gemeente=int(cijfers["inwoners"]),
        nederland=int(cijfers["nederland"]),
        bron=bron,
    )
    earlier = int(cijfers["vorige_taakstelling"])
    save_taakstelling.work(
        t,
        gemeente_uid,
        before.jaar,
        before.deel,
        opening=0,
        taakstelling=earlier,
        realisatie=earlier,
        stand=0,
        peildatum=before.eind,
        bron=bron,
    )
    save_taakstelling.work(
        t, gemeente_uid, now.jaar, now.deel, taakstelling=int(cijfers["taakstelling"]), bron=bron
    )
