package fr.voix.notice.follow;

import fr.voix.base.http.Personal;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Language;
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

/**
 * The pages behind the links of mails to followers. Opening one changes nothing, since programs that look for malice in mail
 * open links too; what a button did stays as it is when it is pressed again.
 *
 * <p>Mail programs stop a follow by a POST of their own (RFC 8058): whatever its body, without a page before it.
 */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Personal
class FollowLinkController {

    private static final String CONFIRMATION = FollowLinkService.CONFIRMATION + "{token}";
    private static final String SETTINGS = FollowLinkService.SETTINGS + "{token}";
    private static final String STOP = FollowLinkService.STOP + "{token}";
    private static final String NEWS_STOP = FollowLinkService.NEWS_STOP + "{token}";
    private static final String ENGLISH = "/en";

    private final FollowLinkView links;
    private final StopView stops;
    private final Entrance entrance;

    FollowLinkController(FollowLinkView links, StopView stops, @Named("pages") Entrance entrance) {
        this.links = links;
        this.stops = stops;
        this.entrance = entrance;
    }

    @Get(uris = {CONFIRMATION, ENGLISH + CONFIRMATION})
    HttpResponse<?> showConfirmation(HttpRequest<?> request, String token) {
        return entrance.pass(() -> links.showConfirmation(token, language(request)));
    }

    @Post(uris = {CONFIRMATION, ENGLISH + CONFIRMATION})
    @Consumes(MediaType.ALL)
    HttpResponse<?> confirm(HttpRequest<?> request, String token) {
        return entrance.pass(() -> links.confirm(token, language(request)));
    }

    @Get(uris = {SETTINGS, ENGLISH + SETTINGS})
    HttpResponse<?> showSettings(HttpRequest<?> request, String token, @QueryValue @Nullable String fait) {
        return entrance.pass(() -> links.showSettings(token, language(request), fait));
    }

    @Post(uris = {SETTINGS, ENGLISH + SETTINGS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, String token, @Body FrequencyForm form) {
        return entrance.pass(() -> links.change(token, language(request), form.frequence()));
    }

    @Get(uris = {STOP, ENGLISH + STOP})
    HttpResponse<?> showStop(HttpRequest<?> request, String token) {
        return entrance.pass(() -> stops.show(token, language(request)));
    }

    @Post(uris = {STOP, ENGLISH + STOP})
    @Consumes(MediaType.ALL)
    HttpResponse<?> stop(HttpRequest<?> request, String token) {
        return entrance.pass(() -> stops.stop(token, language(request)));
    }

    @Get(uris = {NEWS_STOP, ENGLISH + NEWS_STOP})
    HttpResponse<?> showNewsStop(HttpRequest<?> request, String token) {
        return entrance.pass(() -> stops.showNews(token, language(request)));
    }

    @Post(uris = {NEWS_STOP, ENGLISH + NEWS_STOP})
    @Consumes(MediaType.ALL)
    HttpResponse<?> stopNews(HttpRequest<?> request, String token) {
        return entrance.pass(() -> stops.stopNews(token, language(request)));
    }

    private static Language language(HttpRequest<?> request) {
        return Language.ofPath(request.getPath());
    }
}
