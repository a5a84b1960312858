"""The evening that README.md shows is what the program says today."""

import unittest

import support


class Pictures(unittest.TestCase):
    def test_the_evening_is_what_the_program_says(self):
        support.run(support.SOURCE / "scripts/pictures", "--check", support.BUILD / "titrate")

    def test_a_program_that_says_something_else_is_noticed(self):
        with self.assertRaisesRegex(AssertionError, "scripts/pictures"):
            support.run(support.SOURCE / "scripts/pictures", "--check", "/bin/echo")

    def test_the_pictures_are_small(self):
        for picture in (support.SOURCE / "docs/pictures").iterdir():
            self.assertLess(picture.stat().st_size, 60_000, picture.name)


if __name__ == "__main__":
    support.main()
