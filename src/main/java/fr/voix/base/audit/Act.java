package fr.voix.base.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done in the back office. All acts are in the audit log; the public journal shows some of them. */
public enum Act {
    CLASSIFY(true),
    SUMMARY_WRITE(false),
    SUMMARY_APPROVE(true),
    SUMMARY_REFUSE(true),
    SUMMARY_WITHDRAW(true),
    THEME_CREATE(true),
    THEME_CHANGE(true),
    THEME_MERGE(true),
    THEME_RETIRE(true),
    THEME_RESTORE(true),
    SCRUTIN_CLOSE(true),
    SCRUTIN_REOPEN(true),
    SCRUTIN_REOPEN_PROPOSE(true),
    SCRUTIN_REOPEN_DROP(true),
    SCRUTIN_SCHEDULE(true),
    SCRUTIN_HIDE(true),
    SCRUTIN_SHOW(true),
    /** A stopped urn goes on after it was verified again. */
    URN_RELEASE(true),
    /** The stopped audit log goes on after it was verified again. */
    JOURNAL_RELEASE(true),
    SET_ASIDE_PROPOSE(true),
    SET_ASIDE_APPROVE(true),
    SET_ASIDE_REFUSE(true),
    SET_ASIDE_UNDO(true),
    /** A decision of one person needed, once carried out, a second one. */
    SET_ASIDE_HOLD(true),
    SET_ASIDE_DONE(true),
    BALLOT_ERASE(true),
    BALLOT_ERASE_PROPOSE(true),
    BALLOT_ERASE_DROP(true),
    PETITION_PUBLISH(true),
    PETITION_REFUSE(true),
    PETITION_RECONSIDER(true),
    PETITION_SUSPEND(true),
    PETITION_RESUME(true),
    PETITION_CLOSE(true),
    PETITION_ARCHIVE(true),
    PETITION_HIDE(true),
    PETITION_SHOW(true),
    PETITION_AUTHOR_HIDE(true),
    PETITION_AUTHOR_SHOW(true),
    PETITION_NAME_LIST(false),
    PETITION_NAME_REFUSE(false),
    PETITION_CORRECT(true),
    /** A correction whose former wording must not be seen again, or was never seen. */
    PETITION_REDACT(false),
    PETITION_ANSWER(true),
    PETITION_DEBATE(true),
    PETITION_ANSWER_WITHDRAW(true),
    PETITION_RULE_CHANGE(true),
    PETITION_RULE_RETIRE(true),
    PETITION_RULE_RESTORE(true),
    INVITE(true),
    INVITE_WITHDRAW(true),
    ACCOUNT_ACTIVATE(false),
    ACCOUNT_ROLE(true),
    ACCOUNT_ADMINISTRATOR_PROPOSE(true),
    ACCOUNT_ADMINISTRATOR_DROP(true),
    ACCOUNT_SUSPEND(true),
    ACCOUNT_RESTORE(true),
    SIGN_IN(false),
    SIGN_OUT(false),
    SESSION_END(false),
    PASSWORD_CHANGE(false),
    PASSKEY_ADD(false),
    PASSKEY_REMOVE(false),
    TOTP_ADD(false),
    TOTP_REMOVE(false),
    RECOVERY_CODES_MAKE(false),
    RECOVERY_CODE_USE(false),
    RESET_LINK(true),
    FACTORS_RESET(false),
    MAIL_RESEND(false);

    private final boolean isPublic;

    Act(boolean isPublic) {
        this.isPublic = isPublic;
    }

    /** Whether the public journal shows it. */
    public boolean isPublic() {
        return isPublic;
    }

    /** Its name in the table, in addresses and in keys of messages: {@code scrutin-close}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The act of that key; empty for one that only another version knows. */
    public static Optional<Act> ofKey(String key) {
        return Arrays.stream(values()).filter(act -> act.key().equals(key)).findFirst();
    }
}
