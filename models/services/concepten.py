"""Drafts: what was half typed, kept outside the historie and read back after unlocking (foundations 17).

No bewerking is made of a draft: it is nobody's act yet, and it is deleted as soon as it is saved.
"""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update

from models.errors import Refused
from models.queries.lezer import Lezer
from models.queries.lijstkeuze import PLEK
from models.services.verb import Plek
from models.tables import Concept

GROOTST = 200_000
"""Characters; a draft is a form, not a file."""


def save_concept(plek: Plek, scherm: str, object_uid: str, inhoud: str) -> None:
    """Keep what stands half typed in a form (JSON), in place of an earlier draft of the same form.

    Raises Refused("concept_te_groot").
    """
    if len(inhoud) > GROOTST:
        raise Refused("concept_te_groot")
    with plek.store.writer() as session:
        connection = session.connection()
        changed = connection.execute(
            update(Concept)
            .where(Concept.wie == plek.wie, Concept.scherm == scherm, Concept.object_uid == object_uid)
            .values(inhoud=inhoud, bewaard_op=plek.klok.nu(), versie=Concept.versie + 1)
        )
        if not changed.rowcount:
            connection.execute(
                insert(Concept).values(
                    wie=plek.wie,
                    scherm=scherm,
                    object_uid=object_uid,
                    inhoud=inhoud,
                    bewaard_op=plek.klok.nu(),
                )
            )


def load_concept(lezer: Lezer, scherm: str, object_uid: str = "") -> str:
    """Read the draft of a form of who asks; empty when there is none."""
    found = lezer.session.connection().scalar(
        select(Concept.inhoud).where(
            Concept.wie == lezer.wie, Concept.scherm == scherm, Concept.object_uid == object_uid
        )
    )
    return found or ""


def load_concepten(lezer: Lezer) -> tuple[tuple[str, str], ...]:
    """Name the forms (screen, object) that have a draft of who asks, the newest first."""
    rows = lezer.session.connection().execute(
        select(Concept.scherm, Concept.object_uid)
        .where(Concept.wie == lezer.wie, ~Concept.scherm.startswith(PLEK, autoescape=True))
        .order_by(Concept.bewaard_op.desc(), Concept.id.desc())
    )
    return tuple((str(r[0]), str(r[1])) for r in rows)


def discard_concept(plek: Plek, scherm: str, object_uid: str = "") -> None:
    """Throw a draft away, because it was saved or given up. None there is fine."""
    with plek.store.writer() as session:
        session.connection().execute(
            delete(Concept).where(
                Concept.wie == plek.wie, Concept.scherm == scherm, Concept.object_uid == object_uid
            )
        )
