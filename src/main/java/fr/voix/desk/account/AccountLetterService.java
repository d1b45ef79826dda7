package fr.voix.desk.account;

import fr.voix.base.audit.Act;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailService;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.SignInCount;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Mails colleagues about their accounts: a one-time link, sent to the owner only, and notices of changes to factors or rights.
 * Notices contain no secret. Mail is queued in the transaction of the act.
 */
@Singleton
public record AccountLetterService(
        ModeratorRepository moderators, MailService mails, SignInCount counts, PublicUrl publicUrl, Clock clock) {

    /** Acts that only others can do, so that the owner cannot undo them in their own account. */
    private static final Set<Act> BY_OTHERS =
            Set.of(Act.ACCOUNT_ROLE, Act.ACCOUNT_SUSPEND, Act.ACCOUNT_RESTORE, Act.RESET_LINK, Act.FACTORS_RESET);

    /** Whether links can be mailed: without a mail server they cannot. */
    boolean areSent() {
        return mails.hasServer();
    }

    /** @param kind {@code INVITATION} or {@code RESET}: the purpose of the link */
    void link(ModeratorRow to, String kind, String link, Instant until) {
        var m = Messages.of(to.spoken());
        var key = "mail.account.link." + kind;
        post(
                to,
                new Letter(
                        m.t(key + ".subject"),
                        List.of(
                                new Part.Paragraph(m.t(key + ".text")),
                                new Part.Action(m.t(key + ".action"), link),
                                new Part.Paragraph(m.t("mail.account.link.until", m.moment(until))),
                                new Part.Paragraph(m.t(key + ".unasked")))));
    }

    /** A notice that this was done to the account. */
    public void tell(int moderatorId, Act act) {
        tell(moderatorId, act, List.of());
    }

    public void tellRole(int moderatorId, Role role) {
        var m = Messages.of(row(moderatorId).spoken());
        tell(
                moderatorId,
                Act.ACCOUNT_ROLE,
                List.of(new Part.Fact(m.t("mail.account.role"), m.t("mail.account.role." + role))));
    }

    /** @param reason by the administrator who suspended the account */
    public void tellSuspension(int moderatorId, String reason) {
        var m = Messages.of(row(moderatorId).spoken());
        tell(moderatorId, Act.ACCOUNT_SUSPEND, List.of(new Part.Fact(m.t("mail.account.reason"), reason)));
    }

    /** A notice of a sign-in from a browser that is not known yet. */
    void tellSignIn(int moderatorId, Caller caller) {
        if (counts.isKnown(moderatorId, caller)) {
            return;
        }
        var m = Messages.of(row(moderatorId).spoken());
        var browser = caller.browser() == null ? m.t("mail.account.browser.unknown") : caller.browser();
        tell(moderatorId, Act.SIGN_IN, List.of(new Part.Fact(m.t("mail.account.browser"), browser)));
    }

    private void tell(int moderatorId, Act act, List<Part.Fact> facts) {
        var to = row(moderatorId);
        var m = Messages.of(to.spoken());
        var all = new ArrayList<Part.Fact>();
        all.add(new Part.Fact(m.t("mail.account.at"), m.moment(clock.instant())));
        all.addAll(facts);
        var key = "mail.account." + act;
        var page = publicUrl.origin() + to.spoken().href(Account.OWN);
        post(
                to,
                new Letter(
                        m.t(key + ".subject"),
                        List.of(
                                new Part.Paragraph(m.t(key + ".text", to.mail())),
                                new Part.Facts(all),
                                new Part.Paragraph(
                                        m.t("mail.account.unasked." + (BY_OTHERS.contains(act) ? "OTHERS" : "OWN"))),
                                new Part.Links(List.of(new Part.Item(m.t("mail.account.page"), page))))));
    }

    private ModeratorRow row(int moderatorId) {
        return moderators.byId(moderatorId).orElseThrow();
    }

    private void post(ModeratorRow to, Letter letter) {
        mails.post(new Mail(new EmailAddress(to.mail()), to.spoken(), letter, "account/" + UUID.randomUUID()));
    }
}
