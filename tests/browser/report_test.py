"""The page of `titrate report --html`: its structure by a parser, and how a real browser takes it.

    python3 tests/browser/report_test.py --titrate build/release/titrate

Where no Chromium is installed, what needs one says "SKIP: ..." and why.
"""

import argparse
import html.parser
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "faults")]

import chromium  # noqa: E402
import sealed_logs  # noqa: E402

TITRATE = HERE.parents[1] / "build/release/titrate"
EXAMPLE = HERE.parents[1] / "data/example.json"

# Each stands in a note of its own, and some where a product, a ceiling's note or a cause stands.
HOSTILE = [
    '"><img src=x onerror=1>',
    "<script>alert(1)</script>",
    "</style>",
    "</title></svg><style>*{display:none}</style>",
    "&lt;b&gt; &amp; &#60;",
    "' onmouseover='alert(1)",
    "--><iframe src='https://example.invalid/'></iframe>",
    "javascript:alert(1)",
    "\u05e9\u05d9\u05e0\u05d4 \u05d8\u05d5\u05d1\u05d4 (\u05de\u05d0\u05d5\u05d3) <b>",
    "\u0646\u0648\u0645 \u062c\u064a\u062f!",
    "x" * 1000,
]


def night(number, **fields):
    date = sealed_logs.datetime.date(2026, 9, 1) + sealed_logs.datetime.timedelta(number)
    return {"date": date.isoformat(), "capsules": 3, **fields}


def hostile_course():
    nights = [night(i, stool=7 if i == 4 else 4, sleep=1 + i % 5,
                    symptoms={"a-symptom-of-a-long-name-30-ch": i % 11, "cramps": 10 - i % 11},
                    **({"other_cause": text[:200]} if i % 2 else {}), note=text)
              for i, text in enumerate(HOSTILE)]
    return {"started": "2026-09-01", "product": HOSTILE[0] + HOSTILE[1] + HOSTILE[2],
            "recommended_capsules": 2, "mg_per_capsule": 120,
            "ceilings": [{"from": "2026-09-01", "capsules": 8, "note": HOSTILE[3]},
                         {"from": "2026-09-05", "capsules": 9, "note": HOSTILE[8]}],
            "nights": nights}


def plain(nights, started="2026-09-01"):
    return {"started": started, "recommended_capsules": 2, "mg_per_capsule": 120,
            "ceilings": [{"from": started, "capsules": 20}], "nights": nights}


def long_course():
    """Ten years, with many symptoms on every night."""
    symptoms = {f"symptom-{n:02}": n % 11 for n in range(20)}
    return plain([night(i - 3640, stool=4, sleep=3, symptoms=symptoms) for i in range(3650)],
                 "2016-09-13")


SIGNS = ["irregular-heartbeat", "slow-breathing", "confusion", "fainting", "muscle-weakness",
         "severe-abdominal-pain", "blood-in-stool", "flushing", "low-blood-pressure", "vomiting",
         "drowsiness", "dehydration"]
TONIGHT = sealed_logs.datetime.date(2026, 11, 21)


def full_night(date, number, text):
    """With all that a night can note, and as much of it as there can be."""
    noted = {"stool": 1 + number % 7} if number % 9 else {}
    return {"date": date.isoformat(), "capsules": 1 + number % 8, **noted, "movements": number % 9,
            "sleep": 1 + number % 5,
            "symptoms": {f"symptom-{n:02}-of-a-long-name-xxxx": (number + n) % 11
                         for n in range(20)},
            "measures": {f"measure-{n:02}-of-a-long-name-xxxx": round(9999.9 - n * number % 977, 1)
                         for n in range(20)},
            "signs": [SIGNS[number % 12]], "other_cause": text[:200], "note": text}


