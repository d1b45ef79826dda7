package fr.voix.site.card;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.KerningSubtable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * One weight of our font as outlines of letters. Java's own text would look for fontconfig, which a machine without a desktop
 * may lack; shapes it fills everywhere. Read whole at first, so that many may draw at once.
 */
final class FontReader {

    private static final int LAST_CODE = 0xFFFF;
    private static final int UNKNOWN = '?';

    private final float unitsPerEm;
    private final Map<Integer, Letter> letters = new HashMap<>();
    private final KerningSubtable kerning;

    private record Letter(int glyph, int advance, Path2D outline) {}

    private FontReader(TrueTypeFont font) throws IOException {
        this.unitsPerEm = font.getUnitsPerEm();
        this.kerning = font.getKerning().getHorizontalKerningSubtable();
        CmapLookup codes = font.getUnicodeCmapLookup();
        for (int code = ' '; code <= LAST_CODE; code++) {
            int glyph = codes.getGlyphId(code);
            if (glyph != 0) {
                var shape = font.getGlyph().getGlyph(glyph);
                var outline = shape == null ? new Path2D.Float() : shape.getPath();
                letters.put(code, new Letter(glyph, font.getAdvanceWidth(glyph), outline));
            }
        }
    }

    /** @param weight as in the name of its file */
    static FontReader of(String weight) {
        var name = "fonts/stix-two-text-" + weight + ".ttf";
        try (var file = FontReader.class.getResourceAsStream(name)) {
            return new FontReader(new TTFParser().parse(new RandomAccessReadBuffer(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    /** How far a text reaches. */
    double width(String text, double size) {
        return trace(text, size, 0, null);
    }

    /** The outlines of a text whose baseline begins at 0, 0. */
    Path2D outline(String text, double size, double tracking) {
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        trace(text, size, tracking, path);
        return path;
    }

    private double trace(String text, double size, double tracking, Path2D into) {
        double scale = size / unitsPerEm;
        double x = 0;
        Letter before = null;
        for (int code : text.codePoints().toArray()) {
            var letter = letter(code);
            if (before != null) {
                x += tracking + scale * kerning.getKerning(before.glyph, letter.glyph);
            }
            if (into != null) {
                into.append(letter.outline.getPathIterator(new AffineTransform(scale, 0, 0, -scale, x, 0)), false);
            }
            x += scale * letter.advance;
            before = letter;
        }
        return x;
    }

    /** What the font does not have is drawn without its accent, or as a question mark. */
    private Letter letter(int code) {
        var letter = letters.get(code);
        if (letter != null) {
            return letter;
        }
        int plain = Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKD)
                .codePointAt(0);
        return letters.getOrDefault(plain, letters.get(UNKNOWN));
    }
}
