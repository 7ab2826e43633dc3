"""The stand of a line on a day as a chip: sign, word, colour. Red only for a term of a document."""

from __future__ import annotations

from datetime import date

from models.values import Stand
from resources.i18n import _, ngettext
from resources.labels import label
from views.widgets.dagen import dag_kort
from views.widgets.lijn import Chip, Toon

_STIL = {
    Stand.GEEN_DATUM,
    Stand.NIET_AAN_DE_BEURT,
    Stand.NVT,
    Stand.VERVALLEN,
    Stand.VOOR_ONZE_TIJD,
    Stand.NOG_TE_BEPALEN,
}


def chip_of_stand(
    stand: Stand,
    termijn: date | None,
    vandaag: date,
    *,
    gedaan_op: date | None = None,
    wacht_sinds: date | None = None,
    uitgesteld_tot: date | None = None,
) -> Chip | None:
    """Say a stand with its day as a chip."""
    if stand is Stand.TE_LAAT and termijn is not None:
        dagen = (vandaag - termijn).days
        tekst = ngettext("te laat, {n} dag", "te laat, {n} dagen", dagen).format(n=dagen)
        return Chip(tekst, Toon.TE_LAAT)
    if stand is Stand.WACHT:
        dagen = (vandaag - wacht_sinds).days if wacht_sinds else 0
        tekst = ngettext("wacht sinds {n} dag", "wacht sinds {n} dagen", dagen).format(n=dagen)
        return Chip(tekst if dagen else _("wacht"), Toon.RUST, "klok")
    if stand in _STIL or termijn is None:
        return _quiet_chip(stand, gedaan_op, vandaag, uitgesteld_tot)
    day = dag_kort(termijn, vandaag)
    chips = {
        Stand.VANDAAG: Chip(_("vandaag"), Toon.WEEK),
        Stand.DEZE_WEEK: Chip(_("deze week, {dag}").format(dag=day), Toon.WEEK),
        Stand.OP_SCHEMA: Chip(_("op schema, {dag}").format(dag=day), Toon.OP_SCHEMA),
        Stand.RICHTDATUM_VOORBIJ: Chip(_("richtdatum voorbij"), Toon.RUST),
        Stand.GEPAUZEERD: Chip(_("gepauzeerd"), Toon.RUST, "pauze"),
    }
    return chips.get(stand) or _quiet_chip(stand, gedaan_op, vandaag, uitgesteld_tot)


def _quiet_chip(stand: Stand, gedaan_op: date | None, vandaag: date, uitgesteld_tot: date | None) -> Chip:
    if stand is Stand.GEDAAN:
        day = f", {dag_kort(gedaan_op, vandaag)}" if gedaan_op else ""
        return Chip(_("klaar") + day, Toon.OP_SCHEMA)
    if stand is Stand.UITGESTELD and uitgesteld_tot:
        return Chip(_("later, {dag}").format(dag=dag_kort(uitgesteld_tot, vandaag)), Toon.RUST, "klok")
    return Chip(label(stand), Toon.RUST)
