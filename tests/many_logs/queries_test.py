"""Two thousand logs, exported by the program and asked together: the SQL of docs/many-logs, run by
DuckDB, and by ClickHouse as two shards, against answers that never saw either (study.py).

Of the people who miss nothing, arithmetic knows the answers without any export.

Needs Node and, the first time, npm's registry: DuckDB comes as a package of npm, with its binary in
it, and is installed into the build folder. ClickHouse is what `scripts/setup clickhouse` unpacked, or what
is installed. What is not there is left out, and that is said."""

import argparse
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from study import HERE, PEOPLE, QUERIES, SOURCE, Questions, Study, run, skip

SHARDS = QUERIES / "clickhouse"
UNPACKED = SOURCE / "build/clickhouse"
options = None


@functools.lru_cache(maxsize=None)
def the_study():
    return Study(options.build)


# ---- DuckDB ----

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


def ask_duckdb(query):
    node = options.build / "tests/many_logs/node"
    install_duckdb(node)
    return json.loads(run("node", HERE / "ask.mjs", QUERIES / "nights.sql", QUERIES / query,
                          cwd=the_study().folder, env={"NODE_FOLDER": str(node)}))


def table(rows):
    """As the page shows an answer."""
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(row.values() for row in rows)]
    return "".join("| " + " | ".join(str(value) for value in line) + " |\n" for line in lines)


