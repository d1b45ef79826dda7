package fr.voix.desk.summary;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import fr.voix.desk.queue.ClassifyForm;
import fr.voix.theme.review.SecondReadingService;
import fr.voix.theme.review.SecondReadingService.ReadResult;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What waits for a second person: summaries to be approved, and decisions to be read without sight of the first. */
@BackOffice
class ReviewController {

    static final String REVIEWS = "/moderation/relectures";

    private static final String ONE = REVIEWS + "/{id}";

    private final SecondReadingService readings;
    private final ReviewView printer;

    ReviewController(SecondReadingService readings, ReviewView printer) {
        this.readings = readings;
        this.printer = printer;
    }

    /** @param lu number of the decision that this reader has just read */
    @Get(REVIEWS)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> list(Messages words, Account account, @Nullable @QueryValue Long lu) {
        return DeskView.ok("summary/relectures", printer.list(words, account, lu));
    }

    @Get(ONE)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> show(Messages words, Account account, long id) {
        return page(HttpStatus.OK, words, account, id, null, null);
    }

    @Post(ONE)
    @Secured(Role.MAY_MODERATE)
    HttpResponse<?> read(Messages words, Account account, long id, @Body ReadingForm form) {
        return switch (readings.read(id, form.slugs(), account.actor())) {
            case ReadResult.Read read -> DeskView.to(words.link(REVIEWS) + "?lu=" + id);
            case ReadResult.Gone gone -> DeskView.to(words.link(REVIEWS));
            case ReadResult.WrongNumber wrong -> {
                var why = words.t(wrong.given() == 0 ? "desk.none" : "desk.many");
                yield page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, id, form, why);
            }
            case ReadResult.UnknownThemes unknown ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, id, form, words.t("desk.unknown"));
        };
    }

    private HttpResponse<?> page(
            HttpStatus status, Messages words, Account account, long id, ReadingForm form, String error) {
        return DeskView.found(status, "summary/relecture", printer.reading(words, account, id, form, error));
    }

    /** The themes that a second reader would have chosen. */
    @Serdeable
    record ReadingForm(
            @Nullable List<String> theme,
            @Nullable String main,
            @Nullable String csrf) implements SessionForm {

        ReadingForm {
            theme = theme == null ? List.of() : List.copyOf(theme);
        }

        /** The ticked themes, the main one first. */
        List<String> slugs() {
            return ClassifyForm.mainFirst(theme, main);
        }
    }
}
