"""Links, to the log and in its way: a link that the user made is kept, a planted one not followed."""

import functools
import os
import unittest
from pathlib import Path

import harness
from harness import EXIT, FEW_NIGHTS, World, count, judge, undisturbed
from plain_words import require_own_words, require_plain

LOG = ["log", "3", "--date", "2026-11-21"]
EDIT = ["edit", "2026-11-19", "--sleep", "4"]
START = ["start", "--recommended", "2", "--mg", "120", "--ceiling", "8", "--date", "2026-11-21",
         "--yes"]
READING = (["tonight"], ["tonight", "--json"], ["history"], ["ceiling"], [])
WRITING = (LOG, EDIT, ["remove", "2026-11-18"], ["undo"], ["ceiling", "9"], START)
VICTIM = b"what somebody else wrote, and what nobody is to touch\n"


@functools.cache
def before():
    with World(FEW_NIGHTS) as world:
        return world.snapshot()


@functools.cache
def after_words(*command):
    return undisturbed(before(), command)


def after(command):
    """The log of `before`, after this command and nothing in its way."""
    return after_words(*command)


def tree(folder):
    """Every name below: a link's aim, a file's bytes, or that it is a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        found[name] = ("link", os.readlink(path)) if path.is_symlink() else \
            ("folder",) if path.is_dir() else ("file", path.read_bytes())
    return found


class LinkedLog(unittest.TestCase):
    """The log as a link, as people keep it who synchronise a folder."""

    @classmethod
    def setUpClass(cls):
        cls.before = before()

    def world(self):
        """A world whose log lies in a folder of its own; no link yet."""
        world = World()
        (world.folder / "kept").mkdir(mode=0o700)
        for name, content in self.before.items():
            path = world.folder / "kept" / name
            path.write_bytes(content)
            path.chmod(0o600)
        return world

    def make_links(self, world, links):
        for name, aim in links:
            path = world.folder / name
            path.parent.mkdir(exist_ok=True)
            path.symlink_to(aim.replace("{folder}", str(world.folder)))

    def require_kept(self, links, log):
        """Each change replaces the file at the end, and no link."""
        for command in WRITING:
            with self.world() as world:
                self.make_links(world, links)
                about = f"{links}, {command}"
                kept = [(name, os.readlink(world.folder / name)) for name, _ in links]
                names = set(tree(world.folder))
                world.log = world.folder / log
                new = after(command)
                result = world.run(*command)
                self.assertEqual(result.status, EXIT["done"], f"{about}: {result}")
                real = world.folder / "kept" / "log.json"
                self.assertFalse(real.is_symlink(), about)
                self.assertEqual(real.read_bytes(), new, about)
                backup = (world.folder / "kept" / "log.json.bak").read_bytes()
                self.assertEqual(backup, self.before["log.json"], about)
                self.assertEqual([(n, os.readlink(world.folder / n)) for n, _ in links], kept)
                self.assertEqual(set(tree(world.folder)), names, f"{about}: a file too many")
                judge(self, world, result, self.before["log.json"], new, about)
                count("changes through links")

    def test_a_link_to_the_log_stays_one(self):
        self.require_kept([("log.json", "{folder}/kept/log.json")], "log.json")

    def test_a_relative_link_stays_one(self):
        self.require_kept([("log.json", "kept/log.json")], "log.json")

    def test_a_relative_link_upwards_stays_one(self):
        self.require_kept([("other/mine.json", "../kept/log.json")], "other/mine.json")

    def test_links_to_links_stay(self):
        self.require_kept([("log.json", "one/log"), ("one/log", "../two"),
                           ("two", "{folder}/kept/log.json")], "log.json")

    def test_a_link_to_the_folder_stays_one(self):
        self.require_kept([("folder", "kept")], "folder/log.json")

    def test_a_link_in_a_folder_above_and_one_to_the_log_stay(self):
        self.require_kept([("way", "other"), ("other/log.json", "../kept/log.json")],
                          "way/log.json")

    def test_a_first_log_can_lie_in_a_linked_folder(self):
        with World() as world:
            (world.folder / "kept").mkdir(mode=0o700)
            (world.folder / "folder").symlink_to("kept")
            world.log = world.folder / "folder" / "new" / "log.json"
            self.assertEqual(world.run(*START).status, EXIT["done"])
            self.assertTrue((world.folder / "folder").is_symlink())
            real = world.folder / "kept" / "new" / "log.json"
            self.assertEqual(real.read_bytes(), undisturbed({}, START))
            count("changes through links")


class LinkedNowhere(unittest.TestCase):
    def require_refused(self, links, cause, log="log.json"):
        """Nothing read, nothing made, nothing said that looks like advice."""
        for command in (*READING, *WRITING, ["recover", "--yes"], ["check", "--accept"]):
            with World() as world:
                for name, aim in links:
                    (world.folder / name).symlink_to(aim)
                world.log = world.folder / log
                planted = tree(world.folder)
                result = world.run(*command)
                about = f"{links}, {command}"
                require_plain(self, result, EXIT["storage"], cause, about)
                self.assertEqual(result.out, b"", about)
                self.assertEqual(tree(world.folder), planted, about)
                count("commands on links that lead nowhere")

    def test_a_link_to_a_file_that_is_not_there_is_refused_and_nothing_is_made(self):
        self.require_refused([("log.json", "nowhere.json")], "a link to a file that is not there")

    def test_a_link_to_a_link_that_leads_nowhere_is_refused(self):
        self.require_refused([("log.json", "next"), ("next", "nowhere/log.json")],
                             "a link to a file that is not there")

    def test_a_link_to_itself_is_refused(self):
        self.require_refused([("log.json", "log.json")], "link")

    def test_links_in_a_ring_are_refused(self):
        self.require_refused([("log.json", "one"), ("one", "two"), ("two", "log.json")], "link")

    def test_a_folder_that_is_a_ring_of_links_is_refused(self):
        self.require_refused([("way", "yaw"), ("yaw", "way")], "link", log="way/log.json")

    def test_a_folder_that_is_a_link_to_nowhere_is_refused_where_something_is_to_be_made(self):
        with World() as world:
            (world.folder / "way").symlink_to("nowhere")
            world.log = world.folder / "way" / "log.json"
            planted = tree(world.folder)
            result = world.run(*START)
            self.assertEqual(result.status, EXIT["storage"], result)
            require_own_words(self, result, "a folder that leads nowhere")
            self.assertEqual(tree(world.folder), planted)
            for command in READING:
                result = world.run(*command)
                self.assertNotIn(b"capsules (", result.out)
                self.assertEqual(tree(world.folder), planted)
            count("commands on links that lead nowhere")


class HardLinks(unittest.TestCase):
    def test_a_hard_linked_log_is_refused_unchanged(self):
        for command in (*READING, *WRITING, ["check"], ["check", "--accept"]):
            with World(FEW_NIGHTS) as world:
                os.link(world.log, world.folder / "second-name")
                planted = tree(world.folder)
                result = world.run(*command)
                self.assertEqual(result.status, EXIT["storage"], (command, result))
                self.assertIn(b"a second name (a hard link)",
                              b" ".join((result.out + result.err).split()))
                self.assertNotIn(b"Saved", result.out)
                self.assertEqual(tree(world.folder), planted, command)
                self.assertEqual(world.log.stat().st_nlink, 2)
                (world.folder / "second-name").unlink()
                self.assertEqual(world.run("tonight").status, EXIT["done"])
                count("commands on hard links")

    def test_a_hard_linked_backup_or_lock_costs_the_other_name_nothing(self):
        for name in ("log.json.bak", "log.json.lock"):
            for command in (LOG, EDIT, ["remove", "2026-11-18"], ["ceiling", "9"]):
                with World(FEW_NIGHTS) as world:
                    victim = world.folder / "victim"
                    victim.write_bytes(VICTIM)
                    (world.folder / name).unlink()
                    os.link(victim, world.folder / name)
                    old, new = world.bytes(), after(command)
                    result = world.run(*command)
                    self.assertEqual(victim.read_bytes(), VICTIM, (name, command))
                    self.assertEqual(result.status, EXIT["done"], (name, command, result))
                    judge(self, world, result, old, new, (name, command))
                    self.assertEqual(victim.read_bytes(), VICTIM, (name, command))
                    count("commands on hard links")

    def test_a_hard_linked_backup_is_not_brought_back(self):
        with World(FEW_NIGHTS) as world:
            os.link(world.backup, world.folder / "second-name")
            planted = tree(world.folder)
            result = world.run("undo")
            require_plain(self, result, EXIT["storage"], "a hard link", "undo")
            self.assertEqual(tree(world.folder), planted)
            count("commands on hard links")


# A file that is there, one that is not, a folder; relative and absolute.
AIMS = ("victim", "{folder}/not-there", "folder", "folder/not-there", "/dev/null", "itself")
TEMPORARIES = (".log.json.0abcde", ".log.json.9ZZZZZ")


class Planted(unittest.TestCase):
    """Links that somebody put where the program is about to write."""

    @classmethod
    def setUpClass(cls):
        cls.before = before()

    def world(self, name, aim):
        world = World()
        world.restore(self.before)
        (world.folder / "victim").write_bytes(VICTIM)
        (world.folder / "folder").mkdir()
        (world.folder / "folder" / "victim").write_bytes(VICTIM)
        path = world.folder / name
        path.unlink(missing_ok=True)
        path.symlink_to(name if aim == "itself" else aim.format(folder=world.folder))
        return world

    def require_victims_whole(self, world, about):
        self.assertEqual((world.folder / "victim").read_bytes(), VICTIM, about)
        self.assertEqual((world.folder / "folder" / "victim").read_bytes(), VICTIM, about)
        self.assertEqual(os.listdir(world.folder / "folder"), ["victim"], about)
        self.assertFalse((world.folder / "not-there").exists(), about)
        self.assertEqual(os.stat("/dev/null").st_rdev, os.makedev(1, 3), about)

    def through(self, name, commands):
        """Each of the commands before each planted link; the victims are looked at after each."""
        for aim in AIMS[::2] if harness.QUICK else AIMS:
            for command in commands:
                with self.world(name, aim) as world:
                    about = f"{name} -> {aim}, {command}"
                    result = world.run(*command)
                    self.require_victims_whole(world, about)
                    yield world, world.folder / name, command, result, about
                    self.require_victims_whole(world, about)
                count("planted links")

    def require_untouched(self, world, planted, about):
        self.assertEqual(world.bytes(), self.before["log.json"], about)
        self.assertTrue(planted.is_symlink(), about)

    def test_a_planted_lock_stops_every_change(self):
        for world, planted, _, result, about in self.through("log.json.lock", WRITING):
            require_plain(self, result, EXIT["storage"], "a link stands in its place", about)
            self.require_untouched(world, planted, about)
            self.assertEqual(world.backup.read_bytes(), self.before["log.json.bak"], about)
            for command in READING:
                self.assertEqual(world.run(*command).status, EXIT["done"], about)
            planted.unlink()
            self.assertEqual(world.run(*EDIT).status, EXIT["done"], about)

    def test_a_planted_backup_is_replaced_and_never_read(self):
        for world, planted, command, result, about in self.through("log.json.bak", WRITING):
            if command == ["undo"]:
                require_plain(self, result, EXIT["storage"], "a link stands in its place", about)
                self.require_untouched(world, planted, about)
                continue
            self.assertEqual(result.status, EXIT["done"], f"{about}: {result}")
            self.assertEqual(world.bytes(), after(command), about)
            self.assertFalse(planted.is_symlink(), about)
            self.assertEqual(planted.read_bytes(), self.before["log.json"], about)

    def test_a_planted_backup_is_not_brought_back_by_recover(self):
        with World() as other:
            other.restore(self.before)
            for missing in (True, False):
                with self.world("log.json.bak", "stranger") as world:
                    (world.folder / "stranger").write_bytes(self.before["log.json"])
                    (world.folder / "stranger").chmod(0o600)
                    if missing:
                        world.log.unlink()
                    else:
                        world.log.write_bytes(self.before["log.json"][:-20])
                    planted = tree(world.folder)
                    result = world.run("recover", "--yes")
                    self.assertIn(result.status, (EXIT["storage"], EXIT["damaged"]), result)
                    self.assertNotIn(b"Saved", result.out)
                    self.assertEqual({name: content for name, content in
                                      tree(world.folder).items() if name != "log.json.lock"},
                                     {name: content for name, content in planted.items()
                                      if name != "log.json.lock"})
                    count("planted links")

    def test_planted_temporaries_are_taken_away_and_not_followed(self):
        for name, commands in zip(TEMPORARIES, (WRITING, [EDIT])):
            for world, planted, command, result, about in self.through(name, commands):
                self.assertEqual(result.status, EXIT["done"], f"{about}: {result}")
                self.assertFalse(planted.is_symlink(), about)
                new = after(command)
                self.assertEqual(world.bytes(), new, about)
                if command == EDIT:
                    judge(self, world, result, self.before["log.json"], new, about)

    def test_reading_takes_no_planted_link_away(self):
        for name in ("log.json.lock", "log.json.bak", TEMPORARIES[0]):
            commands = (*READING, ["check"])
            for world, planted, command, result, about in self.through(name, commands):
                self.assertEqual(result.status, EXIT["done"], f"{about}: {result}")
                self.require_untouched(world, planted, about)

    def test_files_that_only_look_like_temporaries_stay(self):
        names = (".log.json.backup", ".log.json.0abcdef", ".log.json.0abcd", ".log.json.a12345",
                 ".log.json.0abcd-", ".log.json", "log.json.0abcde", ".other.json.0abcde",
                 ".log.json.0abcde ")
        with World() as world:
            world.restore(self.before)
            for name in names:
                (world.folder / name).write_bytes(VICTIM)
            self.assertEqual(world.run(*LOG).status, EXIT["done"])
            for name in names:
                self.assertEqual((world.folder / name).read_bytes(), VICTIM, name)


class Folders(unittest.TestCase):
    """A folder where a file is due, with something in it that must stay."""

    PLACES = ("log.json", "log.json.bak", "log.json.lock")

    def plant(self, world, name):
        world.restore(before())
        path = world.folder / name
        path.unlink(missing_ok=True)
        path.mkdir(mode=0o700)
        (path / "inside").write_bytes(VICTIM)

    def test_a_folder_in_the_place_of_a_file_is_left_alone(self):
        for name in self.PLACES:
            for command in (*WRITING, ["check", "--accept"]):
                with World() as world:
                    self.plant(world, name)
                    planted = tree(world.folder)
                    result = world.run(*command)
                    about = f"a folder as {name}, {command}: {result}"
                    # To accept a log that is sealed takes neither a lock nor a backup.
                    needless = command == ["check", "--accept"] and name != "log.json"
                    self.assertEqual(result.status, EXIT["done" if needless else "storage"], about)
                    require_own_words(self, result, about)
                    self.assertNotIn(b"Saved", result.out, about)
                    planted.setdefault("log.json.lock", ("file", b""))
                    self.assertEqual(tree(world.folder), planted, about)
                    count("folders in the way")

    def test_a_folder_with_the_name_of_a_temporary_is_nobodys_temporary(self):
        for name in TEMPORARIES:
            for command in WRITING:
                with World() as world:
                    self.plant(world, name)
                    planted = tree(world.folder)
                    result = world.run(*command)
                    self.assertEqual(result.status, EXIT["done"], result)
                    planted["log.json.bak"] = planted["log.json"]
                    planted["log.json"] = ("file", after(command))
                    self.assertEqual(tree(world.folder), planted, command)
                    count("folders in the way")

    def test_the_way_is_named_and_free_again_when_it_is_cleared(self):
        for name in self.PLACES[1:]:
            with World() as world:
                self.plant(world, name)
                self.assertIn(name.encode(), world.run(*EDIT).err, name)
                for command in READING:
                    self.assertEqual(world.run(*command).status, EXIT["done"], (name, command))
                (world.folder / name).rename(world.folder / "away")
                judge(self, world, world.run(*EDIT), before()["log.json"], after(EDIT), name)
                count("folders in the way")

    def test_a_file_in_the_place_of_a_folder_is_left_alone(self):
        with World() as world:
            Path(world.folder / "file").write_bytes(VICTIM)
            world.log = world.folder / "file" / "log.json"
            for command in (*READING, START, LOG, ["check"]):
                planted = tree(world.folder)
                result = world.run(*command)
                self.assertNotEqual(result.status, EXIT["done"], (command, result))
                require_own_words(self, result, command)
                self.assertEqual(tree(world.folder), planted)
                count("folders in the way")


if __name__ == "__main__":
    harness.main()
