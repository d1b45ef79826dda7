package fr.voix.site.embed;

import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.site.card.Pictures;
import fr.voix.site.card.ResultService;
import fr.voix.site.embed.BuilderPage.Image;
import fr.voix.site.embed.BuilderPage.ImageCode;
import fr.voix.theme.summary.GistService;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The badge and the share card of one Scrutin, or the card of a petition, with the code that shows them. */
@Singleton
record BuilderImageService(AmendementService amendements, GistService gists, ResultService results, PageFraming site) {

    private static final String BADGE_WIDTH = "300";
    /** On a phone too. */
    private static final String CARD_WIDTH = "100%";

    /**
     * Empty where nothing is shown.
     *
     * @param title of a petition
     */
    List<Image> of(Subject subject, String title, Language language, Messages m) {
        return switch (subject.kind()) {
            case SCRUTIN -> of(subject, language, m);
            case PETITION ->
                List.of(image(
                        subject,
                        Pictures.CARD,
                        CARD_WIDTH,
                        "carte",
                        title + ", " + Messages.of(language).t("builder.image.petition"),
                        language,
                        m));
            case THEME, TEXTE -> List.of();
        };
    }

    private List<Image> of(Subject subject, Language language, Messages m) {
        var uid = subject.key();
        return amendements
                .find(uid)
                .filter(amendement -> results.picture(amendement, gists.of(amendement, language), language)
                        .isPresent())
                .map(amendement -> {
                    // what is pasted shows the result of the day it is looked at: its alternative cannot name figures
                    var alt = Messages.of(language).t("builder.image.alt", amendement.numero());
                    return List.of(
                            image(subject, Pictures.BADGE, BADGE_WIDTH, "badge", alt, language, m),
                            image(subject, Pictures.CARD, CARD_WIDTH, "carte", alt, language, m));
                })
                .orElse(List.of());
    }

    private Image image(
            Subject subject, Pictures picture, String width, String id, String alt, Language language, Messages m) {
        var path = picture.path(subject.key(), language);
        var shown = new Image(id, m.t("builder.image." + picture.name()), path, width, alt, "");
        var code = new String(
                site.render(
                        "site/embed/image",
                        new ImageCode(site.origin() + language.href(subject.path()), site.origin() + path, shown)),
                StandardCharsets.UTF_8);
        return new Image(id, shown.label(), path, width, alt, code.strip());
    }
}
