"""The program: `python -m desktop [verb]`. Only the verbs with a window load Qt.

Exit codes: 0 done · 1 refused or not possible (one sentence on the error output) · 2 wrong use · 3 the check
found something · 130 stopped.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from resources.i18n import _, use_language

if TYPE_CHECKING:
    from desktop.paths import Paths
    from desktop.settings import Settings

DONE, REFUSED, USAGE, FOUND, STOPPED = 0, 1, 2, 3, 130
FASEN = ("pre_vestiging", "vestiging", "integratie")
GRONDEN = ("toestemming", "wet", "overeenkomst", "vitaal")
PAPERS = (
    "matrix",
    "dagkaart",
    "gezinsblad",
    "checklist",
    "ochtendblad",
    "waar_staan_we",
    "intakeblad",
    "nieuw_in_gezin",
    "logboekblad",
    "informatienota",
    "halfjaarverslag",
    "raadsantwoord",
    "doorlooptijdblad",
    "toezichtblad",
    "herverdelingsblad",
    "geldblad",
)


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of all verbs."""
    parser = argparse.ArgumentParser(
        prog="duurzame-start",
        description=_("Duurzame Start. Zonder opdracht gaat het venster open op je eigen kluis."),
    )
    parser.add_argument("--demo", action="store_true", help=_("open de demo: twaalf verzonnen gezinnen"))
    verbs = parser.add_subparsers(dest="verb", metavar="opdracht")
    verbs.add_parser("window", help=_("open het venster op je eigen kluis"))
    demo = verbs.add_parser("demo", help=_("open de demo; zonder scherm: maak alle papieren in een map"))
    demo.add_argument("--uit", metavar=_("MAP"), default="", help=_("map voor de papieren zonder scherm"))
    demo.add_argument("--zonder-scherm", action="store_true", help=_("maak alleen de papieren en plaatjes"))
    rapport = verbs.add_parser("rapport", help=_("maak een papier als PDF"))
    rapport.add_argument("papier", choices=PAPERS)
    rapport.add_argument(
        "--dossier",
        metavar="NUMMER",
        default="",
        help=_("nummer van het dossier; bij de matrix: alleen dat gezin"),
    )
    rapport.add_argument(
        "--maand", metavar=_("JJJJ-MM"), default="", help=_("voor het logboekblad; anders de vorige maand")
    )
    rapport.add_argument(
        "--periode",
        metavar=_("PERIODE"),
        default="",
        help=_("voor nota en halfjaarverslag: 2025 of 2026-1; anders de laatste hele"),
    )
    rapport.add_argument(
        "--gemeente",
        metavar=_("NAAM"),
        default="",
        help=_("naam of code van de gemeente, als er meer zijn; anders de eerste"),
    )
    rapport.add_argument("--uit", metavar=_("BESTAND"), required=True, help=_("waar de PDF komt"))
    rapport.add_argument(
        "--fase",
        choices=("pre_vestiging", "vestiging", "integratie"),
        default="",
        help=_("voor de checklist"),
    )
    rapport.add_argument(
        "--privacy", choices=("naam", "voorletter", "anoniem"), default="", help=_("namen op het papier")
    )
    controle = verbs.add_parser("controle", help=_("kijk de kluis en de checklists na"))
    controle.add_argument(
        "--blad",
        metavar=_("CODE"),
        default="",
        help=_("vergelijk het logboek met de code op een logboekblad"),
    )
    controle.add_argument("--alleen-inhoud", action="store_true", help=_("alleen de checklists; geen kluis"))
    copies = _copy_verbs(verbs)
    hulppakket = verbs.add_parser("hulppakket", help=_("laat zien hoe het programma eraan toe is"))
    hulppakket.add_argument(
        "--uit", metavar=_("BESTAND"), default="", help=_("sla het op; anders komt het op het scherm")
    )
    overdracht = verbs.add_parser("overdracht", help=_("maak een bestand om gezinnen over te dragen"))
    overdracht.add_argument(
        "--kijk", metavar=_("BESTAND"), default="", help=_("zeg alleen wat een bestand is")
    )
    overdracht.add_argument(
        "--dossier", metavar="NUMMER", action="append", default=[], help=_("gezin dat meegaat; mag vaker")
    )
    overdracht.add_argument("--uit", metavar=_("BESTAND"), default="", help=_("waar het bestand komt"))
    overdracht.add_argument("--aan", metavar=_("NAAM"), default="", help=_("organisatie die het krijgt"))
    overdracht.add_argument("--grond", choices=GRONDEN, default="", help=_("waarom het mag"))
    overdracht.add_argument("--reden", metavar=_("TEKST"), default="", help=_("waarom het daarheen gaat"))
    pictures = verbs.add_parser("pictures", help=_("maak plaatjes van alle schermen en papieren"))
    pictures.add_argument("--uit", metavar=_("MAP"), required=True, help=_("waar de plaatjes komen"))
    pictures.add_argument("--kort", action="store_true", help=_("alleen de belangrijkste schermen"))
    for one in (rapport, controle, *copies, hulppakket, overdracht):
        one.add_argument("--demo", action="store_true", help=_("in de demo"), default=argparse.SUPPRESS)
        one.add_argument("--kluis", metavar=_("BESTAND"), default="", help=_("een kluis op een andere plek"))
        one.add_argument(
            "--wachtwoord-fd",
            type=int,
            metavar="N",
            default=None,
            help=_("lees de wachtwoordzin van dit open bestand"),
        )
    return parser


