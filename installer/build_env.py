"""Builds the environment: beside its place first, renamed in the last step.

Imported only when there is something to set up. Standard library, Python 3.6 syntax.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import IO, Iterator, List

import setup_env
import system_packages
from setup_env import Environment, SetupError, say

# A relative line: the checkout can be moved, and the person's working folder never decides what is imported.
PATH_FILE = "duurzame_start.pth"


def build(environment: Environment) -> None:
    """Make the environment, unless another start has just done so. Raises SetupError or OSError."""
    with only_one(environment), stopped_politely():
        if setup_env.is_ready(environment):
            return
        remove_leftovers(environment)
        if setup_env.is_whole(environment):  # the first start with a screen: only its libraries are new
            system_packages.ensure(windows=True)
            check_imports(environment.python)
            facts = setup_env.read_marker(environment)
            setup_env.write_marker(environment.folder, dict(facts, scherm="ja"))
            return
        started = time.time()
        say("Duurzame Start wordt klaargezet. Dat gebeurt één keer en duurt enkele minuten.")
        say("1/5 Kijken wat dit systeem nodig heeft (Python {})".format(setup_env.version_word()))
        screen = system_packages.ensure(windows=environment.windows)
        check_room(environment)
        staging = "{}.new-{}".format(environment.folder, os.getpid())
        try:
            fill(environment, staging, screen=screen)
            put_in_place(environment, staging)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        say("Klaar in {:.0f} seconden.".format(time.time() - started))


def fill(environment: Environment, staging: str, *, screen: bool) -> None:
    """Make a complete environment in the folder `staging`; the marker comes last."""
    say("2/5 Een eigen Python-omgeving maken")
    command = [sys.executable, "-m", "venv", "--prompt", "duurzame-start", staging]
    run_quietly(command, "De Python-omgeving kon niet worden gemaakt")
    python = setup_env.python_in(staging)
    # Windows copies the interpreter into the environment, elsewhere it is a link to the one below it.
    windows_base = str(getattr(sys, "_base_executable", sys.executable))
    base = windows_base if setup_env.WINDOWS else os.path.realpath(python)
    install_packages(environment, python)
    say("4/5 De pakketten vertalen, zodat het programma snel start")
    site = site_packages(python)
    with open(os.path.join(site, PATH_FILE), "w", encoding="utf-8") as file:
        file.write(os.path.relpath(environment.root, site) + "\n")
    # A package may hold a file that this Python cannot compile; it was never going to be imported.
    subprocess.run(
        [python, "-m", "compileall", "-q", "-q", "-j", "0", "-s", staging, "-p", environment.folder, site],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=setup_env.child_variables(),
        check=False,
    )
    say("5/5 Proberen of alles werkt")
    check_imports(python)
    name_final_folder(staging, environment.folder)
    setup_env.write_marker(
        staging,
        {
            "lock": setup_env.lock_hash(environment),
            "python": setup_env.version_word(),
            "base": base,
            "scherm": "ja" if screen else "nee",
        },
    )


def install_packages(environment: Environment, python: str) -> None:
    """Install what the lock file names. pip checks every hash and follows the person's own configuration.

    The lock names everything, so pip need not look for more (`--no-deps`): older ones take the newest release
    for `name[extra]`, whatever the lock says, and then refuse it for its hash. Raises SetupError
    (NO_PACKAGES): the last words of pip come along.
    """
    say("3/5 De pakketten ophalen en controleren (ongeveer 150 MB)")
    command = [python, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-compile"]
    command += ["--no-deps", "--no-input", "--progress-bar", "off", "--disable-pip-version-check"]
    command += ["-r", environment.lock]
    with open(environment.lock, encoding="utf-8") as file:
        total = sum("==" in line for line in file)
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        errors="replace",
        env=setup_env.child_variables(),
    )
    last: List[str] = []
    done = 0
    try:
        for line in process.stdout or ():
            last = [*last[-30:], line.strip()]
            if line.startswith(("Collecting ", "Processing ")):  # from an index, or from a file nearby
                done += 1
                name = os.path.basename(line.split()[1]).split("=")[0].split("-py")[0]
                show("    {} van {}: {}".format(done, total, name))
    finally:
        show("")
        if process.poll() is None and sys.exc_info()[0] is not None:
            process.kill()
        process.wait()
    if process.returncode != 0:
        raise SetupError(why_pip_failed(last), setup_env.NO_PACKAGES)


def show(text: str) -> None:
    """Show progress on the last line of a terminal; elsewhere nothing."""
    if sys.stdout.isatty():
        sys.stdout.write("\r{:<60.60}\r{:.60}".format("", text))
        sys.stdout.flush()


def why_pip_failed(lines: "List[str]") -> str:
    """One sentence from pip's last lines."""
    text = "\n".join(lines)
    errors = [line[len("ERROR: ") : 120].rstrip(". ") for line in lines if line.startswith("ERROR: ")]
    detail = " ({})".format(errors[-1]) if errors else ""
    if "DO NOT MATCH THE HASHES" in text:
        return "Een opgehaald pakket is niet het pakket dat is gecontroleerd; er is niets geïnstalleerd."
    if "No space left" in text:
        return "De schijf is vol; er is niets geïnstalleerd."
    offline = "Retrying (" in text or "Could not fetch URL" in text  # pip says "no matching" then too
    if not offline and ("No matching distribution" in text or "No usable wheel" in text):
        return "Niet elk pakket is te krijgen voor dit systeem of vanaf deze pakketbron{}.".format(detail)
    return (
        "De pakketten zijn niet opgehaald: controleer de internetverbinding of de pip-instellingen "
        "en start opnieuw."
    )


