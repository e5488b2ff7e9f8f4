#!/usr/bin/env python3
"""Draws the letters of large text from DejaVu Sans Bold: tiny.txt, small.txt and large.txt.

    pip install freetype-py==2.5.1
    ./generate.py /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf

A pixel is a quarter of a cell, half as wide as it is high, so letters are drawn wider than high and
hinted for that shape. What hinting spoils stands in corrections.txt as it should be, in the same
format, and is taken from there. Marks are drawn by hand: an acute is not a dot. In the two smaller
sizes a capital with a mark is one row lower than others, so that a line is eight or ten rows high.
"""

import pathlib
import sys
import unicodedata

import freetype

HERE = pathlib.Path(__file__).parent
# Latin-1, Latin Extended-A, the Cyrillic of Ukraine and its neighbours, signs, arrows.
RANGES = [(0x21, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x400, 0x45F), (0x490, 0x491)]
SIGNS = "–—‘’‚“”„•…€№←↑→↓"
CHARACTERS = [chr(code) for first, last in RANGES for code in range(first, last + 1)] + list(SIGNS)
# The two rows of a mark; the lower one is next to the letter. They lean like the mark.
SMALL_MARKS = {
    "\N{COMBINING GRAVE ACCENT}": ("##..", ".##."),
    "\N{COMBINING ACUTE ACCENT}": ("..##", ".##."),
    "\N{COMBINING CIRCUMFLEX ACCENT}": ("..##..", "##..##"),
    "\N{COMBINING TILDE}": (".##.#", "#.##."),
    "\N{COMBINING MACRON}": ("", "####"),
    "\N{COMBINING BREVE}": ("##..##", ".####."),
    "\N{COMBINING DOT ABOVE}": ("", "##"),
    "\N{COMBINING DIAERESIS}": ("", "##.##"),
    "\N{COMBINING RING ABOVE}": (".##.", "#..#"),
    "\N{COMBINING DOUBLE ACUTE ACCENT}": ("..##.##", ".##.##."),
    "\N{COMBINING CARON}": ("##..##", "..##.."),
}
LARGE_MARKS = {
    "\N{COMBINING GRAVE ACCENT}": ("###...", "..###."),
    "\N{COMBINING ACUTE ACCENT}": ("...###", ".###.."),
    "\N{COMBINING CIRCUMFLEX ACCENT}": ("..####..", "###..###"),
    "\N{COMBINING TILDE}": (".###..##", "##..###."),
    "\N{COMBINING MACRON}": ("", "#######"),
    "\N{COMBINING BREVE}": ("##....##", ".######."),
    "\N{COMBINING DOT ABOVE}": ("###", "###"),
    "\N{COMBINING DIAERESIS}": ("##..##", "##..##"),
    "\N{COMBINING RING ABOVE}": (".####.", "##..##"),
    "\N{COMBINING DOUBLE ACUTE ACCENT}": ("..###.###", "###.###.."),
    "\N{COMBINING CARON}": ("###..###", "..####.."),
}
# Marks that are drawn as the font has them.
OGONEK = "\N{COMBINING OGONEK}"
BELOW = {"\N{COMBINING CEDILLA}", OGONEK, "\N{COMBINING COMMA BELOW}"}
DOTLESS = {"i": "ı", "j": "ȷ", "і": "ı"}


