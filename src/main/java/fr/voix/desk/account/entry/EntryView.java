package fr.voix.desk.account.entry;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.AccountAddress;
import fr.voix.desk.account.SessionState;
import fr.voix.desk.account.StepResult.Opened;
import fr.voix.desk.page.DeskFrame;
import fr.voix.desk.page.DeskView;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;

/** Where a colleague goes next who has come so far. */
public final class EntryView {

    private EntryView() {}

    /** The page on which a session of this state goes on. */
    static String pathFor(SessionState state) {
        return switch (state) {
            case SECOND_STEP -> SecondStepController.PATH;
            case SET_UP -> FactorController.PATH;
            case COMPLETE -> DeskFrame.HOME;
        };
    }

    static MutableHttpResponse<?> enter(Messages words, Opened opened) {
        return DeskView.to(words.link(DeskFrame.HOME))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .cookie(SessionCookies.of(opened.token()))
                .cookie(DeviceCookies.of(opened.device()));
    }

    static MutableHttpResponse<?> paused(MutableHttpResponse<?> page, Duration remaining) {
        return page.header(HttpHeaders.RETRY_AFTER, Long.toString(remaining.toSeconds() + 1));
    }

    /** To a fresh sign-in; the session goes on for all else. */
    public static MutableHttpResponse<?> proveAgain(Messages words) {
        return DeskView.to(words.link(AccountAddress.SIGN_IN) + "?apres=preuve");
    }

    /** Back to the beginning: what was begun is over. */
    static MutableHttpResponse<?> startAgain(Messages words) {
        return DeskView.to(words.link(AccountAddress.SIGN_IN) + "?apres=expiration")
                .cookie(SessionCookies.gone());
    }
}
