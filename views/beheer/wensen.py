"""What a saved form of Beheer means: the verbs with their arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from models.content import Item, Termijn
from models.queries.rows_beheer import InstellingRow, MatrixVersieRow
from models.services import beheer, cijfers, inhoud, matrix
from models.values import Anker, AnkerStand, Fase, Herkomst, LaterErbij, Partij, Reikwijdte, Verdeling
from resources.i18n import _
from views.beheer import velden
from views.widgets.velden import Waarde

Wens = tuple[Any, tuple[object, ...], dict[str, object]]
"""A verb with its arguments."""


@dataclass(frozen=True, slots=True)
class Formulier:
    """A saved form: what it is about, all values, and those that differ from what was shown."""

    soort: str
    sleutel: str
    gemeente: str
    values: dict[str, Waarde]
    changed: dict[str, Waarde]

    def text(self, code: str) -> str:
        """A value as text."""
        return str(self.values.get(code) or "")


def wishes_of(
    form: Formulier, instellingen: Sequence[InstellingRow], item: Item | None, versie: MatrixVersieRow | None
) -> list[Wens]:
    """Turn a form into verbs; nothing changed = no verbs."""
    if form.soort.startswith("nieuw:"):
        return [_new(form)]
    if form.soort in ("rij", "versie:datums", "versie:vast"):
        return _matrix(form, versie.uid) if versie is not None else []
    if form.soort == "cijfer":
        return _cijfer(form, instellingen)
    if form.soort == "punt":
        return _punt(form, item) if item is not None else []
    savers = {
        "gemeente": beheer.save_gemeente_field,
        "organisatie": beheer.save_organisatie_field,
        "contact": beheer.save_contactpersoon_field,
    }
    return [(savers[form.soort], (form.sleutel, code, value), {}) for code, value in form.changed.items()]


def _new(form: Formulier) -> Wens:
    if form.soort == "nieuw:organisatie":
        words: dict[str, object] = {code: form.text(code) for code in ("telefoon", "email", "adres")}
        words["gemeente_uid"] = form.text("gemeente_uid")
        return beheer.add_organisatie, (form.text("soort"), form.text("naam")), words
    if form.soort == "nieuw:contact":
        where = form.text("organisatie_uid")
        place: dict[str, object] = {"organisatie_uid": where} if where else {"gemeente_uid": form.gemeente}
        words = {code: form.text(code) for code in ("functie", "telefoon", "email", "loket")}
        return beheer.add_contactpersoon, (form.text("naam"),), words | place
    return inhoud.add_item, (form.gemeente, _new_item(form)), {}


def _cijfer(form: Formulier, rows: Sequence[InstellingRow]) -> list[Wens]:
    row = next((one for one in rows if one.code == form.sleutel), None)
    if row is None or not form.changed:
        return []
    value = velden.instelling_waarde(row, form.values.get("waarde"))
    args = (form.sleutel, value, form.values.get("geldig_vanaf"), form.text("bron"))
    return [(cijfers.save_instelling, args, {"gemeente_uid": form.gemeente})]


def _punt(form: Formulier, item: Item) -> list[Wens]:
    wensen: list[Wens] = []
    if {"tekst", "anker", "offset", "kern"} & set(form.changed):
        wensen.append((inhoud.adapt_item, (form.gemeente, _adapted(item, form)), {}))
    if "aan" in form.changed:
        args = (form.gemeente, item.id, not form.values["aan"], form.text("reden"))
        wensen.append((inhoud.switch_item, args, {}))
    return wensen


def _adapted(item: Item, form: Formulier) -> str:
    """The item as the gemeente wants it, as JSON; a changed term is a proposal of the gemeente."""
    termijn = item.termijn
    if termijn is not None:
        anker = Anker(form.text("anker") or termijn.anker.value)
        offset = form.text("offset").replace(" ", "")
        if (anker, offset) != (termijn.anker, termijn.offset):
            termijn = msgspec.structs.replace(termijn, anker=anker, offset=offset, herkomst=Herkomst.VOORSTEL)
    changed = msgspec.structs.replace(
        item, tekst=form.text("tekst").strip(), kern=bool(form.values.get("kern")), termijn=termijn
    )
    return msgspec.json.encode(changed).decode()


def _new_item(form: Formulier) -> str:
    """An own item of the gemeente, as JSON; its number is given when it is saved."""
    fase = Fase(form.text("fase") or Fase.VESTIGING.value)
    offset = form.text("offset").replace(" ", "")
    item = Item(
        id={Fase.PRE_VESTIGING: "pv-00", Fase.VESTIGING: "ve-00", Fase.INTEGRATIE: "in-00"}[fase],
        versie=1,
        fase=fase,
        tekst=form.text("tekst").strip(),
        wie=(Partij(form.text("doener") or Partij.MB.value),),
        verdeling=Verdeling.VOLLEDIG,
        onze=True,
        reikwijdte=Reikwijdte.HUISHOUDEN,
        matrix="geen",
        later_erbij=LaterErbij.NVT,
        bron=_("eigen punt"),
        herkomst=Herkomst.GEMEENTE,
        kern=bool(form.values.get("kern")),
        termijn=Termijn(
            anker=Anker(form.text("anker") or Anker.VERHUIZING.value),
            stand=AnkerStand.GEPLAND if offset.startswith("-") or not offset else AnkerStand.WERKELIJK,
            offset=offset,
        ),
    )
    return msgspec.json.encode(item).decode()


def _matrix(form: Formulier, versie_uid: str) -> list[Wens]:
    if form.soort == "versie:vast":
        return [(matrix.settle_matrix, (versie_uid,), {})]
    if form.soort == "versie:datums":
        return [
            (matrix.save_matrix_field, (versie_uid, code, value), {}) for code, value in form.changed.items()
        ]
    if not form.changed:
        return []
    verdeling, trekker = form.text("verdeling"), form.text("trekker")
    parties = (trekker,) if verdeling == Verdeling.VOLLEDIG.value else velden.chosen_parties(form.values)
    kwargs: dict[str, object] = {
        "verdeling": verdeling,
        "trekker": trekker,
        "partijen": parties,
        "tekst": form.text("tekst"),
        "wie_doet_wat": form.text("wie_doet_wat"),
    }
    return [(matrix.save_matrix_regel, (versie_uid, form.sleutel), kwargs)]
