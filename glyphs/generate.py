#!/usr/bin/env python3
"""Draws the letters of large text from DejaVu Sans Bold: small.txt.

    pip install freetype-py==2.5.1
    ./generate.py /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf

A pixel is a quarter of a cell, half as wide as it is high, so letters are drawn wider than high and
hinted for that shape. What hinting spoils stands in corrections.txt as it should be, in the same
format, and is taken from there. A capital with a mark is one row lower than
others, so that a line is ten rows high, and marks are drawn by hand: an acute is not a dot.
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
# The two rows of a mark; the lower one is next to the letter.
MARKS = {
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
# Marks of which only the lower row is drawn, and so need a row without pixels below them.
LOW = {"\N{COMBINING DOT ABOVE}", "\N{COMBINING DIAERESIS}", "\N{COMBINING MACRON}"}
# Marks that are drawn as the font has them.
BELOW = {"\N{COMBINING CEDILLA}", "\N{COMBINING OGONEK}", "\N{COMBINING COMMA BELOW}"}
DOTLESS = {"i": "ı", "j": "ȷ", "і": "ı"}


class Face:
    """Letters of one size: `ascent` rows are above the baseline, `height` rows are in a line."""

    def __init__(self, font, width, height, ascent, line):
        self.font = freetype.Face(font)
        self.font.set_pixel_sizes(width, height)
        self.ascent, self.line = ascent, line

    def drawn(self, character):
        """The pixels of a letter, from its origin and upwards, and how far it advances."""
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
        pixels, advance = self.drawn(character)
        columns = [column for column, _ in pixels]
        left = min([0, *columns])
        right = max([advance, *(column + 1 for column in columns)])
        tops = range(self.ascent - 1, self.ascent - self.line - 1, -1)
        return ["".join(".#"[(x, y) in pixels] for x in range(left, right)) for y in tops]


class SmallFace(Face):
    """Ten rows to a line are too few for the marks of the font."""

    def drawn(self, character):
        base, *marks = unicodedata.normalize("NFD", character)
        above = [mark for mark in marks if mark in MARKS]
        if not above or any(mark not in MARKS and mark not in BELOW for mark in marks):
            return super().drawn(character)
        pixels, advance = super().drawn(DOTLESS.get(base, base))
        row = 6
        if max(y for _, y in pixels) > 4:
            pixels = lowered(pixels)
            row += above[0] in LOW
        upper, lower = MARKS[above[0]]
        lean = {"\N{COMBINING ACUTE ACCENT}": 0.5, "\N{COMBINING GRAVE ACCENT}": -0.5}
        columns = [column for column, _ in pixels]
        middle = (min(columns) + max(columns) + 1) / 2
        left = round(middle - max(len(upper), len(lower)) / 2 + lean.get(above[0], 0))
        for y, mark in ((row, lower), (row + 1, upper)):
            pixels = pixels | {(left + x, y) for x, pixel in enumerate(mark) if pixel == "#"}
        return pixels, advance


def lowered(pixels):
    """A capital without the row in its middle that is missed least."""
    top = max(y for _, y in pixels)
    row = lambda y: {column for column, other in pixels if other == y}
    alike = [y for y in range(1, top) if row(y) == row(y + 1)]
    cut = min(alike, key=lambda y: abs(y - top / 2)) if alike else top // 2
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
    corrected = corrections(face.line)
    glyphs = []
    for character in CHARACTERS:
        if not face.font.get_char_index(character):
            continue
        rows = corrected.get(character) or face.rows(character)
        glyphs.append("\n".join([f"{character} U+{ord(character):04X}", *rows]))
    (HERE / name).write_text("\n\n".join(glyphs) + "\n")


if __name__ == "__main__":
    write(SmallFace(sys.argv[1], width=14, height=9, ascent=8, line=10), "small.txt")
    write(Face(sys.argv[1], width=19, height=12, ascent=12, line=16), "large.txt")
