"""Sets up Duurzame Start where needed, and starts it: `python3 installer/start.py [--demo] [verb]`.

Everything after the name of this script goes to the program. Standard library, Python 3.6 syntax.
"""

import sys

import setup_env


def main(arguments: "list[str]") -> int:
    """Start the program in its own environment; return an exit code only when that is not possible."""
    try:
        python = setup_env.ready(setup_env.run_environment(), sys.argv)
    except setup_env.SetupError as error:
        setup_env.say(str(error))
        return error.code
    # -P: a folder `models` where the person happens to work must not be taken for ours.
    setup_env.become([python, "-P", "-m", "desktop", *arguments], setup_env.child_variables())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
