package fr.voix.site.prose;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.GlossaryReader;
import fr.voix.base.page.PageFraming;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** Pages of explanations, and the frame of « Mes bulletins ». */
@PublicPages
record ProseController(ProseView prose, PageFraming site, PublicAnswers answers) {

    @Get(
            uris = {
                Addresses.METHOD,
                Addresses.REGISTER,
                GlossaryReader.PATH,
                Addresses.PRIVACY,
                Addresses.LEGAL,
                Addresses.ACCESSIBILITY,
                Addresses.OPEN_DATA,
                Addresses.FEEDS,
                Addresses.API_REFERENCE,
            })
    HttpResponse<byte[]> prose(HttpRequest<?> request, Language language) {
        var path = language.strip(request.getPath());
        return answers.page(
                request, language.href(path), () -> site.render("site/prose/prose", prose.page(path, language)));
    }

    @Get(Addresses.OWN_BALLOTS)
    HttpResponse<byte[]> mesBulletins(HttpRequest<?> request, Language language) {
        var m = Messages.of(language);
        return answers.page(
                request,
                language.href(Addresses.OWN_BALLOTS),
                () -> site.render(
                        "site/prose/ballots",
                        new BallotsPage(site.frame(
                                language,
                                Addresses.OWN_BALLOTS,
                                m.t("ballots.title"),
                                m.t("ballots.description"),
                                null,
                                List.of()))));
    }
}
