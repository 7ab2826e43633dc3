"""The screen *Bal bij wie*: who is to move, over all gezinnen in sight."""
