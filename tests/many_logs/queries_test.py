"""Two thousand logs, exported by the program and asked together: the SQL of docs/many-logs, run by
DuckDB, against answers that never saw DuckDB.

The logs are of made-up people (make_logs.cpp), the same ones each time. Python reads the exports by
itself and counts; of the people who miss nothing, arithmetic knows the answers without any export.

Needs Node and, the first time, npm's registry: DuckDB comes as a package of npm, with its binary in
it, and is installed into the build folder."""

import argparse
import collections
import csv
import datetime
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
QUERIES = HERE.parents[1] / "docs/many-logs"
PEOPLE = 2000
options = None


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


def install_duckdb(folder):
    """Into a folder of the build; what is there already stays."""
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            skip(f"there is no {tool} here; scripts/setup tests")
    folder.mkdir(parents=True, exist_ok=True)
    wanted = (HERE / "package-lock.json").read_bytes()
    installed = folder / "installed-lock.json"
    if installed.exists() and installed.read_bytes() == wanted:
        return
    for file in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(HERE / file, folder)
    try:
        run("npm", "ci", "--ignore-scripts", cwd=folder)
    except AssertionError as failure:
        told = [line for line in str(failure).splitlines() if line.startswith("npm")]
        skip(f"npm could not fetch DuckDB: {told[0] if told else 'it gives no reason'}")
    installed.write_bytes(wanted)


def table(rows):
    """As the page shows an answer."""
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(row.values() for row in rows)]
    return "".join("| " + " | ".join(str(value) for value in line) + " |\n" for line in lines)


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


class ManyLogs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.node = options.build / "tests/many_logs/node"
        install_duckdb(cls.node)
        folder = tempfile.TemporaryDirectory(prefix="titrate-many-logs-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        (cls.folder / "logs").mkdir()
        (cls.folder / "exports").mkdir()
        known = run(options.build / "tests/many_logs/make_logs", cls.folder / "logs", PEOPLE)
        cls.people = {row["tag"]: row for row in csv.DictReader(io.StringIO(known))}
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(cls.export, cls.people))
        cls.courses = {tag: Course([json.loads(line) for line in cls.exported(tag)])
                       for tag in cls.people}
        nights = sum(len(course.nights) for course in cls.courses.values())
        print(f"many-logs: {len(cls.courses)} exports with {nights} nights", flush=True)

    @classmethod
    def export(cls, tag):
        # The study ends on the 1st of July: every night up to the one before may have been missed.
        run(options.build / "titrate", "--log", cls.folder / f"logs/{tag}.json", "export", "--jsonl",
            "--tag", tag, "--out", cls.folder / f"exports/{tag}.jsonl",
            env={"TITRATE_NOW": "2026-07-01T12:00"})

    @classmethod
    def exported(cls, tag):
        return (cls.folder / f"exports/{tag}.jsonl").read_text().splitlines()

    def ask(self, query):
        return json.loads(run("node", HERE / "ask.mjs", QUERIES / "nights.sql", QUERIES / query,
                              cwd=self.folder, env={"NODE_FOLDER": str(self.node)}))

    def assert_rows(self, rows, expected):
        """Equal, whole numbers also where DuckDB writes them as text, others to a millionth."""
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

    # ---- The exports themselves ----

    def test_every_person_has_an_export_with_the_nights_that_they_took(self):
        self.assertEqual(len(self.people), PEOPLE)
        for tag, person in self.people.items():
            nights = self.courses[tag].nights
            logged = sum(line["logged"] for _, line in nights)
            self.assertEqual(logged, int(person["taken"]), tag)
            self.assertEqual({line["tag"] for _, line in nights}, {tag})

    def test_who_misses_nothing_holds_when_and_where_arithmetic_says(self):
        """From the label's r one more each night up to the first loose one, most + 1; that once more,
        loose again: most - r + 3 nights, and then the most that is tolerated, for good."""
        known = 0
        for tag, person in self.people.items():
            if int(tag[1:]) % 2 != 0:
                continue
            most, label = int(person["most"]), int(person["recommended"])
            course = self.courses[tag]
            known += 1
            self.assertEqual(course.nights_to_hold, most - label + 3, tag)
            self.assertAlmostEqual(course.dose_mg, most * int(person["tenths"]) / 10, msg=tag)
        self.assertEqual(known, PEOPLE // 2)

    # ---- The queries ----

    def test_nights_to_the_maintenance_dose(self):
        nights = [course.nights_to_hold for course in self.courses.values()
                  if course.nights_to_hold is not None]
        self.assertLess(len(nights), PEOPLE)
        [row] = self.ask("nights-to-maintenance.sql")
        self.assert_rounded(row.pop("mean_nights"), statistics.mean(nights))
        self.assert_rows([row], [
            {"courses": PEOPLE, "held": len(nights), "median_nights": statistics.median(nights),
             "fewest": min(nights), "most": max(nights)}])

    def test_dose_reached_by_form(self):
        doses = collections.defaultdict(list)
        for course in self.courses.values():
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
        for course in self.courses.values():
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

    def test_the_page_shows_every_query_as_it_stands_in_its_file_and_its_answer(self):
        page = (QUERIES.parent / "many-logs.md").read_text()
        files = sorted(QUERIES.glob("*.sql"))
        self.assertEqual(len(files), 4)
        for file in files:
            self.assertIn(f"```sql\n{file.read_text()}```\n", page, file.name)
            if file.name != "nights.sql":
                self.assertIn(table(self.ask(file.name)), page, file.name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path, required=True)
    options, rest = parser.parse_known_args()
    options.build = options.build.resolve()
    unittest.main(argv=[sys.argv[0], *rest])
