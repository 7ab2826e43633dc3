"""Wires the page of a new herstelcode and of a new master key."""

from __future__ import annotations

from PySide6.QtCore import QObject

from models.errors import Known, Refused
from models.keys import check_herstelcode, new_herstelcode
from models.queries.rows import PaperHead
from models.queries.rows_papier import HerstelFacts
from models.services.omsleutelen import NieuweSleutel
from models.services.sleutels import renew_herstelcode
from models.values import Papier, Reden
from resources.i18n import _, language
from resources.sentences import sentence
from views.ports import Ports
from views.sleutels.sleutels_view import SleutelsView
from views.uitgifte import LosBlad, startzin_facts
from views.widgets.dagen import dag_lang

KLUIS = "Duurzame Start"


class SleutelsPresenter(QObject):
    """The page *Nieuwe herstelcode* (`wat=herstelcode`) or *Nieuwe hoofdsleutel* (`wat=hoofdsleutel`)."""

    def __init__(self, ports: Ports) -> None:
        super().__init__()
        self._ports = ports
        self._wat = "herstelcode"
        self._code = ""
        self._made: NieuweSleutel | None = None
        self.view = SleutelsView()
        self._blad = LosBlad(ports, self)
        self.view.print_wished.connect(self._print)
        self.view.save_wished.connect(self._save)
        self.view.go_wished.connect(self._go)
        self.view.zinnen_wished.connect(self._print_zinnen)
        self.view.back_wished.connect(self._back)

    def enter(self, **args: str) -> None:
        """Make a code and ask for it back; coming again makes another one."""
        self._wat = args.get("wat", self._wat)
        self._made = None
        self._code = new_herstelcode()
        if self._wat == "hoofdsleutel":
            self.view.show_question(
                _("Nieuwe hoofdsleutel"),
                _(
                    "Doe dit als iemand vertrok die wist waar de reservekopieën liggen, of als een zin"
                    " is uitgelekt. Alles wordt onder een nieuwe sleutel gezet. Daarna gelden alleen jouw"
                    " wachtwoordzin en deze nieuwe herstelcode; je collega's krijgen een start-zin. Oude"
                    " reservekopieën gaan nog open met de oude zinnen: gooi ze weg als dat niet mag."
                ),
                self._code,
                _("Nieuwe hoofdsleutel maken"),
                met_zin=True,
            )
        else:
            self.view.show_question(
                _("Nieuwe herstelcode"),
                _(
                    "Print deze code en leg hem op een veilige plek, niet bij de laptop. De oude code opent"
                    " de kluis daarna niet meer; oude reservekopieën nog wel."
                ),
                self._code,
                _("Deze herstelcode gebruiken"),
                met_zin=False,
            )

    def place(self) -> dict[str, str]:
        """After a lock it begins anew: a code that was on screen is not used any more."""
        return {"wat": self._wat}

    def keep_draft(self) -> None:
        """Keep nothing: all of it is secret. This comes 2 s after each key, so nothing goes either."""

    def _forget(self) -> None:
        self._code = ""
        self._made = None
        self.view.forget()

    # --- paper ---

    def _print(self) -> None:
        self._blad.print_it(Papier.HERSTELCODE, (self._facts(),), _("Herstelcode"))

    def _save(self) -> None:
        self._blad.save_it(Papier.HERSTELCODE, (self._facts(),), _("Herstelcode bewaren"), "herstelcode.pdf")

    def _facts(self) -> HerstelFacts:
        head = PaperHead(gemaakt_op=self._ports.clock.nu(), wie="", gemeente="", taal=language())
        return HerstelFacts(head=head, kluis=KLUIS, code=self._code)

    def _print_zinnen(self) -> None:
        if self._made is not None:
            facts = startzin_facts(self._made.startzinnen, self._ports, self._ports.clock.nu())
            self._blad.print_it(Papier.STARTZIN, facts, _("Start-zin"))

    # --- going on ---

    def _go(self, zin: str, typed: str) -> None:
        check = check_herstelcode(typed)
        if not check.ok:
            groups = ", ".join(map(str, check.foute_groepen))
            reden = (
                Reden.of("herstelcode_fout", groepen=groups)
                if groups
                else Reden.of("herstelcode_kort", groepen=check.groepen)
            )
            self.view.show_problem(sentence(reden), "code")
            return
        if _bare(typed) != _bare(self._code):
            self.view.show_problem(sentence("herstelcode_anders"), "code")
            return
        self.view.show_problem("")
        self.view.show_busy(busy=True)
        if self._wat == "hoofdsleutel":
            self._ports.say.busy(_("De kluis krijgt een nieuwe sleutel. Zet de computer niet uit."))
            self._ports.kopieen.rekey(zin, self._code, self._rekeyed, self._failed)
        else:
            self._ports.jobs.call(renew_herstelcode, self._code, then=self._renewed, failed=self._failed)

    def _renewed(self, nothing: object) -> None:
        del nothing
        self._forget()
        self._ports.say.good(_("De nieuwe herstelcode geldt. Verscheur het oude papier."))
        self._ports.nav.back()

    def _rekeyed(self, made: NieuweSleutel) -> None:
        self._ports.say.busy()
        self._code = ""
        self._made = made
        until = _("geldig tot en met {dag}")
        lines = [
            f"{one.naam}: {one.zin}  ·  {until.format(dag=dag_lang(one.geldig_tot))}"
            for one in made.startzinnen
        ]
        self.view.forget()
        self.view.show_zinnen(_("Gelukt: de kluis heeft een nieuwe hoofdsleutel."), lines)

    def _failed(self, error: Known) -> None:
        self._ports.say.busy()
        self.view.show_busy(busy=False)
        veld = error.veld if isinstance(error, Refused) else ""
        self.view.show_problem(sentence(error), veld if veld == "zin" else "")

    def _back(self) -> None:
        self._forget()
        self._ports.nav.back()


def _bare(code: str) -> str:
    """What counts of a code: its letters, with O as 0 and I and L as 1."""
    kept = "".join(sign for sign in code.upper() if sign.isalnum())
    return kept.replace("O", "0").replace("I", "1").replace("L", "1")
