package fr.voix.site.depute;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.regex.Pattern;

/** Deputies. */
@PublicPages
record DeputeController(DeputeListView list, DeputeView view, PublicAnswers answers, UrnAnswerService urns) {

    private static final Pattern UID = Pattern.compile("VT[A-Z0-9]{5,40}");

    @Get(Addresses.DEPUTES)
    HttpResponse<byte[]> all(HttpRequest<?> request, Language language) {
        return answers.kept(
                request, language.href(Addresses.DEPUTES), () -> urns.keepMany(() -> Answer.html(list.page(language))));
    }

    @Get(Addresses.DEPUTES + "/{slug}")
    HttpResponse<byte[]> one(HttpRequest<?> request, Language language, String slug) {
        return answers.kept(
                request, language.href(Addresses.depute(slug)), () -> urns.keepMany(() -> view.page(slug, language)));
    }

    @Get(Addresses.DEPUTES + "/{slug}/votes")
    HttpResponse<byte[]> votes(
            HttpRequest<?> request, Language language, String slug, @QueryValue @Nullable String after) {
        MalformedException.unless(after == null || UID.matcher(after).matches(), "after");
        return answers.listed(
                request,
                language.code() + " votes " + slug + " " + (after == null ? "" : after),
                () -> view.votes(slug, after, language));
    }
}
