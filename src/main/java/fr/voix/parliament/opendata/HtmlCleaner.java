package fr.voix.parliament.opendata;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes official HTML fit to be shown: repairs double escapes, keeps structure and emphasis, drops everything else. The
 * OWASP sanitiser has the last word; what comes before it only tidies.
 */
final class HtmlCleaner {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p", "br", "i", "em", "b", "strong", "u", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td",
                    "th", "caption", "sub", "sup", "a")
            .allowAttributes("colspan", "rowspan")
            .matching(Pattern.compile("[1-9][0-9]{0,2}"))
            .onElements("td", "th")
            .allowUrlProtocols("http", "https")
            .allowAttributes("href")
            .matching(Pattern.compile("(?i)https?://[^\\s]+"))
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener")
            .toFactory();

    private static final Set<String> BLOCKS =
            Set.of("p", "ul", "ol", "table", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "pre");

    private HtmlCleaner() {}

    /** Sanitised HTML, or null when nothing is left to see. */
    static String clean(String html) {
        if (html == null) {
            return null;
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("script, style, head, title, template, noscript, iframe, object, svg, math, colgroup")
                .remove();
        repairEscapes(document.body());
        unwrapDivisions(document.body());
        dropEmptyParagraphs(document.body());
        if (isBlank(document.body().wholeText())) {
            return null;
        }
        Paragraphs.breakSingleBlock(document.body());
        String clean = readable(POLICY.sanitize(document.body().html())).strip();
        return isBlank(Jsoup.parseBodyFragment(clean).body().wholeText()) ? null : clean;
    }

    /** Plain text of a string with entities, white space folded; null when nothing is left. */
    static String text(String html) {
        if (html == null) {
            return null;
        }
        String text = repaired(Parser.unescapeEntities(html, false))
                .replaceAll("[\\s&&[^\\u00A0\\u202F]]+", " ")
                .strip();
        return text.isEmpty() ? null : text;
    }

    /** Plain text of HTML, tags dropped. */
    static String withoutTags(String html) {
        return html == null ? null : text(Jsoup.parseBodyFragment(html).body().text());
    }

    /** Every {@code &amp;} in the official texts escapes an entity that was escaped already (1,652 of 1,652). */
    private static void repairEscapes(Element body) {
        body.nodeStream(TextNode.class).toList().forEach(node -> node.text(repaired(node.getWholeText())));
    }

    private static String repaired(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return text.replace("&nbsp;", "\u00A0")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static void unwrapDivisions(Element body) {
        for (Element heading : body.select("h1, h2, h3, h4, h5, h6")) {
            Element strong = new Element("strong");
            strong.appendChildren(List.copyOf(heading.childNodes()));
            heading.appendChild(strong);
            heading.tagName("p");
        }
        for (Element division : body.select("div, blockquote, center, pre")) {
            // ends at the first block inside: divisions nest, and looking through all of each would take minutes
            boolean isContainer = division.stream().skip(1).anyMatch(HtmlCleaner::isBlock) || isInsideBlock(division);
            if (isContainer) {
                division.unwrap();
            } else {
                division.tagName("p");
            }
        }
    }

    private static boolean isInsideBlock(Element element) {
        return element.parents().is("p, li, td, th, caption");
    }

    private static void dropEmptyParagraphs(Element body) {
        for (Element paragraph : body.select("p")) {
            if (isBlank(paragraph.wholeText()) && !isInsideBlock(paragraph)) {
                paragraph.remove();
            }
        }
        body.childNodes().stream()
                .filter(node -> node instanceof TextNode text && isBlank(text.getWholeText()))
                .filter(node -> isBetweenBlocks(node))
                .toList()
                .forEach(Node::remove);
    }

    private static boolean isBetweenBlocks(Node node) {
        return isBlockOrEdge(node.previousSibling()) || isBlockOrEdge(node.nextSibling());
    }

    private static boolean isBlockOrEdge(Node node) {
        return node == null || node instanceof Element element && isBlock(element);
    }

    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    /** The sanitiser also escapes characters that mean nothing in UTF-8 text or in a quoted attribute. */
    private static String readable(String sanitised) {
        return sanitised
                .replace("&#39;", "'")
                .replace("&#61;", "=")
                .replace("&#64;", "@")
                .replace("&#43;", "+")
                .replace("<br />", "<br>");
    }

    /** Nothing to see: spaces of all kinds, zero-width marks. */
    private static boolean isBlank(String text) {
        return text.chars()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.isISOControl(c));
    }
}
