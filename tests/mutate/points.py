"""Where a source can be changed so that a test should notice, found in what clang makes of it.

clang writes its tree as JSON; a place in it is an offset, and names its file only where that differs from
the place written before. What a node is taken for is checked against the text of the source, so whatever
the compiler made up by itself (the steps of a range for, an operator written anew) is no point.
"""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.setrecursionlimit(100_000)

OTHER_OPERATORS = {
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
    "==": ["!="], "!=": ["=="], "&&": ["||"], "||": ["&&"],
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["*"],
    "+=": ["-="], "-=": ["+="], "|": ["&"], "&": ["|"],
}
LOGICAL = {"&&", "||"}
SAY_TRUE_OR_FALSE = LOGICAL | {"<", "<=", ">", ">=", "==", "!="}

# What is worked out while compiling, or not at all: a program has one value for it, whatever is chosen later.
FIXED = {"ConstantExpr", "StaticAssertDecl", "EnumDecl", "CXXNoexceptExpr", "UnaryExprOrTypeTraitExpr",
         "RequiresExpr", "ConceptSpecializationExpr", "ConceptDecl", "DecltypeType", "TemplateArgument"}
WRAPPINGS = {"ImplicitCastExpr", "ExprWithCleanups", "ParenExpr", "MaterializeTemporaryExpr",
             "CXXBindTemporaryExpr"}
STATEMENTS = {"CallExpr", "CXXMemberCallExpr", "CXXOperatorCallExpr", "CompoundAssignOperator",
              "CXXThrowExpr", "ContinueStmt", "BreakStmt"}
FUNCTIONS = {"FunctionDecl", "CXXMethodDecl", "CXXConstructorDecl", "CXXDestructorDecl", "CXXConversionDecl"}
NOTHING_ALREADY = {"", "{}", "std::nullopt", "0", "nullptr", "false", "true"}


@dataclass
class Point:
    """A piece of a file, and what may stand in its place. `before` and `after` enclose what stays."""
    file: str
    start: int
    end: int
    function: str
    kind: str  # expression, statement or return
    mutants: list  # each the text instead; of a statement, which is left out, ""
    before: str = ""
    after: str = ""
    numbers: list = field(default_factory=list)


def inner(node):
    return node.get("inner", [])


def unwrapped(node):
    while node.get("kind") in WRAPPINGS and len(inner(node)) == 1:
        node = inner(node)[0]
    return node


