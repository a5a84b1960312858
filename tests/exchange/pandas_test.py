"""What titrate exports, read by pandas and written back by it, is imported as the same nights."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import pandas

TITRATE = os.environ["TITRATE"]

# A night has what the one before lacks, so that every column has gaps and pandas makes it one of
# floating numbers.
NIGHTS = (
    ["2", "4", "--sleep", "3"],
    ["3", "smooth", "--movements", "2", "--symptom", "cramps=6", "--symptom", "brain-fog=0"],
    ["4", "--note", "=1+1, \"said\" ö"],
    ["4", "mushy", "--other-cause", "stomach bug", "--measure", "bp-systolic=128.5"],
    ["0"],
    ["3", "none", "--sleep", "5", "--note", "1.0"],
    ["3", "4", "--symptom", "-x=3"],
)


class Machine:
    """A log of its own, of capsules or of what else is counted."""

    def __init__(self, folder, *course):
        self.log = folder / "log.json"
        self.run("start", "--recommended", "2", "--mg", "120", "--ceiling", "9", "--date",
                 "2026-11-01", *course)

    def run(self, *arguments):
        done = subprocess.run(
            [TITRATE, "--log", str(self.log), *arguments], stdin=subprocess.DEVNULL,
            capture_output=True, timeout=60, check=False,
            env={"TITRATE_NOW": "2026-11-20T21:30", "LC_ALL": "C.UTF-8", "HOME": "/nowhere"})
        if done.returncode != 0:
            raise AssertionError(f"{arguments}: {done.stderr.decode()}")
        return done.stdout

    def nights(self):
        return self.run("export", "--csv")


def frame_of(path, **how):
    return pandas.read_csv(path, **how)


# How people have it read, and written back.
READINGS = ({}, {"parse_dates": ["date"]}, {"dtype": str}, {"dtype": "object"},
            {"parse_dates": ["date"], "index_col": "date"})
WRITINGS = ({"index": False}, {}, {"index": False, "sep": ";"}, {"index": False, "sep": "\t"},
            {"index": False, "encoding": "utf-16"}, {"index": False, "encoding": "utf-8-sig"},
            {"index": False, "float_format": "%.2f"}, {"index": False, "decimal": ","},
            {"index": False, "quoting": 1}, {"index": False, "date_format": "%d.%m.%Y"},
            {"index": False, "date_format": "%d-%b-%Y"})


class RoundTrip(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = pathlib.Path(self.scratch.name)

    def machine(self, name, *course):
        folder = self.folder / name
        folder.mkdir()
        return Machine(folder, *course)

    def written(self, *course):
        """A log with nights, and what it exports."""
        first = self.machine("first", *course)
        for i, night in enumerate(NIGHTS):
            first.run("log", *night, "--date", f"2026-11-{i + 1:02}", "--yes")
        path = self.folder / "nights.csv"
        path.write_bytes(first.nights())
        return first, path

    def test_the_same_nights_come_back_however_pandas_reads_and_writes_them(self):
        first, path = self.written()
        for i, reading in enumerate(READINGS):
            for j, writing in enumerate(WRITINGS):
                with self.subTest(reading=reading, writing=writing):
                    # An index holds the dates in one of them.
                    options = {**writing, "index": True} if "index_col" in reading else writing
                    back = self.folder / "back.csv"
                    frame_of(path, **reading).to_csv(back, **options)
                    other = self.machine(f"{i}-{j}")
                    other.run("import", str(back), "--yes")
                    self.assertEqual(other.nights(), first.nights())
                    self.assertIn(b"Nothing to change", first.run("import", str(back), "--yes"))

    def test_whole_numbers_are_floating_ones_on_the_way(self):
        _, path = self.written()
        back = frame_of(path).to_csv(index=False)
        self.assertIn(",4.0,", back)
        self.assertIn("2026-11-01,", back)

    def test_halves_stay_halves(self):
        first, path = self.written("--unit", "half-tablet")
        back = self.folder / "back.csv"
        frame = frame_of(path)
        frame["capsules"] = frame["capsules"].astype(float)
        frame.to_csv(back, index=False)
        other = self.machine("other", "--unit", "half-tablet")
        other.run("import", str(back), "--yes")
        self.assertEqual(other.nights(), first.nights())


if __name__ == "__main__":
    unittest.main()
