"""Makes the fonts of the share card: one weight each of the variable font of the pages, as TrueType that a reader of plain
tables draws well. Needs fontTools and brotli (Debian: python3-fonttools, python3-brotli). Run from the root of the project:

    python3 src/docs/share-card/make-fonts.py
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.varLib.instancer import instantiateVariableFont

SOURCE = Path("web/static/fonts/stix-two-text-latin-wght-normal.woff2")
FOLDER = Path("src/main/resources/fr/voix/site/card/fonts")
WEIGHTS = {"regular": 400, "medium": 500, "semibold": 600, "bold": 700}
NARROW_NO_BREAK_SPACE, THIN_SPACE = 0x202F, 0x2009
# the thin space of the font is too thin to keep thousands apart
NARROW = 180
# what stands beside each other in words and figures
KERNED = [ord(c) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊËÎÏÔÙÛŒabcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüœ0123456789.,:;()’«»%-–"]


def pairs(font):
    """Distances between two letters, from the tables that shapers read."""
    cmap = font.getBestCmap()
    wanted = {cmap[c] for c in KERNED if c in cmap}
    gpos = font["GPOS"].table
    lookups = sorted({i for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex})
    found = {}
    for index in lookups:
        of_lookup = {}
        for table in gpos.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2:
                continue
            for place, left in enumerate(table.Coverage.glyphs):
                if left not in wanted:
                    continue
                if table.Format == 1:
                    for record in table.PairSet[place].PairValueRecord:
                        if record.SecondGlyph in wanted:
                            value = record.Value1.XAdvance if record.Value1 else 0
                            of_lookup.setdefault((left, record.SecondGlyph), value)
                else:
                    record = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
                    for right in wanted:
                        value = record.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1
                        of_lookup.setdefault((left, right), getattr(value, "XAdvance", 0) if value else 0)
        for pair, value in of_lookup.items():
            found[pair] = found.get(pair, 0) + value
    return {pair: value for pair, value in found.items() if abs(value) >= 4}


def make(name, weight):
    font = instantiateVariableFont(TTFont(SOURCE), {"wght": weight}, inplace=True)
    kerning = pairs(font)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT"]
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for c in font.getBestCmap()])
    subsetter.subset(font)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[NARROW_NO_BREAK_SPACE] = table.cmap[THIN_SPACE]
    font["hmtx"][font.getBestCmap()[THIN_SPACE]] = (NARROW, 0)
    kept = set(font.getGlyphOrder())
    kern = KernTable_format_0()
    kern.coverage, kern.version, kern.apple, kern.tupleIndex = 1, 0, False, None
    kern.kernTable = {pair: value for pair, value in kerning.items() if kept.issuperset(pair)}
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [kern]
    font.flavor = None
    font.save(FOLDER / f"stix-two-text-{name}.ttf")
    print(name, len(kern.kernTable), "pairs", (FOLDER / f"stix-two-text-{name}.ttf").stat().st_size, "bytes")


for name, weight in WEIGHTS.items():
    make(name, weight)
