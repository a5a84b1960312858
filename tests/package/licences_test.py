"""Whose work is in the program: what the linker and the compiler really took is what
packaging/licences/NOTICES names, part by part, and a changed libcsv can be put in."""

import re
import shlex
import shutil
import unittest
from pathlib import Path

import support

LICENCES = support.SOURCE / "packaging/licences"


def paragraphs(text):
    """The paragraphs of a file as Debian writes them, each a dict of its fields."""
    return [dict((name, value.strip()) for name, value in
                 re.findall(r"^([A-Za-z-]+):((?:.*)(?:\n[ \t].*)*)", paragraph, re.MULTILINE))
            for paragraph in text.split("\n\n")]


def linking(program, output, *more):
    """The command that links a program of the build, which is to write `output`."""
    command = support.run("ninja", "-C", support.BUILD, "-t", "commands", program).splitlines()[-1]
    words = shlex.split(command.removeprefix(": && ").removesuffix(" && :"))
    words[words.index("-o") + 1] = str(output)
    return words + list(more)


def packages_of(files):
    """The Debian packages that these files are of, their versions left out of the names."""
    return {re.sub(r"-\d+-", "-N-", line.partition(":")[0]) for line in
            support.run("dpkg", "-S", *sorted(files)).splitlines()}


def headers_of_the_program():
    """What its sources include, as the compiler tells it; the build may have tests as well."""
    compiled = support.run("ninja", "-C", support.BUILD, "-t", "deps").split("\n\n")
    return {Path(line.strip()) for each in compiled if each.startswith(("src/", "CMakeFiles/"))
            for line in each.splitlines()[1:]}


class Licences(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = support.temporary_folder(cls)
        cls.notices = paragraphs((LICENCES / "NOTICES").read_text())
        cls.parts = [each for each in cls.notices if "Debian-Package" in each]

    def test_every_part_of_the_program_is_named_and_nothing_else(self):
        if shutil.which("dpkg") is None:
            support.skip("whose parts are in the program", "there is no dpkg here to ask")
        traced = support.run(*linking("titrate", self.folder / "traced", "-Wl,--trace"),
                             cwd=support.BUILD)
        linked = {Path(re.sub(r"\(.*|^\S+ \(|\)$", "", line)) for line in traced.split("\n") if line}
        files = {path.resolve() for path in linked | headers_of_the_program() if path.is_absolute()
                 and ".so" not in path.name and not path.is_relative_to(support.SOURCE)
                 and not path.is_relative_to(support.BUILD)}
        named = {package for part in self.parts for package in part["Debian-Package"].split()}
        self.assertEqual(packages_of(files), named)

    def test_each_part_has_its_owner_its_origin_and_terms_that_are_written_out(self):
        terms = {each["License"].split("\n")[0] for each in self.notices if "Files" not in each
                 and "License" in each}
        for part in self.parts:
            for field in ("Files", "Upstream-Name", "Source", "Copyright"):
                self.assertTrue(part.get(field), (field, part))
            name, _, inline = part["License"].partition("\n")
            for each in re.split(" and ", name):
                self.assertTrue(inline or each in terms, name)

    def test_every_file_that_the_notices_point_to_lies_beside_them(self):
        beside = set(re.findall(r"([\w.-]+\.(?:txt|md)),\s+beside\s+this\s+file",
                                (LICENCES / "NOTICES").read_text()))
        self.assertEqual(beside, {path.name for path in LICENCES.iterdir()} - {"NOTICES"})

    def test_a_changed_libcsv_is_put_in_by_linking_once_more(self):
        command = linking("titrate", self.folder / "titrate")
        archives = [word for word in command if word.endswith("/libcsv.a")]
        if not archives:
            support.skip("relinking with another libcsv", "this build is not in one piece")
        changed = self.folder / "libcsv.a"
        support.run("objcopy", "--redefine-sym", "csv_init=unchanged_csv_init", archives[0], changed)
        (self.folder / "more.c").write_text(
            "#include <stdio.h>\n"
            "int unchanged_csv_init(void *, unsigned char);\n"
            "int csv_init(void *parser, unsigned char options) {\n"
            '  fputs("a libcsv of my own\\n", stderr);\n'
            "  return unchanged_csv_init(parser, options);\n}\n")
        support.run("c++", "-x", "c", "-O2", "-fPIE", "-c", self.folder / "more.c",
                    "-o", self.folder / "more.o")
        support.run("ar", "r", changed, self.folder / "more.o")
        support.run(*(changed if word == archives[0] else word for word in command),
                    cwd=support.BUILD)
        log, nights = self.folder / "log.json", self.folder / "nights.csv"
        shutil.copy(support.SOURCE / "data/example.json", log)
        env = {"TITRATE_LOG": log, "TITRATE_NOW": "2026-10-30T21:30"}
        nights.write_text(support.run(self.folder / "titrate", "history", "--all", "--csv", env=env))
        said = support.run("sh", "-c", '"$0" import "$1" --dry-run 2>&1', self.folder / "titrate",
                           nights, env=env)
        self.assertIn("a libcsv of my own\n", said)


if __name__ == "__main__":
    support.main()
