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
import fr.voix.site.embed.BuilderPage.Choice;
import fr.voix.site.embed.BuilderPage.Image;
import fr.voix.site.embed.BuilderPage.Option;
import fr.voix.theme.summary.GistService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** Builds the code of an embed. */
@Singleton
record BuilderService(
        EmbedSearch subjects,
        AmendementSearch search,
        PetitionService petitions,
        GistService gists,
        BuilderImageService images,
        EmbedViewService views,
        UrnPublishing publications,
        PageFraming site) {

    byte[] render(BuilderForm.Read asked, Language language) {
        var found = subjects.find(asked.asked());
        var m = Messages.of(language);
        var only = found.size() == 1 ? found.getFirst() : null;
        var offered = only == null ? List.of(EmbedAspect.RESULTAT) : offered(only, m);
        var look = offered.contains(asked.look().view())
                ? asked.look()
                : asked.look().of(EmbedAspect.RESULTAT);
        var title = only == null ? null : title(only, look.language());
        var pictures = only == null ? List.<Image>of() : images.of(only, title, look.language(), m);
        var code = only == null
                ? null
                : code(
                        only,
                        title,
                        look,
                        pictures.isEmpty()
                                ? null
                                : site.origin() + pictures.getLast().href());
        var page = new BuilderPage(
                site.frame(
                        language, Addresses.BUILDER, m.t("builder.title"), m.t("builder.description"), null, List.of()),
                site.origin(),
                asked.asked().isEmpty() && only != null && only.kind() == Kind.SCRUTIN ? only.key() : asked.asked(),
                found.isEmpty() && !asked.asked().isEmpty(),
                choices(look, offered, m),
                found.size() > 1 ? several(found, look, language) : List.of(),
                code,
                code == null ? null : text("site/embed/element", code),
                code == null ? null : text("site/embed/iframe", code),
                pictures);
        return site.render("site/embed/builder", page);
    }

    private List<EmbedAspect> offered(Subject subject, Messages m) {
        return subject.kind() == Kind.SCRUTIN
                ? views.offered(subject.key(), m)
                : publications
                        .find(UrnKind.PETITION, subject.key())
                        .map(found -> views.offered(found, m.language()))
                        .orElse(List.of(EmbedAspect.RESULTAT));
    }

    private String text(String template, EmbedCode code) {
        return new String(site.render(template, code), UTF_8).strip();
    }

    private EmbedCode code(Subject subject, String title, EmbedLook look, @Nullable String picture) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put(subject.kind() == Kind.SCRUTIN ? "scrutin" : "petition", subject.key());
        if (look.view() != EmbedAspect.RESULTAT) {
            attributes.put("vue", look.view().code());
        }
        if (look.theme() != EmbedTheme.AUTO) {
            attributes.put("theme", look.theme().code());
        }
        if (look.language() != Language.FR) {
            attributes.put("langue", look.language().code());
        }
        return new EmbedCode(
                attributes,
                title,
                site.origin() + look.address(subject),
                look.view().height(asked(subject, look.language())),
                site.origin() + look.language().href(subject.path()),
                picture,
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

    private static List<Choice> choices(EmbedLook look, List<EmbedAspect> offered, Messages m) {
        var choices = new ArrayList<Choice>();
        if (offered.size() > 1) {
            choices.add(new Choice(
                    "vue",
                    m.t("builder.view"),
                    offered.stream()
                            .map(view ->
                                    new Option(view.code(), m.t("builder.view." + view.name()), view == look.view()))
                            .toList()));
        }
        choices.add(new Choice(
                "theme",
                m.t("builder.theme"),
                Arrays.stream(EmbedTheme.values())
                        .map(theme ->
                                new Option(theme.code(), m.t("builder.theme." + theme.name()), theme == look.theme()))
                        .toList()));
        choices.add(new Choice(
                "langue",
                m.t("builder.language"),
                Arrays.stream(Language.values())
                        .map(one ->
                                new Option(one.code(), m.t("builder.language." + one.name()), one == look.language()))
                        .toList()));
        return List.copyOf(choices);
    }

    private List<Link> several(List<Subject> found, EmbedLook look, Language language) {
        var shown = search.shown(found.stream().map(Subject::key).toList());
        var said = gists.of(List.copyOf(shown.values()), language);
        var rest =
                "&theme=" + look.theme().code() + "&langue=" + look.language().code();
        return found.stream()
                .map(subject -> new Link(
                        shown.containsKey(subject.key())
                                ? shown.get(subject.key()).numero() + ", "
                                        + said.get(subject.key()).text()
                                : title(subject, language),
                        language.href(Addresses.BUILDER) + "?scrutin="
                                + (subject.kind() == Kind.SCRUTIN ? subject.key() : subject.path()) + rest))
                .toList();
    }
}
