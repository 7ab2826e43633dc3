"""What was typed from a sheet, laid beside the sheet and the kluis: what each line will do, and what cannot.

Pure: `rules.bladtaal` reads the words, this decides with the facts of the sheet. Between printing and typing
the world moved on, so a line may be done elsewhere, lapsed, changed, or of a dossier that is closed or out of
reach; each such case has a code that says what to do. Screen and verb use the same decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from models.errors import Refused
from models.rules.bladtaal import Bijzonder, Daad, NietGekomen, Onbegrepen, Opdracht, Rest, parse_blad
from models.rules.invoer import NOTITIE_MAX, day, looks_like_bsn
from models.values import Staat

REDEN_MAX = 400
WIE_MAX = 80
HUURINGANG, DATUM = "huuringang", "datum"
_KLAAR = frozenset({Staat.GEDAAN, Staat.NVT})


@dataclass(frozen=True, slots=True)
class BladPunt:
    """An actiepunt behind a line of the sheet, as it is now."""

    uid: str
    letter: str = ""
    naam: str = ""
    staat: Staat = Staat.OPEN
    gedaan_op: date | None = None
    was: str = ""
    """State when the sheet was printed; empty = not noted."""
    vervallen: str = ""
    """Code of the reason why it lapsed."""
    bereik: bool = True
    """False where it is of a dossier that is not in reach, or no longer there at all."""
    gesloten: bool = False
    elders: str = ""
    """Number of the dossier that it belongs to now, where that is another than the sheet's."""


@dataclass(frozen=True, slots=True)
class BladRegel:
    """A numbered line of the sheet."""

    nummer: int
    tekst: str
    punten: tuple[BladPunt, ...]
    gedrukt: str = ""
    """The text on the sheet, where it is another one now."""
    vraagt: str = ""
    """What the line asks to write: `huuringang`, `datum` or nothing."""
    gezin: str = ""
    dossier_uid: str = ""
    loket: str = ""


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet that left the program, and what is behind its lines."""

    code: str
    soort: str
    regels: Mapping[int, BladRegel]
    dag: date
    """The day on which what is ticked was done, unless another day stands beside it."""
    dossier_uid: str = ""
    """Empty for a sheet of several gezinnen."""
    mag_alles: bool = True
    """False where not all numbered lines need stand on the paper (ochtendblad)."""
    is_dagkaart: bool = False


@dataclass(frozen=True, slots=True)
class Stap:
    """One thing that will be done with one actiepunt."""

    punt_uid: str
    nummer: int
    letter: str
    daad: Daad
    regel: int
    dag: date | None = None
    gevraagd: date | None = None
    vraagt: str = ""
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Melding:
    """Something to say about a typed line or a line of the sheet; `fout` = it cannot be entered like this."""

    code: str
    regel: int = -1
    nummer: int = 0
    params: tuple[tuple[str, str | int], ...] = ()
    fout: bool = True


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What entering the sheet does."""

    stappen: tuple[Stap, ...] = ()
    eigen: tuple[Rest, ...] = ()
    bijzonder: tuple[str, ...] = ()
    niet_gekomen: bool = False
    meldingen: tuple[Melding, ...] = ()

    @property
    def fouten(self) -> int:
        """How many things must be mended first."""
        return sum(1 for melding in self.meldingen if melding.fout)

    @property
    def leeg(self) -> bool:
        """Whether nothing at all was typed that does something."""
        return not (self.stappen or self.eigen or self.bijzonder or self.niet_gekomen)


def decide(blad: Blad, tekst: str, vandaag: date) -> Uitkomst:
    """Say what the typed text does to a sheet; the same for the same arguments, and never raises."""
    besluit = _Besluit(blad, vandaag)
    for zin in parse_blad(tekst, vandaag):
        besluit.take(zin)
    return besluit.outcome()


