package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Language;
import fr.voix.base.text.XmlText;
import fr.voix.site.card.Picture;
import fr.voix.site.embed.EmbedAddress.Embeddable;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** Says how something of ours is put on another page, as oEmbed 1.0 has it. */
@Singleton
record OembedService(EmbeddableService embeds, PublicUrl publicUrl, JsonMapper json) {

    private static final Argument<Map<String, Object>> PARTS = Argument.mapOf(String.class, Object.class);
    private static final String VERSION = "1.0";
    private static final String PROVIDER = "Voix";

    /** The frame tells the newest result by itself; a consumer asks again for its title, or whether it is still shown. */
    private static final int CACHE_SECONDS = 3_600;

    /** Empty when there is nothing there, or nothing that is shown. */
    Optional<Answer> find(Embeddable target, OembedForm asked) {
        return embeds.find(target).map(embed -> answer(json(embed, target.language(), asked), asked.format()));
    }

    private Answer answer(OembedJson content, String format) {
        try {
            byte[] bytes = json.writeValueAsBytes(content);
            return format.equals("xml")
                    ? Answer.of("text/xml;charset=utf-8", xml(json.readValue(bytes, PARTS)))
                            .forAnyOrigin()
                    : Answer.json(bytes);
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("An answer is plain data", e);
        }
    }

    private static byte[] xml(Map<String, Object> parts) throws XMLStreamException {
        var text = new StringWriter();
        var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
        xml.writeStartDocument("utf-8", "1.0");
        xml.writeStartElement("oembed");
        for (var part : parts.entrySet()) {
            xml.writeStartElement(part.getKey());
            xml.writeCharacters(XmlText.readable(part.getValue().toString()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private OembedJson json(Embed embed, Language language, OembedForm asked) {
        var shape = asked.shape().orElse(null);
        boolean hasPicture = embed.picture() != null && asked.hasRoomForPicture();
        return new OembedJson(
                VERSION,
                shape == null ? "link" : "rich",
                embed.title(),
                PROVIDER,
                publicUrl.origin() + language.href("/"),
                CACHE_SECONDS,
                hasPicture ? embed.picture() : null,
                hasPicture ? Picture.WIDTH : null,
                hasPicture ? Picture.HEIGHT : null,
                shape == null ? null : frame(embed, language, shape),
                shape == null ? null : shape.width(),
                shape == null ? null : shape.height());
    }

    /** No inline style, which the policy of a page may forbid; the embed reads without scripts where those are forbidden. */
    private String frame(Embed embed, Language language, Shape shape) {
        return "<iframe src=\"%s%s?taille=%s\" title=\"%s\" width=\"%d\" height=\"%d\" loading=\"lazy\" frameborder=\"0\"></iframe>"
                .formatted(
                        publicUrl.origin(),
                        language.href(embed.path()),
                        shape.taille(),
                        escaped(embed.frameTitle()),
                        shape.width(),
                        shape.height());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
