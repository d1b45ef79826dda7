package fr.voix.site.feed;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one file of a sitemap (sitemaps.org, 0.9), line by line. */
final class SitemapWriter {

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final XMLStreamWriter xml;
    private final String origin;

    private SitemapWriter(OutputStream out, String origin) throws XMLStreamException {
        this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
        this.origin = origin;
    }

    /** What stands in a file. */
    interface Content {
        void writeTo(SitemapWriter writer) throws XMLStreamException;
    }

    /** A file that names files. */
    static void index(OutputStream out, String origin, Content content) {
        write(out, origin, "sitemapindex", content);
    }

    /** A file that names pages. */
    static void pages(OutputStream out, String origin, Content content) {
        write(out, origin, "urlset", content);
    }

    private static void write(OutputStream out, String origin, String root, Content content) {
        try {
            var writer = new SitemapWriter(out, origin);
            writer.xml.writeStartDocument("UTF-8", "1.0");
            writer.xml.setDefaultNamespace(SITEMAP);
            writer.xml.writeStartElement(SITEMAP, root);
            writer.xml.writeDefaultNamespace(SITEMAP);
            if (root.equals("urlset")) {
                writer.xml.setPrefix("xhtml", XHTML);
                writer.xml.writeNamespace("xhtml", XHTML);
            }
            content.writeTo(writer);
            writer.xml.writeEndDocument();
            writer.xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
    }

    void file(String path, @Nullable Instant lastChange) throws XMLStreamException {
        xml.writeStartElement(SITEMAP, "sitemap");
        element("loc", origin + path);
        changed(lastChange);
        xml.writeEndElement();
    }

    /** A page in both languages, each of which names both, as those who read alternates ask. */
    void page(String path, @Nullable Instant lastChange) throws XMLStreamException {
        for (var language : Language.values()) {
            xml.writeStartElement(SITEMAP, "url");
            element("loc", address(path, language));
            changed(lastChange);
            for (var alternate : Language.values()) {
                xml.writeEmptyElement(XHTML, "link");
                xml.writeAttribute("rel", "alternate");
                xml.writeAttribute("hreflang", alternate.code());
                xml.writeAttribute("href", address(path, alternate));
            }
            xml.writeEndElement();
        }
    }

    private String address(String path, Language language) {
        return origin + language.href(path);
    }

    private void changed(@Nullable Instant at) throws XMLStreamException {
        if (at != null) {
            element("lastmod", at.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(SITEMAP, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
