"""Typing into a real shell on a terminal of its own, as a person does.

    with Shell("bash", environment, folder) as shell:
        shell.words_after("titrate log --sto\\t") == ["titrate", "log", "--stool"]
        "cramps=" in shell.shown_after("titrate log --symptom \\t\\t")

A shell is known to be waiting by the prompt, which no other text holds. Deadlines are there so that
a shell that hangs fails its test; nothing is judged by how long it took.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time

PROMPT = "READY>"
PATIENCE = 60  # seconds until a shell that says nothing counts as hanging
QUIET = 0.5  # seconds without a byte, after which a list is taken to be whole

STARTS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"],
             [f"PS1='{PROMPT}'; PS2=; bind 'set bell-style none'; bind 'set page-completions off'",
              "bind 'set completion-query-items 0'; bind 'set enable-bracketed-paste off'"]),
    "zsh": (["zsh", "-f", "-i"],
            [f"PROMPT='{PROMPT}'; RPROMPT=; PROMPT_EOL_MARK=; unsetopt beep zle_bracketed_paste; "
             "LISTMAX=0; bindkey -e; unset zle_bracketed_paste; setopt no_prompt_cr no_prompt_sp"]),
    "fish": (["fish", "--no-config", "--private", "-i"],
             [f"function fish_prompt; echo -n '{PROMPT}'; end; function fish_greeting; end; "
              "set -g fish_autosuggestion_enabled 0; set -g fish_color_command normal"]),
}
SWITCHES = {"bash": 'eval "$(titrate completion bash)"',
            "zsh": 'eval "$(titrate completion zsh)"',
            "fish": "titrate completion fish | source"}
ESCAPES = re.compile(r"\x1b\[[0-9;?>=]*[a-zA-Z]|\x1b\][^\x07]*\x07|\x1b[=>()][0B]?|[\x0e\x0f]")


class Shell:
    def __init__(self, name, environment, folder):
        command, settings = STARTS[name]
        self.name = name
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 160, 0, 0))
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=folder,
                                        env=environment, start_new_session=True)
        os.close(slave)
        for line in [*settings, SWITCHES[name]]:
            self.enter(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.master)
        self.process.kill()
        self.process.wait()

    def type(self, keys):
        os.write(self.master, keys.encode())

    def read(self, patience):
        """What comes, until nothing has come for so long."""
        shown = b""
        with contextlib.suppress(OSError):
            while select.select([self.master], [], [], patience)[0]:
                shown += os.read(self.master, 65536)
                patience = QUIET
        return ESCAPES.sub("", shown.decode(errors="replace")).replace("\r", "\n")

    def enter(self, line):
        """Runs a line, to its end: what it printed."""
        mark = f"DONE{time.monotonic_ns()}"
        self.type(f"{line}\necho {mark[:4]}''{mark[4:]}\n")
        shown = ""
        give_up = time.monotonic() + PATIENCE
        while mark not in shown:
            if time.monotonic() > give_up:
                raise TimeoutError(f"{self.name} hangs at {line!r}: {shown!r}")
            shown += self.read(1)
        return shown.split(mark)[0]

    def shown_after(self, keys):
        """What the screen gets while these keys are typed; the line is then thrown away."""
        self.type(keys)
        shown = self.read(PATIENCE)
        self.type("\x15" if self.name != "fish" else "\x03")
        self.enter("true")
        return shown

    def words_after(self, keys):
        """The words of the line that these keys make, as the shell itself parts them. "." stands
        behind the last one, so that a space that was added shows."""
        self.type(keys)
        self.read(PATIENCE)
        start = "\x01" + ("printf '<%s>' " if self.name != "fish" else "printf '<%s>' ")
        printed = self.enter("." + start)
        return re.findall(r"<([^<>]*)>", printed.split("\n", 1)[-1])
