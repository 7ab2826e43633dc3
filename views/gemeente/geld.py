"""Wires *Geld*: the contribution, amounts with their claims, totals, interpreters and regelingen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from models.queries.bijdragen import load_geld
from models.queries.lezer import Lezer
from models.queries.rows_geld import BijdrageRow, GeldRow
from models.rules.geld import spelled
from models.rules.taakstelling import Halfjaar
from models.services import bijdragen as verben
from models.values import Papier
from resources.i18n import _
from resources.labels import label_of
from views.gemeente import geld_lijnen as lijnen
from views.gemeente.deel import BLAD, blad_knop
from views.gemeente.rijen_deel import RijenDeel, Rijvorm
from views.ports import Ports
from views.widgets.velden import Waarde


class GeldPresenter(RijenDeel[GeldRow]):
    """The part *Geld*."""

    naam = "geld"

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, _("Geld"))

    def reading(self) -> Callable[[Lezer], GeldRow]:
        """The money of the gemeente."""
        return partial(load_geld, gemeente_uid=self.gemeente)

    def found(self, alles: GeldRow) -> None:
        """Show what was read."""
        words = _(
            "Wat hier is uitgerekend, is van ons en niet officieel: wie betaalt, rekent zelf. Bijdrage,"
            " gemiste huur, krediet en tolken tellen alleen de gezinnen die jij mag zien."
        )
        head = (*((("erbij:geldpost", _("Bedrag vastleggen")),) if self.mag else ()), blad_knop())
        self.deel.show_head(_("Geld"), words, head, eerste="erbij:geldpost")
        self.deel.show_lijnen(lijnen.lijnen(alles, self.vandaag, mag=self.mag))

    def pressed(self, code: str) -> None:
        """A button of the head: an amount, or the paper."""
        if code == BLAD:
            self.open_paper(Papier.GELDBLAD)
        else:
            super().pressed(code)

    def vormen(self) -> Mapping[str, Rijvorm]:
        """Amounts and regelingen."""
        return {
            "geldpost": Rijvorm(
                _("Bedrag vastleggen"),
                _("Bedrag wijzigen"),
                lijnen.post_velden,
                partial(lijnen.post_waarden, vandaag=self.vandaag),
                verben.add_geldpost,
                verben.save_geldpost,
                verben.remove_geldpost,
                "geldpost_uid",
            ),
            "regeling": Rijvorm(
                _("Regeling erbij"),
                _("Regeling wijzigen"),
                lijnen.regeling_velden,
                lijnen.regeling_waarden,
                verben.add_regeling,
                verben.save_regeling,
                verben.remove_regeling,
                "regeling_uid",
            ),
        }

    def row_of(self, soort: str, uid: str) -> Any:  # noqa: ANN401 - a row of any kind
        """The row behind a line."""
        if self.alles is None:
            return None
        rows = self.alles.posten if soort == "geldpost" else self.alles.regelingen
        return next((one for one in rows if one.uid == uid), None)

    def _bijdrage(self, sleutel: str) -> BijdrageRow | None:
        key = sleutel.partition(":")[2]
        rows = self.alles.bijdragen if self.alles is not None else ()
        return next((one for one in rows if one.sleutel == key), None)

    def other(self, actie: str, sleutel: str) -> None:
        """Ask for a contribution as an amount, or about a step of a claim."""
        if actie == "vraag" and self.alles is not None:
            row = self._bijdrage(sleutel)
            if row is None or row.bedrag is None or row.rest <= 0:
                return
            jaar, _dash, deel = row.halfjaar.partition("-")
            begin: dict[str, Waarde] = {
                "post": "bijdrage",
                "richting": "in",
                "op": min(Halfjaar(int(jaar), int(deel)).eind, self.vandaag),
                "aantal": -(-row.rest // row.per_persoon) if row.per_persoon else row.personen,
                "bedrag": spelled(row.rest),
                "gevraagd_op": self.vandaag,
                "omschrijving": f"{row.halfjaar}, {label_of('regime', row.regime)}",
            }
            fields = lijnen.post_velden(self.alles)
            self.open_form(("erbij:geldpost", ""), _("Bijdrage aanvragen"), fields, begin)
        elif actie == "overnemen" and self.alles is not None:
            found = next((one for one in lijnen.documenten(self.alles) if one[0] == sleutel), None)
            if found is not None:
                fields, held = (
                    lijnen.regeling_velden(self.alles),
                    lijnen.regeling_waarden(self.alles, found[1]),
                )
                self.open_form(("erbij:regeling", ""), _("Regeling overnemen"), fields, held)
        elif actie in verben.STAPPEN and sleutel.startswith("geldpost:"):
            titel = label_of("geldstap", actie).capitalize()
            self.open_form((actie, sleutel), titel, lijnen.stap_velden(actie), {"op": self.vandaag})

    def saved(self, actie: str, sleutel: str, values: dict[str, Waarde]) -> None:
        """Save a step of a claim."""
        if actie in verben.STAPPEN:
            uid, paid = sleutel.partition(":")[2], str(values.get("betaald") or "")
            self.do(verben.answer_geldpost, uid, actie, values.get("op") or self.vandaag, paid)
