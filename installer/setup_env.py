"""What start.py and test.py share: find a fitting Python, build the environment once, use it ever after.

Standard library only, and Python 3.6 syntax, so that an old Python can still say which Python is needed.
A second start only reads one small file here; everything slow is imported where it is used.
"""

import os
import sys

OLDEST = (3, 11)
TOO_NEW = (3, 14)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HERE = os.path.join(ROOT, "installer")
WINDOWS = os.name == "nt"
MARKER = ".klaar"
NEEDED_BYTES = 1200 * 1024 * 1024

# Exit codes of set-up; the program itself stays below 70.
NO_PYTHON = 71
NO_SYSTEM = 72
NO_PACKAGES = 73
NO_ROOM = 74
STOPPED = 130

CHECK = (
    "import PySide6.QtWidgets as q, sqlcipher3.dbapi2, sqlalchemy, reportlab.pdfgen, msgspec, pypdfium2;"
    "app = q.QApplication(['check'])"
)


class SetupError(Exception):
    """Set-up cannot go on. The text is one Dutch sentence for the person at the keyboard."""

    def __init__(self, sentence: str, code: int) -> None:
        Exception.__init__(self, sentence)
        self.code = code


class Environment:
    """One environment: its folder, the lock file it is made from, and whether it may open windows."""

    def __init__(self, folder: str, lock: str, *, windows: bool, root: str = ROOT) -> None:
        self.root = root
        self.folder = os.path.join(root, folder)
        self.lock = os.path.join(root, "installer", lock)
        self.windows = windows

    @property
    def python(self) -> str:
        """The interpreter inside the environment."""
        return python_in(self.folder)


def run_environment() -> Environment:
    """The environment that runs the program."""
    return Environment(".venv", "requirements.lock", windows=True)


def test_environment() -> Environment:
    """The environment that runs the tests. A second one, so that testing never changes a running program."""
    return Environment(".venv-test", "requirements-test.lock", windows=False)


def python_in(folder: str) -> str:
    """The interpreter of the environment in this folder."""
    if WINDOWS:
        return os.path.join(folder, "Scripts", "python.exe")
    return os.path.join(folder, "bin", "python")


