package fr.voix.desk.summary;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.queue.ScrutinDeskService;
import fr.voix.desk.queue.TextView;
import fr.voix.desk.summary.SummaryController.SummaryForm;
import fr.voix.theme.summary.Summary;
import fr.voix.theme.summary.Summary.State;
import fr.voix.theme.summary.SummaryService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes the page of a summary ready to print. */
@Singleton
record SummaryView(SummaryService summaries, ModeratorService moderators, ScrutinDeskService desk, TextView texts) {

    /**
     * @param form what was sent and refused, or null
     * @param done the end of a key of texts, or null
     */
    Optional<SummaryPage> page(
            Messages words,
            Account account,
            String uid,
            @Nullable SummaryForm form,
            @Nullable String error,
            @Nullable String done) {
        return desk.desk(uid).map(found -> page(words, account, found, form, error, done));
    }

    private SummaryPage page(
            Messages words,
            Account account,
            ScrutinDeskService.Desk found,
            SummaryForm form,
            String error,
            String done) {
        var uid = found.amendement().uid();
        var path = ScrutinDeskService.summary(uid);
        var frame =
                account.frame(words, words.t("summary.title", found.amendement().numero()), path);
        var standing = summaries.standing(uid);
        var texte = form == null ? standing.map(Summary::texte).orElse("") : form.texte();
        var texteEn = form == null ? standing.map(Summary::texteEn).orElse("") : form.texteEn();
        return new SummaryPage(
                frame,
                texts.text(frame, found),
                standing.map(summary -> standing(words, account, summary)).orElse(null),
                words.link(path),
                texte == null ? "" : texte,
                texteEn == null ? "" : texteEn,
                standing.map(Summary::id).orElse(0L),
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
        var one = words.link(ScrutinDeskService.summary(summary.scrutinUid()) + "/" + summary.id());
        return new SummaryPage.Standing(
                summary.isOutdated()
                        ? words.t("summary.outdated")
                        : words.t("summary.state." + summary.state() + (isOwn ? ".own" : "")),
                words.t("summary.by", by, words.stamp(summary.writtenAt())),
                summary.texte(),
                summary.texteEn(),
                mayJudge ? one + "/approbation" : null,
                mayJudge ? one + "/refus" : null,
                mayWithdraw ? one + "/retrait" : null);
    }
}
