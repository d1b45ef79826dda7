package fr.voix.desk.summary;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import fr.voix.theme.review.ReadResult;
import fr.voix.theme.review.SecondReadingService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;

/** What waits for a second person: summaries to be approved, and decisions to be read without sight of the first. */
@Controller
@BackOffice
@Through("back-office")
class ReviewController {

    static final String REVIEWS = "/moderation/relectures";

    private static final String ONE = REVIEWS + "/{id}";

    private final SecondReadingService readings;
    private final ReviewPageHandler printer;
    private final PageHandler pages;

    ReviewController(SecondReadingService readings, ReviewPageHandler printer, PageHandler pages) {
        this.readings = readings;
        this.printer = printer;
        this.pages = pages;
    }

    /** @param lu number of the decision that this reader has just read */
    @Get(uris = {REVIEWS, Wording.ENGLISH + REVIEWS})
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> list(HttpRequest<?> request, Account account, @Nullable @QueryValue Long lu) {
        return pages.answer(
                HttpStatus.OK, "summary/relectures", printer.list(Wording.of(request.getPath()), account, lu));
    }

    @Get(uris = {ONE, Wording.ENGLISH + ONE})
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> show(HttpRequest<?> request, Account account, long id) {
        return page(HttpStatus.OK, request, account, id, null, null);
    }

    @Post(uris = {ONE, Wording.ENGLISH + ONE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> read(HttpRequest<?> request, Account account, long id, @Body ReadingForm form) {
        var words = Wording.of(request.getPath());
        return switch (readings.read(id, form.slugs(), account.actor())) {
            case ReadResult.Read read -> HttpResponse.seeOther(URI.create(words.link(REVIEWS) + "?lu=" + id));
            case ReadResult.Gone gone -> HttpResponse.seeOther(URI.create(words.link(REVIEWS)));
            case ReadResult.WrongNumber wrong -> {
                var why = words.text(wrong.given() == 0 ? "desk.none" : "desk.many");
                yield page(HttpStatus.UNPROCESSABLE_ENTITY, request, account, id, form, why);
            }
            case ReadResult.UnknownThemes unknown ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, request, account, id, form, words.text("desk.unknown"));
        };
    }

    private HttpResponse<?> page(
            HttpStatus status, HttpRequest<?> request, Account account, long id, ReadingForm form, String error) {
        return printer.reading(Wording.of(request.getPath()), account, id, form, error)
                .<HttpResponse<?>>map(page -> pages.answer(status, "summary/relecture", page))
                .orElseGet(() -> HttpResponse.status(HttpStatus.NOT_FOUND));
    }
}
