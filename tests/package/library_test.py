"""The rules for other programs: found in each way that docs/library.md tells, with nothing of titrate's own
build in theirs, and nothing beneath but the standard library."""

import json
import re
import shutil
import unittest

import support

# 3 capsules, then 4, both tolerated: one more, 5; of 112.5 mg each: 562.5 mg. The nights are 28 February
# and 1 March 2026, no leap year.
ANSWER = "2026-03-02 5 capsules, 562.5 mg\n"
STANDARD = r"libstdc\+\+\.so\.6|libgcc_s\.so\.1|libc\.so\.6|libm\.so\.6|ld-linux.*"
CONSUMER = support.SOURCE / "tests/consumer"


def build(test, source, *settings):
    """A build of a project; `settings` as cmake takes them."""
    folder = support.temporary_folder(test) / "build"
    support.run("cmake", "-S", source, "-B", folder, "-G", "Ninja",
                "-D", "CMAKE_EXPORT_COMPILE_COMMANDS=ON", *settings)
    support.run("cmake", "--build", folder)
    return folder


def install(test, *settings):
    """The library alone, built, installed, and then moved, as an unpacked archive is."""
    folder = build(test, support.SOURCE, "-D", "TITRATE_CORE_ONLY=ON",
                   "-D", "CMAKE_CXX_FLAGS_RELEASE=-O1", *settings)
    cache = (folder / "CMakeCache.txt").read_text()
    for library in ("fmt_DIR", "CLI11_DIR", "nlohmann_json_DIR", "libcsv", "Catch2_DIR"):
        if library in cache:
            raise AssertionError(f"the library alone asks for {library}")
    prefix = support.temporary_folder(test)
    support.run("cmake", "--install", folder, "--prefix", prefix / "first")
    return (prefix / "first").rename(prefix / "moved")


def needed(file):
    return re.findall(r"NEEDED.*\[(.*)\]", support.run("readelf", "-dW", file))


