package fr.voix.desk.summary;

import fr.voix.base.audit.Actor;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.WaitingCount;
import fr.voix.desk.queue.ChoiceListView;
import fr.voix.desk.queue.ScrutinDeskService;
import fr.voix.desk.queue.TextView;
import fr.voix.desk.summary.SummaryController.ReadingForm;
import fr.voix.theme.review.SecondReadingService;
import fr.voix.theme.summary.Summary;
import fr.voix.theme.summary.SummaryService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes what waits for a second person ready to print. */
@Singleton
record ReviewView(
        SecondReadingService readings,
        SummaryService summaries,
        ModeratorService moderators,
        ScrutinDeskService desk,
        TextView texts,
        ChoiceListView choices)
        implements WaitingCount {

    private static final int MOST_SUMMARIES = 50;

    @Override
    public String area() {
        return DeskAreas.REVIEWS;
    }

    @Override
    public long count(Actor reader) {
        return readings.count(reader)
                + summaries.waiting(reader.moderatorId(), MOST_SUMMARIES).size();
    }

    /** @param readId number of the decision that this reader has just read, or null */
    ReviewPage list(Messages words, Account account, @Nullable Long readId) {
        var frame = account.frame(words, words.t("review.title"), DeskAreas.REVIEWS);
        var reader = account.actor();
        var next = readings.next(reader)
                .map(sample -> words.link(DeskAreas.REVIEWS + "/" + sample.classificationId()))
                .orElse(null);
        return new ReviewPage(
                frame,
                waiting(words, account.moderator().id()),
                words.t("review.count", readings.count(reader)),
                next,
                readId == null ? null : result(words, account, readId).orElse(null));
    }

    private List<ReviewPage.Item> waiting(Messages words, int reader) {
        var waiting = summaries.waiting(reader, MOST_SUMMARIES);
        var authors =
                moderators.mailsOf(waiting.stream().map(Summary::writtenBy).toList());
        var numeros = desk.numeros(waiting.stream().map(Summary::scrutinUid).toList());
        return waiting.stream()
                .map(summary -> new ReviewPage.Item(
                        words.link(ScrutinDeskService.summary(summary.scrutinUid())),
                        numeros.get(summary.scrutinUid()),
                        summary.texte(),
                        authors.get(summary.writtenBy())))
                .toList();
    }

    /** Both decisions, for the second reader alone. */
    private Optional<ReviewPage.Result> result(Messages words, Account account, long id) {
        return readings.done(id, account.actor()).map(done -> {
            var reading = done.reading();
            var verdict = reading.isSameSet() && reading.isSameMain()
                    ? "review.same"
                    : reading.isSameMain() ? "review.main" : "review.other";
            var uid = done.scrutinUid();
            return new ReviewPage.Result(
                    desk.numeros(List.of(uid)).get(uid),
                    words.link(ScrutinDeskService.SCRUTINS + uid),
                    words.t(verdict),
                    choices.names(words, reading.first()),
                    choices.names(words, reading.second()));
        });
    }

    /** @param form what was sent and refused, or null */
    Optional<ReadingPage> reading(
            Messages words, Account account, long id, @Nullable ReadingForm form, @Nullable String error) {
        return readings.find(id, account.actor())
                .flatMap(sample -> desk.desk(sample.scrutinUid()))
                .map(found -> {
                    var path = DeskAreas.REVIEWS + "/" + id;
                    var frame = account.frame(
                            words, words.t("review.reading", found.amendement().numero()), path);
                    var ticked = form == null ? List.<String>of() : form.slugs();
                    var main = form == null ? null : form.main();
                    return new ReadingPage(
                            frame,
                            texts.blind(frame, found),
                            words.link(path),
                            choices.choices(words, found.all(), ticked, main),
                            error);
                });
    }
}
