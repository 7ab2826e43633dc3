"""The content as it stands in the kluis: every version, and the newest for a gemeente (foundations 12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from models import content
from models.content import Inhoud, Item
from models.queries.instellingen import Instellingen, load_instellingen_waarden
from models.tables import Bewerking, Gemeente, Historie, InhoudVersie, Instelling, PuntAanpassing
from models.values import Fase, Herkomst

S = TypeVar("S", bound=msgspec.Struct)
SOORTEN: dict[str, type[msgspec.Struct]] = {
    "actiepunt": content.Item,
    "loket": content.Loket,
    "fase": content.FaseDef,
    "voorwaarde": content.Voorwaarde,
    "matrix": content.MatrixRij,
    "instelling": content.Instelling,
    "feestdag": content.Feestdag,
    "prestatieafspraak": content.Prestatieafspraak,
}
"""Kind of content -> its strict form."""


@dataclass(frozen=True, slots=True)
class Sleutel:
    """What names one version of one piece of content; `gemeente_id` 0 = shipped."""

    soort: str
    item_id: str
    nummer: int
    gemeente_id: int


@dataclass(slots=True)
class InhoudStand:
    """Everything about content and figures at one moment of the kluis; decoded where it is asked for."""

    teksten: dict[Sleutel, str]
    aanpassingen: dict[int, dict[str, bool]]
    gemeenten: dict[str, int]
    provincies: dict[str, str]
    instellingen: Instellingen
    overgenomen: frozenset[Sleutel] = frozenset()
    """Versions that came along with a dossier: its lines point to them, they are no content of a gemeente."""
    _decoded: dict[Sleutel, Any] = field(default_factory=dict)
    _inhoud: dict[str, Inhoud] = field(default_factory=dict)
    _items: dict[tuple[str, int, str, int | None], Item | None] = field(default_factory=dict)
    _bewerking: int | None = None

    def item(self, item_id: str, nummer: int, herkomst: str, gemeente_id: int | None) -> Item | None:
        """Give the version of an item that an actiepunt points to; None where it is unknown."""
        if item_id == content.EIGEN_PUNT.id:
            return content.EIGEN_PUNT
        key = (item_id, nummer, herkomst, gemeente_id)
        if key not in self._items:
            own = (gemeente_id or 0) if herkomst == Herkomst.GEMEENTE else 0
            self._items[key] = self._decode(Sleutel("actiepunt", item_id, nummer, own), Item)
        return self._items[key]

    def inhoud(self, gemeente_uid: str = "") -> Inhoud:
        """Give the newest content for a gemeente: shipped, own and adapted items, switched off or on."""
        if gemeente_uid not in self._inhoud:
            self._inhoud[gemeente_uid] = self._compose(self.gemeenten.get(gemeente_uid, 0))
        return self._inhoud[gemeente_uid]

    def last_bewerking(self, session: Session) -> int:
        """Give the id of the last bewerking that may have changed content or figures; read once a generation.

        An undo may have taken away what no row tells any more, so the last one outside a dossier counts too.
        """
        if self._bewerking is None:
            self._bewerking = int(session.connection().scalar(_S_BEWERKING) or 0)
        return self._bewerking

    def _compose(self, gemeente_id: int) -> Inhoud:
        items = self._newest("actiepunt", Item, gemeente_id)
        for item_id, uit in self.aanpassingen.get(gemeente_id, {}).items():
            if item_id in items:
                items[item_id] = msgspec.structs.replace(items[item_id], uit=uit)
        return Inhoud(
            items=items,
            loketten=self._newest("loket", content.Loket, gemeente_id),
            fasen={
                Fase(code): fase for code, fase in self._newest("fase", content.FaseDef, gemeente_id).items()
            },
            voorwaarden=self._newest("voorwaarde", content.Voorwaarde, gemeente_id),
            matrix=self._newest("matrix", content.MatrixRij, gemeente_id),
            instellingen=tuple(self._newest("instelling", content.Instelling, gemeente_id).values()),
            feestdagen=tuple(self._newest("feestdag", content.Feestdag, gemeente_id).values()),
            prestatieafspraken=self._newest("prestatieafspraak", content.Prestatieafspraak, gemeente_id),
        )

    def _newest(self, soort: str, kind: type[S], gemeente_id: int) -> dict[str, S]:
        best: dict[str, Sleutel] = {}
        for key in self.teksten:
            if key.soort != soort or key.gemeente_id not in (0, gemeente_id) or key in self.overgenomen:
                continue
            held = best.get(key.item_id)
            if held is None or (key.gemeente_id, key.nummer) > (held.gemeente_id, held.nummer):
                best[key.item_id] = key
        found = {item_id: self._decode(key, kind) for item_id, key in best.items()}
        return {item_id: value for item_id, value in found.items() if value is not None}

    def _decode(self, key: Sleutel, kind: type[S]) -> S | None:
        if key not in self._decoded:
            text = self.teksten.get(key)
            self._decoded[key] = None if text is None else msgspec.json.decode(text, type=kind)
        value: S | None = self._decoded[key]
        return value


class InhoudCache:
    """Keeps the last `InhoudStand`; another generation of the content replaces it."""

    def __init__(self) -> None:
        self._held: tuple[tuple[object, ...], InhoudStand] | None = None

    def get(self, session: Session) -> InhoudStand:
        """Give the stand for what the session sees now; one small statement when nothing changed."""
        generation = _generation(session)
        held = self._held
        if held is None or held[0] != generation:
            held = (generation, _load(session))
            self._held = held
        return held[1]


SHARED = InhoudCache()
"""One cache for the program. The generation holds random uids, so two kluizen never share one."""


_S_BEWERKING = select(
    func.max(
        func.coalesce(
            select(func.max(Historie.bewerking_id))
            .where(
                Historie.object_uid.in_(
                    union_all(select(InhoudVersie.uid), select(PuntAanpassing.uid), select(Instelling.uid))
                )
            )
            .scalar_subquery(),
            0,
        ),
        func.coalesce(
            select(func.max(Bewerking.id))
            .where(Bewerking.soort == "undo", Bewerking.dossier_uid == "")
            .scalar_subquery(),
            0,
        ),
    )
)


def _make_generation() -> Select[*tuple[Any, ...]]:
    newest = select(InhoudVersie.uid).order_by(InhoudVersie.id.desc()).limit(1).scalar_subquery()
    figure = select(Instelling.uid).order_by(Instelling.id.desc()).limit(1).scalar_subquery()
    figures = select(func.sum(Instelling.versie)).scalar_subquery()
    switch = select(PuntAanpassing.uid).order_by(PuntAanpassing.id.desc()).limit(1).scalar_subquery()
    switches = select(func.sum(PuntAanpassing.versie)).scalar_subquery()
    places = select(func.aggregate_strings(Gemeente.uid + Gemeente.provincie, ",")).scalar_subquery()
    return select(newest, figure, figures, switch, switches, places)


_S_GENERATION = _make_generation()


def _generation(session: Session) -> tuple[object, ...]:
    return tuple(session.connection().execute(_S_GENERATION).one())


def _load(session: Session) -> InhoudStand:
    connection = session.connection()
    rows = connection.execute(
        select(
            InhoudVersie.soort,
            InhoudVersie.item_id,
            InhoudVersie.nummer,
            InhoudVersie.gemeente_id,
            InhoudVersie.json,
            InhoudVersie.overgenomen,
        ).order_by(InhoudVersie.id)
    ).all()
    teksten = {Sleutel(r[0], r[1], r[2], r[3] or 0): r[4] for r in rows}
    aanpassingen: dict[int, dict[str, bool]] = {}
    for gemeente_id, item_id, uit in connection.execute(
        select(PuntAanpassing.gemeente_id, PuntAanpassing.item_id, PuntAanpassing.uit)
    ):
        aanpassingen.setdefault(gemeente_id, {})[item_id] = bool(uit)
    plaatsen = connection.execute(select(Gemeente.uid, Gemeente.id, Gemeente.provincie)).all()
    provincies = {r[0]: r[2] for r in plaatsen}
    return InhoudStand(
        teksten=teksten,
        aanpassingen=aanpassingen,
        gemeenten={r[0]: r[1] for r in plaatsen},
        provincies=provincies,
        instellingen=load_instellingen_waarden(session, provincies),
        overgenomen=frozenset(Sleutel(r[0], r[1], r[2], r[3] or 0) for r in rows if r[5]),
    )
