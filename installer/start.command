#!/bin/sh
# Double-click on macOS (or Linux): sets up Duurzame Start where needed, and starts it.
exec python3 "$(dirname "$0")/start.py" "$@"
