"""The study that many logs are asked with: two thousand people who never were (make_logs.cpp), the same
ones each time, exported by the program; and what Python counts in the exports by itself. Whatever engine
is asked, its answers are held against that."""

import collections
import csv
import datetime
import io
import json
import os
import statistics
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
QUERIES = SOURCE / "docs/many-logs"
PEOPLE = 2000


def run(*command, env=None, **more):
    done = subprocess.run([str(part) for part in command], env={**os.environ, **(env or {})},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=600, check=False, text=True, **more)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def skip(why):
    print(f"SKIP: queries over many logs: {why}", flush=True)
    raise unittest.SkipTest(why)


class Course:
    """What Python makes of the lines of one export."""

    def __init__(self, lines):
        self.form = lines[0]["form"] or "not said"
        self.nights = [(datetime.date.fromisoformat(line["date"]), line) for line in lines]
        self.first_dose = min(date for date, line in self.nights if line["capsules"] > 0)
        held = [(date, line) for date, line in self.nights if line["phase"] == "holding"]
        self.nights_to_hold = (held[0][0] - self.first_dose).days if held else None
        doses = [line["advised"] * line["mg_per_capsule"] for _, line in held if line["advised"] > 0]
        self.dose_mg = doses[-1] if doses else None


class Study:
    """In a temporary folder: logs/, and exports/ of them."""

    def __init__(self, build):
        self.program = build / "titrate"
        self.temporary = tempfile.TemporaryDirectory(prefix="titrate-many-logs-")
        self.folder = Path(self.temporary.name)
        (self.folder / "logs").mkdir()
        (self.folder / "exports").mkdir()
        known = run(build / "tests/many_logs/make_logs", self.folder / "logs", PEOPLE)
        self.people = {row["tag"]: row for row in csv.DictReader(io.StringIO(known))}
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(self.export, self.people))
        self.courses = {tag: Course([json.loads(line) for line in self.exported(tag)])
                        for tag in self.people}
        nights = sum(len(course.nights) for course in self.courses.values())
        print(f"many-logs: {len(self.courses)} exports with {nights} nights", flush=True)

    def export(self, tag):
        # The study ends on the 1st of July: every night up to the one before may have been missed.
        run(self.program, "--log", self.folder / f"logs/{tag}.json", "export", "--jsonl",
            "--tag", tag, "--out", self.folder / f"exports/{tag}.jsonl",
            env={"TITRATE_NOW": "2026-07-01T12:00"})

    def exported(self, tag):
        return (self.folder / f"exports/{tag}.jsonl").read_text().splitlines()

    def lines(self):
        return [line for course in self.courses.values() for _, line in course.nights]


class Questions:
    """The three questions of the page, for whatever engine `ask` asks: a mixin of a TestCase, whose
    class has a `study`."""

    def assert_rows(self, rows, expected):
        """Equal, whole numbers also where an engine writes them as text, others to a millionth."""
        self.assertEqual(len(rows), len(expected), rows)
        for row, wanted in zip(rows, expected):
            self.assertEqual(list(row), list(wanted))
            for name, value in wanted.items():
                if isinstance(value, str):
                    self.assertEqual(row[name], value, (name, row))
                else:
                    self.assertAlmostEqual(float(row[name]), value, places=6, msg=(name, row))

    def assert_rounded(self, number, exact):
        """To tenths."""
        self.assertLessEqual(abs(float(number) - exact), 0.05 + 1e-9)

    def test_nights_to_the_maintenance_dose(self):
        nights = [course.nights_to_hold for course in self.study.courses.values()
                  if course.nights_to_hold is not None]
        self.assertLess(len(nights), PEOPLE)
        [row] = self.ask("nights-to-maintenance.sql")
        self.assert_rounded(row.pop("mean_nights"), statistics.mean(nights))
        self.assert_rows([row], [
            {"courses": PEOPLE, "held": len(nights), "median_nights": statistics.median(nights),
             "fewest": min(nights), "most": max(nights)}])

    def test_dose_reached_by_form(self):
        doses = collections.defaultdict(list)
        for course in self.study.courses.values():
            if course.dose_mg is not None:
                doses[course.form].append(course.dose_mg)
        self.assertEqual(sorted(doses), ["citrate", "glycinate", "malate", "not said", "oxide"])
        self.assert_rows(self.ask("dose-by-form.sql"), [
            {"form": form, "courses": len(of_form), "median_mg": statistics.median(of_form),
             "lowest_mg": min(of_form), "highest_mg": max(of_form)}
            for form, of_form in sorted(doses.items())])

    def test_share_of_missed_nights(self):
        """Counted from what was taken, not from the export's own `missed`."""
        weeks = collections.defaultdict(lambda: [0, 0])
        for course in self.study.courses.values():
            for date, line in course.nights:
                if date < course.first_dose or line["phase"] == "stopped":
                    continue
                if line["advised"] == 0 and line["capsules"] == 0:
                    continue
                week = weeks[(date - course.first_dose).days // 7 + 1]
                week[0] += 1
                week[1] += line["capsules"] == 0
        self.assertGreater(sum(missed for _, missed in weeks.values()), 1000)
        rows = self.ask("missed-nights.sql")
        self.assert_rows([{k: row[k] for k in ("week", "nights", "missed")} for row in rows], [
            {"week": week, "nights": nights, "missed": missed}
            for week, (nights, missed) in sorted(weeks.items())])
        for row in rows:
            self.assert_rounded(row["percent"], 100 * int(row["missed"]) / int(row["nights"]))
