"""The list of screens: the only place that names their presenters. A presenter loads when first opened."""

from __future__ import annotations

from models.values import Recht, Rol
from resources.i18n import _
from views.ports import Ports, Screen, ScreenDef
from views.vandaag.presenter import VandaagPresenter

ALLES = frozenset((Rol.CASUSREGISSEUR, Rol.COORDINATOR))
BEHEER = ALLES | {Rol.BEHEERDER}


def all_screens() -> tuple[ScreenDef, ...]:
    """Give the screens in the order of the rail, then those behind it."""
    rail = (
        ScreenDef("vandaag", _("Vandaag"), VandaagPresenter, "V", "sunrise"),
        ScreenDef("gezinnen", _("Mijn gezinnen"), _mijn, "M", "users", recht=Recht.LEZEN),
        ScreenDef("regeldag", _("Regeldag"), _regeldag, "R", "calendar-days", recht=Recht.REGELDAG),
        ScreenDef("woningen", _("Woningen"), _woningen, "W", "house", recht=Recht.LEZEN),
        ScreenDef("papier", _("Papier"), _papier, "P", "printer"),
        ScreenDef(
            "overdracht", _("Overdracht"), _overdracht, "O", "arrow-left-right", recht=Recht.OVERDRACHT
        ),
        ScreenDef("alle_gezinnen", _("Alle gezinnen"), _alle, "L", "building-2", ALLES),
        ScreenDef("gemeente", _("Gemeente"), _gemeente, "G", "landmark", ALLES, recht=Recht.GEMEENTE),
        ScreenDef("beheer", _("Beheer"), _beheer, "B", "settings", BEHEER),
    )
    behind = (
        ScreenDef("agenda", _("Agenda"), _agenda, recht=Recht.LEZEN),
        ScreenDef("tijdelijke_plekken", _("Tijdelijke plekken"), _tijdelijk, recht=Recht.LEZEN),
        ScreenDef("bal", _("Bal bij wie"), _bal, recht=Recht.LEZEN),
        ScreenDef("amv", _("Amv: wie wordt 18"), _amv, recht=Recht.LEZEN),
        ScreenDef("spreekuur", _("Spreekuur"), _spreekuur, recht=Recht.DOSSIER),
        ScreenDef("dossier", _("Dossier"), _dossier, recht=Recht.LEZEN),
        ScreenDef("nieuw_gezin", _("Nieuw gezin"), _nieuw_gezin, recht=Recht.DOSSIER_NIEUW),
        ScreenDef("begin_hier", _("Wij beginnen hier"), _begin_hier, recht=Recht.DOSSIER_NIEUW),
        ScreenDef("gebeurtenis", _("Wat is er gebeurd?"), _gebeurtenis, recht=Recht.DOSSIER),
        ScreenDef("papier_invoeren", _("Papier invoeren"), _papier_invoeren, recht=Recht.DOSSIER),
        ScreenDef("computer", _("Deze computer"), _computer),
        ScreenDef("sleutels", _("Sleutels"), _sleutels, recht=Recht.KLUIS),
        ScreenDef("ik", _("Mijn gegevens"), _ik),
        ScreenDef("datalek_melden", _("Datalek melden"), _melden),
        ScreenDef("nood", _("Toegang in nood"), _nood, recht=Recht.NOOD),
    )

    def hulp(ports: Ports) -> Screen:
        from views.hulp.presenter import HulpPresenter

        return HulpPresenter(ports, rail)

    return (*rail, *behind, ScreenDef("hulp", _("Hulp"), hulp))


def _mijn(ports: Ports) -> Screen:
    from views.gezinnen.presenter import GezinnenPresenter

    return GezinnenPresenter(ports)


def _regeldag(ports: Ports) -> Screen:
    from views.regeldag.presenter import RegeldagPresenter

    return RegeldagPresenter(ports)


def _woningen(ports: Ports) -> Screen:
    from views.woningen.presenter import WoningenPresenter

    return WoningenPresenter(ports)


def _tijdelijk(ports: Ports) -> Screen:
    from views.tijdelijk.presenter import TijdelijkPresenter

    return TijdelijkPresenter(ports)


def _papier(ports: Ports) -> Screen:
    from views.papier.presenter import PapierPresenter

    return PapierPresenter(ports)


