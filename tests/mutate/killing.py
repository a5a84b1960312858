"""Which tests come by a mutant, and whether one of them notices it.

Each test is run by itself once, to note which mutants it comes by and how long it takes. A mutant is then put
to the tests that come by it, the shortest first, until one fails, crashes or takes ten times as long.
"""

import json
import os
import re
import resource
import signal
import subprocess
import tempfile
from pathlib import Path

import mutated

ASIDE = "~[long]"
MOST_MEMORY = 4 << 30
LONGEST = 60  # seconds: what one mutant is worth


def within(seconds):
    """Limits of a process: of memory, and of processor time, which other work on the machine does not use up."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    return limit


class Tests:
    """A room's test program, and what each of its tests comes by."""

    def __init__(self, room):
        self.room = room
        self.program = mutated.BUILD / f"tests/{room}/{room}_tests"
        self.known = mutated.TOP / f"build/mutate/{room}-tests.json"
        self.seconds, self.come_by = {}, {}

    def names(self):
        for words in (["--list-test-names-only"], ["--list-tests", "--verbosity", "quiet"]):  # Catch2 2, 3
            said = subprocess.run([self.program, ASIDE, *words], capture_output=True, text=True, check=False)
            if said.returncode == 0 or words[0] == "--list-test-names-only" and not said.stderr:
                return [line.strip() for line in said.stdout.splitlines() if line.strip()]
        raise SystemExit(f"mutate: {self.program} does not list its tests")

    def start(self, wanted, names, seconds, said=subprocess.DEVNULL, **environment):
        wanted.write("".join(re.sub(r'([\\,\["])', r"\\\1", name) + "\n" for name in names))
        wanted.flush()
        return subprocess.Popen([self.program, "--abort", "--input-file", wanted.name],
                                stdout=said, stderr=subprocess.DEVNULL, cwd=mutated.TREE,
                                preexec_fn=within(seconds), start_new_session=True,
                                env=os.environ | environment)

    def passes(self, names, mutant):
        """Whether some tests pass with a mutant, in ten times what they take; waiting is limited as well."""
        usual = sum(map(self.seconds.get, names))
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
            running = self.start(wanted, names, 2 + int(10 * usual), MUTANT=str(mutant.number))
            try:
                return running.wait(120 + 100 * usual) == 0
            except subprocess.TimeoutExpired:
                return False
            finally:
                end_all_of(running)

    def look(self, name):
        with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile("w") as wanted:
            noted, said = Path(folder) / "noted", Path(folder) / "said"
            with said.open("w") as out:
                running = self.start(wanted, [name], 600, out, MUTANTS_COME_BY=str(noted))
            _, status, used = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(status)
            if running.returncode != 0 or "No tests ran" in said.read_text():
                raise SystemExit(f"mutate: fails, or is not found, with no mutant at all: {name}")
            return used.ru_utime + used.ru_stime, [at for at, byte in enumerate(noted.read_bytes()) if byte]

    def measure(self, pool):
        stamp = [self.program.stat().st_mtime, ASIDE]
        if self.known.exists() and (known := json.loads(self.known.read_text()))["stamp"] == stamp:
            self.seconds, self.come_by = known["seconds"], known["come_by"]
            return
        names = self.names()
        print(f"Looking at what each of the {len(names)} tests of {self.room} comes by", flush=True)
        for name, (seconds, come_by) in zip(names, pool.map(self.look, names)):
            self.seconds[name], self.come_by[name] = seconds, come_by
        self.known.write_text(json.dumps(
            {"stamp": stamp, "seconds": self.seconds, "come_by": self.come_by}))

    def batches(self, number):
        """The tests that come by a mutant, in portions that take longer and longer."""
        names = sorted((name for name, come_by in self.come_by.items() if number in come_by),
                       key=self.seconds.get)
        portion, most, spent = [], 0.5, 0.0
        for name in names:
            if portion and sum(map(self.seconds.get, portion)) + self.seconds[name] > most:
                yield portion
                portion, most = [], most * 2
            spent += self.seconds[name]
            if spent > LONGEST:
                break
            portion.append(name)
        if portion:
            yield portion

    def fate(self, mutant):
        """killed, survived, or unseen where no test comes by it."""
        seen = False
        for names in self.batches(mutant.number):
            seen = True
            if not self.passes(names, mutant):
                return "killed"
        return "survived" if seen else "unseen"


def end_all_of(running):
    """Ends a test and what it started."""
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    running.wait()
