package fr.voix.site.dossier;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.util.regex.Pattern;

/** Dossiers. */
@PublicPages
record DossierController(DossierView view, PublicAnswers answers, UrnAnswerService urns) {

    private static final Pattern UID = Pattern.compile("[A-Z0-9]{1,64}");

    @Get(Addresses.DOSSIERS)
    HttpResponse<byte[]> all(HttpRequest<?> request, Language language) {
        return answers.kept(
                request,
                language.href(Addresses.DOSSIERS),
                () -> urns.keepMany(() -> Answer.html(view.list(language))));
    }

    @Get(Addresses.DOSSIERS + "/{dossier}")
    HttpResponse<byte[]> one(HttpRequest<?> request, Language language, String dossier) {
        if (!UID.matcher(dossier).matches()) {
            throw new NothingHereException();
        }
        return answers.kept(
                request,
                language.href(Addresses.dossier(dossier)),
                () -> urns.keepMany(() -> Answer.html(view.page(dossier, language))));
    }
}
