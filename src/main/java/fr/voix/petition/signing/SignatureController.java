package fr.voix.petition.signing;

import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.Personal;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Language;
import fr.voix.petition.confirming.SignatureFrame;
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

/** Where a petition is signed, and the page after that. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Personal
class SignatureController {

    private static final String SIGNATURES = "/petitions/{id}/signatures";
    private static final String CODE = SIGNATURES + "/code";
    private static final String RESENDING = SIGNATURES + "/renvoi";
    private static final String ENGLISH = "/en";

    private final SignView signs;
    private final Entrance entrance;
    private final AnswerFloorService floor;
    private final VoterCookies visitors;
    private final NetworkPrefix networks;

    SignatureController(
            SignView signs,
            @Named(SignatureFrame.ENTRANCE) Entrance entrance,
            AnswerFloorService floor,
            VoterCookies visitors,
            NetworkPrefix networks) {
        this.signs = signs;
        this.entrance = entrance;
        this.floor = floor;
        this.visitors = visitors;
        this.networks = networks;
    }

    @Post(uris = {SIGNATURES, ENGLISH + SIGNATURES})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> sign(HttpRequest<?> request, String id, @Nullable @Body SignatureForm form) {
        Language language = Language.ofPath(request.getPath());
        return floor.hold(() -> entrance.pass(() ->
                signs.sign(id, language, SignatureForm.orEmpty(form), visitors.read(request), networks.of(request))));
    }

    /** A page that is found by what was asked for alone. */
    @Get(uris = {SIGNATURES, ENGLISH + SIGNATURES})
    HttpResponse<?> showSent(
            HttpRequest<?> request,
            String id,
            @Nullable @QueryValue String demande,
            @Nullable @QueryValue String fait) {
        Language language = Language.ofPath(request.getPath());
        return entrance.pass(() -> signs.sent(id, language, demande, "renvoi".equals(fait)));
    }

    @Post(uris = {CODE, ENGLISH + CODE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(HttpRequest<?> request, String id, @Nullable @Body CodeForm form) {
        // not inside the entrance as a whole: the commit is waited for in the writer's queue
        return floor.hold(() -> signs.confirm(
                id, Language.ofPath(request.getPath()), CodeForm.orEmpty(form), networks.of(request), entrance));
    }

    @Post(uris = {RESENDING, ENGLISH + RESENDING})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> resend(HttpRequest<?> request, String id, @Nullable @Body CodeForm form) {
        Language language = Language.ofPath(request.getPath());
        return floor.hold(() -> entrance.pass(() ->
                signs.resend(id, language, CodeForm.orEmpty(form), visitors.read(request), networks.of(request))));
    }
}
