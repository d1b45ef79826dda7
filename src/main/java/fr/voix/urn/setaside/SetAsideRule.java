package fr.voix.urn.setaside;

import fr.voix.urn.crowd.OriginKind;
import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The published rules under which moderators may set ballots and signatures aside. Their wording is public, in the messages
 * {@code regle.<code>}; a new rule is published before it is applied. None looks at a choice.
 */
public enum SetAsideRule {
    /** Many ballots, or signatures, from one network within a day. */
    RESEAU("reseau", OriginKind.NETWORK),
    /** A burst within hours that the decision names. */
    RAFALE("rafale", null),
    /** Many signatures with addresses of one mail domain within a day. */
    DOMAINE("domaine", OriginKind.DOMAIN);

    private final String code;

    @Nullable
    private final OriginKind origin;

    SetAsideRule(String code, @Nullable OriginKind origin) {
        this.code = code;
        this.origin = origin;
    }

    /** As {@code m1} leaves have it. */
    public String code() {
        return code;
    }

    /** Whether it means those that bear one mark. */
    boolean isOfMark() {
        return origin != null;
    }

    /** What such a mark is of. */
    OriginKind origin() {
        return Objects.requireNonNull(origin);
    }

    public static Optional<SetAsideRule> ofCode(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
