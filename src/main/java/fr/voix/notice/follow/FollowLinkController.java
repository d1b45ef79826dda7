package fr.voix.notice.follow;

import fr.voix.base.http.Personal;
import fr.voix.base.load.Through;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;

/**
 * The pages behind the links of mails to followers. Opening one changes nothing, since programs that look for malice in mail
 * open links too; what a button did stays as it is when it is pressed again.
 *
 * <p>Mail programs stop a follow by a POST of their own (RFC 8058): whatever its body, without a page before it.
 */
@PublicPages
@Personal
@Through("pages")
class FollowLinkController {

    private static final String CONFIRMATION = FollowLinkService.CONFIRMATION + "{token}";
    private static final String SETTINGS = FollowLinkService.SETTINGS + "{token}";
    private static final String STOP = FollowLinkService.STOP + "{token}";
    private static final String NEWS_STOP = FollowLinkService.NEWS_STOP + "{token}";

    private final FollowLinkView links;

    FollowLinkController(FollowLinkView links) {
        this.links = links;
    }

    @Get(CONFIRMATION)
    HttpResponse<?> showConfirmation(String token, Messages m) {
        return links.showConfirmation(token, m);
    }

    @Post(CONFIRMATION)
    @Consumes(MediaType.ALL)
    HttpResponse<?> confirm(String token, Messages m) {
        return links.confirm(token, m);
    }

    @Get(SETTINGS)
    HttpResponse<?> showSettings(String token, @QueryValue @Nullable String fait, Messages m) {
        return links.showSettings(token, fait, m);
    }

    @Post(SETTINGS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(String token, @Body FrequencyForm form, Messages m) {
        return links.change(token, form.frequence(), m);
    }

    @Get(STOP)
    HttpResponse<?> showStop(String token, Messages m) {
        return links.showStop(token, m);
    }

    @Post(STOP)
    @Consumes(MediaType.ALL)
    HttpResponse<?> stop(String token, Messages m) {
        return links.stop(token, m);
    }

    @Get(NEWS_STOP)
    HttpResponse<?> showNewsStop(String token, Messages m) {
        return links.showNewsStop(token, m);
    }

    @Post(NEWS_STOP)
    @Consumes(MediaType.ALL)
    HttpResponse<?> stopNews(String token, Messages m) {
        return links.stopNews(token, m);
    }

    /** How often a reader wants to hear from now on. */
    @Serdeable
    record FrequencyForm(@Nullable String frequence) {}
}
