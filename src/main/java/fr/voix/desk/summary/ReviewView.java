package fr.voix.desk.summary;

import fr.voix.base.audit.Actor;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.WaitingCount;
import fr.voix.desk.queue.ScrutinDeskService;
import fr.voix.theme.summary.Summary;
import fr.voix.theme.summary.SummaryService;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes what waits for a second person ready to print. */
@Singleton
record ReviewView(SummaryService summaries, ModeratorService moderators, ScrutinDeskService desk)
        implements WaitingCount {

    private static final int MOST_SUMMARIES = 50;

    @Override
    public String area() {
        return DeskAreas.REVIEWS;
    }

    @Override
    public List<Waiting> waiting(Actor reader) {
        int summarized = summaries.waiting(reader.moderatorId(), MOST_SUMMARIES).size();
        return List.of(new Waiting(Kind.SUMMARY, area(), summarized));
    }

    ReviewPage list(Messages words, Account account) {
        return new ReviewPage(
                account.frame(words, words.t("review.title"), DeskAreas.REVIEWS),
                waiting(words, account.moderator().id()));
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
}
