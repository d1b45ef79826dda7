package fr.voix.setaside;

import fr.voix.urn.AsideMark;
import java.util.Arrays;
import java.util.Optional;

/**
 * The published rules under which moderators may set ballots aside. Their wording is public, in the messages
 * {@code regle.<code>}; a new rule is published before it is applied. None looks at a choice.
 */
public enum SetAsideRule {
    /** Above what is expected of a network, and not looked at yet: applied by the service itself, never by a person. */
    ATTENTE(AsideMark.WAITING),
    /** Many ballots from one network within a day. */
    RESEAU("reseau"),
    /** A burst within hours that the decision names. */
    RAFALE("rafale");

    private final String code;

    SetAsideRule(String code) {
        this.code = code;
    }

    /** As {@code m1} leaves have it. */
    public String code() {
        return code;
    }

    public static Optional<SetAsideRule> ofCode(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
