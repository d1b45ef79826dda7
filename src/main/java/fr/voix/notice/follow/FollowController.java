package fr.voix.notice.follow;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.load.Entrance;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Messages;
import fr.voix.petition.signing.AnswerFloor;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import jakarta.inject.Named;

/** Where one asks to hear by mail of a petition, a scrutin, a theme, a texte, an author or the words of a search. */
@PublicPages
record FollowController(
        FollowView follows,
        PublicAnswers answers,
        @Named("pages") Entrance entrance,
        AnswerFloor floor,
        VoterCookies visitors,
        NetworkPrefix networks) {

    /** What is to be followed is a parameter of the name of its kind. */
    @Get(FollowView.PATH)
    HttpResponse<byte[]> form(HttpRequest<?> request, Messages m) {
        Wanted wanted = wanted(request);
        String address = m.language().code() + " follow " + wanted.address();
        return answers.page(request, address, () -> follows.form(wanted, m));
    }

    @Post(FollowView.PATH)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(HttpRequest<?> request, @Body FollowForm form, Messages m) {
        return floor.hold(
                () -> entrance.pass(() -> follows.ask(form, m, visitors.read(request), networks.of(request))));
    }

    @Get(FollowView.SENT)
    HttpResponse<byte[]> sent(HttpRequest<?> request, Messages m) {
        Wanted wanted = wanted(request);
        String address = m.language().code() + " follow sent " + wanted.address();
        return answers.page(request, address, () -> follows.sent(wanted, m));
    }

    private static Wanted wanted(HttpRequest<?> request) {
        return Wanted.of(kind -> request.getParameters().get(kind.key())).orElseThrow(NothingHereException::new);
    }
}
