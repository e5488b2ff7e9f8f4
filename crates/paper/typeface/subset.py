#!/usr/bin/env python3
"""Makes regular.ttf and bold.ttf of Andika: the letters that the screen has, under a name of their own.

    apt-get download fonts-sil-andika && dpkg -x fonts-sil-andika_6.101-2_all.deb andika
    pip install fonttools==4.68.0
    ./subset.py andika/usr/share/fonts/truetype/andika

The name "Andika" is reserved (LICENSE), so what is changed may not bear it. Nothing in the files is of the day or of the
machine: they are the same wherever they are made.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
FAMILY = "Cas Paper Sans"
# Latin-1, Latin Extended-A, the Cyrillic of Ukraine and its neighbours, and the signs: what the letters of the screen have
# (`DRAWN` in crates/page/src/face.rs), so that whatever is shown can be printed. Only ŉ is left out: Unicode has
# withdrawn it, and Andika has none.
RANGES = [(0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x148), (0x14A, 0x17F), (0x400, 0x45F), (0x490, 0x491)]
SIGNS = "\u02BC\u2011\u2212–—‘’‚“”„•…€№←↑→↓"
CHARACTERS = [code for first, last in RANGES for code in range(first, last + 1)] + [ord(sign) for sign in SIGNS]
COPYRIGHT, FAMILY_ID, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT, LICENCE, LICENCE_URL = 0, 1, 2, 3, 4, 5, 6, 13, 14
KEPT = {COPYRIGHT, VERSION, LICENCE_URL}
RIGHTS = (
    'Copyright (c) 2004-2022 SIL International (http://www.sil.org/) with Reserved Font Names "Andika" and "SIL". '
    "This is a Modified Version. It is licensed under the SIL Open Font License, Version 1.1."
)


def renamed(font, style):
    """Gives the typeface its name, and keeps of the others only whose it is and under which licence."""
    names = font["name"]
    names.names = [it for it in names.names if it.nameID in KEPT and it.platformID == 3 and it.langID == 0x409]
    bare = FAMILY.replace(" ", "")
    for identifier, words in {
        FAMILY_ID: FAMILY,
        STYLE: style,
        UNIQUE: f"{bare}-{style}",
        FULL: f"{FAMILY} {style}",
        POSTSCRIPT: f"{bare}-{style}",
        LICENCE: RIGHTS,
    }.items():
        names.setName(words, identifier, 3, 1, 0x409)


def made(source, style):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.drop_tables += ["Feat", "Glat", "Gloc", "Silf", "Sill", "Silt", "gasp", "meta"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    missing = [chr(code) for code in CHARACTERS if code not in font.getBestCmap()]
    if missing:
        print(f"{source.name} has no {' '.join(missing)}")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    renamed(font, style)
    font.save(HERE / f"{style.lower()}.ttf")


folder = pathlib.Path(sys.argv[1])
made(folder / "Andika-Regular.ttf", "Regular")
made(folder / "Andika-Bold.ttf", "Bold")
