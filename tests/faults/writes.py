"""The commands that write, each on a log of its kind, and what is wrong after one was disturbed."""

import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from harness import EXIT, FEW_NIGHTS, World

LEFTOVER = ".log.json.0abcde"  # of a command that was killed; the next write removes it
TEMPORARY = re.compile(r"^\.log\.json\.[0-9][0-9a-zA-Z]{5}$")
NEXT_CHANGE = ("edit", "2026-11-19", "--note", "after the fault")


def tree(path):
    """What is there: a file's bytes, a folder's names with what is there, or None."""
    if path.is_dir():
        return {name: tree(path / name) for name in sorted(os.listdir(path))}
    return path.read_bytes() if path.exists() else None


def plant(path, what):
    """Puts there what tree() found."""
    if isinstance(what, dict):
        path.mkdir(mode=0o700, exist_ok=True)
        for name, below in what.items():
            plant(path / name, below)
    else:
        path.write_bytes(what)
        path.chmod(0o600)


def clear(folder):
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def damage(world):
    """Half of the log is gone."""
    world.log.write_bytes(world.bytes()[:len(world.bytes()) // 2])


def put_a_folder_in_its_place(world):
    world.log.unlink()
    plant(world.log, {"what was there": b"and is nobody's to delete\n"})


def change_by_hand(world):
    whole = world.bytes()
    changed = whole.replace(b"slept well", b"slept badly")
    assert changed != whole
    world.log.write_bytes(changed)


def put_an_older_log_back(world):
    """The backup holds two nights that the log lacks then."""
    world.backup.write_bytes(world.bytes())
    with World(FEW_NIGHTS[:2]) as older:
        world.log.write_bytes(older.bytes())


def leave_a_temporary(world):
    plant(world.log.with_name(LEFTOVER), b"half of a lo")


@dataclass
class Write:
    """A command that writes: on which log, and what may be there after a fault."""
    name: str
    arguments: tuple
    history: tuple = FEW_NIGHTS
    spoil: object = None  # what was done to the log before
    log_name: str = "log.json"
    next_change: tuple = NEXT_CHANGE
    old_is_usable: bool = True  # the old log gives advice
    keeps_old: bool = False  # what the log was must be kept under a name of its own
    moves_old: bool = False  # what the log was cannot be copied: the log's place may be empty
    replaces_backup: bool = True
    keeps_backup: bool = False  # what the backup was must be kept

    before: dict = field(default=None, init=False)  # the folder
    old: object = field(default=None, init=False)  # the log
    new: object = field(default=None, init=False)
    backups: list = field(default_factory=list, init=False)  # what the backup may be
    judged: dict = field(default_factory=dict, init=False)  # what was found wrong, by folder

    def prepare(self):
        """Makes the log, and finds out what the command makes of it when nothing goes wrong."""
        if self.new is not None:
            return self
        with self.empty_world() as world:
            for command in self.history:
                done = world.run(*command)
                assert done.status == 0, (command, done)
            if self.spoil is not None:
                self.spoil(world)
            self.before = tree(world.folder)
            self.old = tree(world.log)
            self.backups = [tree(world.backup)]
            if self.replaces_backup:
                self.backups.append(self.old)
            done = world.run(*self.arguments)
            assert done.status == 0 and done.says_saved, (self.arguments, done)
            self.new = tree(world.log)
            assert self.new not in (None, self.old), self.arguments
        return self

    def empty_world(self):
        return World(log_name=self.log_name)

    def reset(self, world, what=None):
        """Puts the folder back to what it was before, or to what is given."""
        clear(world.folder)
        plant(world.folder, self.before if what is None else what)

    def saved(self, result):
        return result.says_saved or result.status == EXIT["done"]

    def log_faults(self, world, saved):
        """What is wrong with the files as they are."""
        found = []
        log, backup = tree(world.log), tree(world.backup)
        if log not in (self.old, self.new) and not (self.moves_old and log is None):
            found.append(f"the log is neither the old one nor the new one: {short(log)}")
        if saved and log != self.new:
            found.append(f"the log was said to be saved, and is not: {short(log)}")
        if backup not in self.backups:
            found.append(f"the backup is no log of before: {short(backup)}")
        return found + self.kept_faults(world)

    def kept_faults(self, world):
        """What is damaged stands in the log's place or under its own name, and whole."""
        if self.keeps_backup:
            kept = [tree(path) for path in world.log.parent.glob(world.log.name + ".bak*")]
            return [] if self.before[world.backup.name] in kept else ["the fuller backup is lost"]
        if not self.keeps_old:
            return []
        kept = [tree(path) for path in world.log.parent.glob(world.log.name + ".damaged-*")]
        found = [f"what was kept is not what was there: {short(k)}" for k in kept if k != self.old]
        if tree(world.log) != self.old and self.old not in kept:
            found.append("the damaged log is lost")
        return found

    def next_faults(self, world):
        """What is wrong with the commands that follow. Changes the log."""
        if not self.old_is_usable and tree(world.log) != self.new:
            found = self.again_faults(world)
            if found:
                return found
        tonight = world.run("tonight")
        if tonight.status != EXIT["done"]:
            return [f"no advice afterwards: {tonight}"]
        log = tree(world.log)
        following = world.run(*self.next_change)
        if following.status != EXIT["done"]:
            return [f"no change is possible afterwards: {following}"]
        found = []
        if tree(world.log) == log or tree(world.backup) != log:
            found.append("the change afterwards did not put the log into the backup")
        left = [name for name in os.listdir(world.log.parent) if name.startswith(".log.json.")]
        return found + [f"left behind: {name}" for name in left]

    def again_faults(self, world):
        """No advice can be given yet, and the same command, said again, makes it possible."""
        tonight = world.run("tonight")
        if self.old is None:
            if tonight.status != EXIT["refused"] or b"no titration was begun" not in tonight.err:
                return [f"nothing was begun, and tonight says: {tonight}"]
        elif tonight.status not in (EXIT["storage"], EXIT["damaged"]) or tonight.out:
            return [f"advice from a log that is not whole: {tonight}"]
        again = world.run(*self.arguments)
        if again.status != EXIT["done"] or tree(world.log) != self.new:
            return [f"said again, the command does not work: {again}"]
        return self.kept_faults(world)

    def faults(self, world, saved):
        """Everything that is wrong; nothing more is asked of a log that is. Changes the log.

        Most faults leave the folder as some other fault left it: the same files are judged once.
        """
        key = (nameless(tree(world.folder)), saved)
        if key not in self.judged:
            self.judged[key] = self.log_faults(world, saved) or self.next_faults(world)
        return self.judged[key]


def nameless(what):
    """A tree as a key, the same whatever the random part of a temporary's name."""
    if not isinstance(what, dict):
        return what
    return tuple(sorted((TEMPORARY.sub(".log.json.", name), nameless(below))
                        for name, below in what.items()))


def short(what):
    return repr(what)[:120]


def report(test, found):
    """Fails with the first of what was found wrong, and how much there is of it."""
    if found:
        shown = "\n  ".join(fault[:500] for fault in found[:8])
        test.fail(f"{len(found)} faults of the program:\n  {shown}")


LOG = Write("log", ("log", "3"), spoil=leave_a_temporary)
EDIT = Write("edit", ("edit", "2026-11-19", "--note", "slept badly"))
LOG_BESIDE_MORE = Write("log, beside a backup that holds more", ("log", "3"),
                        spoil=put_an_older_log_back, keeps_backup=True,
                        next_change=("edit", "2026-11-18", "--note", "after the fault"))
UNDO = Write("undo", ("undo",))
RECOVER = Write("recover --yes", ("recover", "--yes"), spoil=damage, old_is_usable=False,
                keeps_old=True, replaces_backup=False)
RECOVER_MOVING = Write("recover --yes, of what can only be moved", ("recover", "--yes"),
                       spoil=put_a_folder_in_its_place, old_is_usable=False, keeps_old=True,
                       moves_old=True, replaces_backup=False)
START = Write("start", ("start", "--recommended", "2", "--mg", "120"), history=(),
              log_name=str(Path("one") / "two" / "log.json"), next_change=("log", "2"),
              old_is_usable=False, replaces_backup=False)
ACCEPT = Write("check --accept", ("check", "--accept"), spoil=change_by_hand, old_is_usable=False,
               replaces_backup=False)
ALL = (LOG, EDIT, LOG_BESIDE_MORE, UNDO, RECOVER, RECOVER_MOVING, START, ACCEPT)
