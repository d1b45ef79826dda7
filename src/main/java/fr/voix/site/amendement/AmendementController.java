package fr.voix.site.amendement;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import java.util.Optional;

/** The page of one amendement, at the path it has on the official site. */
@Controller
@Produces(MediaType.TEXT_HTML)
@PublicRoutes
record AmendementController(
        AmendementService amendements,
        AmendementPageService pages,
        UrnAnswerService answers,
        PublicAnswers publicAnswers) {

    private static final String BY_PATH = "/{legislature:[1-9][0-9]?}/amendements/{texte}/{organe}/{numero}";

    @Get(uris = {BY_PATH, "/en" + BY_PATH})
    HttpResponse<byte[]> byPath(
            HttpRequest<?> request, Language language, int legislature, String texte, String organe, String numero) {
        var path = texte + "/" + organe + "/" + numero;
        return publicAnswers.kept(request, language.href("/" + legislature + "/amendements/" + path), () -> {
            var found = amendements.findByPath(path).filter(one -> one.legislature() == legislature);
            var uid = shown(found).uid();
            return answers.keep(uid, () -> Answer.html(pages.render(shown(amendements.find(uid)), language)));
        });
    }

    /** Links copied from the official site lead here. */
    @Get("/dyn" + BY_PATH)
    HttpResponse<?> official(HttpRequest<?> request) {
        return HttpResponse.redirect(URI.create(request.getUri().getRawPath().substring("/dyn".length())));
    }

    @Get(uris = {"/scrutins/{uid}", "/en/scrutins/{uid}"})
    HttpResponse<byte[]> byUid(HttpRequest<?> request, Language language, String uid) {
        return publicAnswers.kept(
                request,
                language.href(Addresses.scrutin(uid)),
                () -> answers.keep(uid, () -> {
                    var amendement = shown(amendements.find(uid));
                    return amendement.path() == null
                            ? Answer.html(pages.render(amendement, language))
                            : Answer.at(language.href(amendement.address()));
                }));
    }

    private static Amendement shown(Optional<Amendement> found) {
        return found.filter(Amendement::isShown).orElseThrow(NothingHereException::new);
    }
}
