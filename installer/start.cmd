@echo off
rem Double-click on Windows: sets up Duurzame Start where needed, and starts it.
setlocal
where py >nul 2>nul
if errorlevel 1 (
    python "%~dp0start.py" %*
) else (
    py -3 "%~dp0start.py" %*
)
if errorlevel 1 pause
