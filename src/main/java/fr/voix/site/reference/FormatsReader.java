package fr.voix.site.reference;

import fr.voix.base.text.Slug;
import fr.voix.site.reference.FormatsPage.Part;
import fr.voix.site.reference.FormatsPage.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Reads a document of ours in Markdown, section by section. */
final class FormatsReader {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(context -> FormatsReader::addAttributes)
            .build();

    private final String lede;
    private final List<Section> sections = new ArrayList<>();

    FormatsReader(String text) {
        var title = PARSER.parse(text).getFirstChild();
        this.lede = HTML.render(title.getNext());
        for (var node = title.getNext().getNext(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                var words = TEXT.render(heading);
                sections.add(new Section(Slug.of(words), words, new ArrayList<>()));
            } else {
                sections.getLast().parts().add(part(node));
            }
        }
    }

    /** The first paragraph. */
    String lede() {
        return lede;
    }

    List<Section> sections() {
        return List.copyOf(sections);
    }

    private Part part(Node node) {
        return switch (node) {
            case FencedCodeBlock code ->
                new Part(code.getInfo(), code.getLiteral().stripTrailing(), null, null);
            case TableBlock table -> new Part(null, null, label(), HTML.render(table));
            default -> new Part(null, null, null, HTML.render(node));
        };
    }

    /** No two tables have the same. */
    private String label() {
        var section = sections.getLast();
        long before =
                section.parts().stream().filter(part -> part.label() != null).count();
        return before == 0 ? section.title() : section.title() + " " + (before + 1);
    }

    private static void addAttributes(Node node, String tag, Map<String, String> attributes) {
        switch (tag) {
            case "h3" -> attributes.put("id", Slug.of(TEXT.render(node)));
            case "table" -> attributes.put("class", "dictionary");
            case "th" -> attributes.put("scope", "col");
            case "code" -> attributes.put("translate", "no");
            default -> {}
        }
    }
}