def _papier_invoeren(ports: Ports) -> Screen:
    from views.papier_invoeren.presenter import PapierInvoerenPresenter

    return PapierInvoerenPresenter(ports)


def _overdracht(ports: Ports) -> Screen:
    from views.overdracht.presenter import OverdrachtPresenter

    return OverdrachtPresenter(ports)


def _partners(ports: Ports) -> Screen:
    from views.overdracht.partners import PartnersPresenter

    return PartnersPresenter(ports)


def _alle(ports: Ports) -> Screen:
    from views.gezinnen.presenter import GezinnenPresenter

    return GezinnenPresenter(ports, alle=True)


def beheer_parts() -> tuple[ScreenDef, ...]:
    """The parts of Beheer with a view of their own, in their order; each names the right it needs.

    They open as `nav.open("beheer", deel=id)` and are made when first shown.
    """
    return (
        ScreenDef("medewerkers", _("Medewerkers"), _medewerkers),
        ScreenDef("inlezen", _("Lijst inlezen"), _inlezen, recht=Recht.DOSSIER_NIEUW),
        ScreenDef("reservekopie", _("Reservekopie"), _reservekopie, recht=Recht.KLUIS),
        ScreenDef("partners", _("Uitwisselpartners"), _partners, recht=Recht.KLUIS),
        ScreenDef("logboek", _("Logboek"), _logboek, recht=Recht.LOGBOEK),
        ScreenDef("bewaren", _("Bewaren"), _bewaren, recht=Recht.BEWAREN),
        ScreenDef("verwerkingen", _("Verwerkingen"), _verwerkingen, recht=Recht.REGISTERS),
        ScreenDef("datalekken", _("Datalekken"), _datalekken, recht=Recht.REGISTERS),
    )


def gemeente_parts() -> tuple[ScreenDef, ...]:
    """The parts of Gemeente, in their order; each names the right it needs.

    They open as `nav.open("gemeente", deel=id)`, are made when first shown, and are entered with `gemeente`.
    """
    return (
        ScreenDef("taakstelling", _("Taakstelling"), _taakstelling, recht=Recht.GEMEENTE),
        ScreenDef("doorlooptijd", _("Doorlooptijd"), _doorlooptijd, recht=Recht.GEMEENTE),
        ScreenDef("grafieken", _("Grafieken"), _grafieken, recht=Recht.GEMEENTE),
        ScreenDef("toezicht", _("Toezicht"), _toezicht, recht=Recht.GEMEENTE),
        ScreenDef("herverdeling", _("Herverdeling"), _herverdeling, recht=Recht.GEMEENTE),
        ScreenDef("lijsten", _("Ingelezen lijsten"), _lijsten, recht=Recht.GEMEENTE),
        ScreenDef("overleggen", _("Overleggen"), _overleggen, recht=Recht.GEMEENTE),
        ScreenDef("afspraken", _("Prestatieafspraken"), _afspraken, recht=Recht.GEMEENTE),
        ScreenDef("akkoord", _("Matrix en akkoord"), _akkoord, recht=Recht.GEMEENTE),
        ScreenDef("contacten", _("Aanspreekpunten"), _contacten, recht=Recht.GEMEENTE),
        ScreenDef("geld", _("Geld"), _geld, recht=Recht.GEMEENTE),
        ScreenDef("verantwoording", _("Verantwoording"), _verantwoording, recht=Recht.GEMEENTE),
    )


def _doorlooptijd(ports: Ports) -> Screen:
    from views.gemeente.doorlooptijd import DoorlooptijdPresenter

    return DoorlooptijdPresenter(ports)


def _grafieken(ports: Ports) -> Screen:
    from views.gemeente.grafieken import GrafiekenPresenter

    return GrafiekenPresenter(ports)


def _toezicht(ports: Ports) -> Screen:
    from views.gemeente.toezicht import ToezichtPresenter

    return ToezichtPresenter(ports)


def _herverdeling(ports: Ports) -> Screen:
    from views.gemeente.herverdeling import HerverdelingPresenter

    return HerverdelingPresenter(ports)


def _lijsten(ports: Ports) -> Screen:
    from views.gemeente.lijsten import LijstenPresenter

    return LijstenPresenter(ports)


def _taakstelling(ports: Ports) -> Screen:
    from views.gemeente.taakstelling import TaakstellingPresenter

    return TaakstellingPresenter(ports)


