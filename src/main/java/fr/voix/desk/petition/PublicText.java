package fr.voix.desk.petition;

import fr.voix.base.audit.AuditService;
import fr.voix.desk.page.ActResult;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventDraft;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.TypedText;
import io.micronaut.core.annotation.Nullable;

/**
 * What moderators say to the public beside an act.
 *
 * @param french null when nothing was typed
 * @param english the same, or null
 */
public record PublicText(@Nullable String french, @Nullable String english) {

    /** As the account has it; in both languages. */
    static final int LONGEST = AuditService.LONGEST_REASON;

    static PublicText of(@Nullable String french, @Nullable String english) {
        return new PublicText(clean(french), clean(english));
    }

    /** The event of a petition that says it. */
    EventDraft event(EventKind kind, @Nullable String code) {
        return new EventDraft(kind, EventActor.MODERATION, code, french, english, null);
    }

    /** As it is kept; null when that leaves nothing. */
    @Nullable
    public static String clean(@Nullable String typed) {
        String text = TypedText.lines(typed).text();
        return text.isEmpty() ? null : text;
    }

    /** Whether the database refuses it. */
    public static boolean isUnwritable(@Nullable String text) {
        return !TypedText.lines(text).isWritable();
    }

    /** Why it does not do, or null. */
    @Nullable
    ActResult.Refused flaw(boolean isNeeded) {
        if (isUnwritable(french) || isUnwritable(english)) {
            return new ActResult.Refused(isUnwritable(french) ? "texte" : "texteEn", "control");
        }
        if (french == null && (isNeeded || english != null)) {
            return new ActResult.Refused("texte", "text.missing");
        }
        if (french != null && french.length() > LONGEST) {
            return new ActResult.Refused("texte", "text.long");
        }
        return english != null && english.length() > LONGEST ? new ActResult.Refused("texteEn", "text.long") : null;
    }
}
