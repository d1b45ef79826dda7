package fr.voix.desk.account.entry;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.account.PasswordChange;
import fr.voix.desk.account.SessionService;
import fr.voix.desk.account.SessionService.OpenSession;
import fr.voix.desk.account.WaitingMail;
import fr.voix.desk.account.passkey.Passkey;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.account.recovery.RecoveryCodeService;
import fr.voix.desk.account.totp.TotpService;
import fr.voix.desk.page.DeskView;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** Prepares the page of one's own account. */
@Singleton
record OwnAccountView(
        PasswordChange passwords,
        TotpService totp,
        PasskeyService passkeys,
        RecoveryCodeService recovery,
        SessionService sessions,
        ModeratorService moderators) {

    OwnAccountPage page(Messages words, Account account, String done, String refusal) {
        return new OwnAccountPage(
                account.frame(words, words.t("account.title"), Account.OWN),
                DeskView.done(words, "account.done.", done),
                refusal,
                passwords.hasPassword(account.id()),
                totp.since(account.id()).map(words::stamp).orElse(null),
                words.t("account.codes.left", recovery.left(account.id())),
                account.mayModerate() ? waitingMails(words, moderators.waitingMail(account.id())) : List.of(),
                passkeys.of(account.id()).stream().map(key -> key(words, key)).toList(),
                sessions.of(account).stream()
                        .map(session -> session(words, session))
                        .toList());
    }

    private static List<OwnAccountPage.Choice> waitingMails(Messages words, WaitingMail chosen) {
        return Arrays.stream(WaitingMail.values())
                .map(when -> new OwnAccountPage.Choice(when.name(), words.t("account.waiting." + when), when == chosen))
                .toList();
    }

    private static OwnAccountPage.Key key(Messages words, Passkey key) {
        var used = key.usedAt() == null ? null : words.stamp(key.usedAt());
        return new OwnAccountPage.Key(key.id(), key.name(), words.stamp(key.addedAt()), used);
    }

    private static OwnAccountPage.Session session(Messages words, OpenSession session) {
        return new OwnAccountPage.Session(
                session.id(),
                session.browser() == null ? words.t("account.browser.unknown") : session.browser(),
                words.stamp(session.openedAt()),
                words.stamp(session.seenAt()),
                session.isThis());
    }
}
