package fr.voix.site.embed;

import fr.voix.base.page.SiteService;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.site.card.Picture;
import fr.voix.site.card.Pictures;
import fr.voix.site.card.ResultService;
import fr.voix.site.embed.BuilderPage.Image;
import fr.voix.site.embed.BuilderPage.ImageCode;
import fr.voix.theme.summary.GistService;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The badge and the share card of one Scrutin, with the code that shows them. */
@Singleton
record BuilderImageService(AmendementService amendements, GistService gists, ResultService results, SiteService site) {

    private static final int BADGE_WIDTH = 300;
    private static final int BADGE_HEIGHT = 28;

    /** Empty when there is no Scrutin, or none that is shown. */
    List<Image> of(String uid, Language language, Messages m) {
        return amendements
                .find(uid)
                .filter(amendement -> results.picture(amendement, gists.of(amendement, language), language)
                        .isPresent())
                .map(amendement -> {
                    // what is pasted shows the result of the day it is looked at: its alternative cannot name figures
                    var alt = Messages.of(language).t("builder.image.alt", amendement.numero());
                    return List.of(
                            image(uid, Pictures.BADGE, BADGE_WIDTH, BADGE_HEIGHT, "badge", alt, language, m),
                            image(uid, Pictures.CARD, Picture.WIDTH, Picture.HEIGHT, "carte", alt, language, m));
                })
                .orElse(List.of());
    }

    private Image image(
            String uid, Pictures picture, int width, int height, String id, String alt, Language language, Messages m) {
        var path = picture.path(uid, language);
        var shown = new Image(id, m.t("builder.image." + picture.name()), path, width, height, alt, "");
        var code = new String(
                site.render(
                        "site/embed/image",
                        new ImageCode(
                                site.origin() + language.href(Addresses.scrutin(uid)), site.origin() + path, shown)),
                StandardCharsets.UTF_8);
        return new Image(id, shown.label(), path, width, height, alt, code.strip());
    }
}
