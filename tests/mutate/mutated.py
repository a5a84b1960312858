"""A copy of the project in which every mutant is compiled at once, each chosen by its number when it runs."""

import concurrent.futures
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import points

TOP = Path(__file__).resolve().parents[2]
TREE = TOP / "build/mutate/tree"
BUILD = TOP / "build/mutate/build"
KNOWN = TOP / "build/mutate/mutants.json"
ROOMS = {"core": ("src/core", "include/titrate"), "store": ("src/store",)}
MUTANT = "::titrate::mutate::mutant"


@dataclass
class Mutant:
    number: int
    room: str
    file: str
    line: int
    function: str
    change: str  # on one line: what stands there, and what instead

    @property
    def name(self):
        return f"{self.file} | {self.function} | {self.change}"


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"mutate: {' '.join(map(str, command))}\n{done.stdout[-8000:]}{done.stderr[-8000:]}")
    return done.stdout


def room_of(file):
    return next(room for room, folders in ROOMS.items() if file.startswith(folders))


def originals():
    listed = run(["git", "ls-files", "-co", "--exclude-standard"], cwd=TOP).splitlines()
    return [file for file in listed if (TOP / file).is_file()]


def mutated_files(files):
    return [file for file in files
            if file.startswith(sum(ROOMS.values(), ())) and file.endswith((".cpp", ".hpp"))]


def put(path, data):
    """Writes only what is new, so that no more is compiled again than has to be."""
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def flags():
    return [f"-I{TOP}/include", f"-I{TOP}/src", f"-I{BUILD}/include"]


def found_in(source):
    texts = {str((TOP / file).resolve()): (TOP / file).read_text("latin-1")
             for file in mutated_files(originals())}
    finder = points.Finder(texts)
    finder.find(str(TOP / source), flags())
    return finder.points


def find_points(files):
    """The points of every source, and of the headers through whichever source includes them."""
    sources = [file for file in mutated_files(files) if file.endswith(".cpp")]
    found = {}
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        for some in pool.map(found_in, sources):
            found.update({key: point for key, point in some.items() if key not in found})
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1], -key[2], key[3]))]


def on_a_line(text):
    text = " ".join(text.split())
    return text if len(text) <= 100 else f"{text[:60]} ... {text[-35:]}"


def number(found):
    mutants = []
    for point in found:
        file = str(Path(point.file).relative_to(TOP.resolve()))
        text = Path(point.file).read_text("latin-1")
        stands = text[point.start:point.end]
        for instead in point.mutants:
            change = f"{on_a_line(stands)} => {on_a_line(instead) or 'nothing'}"
            mutants.append(Mutant(len(mutants) + 1, room_of(file), file, text.count("\n", 0, point.start) + 1,
                                  point.function, change))
            point.numbers.append(len(mutants))
    return mutants


def rewritten(text, found, left_out):
    """The text with the points of a file in it, and which mutant each of its lines belongs to."""
    lines = [0]
    made = []

    def say(piece, mutant=0):
        made.append(piece)
        lines[-1] = mutant or lines[-1]
        lines.extend([mutant] * piece.count("\n"))

    def render(begin, end, inside):
        while inside:
            point = inside[0]
            within = [each for each in inside[1:] if each.end <= point.end]
            say(text[begin:point.start])
            render_point(point, within)
            begin = point.end
            inside = inside[1 + len(within):]
        say(text[begin:end])

    def render_point(point, within):
        mutants = [(n, what) for n, what in zip(point.numbers, point.mutants) if n not in left_out]
        if not mutants:
            return render(point.start, point.end, within)
        if point.kind == "expression":
            say("(\n")
            for n, what in mutants:
                say(f"{MUTANT}({n}) ? ({what}) :", n)
                say("\n")
            say(point.before)
            render(point.start, point.end, within)
            say(point.after + ")")
        else:
            n, what = mutants[0]
            say("{\n")
            say(f"if ({MUTANT}({n})) {{ {what} }} else", n)
            say("\n")
            render(point.start, point.end, within)
            say("}")
        return None

    render(0, len(text), found)
    return "".join(made), lines


def without_what_does_not_compile(found, rooms):
    """Writes the mutated sources; leaves out, until all of it compiles, mutants that do not."""
    by_file = {}
    for point in found:
        by_file.setdefault(str(Path(point.file).relative_to(TOP.resolve())), []).append(point)
    left_out = set()
    while True:
        lines = {}
        for file, of_file in by_file.items():
            text, lines[str(TREE / file)] = rewritten((TOP / file).read_text("latin-1"), of_file, left_out)
            put(TREE / file, text.encode("latin-1"))
        done = subprocess.run(["cmake", "--build", BUILD, "--target", *(f"titrate_{room}" for room in rooms),
                               "--", "-k", "0"], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return left_out
        said = re.findall(r"^(\S+?):(\d+):\d+: (?:fatal error|error|note)", done.stdout, re.M)
        wrong = {lines[file][int(line) - 1] for file, line in said if file in lines} - left_out - {0}
        if not wrong:
            sys.exit("mutate: a mutated source does not compile:\n" + done.stdout[:8000])
        left_out |= wrong
        print(f"{len(wrong)} do not compile and are left out", flush=True)


def prepare():
    """Writes the tree anew where a source is another than before; all mutants that compile."""
    files = originals()
    ours = mutated_files(files)
    digest = hashlib.sha256()
    for file in [*ours, "tests/mutate/points.py", "tests/mutate/mutated.py", "tests/mutate/mutant.hpp"]:
        digest.update(file.encode() + (TOP / file).read_bytes())
    for file in set(files) - set(ours):
        put(TREE / file, (TOP / file).read_bytes())
        (TREE / file).chmod((TOP / file).stat().st_mode)
    if KNOWN.exists() and (known := json.loads(KNOWN.read_text()))["of"] == digest.hexdigest():
        return [Mutant(**each) for each in known["mutants"]]
    for file in ours:
        if not (TREE / file).exists():
            put(TREE / file, (TOP / file).read_bytes())
    configure()
    print("Looking for what can be changed", flush=True)
    found = find_points(files)
    mutants = number(found)
    left_out = without_what_does_not_compile(found, ROOMS)
    mutants = [each for each in mutants if each.number not in left_out]
    KNOWN.write_text(json.dumps({"of": digest.hexdigest(), "mutants": [asdict(each) for each in mutants]}))
    return mutants


def configure():
    run(["cmake", "-S", TREE, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
         "-DCMAKE_CXX_COMPILER=clang++", "-DTITRATE_TESTS=ON", "-DTITRATE_STATIC=OFF",
         "-DCMAKE_CXX_FLAGS=-w -Wno-c++11-narrowing -Werror=return-stack-address -ferror-limit=0 "
         f"-D_GLIBCXX_ASSERTIONS -include {TREE}/tests/mutate/mutant.hpp",
         "-DCMAKE_CXX_FLAGS_DEBUG=-O1"])


def build(rooms):
    print("Compiling them, all at once", flush=True)
    configure()
    run(["cmake", "--build", BUILD, "--target", *(f"{room}_tests" for room in rooms)])
