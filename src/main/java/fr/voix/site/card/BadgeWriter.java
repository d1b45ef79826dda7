package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.XmlText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Draws the badge: a number, a bar and two shares in 300 by 28. Letters are the reader's own; {@code textLength} keeps them in
 * their places. There is no room for the whole result: its title says it.
 */
final class BadgeWriter {

    private static final String SVG = "http://www.w3.org/2000/svg";
    static final String FONTS = "Verdana,DejaVu Sans,sans-serif";
    private static final String INK = "#0f1a20";
    private static final String WHITE = "#fff";
    static final String MARK = "M5 3l.2 18M3 5l18-.3M19.3 3L19 21M3 19.2l18-.2M2.5 21.5l19-19";

    private static final double NUMBER_ROOM = 53;
    private static final double BAR_END = 194;
    private static final double STATE_ROOM = 34;
    private static final double GAP = 1.2;
    private static final double LEAST = 1.2;
    private static final int SHARE_ROOM = 30;

    private final XMLStreamWriter xml;
    private final Result result;

    private BadgeWriter(XMLStreamWriter xml, Result result) {
        this.xml = xml;
        this.result = result;
    }

    static byte[] write(Result result) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new BadgeWriter(xml, result).badge();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void badge() throws XMLStreamException {
        xml.setDefaultNamespace(SVG);
        xml.writeStartElement(SVG, "svg");
        xml.writeDefaultNamespace(SVG);
        attributes("width", "300", "height", "28", "viewBox", "0 0 300 28", "role", "img", "aria-labelledby", "t");
        attributes("lang", result.language().code());
        xml.writeStartElement(SVG, "title");
        xml.writeAttribute("id", "t");
        xml.writeCharacters(XmlText.readable(result.alternative()));
        xml.writeEndElement();
        hatching();
        empty("rect", "width", "300", "height", "28", "rx", "2", "fill", INK);
        empty("rect", "x", "87", "y", "1", "width", "212", "height", "26", "rx", "1", "fill", WHITE);
        empty(
                "path",
                "d",
                MARK,
                "transform",
                "translate(8 7) scale(.6)",
                "fill",
                "none",
                "stroke",
                WHITE,
                "stroke-width",
                "2.4",
                "stroke-linecap",
                "round");
        number();
        boolean isOpen = result.tally().isOpen();
        if (!isOpen) {
            text(93, 18, result.messages().t("badge.closed"), 11, STATE_ROOM - 6, INK, false);
        }
        bar(isOpen ? 94 : 94 + STATE_ROOM);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void hatching() throws XMLStreamException {
        xml.writeStartElement(SVG, "defs");
        xml.writeStartElement(SVG, "pattern");
        attributes("id", "h", "width", "6", "height", "6", "patternUnits", "userSpaceOnUse");
        attributes("patternTransform", "rotate(45)");
        empty("rect", "width", "6", "height", "6", "fill", WHITE);
        empty("path", "d", "M2.3 0v6", "stroke", "#b26920", "stroke-width", "4.4");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Without {@code (Rect)}, for which there is no room; the title has it. */
    private void number() throws XMLStreamException {
        text(29, 18.5, result.numero().replaceFirst("\\s*\\(.*$", ""), 11, NUMBER_ROOM, WHITE, true);
    }

    private void bar(double start) throws XMLStreamException {
        var m = result.messages();
        var tally = result.tally();
        if (tally.total() == 0) {
            empty(
                    "rect",
                    "x",
                    number(start + .6),
                    "y",
                    "8.6",
                    "width",
                    number(BAR_END - start - 1.2),
                    "height",
                    "10.8",
                    "fill",
                    "none",
                    "stroke",
                    "#656d71",
                    "stroke-width",
                    "1.2");
            text(203, 18, m.t("badge.none"), 11, 88, INK, false);
            return;
        }
        long[] parts = {tally.pour(), tally.contre(), tally.abstention()};
        double[] widths = VoteBar.widths(parts, BAR_END - start, GAP, LEAST);
        double x = start;
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                segment(i, x, widths[i]);
                x += widths[i] + GAP;
            }
        }
        empty("circle", "cx", "206", "cy", "14", "r", "4", "fill", "#066278");
        empty("path", "d", "M253 9l5 5-5 5-5-5z", "fill", "#b26920");
        text(213, 18, share(tally.pour(), tally.total(), m), 11, SHARE_ROOM, INK, false);
        text(262, 18, share(tally.contre(), tally.total(), m), 11, SHARE_ROOM, INK, false);
    }

    private void segment(int which, double x, double width) throws XMLStreamException {
        switch (which) {
            case 0 -> rect(x, width, "#066278");
            case 1 -> rect(x, width, "url(#h)");
            default -> {
                double line = Math.min(1.2, width / 2);
                empty(
                        "rect",
                        "x",
                        number(x + line / 2),
                        "y",
                        number(8 + line / 2),
                        "width",
                        number(width - line),
                        "height",
                        number(12 - line),
                        "fill",
                        "none",
                        "stroke",
                        "#656d71",
                        "stroke-width",
                        number(line));
            }
        }
    }

    private void rect(double x, double width, String fill) throws XMLStreamException {
        empty("rect", "x", number(x), "y", "8", "width", number(width), "height", "12", "fill", fill);
    }

    /** Whole percents; none that counts is called nothing, and nothing but all is called all. */
    static String share(long part, long total, Messages m) {
        long percent = Math.floorDiv(part * 200 + total, total * 2);
        var sign = m == Messages.of(Language.FR) ? "\u202f%" : "%";
        if (part > 0 && percent == 0) {
            return "<1" + sign;
        }
        return (part < total ? Math.min(percent, 99) : percent) + sign;
    }

    /** As long as such letters usually are, and never longer than its room. */
    private void text(double x, double y, String text, int size, double room, String fill, boolean isBold)
            throws XMLStreamException {
        double usual = text.codePoints().mapToDouble(BadgeWriter::usualWidth).sum() * size * (isBold ? 1.12 : 1);
        xml.writeStartElement(SVG, "text");
        attributes("x", number(x), "y", number(y), "fill", fill, "font-family", FONTS);
        attributes("font-size", Integer.toString(size), "textLength", number(Math.min(usual, room)));
        attributes("lengthAdjust", "spacingAndGlyphs");
        if (isBold) {
            xml.writeAttribute("font-weight", "700");
        }
        xml.writeCharacters(XmlText.readable(text));
        xml.writeEndElement();
    }

    /** In Verdana, as a share of its size. */
    private static double usualWidth(int code) {
        return switch (code) {
            case '%' -> 1.08;
            case '\u202f', '\u00a0', ' ', '-', '.', ',', 'i', 'l', 'j', 't', 'f', 'r' -> 0.38;
            case '<' -> 0.82;
            default -> Character.isUpperCase(code) ? 0.68 : 0.62;
        };
    }

    private void empty(String element, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(SVG, element);
        attributes(attributes);
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
