#!/usr/bin/env python3
"""Draws the fonts of the Linux console from DejaVu Sans Mono Bold: ../deploy/console/*.psf.

    pip install freetype-py==2.5.1
    ./console.py /usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf

A console font has 512 glyphs at most, so signs that look the same share one. Letters are as high as
the cell allows, from the mark of a capital to the foot of a p, and a little narrower than the cell,
so that no two touch.
"""

import pathlib
import struct
import sys

from generate import CHARACTERS, Face
from lines import BLOCKS, LINES, Cell

FONTS = pathlib.Path(__file__).parent.parent / "deploy" / "console"
LENGTH = 512
# The console clears the screen with this glyph.
BLANK = 32
MISSING = "\N{REPLACEMENT CHARACTER}"
# What texts may have besides the letters and signs of large text.
OTHERS = "‐‑−ʼ‹›✓▲▼●"
# What looks like another sign, and is not drawn for itself.
ALIKE = {"\N{NO-BREAK SPACE}": " ", "\N{SOFT HYPHEN}": "-", "ʼ": "’", "‐": "-", "‑": "-"}
# Nobody should write it: Unicode has deprecated it.
DEPRECATED = "ŉ"
# Other signs may be moved up or down to fit their cell, but these not.
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
LETTERS = "abcdefghijklmnopqrstuvwxyząćęłńóśźżäöüß" + UKRAINIAN
LETTERS += LETTERS.upper() + "0123456789"


class ConsoleFace(Face):
    """Letters for the cells of a console."""

    def __init__(self, font, columns, rows, **size):
        super().__init__(font, line=rows, **size)
        self.columns, self.width, self.height = columns, size["width"], size["height"]

    def cell(self, character):
        """The pixels of a sign, from the upper left corner of its cell and downwards."""
        width = self.width
        self.font.set_pixel_sizes(width, self.height)
        pixels, advance = self.drawn(character)
        while pixels and span(x for x, _ in pixels) > self.columns:
            width -= 1
            self.font.set_pixel_sizes(width, self.height)
            pixels, advance = self.drawn(character)
        if not pixels:
            return pixels
        left = (self.columns - advance + 1) // 2
        pixels = {(x + left, self.ascent - 1 - y) for x, y in pixels}
        right = into([x for x, _ in pixels], self.columns)
        down = into([y for _, y in pixels], self.line)
        pixels = {(x + right, y + down) for x, y in pixels}
        is_whole = all(0 <= x < self.columns and 0 <= y < self.line for x, y in pixels)
        if not is_whole or down and character in LETTERS:
            raise ValueError(f"{character} does not fit a cell of {self.columns}x{self.line}")
        return pixels


def span(numbers):
    numbers = list(numbers)
    return max(numbers) - min(numbers) + 1


def into(numbers, size):
    """How far these have to be moved to be from 0 to below a size."""
    return max(0, -min(numbers)) + min(0, size - 1 - max(numbers))


def missing(columns, rows):
    """A box that is wide enough to be noticed."""
    edge = columns // 8
    inside = lambda x, y, border: border <= x < columns - border and border <= y < rows - border
    every = {(x, y) for x in range(columns) for y in range(rows)}
    return {(x, y) for x, y in every if inside(x, y, edge) and not inside(x, y, 2 * edge)}


def packed(pixels, columns, rows):
    """The rows of a glyph, each in whole bytes."""
    row = lambda y: sum(1 << (columns - 1 - x) for x in range(columns) if (x, y) in pixels)
    return b"".join(row(y).to_bytes(columns // 8, "big") for y in range(rows))


def font(face):
    """Every glyph with the signs that it stands for."""
    cell = Cell(face.columns, face.line)
    pixels = {MISSING: missing(face.columns, face.line), " ": set()}
    for character in LINES + BLOCKS:
        pixels[character] = cell.drawn(character)
    for character in [*CHARACTERS, *OTHERS]:
        if character not in DEPRECATED and face.font.get_char_index(character):
            pixels[character] = face.cell(ALIKE.get(character, character))
    pixels.update((character, pixels[other]) for character, other in ALIKE.items())
    shared = {}
    for character, drawn in pixels.items():
        shared.setdefault(packed(drawn, face.columns, face.line), []).append(character)
    return shared


def placed(shared):
    """The glyphs in their order: ASCII where it is in ASCII, the box first."""
    glyphs = [None] * LENGTH
    rest = []
    for drawn, characters in shared.items():
        ascii = [ord(character) for character in characters if character < "\x7f"]
        if ascii:
            glyphs[ascii[0]] = (drawn, characters)
        else:
            rest.append((drawn, characters))
    free = [index for index, glyph in enumerate(glyphs) if glyph is None]
    if len(rest) > len(free):
        raise ValueError(f"{len(rest) - len(free)} glyphs too many")
    for index, glyph in zip(free, rest):
        glyphs[index] = glyph
    return glyphs


def write(face, name):
    glyphs = placed(font(face))
    blank = bytes(face.columns // 8 * face.line)
    if glyphs[BLANK][0] != blank:
        raise ValueError("the console needs a blank")
    drawn = [glyph[0] if glyph else blank for glyph in glyphs]
    signs = ["".join(glyph[1]) if glyph else "" for glyph in glyphs]
    header = struct.pack(
        "<4s7I", b"\x72\xb5\x4a\x86", 0, 32, 1, LENGTH, len(blank), face.line, face.columns
    )
    table = b"".join(it.encode() + b"\xff" for it in signs)
    (FONTS / name).write_bytes(header + b"".join(drawn) + table)
    high = span(y for _, y in face.cell("H"))
    used = sum(glyph is not None for glyph in glyphs)
    print(f"{name}: {used} glyphs for {sum(map(len, signs))} signs, a capital of {high} pixels")


if __name__ == "__main__":
    FONTS.mkdir(parents=True, exist_ok=True)
    for columns, rows, size in [
        (16, 32, {"width": 26, "height": 28, "ascent": 26}),
        (24, 48, {"width": 39, "height": 42, "ascent": 39}),
        (32, 64, {"width": 52, "height": 56, "ascent": 52}),
        (48, 96, {"width": 78, "height": 84, "ascent": 78}),
    ]:
        face = ConsoleFace(sys.argv[1], columns, rows, **size)
        write(face, f"cas-kiosk-{columns}x{rows}.psf")
