package fr.voix.site.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.page.SiteService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.site.reference.FormatsPage.Part;
import fr.voix.site.reference.FormatsPage.Section;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final FormatsReader document;

    FormatsPageService(SiteService site) {
        this.site = site;
        this.source = read();
        this.document = new FormatsReader(source);
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
        return site.render("site/reference/formats", page(language));
    }

    FormatsPage page(Language language) {
        var w = ReferenceWording.of(language);
        var sections = document.sections().stream()
                .map(section -> new Section(
                        section.id(),
                        section.title(),
                        section.parts().stream().map(part -> named(part, w)).toList()))
                .toList();
        return new FormatsPage(
                site.frame(language, PATH, w.t("formats.title"), w.t("formats.description"), null, List.of()),
                w.t("formats.title"),
                w.t("formats.note"),
                new Link("formats.md", SOURCE),
                document.lede(),
                w.t("contents"),
                sections.stream()
                        .map(section -> new Link(section.title(), "#" + section.id()))
                        .toList(),
                sections);
    }

    /** A vector of the tests under its name. */
    private static Part named(Part part, ReferenceWording w) {
        if (part.code() == null) {
            return part;
        }
        var info = part.info();
        var title =
                info.startsWith(VECTOR) ? w.t("formats.vector", info.substring(VECTOR.length())) : w.t("formats.code");
        return new Part(title, part.code(), null, null);
    }
}