def check_imports(python: str) -> None:
    """Load Qt and the database. Raises SetupError (NO_SYSTEM) that names the library that is missing."""
    answer = subprocess.run(
        [python, "-c", setup_env.CHECK],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        errors="replace",
        env=dict(setup_env.child_variables(), QT_QPA_PLATFORM="offscreen"),
        check=False,
    )
    if answer.returncode != 0:
        lines = answer.stdout.strip().splitlines() or ["code {}".format(answer.returncode)]
        raise SetupError(system_packages.sentence_for(lines[-1]), setup_env.NO_SYSTEM)


def put_in_place(environment: Environment, staging: str) -> None:
    """Give the finished folder its name; an older one goes away afterwards.

    Raises SetupError (NO_ROOM) where the older one is in use: Windows does not let it go then.
    """
    if hasattr(os, "sync"):
        os.sync()  # after a power cut the marker may not be there without the packages
    old = "{}.old-{}".format(environment.folder, os.getpid())
    if os.path.lexists(environment.folder):
        try:
            os.rename(environment.folder, old)
        except PermissionError:
            raise SetupError(
                "De oude omgeving is nog in gebruik: sluit Duurzame Start en start opnieuw.",
                setup_env.NO_ROOM,
            ) from None
    os.rename(staging, environment.folder)
    remove(old)


def name_final_folder(staging: str, final: str) -> None:
    """The scripts in bin/ name the folder they were made in; let them name the one they will stand in."""
    if setup_env.WINDOWS:
        return  # launchers are programs there; everything is started with python -m
    folder = os.path.join(staging, "bin")
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.islink(path) or not os.path.isfile(path):
            continue
        with open(path, "rb") as file:
            old = file.read()
        new = old.replace(os.fsencode(staging), os.fsencode(final))
        if new != old and b"\0" not in old:
            with open(path, "wb") as file:
                file.write(new)


def remove_leftovers(environment: Environment) -> None:
    """Remove what broken-off set-ups left. Only called with the lock held, so nobody is using them."""
    folder, name = os.path.split(environment.folder)
    for entry in os.listdir(folder):
        if entry.startswith((name + ".new-", name + ".old-")):
            remove(os.path.join(folder, entry))


def remove(path: str) -> None:
    """Remove a file, link or folder, if it is there. What cannot go now goes at the next set-up."""
    if os.path.islink(path) or os.path.isfile(path):
        os.unlink(path)
    else:
        shutil.rmtree(path, ignore_errors=True)


def check_room(environment: Environment) -> None:
    """Raise SetupError (NO_ROOM) when the disk cannot hold the environment."""
    free = shutil.disk_usage(environment.root).free
    if free < setup_env.NEEDED_BYTES:
        raise SetupError(
            "Er is te weinig ruimte op de schijf: nodig is {} MB, vrij is {} MB.".format(
                setup_env.NEEDED_BYTES >> 20, free >> 20
            ),
            setup_env.NO_ROOM,
        )


def site_packages(python: str) -> str:
    """The folder of the environment that holds its packages."""
    return run_quietly(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        "De Python-omgeving werkt niet",
    ).strip()


def run_quietly(command: "List[str]", problem: str) -> str:
    """Run a command and return what it printed. Raises SetupError with the problem and its last line."""
    answer = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        errors="replace",
        env=setup_env.child_variables(),
        check=False,
    )
    if answer.returncode != 0:
        lines = answer.stdout.strip().splitlines() or ["code {}".format(answer.returncode)]
        raise SetupError("{}: {}.".format(problem, lines[-1].rstrip(".")), setup_env.NO_SYSTEM)
    return answer.stdout


@contextlib.contextmanager
def stopped_politely() -> "Iterator[None]":
    """Let a request to stop (kill, closing the terminal) clean up like Ctrl-C does."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


@contextlib.contextmanager
def only_one(environment: Environment) -> "Iterator[None]":
    """Hold the file lock of this environment; wait when another start is setting it up."""
    with open(environment.folder + ".lock", "a+", encoding="ascii") as file:
        if not try_lock(file):
            say("Een andere start is al bezig met klaarzetten. Even wachten...")
            while not try_lock(file):
                time.sleep(0.5)
        yield  # closing the file releases the lock, and so does the end of this process, however it comes


def try_lock(file: "IO[str]") -> bool:
    """Take the lock if it is free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
