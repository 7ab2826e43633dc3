"""Wires the list of gezinnen: pages, filters, order, columns; kept lists stand in `lijsten`."""

from __future__ import annotations

from functools import partial

from msgspec import structs
from PySide6.QtCore import QObject

from models.changes import Area, Change
from models.queries.beheer import load_medewerkers
from models.queries.gezinnen import load_gezinnen
from models.queries.lezer import Lezer
from models.queries.rows import GezinnenFilter, GezinnenPage
from models.queries.rows_beheer import MedewerkerRow
from models.rules.volledigheid import ONTBREEKT
from models.values import Fase, Recht
from resources.i18n import _
from resources.labels import label
from resources.sentences import sentence
from views.gezinnen.gezinnen_model import PAGE
from views.gezinnen.gezinnen_view import GezinnenView
from views.gezinnen.kolommen import GEWOON, asked_for, known_columns
from views.gezinnen.lijsten import Lijsten
from views.ports import Ports


class GezinnenPresenter(QObject):
    """*Mijn gezinnen* or, for who sees all, *Alle gezinnen*."""

    def __init__(self, ports: Ports, *, alle: bool = False) -> None:
        super().__init__()
        self._ports = ports
        self._alle = alle
        self._eigen = "" if alle else ports.wie.uid
        self._filter = GezinnenFilter(begeleider_uid=self._eigen)
        self._kolommen = GEWOON
        self._fresh = True
        self._arrived = False
        self.view = GezinnenView(ports.clock.vandaag)
        self.view.show_scope(eigen=not alle)
        self.view.show_new(on=ports.wie.mag(Recht.DOSSIER_NIEUW))
        self.view.show_sort("naam", down=False)
        fases = [("", _("Alle fases")), *((f.value, f"{f.nummer}  {label(f)}") for f in Fase)]
        self.view.show_choices("fase", fases)
        mist = [(code, _("Mist: {wat}").format(wat=sentence(f"ontbreekt_{code}"))) for code in ONTBREEKT]
        self.view.show_choices("ontbreekt", [("", _("Compleet of niet")), *mist])
        self.view.opened.connect(self._open)
        self.view.filtered.connect(self._filtered)
        self.view.sorted_by.connect(self._sort)
        self.view.page_wished.connect(self._load)
        self.view.new_wished.connect(self._new)
        self.view.begin_hier_wished.connect(self._begin)
        self.view.lijst.setVisible(ports.wie.mag(Recht.PAPIER))
        self.view.lijst_wished.connect(self._list)
        self.view.amv_wished.connect(self._to_amv)
        self.view.columns_chosen.connect(self._columns_chosen)
        self.view.gewoon_wished.connect(self._to_ordinary)
        self._lijsten = Lijsten(ports, self.view, "alle_gezinnen" if alle else "gezinnen", self)
        self._lijsten.applied.connect(self._apply)
        self._mist = ""
        """Only who lacks this is asked for; taken over once the own columns are known."""
        ports.jobs.listen(self._changed)

    def enter(self, **args: str) -> None:
        """Show the list; `ontbreekt` = only the gezinnen of which this is missing (a code)."""
        self._arrived = True
        self._fresh = self.view.model.total == 0
        mist = args.get("ontbreekt", "")
        self._mist = mist if mist in ONTBREEKT else ""
        if self._alle:
            self._ports.jobs.read(_read_medewerkers, self._people_loaded, key=f"mensen-{id(self)}")
        if self._lijsten.ready and self._mist:
            self._apply(structs.replace(self._filter, meer=()), self._kolommen)
        elif self._lijsten.ready:
            self._load(0)
        else:
            self._lijsten.load()  # the first page comes with the columns that were chosen

    def place(self) -> dict[str, str]:
        """There is one list of each kind."""
        return {}

    def keep_draft(self) -> None:
        """Keep the name of a list that is half typed, with the choice that it is for."""
        self._lijsten.keep_draft()

    def _load(self, offset: int) -> None:
        key = f"gezinnen-{id(self)}-{offset}"
        self._ports.jobs.read(partial(_read, keuze=self._filter, offset=offset), self._loaded, key=key)

    def _loaded(self, found: tuple[GezinnenFilter, GezinnenPage]) -> None:
        keuze, page = found
        if keuze != self._filter:
            return  # the filter changed in the meantime
        self.view.show_page(page, fresh=self._fresh)
        self._fresh = False
        self._show_empty(page.totaal)
        if self._arrived:
            self._arrived = False
            self.view.page_focus()

    def _show_empty(self, totaal: int) -> None:
        if totaal:
            self.view.show_empty("", "")
        elif self._chosen() == GezinnenFilter(begeleider_uid=self._eigen):
            self.view.show_empty(*self._empty_words())
        elif not self._ports.wie.mag(Recht.DOSSIER_NIEUW):
            self.view.show_empty(_("Geen gezin past bij deze keuze"), _("Zet een filter uit."))
        else:
            self.view.show_empty(
                _("Geen gezin past bij deze keuze"), _("Zet een filter uit, of begin een nieuw gezin.")
            )

    def _empty_words(self) -> tuple[str, str]:
        if self._ports.wie.mag(Recht.DOSSIER_NIEUW):
            return (
                _("Hier komen de gezinnen die je begeleidt"),
                _("Een nieuw gezin vraagt maar vier dingen: naam, koppeldatum, aantal personen en azc."),
            )
        if self._alle:
            return _("Er zijn nog geen gezinnen"), _("Een begeleider of casusregisseur maakt het eerste.")
        return (
            _("Er staat geen gezin op jouw naam"),
            _("Alle gezinnen staan bij Alle gezinnen. Zelf begeleiden doe je met een rol als begeleider."),
        )

    def _people_loaded(self, rows: tuple[MedewerkerRow, ...]) -> None:
        begeleiders = [(row.uid, row.naam) for row in rows if "begeleider" in row.rollen]
        self.view.show_choices("begeleider_uid", [("", _("Alle begeleiders")), *begeleiders])

    def _chosen(self) -> GezinnenFilter:
        """What is filtered, whatever the order and the columns."""
        bare = GezinnenFilter()
        return structs.replace(self._filter, sorteer=bare.sorteer, aflopend=bare.aflopend, meer=bare.meer)

    def _filtered(self, chosen: dict[str, object]) -> None:
        self._filter = structs.replace(
            filter_of(chosen, self._eigen),
            sorteer=self._filter.sorteer,
            aflopend=self._filter.aflopend,
            meer=self._filter.meer,
        )
        self._again()

    def _sort(self, code: str, down: bool) -> None:  # noqa: FBT001 - a signal gives it
        self._filter = structs.replace(self._filter, sorteer=code, aflopend=down)
        self.view.show_sort(code, down=down)
        self._again()

    # --- columns and kept lists ---

    def _apply(self, keuze: GezinnenFilter, kolommen: tuple[str, ...]) -> None:
        """Show a kept list: its filters, its order, its columns; what was asked for goes first."""
        if self._mist:
            keuze, self._mist = GezinnenFilter(begeleider_uid=self._eigen, ontbreekt=self._mist), ""
        self.view.filters.set_chosen(
            {
                "tekst": keuze.tekst,
                "fase": keuze.fase.value if keuze.fase is not None else "",
                "begeleider_uid": keuze.begeleider_uid,
                "alleen_te_laat": keuze.alleen_te_laat,
                "wacht_op": keuze.wacht_op,
                "archief": keuze.archief,
                "ontbreekt": keuze.ontbreekt,
            }
        )
        shown = filter_of(self.view.filters.chosen(), self._eigen)
        if self._alle and shown.begeleider_uid != keuze.begeleider_uid:
            self._ports.say.problem(
                _("De begeleider van deze lijst werkt hier niet meer. Je ziet alle begeleiders.")
            )
        self._filter = structs.replace(shown, sorteer=keuze.sorteer, aflopend=keuze.aflopend)
        self.view.show_sort(keuze.sorteer, down=keuze.aflopend)
        self._set_columns(kolommen)
        self._again()

    def _columns_chosen(self, kolommen: tuple[str, ...]) -> None:
        self._set_columns(kolommen)
        self._lijsten.keep_columns(self._kolommen)
        self._again()

    def _to_ordinary(self) -> None:
        self._columns_chosen(GEWOON)

    def _set_columns(self, kolommen: tuple[str, ...]) -> None:
        self._kolommen = known_columns(kolommen)
        self._filter = structs.replace(self._filter, meer=asked_for(self._kolommen))
        self.view.show_columns(self._kolommen)

    def _again(self) -> None:
        self._fresh = True
        self._lijsten.show(structs.replace(self._filter, meer=()), self._kolommen)
        self._load(0)

    def _changed(self, change: Change) -> None:
        """Forget what was read; what is looked at is read again."""
        if not change.areas & {Area.DOSSIER, Area.PUNTEN, Area.PERSONEN}:
            return
        self.view.model.forget_pages()
        if self.view.isVisible():
            self._load(0)

    def _open(self, uid: str) -> None:
        self._ports.nav.open("dossier", uid=uid)

    def _new(self) -> None:
        self._ports.nav.open("nieuw_gezin")

    def _list(self) -> None:
        self._ports.nav.open("papier", papier="gezinnenlijst", wie=self._eigen or "alle")

    def _begin(self) -> None:
        self._ports.nav.open("begin_hier")

    def _to_amv(self) -> None:
        self._ports.nav.open("amv")


def filter_of(chosen: dict[str, object], eigen: str) -> GezinnenFilter:
    """What the filters say; `eigen` = the only begeleider that there is."""
    fase = str(chosen.get("fase") or "")
    return GezinnenFilter(
        fase=Fase(fase) if fase else None,
        begeleider_uid=eigen or str(chosen.get("begeleider_uid") or ""),
        alleen_te_laat=bool(chosen.get("alleen_te_laat")),
        wacht_op=bool(chosen.get("wacht_op")),
        archief=bool(chosen.get("archief")),
        tekst=str(chosen.get("tekst") or ""),
        ontbreekt=str(chosen.get("ontbreekt") or ""),
    )


def _read(lezer: Lezer, *, keuze: GezinnenFilter, offset: int) -> tuple[GezinnenFilter, GezinnenPage]:
    return keuze, load_gezinnen(lezer, keuze, offset, PAGE)


def _read_medewerkers(lezer: Lezer) -> tuple[MedewerkerRow, ...]:
    return load_medewerkers(lezer)
