package fr.voix.desk.account.entry;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.EntryResult;
import fr.voix.desk.account.SecretToken;
import fr.voix.desk.account.SessionState;
import fr.voix.desk.page.DeskView;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.function.BiFunction;

/** Answers to sign-in forms: the page that comes next. */
public final class EntryView {

    private static final String BUSY_SECONDS = "5";

    private EntryView() {}

    /** The page for a session of this state. */
    static String pathFor(SessionState state) {
        return switch (state) {
            case SECOND_STEP -> SecondStepController.PATH;
            case SET_UP -> OwnAccountController.FACTOR;
            case COMPLETE -> Addresses.DESK;
        };
    }

    /** @param page makes the form again, with this status and text */
    static MutableHttpResponse<?> answer(
            Messages words, EntryResult result, BiFunction<HttpStatus, String, MutableHttpResponse<?>> page) {
        return switch (result) {
            case EntryResult.Opened opened ->
                opened(words, SessionState.COMPLETE, opened.token()).cookie(EntryCookies.device(opened.device()));
            case EntryResult.HalfOpen open -> opened(words, open.state(), open.token());
            case EntryResult.Done done -> DeskView.to(words.link(Account.SIGN_IN));
            case EntryResult.Refused refused -> page.apply(HttpStatus.UNPROCESSABLE_ENTITY, words.t(refused.problem()));
            case EntryResult.Paused paused -> {
                var why = words.t("login.paused", words.wait(paused.remaining()));
                yield paused(page.apply(HttpStatus.TOO_MANY_REQUESTS, why), paused.remaining());
            }
            case EntryResult.Busy busy ->
                page.apply(HttpStatus.SERVICE_UNAVAILABLE, words.t("login.busy"))
                        .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS);
            case EntryResult.Expired expired -> startAgain(words);
        };
    }

    private static MutableHttpResponse<?> opened(Messages words, SessionState state, SecretToken token) {
        return DeskView.to(words.link(pathFor(state)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .cookie(EntryCookies.session(token));
    }

    static MutableHttpResponse<?> paused(MutableHttpResponse<?> page, Duration remaining) {
        return page.header(HttpHeaders.RETRY_AFTER, Long.toString(remaining.toSeconds() + 1));
    }

    /** Redirects to a new sign-in; the session goes on otherwise. */
    public static MutableHttpResponse<?> proveAgain(Messages words) {
        return DeskView.to(words.link(Account.SIGN_IN) + "?apres=preuve");
    }

    /** Redirects to the sign-in page, as the session or link has expired. */
    static MutableHttpResponse<?> startAgain(Messages words) {
        return DeskView.to(words.link(Account.SIGN_IN) + "?apres=expiration").cookie(EntryCookies.noSession());
    }
}
