#!/usr/bin/env python3
"""Makes the fonts under assets/fonts from their full upstream files. See README.md beside this file."""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "assets" / "fonts"
ICONS = ROOT / "crates" / "ui_kit" / "src" / "icons.rs"

# Latin with its extensions, combining marks, Greek, Cyrillic, punctuation, currency, letterlike, arrows,
# operators, keyboard symbols, box drawing and geometric shapes. Everything else comes from the system's fonts.
RANGES = [
    (0x0020, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x20BF),
    (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2318, 0x2327), (0x238B, 0x238B), (0x23CE, 0x23CF),
    (0x2500, 0x25FF), (0x2713, 0x2717), (0xFFFD, 0xFFFD),
]  # fmt: skip
# No `calt`: it would draw "->" as an arrow and the x of "1920x1080" as a multiplication sign, in file names.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def cut(font: TTFont, unicodes: list[int], features: list[str]) -> TTFont:
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = True
    options.drop_tables += ["DSIG", "meta"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=unicodes)
    cutter.subset(font)
    return font


def save(font: TTFont, name: str) -> None:
    # A fixed time makes the file the same on every run.
    font.recalcTimestamp = False
    font.save(OUT / name)
    print(f"{name}: {(OUT / name).stat().st_size // 1024} KiB")


def set_side_bearings(font: TTFont) -> TTFont:
    """Phosphor says 0 for the left edge and bearing of every icon. Saving puts the edges right, so the bearings must
    follow, or a rasteriser moves each icon to the left edge of its square."""
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        glyph.recalcBounds(glyphs)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    return font


def freeze_tabular_digits(source: Path) -> TTFont:
    """The digits of Inter with the `tnum` substitution applied, under a name of its own."""
    font = TTFont(source)
    lookups = set()
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            lookups.update(record.Feature.LookupListIndex)
    swaps = {}
    for index in lookups:
        for table in font["GSUB"].table.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            swaps.update(table.mapping)
    digits = list(range(0x30, 0x3A))
    for table in font["cmap"].tables:
        for code in digits:
            if code in table.cmap:
                table.cmap[code] = swaps.get(table.cmap[code], table.cmap[code])
    font = cut(font, digits, [])
    names = {1: "Portolan Digits", 3: "PortolanDigits-Regular", 4: "Portolan Digits", 6: "PortolanDigits-Regular"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID in (16, 17, 18, 21, 22, 25):
            font["name"].removeNames(nameID=record.nameID)
    if "CFF " in font:
        font["CFF "].cff.fontNames = ["PortolanDigits-Regular"]
        top = font["CFF "].cff.topDictIndex[0]
        top.FullName = top.FamilyName = "Portolan Digits"
    widths = {font["hmtx"][font.getBestCmap()[code]][0] for code in digits}
    if len(widths) != 1:
        sys.exit(f"the digits are not tabular: {sorted(widths)}")
    return font


def main() -> None:
    if len(sys.argv) != 4:
        sys.exit("usage: build_fonts.py <folder of Inter> <folder of JetBrains Mono> <folder of Phosphor>")
    inter, mono, phosphor = (Path(folder) for folder in sys.argv[1:])
    text = [code for first, last in RANGES for code in range(first, last + 1)]
    for weight in ("Regular", "Medium", "SemiBold"):
        save(cut(TTFont(inter / f"Inter-{weight}.otf"), text, FEATURES), f"Inter-{weight}.otf")
    save(freeze_tabular_digits(inter / "Inter-Regular.otf"), "PortolanDigits-Regular.otf")
    save(cut(TTFont(mono / "JetBrainsMono-Regular.ttf"), text, FEATURES), "JetBrainsMono-Regular.ttf")
    icons = sorted({int(code, 16) for code in re.findall(r"\\u\{([0-9A-Fa-f]+)\}", ICONS.read_text())})
    for name in ("Phosphor", "Phosphor-Fill"):
        save(set_side_bearings(cut(TTFont(phosphor / f"{name}.ttf"), icons, [])), f"{name}.ttf")


if __name__ == "__main__":
    main()