def _copy_verbs(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
) -> tuple[argparse.ArgumentParser, ...]:
    """Make the parsers of the verbs about backups."""
    backup = verbs.add_parser("backup", help=_("maak een reservekopie en kijk hem na"))
    backup.add_argument(
        "--naar", metavar=_("MAP"), default="", help=_("ook een kopie in deze map, teruggelezen; een stick")
    )
    herstel = verbs.add_parser("herstel", help=_("zet een reservekopie terug"))
    herstel.add_argument(
        "--redden", action="store_true", help=_("red wat er nog in een beschadigde kluis staat")
    )
    oefen = verbs.add_parser("oefen", help=_("oefen terugzetten op een proefplek"))
    oefen.add_argument("--uit", metavar=_("BESTAND"), default="", help=_("waar het verslag komt, als PDF"))
    for one in (herstel, oefen):
        one.add_argument(
            "--van", metavar=_("MAP"), default="", help=_("map van de reservekopie; anders de nieuwste")
        )
    return backup, herstel, oefen


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; give the exit code."""
    from desktop.crash import read_hard, unwatch_hard, watch_hard
    from desktop.log import start_log, stop_log
    from desktop.paths import find_paths
    from desktop.scratch import Scratch
    from desktop.settings import load_settings
    from models.memory import no_core_dumps

    paths = find_paths()
    settings = load_settings(paths.settings)
    use_language(settings.taal)
    options = make_parser().parse_args(arguments)
    no_core_dumps()
    start_log(paths.log)
    scratch = Scratch(paths.scratch)
    scratch.start()
    fell = read_hard(paths.log)
    watch_hard(paths.log)
    try:
        if options.verb in {None, "window", "demo"}:
            demo = options.demo or options.verb == "demo"
            if getattr(options, "zonder_scherm", False):
                return _without_screen(paths, options)
            return _window(paths, settings, options, demo=demo, fell=fell > 0)
        if options.verb == "hulppakket":
            return _bundle(paths, settings, options)
        if options.verb == "pictures":
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            from desktop.pictures import make_pictures

            return make_pictures(options.uit, kort=options.kort)
        from desktop.verbs import run

        return run(options, paths)
    except KeyboardInterrupt:
        return STOPPED
    finally:
        scratch.end()
        unwatch_hard(paths.log)
        stop_log()


def _window(
    paths: Paths, settings: Settings, options: argparse.Namespace, *, demo: bool, fell: bool = False
) -> int:
    from desktop.screen import why_no_screen
    from resources.sentences import sentence

    if code := why_no_screen():
        sys.stderr.write(sentence(code) + "\n")
        return _without_screen(paths, options)
    from desktop.bootstrap import App, make_app
    from desktop.selftest import check_window

    if wrong := check_window():
        words = _("Deze versie werkt niet goed: {wat}. Zet het programma opnieuw op.")
        sys.stderr.write(words.format(wat=wrong) + "\n")
        return REFUSED
    app = make_app(sys.argv[:1])
    while True:
        program = App(app, paths, settings, demo=demo)
        if program.start():
            if fell:
                program.warn(sentence("vorige_keer_gevallen"))
            return app.exec()
        program.stop()
        if not program.hangs:
            sys.stdout.write(sentence("al_gestart") + "\n")
            return DONE
        sys.stderr.write(sentence("al_gestart_hangt") + "\n")
        sys.stderr.flush()
        from desktop.hanging import ask_again

        if not ask_again():
            return REFUSED


def _bundle(paths: Paths, settings: Settings, options: argparse.Namespace) -> int:
    """Show the support bundle, or save it. No kluis is opened for it."""
    from pathlib import Path

    from desktop.bundle import look_at, make_bundle, save
    from models.errors import Known
    from resources.sentences import sentence

    kluis = Path(options.kluis).absolute() if options.kluis else paths.demo if options.demo else paths.kluis
    text = make_bundle(paths, settings, look_at(kluis, paths))
    if not options.uit:
        sys.stdout.write(text)
        return DONE
    try:
        save(Path(options.uit).absolute(), text)
    except Known as error:
        sys.stderr.write(sentence(error.reden) + "\n")
        return REFUSED
    sys.stdout.write(f"{options.uit}\n")
    return DONE


def _without_screen(paths: Paths, options: argparse.Namespace) -> int:
    """The main job without a window: the demo, all papers and pictures, in one folder."""
    from desktop.headless import run_without_screen
    from models.errors import Known
    from resources.sentences import sentence

    try:
        folder = run_without_screen(paths, getattr(options, "uit", ""))
    except Known as error:
        sys.stderr.write(sentence(error.reden) + "\n")
        return REFUSED
    sys.stdout.write(f"{folder}\n")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
