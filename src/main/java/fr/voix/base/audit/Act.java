package fr.voix.base.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a colleague can do. The public journal shows what concerns the public; all are in the account. */
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
    /** An urn that was stopped goes on, since it was proven anew. */
    URN_RELEASE(true),
    /** The account of acts that was stopped goes on, since it was proven anew. */
    JOURNAL_RELEASE(true),
    SET_ASIDE_PROPOSE(true),
    SET_ASIDE_APPROVE(true),
    SET_ASIDE_REFUSE(true),
    SET_ASIDE_UNDO(true),
    /** What one person had decided turned out, as it was carried out, to want two. */
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
    /** A correction whose former wording no reader may see again, or has seen yet. */
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

    /** Its name in the table, in addresses and in message keys: {@code scrutin-close}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The act of that name; empty for one that only another version knows. */
    public static Optional<Act> ofKey(String key) {
        return Arrays.stream(values()).filter(act -> act.key().equals(key)).findFirst();
    }
}
