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

    def __init__(self, log):
        self.temporary = tempfile.TemporaryDirectory(prefix="titrate-browser-")
        self.folder = Path(self.temporary.name)
        self.page = self.folder / "report.html"
        log_path = self.folder / "log.json"
        log_path.write_bytes(log)
        log_path.chmod(0o600)
        subprocess.run([TITRATE, "--log", log_path, "report", "--course", "all", "--html",
                        self.page], check=True, capture_output=True,
                       env={**os.environ, "TITRATE_NOW": "2026-11-21T22:30", "LC_ALL": "C.UTF-8"})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.temporary.cleanup()


opened = 0  # pages, in the browser


def folders():
    for name, courses in COURSES.items():
        with Folder(sealed_logs.sealed(courses)) as folder:
            yield name, folder
    with Folder(EXAMPLE.read_bytes()) as folder:
        yield "example", folder


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

    # Beyond the right edge, but for what scrolls by itself.
    OUTSIDE = """[...document.body.querySelectorAll('*')].filter(e => !e.closest('svg *') &&
        (%s || !e.parentElement.closest('.wide')) &&
        e.getBoundingClientRect().right > innerWidth + 0.5).map(e => e.outerHTML.slice(0, 99))"""

    def test_nothing_is_cut_at_the_right_edge(self):
        for name, folder in folders():
            page = opened_in(self.browser, folder)
            for width in (390, 800, 1280):
                page.show(width)
                with self.subTest(name, width=width):
                    self.assertEqual(page.value(self.OUTSIDE % "false"), [])
            for paper, inches in {"A4": 210 / 25.4, "Letter": 8.5}.items():
                page.show(int((inches - 26 / 25.4) * 96), media="print")
                with self.subTest(name, paper=paper):
                    self.assertEqual(page.value(self.OUTSIDE % "true"), [])

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