def _overleggen(ports: Ports) -> Screen:
    from views.gemeente.overleggen import OverleggenPresenter

    return OverleggenPresenter(ports)


def _afspraken(ports: Ports) -> Screen:
    from views.gemeente.afspraken import AfsprakenPresenter

    return AfsprakenPresenter(ports)


def _akkoord(ports: Ports) -> Screen:
    from views.gemeente.akkoord import AkkoordPresenter

    return AkkoordPresenter(ports)


def _contacten(ports: Ports) -> Screen:
    from views.gemeente.contacten import ContactenPresenter

    return ContactenPresenter(ports)


def _geld(ports: Ports) -> Screen:
    from views.gemeente.geld import GeldPresenter

    return GeldPresenter(ports)


def _verantwoording(ports: Ports) -> Screen:
    from views.gemeente.verantwoording import VerantwoordingPresenter

    return VerantwoordingPresenter(ports)


def _medewerkers(ports: Ports) -> Screen:
    from views.medewerkers.presenter import MedewerkersPresenter

    return MedewerkersPresenter(ports)


def _ik(ports: Ports) -> Screen:
    from views.ik.presenter import IkPresenter

    return IkPresenter(ports)


def _sleutels(ports: Ports) -> Screen:
    from views.sleutels.presenter import SleutelsPresenter

    return SleutelsPresenter(ports)


def _nood(ports: Ports) -> Screen:
    from views.nood.presenter import NoodPresenter

    return NoodPresenter(ports)


def _inlezen(ports: Ports) -> Screen:
    from views.inlezen.presenter import InlezenPresenter

    return InlezenPresenter(ports)


def _bewaren(ports: Ports) -> Screen:
    from views.avg.bewaren_presenter import BewarenPresenter

    return BewarenPresenter(ports)


def _verwerkingen(ports: Ports) -> Screen:
    from views.avg.verwerkingen_presenter import VerwerkingenPresenter

    return VerwerkingenPresenter(ports)


def _datalekken(ports: Ports) -> Screen:
    from views.avg.datalekken_presenter import DatalekkenPresenter

    return DatalekkenPresenter(ports)


def _melden(ports: Ports) -> Screen:
    from views.avg.melden_presenter import MeldenPresenter

    return MeldenPresenter(ports)


def _logboek(ports: Ports) -> Screen:
    from views.logboek.presenter import LogboekPresenter

    return LogboekPresenter(ports)


def _beheer(ports: Ports) -> Screen:
    from views.beheer.presenter import BeheerPresenter

    return BeheerPresenter(ports, beheer_parts())


def _gemeente(ports: Ports) -> Screen:
    from views.gemeente.presenter import GemeentePresenter

    return GemeentePresenter(ports, gemeente_parts())


def _agenda(ports: Ports) -> Screen:
    from views.agenda.presenter import AgendaPresenter

    return AgendaPresenter(ports)


def _bal(ports: Ports) -> Screen:
    from views.bal.presenter import BalPresenter

    return BalPresenter(ports)


def _amv(ports: Ports) -> Screen:
    from views.amv.presenter import AmvPresenter

    return AmvPresenter(ports)


def _spreekuur(ports: Ports) -> Screen:
    from views.spreekuur.presenter import SpreekuurPresenter

    return SpreekuurPresenter(ports)


def _dossier(ports: Ports) -> Screen:
    from views.dossier.presenter import DossierPresenter

    return DossierPresenter(ports)


def _nieuw_gezin(ports: Ports) -> Screen:
    from views.nieuw_gezin.presenter import NieuwGezinPresenter

    return NieuwGezinPresenter(ports)


def _begin_hier(ports: Ports) -> Screen:
    from views.nieuw_gezin.presenter import BeginHierPresenter

    return BeginHierPresenter(ports)


def _computer(ports: Ports) -> Screen:
    from views.computer.presenter import ComputerPresenter

    return ComputerPresenter(ports)


def _reservekopie(ports: Ports) -> Screen:
    from views.reservekopie.presenter import ReservekopiePresenter

    return ReservekopiePresenter(ports)


def _gebeurtenis(ports: Ports) -> Screen:
    from views.gebeurtenis.presenter import GebeurtenisPresenter

    return GebeurtenisPresenter(ports)
