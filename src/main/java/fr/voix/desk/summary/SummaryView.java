package fr.voix.desk.summary;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.queue.DeskSummaryView;
import fr.voix.desk.queue.ScrutinDeskService;
import fr.voix.desk.queue.TextView;
import fr.voix.theme.summary.Summary;
import fr.voix.theme.summary.Summary.State;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.summary.SummaryService.ReviewResult;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes the page of a summary ready to print. */
@Singleton
record SummaryView(SummaryService summaries, ModeratorService moderators, ScrutinDeskService desk, TextView texts) {

    /**
     * @param done the end of a key of texts, or null
     */
    Optional<SummaryPage> page(
            Messages words, Account account, String uid, @Nullable String error, @Nullable String done) {
        return desk.desk(uid).map(found -> page(words, account, found, error, done));
    }

    ReviewResult share(String uid, long id, Account account) {
        return summaries.share(uid, id, desk.identical(uid), account.actor());
    }

    private SummaryPage page(
            Messages words, Account account, ScrutinDeskService.Desk found, String error, String done) {
        var uid = found.amendement().uid();
        var path = ScrutinDeskService.summary(uid);
        var frame =
                account.frame(words, words.t("summary.title", found.amendement().numero()), path);
        var standing = summaries.standing(uid);
        return new SummaryPage(
                frame,
                texts.text(frame, found),
                standing.map(summary -> standing(words, account, summary)).orElse(null),
                account.mayModerate(),
                error,
                DeskView.done(words, "summary.done.", done),
                words.link(ScrutinDeskService.SCRUTINS + uid));
    }

    private SummaryPage.Standing standing(Messages words, Account account, Summary summary) {
        var by = moderators.mailsOf(List.of(summary.writtenBy())).get(summary.writtenBy());
        var isOwn = summary.writtenBy() == account.moderator().id();
        var mayJudge = account.mayModerate() && summary.state() == State.WAITING && !isOwn && !summary.isOutdated();
        var mayWithdraw = account.mayModerate() && summary.state() == State.APPROVED;
        var alike = mayWithdraw && !isOwn && !summary.isOutdated()
                ? summaries.without(desk.identical(summary.scrutinUid())).size()
                : 0;
        var one = words.link(ScrutinDeskService.summary(summary.scrutinUid()) + "/" + summary.id());
        return new SummaryPage.Standing(
                DeskSummaryView.state(words, account, summary),
                words.t("summary.by", by, words.stamp(summary.writtenAt())),
                summary.texte(),
                summary.texteEn(),
                mayJudge ? one + "/approbation" : null,
                mayJudge ? one + "/refus" : null,
                mayWithdraw ? one + "/retrait" : null,
                alike == 0 ? null : one + "/partage",
                words.t("summary.share", alike));
    }
}
