"""Worlds of an ordinary user, since to root no file is closed."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import harness

NOBODY = 65534
_copy = []


def is_root():
    return os.geteuid() == 0


def binary():
    """The program where every user can reach it."""
    if not _copy:
        folder = Path(tempfile.mkdtemp(prefix="titrate-binary-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        folder.chmod(0o755)
        _copy.append(folder / "titrate")
        shutil.copy(harness.BINARY, _copy[0])
        _copy[0].chmod(0o755)
    return _copy[0]


class OrdinaryWorld(harness.World):
    """A world that belongs to an ordinary user, whose commands run as that user."""

    def __init__(self, history=(), log_name="log.json"):
        super().__init__((), log_name)
        if is_root():
            os.chown(self.folder, NOBODY, NOBODY)
        for command in history:
            done = self.run(*command)
            assert done.status == 0, (command, done)

    def own(self, path):
        """Gives the user what the test made for him."""
        if is_root():
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def run(self, *arguments, **options):
        if is_root():
            options = {"user": NOBODY, "group": NOBODY, "extra_groups": [],
                       "binary": binary(), **options}
        return super().run(*arguments, **options)
