"""A log that is kept in git, on two branches: what a conflict leaves, the way out of it that titrate
names, typed as it is said, and the merge driver of docs/git.md, set up as it is written there.
"""

import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "faults"))
import harness  # noqa: E402
from harness import EXIT, SOURCE, World  # noqa: E402

HISTORY = (
    ["start", "--recommended", "2", "--mg", "120", "--ceiling", "8", "--date", "2026-11-18"],
    ["log", "2", "normal", "--date", "2026-11-18"],
)


class Merge(unittest.TestCase):
    def setUp(self):
        if shutil.which("git") is None:
            harness.skip(self, "git is not installed")
        self.world = World(log_name="mg/log 1.json")
        self.addCleanup(self.world.__exit__)
        self.folder = self.world.folder
        self.world.log.parent.mkdir()
        for command in HISTORY:
            self.titrate(*command)
        self.git("init", "-q", "-b", "desk")
        self.git("config", "user.name", "Ada")
        self.git("config", "user.email", "ada@example.org")
        (self.folder / ".gitignore").write_text("*.bak\n*.lock\n*.theirs\n", encoding="utf-8")
        self.keep("the first night")
        self.git("branch", "laptop")

    # ---- What is done ----

    def titrate(self, *arguments, status=EXIT["done"]):
        done = self.world.run(*arguments)
        self.assertEqual(done.status, status, done)
        return done

    def git(self, *arguments, status=0):
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=self.environment(),
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, status, (arguments, done))
        return done.stdout

    def environment(self):
        """With the program under test as `titrate`."""
        return self.world.environment(
            PATH=f"{self.commands()}:{self.world.environment()['PATH']}",
            GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null")

    def commands(self):
        folder = self.folder / ".git" / "commands"
        if not folder.exists() and folder.parent.exists():
            folder.mkdir()
            (folder / "titrate").symlink_to(harness.BINARY)
        return folder

    def keep(self, message):
        self.git("add", ".")
        self.git("commit", "-q", "-m", message)

    def two_branches(self, desk=("log", "3", "normal", "--date", "2026-11-19"),
                     laptop=("log", "4", "soft", "--date", "2026-11-20")):
        """Each branch knows a night that the other does not."""
        self.titrate(*desk)
        self.keep("at the desk")
        self.git("checkout", "-q", "laptop")
        self.titrate(*laptop)
        self.keep("on the laptop")
        self.git("checkout", "-q", "desk")

    def shell(self, command):
        done = subprocess.run(command, cwd="/", env=self.environment(), shell=True,
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, (command, done))
        return done.stdout

    def nights(self):
        lines = self.titrate("history", "--csv").out.decode().splitlines()
        return [line.split(",")[0] for line in lines[1:] if line[:2] == "20"]

    def set_up_the_driver(self):
        """With the lines of docs/git.md."""
        page = (SOURCE / "docs" / "git.md").read_text(encoding="utf-8")
        for command in re.findall(r"^    (git config .*)$", page, re.MULTILINE):
            self.shell(f"cd '{self.folder}' && {command}")
        attributes = re.findall(r"^    (\*\.json .*)$", page, re.MULTILINE)
        self.assertEqual(len(attributes), 1)
        (self.folder / ".gitattributes").write_text(attributes[0] + "\n", encoding="utf-8")
        self.keep("attributes")

    # ---- The tests ----

    def test_a_conflict_is_named_and_its_way_out_keeps_the_nights_of_both_sides(self):
        self.two_branches()
        self.git("merge", "-q", "laptop", status=1)
        self.assertIn(b"<<<<<<< ", self.world.bytes())
        said = self.titrate("tonight", status=EXIT["damaged"])
        self.assertIn(b"conflict markers", said.err)
        self.assertEqual(said.out, b"")
        commands = re.findall("`([^`]*)`", said.err.decode())
        self.assertEqual([c.split()[0] for c in commands], ["git", "git", "git", "git", "titrate"])
        for command in commands:  # as they are said, in that order
            self.shell(command + (" --yes" if command.startswith("titrate") else ""))
        self.assertEqual(self.nights(), ["2026-11-18", "2026-11-19", "2026-11-20"])
        self.keep("joined")
        self.assertEqual(self.git("status", "--porcelain"), "")

    def test_the_versions_that_are_named_are_those_of_both_sides(self):
        self.two_branches()
        self.git("merge", "-q", "laptop", status=1)
        said = self.titrate("check", "--json", status=EXIT["damaged"]).out.decode()
        self.assertIn('"id":"log-conflict-markers"', said.replace(": ", ":"))
        shows = re.findall("`(git [^`>]* show [^`>]*)`", self.titrate(
            "tonight", status=EXIT["damaged"]).err.decode())
        self.assertEqual([self.shell(show) for show in shows],
                         [self.git("show", "desk:mg/log 1.json"),
                          self.git("show", "laptop:mg/log 1.json")])

    def test_the_driver_joins_both_sides_and_leaves_nothing_beside(self):
        self.set_up_the_driver()
        self.git("branch", "-f", "laptop")
        self.two_branches()
        before = {path.name for path in self.folder.rglob("*") if ".git" not in path.parts}
        self.git("merge", "-q", "-m", "joined", "laptop")
        self.assertEqual(self.nights(), ["2026-11-18", "2026-11-19", "2026-11-20"])
        after = {path.name for path in self.folder.rglob("*") if ".git" not in path.parts}
        self.assertEqual(after, before)
        self.assertEqual(self.git("status", "--porcelain"), "")

    def test_a_contradiction_stops_the_driver_and_leaves_a_whole_log(self):
        self.set_up_the_driver()
        self.git("branch", "-f", "laptop")
        self.two_branches(laptop=("log", "4", "normal", "--date", "2026-11-19"))
        desk = self.world.bytes()
        said = self.git("merge", "-q", "laptop", status=1)
        self.assertIn("mine 3", said)
        self.assertEqual(self.world.bytes(), desk)
        self.titrate("tonight")
        theirs = self.folder / "laptop.json"
        theirs.write_text(self.git("show", ":3:mg/log 1.json"), encoding="utf-8")
        self.titrate("merge", str(theirs), "--prefer", "theirs", "--yes")
        self.assertIn(b"4,480", self.titrate("history", "--csv").out)

    def test_the_driver_by_itself_changes_nothing_on_a_contradiction_or_damage(self):
        current, other = self.folder / "current", self.folder / "other"
        current.write_bytes(self.world.bytes())
        self.titrate("log", "3", "--date", "2026-11-19")
        other.write_bytes(self.world.bytes())
        self.titrate("merge", "--driver", str(current), str(other))
        self.assertEqual(current.read_bytes(), other.read_bytes())
        self.titrate("edit", "2026-11-19", "--dose", "2")
        other.write_bytes(self.world.bytes())
        before = current.read_bytes()
        self.titrate("merge", "--driver", str(current), str(other), status=EXIT["refused"])
        other.write_bytes(b"half of a log")
        self.titrate("merge", "--driver", str(current), str(other), status=EXIT["damaged"])
        self.assertEqual(current.read_bytes(), before)
        self.assertEqual([p.name for p in self.folder.iterdir() if p.name.startswith("current")],
                         ["current"])


if __name__ == "__main__":
    harness.main()
