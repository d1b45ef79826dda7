package fr.voix.site.feed;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Language;
import fr.voix.base.text.XmlText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed as XML. */
public final class FeedWriter {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String AUTHOR = "Voix";

    private final XMLStreamWriter xml;
    private final Language language;
    private final PublicUrl site;

    private FeedWriter(XMLStreamWriter xml, Language language, PublicUrl site) {
        this.xml = xml;
        this.language = language;
        this.site = site;
    }

    public static Answer answer(Feed feed, Language language, PublicUrl site) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new FeedWriter(xml, language, site).feed(feed);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return Answer.atom(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void feed(Feed feed) throws XMLStreamException {
        xml.writeStartDocument("utf-8", "1.0");
        xml.setDefaultNamespace(ATOM);
        xml.writeStartElement(ATOM, "feed");
        xml.writeDefaultNamespace(ATOM);
        lang(language.code());
        element("id", id(feed.id()));
        element("title", feed.title());
        element("subtitle", feed.subtitle());
        link("self", "application/atom+xml", site.origin() + language.href(feed.self()));
        link("alternate", "text/html", site.origin() + language.href(feed.alternate()));
        element("updated", seconds(feed.lastChange()));
        xml.writeStartElement(ATOM, "author");
        element("name", AUTHOR);
        xml.writeEndElement();
        for (var entry : feed.entries()) {
            entry(entry);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(Feed.Entry entry) throws XMLStreamException {
        xml.writeStartElement(ATOM, "entry");
        element("id", id(entry.id()));
        xml.writeStartElement(ATOM, "title");
        if (entry.lang() != null && !entry.lang().equals(language.code())) {
            lang(entry.lang());
        }
        xml.writeCharacters(XmlText.readable(entry.title()));
        xml.writeEndElement();
        link("alternate", "text/html", site.origin() + entry.path());
        element("updated", seconds(entry.updated()));
        element("summary", entry.summary());
        xml.writeEndElement();
    }

    private void lang(String code) throws XMLStreamException {
        xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", code);
    }

    private String id(String what) {
        return site.tag(what + "/" + language.code());
    }

    /** Whole seconds: some readers take a fraction of more than three digits for many minutes. */
    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(ATOM, name);
        xml.writeCharacters(XmlText.readable(text));
        xml.writeEndElement();
    }

    private void link(String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement(ATOM, "link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }
}
