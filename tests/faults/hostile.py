"""Texts that would steer a terminal or turn a line around, and the judge of what was printed."""

import re

C0 = bytes(range(1, 32)) + b"\x7f"
C1 = "".join(map(chr, range(0x80, 0xA0))).encode()
REVERSING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029".encode()

TEXTS = {
    "C0": C0,
    "C1": C1,
    "C1 as bytes": bytes(range(0x80, 0xA0)),
    "reversing": REVERSING,
    "escape sequences": b"\x1b[2J\x1b]0;owned\x07\x1b[31m\x1b[8m\x9b31m",
    "lines": b"one\r\ntwo\x0b\x0c\x1b[Athree\x08\x08\x08",
    "not UTF-8": b"\xff\xfe\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80\xe2\x80x\xf0\x9f\x98",
    # The program shows the first 40 characters: what stands at the edge is whole, or not there.
    "at the edge": b"a" * 38 + "é\u202e\u009b\u202e".encode() + b"\x1b" * 30,
}
# Plain words of many scripts, which may be printed, but for where only ASCII may be.
PLAIN = "süß 夜 😴 שלום نوم e\u0301 👩‍👧 À" + "\u00a0"
# As they are written in the words of a CSI in some ISO 8859 terminal: bytes 80 to 9F in UTF-8.
BYTES_OF_C1 = "Ûàȁ™›\u4e9b\u4e9d"

CONTROL = {*range(0x20), *range(0x7F, 0xA0)} - {0x0A}
TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029}
OWN_COLOURS = re.compile(rb"\x1b\[(?:1|2|33|1;31|0)m")


def offences(printed, ascii_only=False, csv=False, terminal=False):
    """What of this must never be printed; empty where nothing."""
    if csv:
        printed = printed.replace(b"\r\n", b"\n")  # as RFC 4180 wants its line ends
    if terminal:
        printed = OWN_COLOURS.sub(b"", printed)
    try:
        text = printed.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"no valid UTF-8: {error.object[error.start:error.end]}"]
    return sorted({f"U+{ord(c):04X}" for c in text if ord(c) in CONTROL | TURNING
                   or (ascii_only and ord(c) > 0x7E)})


def escaped(text):
    """The text as a JSON string's inside, each character as an escape; bad bytes as surrogates."""
    units = text.decode("utf-8", "surrogateescape").encode("utf-16-be", "surrogatepass")
    return b"".join(b"\\u%02x%02x" % (units[i], units[i + 1]) for i in range(0, len(units), 2))


LOG = (b'  "courses": [\n    {\n      "started": "2026-11-18",\n      "product": "Mg",\n'
       b'      "form": "oxide",\n      "recommended_capsules": 2,\n      "mg_per_capsule": 120,\n'
       b'      "ceilings": [\n        {"from": "2026-11-18", "capsules": 8, "note": "GP"}\n'
       b'      ],\n      "nights": [\n'
       b'        {"date": "2026-11-18", "capsules": 2, "stool": 4, "symptoms": {"cramps": 3}, '
       b'"signs": ["flushing"], "other_cause": "flu", "note": "well"}\n'
       b'      ]\n    }\n  ]\n}\n')
# Where a text can stand in a log: what is replaced, and by what; @ is the text.
IN_A_LOG = {
    "a product": (b'"Mg"', b'"@"'),
    "a form": (b'"oxide"', b'"@"'),
    "a note": (b'"well"', b'"@"'),
    "an end of a note": (b'"well"', b'"well@'),
    "another cause": (b'"flu"', b'"@"'),
    "a note on a ceiling": (b'"GP"', b'"@"'),
    "a symptom": (b'"cramps"', b'"@"'),
    "a severity": (b'"cramps": 3', b'"cramps": "@"'),
    "a sign": (b'"flushing"', b'"@"'),
    "a date": (b'"date": "2026-11-18"', b'"date": "@"'),
    "a day": (b'"date": "2026-11-18"', b'"date": "2026-11-1@"'),
    "a start": (b'"started": "2026-11-18"', b'"started": "@"'),
    "a number": (b'"stool": 4', b'"stool": "@"'),
    "a bare number": (b'"stool": 4', b'"stool": @'),
    "a night's key": (b'"stool": 4', b'"@": 4'),
    "a key of nothing known": (b'"stool": 4', b'"@": {"@": ["@", {"@": 1}]}'),
    "a course's key": (b'"product"', b'"@"'),
    "a key that comes twice": (b'"stool": 4', b'"@": 4, "@": 4'),
    "the top": (b'  "courses"', b'  "@": 1, "courses"'),
    "all courses": (b'"courses": [', b'"courses": "@", "x": ['),
    "what stands after it": (b"\n  ]\n}\n", b"\n  ]\n}\n@\n"),
    "what stands before it": (b'  "courses"', b'@  "courses"'),
}


def log_text(place, text):
    """The log from its courses on, with the text in that place."""
    known, replacement = IN_A_LOG[place]
    assert LOG.count(known) == 1, place
    return LOG.replace(known, replacement.replace(b"@", text))
