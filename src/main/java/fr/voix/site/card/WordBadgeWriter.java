package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.XmlText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Draws a badge of a few words in 220 by 28, such as how many sign. There is no room for the rest: its title says it. */
final class WordBadgeWriter {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String INK = "#0f1a20";
    private static final String WHITE = "#fff";

    private WordBadgeWriter() {}

    static byte[] write(WithheldCard card) {
        return write(
                card.language(),
                card.alternative(),
                Messages.of(card.language()).t("withheld.badge"));
    }

    /** @param alternative the whole of it, for those who do not see the badge */
    static byte[] write(Language language, String alternative, String words) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            badge(xml, language, alternative, words);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void badge(XMLStreamWriter xml, Language language, String alternative, String words)
            throws XMLStreamException {
        xml.setDefaultNamespace(SVG);
        xml.writeStartElement(SVG, "svg");
        xml.writeDefaultNamespace(SVG);
        attributes(xml, "width", "220", "height", "28", "viewBox", "0 0 220 28", "role", "img");
        attributes(xml, "aria-labelledby", "t", "lang", language.code());
        xml.writeStartElement(SVG, "title");
        xml.writeAttribute("id", "t");
        xml.writeCharacters(XmlText.readable(alternative));
        xml.writeEndElement();
        empty(xml, "rect", "width", "220", "height", "28", "rx", "2", "fill", INK);
        empty(xml, "rect", "x", "29", "y", "1", "width", "190", "height", "26", "rx", "1", "fill", WHITE);
        xml.writeEmptyElement(SVG, "path");
        attributes(xml, "d", BadgeWriter.MARK, "transform", "translate(8 7) scale(.6)", "fill", "none");
        attributes(xml, "stroke", WHITE, "stroke-width", "2.4", "stroke-linecap", "round");
        xml.writeStartElement(SVG, "text");
        attributes(xml, "x", "37", "y", "18", "font-size", "12", "font-weight", "bold", "fill", INK);
        attributes(xml, "font-family", BadgeWriter.FONTS);
        xml.writeCharacters(words);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static void empty(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(SVG, name);
        attributes(xml, attributes);
    }

    private static void attributes(XMLStreamWriter xml, String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
