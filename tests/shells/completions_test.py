"""Completions in real shells: bash and zsh on a terminal with the Tab key, fish in the same way and
by its own `complete -C`. What is offered at each place is tested in tests/cli/completion_test.cpp
and completion_values_test.cpp; here it is that each shell shows it, inserts it rightly and parts the words as the program would.

    python3 tests/shells/completions_test.py --titrate build/release/titrate
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from typing_keys import Shell

SOURCE = Path(__file__).resolve().parents[2]
BINARY = SOURCE / "build/release/titrate"
HISTORY = (
    ["start", "--recommended", "1", "--mg", "100", "--date", "2026-10-01"],
    ["start", "--recommended", "2", "--mg", "120", "--ceiling", "8", "--date", "2026-11-18",
     "--product", "$(rm -rf x) `y`; \"'"],
    ["log", "2", "normal", "--date", "2026-11-18", "--symptom", "cramps=3"],
    ["log", "3", "normal", "--date", "2026-11-19", "--symptom", "tender-points=2"],
    ["log", "4", "--date", "2026-11-20"],
)
OTHER = (
    ["start", "--recommended", "2", "--mg", "120", "--date", "2026-08-01"],
    ["log", "2", "normal", "--date", "2026-08-01", "--symptom", "vertigo=3"],
)


class World:
    """A home with two logs, one of them under a name with a space, and titrate on the path."""

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="titrate-shells-"))
        (self.home / "bin").mkdir()
        (self.home / "bin/titrate").symlink_to(BINARY)
        self.environment = {
            "HOME": str(self.home), "ZDOTDIR": str(self.home), "TERM": "xterm",
            "LC_ALL": "C.UTF-8", "TITRATE_NOW": "2026-11-21T22:30",
            "TITRATE_LOG": str(self.home / "log.json"),
            "PATH": f"{self.home}/bin:{os.environ.get('PATH', '/usr/bin:/bin')}"}
        for command in HISTORY:
            self.run(*command)
        for command in OTHER:
            self.run("--log", str(self.home / "other log.json"), *command)
            self.run("--log", str(self.home / "other.json"), *command)
        for file in (*self.home.glob("other*.bak"), *self.home.glob("other*.lock")):
            file.unlink()
        (self.home / "damaged.json").write_text("{")

    def run(self, *arguments):
        subprocess.run([BINARY, *arguments], env=self.environment, check=True, cwd=self.home,
                       stdin=subprocess.DEVNULL, capture_output=True, timeout=60)

    def files(self):
        return {path.name: path.read_bytes() for path in self.home.glob("*.json*")}

    def close(self):
        shutil.rmtree(self.home, ignore_errors=True)


class InAShell:
    """What must be so in every shell. Keys are typed, and the line that they make is looked at."""

    shell_name = ""

    @classmethod
    def setUpClass(cls):
        if shutil.which(cls.shell_name) is None:
            print(f"SKIP: completions in {cls.shell_name}: it is not installed", flush=True)
            raise unittest.SkipTest(f"{cls.shell_name} is not installed")
        cls.world = World()
        cls.addClassCleanup(cls.world.close)
        cls.shell = Shell(cls.shell_name, cls.world.environment, cls.world.home)
        cls.addClassCleanup(cls.shell.__exit__)

    def line(self, keys, *words):
        """Typed keys make a line of these words, behind which a "." was typed."""
        self.assertEqual(self.shell.words_after(keys), list(words), keys)

    def offers(self, keys, expected, never=()):
        shown = self.shell.shown_after(keys, expected)
        for word in never:
            self.assertNotIn(word, shown, keys)

    # ---- Each kind of word ----

    def test_commands(self):
        self.line("titrate hist\t", "titrate", "history", ".")
        self.offers("titrate \t\t", ["start", "log", "tonight", "history", "completion"])

    def test_options(self):
        self.line("titrate log --sto\t", "titrate", "log", "--stool", ".")
        self.offers("titrate log --s\t\t", ["--stool", "--sleep", "--symptom", "--sign"])
        self.line("titrate log 3 --no-i\t", "titrate", "log", "3", "--no-input", ".")

    def test_stool_words(self):
        self.line("titrate log norm\t", "titrate", "log", "normal", ".")
        self.line("titrate log 3 --stool sof\t", "titrate", "log", "3", "--stool", "soft", ".")
        self.line("titrate log 3 --stool=sof\t", "titrate", "log", "3", "--stool=soft", ".")
        self.offers("titrate log 3 s\t\t", ["smooth", "soft"])

    def test_signs_forms_topics_medicines_fields_courses(self):
        self.line("titrate log --sign vom\t", "titrate", "log", "--sign", "vomiting", ".")
        self.line("titrate start --form gly\t", "titrate", "start", "--form", "glycinate", ".")
        self.line("titrate guide med\tlevoth\t", "titrate", "guide", "medicines", "levothyroxine",
                  ".")
        self.line("titrate start --taking alendronic\t", "titrate", "start", "--taking",
                  "alendronic-acid", ".")
        self.line("titrate edit yesterday --clear oth\t", "titrate", "edit", "yesterday", "--clear",
                  "other-cause", ".")
        self.line("titrate edit yesterday --clear symptom=cr\t", "titrate", "edit", "yesterday",
                  "--clear", "symptom=cramps", ".")
        self.offers("titrate history --course \t\t", ["1", "2"])

    # ---- From the log ----

    def test_dates_of_the_log(self):
        self.line("titrate edit 2026-11-19\t", "titrate", "edit", "2026-11-19", ".")
        self.line("titrate edit 2026\t18\t", "titrate", "edit", "2026-11-18", ".")
        self.offers("titrate remove 2026\t\t\t", ["2026-11-18", "2026-11-19", "2026-11-20"])
        self.offers("titrate history --since \t\t", ["tonight", "yesterday", "2026-11-19"])

    def test_symptoms_of_the_log(self):
        # No space before the number; then the number.
        self.line("titrate log --symptom cra\t", "titrate", "log", "--symptom", "cramps=.")
        self.line("titrate log --symptom cra\t3", "titrate", "log", "--symptom", "cramps=3.")
        self.line("titrate log --symptom cramps=1\t0\t", "titrate", "log", "--symptom", "cramps=10",
                  ".")
        self.line("titrate log --symptom=tend\t2", "titrate", "log", "--symptom=tender-points=2.")
        self.line("titrate chart --symptom tend\t", "titrate", "chart", "--symptom",
                  "tender-points", ".")
        self.offers("titrate log --symptom cramps=\t\t", ["10"] if self.shell_name == "bash" else
                    ["cramps=10"])

    def test_the_log_that_the_line_names(self):
        for log in ("other.json", "'other log.json'", '"other log.json"', r"other\ log.json",
                    "~/other.json"):
            with self.subTest(log):
                words = self.shell.words_after(f"titrate --log {log} chart --symptom v\t")
                self.assertEqual(words[-2:], ["vertigo", "."])
        words = self.shell.words_after("titrate chart --log=other.json --symptom v\t")
        self.assertEqual(words[-2:], ["vertigo", "."])

    def test_files_where_a_file_is_due(self):
        self.line("titrate --log dam\t", "titrate", "--log", "damaged.json", ".")
        self.line("titrate --log=dam\t", "titrate", "--log=damaged.json", ".")
        self.line("titrate --log other\\ l\t", "titrate", "--log", "other log.json", ".")
        self.line("titrate check --log dam\t", "titrate", "check", "--log", "damaged.json", ".")
        self.assertEqual(self.shell.words_after("titrate --log ~/dam\t")[-2:],
                         [str(self.world.home / "damaged.json"), "."])
        self.line("titrate import dam\t", "titrate", "import", "damaged.json", ".")
        # And nowhere else.
        self.line("titrate log dam\t", "titrate", "log", "dam.")
        self.line("titrate log --note dam\t", "titrate", "log", "--note", "dam.")

    # ---- Never in the way ----

    def test_quotes_before_are_one_word(self):
        self.line("titrate log --note 'slept badly, s' sof\t", "titrate", "log", "--note",
                  "slept badly, s", "soft", ".")
        self.line("titrate log --note \"it's so\" --sto\t", "titrate", "log", "--note", "it's so",
                  "--stool", ".")

    def test_by_another_path_and_in_a_longer_line(self):
        self.line("~/bin/titrate log norm\t", str(self.world.home / "bin/titrate"), "log", "normal",
                  ".")
        shown = self.shell.enter("true; titrate histor\t--qui'et'")
        self.assertIn("there is no option --quiet here", shown)

    def test_a_damaged_or_missing_log_is_no_trouble(self):
        for log in ("damaged.json", "none.json", "/nowhere/none.json", "/dev/null", "."):
            with self.subTest(log):
                shown = self.shell.shown_after(f"titrate --log {log} edit 2026\t\t\t")
                self.assertNotIn("titrate:", shown)
                self.line(f"titrate --log {log} edit yest\t", "titrate", "--log", log, "edit",
                          "yesterday", ".")

    def test_nothing_is_said_and_nothing_written(self):
        before = self.world.files()
        for keys in ("titrate \t\t", "titrate log --symptom \t\t", "titrate frobnicate \t\t",
                     "titrate log --date \t\t", "titrate history --course \t\t", "titrate log x\t\t",
                     "titrate --log none.json edit \t\t"):
            shown = self.shell.shown_after(keys)
            self.assertNotIn("titrate:", shown)
            self.assertNotIn("rror", shown)
        self.assertEqual(self.world.files(), before)


class Bash(InAShell, unittest.TestCase):
    shell_name = "bash"


class Zsh(InAShell, unittest.TestCase):
    shell_name = "zsh"

    def test_what_stands_beside_a_candidate(self):
        shown = self.shell.shown_after("titrate remove 2026\t\t\t", ["4 smooth"])
        self.assertRegex(shown, r"2026-11-19 +-- Thu 19 Nov: 3 capsules, 4 smooth")


class Fish(InAShell, unittest.TestCase):
    shell_name = "fish"

    def complete(self, line):
        script = 'titrate completion fish | source; complete -C "$argv[1]"'
        done = subprocess.run(["fish", "--no-config", "-c", script, line], cwd=self.world.home,
                              env=self.world.environment, capture_output=True, text=True,
                              timeout=60, check=True)
        return done.stdout.splitlines()

    def test_what_stands_beside_a_candidate(self):
        self.assertEqual(self.complete("titrate remove 2026-11-"),
                         ["2026-11-20\tFri 20 Nov: 4 capsules",
                          "2026-11-19\tThu 19 Nov: 3 capsules, 4 smooth",
                          "2026-11-18\tWed 18 Nov: 2 capsules, 4 smooth"])

    def test_asked_by_its_own_command(self):
        names = [line.split("\t")[0] for line in self.complete("titrate log --s")]
        self.assertEqual(sorted(names), ["--sign", "--sleep", "--stool", "--symptom"])
        self.assertEqual(self.complete("titrate --log=dam"), ["--log=damaged.json"])
        files = self.complete("titrate --log ")
        self.assertIn("damaged.json", files)
        self.assertNotIn(":files", files)
        self.assertEqual(self.complete("titrate log --note dam"), [])


def main():
    global BINARY
    reader = argparse.ArgumentParser()
    reader.add_argument("--titrate", type=Path, default=BINARY)
    options, rest = reader.parse_known_args()
    BINARY = options.titrate.resolve()
    result = unittest.main(module="__main__", argv=[sys.argv[0], *rest], exit=False).result
    sys.exit(0 if result.wasSuccessful() and result.testsRun > 0 else 1)


if __name__ == "__main__":
    main()
