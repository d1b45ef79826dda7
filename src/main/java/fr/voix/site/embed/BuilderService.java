package fr.voix.site.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.base.text.Subject.Kind;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Found;
import fr.voix.petition.petition.PetitionService;
import fr.voix.site.card.Picture;
import fr.voix.theme.summary.GistService;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;

/** Builds the code of an embed. */
@Singleton
record BuilderService(
        EmbedSearch subjects, AmendementSearch search, PetitionService petitions, GistService gists, PageFraming site) {

    /** @param asked empty for whatever is followed most */
    byte[] render(String asked, Language language) {
        var found = subjects.find(asked);
        var m = Messages.of(language);
        var only = found.size() == 1 ? found.getFirst() : null;
        var code = only == null ? null : code(only, language);
        var page = new BuilderPage(
                site.frame(
                        language, Addresses.BUILDER, m.t("builder.title"), m.t("builder.description"), null, List.of()),
                site.origin(),
                asked.isEmpty() && only != null && only.kind() == Kind.SCRUTIN ? only.key() : asked,
                found.isEmpty() && !asked.isEmpty(),
                found.size() > 1 ? several(found, language) : List.of(),
                code,
                code == null ? null : text("site/embed/element", code),
                code == null ? null : text("site/embed/iframe", code));
        return site.render("site/embed/builder", page);
    }

    private String text(String template, EmbedCode code) {
        return new String(site.render(template, code), UTF_8).strip();
    }

    private EmbedCode code(Subject subject, Language language) {
        var attributes = new HashMap<String, String>();
        attributes.put(subject.kind() == Kind.SCRUTIN ? "scrutin" : "petition", subject.key());
        if (language != Language.FR) {
            attributes.put("langue", language.code());
        }
        return new EmbedCode(
                attributes,
                title(subject, language),
                site.origin() + language.href(WidgetAddresses.embed(subject)),
                EmbedCode.height(asked(subject, language)),
                site.origin() + language.href(subject.path()),
                site.origin() + Picture.path(subject.key(), language),
                site.origin() + WidgetAddresses.SCRIPT);
    }

    /** What a frame is called on the page that holds it. */
    private String title(Subject subject, Language language) {
        var m = Messages.of(language);
        return subject.kind() == Kind.SCRUTIN
                ? m.t("embed.frame", found(subject).numero())
                : m.t("embed.petition.title", asked(subject, language));
    }

    /** What is voted on, or asked for. */
    private String asked(Subject subject, Language language) {
        return subject.kind() == Kind.SCRUTIN
                ? gists.of(List.of(found(subject)), language).get(subject.key()).text()
                : petitions
                        .findShown(Long.parseLong(subject.key()))
                        .map(petition -> petition.text().titre())
                        .orElseThrow();
    }

    private Found found(Subject scrutin) {
        return search.shown(List.of(scrutin.key())).get(scrutin.key());
    }

    private List<Link> several(List<Subject> found, Language language) {
        var shown = search.shown(found.stream().map(Subject::key).toList());
        var said = gists.of(List.copyOf(shown.values()), language);
        return found.stream()
                .map(subject -> new Link(
                        shown.containsKey(subject.key())
                                ? shown.get(subject.key()).numero() + ", "
                                        + said.get(subject.key()).text()
                                : title(subject, language),
                        language.href(Addresses.BUILDER) + "?scrutin="
                                + (subject.kind() == Kind.SCRUTIN ? subject.key() : subject.path())))
                .toList();
    }
}