def full_course(first, last, milligrams, text):
    """A course to its brim: every night, and all that can be told of its plan."""
    days = (last - first).days + 1
    assert days >= 10
    dates = [first + sealed_logs.datetime.timedelta(n) for n in range(days)]
    return {"started": first.isoformat(), "product": text[:100], "form": "other",
            "recommended_capsules": 2, "mg_per_capsule": milligrams,
            "ceilings": [{"from": first.isoformat(), "capsules": 9, "note": text},
                         {"from": dates[-9].isoformat(), "capsules": 12, "note": text}],
            "acts": [{"from": date.isoformat(), "act": "taper", "note": text}
                     for date in dates[-8:-1]],
            "pauses": [{"from": dates[-5].isoformat(), "until": dates[-4].isoformat(),
                        "why": text}],
            "stock": [{"date": first.isoformat(), "count": 9999}],
            "nights": [full_night(date, n, text) for n, date in enumerate(dates)]}


def full_courses(lengths, text):
    """Courses of so many nights that follow each other, the last up to tonight."""
    first = TONIGHT - sealed_logs.datetime.timedelta(sum(lengths) - 1)
    courses = []
    for number, length in enumerate(lengths):
        last = first + sealed_logs.datetime.timedelta(length - 1)
        courses.append(full_course(first, last, [120, 200.5, 75][number % 3], text))
        first = last + sealed_logs.datetime.timedelta(1)
    return courses


def usual_course(days):
    """What somebody notes who keeps at it: climbs, holds, notes now and then."""
    first = TONIGHT - sealed_logs.datetime.timedelta(days)
    its = []
    for n in range(days):
        date = first + sealed_logs.datetime.timedelta(n)
        its.append({"date": date.isoformat(), "capsules": min(5, 2 + n), "stool": 3 + n % 2,
                    "sleep": 1 + n % 5, "symptoms": {"cramps": 7 - n % 6, "headache": n % 4},
                    **({"measures": {"bp-systolic": 128.5 - n % 9}} if n % 4 == 0 else {}),
                    **({"note": "woke twice with cramps"} if n % 5 == 0 else {})})
    return {"started": first.isoformat(), "product": "Magnesium glycinate",
            "recommended_capsules": 2, "mg_per_capsule": 120,
            "ceilings": [{"from": first.isoformat(), "capsules": 8, "note": "my GP"}],
            "nights": its}


def signed_course(nights, signs):
    """Every sign that there is on the last nights of it, tonight among them."""
    course = usual_course(nights)
    course["nights"].append({"date": TONIGHT.isoformat(), "capsules": 2})
    for its in course["nights"][-signs:]:
        its["signs"] = SIGNS
    return course


def halved_course():
    """Held, in halves, with a dose tonight: the longest figures."""
    usual = usual_course(56)
    nights = usual.pop("nights")
    course = {**usual, "unit": "half-tablet", "nights": nights}
    for its in course["nights"]:
        its["capsules"] = min(its["capsules"], 5)
        its["stool"] = 6 if its["capsules"] == 5 and its["date"] < "2026-10-05" else 4
    course["ceilings"] = [{"from": course["started"], "capsules": 5, "note": "my GP " * 60},
                          {"from": "2026-11-01", "capsules": 7, "note": "my GP " * 60}]
    course["nights"].append({"date": TONIGHT.isoformat(), "capsules": 3})
    return course


# As many medicines as a log holds, with the longest names; and those of a usual person.
MANY_TAKEN = [f"{n:02}" + "W" * 98 for n in range(50)]
SOME_TAKEN = ["Levothyroxine", "Lithium", "Tivicay", *[text[:100] for text in HOSTILE[:8]]]

# What a sheet must hold, each with how many nights it draws.
SHEETS = {
    "no night": ([plain([], "2026-11-21")], 0),
    "3 nights": ([usual_course(3)], 3),
    "56 nights": ([usual_course(56)], 55),
    "56 nights full": (full_courses([56], "W" * 1000), 56),
    "a new bottle": ([*full_courses([46, 10], "slept badly, woke twice. " * 40)], 56),
    "every sign on a night": ([signed_course(55, 1)], 56),
    "every sign on 6 nights": ([signed_course(55, 6)], 56),
    "every sign on 30 nights": ([signed_course(55, 30)], 56),
    "halves": ([halved_course()], 56),
    "400 nights full": (full_courses([150, 150, 100], "woke with cramps at night. " * 37), 56),
    "400 nights of wide letters": (full_courses([370, 15, 15], "W" * 1000), 56),
    "400 nights in another script": (
        full_courses([380, 10, 10], "\u7761\u5f97\u4e0d\u597d" * 250), 56),
}

