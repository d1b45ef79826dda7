package fr.voix.site.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.page.Document;
import fr.voix.base.page.Document.Code;
import fr.voix.base.page.Document.Part;
import fr.voix.base.page.Document.Section;
import fr.voix.base.page.DocumentReader;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Makes a page of the document of formats, which stands in the jar as it stands among the documents. */
@Singleton
class FormatsPageService {

    static final String SOURCE = "/formats.md";

    private static final String RESOURCE = "docs/formats.md";
    private static final String VECTOR = "json vector ";

    private final PageFraming site;
    private final String source = DocumentReader.source(RESOURCE);
    private final Document document = DocumentReader.read(source, Map.of());

    FormatsPageService(PageFraming site) {
        this.site = site;
    }

    byte[] source() {
        return source.getBytes(UTF_8);
    }

    byte[] render(Language language) {
        return site.render("site/reference/formats", page(language));
    }

    FormatsPage page(Language language) {
        var m = Messages.of(language);
        var sections = document.sections().stream()
                .map(section -> new Section(
                        section.id(),
                        section.title(),
                        section.parts().stream().map(part -> named(part, m)).toList()))
                .toList();
        return new FormatsPage(
                site.frame(
                        language, Addresses.FORMATS, m.t("formats.title"), m.t("formats.description"), null, List.of()),
                m.t("formats.title"),
                m.t("formats.note"),
                new Link("formats.md", SOURCE),
                new Document(document.title(), document.description(), document.lede(), sections),
                m.t("formats.contents"),
                sections.stream()
                        .map(section -> new Link(section.title(), "#" + section.id()))
                        .toList());
    }

    /** A vector of the tests under its name. */
    private static Part named(Part part, Messages m) {
        if (!(part instanceof Code code)) {
            return part;
        }
        var title = code.name().startsWith(VECTOR)
                ? m.t("formats.vector", code.name().substring(VECTOR.length()))
                : m.t("formats.code");
        return new Code(title, code.text());
    }
}
