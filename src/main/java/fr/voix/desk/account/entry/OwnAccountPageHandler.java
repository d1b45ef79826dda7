package fr.voix.desk.account.entry;

import fr.voix.desk.account.Account;
import fr.voix.desk.account.AccountAddress;
import fr.voix.desk.account.OpenSession;
import fr.voix.desk.account.PasswordChangeService;
import fr.voix.desk.account.SessionService;
import fr.voix.desk.account.passkey.Passkey;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.account.recovery.RecoveryCodeService;
import fr.voix.desk.account.totp.TotpService;
import fr.voix.desk.page.Wording;
import jakarta.inject.Singleton;
import java.util.Set;

/** Puts together the page of one's own account. */
@Singleton
class OwnAccountPageHandler {

    /** What an address may say was done, as the key of a text. */
    private static final Set<String> DONE =
            Set.of("application", "cle", "trop-tard", "session", "sessions", "retrait", "mot-de-passe");

    private final PasswordChangeService passwords;
    private final TotpService totp;
    private final PasskeyService passkeys;
    private final RecoveryCodeService recovery;
    private final SessionService sessions;

    OwnAccountPageHandler(
            PasswordChangeService passwords,
            TotpService totp,
            PasskeyService passkeys,
            RecoveryCodeService recovery,
            SessionService sessions) {
        this.passwords = passwords;
        this.totp = totp;
        this.passkeys = passkeys;
        this.recovery = recovery;
        this.sessions = sessions;
    }

    OwnAccountPage page(Wording words, Account account, String done, String refusal) {
        return new OwnAccountPage(
                account.frame(words, words.text("account.title"), AccountAddress.OWN),
                done != null && DONE.contains(done) ? words.text("account.done." + done) : null,
                refusal,
                passwords.hasPassword(account.id()),
                totp.since(account.id()).map(words::moment).orElse(null),
                words.text("account.codes.left", recovery.left(account.id())),
                passkeys.of(account.id()).stream().map(key -> key(words, key)).toList(),
                sessions.of(account).stream()
                        .map(session -> session(words, session))
                        .toList());
    }

    private static OwnAccountPage.Key key(Wording words, Passkey key) {
        var used = key.usedAt() == null ? null : words.moment(key.usedAt());
        return new OwnAccountPage.Key(key.id(), key.name(), words.moment(key.addedAt()), used);
    }

    private static OwnAccountPage.Session session(Wording words, OpenSession session) {
        return new OwnAccountPage.Session(
                session.id(),
                session.browser() == null ? words.text("account.browser.unknown") : session.browser(),
                words.moment(session.openedAt()),
                words.moment(session.seenAt()),
                session.isThis());
    }
}