COURSES = {
    "hostile": [hostile_course()],
    "empty": [plain([])],
    "one night": [plain([night(0)])],
    "no dose": [plain([night(0, capsules=0)])],
    "stopped": [plain([night(0, signs=["flushing", "vomiting"])])],
    "no symptoms": [plain([night(i, stool=4) for i in range(10)])],
    "ten years": [long_course()],
}


class Folder:
    """A folder with a log and the page made from it."""

    def __init__(self, log, how=("--course", "all")):
        self.temporary = tempfile.TemporaryDirectory(prefix="titrate-browser-")
        self.folder = Path(self.temporary.name)
        self.page = self.folder / "report.html"
        log_path = self.folder / "log.json"
        log_path.write_bytes(log)
        log_path.chmod(0o600)
        subprocess.run([TITRATE, "--log", log_path, "report", *how, "--html", self.page],
                       check=True, capture_output=True,
                       env={**os.environ, "TITRATE_NOW": "2026-11-21T22:30", "LC_ALL": "C.UTF-8"})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.temporary.cleanup()


PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}  # inches

opened = 0  # pages, in the browser


def folders():
    for name, courses in COURSES.items():
        with Folder(sealed_logs.sealed(courses)) as folder:
            yield name, folder
    for name, how in {"example": ("--all",), "example in brief": ()}.items():
        with Folder(EXAMPLE.read_bytes(), how) as folder:
            yield name, folder
    for name, (courses, _) in SHEETS.items():
        with Folder(sealed_logs.sealed(courses), ()) as folder:
            yield name, folder


class Structure(html.parser.HTMLParser):
    """Reads a page and notes what is wrong with it."""
    VOID = {"meta", "br"}

    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.ids, self.wanted, self.headings = [], [], [], [], []
        self.tags = set()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        values = dict(attributes)
        self.ids += [values["id"]] if "id" in values else []
        for name in ("aria-labelledby", "aria-describedby"):
            self.wanted += values.get(name, "").split()
        for name in values:
            if name.startswith("on") or name in ("src", "href", "style", "action", "data"):
                self.wrong.append(f"<{tag} {name}>")
        if tag == "th" and values.get("scope") not in ("row", "col"):
            self.wrong.append("<th> without scope")
        if tag == "bdi" and values.get("dir") != "auto":
            self.wrong.append("<bdi> without dir")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> does not fit")


def opened_in(browser, folder):
    global opened
    opened += 1
    return browser.open(folder.page)


class PageTest(unittest.TestCase):
    def test_every_page_is_well_formed_and_asks_for_nothing(self):
        for name, folder in folders():
            text = folder.page.read_text(encoding="utf-8")
            reader = Structure()
            reader.feed(text)
            with self.subTest(name):
                self.assertEqual(reader.wrong, [])
                self.assertEqual(reader.open, [])
                self.assertEqual(len(reader.ids), len(set(reader.ids)))
                self.assertLessEqual(set(reader.wanted), set(reader.ids))
                self.assertFalse(reader.tags & {"script", "img", "iframe", "link", "a", "form",
                                                "object", "embed", "b", "i"})
                self.assertEqual(reader.headings[0], 1)
                steps = zip(reader.headings, reader.headings[1:])
                self.assertTrue(all(after <= before + 1 for before, after in steps))
                self.assertIn('<html lang="en">', text)
                self.assertIn("default-src 'none'; style-src 'unsafe-inline'", text)
                self.assertIn("titrate informs; it is not medical advice.", text)
                self.assertNotIn(str(folder.folder), text)
                self.assertNotIn("url(", text)
                self.assertEqual(folder.page.stat().st_mode & 0o777, 0o600)


