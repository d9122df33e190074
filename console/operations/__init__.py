"""Every read and write of the program: one function per verb, run in one named transaction by `desk.Desk`."""