class Library(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installed = {shared: install(cls, "-D", f"BUILD_SHARED_LIBS={shared}")
                         for shared in ("OFF", "ON")}

    def assert_it_is_of_use(self, folder):
        """A program and a plugin of someone else, compiled as they said and not as titrate is."""
        self.assertEqual(support.run(folder / "consumer"), ANSWER)
        self.assertTrue((folder / "libplugin.so").exists())
        [consumer, plugin] = [each["command"] for each in
                              json.loads((folder / "compile_commands.json").read_text())
                              if each["file"].endswith("consumer/main.cpp")]
        own = r" -(std=gnu\+\+(20|2a)|D plugin_EXPORTS|Dplugin_EXPORTS|fPIC|isystem \S+|I\S+|o \S+|c \S+)"
        for command in (consumer, plugin):
            self.assertRegex(re.sub(own, "", command), r"^\S+/c\+\+ *$")
        for file in (folder / "consumer", folder / "libplugin.so"):
            for library in needed(file):
                self.assertRegex(library, rf"^({STANDARD}|libtitrate_core\.so\..*)$")

    def test_found_where_it_is_installed(self):
        for shared, prefix in self.installed.items():
            with self.subTest(shared=shared):
                self.assert_it_is_of_use(build(self, CONSUMER, "-D", "FROM=find_package",
                                               "-D", f"CMAKE_PREFIX_PATH={prefix}"))

    def test_shared_it_has_the_name_of_its_version_and_needs_only_the_standard_library(self):
        prefix = self.installed["ON"]
        [library] = prefix.rglob("*.so.*.*.*")
        version = library.name.removeprefix("libtitrate_core.so.")
        soname = f"libtitrate_core.so.{version.rpartition('.')[0]}"
        self.assertIn(f"[{soname}]", support.run("readelf", "-dW", library))
        self.assertTrue(all(re.fullmatch(STANDARD, each) for each in needed(library)), needed(library))
        self.assertEqual(sorted(path.name for path in library.parent.glob("libtitrate*")),
                         sorted(["libtitrate_core.so", soname, library.name]))

    def test_found_by_pkg_config(self):
        if shutil.which("pkg-config") is None:
            support.skip("the library by pkg-config", "there is no pkg-config here; scripts/setup")
        for shared, prefix in self.installed.items():
            with self.subTest(shared=shared):
                [found] = prefix.rglob("titrate.pc")
                env = {"PKG_CONFIG_PATH": found.parent, "LD_LIBRARY_PATH": found.parents[1]}
                flags = support.run("pkg-config", "--cflags", "--libs", "titrate", env=env).split()
                self.assertTrue(all(re.match("-[ILl]", flag) for flag in flags), flags)
                support.run("c++", "-std=c++20", CONSUMER / "main.cpp", "-o", prefix / "consumer",
                            *flags)
                self.assertEqual(support.run(prefix / "consumer", env=env), ANSWER)
                (prefix / "consumer").unlink()
                header = (prefix / "include/titrate/version.hpp").read_text()
                self.assertIn(f'"{support.run("pkg-config", "--modversion", "titrate", env=env).strip()}"',
                              header)

    def test_within_another_project_that_wants_its_libraries_shared(self):
        folder = build(self, CONSUMER, "-D", "FROM=add_subdirectory",
                       "-D", f"TITRATE_FOLDER={support.SOURCE}", "-D", "BUILD_SHARED_LIBS=ON")
        self.assert_it_is_of_use(folder)
        self.assertTrue(any(folder.rglob("libtitrate_core.so")))
        # The library, and nothing that the program alone needs.
        self.assertNotIn("src/cli", support.run("ninja", "-C", folder, "-t", "commands"))

    def test_fetched_by_another_project(self):
        archive = support.temporary_folder(self) / "titrate.tar"
        support.run("tar", "-cf", archive, "--transform", "s,^,titrate/,", "-C", support.SOURCE,
                    "CMakeLists.txt", "cmake", "include", "src")
        folder = build(self, CONSUMER, "-D", "FROM=FetchContent", "-D", f"TITRATE_ARCHIVE={archive}")
        self.assert_it_is_of_use(folder)
        self.assertFalse(any(folder.rglob("libtitrate_core.so")))

    def test_alone_it_installs_its_headers_and_what_it_is_found_by(self):
        prefix = self.installed["OFF"]
        [lib] = {path.parent for path in prefix.rglob("libtitrate_core.a")}
        self.assertEqual(support.files_below(lib),
                         ["cmake/titrate/titrate-config-version.cmake",
                          "cmake/titrate/titrate-config.cmake",
                          "cmake/titrate/titrate-targets-release.cmake",
                          "cmake/titrate/titrate-targets.cmake",
                          "libtitrate_core.a", "pkgconfig/titrate.pc"])
        self.assertEqual([file for file in support.files_below(prefix)
                          if not (prefix / file).is_relative_to(lib)], support.public_headers())

    def test_a_project_that_wants_another_major_version_or_a_later_one_is_told_so(self):
        prefix = self.installed["OFF"]
        header = (prefix / "include/titrate/version.hpp").read_text()
        major, minor = map(int, re.search(r'version = "(\d+)\.(\d+)\.', header).groups())
        source = support.temporary_folder(self)
        (source / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(other LANGUAGES NONE)\n"
            "find_package(titrate ${WANTED} REQUIRED)\n")

        def ask_for(wanted):
            support.run("cmake", "-S", source, "-B", source / wanted, "-G", "Ninja",
                        "-D", f"CMAKE_PREFIX_PATH={prefix}", "-D", f"WANTED={wanted}")

        ask_for(f"{major}.0")
        ask_for(f"{major}.{minor}")
        for wanted in (f"{major}.{minor + 1}", f"{major + 1}.0"):
            with self.assertRaisesRegex(AssertionError, r"compatible\s+with\s+requested\s+version"):
                ask_for(wanted)


if __name__ == "__main__":
    support.main()