class ManyLogs(Questions, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        install_duckdb(options.build / "tests/many_logs/node")
        cls.study = the_study()

    def ask(self, query):
        return ask_duckdb(query)

    # ---- The exports themselves ----

    def test_every_person_has_an_export_with_the_nights_that_they_took(self):
        self.assertEqual(len(self.study.people), PEOPLE)
        for tag, person in self.study.people.items():
            nights = self.study.courses[tag].nights
            logged = sum(line["logged"] for _, line in nights)
            self.assertEqual(logged, int(person["taken"]), tag)
            self.assertEqual({line["tag"] for _, line in nights}, {tag})

    def test_who_misses_nothing_holds_when_and_where_arithmetic_says(self):
        """From the label's r one more each night up to the first loose one, most + 1; that once more,
        loose again: most - r + 3 nights, and then the most that is tolerated, for good."""
        known = 0
        for tag, person in self.study.people.items():
            if int(tag[1:]) % 2 != 0:
                continue
            most, label = int(person["most"]), int(person["recommended"])
            course = self.study.courses[tag]
            known += 1
            self.assertEqual(course.nights_to_hold, most - label + 3, tag)
            self.assertAlmostEqual(course.dose_mg, most * int(person["tenths"]) / 10, msg=tag)
        self.assertEqual(known, PEOPLE // 2)

    def test_the_page_shows_every_query_as_it_stands_in_its_file_and_its_answer(self):
        page = (QUERIES.parent / "many-logs.md").read_text()
        files = sorted(QUERIES.glob("*.sql"))
        self.assertEqual(len(files), 4)
        for file in files:
            self.assertIn(f"```sql\n{file.read_text()}```\n", page, file.name)
            if file.name != "nights.sql":
                self.assertIn(table(self.ask(file.name)), page, file.name)


# ---- ClickHouse ----

def clickhouse():
    """The environment that two-shards finds it by."""
    if (UNPACKED / "usr/sbin/clickhouse-server").exists():
        return {"CLICKHOUSE": str(UNPACKED)}
    path = os.environ["PATH"] + ":/usr/sbin"
    if all(shutil.which(f"clickhouse-{part}", path=path) for part in ("server", "client")):
        return {}
    skip("there is no ClickHouse here; scripts/setup clickhouse")
    return None


def two_shards(exports, *queries, temporary, **env):
    """The rows that each query answers, and what else was said."""
    marker = Path(temporary) / "marker.sql"
    marker.write_text("select 1 as marker;\n")
    between = [part for query in queries for part in (query, marker)]
    done = subprocess.run([str(SHARDS / "two-shards"), str(exports), *map(str, between)],
                          env={**os.environ, **clickhouse(), "FORMAT": "JSONEachRow",
                               "TMPDIR": str(temporary), **env},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=600, check=False, text=True)
    answers = [[]]
    for line in done.stdout.splitlines():
        row = json.loads(line)
        if "marker" in row:
            answers.append([])
        else:
            answers[-1].append(row)
    return done, answers[:-1]


# Every column of the table but the texts, come through both shards.
SUMMED = ("course", "capsules", "mg", "advised", "ceiling", "logged", "missed", "paused",
          "recommended_capsules", "mg_per_capsule", "stool", "movements", "sleep")
COUNTED = ("form", "unit", "limit", "stool", "sleep", "product", "other_cause", "note")
VALUES = (("phase", "holding"), ("rule", "step-up"), ("taught", "loose"))
COLUMNS = ", ".join(["select count() as nights", "uniqExact(tag) as people",
                     *(f"sum(coalesce({name}, 0)) as {name}_sum" for name in SUMMED),
                     *(f"count(`{name}`) as {name}_count" for name in COUNTED),
                     *(f"countIf({name} = '{value}') as {name}_value" for name, value in VALUES),
                     "sum(length(signs)) as sign_count", "toString(min(date)) as first_night",
                     "toString(max(started)) as last_start"]) + " from nights;\n"
# How many people the first shard has; and of all nights of these, how many it has not.
PARTS = """select
  (select uniqExact(tag) from nights_here) as tags,
  count() - (select count() from nights_here) as elsewhere
from nights where tag global in (select tag from nights_here);
"""


class TwoShards(Questions, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        clickhouse()
        cls.study = the_study()
        folder = tempfile.TemporaryDirectory(prefix="titrate-two-shards-")
        cls.addClassCleanup(folder.cleanup)
        cls.temporary = Path(folder.name)
        for name, query in (("columns.sql", COLUMNS), ("parts.sql", PARTS)):
            (cls.temporary / name).write_text(query)
        cls.queries = sorted(file.name for file in SHARDS.glob("*.sql") if file.name != "nights.sql")
        asked = [*cls.queries, cls.temporary / "columns.sql", cls.temporary / "parts.sql"]
        cls.done, cls.answers = two_shards(cls.study.folder / "exports", *asked,
                                           temporary=cls.temporary)
        if cls.done.returncode != 0:
            raise AssertionError(cls.done.stdout + cls.done.stderr)
        cls.left_behind = sorted(path.name for path in cls.temporary.iterdir())
        cls.nights = cls.study.lines()

    def ask(self, query):
        return [dict(row) for row in self.answers[self.queries.index(query)]]

    def test_it_answers_as_duckdb_does(self):
        self.assertEqual(self.queries, sorted(file.name for file in QUERIES.glob("*.sql")
                                              if file.name != "nights.sql"))
        for query in self.queries:
            self.assert_rows(self.ask(query), [
                {name: value if name == "form" else float(value) for name, value in row.items()}
                for row in ask_duckdb(query)])

    def test_every_column_came_through(self):
        expected = {"nights": len(self.nights), "people": PEOPLE}
        for name in SUMMED:
            expected[f"{name}_sum"] = sum(line[name] or 0 for line in self.nights)
        for name in COUNTED:
            expected[f"{name}_count"] = sum(line[name] is not None for line in self.nights)
        for name, value in VALUES:
            expected[f"{name}_value"] = sum(line[name] == value for line in self.nights)
        expected["sign_count"] = sum(len(line["signs"]) for line in self.nights)
        expected["first_night"] = min(line["date"] for line in self.nights)
        expected["last_start"] = max(line["started"] for line in self.nights)
        self.assert_rows(self.answers[-2], [expected])

    def test_each_shard_has_about_half_and_of_each_person_all(self):
        [[row]] = [self.answers[-1]]
        here = int(row["tags"])
        self.assertGreater(here, PEOPLE * 0.4)
        self.assertLess(here, PEOPLE * 0.6)
        self.assertEqual(int(row["elsewhere"]), 0)

    def test_nothing_is_left_behind(self):
        self.assertEqual(self.left_behind, ["columns.sql", "marker.sql", "parts.sql"])

    def test_sharded_by_another_key_a_persons_first_dose_is_not_found(self):
        """Why the tag is the key: a shard that has some nights of a course does not know its first."""
        done, [rows] = two_shards(self.study.folder / "exports", "missed-nights.sql",
                                  temporary=self.temporary, SHARDED_BY="rand()")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotEqual(rows, self.ask("missed-nights.sql"))

    def test_a_line_that_does_not_fit_is_an_error_and_leaves_nothing_behind(self):
        exports = self.temporary / "spoilt"
        exports.mkdir()
        (exports / "p0000.jsonl").write_text('{"tag": "p0000", "capsules": "two"}\n')
        done, _ = two_shards(exports, "missed-nights.sql", temporary=self.temporary)
        shutil.rmtree(exports)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(sorted(path.name for path in self.temporary.iterdir()), self.left_behind)

    def test_the_page_shows_the_table_and_a_query_and_names_the_others(self):
        page = (QUERIES.parent / "many-logs.md").read_text()
        for name in ("nights.sql", "missed-nights.sql"):
            self.assertIn(f"```sql\n{(SHARDS / name).read_text()}```\n", page, name)
        for file in SHARDS.iterdir():
            self.assertIn(f"(many-logs/clickhouse/{file.name})", page)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path, required=True)
    options, rest = parser.parse_known_args()
    options.build = options.build.resolve()
    unittest.main(argv=[sys.argv[0], *rest])
