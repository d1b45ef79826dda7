package fr.voix.site.embed;

import fr.voix.base.text.XmlText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** Writes an answer as the XML of oEmbed 1.0. */
final class OembedWriter {

    private OembedWriter() {}

    static byte[] write(OembedJson answer) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement("oembed");
            for (var part : parts(answer).entrySet()) {
                if (part.getValue() != null) {
                    xml.writeStartElement(part.getKey());
                    xml.writeCharacters(XmlText.readable(part.getValue().toString()));
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> parts(OembedJson answer) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("version", answer.version());
        parts.put("type", answer.type());
        parts.put("title", answer.title());
        parts.put("provider_name", answer.providerName());
        parts.put("provider_url", answer.providerUrl());
        parts.put("cache_age", answer.cacheAge());
        parts.put("thumbnail_url", answer.thumbnailUrl());
        parts.put("thumbnail_width", answer.thumbnailWidth());
        parts.put("thumbnail_height", answer.thumbnailHeight());
        parts.put("html", answer.html());
        parts.put("width", answer.width());
        parts.put("height", answer.height());
        return parts;
    }
}
