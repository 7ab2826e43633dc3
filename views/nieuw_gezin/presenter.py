"""Wires the page of a new gezin, and that of a running one (*Wij beginnen hier*)."""

from __future__ import annotations

from PySide6.QtCore import QObject

from models.changes import Change
from models.errors import Known, Refused
from models.queries.beheer import load_organisaties
from models.queries.lezer import Lezer
from models.services import dossiers
from models.values import Anker, Fase
from resources.i18n import _
from resources.sentences import sentence, verb_words
from views.nieuw_gezin.nieuw_gezin_view import NieuwGezinView, begin_velden, nieuw_velden
from views.ports import Ports
from views.widgets.velden import Waarde

ANKERS = (
    Anker.VERGUNNING,
    Anker.TEKENDATUM,
    Anker.HUURINGANG,
    Anker.VERHUIZING,
    Anker.BRP_GEMEENTE,
    Anker.PIP,
)
NODIG = ("naam", "koppeling", "aantal_personen")


class _FormPresenter(QObject):
    """What both pages share: draft, suggestions, refusal beside the field, and on to the new dossier."""

    scherm = ""

    def __init__(self, ports: Ports, view: NieuwGezinView) -> None:
        super().__init__()
        self._ports = ports
        self.view = view
        view.saved.connect(self._save)
        view.cancelled.connect(self._cancel)
        view.dropped.connect(self._drop)
        view.typed.connect(self.keep_draft)

    def start_values(self) -> dict[str, Waarde]:
        """What already stands in the fields."""
        return {}

    def enter(self, **args: str) -> None:
        """Show the form, with the draft that was left in it."""
        self.view.show_busy(busy=False)
        self.view.show_start(self.start_values())
        self._ports.jobs.read(_azc_namen, self._names_loaded, key=f"azc-{self.scherm}")
        self._ports.drafts.load(self.scherm, "", self._draft_loaded)
        self.view.page_focus()

    def place(self) -> dict[str, str]:
        """There is one form of each kind."""
        return {}

    def keep_draft(self) -> None:
        """Keep what is typed."""
        self._ports.drafts.keep(self.scherm, "", self.view.draft())

    def _draft_loaded(self, draft: dict[str, str]) -> None:
        self.view.show_draft(draft)

    def _names_loaded(self, namen: tuple[str, ...]) -> None:
        self.view.show_suggestions("azc", namen)

    def _missing(self, values: dict[str, Waarde], needed: tuple[str, ...]) -> bool:
        """Say beside each empty field that it is needed."""
        empty = [veld for veld in needed if values.get(veld) in (None, "")]
        for veld in reversed(empty):
            self.view.show_problem(veld, sentence("veld_leeg"))
        aantal = values.get("aantal_personen")
        if aantal not in (None, "") and not isinstance(aantal, int):
            self.view.show_problem("aantal_personen", sentence("geen_getal"))
            return True
        return bool(empty)

    def _save(self, values: dict[str, Waarde]) -> None:
        raise NotImplementedError

    def _made(self, change: Change) -> None:
        self.view.show_start({})
        self._ports.drafts.drop(self.scherm, "")
        self._ports.say.good(f"{verb_words(change.soort)}.", change.bewerking)
        self._ports.nav.open("dossier", uid=change.onderwerp)

    def _failed(self, error: Known) -> None:
        self.view.show_busy(busy=False)
        if isinstance(error, Refused):
            self.view.show_problem(error.veld, sentence(error))
        else:
            self._ports.say.problem(error)

    def _cancel(self) -> None:
        self.keep_draft()
        self._ports.nav.back()

    def _drop(self) -> None:
        self.view.show_start(self.start_values())
        self._ports.drafts.drop(self.scherm, "")
        self._ports.nav.back()


class NieuwGezinPresenter(_FormPresenter):
    """A new gezin: naam, koppeldatum, aantal personen, azc."""

    scherm = "nieuw_gezin"

    def __init__(self, ports: Ports) -> None:
        view = NieuwGezinView(
            _("Nieuw gezin"),
            _("Vier dingen zijn genoeg. Al het andere staat daarna bij: ontbreekt nog."),
            _("Gezin aanmaken"),
            nieuw_velden(),
            ports.clock.vandaag,
        )
        super().__init__(ports, view)

    def _save(self, values: dict[str, Waarde]) -> None:
        if self._missing(values, NODIG):
            return
        self.view.show_busy(busy=True)
        self._ports.jobs.write(
            dossiers.open_dossier,
            values["naam"],
            values["koppeling"],
            values["aantal_personen"],
            values.get("azc") or "",
            then=self._made,
            failed=self._failed,
        )


class BeginHierPresenter(_FormPresenter):
    """A running gezin: its phase, the day on which we begin, and the dates that are known."""

    scherm = "begin_hier"

    def __init__(self, ports: Ports) -> None:
        view = NieuwGezinView(
            _("Wij beginnen hier"),
            _("Voor een gezin dat al onderweg is. Wat er al was, heet voor onze tijd en is nooit te laat."),
            _("Gezin overnemen"),
            begin_velden(),
            ports.clock.vandaag,
        )
        super().__init__(ports, view)

    def start_values(self) -> dict[str, Waarde]:
        """We begin today, unless another day is typed."""
        return {"begin": self._ports.clock.vandaag(), "fase": Fase.PRE_VESTIGING.value}

    def _save(self, values: dict[str, Waarde]) -> None:
        if self._missing(values, (*NODIG, "begin")):
            return
        self.view.show_busy(busy=True)
        self._ports.jobs.write(
            dossiers.begin_hier,
            values["naam"],
            values["koppeling"],
            values["aantal_personen"],
            values.get("azc") or "",
            fase=Fase(str(values.get("fase") or Fase.PRE_VESTIGING.value)),
            begin=values["begin"],
            ankers={soort: values[soort.value] for soort in ANKERS if values.get(soort.value) is not None},
            then=self._made,
            failed=self._failed,
        )


def _azc_namen(lezer: Lezer) -> tuple[str, ...]:
    return tuple(row.naam for row in load_organisaties(lezer, "azc"))