@dataclass(slots=True)
class _Besluit:
    """Collects what the lines do; a later line about the same person counts, with a word about it."""

    blad: Blad
    vandaag: date
    stappen: dict[str, Stap] = field(default_factory=dict)
    los: set[str] = field(default_factory=set)
    """Uids of points that were named by their number."""
    eigen: list[Rest] = field(default_factory=list)
    bijzonder: list[str] = field(default_factory=list)
    niet_gekomen: int = -1
    meldingen: list[Melding] = field(default_factory=list)

    def take(self, zin: Opdracht | Rest | Bijzonder | NietGekomen | Onbegrepen) -> None:
        """Take one line."""
        match zin:
            case Onbegrepen():
                self.meldingen.append(Melding(zin.code, zin.regel, params=zin.params))
            case Opdracht() if not zin.nummers:
                self._all(zin)
            case Opdracht():
                self._some(zin)
            case Rest() | Bijzonder():
                self._beside(zin)
            case NietGekomen():
                self._absent(zin)

    def outcome(self) -> Uitkomst:
        """Everything together."""
        if self.niet_gekomen >= 0 and any(s.daad is Daad.KLAAR for s in self.stappen.values()):
            self._fout("blad_niet_gekomen_en_klaar", self.niet_gekomen)
        return Uitkomst(
            stappen=tuple(sorted(self.stappen.values(), key=lambda s: (s.nummer, s.letter))),
            eigen=tuple(self.eigen),
            bijzonder=tuple(self.bijzonder),
            niet_gekomen=self.niet_gekomen >= 0,
            meldingen=tuple(self.meldingen),
        )

    # --- all lines ---

    def _all(self, zin: Opdracht) -> None:
        """`alles x`: all boxes that were still empty; what cannot be ticked is left, and said."""
        if not self.blad.mag_alles:
            self._fout("blad_alles_niet_hier", zin.regel)
            return
        if not self._good_days(zin, 0):
            return
        skipped: dict[str, list[int]] = {}
        for regel in self.blad.regels.values():
            for punt in regel.punten:
                why = _why_not(punt)
                if why:
                    skipped.setdefault(why, []).append(regel.nummer)
                elif punt.staat not in _KLAAR and punt.uid not in self.los:
                    self._set(zin, regel, punt)
        for code, nummers in skipped.items():
            words = ", ".join(str(nummer) for nummer in dict.fromkeys(nummers))
            self._hint(f"{code}_overgeslagen", zin.regel, nummers=words)

    # --- lines by their number ---

    def _some(self, zin: Opdracht) -> None:
        if not self._good_days(zin, zin.nummers[0]) or not self._good_text(zin.tekst, zin):
            return
        for nummer in zin.nummers:
            regel = self.blad.regels.get(nummer)
            if regel is None:
                last = max(self.blad.regels, default=0)
                self._fout("blad_nummer_niet_op_blad", zin.regel, nummer, laatste=last)
                continue
            punten = self._people(zin, regel)
            if punten:
                self._line(zin, regel, punten)

    def _people(self, zin: Opdracht, regel: BladRegel) -> tuple[BladPunt, ...]:
        """The points of the letters that were typed; all of them without letters."""
        if not zin.letters:
            return regel.punten
        known = {punt.letter: punt for punt in regel.punten if punt.letter}
        if not known:
            self._fout("blad_geen_letters", zin.regel, regel.nummer)
            return ()
        missing = [letter for letter in zin.letters if letter not in known]
        if missing:
            self._fout(
                "blad_letter_onbekend",
                zin.regel,
                regel.nummer,
                letter=" ".join(missing),
                letters=" ".join(known),
            )
            return ()
        return tuple(known[letter] for letter in zin.letters)

    def _line(self, zin: Opdracht, regel: BladRegel, punten: Sequence[BladPunt]) -> None:
        """One line of the sheet: what can be done is done, what cannot is said once."""
        reasons = {punt.uid: _why_not(punt) for punt in punten}
        can = [punt for punt in punten if not reasons[punt.uid]]
        if not can:
            first = punten[0]
            more = {
                "blad_vervallen": {"reden": first.vervallen},
                "blad_ander_dossier": {"dossier": first.elders},
            }
            code = reasons[first.uid]
            self._fout(code, zin.regel, regel.nummer, **more.get(code, {}))
            return
        if any(punt.uid in self.los for punt in can):
            self._hint("blad_regel_dubbel", zin.regel, regel.nummer)
        if regel.gedrukt:
            self._hint("blad_tekst_veranderd", zin.regel, regel.nummer, toen=regel.gedrukt)
        if zin.daad in (Daad.OPEN, Daad.NOTITIE):
            self._keep(zin, regel, can)
            return
        todo = [punt for punt in can if punt.staat is not Staat.GEDAAN]
        done = [punt for punt in can if punt.staat is Staat.GEDAAN]
        if zin.daad is not Daad.KLAAR and done and not todo:
            self._fout("blad_al_klaar", zin.regel, regel.nummer, dag=_day(done[0].gedaan_op))
            return
        if done and (zin.letters or not todo):
            self._hint("blad_was_al_klaar", zin.regel, regel.nummer, dag=_day(done[0].gedaan_op))
        if zin.daad is Daad.KLAAR and todo and not self._asked(zin, regel):
            return
        for punt in todo:
            self._set(zin, regel, punt)
        self.los.update(punt.uid for punt in can)

    def _keep(self, zin: Opdracht, regel: BladRegel, punten: Sequence[BladPunt]) -> None:
        """It stays as it is: an exception to *alles*; a note may be written with it."""
        for punt in punten:
            self.stappen.pop(punt.uid, None)
        self.los.update(punt.uid for punt in punten)
        if zin.tekst:
            self.stappen[punten[0].uid] = self._step(replace(zin, daad=Daad.NOTITIE), regel, punten[0])
        elif all(punt.staat is Staat.GEDAAN for punt in punten):
            self._hint("blad_was_al_klaar", zin.regel, regel.nummer, dag=_day(punten[0].gedaan_op))

    def _asked(self, zin: Opdracht, regel: BladRegel) -> bool:
        """Whether the days fit what the line asks for."""
        if zin.gevraagd is not None and not regel.vraagt:
            self._fout("blad_vraagt_geen_dag", zin.regel, regel.nummer)
            return False
        asked = zin.gevraagd or (zin.dag if regel.vraagt == DATUM else None)
        if regel.vraagt and asked is None:
            self._hint(f"blad_vraagt_{regel.vraagt}", zin.regel, regel.nummer)
        if regel.vraagt == DATUM and asked is not None and asked > self.vandaag:
            self._fout("blad_dag_moet_nog_komen", zin.regel, regel.nummer, dag=_day(asked))
            return False
        return True

    def _set(self, zin: Opdracht, regel: BladRegel, punt: BladPunt) -> None:
        self.stappen[punt.uid] = self._step(zin, regel, punt)

    def _step(self, zin: Opdracht, regel: BladRegel, punt: BladPunt) -> Stap:
        dag, gevraagd = zin.dag, zin.gevraagd
        if zin.daad is Daad.KLAAR:
            if regel.vraagt == DATUM and gevraagd is None and zin.nummers:
                gevraagd = dag
                dag = None
            dag = dag or min(self.blad.dag, self.vandaag)
        return Stap(
            punt.uid, regel.nummer, punt.letter, zin.daad, zin.regel, dag, gevraagd, regel.vraagt, zin.tekst
        )

    # --- beside the lines ---

    def _beside(self, zin: Rest | Bijzonder) -> None:
        """A point or a note of the gezin; on a sheet of several gezinnen nobody knows of which."""
        if not self.blad.dossier_uid:
            self._fout("blad_welk_gezin", zin.regel)
            return
        limit = REDEN_MAX if isinstance(zin, Rest) else NOTITIE_MAX
        if not self._good_words(zin.tekst, zin.regel, limit):
            return
        if isinstance(zin, Bijzonder):
            self.bijzonder.append(zin.tekst)
        elif zin.dag is not None and not self._possible(zin.dag, zin.regel, 0):
            return
        else:
            self.eigen.append(zin)

    def _absent(self, zin: NietGekomen) -> None:
        if not self.blad.is_dagkaart:
            self._fout("blad_niet_gekomen_dagkaart", zin.regel)
        elif self.blad.dag > self.vandaag:
            self._fout("blad_niet_gekomen_later", zin.regel, dag=_day(self.blad.dag))
        else:
            self.niet_gekomen = zin.regel

    # --- what may be typed ---

    def _good_days(self, zin: Opdracht, nummer: int) -> bool:
        if zin.gevraagd is not None and not self._possible(zin.gevraagd, zin.regel, nummer):
            return False
        if zin.dag is None:
            return True
        if not self._possible(zin.dag, zin.regel, nummer):
            return False
        if zin.daad is Daad.LATER and zin.dag <= self.vandaag:
            self._fout("blad_later_voorbij", zin.regel, nummer, dag=_day(zin.dag))
            return False
        if zin.daad in (Daad.KLAAR, Daad.WACHT) and zin.dag > self.vandaag:
            self._fout("blad_dag_moet_nog_komen", zin.regel, nummer, dag=_day(zin.dag))
            return False
        return True

    def _possible(self, dag: date, regel: int, nummer: int) -> bool:
        try:
            day("dag", dag, self.vandaag)
        except Refused:
            self._fout("blad_dag_onmogelijk", regel, nummer, dag=_day(dag))
            return False
        return True

    def _good_text(self, tekst: str, zin: Opdracht) -> bool:
        limit = WIE_MAX if zin.daad is Daad.WACHT else REDEN_MAX
        return self._good_words(tekst, zin.regel, limit)

    def _good_words(self, tekst: str, regel: int, limit: int) -> bool:
        if len(tekst) > limit:
            self._fout("veld_te_lang", regel, maximum=limit)
            return False
        if looks_like_bsn(tekst):
            self._fout("lijkt_op_bsn", regel)
            return False
        return True

    def _fout(self, code: str, regel: int, nummer: int = 0, **params: str | int) -> None:
        self._say(code, regel, nummer, params, fout=True)

    def _hint(self, code: str, regel: int, nummer: int = 0, **params: str | int) -> None:
        self._say(code, regel, nummer, params, fout=False)

    def _say(self, code: str, regel: int, nummer: int, params: dict[str, str | int], *, fout: bool) -> None:
        if nummer:
            params["nummer"] = nummer
        self.meldingen.append(Melding(code, regel, nummer, tuple(sorted(params.items())), fout))


def _why_not(punt: BladPunt) -> str:
    """Code of why nothing can be done with a point, or empty."""
    if not punt.bereik:
        return "blad_buiten_bereik"
    if punt.vervallen:
        return "blad_vervallen"
    if punt.gesloten:
        return "blad_dossier_gesloten"
    return "blad_ander_dossier" if punt.elders else ""


def _day(dag: date | None) -> str:
    return dag.isoformat() if dag is not None else ""
