package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskView;
import fr.voix.theme.summary.Summary;
import fr.voix.theme.summary.SummaryService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/** Makes the form of a summary ready to print, which stands beside the text. */
@Singleton
public record DeskSummaryView(SummaryService summaries) {

    /**
     * What was written here just before.
     *
     * @param form what was sent and refused, or null
     * @param error why, in words
     * @param done the end of a key of texts, or null
     */
    record Written(
            @Nullable SummaryForm form,
            @Nullable String error,
            @Nullable String done) {

        static final Written NOTHING = new Written(null, null, null);
    }

    TextPage.Summary summary(Messages words, Account account, String uid, QueueForm view, Written written) {
        var standing = summaries.standing(uid);
        var form = written.form();
        return new TextPage.Summary(
                standing.map(Summary::texte).orElse(null),
                standing.map(summary -> state(words, account, summary)).orElse(null),
                words.link(ScrutinDeskService.summary(uid)),
                words.link(view.address(ScrutinDeskService.summary(uid))),
                form == null
                        ? standing.map(Summary::texte).orElse("")
                        : form.typed().get("texte"),
                form == null
                        ? standing.map(Summary::texteEn).orElse("")
                        : form.typed().get("texteEn"),
                standing.map(Summary::id).orElse(0L),
                account.mayModerate(),
                written.error(),
                DeskView.done(words, "summary.done.", written.done()));
    }

    /** What became of a sentence, as this colleague is told. */
    public static String state(Messages words, Account account, Summary summary) {
        return summary.isOutdated()
                ? words.t("summary.outdated")
                : words.t("summary.state." + summary.state() + (summary.writtenBy() == account.id() ? ".own" : ""));
    }
}
