package fr.voix.site.rollcall;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Parameters;
import fr.voix.parliament.rollcall.RollCallNumber;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.regex.Pattern;

/** Official roll-calls. */
@PublicPages
record RollCallController(RollCallView view, PublicAnswers answers, UrnAnswerService urns) {

    private static final Pattern UID = Pattern.compile("VT[A-Z0-9]{5,40}");

    @Get(Addresses.ROLL_CALLS)
    HttpResponse<byte[]> all(
            HttpRequest<?> request,
            Language language,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String tri) {
        if (RollCallView.BY_GAP.equals(tri) && after == null) {
            return answers.list(request, language.href(RollCallView.GAPS), () -> view.gaps(language));
        }
        var asked = new Parameters();
        // the list of gaps has one page
        asked.expect(
                asked.oneOf("tri", tri, List.of(RollCallView.BY_GAP), one -> one, null) == null
                        && (after == null || UID.matcher(after).matches()),
                "after");
        MalformedException.ifAny(asked.malformed());
        return answers.list(
                request,
                language.href(Addresses.ROLL_CALLS) + (after == null ? "" : "?after=" + after),
                () -> view.list(after, language));
    }

    /** @param n its number; with the legislature before it where that is not the one in which Voix began */
    @Get(Addresses.ROLL_CALLS + "/{n}")
    HttpResponse<byte[]> one(HttpRequest<?> request, Language language, String n) {
        var number = RollCallNumber.of(n).orElseThrow(NothingHereException::new);
        return answers.kept(
                request,
                language.href(number.address()),
                () -> urns.keepMany(() -> Answer.html(view.page(number, language))));
    }
}