class Finder:
    """Finds the points of some files in one compiled source."""

    def __init__(self, texts):
        self.texts = texts  # of each file that is looked at, by its resolved path
        self.file = None
        self.points = {}

    def find(self, source, flags):
        tree = subprocess.run(
            ["clang++", "-std=c++20", "-w", "-fsyntax-only", "-Xclang", "-ast-dump=json", "-Xclang",
             "-ast-dump-filter=titrate", *flags, source], check=True, capture_output=True, text=True).stdout
        decoder = json.JSONDecoder()
        at = 0
        while (at := tree.find("{", at)) >= 0:
            declared, at = decoder.raw_decode(tree, at)
            self.place(declared)
            self.visit(declared, "")

    # Places first, for the whole tree in the order in which it was written.

    def place(self, node):
        for key in ("loc", "range"):
            if key not in node:
                continue
            places = [node[key]] if key == "loc" else [node[key]["begin"], node[key]["end"]]
            for place in places:
                for each in (place.get("spellingLoc"), place.get("expansionLoc"), place):
                    if each and "file" in each:
                        self.file = each["file"]
            if key == "range":
                node["file"] = self.file
        for each in inner(node):
            self.place(each)

    def span(self, node):
        """From where to where a node stands; None where it is of no file that is looked at, or a macro's."""
        places = node.get("range", {})
        begin, end = places.get("begin", {}), places.get("end", {})
        if "offset" not in begin or "offset" not in end or node.get("file") is None:
            return None
        file = self.known(node["file"])
        if file is None or begin["offset"] > end["offset"]:
            return None
        return file, begin["offset"], end["offset"] + end["tokLen"]

    def known(self, file):
        path = str(Path(file).resolve())
        return path if path in self.texts else None

    def text(self, node):
        span = self.span(node)
        return self.texts[span[0]][span[1]:span[2]] if span else ""

    # Then what is done with each.

    def add(self, node, function, kind, mutants, before="", after="", to_semicolon=False):
        span = self.span(node)
        if span is None:
            return
        file, start, end = span
        if to_semicolon:
            rest = self.texts[file][end:]
            if not rest.lstrip().startswith(";"):
                return
            end += rest.index(";") + 1
        self.points.setdefault((file, start, end, kind),
                               Point(file, start, end, function, kind, mutants, before, after))

    def visit(self, node, function):
        kind = node.get("kind")
        if kind in FIXED or node.get("constexpr") and kind == "VarDecl" or "explicitlyDefaulted" in node:
            return
        if any(each.get("kind") == "ConstInitAttr" for each in inner(node)):
            return
        if kind in FUNCTIONS and not node.get("name", "").startswith("operator()"):
            function = node.get("name", function)
        if kind in ("BinaryOperator", "CompoundAssignOperator", "CXXOperatorCallExpr"):
            self.operator(node, function)
        elif kind == "UnaryOperator":
            self.unary(node, function)
        elif kind == "IntegerLiteral" and self.text(node)[:1].isdigit():
            self.add(node, function, "expression", [f"{self.text(node)} + 1"])
        elif kind == "CXXBoolLiteralExpr" and self.text(node) in ("true", "false"):
            self.add(node, function, "expression", [f"!{self.text(node)}"])
        elif kind == "ReturnStmt" and inner(node):
            self.returned(node, function)
        for condition in self.conditions(node):
            self.condition(condition, function)
        for statement in self.statements(node):
            self.statement(statement, function)
        for each in inner(node):
            if not (node.get("isConstexpr") and kind == "IfStmt" and each is inner(node)[0]):
                self.visit(each, function)

    def operands(self, node):
        """The two sides of an operator and the operator, as they are written."""
        sides = inner(node)[-2:]
        spans = sorted(span for side in sides if (span := self.span(side)))
        if len(spans) != 2:
            return None
        (file, left_start, left_end), (_, right_start, right_end) = spans
        sign = self.texts[file][left_end:right_start].strip()
        if sign not in OTHER_OPERATORS:
            return None
        text = self.texts[file]
        return text[left_start:left_end], sign, text[right_start:right_end]

    def operator(self, node, function):
        found = self.operands(node)
        if found is None:
            return
        left, sign, right = found
        self.add(node, function, "expression",
                 [f"({left}) {other} ({right})" for other in OTHER_OPERATORS[sign]])

    def unary(self, node, function):
        text = self.text(node)
        if text.startswith("!"):
            self.add(node, function, "expression", [f"static_cast<bool>({text[1:]})"])
        for sign, other in (("++", "--"), ("--", "++")):
            if text.startswith(sign):
                self.add(node, function, "expression", [other + text[2:]])

    def conditions(self, node):
        kind, parts = node.get("kind"), inner(node)
        if kind == "IfStmt" and not node.get("hasVar") and not node.get("isConstexpr"):
            return [parts[1 if node.get("hasInit") else 0]]
        if kind in ("WhileStmt", "ConditionalOperator"):
            return parts[:1] if not node.get("hasVar") else []
        if kind == "ForStmt" and len(parts) == 5:
            return [parts[2]]
        if kind == "BinaryOperator" and node.get("opcode") in LOGICAL:
            return parts
        if kind == "ReturnStmt" and parts and parts[0].get("type", {}).get("qualType") == "bool":
            return parts
        return []

    def condition(self, node, function):
        """A condition that is no comparison, turned round; those are changed by their operators."""
        core = unwrapped(node)
        if core.get("kind") in ("CXXBoolLiteralExpr", "CXXRewrittenBinaryOperator", None):
            return
        found = self.operands(core) if len(inner(core)) >= 2 else None
        text = self.text(core)
        if text.startswith("!") or not text or found and found[1] in SAY_TRUE_OR_FALSE:
            return
        self.add(core, function, "expression", [f"!({text})"], "static_cast<bool>(", ")")

    def statements(self, node):
        kind, parts = node.get("kind"), inner(node)
        if kind in ("CompoundStmt",):
            return parts
        if kind in ("IfStmt", "ForStmt", "WhileStmt", "CXXForRangeStmt", "CaseStmt", "DefaultStmt"):
            return parts[-2:] if node.get("hasElse") else parts[-1:]
        return []

    def statement(self, node, function):
        core = unwrapped(node)
        kind = core.get("kind")
        assigns = kind == "BinaryOperator" and core.get("opcode") == "="
        steps = kind == "UnaryOperator" and core.get("opcode") in ("++", "--")
        if kind in STATEMENTS or assigns or steps:
            self.add(node, function, "statement", [""], to_semicolon=True)

    def returned(self, node, function):
        what = inner(node)[0]
        if what.get("type", {}).get("qualType") in ("bool", "void") or self.text(what) in NOTHING_ALREADY:
            return
        if not self.text(node).startswith("return"):
            return
        self.add(node, function, "return", ["return {};"], to_semicolon=True)
