"""What the verbs of a household, its dwelling and its papers are given when every verb is tried."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from models.content.loader import load_content
from models.queries.rows_kluis import ProefRow
from models.rules.importlijst import LijstGezin, LijstPersoon
from models.services.aanbod import offer_woning, record_stap
from models.services.actiepunten import mark_nvt
from models.services.ankers import pause_clock
from models.services.contacten import record_contact
from models.services.delen import add_deling
from models.services.dossiers import begin_hier
from models.services.gebeurtenissen import (
    close_dossier,
    record_getekend,
    record_uitspraak,
    record_weigering,
    record_woning_gevonden,
)
from models.services.krediet import request_krediet
from models.services.leden import NieuwePersoon
from models.services.registers import report_datalek, save_verwerking
from models.services.verzoeken import record_verzoek
from models.services.weigering import set_huurderving
from models.services.woningen import add_woning
from models.tables import Aanbod, Actiepunt, Afdruk, Gemeente, Organisatie, Persoon, Woonadres
from models.values import Anker, ContactSoort, Deelgrond, Deelpartij, Fase, Papier, Ronde, VerzoekSoort
from tests.faults import toewijzing_verbs, verbs_afspraken
from tests.faults.every_verb_meedoen import MEEDOEN_HINTS
from tests.faults.family_verbs import FAMILIE
from tests.faults.gemeente_verbs import GEMEENTE
from tests.faults.tijdafspraak_verbs import TIJDAFSPRAAK
from tests.faults.verb_tables import TABLES
from tests.faults.verbs_begeleiding import BEGELEIDING
from tests.faults.volgen_verbs import VOLGEN

if TYPE_CHECKING:
    from tests.faults.every_verb import Caller


def _reopened(one: Caller) -> dict[str, Any]:
    punt = one.newest(Actiepunt)[0]
    mark_nvt(one.plek, punt, one.canary())
    return {"punt_uid": punt}


def _before_our_time(one: Caller) -> dict[str, Any]:
    day = one.day(-400)
    begin_hier(
        one.plek,
        one.canary(),
        day,
        2,
        one.canary(),
        fase=Fase.VESTIGING,
        begin=one.day(-5),
        ankers={Anker.TEKENDATUM: one.day(-100), Anker.VERHUIZING: one.day(-95)},
    )
    with one.plek.store.reader() as session:
        query = select(Actiepunt.uid).where(Actiepunt.voor_onze_tijd, Actiepunt.vervallen_op.is_(None))
        return {"punt_uid": session.scalars(query.limit(1)).one()}


def _signed(one: Caller) -> dict[str, Any]:
    uid = one.dossier()
    record_woning_gevonden(one.plek, uid, one.day(), one.canary(), plaats=one.canary())
    record_getekend(one.plek, uid, one.day(), reden=one.canary())
    return {"dossier_uid": uid, "reden": one.canary()}


def _refused_dwelling(one: Caller) -> dict[str, Any]:
    uid = one.dossier()
    record_weigering(one.plek, uid, one.day(), niet_gekomen=True, notitie=one.canary())
    return {"dossier_uid": uid, "op": one.day(), "terecht": True}


def _day_with_time(one: Caller) -> dict[str, Any]:
    day, uid = one.regeldag()
    return {"regeldag_uid": day, "dossier_uid": uid, "loket": "L1", "tijd": "9:30"}


def _list(one: Caller) -> dict[str, Any]:
    people = (LijstPersoon(2, one.canary(), one.canary()),)
    return {"gezinnen": (LijstGezin((2,), one.canary(), one.day(-9), None, 1, one.canary(), people),)}


def _request(soort: VerzoekSoort) -> Callable[[Caller], dict[str, Any]]:
    """A request of somebody who said who they are, about the first of a fresh household."""

    def hint(one: Caller) -> dict[str, Any]:
        uid = one.dossier()
        with one.plek.store.reader() as session:
            persoon = session.scalars(select(Persoon.uid).order_by(Persoon.id.desc()).limit(1)).one()
        whole = soort is VerzoekSoort.BEZWAAR
        if whole:
            close_dossier(one.plek, uid, one.day(), one.canary())
        kind = VerzoekSoort.WISSEN if whole else soort
        made = record_verzoek(
            one.plek, uid, kind, one.day(), persoon_uid="" if whole else persoon, identiteit="document"
        )
        return {"verzoek_uid": made.onderwerp}

    return hint


def _correction(one: Caller) -> dict[str, Any]:
    return {
        **_request(VerzoekSoort.CORRECTIE)(one),
        "veld": "roepnaam",
        "waarde": one.canary(),
        "reden": one.canary(),
    }


def _closed(one: Caller) -> dict[str, Any]:
    uid = one.dossier()
    close_dossier(one.plek, uid, one.day(), one.canary())
    return {"dossier_uid": uid}


def _breach(one: Caller) -> dict[str, Any]:
    return {"soort": "kwijt", "wat": one.canary(), "ontdekt_op": one.plek.klok.nu()}


def _spoken(one: Caller) -> dict[str, Any]:
    made = record_contact(one.plek, one.dossier(), ContactSoort.TELEFOON, one.day(), notitie=one.canary())
    return {"contact_uid": made.onderwerp}


def _shared(one: Caller) -> dict[str, Any]:
    made = add_deling(
        one.plek,
        one.dossier(),
        next(iter(Deelpartij)),
        next(iter(Deelgrond)),
        one.day(),
        naam=one.canary(),
        uitleg=one.canary(),
    )
    return {"deling_uid": made.onderwerp, "op": one.day()}


def _paused(one: Caller) -> dict[str, Any]:
    uid = one.dossier()
    pause_clock(one.plek, uid, one.day(-3), one.canary(), "GEM")
    return {"dossier_uid": uid, "tot": one.day()}


def _field(name: str, uid: str, *fields_of: str) -> Callable[[Caller], dict[str, Any]]:
    def hint(one: Caller) -> dict[str, Any]:
        return {uid: one.one(TABLES[name]), "veld": fields_of[0], "waarde": one.canary()}

    return hint


def _offered(caller: Caller) -> tuple[str, str]:
    """A household with a dwelling that was offered to it, and the uid of the offer."""
    woning = str(add_woning(caller.plek, caller.canary(), plaats=caller.canary()).onderwerp)
    uid = caller.dossier()
    offer_woning(caller.plek, uid, woning, caller.day(-5))
    return uid, caller.one(Aanbod)


def _stepped(caller: Caller) -> str:
    """An offer of which one step was set."""
    _dossier, uid = _offered(caller)
    record_stap(caller.plek, uid, "uitleg", caller.day())
    return uid


def _refused(caller: Caller) -> str:
    """A household of which the COA found the weigering unjustified."""
    uid, _offer = _offered(caller)
    record_weigering(caller.plek, uid, caller.day(-4), niet_gekomen=True, notitie=caller.canary())
    record_uitspraak(caller.plek, uid, caller.day(-2), terecht=False)
    return uid


def _empty_span(caller: Caller) -> dict[str, Any]:
    return {
        "dossier_uid": _refused(caller),
        "van": caller.day(-4),
        "tot": caller.day(),
        "maandhuur": "600",
    }


def _lost(caller: Caller) -> dict[str, Any]:
    made = set_huurderving(caller.plek, **_empty_span(caller))
    return {"huurderving_uid": str(made.onderwerp), "stap": "gevraagd", "op": caller.day()}


def _asked_money(caller: Caller) -> dict[str, Any]:
    return {"dossier_uid": caller.dossier(), "op": caller.day(), "personen": 2, "bedrag": "2400"}


def _krediet(caller: Caller) -> str:
    return str(request_krediet(caller.plek, **_asked_money(caller)).onderwerp)


def _temporary(caller: Caller) -> dict[str, Any]:
    uid = caller.dossier()
    record_woning_gevonden(caller.plek, uid, caller.day(-5), caller.canary(), tijdelijk_tot=caller.day(90))
    return {"adres_uid": caller.one(Woonadres), "op": caller.day()}


def _dwelling(caller: Caller) -> dict[str, Any]:
    return {"woning_uid": str(add_woning(caller.plek, caller.canary()).onderwerp)}


WONEN: dict[str, Callable[[Caller], dict[str, Any]]] = {
    "woning_aangeboden": lambda c: (
        _dwelling(c) | {"dossier_uid": c.dossier(), "op": c.day(-1), "toch_reden": c.canary()}
    ),
    "woning_veld": lambda c: _dwelling(c) | {"straat": c.canary(), "complex": c.canary()},
    "woning_weg": lambda c: _dwelling(c) | {"op": c.day()},
    "aanbod_stap": lambda c: {"aanbod_uid": _offered(c)[1], "stap": "uitleg", "op": c.day()},
    "aanbod_stap_weg": lambda c: {"aanbod_uid": _stepped(c)},
    "aanbod_ingetrokken": lambda c: {"aanbod_uid": _offered(c)[1], "op": c.day()},
    "bemiddeling_stopt": lambda c: {"dossier_uid": _refused(c), "op": c.day()},
    "huurderving_gezet": _empty_span,
    "huurderving_stap": _lost,
    "krediet_gevraagd": _asked_money,
    "krediet_stap": lambda c: {"krediet_uid": _krediet(c), "stap": "toegekend", "op": c.day()},
    "krediet_weg": lambda c: {"krediet_uid": _krediet(c)},
    "tijdelijk_einde": _temporary,
}


HINTS: dict[str, Callable[[Caller], dict[str, Any]]] = {
    **toewijzing_verbs.HINTS,
    **MEEDOEN_HINTS,
    **WONEN,
    **FAMILIE,
    **VOLGEN,
    **TIJDAFSPRAAK,
    **BEGELEIDING,
    **verbs_afspraken.HINTS,
    **GEMEENTE,
    "actiepunt_weer_open": _reopened,
    "actiepunt_toch_doen": _before_our_time,
    "adres_veld": _field("adres_uid", "adres_uid", "straat"),
    "afdruk_bladzijden": lambda one: {"bladzijden": ((one.one(Afdruk), 2),)},
    "afdruk": lambda one: {"soort": Papier.CHECKLIST, "dossier_uid": one.dossier()},
    "papier_ingevoerd": lambda one: {
        "afdruk_uid": one.one(Afdruk),
        "tekst": f"1 nvt {one.canary()}",
        "blijft": True,
    },
    "alsnog_genomen": lambda one: {"dossier_uid": _refused_dwelling(one)["dossier_uid"], "op": one.day()},
    "woning_erbij": lambda one: {"straat": one.canary(), "gemeente_uid": one.one(Gemeente)},
    "anker_verbeterd": lambda one: {
        "dossier_uid": one.dossier(),
        "soort": Anker.TEKENDATUM,
        "gepland": one.day(20),
    },
    "contact_anders": lambda one: _spoken(one) | {"soort": ContactSoort.TELEFOON, "op": one.day()},
    "contact_gehad": lambda one: {
        "dossier_uid": one.dossier(),
        "soort": ContactSoort.HUISBEZOEK,
        "op": one.day(),
        "tolk_soort": "aanwezig",
        "tolk_taal": one.canary(),
        "notitie": one.canary(),
        "vervolg": one.canary(),
    },
    "contact_notitie": lambda one: _spoken(one) | {"notitie": one.canary()},
    "contact_weg": _spoken,
    "contactpersoon_erbij": lambda one: {
        "naam": one.canary(),
        "organisatie_uid": one.one(Organisatie),
        "functie": one.canary(),
    },
    "familie_is_er": lambda one: {
        "dossier_uid": one.dossier(),
        "op": one.day(),
        "personen": (NieuwePersoon(one.canary(), one.canary(), relatie="kind"),),
    },
    "fase_verder": _signed,
    "instelling_bewaard": lambda one: {
        "code": "termijn_woonruimte_dagen",
        "waarde": 84,
        "geldig_vanaf": one.day(),
        "bron": one.canary(),
        "gemeente_uid": one.one(Gemeente),
    },
    "lijst_ingelezen": _list,
    "persoon_erbij": lambda one: {
        "dossier_uid": one.dossier(),
        "nieuw": NieuwePersoon(one.canary(), one.canary(), relatie="kind"),
        "op": one.day(),
    },
    "punt_aan_uit": lambda one: {
        "gemeente_uid": one.one(Gemeente),
        "item_id": "pv-13",
        "uit": True,
        "reden": one.canary(),
    },
    "punt_aangepast": lambda one: {
        "gemeente_uid": one.one(Gemeente),
        "item_json": one.item(tekst=one.canary()),
    },
    "punt_eigen": lambda one: {
        "gemeente_uid": one.one(Gemeente),
        "item_json": one.item(id="pv-00", tekst=one.canary()),
    },
    "regeldag_tijd": _day_with_time,
    "regeldag_veld": lambda one: {"uid": one.regeldag()[0], "veld": "plaats", "waarde": one.canary()},
    "regeldag_volgorde": lambda one: {
        "regeldag_uid": one.regeldag()[0],
        "loketten": tuple(load_content().loketten),
    },
    "ronde_gestart": lambda one: {
        "dossier_uid": _signed(one)["dossier_uid"],
        "reden": Ronde.HERHUISVESTING,
        "start": one.day(),
    },
    "terugzetten_geoefend": lambda one: {
        "proef": ProefRow(op=one.plek.klok.nu(), kopie_op=one.plek.klok.nu(), goed=True)
    },
    "uitspraak": _refused_dwelling,
    "klok_loopt_weer": _paused,
    "bewaren_uitgesteld": lambda one: {**_closed(one), "tot": one.day(2000), "reden": one.canary()},
    "correctie_gedaan": _correction,
    "correctie_geweigerd": lambda one: {
        name: value for name, value in _correction(one).items() if name != "waarde"
    },
    "verzoek_besloten": lambda one: {**_request(VerzoekSoort.INZAGE)(one), "besluit": "gedaan"},
    "verzoek_identiteit": lambda one: {**_request(VerzoekSoort.INZAGE)(one), "identiteit": "bekend"},
    "verzoek_uitgesteld": lambda one: {**_request(VerzoekSoort.INZAGE)(one), "reden": one.canary()},
    "verzoek_ontvangen": lambda one: {
        "dossier_uid": one.dossier(),
        "soort": VerzoekSoort.INZAGE,
        "ontvangen_op": one.day(),
    },
    "persoon_gewist": _request(VerzoekSoort.WISSEN),
    "gezin_gewist": _request(VerzoekSoort.BEZWAAR),
    "datalek_gemeld": _breach,
    "datalek_veld": lambda one: {
        "uid": report_datalek(one.plek, **_breach(one)).onderwerp,
        "velden": {"gegevens": one.canary(), "gevolgen": one.canary()},
    },
    "deling_ingetrokken": _shared,
    "verwerking_bewaard": lambda one: {
        "code": "",
        "velden": {"naam": one.canary(), "doel": one.canary()},
    },
    "verwerking_weg": lambda one: {
        "code": save_verwerking(one.plek, "", {"naam": one.canary()}).onderwerp,
    },
}
"""By soort of verb."""
