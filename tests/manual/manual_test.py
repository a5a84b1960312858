"""The manual pages are sound mdoc: mandoc's own judgement, and nothing wider than a terminal."""

import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs/man"
PAGES = sorted(FOLDER.glob("*.[1-9]"))


@unittest.skipIf(shutil.which("mandoc") is None, "mandoc is not installed")
class Manual(unittest.TestCase):
    def test_there_are_pages(self):
        self.assertEqual([page.name for page in PAGES], ["titrate-log.5", "titrate.1"])

    def test_mandoc_has_no_warning(self):
        for page in PAGES:
            with self.subTest(page.name):
                done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page],
                                      capture_output=True, text=True, check=False, timeout=60)
                self.assertEqual((done.stdout + done.stderr, done.returncode), ("", 0))

    def test_a_mistake_would_be_found(self):
        done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning"], input=".Dd\n.Ll\n",
                              capture_output=True, text=True, check=False, timeout=60)
        self.assertNotEqual(done.returncode, 0)

    def test_no_line_is_wider_than_eighty_columns(self):
        for page in PAGES:
            with self.subTest(page.name):
                done = subprocess.run(["mandoc", "-T", "ascii", "-O", "width=78", page],
                                      capture_output=True, check=True, timeout=60)
                plain = re.sub(r".\x08", "", done.stdout.decode())  # bold is typed twice
                wide = [line for line in plain.splitlines() if len(line.expandtabs()) > 80]
                self.assertEqual(wide, [])


if __name__ == "__main__":
    if shutil.which("mandoc") is None:
        print("SKIP: the manual pages: mandoc is not installed", flush=True)
    sys.exit(not unittest.main(exit=False).result.wasSuccessful())
