package fr.voix.desk.petition;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.page.ActResult;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.RefusingPage.Refusal;
import fr.voix.desk.page.SessionForm;
import fr.voix.desk.petition.PetitionDeskService.State;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Answers with the page of one petition: after an act a redirect, after a refusal the page with what was typed. */
@Singleton
record PetitionDesk(PetitionDeskService desk, PetitionDeskView printer, ModeratorService moderators) {

    /**
     * A form of the page.
     *
     * @param name as the page knows it
     * @param typed what was typed, by the names of its fields
     */
    record Sent(String name, Map<String, String> typed) {

        Sent(String name, SessionForm form) {
            this(name, form.typed());
        }

        private Refusal refused(@Nullable String field, String text) {
            return new Refusal(name, field, text, typed);
        }

        /** To be sent again over the text that stands there now, which is shown beside it. */
        Sent anew() {
            var rest = new HashMap<>(typed);
            rest.remove(PetitionRevision.VERSION);
            return new Sent(name, Map.copyOf(rest));
        }
    }

    /** @param motif the rule by which it is about to be refused, or null */
    HttpResponse<?> show(Messages words, Account account, long id, @Nullable String notice, @Nullable String motif) {
        return page(HttpStatus.OK, words, account, id, DeskView.done(words, "petitiondesk.done.", notice), null, motif);
    }

    /** Carries out an act. */
    HttpResponse<?> act(Messages words, Account account, long id, Sent sent, Supplier<ActResult> act) {
        if (desk.petition(id).isEmpty()) {
            return HttpResponse.notFound();
        }
        return switch (act.get()) {
            case ActResult.Done done ->
                DeskView.to(words.link(PetitionQueueView.address(id)) + "?fait=" + done.notice() + "#fait");
            case ActResult.Refused refused -> {
                var refusal = sent.refused(refused.field(), words.t("petitiondesk.error." + refused.problem()));
                yield page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, id, null, refusal, null);
            }
            case ActResult.Conflict conflict -> {
                var again = conflict.problem().equals(PetitionRevision.STALE) ? sent.anew() : sent;
                var refusal = again.refused(null, words.t("petitiondesk.error." + conflict.problem()));
                yield page(HttpStatus.CONFLICT, words, account, id, null, refusal, null);
            }
            case ActResult.Unknown ignored -> HttpResponse.notFound();
        };
    }

    private HttpResponse<?> page(
            HttpStatus status,
            Messages words,
            Account account,
            long id,
            @Nullable String notice,
            @Nullable Refusal refusal,
            @Nullable String motif) {
        return DeskView.found(
                status,
                "petition/petition",
                desk.find(id).map(state -> printer.page(words, account, state, names(state), notice, refusal, motif)));
    }

    private Map<Integer, String> names(State state) {
        Set<Integer> numbers = new HashSet<>();
        state.history().forEach(entry -> numbers.add(entry.content().actor().moderatorId()));
        return moderators.mailsOf(numbers);
    }
}
