"""Facts of the *Meldblad woningweigering*: one A4 for the regievoerder, with room for the answer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.queries import mensen
from models.queries.dossier import load_dossier
from models.queries.lezer import Lezer
from models.queries.papier_namen import free_text, gezin_name
from models.queries.rows import PaperHead
from models.queries.rows_avg import StukDeel, StukFacts
from models.queries.rows_dossier import DossierRow
from models.queries.rows_wonen import AanbodRow, WeigeringRow
from models.queries.wonen import load_aanbod, load_weigeringen
from models.queries.woorden import short_day
from models.rules.geld import spelled
from models.tables import Dossier
from models.values import Privacy
from resources.i18n import _

VAK = "[ ]"
"""A box to tick, as `reports.stuk` draws it."""
NOTITIE = 400
"""Characters of the note that stand on the sheet: the rest is in the dossier, the sheet stays one A4."""


def weigering_facts(lezer: Lezer, dossier_uid: str, *, head: PaperHead) -> StukFacts:
    """Collect the sheet about the last weigering; without one it is a form to fill in by hand.

    Raises Refused("dossier_onbekend").
    """
    row = load_dossier(lezer, dossier_uid)
    dossier_id = (
        lezer.session.connection().execute(select(Dossier.id).where(Dossier.uid == dossier_uid)).scalar_one()
    )
    found = load_weigeringen(lezer, dossier_id, row.gemeente_uid)
    weigering = found[0] if found else None
    offers = load_aanbod(lezer, dossier_id)
    offer = next((one for one in offers if _meant(one, weigering)), None)
    return StukFacts(
        head=head,
        dossier_nummer=row.nummer,
        midden=_("dossier {nummers}").format(nummers=row.nummer),
        inleiding=(
            _("Voor de regievoerder van het COA. Gemeente {gemeente}, {wie}.").format(
                gemeente=head.gemeente, wie=head.wie
            ),
        ),
        delen=(
            StukDeel(kop=_("Gezin en woning"), paren=_household(lezer, row, offer, head.privacy)),
            StukDeel(kop=_("Wat er gebeurde"), paren=_happened(weigering, offer, head.privacy)),
            StukDeel(
                kop=_("Antwoord van het COA"),
                kolommen=(_("Kruis aan"), _("Uitspraak"), _("Wat er dan gebeurt")),
                breedtes=(0.14, 0.26, 0.6),
                rijen=(
                    (
                        VAK,
                        _("terecht"),
                        _("andere woning voor het gezin; nieuwe kandidaat binnen 14 dagen"),
                    ),
                    (VAK, _("onterecht"), _("het gezin krijgt één keer de kans om de woning toch te nemen")),
                    (
                        VAK,
                        _("onterecht, definitief"),
                        _("bemiddeling stopt; nieuwe kandidaat binnen 14 dagen"),
                    ),
                ),
            ),
            StukDeel(kop=_("Gemiste huur"), paren=_lost(weigering)),
        ),
        tekenen=(_("Gemeente"), _("Regievoerder COA")),
    )


def _meant(offer: AanbodRow, weigering: WeigeringRow | None) -> bool:
    """Whether the sheet is about this offer: refused on that day, or without a weigering the running one."""
    return offer.geweigerd_op == weigering.op if weigering is not None else offer.loopt


def _day(day: date | None) -> str:
    return short_day(day) if day is not None else ""


def _household(
    lezer: Lezer, row: DossierRow, offer: AanbodRow | None, privacy: Privacy
) -> tuple[tuple[str, str], ...]:
    people = mensen.present(row.personen, lezer.vandaag)
    found = (
        offer.woning if offer is not None else next((a for a in row.adressen if a.soort == "aanbod"), None)
    )
    where = ""
    if found is not None and privacy is not Privacy.ANONIEM:
        where = ", ".join(part for part in (found.straat, f"{found.postcode} {found.plaats}".strip()) if part)
    return (
        (_("Gezin"), gezin_name(row.naam, privacy, len(people))),
        (_("Aantal personen"), str(len(people))),
        (_("Azc"), row.azc),
        (_("Woning"), where),
        (_("Verhuurder"), offer.woning.verhuurder if offer is not None else row.corporatie),
        (_("Kamers"), str(found.kamers) if found is not None and found.kamers else ""),
    )


def _happened(
    weigering: WeigeringRow | None, offer: AanbodRow | None, privacy: Privacy
) -> tuple[tuple[str, str], ...]:
    what, note = "", ""
    if weigering is not None:
        what = _("niet gekomen om te tekenen") if weigering.niet_gekomen else _("weigert de woning")
        note = free_text(weigering.notitie, privacy)
        note = note if len(note) <= NOTITIE else f"{note[: NOTITIE - 1].rstrip()}…"
    steps = dict(offer.stappen) if offer is not None else {}
    return (
        (_("Op"), _day(weigering.op if weigering is not None else None)),
        (_("Wat"), what),
        (_("Reden"), weigering.reden if weigering is not None else ""),
        (_("Uitleg over weigeren gegeven op"), _day(steps.get("uitleg"))),
        (_("Bezichtigd op"), _day(steps.get("bezichtigd"))),
        (_("Bijzonderheden"), note),
        (_("COA toetst uiterlijk"), _day(weigering.toets_voor if weigering is not None else None)),
        (
            _("Nieuwe kandidaat uiterlijk"),
            _day(weigering.kandidaat_voor if weigering is not None else None),
        ),
    )


def _lost(weigering: WeigeringRow | None) -> tuple[tuple[str, str], ...]:
    lost = weigering.derving if weigering is not None else None
    if lost is None:
        return ((_("Leeg van – tot en met"), ""), (_("Bedrag in euro"), ""))
    return (
        (_("Leeg van – tot en met"), f"{_day(lost.van)} – {_day(lost.tot)}"),
        (_("Huur per maand in euro"), spelled(lost.maandhuur)),
        (_("Bedrag in euro"), spelled(lost.bedrag)),
    )
