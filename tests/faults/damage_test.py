"""Damaged logs, through the program itself: no dose is ever read out of one.

Bits that flipped, files that end early, and files whose end is zeros, as a power cut leaves them.
"""

import random
import unittest

import harness
from harness import EXIT, World, count
from plain_words import require_own_words
from sealed_logs import course, nights, sealed

SEED = 20261121
FLIPS, CUTS, ZEROED = 300, 100, 60  # of each log

SCRIPTS = ("نمت جيدا ولم أشعر بألم", "睡得很好，早上没有不适。", "schlief tief, träumte süß",
           "👩‍👩‍👧‍👦 came to visit 🏳️‍🌈", "e\u0301te\u0301 a\u0308 n\u0303 ด้ว้ย", "спала хорошо",
           "よく眠れた", "잘 잤다", "שינה טובה", "𝕞𝕒𝕥𝕙 🧲")


def many_scripts():
    those = nights(3 * len(SCRIPTS))
    for i, night in enumerate(those):
        night["other_cause" if i % 4 == 3 else "note"] = SCRIPTS[i % len(SCRIPTS)]
    return sealed([course(those, product=SCRIPTS[0])])


def small():
    return sealed([course(nights(3))])


def example():
    return (harness.SOURCE / "data" / "example.json").read_bytes()


def flipped(content, bit):
    damaged = bytearray(content)
    damaged[bit // 8] ^= 1 << bit % 8
    return bytes(damaged)


def zeroed(content, kept):
    return content[:kept] + bytes(len(content) - kept)


def spread(chance, choices, number):
    """So many different ones from all over, each in a place of its own chosen by chance."""
    number = min(len(choices), number if not harness.QUICK else number // 6)
    bounds = [len(choices) * i // number for i in range(number + 1)]
    return [choices[chance.randrange(low, high)] for low, high in zip(bounds, bounds[1:])]


def damages(content, chance):
    """Every damage to go through, with what it is called."""
    head = content.index(b"courses") * 8  # every so many bits of the seal and what is around it
    for bit in sorted({*spread(chance, range(8 * len(content)), FLIPS),
                       *spread(chance, range(head), FLIPS // 3)}):
        yield "bits flipped", f"bit {bit % 8} of byte {bit // 8}", flipped(content, bit)
    kept = {0, 1, len(content) - 1, *spread(chance, range(len(content)), CUTS)}
    for number in sorted(kept):
        yield "files cut short", f"cut to {number}", content[:number]
    for number in sorted({0, len(content) - 1, *spread(chance, range(len(content)), ZEROED)}):
        yield "files that end in zeros", f"zeros from {number}", zeroed(content, number)


class Damage(unittest.TestCase):
    def require_refused(self, world, damaged, command, about):
        """No answer, no dose, no change: nothing at all but the error."""
        before = world.snapshot()
        result = world.run(*command)
        self.assertEqual(result.status, EXIT["damaged"], f"{about}, {command}: {result}")
        self.assertEqual(result.out, b"", f"{about}, {command}")
        self.assertEqual(world.bytes(), damaged, f"{about}, {command}")
        self.assertEqual({**before, "log.json.lock": b""},
                         {**world.snapshot(), "log.json.lock": b""}, f"{about}, {command}")
        require_own_words(self, result, about)

    def go_through(self, content):
        chance = random.Random(SEED)
        with World() as world:
            world.restore({"log.json": content, "log.json.bak": small()})
            for command in (["tonight"], ["history", "--all"]):
                self.assertEqual(world.run(*command).status, EXIT["done"], "the undamaged log")
            for i, (kind, about, damaged) in enumerate(damages(content, chance)):
                self.assertNotEqual(damaged, content)
                world.log.write_bytes(damaged)
                self.require_refused(world, damaged, ["tonight"], about)
                if i % 20 == 0:
                    self.require_refused_by_all(world, damaged, about)
                count(kind)

    def require_refused_by_all(self, world, damaged, about):
        for command in (["history"], ["history", "--csv"], ["log", "3"], ["tonight", "--quiet"],
                        ["tonight", "--json"], ["undo"], ["ceiling"], []):
            self.require_refused(world, damaged, command, about)

    def test_no_dose_is_read_out_of_a_damaged_small_log(self):
        self.go_through(small())

    def test_no_dose_is_read_out_of_the_damaged_example(self):
        self.go_through(example())

    def test_no_dose_is_read_out_of_a_damaged_log_in_many_scripts(self):
        self.go_through(many_scripts())

    def test_an_emptied_log_is_damage_and_not_a_new_beginning(self):
        for backup in (True, False):
            for content in (b"", b"\0", b"\n", b"{}", b"null", b"[]", bytes(4096)):
                with World() as world:
                    world.restore({"log.json": content, **({"log.json.bak": small()}
                                                           if backup else {})})
                    start = ["start", "--recommended", "2", "--mg", "120"]
                    for command in (["tonight"], ["history"], ["log", "3"], [], start):
                        self.require_refused(world, content, command, content)
                count("emptied logs")

    def test_the_backup_brings_back_a_damaged_log_and_the_damage_is_kept(self):
        chance = random.Random(SEED)
        content = example()
        for bit in spread(chance, range(8 * len(content)), 48):
            damaged = flipped(content, bit)
            with World() as world:
                world.restore({"log.json": damaged, "log.json.bak": content})
                result = world.run("recover", "--yes")
                if b"newer version" in result.err:  # which is not damage, as far as can be told
                    self.assertEqual(world.bytes(), damaged)
                    continue
                self.assertEqual(result.status, EXIT["done"], f"bit {bit}: {result}")
                self.assertEqual(world.bytes(), content)
                kept = [name for name in world.names() if "damaged-" in name]
                self.assertEqual([(world.folder / name).read_bytes() for name in kept], [damaged])
                count("damaged logs brought back")

    def test_a_damaged_backup_is_not_brought_back(self):
        chance = random.Random(SEED)
        content = small()
        for kind, about, damaged in list(damages(content, chance))[::25]:
            with World() as world:
                world.restore({"log.json": content, "log.json.bak": damaged})
                result = world.run("undo")
                self.assertEqual(result.status, EXIT["damaged"], f"{about}: {result}")
                self.assertEqual(world.bytes(), content)
                self.assertEqual(world.backup.read_bytes(), damaged)
                self.assertEqual(world.run("tonight").status, EXIT["done"])
                world.log.write_bytes(damaged)
                result = world.run("recover", "--yes")
                self.assertEqual(result.status, EXIT["damaged"], f"{about}: {result}")
                self.assertEqual(world.bytes(), damaged)
                count("damaged backups")


if __name__ == "__main__":
    harness.main()
