package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;
import java.util.regex.Pattern;

/** How the account of acts names petitions and the rules for them. */
public final class PetitionReference {

    private static final String PETITION = "petition:";
    private static final String RULE = "petition-rule:";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private PetitionReference() {}

    public static String of(long petitionId) {
        return PETITION + petitionId;
    }

    public static String ofRule(String code) {
        return RULE + code;
    }

    /** The petition that a subject names, or null. */
    @Nullable
    public static Long petitionOf(String subject) {
        var rest = subject.startsWith(PETITION) ? subject.substring(PETITION.length()) : "";
        return NUMBER.matcher(rest).matches() ? Long.valueOf(rest) : null;
    }

    /** The code of the rule that a subject names, or null. */
    @Nullable
    public static String ruleOf(String subject) {
        return subject.startsWith(RULE) ? subject.substring(RULE.length()) : null;
    }
}