class Face:
    """Letters of one size: `ascent` rows are above the baseline, `line` rows are in a line."""

    def __init__(self, font, width, height, ascent, line):
        self.font = freetype.Face(font)
        self.font.set_pixel_sizes(width, height)
        self.ascent, self.line = ascent, line
        self.corrected = corrections(line)

    def drawn(self, character):
        """The pixels of a letter, from its origin and upwards, and how far it advances."""
        if character in self.corrected:
            rows = self.corrected[character]
            cells = [(x, y) for y, row in enumerate(rows) for x in range(len(row)) if row[x] == "#"]
            return {(x, self.ascent - 1 - y) for x, y in cells}, len(rows[0])
        self.font.load_char(character, freetype.FT_LOAD_RENDER | freetype.FT_LOAD_TARGET_MONO)
        slot = self.font.glyph
        bitmap, buffer = slot.bitmap, slot.bitmap.buffer
        pixels = {
            (column + slot.bitmap_left, slot.bitmap_top - 1 - row)
            for row in range(bitmap.rows)
            for column in range(bitmap.width)
            if buffer[row * bitmap.pitch + column // 8] >> (7 - column % 8) & 1
        }
        return pixels, slot.advance.x >> 6

    def rows(self, character):
        """A letter as it stands in the table: its last column is empty, so that no two touch."""
        pixels, advance = self.drawn(character)
        left, right = self.edges([column for column, _ in pixels], advance)
        tops = range(self.ascent - 1, self.ascent - self.line - 1, -1)
        if any(y not in tops for _, y in pixels):
            raise ValueError(f"{character} is higher than {self.line} rows")
        return ["".join(".#"[(x, y) in pixels] for x in range(left, right)) for y in tops]

    def edges(self, columns, advance):
        return min([0, *columns]), max([advance, *(column + 2 for column in columns)])


class MarkedFace(Face):
    """Letters whose marks are drawn by hand, as there are few rows for them."""

    def __init__(self, font, marks, **size):
        super().__init__(font, **size)
        self.marks = marks

    def drawn(self, character):
        base, *marks = unicodedata.normalize("NFD", character)
        above = [mark for mark in marks if mark in self.marks]
        is_known = all(mark in self.marks or mark in BELOW for mark in marks)
        if character in self.corrected or not above or not is_known:
            return super().drawn(character)
        pixels, advance = super().drawn(DOTLESS.get(base, base))
        upper, lower = self.marks[above[0]]
        highest = self.ascent - (2 if upper else 1)
        if top(pixels) + 2 > highest:
            pixels = lowered(pixels)
        row = min(top(pixels) + 2, highest)
        lean = {"\N{COMBINING ACUTE ACCENT}": 0.5, "\N{COMBINING GRAVE ACCENT}": -0.5}
        columns = [column for column, _ in pixels]
        middle = (min(columns) + max(columns) + 1) / 2
        left = round(middle - max(len(upper), len(lower)) / 2 + lean.get(above[0], 0))
        for y, mark in ((row, lower), (row + 1, upper)):
            pixels = pixels | {(left + x, y) for x, pixel in enumerate(mark) if pixel == "#"}
        return pixels, advance


class TinyFace(MarkedFace):
    """Letters with one column between them and one row below the line, in which every tail ends."""

    def drawn(self, character):
        base, *marks = unicodedata.normalize("NFD", character)
        below = [mark for mark in marks if mark in BELOW]
        lowest = self.ascent - self.line
        if below and character not in self.corrected:
            pixels, advance = self.drawn(base)
            columns = [column for column, _ in pixels]
            right = max(columns) if below[0] == OGONEK else (min(columns) + max(columns)) // 2 + 1
            tail = {(right - 1, lowest), (right, lowest)}
            if not tail & pixels:
                return pixels | tail, advance
        pixels, advance = super().drawn(character)
        return {(x, y) for x, y in pixels if y >= lowest}, advance

    def edges(self, columns, advance):
        return min(columns), max(columns) + 2


def top(pixels):
    return max(y for _, y in pixels)


def lowered(pixels):
    """A capital without the row in its middle that is missed least."""
    row = lambda y: {column for column, other in pixels if other == y}
    alike = [y for y in range(1, top(pixels)) if row(y) == row(y + 1)]
    middle = top(pixels) / 2
    cut = min(alike, key=lambda y: abs(y - middle)) if alike else int(middle)
    return {(x, y - (y > cut)) for x, y in pixels if y != cut}


def corrections(line):
    """What was corrected by hand for letters of this many rows."""
    found = {}
    for glyph in (HERE / "corrections.txt").read_text().split("\n\n"):
        name, *rows = glyph.strip().splitlines()
        if len(rows) == line:
            found[name[0]] = rows
    return found


def write(face, name):
    glyphs = []
    for character in CHARACTERS:
        if face.font.get_char_index(character):
            rows = face.rows(character)
            glyphs.append("\n".join([f"{character} U+{ord(character):04X}", *rows]))
    (HERE / name).write_text("\n\n".join(glyphs) + "\n")


if __name__ == "__main__":
    font = sys.argv[1]
    tiny = TinyFace(font, SMALL_MARKS, width=11, height=8, ascent=7, line=8)
    small = MarkedFace(font, SMALL_MARKS, width=14, height=9, ascent=8, line=10)
    large = MarkedFace(font, LARGE_MARKS, width=19, height=12, ascent=12, line=16)
    write(tiny, "tiny.txt")
    write(small, "small.txt")
    write(large, "large.txt")