def say(text: str) -> None:
    """Print a line, also where the console cannot show every letter; without a reader it is not printed."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the terminal was closed; what we were doing matters more
        sys.stdout = open(os.devnull, "w", encoding=encoding)  # noqa: SIM115  stays open to the end


def fits(version: "tuple[int, ...]") -> bool:
    """Tell whether the program runs on this version of Python."""
    return OLDEST <= tuple(version[:2]) < TOO_NEW


def has_screen() -> bool:
    """Tell whether this Linux session can open windows (Windows and macOS need no extra libraries)."""
    return sys.platform.startswith("linux") and bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


# --- the marker -----------------------------------------------------------------------------------------


def lock_hash(environment: Environment) -> str:
    """SHA-256 of the lock file. The lock file names every package with its hash, so this names them all."""
    import hashlib

    with open(environment.lock, "rb") as file:
        return hashlib.sha256(file.read().replace(b"\r\n", b"\n")).hexdigest()


def read_marker(environment: Environment) -> "dict[str, str]":
    """What a finished set-up wrote about itself; empty when there is no finished set-up."""
    try:
        with open(os.path.join(environment.folder, MARKER), encoding="utf-8") as file:
            return dict(line.rstrip("\n").split(" ", 1) for line in file)
    except (OSError, ValueError):
        return {}


def write_marker(folder: str, facts: "dict[str, str]") -> None:
    """Write the marker in one step: it is whole or absent."""
    path = os.path.join(folder, MARKER)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write("".join("{} {}\n".format(*fact) for fact in sorted(facts.items())))
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)


def is_ready(environment: Environment) -> bool:
    """Tell whether there is nothing to set up."""
    if environment.windows and has_screen() and read_marker(environment).get("scherm") != "ja":
        return False  # made without a screen; the libraries for windows were never looked at
    return is_whole(environment)


def is_whole(environment: Environment) -> bool:
    """Tell whether the environment is finished, belongs to this lock file, and still has its Python."""
    facts = read_marker(environment)
    if facts.get("lock") != lock_hash(environment) or not os.path.exists(environment.python):
        return False
    base = facts.get("base", "")
    if not os.path.exists(base) or not (WINDOWS or os.path.realpath(environment.python) == base):
        return False  # the Python below it was removed or replaced
    return os.path.realpath(sys.executable) != base or facts.get("python") == version_word()


def version_word() -> str:
    """The running Python as the marker writes it; compiled packages fit all of one 3.x."""
    return "{}.{}".format(*sys.version_info[:2])


# --- the interpreter ------------------------------------------------------------------------------------


def candidates() -> "list[list[str]]":
    """Commands that may start a fitting Python, newest first."""
    minors = range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1)
    if WINDOWS:
        local = os.path.join(os.environ.get("LOCALAPPDATA", ""), "Programs", "Python")
        return [["py", "-3.{}".format(minor)] for minor in minors] + [
            [os.path.join(local, "Python3{}".format(minor), "python.exe")] for minor in minors
        ]
    folders = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    folders += ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", os.path.expanduser("~/.local/bin")]
    found = []
    for minor in minors:
        framework = "/Library/Frameworks/Python.framework/Versions/3.{}/bin".format(minor)
        found += [[os.path.join(folder, "python3.{}".format(minor))] for folder in [*folders, framework]]
    return found + [[os.path.join(folder, "python3")] for folder in folders]


def find_interpreter(commands: "list[list[str]]") -> "str | None":
    """The path of the first command that starts a fitting Python, or None."""
    import subprocess

    for command in commands:
        if os.path.isabs(command[0]) and not os.path.exists(command[0]):
            continue
        try:
            answer = subprocess.run(
                [*command, "-c", "import sys; print(*sys.version_info[:2]); print(sys.executable)"],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                universal_newlines=True,
                timeout=20,
                check=True,
            ).stdout.splitlines()
            if fits(tuple(int(part) for part in answer[0].split())):
                return answer[1]
        except (OSError, ValueError, IndexError, subprocess.SubprocessError):
            continue
    return None


def use_fitting_python(arguments: "list[str]") -> None:
    """Start this script again with a fitting Python when the running one does not fit.

    Raises SetupError (NO_PYTHON) when there is none.
    """
    if fits(sys.version_info[:2]):
        return
    other = find_interpreter(candidates())
    if other is None:
        raise SetupError(
            "Duurzame Start heeft Python 3.11, 3.12 of 3.13 nodig, en hier staat alleen Python {}.{}: "
            "installeer Python 3.13 en start daarna opnieuw.".format(*sys.version_info[:2]),
            NO_PYTHON,
        )
    become([other, *arguments], dict(os.environ))


def child_variables() -> "dict[str, str]":
    """The person's environment variables, without those that lead Python to other packages than ours."""
    variables = dict(os.environ, PYTHONUTF8="1")
    for name in ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__"):
        variables.pop(name, None)
    return variables


def become(command: "list[str]", variables: "dict[str, str]") -> None:
    """Let the command take our place; the working folder, the signals and the exit code are its own."""
    sys.stdout.flush()
    if not WINDOWS:
        os.execve(command[0], command, variables)  # noqa: S606  no shell is meant
    import subprocess

    process = subprocess.Popen(command, env=variables)
    while True:
        try:
            sys.exit(process.wait())
        except KeyboardInterrupt:  # the child has received it too and decides
            continue


# --- set-up ---------------------------------------------------------------------------------------------


def ready(environment: Environment, arguments: "list[str]") -> str:
    """Make the environment if it is not there yet, and return its interpreter.

    Raises SetupError with a sentence and an exit code. A set-up that is broken off leaves nothing that
    looks finished: the folder gets its name in the last step.
    """
    if is_ready(environment):
        return environment.python
    use_fitting_python(arguments)
    import build_env

    try:
        build_env.build(environment)
    except KeyboardInterrupt:
        raise SetupError("Het klaarzetten is gestopt; een volgende start begint opnieuw.", STOPPED) from None
    except PermissionError as error:
        folder = os.path.dirname(error.filename or environment.folder)
        raise SetupError("Deze map is niet te beschrijven: {}.".format(folder), NO_ROOM) from None
    except OSError as error:
        raise SetupError("Het klaarzetten lukt niet: {}.".format(error), NO_ROOM) from None
    return environment.python
