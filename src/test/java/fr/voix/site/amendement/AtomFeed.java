package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A feed as a reader of feeds sees it, after it was held against RFC 4287 word by word. */
public final class AtomFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Set<String> OF_FEED = Set.of(
            "author",
            "category",
            "contributor",
            "generator",
            "icon",
            "id",
            "link",
            "logo",
            "rights",
            "subtitle",
            "title",
            "updated",
            "entry");
    private static final Set<String> OF_ENTRY = Set.of(
            "author",
            "category",
            "content",
            "contributor",
            "id",
            "link",
            "published",
            "rights",
            "source",
            "summary",
            "title",
            "updated");

    private AtomFeed() {}

    public static SyndFeed read(String xml) throws Exception {
        check(document(xml).getDocumentElement());
        try {
            return new SyndFeedInput().build(new StringReader(xml));
        } catch (FeedException e) {
            throw new AssertionError(xml, e);
        }
    }

    private static Document document(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /** Sections 4.1.1 and 4.1.2: what must stand there, once, and what may not. */
    private static void check(Element feed) {
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(feed.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang"))
                .isNotEmpty();
        checkCommon(feed, OF_FEED);
        assertThat(children(feed, "author")).hasSize(1);
        assertThat(children(feed, "link"))
                .anyMatch(link -> link.getAttribute("rel").equals("self"));
        var ids = new HashSet<String>();
        var newest = Instant.MIN;
        for (var entry : children(feed, "entry")) {
            checkCommon(entry, OF_ENTRY);
            assertThat(children(entry, "summary")).hasSizeLessThanOrEqualTo(1);
            assertThat(ids.add(text(entry, "id"))).as("an id of its own").isTrue();
            var updated = Instant.parse(text(entry, "updated"));
            newest = updated.isAfter(newest) ? updated : newest;
        }
        assertThat(Instant.parse(text(feed, "updated"))).isAfterOrEqualTo(newest);
    }

    private static void checkCommon(Element element, Set<String> known) {
        for (var name : List.of("id", "title", "updated")) {
            assertThat(children(element, name)).as(name).hasSize(1);
        }
        assertThat(all(element)).allSatisfy(child -> {
            assertThat(child.getNamespaceURI()).isEqualTo(ATOM);
            assertThat(known).contains(child.getLocalName());
        });
        assertThat(URI.create(text(element, "id")).isAbsolute()).isTrue();
        assertThat(Instant.parse(text(element, "updated"))).isNotNull();
        var alternates = new HashSet<String>();
        for (var link : children(element, "link")) {
            assertThat(URI.create(link.getAttribute("href")).isAbsolute()).isTrue();
            if (link.getAttribute("rel").equals("alternate")) {
                assertThat(alternates.add(link.getAttribute("type"))).isTrue();
            }
        }
        assertThat(alternates).isNotEmpty();
    }

    private static String text(Element element, String name) {
        return children(element, name).getFirst().getTextContent();
    }

    private static List<Element> children(Element element, String name) {
        return all(element).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    private static List<Element> all(Element element) {
        var found = new ArrayList<Element>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                found.add(child);
            }
        }
        return found;
    }
}
