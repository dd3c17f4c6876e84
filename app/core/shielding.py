"""Keeping other programs of the same account out of the memory of this process.

They can read a plain history anyway, so only who holds the keys of an encrypted one asks for it.
"""

import sys

PR_SET_DUMPABLE = 4  # linux/prctl.h


def shield() -> None:
    """Ask Linux to let nobody but root attach to this process or read its memory, and dump none.

    prctl(2), ptrace(2). It holds for the life of the process and not for its children, so that
    the sockets of those can still be counted, which is the proof that nothing connects.
    """
    if sys.platform == "linux":
        import ctypes  # an encrypted history alone

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