@unittest.skipUnless(chromium.BINARY, "no Chromium")
class BrowserTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = chromium.Browser().__enter__()
        cls.addClassCleanup(cls.browser.__exit__)

    def test_every_page_opens_in_silence_and_asks_for_nothing(self):
        for name, folder in folders():
            page = opened_in(self.browser, folder)
            with self.subTest(name):
                self.assertEqual(page.requests, [page.url])
                self.assertEqual(page.console, [])
                self.assertEqual(page.value("document.compatMode"), "CSS1Compat")

    def test_hostile_text_stands_there_as_text(self):
        with Folder(sealed_logs.sealed(COURSES["hostile"])) as folder:
            page = opened_in(self.browser, folder)
            personal = page.value("[...document.querySelectorAll('bdi')].map(e => e.textContent)")
            for text in HOSTILE:
                self.assertIn(text, personal)  # the whole of a note, and nothing but it
            self.assertIn(HOSTILE[0] + HOSTILE[1] + HOSTILE[2], personal)
            self.assertIn(HOSTILE[3], personal)
            inside = "document.querySelectorAll('bdi *').length"
            self.assertEqual(page.value(inside), 0)
            made = "document.querySelectorAll('img,script,iframe,b,i,style:not(head *)').length"
            self.assertEqual(page.value(made), 0)
            self.assertTrue(page.value("document.querySelector('bdi').offsetHeight > 0"))
            self.assertEqual(page.value(
                "[...document.querySelectorAll('bdi')].filter(e => e.textContent.startsWith("
                "'\u05e9') && getComputedStyle(e).direction != 'rtl').length"), 0)

    # Beyond the right edge.
    OUTSIDE = """[...document.body.querySelectorAll('*')].filter(e => !e.closest('svg *') &&
        e.getBoundingClientRect().right > innerWidth + 0.5).map(e => e.outerHTML.slice(0, 99))"""

    def test_nothing_is_cut_at_the_right_edge(self):
        for name, folder in folders():
            page = opened_in(self.browser, folder)
            for width in (390, 800, 1280):
                page.show(width)
                with self.subTest(name, width=width):
                    self.assertEqual(page.value(self.OUTSIDE), [])
            for paper, inches in {"A4": 210 / 25.4, "Letter": 8.5}.items():
                page.show(int((inches - 24 / 25.4) * 96), media="print")
                with self.subTest(name, paper=paper):
                    self.assertEqual(page.value(self.OUTSIDE), [])

    # What can be moved sideways, the page itself among it.
    SCROLLS = """[document.scrollingElement, ...document.body.querySelectorAll('*')].filter(e =>
        e.scrollWidth > e.clientWidth && !e.closest('svg') &&
        (e === document.scrollingElement || getComputedStyle(e).overflowX != 'visible'))
        .map(e => e.outerHTML.slice(0, 99))"""
    # The bars that are shown, with their left and right edges.
    BARS = """[...document.querySelectorAll('rect.dose')].map(e => e.getBoundingClientRect())
        .filter(e => e.width > 0).map(e => [e.left, e.right])"""

    def test_on_a_phone_nothing_scrolls_sideways_and_the_newest_night_shows(self):
        for name, folder in folders():
            page = opened_in(self.browser, folder)
            page.show(390, height=844)
            with self.subTest(name):
                self.assertEqual(page.value(self.SCROLLS), [])
                self.assertLessEqual(page.value("document.documentElement.scrollWidth"), 390)
                bars = page.value(self.BARS)
                for left, right in bars:
                    self.assertTrue(0 <= left < right <= 390)
                if name in SHEETS and SHEETS[name][1] > 0:
                    self.assertEqual(len(bars), min(28, SHEETS[name][1]))
                    self.assertGreater(min(right - left for left, right in bars), 6)

    def test_a_drawing_of_all_its_nights_is_on_the_sheet(self):
        for name, (courses, nights) in SHEETS.items():
            with Folder(sealed_logs.sealed(courses), ()) as folder, self.subTest(name):
                page = opened_in(self.browser, folder)
                for media, width in {"screen": 1280, "print": 703}.items():
                    page.show(width, media=media)
                    self.assertEqual(len(page.value(self.BARS)), nights)

    @staticmethod
    def sheets(page, paper):
        return len(re.findall(rb"/Type ?/Page\b", page.pdf(paper)))

    def test_in_brief_it_is_one_sheet_whatever_the_log_holds(self):
        for name, (courses, _) in SHEETS.items():
            with Folder(sealed_logs.sealed(courses), ()) as folder:
                page = opened_in(self.browser, folder)
                for paper, size in PAPERS.items():
                    with self.subTest(name, paper=paper):
                        self.assertEqual(self.sheets(page, size), 1)

    def test_whatever_is_taken_beside_it_it_is_one_sheet(self):
        for name, (courses, _) in SHEETS.items():
            for taking in (MANY_TAKEN, SOME_TAKEN):
                with Folder(sealed_logs.sealed(courses, taking), ()) as folder:
                    page = opened_in(self.browser, folder)
                    with self.subTest(name, taking=taking[0]):
                        self.assertEqual(self.sheets(page, PAPERS["Letter"]), 1)

    def test_what_is_taken_is_text_on_the_sheet(self):
        with Folder(sealed_logs.sealed([usual_course(56)], SOME_TAKEN), ()) as folder:
            page = opened_in(self.browser, folder)
            text = page.value("document.body.innerText")
            self.assertIn("11, as the person named them", text)
            self.assertIn(HOSTILE[0], text)

    def test_what_is_safety_stands_on_the_sheet_and_what_is_not_there_is_said(self):
        with Folder(sealed_logs.sealed(SHEETS["400 nights full"][0]), ()) as folder:
            page = opened_in(self.browser, folder)
            text = page.value("document.body.innerText")
            for sign in SIGNS:
                self.assertIn(sign.replace("-", " "), text)
            self.assertIn("older notes", text)
            self.assertIn("titrate report --all --html", text)
            self.assertIn("Nights above 350 mg in all", text)
            self.assertNotIn("9999", page.value(
                "[...document.querySelectorAll('dd')].map(e => e.innerText).join(' ')"))

    def test_all_of_it_takes_more_than_a_sheet(self):
        courses = sealed_logs.sealed(SHEETS["400 nights full"][0])
        with Folder(courses, ("--all",)) as folder:
            page = opened_in(self.browser, folder)
            self.assertGreater(self.sheets(page, PAPERS["A4"]), 1)
            self.assertEqual(page.value("document.querySelectorAll('time').length > 400"), True)

    def test_it_prints_on_a4_and_letter(self):
        with Folder(EXAMPLE.read_bytes()) as folder:
            page = opened_in(self.browser, folder)
            boxes = {(8.27, 11.69): rb"59\d[.\d]* 84\d", (8.5, 11): rb"612[.\d]* 79[12]"}
            for paper, box in boxes.items():
                pdf = page.pdf(paper)
                with self.subTest(paper):
                    self.assertTrue(pdf.startswith(b"%PDF"))
                    self.assertRegex(pdf, rb"/MediaBox ?\[0 0 " + box)

    def test_dark_follows_the_reader_and_paper_is_light(self):
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        with Folder(sealed_logs.sealed(COURSES["no symptoms"])) as folder:
            page = opened_in(self.browser, folder)
            page.show(800, scheme="light")
            self.assertEqual(page.value(ground), "rgb(255, 255, 255)")
            page.show(800, scheme="dark")
            self.assertNotEqual(page.value(ground), "rgb(255, 255, 255)")
            page.show(800, scheme="dark", media="print")
            self.assertEqual(page.value(ground), "rgb(255, 255, 255)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--titrate", default=TITRATE)
    options, rest = parser.parse_known_args()
    TITRATE = Path(options.titrate).resolve()
    if not chromium.BINARY:
        print("SKIP: the report in a real browser: no Chromium here; scripts/setup browser "
              "installs it", flush=True)
    outcome = unittest.main(argv=[sys.argv[0], *rest], exit=False).result
    print(f"browser: {opened} times a report was opened", flush=True)
    sys.exit(not outcome.wasSuccessful())
