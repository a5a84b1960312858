"""Typing into a real shell on a terminal of its own, as a person does.

    with Shell("bash", environment, folder) as shell:
        shell.words_after("titrate log --sto\\t") == ["titrate", "log", "--stool", "."]
        "cramps=" in shell.shown_after("titrate log --symptom \\t\\t", ["cramps="])

Nothing waits for a time to pass: a shell is ready when it shows its prompt, and has come to the end
of something when it shows what nothing else does. The deadline only keeps a shell that says nothing
from hanging its test.
"""

import contextlib
import fcntl
import itertools
import os
import pty
import re
import select
import struct
import subprocess
import termios

PATIENCE = 20  # seconds without a byte, after which a shell counts as hanging

COMMANDS = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"],
            "fish": ["fish", "--no-config", "--private", "-i"]}
SWITCHES_ON = {"bash": 'eval "$(titrate completion bash)"',
               "zsh": 'eval "$(titrate completion zsh)"',
               "fish": "titrate completion fish | source"}
# Bells off, and no question before a long list.
SETTINGS = {"bash": "PS1='RE''ADY> '; bind 'set bell-style none'; bind 'set page-completions off'; "
                    "bind 'set completion-query-items 0'",
            "zsh": "PS1='RE''ADY> '; bindkey -e; unsetopt beep; LISTMAX=100000",
            "fish": "function fish_prompt; echo -n 'RE''ADY> '; end; "
                    "set -g fish_autosuggestion_enabled 0"}
PROMPT = "READY> "
TYPED = "@@"  # shown once all keys before it were taken
TO_START, DELETE_LINE = "\x01", "\x05\x15"
ESCAPES = re.compile(r"\x1b\[[0-9;?>=]*[a-zA-Z]|\x1b\][^\x07]*\x07|\x1b[=>()][0B]?|[\x0e\x0f\r]")


class Shell:
    def __init__(self, name, environment, folder):
        self.name = name
        self.marks = itertools.count(1)
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 100, 160, 0, 0))
        self.process = subprocess.Popen(COMMANDS[name], stdin=slave, stdout=slave, stderr=slave,
                                        cwd=folder, env=environment, start_new_session=True,
                                        preexec_fn=lambda: fcntl.ioctl(slave, termios.TIOCSCTTY, 0))
        os.close(slave)
        for line in (SETTINGS[name], SWITCHES_ON[name]):
            self.enter(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.master)

    def type(self, keys):
        os.write(self.master, keys.encode())

    def read_until(self, is_enough):
        """What the screen gets until it is enough, without its escape sequences."""
        shown = b""
        text = ""
        with contextlib.suppress(OSError):  # EIO is how a terminal ends
            while select.select([self.master], [], [], PATIENCE)[0]:
                shown += os.read(self.master, 65536)
                text = ESCAPES.sub("", shown.decode(errors="replace"))
                if is_enough(text):
                    return text
        raise AssertionError(f"{self.name} ended, or waits for something: {text}")

    def enter(self, line):
        """Runs a line to its end, and to the next prompt: what the screen got meanwhile."""
        mark = f"MARK{next(self.marks)}_"
        self.type(f"{line}\necho {mark[:4]}''{mark[4:]}\n")
        text = self.read_until(lambda shown: PROMPT in shown.rpartition(mark)[2]
                               and mark in shown)
        return text.split(mark)[0]

    def shown_after(self, keys, expected=()):
        """What the screen gets while these keys are typed, with all that is expected; the line is
        then thrown away."""
        self.type(keys)
        text = self.read_until(lambda shown: all(word in shown for word in expected)
                               ) if expected else ""
        self.type(TYPED)
        text += self.read_until(lambda shown: TYPED in shown)
        self.type(DELETE_LINE)
        self.enter("true")
        return text

    def words_after(self, keys):
        """The words of the line that these keys make, as the shell itself parts them, when a "."
        is typed behind: it shows whether a space was added."""
        self.type(keys + "." + TO_START)
        printed = self.enter("printf 'WORD:%s:\\n' ")
        return re.findall(r"^WORD:(.*):$", printed, re.MULTILINE)
