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
import fr.voix.petition.petition.PetitionService;
import fr.voix.site.embed.BuilderPage.Choice;
import fr.voix.site.embed.BuilderPage.Copy;
import fr.voix.site.embed.BuilderPage.Format;
import fr.voix.site.embed.BuilderPage.Image;
import fr.voix.site.embed.BuilderPage.Option;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Builds the code of an embed, and examples of it. */
@Singleton
record BuilderService(
        EmbedSearch subjects,
        AmendementSearch search,
        ThemeService themes,
        PetitionService petitions,
        GistService gists,
        BuilderImageService images,
        EmbedViewService views,
        UrnPublishing publications,
        WidgetFileReader files,
        PageFraming site) {

    byte[] render(BuilderForm.Read asked, Language language) {
        var found = subjects.find(asked.asked());
        var m = Messages.of(language);
        var only = found.size() == 1 ? found.getFirst() : null;
        var offered = only == null ? List.of(EmbedAspect.RESULTAT) : offered(only, m);
        var form = offered.contains(asked.look().view())
                ? asked
                : new BuilderForm.Read(asked.asked(), asked.size(), asked.look().of(EmbedAspect.RESULTAT));
        var pictures = only == null
                ? List.<Image>of()
                : images.of(
                        only, title(only, form.look().language()), form.look().language(), m);
        var code = only == null
                ? null
                : code(
                        only,
                        form,
                        pictures.isEmpty()
                                ? null
                                : site.origin() + pictures.getLast().href());
        var page = new BuilderPage(
                site.frame(
                        language, Addresses.BUILDER, m.t("builder.title"), m.t("builder.description"), null, List.of()),
                site.origin(),
                form.asked().isEmpty() && only != null && only.kind() == Kind.SCRUTIN ? only.key() : form.asked(),
                found.isEmpty() && !form.asked().isEmpty(),
                choices(form, offered, m),
                found.size() > 1 ? several(found, form, language) : List.of(),
                code,
                code == null ? null : text("site/embed/element", code),
                code == null ? null : text("site/embed/iframe", code),
                only == null ? List.of() : formats(only, form.look(), m),
                code == null ? List.of() : copies(code, pictures, m),
                pictures);
        return site.render("site/embed/builder", page);
    }

    private List<EmbedAspect> offered(Subject subject, Messages m) {
        return switch (subject.kind()) {
            case SCRUTIN -> views.offered(subject.key(), m);
            case PETITION ->
                publications
                        .find(UrnKind.PETITION, subject.key())
                        .map(found -> views.offered(found, m.language()))
                        .orElse(List.of(EmbedAspect.RESULTAT));
            case THEME, TEXTE -> List.of(EmbedAspect.RESULTAT);
        };
    }

    /** What tools take that have no place for the code. */
    private List<Copy> copies(EmbedCode code, List<Image> pictures, Messages m) {
        var name = code.title().replaceAll("[\\[\\]\\\\]", "\\\\$0");
        var card = pictures.isEmpty()
                ? name
                : "![" + name + "](" + site.origin() + pictures.getLast().href() + ")";
        return List.of(
                new Copy("wordpress", "WordPress", m.t("builder.copy.wordpress"), code.href()),
                new Copy("ghost", "Ghost", m.t("builder.copy.ghost"), code.href()),
                new Copy("notion", "Notion", m.t("builder.copy.notion"), code.frame()),
                new Copy("markdown", "Markdown", m.t("builder.copy.markdown"), "[" + card + "](" + code.href() + ")"));
    }

    private String text(String template, EmbedCode code) {
        return new String(site.render(template, code), UTF_8).strip();
    }

    private EmbedCode code(Subject subject, BuilderForm.Read form, @Nullable String picture) {
        var look = form.look();
        var size = look.view().within(form.size());
        var attributes = new LinkedHashMap<String, String>();
        attributes.put(attribute(subject.kind()), subject.key());
        if (look.view() != EmbedAspect.RESULTAT) {
            attributes.put("vue", look.view().code());
        }
        if (size != EmbedSize.STANDARD) {
            attributes.put("taille", size.code());
        }
        if (look.theme() != EmbedTheme.AUTO) {
            attributes.put("theme", look.theme().code());
        }
        if (look.language() != Language.FR) {
            attributes.put("langue", look.language().code());
        }
        return new EmbedCode(
                attributes,
                title(subject, look.language()),
                site.origin() + look.address(subject),
                site.origin() + look.language().href(subject.path()),
                size.frameWidth(),
                look.view().frameHeight(size),
                picture,
                site.origin() + WidgetAddresses.script(files.script()),
                files.script().integrity());
    }

    /** What {@code <voix-resultat>} calls it. */
    private static String attribute(Kind kind) {
        return switch (kind) {
            case SCRUTIN -> "scrutin";
            case PETITION -> "petition";
            case THEME -> "liste-theme";
            case TEXTE -> "liste-texte";
        };
    }

    /** What a frame is called on the page that holds it. */
    private String title(Subject subject, Language language) {
        var m = Messages.of(language);
        return switch (subject.kind()) {
            case SCRUTIN ->
                m.t(
                        "embed.frame",
                        search.shown(List.of(subject.key())).get(subject.key()).numero());
            case PETITION ->
                m.t(
                        "embed.petition.title",
                        petitions
                                .findShown(Long.parseLong(subject.key()))
                                .map(petition -> petition.text().titre())
                                .orElseThrow());
            case THEME ->
                m.t(
                        "embed.most.title",
                        themes.bySlug(subject.key())
                                .map(theme -> theme.libelle(language))
                                .orElseThrow());
            case TEXTE -> m.t("embed.most.title", gists.texte(subject.key(), language));
        };
    }

    private static List<Choice> choices(BuilderForm.Read form, List<EmbedAspect> offered, Messages m) {
        var look = form.look();
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
        choices.addAll(List.of(
                new Choice(
                        "taille",
                        m.t("builder.size"),
                        Arrays.stream(EmbedSize.values())
                                .filter(size -> look.view().within(size) == size)
                                .map(size -> new Option(
                                        size.code(),
                                        m.t("builder.size." + size.name())
                                                + (size == EmbedSize.FLUIDE
                                                        ? ""
                                                        : ", " + size.width() + " × "
                                                                + look.view().height(size)),
                                        size == form.size()))
                                .toList()),
                new Choice(
                        "theme",
                        m.t("builder.theme"),
                        Arrays.stream(EmbedTheme.values())
                                .map(theme -> new Option(
                                        theme.code(), m.t("builder.theme." + theme.name()), theme == look.theme()))
                                .toList()),
                new Choice(
                        "langue",
                        m.t("builder.language"),
                        Arrays.stream(Language.values())
                                .map(one -> new Option(
                                        one.code(), m.t("builder.language." + one.name()), one == look.language()))
                                .toList())));
        return List.copyOf(choices);
    }

    private List<Link> several(List<Subject> found, BuilderForm.Read form, Language language) {
        var shown = search.shown(found.stream().map(Subject::key).toList());
        var said = gists.of(List.copyOf(shown.values()), language);
        var rest = "&taille=" + form.size().code() + "&theme="
                + form.look().theme().code() + "&langue="
                + form.look().language().code();
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

    private List<Format> formats(Subject subject, EmbedLook look, Messages m) {
        var title = title(subject, look.language());
        return Stream.of(EmbedSize.STANDARD, EmbedSize.COMPACT, EmbedSize.LARGE)
                .filter(size -> look.view().within(size) == size)
                .map(size -> new Format(
                        size.code(),
                        m.t("builder.size." + size.name()),
                        size.width(),
                        look.view().height(size),
                        Stream.of(EmbedTheme.CLAIR, EmbedTheme.SOMBRE)
                                .map(theme -> new Link(
                                        String.join(
                                                ", ",
                                                title,
                                                m.t("builder.size." + size.name()),
                                                m.t("builder.theme." + theme.name())),
                                        new EmbedLook(look.language(), theme, look.view()).address(subject)))
                                .toList()))
                .toList();
    }
}
