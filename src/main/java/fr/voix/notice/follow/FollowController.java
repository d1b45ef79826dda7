package fr.voix.notice.follow;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Language;
import fr.voix.petition.signing.AnswerFloorService;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Named;

/** Where one asks to hear by mail of a petition, a theme, a texte or an author. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class FollowController {

    private static final String ENGLISH = "/en";

    private final FollowView follows;
    private final PublicAnswers answers;
    private final Entrance entrance;
    private final AnswerFloorService floor;
    private final VoterCookies visitors;
    private final NetworkPrefix networks;

    FollowController(
            FollowView follows,
            PublicAnswers answers,
            @Named("pages") Entrance entrance,
            AnswerFloorService floor,
            VoterCookies visitors,
            NetworkPrefix networks) {
        this.follows = follows;
        this.answers = answers;
        this.entrance = entrance;
        this.floor = floor;
        this.visitors = visitors;
        this.networks = networks;
    }

    @Get(uris = {FollowView.PATH, ENGLISH + FollowView.PATH})
    HttpResponse<byte[]> form(
            HttpRequest<?> request,
            @QueryValue @Nullable String petition,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String texte,
            @QueryValue @Nullable String acteur) {
        Language language = Language.ofPath(request.getPath());
        Wanted wanted = wanted(petition, theme, texte, acteur);
        return answers.page(
                request, language.code() + " follow " + wanted.address(), () -> follows.form(wanted, language));
    }

    @Post(uris = {FollowView.PATH, ENGLISH + FollowView.PATH})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(HttpRequest<?> request, @Body FollowForm form) {
        Language language = Language.ofPath(request.getPath());
        return floor.hold(
                () -> entrance.pass(() -> follows.ask(form, language, visitors.read(request), networks.of(request))));
    }

    @Get(uris = {FollowView.SENT, ENGLISH + FollowView.SENT})
    HttpResponse<byte[]> sent(
            HttpRequest<?> request,
            @QueryValue @Nullable String petition,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String texte,
            @QueryValue @Nullable String acteur) {
        Language language = Language.ofPath(request.getPath());
        Wanted wanted = wanted(petition, theme, texte, acteur);
        String address = language.code() + " follow sent " + wanted.address();
        return answers.page(request, address, () -> follows.sent(wanted, language));
    }

    private static Wanted wanted(String petition, String theme, String texte, String acteur) {
        return Wanted.of(petition, theme, texte, acteur).orElseThrow(FollowView::notFound);
    }
}
