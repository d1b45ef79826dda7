package fr.voix.desk.queue;

import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.queue.BulkService.BulkScope;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.theme.summary.Gist;
import fr.voix.theme.summary.NamedScrutinService;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the decision for many scrutins ready to print. */
@Singleton
record BulkView(
        ThemeService themes,
        NamedScrutinService scrutins,
        AmendementService amendements,
        SuggestionView suggestions,
        ChoiceListView choices) {

    private static final int EXCERPT = 400;

    BulkPage page(
            Messages words,
            Account account,
            QueueForm view,
            BulkScope scope,
            BulkService.Listed listed,
            @Nullable BulkForm sent,
            @Nullable String error) {
        var form = sent == null ? BulkForm.EMPTY : sent;
        var all = themes.list();
        var frame = account.frame(words, words.t("lot.title"), address(view, scope));
        int waiting = listed.waiting();
        var asked = scrutins.asked(listed.uids(), words.language());
        return new BulkPage(
                frame,
                words.t(scope instanceof BulkScope.Chosen ? "lot.chosen" : "lot.identical"),
                words.t("lot.summary", listed.rows().size(), listed.rows().size() - waiting),
                listed.isCut() ? words.t("lot.cut", BulkService.MOST) : null,
                words.link(address(view, scope)),
                scope instanceof BulkScope.Chosen chosen ? chosen.uids() : List.of(),
                listed.hash(),
                listed.seen(),
                listed.rows().stream()
                        .filter(row -> asked.containsKey(row.uid()))
                        .map(row -> item(words, view, listed, row, asked.get(row.uid()), sent))
                        .toList(),
                suggestions.shared(words, listed.waitingUids(), all),
                listed.rows().stream()
                        .findFirst()
                        .flatMap(row -> amendements.find(row.uid()))
                        .map(first -> Excerpt.of(first.expose(), EXCERPT))
                        .orElse(null),
                waiting < listed.rows().size(),
                // what was picked among the classified is to be moved
                sent == null ? waiting == 0 : form.overwrites(),
                choices.choices(words, all, form.theme(), form.main()),
                form.reason() == null ? "" : form.reason(),
                account.mayModerate() && !listed.rows().isEmpty(),
                error,
                words.link(view.address(DeskAreas.QUEUE)));
    }

    private static String address(QueueForm view, BulkScope scope) {
        return view.address(
                QueueController.BULK, "identiques", scope instanceof BulkScope.Identical same ? same.uid() : null);
    }

    private static BulkPage.Item item(
            Messages words,
            QueueForm view,
            BulkService.Listed listed,
            QueueRow row,
            Gist asked,
            @Nullable BulkForm sent) {
        var standing = listed.standing().get(row.uid());
        return new BulkPage.Item(
                row.uid(),
                sent == null || sent.garde().contains(row.uid()),
                row.numero(),
                words.link(view.address(ScrutinDeskService.SCRUTINS + row.uid())),
                asked,
                row.texteTitre(),
                standing == null ? null : QueueView.names(words, standing));
    }
}
