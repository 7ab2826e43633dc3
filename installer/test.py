"""Sets up the test environment where needed, and runs every check: `python3 installer/test.py [options]`.

--snel       only pytest
--volledig   also the long fault and random runs; their figures come in .verslag/fouten.md
Anything else goes to pytest. Standard library, Python 3.6 syntax.
"""

import subprocess
import sys

import setup_env
from memory_folder import memory_folder

CHECKS = (
    ("ruff check", ["-m", "ruff", "check", "--quiet", "--output-format", "concise", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "--output-format", "concise", "."]),
    ("mypy", ["-m", "mypy"]),
    (
        "import-linter",
        ["-c", "from importlinter.cli import lint_imports_command as run; run(['--no-logo', '--no-cache'])"],
    ),
)
# a worker that dies fails the run; restarted under loadfile it can wait for ever
# reordered, files with few tests come last: the longest tests stand there, and one core would end alone
PYTEST = [
    *("-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"),
    "--max-worker-restart=0",
]


def main(arguments: "list[str]") -> int:
    """Run the checks, pytest last; return 0 only when all of them pass."""
    if "--help" in arguments or "-h" in arguments:
        setup_env.say(str(__doc__))
        return 0
    try:
        python = setup_env.ready(setup_env.test_environment(), sys.argv)
    except setup_env.SetupError as error:
        setup_env.say(str(error))
        return error.code
    variables = dict(setup_env.child_variables())
    variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    if "--volledig" in arguments:
        variables["DUURZAME_START_VOLLEDIG"] = "1"
    rest = [argument for argument in arguments if argument not in ("--snel", "--volledig")]
    steps = [] if "--snel" in arguments else list(CHECKS)
    with memory_folder() as memory:
        if memory:
            variables.setdefault("TMPDIR", memory)
        base = ["--basetemp", memory + "/t"] if variables.get("TMPDIR") == memory else []
        failed = run([*steps, ("pytest", PYTEST + base + rest)], python, variables)
    if failed:
        setup_env.say("Niet in orde: {}".format(", ".join(failed)))
    return 1 if failed else 0


def run(steps: "list[tuple[str, list[str]]]", python: str, variables: "dict[str, str]") -> "list[str]":
    """Run each step under its own heading, and return the names of those that fail."""
    failed = []
    for name, command in steps:
        setup_env.say("== {} ==".format(name))
        if subprocess.call([python, *command], cwd=setup_env.ROOT, env=variables) != 0:
            failed.append(name)
    return failed


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(setup_env.STOPPED)
