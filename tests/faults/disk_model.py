"""What a file system may have on the disk when the power fails.

A model of a folder and what is below it. It is told every system call of a run and knows, at any
moment, every state in which the folder may be found at the next start:

- bytes of a file that no fsync has confirmed since: all there, none of them, half, or the new
  size filled with zeros;
- changes of a folder (a name made, renamed, removed) since its last fsync: each one either kept or
  lost, in every combination, the kept ones in their order. Each is whole or not at all: a rename
  over a name leaves the old file there or the new one.

An fsync of a file promises its bytes, not its name. What the model does not know is an error, not
a guess.
"""

import itertools
import os
from dataclasses import dataclass, field

# Calls that leave the disk as it is.
READING = {"access", "faccessat", "faccessat2", "stat", "lstat", "fstat", "newfstatat", "statx",
           "statfs", "fstatfs", "readlink", "readlinkat", "getdents64", "flock", "fcntl", "ioctl",
           "close", "mmap", "fadvise64", "pread64", "execve"}


class Unmodelled(Exception):
    """A call that the model does not know."""


@dataclass(eq=False)
class File:
    content: bytes = b""
    safe: bytes = b""  # what an fsync confirmed

    def leavings(self):
        """What may be found of it."""
        if self.content == self.safe:
            return {self.safe}
        new = self.content[len(self.safe):] if self.content.startswith(self.safe) else self.content
        kept = self.content[:len(self.content) - len(new)]
        return {self.content, self.safe, kept + new[:len(new) // 2], kept + bytes(len(new))}


@dataclass(eq=False)
class Folder:
    names: dict = field(default_factory=dict)  # as processes see it
    safe: dict = field(default_factory=dict)  # as an fsync confirmed it
    pending: list = field(default_factory=list)  # the changes since: {name: what, or None}

    def change(self, names):
        """Names that get something else at once (a rename: two of them)."""
        apply(self.names, names)
        self.pending.append(names)

    def flush(self):
        self.safe, self.pending = dict(self.names), []

    def leavings(self):
        """What may be found of it: sets of (name, what)."""
        found = set()
        for kept in itertools.product((False, True), repeat=len(self.pending)):
            names = dict(self.safe)
            for change in itertools.compress(self.pending, kept):
                apply(names, change)
            below = [[(name, what) for what in node.leavings()] for name, node in names.items()]
            found.update(frozenset(choice) for choice in itertools.product(*below))
        return found


def apply(names, change):
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


@dataclass
class Opened:
    node: object
    position: int = 0


def planted(tree):
    """A folder that holds this, all of it safely on the disk."""
    if not isinstance(tree, dict):
        return File(tree, tree)
    names = {name: planted(below) for name, below in tree.items()}
    return Folder(names, dict(names))


def as_tree(state):
    """A state as tree() in writes.py would find it."""
    if not isinstance(state, frozenset):
        return state
    return {name: as_tree(below) for name, below in sorted(state, key=lambda entry: entry[0])}


class Disk:
    def __init__(self, root, tree):
        self.root = os.path.realpath(root)
        self.top = planted(tree)
        self.opened = {}

    def states(self):
        """Everything that a power cut now may leave; no two the same."""
        return self.top.leavings()

    def apply(self, call):
        """Follows a system call (tracing.Call). True if it may have changed the states."""
        if call.result is None or call.result < 0 or not self.concerns(call):
            return False
        if call.name in READING:
            if call.name == "close":
                self.opened.pop(call.file, None)
            return False
        action = getattr(self, "on_" + call.name, None)
        if action is None:
            raise Unmodelled(f"{call}: {call.arguments}")
        return action(call)

    def on_utimensat(self, _call):
        """A file's time, which no state tells: it is flushed with the file, before its name is."""
        return False

    def concerns(self, call):
        return any(self.parts(path) is not None for path in call.paths)

    def parts(self, path):
        """The names below the root that lead there; None for what lies elsewhere."""
        path = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
        if path == self.root:
            return []
        return path[len(self.root) + 1:].split("/") if path.startswith(self.root + "/") else None

    def find(self, path):
        node = self.top
        for name in self.parts(path):
            node = node.names.get(name) if isinstance(node, Folder) else None
        return node

    def place(self, path):
        """The folder of a path, and its name there."""
        parts = self.parts(path)
        folder = self.top
        for name in parts[:-1]:
            folder = folder.names[name]
        return folder, parts[-1]

    def on_openat(self, call):
        flags = call.arguments[2].split("|")
        node, changed = self.find(call.paths[0]), False
        if node is None:
            if "O_CREAT" not in flags:
                raise Unmodelled(f"opened, and is not there: {call}")
            node, changed = File(), True
            folder, name = self.place(call.paths[0])
            folder.change({name: node})
        if "O_TRUNC" in flags or "O_APPEND" in flags or "O_TMPFILE" in flags:
            raise Unmodelled(f"{call}: {flags}")
        self.opened[call.result] = Opened(node)
        return changed

    def on_read(self, call):
        self.opened[call.file].position += call.result
        return False

    def on_lseek(self, call):
        self.opened[call.file].position = call.result
        return False

    def on_write(self, call):
        opened = self.opened[call.file]
        data, at, file = call.arguments[1][:call.result], opened.position, opened.node
        if at > len(file.content):
            raise Unmodelled(f"a hole: {call}")
        file.content = file.content[:at] + data + file.content[at + len(data):]
        opened.position += len(data)
        return True

    def on_fsync(self, call):
        node = self.opened[call.file].node
        if isinstance(node, Folder):
            node.flush()
        else:
            node.safe = node.content
        return True

    def on_rename(self, call):
        (old, old_name), (new, new_name) = map(self.place, call.paths)
        if old is not new:
            raise Unmodelled(f"from one folder to another: {call}")
        new.change({old_name: None, new_name: old.names[old_name]})
        return True

    on_renameat = on_rename

    def on_renameat2(self, call):
        flags = call.arguments[4]
        if flags in ("0", "RENAME_NOREPLACE"):
            return self.on_rename(call)
        (one, one_name), (other, other_name) = map(self.place, call.paths)
        if flags != "RENAME_EXCHANGE" or one is not other:
            raise Unmodelled(f"{call}: {flags}")
        one.change({one_name: one.names[other_name], other_name: one.names[one_name]})
        return True

    def on_unlink(self, call):
        folder, name = self.place(call.paths[0])
        folder.change({name: None})
        return True

    def on_mkdir(self, call):
        folder, name = self.place(call.paths[0])
        folder.change({name: Folder()})
        return True
