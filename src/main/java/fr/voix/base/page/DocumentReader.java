package fr.voix.base.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.page.Document.Code;
import fr.voix.base.page.Document.Links;
import fr.voix.base.page.Document.Part;
import fr.voix.base.page.Document.Section;
import fr.voix.base.page.Document.Table;
import fr.voix.base.page.Document.Text;
import fr.voix.base.text.Slug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Reads one of our Markdown texts: a comment with its description, a title, a first paragraph, sections. A line in italics above
 * a table is its caption; a paragraph of links only becomes a row of links; a code block without a name is a line to copy;
 * <code>{#name}</code> after a section's heading is its anchor in both languages. HTML in the text is escaped.
 */
public final class DocumentReader {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> DocumentReader::addAttributes)
            .build();
    private static final Pattern FIRST_CELL = Pattern.compile("(<tr>\\s*)<td>(.*?)</td>");
    private static final Pattern VALUE = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final Pattern NAMED = Pattern.compile("(?<title>.*) \\{#(?<id>[a-z-]+)}");
    private static final Pattern SIGN_OF_MARKDOWN = Pattern.compile("[\\\\`*_{}\\[\\]<>#|!~&-]");

    private final List<Section> sections = new ArrayList<>();

    private DocumentReader() {}

    /** The source of a text on the class path. */
    public static String source(String resource) {
        try (var in = DocumentReader.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The text with values for its placeholders <code>{{name}}</code>. A value is Markdown: see {@link #escape}. A paragraph with
     * a value that is null is left out, and so is a section without content.
     *
     * @throws IllegalArgumentException for a placeholder without a value
     */
    public static Document read(String text, Map<String, String> values) {
        var filled = new StringBuilder();
        for (var block : text.split("\n\n+")) {
            if (VALUE.matcher(block).results().noneMatch(named -> value(values, named.group(1)) == null)) {
                filled.append(VALUE.matcher(block)
                                .replaceAll(named -> Matcher.quoteReplacement(value(values, named.group(1)))))
                        .append("\n\n");
            }
        }
        return new DocumentReader().read(PARSER.parse(filled.toString()).getFirstChild());
    }

    private static String value(Map<String, String> values, String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("The text names " + name + ", which nobody gives");
        }
        return values.get(name);
    }

    /** Escapes words, so that none of them is read as Markdown. */
    public static String escape(String words) {
        return SIGN_OF_MARKDOWN.matcher(words).replaceAll("\\\\$0").replace('\n', ' ');
    }

    private Document read(Node first) {
        var description = "";
        var title = first;
        if (first instanceof HtmlBlock comment) {
            description = comment.getLiteral().replaceAll("^<!--|-->$", "").strip();
            title = first.getNext();
        }
        var lede = title.getNext() instanceof Paragraph paragraph ? paragraph : null;
        for (var node = lede == null ? title.getNext() : lede.getNext(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                sections.add(section(TEXT.render(heading)));
            } else if (!isCaption(node)) {
                add(sections.getLast().parts(), node);
            }
        }
        sections.removeIf(section -> section.parts().isEmpty());
        return new Document(
                TEXT.render(title), description, lede == null ? null : HTML.render(lede), List.copyOf(sections));
    }

    private static Section section(String heading) {
        var named = NAMED.matcher(heading);
        return named.matches()
                ? new Section(named.group("id"), named.group("title"), new ArrayList<>())
                : new Section(Slug.of(heading), heading, new ArrayList<>());
    }

    private void add(List<Part> parts, Node node) {
        if (node instanceof FencedCodeBlock code) {
            parts.add(new Code(code.getInfo(), code.getLiteral().stripTrailing()));
        } else if (node instanceof TableBlock table) {
            parts.add(new Table(label(table, parts), html(table)));
        } else if (isRowOfLinks(node)) {
            parts.add(new Links(HTML.render(node).replaceFirst("<p>", "<p class=\"row\">")));
        } else if (!parts.isEmpty() && parts.getLast() instanceof Text before) {
            parts.set(parts.size() - 1, new Text(before.html() + HTML.render(node)));
        } else {
            parts.add(new Text(HTML.render(node)));
        }
    }

    private static boolean isCaption(Node node) {
        return node instanceof Paragraph
                && node.getNext() instanceof TableBlock
                && node.getFirstChild() instanceof Emphasis
                && node.getFirstChild() == node.getLastChild();
    }

    private static boolean isRowOfLinks(Node node) {
        for (var part = node.getFirstChild(); part != null; part = part.getNext()) {
            if (!(part instanceof Link || part instanceof SoftLineBreak)) {
                return false;
            }
        }
        return node instanceof Paragraph;
    }

    /** Its caption, else the section's title, numbered from the second table on. */
    private String label(TableBlock table, List<Part> before) {
        if (isCaption(table.getPrevious())) {
            return TEXT.render(table.getPrevious());
        }
        var title = sections.getLast().title();
        long others = before.stream().filter(Table.class::isInstance).count();
        return others == 0 ? title : title + " " + (others + 1);
    }

    /** With its caption; the first cell of a row is its header. */
    private static String html(TableBlock table) {
        var html = FIRST_CELL.matcher(HTML.render(table)).replaceAll("$1<th scope=\"row\">$2</th>");
        if (!isCaption(table.getPrevious())) {
            return html;
        }
        var caption = HTML.render(table.getPrevious().getFirstChild().getFirstChild());
        return html.replaceFirst("<table[^>]*>", Matcher.quoteReplacement("<table><caption>" + caption + "</caption>"));
    }

    private static void addAttributes(Node node, String tag, Map<String, String> attributes) {
        switch (tag) {
            // all addresses are ours
            case "a" -> attributes.remove("rel");
            case "h3" -> attributes.put("id", Slug.of(TEXT.render(node)));
            case "table" -> attributes.put("class", "dictionary");
            case "th" -> attributes.put("scope", "col");
            case "code" -> attributes.put("translate", "no");
            default -> {}
        }
    }
}
