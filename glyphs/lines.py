"""Lines and blocks (U+2500 to U+259F) that fill a cell exactly, and so join those around it."""

import unicodedata

LINES = [chr(code) for code in range(0x2500, 0x2580)]
BLOCKS = [chr(code) for code in range(0x2580, 0x25A0)]
# Where an arm of a line points to.
DIRECTIONS = {"LEFT": (-1, 0), "RIGHT": (1, 0), "UP": (0, -1), "DOWN": (0, 1)}
OPPOSITE = {"LEFT": "RIGHT", "RIGHT": "LEFT", "UP": "DOWN", "DOWN": "UP"}
BOTH = {"HORIZONTAL": ["LEFT", "RIGHT"], "VERTICAL": ["UP", "DOWN"]}
# How thick an arm is; two lines and the gap between them are three.
THICK = {"LIGHT": 1, "SINGLE": 1, "HEAVY": 2, "DOUBLE": 3}
# How many dashes a line has; there is no room for those of three.
DASHES = {"DOUBLE DASH": 2, "TRIPLE DASH": 4, "QUADRUPLE DASH": 4}
EIGHTHS = {
    "▀": ("UPPER", 4),
    "▔": ("UPPER", 1),
    "▐": ("RIGHT", 4),
    "▕": ("RIGHT", 1),
    **{chr(0x2580 + eighths): ("LOWER", eighths) for eighths in range(1, 9)},
    **{chr(0x2590 - eighths): ("LEFT", eighths) for eighths in range(1, 8)},
}
SHADES = {
    "░": lambda x, y: (x + 2 * y) % 4 == 0,
    "▒": lambda x, y: (x + y) % 2 == 0,
    "▓": lambda x, y: (x + 2 * y) % 4 != 0,
}


class Cell:
    """A cell of this size; what it draws are pixels, counted from its upper left corner."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        # How thick a light line is: even, as the cell is, so that it is in the middle.
        self.thick = 2 * (width // 16)

    def drawn(self, character):
        if character in LINES:
            return self.line(character)
        if character in EIGHTHS:
            side, eighths = EIGHTHS[character]
            return self.part(side, eighths)
        if character in SHADES:
            shade, dot = SHADES[character], self.width // 12
            return self.where(lambda x, y: shade(x // dot, y // dot), (0, 0))
        quarters = unicodedata.name(character).removeprefix("QUADRANT ").split(" AND ")
        sides = [[self.part(side, 4) for side in quarter.split()] for quarter in quarters]
        return set().union(*(set.intersection(*pair) for pair in sides))

    def where(self, is_set, origin=None):
        """The pixels whose middle, seen from the origin or the middle of the cell, is set."""
        left, top = origin or (self.width / 2, self.height / 2)
        columns, rows = range(self.width), range(self.height)
        return {(x, y) for x in columns for y in rows if is_set(x + 0.5 - left, y + 0.5 - top)}

    def part(self, side, eighths):
        """So many eighths of the cell, at one side of it."""
        columns, rows = self.width * eighths / 8, self.height * eighths / 8
        sides = {
            "LEFT": lambda x, y: x < columns,
            "RIGHT": lambda x, y: x > self.width - columns,
            "UPPER": lambda x, y: y < rows,
            "LOWER": lambda x, y: y > self.height - rows,
        }
        return self.where(sides[side], (0, 0))

    def line(self, character):
        name = unicodedata.name(character).removeprefix("BOX DRAWINGS ")
        if "ARC" in name:
            return self.arc(name)
        if "DIAGONAL" in name:
            return self.diagonals(name)
        pixels = self.crossing(arms(name))
        for dashes, count in DASHES.items():
            if dashes in name:
                long = self.width if "HORIZONTAL" in name else self.height
                on = lambda at: at * count / long % 1 < 0.7
                pixels = {(x, y) for x, y in pixels if on(x if "HORIZONTAL" in name else y)}
        return pixels

    def crossing(self, found):
        """Arms that meet in the middle: double lines first, as others end at them or cross them."""
        pixels, gaps, others = set(), set(), set()
        for side, weight in found.items():
            is_across = lambda other: other not in (side, OPPOSITE[side])
            across = [weight for other, weight in found.items() if is_across(other)]
            reach = max((THICK[weight] / 2 for weight in across), default=0)
            if weight == "DOUBLE":
                pixels |= self.bar(side, 3, reach)
                gaps |= self.bar(side, 1, reach - 1 if "DOUBLE" in across else -reach)
            else:
                ends = across == ["DOUBLE", "DOUBLE"] and OPPOSITE[side] not in found
                others |= self.bar(side, THICK[weight], -0.5 if ends else reach)
        return pixels - gaps | others

    def bar(self, side, thick, reach):
        """An arm that begins so far beyond the middle; its measures are in light lines."""
        right, down = DIRECTIONS[side]
        thick, reach = thick * self.thick, reach * self.thick
        along = lambda x, y: right * x + down * y
        across = lambda x, y: down * x + right * y
        return self.where(lambda x, y: along(x, y) > -reach and abs(across(x, y)) < thick / 2)

    def arc(self, name):
        """A quarter of a circle, and the straight line from its end to the edge of the cell."""
        right = 1 if "RIGHT" in name else -1
        down = 1 if "DOWN" in name else -1
        radius = self.width / 2

        def is_set(x, y):
            x, y = x * right, y * down
            distance = ((x - radius) ** 2 + min(y - radius, 0) ** 2) ** 0.5
            return abs(distance - radius) < self.thick / 2

        return self.where(is_set)

    def diagonals(self, name):
        long = (self.width**2 + self.height**2) ** 0.5
        rising = lambda x, y: abs(x * self.height + y * self.width) / long < self.thick / 2
        falling = lambda x, y: rising(x, -y)
        names = {"UPPER RIGHT": [rising], "UPPER LEFT": [falling], "CROSS": [rising, falling]}
        drawn = next(lines for words, lines in names.items() if words in name)
        return set().union(*map(self.where, drawn))


def arms(name):
    """The arms of a line and the weight of each, from a name such as `DOWN LIGHT AND RIGHT HEAVY`.

    Where light and heavy arms meet all are heavy: a console font has no room for so many.
    """
    found, weight = {}, None
    for clause in name.split(" AND "):
        words = clause.split()
        weight = next((word for word in words if word in THICK), weight)
        sides = [side for word in words for side in BOTH.get(word, [word]) if side in DIRECTIONS]
        found.update((side, weight) for side in sides)
    return dict.fromkeys(found, "HEAVY") if "HEAVY" in found.values() else found
