"""Internal code: functions that answer, built in or installed beside the program, run in child processes (docs/codes.md)."""
