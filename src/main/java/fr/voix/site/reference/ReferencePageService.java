package fr.voix.site.reference;

import static fr.voix.site.reference.ApiDocument.asMap;
import static fr.voix.site.reference.ApiDocument.map;
import static fr.voix.site.reference.ApiDocument.maps;
import static fr.voix.site.reference.ApiDocument.text;

import fr.voix.base.http.ProblemType;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.site.reference.ReferencePage.Field;
import fr.voix.site.reference.ReferencePage.Group;
import fr.voix.site.reference.ReferencePage.Part;
import fr.voix.site.reference.ReferencePage.Shape;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Composes the page about the API from its document, and the guide before it from our words. */
@Singleton
record ReferencePageService(ApiDocumentService documents, PageFraming site) {

    private static final String SCRUTIN = "AMANR5L17PO59048B2247P0D1N001115";
    private static final String SCRUTIN_TALLY = "/api/v1/scrutins/" + SCRUTIN + "/tally";

    byte[] render(Language language) {
        return site.render("site/reference/api", page(language));
    }

    ReferencePage page(Language language) {
        var w = ReferenceWording.of(language);
        var document = documents.document();
        var guide = guide(w);
        var groups = groups(document, w);
        var contents = new ArrayList<Link>();
        guide.forEach(part -> contents.add(new Link(part.title(), "#" + part.id())));
        groups.forEach(group -> contents.add(new Link(group.title(), "#" + group.id())));
        contents.add(new Link(w.t("schemas"), "#schemas"));
        contents.add(new Link(w.t("problems"), "#problems"));
        return new ReferencePage(
                site.frame(language, Addresses.API_REFERENCE, w.t("title"), w.t("description"), null, List.of()),
                w.t("title"),
                w.t("lede"),
                List.of(
                        new Link("openapi.yml", ApiDocumentController.YAML_ADDRESS),
                        new Link("openapi.json", ApiDocumentController.JSON_ADDRESS),
                        new Link(w.t("data"), language.href(Addresses.OPEN_DATA)),
                        new Link(w.t("exports"), language.href(Addresses.EXPORTS)),
                        new Link(w.t("formats.title"), language.href(Addresses.FORMATS)),
                        new Link(w.t("feeds"), language.href(Addresses.FEEDS)),
                        new Link(w.t("embeds"), language.href(Addresses.BUILDER))),
                guide,
                w.t("contents"),
                contents,
                groups,
                w.t("schemas"),
                schemas(document, w),
                w.t("problems"),
                problems(language));
    }

    private List<Part> guide(ReferenceWording w) {
        var parts = new ArrayList<Part>();
        for (int i = 1; w.has("guide." + i + ".title"); i++) {
            var key = "guide." + i;
            parts.add(new Part(
                    w.t(key + ".id"),
                    w.t(key + ".title"),
                    Arrays.stream(w.t(key + ".text").split("\\|"))
                            .map(Prose::of)
                            .toList(),
                    code(w.t(key + ".id"))));
        }
        return parts;
    }

    /** What a chapter shows how to do; the same in every language. */
    private String code(String chapter) {
        return switch (chapter) {
            case "commencer" -> "curl '" + site.origin() + SCRUTIN_TALLY + "'";
            case "cache" ->
                "curl -i -H 'If-None-Match: \"0123456789abcdef0123\"' '" + site.origin() + "/api/v1/themes'";
            case "direct" -> "curl -N '" + site.origin() + "/scrutins/" + SCRUTIN + "/flux'";
            default -> null;
        };
    }

    private List<Group> groups(ApiDocument document, ReferenceWording w) {
        var entries = new EntryWriter(document, w, site.origin());
        return maps(document.tree().get("tags")).stream()
                .map(tag -> text(tag, "name"))
                .map(tag -> new Group(
                        tag,
                        w.t("tag." + tag + ".title"),
                        Prose.of(w.t("tag." + tag + ".text")),
                        document.operations().stream()
                                .filter(operation -> operation.tag().equals(tag))
                                .map(entries::entry)
                                .toList()))
                .toList();
    }

    private static List<Shape> schemas(ApiDocument document, ReferenceWording w) {
        var fields = new FieldWriter(w);
        return document.schemas().entrySet().stream()
                .map(named -> {
                    var schema = asMap(named.getValue());
                    return new Shape(
                            FieldWriter.anchor(named.getKey()),
                            named.getKey(),
                            Prose.of(w.said(named.getKey(), text(schema, "description"))),
                            map(schema, "properties").entrySet().stream()
                                    .map(field -> fields.field(
                                            named.getKey(), field.getKey(), asMap(field.getValue()), required(schema)))
                                    .toList());
                })
                .toList();
    }

    private static List<?> required(java.util.Map<String, Object> schema) {
        return schema.get("required") instanceof List<?> names ? names : List.of();
    }

    private static List<Field> problems(Language language) {
        return Stream.of(ProblemType.values())
                .map(type -> new Field(
                        type.code(),
                        Integer.toString(type.status().getCode()),
                        null,
                        Prose.of(type.explanation(language)),
                        ""))
                .toList();
    }
}
