package fr.voix.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.platform.Slug;
import fr.voix.reference.FormatsPage.Part;
import fr.voix.reference.FormatsPage.Section;
import fr.voix.reference.Markdown.Block;
import fr.voix.site.SiteService;
import fr.voix.wording.Language;
import fr.voix.wording.Link;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes a page of the document of formats, which stands in the jar as it stands among the documents. */
@Singleton
class FormatsPageService {

    static final String PATH = "/formats";
    static final String SOURCE = "/formats.md";

    private static final String RESOURCE = "docs/formats.md";
    private static final String VECTOR = "json vector ";

    private final SiteService site;
    private final String source;
    private final List<Block> blocks;

    FormatsPageService(SiteService site) {
        this.site = site;
        this.source = read();
        this.blocks = Markdown.parse(source);
    }

    private static String read() {
        try (var in = FormatsPageService.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] source() {
        return source.getBytes(UTF_8);
    }

    byte[] render(Language language) {
        return site.render("reference/formats", page(language));
    }

    FormatsPage page(Language language) {
        var w = ReferenceWording.of(language);
        var sections = new ArrayList<Section>();
        Prose lede = null;
        for (var block : blocks) {
            if (block.level() == 2) {
                var title = block.words().text();
                sections.add(new Section(Slug.of(title), title, new ArrayList<>()));
            } else if (sections.isEmpty()) {
                // the title is that of the page
                lede = block.level() == 0 ? block.words() : lede;
            } else {
                sections.getLast().parts().add(part(block, sections.getLast(), w));
            }
        }
        return new FormatsPage(
                site.frame(language, PATH, w.t("formats.title"), w.t("formats.description"), null, List.of()),
                w.t("formats.title"),
                w.t("formats.note"),
                new Link("formats.md", SOURCE),
                lede,
                w.t("contents"),
                sections.stream()
                        .map(section -> new Link(section.title(), "#" + section.id()))
                        .toList(),
                List.copyOf(sections));
    }

    private static Part part(Block block, Section section, ReferenceWording w) {
        boolean isHeading = block.level() > 0;
        var rows = block.rows();
        return new Part(
                isHeading ? Slug.of(block.words().text()) : null,
                isHeading ? block.words() : null,
                isHeading ? null : block.words(),
                block.items(),
                block.isOrdered(),
                rows == null ? null : label(section),
                rows == null ? null : rows.getFirst(),
                rows == null ? null : rows.subList(1, rows.size()),
                block.code() == null ? null : listing(block.code(), w));
    }

    /** No two tables have the same. */
    private static String label(Section section) {
        long before =
                section.parts().stream().filter(part -> part.columns() != null).count();
        return before == 0 ? section.title() : section.title() + " " + (before + 1);
    }

    private static ReferencePage.Example listing(Markdown.Code code, ReferenceWording w) {
        var info = code.info();
        var title =
                info.startsWith(VECTOR) ? w.t("formats.vector", info.substring(VECTOR.length())) : w.t("formats.code");
        return new ReferencePage.Example(title, code.text().stripTrailing());
    }
}
